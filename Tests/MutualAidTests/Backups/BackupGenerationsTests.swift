import MutualAid
import Testing

/// Which backups are kept, over every set of a dozen of them and over years of daily ones.
struct BackupGenerationsTests {
    private static let today = Day(year: 2026, month: 11, day: 24)

    private func stamp(daysAgo: Int, second: Int = 43_200) throws -> BackupStamp {
        let today = try #require(Self.today)
        return try #require(BackupStamp(day: today.adding(days: -daysAgo), second: second))
    }

    /// Said the other way round: a backup stays while it is the newest of its day, week or month, and fewer than 7, 4 or 12 later
    /// ones of these have a backup; or among the last three, or the first of the last day.
    private func stays(_ stamp: BackupStamp, among all: [BackupStamp]) -> Bool {
        let later = all.filter { $0 > stamp }
        func rule(_ most: Int, _ same: (Day, Day) -> Bool) -> Bool {
            if later.contains(where: { same($0.day, stamp.day) }) { return false }
            var periods: [Day] = []
            for other in later where !periods.contains(where: { same($0, other.day) }) { periods.append(other.day) }
            return periods.count < most
        }
        func monday(_ day: Day) -> Day { day.adding(days: 1 - day.weekday) }
        let ofLastDay = all.filter { $0.day == all.map(\.day).max() }
        return later.count < 3 || stamp == ofLastDay.min() || rule(7) { $0 == $1 }
            || rule(4) { monday($0) == monday($1) }
            || rule(12) { $0.year == $1.year && $0.month == $1.month }
    }

    private func thinnedAfterEach(_ made: [BackupStamp]) -> Set<BackupStamp> {
        made.reduce(into: []) { kept, stamp in kept = BackupGenerations.kept(kept.union([stamp])) }
    }

    /// Two of one day; days, weeks and months next to each other and far apart; the turn of a year; one of the future.
    private var candidates: [BackupStamp] {
        get throws {
            try [stamp(daysAgo: 0, second: 0), stamp(daysAgo: 0, second: 86_399)]
                + [-40, 1, 2, 5, 9, 23, 24, 55, 329, 700].map { try stamp(daysAgo: $0) }
        }
    }

    @Test func `every set of twelve is thinned as the rule says, once or again, at once or after each`() throws {
        let all = try candidates.sorted()
        for bits in 0..<(1 << all.count) {
            let made = all.indices.filter { bits >> $0 & 1 == 1 }.map { all[$0] }
            let kept = BackupGenerations.kept(made)
            guard kept == Set(made.filter { stays($0, among: made) }),
                BackupGenerations.kept(kept) == kept,
                kept == thinnedAfterEach(made)
            else {
                Issue.record("\(made.map(\.text))")
                return
            }
            if let newest = made.last, !kept.contains(newest) { Issue.record("the newest went: \(made.map(\.text))") }
        }
    }

    @Test func `three years of two backups a day leave seven days, four weeks and twelve months`() throws {
        var kept: Set<BackupStamp> = []
        for daysAgo in (0..<1096).reversed() {
            for second in [30_600, 63_000] {
                kept = BackupGenerations.kept(kept.union([try stamp(daysAgo: daysAgo, second: second)]))
                #expect(kept.count <= 7 + 4 + 12 + 3)
            }
        }
        let days = kept.sorted(by: >).map(\.day.iso)
        // 2026-11-24 is a Tuesday: its week is that of the 7 days, so is the one before.
        #expect(
            days == [
                "2026-11-24", "2026-11-24", "2026-11-23", "2026-11-22", "2026-11-21", "2026-11-20", "2026-11-19",
                "2026-11-18",
                "2026-11-15", "2026-11-08", "2026-10-31", "2026-09-30", "2026-08-31", "2026-07-31", "2026-06-30",
                "2026-05-31", "2026-04-30", "2026-03-31", "2026-02-28", "2026-01-31", "2025-12-31",
            ])
        #expect(kept.filter { $0.second != 63_000 } == [try stamp(daysAgo: 0, second: 30_600)], "how the day began")
    }

    @Test func `an office that was closed for months still has seven days, and a clock set wrongly loses one at most`()
        throws
    {
        let before = try (200..<220).map { try stamp(daysAgo: $0) }
        let now = try stamp(daysAgo: 0)
        let kept = BackupGenerations.kept(before + [now])
        #expect(kept.isSuperset(of: before.prefix(6)) && kept.contains(now))
        let wrong = try stamp(daysAgo: -3650)
        let after = BackupGenerations.kept(before + [wrong, now])
        #expect(after.isSuperset(of: before.prefix(5)) && after.contains(now))
    }

    @Test func `leaving the counter takes away neither how the day began nor what was backed up a moment ago`() throws {
        let day = try [30_000, 40_000, 50_000, 50_001, 50_002].map { try stamp(daysAgo: 0, second: $0) }
        #expect(BackupGenerations.kept(day) == Set([day[0]] + day.suffix(3)))
    }

    @Test func `a name says the moment to the second, and nothing else is one`() throws {
        let stamp = try stamp(daysAgo: 0, second: 57_912)
        #expect(stamp.codedText == "20261124-160512" && stamp.text == "2026-11-24 16:05:12")
        for second in stride(from: 0, through: 86_399, by: 61) {
            let made = try #require(BackupStamp(day: stamp.day, second: second))
            #expect(BackupStamp(codedText: made.codedText) == made)
        }
        #expect(BackupStamp(day: stamp.day, second: 86_400) == nil)
        #expect(BackupStamp(day: stamp.day, second: -1) == nil)
        for wrong in [
            "", "20261124", "20261124-", "20261124-1605", "20261124-246000", "20261124-166012", "20261124-160560",
            "20261324-160512", "2026-11-24-160512", "20261124-160512-replaced", "２0261124-160512", "20261124_160512",
        ] { #expect(BackupStamp(codedText: wrong) == nil, "\(wrong)") }
        // 2026-11-24T08:05:12.999Z, on a wall clock eight hours ahead.
        let instant = Instant(milliseconds: 1_795_507_512_999)
        #expect(BackupStamp(instant, offsetMinutes: 480).text == "2026-11-24 16:05:12")
    }
}
