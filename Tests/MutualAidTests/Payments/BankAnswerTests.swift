import MutualAid
import Testing

@Suite struct BankAnswerTests {
    private func row(
        _ row: Int, line: Int?, claim: String? = nil, card: String, fen: Int64, isPaid: Bool = true,
        batch: String? = nil,
        reason: String = "", day: Day? = nil
    ) -> AnswerRow {
        AnswerRow(
            row: row, line: line, batch: batch, claim: claim, account: card, amount: Money(fen: fen), isPaid: isPaid,
            reason: reason, day: day)
    }

    /// An answer that fits, the first line paid, the second failed, the third paid on a day of its own.
    private func fitting() throws -> [AnswerRow] {
        [
            row(2, line: 1, card: "6228 4804 0256 4890 018", fen: 10_050),
            row(3, line: 2, card: Payments.cards[1], fen: 20_100, isPaid: false, reason: "账号已销户"),
            row(4, line: 3, card: Payments.cards[2], fen: 30_150, day: try Payments.day("2026-03-03")),
        ]
    }

    private func flaws(_ rows: [AnswerRow], _ batch: PaymentBatch) throws -> [AnswerFlaw] {
        let today = try Payments.day("2026-03-05")
        do {
            _ = try batch.settlement(rows, today: today)
            return []
        } catch { return error.all }
    }

    @Test func `a line that was taken out is no line of the answer, and those after it move up`() throws {
        let today = try Payments.day("2026-03-05")
        var batch = try Payments.batch()
        batch.lines[1].outcome = .takenOut([.wrongPayee])
        let rows = [
            row(2, line: 2, card: Payments.cards[2], fen: 30_150),
            row(3, line: 1, card: Payments.cards[0], fen: 10_050),
        ]
        let settled = try batch.settlement(rows, today: today)
        #expect(settled.outcomes == [.paid(on: today), .paid(on: today)])
        #expect(settled.paid == BatchTotal(lines: 2, total: Money(fen: 40_200)))
        #expect(try flaws(fitting(), batch) != [])
        #expect(
            try flaws([rows[0]], batch) == [.missing(claim: batch.lines[0].claimNumber.text, line: 1)])
    }

    @Test func `an answer that fits settles every line`() throws {
        let today = try Payments.day("2026-03-05")
        let settled = try Payments.batch().settlement(try fitting().reversed(), today: today)
        #expect(
            settled.outcomes == [
                .paid(on: today), .failed(reason: "账号已销户"), .paid(on: try Payments.day("2026-03-03")),
            ])
        #expect(settled.paid == BatchTotal(lines: 2, total: Money(fen: 40_200)))
        #expect(settled.failed == BatchTotal(lines: 1, total: Money(fen: 20_100)))
    }

    @Test func `every fault of an answer is told, and nothing is settled`() throws {
        let batch = try Payments.batch()
        var rows = try fitting()
        rows[0] = row(2, line: 1, card: "6228480402564890019", fen: 10_051)
        rows[1] = row(3, line: 9, card: Payments.cards[1], fen: 20_100)
        rows.append(row(5, line: 3, card: Payments.cards[2], fen: 30_150))
        rows.append(row(6, line: nil, claim: "LP610302269999999", card: "1", fen: 1))
        rows.append(row(7, line: 2, card: Payments.cards[1], fen: 20_100, batch: "BF1"))
        let first = batch.lines[0].claimNumber.text
        let third = batch.lines[2].claimNumber.text
        #expect(
            try flaws(rows, batch) == [
                .otherAmount(row: 2, claim: first, asked: Money(fen: 10_050), found: Money(fen: 10_051)),
                .otherAccount(row: 2, claim: first, asked: "****0018", found: "****0019"),
                .unknownLine(row: 3, key: "9"),
                .double(row: 5, first: 4, claim: third),
                .unknownLine(row: 6, key: "LP610302269999999"),
                .otherBatch(row: 7, found: "BF1"),
                .missing(claim: batch.lines[1].claimNumber.text, line: 2),
            ])
    }

    @Test func `a line's number and place must be of one payment`() throws {
        let batch = try Payments.batch()
        var rows = try fitting()
        rows[0] = row(2, line: 1, claim: batch.lines[1].claimNumber.text, card: Payments.cards[0], fen: 10_050)
        #expect(
            try flaws(rows, batch) == [
                .twoLines(row: 2, claim: batch.lines[1].claimNumber.text, line: 1),
                .missing(claim: batch.lines[0].claimNumber.text, line: 1),
            ])
    }

    @Test func `money neither arrives before the batch was made nor tomorrow`() throws {
        let batch = try Payments.batch()
        var rows = try fitting()
        rows[0] = row(2, line: 1, card: Payments.cards[0], fen: 10_050, day: try Payments.day("2026-03-01"))
        rows[2] = row(4, line: 3, card: Payments.cards[2], fen: 30_150, day: try Payments.day("2026-03-06"))
        #expect(
            try flaws(rows, batch) == [
                .dayTooEarly(row: 2, try Payments.day("2026-03-01"), made: try Payments.day("2026-03-02")),
                .dayInFuture(row: 4, try Payments.day("2026-03-06")),
            ])
    }

    @Test func `an empty answer is said to be empty, once`() throws {
        #expect(try flaws([], Payments.batch()) == [.noRows])
    }

    @Test func `totals are lines, sum, and the sum of the last eight digits`() throws {
        let totals = try Payments.batch().totals
        #expect(totals.lines == 3)
        #expect(totals.total == Money(fen: 60_300))
        // 64890018 + 67890123 + 34567890
        #expect(totals.hash == 167_348_031)
        #expect(totals.shownHash == "167348031")
        let twice = try Payments.batch(lines: [Payments.line(1, 100), Payments.line(2, 100)])
        #expect(twice.totals.hash == 2 * 64_890_018)
        // One line's would be eight digits of the account.
        #expect(try Payments.batch(lines: [Payments.line(1, 100)]).totals.shownHash == "****0018")
    }

    @Test func `one card for two people is seen, one person's two claims are not`() throws {
        let batch = try Payments.batch(lines: [
            Payments.line(1, 100, person: 1), Payments.line(2, 100, person: 2),
            Payments.line(3, 100, card: Payments.cards[1], person: 3),
            Payments.line(4, 100, card: Payments.cards[1], person: 3),
        ])
        #expect(batch.sharedAccounts.values.map { $0.map(\.place) } == [[1, 2]])
    }

    @Test func `every fault has words in both languages that name the row`() throws {
        let day = try Payments.day("2026-03-05")
        let flaws: [AnswerFlaw] = [
            .tooFewFields(row: 5, column: "金额"), .lineUnread(row: 5, text: "x"), .amountUnread(row: 5, text: "x"),
            .dayUnread(row: 5, text: "x"), .resultUnknown(row: 5, text: "x"), .otherBatch(row: 5, found: "BF"),
            .unknownLine(row: 5, key: "9"), .twoLines(row: 5, claim: "LP", line: 1),
            .double(row: 5, first: 2, claim: "LP"),
            .otherAmount(row: 5, claim: "LP", asked: .zero, found: .zero),
            .otherAccount(row: 5, claim: "LP", asked: "a", found: "b"), .dayInFuture(row: 5, day),
            .dayTooEarly(row: 5, day, made: day), .missing(claim: "LP", line: 5),
        ]
        for language in Language.allCases {
            for flaw in flaws { #expect(flaw.sentence(language).what.contains("5"), "\(flaw)") }
            for flaw in [AnswerFlaw.noRows, .noColumn("x")] { #expect(!flaw.sentence(language).todo.isEmpty) }
        }
    }
}
