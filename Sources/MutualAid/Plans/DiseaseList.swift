/// One place of a disease list; without a sourced name it is an open slot (待办事处文件导入), counted but never chosen.
package struct DiseaseSlot: Hashable, Sendable {
    package let code: DiseaseCode
    package let name: Bilingual?

    package init(code: DiseaseCode, name: Bilingual?) {
        self.code = code
        self.name = name
    }

    package var isOpen: Bool { name == nil }
}

/// A numbered list of diseases, such as `critical`; editions list its first so many.
package final class DiseaseList: Hashable, Sendable {
    package let name: String
    package let slots: [DiseaseSlot]
    private let places: [DiseaseCode: Int]

    /// Of a code given twice the first place counts; the loader refuses such a list before it comes here.
    package init(name: String, slots: [DiseaseSlot]) {
        self.name = name
        self.slots = slots
        self.places = Dictionary(slots.enumerated().map { ($1.code, $0) }, uniquingKeysWith: { first, _ in first })
    }

    package func place(_ code: DiseaseCode) -> Int? { places[code] }

    package static func == (a: DiseaseList, b: DiseaseList) -> Bool {
        a === b || (a.name == b.name && a.slots == b.slots)
    }

    package func hash(into hasher: inout Hasher) {
        hasher.combine(name)
        hasher.combine(slots)
    }
}
