/// The identity of one record, made by the program and unique across offices; a member's can't be given where a claim's belongs.
package struct Identifier<Subject>: Hashable, Comparable, Codable, Sendable {
    package let value: Int64

    package init(_ value: Int64) { self.value = value }

    package init(from decoder: any Decoder) throws {
        value = try decoder.singleValueContainer().decode(Int64.self)
    }

    package func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(value)
    }

    package static func < (a: Self, b: Self) -> Bool { a.value < b.value }
}

/// The key that one form carries from its first keystroke, so that sending it twice stores it once (interaction.md, Drafts).
package struct SubmissionKey: Hashable, Codable, Sendable {
    package let text: String

    package init(_ text: String) { self.text = text }
}
