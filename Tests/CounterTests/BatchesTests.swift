import MutualAid
import Terminal
import Testing

@testable import Counter

@Suite struct BatchesTests {
    @Test func `batches are listed with totals, and one is opened by its digit`() throws {
        let office = try MoneyOffice()
        var counter = TestCounter(try Desks.make(user: Desks.cashier()), at: .batches, answer: office.answer)
        #expect(counter.row(office.batch.number.text)?.contains("待一次放行") == true)
        #expect(counter.row(office.batch.number.text)?.contains("12,618.93") == true)
        #expect(counter.text.contains("0 制批") && !counter.text.contains(" F6 "), "one key for one thing")
        counter.press(.character("1"))
        #expect(counter.text.contains("M3"))
        counter.press(.f(12), .character("0"))
        #expect(counter.text.contains("M2"))
    }

    @Test func `who isn't a cashier is told whose work it is to make one`() throws {
        let office = try MoneyOffice()
        var counter = TestCounter(try Desks.make(user: MoneyOffice.supervisor()), at: .batches, answer: office.answer)
        #expect(!counter.text.contains("0 制批"))
        counter.press(.character("0"))
        #expect(counter.text.contains("这一步由财务岗处理"))
    }

    @Test func `the list keeps the promises of every frame`() throws {
        try EverySize.check(
            at: .batches, user: Desks.cashier(), answer: try MoneyOffice().answer, [.down, .f(5), .character("9")])
    }
}

@Suite struct MakeBatchTests {
    private func counter(_ office: MoneyOffice, _ language: Language = .zh) throws -> TestCounter {
        TestCounter(try Desks.make(language, user: Desks.cashier()), at: .makeBatch, answer: office.answer)
    }

    @Test func `all that can be paid is ticked, and what can't says why`() throws {
        let office = try MoneyOffice()
        office.barred(1, .payee(PayeeFaults([.noAccount(.member, name: "阿卜杜拉·买买提")])))
        var counter = try counter(office)
        #expect(counter.text.contains("已勾 2 笔  合计 8,412.62"))
        #expect(counter.text.contains("另有 1 件现在不能付"))
        #expect(counter.text.contains("! 缺收款卡 Enter"))
        // One card takes the money of two people.
        #expect(counter.text.contains("! 有一张卡收两个人的钱"))
        counter.press(.character("1"))
        #expect(counter.text.contains("已勾 1 笔  合计 4,206.31"))
        #expect(!counter.text.contains("有一张卡收两个人的钱"))
        counter.press(.character("2"))
        #expect(counter.text.contains("M4"))
    }

    @Test func `a difference is marked as one, and its job is measured`() throws {
        let office = try MoneyOffice(rounds: [1, 2, 1])
        var counter = try counter(office)
        #expect(counter.row("阿卜杜拉")?.contains("补差 ****0128") == true)
        counter.press(.f(10))
        #expect(counter.text.contains("其中补差        1 笔  4,206.31"))
        counter.press(.f(10))
        let jobs = counter.requests.compactMap { if case .effort(.finished(let job)) = $0 { job } else { nil } }
        #expect(jobs == [FinishedJob(.payment, keys: 2, typed: 0, seconds: 0)])
    }

    @Test func `a batch is made of what is ticked, after a look at the sum in words`() throws {
        let office = try MoneyOffice()
        var counter = try counter(office)
        counter.press(.character("2"), .f(10))
        #expect(counter.text.contains("捌仟肆佰壹拾贰元陆角贰分"))
        #expect(counter.text.contains("同一张卡        张秀英、王春梅"))
        counter.press(.enter)
        #expect(counter.text.contains("F10 或 Y"))
        #expect(!counter.requests.contains { if case .money(.make) = $0 { true } else { false } })
        counter.press(.character("y"))
        let made = counter.requests.compactMap { if case .money(.make(let new)) = $0 { new } else { nil } }
        #expect(made.map { $0.lines.map(\.claim) } == [[ClaimID(50), ClaimID(52)]])
        #expect(made.first?.confirmed == Money(fen: 841_262))
        #expect(made.first?.lines.first?.version == 3)
        #expect(counter.text.contains("M3"))
        #expect(counter.text.contains("已制批"))
    }

    @Test func `days are turned through, and nothing ticked is told`() throws {
        let office = try MoneyOffice()
        var counter = try counter(office)
        counter.press(.f(11))
        #expect(counter.text.contains("2025-09-12 通过"))
        #expect(counter.text.contains("已勾 1 笔"))
        counter.press(.f(11))
        #expect(counter.text.contains("已勾 2 笔"))
        counter.press(.f(11))
        #expect(counter.text.contains("待拨付 > 全部"))
        counter.press(.character("0"), .f(10))
        #expect(counter.text.contains("没有勾选要付的理赔"))
        counter.press(.character("0"))
        #expect(counter.text.contains("已勾 3 笔"))
    }

    @Test func `what the office refuses is told, and the list is read again`() throws {
        let office = try MoneyOffice()
        office.refuses = Sentence(what: "有人刚改过。", todo: "请再看一遍。")
        var counter = try counter(office)
        counter.press(.f(10), .f(10))
        #expect(counter.text.contains("有人刚改过。请再看一遍。"))
        #expect(counter.text.contains("已勾 3 笔"))
        #expect(counter.requests.count { if case .money(.candidates) = $0 { true } else { false } } == 2)
    }

    @Test func `the ticks keep the promises of every frame`() throws {
        let office = try MoneyOffice()
        office.barred(1, .payee(PayeeFaults([.beneficiaryNeeded])))
        try EverySize.check(
            at: .makeBatch, user: Desks.cashier(), answer: office.answer,
            [.down, .character(" "), .f(11), .f(11), .f(11), .f(10), .enter, .f(12)])
        office.candidates = []
        try EverySize.check(at: .makeBatch, user: Desks.cashier(), answer: office.answer, [.f(10)])
    }
}
