/// What somebody can do to a claim.
package enum ClaimAction: String, CaseIterable, Codable, Sendable {
    /// How a claim comes to be; it leads to a draft from nowhere, so the table has no row for it.
    case enter
    case accept
    case submit
    case askForPapers = "ask-for-papers"
    case papersComplete = "papers-complete"
    case approve
    case giveBack = "return"
    case deny
    case withdraw
    case putInBatch = "put-in-batch"
    case pay
    case failPayment = "fail-payment"
    case giveOtherCard = "give-other-card"
    case callBack = "call-back"
    case close
    case reconsider
}

/// One row of the table of a claim's life: who may move what from where to where (domain.md §4).
package struct ClaimMove: Hashable, Sendable {
    package let from: ClaimStage
    package let action: ClaimAction
    package let by: [Duty]
    /// Where it may lead; several where what is true of the claim decides (amount, quality sample, the desk that asked).
    package let to: [ClaimStage]
    /// A decision: never by the person who entered the claim, nor twice by one person.
    package let isDecision: Bool
}

/// The whole life of a claim, in one place; the documentation is drawn from it and the tests walk all of it.
package enum ClaimLife {
    package static let moves: [ClaimMove] =
        [
            row(.draft, .accept, [.handler], [.accepted]),
            row(.accepted, .submit, [.handler], [.firstReview]),
            row(.accepted, .askForPapers, [.handler], [.awaitingPapers]),
            row(.awaitingPapers, .papersComplete, [.handler], [.accepted, .firstReview, .secondReview]),
            row(.firstReview, .approve, [.firstReviewer], [.secondReview, .approved], decision: true),
            row(.firstReview, .askForPapers, [.firstReviewer], [.awaitingPapers]),
            row(.firstReview, .giveBack, [.firstReviewer], [.returned], decision: true),
            row(.firstReview, .deny, [.firstReviewer], [.denied], decision: true),
            row(.secondReview, .approve, [.secondReviewer], [.approved], decision: true),
            row(.secondReview, .askForPapers, [.secondReviewer], [.awaitingPapers]),
            row(.secondReview, .giveBack, [.secondReviewer], [.returned], decision: true),
            row(.secondReview, .deny, [.secondReviewer], [.denied], decision: true),
            row(.returned, .submit, [.handler], [.firstReview]),
            row(.returned, .askForPapers, [.handler], [.awaitingPapers]),
            row(.approved, .putInBatch, [.cashier], [.inBatch]),
            row(.inBatch, .pay, [.cashier], [.paid]),
            row(.inBatch, .failPayment, [.cashier], [.paymentFailed]),
            row(.paymentFailed, .giveOtherCard, [.handler, .cashier], [.approved]),
            row(.paid, .callBack, [.handler], [.calledBack]),
            row(.calledBack, .close, [.handler], [.closed]),
            row(.denied, .reconsider, [.supervisor], [.reconsidered]),
            row(.closed, .reconsider, [.supervisor], [.reconsidered]),
            row(.reconsidered, .submit, [.handler, .supervisor], [.firstReview]),
        ]
        + [
            ClaimStage.draft, .accepted, .awaitingPapers, .firstReview, .secondReview, .returned, .approved,
            .reconsidered,
        ].map {
            row($0, .withdraw, [.handler], [.withdrawn])
        }

    package static func move(_ action: ClaimAction, from stage: ClaimStage) -> ClaimMove? {
        moves.first { $0.from == stage && $0.action == action }
    }

    /// Why `user` may not do `action` to `claim`, or `nil` when nothing stands against it.
    package static func bar(_ action: ClaimAction, on claim: Claim, by user: User) -> ClaimBar? {
        guard let move = move(action, from: claim.state.stage) else { return .notFromHere(claim.state.stage, action) }
        guard move.by.contains(where: user.duties.contains) else { return .notYourDuty(move.by) }
        guard move.isDecision else { return nil }
        if claim.enteredBy == user.id { return .enteredByYou }
        if claim.decided(by: user.id) { return .alreadyDecidedByYou }
        return nil
    }

    /// The stages that come after `stage` when all goes well, for «what comes next».
    package static func road(from stage: ClaimStage, needsSecondReview: Bool) -> [ClaimStage] {
        let road: [ClaimStage] = [
            .draft, .accepted, .firstReview, .secondReview, .approved, .inBatch, .paid, .calledBack, .closed,
        ]
        let here: ClaimStage
        switch stage {
        case .awaitingPapers, .returned, .reconsidered: here = .accepted
        case .paymentFailed: here = .secondReview
        case .denied, .withdrawn, .closed: return []
        default: here = stage
        }
        guard let place = road.firstIndex(of: here) else { return [] }
        return road[(place + 1)...].filter { needsSecondReview || $0 != .secondReview }
    }

    private static func row(
        _ from: ClaimStage, _ action: ClaimAction, _ by: [Duty], _ to: [ClaimStage], decision: Bool = false
    ) -> ClaimMove {
        ClaimMove(from: from, action: action, by: by, to: to, isDecision: decision)
    }
}

/// Why an action on a claim is barred now.
package enum ClaimBar: Error, Hashable, Sendable {
    case notFromHere(ClaimStage, ClaimAction)
    case notYourDuty([Duty])
    case enteredByYou
    case alreadyDecidedByYou
}

extension Claim {
    /// Whether `user` has ever taken a decision on this claim.
    package func decided(by user: UserID) -> Bool {
        steps.contains { step in
            step.user == user && (ClaimLife.moves.contains { $0.action == step.action && $0.isDecision })
        }
    }
}
