import MutualAid
import Testing

struct PersonNameTests {
    @Test(arguments: [
        ("王秀英", "王秀英"), (" 张 三 ", "张三"), ("阿卜杜拉·买买提", "阿卜杜拉·买买提"), ("阿卜杜拉•买买提", "阿卜杜拉·买买提"),
        ("阿卜杜拉‧买买提", "阿卜杜拉·买买提"), ("阿卜杜拉・买买提", "阿卜杜拉·买买提"), ("阿卜杜拉．买买提", "阿卜杜拉·买买提"),
        ("阿卜杜拉.买买提", "阿卜杜拉·买买提"), ("阿卜杜拉 · 买买提", "阿卜杜拉·买买提"), ("SMITH  JOHN", "SMITH JOHN"),
        ("Ｓｍｉｔｈ　Ｊｏｈｎ", "Smith John"), ("O'Neill Anne-Marie", "O'Neill Anne-Marie"), ("李〇", "李〇"), ("Müller", "Müller"),
        ("李Lily", "李Lily"),
    ])
    func `names are kept as on the card, in one form`(typed: String, text: String) throws {
        let name = try PersonName(typed)
        #expect(Array(name.text.unicodeScalars) == Array(text.unicodeScalars))
        #expect(try PersonName(name.text) == name)
    }

    @Test(arguments: [
        "王\u{31350}", "李\u{2CE93}", "赵\u{2EBF0}", "\u{20000}明", "张\u{30EDD}", "\u{3400}\u{9FFF}", "陈\u{323AF}",
    ])
    func `rare characters of every plane are kept scalar for scalar`(typed: String) throws {
        #expect(Array(try PersonName(typed).text.unicodeScalars) == Array(typed.unicodeScalars))
    }

    @Test func `a variation selector after a Han character is kept and counts as no character`() throws {
        let typed = "葛\u{E0100}城"
        #expect(Array(try PersonName(typed).text.unicodeScalars).map(\.value) == [0x845B, 0xE0100, 0x57CE])
        #expect(try PersonName("辻\u{FE00}明").text.unicodeScalars.count == 3)
        #expect(try PersonName(String(repeating: "葛\u{E0100}", count: 50)).text.count == 50)
    }

    @Test(arguments: [
        Spoken("  ", "还没有填姓名。请照身份证录入姓名。", "The name is empty. Type the name on the ID card."),
        Spoken(
            String(repeating: "王", count: 51), "姓名最多 50 个字，现在是 51 个字。请核对，只录姓名本身。",
            "A name has at most 50 characters; this one has 51. Check it, and type the name only."),
        Spoken(
            "王小明2", "姓名里有数字“2”。请删去数字；同名的人靠身份证号码区分。",
            "The name holds the digit “2”. Remove it; people of one name are told apart by ID number."),
        Spoken(
            "王@明", "姓名里有“@”，姓名中不能用它。请照身份证改成汉字、字母或间隔号“·”。",
            "The name holds “@”, which names don't have. Type it as on the ID card: Han characters, letters or the interpunct “·”."
        ),
        Spoken(
            "王\u{202E}明", "姓名里混入了看不见的字符（U+202E）。请清空后重新录入，不要从别处粘贴。",
            "The name holds a character that can't be seen (U+202E). Clear the field and type the name instead of pasting it."
        ),
        Spoken(
            "王\u{7}明", "姓名里混入了看不见的字符（U+0007）。请清空后重新录入，不要从别处粘贴。",
            "The name holds a character that can't be seen (U+0007). Clear the field and type the name instead of pasting it."
        ),
        Spoken(
            "王\u{E863}", "姓名里有一个自造字（U+E863），换台电脑就认不出来。请改用这个生僻字的标准编码录入，或请单位核实写法。",
            "The name holds a home-made character (U+E863) that other computers can't show. "
                + "Type the standard form of this rare character, or ask the employer how it is written."),
        Spoken(
            "阿卜杜拉··买买提", "间隔号的位置不对。间隔号只用在名字两部分之间，一次一个，例如 阿卜杜拉·买买提。",
            "The interpunct or hyphen stands in the wrong place. Put one between two parts of the name, for example 阿卜杜拉·买买提."
        ),
    ])
    func `a wrong name says what is wrong and what to do`(spoken: Spoken) {
        spoken.expect(fault { () throws(PersonNameFaults) in try PersonName(spoken.typed) })
    }

    @Test func `every flaw of a name is listed once`() {
        let flaws = { (typed: String) in fault { () throws(PersonNameFaults) in try PersonName(typed) }?.all }
        #expect(
            flaws("·王2@2\u{200B}") == [
                .interpunctPlace, .digit("2"), .character("@"), .hiddenCharacter(code: "U+200B"),
            ])
        #expect(flaws("买买提·") == [.interpunctPlace])
        #expect(flaws("\u{FE00}王") == [.hiddenCharacter(code: "U+FE00")])
        #expect(flaws("A\u{FE00}") == [.hiddenCharacter(code: "U+FE00")])
        #expect(flaws("王\r\n明") == [.hiddenCharacter(code: "U+000D"), .hiddenCharacter(code: "U+000A")])
        #expect(flaws("王\u{F0000}") == [.privateUse(code: "U+F0000")])
        #expect(flaws("カナ")?.count == 2)
    }

    @Test(arguments: [
        ("王秀英", "王", "王**"), ("欧阳修", "欧阳", "欧阳**"), ("欧阳", "欧", "欧**"), ("司马相如", "司马", "司马**"), ("单明", "单", "单**"),
        ("阿卜杜拉·买买提", "阿", "阿**"), ("SMITH JOHN", "SMITH", "SMITH**"), ("\u{31350}明", "\u{31350}", "\u{31350}**"),
        ("葛\u{E0100}城", "葛\u{E0100}", "葛\u{E0100}**"),
    ])
    func `a posted list shows the surname only`(name: String, surname: String, masked: String) throws {
        #expect(try PersonName(name).surname == surname)
        #expect(surnameOf(name) == surname)
        #expect(try PersonName(name).masked == masked)
        #expect(surnameOf("") == "")
    }
}
