import MutualAid
import Terminal
import Testing

@testable import Counter

/// C1 again, for a claim whose figures were entered wrong.
struct ClaimAmendTests {
    private func returned(_ event: ClaimEvent? = nil) throws -> ClaimCard {
        var card = try Cards.hospital()
        let claim = try Cards.claim(
            317, try event ?? Cards.stay(ownPay: 1_200), of: card, state: .returned([.figuresDiffer]))
        card.claims.append(claim)
        return ClaimCard(claim: claim, card: card)
    }

    private func counter(
        _ card: ClaimCard, _ language: Language = .zh, size: Size = .home, user: User? = nil,
        at destination: Destination? = nil, decide: @escaping (ClaimDecision) -> Reply? = { _ in nil }
    ) throws -> TestCounter {
        TestCounter(
            try Desks.make(language, user: try user ?? Desks.handler()), at: destination ?? .claim(card.claim.id),
            size: size
        ) { request in
            switch request {
            case .claim: .claim(card)
            case .person: .person(card.card)
            case .decide(_, _, let decision): decide(decision)
            case .discardDraft(let key): .draftDiscarded(key)
            case .saveDraft(let draft): .draftSaved(draft.key)
            default: nil
            }
        }
    }

    private func decisions(_ counter: TestCounter) -> [ClaimDecision] {
        counter.requests.compactMap { if case .decide(_, _, let decision) = $0 { decision } else { nil } }
    }

    @Test func `the form is filled with what was entered, and its own claim isn't in its way`() throws {
        var counter = try counter(try returned())
        counter.press(.character("4"))
        #expect(counter.app.page.title.code == "C1")
        #expect(counter.text.contains("理赔更正"))
        #expect(counter.row("入院日")?.contains("2025-09-02") == true)
        #expect(counter.row("结算单号")?.contains("BJ2025091200317") == true)
        #expect(counter.row("总费用")?.contains("1,200.00") == true)
        #expect(counter.row("五项相符") != nil)
        #expect(!counter.text.contains("同号"), "it isn't its own twin")
        #expect(counter.row("互助金合计")?.contains("1,200.00~") == true)
        #expect(counter.problems == [])
    }

    @Test func `what changes is marked on the confirm page with the old value, and sent as an amendment`() throws {
        let card = try returned()
        var after = card
        after.claim = try Cards.claim(
            317, try Cards.stay(ownPay: 1_000), of: try Cards.hospital(), state: card.claim.state)
        var counter = try counter(card) { _ in .claim(after) }
        counter.press(.character("4"))
        for _ in 0..<4 { counter.press(.enter) }
        counter.type("1000", .enter, .enter, .enter)
        counter.type("1000", .f(10))
        #expect(counter.row("* 总费用")?.contains("1,000.00") == true)
        #expect(counter.row("改 1,200.00") != nil)
        #expect(counter.row("* 自付") != nil)
        #expect(counter.row("* 住院") == nil)
        #expect(counter.row("* 改 1,200.00~") != nil, "the benefit too")
        #expect(counter.text.contains("照 * 标的更正吗？"))
        #expect(counter.problems == [])
        counter.press(.f(10))
        #expect(decisions(counter) == [.amend(try Cards.stay(ownPay: 1_000), confirmed: Money(yuan: 1_000))])
        #expect(counter.app.page.title.code == "S1")
        #expect(counter.app.message?.text == "已更正：互助金 1,200.00~ 改为 1,000.00~，现在：退回")
    }

    @Test func `nothing changed is told and not sent; the kind and the papers stay`() throws {
        var counter = try counter(try returned())
        counter.press(.character("4"))
        #expect(counter.row("种类")?.contains("种类不改") == true)
        #expect(counter.row("材料")?.contains("[x] 申请书") == true, "what has come stands ticked")
        counter.press(.f(10))
        #expect(counter.app.message?.text == "没有改动。F12 返回。")
        #expect(decisions(counter) == [])
    }

    @Test func `who is too late is told by the office, the claim is read again, and what was typed stays`() throws {
        var counter = try counter(try returned()) { _ in
            .failed(Sentence(what: "周敏已在 2025-09-15 09:41 送审。", todo: "请看过再办。"))
        }
        counter.press(.character("4"))
        for _ in 0..<4 { counter.press(.enter) }
        counter.type("1000", .enter, .enter, .enter)
        counter.type("1000", .f(10), .f(10))
        #expect(counter.text.contains("!! 周敏已在 2025-09-15 09:41 送审。请看过再办。"))
        #expect(counter.row("总费用")?.contains("1,000.00") == true)
        #expect(counter.requests.last == .claim(ClaimID(317)))
    }

    @Test func `a correction that was not sent comes back from the drafts as one`() throws {
        let card = try returned()
        var counter = try counter(card)
        counter.press(.character("4"))
        for _ in 0..<4 { counter.press(.enter) }
        counter.type("1000", .f(12))
        guard
            case .saveDraft(let draft) = counter.requests.last(where: {
                if case .saveDraft = $0 { true } else { false }
            })
        else {
            Issue.record("no draft")
            return
        }
        var resumed = try self.counter(card, at: .resume(draft))
        #expect(resumed.text.contains("理赔更正"))
        #expect(resumed.row("总费用")?.contains("1000") == true)
        resumed.press(.control("u"))
        resumed.type("1000", .f(10))
        #expect(resumed.problems == [])
        #expect(!resumed.text.contains("理赔录入"))
    }

    @Test func `only from a stage that can be corrected, by the handler`() throws {
        let card = try Cards.hospital()
        let claim = try Cards.claim(317, try Cards.stay(), of: card, state: .firstReview)
        var waiting = try counter(ClaimCard(claim: claim, card: card))
        waiting.press(.character("4"))
        #expect(waiting.app.page.title.code == "S1")
        #expect(waiting.app.message?.kind == .warning)
    }

    @Test func `every kind comes back as it was entered`() throws {
        let events: [ClaimEvent] = [
            try Cards.stay(),
            .diagnosis(
                Diagnosis(date: try Cards.day("2025-08-01"), diseases: ["C50"], filed: try Cards.day("2025-08-09"))),
            .accident(
                Accident(
                    date: try Cards.day("2025-08-01"),
                    injuries: [Injury(grade: 7, part: BodyPart("hand")), Injury(grade: 9, part: BodyPart("foot"))],
                    death: false, medicalCost: Money(yuan: 300), hospitalDays: 4, filed: try Cards.day("2025-08-09"))),
            .accident(
                Accident(
                    date: try Cards.day("2025-08-01"), injuries: [], death: true, medicalCost: .zero, hospitalDays: 0,
                    filed: try Cards.day("2025-08-09"))),
        ]
        let desk = try Desks.make()
        for event in events {
            let claim = try Cards.claim(317, event, of: try Cards.hospital())
            let form = ClaimForm.make(
                event.kind, values: ClaimForm.values(of: claim), papers: [], desk)
            #expect(ClaimReading(form, event.kind, desk).event == event)
        }
    }

    @Test(arguments: [Language.zh, .en]) func `every step is whole at every size`(language: Language) throws {
        for size in EverySize.sizes {
            var counter = try counter(try returned(), language, size: size)
            counter.press(.character("4"))
            #expect(counter.problems == [], "\(size)")
            for _ in 0..<4 { counter.press(.enter) }
            counter.type("1000", .enter, .enter, .enter)
            counter.type("1000")
            #expect(counter.problems == [], "\(size)")
            counter.press(.f(10))
            #expect(counter.problems == [], "\(size) confirm")
        }
    }
}
