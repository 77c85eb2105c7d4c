import MutualAid
import Terminal
import Testing

@testable import Counter

/// S1: holds, who is at work, the quality sample, papers one by one, and who acts next by when.
struct ClaimFlagsTests {
    private static func supervisor() throws -> User {
        User(id: UserID(9), name: "郑爱国", duties: [.supervisor], division: try Desks.division())
    }

    private func step(
        _ action: ClaimAction, _ state: ClaimState, by user: User, day: Int, note: String? = nil, fact: StepFact? = nil
    ) -> ClaimStep {
        ClaimStep(
            at: Instant(milliseconds: Desks.now.milliseconds + Int64(day) * 86_400_000), user: user.id,
            userName: user.name, action: action, state: state, note: note, fact: fact)
    }

    private func card(_ state: ClaimState, steps: [ClaimStep] = [], missing: Set<Paper> = []) throws -> ClaimCard {
        let card = try Cards.hospital()
        let first = ClaimStep(
            at: Desks.now, user: UserID(1), userName: "周敏", action: .accept, state: .accepted)
        return ClaimCard(
            claim: try Cards.claim(
                317, try Cards.stay(), of: card, state: state, missing: missing, steps: [first] + steps),
            card: card)
    }

    private func counter(
        _ card: ClaimCard, _ user: User, _ language: Language = .zh, size: Size = .home, past: [PastFigures] = []
    ) throws -> TestCounter {
        TestCounter(try Desks.make(language, user: user), at: .claim(card.claim.id), size: size) { request in
            switch request {
            case .claim: .claim(card)
            case .life(.pastFigures): .life(.pastFigures(past))
            default: nil
            }
        }
    }

    private func decisions(_ counter: TestCounter) -> [ClaimDecision] {
        counter.requests.compactMap { if case .decide(_, _, let decision) = $0 { decision } else { nil } }
    }

    @Test func `who acts next stands with the day by which`() throws {
        var card = try card(.firstReview)
        card.claim.due = try Cards.day("2025-09-18")
        #expect(
            try counter(card, try Desks.handler()).text.contains("下一步：初审，由 初审 岗处理，到期 2025-09-18"))
        card.claim.due = Desks.today
        #expect(try counter(card, try Desks.handler()).text.contains("由 初审 岗处理，今天到期"))
        card.claim.due = try Cards.day("2025-09-12")
        let late = try counter(card, try Desks.handler())
        #expect(late.text.contains("由 初审 岗处理，到期 2025-09-12，已逾期 3 天"), "in words, not by colour alone")
    }

    @Test func `a supervisor holds with a reason; the hold tells who goes on, and releasing needs a reason too`() throws
    {
        var holding = try counter(try card(.firstReview), try Self.supervisor())
        holding.type("91")
        #expect(holding.text.contains("挂起这件理赔，先不办"))
        holding.press(.f(10))
        #expect(holding.text.contains("没有写原因"))
        holding.type("等医院证明", .f(10))
        #expect(decisions(holding) == [.hold(reason: "等医院证明")])

        let held = step(.hold, .firstReview, by: try Self.supervisor(), day: 0, note: "等医院证明")
        var releasing = try counter(try card(.firstReview, steps: [held]), try Self.supervisor())
        #expect(releasing.text.contains("挂起：等医院证明"))
        #expect(releasing.text.contains("下一步：解除挂起，由 主管 岗处理"))
        releasing.type("9")
        #expect(releasing.row("> 1")?.contains("解除挂起") == true)
        releasing.type("1")
        releasing.type("证明已到", .f(10))
        #expect(decisions(releasing) == [.release(reason: "证明已到")])
    }

    @Test func `a held claim is not decided on, and says who holds it and why`() throws {
        let held = step(.hold, .firstReview, by: try Self.supervisor(), day: 0, note: "等医院证明")
        var counter = try counter(try card(.firstReview, steps: [held]), try Desks.firstReviewer())
        #expect(!counter.text.contains("3 同意"))
        counter.press(.character("3"))
        #expect(counter.app.message?.text.contains("郑爱国已把这件理赔挂起：等医院证明") == true)
    }

    @Test func `what another has taken is not decided on, and says since when`() throws {
        var card = try card(.firstReview)
        card.claim.taken = WorkRows.taken(
            by: User(id: UserID(30), name: "钱进", duties: [], division: try Desks.division()))
        var counter = try counter(card, try Desks.firstReviewer())
        #expect(counter.text.contains("2025-09-15 09:41 由钱进领取"))
        counter.press(.character("3"))
        #expect(counter.app.message?.text.contains("钱进已在 2025-09-15 09:41 领取这件理赔") == true)
    }

    @Test func `the quality sample says whether the claim was drawn`() throws {
        let reviewer = try Desks.firstReviewer()
        let drawn = step(
            .approve, .secondReview(.sample), by: reviewer, day: 0, fact: .sample(SampleDraw(number: 12, percent: 10)))
        #expect(
            try counter(try card(.secondReview(.sample), steps: [drawn]), reviewer).text.contains("抽中质量复审"))
        let not = step(.approve, .approved, by: reviewer, day: 0, fact: .sample(SampleDraw(number: 7_000, percent: 10)))
        #expect(
            try counter(try card(.approved, steps: [not]), reviewer).text.contains("质量抽查 10%：未抽中"))
    }

    @Test func `each paper that was asked for stands with its days`() throws {
        let handler = try Desks.handler()
        let both = ClaimState.awaitingPapers(
            missing: [.dischargeRecord, .settlementSheet], due: try Cards.day("2025-10-15"), back: .firstReview)
        let one = ClaimState.awaitingPapers(
            missing: [.settlementSheet], due: try Cards.day("2025-10-15"), back: .firstReview)
        let steps = [
            step(.askForPapers, both, by: handler, day: 0), step(.papersComplete, one, by: handler, day: 3),
        ]
        let counter = try counter(try card(one, steps: steps, missing: [.settlementSheet]), handler)
        #expect(counter.row("  出院记录")?.contains("2025-09-15 要  2025-09-18 收到") == true)
        #expect(counter.row("  结算单  ")?.contains("2025-09-15 要  到期 2025-10-15") == true)
        #expect(!counter.text.contains("还缺"), "what was asked for isn't told twice")
    }

    @Test func `the rarer things are a menu: slips, a new claim, a call, each barred with its reason`() throws {
        for (digit, code) in zip("456", ["C1", "R4", "R4"]) {
            var counter = try counter(try card(.firstReview, missing: [.settlementSheet]), try Desks.handler())
            counter.press(.character("9"), .character(digit))
            #expect(counter.app.page.title.code == code)
        }
        var counter = try counter(try card(.firstReview), try Desks.handler())
        counter.press(.character("9"), .character("6"))
        #expect(counter.app.message?.text == "没有缺的材料。")
        counter.press(.character("7"))
        #expect(counter.app.message?.text.contains("不能回访") == true)
        #expect(counter.problems == [])
        counter.press(.f(12))
        #expect(counter.text.contains("下一步"))
    }

    @Test func `an office above is told where the claim was entered`() throws {
        var user = try Desks.firstReviewer()
        let card = try card(.firstReview)
        #expect(!(try counter(card, user)).text.contains("由 渭滨区 受理"))
        user.division = try #require(DivisionCode("610300"))
        #expect(try counter(card, user).text.contains("由 渭滨区 受理"))
    }

    @Test func `a denied claim is reconsidered by a supervisor with a reason`() throws {
        var counter = try counter(try card(.denied([.refused(.nothingDue)])), try Self.supervisor())
        #expect(counter.text.contains("8 复核"))
        counter.press(.character("8"))
        counter.type("本人补充说明", .f(10))
        #expect(decisions(counter) == [.reconsider(reason: "本人补充说明")])
    }

    @Test func `worksheets from before a correction are kept and shown by F11`() throws {
        let handler = try Desks.handler()
        let amended = step(
            .amend, .returned([.figuresDiffer]), by: handler, day: 1,
            fact: .amended(from: Money(yuan: 1_200), to: Money(yuan: 1_000)))
        let card = try card(.returned([.figuresDiffer]), steps: [amended])
        let old = try Cards.claim(1, try Cards.stay(ownPay: 1_200), of: card.card)
        var counter = try counter(
            card, handler,
            past: [PastFigures(at: Desks.now, byName: "周敏", event: old.event, judgement: old.judgement)])
        #expect(counter.row("更正")?.contains("互助金 1,200.00 改为 1,000.00") == true)
        counter.press(.f(11))
        #expect(counter.text.contains("2025-09-15 09:41 周敏 更正前"))
        #expect(counter.row("互助金合计")?.contains("1,200.00~") == true)
        #expect(counter.problems == [])
        counter.press(.f(12))
        #expect(counter.text.contains("现在：退回"))
        #expect(!(try self.counter(try self.card(.firstReview), handler)).text.contains("F11"))
    }

    @Test(arguments: [Language.zh, .en]) func `all of it is whole at every size`(language: Language) throws {
        let supervisor = try Self.supervisor()
        let held = step(.hold, .firstReview, by: supervisor, day: 0, note: String(repeating: "等医院的证明，", count: 12))
        var card = try card(.firstReview, steps: [held])
        card.claim.due = try Cards.day("2025-09-12")
        card.claim.taken = WorkRows.taken(by: try Desks.firstReviewer())
        for size in EverySize.sizes {
            for user in [supervisor, try Desks.firstReviewer(), try Desks.handler()] {
                var counter = try counter(card, user, language, size: size)
                for key: Character in ["9", "1", "2", "3"] {
                    #expect(counter.problems == [], "\(size) \(key)")
                    counter.press(.character(key))
                }
                #expect(counter.problems == [], "\(size)")
            }
        }
    }
}
