import MutualAid
import Terminal
import Testing

@testable import Counter

@Suite struct BatchPageTests {
    private func counter(
        _ office: MoneyOffice, user: User? = nil, size: Size = .home, _ language: Language = .zh
    ) throws -> TestCounter {
        TestCounter(
            try Desks.make(language, user: try user ?? Desks.cashier()), at: .batch(BatchID(5)), size: size,
            answer: office.answer)
    }

    private func sent(_ counter: TestCounter) -> [MoneyRequest] {
        counter.requests.compactMap { if case .money(let asked) = $0 { asked } else { nil } }.filter { asked in
            switch asked {
            case .release, .takeOut, .takeBack, .writeFile, .settle: true
            default: false
            }
        }
    }

    @Test func `lines, totals, timeline and what comes next are on one page`() throws {
        let office = try MoneyOffice()
        let counter = try counter(office)
        #expect(counter.text.contains("3 笔  合计 12,618.93  校验和 197670164"))
        #expect(counter.text.split(separator: "\n").contains { $0.contains("张秀英") && $0.contains("****0018") })
        #expect(counter.text.contains("! 同一张卡收几个人的钱：张秀英、王春梅"))
        #expect(counter.text.contains("制批"))
        #expect(counter.text.contains("> 请先由财务一次放行。"))
        #expect(counter.text.contains("1 放行") && !counter.text.contains("2 出盘"))
        #expect(!counter.text.contains("6228480402564890018"))
    }

    @Test func `a release takes F10 or Y, and shows who releases`() throws {
        let office = try MoneyOffice()
        var counter = try counter(office)
        counter.press(.character("1"))
        #expect(counter.text.contains("壹万贰仟陆佰壹拾捌元玖角叁分"))
        #expect(counter.text.contains("一次 钱进"))
        counter.press(.enter)
        #expect(counter.text.contains("F10 或 Y"))
        #expect(sent(counter).isEmpty)
        counter.press(.f(10))
        #expect(sent(counter) == [.release(BatchID(5), version: 1, SubmissionKey("test-1-release-1"))])
        #expect(counter.text.contains("现在：待二次放行"))
        // The second one is another's.
        counter.press(.character("1"))
        #expect(counter.text.contains("! 这一步由主管岗处理"))
        #expect(sent(counter).count == 1)

        var second = try self.counter(office, user: MoneyOffice.supervisor())
        second.press(.character("1"))
        #expect(second.text.contains("一次 钱进，二次 赵志强"))
        second.press(.character("y"))
        #expect(second.text.contains("现在：已放行"))
    }

    @Test func `who released first can't release second`() throws {
        let office = try MoneyOffice(.releasedOnce, releasedBy: [4])
        let both = User(id: UserID(4), name: "钱进", duties: [.cashier, .supervisor], division: try Desks.division())
        var counter = try counter(office, user: both)
        counter.press(.character("1"))
        #expect(counter.text.contains("您已经放行过这个批次"))
        #expect(sent(counter).isEmpty)
    }

    @Test func `the file is written after a warning, and can be written again`() throws {
        let office = try MoneyOffice(.releasedTwice, releasedBy: [4, 5])
        var counter = try counter(office)
        counter.press(.character("2"))
        #expect(counter.text.contains("文件含完整账号，会记入审计"))
        counter.press(.f(10))
        #expect(counter.text.contains("已写入 ~/data/bank/BF"))
        #expect(counter.text.contains("2 再出盘"))
        counter.press(.character("2"), .character("y"))
        #expect(sent(counter).count == 2)
    }

    @Test func `a batch is taken back with a reason, which isn't lost on the way`() throws {
        let office = try MoneyOffice()
        var counter = try counter(office)
        counter.press(.character("4"), .f(10))
        #expect(counter.text.contains("还没有填"))
        counter.type("开户行填错", .f(10))
        #expect(counter.text.contains("原因            开户行填错"))
        counter.press(.f(12), .character("4"))
        #expect(counter.text.contains("开户行填错"))
        counter.press(.f(10), .f(10))
        #expect(
            sent(counter) == [
                .takeBack(BatchID(5), version: 1, reason: "开户行填错", SubmissionKey("test-1-take-back-1"))
            ])
        #expect(counter.text.contains("现在：已收回"))
    }

    private func jobs(_ counter: TestCounter) -> [FinishedJob] {
        counter.requests.compactMap { if case .effort(.finished(let job)) = $0 { job } else { nil } }
    }

    @Test func `a line is taken out for a reason, and totals, numbers and hash move with it`() throws {
        let office = try MoneyOffice(.releasedOnce, releasedBy: [4])
        var counter = try counter(office)
        counter.press(.down, .character("5"))
        #expect(counter.text.contains("阿卜杜拉·买买提  4,206.31"))
        counter.press(.f(10))
        #expect(counter.text.contains("还没有选原因"))
        counter.press(.character("1"), .character("3"), .f(12), .character("5"))
        // Going back lost nothing.
        counter.press(.f(10))
        #expect(counter.text.contains("原因            账号有误；金额待核"))
        #expect(counter.text.contains("余下            2 笔  8,412.62"))
        #expect(counter.text.contains("一次放行作废，要重新放行"))
        counter.press(.enter)
        #expect(sent(counter).isEmpty)
        counter.press(.f(10))
        let out = TakeOut(
            batch: BatchID(5), version: 1, claim: ClaimID(51), reasons: [.wrongAccount, .doubtfulAmount],
            key: SubmissionKey("test-1-take-out-1-51"))
        #expect(sent(counter) == [.takeOut(out)])
        #expect(counter.text.contains("现在：待一次放行"))
        #expect(counter.text.contains("2 笔  合计 8,412.62  校验和 129780036"))
        #expect(counter.row("王春梅 ")?.contains(" 2  LP") == true)
        #expect(counter.row("阿卜杜拉")?.contains("-  LP") == true)
        #expect(counter.row("阿卜杜拉")?.contains("移出 账号有误") == true)
        #expect(counter.row("移出  ")?.contains(office.batch.lines[1].claimNumber.text) == false)
        // Every key from the opening on: down, 5 twice, F10 three times, two ticks, F12 and Enter.
        #expect(jobs(counter) == [FinishedJob(.payment, keys: 10, typed: 0, seconds: 0)])
        // What is out can't be taken out again, and a last line goes with its batch.
        counter.press(.end, .character("5"))
        #expect(counter.text.contains("这一笔已经移出"))
        counter.press(.home, .character("5"), .character("5"), .f(10), .f(10))
        #expect(sent(counter).count == 2)
        counter.press(.home, .character("5"))
        #expect(counter.text.contains("这个批次只剩这一笔了。"))
        #expect(sent(counter).count == 2)
    }

    @Test func `after its second release nothing is taken out, and a difference is marked`() throws {
        var counter = try counter(MoneyOffice(.releasedTwice, releasedBy: [4, 5], rounds: [1, 2, 1]))
        #expect(counter.row("阿卜杜拉")?.contains("补差 在途") == true)
        #expect(counter.row("张秀英 ")?.contains("补差") == false)
        counter.press(.character("5"))
        #expect(counter.text.contains("现在不能移出"))
        #expect(sent(counter).isEmpty)
    }

    @Test func `the bank's answer is chosen, looked at and settled`() throws {
        let office = try MoneyOffice(.fileWritten, releasedBy: [4, 5])
        var counter = try counter(office)
        counter.press(.character("3"))
        #expect(counter.row("回盘0915.csv")?.contains("1") == true)
        counter.press(.character("1"))
        #expect(counter.requests.contains(.money(.readAnswer(BatchID(5), path: "/data/bank/回盘0915.csv"))))
        #expect(counter.text.contains("成功            2 笔  8,412.62"))
        #expect(counter.text.contains("失败            1 笔  4,206.31"))
        #expect(counter.text.contains("账号已销户"))
        counter.press(.enter)
        #expect(sent(counter).isEmpty)
        counter.press(.character("y"))
        #expect(sent(counter) == [.settle(BatchID(5), version: 1, try office.preview)])
        #expect(counter.text.contains("已入账：成功 2 笔，失败 1 笔"))
        #expect(counter.text.contains("! 账号已销户"))
        // A failed line leads to its payee, a paid one to its claim.
        counter.press(.down, .enter)
        #expect(counter.text.contains("M4"))
    }

    @Test func `an answer that doesn't fit is told fault by fault`() throws {
        let office = try MoneyOffice(.fileWritten, releasedBy: [4, 5])
        office.faults = AnswerFaults([
            .otherAmount(row: 2, claim: "LP1", asked: Money(fen: 100), found: Money(fen: 200)),
            .missing(claim: "LP2", line: 3),
        ])
        var counter = try counter(office)
        counter.press(.character("3"), .character("0"))
        counter.type("/tmp/x.csv", .f(10))
        #expect(counter.requests.contains(.money(.readAnswer(BatchID(5), path: "/tmp/x.csv"))))
        #expect(counter.text.contains("第 2 行 LP1 的金额是 2.00，应为 1.00。请与银行查明。"))
        #expect(counter.text.contains("第 3 笔 LP2 不在回盘里。"))
        counter.press(.f(12))
        #expect(counter.text.contains("> 文件已出"))
        #expect(sent(counter).isEmpty)
    }

    @Test func `where the bank sent nothing it says where to put it`() throws {
        let office = try MoneyOffice(.fileWritten, releasedBy: [4, 5])
        office.files = []
        var counter = try counter(office)
        counter.press(.character("3"))
        #expect(counter.text.contains("~/.local/share/huzhu/bank"))
    }

    @Test func `a refusal is told and the batch is read again`() throws {
        let office = try MoneyOffice()
        office.refuses = Sentence(what: "钱进刚刚改过这条记录。", todo: "请再看一遍。")
        var counter = try counter(office)
        counter.press(.character("1"), .f(10))
        #expect(counter.text.contains("钱进刚刚改过这条记录。"))
        #expect(counter.text.contains("> 请先由财务一次放行。"))
        #expect(counter.requests.count { $0 == .money(.batch(BatchID(5))) } == 2)
    }

    @Test func `every phase keeps the promises of every frame`() throws {
        let keys: [(BatchStage, [Key])] = [
            (.made, [.down, .character("1"), .f(12), .character("4"), .character("x"), .f(10), .f(12)]),
            (.releasedOnce, [.down, .character("5"), .character("2"), .f(10), .f(10), .end, .character("5")]),
            (.releasedTwice, [.character("2"), .f(10)]),
            (.fileWritten, [.character("3"), .character("0"), .f(12), .character("3"), .character("1"), .f(10), .end]),
        ]
        for (stage, keys) in keys {
            for language in Language.allCases {
                for size in EverySize.sizes {
                    var counter = try counter(
                        MoneyOffice(
                            stage, releasedBy: stage == .made ? [] : stage == .releasedOnce ? [4] : [4, 5],
                            rounds: [2, 1, 1]), size: size, language)
                    #expect(counter.problems == [], "\(stage) \(language) \(size)")
                    for key in keys {
                        counter.press(key)
                        #expect(counter.problems == [], "\(stage) \(language) \(size) \(key.name)")
                    }
                }
            }
        }
        let office = try MoneyOffice(.fileWritten, releasedBy: [4, 5])
        office.faults = AnswerFaults((2..<40).map { .resultUnknown(row: $0, text: "也许") })
        try EverySize.check(
            at: .batch(BatchID(5)), user: Desks.cashier(), answer: office.answer,
            [.character("3"), .character("1"), .pageDown, .f(12)])
    }

    @Test func `only a batch with a failed line speaks of another card`() throws {
        let office = try MoneyOffice(.closed)
        let day = try Cards.day("2025-09-15")
        for place in office.batch.lines.indices { office.batch.lines[place].outcome = .paid(on: day) }
        #expect(try counter(office).text.contains("> 全部到账，等回访。"))
        office.batch.lines[1].outcome = .failed(reason: "账号已销户")
        #expect(try counter(office).text.contains("> 失败的笔换卡后进下一批。"))
    }

    @Test func `where the column is narrow the card stands whole, and no half of a bank behind it`() throws {
        let office = try MoneyOffice()
        let counter = try counter(office, size: Size(rows: 20, columns: 60))
        #expect(counter.row("3  王春梅")?.contains("****0018 ") == true)
        #expect(counter.row("3  王春梅")?.contains("中") == false, "the bank is told where the line is opened")
    }
}
