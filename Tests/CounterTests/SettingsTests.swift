import MutualAid
import Terminal
import Testing

@testable import Counter

@Suite struct SettingsTests {
    private static func supervisor() throws -> User {
        User(id: UserID(9), name: "郑爱国", duties: [.supervisor], division: try Desks.division())
    }

    private func answer() throws -> (Request) -> Reply? {
        let users = [try Desks.handler(), try Desks.firstReviewer(), try Self.supervisor()]
        let division = try Desks.division()
        return { request in
            switch request {
            case .users: .users(users)
            case .switchOperator(let id): users.first { $0.id == id }.map(Reply.operatorSwitched)
            case .setLanguage(let language): .settingChanged(.language(language))
            case .setTheme(let theme): .settingChanged(.theme(theme))
            case .addUser(let name, let duties):
                .users(users + [User(id: UserID(10), name: name, duties: duties, division: division)])
            default: nil
            }
        }
    }

    private func counter(user: User? = nil) throws -> TestCounter {
        TestCounter(try Desks.make(user: user), at: .settings, answer: try answer())
    }

    @Test func `the operator is switched with two digits and stands in the title`() throws {
        var counter = try counter()
        counter.press(.character("1"), .character("2"))
        #expect(counter.requests.contains(.switchOperator(UserID(2))))
        #expect(counter.text.contains("现在的操作员：高建国  初审"))
        #expect(counter.row("互助柜台")?.contains("高建国 初审") == true)
    }

    @Test func `language and theme change at once and are asked to be kept`() throws {
        var counter = try counter()
        counter.press(.character("2"), .character("2"))
        #expect(counter.requests.last == .setLanguage(.en))
        #expect(counter.text.contains("Switch operator"))
        counter.press(.character("3"), .character("3"))
        #expect(counter.requests.last == .setTheme("mono"))
        #expect(counter.row("Theme")?.contains("mono") == true)
    }

    @Test func `the office shows its division's path and what it has set`() throws {
        var counter = try counter()
        counter.press(.character("4"))
        #expect(counter.text.contains("610302  陕西省 宝鸡市 渭滨区"))
        #expect(counter.text.contains("3,000.00 元起  同行"))
        counter.press(.f(12))
        #expect(counter.text.contains("> 4  办事处"))
    }

    @Test func `only a supervisor adds operators, and anyone else is told whom to ask`() throws {
        var counter = try counter()
        counter.press(.character("6"))
        #expect(counter.text.contains("只有主管能增加：先按 1 换成主管"))
        #expect(counter.app.frames.last?.room.code == "G1")
    }

    @Test func `a supervisor lets the gate block or warn by one digit, and nobody else may`() throws {
        var profile = try Desks.make().profile
        var counter = TestCounter(try Desks.make(user: try Self.supervisor()), at: .settings) { request in
            guard case .participation(.setBlocking(let blocks)) = request else { return nil }
            profile.gateBlocks = blocks
            return .participation(.set(profile))
        }
        #expect(counter.row("7  单位参保率不到")?.contains("只提醒") == true)
        counter.press(.character("7"))
        #expect(counter.row("7  单位参保率不到")?.contains("不能参保") == true)
        #expect(counter.text.contains("单位参保率不到的，现在不能参保"))
        counter.press(.character("7"))
        #expect(counter.text.contains("单位参保率不到的，现在只提醒"))
        #expect(
            counter.requests.suffix(2) == [.participation(.setBlocking(true)), .participation(.setBlocking(false))])
        var handler = try self.counter()
        handler.press(.character("7"))
        #expect(handler.text.contains("只有主管能改：先按 1 换成主管"))
        #expect(!handler.requests.contains(.participation(.setBlocking(true))))
    }

    @Test func `a new operator needs a name of their own and a duty`() throws {
        var counter = try counter(user: try Self.supervisor())
        counter.press(.character("6"), .f(10))
        #expect(counter.text.contains("!! 还没有填姓名。请填操作员的姓名。"))
        counter.type("周敏", .tab, .character("1"), .f(10))
        #expect(counter.text.contains("!! 已有操作员 周敏。请加上区别。"))
        counter.type("二", .f(10))
        #expect(counter.requests.last == .addUser(name: "周敏二", duties: [.handler]))
        #expect(counter.text.contains("已增加操作员 周敏二"))
    }

    @Test func `a half-typed operator is still there when the form is opened again`() throws {
        var counter = try counter(user: try Self.supervisor())
        counter.press(.character("6"))
        counter.type("林", .f(12), .character("6"))
        #expect(counter.row("姓名 *")?.contains("林") == true)
    }

    @Test func `every frame keeps its promises in every size and language`() throws {
        try EverySize.check(
            at: .settings, user: try Self.supervisor(), answer: try answer(),
            [
                .character("1"), .f(12), .character("2"), .f(12), .character("3"), .f(12), .character("4"), .f(12),
                .character("6"), .f(10), .character("林"), .tab, .character("2"), .f(12), .character("1"),
                .character("3"),
            ])
    }
}
