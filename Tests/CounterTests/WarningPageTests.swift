import MutualAid
import Terminal
import Testing

@testable import Counter

/// W1 and W2: records that look like one, side by side, and what is said of them.
@Suite struct WarningPageTests {
    private func open(
        _ destination: Destination, _ office: RecordOffice? = nil, user: User? = nil
    ) throws -> TestCounter {
        let office = try office ?? RecordOffice()
        return TestCounter(try Desks.make(user: user), at: destination, answer: office.answer)
    }

    private func orders(_ counter: TestCounter) -> [WarningOrder] {
        counter.requests.compactMap { if case .people(.settle(let order)) = $0 { order } else { nil } }
    }

    @Test func `both twins stand side by side, masked, with what is equal marked`() throws {
        var counter = try open(.warnings(.office))
        #expect(counter.text.contains("未处理 1 条"))
        counter.type("1")
        #expect(counter.app.page.title.code == "W2")
        #expect(counter.text.contains("是同一个人登记了两次吗？"))
        #expect(counter.row("证件号码")?.contains("610***********0028") == true)
        #expect(counter.row("证件号码")?.contains("610***********0044") == true)
        #expect(counter.row("姓名")?.contains("= 张秀英") == true)
        #expect(counter.row("手机号")?.contains("=") == false)
        #expect(!counter.text.contains("13800001234"))
    }

    @Test func `at 60 columns the headings stand whole in both languages`() throws {
        for (language, wanted) in [(Language.zh, "结果"), (.en, "Result")] {
            let counter = TestCounter(
                try Desks.make(language), at: .warnings(.office), size: Size(rows: 20, columns: 60),
                answer: try RecordOffice().answer)
            #expect(counter.row(wanted) != nil)
        }
    }

    @Test func `not the same needs a word of how it is known; it is sent once, with the version`() throws {
        var counter = try open(.warning(WarningID(31)))
        counter.type("2")
        counter.press(.f(10))
        #expect(counter.text.contains("没有写怎么认定的。"))
        #expect(orders(counter).isEmpty)
        counter.type("two people", .f(10), .f(10))
        let sent = orders(counter)
        #expect(sent.count == 1)
        #expect(sent.first?.verdict == .notSame && sent.first?.note == "two people" && sent.first?.version == 1)
        #expect(counter.text.contains("不是同一个  two people"))
        counter.type("1")
        #expect(orders(counter).count == 1, "it is settled")
    }

    @Test func `the same leads to the merge of two people, for who may`() throws {
        var counter = try open(.warning(WarningID(31)), user: RecordOffice.supervisor())
        counter.type("1")
        counter.press(.f(10))
        #expect(orders(counter).map(\.verdict) == [.same])
        counter.type("5")
        #expect(counter.app.page.title.code == "E7")
        #expect(counter.text.contains("住院+意外两条都有"))
    }

    @Test func `the same leads to the later of two claims`() throws {
        var office = try RecordOffice()
        let claim = office.card.claims[0]
        let later = try Cards.claim(22, Cards.stay(ownPay: 2000), of: office.card)
        func side(_ claim: Claim) -> Warning.Side {
            Warning.Side(
                person: PersonID(7), claim: claim.id, number: claim.number.text, name: "张秀英", maskedIdentity: "610")
        }
        office.pair.warning = Warning(
            id: WarningID(32), kind: .sameSheet, first: side(claim), second: side(later), found: Desks.now,
            settled: .init(verdict: .same, by: UserID(2), byName: "高建国", at: Desks.now, note: ""))
        office.pair.first = .init(card: office.card, claim: claim)
        office.pair.second = .init(card: office.card, claim: later)
        var counter = try open(.warning(WarningID(32)), office)
        #expect(counter.row("BJ2025091200317")?.contains("结算单号") == true)
        #expect(counter.row("总费用") != nil)
        counter.type("5")
        #expect(counter.requests.last == .claim(ClaimID(22)))
    }

    @Test func `whoever entered one of two claims doesn't clear it alone, and the cashier sees no sheet`() throws {
        var office = try RecordOffice()
        let claim = office.card.claims[0]
        let side = Warning.Side(
            person: PersonID(7), claim: claim.id, number: claim.number.text, name: "张秀英", maskedIdentity: "610")
        office.pair.warning = Warning(
            id: WarningID(32), kind: .sameSheet, first: side, second: side, found: Desks.now)
        office.pair.first = .init(card: office.card, claim: claim)
        office.pair.second = .init(card: office.card, claim: claim)
        var counter = try open(.warning(WarningID(32)), office)
        counter.type("2")
        #expect(counter.text.contains("其中一件是您录入的，不能由您一人认定不重复。"))
        counter = try open(.warning(WarningID(32)), office, user: Desks.cashier())
        #expect(!counter.text.contains("BJ2025091200317"))
    }

    @Test func `the person's page names the twin, and a digit leads to both`() throws {
        var office = try RecordOffice()
        office.card.warnings = office.warnings
        var counter = try open(.person(PersonID(7)), office)
        #expect(counter.text.contains("同名同生日：张秀英 \(office.other.person.number.text)，按 9 核对"))
        counter.type("9")
        #expect(counter.app.page.title.code == "E5")
        counter.press(.enter)
        #expect(counter.app.page.title.code == "W2")
    }

    @Test func `a card that another has is told in the form before it is stored`() throws {
        var counter = try open(.newMember(typed: ""))
        for _ in 0..<8 { counter.press(.down) }
        counter.type("6228480402564890018", .enter)
        #expect(counter.text.contains("这张银行卡已登记给：张秀英"))
    }

    @Test func `every frame keeps its promises in every size and language`() throws {
        let office = try RecordOffice()
        try EverySize.check(at: .warnings(.office), answer: office.answer, [.down, .f(1), .f(12), .character("1")])
        try EverySize.check(
            at: .warning(WarningID(31)), answer: office.answer,
            [.pageDown, .character("2"), .f(10), .character("看"), .f(10), .character("5"), .f(1)])
    }
}
