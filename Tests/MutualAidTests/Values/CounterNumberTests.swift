import MutualAid
import Testing

struct CounterNumberTests {
    @Test(arguments: [
        ("LP610302250003177", NumberKind.claim, "610302", 25, 317), ("LP610302250002112", .claim, "610302", 25, 211),
        ("LP610302240008716", .claim, "610302", 24, 871),
    ])
    func `numbers of the office are read`(text: String, kind: NumberKind, division: String, year: Int, serial: Int)
        throws
    {
        let number = try CounterNumber(parsing: text)
        #expect(number.kind == kind)
        #expect(number.division.text == division)
        #expect(number.year == year)
        #expect(number.serial == serial)
        #expect(number.text == text)
    }

    @Test func `small letters, full-width forms and spaces are accepted`() throws {
        #expect(try CounterNumber(parsing: "lp 610302 25 000317 7").text == "LP610302250003177")
        #expect(try CounterNumber(parsing: "ＬＰ６１０３０２２５０００３１７７").text == "LP610302250003177")
    }

    @Test func `a number that is given reads back, and no digit of it can be changed alone`() throws {
        var random = Seeded(7_812)
        for _ in 0..<400 {
            let kind = NumberKind.allCases.randomElement(using: &random) ?? .claim
            let division = try #require(DivisionCode("61" + random.digits(4)))
            let year = Int.random(in: 2_000...2_099, using: &random)
            let serial = Int.random(in: 1...999_999, using: &random)
            let number = try CounterNumber(kind: kind, division: division, year: year, serial: serial)
            #expect(try CounterNumber(parsing: number.text) == number, "\(random) \(number.text)")
            #expect(number.year == year % 100)
            var text = Array(number.text)
            let place = Int.random(in: 2..<17, using: &random)
            text[place] = text[place] == "7" ? "3" : "7"
            #expect((try? CounterNumber(parsing: String(text))) == nil, "\(random) \(number.text) \(place)")
        }
    }

    @Test(arguments: [
        Spoken(
            "", "还没有填编号。请照凭证或回执录入编号，例如 LP610302250003177。",
            "The number is empty. Type it from the certificate or slip, for example LP610302250003177."),
        Spoken(
            "XX610302250003177", "没有以“XX”开头的编号。编号以 HY（会员）、PZ（凭证）、SJ（收据）、LP（理赔）或 BF（拨付批次）开头，请核对。",
            "No number begins with “XX”. "
                + "Numbers begin with HY (member), PZ (certificate), SJ (receipt), LP (claim) or BF (batch)."),
        Spoken(
            "LP61030225000317", "编号应为 17 位，现在是 16 位。请对照凭证补齐。",
            "A number has 17 characters; this one has 16. Compare with the paper and add what is missing."),
        Spoken(
            "LP6103022500031777", "编号应为 17 位，现在是 18 位。请对照凭证删去多录的字符。",
            "A number has 17 characters; this one has 18. Compare with the paper and remove what is extra."),
        Spoken(
            "LP61O302250003177", "编号第 5 位是“O”，两个字母之后只有数字。请对照凭证改成数字。",
            "Character 5 of the number is “O”; only digits follow the two letters. Compare with the paper and use a digit."
        ),
        Spoken(
            "LP610302250003178", "编号的校验位对不上，有一位录错了。请对照凭证逐位核对。",
            "The check digit does not fit; one digit is wrong. Compare every digit with the paper."),
    ])
    func `a wrong number says what is wrong and what to do`(spoken: Spoken) {
        spoken.expect(fault { () throws(CounterNumberFaults) in try CounterNumber(parsing: spoken.typed) })
    }

    @Test func `a year or a serial out of range is refused with its words`() throws {
        let division = try #require(DivisionCode("610302"))
        let found = fault { () throws(CounterNumberFaults) in
            try CounterNumber(kind: .claim, division: division, year: 1999, serial: 1_000_000)
        }
        #expect(found?.all == [.year(1999), .serial(1_000_000)])
        Spoken(
            "",
            "编号的年份 1999 不对。编号的顺序号 1000000 不对。请检查本机日期，年份应在 2000 至 2099 之间。"
                + "顺序号应在 1 至 999999 之间；用完了请向上级办事处申请新号段。",
            "The year 1999 can't stand in a number. The serial 1000000 can't stand in a number. "
                + "Check this computer's date; years run from 2000 to 2099. "
                + "Serials run from 1 to 999999; when they run out, ask the upper office for a new block."
        ).expect(found)
        #expect((try? CounterNumber(kind: .claim, division: division, year: 25, serial: 0)) == nil)
        #expect((try? CounterNumber(parsing: "LP610302250000000")) == nil)
    }

    @Test func `every flaw of a number is listed at once`() {
        let found = fault { () throws(CounterNumberFaults) in try CounterNumber(parsing: "AB61x") }
        #expect(found?.all == [.kind("AB"), .length(5), .character(place: 5, found: "X")])
    }

    @Test func `the kinds have prefixes and names`() {
        #expect(NumberKind.allCases.map(\.prefix) == ["HY", "PZ", "SJ", "LP", "BF"])
        #expect(NumberKind.allCases.map { $0.name(.zh) } == ["会员号", "凭证号", "收据号", "理赔号", "批次号"])
        #expect(
            NumberKind.allCases.map { $0.name(.en) }
                == ["member number", "certificate number", "receipt number", "claim number", "batch number"])
    }
}

struct NumberBlockTests {
    @Test func `a block gives its serials one after another`() throws {
        let block = try NumberBlock(first: 101, last: 103)
        #expect(try block.next(after: nil) == 101)
        #expect(try block.next(after: 7) == 101)
        #expect(try block.next(after: 101) == 102)
        #expect(try block.next(after: 102) == 103)
        #expect(block.left(after: nil) == 3)
        #expect(block.left(after: 102) == 1)
        #expect(block.left(after: 103) == 0)
        #expect(block.left(after: 500) == 0)
    }

    @Test(arguments: [103, 104, Int.max])
    func `a used-up block says so`(given: Int) throws {
        let block = try NumberBlock(first: 101, last: 103)
        Spoken(
            "", "本柜台的号段已用到最后一号 103。请向上级办事处申请新号段，领到后再办。",
            "This counter's block of numbers is used up, to the last one, 103. Ask the upper office for a new block before going on."
        ).expect(fault { () throws(NumberBlockFault) in try block.next(after: given) })
    }

    @Test(arguments: [(0, 5), (5, 4), (1, 1_000_000), (Int.min, Int.max)])
    func `a block that is none is refused`(first: Int, last: Int) {
        Spoken(
            "", "号段 \(first) 至 \(last) 不对。起号不能大于止号，都应在 1 至 999999 之间，请核对。",
            "The block \(first) to \(last) is not right. "
                + "The first must not be above the last, and both lie in 1 to 999999; check them."
        ).expect(fault { () throws(NumberBlockFault) in try NumberBlock(first: first, last: last) })
    }
}
