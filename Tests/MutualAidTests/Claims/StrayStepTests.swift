import MutualAid
import Testing

/// Whether what a file holds of a life could have happened: every pair of steps against the table.
struct StrayStepTests {
    @Test func `a step is astray exactly where the table has no row that leads to it`() {
        for from in Lives.states {
            // However it came there: only the last step is asked about.
            for action in ClaimAction.allCases {
                for to in Lives.states {
                    let start = [Lives.step(.enter, .draft, by: 1)]
                    let here = from.stage == .draft ? start : [Lives.step(.accept, from, by: 1)]
                    let isBeginning = from.stage == .draft || from.stage == .accepted
                    let steps = here + [Lives.step(action, to, by: 1)]
                    let row = ClaimLife.moves.first { $0.from == from.stage && $0.action == action }
                    let isAllowed = row?.to.contains(to.stage) == true
                    #expect(ClaimLife.strayStep(steps) == (isBeginning ? isAllowed ? nil : 1 : 0))
                }
            }
        }
    }

    @Test func `a claim begins as a draft, or accepted at once, and a gap in the middle is astray`() {
        #expect(ClaimLife.strayStep([]) == nil)
        #expect(ClaimLife.strayStep([Lives.step(.enter, .draft, by: 1)]) == nil)
        #expect(ClaimLife.strayStep([Lives.step(.accept, .accepted, by: 1)]) == nil)
        for action in ClaimAction.allCases where action != .accept {
            #expect(ClaimLife.strayStep([Lives.step(action, .accepted, by: 1)]) == 0)
        }
        let whole = [
            Lives.step(.accept, .accepted, by: 1), Lives.step(.submit, .firstReview, by: 1),
            Lives.step(.approve, .approved, by: 2), Lives.step(.putInBatch, .inBatch(batch: "B"), by: 3),
            Lives.step(.pay, .paid(on: .first), by: 3),
        ]
        #expect(ClaimLife.strayStep(whole) == nil)
        for place in whole.indices.dropLast() {
            var cut = whole
            cut.remove(at: place)
            #expect(ClaimLife.strayStep(cut) == place)
        }
    }

    @Test func `a batch's steps lead to where it stands, or it is named`() throws {
        func batch(_ stage: BatchStage, _ actions: [BatchAction]) throws -> PaymentBatch {
            PaymentBatch(
                id: BatchID(1), number: try CounterNumber(parsing: "BF610302250003177"), office: Lives.office,
                madeOn: .first, stage: stage, lines: [],
                steps: actions.map { BatchStep(at: Lives.time, user: UserID(1), userName: "某人", action: $0) })
        }
        let whole: [BatchAction] = [.make, .release, .release, .writeFile, .writeFile, .readReturn]
        #expect(try BatchLife.strayStep(of: batch(.closed, whole)) == nil)
        #expect(try BatchLife.strayStep(of: batch(.fileWritten, whole)) == 6)
        #expect(try BatchLife.strayStep(of: batch(.closed, [])) == 0)
        #expect(try BatchLife.strayStep(of: batch(.closed, Array(whole.dropFirst()))) == 0)
        #expect(try BatchLife.strayStep(of: batch(.closed, Array(whole.dropLast()))) == 5)
        #expect(try BatchLife.strayStep(of: batch(.closed, [.make, .release, .writeFile, .readReturn])) == 2)
        for stage in BatchStage.allCases where stage != .made {
            #expect(try BatchLife.strayStep(of: batch(stage, [.make])) == 1)
        }
    }
}
