/// A term of cover: from 0:00 of `first` to 24:00 of `last`, both included (domain.md §1, 保障期).
package struct Term: Hashable, Codable, Sendable {
    package let first: Day
    package let last: Day

    /// `nil` when the term would end before it begins.
    package init?(first: Day, last: Day) {
        guard first <= last else { return nil }
        self.first = first
        self.last = last
    }

    /// The term of one year that begins on `first`: 2024-05-29 … 2025-05-28.
    package init(yearFrom first: Day) {
        self.first = first
        let end = first.adding(years: 1)
        // 29 February has no day of its own a year later: the term then ends on 28 February, a full year of days.
        self.last = first.month == 2 && first.day == 29 ? end : end.adding(days: -1)
    }

    /// The term of `days` days (at least one) that begins on `first`.
    package init(first: Day, days: Int) {
        self.first = first
        self.last = first.adding(days: max(1, days) - 1)
    }

    package var days: Int { first.days(until: last) + 1 }

    package func contains(_ day: Day) -> Bool { first <= day && day <= last }

    package func overlaps(_ other: Term) -> Bool { first <= other.last && other.first <= last }
}
