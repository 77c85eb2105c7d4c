import MutualAid
import Testing

struct DayTests {
    @Test func `every day of 1900 to 2199 reads back as written and follows the one before`() throws {
        var day = try #require(Day("1900-01-01"))
        var weekday = 1
        var count = 0
        while day.year <= 2199 {
            let same = Day(day.iso) == day && Day(year: day.year, month: day.month, day: day.day) == day
            if !same || day.weekday != weekday { Issue.record("\(day.iso)") }
            day = day.adding(days: 1)
            weekday = weekday % 7 + 1
            count += 1
        }
        #expect(count == 109_573)
    }

    @Test(arguments: [
        ("1970-01-01", 0, 4), ("2000-02-29", 11_016, 2), ("2026-03-15", 20_527, 7), ("1969-12-31", -1, 3),
        ("1900-01-01", -25_567, 1),
    ])
    func `known days have their number and weekday`(iso: String, number: Int32, weekday: Int) throws {
        let day = try #require(Day(iso))
        #expect(day.number == number)
        #expect(day.weekday == weekday)
    }

    @Test(arguments: [(1900, false), (2000, true), (2023, false), (2024, true), (2100, false), (2196, true)])
    func `leap years are those of the Gregorian calendar`(year: Int, leap: Bool) {
        #expect(Day.isLeap(year) == leap)
        #expect((Day(year: year, month: 2, day: 29) != nil) == leap)
    }

    @Test(arguments: [
        "", "2026-3-15", "20260315", "2026-02-30", "2026-00-01", "2026-13-01", "2026-01-00", "1899-12-31", "2200-01-01",
        "2026/03/15", "2026-03-15 ", "２０２６-03-15", "-026-03-15", "2026-03-1x", "0000-01-01", "2026-04-31",
    ])
    func `anything but a real day of 1900 to 2199 is refused`(iso: String) {
        #expect(Day(iso) == nil)
    }

    @Test func `a stored birth day may lie before 1900`() {
        #expect(Day(stored: "1880-01-01")?.iso == "1880-01-01")
        #expect(Day(stored: "1880-02-30") == nil)
        #expect(Day(stored: "0001-01-01") == Day.first)
        #expect(Day(stored: "9999-12-31") == Day.last)
    }

    @Test(arguments: [
        ("2024-02-29", 1, "2025-02-28"), ("2024-02-29", 4, "2028-02-29"), ("2025-01-01", 1, "2026-01-01"),
        ("2024-02-29", -1, "2023-02-28"), ("2026-03-15", 0, "2026-03-15"),
    ])
    func `a year later is the same day, and 29 February becomes the 28th`(from: String, years: Int, to: String) {
        #expect(Day(from)?.adding(years: years).iso == to)
    }

    @Test func `arithmetic stays within the calendar and never traps`() throws {
        let day = try #require(Day("2026-03-15"))
        #expect(day.adding(days: .max) == .last)
        #expect(day.adding(days: .min) == .first)
        #expect(day.adding(years: .max) == .last)
        #expect(day.adding(years: .min) == .first)
        #expect(Day(number: .max) == .last)
        #expect(Day(number: .min) == .first)
        #expect(Day.first.days(until: .last) == 3_652_058)
    }

    @Test(arguments: [
        ("1965-01-01", "2026-01-01", 61), ("1965-01-02", "2026-01-01", 60), ("2008-02-29", "2024-02-28", 15),
        ("2008-02-29", "2024-02-29", 16), ("2008-02-29", "2025-02-28", 16), ("2008-02-29", "2025-03-01", 17),
        ("2026-01-01", "2026-01-01", 0), ("1880-01-01", "2026-01-01", 146),
    ])
    func `age is in full years and the birthday itself counts`(birth: String, on: String, age: Int) throws {
        #expect(Day(stored: birth)?.age(on: try #require(Day(on))) == age)
    }

    @Test func `one who is not born yet has no age`() throws {
        #expect(Day("2026-01-02")?.age(on: try #require(Day("2026-01-01"))) == nil)
    }

    @Test func `days between and days added agree`() {
        var random = Seeded(31)
        for _ in 0..<2_000 {
            let day = Day(number: Int32.random(in: -25_567...84_004, using: &random))
            let distance = Int.random(in: -40_000...40_000, using: &random)
            #expect(day.days(until: day.adding(days: distance)) == distance, "\(random) \(day.iso) \(distance)")
            #expect((day < day.adding(days: distance)) == (distance > 0), "\(random)")
        }
    }

    @Test(arguments: [
        ("t", "2026-03-15"), ("T", "2026-03-15"), ("ｔ", "2026-03-15"), ("今天", "2026-03-15"), ("+7", "2026-03-22"),
        ("＋７", "2026-03-22"), ("-3", "2026-03-12"), ("－３", "2026-03-12"), ("15", "2026-03-15"), ("1", "2026-03-01"),
        ("３１", "2026-03-31"), ("3-15", "2026-03-15"), ("03-05", "2026-03-05"), ("12/31", "2026-12-31"),
        ("20260315", "2026-03-15"),
        ("２０２６０３１５", "2026-03-15"), ("2026-03-15", "2026-03-15"), ("2026-3-5", "2026-03-05"),
        ("2026/3/5", "2026-03-05"),
        ("2026.3.5", "2026-03-05"), ("2026年3月15日", "2026-03-15"), ("3月5号", "2026-03-05"), ("5日", "2026-03-05"),
        (" 2024 - 02 - 29 ", "2024-02-29"),
    ])
    func `days are read as counters type them`(typed: String, iso: String) throws {
        let today = try #require(Day("2026-03-15"))
        #expect(Day.typed(typed, today: today)?.iso == iso)
    }

    @Test(arguments: [
        Spoken("", "还没有填日期。请录入日期，例如 20260315；今天可录 t。", "The date is empty. Type it, for example 20260315; t is today."),
        Spoken(
            "明天", "日期“明天”看不懂。可以这样录：20260315、3-15、15、+7、t（今天）。",
            "The date “明天” can't be read. Type it as 20260315, 2026-03-15, 3-15, 15, +7 or t (today)."),
        Spoken(
            "1-2-3-4", "日期“1-2-3-4”看不懂。可以这样录：20260315、3-15、15、+7、t（今天）。",
            "The date “1-2-3-4” can't be read. Type it as 20260315, 2026-03-15, 3-15, 15, +7 or t (today)."),
        Spoken("2-30", "没有 2-30 这一天。请核对月份和日期。", "There is no such day as 2-30. Check the month and the day."),
        Spoken(
            "20260230", "没有 20260230 这一天。请核对月份和日期。", "There is no such day as 20260230. Check the month and the day."),
        Spoken(
            "18800101", "年份 1880 超出了范围。请录入 1900 年至 2199 年之间的日期。",
            "The year 1880 is out of range. Type a date between 1900 and 2199."),
    ])
    func `a wrong day says what is wrong and what to do`(spoken: Spoken) throws {
        let today = try #require(Day("2026-03-15"))
        spoken.expect(fault { () throws(DayFaults) in try Day.read(spoken.typed, today: today) })
        #expect(Day.typed(spoken.typed, today: today) == nil)
    }
}

struct InstantTests {
    @Test(arguments: [
        (0, 480, "1970-01-01 08:00"), (-1, 0, "1969-12-31 23:59"), (1_773_538_200_000, 480, "2026-03-15 09:30"),
        (1_773_503_999_999, 480, "2026-03-14 23:59"), (1_773_504_000_000, 480, "2026-03-15 00:00"),
        (0, -60, "1969-12-31 23:00"),
    ])
    func `a moment is told by the wall clock of its place`(milliseconds: Int64, offset: Int, text: String) {
        #expect(Instant(milliseconds: milliseconds).text(offsetMinutes: offset) == text)
    }

    @Test func `the ends of time don't trap`() {
        for milliseconds in [Int64.min, .max] {
            for offset in [Int.min, 480, .max] { _ = Instant(milliseconds: milliseconds).local(offsetMinutes: offset) }
        }
        #expect(Instant(milliseconds: 1) < Instant(milliseconds: 2))
    }
}
