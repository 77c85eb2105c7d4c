import MutualAid
import Testing

struct ClaimReviewTests {
    private let both: Set<Duty> = [.handler, .firstReviewer, .secondReviewer]

    private func claim(_ steps: [(ClaimAction, ClaimState, Int64)], by user: Int64 = 99) -> Claim {
        Lives.claim(steps.last?.1 ?? .draft, by: user, steps: steps.map { Lives.step($0.0, $0.1, by: $0.2) })
    }

    @Test func `nobody decides on what they entered or corrected, nor twice in one round`() {
        let reviewer = Lives.user(7, both)
        let mine = claim([(.accept, .accepted, 7), (.submit, .firstReview, 7)], by: 7)
        #expect(ClaimLife.bar(.approve, on: mine, by: reviewer) == .enteredByYou)
        #expect(ClaimLife.bar(.take, on: mine, by: reviewer) == .enteredByYou)
        #expect(ClaimLife.bar(.askForPapers, on: mine, by: reviewer) == nil)
        let corrected = claim([(.accept, .accepted, 99), (.amend, .accepted, 7), (.submit, .firstReview, 99)])
        #expect(ClaimLife.bar(.deny, on: corrected, by: reviewer) == .enteredByYou)
        let reviewed = claim([(.submit, .firstReview, 99), (.approve, .secondReview(.sample), 7)])
        #expect(ClaimLife.bar(.approve, on: reviewed, by: reviewer) == .alreadyDecidedByYou)
        #expect(ClaimLife.bar(.giveBack, on: reviewed, by: Lives.user(8, both)) == nil)
    }

    @Test func `what was returned or is reconsidered begins a round of its own`() {
        let reviewer = Lives.user(7, both)
        let returned = claim([
            (.approve, .secondReview(.sample), 7), (.giveBack, .returned([.wrongDates]), 8),
            (.submit, .firstReview, 99),
        ])
        #expect(returned.deciders.isEmpty)
        #expect(ClaimLife.bar(.approve, on: returned, by: reviewer) == nil)
        let again = claim([
            (.deny, .denied([.refused(.nothingDue)]), 7), (.reconsider, .reconsidered, 5), (.submit, .firstReview, 99),
        ])
        #expect(again.deciders.isEmpty)
        #expect(ClaimLife.bar(.deny, on: again, by: reviewer) == nil)
    }

    @Test func `a decision is undone by who took it or a supervisor, while nothing came after`() {
        let decided = claim([(.submit, .firstReview, 99), (.approve, .approved, 7)])
        #expect(decided.undoable?.before == .firstReview)
        #expect(ClaimLife.bar(.undo, on: decided, by: Lives.user(7, both)) == nil)
        #expect(ClaimLife.bar(.undo, on: decided, by: Lives.user(8, both)) == .decidedBy("某人7"))
        #expect(ClaimLife.bar(.undo, on: decided, by: Lives.user(5, [.supervisor])) == nil)
        var later = decided
        later.steps += [Lives.step(.putInBatch, .inBatch(batch: "B1"), by: 4)]
        later.state = .inBatch(batch: "B1")
        #expect(ClaimLife.bar(.undo, on: later, by: Lives.user(5, [.supervisor])) == .notFromHere(.inBatch, .undo))
        var failed = later
        failed.steps += [
            Lives.step(.failPayment, .paymentFailed(reason: "x"), by: 4), Lives.step(.giveOtherCard, .approved, by: 99),
        ]
        failed.state = .approved
        #expect(ClaimLife.bar(.undo, on: failed, by: Lives.user(7, both)) == .nothingToUndo)
        var held = decided
        held.steps += [Lives.step(.hold, .approved, by: 5), Lives.step(.release, .approved, by: 5)]
        #expect(ClaimLife.bar(.undo, on: held, by: Lives.user(7, both)) == nil)
    }

    @Test func `what is undone counts no more, and what was before counts again`() {
        let undone = claim([
            (.submit, .firstReview, 99), (.approve, .secondReview(.sample), 7), (.undo, .firstReview, 7),
        ])
        #expect(undone.deciders.isEmpty)
        #expect(ClaimLife.bar(.approve, on: undone, by: Lives.user(7, both)) == nil)
        #expect(undone.undoable == nil)
        let restored = claim([
            (.approve, .secondReview(.sample), 7), (.giveBack, .returned([.wrongDates]), 8),
            (.undo, .secondReview(.sample), 8),
        ])
        #expect(restored.deciders == [UserID(7)])
    }

    @Test func `every bar says in two sentences what happened and what to do`() {
        let taken = Taken(by: UserID(1), byName: "李晓燕", at: Lives.time)
        let hold = Hold(at: Lives.time, by: UserID(5), byName: "赵志强", reason: "等法院文书")
        let bars: [(ClaimBar, String, String)] = [
            (
                .held(hold), "赵志强已把这件理赔挂起：等法院文书。请主管解除挂起后再办。",
                "赵志强 holds this claim back: 等法院文书. Let a supervisor release it first."
            ),
            (
                .notHeld, "这件理赔没有挂起。不用解除，可以直接办理。",
                "This claim isn't held back. There is nothing to release; go on with it."
            ),
            (
                .takenBy(taken), "李晓燕已在 2026-03-02 09:00 领取这件理赔。请办下一件，或请他（她）或主管交回。",
                "李晓燕 took this claim at 2026-03-02 09:00. Do the next one, or let them or a supervisor hand it back."
            ),
            (
                .notTaken, "这件理赔没有人领取。不用交回，可以直接办理。",
                "Nobody has taken this claim. There is nothing to hand back; go on with it."
            ),
            (
                .otherOffice(Lives.beside), "这件理赔属于 610303 办事处，不是您的办事处或下级。请由那里或其上级的人处理。",
                "This claim belongs to the office 610303, which is neither yours nor below it. "
                    + "Leave it to somebody there, or in an office above."
            ),
            (
                .retired("何静"), "何静已停用，不能再办理。请在 9 管理 里换一位在岗的操作员。",
                "何静 has left and can do nothing more. Switch the operator under 9 Settings."
            ),
            (
                .nothingToUndo, "最后一步不是审核决定，没有可撤回的。看经过；退回或复核可以改变已走过的决定。",
                "The last step is no decision, so there is nothing to undo. "
                    + "Look at the timeline; a return or a reconsideration can change what was decided before."
            ),
            (
                .decidedBy("高建国"), "这个决定是高建国作的，您不能撤回。请高建国或主管撤回。",
                "高建国 took this decision, so you can't undo it. Ask 高建国 or a supervisor."
            ),
        ]
        for (bar, zh, en) in bars {
            #expect(bar.sentence(.zh).text == zh)
            #expect(bar.sentence(.en).text == en)
        }
    }
}
