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
        return { request in
            switch request {
            case .users: .users(users)
            case .switchOperator(let id): users.first { $0.id == id }.map(Reply.operatorSwitched)
            case .setLanguage(let language): .settingChanged(.language(language))
            case .setTheme(let theme): .settingChanged(.theme(theme))
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

    @Test func `office, plans and users are a digit away, and come back here`() throws {
        for (digit, code) in zip("456", ["G2", "P2", "U1"]) {
            var counter = try counter()
            counter.type(String(digit))
            #expect(counter.app.page.title.code == code)
            counter.press(.f(12))
            #expect(counter.app.page.title.code == "G1")
        }
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

    @Test func `who has left can't be chosen as operator`() throws {
        let gone = User(
            id: UserID(8), name: "马建平", duties: [.handler], division: try Desks.division(), retiredAt: Desks.now)
        let users = [try Desks.handler(), gone]
        var counter = TestCounter(try Desks.make(), at: .settings) { $0 == .users ? .users(users) : nil }
        counter.press(.character("1"))
        #expect(counter.text.contains("周敏"))
        #expect(!counter.text.contains("马建平"))
    }

    @Test func `every frame keeps its promises in every size and language`() throws {
        try EverySize.check(
            at: .settings, user: try Self.supervisor(), answer: try answer(),
            [
                .character("1"), .f(12), .character("2"), .f(12), .character("3"), .f(12), .character("4"), .f(12),
                .character("1"), .character("3"),
            ])
    }
}
