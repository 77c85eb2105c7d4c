/// One way in which a typed amount is wrong.
package enum MoneyFlaw: Hashable, Sendable {
    case empty
    case character(String)
    case negative
    case severalPoints
    case misplacedComma
    case decimals(Int)
    case tooManyDigits(Int)
}

package typealias MoneyFault = Faults<MoneyFlaw>

extension Money {
    /// Reads `1,000`, `１０００．５`, `¥1000.5元`, and `。` as the point, which is what a Chinese input method makes of it.
    package static func typed(_ text: String) throws(MoneyFault) -> Money {
        var reading = MoneyReading(text)
        reading.collectFlaws()
        guard reading.flaws.isEmpty else { throw MoneyFault(reading.flaws) }
        return Money(fen: reading.fen)
    }
}

private struct MoneyReading {
    var flaws: [MoneyFlaw] = []
    private var body: String
    private var groups: [String] = []
    private var decimals = ""

    init(_ text: String) {
        body = Normalise.compact(text)
        body = String(body.map { $0 == "。" ? "." : $0 == "−" ? "-" : $0 })
        if let first = body.first, first == "¥" || first == "￥" { body.removeFirst() }
        if body.last == "元" { body.removeLast() }
    }

    mutating func collectFlaws() {
        if body.hasPrefix("-") {
            flaws.append(.negative)
            body.removeFirst()
        }
        if let wrong = body.first(where: { !$0.isAmountCharacter }) {
            let hidden = wrong.unicodeScalars.first { $0.isHidden }
            flaws.append(.character(hidden?.code ?? String(wrong)))
            return
        }
        let parts = body.split(separator: ".", omittingEmptySubsequences: false)
        if parts.count > 2 { flaws.append(.severalPoints) }
        groups = parts[0].split(separator: ",", omittingEmptySubsequences: false).map(String.init)
        decimals = parts.count > 1 ? String(parts[1]) : ""
        if !body.contains(where: { $0.isAmountDigit }) {
            flaws.append(.empty)
            return
        }
        collectFlawsOfPlaces()
    }

    private mutating func collectFlawsOfPlaces() {
        let rightGroups = groups.dropFirst().allSatisfy { $0.utf8.count == 3 } && (1...3).contains(groups[0].utf8.count)
        if decimals.contains(",") || (groups.count > 1 && !rightGroups) { flaws.append(.misplacedComma) }
        let places = decimals.filter(\.isAmountDigit).count
        if places > 2 { flaws.append(.decimals(places)) }
        if whole.utf8.count > 12 { flaws.append(.tooManyDigits(whole.utf8.count)) }
    }

    private var whole: Substring { groups.joined()[...].drop { $0 == "0" } }

    var fen: Int64 {
        let digits = whole + decimals + String(repeating: "0", count: max(0, 2 - decimals.utf8.count))
        return Int64(digits) ?? 0
    }
}

extension Character {
    /// Not by a range of characters: a digit with a mark over it or a keycap around it (1️⃣) lies between two digits.
    fileprivate var isAmountDigit: Bool { isASCII && isNumber }
    fileprivate var isAmountCharacter: Bool { isAmountDigit || self == "." || self == "," }
}
