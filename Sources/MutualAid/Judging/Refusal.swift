/// Why a benefit is refused: the judge's codes in the order of its tests (judge.md), then those of people's decisions.
package enum RefusalCode: String, CaseIterable, Codable, Sendable {
    case diseaseNotListed = "disease-not-listed"
    case feeUnpaid = "fee-unpaid"
    case beforeTerm = "before-term"
    case afterTerm = "after-term"
    case lateFiling = "late-filing"
    case duplicate
    case coverEnded = "cover-ended"
    case openSlot = "open-slot"
    case alreadyPaid = "already-paid"
    case waitingPeriod = "waiting-period"
    case nothingDue = "nothing-due"
    case notEnrolled = "not-enrolled"
    case excludedPlan = "excluded-plan"
    case papersMissing = "papers-missing"
    /// Needs a text.
    case other

    /// Given by the judge, not by a person.
    package var isComputed: Bool {
        switch self {
        case .notEnrolled, .excludedPlan, .papersMissing, .other: false
        default: true
        }
    }
}

/// A refusal with the facts that its words need.
package enum Refusal: Hashable, Codable, Sendable {
    case diseaseNotListed
    case feeUnpaid
    case beforeTerm(first: Day)
    case afterTerm(last: Day)
    case lateFiling(days: Int, limit: Int)
    case duplicate
    case coverEnded(Ends)
    case openSlot(DiseaseCode)
    case alreadyPaid(DiseaseCode)
    /// `day` counts from the term's first as 0.
    case waitingPeriod(day: Int, through: Int)
    case nothingDue

    package var code: RefusalCode {
        switch self {
        case .diseaseNotListed: .diseaseNotListed
        case .feeUnpaid: .feeUnpaid
        case .beforeTerm: .beforeTerm
        case .afterTerm: .afterTerm
        case .lateFiling: .lateFiling
        case .duplicate: .duplicate
        case .coverEnded: .coverEnded
        case .openSlot: .openSlot
        case .alreadyPaid: .alreadyPaid
        case .waitingPeriod: .waitingPeriod
        case .nothingDue: .nothingDue
        }
    }
}
