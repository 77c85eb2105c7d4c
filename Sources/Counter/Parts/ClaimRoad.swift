import MutualAid

/// What comes next for a claim, and who does it (domain.md §4, drawn from `ClaimLife`).
struct ClaimRoad {
    /// The next step and whose it is.
    let next: String
    /// The stages after it, when all goes well, each with the sign that leads on.
    private let rest: [String]

    init(_ claim: Claim, _ desk: Desk) {
        let stage = claim.state.stage
        if claim.hold != nil {
            let who = Self.names(ClaimLife.move(.release, from: stage)?.by ?? [], desk)
            next = desk.say("下一步：解除挂起，由 \(who) 岗处理", "Next: release it, by the \(who)")
            rest = []
            return
        }
        let road = ClaimLife.road(
            from: stage, needsSecondReview: claim.needsSecondReview(threshold: desk.profile.reviewThreshold))
        guard !road.isEmpty, let move = ClaimLife.onward(from: stage) else {
            next = desk.say("之后：没有下一步", "Next: nothing more")
            rest = []
            return
        }
        let who = Self.names(move.by, desk)
        let todo = Self.step(move, desk)
        let due = claim.due.map { desk.say("，", ", ") + DueWords(desk).whole($0) } ?? ""
        next = desk.say("下一步：\(todo)，由 \(who) 岗处理", "Next: \(todo), by the \(who)") + due
        let last = road.count - 1
        rest = road.enumerated().map { place, stage in
            (place == 0 ? desk.say("之后：", "Then: ") : "") + stage.name(desk.language) + (place < last ? " >" : "")
        }
    }

    /// The stages after the next step, in lines that break between them; none where there are none.
    func rest(_ cells: Int) -> [String] { Cells.flow(rest, cells, gap: " ") }

    private static func names(_ duties: [Duty], _ desk: Desk) -> String {
        duties.map { $0.name(desk.language) }.joined(separator: desk.say("、", " or "))
    }

    private static func step(_ move: ClaimMove, _ desk: Desk) -> String {
        switch move.from {
        case .firstReview: desk.say("初审", "first review")
        case .secondReview: desk.say("复审", "second review")
        default: move.action.name(desk.language)
        }
    }
}
