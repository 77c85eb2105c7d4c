import MutualAid
import Testing

/// Walks through everything that can happen to a claim of an office: every action of every user from every situation, until
/// no new situation is found. No claim is ever stuck.
struct ClaimWalkTests {
    static let offices: [(name: String, entrant: Int64, users: [User])] = [
        (
            "five in one office", 1,
            [
                Lives.user(1, [.handler]), Lives.user(2, [.firstReviewer]), Lives.user(3, [.secondReviewer]),
                Lives.user(4, [.cashier]), Lives.user(5, [.supervisor]),
            ]
        ),
        (
            "two below an office of four", 1,
            [
                Lives.user(1, [.handler, .cashier]), Lives.user(2, [.handler, .firstReviewer, .secondReviewer]),
                Lives.user(3, [.firstReviewer], Lives.above), Lives.user(4, [.secondReviewer], Lives.above),
                Lives.user(5, [.supervisor], Lives.above), Lives.user(6, [.cashier], Lives.above),
            ]
        ),
        (
            "two below an office of four, entered by the one who reviews", 2,
            [
                Lives.user(1, [.handler, .cashier]), Lives.user(2, [.handler, .firstReviewer, .secondReviewer]),
                Lives.user(3, [.firstReviewer], Lives.above), Lives.user(4, [.secondReviewer], Lives.above),
                Lives.user(5, [.supervisor], Lives.above), Lives.user(6, [.cashier], Lives.above),
            ]
        ),
    ]

    /// Of a claim of a certain sum it is settled beforehand whether the second review must see it.
    @Test(arguments: offices.indices, [true, false])
    func `from every situation somebody may go on, and the way to the end stays open`(place: Int, isLarge: Bool) {
        let office = Self.offices[place]
        let walk = ClaimWalk(users: office.users, enteredBy: office.entrant, isLarge: isLarge)
        let stages = ClaimStage.allCases.filter { isLarge || $0 != .secondReview }
        #expect(Set(walk.situations.values.map(\.claim.state.stage)) == Set(stages))
        for situation in walk.situations.values {
            let stage = situation.claim.state.stage
            let isHeld = situation.claim.hold != nil
            if isHeld {
                #expect(situation.actions.contains(.release), "held for ever: \(situation.key)")
            } else if situation.claim.taken == nil, !stage.isEnd {
                #expect(
                    !situation.actions.isDisjoint(with: ClaimWalk.leading), "nobody may go on: \(situation.key)")
            }
            if let taken = situation.claim.taken {
                #expect(situation.actions.contains(.handBack), "taken for ever by \(taken.byName): \(situation.key)")
            }
        }
        // Withdrawn is for good; from everywhere else a claim can still be paid and closed.
        let closing = walk.situationsThatCanReach { $0.claim.state.stage == .closed && $0.claim.hold == nil }
        let stuck = walk.situations.values.filter { $0.claim.state.stage != .withdrawn && !closing.contains($0.key) }
        #expect(stuck.map(\.key) == [])
    }

    @Test func `an office without anybody for the second review is found to be stuck`() {
        let walk = ClaimWalk(
            users: Array(Self.offices[0].users.filter { $0.id != UserID(3) }), enteredBy: 1, isLarge: true)
        let closing = walk.situationsThatCanReach { $0.claim.state.stage == .closed }
        #expect(walk.situations.values.contains { !closing.contains($0.key) && $0.claim.state.stage == .secondReview })
    }
}

/// The graph of what can happen; situations that differ in nothing that any rule looks at are one.
struct ClaimWalk {
    struct Situation {
        let key: String
        let claim: Claim
        var actions: Set<ClaimAction> = []
        var next: Set<String> = []
    }

    /// Those that bring a claim on, from wherever it stands.
    static let leading: Set<ClaimAction> = [
        .accept, .submit, .papersComplete, .approve, .putInBatch, .pay, .giveOtherCard, .callBack, .close,
    ]

    private(set) var situations: [String: Situation] = [:]

    init(users: [User], enteredBy: Int64, isLarge: Bool) {
        var waiting = [Lives.claim(.draft, by: enteredBy, steps: [Lives.step(.enter, .draft, by: enteredBy)])]
        while let claim = waiting.popLast() {
            let key = Self.key(claim)
            guard situations[key] == nil else { continue }
            var situation = Situation(key: key, claim: claim)
            for user in users {
                for move in ClaimLife.moves where move.from == claim.state.stage {
                    guard ClaimLife.bar(move.action, on: claim, by: user) == nil else { continue }
                    situation.actions.insert(move.action)
                    for after in Self.outcomes(of: move, on: claim, by: user, isLarge) {
                        situation.next.insert(Self.key(after))
                        waiting.append(after)
                    }
                }
            }
            situations[key] = situation
        }
    }

    func situationsThatCanReach(_ isGoal: (Situation) -> Bool) -> Set<String> {
        var before: [String: [String]] = [:]
        for situation in situations.values {
            for next in situation.next { before[next, default: []].append(situation.key) }
        }
        var reached = Set(situations.values.filter(isGoal).map(\.key))
        var waiting = Array(reached)
        while let key = waiting.popLast() {
            for earlier in before[key] ?? [] where reached.insert(earlier).inserted { waiting.append(earlier) }
        }
        return reached
    }

    private static func outcomes(
        of move: ClaimMove, on claim: Claim, by user: User, _ isLarge: Bool
    ) -> [Claim] {
        var after = claim
        switch move.action {
        case .take:
            after.taken = Taken(by: user.id, byName: user.name, at: Lives.time)
            return [after]
        case .handBack:
            after.taken = nil
            return [after]
        // A hold, a release, a correction or a payee leaves the state as it is.
        case _ where move.to == [move.from]: return [moved(claim, move.action, claim.state, user)]
        case .undo: return claim.undoable.map { [moved(claim, .undo, $0.before, user)] } ?? []
        case .papersComplete:
            guard case .awaitingPapers(_, _, let back) = claim.state else { return [] }
            let state: ClaimState =
                switch back {
                case .accepted: .accepted
                case .firstReview: .firstReview
                case .secondReview: .secondReview(.sample)
                }
            return [moved(claim, move.action, state, user), moved(claim, move.action, claim.state, user)]
        case .askForPapers:
            let back: PaperReturn =
                switch claim.state.stage {
                case .secondReview: .secondReview
                case .returned: .accepted
                default: .firstReview
                }
            return [moved(claim, move.action, .awaitingPapers(missing: [.application], due: .first, back: back), user)]
        default:
            let stages =
                move.from == .firstReview && move.action == .approve ? [isLarge ? .secondReview : .approved] : move.to
            return stages.compactMap { stage in
                Lives.states.first { $0.stage == stage }.map { moved(claim, move.action, $0, user) }
            }
        }
    }

    private static func moved(_ claim: Claim, _ action: ClaimAction, _ state: ClaimState, _ user: User) -> Claim {
        var after = claim
        after.state = state
        if action != .hold && action != .release { after.taken = nil }
        after.steps.append(Lives.step(action, state, by: user.id.value))
        return after
    }

    private static func key(_ claim: Claim) -> String {
        var back = ""
        if case .awaitingPapers(_, _, let desk) = claim.state { back = desk.rawValue }
        var undo = ""
        if let undoable = claim.undoable {
            var before = claim
            // What stands before the decision that may be undone, whatever passed after it.
            let place = before.steps.lastIndex(where: \.action.isDecision) ?? 0
            before.steps.removeSubrange(place...)
            undo = "\(undoable.decision.user.value)>\(undoable.before.stage.rawValue)\(ids(before.deciders))"
        }
        return [
            claim.state.stage.rawValue, back, "entered \(ids(claim.entrants))", "decided \(ids(claim.deciders))",
            "undo \(undo)", claim.hold == nil ? "" : "held", (claim.taken?.byName).map { "taken \($0)" } ?? "",
        ].joined(separator: " ")
    }

    private static func ids(_ users: Set<UserID>) -> String {
        users.map(\.value).sorted().map(String.init).joined(separator: ",")
    }
}
