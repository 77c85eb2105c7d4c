/// Who paid a fee at the counter.
package enum Payer: String, CaseIterable, Codable, Sendable {
    case unit
    case union
    case own
    case gift
}

/// A fee taken: the receipt that proves it (SJ…), the day and the payer.
package struct FeePayment: Hashable, Sendable {
    package let receipt: CounterNumber
    package let day: Day
    package let payer: Payer

    package init(receipt: CounterNumber, day: Day, payer: Payer) {
        self.receipt = receipt
        self.day = day
        self.payer = payer
    }
}

package typealias EnrolmentID = Identifier<Enrolment>

/// One person, one plan, N shares, one term (参保); the certificate (PZ…) proves it.
package struct Enrolment: Hashable, Sendable {
    package let id: EnrolmentID
    package let number: CounterNumber
    package let person: PersonID
    package let plan: PlanCode
    package let edition: EditionCode
    package let tier: Int?
    package let shares: Int
    package let term: Term
    /// A renewal in time: continuity is kept and the waiting period dropped.
    package let continued: Bool
    package let fee: Money
    package let split: FeeSplit
    package var payment: FeePayment?
    package let enteredBy: UserID
    package let enteredOn: Day
    package var version: Int
    /// It counts no more: given up before its term, or replaced by a right one.
    package var cancelled: Cancellation?
    /// The day on which the fee of the enrolment that this one replaces was paid.
    package let paidBefore: Day?

    package init(
        id: EnrolmentID, number: CounterNumber, person: PersonID, plan: PlanCode, edition: EditionCode, tier: Int?,
        shares: Int, term: Term, continued: Bool, fee: Money, split: FeeSplit, payment: FeePayment?, enteredBy: UserID,
        enteredOn: Day, version: Int = 1, cancelled: Cancellation? = nil, paidBefore: Day? = nil
    ) {
        self.id = id
        self.number = number
        self.person = person
        self.plan = plan
        self.edition = edition
        self.tier = tier
        self.shares = shares
        self.term = term
        self.continued = continued
        self.fee = fee
        self.split = split
        self.payment = payment
        self.enteredBy = enteredBy
        self.enteredOn = enteredOn
        self.version = version
        self.cancelled = cancelled
        self.paidBefore = paidBefore
    }

    /// The day from which the fee counts as paid; a right enrolment in the place of a wrong one counts from the first payment.
    package var paidSince: Day? { payment.map { payment in paidBefore.map { min($0, payment.day) } ?? payment.day } }

    package var isPaid: Bool { payment != nil }

    /// The fee is due before cover starts: an unpaid enrolment is not in force (domain.md §2).
    package func standing(on day: Day) -> EnrolmentStanding {
        if cancelled != nil { return .cancelled }
        if day > term.last { return .ended }
        guard isPaid else { return .unpaid }
        return day < term.first ? .notBegun : .inForce
    }
}

package enum EnrolmentStanding: String, CaseIterable, Sendable {
    case unpaid
    case notBegun = "not-begun"
    case inForce = "in-force"
    case ended
    /// Counts for nothing any more, whatever its term.
    case cancelled
}
