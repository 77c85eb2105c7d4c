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

    /// A call about one of the person's claims.
    package struct Call: Hashable, Sendable {
        package let claim: ClaimID
        package let number: CounterNumber
        package let call: CallBack

        package init(claim: ClaimID, number: CounterNumber, call: CallBack) {
            self.claim = claim
            self.number = number
            self.call = call
        }
    }

    package var card: PersonCard
    package var corrections: [Correction]
    package var warnings: [Warning]
    package var merged: [Merged]
    /// Every try, the last first.
    package var calls: [Call]

    package init(
        card: PersonCard, corrections: [Correction], warnings: [Warning], merged: [Merged], calls: [Call] = []
    ) {
        self.card = card
        self.corrections = corrections
        self.warnings = warnings
        self.merged = merged
        self.calls = calls
    }
}
