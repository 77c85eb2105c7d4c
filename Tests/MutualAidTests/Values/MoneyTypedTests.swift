import MutualAid
import Testing

struct MoneyTypedTests {
    @Test(arguments: [
        ("1000", 100_000), ("1,000", 100_000), ("1，000", 100_000), ("１０００．５", 100_050), ("1000.5", 100_050),
        ("1000。5", 100_050), ("¥1,234,567.89", 123_456_789), ("￥12元", 1_200), (" 1 000 ", 100_000), ("0", 0),
        ("0.07", 7),
        (".5", 50), ("5.", 500), ("007", 700), ("999,999,999,999.99", 99_999_999_999_999), ("0000000000001", 100),
    ])
    func `amounts are read as counters type them`(typed: String, fen: Int64) {
        #expect(fault { () throws(MoneyFault) in try Money.typed(typed) } == nil)
        #expect((try? Money.typed(typed)) == Money(fen: fen))
    }

    @Test(arguments: [
        Spoken(
            "", "还没有填金额。请录入金额，单位是元，例如 1000 或 1000.50。",
            "The amount is empty. Type it in yuan, for example 1000 or 1000.50."),
        Spoken(
            "元", "还没有填金额。请录入金额，单位是元，例如 1000 或 1000.50。",
            "The amount is empty. Type it in yuan, for example 1000 or 1000.50."),
        Spoken(
            "12块", "金额里有“块”，看不懂。请只录数字和小数点，单位是元。",
            "The amount holds “块”, which can't be read. Type digits and a point only, in yuan."),
        Spoken(
            "12\u{202E}", "金额里有“U+202E”，看不懂。请只录数字和小数点，单位是元。",
            "The amount holds “U+202E”, which can't be read. Type digits and a point only, in yuan."),
        Spoken(
            "1e3", "金额里有“e”，看不懂。请只录数字和小数点，单位是元。",
            "The amount holds “e”, which can't be read. Type digits and a point only, in yuan."),
        Spoken(
            "-5", "金额不能是负数。请去掉负号；要冲减已录的金额，请改原来那一笔。",
            "An amount can't be negative. Remove the minus; to take something back, change the first entry."),
        Spoken(
            "1.2.3", "金额里有不止一个小数点。请只留元和角分之间的那一个。",
            "The amount has more than one decimal point. Keep only the one between yuan and fen."),
        Spoken(
            "1,00", "金额里逗号的位置不对。逗号每三位一个，例如 12,000；小数点请用“.”；也可以不录逗号。",
            "A comma stands in the wrong place in the amount. "
                + "Commas part groups of three, as in 12,000; the decimal point is “.”; commas may be left out."),
        Spoken(
            "1.005", "金额最多到分，现在有 3 位小数。请照单据录到分为止。",
            "An amount has at most 2 decimals; this one has 3. Type it to the fen, as on the paper."),
        Spoken(
            "1234567890123", "金额最多 12 位整数，现在是 13 位。请对照单据，看是否多录了数字。",
            "An amount has at most 12 digits before the point; this one has 13. "
                + "Compare with the paper; there may be digits too many."),
    ])
    func `a wrong amount says what is wrong and what to do`(spoken: Spoken) {
        spoken.expect(fault { () throws(MoneyFault) in try Money.typed(spoken.typed) })
    }

    @Test func `every flaw of an amount is listed at once`() {
        let found = fault { () throws(MoneyFault) in try Money.typed("−1234567890123.005") }
        #expect(found?.all == [.negative, .decimals(3), .tooManyDigits(13)])
    }

    @Test(arguments: [",5", "1,,000", "1,000.0,1", "1000,000", "12,34.5"])
    func `a misplaced comma is refused`(typed: String) {
        let found = fault { () throws(MoneyFault) in try Money.typed(typed) }
        #expect(found?.all == [.misplacedComma])
    }

    @Test(arguments: ["1\u{301}", "100\u{301}0", "5\u{FE0F}\u{20E3}", "1\u{200D}2"])
    func `a digit with something on it is no digit, and never a zero`(typed: String) {
        let found = fault { () throws(MoneyFault) in try Money.typed(typed) }
        guard case .character? = found?.all.first else {
            Issue.record("\(typed.debugDescription) was read: \(String(describing: found))")
            return
        }
    }

    @Test func `what is shown can be typed again`() {
        var random = Seeded(41)
        for _ in 0..<1_000 {
            let money = Money(fen: Int64.random(in: 0...99_999_999_999_999, using: &random))
            #expect((try? Money.typed(money.grouped)) == money, "\(random) \(money.text)")
            #expect(Money(exact: money.text) == money, "\(random) \(money.text)")
        }
    }

    @Test func `no text traps the reader`() {
        var random = Seeded(42)
        let alphabet = Array("0123456789.,，。．-−¥元 ０９年x\u{301}")
        for _ in 0..<3_000 {
            let length = Int.random(in: 0...20, using: &random)
            let text = String((0..<length).map { _ in alphabet.randomElement(using: &random) ?? "0" })
            let found = fault { () throws(MoneyFault) in try Money.typed(text) }
            #expect(found?.all.isEmpty != true, "\(random) \(text)")
        }
    }
}
