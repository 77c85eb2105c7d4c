import MutualAid
import Testing

@Suite struct SerialGapTests {
    private func gaps(from first: Int, _ seen: [Int], end: Int? = nil) -> [ClosedRange<Int>] {
        var gaps = SerialGaps(from: first)
        seen.forEach { gaps.see($0) }
        if let end { gaps.end(at: end) }
        return gaps.gaps
    }

    @Test func `what is left out is a gap, at the start, between and at the end`() {
        #expect(gaps(from: 1, [1, 2, 3]) == [])
        #expect(gaps(from: 1, [3, 4, 7]) == [1...2, 5...6])
        #expect(gaps(from: 5, [5], end: 5) == [])
        #expect(gaps(from: 5, [5], end: 8) == [6...8])
        #expect(gaps(from: 5, [], end: 6) == [5...6])
        #expect(gaps(from: 5, [], end: 4) == [])
        #expect(gaps(from: 5, [4, 5, 5, 6]) == [])
    }
}

@Suite struct DayEndTests {
    private func line(_ serial: Int, _ payer: Payer, _ who: String, _ covers: Int, _ fen: Int64) throws -> ReceiptLine {
        ReceiptLine(
            number: try number(serial), payer: payer, takenBy: who, covers: covers, amount: Money(fen: fen))
    }

    private func number(_ serial: Int) throws -> CounterNumber {
        try CounterNumber(
            kind: .receipt, division: try #require(DivisionCode("610302")), year: 26, serial: serial)
    }

    /// Worked out by hand: 95.00 + 130.00 + 0.05 + 60.00.
    private func end(refund: Money? = nil) throws -> DayEnd {
        var receipts = [
            try line(1, .unit, "周敏", 1, 95_00), try line(2, .own, "周敏", 2, 130_00),
            try line(3, .unit, "王秀英", 1, 5), try line(5, .gift, "周敏", 3, 60_00),
        ]
        if let refund {
            receipts.append(
                ReceiptLine(
                    number: try number(6), payer: .unit, takenBy: "赵强", covers: 0, amount: .zero, givenBack: refund))
        }
        return DayEnd(
            day: try #require(Day("2026-03-02")), receipts: receipts,
            gaps: [ReceiptGap(first: try number(4), last: try number(4))], unpaid: FeeSum(count: 0, amount: .zero),
            audit: AuditHead(entries: 9, mac: String(repeating: "0123456789abcdef", count: 4)))
    }

    @Test func `sums by payer and by person add up to the total`() throws {
        let end = try end()
        #expect(end.total == .init(receipts: 4, covers: 7, amount: Money(fen: 285_05)))
        #expect(end.byPayer.map(\.payer) == [.unit, .own, .gift])
        #expect(end.byPayer.map(\.sum.amount.text) == ["95.05", "130.00", "60.00"])
        #expect(end.byPayer.map(\.sum.receipts) == [2, 1, 1])
        #expect(end.byTaker.map(\.name) == ["周敏", "王秀英"].sorted())
        let byName = Dictionary(end.byTaker.map { ($0.name, $0.sum) }) { $1 }
        #expect(byName["周敏"] == .init(receipts: 3, covers: 6, amount: Money(fen: 285_00)))
        #expect(byName["王秀英"] == .init(receipts: 1, covers: 1, amount: Money(fen: 5)))
    }

    @Test func `what was given back is taken off`() throws {
        #expect(try end().kept.text == "285.05")
        let refunded = try end(refund: Money(fen: 95_00))
        #expect(refunded.kept.text == "190.05" && refunded.refunds == FeeSum(count: 1, amount: Money(fen: 95_00)))
        // The receipt of a refund is no receipt of a fee, and who gave it back took none.
        #expect(refunded.total == (try end().total) && refunded.byTaker.count == 2)
    }

    @Test func `a gap counts its numbers, and the head reads in groups`() throws {
        #expect(ReceiptGap(first: try number(4), last: try number(4)).count == 1)
        #expect(ReceiptGap(first: try number(4), last: try number(9)).count == 6)
        #expect(try end().audit.grouped.count == 8 && end().audit.grouped.first == "01234567")
    }
}

@Suite struct RenewalTests {
    private func day(_ iso: String) throws -> Day { try #require(Day(iso)) }

    @Test func `within 30 days means today and the 30 after it, and the 30 before`() throws {
        let today = try day("2026-11-24")
        let ahead = RenewalQuery.ending(within: 30, from: today)
        #expect(ahead.span.first == today && ahead.span.last.iso == "2026-12-24")
        let back = RenewalQuery.ended(within: 30, before: today)
        #expect(back.span.first.iso == "2026-10-25" && back.span.last.iso == "2026-11-23")
        #expect(RenewalQuery.ending(within: 0, from: today).span.days == 1)
    }

    private func row(
        keepsUntil: String? = "2026-12-25", waiting: Int = 0, paidOut: Bool = false, barred: [Ineligibility] = []
    ) throws -> RenewalRow {
        RenewalRow(
            enrolment: EnrolmentID(1),
            number: try CounterNumber(
                kind: .certificate, division: try #require(DivisionCode("610302")), year: 25, serial: 1),
            person: PersonID(1), name: "张秀英", maskedIdentity: "610***********0028", employer: nil, plan: "women",
            last: try day("2026-11-24"), keepsUntil: try keepsUntil.map(day), waitingSaved: waiting, isPaidOut: paidOut,
            barred: barred)
    }

    @Test func `what renewing in time keeps is told in a few words`() throws {
        let today = try day("2026-11-24")
        func keeps(_ row: RenewalRow) -> [String] { Language.allCases.map { row.keeps($0, today: today) } }
        #expect(keeps(try row()) == ["保障不断", "no gap"])
        #expect(keeps(try row(waiting: 60)) == ["免等待 60 天", "no waiting 60 d"])
        #expect(
            keeps(try row(waiting: 60, paidOut: true))
                == ["免等待 60 天，已赔病种除外", "no waiting 60 d, paid disease excluded"])
        #expect(keeps(try row(keepsUntil: nil)) == ["已不开办", "not offered any more"])
        #expect(keeps(try row(keepsUntil: "2026-11-23", waiting: 60)) == ["过了续保期，按新参保", "too late: as a new cover"])
        #expect(keeps(try row(barred: [.insurance]))[0] == "未参加职工医保")
    }
}
