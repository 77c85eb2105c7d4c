import MutualAid
import Terminal
import Testing

@testable import Counter

/// C1, typed key by key on a whole counter.
struct ClaimEntryTests {
    static let sizes = [
        Size.home, Size(rows: 20, columns: 60), Size(rows: 30, columns: 100), Size(rows: 30, columns: 120),
    ]

    static func counter(
        _ card: PersonCard, _ language: Language = .zh, size: Size = .home,
        answer: @escaping (Request) -> Reply? = { _ in nil }
    ) throws -> TestCounter {
        TestCounter(try Desks.make(language), at: .claimEntry(card.person.id), size: size) { request in
            if case .person = request { .person(card) } else { answer(request) }
        }
    }

    /// 1 hospital, both days, the sheet, and an own pay beside a total that adds up.
    static func typeStay(
        _ counter: inout TestCounter, ownPay: String, sheet: String = "BJ1", from: String = "9-2", to: String = "9-12"
    ) {
        counter.type("1")
        counter.type(from, .enter)
        counter.type(to, .enter, .enter)
        counter.type(sheet, .enter)
        counter.type(ownPay, .enter)
        counter.type("0", .enter, .enter)
        counter.type(ownPay, .enter, .enter)
    }

    @Test func `an own pay of 1,000.00 shows 1,000.00 under the edition of 2024`() throws {
        var counter = try Self.counter(try Cards.hospital())
        Self.typeStay(&counter, ownPay: "1000")
        #expect(counter.row("范围内自付")?.contains("1,000.00") == true)
        #expect(counter.row("互助金合计")?.contains("1,000.00~") == true)
        #expect(counter.row("张秀英 > 住院")?.contains("互助金 1,000.00~") == true)
        #expect(counter.text.contains("10 天"))
        #expect(counter.text.contains("五项相符"))
        #expect(counter.problems == [])
    }

    @Test func `the edition of 2022 pays 70 per cent of it`() throws {
        var card = try Cards.hospital()
        card.enrolments = [try Cards.enrolment(11, "hospital-accident", from: "2025-05-29", edition: "2022")]
        var counter = try Self.counter(card)
        Self.typeStay(&counter, ownPay: "1000")
        #expect(counter.row("互助金合计")?.contains("700.00~") == true)
    }

    @Test func `a first benefit of 180.00 is topped up to 300.00, a second is not`() throws {
        let first = try Cards.hospital()
        var counter = try Self.counter(first)
        Self.typeStay(&counter, ownPay: "180")
        #expect(counter.row("互助金合计")?.contains("300.00~") == true)
        #expect(counter.row("首次补齐到 300.00")?.contains("公布") == true)

        let earlier = try Cards.claim(
            21, try Cards.stay("2025-07-01", "2025-07-05", ownPay: 180, sheet: "OLD"), of: first)
        var second = try Self.counter(try Cards.hospital([earlier]))
        Self.typeStay(&second, ownPay: "180")
        #expect(second.row("互助金合计")?.contains("180.00~") == true)
        #expect(second.text.contains("不适用首次补齐"))
    }

    @Test func `an own pay of 25,000.00 stops at the cap, and then nothing is left of it`() throws {
        let fresh = try Cards.hospital()
        var counter = try Self.counter(fresh)
        Self.typeStay(&counter, ownPay: "25,000")
        #expect(counter.row("互助金合计")?.contains("20,000.00~") == true)
        let earlier = try Cards.claim(
            21, try Cards.stay("2025-07-01", "2025-07-05", ownPay: 25_000, sheet: "OLD"), of: fresh)
        var second = try Self.counter(try Cards.hospital([earlier]))
        Self.typeStay(&second, ownPay: "100")
        #expect(second.row("张秀英 > 住院")?.contains("互助金 0.00") == true)
        #expect(second.text.contains("不予给付：按规则计算，应付金额为零。"))
    }

    @Test func `with four figures typed the fifth is worked out on Enter`() throws {
        var counter = try Self.counter(try Cards.hospital())
        counter.type("1")
        counter.type("9-2", .enter)
        counter.type("9-12", .enter, .enter)
        counter.type("BJ1", .enter)
        counter.type("18642.50", .enter)
        counter.type("13049.75", .enter, .enter)
        counter.type("4206.31", .enter)
        #expect(counter.text.contains("按其余四项应为 1,386.44：空着按 Enter 取用"))
        counter.press(.enter)
        #expect(counter.row("自费")?.contains("1,386.44") == true)
        #expect(counter.row("自费")?.contains("五项相符") == true)
    }

    @Test func `figures that don't add up are told beside them and bar F10`() throws {
        var counter = try Self.counter(try Cards.hospital())
        counter.type("1")
        counter.type("9-2", .enter)
        counter.type("9-12", .enter, .enter)
        counter.type("BJ1", .enter)
        for figure in ["1000", "100", "0", "500", "300"] { counter.type(figure, .enter) }
        #expect(counter.row("自费")?.contains("差 100.00") == true)
        counter.press(.f(10))
        #expect(counter.text.contains("!! 总费用 1,000.00，四项合计 900.00，不相符。请照结算单改正五个数字。"))
        #expect(counter.requests.allSatisfy { if case .enterClaim = $0 { false } else { true } })
    }

    @Test func `F10 on an empty form marks every required field and stands on the first`() throws {
        var counter = try Self.counter(try Cards.hospital())
        counter.type("1")
        counter.press(.f(10))
        #expect(counter.text.contains("!! 入院日没有填写。请照材料填写。"))
        for label in ["!入院日", "!出院日", "!结算单号", "!总费用", "!统筹支付", "!自付", "!自费"] {
            #expect(counter.text.contains(label), "\(label)")
        }
        #expect(counter.problems == [])
    }

    @Test func `a day of tomorrow is refused when it is left, and going back is not barred`() throws {
        var counter = try Self.counter(try Cards.hospital())
        counter.type("1")
        counter.type("+1", .enter)
        counter.type("+2", .enter)
        #expect(counter.row("入院日")?.contains("2025-09-16") == true)
        #expect(counter.row("入院日")?.hasPrefix(" !") == true)
        counter.press(.up, .up)
        #expect(counter.text.contains("2025-09-16 还没有到。请改正日期。"))
    }

    @Test func `without a cover in force the reason stands on top and the benefit is 0.00`() throws {
        var card = try Cards.hospital()
        card.enrolments = [
            try Cards.enrolment(11, "hospital-accident", from: "2025-05-29", paid: false),
            try Cards.enrolment(12, "critical", from: "2025-12-01"),
        ]
        var counter = try Self.counter(card)
        Self.typeStay(&counter, ownPay: "1000")
        #expect(counter.text.contains("2025-09-02 当日没有有效保障：住院+意外 未缴费；重大疾病 2025-12-01 起"))
        #expect(counter.row("不予给付")?.contains("会费未缴，保障没有生效。") == true)
        #expect(counter.row("张秀英 > 住院")?.contains("互助金 0.00") == true)
        #expect(counter.problems == [])
    }

    @Test func `an event the day after the term is not covered, on its last day it is`() throws {
        var card = try Cards.hospital()
        card.enrolments = [try Cards.enrolment(11, "hospital-accident", from: "2024-05-29")]
        var counter = try Self.counter(card)
        Self.typeStay(&counter, ownPay: "1000", from: "2025-05-29", to: "2025-06-02")
        #expect(counter.text.contains("当日没有有效保障：住院+意外 已到期 2025-05-28"))
        var last = try Self.counter(card)
        Self.typeStay(&last, ownPay: "1000", from: "2025-05-28", to: "2025-06-02")
        #expect(last.row("互助金合计")?.contains("1,000.00~") == true)
    }

    @Test func `one breast-cancer entry is judged under every cover, with one total`() throws {
        var counter = try Self.counter(try Cards.patient())
        counter.type("2")
        counter.type("8-20", .enter)
        counter.type("乳腺癌", .enter)
        counter.press(.f(4))
        counter.type("重度", .enter)
        #expect(counter.row("王春梅 > 疾病确诊")?.contains("互助金 25,000.00") == true)
        #expect(counter.row("互助金合计")?.contains("25,000.00") == true)
        counter.press(.f(11))
        #expect(counter.text.contains("重大疾病 2024 版"))
        #expect(counter.text.contains("女职工特殊疾病 2024 版"))
        #expect(counter.text.contains("确诊 乳腺癌（women-05）"))
        #expect(counter.row("定额 15,000.00")?.contains("同类机构") == true)
        #expect(counter.text.contains("给付后保障终止"))
        #expect(counter.text.contains("与本次无关：住院+意外"))
        #expect(counter.problems == [])
    }

    @Test func `a disease that several names fit opens its list on Enter, one that none fits lists all on F4`() throws {
        var counter = try Self.counter(try Cards.hospital())
        counter.type("2")
        counter.type("9-2", .enter)
        counter.type("恶性")
        #expect(counter.row("病种 1")?.contains("个，Enter 列出") == true)
        counter.press(.enter)
        #expect(counter.text.contains("恶性肿瘤——重度"))
        #expect(!counter.text.contains("没有这个病种"))
        counter.type("1")
        #expect(counter.row("病种 1")?.contains("个，Enter") == false)
        counter.type("感冒", .f(4))
        #expect(counter.row(">1") != nil)
        #expect(counter.problems == [])
    }

    @Test func `open slots are shown and can't be chosen`() throws {
        var counter = try Self.counter(try Cards.patient())
        counter.type("2")
        counter.type("8-20", .enter)
        counter.press(.f(4))
        counter.type("women-09", .enter)
        #expect(counter.text.contains("待办事处文件导入"))
        #expect(counter.app.message?.text.contains("还不能选") == true)
    }

    @Test func `injuries of grades 7, 7 and 9 on three parts count as grade 6`() throws {
        var counter = try Self.counter(try Cards.hospital())
        counter.type("3")
        counter.type("8-20", .enter, .enter)
        for (grade, part) in [("7", "左耳"), ("7", "右耳"), ("9", "鼻")] {
            counter.type(grade, .enter)
            counter.press(.f(4))
            counter.type(part, .enter)
        }
        #expect(counter.row("互助金合计")?.contains("10,000.00~") == true)
        counter.press(.f(11))
        #expect(counter.text.contains("晋升为 6 级"))
        #expect(counter.text.contains("6 级给付 50%"))
    }

    @Test func `death greys the injuries with the reason and asks for other papers`() throws {
        var counter = try Self.counter(try Cards.hospital())
        counter.type("3")
        counter.type("8-20", .enter)
        counter.type("1")
        #expect(counter.text.contains("身故不另算"))
        #expect(counter.text.contains("[ ] 死亡证明"))
        #expect(counter.row("互助金合计")?.contains("20,000.00~") == true)
    }

    @Test func `papers on file are not asked for, and a proxy brings two more`() throws {
        var counter = try Self.counter(try Cards.hospital())
        #expect(counter.text.contains("身份证、银行卡已留存"))
        #expect(counter.row("材料")?.contains("银行卡") == false)
        counter.type("1")
        for _ in 0..<11 { counter.press(.down) }
        counter.type("1")
        #expect(counter.text.contains("[ ] 委托书"))
        #expect(counter.text.contains("[ ] 代办人身份证"))
    }

    @Test func `0 ticks every paper, and again none; F10 there skips what is seldom changed`() throws {
        var counter = try Self.counter(try Cards.hospital())
        Self.typeStay(&counter, ownPay: "1000")
        counter.type("0")
        #expect(counter.row("材料")?.contains("[x] 申请书  [x] 出院记录  [x] 结算单") == true)
        counter.type("0")
        #expect(counter.row("材料")?.contains("[ ] 申请书  [ ] 出院记录  [ ] 结算单") == true)
        counter.type("20")
        #expect(counter.row("材料")?.contains("[x] 申请书  [x] 出院记录  [x] 结算单") == true)
        counter.press(.f(10))
        #expect(counter.text.contains("材料齐全"))
    }

    @Test func `a sheet seen before, overlapping stays and a discharge to come warn and bar nothing`() throws {
        let card = try Cards.hospital()
        let twin = try Cards.claim(21, try Cards.stay(sheet: "BJ1"), of: card)
        var counter = try Self.counter(try Cards.hospital([twin]))
        Self.typeStay(&counter, ownPay: "1000")
        #expect(counter.text.contains("! 同一结算单号：\(twin.number.text)，待初审。请核对是不是重复申领。"))
        #expect(counter.row("结算单号")?.contains("! 同号") == true)
        counter.press(.f(10))
        #expect(counter.text.contains("以上受理吗？"))

        var overlap = try Self.counter(try Cards.hospital([twin]))
        Self.typeStay(&overlap, ownPay: "1000", sheet: "BJ2", from: "9-10", to: "9-14")
        #expect(overlap.text.contains("! 与 \(twin.number.text) 的住院重叠：2025-09-02 至 2025-09-12。请核对日期。"))

        var future = try Self.counter(card)
        Self.typeStay(&future, ownPay: "1000", from: "9-10", to: "9-20")
        #expect(future.text.contains("! 出院日 2025-09-20 还没有到。请核对日期。"))
    }

    @Test func `changing the kind and back keeps what was typed`() throws {
        var counter = try Self.counter(try Cards.hospital())
        counter.type("1")
        counter.type("9-2", .enter)
        counter.press(.up, .up)
        counter.type("2")
        counter.press(.up)
        counter.type("1")
        #expect(counter.row("入院日")?.contains("2025-09-02") == true)
    }

    @Test(arguments: [Language.zh, .en]) func `every step is whole at every size`(language: Language) throws {
        for size in Self.sizes {
            var counter = try Self.counter(try Cards.patient(), language, size: size)
            #expect(counter.problems == [])
            Self.typeStay(&counter, ownPay: "1000")
            #expect(counter.problems == [], "\(size)")
            #expect(counter.text.contains("1,000.00~"))
            counter.press(.f(11))
            #expect(counter.problems == [], "\(size)")
            counter.press(.f(12), .f(10))
            #expect(counter.problems == [], "\(size)")
            #expect(counter.text.contains(Money(yuan: 1_000).capital))
            counter.press(.f(12))
            counter.resize(Size(rows: 10, columns: 40))
            counter.resize(size)
            #expect(counter.text.contains("1,000.00"))
            counter.press(.f(4), .f(1))
            #expect(counter.problems == [], "\(size)")
        }
    }
}
