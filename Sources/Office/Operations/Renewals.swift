package import MutualAid

extension Office {
    /// Covers that end in the span and that nothing follows, in the order of their last days; the next page begins after
    /// `place`.
    package func renewals(
        _ query: RenewalQuery, after place: RenewalPlace? = nil, limit: Int
    ) throws(OfficeFault) -> [RenewalRow] {
        let unit: Int64 =
            switch query.unit {
            case .all: 0
            case .none: -1
            case .one(let id): id.value
            }
        return try read { () throws(OfficeFault) in
            let found = try database.rows(
                .slips(.renewals), span(query.span) + [unit.sql] + after(place) + [limit.sql]
            ) { row throws(OfficeFault) in
                Ending(
                    id: row.id(0), number: try row.number(1), person: row.id(2), plan: PlanCode(row.text(3)),
                    edition: EditionCode(row.text(4)), last: try row.day(5), employer: row.textOrNil(6),
                    isPaidOut: row.bool(7))
            }
            return try found.map { ending throws(OfficeFault) in try renewal(ending) }
        }
    }

    /// The same by employer, the one whose cover ends first on top; the next page begins after `place`.
    package func renewalCounts(
        _ span: Term, after place: RenewalPlace? = nil, limit: Int
    ) throws(OfficeFault) -> [RenewalCount] {
        try read { () throws(OfficeFault) in
            try database.rows(.slips(.renewalCounts), self.span(span) + after(place) + [limit.sql]) {
                row throws(OfficeFault) in
                RenewalCount(
                    employer: row.idOrNil(0), name: row.textOrNil(1), people: row.int(2), covers: row.int(3),
                    first: try row.day(4))
            }
        }
    }

    private func span(_ span: Term) -> [SQLValue] { [span.first.sql, span.last.sql] }

    private func after(_ place: RenewalPlace?) -> [SQLValue] {
        [(place?.last ?? .first).sql, (place?.id ?? .min).sql]
    }

    private struct Ending {
        let id: EnrolmentID
        let number: CounterNumber
        let person: PersonID
        let plan: PlanCode
        let edition: EditionCode
        let last: Day
        let employer: String?
        let isPaidOut: Bool
    }

    /// What the edition in force on the first day of a renewal asks and saves: that day is the one after the end, or today
    /// where that has passed.
    private func renewal(_ ending: Ending) throws(OfficeFault) -> RenewalRow {
        let person = try some(storedPerson(ending.person), .person)
        let first = max(ending.last.adding(days: 1), today)
        let edition = catalogue.edition(of: ending.plan, on: first)
        let barred = edition.map {
            catalogue.ineligibilities(
                applicant: Applicant(person), edition: $0, shares: 1, from: first, held: [])
        }
        return RenewalRow(
            enrolment: ending.id, number: ending.number, person: ending.person, name: person.details.name.text,
            maskedIdentity: person.details.identity.masked, employer: ending.employer, plan: ending.plan,
            last: ending.last, keepsUntil: edition.map { ending.last.adding(days: 1 + $0.renewalGrace.value) },
            waitingSaved: edition?.waitingDays ?? 0, isPaidOut: ending.isPaidOut, barred: barred ?? [])
    }
}
