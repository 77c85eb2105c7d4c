import MutualAid
import Testing

struct ResidentIDTests {
    @Test(arguments: [
        "11010519491231002X", "440524188001010014", "53010219200508011X", "61010319850615001X", "610103198506150028",
        "61040419880229124X", "612426197609082134", "932682198501010017", "911124198108030024",
    ])
    func `right numbers are kept as they are`(text: String) {
        #expect((try? ResidentID(text))?.text == text)
    }

    @Test func `small x, full-width forms and spaces are accepted`() throws {
        #expect(try ResidentID("11010519491231002x").text == "11010519491231002X")
        #expect(try ResidentID(" 110105　19491231 002ｘ").text == "11010519491231002X")
        #expect(try ResidentID("６１０１０３１９８５０６１５００２８").text == "610103198506150028")
    }

    @Test func `birth, sex and division come from the number`() throws {
        let id = try ResidentID("610103198506150028")
        #expect(id.birth.iso == "1985-06-15")
        #expect(id.sex == .female)
        #expect(id.division == "610103")
        #expect(id.area == DivisionCode("610103"))
        #expect(id.lastFour == "0028")
        #expect(id.masked == "610***********0028")
        #expect(!id.isPermanentResidentCard)
        #expect(try ResidentID("61010319850615001X").sex == .male)
        #expect(try ResidentID("440524188001010014").birth.iso == "1880-01-01")
        #expect(try ResidentID("61040419880229124X").birth.iso == "1988-02-29")
    }

    @Test func `a permanent-resident card tells the province, the birth day and the sex`() throws {
        let id = try ResidentID("932682198501010017")
        #expect(id.isPermanentResidentCard)
        #expect(id.area == DivisionCode("320000"))
        #expect(id.birth.iso == "1985-01-01")
        #expect(id.sex == .male)
        let other = try ResidentID("911124198108030024")
        #expect(other.area == DivisionCode("110000"))
        #expect(other.sex == .female)
    }

    @Test(arguments: [
        Spoken("", "还没有填身份证号码。请照身份证录入 18 位号码。", "The ID number is empty. Type the 18 characters on the ID card."),
        Spoken(
            "610103850615002", "这是 15 位的旧身份证号码，旧证 2013 年起已停用。请向本人要现用的身份证，录入上面的 18 位号码。",
            "This is an old 15-digit ID number; those cards ended in 2013. Ask for the card in use now and type its 18 characters."
        ),
        Spoken(
            "61010319850615002", "身份证号码应为 18 位，现在是 17 位。请对照证件补齐漏录的数字。",
            "An ID number has 18 characters; this one has 17. Compare with the card and add what is missing."),
        Spoken(
            "6101031985061500288", "身份证号码应为 18 位，现在是 19 位。请对照证件删去多录的数字。",
            "An ID number has 18 characters; this one has 19. Compare with the card and remove what is extra."),
        Spoken(
            "6101O3198506150028", "身份证号码第 5 位是“O”，这一位不能用它。请改成数字；只有最后一位可以是 X。",
            "Character 5 of the ID number is “O”, which can't stand there. Use digits; only the last one may be X."),
        Spoken(
            "610302199002290034", "号码中的出生日期 1990-02-29 不存在。请对照证件核对第 7 至 14 位。",
            "The birth date in the number, 1990-02-29, does not exist. Compare digits 7 to 14 with the card."),
        Spoken(
            "110105194912310021", "身份证号码最后一位对不上：按前 17 位推算应为 X，录入的是 1。请对照证件逐位核对，前面也可能有录错的数字。",
            "The last character does not fit: the first 17 give X, not 1. "
                + "Compare every digit with the card; an earlier one may be wrong."),
    ])
    func `a wrong number says what is wrong and what to do`(spoken: Spoken) {
        spoken.expect(fault { () throws(ResidentIDFaults) in try ResidentID(spoken.typed) })
    }

    @Test func `every flaw of a number is listed at once`() {
        let flaws = { (typed: String) in fault { () throws(ResidentIDFaults) in try ResidentID(typed) }?.all }
        #expect(flaws("610103199013450028") == [.date("19901345"), .checkDigit(expected: "7", found: "8")])
        #expect(
            flaws("61A1B3198506150") == [
                .length(15), .character(place: 3, found: "A"), .character(place: 5, found: "B"),
            ])
        #expect(flaws("X10103198506150028") == [.character(place: 1, found: "X")])
        #expect(flaws("6101031985061500２Y") == [.character(place: 18, found: "Y")])
        #expect(flaws("610103198506150\u{202E}28") == [.character(place: 16, found: "U+202E")])
        #expect(flaws("61010300000615002X")?.contains(.date("00000615")) == true)
        #expect(flaws("61010319850615001") == [.length(17)])
        #expect(flaws("1101051949123100X") == [.length(17)])
    }

    @Test func `a number with its check digit is right, and no digit of it can be changed alone`() throws {
        var random = Seeded(11_643)
        for _ in 0..<400 {
            let day = Day(number: Int32.random(in: -25_567...20_000, using: &random))
            let body = "610302" + day.iso.filter { $0 != "-" } + random.digits(3)
            let text = body + (ResidentID.checkDigit(for: body) ?? "")
            #expect(try ResidentID(text).birth == day, "\(random) \(text)")
            let place = Int.random(in: 0..<17, using: &random)
            var digits = Array(text)
            digits[place] = digits[place] == "9" ? "0" : "9"
            guard String(digits) != text else { continue }
            #expect((try? ResidentID(String(digits))) == nil, "\(random) \(text) \(place)")
        }
    }

    @Test func `the check digit is told for seventeen digits only`() {
        #expect(ResidentID.checkDigit(for: "11010519491231002") == "X")
        #expect(ResidentID.checkDigit(for: "1101051949123100") == nil)
        #expect(ResidentID.checkDigit(for: "1101051949123100X") == nil)
    }

    @Test func `the sexes have names`() {
        #expect(Sex.allCases.map { $0.name(.zh) } == ["男", "女"])
        #expect(Sex.allCases.map { $0.name(.en) } == ["male", "female"])
    }
}
