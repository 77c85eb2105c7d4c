/// Money in whole fen. Arithmetic saturates at the ends of Int64 and never traps;
/// what people type and files hold is at most twelve digits of yuan (999,999,999,999.99).
package struct Money: Hashable, Comparable, Sendable {
    package let fen: Int64

    package init(fen: Int64) {
        self.fen = fen
    }

    package init(yuan: Int) {
        self.init(fen: Money.saturating(UInt64(yuan.magnitude), times: 100, negative: yuan < 0))
    }

    package static let zero = Money(fen: 0)

    package static func < (left: Money, right: Money) -> Bool { left.fen < right.fen }

    package static func + (left: Money, right: Money) -> Money {
        let (sum, overflow) = left.fen.addingReportingOverflow(right.fen)
        return Money(fen: overflow ? (left.fen < 0 ? .min : .max) : sum)
    }

    /// May be negative: a difference, a reversal.
    package static func - (left: Money, right: Money) -> Money {
        let (difference, overflow) = left.fen.subtractingReportingOverflow(right.fen)
        return Money(fen: overflow ? (left.fen < 0 ? .min : .max) : difference)
    }

    package static func * (money: Money, count: Int) -> Money {
        Money(
            fen: saturating(
                money.fen.magnitude, times: UInt64(count.magnitude), negative: (money.fen < 0) != (count < 0)))
    }

    package static func += (left: inout Money, right: Money) { left = left + right }
    package static func -= (left: inout Money, right: Money) { left = left - right }

    package static func sum(_ amounts: some Sequence<Money>) -> Money { amounts.reduce(.zero, +) }

    /// A percentage, rounded once to the fen, half up (half away from zero, so that a reversal is the exact opposite).
    package func percent(_ percent: Int) -> Money {
        let product = fen.magnitude.multipliedFullWidth(by: UInt64(percent.magnitude))
        let (low, carry) = product.low.addingReportingOverflow(50)
        let high = product.high + (carry ? 1 : 0)
        let quotient = high < 100 ? UInt64(100).dividingFullWidth((high, low)).quotient : .max
        return Money(fen: Money.saturating(quotient, times: 1, negative: (fen < 0) != (percent < 0)))
    }

    private static func saturating(_ magnitude: UInt64, times factor: UInt64, negative: Bool) -> Int64 {
        let (product, overflow) = magnitude.multipliedReportingOverflow(by: factor)
        let clamped = overflow ? Int64.max : Int64(clamping: product)
        return negative ? -clamped : clamped
    }
}

extension Money: Codable {
    package init(from decoder: any Decoder) throws {
        self.init(fen: try decoder.singleValueContainer().decode(Int64.self))
    }

    package func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(fen)
    }
}
