import MutualAid
import Terminal
import Testing

@testable import Counter

/// S1: the timeline, and every decision on a claim.
struct ClaimStatusTests {
    /// A claim of 4,206.00 by the handler, with an older one beside it.
    private func claimCard(
        _ state: ClaimState = .firstReview, missing: Set<Paper> = [], ownPay: Int = 4_206, by user: UserID = UserID(1)
    ) throws -> ClaimCard {
        var card = try Cards.hospital()
        card.claims = [
            try Cards.claim(
                21, try Cards.stay("2025-07-01", "2025-07-05", ownPay: 1_200, sheet: "OLD"), of: card, state: .closed)
        ]
        let steps = [
            ClaimStep(at: Desks.now, user: user, userName: "周敏", action: .accept, state: .accepted),
            ClaimStep(at: Desks.now, user: user, userName: "周敏", action: .submit, state: state),
        ]
        let claim = try Cards.claim(
            317, try Cards.stay(ownPay: ownPay), of: card, state: state, missing: missing, by: user, steps: steps)
        card.claims.append(claim)
        return ClaimCard(claim: claim, card: card)
    }

    private func counter(
        _ card: ClaimCard, _ user: User, _ language: Language = .zh, size: Size = .home,
        at destination: Destination? = nil
    ) throws -> TestCounter {
        TestCounter(
            try Desks.make(language, user: user), at: destination ?? .claim(card.claim.id), size: size
        ) { request in
            switch request {
            case .claim: .claim(card)
            default: nil
            }
        }
    }

    private func decisions(_ counter: TestCounter) -> [ClaimDecision] {
        counter.requests.compactMap { if case .decide(_, _, let decision) = $0 { decision } else { nil } }
    }

    private func isDecision(_ request: Request) -> Bool { if case .decide = request { true } else { false } }

    @Test func `number, person, total, state, timeline, what comes next and the other claims stand there`() throws {
        let card = try claimCard(.secondReview(.threshold(Money(yuan: 3_000))))
        let counter = try counter(card, try Desks.secondReviewer())
        #expect(counter.row("现在：待复审")?.contains("LP610302250003177  张秀英  住院  互助金 4,206.00~") == true)
        #expect(counter.row("  受理  ")?.contains("2025-09-15 09:41") == true)
        #expect(counter.row("送审")?.contains("金额达到 3,000.00，复审") == true)
        #expect(counter.text.contains("下一步：复审，由 复审 岗处理"))
        #expect(counter.text.contains("之后：待拨付 > 已入批次 > 已拨付 > 已回访 > 已结案"))
        #expect(counter.row("2025-07-01")?.contains("1,200.00~  已结案") == true)
        #expect(counter.problems == [])
    }

    /// Paid 1,000.00 and reconsidered; what it comes to now is `yuan`.
    private func reconsidered(_ yuan: Int, _ state: ClaimState, paid: [Int] = [1_000]) throws -> ClaimCard {
        var card = try claimCard(state, ownPay: yuan)
        card.claim.steps.insert(
            ClaimStep(
                at: Desks.now, user: UserID(5), userName: "赵志强", action: .reconsider, state: .reconsidered, note: "补来发票"
            ),
            at: 1)
        let day = try Cards.day("2025-09-10")
        card.paid = paid.enumerated().map { place, yuan in
            PaidPart(batch: "BF610302250000012", round: place + 1, amount: Money(yuan: yuan), on: day)
        }
        return card
    }

    @Test func `of a claim that was paid and reconsidered the page says what becomes of the difference`() throws {
        let told: [(ClaimCard, String, String)] = [
            (
                try reconsidered(1_200, .firstReview), "比已付多 200.00：通过后差额进下一个拨付批次，只付一次",
                "200.00 more than was paid: once approved"
            ),
            (
                try reconsidered(1_200, .inBatch(batch: "BF610302250000013")), "差额 200.00 已在批次里",
                "the difference of 200.00 stands in a batch"
            ),
            (
                try reconsidered(800, .firstReview), "比已付少 200.00：没有追回的规定，不追回",
                "200.00 less than was paid: no rule says"
            ),
            (try reconsidered(1_000, .firstReview), "与已付相同，没有差额", "as much as was paid, no difference"),
            (
                try reconsidered(1_200, .paid(on: Cards.day("2025-09-15")), paid: [1_000, 200]), "分 2 次付清",
                "paid in 2 parts"
            ),
            (
                try reconsidered(1_200, .denied([.refused(.duplicate)])), "比已付少 1,000.00：没有追回的规定，不追回",
                "1,000.00 less than was paid"
            ),
        ]
        for (card, zh, en) in told {
            let counter = try counter(card, try Desks.firstReviewer())
            #expect(counter.text.contains("已付 1,000.00 2025-09-10 BF610302250000012"), "\(zh)")
            #expect(counter.text.contains(zh), "\(zh)")
            #expect(counter.problems == [])
            #expect(try self.counter(card, try Desks.firstReviewer(), .en).text.contains(en), "\(en)")
            let small = try self.counter(card, try Desks.firstReviewer(), size: Size(rows: 20, columns: 60))
            #expect(small.problems == [])
        }
        // One that was simply paid says nothing of it, and an approval that leaves nothing to pay says where it leads.
        var plain = try claimCard(.paid(on: Cards.day("2025-09-15")), ownPay: 1_000)
        plain.paid = [
            PaidPart(batch: "BF1", round: 1, amount: Money(yuan: 1_000), on: try Cards.day("2025-09-15"))
        ]
        #expect(try !counter(plain, try Desks.firstReviewer()).text.contains("已付 "))
        for (yuan, stage) in [(1_000, "已拨付"), (1_200, "待拨付")] {
            var counter = try counter(try reconsidered(yuan, .firstReview), try Desks.firstReviewer())
            counter.press(.character("3"))
            #expect(counter.row("之后")?.contains(stage) == true, "\(yuan)")
        }
    }

    @Test func `what is missing stands with its day, and that the day is past`() throws {
        let state = ClaimState.awaitingPapers(
            missing: [.dischargeRecord], due: try Cards.day("2025-09-01"), back: .firstReview)
        let counter = try counter(try claimCard(state, missing: [.dischargeRecord]), try Desks.handler())
        #expect(counter.text.contains("还缺：出院记录"))
        #expect(counter.text.contains("下一步：收到补件，由 经办 岗处理"))
    }

    @Test func `a reviewer approves after seeing the sum in capitals, by F10 and not by Enter`() throws {
        let card = try claimCard()
        var counter = try counter(card, try Desks.firstReviewer())
        counter.press(.character("3"))
        #expect(counter.text.contains("肆仟贰佰零陆元整"))
        #expect(counter.row("之后")?.contains("待复审") == true)
        counter.press(.enter)
        #expect(decisions(counter).isEmpty)
        counter.press(.f(10), .f(10))
        #expect(counter.requests.filter(isDecision) == [.decide(card.claim.id, version: 1, .approve)])
        var after = card
        after.claim.state = .approved
        counter.reply(.claim(after), to: isDecision)
        #expect(counter.text.contains("LP610302250003177 现在：待拨付。"))
        #expect(counter.text.contains("现在：待拨付"))
    }

    @Test func `an action that is barred is not in the legend and tells why`() throws {
        var counter = try counter(try claimCard(), try Desks.handler())
        #expect(counter.text.contains("3 同意") == false)
        #expect(counter.text.contains("9 更多"))
        counter.press(.character("3"))
        #expect(counter.app.message?.text == "这一步由初审岗处理。请有此岗位的人登录，或在 9 管理 里换操作员。")
        #expect(decisions(counter).isEmpty)
    }

    @Test func `nobody approves what they entered`() throws {
        var reviewer = try Desks.firstReviewer()
        reviewer.duties.insert(.handler)
        var counter = try counter(try claimCard(by: reviewer.id), reviewer)
        counter.press(.character("3"))
        #expect(counter.app.message?.text == "这件理赔是您录入的，不能自己审核。请另一位审核人处理。")
    }

    @Test func `a return needs a reason, coded or written, and is confirmed`() throws {
        var counter = try counter(try claimCard(), try Desks.firstReviewer())
        counter.press(.character("4"), .f(10))
        #expect(counter.text.contains("!! 还没有选原因。请打数字勾选，或在「其他」里写明。"))
        counter.type("13", .enter)
        counter.type("章不清楚")
        counter.press(.f(10))
        #expect(counter.row("原因")?.contains("金额与结算单不符；日期有误；章不清楚") == true)
        counter.press(.f(12))
        #expect(counter.text.contains("[x] 金额与结算单不符"))
        counter.press(.f(10), .character("Y"))
        #expect(decisions(counter) == [.giveBack([.figuresDiffer, .wrongDates, .other("章不清楚")])])
    }

    @Test func `a denial carries its codes; what the judge refused is ticked already`() throws {
        var counter = try counter(try claimCard(ownPay: 0), try Desks.firstReviewer())
        counter.press(.character("8"))
        #expect(counter.text.contains("[x] 没有应付金额"))
        counter.press(.f(10), .f(10))
        #expect(decisions(counter) == [.deny([.refused(.nothingDue)])])
    }

    @Test func `papers are asked for together, and taken in one by one`() throws {
        var asking = try counter(try claimCard(), try Desks.firstReviewer())
        asking.press(.character("5"), .f(10))
        #expect(asking.text.contains("!! 还没有勾选材料。请打数字勾选。"))
        asking.type("45")
        asking.press(.f(10))
        #expect(decisions(asking) == [.askForPapers([.dischargeRecord, .settlementSheet])])

        let state = ClaimState.awaitingPapers(
            missing: [.dischargeRecord, .settlementSheet], due: try Cards.day("2025-10-15"), back: .firstReview)
        var taking = try counter(
            try claimCard(state, missing: [.dischargeRecord, .settlementSheet]), try Desks.handler())
        let page = taking.text
        let next = try #require(page.firstRange(of: "下一步")), missing = try #require(page.firstRange(of: "还缺"))
        #expect(next.lowerBound < missing.lowerBound, "what comes next stands above the papers")
        taking.press(.character("6"))
        #expect(taking.text.contains("[ ] 出院记录  [ ] 结算单"))
        taking.type("1")
        taking.press(.f(10))
        #expect(decisions(taking) == [.papersReceived([.dischargeRecord])])
    }

    @Test func `a handler sends a returned claim to review and can withdraw it with a reason`() throws {
        var counter = try counter(try claimCard(.returned([.wrongDates])), try Desks.handler())
        counter.press(.character("7"))
        #expect(decisions(counter) == [.submit])
        counter.press(.f(12), .character("9"), .character("3"), .f(10))
        #expect(counter.text.contains("没有写原因。请写一句，会留在经过里。"))
        counter.type("本人要求")
        counter.press(.f(10), .f(10))
        #expect(decisions(counter).last == .withdraw(reason: "本人要求"))
    }

    @Test func `what somebody else changed is read again and the reasons stay`() throws {
        let card = try claimCard()
        var counter = try counter(card, try Desks.firstReviewer())
        counter.type("4")
        counter.type("2")
        counter.press(.f(10), .f(10))
        let before = counter.requests.count
        counter.reply(.failed(Sentence(what: "这件理赔刚被别人改过。", todo: "请看过再决定。")), to: isDecision)
        #expect(counter.requests.dropFirst(before) == [.claim(card.claim.id)])
        #expect(counter.text.contains("!! 这件理赔刚被别人改过。请看过再决定。"))
        #expect(counter.text.contains("[x] 人员有误"))
        counter.press(.f(10), .f(10))
        #expect(decisions(counter).count == 2)
    }

    @Test func `the worksheet is the stored one, and the cashier doesn't see it`() throws {
        let card = try claimCard()
        var reviewer = try counter(card, try Desks.firstReviewer())
        reviewer.press(.character("1"))
        #expect(reviewer.row("本期已付 1,200.00")?.contains("4,206.00~") == true)
        reviewer.press(.f(12))
        #expect(reviewer.text.contains("现在：待初审"))
        var cashier = try counter(card, try Desks.cashier())
        #expect(cashier.text.contains("BJ2025091200317") == false)
        cashier.press(.character("1"))
        #expect(cashier.text.contains("范围内自付") == false)
    }

    @Test(arguments: [Language.zh, .en]) func `every step is whole at every size`(language: Language) throws {
        for size in ClaimEntryTests.sizes {
            var counter = try counter(try claimCard(), try Desks.firstReviewer(), language, size: size)
            #expect(counter.problems == [], "\(size)")
            for key: Character in ["1", "3", "4", "5", "8", "9"] {
                counter.press(.character(key))
                #expect(counter.problems == [], "\(size) \(key)")
                counter.press(.f(12))
            }
            counter.press(.f(8), .f(7), .character("7"))
            #expect(counter.problems == [], "\(size)")
        }
    }

    @Test func `the stages to come break between them, never within one`() throws {
        var counter = try counter(try claimCard(.returned([.wrongDates])), try Desks.handler())
        counter.resize(Size(rows: 20, columns: 60))
        counter.press(.f(8))
        let lines = counter.text.split(separator: "\n").map { $0.drop { $0 == " " } }
        let first = try #require(lines.firstIndex { $0.hasPrefix("之后：") })
        let road = lines[first...].prefix { $0.contains("已") }.joined(separator: " ")
        #expect(road.hasSuffix("已拨付 > 已回访 > 已结案"))
        #expect(lines[first].hasSuffix(" >") && counter.problems == [])
    }
}
