import MutualAid
import Terminal
import Testing

@testable import Counter

/// From the worklist through one claim after another.
struct ReviewFlowTests {
    /// Three claims that wait for the first review.
    private final class Office {
        var cards: [ClaimID: ClaimCard] = [:]
        var waiting: [ClaimID] = []
        let spot: WorkKind = .stage(.firstReview)

        init() throws {
            let card = try Cards.hospital()
            for id: Int64 in [317, 318, 319] {
                let event = try Cards.stay(sheet: SheetNumber("BJ\(id)"))
                cards[ClaimID(id)] = ClaimCard(claim: try Cards.claim(id, event, of: card), card: card)
                waiting.append(ClaimID(id))
            }
        }

        private func row(_ id: ClaimID) throws -> WorkRow {
            try WorkRows.row(Int(id.value), daysAgo: 400 - Int(id.value))
        }

        func answer(_ request: Request) -> Reply? {
            switch request {
            case .claim(let id): return cards[id].map(Reply.claim)
            case .decide(let id, _, let decision): return decide(id, decision).map(Reply.claim)
            case .life(.nextWork(let spot)):
                let rest = waiting.filter { $0 > spot.place.id } + waiting.filter { $0 < spot.place.id }
                return .life(.nextWork(rest.first.flatMap { try? row($0) }))
            case .life(.worklist): return WorkRows.page(request, [(spot, waiting.compactMap { try? row($0) })])
            default: return nil
            }
        }

        private func decide(_ id: ClaimID, _ decision: ClaimDecision) -> ClaimCard? {
            guard var card = cards[id], let user = try? Desks.firstReviewer() else { return nil }
            switch decision {
            case .approve: card.claim.state = .approved
            case .giveBack(let reasons): card.claim.state = .returned(reasons)
            case .undo: card.claim.state = .firstReview
            case .take: card.claim.taken = Taken(by: user.id, byName: user.name, at: Desks.now)
            case .handBack: card.claim.taken = nil
            default: return nil
            }
            if decision != .take, decision != .handBack {
                card.claim.steps.append(
                    ClaimStep(
                        at: Desks.now, user: user.id, userName: user.name, action: decision.action,
                        state: card.claim.state))
            }
            card.claim.version += 1
            cards[id] = card
            if card.claim.state.stage != .firstReview { waiting.removeAll { $0 == id } }
            return card
        }
    }

    private func counter(_ office: Office, _ language: Language = .zh, size: Size = .home) throws -> TestCounter {
        TestCounter(
            try Desks.make(language, user: try Desks.firstReviewer()), at: .worklist, size: size,
            answer: office.answer)
    }

    private func decisions(_ counter: TestCounter) -> [ClaimDecision] {
        counter.requests.compactMap { if case .decide(_, _, let decision) = $0 { decision } else { nil } }
    }

    @Test func `three keys decide on the first claim, and three on each after it`() throws {
        var counter = try counter(try Office())
        counter.press(.character("1"), .character("3"), .f(10))
        #expect(decisions(counter) == [.approve])
        #expect(counter.text.contains("LP610302250003177 现在：待拨付。 Enter 下一件 Ctrl+Z 撤回"))
        counter.press(.enter, .character("3"), .f(10))
        #expect(decisions(counter) == [.approve, .approve])
        #expect(counter.text.contains("LP610302250003185 现在：待拨付"))
        #expect(counter.requests.filter { if case .life(.worklist) = $0 { true } else { false } }.count == 1)
    }

    @Test func `the same with an input method on, whose digits are full-width`() throws {
        var counter = try counter(try Office())
        counter.press(.character("１"), .character("３"), .character("Ｙ"), .enter, .character("３"), .character("ｙ"))
        #expect(decisions(counter) == [.approve, .approve])
    }

    @Test func `what is typed ahead of a slow office is for the claims to come`() throws {
        let office = try Office()
        var counter = TestCounter(
            try Desks.make(user: try Desks.firstReviewer()), at: .worklist
        ) { request in
            // Decisions and the way to the next claim are slow.
            switch request {
            case .decide, .life(.nextWork): nil
            default: office.answer(request)
            }
        }
        func answerLate() {
            for ask in counter.unanswered {
                guard let reply = office.answer(ask.request) else { continue }
                counter.reply(reply) { $0 == ask.request }
            }
        }
        counter.press(.character("1"), .character("3"), .f(10), .f(10), .enter, .character("3"), .character("y"))
        #expect(decisions(counter).count == 1)
        for _ in 0..<4 { answerLate() }
        #expect(decisions(counter) == [.approve, .approve])
        #expect(counter.requests.contains(.claim(ClaimID(318))))
        #expect(counter.text.contains("LP610302250003185 现在：待拨付"))
    }

    @Test func `F10 pressed once too often wipes nothing away`() throws {
        var counter = try counter(try Office())
        counter.press(.character("1"), .character("3"), .f(10), .f(10))
        #expect(decisions(counter) == [.approve])
        #expect(counter.text.contains("LP610302250003177 现在：待拨付。 Enter 下一件 Ctrl+Z 撤回"))
    }

    @Test func `Enter passes over a claim, and the last leads back to the list`() throws {
        let office = try Office()
        var counter = try counter(office)
        counter.press(.character("1"), .enter)
        #expect(counter.text.contains("LP610302250003185"))
        counter.press(.character("3"), .f(10), .enter)
        #expect(counter.text.contains("LP610302250003193"))
        counter.press(.character("3"), .f(10), .enter)
        #expect(counter.text.contains("LP610302250003177"), "what was passed over comes round again")
        counter.press(.character("3"), .f(10), .enter)
        #expect(counter.app.page.title.code == "L1")
        #expect(counter.text.contains("没有等您处理的理赔"))
        #expect(counter.app.message?.text == "这一类没有别的了。")
        #expect(counter.problems == [])
    }

    @Test func `Enter never decides: a confirm page takes F10 or Y`() throws {
        var counter = try counter(try Office())
        counter.press(.character("1"), .character("3"), .enter, .enter)
        #expect(decisions(counter) == [])
        #expect(counter.text.contains("同意吗？进拨付批次前可以撤回：F10 或 Y 确认。"))
    }

    @Test func `Ctrl+Z shows what it takes back and until when, and needs a reason`() throws {
        var counter = try counter(try Office())
        counter.press(.character("1"), .character("3"), .f(10), .control("z"))
        #expect(counter.text.contains("撤回：高建国 2025-09-15 09:41 同意"))
        #expect(counter.text.contains("列入拨付批次前"))
        counter.press(.f(10))
        #expect(counter.text.contains("没有写原因"))
        counter.type("看错了", .f(10))
        #expect(decisions(counter) == [.approve, .undo(reason: "看错了")])
        #expect(counter.text.contains("现在：待初审"))
        counter.press(.character("4"))
        counter.type("1", .f(10), .f(10))
        #expect(decisions(counter).last == .giveBack([.figuresDiffer]))
    }

    @Test func `2 takes the claim and hands it back`() throws {
        var counter = try counter(try Office())
        counter.press(.character("1"), .character("2"))
        #expect(decisions(counter) == [.take])
        #expect(counter.text.contains("2025-09-15 09:41 由您领取"))
        #expect(counter.text.contains("2 交回"))
        counter.press(.character("2"))
        #expect(decisions(counter) == [.take, .handBack])
        #expect(!counter.text.contains("由您领取"))
    }

    @Test(arguments: [Language.zh, .en]) func `every step of it is whole at every size`(language: Language) throws {
        for size in EverySize.sizes {
            var counter = try counter(try Office(), language, size: size)
            let keys: [Key] = [
                .character("1"), .character("2"), .character("9"), .f(12), .character("3"), .f(10), .control("z"),
                .character("x"), .f(12), .enter, .character("4"), .character("1"), .f(10), .f(10), .f(1), .f(12),
                .enter,
            ]
            for (place, key) in keys.enumerated() {
                counter.press(key)
                #expect(counter.problems == [], "\(size) \(place) \(key.name)")
            }
        }
    }
}
