import MutualAid

/// What comes next for a claim, and who does it (domain.md §4, drawn from `ClaimLife`).
struct ClaimRoad {
    /// The next step and whose it is.
    let next: String
    /// The stages after it, when all goes well.
    let rest: String

    init(_ claim: Claim, _ desk: Desk) {
        let stage = claim.state.stage
        let road = ClaimLife.road(
            from: stage, needsSecondReview: claim.needsSecondReview(threshold: desk.profile.reviewThreshold))
        let duties = Self.duties(from: stage).map { $0.name(desk.language) }
        guard !road.isEmpty, !duties.isEmpty else {
            next = desk.say("之后：没有下一步", "Next: nothing more")
            rest = ""
            return
        }
        let who = duties.joined(separator: desk.say("、", " or "))
        let todo = Self.step(from: stage, desk)
        next = desk.say("下一步：\(todo)，由 \(who) 岗处理", "Next: \(todo), by the \(who)")
        rest = desk.say("之后：", "Then: ") + road.map { $0.name(desk.language) }.joined(separator: " > ")
    }

    /// The move that leads on when all goes well.
    private static func move(from stage: ClaimStage) -> ClaimMove? {
        let onward: [ClaimAction] = [
            .accept, .papersComplete, .approve, .submit, .putInBatch, .pay, .giveOtherCard, .callBack, .close,
        ]
        return onward.lazy.compactMap { ClaimLife.move($0, from: stage) }.first
    }

    static func duties(from stage: ClaimStage) -> [Duty] { move(from: stage)?.by ?? [] }

    private static func step(from stage: ClaimStage, _ desk: Desk) -> String {
        guard let move = move(from: stage) else { return "" }
        return switch stage {
        case .firstReview: desk.say("初审", "first review")
        case .secondReview: desk.say("复审", "second review")
        default: move.action.name(desk.language)
        }
    }
}
