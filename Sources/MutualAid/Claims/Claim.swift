/// One step of a claim's timeline: who did what, when, and what it led to.
package struct ClaimStep: Hashable, Codable, Sendable {
    package let at: Instant
    package let user: UserID
    package let userName: String
    package let action: ClaimAction
    package let state: ClaimState
    package let note: String?

    package init(
        at: Instant, user: UserID, userName: String, action: ClaimAction, state: ClaimState, note: String? = nil
    ) {
        self.at = at
        self.user = user
        self.userName = userName
        self.action = action
        self.state = state
        self.note = note
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
    package var steps: [ClaimStep]
    package var version: Int

    package init(
        id: ClaimID, number: CounterNumber, person: PersonID, event: ClaimEvent, papers: [Paper: Bool],
        judgement: Judgement, state: ClaimState, since: Instant, enteredBy: UserID, steps: [ClaimStep], version: Int = 1
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
        self.steps = steps
        self.version = version
    }

    package var amount: Money { judgement.total }

    /// The papers that are needed and neither brought nor on file.
    package var missing: [Paper] { papers.filter { !$0.value }.map(\.key).sorted() }

    package func needsSecondReview(threshold: Money) -> Bool { amount >= threshold }
}
