/// Everything that the office has of one person, for one screen.
package struct MemberFile: Hashable, Sendable {
    /// Another record of the person that was made one with this.
    package struct Merged: Hashable, Sendable {
        package let id: PersonID
        package let number: CounterNumber
        package let name: PersonName

        package init(id: PersonID, number: CounterNumber, name: PersonName) {
            self.id = id
            self.number = number
            self.name = name
        }
    }

    /// A line of a payment batch.
    package struct Payment: Hashable, Sendable {
        package let batch: String
        package let madeOn: Day
        package let claim: ClaimID
        package let claimNumber: String
        package let amount: Money
        package let isDifference: Bool
        package let payee: String
        package let outcome: LineOutcome

        package init(
            batch: String, madeOn: Day, claim: ClaimID, claimNumber: String, amount: Money, isDifference: Bool = false,
            payee: String, outcome: LineOutcome
        ) {
            self.batch = batch
            self.madeOn = madeOn
            self.claim = claim
            self.claimNumber = claimNumber
            self.amount = amount
            self.isDifference = isDifference
            self.payee = payee
            self.outcome = outcome
        }
    }

    /// A call after a payment.
    package struct Call: Hashable, Sendable {
        package let claim: ClaimID
        package let claimNumber: String
        package let call: CallBack

        package init(claim: ClaimID, claimNumber: String, call: CallBack) {
            self.claim = claim
            self.claimNumber = claimNumber
            self.call = call
        }
    }

    package var card: PersonCard
    /// The newest batch first.
    package var payments: [Payment] = []
    /// The newest first.
    package var calls: [Call] = []
    package var corrections: [Correction]
    package var warnings: [Warning]
    package var merged: [Merged]

    package init(card: PersonCard, corrections: [Correction], warnings: [Warning], merged: [Merged]) {
        self.card = card
        self.corrections = corrections
        self.warnings = warnings
        self.merged = merged
    }
}
