/// Whether a claim counts for the person's other claims, and why it doesn't.
package enum LedgerStanding: Hashable, Sendable {
    case counts
    case draft
    case denied
    case withdrawn

    package var counts: Bool { self == .counts }
}

/// From when on a claim stood so.
package struct LedgerTurn: Hashable, Sendable {
    package let at: Instant
    package let standing: LedgerStanding

    package init(at: Instant, standing: LedgerStanding) {
        self.at = at
        self.standing = standing
    }
}

extension ClaimAction {
    /// What the action makes of the claim for other claims; `nil` leaves it as it was. Told by the action alone, so that the
    /// sealed part of a step need not be opened.
    package var turnsTo: LedgerStanding? {
        switch self {
        case .enter: .draft
        // Whatever is undone was a decision of a review, and what waits for one counts.
        case .accept, .reconsider, .undo: .counts
        case .deny: .denied
        case .withdraw: .withdrawn
        default: nil
        }
    }
}

/// What a claim was judged on, at one time: its figures as they were entered, or as they were corrected.
package struct JudgedFigures: Sendable {
    package let at: Instant
    package let event: ClaimEvent
    package let judgement: Judgement

    package init(at: Instant, event: ClaimEvent, judgement: Judgement) {
        self.at = at
        self.event = event
        self.judgement = judgement
    }
}

/// A stored claim with what its judgements hung on beside its figures: when it was judged, and what counted then.
package struct JudgedClaim: Sendable {
    package let id: ClaimID
    /// In the order in which they were judged; the last are those that stand. Never empty.
    package let figures: [JudgedFigures]
    private let person: PersonID
    private let origins: [ClaimOrigin]
    private let turns: [LedgerTurn]

    /// - Parameters:
    ///   - person: whose it is now; `origins` are the records that it was on before two were made one, the oldest first.
    ///   - past: what corrections took the place of, the oldest first.
    ///   - turns: in the order of the claim's steps. Where there are none it has counted since it was entered.
    package init(
        id: ClaimID, person: PersonID, origins: [ClaimOrigin] = [], figures: JudgedFigures,
        past: [JudgedFigures] = [], turns: [LedgerTurn]
    ) {
        self.id = id
        self.person = person
        self.origins = origins
        self.figures = past + [figures]
        self.turns = turns
    }

    /// - Parameter past: each with the instant at which it was replaced, as the office keeps them.
    package init(_ claim: Claim, past: [PastFigures] = []) {
        var from = claim.steps.first?.at ?? claim.since
        var figures: [JudgedFigures] = []
        for old in past {
            figures.append(JudgedFigures(at: from, event: old.event, judgement: old.judgement))
            from = old.at
        }
        self.init(
            id: claim.id, person: claim.person, origins: claim.origins,
            figures: JudgedFigures(at: from, event: claim.event, judgement: claim.judgement),
            past: figures,
            turns: claim.steps.compactMap { step in
                step.action.turnsTo.map { LedgerTurn(at: step.at, standing: $0) }
            })
    }

    /// How it stands now.
    package var standing: LedgerStanding { turns.last?.standing ?? .counts }

    package func standing(at moment: Instant) -> LedgerStanding {
        (turns.last { $0.at <= moment } ?? turns.first)?.standing ?? .counts
    }

    /// The record that it was on: two records of one person didn't see each other's claims before they were made one.
    package func record(at moment: Instant) -> PersonID {
        origins.first { moment < $0.until }?.person ?? person
    }

    /// The place of the figures that it had when a claim was judged at `moment`; `nil` when it was not there yet. The office gives
    /// the steps of one person's claims rising instants; records that were loaded may share one, and then stand in the order
    /// of their ids.
    package func figures(at moment: Instant, judging other: ClaimID) -> Int? {
        figures.lastIndex { ($0.at, id) < (moment, other) }
    }
}

/// What of an enrolment a recomputation needs, whichever edition judges it.
package struct HeldCover: Hashable, Sendable {
    package let id: EnrolmentID
    package let plan: PlanCode
    package let tier: Int?
    package let shares: Int
    package let term: Term
    package let continued: Bool
    /// Since when its fee counts as taken (`Enrolment.paidSince`).
    package let feeTaken: Day?

    package init(
        id: EnrolmentID, plan: PlanCode, tier: Int?, shares: Int, term: Term, continued: Bool, feeTaken: Day?
    ) {
        self.id = id
        self.plan = plan
        self.tier = tier
        self.shares = shares
        self.term = term
        self.continued = continued
        self.feeTaken = feeTaken
    }

    package init(_ enrolment: Enrolment) {
        self.init(
            id: enrolment.id, plan: enrolment.plan, tier: enrolment.tier, shares: enrolment.shares,
            term: enrolment.term, continued: enrolment.continued, feeTaken: enrolment.paidSince)
    }

    /// As the judge saw it when `figures` were judged, but under `edition`.
    func cover(judging figures: JudgedFigures, by edition: Edition) -> Cover {
        Cover(
            id: id, edition: edition, tier: tier, shares: shares, term: term,
            isPaid: figures.judgement.tookAsPaid(id, feeTaken: feeTaken, on: figures.event.day), continued: continued)
    }
}

extension Judgement {
    /// Whether a fee counted as paid when the judgement was made for an event of `day`. A receipt has a day but no hour: of one
    /// of the event's own day the rows tell whether it was there already.
    fileprivate func tookAsPaid(_ enrolment: EnrolmentID, feeTaken: Day?, on day: Day) -> Bool {
        guard let feeTaken, feeTaken <= day else { return false }
        return feeTaken < day
            || !benefits.contains { benefit in
                benefit.refusal == .feeUnpaid && covers.indices.contains(benefit.cover)
                    && covers[benefit.cover] == enrolment
            }
    }
}
