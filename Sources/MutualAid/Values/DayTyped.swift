/// One way in which a typed day is wrong.
package enum DayFlaw: Hashable, Sendable {
    case empty
    case form(String)
    case noSuchDay(String)
    case outOfRange(Int)
}

package typealias DayFaults = Faults<DayFlaw>

extension Day {
    /// Reads `t`, `+7`, `-3`, `15` (of this month), `3-15` (of this year), `20260315`, `2026-03-15`, also with / . or 年月日.
    package static func typed(_ text: String, today: Day) -> Day? {
        try? read(text, today: today)
    }

    /// As `typed`, and says why not.
    package static func read(_ text: String, today: Day) throws(DayFaults) -> Day {
        let body = Normalise.compact(text)
        if body.isEmpty { throw DayFaults([.empty]) }
        if let day = shortcut(body, today: today) { return try within(day) }
        return try within(calendar(body, today: today))
    }

    private static func within(_ day: Day) throws(DayFaults) -> Day {
        guard readableYears.contains(day.year) else { throw DayFaults([.outOfRange(day.year)]) }
        return day
    }

    private static func shortcut(_ body: String, today: Day) -> Day? {
        if ["t", "T", "今", "今天"].contains(body) { return today }
        guard let sign = body.first, sign == "+" || sign == "-",
            let distance = number(body.dropFirst(), digits: 1...5)
        else { return nil }
        return today.adding(days: sign == "+" ? distance : -distance)
    }

    private static func calendar(_ body: String, today: Day) throws(DayFaults) -> Day {
        if body.utf8.count == 8, let digits = body.asciiDigits {
            guard let day = Day(digits: digits) else { throw DayFaults([.noSuchDay(body)]) }
            return day
        }
        let parts = separated(body)
        let widths = [1...2, 1...2, 4...4]
        var numbers: [Int] = []
        for (part, width) in zip(parts.reversed(), widths) {
            guard let value = number(part, digits: width) else { throw DayFaults([.form(body)]) }
            numbers.append(value)
        }
        guard (1...3).contains(parts.count) else { throw DayFaults([.form(body)]) }
        let month = numbers.count > 1 ? numbers[1] : today.month
        let year = numbers.count > 2 ? numbers[2] : today.year
        guard let day = Day(year: year, month: month, day: numbers[0]) else {
            throw DayFaults([.noSuchDay(parts.joined(separator: "-"))])
        }
        return day
    }

    /// `2026年3月15日`, `3月15号`, `2026/3/15`, `2026.3.15` and `3-15` are the same three places.
    private static func separated(_ body: String) -> [Substring] {
        let unmarked = body.last.map { "日号".contains($0) } == true ? body.dropLast() : body[...]
        return unmarked.split(omittingEmptySubsequences: false) { "-/.年月。".contains($0) }
    }

    private static func number(_ text: Substring, digits width: ClosedRange<Int>) -> Int? {
        guard width.contains(text.utf8.count), let digits = String(text).asciiDigits else { return nil }
        return digits.reduce(0) { $0 * 10 + $1 }
    }
}
