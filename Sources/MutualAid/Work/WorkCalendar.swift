/// Which days an office works on: Monday to Friday, less the holidays and with the working weekends of the State Council's
/// yearly notice.
package struct WorkCalendar: Hashable, Sendable {
    /// One holiday, from its first day to its last.
    package struct Holiday: Hashable, Sendable {
        package let name: String
        package let first: Day
        package let last: Day

        package init(name: String, first: Day, last: Day) {
            self.name = name
            self.first = first
            self.last = last
        }
    }

    /// What one notice arranges.
    package struct Year: Hashable, Sendable {
        package let year: Int
        /// The notice's number, such as 国办发明电〔2025〕7号.
        package let source: String
        package let holidays: [Holiday]
        /// Saturdays and Sundays on which work is done.
        package let workdays: [Day]

        package init(year: Int, source: String, holidays: [Holiday], workdays: [Day]) {
            self.year = year
            self.source = source
            self.holidays = holidays
            self.workdays = workdays
        }
    }

    /// In their order.
    package let years: [Year]
    private let off: Set<Day>
    private let on: Set<Day>

    /// Of two notices for one year the later in the list counts.
    package init(_ years: [Year]) {
        var kept: [Int: Year] = [:]
        for year in years { kept[year.year] = year }
        self.years = kept.values.sorted { $0.year < $1.year }
        off = Set(
            self.years.flatMap(\.holidays).flatMap { holiday in
                (0...max(0, holiday.first.days(until: holiday.last))).map { holiday.first.adding(days: $0) }
            })
        on = Set(self.years.flatMap(\.workdays))
    }

    /// Monday to Friday.
    package static let weekdays = WorkCalendar([])

    /// With the years of `newer` in the place of its own.
    package func replacing(with newer: WorkCalendar) -> WorkCalendar { WorkCalendar(years + newer.years) }

    package func isWorkday(_ day: Day) -> Bool { on.contains(day) || (day.weekday <= 5 && !off.contains(day)) }

    /// Whether a notice arranges its year; of other days only the weekend is known.
    package func isAnnounced(_ day: Day) -> Bool { years.contains { $0.year == day.year } }

    /// The holiday on `day`, if it is one.
    package func holiday(on day: Day) -> Holiday? {
        years.lazy.flatMap(\.holidays).first { $0.first <= day && day <= $0.last }
    }

    /// The day so many working days after `day`, which itself doesn't count.
    package func adding(workingDays: Int, to day: Day) -> Day {
        var left = workingDays
        var next = day
        while left > 0, next < .last {
            next = next.adding(days: 1)
            if isWorkday(next) { left -= 1 }
        }
        return next
    }

    /// How many working days lie after `first`, up to and with `last`; none when `last` is not later.
    package func workingDays(after first: Day, through last: Day) -> Int {
        let days = first.days(until: last)
        guard days > 0 else { return 0 }
        return (1...days).count { isWorkday(first.adding(days: $0)) }
    }
}
