import MutualAid
import Testing

/// Every state × action × role × office, held back and taken or not, against what the table's rows say.
struct ClaimLifeTests {
    @Test func `there is a state for every stage, and its code is that of the domain`() {
        #expect(Lives.states.map(\.stage) == ClaimStage.allCases)
        #expect(
            ClaimStage.allCases.map(\.rawValue) == [
                "draft", "accepted", "awaiting-papers", "first-review", "second-review", "approved", "in-batch", "paid",
                "called-back", "closed", "returned", "denied", "withdrawn", "payment-failed", "reconsidered",
            ])
    }

    @Test(arguments: Lives.states)
    func `every action by every role of every office is allowed exactly where the table has a row`(
        state: ClaimState
    ) throws {
        let claim = Lives.claim(state)
        let offices: [(code: DivisionCode, reaches: Bool)] = [
            (Lives.office, true), (Lives.above, true), (Lives.province, true), (Lives.beside, false),
            (Lives.elsewhere, false),
        ]
        for action in ClaimAction.allCases {
            let row = ClaimLife.moves.first { $0.from == state.stage && $0.action == action }
            for duty in Duty.allCases {
                for office in offices {
                    let bar = ClaimLife.bar(action, on: claim, by: Lives.user(1, [duty], office.code))
                    guard let row else {
                        #expect(bar == .notFromHere(state.stage, action))
                        continue
                    }
                    if !row.by.contains(duty) {
                        #expect(bar == .notYourDuty(row.by))
                    } else if !office.reaches {
                        #expect(bar == .otherOffice(Lives.office))
                    } else {
                        switch action {
                        case .release: #expect(bar == .notHeld)
                        case .handBack: #expect(bar == .notTaken)
                        case .undo: #expect(bar == .nothingToUndo)
                        default: #expect(bar == nil, "\(state.stage) \(action) \(duty)")
                        }
                    }
                }
            }
        }
    }

    @Test(arguments: Lives.states)
    func `of a held claim only the hold can be lifted, and a take handed back`(state: ClaimState) {
        let all = Lives.user(1, Set(Duty.allCases))
        var claim = Lives.claim(state)
        claim.taken = Taken(by: UserID(1), byName: "某人1", at: Lives.time)
        claim.steps.append(Lives.step(.hold, state, by: 8, note: "等法院文书"))
        for action in ClaimAction.allCases where ClaimLife.move(action, from: state.stage) != nil {
            let bar = ClaimLife.bar(action, on: claim, by: all)
            switch action {
            case .release, .handBack: #expect(bar == nil, "\(action)")
            case .pay, .failPayment, .takeFromBatch: #expect(bar == nil, "\(action): the bank has done it")
            default:
                #expect(
                    bar == .held(Hold(at: Lives.time, by: UserID(8), byName: "某人8", reason: "等法院文书")), "\(action)")
            }
        }
        claim.steps.append(Lives.step(.release, state, by: 8))
        #expect(claim.hold == nil)
        #expect(ClaimLife.bar(.release, on: claim, by: all) == .notHeld)
    }

    @Test(arguments: Lives.states)
    func `what one has taken, others leave alone; a supervisor may hand it back or hold it`(state: ClaimState) {
        var claim = Lives.claim(state)
        let taken = Taken(by: UserID(1), byName: "某人1", at: Lives.time)
        claim.taken = taken
        let holder = Lives.user(1, Set(Duty.allCases))
        let other = Lives.user(2, Set(Duty.allCases).subtracting([.supervisor]))
        let supervisor = Lives.user(3, [.supervisor])
        for action in ClaimAction.allCases {
            guard let row = ClaimLife.move(action, from: state.stage) else { continue }
            let mine = ClaimLife.bar(action, on: claim, by: holder)
            switch action {
            case .take: #expect(mine == .takenBy(taken))
            case .release: #expect(mine == .notHeld)
            case .undo: #expect(mine == .nothingToUndo)
            default: #expect(mine == nil, "\(action)")
            }
            // What the bank has done is recorded whoever has taken the claim.
            if [.pay, .failPayment, .takeFromBatch].contains(action) { continue }
            if row.by.contains(where: other.duties.contains) {
                #expect(ClaimLife.bar(action, on: claim, by: other) == .takenBy(taken), "\(action)")
            }
            guard row.by.contains(.supervisor) else { continue }
            let theirs = ClaimLife.bar(action, on: claim, by: supervisor)
            switch action {
            case .hold, .handBack: #expect(theirs == nil)
            case .release: #expect(theirs == .notHeld)
            default: #expect(theirs == .takenBy(taken), "\(action)")
            }
        }
    }

    @Test(arguments: Lives.states) func `who has left does nothing`(state: ClaimState) {
        var user = Lives.user(1, Set(Duty.allCases))
        user.retiredAt = Lives.time
        for move in ClaimLife.moves where move.from == state.stage {
            #expect(ClaimLife.bar(move.action, on: Lives.claim(state), by: user) == .retired(user.name))
        }
    }

    @Test func `no two rows of the table say what one action does from one stage`() {
        let keys = ClaimLife.moves.map { "\($0.from.rawValue) \($0.action.rawValue)" }
        #expect(Set(keys).count == keys.count)
    }

    @Test func `every stage but the ends can be left, and every stage but the first can be reached`() {
        let moving = ClaimLife.moves.filter { $0.to != [$0.from] }
        let reached = Set(moving.flatMap(\.to))
        for stage in ClaimStage.allCases {
            if stage != .draft { #expect(reached.contains(stage), "\(stage) is never reached") }
            if !stage.isEnd { #expect(moving.contains { $0.from == stage }, "\(stage) is never left") }
            #expect((ClaimLife.onward(from: stage) == nil) == stage.isEnd, "\(stage)")
        }
    }

    @Test func `the road shown to a member leads from where the claim stands to the end`() {
        #expect(ClaimLife.road(from: .firstReview, needsSecondReview: true).first == .secondReview)
        #expect(ClaimLife.road(from: .firstReview, needsSecondReview: false).first == .approved)
        #expect(ClaimLife.road(from: .awaitingPapers, needsSecondReview: false).first == .firstReview)
        #expect(ClaimLife.road(from: .paymentFailed, needsSecondReview: true).first == .approved)
        #expect(ClaimLife.road(from: .closed, needsSecondReview: true).isEmpty)
    }

    @Test func `an office covers itself and those below it by their digits`() throws {
        let codes = ["610000", "610300", "610302", "610303", "610100", "620000"]
        let covered = try codes.map { above in
            try codes.filter { try #require(DivisionCode(above)).covers(try #require(DivisionCode($0))) }
        }
        #expect(
            covered == [
                ["610000", "610300", "610302", "610303", "610100"], ["610300", "610302", "610303"], ["610302"],
                ["610303"], ["610100"], ["620000"],
            ])
    }
}
