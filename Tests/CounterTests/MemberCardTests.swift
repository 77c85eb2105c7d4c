import MutualAid
import Terminal
import Testing

@testable import Counter

/// E5: one screen with everything of a person, in sections by digit.
@Suite struct MemberCardTests {
    private func open(_ office: RecordOffice? = nil, size: Size = .home) throws -> TestCounter {
        let office = try office ?? RecordOffice()
        return TestCounter(try Desks.make(), at: .memberCard(PersonID(7)), size: size, answer: office.answer)
    }

    @Test func `an open warning is seen first; every section is one digit away, with its count`() throws {
        var counter = try open()
        #expect(counter.row("[7 提示 1!]") != nil)
        #expect(counter.row("同名同生日")?.contains("未处理") == true)
        #expect(counter.row("1 保障 2")?.contains("2 理赔 1") == true)
        counter.type("1")
        #expect(counter.row("[1 保障 2]") != nil)
        #expect(counter.row("住院+意外")?.contains("有效") == true)
        #expect(counter.row("重大疾病")?.contains("未开始") == true)
        counter.type("2")
        #expect(counter.row("住院")?.contains("待初审") == true)
        counter.type("4")
        #expect(counter.row("身份证")?.contains("已留存") == true)
        #expect(counter.row("同意使用健康和银行信息")?.contains("没有") == true)
        counter.type("6")
        #expect(counter.row("更正资料")?.contains("手机号：137****2222 改为 138****1234") == true)
    }

    @Test func `F11 shows the other columns: receipts and payers, reasons`() throws {
        var counter = try open()
        counter.type("1")
        #expect(!counter.text.contains("SJ"))
        counter.press(.f(11))
        #expect(counter.row("重大疾病")?.contains(try Cards.number(.receipt, 12).text) == true)
        #expect(counter.row("重大疾病")?.contains("单位") == true)
        counter.type("6")
        #expect(counter.row("更正资料")?.contains("已变更") == true)
        counter.press(.f(11))
        #expect(counter.row("更正资料")?.contains("138****1234") == true)
    }

    @Test func `Enter opens what is selected, and the selection of each section is kept`() throws {
        var counter = try open()
        counter.type("1")
        counter.press(.down)
        counter.type("2")
        counter.type("1")
        #expect(counter.app.page.blocks.contains { if case .list(let list) = $0 { list.selected == 1 } else { false } })
        counter.type("2")
        counter.press(.enter)
        #expect(counter.requests.last == .claim(ClaimID(21)))
        counter.press(.f(12), .f(12))
        counter.type("7")
        counter.press(.enter)
        #expect(counter.requests.last == .people(.warning(WarningID(31))))
    }

    @Test func `payments are told by batch line, calls with what came of them`() throws {
        var office = try RecordOffice()
        let claim = office.card.claims[0]
        func payment(_ day: String, _ outcome: LineOutcome) throws -> MemberFile.Payment {
            MemberFile.Payment(
                batch: "PC610302250000019", madeOn: try Cards.day(day), claim: claim.id, claimNumber: claim.number.text,
                amount: claim.amount, payee: "张秀英 ****0018 农业银行", outcome: outcome)
        }
        office.file.payments = [
            try payment("2025-09-14", .paid(on: Cards.day("2025-09-15"))),
            try payment("2025-09-13", .failed(reason: "卡号不存在")),
        ]
        office.file.calls = [
            MemberFile.Call(
                claim: claim.id, claimNumber: claim.number.text,
                call: CallBack(
                    at: Desks.now, user: UserID(1), userName: "周敏", result: .reached, again: nil,
                    satisfaction: Satisfaction(5), note: "很快"))
        ]
        var counter = try open(office)
        counter.type("3")
        #expect(counter.row("2025-09-14")?.contains("已拨付 2025-09-15") == true)
        #expect(counter.row("2025-09-13")?.contains("失败：卡号不存在") == true)
        counter.press(.f(11))
        #expect(counter.row("2025-09-14")?.contains("****0018") == true)
        counter.type("5")
        #expect(counter.row("很快")?.contains("周敏") == true)
        counter.press(.f(11))
        #expect(counter.row(claim.number.text)?.contains("满意 5") == true)
    }

    @Test func `nothing in the card is shown whole that is masked elsewhere`() throws {
        for section in 1...8 {
            var counter = try open()
            counter.type("\(section)")
            counter.press(.f(11))
            for secret in ["610103198506150028", "13800001234", "13711112222", "610103198506150044"] {
                #expect(!counter.text.contains(secret))
            }
        }
    }

    @Test func `every frame keeps its promises in every size and language`() throws {
        let office = try RecordOffice()
        let keys = (1...8).flatMap { [Key.character(Character("\($0)")), .f(11)] }
        try EverySize.check(at: .memberCard(PersonID(7)), answer: office.answer, keys + [.f(1)])
    }

    @Test func `English covers stand whole at 60 columns`() throws {
        var counter = TestCounter(
            try Desks.make(.en), at: .memberCard(PersonID(7)), size: Size(rows: 20, columns: 60),
            answer: try RecordOffice().answer)
        counter.type("1")
        #expect(counter.row("Hospital+accident ")?.contains("in force") == true)
        #expect(counter.problems == [])
    }
}
