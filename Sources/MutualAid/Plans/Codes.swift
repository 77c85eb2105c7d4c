/// Text that is the same only when its UTF-8 bytes are: `String` would hold two spellings of é for one (judge.md, Errors).
package protocol ExactText: Hashable, Comparable, Codable, Sendable, CustomStringConvertible {
    var text: String { get }
    init(_ text: String)
}

extension ExactText {
    package static func == (a: Self, b: Self) -> Bool {
        a.text.utf8.count == b.text.utf8.count && a.text.utf8.elementsEqual(b.text.utf8)
    }

    package static func < (a: Self, b: Self) -> Bool { a.text.utf8.lexicographicallyPrecedes(b.text.utf8) }

    package func hash(into hasher: inout Hasher) {
        let hashed: Void? = text.utf8.withContiguousStorageIfAvailable {
            hasher.combine(bytes: UnsafeRawBufferPointer($0))
        }
        if hashed == nil { for byte in text.utf8 { hasher.combine(byte) } }
    }

    package init(from decoder: any Decoder) throws {
        self.init(try decoder.singleValueContainer().decode(String.self))
    }

    package func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(text)
    }

    package var description: String { text }
}

/// The code of a plan, such as `women`.
package struct PlanCode: ExactText, ExpressibleByStringLiteral {
    package let text: String
    package init(_ text: String) { self.text = text }
    package init(stringLiteral text: String) { self.text = text }
}

/// The code of a dated edition of a plan, such as `2024`.
package struct EditionCode: ExactText, ExpressibleByStringLiteral {
    package let text: String
    package init(_ text: String) { self.text = text }
    package init(stringLiteral text: String) { self.text = text }
}

/// The code of a listed disease or of an open slot, such as `critical-01`.
package struct DiseaseCode: ExactText, ExpressibleByStringLiteral {
    package let text: String
    package init(_ text: String) { self.text = text }
    package init(stringLiteral text: String) { self.text = text }
}

/// The number of a settlement sheet, compared as it was typed.
package struct SheetNumber: ExactText, ExpressibleByStringLiteral {
    package let text: String
    package init(_ text: String) { self.text = text }
    package init(stringLiteral text: String) { self.text = text }
}

/// A part of the body, compared as it was typed.
package struct BodyPart: ExactText, ExpressibleByStringLiteral {
    package let text: String
    package init(_ text: String) { self.text = text }
    package init(stringLiteral text: String) { self.text = text }
}

/// A name in both languages, as a plan file gives it.
package struct Bilingual: Hashable, Codable, Sendable, Named {
    package let zh: String
    package let en: String

    package init(zh: String, en: String) {
        self.zh = zh
        self.en = en
    }

    package func name(_ language: Language) -> String {
        switch language {
        case .zh: zh
        case .en: en
        }
    }
}
