/// A stay or a diagnosis that somebody told of, as it was typed.
package struct NewKnownEvent: Hashable, Sendable {
    package var person: PersonID
    package var facts: KnownFacts
    package var source: KnownSource
    package var key: SubmissionKey

    package init(person: PersonID, facts: KnownFacts, source: KnownSource, key: SubmissionKey) {
        self.person = person
        self.facts = facts
        self.source = source
        self.key = key
    }
}

/// What came of a try to reach the person.
package struct NewContact: Hashable, Sendable {
    package var event: KnownEventID
    package var version: Int
    package var result: ContactResult
    package var note: String
    package var key: SubmissionKey

    package init(event: KnownEventID, version: Int, result: ContactResult, note: String, key: SubmissionKey) {
        self.event = event
        self.version = version
        self.result = result
        self.note = note
        self.key = key
    }
}

/// Why a known stay or diagnosis isn't stored.
package enum KnownEventFault: Error, Hashable, Sendable {
    case knownAlready(Day)
    case dayToCome(Day)
    case dischargedBefore(admitted: Day, discharged: Day)
    case nothingTold
}

extension KnownFacts {
    /// What is wrong with it in itself on `today`; `nil` when nothing is.
    package func fault(on today: Day) -> KnownEventFault? {
        if day > today { return .dayToCome(day) }
        switch self {
        case .stay(let stay):
            guard let discharged = stay.discharged else { return nil }
            if discharged < stay.admitted {
                return .dischargedBefore(admitted: stay.admitted, discharged: discharged)
            }
            return discharged > today ? .dayToCome(discharged) : nil
        case .diagnosis(let diagnosis): return diagnosis.text.allSatisfy(\.isWhitespace) ? .nothingTold : nil
        }
    }
}

/// What an import did with one row.
package enum KnownEventOutcome: String, CaseIterable, Sendable {
    case added
    /// More is told of it than was known.
    case changed
    case known
    case personNotFound = "person-not-found"
}
