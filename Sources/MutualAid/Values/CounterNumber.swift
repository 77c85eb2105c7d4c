/// What a number is given to.
package enum NumberKind: String, Codable, CaseIterable, Sendable {
    case member, certificate, receipt, claim, batch

    /// 会员, 凭证, 收据, 理赔, 拨付 by their pinyin initials.
    package var prefix: String {
        switch self {
        case .member: "HY"
        case .certificate: "PZ"
        case .receipt: "SJ"
        case .claim: "LP"
        case .batch: "BF"
        }
    }
}

/// One way in which a number is wrong. Places count from 1.
package enum CounterNumberFlaw: Hashable, Sendable {
    case empty
    case kind(String)
    case length(Int)
    case character(place: Int, found: String)
    case checkDigit
    case year(Int)
    case serial(Int)
}

package typealias CounterNumberFaults = Faults<CounterNumberFlaw>

/// A number that the office gives: two letters, the division, the year, six digits in order, and Luhn's digit over the rest.
package struct CounterNumber: Hashable, Sendable {
    package let kind: NumberKind
    package let division: DivisionCode
    /// Two digits, 0…99.
    package let year: Int
    /// 1…999999
    package let serial: Int

    /// `year` is 0…99 or a whole year of 2000…2099.
    package init(kind: NumberKind, division: DivisionCode, year: Int, serial: Int) throws(CounterNumberFaults) {
        var flaws: [CounterNumberFlaw] = []
        if !(0...99).contains(year) && !(2000...2099).contains(year) { flaws.append(.year(year)) }
        if !NumberBlock.serials.contains(serial) { flaws.append(.serial(serial)) }
        guard flaws.isEmpty else { throw CounterNumberFaults(flaws) }
        self.kind = kind
        self.division = division
        self.year = year % 100
        self.serial = serial
    }

    /// Small letters, full-width forms and spaces are accepted.
    package init(parsing typed: String) throws(CounterNumberFaults) {
        let text = Normalise.upper(Normalise.compact(typed))
        let flaws = CounterNumber.flaws(text)
        let digits = text.unicodeScalars.dropFirst(2).compactMap(\.digit)
        guard flaws.isEmpty, let kind = CounterNumber.kind(text), digits.count == 15,
            let division = DivisionCode(text.dropFirst(2).prefix(6))
        else { throw CounterNumberFaults(flaws) }
        let number = { (range: Range<Int>) in digits[range].reduce(0) { $0 * 10 + $1 } }
        try self.init(kind: kind, division: division, year: number(6..<8), serial: number(8..<14))
    }

    /// `LP610302250003177`
    package var text: String {
        let body = division.text + padded(year, to: 2) + padded(serial, to: 6)
        return kind.prefix + body + String(Luhn.checkDigit(for: body.asciiDigits ?? []))
    }

    private static func kind(_ text: String) -> NumberKind? { NumberKind.allCases.first { text.hasPrefix($0.prefix) } }

    private static func flaws(_ text: String) -> [CounterNumberFlaw] {
        let scalars = Array(text.unicodeScalars)
        if scalars.isEmpty { return [.empty] }
        var flaws: [CounterNumberFlaw] = []
        if kind(text) == nil { flaws.append(.kind(String(text.prefix(2)))) }
        if scalars.count != 17 { flaws.append(.length(scalars.count)) }
        for (index, scalar) in scalars.prefix(17).enumerated().dropFirst(2) where scalar.digit == nil {
            flaws.append(.character(place: index + 1, found: scalar.shown))
        }
        if flaws.isEmpty && !Luhn.passes(scalars.dropFirst(2).compactMap(\.digit)) { flaws.append(.checkDigit) }
        return flaws
    }
}

extension CounterNumber: TextCoded {
    package var codedText: String { text }
    package init?(codedText: String) {
        guard let value = try? Self(parsing: codedText) else { return nil }
        self = value
    }
}
