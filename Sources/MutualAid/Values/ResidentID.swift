package enum Sex: String, Codable, CaseIterable, Sendable {
    case male, female
}

/// One way in which a typed identity number is wrong. Places count from 1.
package enum ResidentIDFlaw: Hashable, Sendable {
    case empty
    case fifteenDigits
    case length(Int)
    case character(place: Int, found: String)
    case date(String)
    case checkDigit(expected: String, found: String)
}

package typealias ResidentIDFaults = Faults<ResidentIDFlaw>

/// A right number of a resident's identity card (GB 11643-1999) or of a foreigner's permanent-resident card (begins with 9).
package struct ResidentID: Hashable, Sendable {
    /// 18 characters, ASCII, the last perhaps X.
    package let text: String
    package let birth: Day

    package init(_ typed: String) throws(ResidentIDFaults) {
        let compact = Normalise.upper(Normalise.compact(typed))
        let scalars = Array(compact.unicodeScalars)
        let birth = ResidentID.birth(scalars)
        let flaws = ResidentID.flaws(compact, scalars, birth)
        guard flaws.isEmpty, let birth else { throw ResidentIDFaults(flaws) }
        self.text = compact
        self.birth = birth
    }

    package var sex: Sex { (digit(17) ?? 0).isMultiple(of: 2) ? .female : .male }

    /// Places 1…6: the division of the first registration; on a permanent-resident card 9, the province and the country.
    package var division: String { String(text.prefix(6)) }

    /// Where the number was first given, to be looked up; a permanent-resident card tells the province only.
    package var area: DivisionCode? {
        DivisionCode(isPermanentResidentCard ? text.dropFirst().prefix(2) + "0000" : text.prefix(6))
    }

    package var isPermanentResidentCard: Bool { text.hasPrefix("9") }
    package var lastFour: String { String(text.suffix(4)) }
    /// `610***********0028`
    package var masked: String { text.prefix(3) + "***********" + lastFour }

    private func digit(_ place: Int) -> Int? { text.unicodeScalars.dropFirst(place - 1).first?.digit }
}

extension ResidentID {
    private static let weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]
    private static let checks = Array("10X98765432".unicodeScalars)

    /// The 18th character that belongs to 17 digits; nil for anything else.
    package static func checkDigit(for body: String) -> String? {
        guard let digits = body.asciiDigits, digits.count == 17 else { return nil }
        let sum = zip(digits, weights).reduce(0) { $0 + $1.0 * $1.1 }
        return String(checks[sum % 11])
    }

    private static func birth(_ scalars: [Unicode.Scalar]) -> Day? {
        scalars.count == 18 ? Day(digits: scalars[6..<14].compactMap(\.digit)) : nil
    }

    private static func flaws(_ text: String, _ scalars: [Unicode.Scalar], _ birth: Day?) -> [ResidentIDFlaw] {
        if text.isEmpty { return [.empty] }
        if scalars.count == 15 && text.asciiDigits != nil { return [.fifteenDigits] }
        var flaws: [ResidentIDFlaw] = scalars.count == 18 ? [] : [.length(scalars.count)]
        for (index, scalar) in scalars.prefix(18).enumerated() where !fits(scalar, at: index, of: scalars.count) {
            flaws.append(.character(place: index + 1, found: scalar.shown))
        }
        guard scalars.count == 18 else { return flaws }
        let date = text.dropFirst(6).prefix(8)
        if birth == nil && String(date).asciiDigits != nil { flaws.append(.date(String(date))) }
        let found = String(scalars[17])
        if let expected = checkDigit(for: String(text.dropLast())), fits(scalars[17], at: 17, of: 18), expected != found
        {
            flaws.append(.checkDigit(expected: expected, found: found))
        }
        return flaws
    }

    /// X may stand at the 18th place, and at the end of a number that is too short.
    private static func fits(_ scalar: Unicode.Scalar, at index: Int, of count: Int) -> Bool {
        scalar.digit != nil || (scalar == "X" && index == min(count, 18) - 1)
    }
}

extension ResidentID: TextCoded {
    package var codedText: String { text }
    package init?(codedText: String) {
        guard let value = try? Self(codedText) else { return nil }
        self = value
    }
}
