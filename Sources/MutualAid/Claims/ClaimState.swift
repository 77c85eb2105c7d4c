/// Where a claim stands, without what is true there: the codes of domain.md §4.
package enum ClaimStage: String, CaseIterable, Codable, Sendable {
    case draft
    case accepted
    case awaitingPapers = "awaiting-papers"
    case firstReview = "first-review"
    case secondReview = "second-review"
    case approved
    case inBatch = "in-batch"
    case paid
    case calledBack = "called-back"
    case closed
    case returned
    case denied
    case withdrawn
    case paymentFailed = "payment-failed"
    case reconsidered

    /// Nothing more is done from here unless somebody reopens it.
    package var isEnd: Bool { self == .closed || self == .denied || self == .withdrawn }

    /// Whether the claim's benefits still count against caps and cover: a withdrawn or denied claim pays nothing.
    package var countsInLedger: Bool { self != .withdrawn && self != .denied && self != .draft }
}

/// The state of a claim, with what is true in it.
package enum ClaimState: Hashable, Codable, Sendable {
    case draft
    case accepted
    /// The missing papers, asked for once and together; the claim comes back to `back`.
    case awaitingPapers(missing: [Paper], due: Day, back: PaperReturn)
    case firstReview
    case secondReview(SecondReviewReason)
    case approved
    case inBatch(batch: String)
    case paid(on: Day)
    case calledBack(on: Day)
    case closed
    case returned([ReturnReason])
    case denied([DenialReason])
    case withdrawn(reason: String)
    case paymentFailed(reason: String)
    case reconsidered

    package var stage: ClaimStage {
        switch self {
        case .draft: .draft
        case .accepted: .accepted
        case .awaitingPapers: .awaitingPapers
        case .firstReview: .firstReview
        case .secondReview: .secondReview
        case .approved: .approved
        case .inBatch: .inBatch
        case .paid: .paid
        case .calledBack: .calledBack
        case .closed: .closed
        case .returned: .returned
        case .denied: .denied
        case .withdrawn: .withdrawn
        case .paymentFailed: .paymentFailed
        case .reconsidered: .reconsidered
        }
    }

    package var missingPapers: [Paper] {
        if case .awaitingPapers(let missing, _, _) = self { missing } else { [] }
    }
}

/// The desk to which a claim comes back when its papers are complete.
package enum PaperReturn: String, CaseIterable, Codable, Sendable {
    case accepted
    case firstReview = "first-review"
    case secondReview = "second-review"
}

/// Why a claim needs a second review.
package enum SecondReviewReason: Hashable, Codable, Sendable {
    case threshold(Money)
    case sample
}

/// Why a reviewer sends a claim back to the handler.
package enum ReturnReason: Hashable, Codable, Sendable {
    case figuresDiffer
    case wrongPerson
    case wrongDates
    case paperUnreadable
    case wrongCard
    case other(String)

    /// The choices offered on screen; `other` carries a text and is offered beside them.
    package static let coded: [ReturnReason] = [
        .figuresDiffer, .wrongPerson, .wrongDates, .paperUnreadable, .wrongCard,
    ]

    package var code: String {
        switch self {
        case .figuresDiffer: "figures-differ"
        case .wrongPerson: "wrong-person"
        case .wrongDates: "wrong-dates"
        case .paperUnreadable: "paper-unreadable"
        case .wrongCard: "wrong-card"
        case .other: "other"
        }
    }
}

/// Why nothing is paid: the codes of domain.md §3 that a person decides by; `other` needs a text.
package enum DenialReason: Hashable, Codable, Sendable {
    case refused(RefusalCode)
    case other(String)
}
