/// By when each step must be done, and how many claims are drawn for the quality sample; `peer` until the office sets them.
package struct WorkLimits: Hashable, Sendable {
    /// Calendar days to bring missing papers.
    package var paperDays: Figure<Int>
    /// Working days for each review, and from approval to payment.
    package var firstReviewDays: Figure<Int>
    package var secondReviewDays: Figure<Int>
    package var paymentDays: Figure<Int>
    /// Of a hundred claims below the threshold, how many get a second review by lot.
    package var samplePercent: Figure<Int>

    package init(
        paperDays: Figure<Int>, firstReviewDays: Figure<Int>, secondReviewDays: Figure<Int>, paymentDays: Figure<Int>,
        samplePercent: Figure<Int>
    ) {
        self.paperDays = paperDays
        self.firstReviewDays = firstReviewDays
        self.secondReviewDays = secondReviewDays
        self.paymentDays = paymentDays
        self.samplePercent = samplePercent
    }

    package static let peer = WorkLimits(
        paperDays: Figure(30, .peer), firstReviewDays: Figure(2, .peer), secondReviewDays: Figure(2, .peer),
        paymentDays: Figure(10, .peer), samplePercent: Figure(10, .peer))

    /// Another number of days for papers than other offices give is this office's own.
    package static func peer(paperDays: Int) -> WorkLimits {
        var limits = peer
        if paperDays != limits.paperDays.value { limits.paperDays = Figure(paperDays, .office) }
        return limits
    }

    /// By when a claim that came to `state` on `day` must be moved on; `nil` where no limit is set. A claim in a batch keeps
    /// the day by which it must be paid.
    package func due(in state: ClaimState, from day: Day, before: Day?, calendar: WorkCalendar) -> Day? {
        if case .awaitingPapers(_, let due, _) = state { return due }
        guard let days = workingDays(in: state.stage) else { return nil }
        if case .inBatch = state, let before { return before }
        return calendar.adding(workingDays: days, to: day)
    }

    /// The working days that a stage may take; papers have calendar days, and the other stages no limit.
    package func workingDays(in stage: ClaimStage) -> Int? {
        switch stage {
        case .firstReview: firstReviewDays.value
        case .secondReview: secondReviewDays.value
        case .approved, .inBatch: paymentDays.value
        case .draft, .accepted, .awaitingPapers, .paid, .calledBack, .closed, .returned, .denied, .withdrawn,
            .paymentFailed, .reconsidered:
            nil
        }
    }
}

extension ClaimStage {
    /// Whether a limit is set for the step that a claim waits for here.
    package var hasLimit: Bool { self == .awaitingPapers || WorkLimits.peer.workingDays(in: self) != nil }
}
