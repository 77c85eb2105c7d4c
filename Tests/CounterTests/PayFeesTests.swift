import MutualAid
import Terminal
import Testing

@testable import Counter

@Suite struct PayFeesTests {
    private func office() throws -> EnrolOffice {
        try EnrolOffice([
            try Cards.enrolment(11, "hospital-accident", from: "2025-09-10", paid: false),
            try Cards.enrolment(12, "women", from: "2025-10-01", paid: false),
            try Cards.enrolment(13, "critical", from: "2025-01-01"),
            try Cards.enrolment(14, "accident", from: "2024-01-01", tier: 100, paid: false),
        ])
    }

    private func state(_ office: EnrolOffice) throws -> PayFees.State {
        var state = PayFees.State.new(PersonID(7), key: SubmissionKey("test-1"), try Desks.make())
        #expect(PayFees.reduce(&state, .loaded(office.card), try Desks.make()) == [])
        return state
    }

    @Test func `only what is due is listed, everything ticked, the employer pays`() throws {
        let state = try state(office())
        #expect(state.ticked(try Cards.day("2025-09-15")).map(\.id) == [EnrolmentID(11), EnrolmentID(12)])
        #expect(state.payer == .unit)
        var alone = try office()
        alone.card.employer = nil
        #expect(try self.state(alone).payer == .own)
    }

    @Test func `a digit ticks off, the payer goes round`() throws {
        var state = try state(office())
        let desk = try Desks.make()
        #expect(PayFees.reduce(&state, .key(.key(.character("1"))), desk) == [])
        #expect(state.ticked(desk.today).map(\.id) == [EnrolmentID(12)])
        #expect(PayFees.reduce(&state, .payer(1), desk) == [])
        #expect(state.payer == .union)
        #expect(PayFees.reduce(&state, .payer(-1), desk) == [])
        #expect(PayFees.reduce(&state, .payer(-1), desk) == [])
        #expect(state.payer == .gift)
    }

    @Test func `nothing ticked is told and not sent`() throws {
        var state = try state(office())
        let desk = try Desks.make()
        for digit in "12" { _ = PayFees.reduce(&state, .key(.key(.character(digit))), desk) }
        #expect(PayFees.reduce(&state, .review, desk) == [.warn("没有勾选要缴的会费。用数字勾选。")])
        #expect(state.stage == .choosing)
    }

    @Test func `the fees are asked for once, again after one stopped waiting`() throws {
        var state = try state(office())
        let desk = try Desks.make()
        _ = PayFees.reduce(&state, .review, desk)
        let asked = PayFees.reduce(&state, .store, desk)
        #expect(asked == [.ask(.pay(PersonID(7), [EnrolmentID(11), EnrolmentID(12)], .unit, SubmissionKey("test-1")))])
        #expect(PayFees.reduce(&state, .store, desk) == [])
        PayFees.stopWaiting(&state)
        #expect(PayFees.reduce(&state, .store, desk) == asked)
    }

    @Test func `from the list to the receipt with keys alone`() throws {
        var counter = TestCounter(try Desks.make(), at: .payFees(PersonID(7)), answer: try office().answer)
        #expect(counter.text.contains("! 首日已到：缴费以前发生的事不保"))
        counter.press(.character("０"), .f(10))
        #expect(counter.text.contains("合计               190.00"))
        #expect(counter.text.contains("壹佰玖拾元整"))
        #expect(counter.text.contains("缴款人          工会"))
        counter.press(.enter)
        #expect(counter.requests.contains { if case .pay = $0 { true } else { false } } == false)
        counter.press(.character("y"))
        #expect(counter.text.contains("收据 \(try Cards.number(.receipt, 9).text)  190.00  工会付款"))
        #expect(counter.row("住院+意外")?.contains("有效") == true)
        #expect(counter.row("女职工")?.contains("未开始") == true)
    }

    @Test func `where nothing is due it says so`() throws {
        let counter = TestCounter(try Desks.make(), at: .payFees(PersonID(7)), answer: try EnrolOffice().answer)
        #expect(counter.text.contains("没有未缴的会费。"))
        #expect(!counter.text.contains("F10"))
    }

    @Test func `every frame keeps its promises in every size and language`() throws {
        try EverySize.check(
            at: .payFees(PersonID(7)), answer: try office().answer,
            [.character("0"), .character("1"), .down, .f(10), .f(12), .f(10), .f(10)])
    }
}
