/// One way in which a typed bank card number is wrong. Places count from 1.
package enum BankCardFlaw: Hashable, Sendable {
    case empty
    case character(place: Int, found: String)
    case length(Int)
}

package typealias BankCardFaults = Faults<BankCardFlaw>

/// The number of a bank card: 13…19 digits. A failing Luhn check is no fault but a warning: some old cards fail.
package struct BankCard: Hashable, Sendable {
    package let text: String

    /// Spaces and hyphens between the groups are dropped.
    package init(_ typed: String) throws(BankCardFaults) {
        let text = Normalise.compact(typed).filter { $0 != "-" }
        let flaws = BankCard.flaws(text)
        guard flaws.isEmpty else { throw BankCardFaults(flaws) }
        self.text = text
    }

    package var luhnPasses: Bool { Luhn.passes(text.asciiDigits ?? []) }
    package var warning: BankCardWarning? { luhnPasses ? nil : .checkFails(lastFour: lastFour) }
    package var lastFour: String { String(text.suffix(4)) }
    /// `****0018`
    package var masked: String { "****" + lastFour }

    /// `6228 4804 0256 4890 018`, as on the card.
    package var grouped: String {
        var grouped = ""
        for (place, digit) in text.enumerated() {
            if place > 0 && place.isMultiple(of: 4) { grouped += " " }
            grouped.append(digit)
        }
        return grouped
    }

    private static func flaws(_ text: String) -> [BankCardFlaw] {
        let scalars = Array(text.unicodeScalars)
        if scalars.isEmpty { return [.empty] }
        var flaws: [BankCardFlaw] = []
        for (index, scalar) in scalars.prefix(19).enumerated() where scalar.digit == nil {
            flaws.append(.character(place: index + 1, found: scalar.shown))
        }
        if !(13...19).contains(scalars.count) { flaws.append(.length(scalars.count)) }
        return flaws
    }
}

/// What a handler must look at twice; a supervisor may pass it with a reason.
package enum BankCardWarning: Hashable, Sendable {
    case checkFails(lastFour: String)
}

extension BankCard: TextCoded {
    package var codedText: String { text }
    package init?(codedText: String) {
        guard let value = try? Self(codedText) else { return nil }
        self = value
    }
}
