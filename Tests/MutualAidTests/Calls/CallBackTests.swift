import MutualAid
import Testing

struct CallBackTests {
    private func call(_ result: CallResult) -> CallBack {
        CallBack(
            at: Instant(milliseconds: 0), user: UserID(1), userName: "周敏", result: result, again: nil, satisfaction: nil
        )
    }

    private func new(_ result: CallResult, _ satisfaction: Int? = nil, closes: Bool = false) -> NewCall {
        NewCall(
            claim: ClaimID(5), version: 1, known: 0, result: result,
            satisfaction: satisfaction.flatMap { Satisfaction($0) }, closes: closes, key: SubmissionKey("k"))
    }

    @Test func `a call that nobody answered is tried again after one day, three, seven, and then every seven`() {
        let rules = CallRules.sample
        let days = (1...5).map { rules.again(after: $0, on: day("2026-03-02")).iso }
        #expect(days == ["2026-03-03", "2026-03-05", "2026-03-09", "2026-03-09", "2026-03-09"])
        #expect(rules.again(after: 0, on: day("2026-03-02")) == day("2026-03-03"))
    }

    @Test func `an office's own days and calls hold from 1 to 365`() throws {
        let rules = try #require(CallRules(retryDays: [2], closeAfter: 1))
        #expect(rules.again(after: 9, on: day("2026-03-02")) == day("2026-03-04"))
        #expect(rules.basis == .office)
        for (days, calls) in [([], 1), ([0], 1), ([366], 1), ([1], 0), ([1], 366), (Array(repeating: 1, count: 11), 1)]
        {
            #expect(CallRules(retryDays: days, closeAfter: calls) == nil, "\(days) \(calls)")
        }
    }

    @Test func `a person who was reached says how content they are`() {
        let rules = CallRules.sample
        #expect(new(.reached).fault(after: [], rules: rules) == .satisfactionMissing)
        #expect(new(.reached, 6).fault(after: [], rules: rules) == .satisfactionMissing)
        #expect(new(.reached, 5, closes: true).fault(after: [], rules: rules) == nil)
        #expect(new(.refused, closes: true).fault(after: [], rules: rules) == nil)
        #expect(new(.wrongNumber).fault(after: [], rules: rules) == nil)
    }

    @Test func `only after three unanswered calls a claim is closed without one`() {
        let rules = CallRules.sample
        let close = new(.unreachable, closes: true)
        #expect(close.fault(after: [], rules: rules) == .tooFewTries(1, needed: 3))
        // A wrong number is no call that nobody answered.
        let calls = [call(.unreachable), call(.wrongNumber)]
        #expect(close.fault(after: calls, rules: rules) == .tooFewTries(2, needed: 3))
        #expect(close.fault(after: calls + [call(.unreachable)], rules: rules) == nil)
        #expect(new(.unreachable).fault(after: [], rules: rules) == nil)
    }

    @Test func `a row waits until its day`() {
        let row = CallRow(
            claim: ClaimID(5), number: "LP", personName: "张三", amount: .zero, since: Instant(milliseconds: 0), tries: 1,
            last: .unreachable, again: day("2026-03-05"))
        #expect(!row.isDue(on: day("2026-03-04")))
        #expect(row.isDue(on: day("2026-03-05")))
    }

    @Test func `the script says what is true of the claim`() {
        let script = CallScript(lines: [Bilingual(zh: "您好，是{name}吗？{name}？", en: "Is this {name}?")])
        #expect(script.lines(.zh, ["name": "张三"]) == ["您好，是张三吗？张三？"])
        #expect(script.lines(.en, ["name": "张三"]) == ["Is this 张三?"])
    }

    @Test func `every fault has two sentences in both languages`() {
        for fault in [CallFault.satisfactionMissing, .tooFewTries(1, needed: 3), .noPhone, .rulesOutOfRange] {
            for language in Language.allCases {
                let said = fault.sentence(language)
                #expect(!said.what.isEmpty && !said.todo.isEmpty)
            }
        }
    }
}
