import MutualAid
import Seeds
import Testing

/// On the holidays and working weekends that the State Council arranged for 2024, 2025 and 2026.
struct WorkCalendarTests {
    private let calendar = Seeds.calendar()

    private func day(_ iso: String) throws -> Day { try #require(Day(iso)) }

    @Test func `the years of the notices are there, with their numbers`() {
        #expect(calendar.years.map(\.year) == [2024, 2025, 2026])
        #expect(calendar.years.map(\.source) == ["国办发明电〔2023〕7号", "国办发明电〔2024〕12号", "国办发明电〔2025〕7号"])
    }

    /// The days off on weekdays and the weekends worked, counted from each notice's text.
    @Test(arguments: [(2024, 251), (2025, 248), (2026, 248)])
    func `a year has as many working days as its notice leaves`(year: Int, working: Int) throws {
        let last = try day("\(year - 1)-12-31")
        #expect(calendar.workingDays(after: last, through: try day("\(year)-12-31")) == working)
    }

    @Test func `holidays are off, working weekends are not`() throws {
        for iso in ["2026-02-16", "2026-02-23", "2025-10-08", "2024-06-10", "2026-01-02"] {
            #expect(!calendar.isWorkday(try day(iso)), "\(iso)")
        }
        for iso in ["2026-02-14", "2026-02-28", "2025-01-26", "2024-10-12", "2026-02-24"] {
            #expect(calendar.isWorkday(try day(iso)), "\(iso)")
        }
        #expect(calendar.holiday(on: try day("2026-02-20"))?.name == "春节")
        #expect(calendar.holiday(on: try day("2026-02-24")) == nil)
    }

    @Test(arguments: [
        // Over the Spring Festival of 2026: Friday the 13th, Saturday the 14th is worked, then nine days off.
        ("2026-02-13", 2, "2026-02-24"), ("2026-02-12", 2, "2026-02-14"), ("2026-02-14", 1, "2026-02-24"),
        // Over National Day 2025, with the Mid-autumn Festival: 30 September to 9 October, and Saturday the 11th is worked.
        ("2025-09-30", 2, "2025-10-10"), ("2025-09-30", 3, "2025-10-11"), ("2025-09-26", 1, "2025-09-28"),
        // An ordinary weekend, and none at all.
        ("2026-03-05", 2, "2026-03-09"), ("2026-03-05", 0, "2026-03-05"), ("2026-03-07", 1, "2026-03-09"),
        ("2026-09-18", 10, "2026-10-09"),
    ])
    func `the n-th working day after a day`(from: String, count: Int, expected: String) throws {
        #expect(calendar.adding(workingDays: count, to: try day(from)).iso == expected)
    }

    @Test func `beyond the notices only the weekend is known, and that is told`() throws {
        #expect(calendar.isAnnounced(try day("2026-12-31")))
        #expect(!calendar.isAnnounced(try day("2027-01-01")))
        #expect(calendar.isWorkday(try day("2027-01-01")))
        #expect(!calendar.isWorkday(try day("2027-01-02")))
        #expect(calendar.adding(workingDays: 1, to: try day("2026-12-31")).iso == "2027-01-01")
    }

    @Test func `counting and adding agree, for every day of three years`() throws {
        var day = try day("2024-01-01")
        let end = try self.day("2026-12-20")
        while day < end {
            for count in [1, 2, 10] {
                #expect(
                    calendar.workingDays(after: day, through: calendar.adding(workingDays: count, to: day)) == count)
            }
            day = day.adding(days: 1)
        }
    }

    @Test func `a calendar comes back from the text that a data file keeps`() {
        #expect(WorkCalendar(stored: calendar.storedText) == calendar)
        #expect(WorkCalendar(stored: "") == .weekdays)
        for wrong in ["off\t2026-01-01\t2026-01-03\tx", "year\tx\ty", "year\t2026\tn\non\t2026-1-4", "what"] {
            #expect(WorkCalendar(stored: wrong) == nil, "\(wrong)")
        }
    }

    @Test func `a newer notice takes the place of its year only`() throws {
        let changed = WorkCalendar([.init(year: 2026, source: "新通知", holidays: [], workdays: [])])
        let both = calendar.replacing(with: changed)
        #expect(both.years.map(\.source) == ["国办发明电〔2023〕7号", "国办发明电〔2024〕12号", "新通知"])
        #expect(both.isWorkday(try day("2026-02-16")))
        #expect(!both.isWorkday(try day("2025-10-08")))
    }
}
