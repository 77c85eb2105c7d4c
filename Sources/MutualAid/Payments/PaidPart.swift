/// What has arrived of a claim's benefit by one line of a batch.
package struct PaidPart: Hashable, Sendable {
    package let batch: String
    package let round: Int
    package let amount: Money
    package let on: Day

    package init(batch: String, round: Int, amount: Money, on: Day) {
        self.batch = batch
        self.round = round
        self.amount = amount
        self.on = on
    }
}

extension Claim {
    /// What is still to be paid: where a reconsideration made the benefit higher than what was paid, the difference, once.
    package func owed(after paid: [PaidPart]) -> Money { max(.zero, payable - .sum(paid.map(\.amount))) }

    /// What was paid beyond the benefit as it is now. No rule known says that it is claimed back (domain.md), so nothing is.
    package func overpaid(after paid: [PaidPart]) -> Money { max(.zero, .sum(paid.map(\.amount)) - payable) }

    /// Nothing, of a claim that is denied or withdrawn.
    private var payable: Money { state.stage.countsInLedger ? amount : .zero }
}
