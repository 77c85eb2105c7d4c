/// Which of the claims that wait for payment are looked at; `nil` leaves a bound out.
package struct PaymentFilter: Hashable, Sendable {
    package var office: DivisionCode?
    /// Of the day on which a claim came to wait for payment.
    package var from: Day?
    package var through: Day?

    package init(office: DivisionCode? = nil, from: Day? = nil, through: Day? = nil) {
        self.office = office
        self.from = from
        self.through = through
    }

    package func holds(office: DivisionCode, approvedOn day: Day) -> Bool {
        (self.office?.covers(office) ?? true) && (from.map { $0 <= day } ?? true) && (through.map { day <= $0 } ?? true)
    }
}

/// A claim that waits for payment, as the cashier chooses it.
package struct PaymentCandidate: Hashable, Sendable {
    package let claim: ClaimID
    package let version: Int
    package let number: CounterNumber
    package let person: PersonID
    package let personName: String
    package let office: DivisionCode
    package let approvedOn: Day
    /// What is to be paid now: of a claim that was paid before and reconsidered, the difference.
    package let amount: Money
    /// `BatchLine.round`
    package let round: Int
    /// `nil` where it isn't known who is paid: `bar` says why.
    package let payee: Payee?
    package let bar: LineBar?

    package init(
        claim: ClaimID, version: Int, number: CounterNumber, person: PersonID, personName: String, office: DivisionCode,
        approvedOn: Day, amount: Money, round: Int = 1, payee: Payee?, bar: LineBar?
    ) {
        self.claim = claim
        self.version = version
        self.number = number
        self.person = person
        self.personName = personName
        self.office = office
        self.approvedOn = approvedOn
        self.amount = amount
        self.round = round
        self.payee = payee
        self.bar = bar
    }

    /// Of several, those with an account on which the money of two people would go.
    package static func sharing(_ candidates: [PaymentCandidate]) -> Set<ClaimID> {
        let byCard = Dictionary(grouping: candidates.filter { $0.payee != nil }) { $0.payee?.account.card }
        return Set(byCard.values.filter { Set($0.map(\.person)).count > 1 }.flatMap { $0 }.map(\.claim))
    }
}

/// One claim to be taken out of a batch before its release.
package struct TakeOut: Hashable, Sendable {
    package var batch: BatchID
    /// Of the batch, as it was shown.
    package var version: Int
    package var claim: ClaimID
    package var reasons: [TakeOutReason]
    package var key: SubmissionKey

    package init(batch: BatchID, version: Int, claim: ClaimID, reasons: [TakeOutReason], key: SubmissionKey) {
        self.batch = batch
        self.version = version
        self.claim = claim
        self.reasons = reasons
        self.key = key
    }
}

/// The claims that the cashier ticked, with what was shown of them.
package struct NewBatch: Hashable, Sendable {
    package struct Line: Hashable, Sendable {
        package let claim: ClaimID
        /// Of the claim, as it was shown; a claim that changed since is refused.
        package let version: Int

        package init(claim: ClaimID, version: Int) {
            self.claim = claim
            self.version = version
        }
    }

    package var lines: [Line]
    /// The sum that the cashier saw and confirmed.
    package var confirmed: Money
    package var key: SubmissionKey

    package init(lines: [Line], confirmed: Money, key: SubmissionKey) {
        self.lines = lines
        self.confirmed = confirmed
        self.key = key
    }

    package init(_ candidates: [PaymentCandidate], key: SubmissionKey) {
        self.init(
            lines: candidates.map { Line(claim: $0.claim, version: $0.version) },
            confirmed: .sum(candidates.map(\.amount)), key: key)
    }
}

/// A batch in a list.
package struct BatchRow: Hashable, Sendable {
    package let id: BatchID
    package let number: CounterNumber
    package let office: DivisionCode
    package let madeOn: Day
    package let stage: BatchStage
    package let totals: BatchTotals

    package init(
        id: BatchID, number: CounterNumber, office: DivisionCode, madeOn: Day, stage: BatchStage, totals: BatchTotals
    ) {
        self.id = id
        self.number = number
        self.office = office
        self.madeOn = madeOn
        self.stage = stage
        self.totals = totals
    }
}

/// Who is paid for a claim: what was given, or what the person's card says, or why neither.
package struct PayeeCard: Hashable, Sendable {
    package let card: ClaimCard
    /// Given for this claim.
    package let given: Payee?

    package init(card: ClaimCard, given: Payee?) {
        self.card = card
        self.given = given
    }

    package func payee() throws(PayeeFaults) -> Payee {
        if let given { return given }
        return try card.standardPayee()
    }
}
