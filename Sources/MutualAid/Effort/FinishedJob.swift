/// A piece of work at the counter that ends with something stored or told (省事统计: fewer trips, papers, steps).
package enum JobKind: String, CaseIterable, Codable, Sendable {
    case newMember = "new-member"
    case dependant
    case employer
    case enrolment
    case fees
    case claim
    case status
    case decision
    case payee
    case payment
    case call
    case knownEvent = "known-event"
}

/// What one finished job took. Nothing in it tells whom it was for.
package struct FinishedJob: Hashable, Sendable {
    package let kind: JobKind
    /// Every key pressed from the opening of the form to its being stored.
    package let keys: Int
    /// Those of the keys that are characters of a value.
    package let typed: Int
    package let seconds: Int
    /// Papers that the person was asked to bring.
    package let papersAsked: Int
    /// Papers that were needed and were on file already.
    package let papersSaved: Int

    /// Held to what can be: nothing below zero, no more typed than pressed.
    package init(
        _ kind: JobKind, keys: Int, typed: Int, seconds: Int, papersAsked: Int = 0, papersSaved: Int = 0
    ) {
        self.kind = kind
        self.keys = max(0, keys)
        self.typed = min(max(0, typed), max(0, keys))
        self.seconds = max(0, seconds)
        self.papersAsked = max(0, papersAsked)
        self.papersSaved = max(0, papersSaved)
    }

    /// The keys beyond the data: Enter between fields, ticks, F keys.
    package var steps: Int { keys - typed }
}

/// A month of the calendar.
package struct Month: Hashable, Comparable, Sendable {
    package let year: Int
    /// 1…12
    package let month: Int

    package init(of day: Day) {
        year = day.year
        month = day.month
    }

    /// `2026-11`
    package var iso: String { padded(year, to: 4) + "-" + padded(month, to: 2) }

    package static func < (a: Month, b: Month) -> Bool { (a.year, a.month) < (b.year, b.month) }
}
