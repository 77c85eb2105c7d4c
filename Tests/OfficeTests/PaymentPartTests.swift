import Foundation
import MutualAid
import OfficeSQLite
import OlderFiles
import Testing

@testable import Office

/// Lines that are taken out of a batch, and differences that a reconsideration leaves to pay.
@Suite struct PaymentPartTests {
    private func three(_ fixture: Fixture) throws -> [Claim] {
        try ["张一", "张二", "张三"].enumerated().map { place, name in
            try fixture.approved(name, place * 2 + 1, ownPay: 700 + place, account: Fixture.cards[place])
        }
    }

    private func out(_ fixture: Fixture, _ batch: PaymentBatch, _ claim: ClaimID) -> TakeOut {
        TakeOut(
            batch: batch.id, version: batch.version, claim: claim, reasons: [.wrongAccount, .other("家属来电")],
            key: fixture.key())
    }

    // MARK: taken out

    @Test func `a line taken out waits for payment again, and the rest is released anew`() throws {
        let fixture = try Fixture()
        let claims = try three(fixture)
        let made = try fixture.batch()
        let batch = try fixture.office.releaseBatch(
            made.id, version: made.version, key: fixture.key(), by: fixture.cashier)
        let new = out(fixture, batch, claims[1].id)
        let less = try fixture.office.takeOut(new, by: fixture.supervisor)
        #expect(less.stage == .made && less.releasedBy.isEmpty)
        #expect(less.totals == BatchTotals(lines: 2, total: Money(yuan: 1402), hash: 64_890_018 + 67_890_128))
        #expect(less.lines[1].outcome == .takenOut([.wrongAccount, .other("家属来电")]))
        #expect(less.steps.last?.note == "\(claims[1].number.text) wrong-account other")
        #expect(try fixture.office.batches(for: fixture.cashier).map(\.totals) == [less.totals])
        // Sent twice, stored once.
        #expect(try fixture.office.takeOut(new, by: fixture.supervisor) == less)

        let waiting = try fixture.claim(claims[1].id)
        #expect(waiting.state == .approved)
        #expect(waiting.steps.last?.fact == .takenOut([.wrongAccount, .other("家属来电")]))
        let entries = try fixture.office.auditTrail()
        let entry = try #require(entries.last { $0.action == "take-out-of-batch" })
        #expect(entry.subject == batch.id.value && entry.detail["lines"] == "2" && entry.detail["total"] == "1402.00")
        #expect(entries.contains { $0.action == "decide" && $0.detail["reasons"] == "wrong-account,家属来电" })
        try fixture.restart()
        #expect(try fixture.office.batch(batch.id, for: fixture.cashier) == less)
        try expectSound(fixture.office)

        // It goes into the next batch, and both are paid.
        let next = try fixture.batch()
        #expect(next.lines.map(\.claim) == [claims[1].id] && next.lines.map(\.round) == [1])
        let closed = try fixture.settled(fixture.written(fixture.released(less)))
        #expect(closed.lines.map(\.outcome.state) == [.paid, .takenOut, .paid])
        _ = try fixture.settled(fixture.written(fixture.released(next)))
        for claim in claims { #expect(try fixture.claim(claim.id).state == .paid(on: fixture.today)) }
        try expectSound(fixture.office)
    }

    @Test func `what can't be taken out is told why, and nothing is stored`() throws {
        let fixture = try Fixture()
        let claims = try three(fixture)
        let other = try fixture.approved("李四", 9, account: Fixture.cards[3])
        let batch = try fixture.batch(of: claims)
        let take = { (batch: PaymentBatch, claim: ClaimID, user: User) in
            try fixture.office.takeOut(out(fixture, batch, claim), by: user)
        }
        #expect(
            fault { try take(batch, other.id, fixture.cashier) }
                == .payment(.barred(.notInIt(other.number.text))))
        #expect(
            fault { try take(batch, claims[0].id, fixture.handler) }
                == .payment(.barred(.notYourDuty([.cashier, .supervisor]))))
        for reasons in [[], [TakeOutReason.other(" ")]] {
            var new = out(fixture, batch, claims[0].id)
            new.reasons = reasons
            #expect(fault { try fixture.office.takeOut(new, by: fixture.cashier) } == .reasonMissing)
        }
        #expect(try fixture.office.batch(batch.id, for: fixture.cashier) == batch)
        let less = try take(batch, claims[0].id, fixture.cashier)
        guard case .changedMeanwhile = fault({ try take(batch, claims[1].id, fixture.cashier) }) ?? .nothingChosen
        else {
            Issue.record("an old version was taken")
            return
        }
        let last = try take(less, claims[1].id, fixture.cashier)
        #expect(fault { try take(last, claims[2].id, fixture.cashier) } == .payment(.barred(.lastLine)))
        let released = try fixture.released(last)
        #expect(
            fault { try take(released, claims[2].id, fixture.supervisor) }
                == .payment(.barred(.notFromHere(.releasedTwice, .takeOut))))
        try expectSound(fixture.office)
    }

    @Test func `a batch with a line taken out is taken back whole, and each line keeps what became of it`() throws {
        let fixture = try Fixture()
        let claims = try three(fixture)
        let less = try fixture.office.takeOut(out(fixture, fixture.batch(), claims[2].id), by: fixture.cashier)
        let back = try fixture.office.takeBackBatch(
            less.id, version: less.version, reason: "换开户行", key: fixture.key(), by: fixture.cashier)
        #expect(back.lines.map(\.outcome.state) == [.takenBack, .takenBack, .takenOut])
        #expect(try fixture.office.paymentCandidates(for: fixture.cashier).count == 3)
        try expectSound(fixture.office)
    }

    @Test func `why it was taken out lies nowhere in the raw file`() throws {
        let fixture = try Fixture()
        let claims = try three(fixture)
        _ = try fixture.office.takeOut(out(fixture, fixture.batch(), claims[2].id), by: fixture.cashier)
        for suffix in ["", "-wal"] {
            let bytes = FileManager.default.contents(atPath: fixture.path + suffix) ?? Data()
            #expect(bytes.range(of: Data("家属来电".utf8)) == nil)
        }
    }

    // MARK: differences

    /// A claim of 800.00 that was paid, called back, closed and reconsidered, its own part now `yuan`, sent to review again.
    private func reconsidered(_ fixture: Fixture, _ yuan: Int?) throws -> Claim {
        let claim = try fixture.approved("张一", 1)
        _ = try fixture.settled(fixture.written(fixture.released(fixture.batch())))
        return try again(fixture, claim.id, yuan)
    }

    private func again(_ fixture: Fixture, _ id: ClaimID, _ yuan: Int?) throws -> Claim {
        let paid = try fixture.claim(id)
        let known = try #require(try fixture.office.callCard(id)).calls.count
        _ = try fixture.office.call(
            NewCall(
                claim: id, version: paid.version, known: known, result: .reached, satisfaction: Satisfaction(4),
                closes: true, key: fixture.key()), by: fixture.handler)
        var claim = try fixture.claim(id)
        claim = try fixture.office.decide(
            id, version: claim.version, .reconsider(reason: "补来发票"), by: fixture.supervisor)
        if let yuan {
            guard case .hospital(let stay) = claim.event else { throw OfficeFault.notFound(.claim) }
            let event = fixture.stay(stay.admitted, ownPay: yuan, sheet: stay.sheet)
            claim = try fixture.office.decide(
                id, version: claim.version, .amend(event, confirmed: Money(yuan: yuan)), by: fixture.handler)
        }
        return try fixture.office.decide(id, version: claim.version, .submit, by: fixture.handler)
    }

    @Test func `a higher benefit is paid by its difference, once, by the next batch`() throws {
        let fixture = try Fixture()
        let sent = try reconsidered(fixture, 1_000)
        #expect(try fixture.office.paymentCandidates(for: fixture.cashier).isEmpty)
        let claim = try fixture.approve(sent)
        #expect(claim.amount == Money(yuan: 1_000))
        try expectSound(fixture.office)
        let candidate = try #require(try fixture.office.paymentCandidates(for: fixture.cashier).first)
        #expect(candidate.amount == Money(yuan: 200) && candidate.round == 2 && candidate.bar == nil)
        let batch = try fixture.batch()
        #expect(batch.lines.map(\.amount) == [Money(yuan: 200)] && batch.lines.allSatisfy(\.isDifference))
        #expect(batch.totals.total == Money(yuan: 200))
        try expectSound(fixture.office)
        let failed = try fixture.settled(fixture.written(fixture.released(batch)), failing: [1: "账号已销户"])
        #expect(failed.lines[0].outcome == .failed(reason: "账号已销户"))

        // Another card, the same difference, in the next batch.
        let back = try fixture.claim(claim.id)
        _ = try fixture.office.givePayee(
            NewPayee(
                claim: claim.id, version: back.version, role: .member,
                account: BankAccount(
                    card: known(BankCard(codedText: Fixture.cards[3])), holder: personName("张一"), bank: "邮储银行"),
                proof: [], key: fixture.key()), by: fixture.handler)
        let next = try fixture.batch()
        #expect(next.lines.map(\.round) == [2])
        _ = try fixture.settled(fixture.written(fixture.released(next)))
        let card = try #require(try fixture.office.claimCard(claim.id))
        #expect(card.claim.state == .paid(on: fixture.today))
        #expect(card.paid.map(\.amount) == [Money(yuan: 800), Money(yuan: 200)])
        #expect(card.claim.owed(after: card.paid) == .zero && card.claim.overpaid(after: card.paid) == .zero)
        #expect(try fixture.office.paymentCandidates(for: fixture.cashier).isEmpty)
        let file = try #require(try fixture.office.memberFile(card.claim.person))
        #expect(file.payments.map(\.isDifference) == [true, true, false])
        try fixture.restart()
        #expect(try fixture.office.claimCard(claim.id) == card)
        try expectSound(fixture.office)

        // And a third time.
        _ = try fixture.approve(again(fixture, claim.id, 1_050))
        #expect(try fixture.batch().lines.map { [$0.amount.fen, Int64($0.round)] } == [[5_000, 3]])
        try expectSound(fixture.office)
    }

    @Test(arguments: [800, 500])
    func `as much or less leaves nothing to pay: approved, it stands as paid, and nothing is claimed back`(
        yuan: Int
    ) throws {
        let fixture = try Fixture()
        let day = fixture.today
        let sent = try reconsidered(fixture, yuan == 800 ? nil : yuan)
        let paidOn = try #require(try fixture.office.claimCard(sent.id)?.paid.first?.on)
        #expect(paidOn > day)
        let claim = try fixture.office.decide(sent.id, version: sent.version, .approve, by: fixture.reviewer)
        // Below the threshold a sample may still be drawn.
        let end =
            claim.state.stage == .secondReview
            ? try fixture.office.decide(claim.id, version: claim.version, .approve, by: fixture.otherReviewer) : claim
        #expect(end.state == .paid(on: paidOn))
        let card = try #require(try fixture.office.claimCard(end.id))
        #expect(card.claim.overpaid(after: card.paid) == Money(yuan: 800 - yuan))
        #expect(card.isReconsideredAfterPayment)
        #expect(try fixture.office.paymentCandidates(for: fixture.cashier).isEmpty)
        #expect(try fixture.office.calls(for: fixture.handler, limit: 9).rows.map(\.claim) == [end.id])
        try expectSound(fixture.office)

        // Until somebody has called, the approval can be undone.
        let undone = try fixture.office.decide(
            end.id, version: end.version, .undo(reason: "再核一次"), by: fixture.supervisor)
        #expect(undone.state.stage.isReview)
        try expectSound(fixture.office)
    }

    @Test func `a paid claim that is denied in the end was paid too much, and is paid nothing more`() throws {
        let fixture = try Fixture()
        let sent = try reconsidered(fixture, 1_000)
        let denied = try fixture.office.decide(
            sent.id, version: sent.version, .deny([.refused(.duplicate)]), by: fixture.reviewer)
        let card = try #require(try fixture.office.claimCard(denied.id))
        #expect(card.claim.owed(after: card.paid) == .zero)
        #expect(card.claim.overpaid(after: card.paid) == Money(yuan: 800))
        try expectSound(fixture.office)
    }

    // MARK: what is kept, and what is found

    @Test func `the schema refuses a second open line and a second payment of one round`() throws {
        let fixture = try Fixture()
        let sent = try reconsidered(fixture, 1_000)
        _ = try fixture.approve(sent)
        let batch = try fixture.batch()
        let database = try SQLiteDatabase.open(path: fixture.path)
        defer { database.close() }
        // The first round is paid, the second open: neither again, nor a third beside the open one.
        for (round, state) in [(1, "open"), (2, "open"), (3, "open"), (1, "paid"), (2, "paid")] {
            let day: SQLValue = state == "paid" ? .text("2026-03-02") : .null
            #expect(throws: OfficeFault.self, "\(round) \(state)") {
                try database.write { () throws(OfficeFault) in
                    try database.execute(
                        .money(.insertLine),
                        [
                            .integer(batch.id.value), .integer(9), .integer(sent.id.value), .integer(100),
                            .integer(Int64(round)), .text(state), day, .bytes(Data([1])), .null, .null,
                        ])
                }
            }
        }
    }

    @Test func `lines that don't come to the benefit, or a difference out of nothing, are found`() throws {
        let fixture = try Fixture()
        let plain = try fixture.approved("李四", 9, account: Fixture.cards[3])
        _ = try fixture.settled(fixture.written(fixture.released(fixture.batch())))
        let sent = try reconsidered(fixture, 1_000)
        _ = try fixture.approve(sent)
        let batch = try fixture.batch()
        try expectSound(fixture.office)
        let breaks: [(sql: String, back: String, Invariant, String)] = [
            (
                "UPDATE batch_line SET amount = 19900 WHERE round = 2",
                "UPDATE batch_line SET amount = 20000 WHERE round = 2",
                .payments, sent.number.text
            ),
            (
                "UPDATE batch_line SET amount = 90000 WHERE claim = \(plain.id.value)",
                "UPDATE batch_line SET amount = 80000 WHERE claim = \(plain.id.value)", .payments, plain.number.text
            ),
            (
                "UPDATE batch_line SET round = 3 WHERE round = 2", "UPDATE batch_line SET round = 2 WHERE round = 3",
                .payments, sent.number.text
            ),
            (
                "UPDATE payment_batch SET lines = 2 WHERE id = \(batch.id.value)",
                "UPDATE payment_batch SET lines = 1 WHERE id = \(batch.id.value)", .batchTotals, batch.number.text
            ),
        ]
        for (sql, back, invariant, found) in breaks {
            let database = try SQLiteDatabase.open(path: fixture.path)
            try database.migrate(to: Migration.latest, [sql])
            #expect(try fixture.office.broken(invariant).contains(found), "\(sql)")
            try database.migrate(to: Migration.latest, [back])
            database.close()
            try expectSound(fixture.office)
        }
    }

    @Test func `the batches of an older file are there as they were`() throws {
        let fixture = try Fixture()
        _ = try three(fixture)
        let batch = try fixture.settled(fixture.written(fixture.released(fixture.batch())), failing: [2: "账号已销户"])
        try fixture.writeTrailAsBeforeMACs()
        fixture.office.close()
        let database = try SQLiteDatabase.open(path: fixture.path)
        try database.migrate(to: 7, Migration.undoing(after: 7))
        database.close()
        fixture.office = try fixture.opened()
        #expect(try fixture.office.batch(batch.id, for: fixture.cashier) == batch)
        try expectSound(fixture.office)
    }
}

extension ClaimStage {
    fileprivate var isReview: Bool { self == .firstReview || self == .secondReview }
}
