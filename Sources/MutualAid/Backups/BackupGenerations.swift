/// When a backup was made, as its file's name says it: to the second of the office's wall clock.
package struct BackupStamp: Hashable, Comparable, Sendable {
    package let day: Day
    /// Of the day.
    package let second: Int

    package static let seconds = 0...86_399

    /// `nil` for a second that no day has.
    package init?(day: Day, second: Int) {
        guard Self.seconds.contains(second) else { return nil }
        self.day = day
        self.second = second
    }

    package init(_ at: Instant, offsetMinutes: Int) {
        let local = at.local(offsetMinutes: offsetMinutes)
        day = local.day
        second = (local.hour * 60 + local.minute) * 60 + Int(Civil.remainder(Civil.quotient(at.milliseconds, 1000), 60))
    }

    package static func < (left: BackupStamp, right: BackupStamp) -> Bool {
        (left.day, left.second) < (right.day, right.second)
    }

    /// A second later.
    package var next: BackupStamp {
        BackupStamp(day: day, second: second + 1) ?? BackupStamp(day: day.adding(days: 1), second: 0) ?? self
    }

    /// `2026-11-24 16:05:12`
    package var text: String {
        day.iso + " " + [second / 3600, second / 60 % 60, second % 60].map { padded($0, to: 2) }.joined(separator: ":")
    }
}

extension BackupStamp: TextCoded {
    /// `20261124-160512`, which sorts as the moments do.
    package var codedText: String {
        day.iso.filter { $0 != "-" } + "-"
            + [second / 3600, second / 60 % 60, second % 60].map { padded($0, to: 2) }.joined()
    }

    package init?(codedText: String) {
        let parts = codedText.split(separator: "-", omittingEmptySubsequences: false)
        guard parts.count == 2, parts[1].utf8.count == 6, let days = String(parts[0]).asciiDigits,
            let day = Day(digits: days), let clock = String(parts[1]).asciiDigits
        else { return nil }
        let numbers = [clock[0] * 10 + clock[1], clock[2] * 10 + clock[3], clock[4] * 10 + clock[5]]
        guard numbers[0] < 24, numbers[1] < 60, numbers[2] < 60 else { return nil }
        self.init(day: day, second: (numbers[0] * 60 + numbers[1]) * 60 + numbers[2])
    }
}

/// Which backups stay: the newest of each of the last 7 days, 4 weeks and 12 months that have one, the last three, and the first
/// of the last day. Days on which nothing was backed up don't count, so that an office that was closed for a month, or whose clock
/// was set wrongly, loses none by that. Leaving the counter makes one: that must not take away what somebody leaves it to put back,
/// how the day began or what was backed up by command a moment ago.
package enum BackupGenerations {
    package static let days = 7
    /// Monday to Sunday.
    package static let weeks = 4
    package static let months = 12
    /// Whatever their days.
    package static let last = 3

    package static func kept(_ made: some Sequence<BackupStamp>) -> Set<BackupStamp> {
        let newestFirst = made.sorted(by: >)
        return newest(newestFirst, days) { $0.number }
            .union(newest(newestFirst, weeks) { $0.adding(days: 1 - $0.weekday).number })
            .union(newest(newestFirst, months) { Int32($0.year * 12 + $0.month) })
            .union(newestFirst.prefix(last))
            .union(newestFirst.last { $0.day == newestFirst.first?.day }.map { [$0] } ?? [])
    }

    private static func newest(
        _ newestFirst: [BackupStamp], _ count: Int, of period: (Day) -> Int32
    ) -> Set<BackupStamp> {
        var seen: Set<Int32> = []
        return Set(newestFirst.filter { seen.count < count && seen.insert(period($0.day)).inserted })
    }
}
