import MutualAid
import Terminal
import Testing

@testable import Counter

/// W0: the first start.
struct WelcomeTests {
    private static let password = "horse river copper"

    private func start(
        _ language: Language = .zh, size: Size = .home, _ answer: @escaping (Request) -> Reply? = { _ in nil }
    ) throws -> TestCounter {
        TestCounter(try Desks.make(language), at: .welcome, size: size, answer: answer)
    }

    private func fill(_ counter: inout TestCounter) {
        counter.type("1")
        counter.type("渭滨区总工会", .enter)
        counter.type("wbq", .enter)
        counter.type("周敏", .enter)
        counter.type(Self.password, .enter)
        counter.type(Self.password, .f(10))
    }

    @Test func `the first screen tells where data will lie and that the demo is made up`() throws {
        let counter = try start()
        #expect(counter.text.contains("~/.local/share/huzhu/office.huzhu"))
        #expect(counter.text.contains("演示办事处是编造的"))
        #expect(counter.row("1  建立办事处") != nil)
    }

    @Test func `an office is made of a name, a division found by initials, and the first operator`() throws {
        var counter = try start()
        fill(&counter)
        #expect(counter.row("所在区划")?.contains("610302  陕西省宝鸡市渭滨区") == true)
        #expect(!counter.requests.contains { if case .createOffice = $0 { true } else { false } })
        counter.press(.f(10))
        #expect(
            counter.requests.last
                == .createOffice(
                    name: "渭滨区总工会", division: try Desks.division(), firstUser: "周敏", Secret(Self.password),
                    again: Secret(Self.password)))
        counter.press(.f(10))
        #expect(counter.requests.filter { if case .createOffice = $0 { true } else { false } }.count == 1)
    }

    @Test func `the demo opens with one digit, and the answer leads to the main menu`() throws {
        let desk = try Desks.make()
        var counter = try start { request in
            request == .openDemo ? .officeOpened(desk.profile, desk.user, desk.catalogue) : nil
        }
        counter.type("2")
        #expect(counter.app.page.title.code == "M0")
    }

    @Test func `a refusal leaves the form filled in`() throws {
        var counter = try start { request in
            if case .createOffice = request { .failed(Sentence(what: "没有建。", todo: "请换个地方。")) } else { nil }
        }
        fill(&counter)
        counter.press(.f(10))
        #expect(counter.row("没有建。请换个地方。") != nil)
        #expect(counter.row("办事处名称")?.contains("渭滨区总工会") == true)
        counter.press(.f(12))
        #expect(counter.row("1  建立办事处") != nil, "F12 goes back to the menu, not out")
        counter.type("1")
        #expect(counter.row("办事处名称")?.contains("渭滨区总工会") == true)
    }

    @Test func `a weak password is told where it stands, by its length, the names and the second typing`() throws {
        var counter = try start()
        counter.type("1")
        counter.type("渭滨区总工会", .enter)
        counter.type("wbq", .enter)
        counter.type("周敏", .enter)
        counter.type("short", .enter)
        #expect(counter.row("!! 密码不到 10 个字符。") != nil)
        counter.press(.up, .control("u"))
        counter.type("渭滨区总工会2026", .enter)
        #expect(counter.text.contains("密码就是姓名或办事处名称加几个字符"))
        counter.press(.up, .control("u"))
        counter.type(Self.password, .enter)
        #expect(counter.row("!!") == nil, "the second isn't missed before it was reached")
        counter.press(.f(10))
        #expect(counter.row("!! 再打一次没有填写。请填写。") != nil)
        counter.type("horse river coppers", .f(10))
        #expect(counter.row("!! 两次打的密码不一样。请把两次都重打一遍。") != nil)
        counter.press(.backspace, .f(10))
        #expect(counter.text.contains("建立这个办事处？"))
        #expect(!counter.text.contains("horse"))
        #expect(counter.problems == [])
    }

    @Test func `a refused office keeps all but the passwords`() throws {
        var counter = try start { request in
            if case .createOffice = request { .failed(Sentence(what: "密码就是姓名。", todo: "请换一个。")) } else { nil }
        }
        fill(&counter)
        counter.press(.f(10))
        #expect(counter.row("您的姓名")?.contains("周敏") == true)
        #expect(counter.row("密码 *")?.contains("***") == false)
        counter.type(Self.password, .enter)
        counter.type(Self.password, .f(10))
        #expect(counter.text.contains("建立这个办事处？"), "the caret stood on the password")
    }

    @Test func `what is missing is listed, the first first`() throws {
        var counter = try start()
        counter.type("1", .f(10))
        #expect(counter.row("!!")?.contains("办事处没有名称") == true || counter.row("!!")?.contains("还没有填办事处名称") == true)
        counter.type("渭滨区总工会", .enter)
        counter.type("火星", .f(10))
        #expect(counter.row("!!")?.contains("没有这个区划") == true)
    }

    @Test func `leaving is asked first, also before there is an office`() throws {
        for key in [Key.character("0"), .f(3), .f(12)] {
            var app = App.start(try Desks.make(), size: .home, door: .welcome).app
            _ = app.press(key)
            #expect(app.page.draw(size: .home).text.contains("退出互助柜台？"), "\(key.name)")
            #expect(!app.page.draw(size: .home).text.contains("草稿"), "there is nowhere to keep one")
            #expect(!app.isOver)
            _ = app.press(.f(10))
            #expect(app.isOver)
        }
    }

    @Test func `each action changes what it says and asks for nothing else`() throws {
        let desk = try Desks.make()
        var state = Welcome.State(desk)
        #expect(Welcome.opening(state, desk) == [])
        #expect(Welcome.reduce(&state, .key(.key(.character("2"))), desk) == [.ask(.openDemo)])
        #expect(state.isSending)
        #expect(Welcome.reduce(&state, .key(.key(.character("1"))), desk) == [.inform("正在建立，请稍候")])
        #expect(state.stage == .menu)
        #expect(Welcome.reduce(&state, .failed, desk) == [])
        #expect(!state.isSending && state.stage == .menu)
        #expect(Welcome.reduce(&state, .key(.key(.character("0"))), desk) == [.quit])
        #expect(Welcome.reduce(&state, .key(.key(.character("1"))), desk) == [])
        #expect(state.stage == .form)
        #expect(Welcome.reduce(&state, .key(.act(.submit)), desk) == [])
        #expect(state.stage == .form && state.form.focusedID == "name")
        #expect(Welcome.reduce(&state, .key(.act(.back)), desk) == [])
        #expect(state.stage == .menu)
    }

    @Test func `the operator's rare name and a division typed as a code are taken`() throws {
        var counter = try start()
        counter.type("1")
        counter.type("渭滨区总工会", .enter)
        counter.type("610302", .enter)
        counter.type("李\u{31350}", .enter)
        counter.type(Self.password, .enter)
        counter.type(Self.password, .f(10), .f(10))
        #expect(
            counter.requests.last
                == .createOffice(
                    name: "渭滨区总工会", division: try Desks.division(), firstUser: "李\u{31350}", Secret(Self.password),
                    again: Secret(Self.password)))
    }

    @Test func `every division of the province is found by its initials`() throws {
        let desk = try Desks.make()
        let unfound = desk.divisions.current.filter {
            $0.code.province == "61" && $0.code.level != .province && DivisionLetters.initials($0.name).isEmpty
        }
        #expect(unfound.map(\.name) == [])
    }

    @Test func `every frame keeps its promises in every size and language`() throws {
        try EverySize.check(
            at: .welcome, answer: { _ in nil },
            [.character("1"), .f(10), .f(1), .f(12), .down, .f(4), .character("b"), .f(12)])
        let typed =
            "渭滨区总工会".map { Key.character($0) } + [.enter] + "wbq".map { Key.character($0) } + [.enter]
            + "周敏".map { Key.character($0) } + [.enter] + Self.password.map { Key.character($0) } + [.enter]
            + Self.password.map { Key.character($0) }
        try EverySize.check(
            at: .welcome, answer: { _ in nil }, [.character("1")] + typed + [.f(10), .enter, .f(1), .f(12), .f(10)])
    }
}
