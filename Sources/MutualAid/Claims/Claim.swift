/// One step of a claim's timeline: who did what, when, and what it led to.
package struct ClaimStep: Hashable, Codable, Sendable {
    package let at: Instant
    package let user: UserID
    package let userName: String
    package let action: ClaimAction
    package let state: ClaimState
    package let note: String?
    /// What else the step has to tell.
    package let fact: StepFact?

    package init(
        at: Instant, user: UserID, userName: String, action: ClaimAction, state: ClaimState, note: String? = nil,
        fact: StepFact? = nil
    ) {
        self.at = at
        self.user = user
        self.userName = userName
        self.action = action
        self.state = state
        self.note = note
        self.fact = fact
    }
}

/// What a step tells beside its state.
package enum StepFact: Hashable, Codable, Sendable {
    /// The first review was done below the threshold: what the lot of the quality sample was.
    case sample(SampleDraw)
    /// The figures were corrected and judged again; the old ones are kept.
    case amended(from: Money, to: Money)
    /// Taken out of its batch alone, and why.
    case takenOut([TakeOutReason])
    /// What came of the call-back, and how content the person is.
    case called(CallResult, Satisfaction?)
}

/// Who is at work on a claim, so that two don't read the same one.
package struct Taken: Hashable, Codable, Sendable {
    package let by: UserID
    package let byName: String
    package let at: Instant

    package init(by: UserID, byName: String, at: Instant) {
        self.by = by
        self.byName = byName
        self.at = at
    }
}

/// Why nothing goes on with a claim for now (挂起).
package struct Hold: Hashable, Codable, Sendable {
    package let at: Instant
    package let by: UserID
    package let byName: String
    package let reason: String

    package init(at: Instant, by: UserID, byName: String, reason: String) {
        self.at = at
        self.by = by
        self.byName = byName
        self.reason = reason
    }
}

/// What the judge said of one event: the covers it looked at, in its order, and a row for each part.
package struct Judgement: Hashable, Codable, Sendable {
    /// `Benefit.cover` is a place in this list.
    package let covers: [EnrolmentID]
    package let benefits: [Benefit]

    package init(covers: [EnrolmentID], benefits: [Benefit]) {
        self.covers = covers
        self.benefits = benefits
    }

    package var total: Money { benefits.reduce(.zero) { $0 + $1.amount } }
}

package typealias ClaimID = Identifier<Claim>

/// One event of one person, entered once and judged under every cover in force on its day (理赔).
package struct Claim: Hashable, Sendable {
    package let id: ClaimID
    package let number: CounterNumber
    package let person: PersonID
    package var event: ClaimEvent
    package var papers: [Paper: Bool]
    package var judgement: Judgement
    package var state: ClaimState
    package var since: Instant
    package let enteredBy: UserID
    /// That of the user who entered it: it and the offices above may act.
    package let office: DivisionCode
    package var steps: [ClaimStep]
    /// By when the step that it waits for must be done; `nil` where no limit is set for it.
    package var due: Day?
    package var taken: Taken?
    package var version: Int
    /// The records of the person that it was judged for before they were made one with this; the earliest first.
    package var origins: [ClaimOrigin] = []

    package init(
        id: ClaimID, number: CounterNumber, person: PersonID, event: ClaimEvent, papers: [Paper: Bool],
        judgement: Judgement, state: ClaimState, since: Instant, enteredBy: UserID, office: DivisionCode,
        steps: [ClaimStep], due: Day? = nil, taken: Taken? = nil, version: Int = 1
    ) {
        self.id = id
        self.number = number
        self.person = person
        self.event = event
        self.papers = papers
        self.judgement = judgement
        self.state = state
        self.since = since
        self.enteredBy = enteredBy
        self.office = office
        self.steps = steps
        self.due = due
        self.taken = taken
        self.version = version
    }

    package var amount: Money { judgement.total }

    /// The hold that the last of its holds and releases left.
    package var hold: Hold? {
        guard let step = steps.last(where: { $0.action == .hold || $0.action == .release }), step.action == .hold else {
            return nil
        }
        return Hold(at: step.at, by: step.user, byName: step.userName, reason: step.note ?? "")
    }

    /// The papers that are needed and neither brought nor on file.
    package var missing: [Paper] { papers.filter { !$0.value }.map(\.key).sorted() }

    package func needsSecondReview(threshold: Money) -> Bool { amount >= threshold }
}

/// What an amendment took the place of, and who made it.
package struct PastFigures: Hashable, Sendable {
    package let at: Instant
    package let byName: String
    package let event: ClaimEvent
    package let judgement: Judgement

    package init(at: Instant, byName: String, event: ClaimEvent, judgement: Judgement) {
        self.at = at
        self.byName = byName
        self.event = event
        self.judgement = judgement
    }
}
