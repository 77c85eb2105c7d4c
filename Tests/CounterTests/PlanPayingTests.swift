import MutualAid
import Terminal
import Testing

@testable import Counter

/// P1's confirm page: one digit takes the fees with the enrolment.
struct PlanPayingTests {
    private func counter(_ language: Language = .zh, size: Size = .home) throws -> TestCounter {
        TestCounter(
            try Desks.make(language), at: .selectPlans(PersonID(7)), size: size, answer: try EnrolOffice().answer)
    }

    private func payers(_ counter: TestCounter) -> [Payer?] {
        counter.requests.compactMap { if case .enrol(let new) = $0 { .some(new.payer) } else { nil } }
    }

    @Test func `a digit on the confirm page takes the fees now, 0 takes that back, and F10 stores what is shown`()
        throws
    {
        var counter = try counter()
        counter.press(.character("4"), .f(10))
        #expect(counter.text.contains("钱已收到按 1 单位  2 工会  3 本人  4 赠送基金"))
        #expect(counter.row("缴费 ")?.contains("以后再缴") == true)
        counter.press(.character("1"))
        #expect(counter.row("缴费 ")?.contains("现在缴，单位付款") == true)
        counter.press(.character("3"))
        #expect(counter.row("缴费 ")?.contains("现在缴，本人付款") == true)
        counter.press(.character("0"))
        #expect(counter.row("缴费 ")?.contains("以后再缴") == true)
        counter.press(.character("３"), .f(10))
        #expect(payers(counter) == [.own])
        #expect(counter.text.contains("收据"))
    }

    @Test func `while it is being stored the payer stands`() throws {
        let office = try EnrolOffice()
        var counter = TestCounter(try Desks.make(), at: .selectPlans(PersonID(7))) { request in
            if case .enrol = request { nil } else { office.answer(request) }
        }
        counter.press(.character("4"), .f(10), .character("1"), .f(10), .character("2"), .f(10))
        #expect(payers(counter) == [.unit])
        #expect(counter.row("缴费 ")?.contains("单位付款") == true)
    }

    @Test func `the confirm page holds at every size in both languages`() throws {
        try EverySize.check(
            at: .selectPlans(PersonID(7)), answer: try EnrolOffice().answer,
            [
                .character("1"), .character("3"), .character("4"), .f(10), .character("4"), .character("0"),
                .character("2"),
            ])
    }
}
