import MutualAid
import Terminal
import Testing

@testable import Counter

/// What the kernel counts while a job is done.
struct MeterTests {
    private func jobs(_ counter: TestCounter) -> [FinishedJob] {
        counter.requests.compactMap { if case .effort(.finished(let job)) = $0 { job } else { nil } }
    }

    private func later(_ counter: inout TestCounter, seconds: Int64) throws {
        let now = Instant(milliseconds: Desks.now.milliseconds + seconds * 1000)
        _ = counter.app.tick(now, today: try #require(Desks.today))
    }

    @Test func `a look-up by the last four digits is four characters and one key`() throws {
        let office = try PeopleOffice()
        var counter = TestCounter(try Desks.make(), at: .find(.status), answer: office.answer)
        try later(&counter, seconds: 7)
        counter.type("0028", .enter)
        #expect(jobs(counter) == [FinishedJob(.status, keys: 5, typed: 4, seconds: 7)])
        counter.press(.f(12))
        counter.type("0028", .enter)
        // F12 came before; the first look-up isn't counted again.
        #expect(jobs(counter).last == FinishedJob(.status, keys: 6, typed: 4, seconds: 0))
    }

    @Test func `Ctrl+G and a digit are two keys, a paste is one that is no step`() throws {
        let office = try PeopleOffice()
        var counter = TestCounter(try Desks.make(), at: .find(.status), answer: office.answer)
        counter.press(.paste("0028"), .control("g"), .character("0"))
        #expect(jobs(counter) == [FinishedJob(.status, keys: 3, typed: 1, seconds: 0)])
    }

    @Test func `a claim tells the papers it asked for and those that were on file`() throws {
        let card = try Cards.hospital()
        var counter = TestCounter(try Desks.make(), at: .claimEntry(card.person.id)) { request in
            switch request {
            case .person: return .person(card)
            case .enterClaim(let new):
                let claim = try? Cards.claim(5, new.event, of: card, missing: [.application, .dischargeRecord])
                return claim.map { .claim(ClaimCard(claim: $0, card: card)) }
            default: return nil
            }
        }
        counter.type("1")
        for value in ["2025-09-02", "2025-09-12", "1", "BJ1", "1000", "0", "0", "1000", "0"] {
            counter.type(value, .enter)
        }
        counter.press(.f(10), .f(10))
        let job = try #require(jobs(counter).first)
        // 1, nine times Enter, the digit of the cause, F10 twice.
        #expect([job.steps, job.papersAsked, job.papersSaved] == [13, 2, 2])
        #expect(job.typed == 10 + 10 + 3 + 4 + 1 + 1 + 4 + 1)
    }

    @Test func `a measure that can't be kept troubles nobody`() throws {
        let office = try PeopleOffice()
        var counter = TestCounter(try Desks.make(), at: .find(.status)) { request in
            if case .effort = request { return .failed(Sentence(what: "locked", todo: "")) }
            return office.answer(request)
        }
        counter.type("0028", .enter)
        #expect(!counter.text.contains("locked"))
        #expect(counter.app.isWaiting == false)
    }
}
