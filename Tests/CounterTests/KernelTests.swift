import MutualAid
import Terminal
import Testing

@testable import Counter

/// The kernel: keys, help, box, size. What comes late is in KernelAnswerTests.
struct KernelTests {
    private func open(
        _ destination: Destination = .menu, user: User? = nil, _ language: Language = .zh, size: Size = .home,
        answer: ((Request) -> Reply?)? = nil
    ) throws -> TestCounter {
        let office = try PeopleOffice()
        return TestCounter(
            try Desks.make(language, user: user), at: destination, size: size, answer: answer ?? office.answer)
    }

    // MARK: keys

    @Test func `two digits run through two menus`() throws {
        let operators = [try Desks.handler(), try Desks.cashier()]
        var counter = try open { request in if case .users = request { .users(operators) } else { nil } }
        counter.type("91")
        #expect(counter.app.page.title.code == "G1")
        #expect(counter.row("钱进") != nil, "9 is the settings, 1 there the operators")
    }

    @Test func `keys for a screen that is still being read wait for it`() throws {
        let card = try PersonPageTests().card()
        let office = try PeopleOffice(card)
        var counter = try open(.person(PersonID(7))) { request in
            if case .person = request { nil } else { office.answer(request) }
        }
        counter.type("3")
        #expect(counter.app.page.title.code == "E4")
        counter.reply(.person(card)) { $0 == .person(PersonID(7)) }
        #expect(counter.app.page.title.code == "C1")
    }

    @Test func `Ctrl+G and a digit stand for an F key, also where text is typed`() throws {
        var counter = try open(.newMember(typed: ""))
        counter.type("61010319850615001X")
        counter.press(.control("g"), .character("2"))
        guard case .box? = counter.app.overlay else {
            Issue.record("Ctrl+G 2 is not F2")
            return
        }
        counter.press(.control("g"), .character("="))
        #expect(counter.app.overlay == nil)
        counter.press(.control("g"), .character("0"))
        #expect(counter.row("!!")?.contains("还没有填姓名") == true, "Ctrl+G 0 is F10")
        counter.press(.control("g"), .character("３"))
        #expect(counter.app.page.title.code == "M0", "a full-width 3 is F3")
    }

    @Test func `Ctrl+G and another key is that key`() throws {
        var counter = try open(.find(.enrol))
        counter.press(.control("g"), .character("z"))
        #expect(counter.requests.last == .find("z", limit: 9))
        counter.press(.control("g"), .control("g"), .character("x"))
        #expect(counter.requests.last == .find("zx", limit: 9), "Ctrl+G twice is none")
    }

    @Test func `a wrong key says so and never locks`() throws {
        var counter = try open(.person(PersonID(7)))
        counter.press(.f(4))
        #expect(counter.text.contains("这个键在这里没有用"))
        counter.press(.unknown("ESC[99~"), .control("z"))
        #expect(counter.text.contains("这个键在这里没有用"))
        counter.type("6")
        #expect(counter.app.page.title.code == "E1")
        #expect(!counter.text.contains("这个键在这里没有用"))
    }

    @Test func `F12 goes one screen back, F3 to the main menu from everywhere`() throws {
        var counter = try open()
        counter.type("1")
        counter.type("0028", .enter)
        counter.type("3")
        #expect(counter.app.frames.count == 4)
        counter.press(.f(12))
        #expect(counter.app.page.title.code == "E4")
        counter.type("3")
        counter.press(.f(3))
        #expect(counter.app.page.title.code == "M0")
        #expect(counter.app.frames.count == 1)
    }

    // MARK: a command that can't be done

    @Test func `a barred command says why, by its key and in the box`() throws {
        var counter = try open(.person(PersonID(7)), user: try Desks.firstReviewer())
        counter.type("3")
        #expect(counter.app.page.title.code == "E4")
        #expect(counter.row("经办") != nil)
        counter.press(.f(2))
        counter.type("xlp", .enter)
        #expect(counter.app.page.title.code == "E4")
        #expect(counter.row("经办") != nil)
        #expect(counter.app.page.shownLegend.contains { $0.name == "新理赔" } == false, "the legend has only what works")
    }

    // MARK: help

    @Test func `F1 explains the field, F1 again the screen, any other key goes on`() throws {
        var counter = try open(.newMember(typed: ""))
        counter.press(.f(1))
        #expect(counter.row("18 位居民身份证") != nil)
        counter.press(.f(1))
        #expect(counter.row("这个屏幕能做的：") != nil)
        #expect(counter.row("F10")?.contains("登记") == true)
        #expect(counter.row("会员登记  E1") != nil)
        #expect(counter.problems == [])
        counter.press(.f(12))
        #expect(counter.app.overlay == nil)
        #expect(counter.app.page.title.code == "E1")
    }

    @Test func `a screen without a field opens its own help at once, ? does too`() throws {
        for key in [Key.f(1), .alt("1"), .character("?"), .character("？")] {
            var counter = try open(.person(PersonID(7)))
            counter.press(key)
            #expect(counter.row("这个屏幕能做的：") != nil, "\(key.name)")
        }
    }

    @Test func `help shows why a command is barred`() throws {
        var counter = try open(.person(PersonID(7)), user: try Desks.cashier())
        counter.press(.f(1))
        #expect(counter.row("新理赔") != nil)
        #expect(counter.row("经办") != nil)
    }

    // MARK: the box

    @Test(arguments: ["S0", "s0", "status", "Status", "进度", "jdcx"])
    func `the box jumps by code, English, characters and pinyin`(_ typed: String) throws {
        var counter = try open()
        counter.press(.f(2))
        counter.type(typed, .enter)
        #expect(counter.app.page.title.code == "S0")
    }

    @Test func `the box finds people through the office and tells namesakes apart`() throws {
        let office = try PeopleOffice()
        var counter = try open(.worklist) {
            if case .life(.worklist) = $0 { WorkRows.empty } else { office.answer($0) }
        }
        counter.press(.control("p"))
        counter.type("zx")
        #expect(counter.requests.suffix(2) == [.find("z", limit: 5), .find("zx", limit: 5)])
        #expect(counter.row("张秀英")?.contains("610***********0028") == true)
        #expect(!counter.text.contains("610103198506150028"))
        counter.press(.enter)
        #expect(counter.app.page.title.code == "E4")
        counter.press(.f(12))
        #expect(counter.app.page.title.code == "L1", "back to where the box was opened")
    }

    @Test func `the box leads to a claim by its number`() throws {
        let claim = FoundRow(
            ref: .claim(ClaimID(101), PersonID(7)), kind: .claim, number: "LP610302250003177", name: "张秀英",
            detail: .claim(.firstReview, Money(yuan: 800)))
        var counter = try open { request in
            if case .find(let text, _) = request { .found(text, [claim]) } else { nil }
        }
        counter.press(.f(2))
        counter.type("3177")
        #expect(counter.row("LP610302250003177") != nil)
        counter.press(.enter)
        #expect(counter.requests.last == .claim(ClaimID(101)))
    }

    @Test func `an answer to what stood in the box before is dropped`() throws {
        let office = try PeopleOffice()
        var counter = try open { _ in nil }
        counter.press(.f(2))
        counter.type("zq")
        counter.reply(.found("z", [PeopleOffice.row(office.card)])) { $0 == .find("z", limit: 5) }
        #expect(!counter.text.contains("张秀英"))
        counter.reply(.found("zq", [])) { $0 == .find("zq", limit: 5) }
        #expect(!counter.text.contains("张秀英"))
    }

    @Test func `an answer to what was erased is dropped`() throws {
        let office = try PeopleOffice()
        var counter = try open { _ in nil }
        counter.press(.f(2))
        counter.type("z", .backspace)
        counter.reply(.found("z", [PeopleOffice.row(office.card)])) { $0 == .find("z", limit: 5) }
        #expect(!counter.text.contains("张秀英"))
    }

    @Test func `Enter in the box waits for the answer to what was typed`() throws {
        let office = try PeopleOffice()
        let other = FoundRow(
            ref: .claim(ClaimID(101), PersonID(8)), kind: .claim, number: "LP610302250003177", name: "王五",
            detail: .claim(.firstReview, .zero))
        var counter = try open { request in
            if case .find = request { nil } else { office.answer(request) }
        }
        counter.press(.f(2))
        counter.type("z")
        counter.reply(.found("z", [other])) { $0 == .find("z", limit: 5) }
        counter.type("x", .enter)
        #expect(counter.app.page.title.code == "M0", "the row of an older text is not taken")
        counter.reply(.found("zx", [PeopleOffice.row(office.card)])) { $0 == .find("zx", limit: 5) }
        #expect(counter.app.page.title.code == "E4")
        #expect(counter.requests.last == .person(PersonID(7)))
    }

    @Test func `keys behind an Enter in the box come after it, in their order`() throws {
        let office = try PeopleOffice()
        var counter = try open { request in if case .find = request { nil } else { office.answer(request) } }
        counter.press(.f(2))
        counter.type("zx", .enter)
        counter.type("6")
        counter.type("61010319850615001X")
        counter.reply(.found("zx", [PeopleOffice.row(office.card)])) { $0 == .find("zx", limit: 5) }
        #expect(counter.app.page.title.code == "E1", "Enter opened the person, 6 the form to put it right")
        #expect(counter.row("证件号码")?.contains("61010319850615001X") == true)
    }

    @Test func `the box that waits is left by F12, and nothing opens later`() throws {
        let office = try PeopleOffice()
        var counter = try open { _ in nil }
        counter.press(.f(2))
        counter.type("zx", .enter, .f(12))
        #expect(counter.app.overlay == nil)
        counter.reply(.found("zx", [PeopleOffice.row(office.card)])) { $0 == .find("zx", limit: 5) }
        #expect(counter.app.overlay == nil)
        #expect(counter.app.page.title.code == "M0")
        counter.type("1")
        #expect(counter.app.page.title.code == "E0")
    }

    @Test func `a find that fails is told and the box goes on`() throws {
        let no = Sentence(what: "数据文件读不了。", todo: "请再试。")
        var counter = try open { request in if case .find = request { .failed(no) } else { nil } }
        counter.press(.f(2))
        counter.type("S0")
        #expect(counter.row("!! 数据文件读不了。请再试。") != nil)
        counter.press(.enter)
        #expect(counter.app.page.title.code == "S0")
    }

    @Test func `the box leaves the find of the screen below alone`() throws {
        let office = try PeopleOffice()
        var counter = try open(.find(.enrol)) { request in
            if case .find = request { nil } else { office.answer(request) }
        }
        counter.type("zx")
        counter.press(.f(2))
        counter.type("q", .f(12))
        counter.reply(.found("zx", [PeopleOffice.row(office.card)])) { $0 == .find("zx", limit: 9) }
        #expect(counter.row("张秀英") != nil)
    }

    @Test func `before there is an office the box and the drafts say what comes first`() throws {
        let started = App.start(try Desks.make(), size: .home, door: .welcome)
        var app = started.app
        for key in [Key.f(2), .f(9)] {
            _ = app.press(key)
            #expect(app.page.message?.text == "先建立办事处，或打开演示。")
            #expect(app.overlay == nil)
        }
        #expect(app.page.title.code == "W0")
        #expect(!app.page.shownLegend.contains { $0.key == "F2" || $0.key == "F9" })
    }

    // MARK: size

    @Test func `too small a window says what it needs, and what is typed meanwhile is kept`() throws {
        var counter = try open(.newMember(typed: ""))
        counter.type("6101031985")
        counter.resize(Size(rows: 15, columns: 59))
        #expect(counter.text.contains("窗口太小：需要 60x16，现在 59x15，输入都在"))
        #expect(counter.problems == [])
        counter.type("0615001X")
        counter.resize(Size(rows: 20, columns: 60))
        #expect(counter.row("证件号码")?.contains("61010319850615001X") == true)
        #expect(counter.problems == [])
    }

    @Test func `a resize works under help, box and question, in every language`() throws {
        for language in Language.allCases {
            for key in [Key.f(1), .f(2), .f(3)] {
                var counter = try open(.menu, language)
                counter.press(key)
                for size in EverySize.sizes + [Size(rows: 10, columns: 40), Size(rows: 50, columns: 160)] {
                    counter.resize(size)
                    #expect(counter.problems == [], "\(language) \(key.name) \(size)")
                    #expect(counter.app.overlay != nil)
                }
            }
        }
    }

    // MARK: the title row

    @Test func `every screen shows system, code, office, operator, training and the time`() throws {
        var counter = try open(.person(PersonID(7)))
        _ = counter.app.tick(Desks.now, today: try #require(Desks.today))
        let title = try #require(counter.text.split(separator: "\n").first)
        for part in ["互助柜台", "E4", "渭滨区总工会", "周敏", "培训", "09:41"] {
            #expect(title.contains(part), "\(part)")
        }
    }
}
