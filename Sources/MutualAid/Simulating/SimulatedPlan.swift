/// What a draft would change in one plan, with both worksheets of the largest changes.
package struct SimulatedPlan: Hashable, Sendable {
    package let change: SimulatedChange
    package let largest: [ComparedClaim]

    package init(change: SimulatedChange, largest: [ComparedClaim]) {
        self.change = change
        self.largest = largest
    }
}

/// One claim with what a plan paid for it and would pay under a draft; the person is masked.
package struct ComparedClaim: Hashable, Sendable {
    package let change: ClaimChange
    package let number: CounterNumber
    package let maskedName: String
    package let maskedIdentity: String
    package let event: ClaimEventKind
    package let day: Day
    package let stage: ClaimStage
    package let then: [Benefit]
    package let now: [Benefit]

    /// - Parameter now: the claim's rows under the drafts; those of other plans are left out.
    package init(_ change: ClaimChange, under plan: PlanCode, claim: Claim, of person: Person, now: [Benefit]) {
        self.change = change
        number = claim.number
        maskedName = person.name.masked
        maskedIdentity = person.details.identity.masked
        event = claim.event.kind
        day = claim.event.day
        stage = claim.state.stage
        then = claim.judgement.benefits.filter { $0.plan == plan }
        self.now = now.filter { $0.plan == plan }
    }
}
