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
    /// Who is paid, and on which account; the claim stays where it stands.
    case givePayee = "give-payee"
    case putInBatch = "put-in-batch"
    /// The batch was taken back before the bank had it, or the claim alone was taken out before the release.
    case takeFromBatch = "take-from-batch"
    case pay
    case failPayment = "fail-payment"
    case giveOtherCard = "give-other-card"
    case callBack = "call-back"
    case close
    case reconsider
    /// The figures are corrected and judged again; the old ones are kept as history.
    case amend
    /// A decision is taken back by whoever took it, or by a supervisor, before anything came after it.
    case undo
    case hold
    case release
    case take
    case handBack = "hand-back"

    /// Whether it says that a claim is paid or not; asking for papers is none.
    package var isDecision: Bool { self == .approve || self == .giveBack || self == .deny }
}

/// One row of the table of a claim's life: who may move what from where to where (domain.md §4).
package struct ClaimMove: Hashable, Sendable {
    package let from: ClaimStage
    package let action: ClaimAction
    package let by: [Duty]
    /// Where it may lead; several where what is true of the claim decides (amount, quality sample, the desk that asked).
    package let to: [ClaimStage]

    /// A decision: never by the person who entered the claim, nor twice by one person in one round of review.
    package var isDecision: Bool { action.isDecision }
}

/// The whole life of a claim, in one place; the documentation is drawn from it and the tests walk all of it. Whether a claim
/// is held back or taken is a flag beside the state, so those actions leave it where it stands.
package enum ClaimLife {
    package static let moves: [ClaimMove] = steps + withdrawals + undoings + amendments + payees + flags

    private static let steps: [ClaimMove] = [
        row(.draft, .accept, [.handler], [.accepted]),
        row(.accepted, .submit, [.handler], [.firstReview]),
        row(.accepted, .askForPapers, [.handler], [.awaitingPapers]),
        row(.awaitingPapers, .papersComplete, [.handler], [.awaitingPapers, .accepted, .firstReview, .secondReview]),
        // Paid: where it was paid before, and the reconsideration leaves nothing more to pay.
        row(.firstReview, .approve, [.firstReviewer], [.secondReview, .approved, .paid]),
        row(.firstReview, .askForPapers, [.firstReviewer], [.awaitingPapers]),
        row(.firstReview, .giveBack, [.firstReviewer], [.returned]),
        row(.firstReview, .deny, [.firstReviewer], [.denied]),
        row(.secondReview, .approve, [.secondReviewer], [.approved, .paid]),
        row(.secondReview, .askForPapers, [.secondReviewer], [.awaitingPapers]),
        row(.secondReview, .giveBack, [.secondReviewer], [.returned]),
        row(.secondReview, .deny, [.secondReviewer], [.denied]),
        row(.returned, .submit, [.handler], [.firstReview]),
        row(.returned, .askForPapers, [.handler], [.awaitingPapers]),
        row(.approved, .putInBatch, [.cashier], [.inBatch]),
        row(.inBatch, .takeFromBatch, [.cashier, .supervisor], [.approved]),
        row(.inBatch, .pay, [.cashier], [.paid]),
        row(.inBatch, .failPayment, [.cashier], [.paymentFailed]),
        row(.paymentFailed, .giveOtherCard, [.handler, .cashier], [.approved]),
        row(.paid, .callBack, [.handler], [.calledBack]),
        row(.calledBack, .close, [.handler], [.closed]),
        row(.denied, .reconsider, [.supervisor], [.reconsidered]),
        row(.closed, .reconsider, [.supervisor], [.reconsidered]),
        row(.reconsidered, .submit, [.handler, .supervisor], [.firstReview]),
    ]

    private static let withdrawals: [ClaimMove] = [
        ClaimStage.draft, .accepted, .awaitingPapers, .firstReview, .secondReview, .returned, .approved, .reconsidered,
    ].map { row($0, .withdraw, [.handler], [.withdrawn]) }

    /// Until the payment batch; back to the review that decided.
    private static let undoings: [ClaimMove] = [
        row(.secondReview, .undo, [.firstReviewer, .supervisor], [.firstReview]),
        row(.approved, .undo, [.firstReviewer, .secondReviewer, .supervisor], [.firstReview, .secondReview]),
        row(.paid, .undo, [.firstReviewer, .secondReviewer, .supervisor], [.firstReview, .secondReview]),
        row(.returned, .undo, [.firstReviewer, .secondReviewer, .supervisor], [.firstReview, .secondReview]),
        row(.denied, .undo, [.firstReviewer, .secondReviewer, .supervisor], [.firstReview, .secondReview]),
    ]

    private static let amendments: [ClaimMove] = [
        row(.accepted, .amend, [.handler], [.accepted]),
        row(.returned, .amend, [.handler], [.returned]),
        row(.reconsidered, .amend, [.handler, .supervisor], [.reconsidered]),
    ]

    private static let payees: [ClaimMove] = [
        ClaimStage.accepted, .awaitingPapers, .firstReview, .secondReview, .returned, .approved, .reconsidered,
    ].map { row($0, .givePayee, [.handler, .cashier], [$0]) }

    private static let flags: [ClaimMove] = ClaimStage.allCases.flatMap { stage in
        let held = [row(stage, .hold, [.supervisor], [stage]), row(stage, .release, [.supervisor], [stage])]
        guard let onward = onward(from: stage) else { return held }
        let others = onward.by.contains(.supervisor) ? [] : [Duty.supervisor]
        return held + [row(stage, .take, onward.by, [stage]), row(stage, .handBack, onward.by + others, [stage])]
    }

    package static func move(_ action: ClaimAction, from stage: ClaimStage) -> ClaimMove? {
        moves.first { $0.from == stage && $0.action == action }
    }

    /// The move that leads on when all goes well: whose duty it is, the claim waits for. `nil` at the ends.
    package static func onward(from stage: ClaimStage) -> ClaimMove? {
        let actions: [ClaimAction] = [
            .accept, .papersComplete, .approve, .submit, .putInBatch, .pay, .giveOtherCard, .callBack, .close,
        ]
        return actions.lazy.compactMap { action in steps.first { $0.from == stage && $0.action == action } }.first
    }

    /// Why `user` may not do `action` to `claim`, or `nil` when nothing stands against it.
    package static func bar(_ action: ClaimAction, on claim: Claim, by user: User) -> ClaimBar? {
        guard let move = move(action, from: claim.state.stage) else { return .notFromHere(claim.state.stage, action) }
        guard move.by.contains(where: user.duties.contains) else { return .notYourDuty(move.by) }
        guard !user.isRetired else { return .retired(user.name) }
        guard user.division.covers(claim.office) else { return .otherOffice(claim.office) }
        return flagBar(action, claim, user) ?? decisionBar(action, claim, user)
    }

    private static func flagBar(_ action: ClaimAction, _ claim: Claim, _ user: User) -> ClaimBar? {
        // What the bank has done, or a batch given up, is recorded whoever holds or has taken the claim.
        if action == .pay || action == .failPayment || action == .takeFromBatch { return nil }
        switch (action, claim.hold) {
        case (.release, nil): return .notHeld
        case (.release, _), (.handBack, _), (_, nil): break
        case (_, let hold?): return .held(hold)
        }
        let isSupervisor = user.duties.contains(.supervisor)
        switch (action, claim.taken) {
        case (.handBack, nil): return .notTaken
        case (.hold, _), (.release, _), (_, nil): return nil
        case (.handBack, let taken?): return taken.by == user.id || isSupervisor ? nil : .takenBy(taken)
        case (.take, let taken?): return .takenBy(taken)
        case (_, let taken?): return taken.by == user.id ? nil : .takenBy(taken)
        }
    }

    private static func decisionBar(_ action: ClaimAction, _ claim: Claim, _ user: User) -> ClaimBar? {
        if action == .undo {
            guard let decision = claim.undoable?.decision else { return .nothingToUndo }
            let mayUndo = decision.user == user.id || user.duties.contains(.supervisor)
            return mayUndo ? nil : .decidedBy(decision.userName)
        }
        // Who can't decide on it has no use for taking it.
        let takesReview = action == .take && onward(from: claim.state.stage)?.isDecision == true
        guard action.isDecision || takesReview else { return nil }
        if claim.entrants.contains(user.id) { return .enteredByYou }
        return claim.deciders.contains(user.id) ? .alreadyDecidedByYou : nil
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
        _ from: ClaimStage, _ action: ClaimAction, _ by: [Duty], _ to: [ClaimStage]
    ) -> ClaimMove {
        ClaimMove(from: from, action: action, by: by, to: to)
    }
}
