import MutualAid
import Testing

struct MoneyTests {
    @Test(arguments: [
        (7, 70, 5), (100_000, 70, 70_000), (0, 70, 0), (1, 50, 1), (1, 49, 0), (3, 50, 2), (-7, 70, -5), (-1, 50, -1),
        (1_000_000, 30, 300_000), (99_999_999_999_999, 100, 99_999_999_999_999),
    ])
    func `a percentage rounds half up to the fen, once`(fen: Int64, percent: Int, expected: Int64) {
        #expect(Money(fen: fen).percent(percent) == Money(fen: expected))
    }

    @Test func `arithmetic is exact within twelve digits of yuan`() {
        var random = Seeded(20_260_315)
        for _ in 0..<2_000 {
            let left = Int64.random(in: -99_999_999_999_999...99_999_999_999_999, using: &random)
            let right = Int64.random(in: -99_999_999_999_999...99_999_999_999_999, using: &random)
            let count = Int.random(in: -1_000...1_000, using: &random)
            #expect(Money(fen: left) + Money(fen: right) == Money(fen: left + right), "\(random)")
            #expect(Money(fen: left) - Money(fen: right) == Money(fen: left - right), "\(random)")
            #expect(Money(fen: left) * count == Money(fen: left * Int64(count)), "\(random)")
            #expect((Money(fen: left) < Money(fen: right)) == (left < right), "\(random)")
        }
    }

    @Test func `a percentage is never further than half a fen from the exact value`() {
        var random = Seeded(7)
        for _ in 0..<2_000 {
            let fen = Int64.random(in: 0...99_999_999_999_999, using: &random)
            let percent = Int.random(in: 0...100, using: &random)
            let rest = Money(fen: fen).percent(percent).fen * 100 - fen * Int64(percent)
            #expect((-49...50).contains(rest), "\(random) \(fen) × \(percent) %")
        }
    }

    @Test func `nothing traps at the ends of Int64`() {
        let ends = [Int64.min, .min + 1, -1, 0, 1, .max - 1, .max].map(Money.init(fen:))
        let factors = [Int.min, -100, -1, 0, 1, 100, Int.max]
        for left in ends {
            for right in ends { _ = [left + right, left - right] }
            for factor in factors { _ = [left * factor, left.percent(factor)] }
            #expect(!left.capital.isEmpty && !left.grouped.isEmpty && !left.text.isEmpty)
        }
        #expect(Money(fen: .max) + Money(fen: 1) == Money(fen: .max))
        #expect(Money(fen: .min) - Money(fen: 1) == Money(fen: .min))
        #expect(Money(fen: .max) * 2 == Money(fen: .max))
        #expect(Money(fen: .max).percent(200) == Money(fen: .max))
        #expect(Money(fen: .max).percent(Int.max) == Money(fen: .max))
        #expect(Money(yuan: .max) == Money(fen: .max))
    }

    @Test func `a sum of nothing is zero and a difference may be negative`() {
        #expect(Money.sum([]) == .zero)
        #expect(Money.sum([Money(yuan: 1), Money(fen: 50)]) == Money(fen: 150))
        #expect((Money(yuan: 1) - Money(yuan: 3)).text == "-2.00")
        var money = Money(yuan: 5)
        money += Money(fen: 1)
        money -= Money(yuan: 5)
        #expect(money == Money(fen: 1))
    }

    @Test(arguments: [
        ("0.00", 0), ("0.07", 7), ("1000.00", 100_000), ("999999999999.99", 99_999_999_999_999), ("10.50", 1_050),
    ])
    func `the exact form reads back as it was written`(text: String, fen: Int64) {
        #expect(Money(exact: text) == Money(fen: fen))
        #expect(Money(fen: fen).text == text)
    }

    @Test(arguments: [
        "", ".00", "0", "00.00", "01.00", "1.0", "1.000", "1000", "-1.00", "+1.00", "1,000.00", "1000000000000.00",
        "1 .00",
        "１.00", "1e3.00", "1.0\u{660}", "1.00\n", "1..00", "1.00 ", "٠.00",
    ])
    func `anything but the exact form is refused`(text: String) {
        #expect(Money(exact: text) == nil)
    }

    @Test(arguments: [
        (0, "0.00"), (5, "0.05"), (99_999, "999.99"), (100_000, "1,000.00"), (123_456_789, "1,234,567.89"),
        (-100_000, "-1,000.00"), (99_999_999_999_999, "999,999,999,999.99"),
    ])
    func `grouped money has a comma every three digits`(fen: Int64, text: String) {
        #expect(Money(fen: fen).grouped == text)
    }

    @Test(arguments: [
        (0, "零元整"), (100_000, "壹仟元整"), (5, "伍分"), (50, "伍角整"), (55, "伍角伍分"), (105, "壹元零伍分"),
        (140_950, "壹仟肆佰零玖元伍角整"), (600_714, "陆仟零柒元壹角肆分"), (168_032, "壹仟陆佰捌拾元叁角贰分"),
        (10_700_053, "壹拾万柒仟元伍角叁分"), (1_640_902, "壹万陆仟肆佰零玖元零贰分"), (32_504, "叁佰贰拾伍元零肆分"),
        (1_000, "壹拾元整"), (11_000, "壹佰壹拾元整"), (10_000_500, "壹拾万零伍元整"), (10_000_000_500, "壹亿零伍元整"),
        (1_000_000_000_000, "壹佰亿元整"), (1_000_100_000_000, "壹佰亿零壹佰万元整"), (100_000_000, "壹佰万元整"),
        (99_999_999_999_999, "玖仟玖佰玖拾玖亿玖仟玖佰玖拾玖万玖仟玖佰玖拾玖元玖角玖分"), (-84_639, "负捌佰肆拾陆元叁角玖分"),
        (9_462_660_000, "玖仟肆佰陆拾贰万陆仟陆佰元整"), (100_000_000_000_000, "壹万亿元整"),
    ])
    func `capital money follows the rules for bills`(fen: Int64, text: String) {
        #expect(Money(fen: fen).capital == text)
    }

    @Test func `capital money never has two zeros in a row and always ends in 整 or 分`() throws {
        var random = Seeded(99)
        for _ in 0..<2_000 {
            let count = Int.random(in: 1...14, using: &random)
            let mostlyZeros = String(random.digits(count).map { $0 < "6" ? "0" : $0 })
            let fen = try #require(Int64(mostlyZeros))
            let text = Money(fen: fen).capital
            #expect(!text.contains("零零") && (text.hasSuffix("整") || text.hasSuffix("分")), "\(random) \(fen) \(text)")
            #expect(fen == 0 || (!text.contains("零元") && !text.hasPrefix("零")), "\(random) \(fen) \(text)")
        }
    }
}
