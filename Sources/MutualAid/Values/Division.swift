/// Six digits of GB/T 2260: two each for the province, the prefecture and the county.
package struct DivisionCode: Hashable, Comparable, Sendable {
    package let text: String

    package init?(_ text: some StringProtocol) {
        let text = String(text)
        guard text.utf8.count == 6, text.asciiDigits != nil else { return nil }
        self.text = text
    }

    package enum Level: Hashable, Sendable {
        case province, prefecture, county
    }

    package var level: Level {
        if text.hasSuffix("0000") { return .province }
        return text.hasSuffix("00") ? .prefecture : .county
    }

    /// Two digits.
    package var province: String { String(text.prefix(2)) }

    /// The code above it by its digits; a province has none.
    package var parent: DivisionCode? {
        switch level {
        case .province: nil
        case .prefecture: DivisionCode(text.prefix(2) + "0000")
        case .county: DivisionCode(text.prefix(4) + "00")
        }
    }

    /// Whether an office with this code answers for `other`: itself, or one below it by its digits.
    package func covers(_ other: DivisionCode) -> Bool {
        switch level {
        case .province: other.province == province
        case .prefecture: other.text.prefix(4) == text.prefix(4)
        case .county: other == self
        }
    }

    package static func < (left: DivisionCode, right: DivisionCode) -> Bool { left.text < right.text }
}

extension DivisionCode: TextCoded {
    package var codedText: String { text }
    package init?(codedText: String) { self.init(codedText) }
}

/// One division under one code.
package struct Division: Hashable, Sendable {
    package let code: DivisionCode
    package let name: String
    package let parent: DivisionCode?
    /// The last month in which a retired code is known to have been in use, `2016-11`; nil while it is.
    package let retiredAfter: String?

    package init(code: DivisionCode, name: String, parent: DivisionCode?, retiredAfter: String? = nil) {
        self.code = code
        self.name = name
        self.parent = parent
        self.retiredAfter = retiredAfter
    }
}

/// What a handler may look at: no fault, for living people carry every code that ever was.
package enum DivisionWarning: Hashable, Sendable {
    case unknown(String)
    case retired(Division)
}
