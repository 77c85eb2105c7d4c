/// The fee given back for a cancelled or replaced enrolment: a receipt of its own (SJ…), to whoever had paid.
package struct Refund: Hashable, Sendable {
    package let receipt: CounterNumber
    package let day: Day
    package let payer: Payer
    package let amount: Money

    package init(receipt: CounterNumber, day: Day, payer: Payer, amount: Money) {
        self.receipt = receipt
        self.day = day
        self.payer = payer
        self.amount = amount
    }
}

/// How an enrolment came to count no more: given up, or replaced by a right one. The record itself stays.
package struct Cancellation: Hashable, Sendable {
    package let day: Day
    package var refund: Refund?
    /// The enrolment that stands in its place, where plan or fee was wrong.
    package var replacedBy: EnrolmentID?

    package init(day: Day, refund: Refund? = nil, replacedBy: EnrolmentID? = nil) {
        self.day = day
        self.refund = refund
        self.replacedBy = replacedBy
    }
}

/// What stands in the place of an enrolment whose plan or fee was wrong; the term stays.
package struct EnrolmentPlan: Hashable, Sendable {
    package var plan: PlanCode
    package var tier: Int?
    package var shares: Int
    package var fee: Money
    package var split: FeeSplit

    package init(plan: PlanCode, tier: Int?, shares: Int, fee: Money, split: FeeSplit) {
        self.plan = plan
        self.tier = tier
        self.shares = shares
        self.fee = fee
        self.split = split
    }
}

/// One correction, with what it needs to be told.
package enum CorrectionWork: Hashable, Sendable {
    case cancel(EnrolmentID, version: Int)
    case replace(EnrolmentID, version: Int, EnrolmentPlan)
    /// The last day with the employer; cover goes on to the end of its term.
    case leave(on: Day, employment: Employment)
    case transfer(to: EmployerID, on: Day)
    case death(on: Day)
    case undoDeath
    /// `other` becomes one with the person; `takes` are the fields in which the other record was right.
    case merge(other: PersonID, otherVersion: Int, takes: Set<CorrectedField>)
}

/// A correction as a form sends it.
package struct CorrectionOrder: Hashable, Sendable {
    package var person: PersonID
    package var version: Int
    package var work: CorrectionWork
    package var why: CorrectionWhy
    package var key: SubmissionKey

    package init(
        person: PersonID, version: Int, work: CorrectionWork, why: CorrectionWhy, key: SubmissionKey
    ) {
        self.person = person
        self.version = version
        self.work = work
        self.why = why
        self.key = key
    }
}

/// Until when a claim counted for another record of the same person, which was made one with this one.
package struct ClaimOrigin: Hashable, Sendable {
    package let person: PersonID
    package let until: Instant

    package init(person: PersonID, until: Instant) {
        self.person = person
        self.until = until
    }
}
