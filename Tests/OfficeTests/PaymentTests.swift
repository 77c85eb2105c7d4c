import Foundation
import MutualAid
import Office
import OfficeSQLite
import Testing

/// From approved claims to paid ones, on real files.
@Suite struct PaymentTests {
    private func three(_ fixture: Fixture) throws -> [Claim] {
        try ["张一", "张二", "张三"].enumerated().map { place, name in
            try fixture.approved(name, place * 2 + 1, ownPay: 700 + place, account: Fixture.cards[place])
        }
    }

    @Test func `a batch goes from making over two releases and the file to the bank's answer`() throws {
        let fixture = try Fixture()
        let claims = try three(fixture)
        let batch = try fixture.batch()
        #expect(batch.number.text.hasPrefix("BF610302"))
        #expect(batch.lines.map(\.claim) == claims.map(\.id))
        #expect(
            batch.totals == BatchTotals(lines: 3, total: Money(yuan: 2103), hash: 64_890_018 + 2 * 67_890_128))
        #expect(try fixture.claim(claims[0].id).state == .inBatch(batch: batch.number.text))
        #expect(try fixture.office.paymentCandidates(for: fixture.cashier).isEmpty)

        let once = try fixture.office.releaseBatch(
            batch.id, version: batch.version, key: fixture.key(), by: fixture.cashier)
        #expect(once.stage == .releasedOnce)
        let twice = try fixture.office.releaseBatch(
            once.id, version: once.version, key: fixture.key(), by: fixture.supervisor)
        #expect(twice.stage == .releasedTwice)
        #expect(twice.releasedBy == [fixture.cashier.id, fixture.supervisor.id])

        let first = try fixture.office.bankFile(
            of: twice.id, version: twice.version, key: fixture.key(), by: fixture.cashier, Fixture.file)
        #expect(first.batch.stage == .fileWritten)
        // Another form meanwhile, and still the same bytes.
        let again = try fixture.office.bankFile(
            of: twice.id, version: first.batch.version, key: fixture.key(), by: fixture.cashier
        ) { _ in [1, 2, 3] }
        #expect(again.bytes == first.bytes)
        #expect(again.bytes == Data(try #require(Fixture.file(batch))))

        let closed = try fixture.settled(again.batch, failing: [2: "账号已销户"])
        #expect(closed.stage == .closed)
        #expect(closed.lines.map(\.outcome.state) == [.paid, .failed, .paid])
        #expect(try fixture.claim(claims[0].id).state == .paid(on: fixture.today))
        #expect(try fixture.claim(claims[1].id).state == .paymentFailed(reason: "账号已销户"))
        try fixture.restart()
        #expect(try fixture.office.batch(closed.id, for: fixture.cashier) == closed)
        #expect(closed.steps.map(\.action) == [.make, .release, .release, .writeFile, .writeFile, .readReturn])
        try expectSound(fixture.office)
    }

    @Test func `a failed payment takes another card, waits again, and is paid by the next batch`() throws {
        let fixture = try Fixture()
        let claims = try three(fixture)
        let first = try fixture.settled(fixture.written(fixture.released(fixture.batch())), failing: [2: "户名不符"])
        let failed = try fixture.claim(claims[1].id)
        let account = BankAccount(
            card: known(BankCard(codedText: Fixture.cards[3])), holder: personName("张二"), bank: "邮储银行")
        let new = NewPayee(
            claim: failed.id, version: failed.version, role: .member, account: account, proof: [], key: fixture.key())
        let payee = try fixture.office.givePayee(new, by: fixture.handler)
        #expect(payee.given == Payee(role: .member, account: account, proof: [.bankCard]))
        #expect(payee.card.claim.state == .approved)
        #expect(payee.card.claim.steps.last?.action == .giveOtherCard)
        #expect(payee.card.claim.steps.last?.note == "张二 ****5678 邮储银行")
        // Sent twice, stored once.
        #expect(try fixture.office.givePayee(new, by: fixture.handler) == payee)

        let next = try fixture.batch()
        #expect(next.number != first.number)
        #expect(next.lines.map(\.payee.account.card.text) == [Fixture.cards[3]])
        let closed = try fixture.settled(fixture.written(fixture.released(next)))
        #expect(closed.lines.map(\.outcome) == [.paid(on: fixture.today)])
        #expect(try fixture.claim(failed.id).state == .paid(on: fixture.today))
        #expect(try fixture.office.batches(for: fixture.cashier).map(\.number) == [next.number, first.number])
        #expect(try fixture.office.find(first.number.text, limit: 9).map(\.number) == claims.map(\.number.text))
        try expectSound(fixture.office)
    }

    @Test func `what can't be paid is told with its reason, and nothing of the batch is stored`() throws {
        let fixture = try Fixture()
        let claims = try three(fixture)
        let bare = try fixture.approved("李四", 9, account: nil)
        let held = try fixture.office.decide(
            claims[1].id, version: claims[1].version, .hold(reason: "查证"), by: fixture.supervisor)
        let candidates = try fixture.office.paymentCandidates(for: fixture.cashier)
        let bars = Dictionary(uniqueKeysWithValues: candidates.map { ($0.claim, $0.bar) })
        #expect(bars[bare.id] == .payee(PayeeFaults([.noAccount(.member, name: "李四")])))
        guard case .claim(.held(let hold)) = bars[held.id] else {
            Issue.record("not held")
            return
        }
        #expect(hold.reason == "查证")
        #expect(bars[claims[0].id] == .some(nil))
        let all = NewBatch(candidates, key: fixture.key())
        let refused = fault { try fixture.office.makeBatch(all, by: fixture.cashier) }
        #expect(
            refused
                == .payment(
                    .notPayable([
                        UnpayableClaim(number: held.number.text, bar: .claim(.held(hold))),
                        UnpayableClaim(
                            number: bare.number.text, bar: .payee(PayeeFaults([.noAccount(.member, name: "李四")]))),
                    ])))
        #expect(refused?.sentence(.zh).text.contains("李四没有登记银行卡") == true)
        #expect(try fixture.claim(claims[0].id).state == .approved)
        #expect(try fixture.office.batches(for: fixture.cashier).isEmpty)
        // No number was lost by it.
        let batch = try fixture.batch(of: [claims[0]])
        #expect(batch.number.serial == 1)
        try expectSound(fixture.office)
    }

    @Test func `a form sent twice makes one batch, a claim in a batch goes into no other`() throws {
        let fixture = try Fixture()
        let claims = try three(fixture)
        let candidates = try fixture.office.paymentCandidates(for: fixture.cashier)
        let new = NewBatch(candidates, key: fixture.key())
        let batch = try fixture.office.makeBatch(new, by: fixture.cashier)
        #expect(try fixture.office.makeBatch(new, by: fixture.cashier) == batch)
        let stale = NewBatch(Array(candidates.prefix(1)), key: fixture.key())
        #expect(
            fault { try fixture.office.makeBatch(stale, by: fixture.cashier) }
                == .payment(
                    .notPayable([
                        UnpayableClaim(number: claims[0].number.text, bar: .inBatch(batch.number.text, .open))
                    ])))
        #expect(
            fault {
                try fixture.office.makeBatch(
                    NewBatch(lines: [], confirmed: .zero, key: fixture.key()), by: fixture.cashier)
            } == .nothingChosen)
        try expectSound(fixture.office)
    }

    @Test func `a sum or a claim that changed since it was shown is refused`() throws {
        let fixture = try Fixture()
        _ = try three(fixture)
        let candidates = try fixture.office.paymentCandidates(for: fixture.cashier)
        let lines = NewBatch(candidates, key: fixture.key()).lines
        #expect(
            fault {
                try fixture.office.makeBatch(
                    NewBatch(lines: lines, confirmed: Money(yuan: 1), key: fixture.key()), by: fixture.cashier)
            } == .payment(.sumDiffers(shown: Money(yuan: 1), computed: Money(yuan: 2103))))
        let old = NewBatch.Line(claim: lines[0].claim, version: lines[0].version - 1)
        guard
            case .changedMeanwhile = fault(
                {
                    try fixture.office.makeBatch(
                        NewBatch(lines: [old], confirmed: candidates[0].amount, key: fixture.key()),
                        by: fixture.cashier)
                })
        else {
            Issue.record("an old version was taken")
            return
        }
    }

    @Test func `two people release, and nobody twice`() throws {
        let fixture = try Fixture()
        _ = try three(fixture)
        let batch = try fixture.batch()
        let release = { (batch: PaymentBatch, user: User) in
            try fixture.office.releaseBatch(batch.id, version: batch.version, key: fixture.key(), by: user)
        }
        #expect(
            fault { try release(batch, fixture.handler) } == .payment(.barred(.notYourDuty([.cashier]))))
        // The supervisor who is a cashier as well releases first, and so not second.
        let once = try release(batch, fixture.supervisor)
        #expect(fault { try release(once, fixture.supervisor) } == .payment(.barred(.releasedByYou)))
        #expect(fault { try release(once, fixture.cashier) } == .payment(.barred(.notYourDuty([.supervisor]))))
        #expect(
            fault {
                try fixture.office.bankFile(
                    of: once.id, version: once.version, key: fixture.key(), by: fixture.cashier, Fixture.file)
            } == .payment(.barred(.notFromHere(.releasedOnce, .writeFile))))
        guard case .changedMeanwhile(let who, _) = fault({ try release(batch, fixture.cashier) }) ?? .nothingChosen
        else { return }
        #expect(who == "王主任")
    }

    @Test func `a batch is taken back until its file is written, and its claims wait again`() throws {
        let fixture = try Fixture()
        let claims = try three(fixture)
        let batch = try fixture.released(fixture.batch())
        #expect(
            fault {
                try fixture.office.takeBackBatch(
                    batch.id, version: batch.version, reason: " ", key: fixture.key(), by: fixture.cashier)
            } == .reasonMissing)
        let back = try fixture.office.takeBackBatch(
            batch.id, version: batch.version, reason: "开户行填错", key: fixture.key(), by: fixture.cashier)
        #expect(back.stage == .takenBack)
        #expect(back.lines.allSatisfy { $0.outcome == .takenBack })
        #expect(back.steps.last?.note == "开户行填错")
        let waiting = try fixture.claim(claims[0].id)
        #expect(waiting.state == .approved)
        // Its reviewer may think again now that it is in no batch.
        #expect(waiting.undoable?.decision.action == .approve)
        let next = try fixture.batch()
        #expect(next.number.serial == batch.number.serial + 1)
        let written = try fixture.written(fixture.released(next))
        #expect(
            fault {
                try fixture.office.takeBackBatch(
                    written.id, version: written.version, reason: "x", key: fixture.key(), by: fixture.supervisor)
            } == .payment(.barred(.notFromHere(.fileWritten, .takeBack))))
        try expectSound(fixture.office)
    }

    @Test func `a claim that is held stops its batch, but not what the bank has done`() throws {
        let fixture = try Fixture()
        let claims = try three(fixture)
        let batch = try fixture.batch()
        let hold = { (id: ClaimID) in
            let claim = try fixture.claim(id)
            return try fixture.office.decide(id, version: claim.version, .hold(reason: "查证"), by: fixture.supervisor)
        }
        let held = try hold(claims[1].id)
        guard
            case .payment(.notPayable(let stopped)) = fault({
                try fixture.office.releaseBatch(
                    batch.id, version: batch.version, key: fixture.key(), by: fixture.cashier)
            })
        else {
            Issue.record("it was released")
            return
        }
        #expect(stopped.map(\.number) == [held.number.text])
        _ = try fixture.office.decide(held.id, version: held.version, .release(reason: "查清"), by: fixture.supervisor)
        let written = try fixture.written(fixture.released(batch))
        _ = try hold(claims[1].id)
        #expect(try fixture.settled(written).stage == .closed)
        #expect(try fixture.claim(claims[1].id).state == .paid(on: fixture.today))
        try expectSound(fixture.office)
    }

    @Test func `an answer with a fault stores nothing; the same answer twice is stored once`() throws {
        let fixture = try Fixture()
        let claims = try three(fixture)
        let batch = try fixture.written(fixture.released(fixture.batch()))
        let rows = Array(fixture.answer(batch).dropLast())
        #expect(
            fault {
                try fixture.office.settle(
                    batch.id, version: batch.version, rows: rows, fingerprint: "x", key: fixture.key(),
                    by: fixture.cashier)
            } == .payment(.answer(AnswerFaults([.missing(claim: claims[2].number.text, line: 3)]))))
        #expect(try fixture.office.batch(batch.id, for: fixture.cashier) == batch)
        #expect(try fixture.claim(claims[0].id).state.stage == .inBatch)
        let key = fixture.key()
        let settle = {
            try fixture.office.settle(
                batch.id, version: batch.version, rows: fixture.answer(batch), fingerprint: "x", key: key,
                by: fixture.cashier)
        }
        let closed = try settle()
        #expect(try settle() == closed)
        try expectSound(fixture.office)
    }

    @Test func `days and offices choose what is paid`() throws {
        let fixture = try Fixture()
        let claims = try three(fixture)
        let days = try claims.map { try fixture.claim($0.id).since.local(offsetMinutes: 480).day }
        let chosen = { (filter: PaymentFilter) in
            try fixture.office.paymentCandidates(filter, for: fixture.cashier).map(\.claim)
        }
        #expect(try chosen(PaymentFilter(through: days[1])) == [claims[0].id, claims[1].id])
        #expect(try chosen(PaymentFilter(from: days[1], through: days[1])) == [claims[1].id])
        #expect(try chosen(PaymentFilter(office: known(DivisionCode("610303")))).isEmpty)
        #expect(try chosen(PaymentFilter(office: known(DivisionCode("610300")))).count == 3)
        #expect(
            fault { try fixture.office.paymentCandidates(for: fixture.handler) } == .barred(.notYourDuty([.cashier])))
        #expect(fault { try fixture.office.batches(for: fixture.handler) } != nil)
    }

    @Test func `whole account numbers lie nowhere in the raw file`() throws {
        let fixture = try Fixture()
        _ = try three(fixture)
        _ = try fixture.settled(fixture.written(fixture.released(fixture.batch())), failing: [1: "账号已销户"])
        for suffix in ["", "-wal"] {
            guard let bytes = FileManager.default.contents(atPath: fixture.path + suffix) else { continue }
            for card in Fixture.cards + ["账号已销户"] { #expect(bytes.range(of: Data(card.utf8)) == nil) }
        }
    }

    @Test func `a batch waits for whoever can go on with it, and other offices don't see it`() throws {
        let fixture = try Fixture(more: [NewUser(name: "韩雪", duties: [.cashier], division: Offices.small)])
        _ = try three(fixture)
        func waiting() throws -> [Int] {
            try [fixture.cashier, fixture.supervisor, fixture.handler].map {
                try fixture.office.menuCounts(for: $0).batches
            }
        }
        #expect(try waiting() == [0, 0, 0])
        let batch = try fixture.batch()
        #expect(try waiting() == [1, 1, 0])
        let other = known(fixture.office.user(named: "韩雪"))
        #expect(try fixture.office.menuCounts(for: other).batches == 0)
        #expect(try fixture.office.batch(batch.id, for: other) == nil)
        #expect(try fixture.office.batch(byNumber: batch.number, for: other) == nil)
        #expect(try fixture.office.batch(byNumber: batch.number, for: fixture.cashier) == batch)
        let once = try fixture.office.releaseBatch(batch.id, version: 1, key: fixture.key(), by: fixture.cashier)
        #expect(try waiting() == [0, 1, 0], "the second release takes another")
        let twice = try fixture.office.releaseBatch(
            once.id, version: once.version, key: fixture.key(), by: fixture.supervisor)
        #expect(try waiting() == [1, 1, 0], "the file waits for a cashier")
        let written = try fixture.written(twice)
        #expect(try waiting() == [0, 0, 0], "now it waits for the bank")
        let closed = try fixture.settled(written, failing: [1: "户名不符"])
        let failed = try #require(
            try fixture.office.auditTrail().last { $0.detail["action"] == "fail-payment" })
        #expect(failed.subject == closed.lines[0].claim.value && failed.detail["reason"] == "户名不符")
    }
}
