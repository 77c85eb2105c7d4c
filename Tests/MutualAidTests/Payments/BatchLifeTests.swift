import Foundation
import MutualAid
import Testing

@Suite struct BatchLifeTests {
    @Test(arguments: BatchStage.allCases, BatchAction.allCases)
    func `every action by every role is allowed exactly where the table has a row`(
        stage: BatchStage, action: BatchAction
    ) throws {
        let batch = try Payments.batch(stage)
        for duty in Duty.allCases {
            let bar = BatchLife.bar(action, on: batch, by: try Payments.user(7, [duty]))
            switch BatchLife.moves.first(where: { $0.from == stage && $0.action == action }) {
            case nil: #expect(bar == .notFromHere(stage, action))
            case let row? where row.by.contains(duty): #expect(bar == nil, "\(stage) \(action) \(duty)")
            case let row?: #expect(bar == .notYourDuty(row.by))
            }
        }
    }

    @Test func `what may be done to a batch is this, and nothing else`() {
        let rows = BatchLife.moves.map { move in
            "\(move.from.rawValue) \(move.action.rawValue) \(move.by.map(\.rawValue).joined(separator: ",")) \(move.to.rawValue)"
        }
        #expect(
            rows == [
                "made release cashier released-once", "released-once release supervisor released-twice",
                "made take-out cashier,supervisor made", "released-once take-out cashier,supervisor made",
                "made take-back cashier,supervisor taken-back", "released-once take-back cashier,supervisor taken-back",
                "released-twice take-back cashier,supervisor taken-back",
                "released-twice write-file cashier file-written", "file-written write-file cashier file-written",
                "file-written read-return cashier closed",
            ])
    }

    @Test func `nobody releases twice, whatever their duties`() throws {
        let both = try Payments.user(7, [.cashier, .supervisor])
        let batch = try Payments.batch(.releasedOnce, releasedBy: [7])
        #expect(BatchLife.bar(.release, on: batch, by: both) == .releasedByYou)
        #expect(BatchLife.bar(.release, on: batch, by: try Payments.user(8, [.cashier, .supervisor])) == nil)
        // What isn't a release is no matter of two people.
        #expect(BatchLife.bar(.takeBack, on: batch, by: both) == nil)
    }

    @Test func `an office pays for itself and those below it`() throws {
        let batch = try Payments.batch(.made)
        for (division, allowed) in [
            ("610302", true), ("610300", true), ("610000", true), ("610303", false), ("610400", false),
            ("620000", false),
        ] {
            let bar = BatchLife.bar(.release, on: batch, by: try Payments.user(7, [.cashier], division))
            #expect(bar == (allowed ? nil : .otherOffice), "\(division)")
        }
    }

    @Test func `after the file nothing is taken back`() throws {
        for stage in [BatchStage.fileWritten, .closed, .takenBack] {
            let bar = BatchLife.bar(
                .takeBack, on: try Payments.batch(stage), by: try Payments.user(7, Set(Duty.allCases)))
            #expect(bar == .notFromHere(stage, .takeBack))
        }
    }

    @Test func `a line that is taken out leaves the totals, the numbers and the first release behind`() throws {
        var batch = try Payments.batch(.releasedOnce, releasedBy: [7])
        #expect(
            batch.totals == BatchTotals(lines: 3, total: Money(fen: 60_300), hash: 64_890_018 + 67_890_123 + 34_567_890)
        )
        batch.lines[1].outcome = .takenOut([.wrongAccount, .other("家属来电")])
        batch.steps.append(
            BatchStep(at: batch.steps[0].at, user: UserID(8), userName: "某人8", action: .takeOut, note: "LP1"))
        batch.stage = .made
        #expect(batch.totals == BatchTotals(lines: 2, total: Money(fen: 40_200), hash: 64_890_018 + 34_567_890))
        #expect(batch.standing.map(\.place) == [1, 3])
        #expect(batch.shown.map(\.number) == [1, 2, nil])
        #expect(batch.shown.map(\.line.place) == [1, 3, 2])
        // Whoever released it before may release it again: it is another batch.
        #expect(batch.releasedBy == [])
        #expect(BatchLife.bar(.release, on: batch, by: try Payments.user(7, [.cashier])) == nil)
        batch.lines[0].outcome = .takenOut([.askedByMember])
        #expect(BatchLife.bar(.takeOut, on: batch, by: try Payments.user(7, [.cashier])) == .lastLine)
        #expect(batch.sharedAccounts.isEmpty)
    }

    @Test func `why a line is taken out is a code, and other has its text`() {
        for reason in TakeOutReason.coded { #expect(TakeOutReason(code: reason.code, text: "") == reason) }
        #expect(Set(TakeOutReason.coded.map(\.code)).count == 5)
        #expect(TakeOutReason(code: "other", text: "家属来电") == .other("家属来电"))
        #expect(TakeOutReason(code: "whatever", text: "") == nil)
        for language in Language.allCases {
            #expect(Set(TakeOutReason.coded.map { $0.name(language) }).count == 5)
        }
    }

    @Test func `what is owed is the benefit without what was paid, and never less than nothing`() throws {
        let paid = { (fen: Int64) in
            PaidPart(batch: "BF1", round: 1, amount: Money(fen: fen), on: try Payments.day("2026-03-02"))
        }
        // A benefit of 0.00: whatever was paid is too much.
        let day = try Payments.day("2026-03-01")
        let claim = try Payments.claim(
            .accident(Accident(date: day, injuries: [], death: false, medicalCost: .zero, hospitalDays: 0, filed: day)))
        #expect(claim.owed(after: []) == .zero && claim.overpaid(after: []) == .zero)
        #expect(claim.owed(after: [try paid(100)]) == .zero)
        #expect(claim.overpaid(after: [try paid(100), try paid(20)]) == Money(fen: 120))
    }

    @Test func `every bar has words in both languages`() throws {
        let bars: [any Worded] =
            BatchStage.allCases.flatMap { stage in
                BatchAction.allCases.map { BatchBar.notFromHere(stage, $0) as any Worded }
            } + [
                BatchBar.notYourDuty([.cashier, .supervisor]), BatchBar.otherOffice, BatchBar.releasedByYou,
                BatchBar.retired("李"), BatchBar.lastLine, BatchBar.notInIt("LP1"),
            ]
            + [
                LineBar.claim(.notFromHere(.firstReview, .putInBatch)), LineBar.nothingToPay,
                LineBar.inBatch("BF1", .paid), LineBar.inBatch("BF1", .open),
                LineBar.payee(PayeeFaults([.beneficiaryNeeded])),
            ]
        for language in Language.allCases {
            let said = bars.map { $0.sentence(language) }
            #expect(said.allSatisfy { !$0.what.isEmpty && !$0.todo.isEmpty })
        }
        #expect(
            BatchBar.releasedByYou.sentence(.zh).text == "您已经放行过这个批次。两次放行要由两个人做，请另一位来。")
        #expect(
            BatchBar.notFromHere(.made, .writeFile).sentence(.zh).text == "这个批次待一次放行，现在不能出盘。请先由财务一次放行。")
    }

    /// The documentation's table is this one.
    @Test func `the documentation draws the table of the code`() throws {
        let file = URL(filePath: #filePath).deletingLastPathComponent().appending(
            path: "../../../Sources/MutualAid/MutualAid.docc/LifeOfABatch.md")
        let text = try String(contentsOf: file, encoding: .utf8)
        let rows = BatchLife.moves.map { move in
            "| \(move.from.name(.zh)) \(move.from.rawValue) | \(move.action.name(.zh)) \(move.action.rawValue) | "
                + move.by.map { $0.name(.zh) }.joined(separator: "、") + " | \(move.to.name(.zh)) \(move.to.rawValue) |"
        }
        for row in rows { #expect(text.contains(row), "missing: \(row)") }
        #expect(text.split(separator: "\n").count { $0.hasPrefix("| ") && !$0.hasPrefix("| 从") } == rows.count)
    }
}
