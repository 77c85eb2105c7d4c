import MutualAid
import Terminal
import Testing

@testable import Counter

/// E0, P0, C0, S0: find first.
struct FindPersonTests {
    private func open(_ purpose: Purpose, _ card: PersonCard? = nil, user: User? = nil) throws -> TestCounter {
        TestCounter(try Desks.make(user: user), at: .find(purpose), answer: try PeopleOffice(card).answer)
    }

    private func claims(_ states: ClaimState...) throws -> PersonCard {
        let card = try Cards.hospital()
        return try Cards.hospital(
            states.enumerated().map { place, state in
                try Cards.claim(Int64(100 + place), try Cards.stay(), of: card, state: state)
            })
    }

    @Test(arguments: zip(Purpose.allCases, ["E4", "P1", "C1", "E4"]))
    func `the last four digits and Enter lead on`(_ purpose: Purpose, _ code: String) throws {
        var counter = try open(purpose)
        counter.type("0028", .enter)
        #expect(counter.app.page.title.code == code)
    }

    @Test func `each purpose has its own code`() throws {
        #expect(try Purpose.allCases.map { try open($0).app.page.title.code } == ["E0", "P0", "C0", "S0", "Y0"])
    }

    @Test func `the one open claim is shown at once, several are listed with the person`() throws {
        var one = try open(.status, try claims(.closed, .firstReview))
        one.type("0028", .enter)
        #expect(one.app.page.title.code == "S1")
        #expect(one.requests.contains(.claim(ClaimID(101))))
        var two = try open(.status, try claims(.accepted, .firstReview))
        two.type("0028", .enter)
        #expect(two.app.page.title.code == "E4")
    }

    @Test func `the list follows every key and asks only what is new`() throws {
        var counter = try open(.enrol)
        counter.type("zx")
        #expect(counter.requests.suffix(2) == [.find("z", limit: 9), .find("zx", limit: 9)])
        #expect(counter.row("张秀英")?.contains("610***********0028") == true)
        #expect(!counter.text.contains("610103198506150028"))
        counter.press(.down, .up)
        #expect(counter.requests.last == .find("zx", limit: 9))
    }

    @Test func `an answer to an older text is not shown`() throws {
        let office = try PeopleOffice()
        var counter = TestCounter(try Desks.make(), at: .find(.enrol)) { _ in nil }
        counter.type("z")
        counter.type("q")
        counter.reply(.found("z", [PeopleOffice.row(office.card)])) { $0 == .find("z", limit: 9) }
        #expect(!counter.text.contains("张秀英"))
    }

    @Test func `Enter before the answer goes on as soon as it is there`() throws {
        let office = try PeopleOffice()
        var counter = TestCounter(try Desks.make(), at: .find(.enrol)) { request in
            if case .find = request { nil } else { office.answer(request) }
        }
        counter.type("0028", .enter)
        #expect(counter.app.page.title.code == "E0")
        counter.reply(.found("0028", [PeopleOffice.row(office.card)])) { $0 == .find("0028", limit: 9) }
        #expect(counter.app.page.title.code == "E4")
    }

    @Test func `after a find that failed Enter asks again`() throws {
        let office = try PeopleOffice()
        let no = Sentence(what: "数据文件读不了。", todo: "请再试。")
        var counter = TestCounter(try Desks.make(), at: .find(.enrol)) { request in
            if case .find = request { nil } else { office.answer(request) }
        }
        counter.type("z", .enter)
        counter.reply(.failed(no)) { $0.isFind }
        #expect(counter.row("!! 数据文件读不了。请再试。") != nil)
        counter.press(.enter)
        #expect(counter.requests.filter(\.isFind).count == 2)
        counter.reply(.found("z", [PeopleOffice.row(office.card)])) { $0.isFind }
        #expect(counter.app.page.title.code == "E4")
    }

    @Test(arguments: [Reply.nobody, .failed(Sentence(what: "数据文件读不了。", todo: "请再试。"))])
    func `a person who can't be opened is told, and the next keys are typed at once`(_ reply: Reply) throws {
        let office = try PeopleOffice()
        var counter = TestCounter(try Desks.make(), at: .find(.status)) { request in
            if case .person = request { reply } else { office.answer(request) }
        }
        counter.type("0028", .enter)
        #expect(counter.app.page.title.code == "S0")
        #expect(counter.text.contains(reply == .nobody ? "没有找到这个人，请再找一次。" : "数据文件读不了。请再试。"))
        #expect(!counter.app.isHolding)
        counter.press(.enter)
        #expect(counter.requests.filter { $0 == .person(PersonID(7)) }.count == 2)
    }

    @Test func `each key changes what it says and asks for nothing else`() throws {
        let desk = try Desks.make()
        var state = FindPerson.State(.enrol, desk)
        func take(_ input: Input) -> [Effect] { FindPerson.reduce(&state, .key(input), desk) }
        let rows = try [PeopleOffice.row(Cards.hospital()), PeopleOffice.row(Cards.hospital(), "李四")]
        #expect(take(.key(.character("z"))) == [.ask(.find("z", limit: 9))])
        #expect(take(.key(.enter)) == [])
        #expect(state.goesOn && FindPerson.holdsKeys(state))
        FindPerson.stopWaiting(&state)
        #expect(!FindPerson.holdsKeys(state))
        #expect(FindPerson.reduce(&state, .found("zz", rows), desk) == [], "of another text")
        #expect(state.rows == [])
        #expect(FindPerson.reduce(&state, .found("z", rows), desk) == [])
        #expect(take(.key(.down)) == [] && state.selected == 1)
        #expect(take(.key(.down)) == [] && state.selected == 1, "the last stays selected")
        #expect(FindPerson.reduce(&state, .found("z", rows), desk) == [] && state.selected == 1)
        #expect(take(.key(.enter)) == [.go(.person(PersonID(7)))])
        #expect(take(.key(.backspace)) == [] && state.rows == [] && state.answered == nil)
        #expect(take(.key(.enter)).isEmpty == false, "an empty box says what to type")
    }

    @Test func `nobody with this number: Enter opens the form with the number filled in`() throws {
        var counter = try open(.enrol)
        counter.type("61010319850615001X")
        #expect(counter.text.contains("没有此人。Enter 或 F6 登记新会员，证件号码已带上。"))
        counter.press(.enter)
        #expect(counter.app.page.title.code == "E1")
        #expect(counter.row("证件号码")?.contains("61010319850615001X") == true)
        counter.press(.f(12))
        #expect(counter.row("  找人")?.contains("61010319850615001X") == true)
    }

    @Test func `nobody of this name: F6 takes the name along; letters are not a name`() throws {
        var counter = try open(.enrol)
        counter.type("王小明", .f(6))
        #expect(counter.row("姓名")?.contains("王小明") == true)
        var letters = try open(.enrol)
        letters.type("wxm", .enter)
        #expect(letters.app.page.title.code == "E0")
        #expect(letters.text.contains("没有找到。"))
    }

    @Test func `a claim can't be entered for a stranger`() throws {
        var counter = try open(.claim)
        counter.type("王小明", .enter)
        #expect(counter.app.page.title.code == "C0")
        #expect(counter.row("没有找到。")?.contains("1 会员参保") == true)
    }

    @Test func `an empty box leads to the seven plans, where plans are wanted`() throws {
        var counter = try open(.plans)
        counter.press(.enter)
        #expect(counter.app.page.title.code == "P2")
        counter.press(.f(12), .f(11))
        #expect(counter.app.page.title.code == "P2")
        var other = try open(.claim)
        other.press(.enter)
        #expect(other.app.page.title.code == "C0")
    }

    @Test func `an employer found begins a new member there`() throws {
        var counter = try open(.enrol)
        counter.type("机械", .enter)
        #expect(counter.app.page.title.code == "E1")
        #expect(counter.row("单位")?.contains("宝鸡渭滨机械厂") == true)
        var claim = try open(.claim)
        claim.type("机械", .enter)
        #expect(claim.text.contains("这是单位"))
    }

    @Test func `after a person was opened the next text is the next person`() throws {
        var counter = try open(.enrol)
        counter.type("0028", .enter, .f(12))
        #expect(counter.row("  找人")?.contains("0028") == true)
        counter.type("z")
        #expect(counter.row("  找人")?.contains("0028") == false)
        #expect(counter.requests.last == .find("z", limit: 9))
    }

    @Test func `a dependant is told with the guardian`() throws {
        let child = try Cards.hospital()
        var counter = TestCounter(try Desks.make(), at: .find(.enrol)) { request in
            if case .find(let text, _) = request { .found(text, [PeopleOffice.row(child, "李四")]) } else { nil }
        }
        counter.type("z")
        #expect(counter.row("张秀英")?.contains("监护人 李四") == true)
    }

    @Test func `who may not enrol is told before typing a form`() throws {
        var counter = try open(.enrol, user: try Desks.cashier())
        counter.type("王小明", .enter)
        #expect(counter.app.page.title.code == "E0")
        counter.press(.f(6))
        #expect(counter.app.page.title.code == "E0")
    }

    @Test func `every frame keeps its promises in every size and language`() throws {
        for purpose in Purpose.allCases {
            try EverySize.check(
                at: .find(purpose), answer: try PeopleOffice().answer,
                [.character("z"), .character("x"), .character("q"), .backspace, .down, .f(1), .f(12)])
        }
    }
}
