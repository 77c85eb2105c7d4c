import MutualAid
import Terminal
import Testing

@testable import Counter

/// M0: what everything starts from.
struct MainMenuTests {
    private func open(
        _ counts: MenuCounts? = nil, _ language: Language = .zh, size: Size = .home, user: User? = nil
    ) throws -> TestCounter {
        let office = try PeopleOffice()
        return TestCounter(try Desks.make(language, user: user), at: .menu, size: size) { request in
            if case .counts = request { counts.map { .counts($0) } } else { office.answer(request) }
        }
    }

    @Test(arguments: zip("123459", ["E0", "P0", "C0", "S0", "L1", "G1"]))
    func `a digit opens its screen, full-width or not`(_ digit: Character, _ code: String) throws {
        var counter = try open()
        counter.press(.character(digit))
        #expect(counter.app.page.title.code == code)
        var wide = try open()
        let scalar = try #require(digit.unicodeScalars.first.flatMap { Unicode.Scalar($0.value + 0xFEE0) })
        wide.press(.character(Character(scalar)))
        #expect(wide.app.page.title.code == code)
    }

    @Test(arguments: ["6", "8"])
    func `a digit without a screen says so and opens nothing`(_ digit: String) throws {
        var counter = try open()
        counter.type(digit)
        #expect(counter.app.page.title.code == "M0")
        #expect(counter.text.contains("没有这个号"))
        counter.type("1")
        #expect(counter.app.page.title.code == "E0", "the next key works")
    }

    @Test(arguments: ["z", "张", "Ｚ"])
    func `a letter or a Han character opens the box with it and asks for it`(_ typed: String) throws {
        var counter = try open()
        counter.type(typed)
        guard case .box(let box) = counter.app.overlay else {
            Issue.record("no box")
            return
        }
        let wanted = typed == "Ｚ" ? "Z" : typed
        #expect(box.editor.text == wanted)
        #expect(counter.requests.last == .find(wanted, limit: 5))
    }

    @Test func `a person of the box opens from the main menu by three keys`() throws {
        var counter = try open()
        counter.type("zx", .enter)
        #expect(counter.app.page.title.code == "E4")
        counter.press(.f(12))
        #expect(counter.app.page.title.code == "M0")
    }

    @Test func `arrows and Enter open what is selected, and the selection stays`() throws {
        var counter = try open()
        counter.press(.down, .down, .enter)
        #expect(counter.app.page.title.code == "C0")
        counter.press(.f(12), .enter)
        #expect(counter.app.page.title.code == "C0")
    }

    @Test func `counts are asked on opening, on coming back and by F5`() throws {
        var counter = try open(MenuCounts())
        let asked = { (counter: TestCounter) in counter.requests.filter { $0 == .counts }.count }
        let before = asked(counter)
        counter.press(.f(5))
        #expect(asked(counter) == before + 1)
        counter.type("1", .f(12))
        #expect(asked(counter) == before + 2)
    }

    @Test func `what waits is told, and the worklist says how many`() throws {
        let counter = try open(
            MenuCounts(
                claimsToday: 9, enrolledToday: 4, waitingForMe: 12, dueToday: 2, overdue: 4, papersOverdue: 1,
                returned: 3, papersIn: 5, drafts: 2))
        #expect(counter.row("5  待办")?.contains("12 件，其中 2 件今天到期，4 件逾期") == true)
        #expect(counter.row("受理 9 件   新参保 4 人") != nil)
        #expect(counter.row("补件已到 5 件  退回 3 件  补件逾期 1 件") != nil)
        #expect(counter.row("草稿 2 份未发出：F9 取回") != nil)
    }

    @Test func `batches that wait are told to whoever can go on with them, with how to get there`() throws {
        #expect(try open(MenuCounts(batches: 2)).row("2 个批次等您放行、出盘：打「拨付」打开") != nil)
        #expect(try open(MenuCounts(batches: 1), .en).row("1 batch waits for you: type payments") != nil)
        #expect(try open(MenuCounts()).text.contains("批次") == false)
    }

    @Test func `one draft is told in the singular, none is not told`() throws {
        #expect(try open(MenuCounts(drafts: 1), .en).row("1 draft not sent: F9 brings it back") != nil)
        #expect(try open(MenuCounts(drafts: 2), .en).row("2 drafts not sent: F9 brings them back") != nil)
        #expect(try open(MenuCounts(), .en).text.contains("not sent:") == false)
    }

    @Test func `nothing waits for the counts`() throws {
        var counter = try open()
        #expect(!counter.app.isWaiting)
        counter.type("5")
        counter.reply(.counts(MenuCounts(waitingForMe: 7))) { $0 == .counts }
        #expect(counter.app.page.title.code == "L1", "a late answer opens and closes nothing")
        counter.reply(WorkRows.empty) { if case .life(.worklist) = $0 { true } else { false } }
        counter.press(.f(12))
        #expect(counter.row("5  待办       7 件") != nil)
    }

    @Test func `each key wants one thing done and changes only the selection`() throws {
        let desk = try Desks.make()
        var state = MainMenu.State()
        #expect(MainMenu.read(.act(.submit), state, desk) == nil)
        let wanted: [(Input, [Effect], Int)] = [
            (.key(.character("1")), [.go(.find(.enrol))], 0), (.key(.character("5")), [.go(.worklist)], 4),
            (.key(.down), [], 5), (.key(.enter), [.go(.reports)], 5), (.key(.character("0")), [.quit], 7),
            (.key(.character("李")), [.box("李")], 7), (.act(.refresh), [.ask(.counts)], 7),
        ]
        for (input, effects, selected) in wanted {
            #expect(MainMenu.reduce(&state, .key(input), desk) == effects)
            #expect(state.selected == selected)
            #expect(state.counts == nil)
        }
    }

    @Test(arguments: [Key.character("0"), .f(3), .f(12), .escape])
    func `leaving the counter is asked first, and going back stays`(_ key: Key) throws {
        var counter = try open()
        counter.press(key)
        #expect(counter.text.contains("退出互助柜台？"))
        #expect(!counter.app.isOver)
        counter.press(.f(12))
        #expect(!counter.app.isOver)
        #expect(counter.row("1  会员参保") != nil)
        counter.press(key, .character("y"))
        #expect(counter.app.isOver)
    }

    @Test func `every frame keeps its promises in every size and language`() throws {
        let office = try PeopleOffice()
        let counts = MenuCounts(
            claimsToday: 109, enrolledToday: 104, waitingForMe: 120, dueToday: 23, overdue: 45, papersOverdue: 11,
            returned: 13, papersIn: 14, drafts: 12, batches: 15)
        try EverySize.check(
            at: .menu,
            answer: { request in if case .counts = request { .counts(counts) } else { office.answer(request) } },
            [.down, .end, .character("6"), .f(1), .f(12), .f(2), .character("z"), .f(12), .character("0"), .f(12)])
    }
}
