import Foundation

/// What a part points at, by the ids of its relationships (ECMA-376 part 2, §9.3).
final class RelationsReading: PartReading {
    struct Relation {
        let id: String
        let type: String
        let target: String
    }

    private(set) var all: [Relation] = []

    override func start(_ name: PartName, _ attributes: PartAttributes) {
        guard "Relationship" ~= name, let target = attributes["Target"], attributes["TargetMode"] != "External",
            all.count < 10_000
        else { return }
        all.append(Relation(id: attributes["Id"] ?? "", type: attributes["Type"] ?? "", target: target))
    }

    /// The strict form of the standard has other addresses with the same ends.
    func target(_ kind: String) -> String? { all.first { $0.type.hasSuffix("/" + kind) }?.target }

    func sheet(_ id: String) -> String? { all.first { $0.id == id && $0.type.hasSuffix("/worksheet") }?.target }
}

/// The sheets of a workbook, in the order of their tabs, and how it counts days.
final class WorkbookReading: PartReading {
    struct Sheet {
        let id: String
        let isHidden: Bool
    }

    private(set) var sheets: [Sheet] = []
    private(set) var countsFrom1904 = false

    override func start(_ name: PartName, _ attributes: PartAttributes) {
        switch name {
        case "sheet":
            guard sheets.count < 10_000 else { return }
            sheets.append(
                Sheet(id: attributes["id"] ?? "", isHidden: attributes["state"].map { $0 != "visible" } ?? false))
        case "workbookPr": countsFrom1904 = attributes.truth("date1904")
        default: break
        }
    }
}

/// Which styles of cells show a number as a day.
final class StylesReading: PartReading {
    private(set) var showsDay: [Bool] = []
    private var ownFormats: [Int: Bool] = [:]
    private var isInCells = false

    override func start(_ name: PartName, _ attributes: PartAttributes) {
        switch name {
        case "numFmt":
            guard let id = attributes["numFmtId"].flatMap({ Int($0) }), ownFormats.count < 100_000 else { return }
            ownFormats[id] = CellNumber.isDay(format: attributes["formatCode"] ?? "")
        case "cellXfs": isInCells = true
        case "xf":
            guard isInCells, showsDay.count < 100_000 else { return }
            let id = attributes["numFmtId"].flatMap { Int($0) } ?? 0
            showsDay.append(ownFormats[id] ?? CellNumber.isDay(builtIn: id))
        default: break
        }
    }

    override func end(_ name: PartName) {
        if "cellXfs" ~= name { isInCells = false }
    }
}

/// The texts that cells share, kept one behind the other.
final class StringsReading: PartReading {
    private var bytes: [UInt8] = []
    private var ends: [Int] = []
    private var collects = false
    /// How a text is pronounced stands beside it and is no part of it.
    private var isReading = false
    private let most: Int
    private let name: String

    init(most: Int, name: String) {
        self.most = most
        self.name = name
    }

    subscript(place: Int) -> String? {
        guard ends.indices.contains(place) else { return nil }
        return SheetText.unescaped(bytes[(place == 0 ? 0 : ends[place - 1])..<ends[place]])
    }

    override func start(_ name: PartName, _ attributes: PartAttributes) {
        switch name {
        case "t": collects = !isReading
        case "rPh": isReading = true
        default: break
        }
    }

    override func end(_ name: PartName) {
        switch name {
        case "t": collects = false
        case "rPh": isReading = false
        case "si":
            ends.append(bytes.count)
            checkSize()
        default: break
        }
    }

    override func text(_ piece: UnsafeRawBufferPointer) {
        guard collects else { return }
        bytes.append(contentsOf: piece)
        checkSize()
    }

    private func checkSize() {
        if bytes.count + ends.count * MemoryLayout<Int>.stride > most { fault = TableFault(.tooLarge(name)) }
    }
}

enum SheetText {
    /// What XML can't hold is written as `_x000D_` (ECMA-376 part 1, §22.4.2.4).
    static func unescaped(_ bytes: some BidirectionalCollection<UInt8>) -> String {
        let text = String(decoding: bytes, as: UTF8.self)
        guard text.contains("_x") else { return text }
        var read = String.UnicodeScalarView()
        var rest = text.unicodeScalars[...]
        while let first = rest.first {
            if first == "_", let scalar = escaped(rest.prefix(7)) {
                read.append(scalar)
                rest = rest.dropFirst(7)
            } else {
                read.append(first)
                rest = rest.dropFirst()
            }
        }
        return String(read)
    }

    private static func escaped(_ seven: Substring.UnicodeScalarView) -> Unicode.Scalar? {
        let scalars = Array(seven)
        guard scalars.count == 7, scalars[1] == "x", scalars[6] == "_" else { return nil }
        let digits = scalars[2..<6].compactMap { $0.properties.numericType == nil && !$0.isASCII ? nil : Character($0) }
        guard digits.count == 4, digits.allSatisfy(\.isHexDigit) else { return nil }
        return UInt32(String(digits), radix: 16).flatMap(Unicode.Scalar.init)
    }
}
