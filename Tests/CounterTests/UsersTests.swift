import MutualAid
import Terminal
import Testing

@testable import Counter

/// U1: who works here.
struct UsersTests {
    private static func supervisor() throws -> User {
        User(id: UserID(9), name: "郑爱国", duties: [.supervisor], division: try #require(DivisionCode("610300")))
    }

    private final class Office {
        var users: [User]
        var refuses = false

        init(_ users: [User]) { self.users = users }

        func answer(_ request: Request) -> Reply? {
            switch request {
            case .users: return .users(users)
            case .life(.addUser(let new, _)):
                if refuses { return .failed(Sentence(what: "已有操作员 \(new.name)。", todo: "请加上区别。")) }
                users.append(User(id: UserID(20), name: new.name, duties: new.duties, division: new.division))
                return .users(users)
            case .life(.changeUser(let id, let change, let version)):
                guard let place = users.firstIndex(where: { $0.id == id }), users[place].version == version else {
                    return .failed(Sentence(what: "王主任已在 09:40 改过这条记录。", todo: "请看新内容，再改一次。"))
                }
                users[place].name = change.name
                users[place].duties = change.duties
                users[place].division = change.division
                users[place].retiredAt = change.isRetired ? Desks.now : nil
                users[place].version += 1
                return .users(users)
            case .discardDraft(let key): return .draftDiscarded(key)
            case .saveDraft(let draft): return .draftSaved(draft.key)
            default: return nil
            }
        }
    }

    private func office() throws -> Office {
        Office([try Desks.handler(), try Desks.firstReviewer(), try Self.supervisor()])
    }

    private func counter(
        _ office: Office, user: User? = nil, _ language: Language = .zh, size: Size = .home
    ) throws -> TestCounter {
        TestCounter(
            try Desks.make(language, user: try user ?? Self.supervisor()), at: .users, size: size,
            answer: office.answer)
    }

    @Test func `three duties stand whole at 60 columns`() throws {
        let office = try office()
        office.users[1].duties = [.handler, .firstReviewer, .secondReviewer]
        let counter = try counter(office, size: Size(rows: 20, columns: 60))
        #expect(counter.row("经办、初审、复审  ") != nil)
        #expect(counter.problems == [])
    }

    private func changes(_ counter: TestCounter) -> [LifeRequest] {
        counter.requests.compactMap {
            if case .life(let request) = $0 { request } else { nil }
        }
    }

    @Test func `names, duties and offices stand in the list, with who is here now and who has left`() throws {
        let office = try office()
        office.users[1].retiredAt = Desks.now
        let counter = try counter(office)
        #expect(counter.row("周敏")?.contains("经办") == true)
        #expect(counter.row("周敏")?.contains("渭滨区") == true)
        #expect(counter.row("高建国")?.hasSuffix("停用") == true)
        #expect(counter.row("3 郑爱国")?.hasSuffix("现在") == true)
        #expect(counter.text.contains("在用 2 人"))
        #expect(counter.problems == [])
    }

    @Test(arguments: [Key.f(6), .character("1"), .enter])
    func `who is no supervisor reads the list, and each way to change it says why not`(_ key: Key) throws {
        var counter = try counter(try office(), user: try Desks.handler())
        #expect(counter.text.contains("增加和修改操作员由主管办理"))
        counter.press(key)
        #expect(counter.app.message?.text.contains("请主管来做") == true)
        #expect(counter.text.contains("在用 3 人"))
        #expect(changes(counter) == [])
    }

    @Test func `a user is added with duties by digit and an office by typing, own and below only`() throws {
        var counter = try counter(try office())
        counter.press(.f(6))
        counter.type("林涛", .enter, .character("1"), .character("4"), .enter)
        counter.press(.control("u"))
        counter.type("61")
        counter.press(.f(4))
        #expect(!counter.text.contains("碑林区"), "Xi'an isn't below Baoji")
        counter.press(.f(12), .control("u"))
        counter.type("ccq", .enter)
        #expect(counter.text.contains("存入吗？"))
        #expect(counter.row("岗位")?.contains("经办、财务") == true)
        #expect(counter.row("办事处")?.contains("陈仓区") == true)
        counter.press(.f(10))
        guard case .addUser(let new, _) = changes(counter).last else {
            Issue.record("\(changes(counter))")
            return
        }
        #expect(new.name == "林涛")
        #expect(new.duties == [.handler, .cashier])
        #expect(new.division.text.hasPrefix("6103"))
        #expect(counter.text.contains("已增加操作员 林涛"))
        #expect(counter.row("> 4 林涛") != nil)
    }

    @Test func `a change is marked with what it was; nothing changed is told and not sent`() throws {
        var counter = try counter(try office())
        counter.press(.character("1"), .f(10))
        #expect(counter.app.message?.text == "没有改动。")
        counter.press(.character("1"))
        counter.type("二", .enter, .character("2"), .f(10))
        #expect(counter.row("*姓名")?.contains("周敏二  改 周敏") == true)
        #expect(counter.row("*岗位")?.contains("经办、初审  改 经办") == true)
        #expect(counter.row("*办事处") == nil)
        counter.press(.enter)
        let change = UserChange(name: "周敏二", duties: [.handler, .firstReviewer], division: try Desks.division())
        #expect(changes(counter) == [.changeUser(UserID(1), change, version: 1)])
        #expect(counter.text.contains("已修改操作员 周敏二"))
        #expect(counter.problems == [])
    }

    @Test func `retiring keeps the name, and can be taken back`() throws {
        let office = try office()
        var counter = try counter(office)
        counter.press(.character("2"), .enter, .enter, .enter, .character(" "), .f(10))
        #expect(counter.row("*在用")?.contains("停用  改 是") == true)
        counter.press(.f(10))
        #expect(office.users[1].isRetired)
        #expect(counter.row("高建国")?.hasSuffix("停用") == true)
        counter.press(.character("2"), .enter, .enter, .enter, .character(" "), .f(10), .f(10))
        #expect(!office.users[1].isRetired)
    }

    @Test func `the only supervisor stays one`() throws {
        var counter = try counter(try office())
        counter.press(.character("3"), .enter, .character("5"), .character("1"), .f(10))
        #expect(counter.text.contains("!! 这是唯一的主管。请先增加另一位主管。"))
        counter.press(.character("5"), .enter, .enter, .character(" "), .f(10))
        #expect(counter.text.contains("!! 这是唯一的主管。请先增加另一位主管。"))
        #expect(changes(counter) == [])
    }

    @Test func `name, duty and office are needed, each with its reason`() throws {
        var counter = try counter(try office())
        counter.press(.f(6), .f(10))
        #expect(counter.text.contains("!! 还没有填姓名。请填操作员的姓名。"))
        counter.type("周敏", .tab, .character("1"), .f(10))
        #expect(counter.text.contains("!! 已有操作员 周敏。请加上区别。"))
        counter.type("二", .tab, .tab, .control("u"))
        counter.type("没有这里", .f(10))
        #expect(counter.text.contains("没有这个办事处"))
        #expect(changes(counter) == [])
    }

    @Test func `what another supervisor changed is told, what was typed stays and is sent on top of it`() throws {
        let office = try office()
        var counter = try counter(office)
        counter.press(.character("1"))
        counter.type("二", .f(10))
        office.users[0].version = 2
        counter.press(.f(10))
        #expect(counter.text.contains("!! 王主任已在 09:40 改过这条记录。请看新内容，再改一次。"))
        #expect(counter.row("姓名 *")?.contains("周敏二") == true)
        counter.press(.f(10), .f(10))
        #expect(office.users[0].name == "周敏二")
    }

    @Test func `a half-typed user stays when the form is left, and comes back from the drafts`() throws {
        var counter = try counter(try office())
        counter.press(.f(6))
        counter.type("林", .f(12), .f(6))
        #expect(counter.row("姓名 *")?.contains("林") == true)
        let draft = try #require(counter.app.frames.last?.room.draft(counter.app.desk))
        #expect(draft.form == .user)
        let resumed = TestCounter(
            try Desks.make(user: try Self.supervisor()), at: .resume(draft), answer: try office().answer)
        #expect(resumed.row("姓名 *")?.contains("林") == true)
        #expect(resumed.problems == [])
    }

    @Test func `a draft of a change is sent as that change, with the version it was typed on`() throws {
        let office = try office()
        var counter = try counter(office)
        counter.press(.character("2"))
        counter.type("军", .f(12))
        let draft = try #require(counter.app.frames.last?.room.draft(counter.app.desk))
        var resumed = TestCounter(
            try Desks.make(user: try Self.supervisor()), at: .resume(draft), answer: office.answer)
        resumed.press(.f(10))
        #expect(resumed.row("*姓名")?.contains("高建国军  改 高建国") == true)
        resumed.press(.f(10))
        #expect(office.users[1].name == "高建国军")
    }

    @Test func `a supervisor who changes their own duties has them at once`() throws {
        let office = try office()
        office.users.append(
            User(id: UserID(11), name: "王主任", duties: [.supervisor], division: try Desks.division()))
        var counter = try counter(office)
        counter.press(.character("3"), .enter, .character("5"), .character("6"), .f(10), .f(10))
        #expect(counter.row("互助柜台")?.contains("郑爱国 审计") == true)
        counter.press(.f(6))
        #expect(counter.app.message?.text.contains("由主管办理") == true)
    }

    @Test func `every frame keeps its promises in every size and language`() throws {
        for language in Language.allCases {
            for size in EverySize.sizes {
                let office = try office()
                for place in 30..<45 {
                    office.users.append(
                        User(
                            id: UserID(Int64(place)), name: "阿卜杜拉·买买提\(place)", duties: Set(Duty.allCases),
                            division: try Desks.division()))
                }
                var counter = try counter(office, language, size: size)
                let keys: [Key] = [
                    .f(8), .f(7), .character("4"), .character("二"), .f(10), .f(12), .tab, .character("1"), .f(10),
                    .f(12), .tab, .f(4), .f(12), .tab, .character(" "), .f(10), .f(10), .f(6), .f(10), .f(1), .f(12),
                    .f(12),
                ]
                for (place, key) in keys.enumerated() {
                    counter.press(key)
                    #expect(counter.problems == [], "\(language) \(size) \(place) \(key.name)")
                }
            }
        }
    }
}
