import MutualAid
import Testing

@testable import Office

struct CallBackTests {
    /// Two claims of one person: entered, reviewed and paid.
    private final class Paid {
        let fixture: Fixture
        let person: Person

        init(phone: String? = "13800001234") throws {
            fixture = try Fixture()
            person = try fixture.member("张小明", identity("1985-06-15")) {
                $0.phone = phone.flatMap { Phone(codedText: $0) }
                $0.account = BankAccount(
                    card: known(BankCard(codedText: Fixture.cards[0])), holder: personName("张小明"), bank: "工商银行")
            }
            try fixture.enrol(person, ["hospital-accident"], from: fixture.today.adding(days: 1))
            fixture.pass(days: 60)
        }

        var office: Office { fixture.office }

        /// Entered, reviewed, released by two, and paid by the bank.
        func claim(_ sheet: SheetNumber, daysAgo: Int = 12) throws -> Claim {
            let entered = try fixture.claim(
                person, fixture.stay(fixture.today.adding(days: -daysAgo), days: 3, sheet: sheet))
            let approved = try fixture.approve(entered)
            let batch = try fixture.written(fixture.released(fixture.batch(of: [approved])))
            _ = try fixture.settled(batch)
            return try fixture.claim(approved.id)
        }

        func call(
            _ claim: Claim, _ result: CallResult, _ satisfaction: Int? = nil, known: Int = 0, closes: Bool = false,
            feedback: String = "", key: SubmissionKey? = nil
        ) throws -> CallCard {
            try office.call(
                NewCall(
                    claim: claim.id, version: claim.version, known: known, result: result,
                    satisfaction: satisfaction.flatMap { Satisfaction($0) }, note: "老伴接的", feedback: feedback,
                    closes: closes, key: key ?? fixture.key()), by: fixture.handler)
        }

        var listed: [ClaimID] { get throws { try office.calls(for: fixture.handler, limit: 9).rows.map(\.claim) } }

        func actions() throws -> [String] {
            try office.auditTrail().map(\.action)
        }
    }

    @Test func `paid claims are listed, the oldest payment first, and leave when the person was reached`() throws {
        let paid = try Paid()
        let first = try paid.claim("BJ1", daysAgo: 20)
        paid.fixture.pass(days: 1)
        let second = try paid.claim("BJ2")
        #expect(try paid.listed == [first.id, second.id])
        #expect(try paid.office.countCalls(for: paid.fixture.handler).due == 2)
        let card = try paid.call(first, .reached, 5, feedback: "少跑一趟就好了")
        #expect(card.claim.claim.state == .calledBack(on: paid.fixture.today))
        #expect(card.claim.claim.steps.last?.fact == .called(.reached, Satisfaction(5)))
        #expect(try paid.listed == [second.id])
        try paid.fixture.restart()
        let kept = try #require(try paid.office.callCard(first.id)?.calls.first)
        #expect(kept.result == .reached && kept.satisfaction == Satisfaction(5))
        #expect(kept.note == "老伴接的" && kept.feedback == "少跑一趟就好了")
        #expect(try paid.office.callCard(first.id)?.claim.claim.steps.last?.fact == .called(.reached, Satisfaction(5)))
        try expectSound(paid.office)
    }

    @Test func `one call closes the claim where nothing is left to do`() throws {
        let paid = try Paid()
        let claim = try paid.claim("BJ1")
        let card = try paid.call(claim, .refused, closes: true)
        #expect(card.claim.claim.state == .closed)
        #expect(card.claim.claim.steps.suffix(2).map(\.action) == [.callBack, .close])
        #expect(try paid.actions().suffix(3) == ["call-back", "decide", "decide"])
        #expect(try paid.listed == [])
        try expectSound(paid.office)
    }

    @Test func `a claim that was called back is closed later, once`() throws {
        let paid = try Paid()
        let claim = try paid.claim("BJ1")
        let called = try paid.call(claim, .reached, 4).claim.claim
        #expect(
            try paid.office.close(called.id, version: called.version, by: paid.fixture.handler).claim.claim.state
                == .closed)
        guard
            case .claimMoved = fault({
                try paid.office.close(called.id, version: called.version, by: paid.fixture.handler)
            })
        else {
            Issue.record("closed twice")
            return
        }
    }

    @Test func `an unanswered call comes again after one day, three and seven, and may be closed after three`() throws {
        let paid = try Paid()
        let claim = try paid.claim("BJ1")
        for (known, days) in [1, 3, 7].enumerated() {
            #expect(try paid.office.countCalls(for: paid.fixture.handler).due == 1)
            let card = try paid.call(claim, .unreachable, known: known)
            #expect(card.claim.claim.state == claim.state)
            let row = try #require(try paid.office.calls(for: paid.fixture.handler, limit: 9).rows.first)
            #expect(row.again == paid.fixture.today.adding(days: days))
            #expect(row.tries == known + 1 && row.last == .unreachable)
            #expect(try paid.office.countCalls(for: paid.fixture.handler).due == 0)
            if known < 1 {
                #expect(
                    fault { try paid.call(claim, .unreachable, known: 1, closes: true) }
                        == .call(.tooFewTries(2, needed: 3)))
            }
            paid.fixture.pass(days: days)
        }
        let closed = try paid.call(claim, .unreachable, known: 3, closes: true)
        #expect(closed.claim.claim.state == .closed)
        #expect(closed.calls.map(\.result) == [.unreachable, .unreachable, .unreachable, .unreachable])
        #expect(closed.calls.last?.again == nil)
    }

    @Test func `the list is read in pages: what is due first, then what waits, each once`() throws {
        let paid = try Paid()
        var claims: [Claim] = []
        for place in 1...5 {
            claims.append(try paid.claim(SheetNumber("BJ\(place)"), daysAgo: 30 - place * 5))
        }
        _ = try paid.call(claims[1], .unreachable)
        let expected = [claims[0], claims[2], claims[3], claims[4], claims[1]].map(\.id)
        let whole = try paid.office.calls(for: paid.fixture.handler, limit: 9)
        #expect(whole.rows.map(\.claim) == expected && !whole.hasMore)
        #expect(whole.due == 4 && whole.later == 1)
        var paged: [CallRow] = []
        var sizes: [Int] = []
        while true {
            let place = paged.last.map { CallPlace(after: $0, on: paid.fixture.today) }
            let page = try paid.office.calls(for: paid.fixture.handler, after: place, limit: 2)
            #expect(page.due == 4 && page.later == 1, "the counts are of all of them")
            paged += page.rows
            sizes.append(page.rows.count)
            guard page.hasMore else { break }
        }
        #expect(sizes == [2, 2, 1])
        #expect(paged == whole.rows)
    }

    @Test func `a wrong number waits for the right one and is due at once`() throws {
        let paid = try Paid()
        let claim = try paid.claim("BJ1")
        _ = try paid.call(claim, .wrongNumber)
        let row = try #require(try paid.office.calls(for: paid.fixture.handler, limit: 9).rows.first)
        #expect(row.isDue(on: paid.fixture.today))
        #expect(try paid.office.callCard(claim.id)?.claim.claim.state.stage == .paid)
    }

    @Test func `a call sent twice is stored once, and who comes second is told`() throws {
        let paid = try Paid()
        let claim = try paid.claim("BJ1")
        let key = paid.fixture.key()
        _ = try paid.call(claim, .unreachable, key: key)
        #expect(try paid.call(claim, .unreachable, key: key).calls.count == 1)
        guard case .changedMeanwhile(let name, _) = fault({ try paid.call(claim, .reached, 5) }) else {
            Issue.record("not told")
            return
        }
        #expect(name == "周敏")
        let reached = try paid.call(claim, .reached, 4, known: 1)
        guard case .claimMoved = fault({ try paid.call(claim, .reached, 4, known: 2) }) else {
            Issue.record("not told that it was called back")
            return
        }
        #expect(reached.calls.count == 2)
    }

    @Test func `the phone is shown whole to a handler only, and the trail tells for what`() throws {
        let paid = try Paid()
        let claim = try paid.claim("BJ1")
        #expect(try paid.office.reveal(.callBack(claim.id), by: paid.fixture.handler).text == "13800001234")
        let entry = try #require(try paid.office.auditTrail().last)
        #expect(entry.action == "reveal-phone" && entry.subject == paid.person.id.value)
        #expect(entry.detail == ["for": "dialling", "about": claim.number.text, "phone": "138****1234"])
        guard case .barred = fault({ try paid.office.reveal(.callBack(claim.id), by: paid.fixture.reviewer) }) else {
            Issue.record("shown to a reviewer")
            return
        }
        let without = try Paid(phone: nil)
        let other = try without.claim("BJ1")
        #expect(
            fault { try without.office.reveal(.callBack(other.id), by: without.fixture.handler) } == .call(.noPhone))
    }

    @Test func `what is missing or not one's duty is refused`() throws {
        let paid = try Paid()
        let claim = try paid.claim("BJ1")
        #expect(fault { try paid.call(claim, .reached) } == .call(.satisfactionMissing))
        let call = NewCall(
            claim: claim.id, version: claim.version, known: 0, result: .refused, closes: false, key: paid.fixture.key())
        guard case .barred(.notYourDuty) = fault({ try paid.office.call(call, by: paid.fixture.reviewer) }) else {
            Issue.record("a reviewer called")
            return
        }
        #expect(try paid.office.callCard(claim.id)?.calls == [])
    }

    @Test func `a supervisor sets days and calls, and nobody else`() throws {
        let paid = try Paid()
        let rules = try #require(CallRules(retryDays: [2, 5], closeAfter: 2))
        #expect(try paid.office.rulesOfCalls() == .sample)
        #expect(try paid.office.set(callRules: rules, by: paid.fixture.supervisor) == rules)
        try paid.fixture.restart()
        #expect(try paid.office.rulesOfCalls() == rules)
        #expect(fault { try paid.office.set(callRules: rules, by: paid.fixture.handler) } != nil)
        let claim = try paid.claim("BJ1")
        #expect(
            try paid.call(claim, .unreachable).calls.last?.again == paid.fixture.today.adding(days: 2))
        #expect(try paid.call(claim, .unreachable, known: 1, closes: true).claim.claim.state == .closed)
    }
}
