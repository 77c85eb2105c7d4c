import MutualAid
import Terminal
import Testing

@testable import Counter

/// E4: one person.
struct PersonPageTests {
    func card() throws -> PersonCard {
        var card = try Cards.hospital()
        card.employer = try EnrolOffice.employer()
        card.enrolments += [
            try Cards.enrolment(12, "women", from: "2025-09-20"),
            try Cards.enrolment(13, "critical", from: "2025-10-01", paid: false),
            try Cards.enrolment(14, "allowance-critical", from: "2023-05-29"),
        ]
        card.claims = [
            try Cards.claim(101, try Cards.stay("2025-06-01", "2025-06-11"), of: card, state: .closed),
            try Cards.claim(102, try Cards.stay(), of: card),
        ]
        card.dependants = [
            Person(
                id: PersonID(9), number: try Cards.number(.member, 43), kind: .dependant(guardian: PersonID(7)),
                details: PersonDetails(
                    name: try PersonName("张小宝"), identity: try ResidentID("53010219200508011X")))
        ]
        return card
    }

    private func open(_ card: PersonCard? = nil, user: User? = nil, size: Size = .home) throws -> TestCounter {
        let card = try card ?? self.card()
        return TestCounter(
            try Desks.make(user: user), at: .person(PersonID(7)), size: size, answer: try PeopleOffice(card).answer)
    }

    @Test func `the person stands on top, masked, with employer, covers, claims and children`() throws {
        let counter = try open()
        #expect(counter.row("张秀英")?.contains("女  40 岁  610***********0028  138****1234") == true)
        #expect(!counter.text.contains("610103198506150028"))
        #expect(!counter.text.contains("13800001234"))
        #expect(counter.row("宝鸡渭滨机械厂") != nil)
        #expect(counter.row("住院+意外")?.contains("有效至 2026-05-28") == true)
        #expect(counter.row("女职工")?.contains("未开始") == true)
        #expect(counter.row("重大疾病")?.contains("未缴费") == true)
        #expect(counter.row("津贴+重疾")?.contains("到期 2024-05-28") == true)
        #expect(counter.row("津贴+重疾")?.contains("95.00~") == true, "its fee is a sample")
        #expect(counter.row("住院+意外")?.contains("~") == false)
        #expect(counter.row("子女 张小宝") != nil)
        #expect(counter.row("待初审")?.contains("理赔 住院") == true)
    }

    @Test(arguments: [("1", "P1"), ("2", "P4"), ("3", "C1"), ("5", "E2"), ("6", "E1")])
    func `a digit leads on`(_ digit: String, _ code: String) throws {
        var counter = try open()
        counter.type(digit)
        #expect(counter.app.page.title.code == code)
    }

    @Test func `nothing due can't be paid, no claim can't be looked at, and both say why`() throws {
        var counter = try open(try Cards.hospital())
        counter.type("2")
        #expect(counter.text.contains("没有未缴的会费"))
        counter.type("4")
        #expect(counter.text.contains("还没有理赔"))
    }

    @Test func `the only claim opens, of several the newest is chosen and Enter opens it`() throws {
        var counter = try open()
        counter.type("4", .enter)
        #expect(counter.requests.contains(.claim(ClaimID(102))))
        var one = try card()
        one.claims.removeLast()
        var single = try open(one)
        single.type("4")
        #expect(single.requests.contains(.claim(ClaimID(101))))
    }

    @Test func `a row opens what it tells of`() throws {
        var counter = try open()
        counter.press(.enter)
        #expect(counter.app.page.title.code == "P3")
        counter.press(.f(12), .end, .enter)
        #expect(counter.requests.last == .person(PersonID(9)))
    }

    @Test func `a child has no children of its own, and leads to the guardian`() throws {
        var child = try Cards.hospital()
        let guardian = try Cards.person("李四", identity: "61010319850615001X")
        child.person = try Cards.person(kind: .dependant(guardian: guardian.id))
        child.guardian = guardian
        var counter = try open(child)
        #expect(counter.row("监护人 李四") != nil)
        counter.type("5")
        #expect(counter.text.contains("子女不能再加子女"))
        counter.type("7")
        #expect(counter.app.page.title.code == "E4")
    }

    @Test func `what this operator may not do is told at once`() throws {
        var counter = try open(user: try Desks.firstReviewer())
        counter.type("6")
        #expect(counter.app.page.title.code == "E4")
        #expect(counter.text.contains("经办"))
    }

    @Test func `a person who is gone is told, with the way out`() throws {
        let counter = TestCounter(try Desks.make(), at: .person(PersonID(7))) { request in
            if case .person = request { .nobody } else { nil }
        }
        #expect(counter.text.contains("没有找到这个人：F12 返回"))
    }

    @Test func `a long history pages`() throws {
        var long = try card()
        for id in 20..<60 { long.enrolments.append(try Cards.enrolment(Int64(id), "accident", from: "2020-01-01")) }
        var counter = try open(long)
        #expect(counter.row(" 1/4 ") != nil)
        counter.press(.f(8))
        #expect(counter.row(" 2/4 ") != nil)
        #expect(counter.problems == [])
    }

    @Test func `while the person is read the keys wait, and F5 reads again`() throws {
        var counter = TestCounter(try Desks.make(), at: .person(PersonID(7))) { _ in nil }
        #expect(counter.row("正在读取") != nil)
        counter.press(.f(12), .f(5))
        #expect(counter.requests.filter { $0 == .person(PersonID(7)) }.count == 2)
        counter.type("3")
        counter.reply(.person(try card())) { $0 == .person(PersonID(7)) }
        #expect(counter.app.page.title.code == "E4", "the first was given up")
        counter.reply(.person(try card())) { $0 == .person(PersonID(7)) }
        #expect(counter.app.page.title.code == "C1")
    }

    @Test func `coming back reads the person again and keeps the place in the list`() throws {
        var counter = try open()
        counter.press(.down, .down)
        counter.type("6", .f(12))
        #expect(counter.requests.filter { $0 == .person(PersonID(7)) }.count == 2)
        guard let room = counter.app.frames.last?.room as? OpenScreen<PersonPage> else {
            Issue.record("another screen")
            return
        }
        #expect(room.state.selected == 2)
    }

    @Test func `each action asks for one thing and changes only what it says`() throws {
        let desk = try Desks.make()
        var state = PersonPage.State(PersonID(7))
        #expect(PersonPage.opening(state, desk) == [.ask(.person(PersonID(7)))])
        #expect(PersonPage.read(.key(.down), state, desk) == nil)
        #expect(PersonPage.reduce(&state, .claims, desk) == [], "nobody is read yet")
        #expect(PersonPage.reduce(&state, .gone, desk) == [])
        #expect(state.isGone)
        let card = try card()
        #expect(PersonPage.reduce(&state, .loaded(card), desk) == [])
        #expect(!state.isGone && state.card == card)
        #expect(PersonPage.reduce(&state, .refresh, desk) == [.ask(.person(PersonID(7)))])
        #expect(PersonPage.reduce(&state, .key(.key(.end)), desk) == [])
        #expect(state.selected == 6)
        #expect(PersonPage.reduce(&state, .loaded(try Cards.hospital()), desk) == [])
        #expect(state.selected == 0, "the list is shorter now")
        #expect(
            PersonPage.reduce(&state, .key(.key(.enter)), desk) == [.go(.plan("hospital-accident"))])
    }

    @Test func `one without anything is told what to do`() throws {
        var bare = try Cards.hospital()
        bare.enrolments = []
        bare.person.details.phone = nil
        var counter = try open(bare)
        for text in ["还没有参保：按 1 选保障", "无手机号", "无单位", "无银行卡"] { #expect(counter.row(text) != nil, "\(text)") }
        counter.press(.enter)
        #expect(counter.app.page.title.code == "E4")
        #expect(counter.problems == [])
        try EverySize.check(at: .person(PersonID(7)), answer: try PeopleOffice(bare).answer, [.enter, .f(1), .f(12)])
    }

    @Test func `every frame keeps its promises in every size and language`() throws {
        try EverySize.check(
            at: .person(PersonID(7)), answer: try PeopleOffice(try card()).answer,
            [.down, .end, .character("4"), .f(1), .f(12)])
    }

    @Test func `at 60 columns phone and card stand whole, on lines of their own where they must`() throws {
        let counter = try open(size: Size(rows: 20, columns: 60))
        #expect(counter.row("610***********0028") != nil)
        #expect(counter.row("138****1234") != nil && counter.row("银行卡") != nil)
        #expect(counter.problems == [])
    }

    @Test func `English plan names and days stand whole at 60 columns`() throws {
        let narrow = TestCounter(
            try Desks.make(.en), at: .person(PersonID(7)), size: Size(rows: 20, columns: 60),
            answer: try PeopleOffice(card()).answer)
        #expect(narrow.row("Hospital+accident ")?.contains("until 2026-05-28") == true)
        #expect(narrow.row("Allowance+critical")?.contains("ended 2024-05-28") == true)
        #expect(narrow.problems == [])
    }
}
