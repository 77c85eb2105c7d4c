extension KnownFacts {
    /// Days around a diagnosis within which a claim is one of it.
    package static let diagnosisReach = 30

    /// Whether a claim is for this: its stay overlaps, or it was diagnosed within 30 days. A withdrawn claim is none.
    package func isClaimed(by claim: Claim) -> Bool {
        claim.state.stage != .withdrawn && isClaimed(by: claim.event)
    }

    private func isClaimed(by event: ClaimEvent) -> Bool {
        switch (self, event) {
        case (.stay(let stay), .hospital(let claimed)):
            overlaps(stay, claimed.admitted, max(claimed.admitted, claimed.discharged))
        case (.stay(let stay), .accident(let accident)):
            accident.hospitalDays > 0
                && overlaps(stay, accident.date, accident.date.adding(days: accident.hospitalDays))
        case (.diagnosis(let known), .diagnosis(let claimed)):
            abs(known.day.days(until: claimed.date)) <= Self.diagnosisReach
        default: false
        }
    }

    private func overlaps(_ stay: KnownStay, _ first: Day, _ last: Day) -> Bool {
        stay.admitted <= last && first <= max(stay.admitted, stay.discharged ?? stay.admitted)
    }

    /// The enrolments that were in force on the day and have a part that looks at such an event.
    package func covers(of card: PersonCard, catalogue: Catalogue) -> [(enrolment: Enrolment, edition: Edition)] {
        card.enrolments.compactMap { enrolment in
            guard enrolment.asPaid(by: day).standing(on: day) == .inForce,
                let edition = catalogue.edition(of: enrolment.plan, code: enrolment.edition),
                edition.parts.contains(where: { touches.contains($0.touch) })
            else { return nil }
            return (enrolment, edition)
        }
    }

    private var touches: [Touch] {
        switch self {
        case .stay(let stay): stay.cause == .accident ? [.stay, .accidentDays] : [.stay]
        case .diagnosis: [.diagnosis]
        }
    }

    /// As a claim filed on `day`; what isn't known counts as nothing. `nil`: too little is known for an event.
    package func event(filed: Day) -> ClaimEvent? {
        switch self {
        case .stay(let stay):
            guard let discharged = stay.discharged else { return nil }
            let totals = stay.totals
            return .hospital(
                HospitalStay(
                    cause: stay.cause, admitted: stay.admitted, discharged: discharged, sheet: stay.sheet ?? "",
                    total: totals?.total ?? .zero, pooled: totals?.pooled ?? .zero, other: totals?.other ?? .zero,
                    ownPay: totals?.ownPay ?? .zero, ownExpense: totals?.ownExpense ?? .zero, filed: filed))
        case .diagnosis(let diagnosis):
            return diagnosis.disease.map {
                .diagnosis(Diagnosis(date: diagnosis.day, diseases: [$0], filed: filed))
            }
        }
    }
}

/// What a claim would pay, as far as it can be said.
package enum Prospect: Hashable, Sendable {
    case pays(Money, isSample: Bool)
    /// The figures of the sheet aren't known: what doesn't hang on them.
    case atLeast(Money, isSample: Bool)
    case unknown(ProspectGap)
}

/// What is missing to say what a claim would pay.
package enum ProspectGap: String, CaseIterable, Sendable {
    /// The day of discharge.
    case discharge
    /// The figures of the settlement sheet.
    case sheet
    /// Which disease of the lists it is.
    case disease
}

/// A known event that somebody may claim for and nobody has: the person was covered, no claim is of it, and it isn't too late.
package struct Unclaimed: Hashable, Sendable {
    package let event: KnownEvent
    /// The last day on which a claim may be filed under any of the covers.
    package let last: Day
    package let prospect: Prospect

    /// `nil` when there is nothing to claim for on `today`; a person who doesn't want to isn't asked again, but the event stays
    /// unclaimed.
    package init?(_ event: KnownEvent, card: PersonCard, catalogue: Catalogue, today: Day) {
        let facts = event.facts
        let covers = facts.covers(of: card, catalogue: catalogue)
        guard let limit = covers.map(\.edition.filingLimit.value).max(),
            !card.claims.contains(where: facts.isClaimed)
        else { return nil }
        last = facts.day.adding(days: limit)
        guard today <= last else { return nil }
        self.event = event
        prospect = Self.prospect(facts, card: card, catalogue: catalogue, covers: covers.map(\.edition), today: today)
    }

    /// Something would be paid as far as is known, and the person has not said no: somebody should call.
    package var isOpen: Bool {
        if case .pays(.zero, _) = prospect { return false }
        return event.result?.isEnd != true
    }

    private static func prospect(
        _ facts: KnownFacts, card: PersonCard, catalogue: Catalogue, covers: [Edition], today: Day
    ) -> Prospect {
        guard let event = facts.event(filed: today) else {
            return .unknown(facts.kind == .hospital ? .discharge : .disease)
        }
        let benefits = judgeClaim(event: event, card: card, catalogue: catalogue).benefits
        let total = benefits.reduce(Money.zero) { $0 + $1.amount }
        let isSample = benefits.contains { $0.usesSample && $0.amount > .zero }
        guard case .stay(let stay) = facts, stay.totals == nil, covers.contains(where: \.needsSheet) else {
            return .pays(total, isSample: isSample)
        }
        return total > .zero ? .atLeast(total, isSample: isSample) : .unknown(.sheet)
    }
}

extension Edition {
    /// A part that pays by the figures of the settlement sheet.
    fileprivate var needsSheet: Bool {
        parts.contains { rule in
            guard rule.touch == .stay, case .rate = rule.shape else { return false }
            return true
        }
    }
}

/// One row of the list of what is unclaimed.
package struct UnclaimedRow: Hashable, Sendable {
    package let unclaimed: Unclaimed
    package let personName: String
    package let maskedIdentity: String

    package init(_ unclaimed: Unclaimed, person: Person) {
        self.unclaimed = unclaimed
        personName = person.name.text
        maskedIdentity = person.details.identity.masked
    }
}

/// Where the next page of the list begins: after this row.
package struct UnclaimedPlace: Hashable, Sendable {
    package let day: Day
    package let event: KnownEventID

    package init(after row: UnclaimedRow) {
        day = row.unclaimed.event.facts.day
        event = row.unclaimed.event.id
    }
}

/// A known event with the person; `unclaimed` is `nil` once a claim has come, or where nothing can be claimed.
package struct KnownEventCard: Hashable, Sendable {
    package let event: KnownEvent
    package let unclaimed: Unclaimed?
    package let card: PersonCard

    package init(_ event: KnownEvent, card: PersonCard, catalogue: Catalogue, today: Day) {
        self.event = event
        self.card = card
        unclaimed = Unclaimed(event, card: card, catalogue: catalogue, today: today)
    }
}
