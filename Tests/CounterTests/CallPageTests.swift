import MutualAid
import Terminal
import Testing

@testable import Counter

/// H1 and H2: the calls after payment.
struct CallPageTests {
    private func desk(_ language: Language = .zh, user: User? = nil) throws -> Desk {
        var desk = try Desks.make(language, user: user)
        desk.script = CallScript(lines: [
            Bilingual(zh: "您好，是{name}吗？我是{office}的{operator}。", en: "Is this {name}? This is {operator} of {office}."),
            Bilingual(zh: "{amount} 元 {day} 已拨付。", en: "{amount} was paid on {day}."),
        ])
        return desk
    }

    private func page(
        _ office: CallOffice, _ language: Language = .zh, user: User? = nil, size: Size = .home
    ) throws -> TestCounter {
        TestCounter(
            try desk(language, user: user), at: .call(ClaimID(5)), size: size, answer: office.answer)
    }

    // MARK: list

    @Test func `what is due comes first, the oldest payment on top; what waits for a later day comes last`() throws {
        let counter = TestCounter(try desk(), at: .calls, answer: try CallOffice().answer)
        let rows = counter.text.split(separator: "\n").filter { $0.contains("LP") }
        #expect(rows.map { $0.contains("5 天") } == [true, false, false])
        #expect(rows.last?.contains("2") == true && rows.last?.contains("没有接通") == true)
        #expect(rows.last?.contains("09-20") == true)
        #expect(counter.text.contains("今天要打 2 件，先拨付的在前；1 件以后再打"))
    }

    @Test func `a digit opens the call, and the list is asked again when it is left`() throws {
        var counter = TestCounter(try desk(), at: .calls, answer: try CallOffice().answer)
        counter.press(.character("1"))
        #expect(counter.app.page.title.code == "H2")
        #expect(counter.requests.last == .call(.card(ClaimID(5))))
        counter.press(.f(12))
        #expect(counter.requests.last == .call(.list(after: nil, limit: 100)))
    }

    @Test func `a long list comes a hundred at a time, and paging past them asks for the next`() throws {
        let office = try CallOffice()
        office.more = try (100..<240).map { try office.row(Int64($0), daysAgo: $0) }
        var counter = TestCounter(try desk(), at: .calls, answer: office.answer)
        #expect(counter.text.contains("今天要打 142 件"))
        counter.press(.end, .down)
        guard case .call(.list(let place?, 100))? = counter.requests.last else {
            Issue.record("not asked: \(String(describing: counter.requests.last))")
            return
        }
        // The oldest payment first: 239 days, then 238.
        #expect(place.claim == ClaimID(140) && !place.waits)
        counter.press(.enter)
        #expect(counter.requests.last == .call(.card(ClaimID(139))))
        counter.press(.f(12))
        #expect(counter.requests.last == .call(.list(after: nil, limit: 143)))
    }

    @Test func `F4 lists the results and how content somebody is, and a choice there is a choice`() throws {
        let office = try CallOffice()
        var counter = try page(office)
        counter.press(.f(4))
        for result in CallResult.allCases { #expect(counter.text.contains(result.name(.zh)), "\(result)") }
        counter.press(.down, .enter)
        #expect(counter.row("结果")?.contains(CallResult.unreachable.name(.zh)) == true)
        counter.press(.f(10))
        #expect(office.stored.map(\.result) == [.unreachable])
        let other = try CallOffice()
        var reached = try page(other)
        reached.type("1", .f(4))
        for points in Satisfaction.range {
            #expect(reached.text.contains(try #require(Satisfaction(points)).name(.zh)), "\(points)")
        }
        reached.press(.enter, .f(10))
        #expect(other.stored.first?.satisfaction == Satisfaction(1))
    }

    @Test func `a supervisor sets the days, and nobody else; days out of range are refused`() throws {
        let office = try CallOffice()
        var handler = TestCounter(try desk(), at: .calls, answer: office.answer)
        handler.press(.f(11))
        #expect(handler.text.contains("主管"))
        #expect(!handler.requests.contains { if case .call(.setRules) = $0 { true } else { false } })
        let user = User(id: UserID(9), name: "主管", duties: [.supervisor], division: try Desks.division())
        var counter = TestCounter(try desk(user: user), at: .calls, answer: office.answer)
        counter.press(.f(11))
        #expect(counter.text.contains("现在是样例"))
        counter.press(.end)
        counter.type("0", .f(10))
        #expect(office.rules.daysText == "1,3,70")
        counter.press(.f(11), .end)
        counter.type("00", .f(10))
        #expect(counter.text.contains("天数和次数要在 1 到 365 之间"))
        #expect(office.rules.daysText == "1,3,70")
    }

    // MARK: call

    @Test func `the script says who calls whom about what, and the phone is masked until it is asked for`() throws {
        var counter = try page(CallOffice())
        #expect(counter.text.contains("您好，是张秀英吗？我是渭滨区总工会的周敏。"))
        #expect(counter.text.contains("元 2025-09-10 已拨付"))
        #expect(counter.text.contains("138****1234"))
        #expect(!counter.text.contains("13800001234"))
        counter.press(.f(11))
        #expect(counter.requests.last == .call(.reveal(.callBack(ClaimID(5)))))
        #expect(counter.text.contains("13800001234"))
        #expect(counter.text.contains("已记下"))
    }

    @Test func `reached: two digits and F10 store the call and close the claim`() throws {
        let office = try CallOffice()
        var counter = try page(office)
        counter.type("15", .f(10))
        let call = try #require(office.stored.first)
        #expect(call.result == .reached && call.satisfaction == Satisfaction(5) && call.closes)
        #expect(call.known == 0 && call.version == 1)
        #expect(counter.text.contains("现在：已结案"))
        let jobs = counter.requests.compactMap { if case .effort(.finished(let job)) = $0 { job } else { nil } }
        #expect(jobs.map(\.steps) == [3])
    }

    @Test func `what the person says and a note go with it, and closing can be left for later`() throws {
        let office = try CallOffice()
        var counter = try page(office)
        counter.type("14")
        counter.type("少跑一趟就好了", .enter)
        counter.type("老伴接的", .enter)
        counter.type("n", .f(10))
        let call = try #require(office.stored.first)
        #expect(call.feedback == "少跑一趟就好了" && call.note == "老伴接的" && !call.closes)
        #expect(counter.text.contains("现在：已回访"))
    }

    @Test func `without a result, or reached without satisfaction, nothing is sent`() throws {
        let office = try CallOffice()
        var counter = try page(office)
        counter.press(.f(10))
        #expect(counter.text.contains("还没有选结果。打 1 到 4。"))
        counter.type("1", .f(10))
        #expect(counter.text.contains("没有选满意度"))
        #expect(office.stored.isEmpty)
        counter.type("3", .f(10))
        #expect(office.stored.first?.satisfaction == Satisfaction(3))
    }

    @Test func `nobody answers: closing waits for the third try`() throws {
        let office = try CallOffice(calls: [try CallOffice.call(.unreachable, again: "2025-09-14")])
        var counter = try page(office)
        #expect(counter.text.contains("再打 2025-09-14"))
        counter.type("2")
        #expect(counter.row("结案")?.contains("第 2 次，满 3 次才可以") == true)
        counter.press(.f(10))
        #expect(office.stored.first?.closes == false)
        #expect(office.stored.first?.known == 1)
        let third = try CallOffice(calls: [try CallOffice.call(.unreachable), try CallOffice.call(.unreachable)])
        var last = try page(third)
        last.type("2")
        #expect(last.row("结案")?.contains("否") == true)
        last.press(.up)
        last.press(.down, .down, .down, .down)
        last.type("y", .f(10))
        #expect(third.stored.first?.closes == true)
    }

    @Test func `a wrong number leads to the phone's correction, anything else to the next call`() throws {
        let office = try CallOffice()
        office.next = ClaimID(7)
        var wrong = try page(office)
        wrong.type("4", .f(10))
        #expect(wrong.text.contains("1 改电话"))
        wrong.type("1")
        #expect(wrong.app.page.title.code == "E1")
        var refused = try page(office)
        refused.type("3", .f(10), .enter)
        #expect(refused.requests.last == .call(.card(ClaimID(7))))
    }

    @Test func `of a claim that was called back all that is left is to close it`() throws {
        let office = try CallOffice(calls: [try CallOffice.call(.reached)])
        office.card = CallCard(
            claim: ClaimCard(
                claim: try Cards.claim(
                    5, try Cards.stay(), of: office.card.claim.card, state: .calledBack(on: try Cards.day("2025-09-12"))
                ),
                card: office.card.claim.card), calls: office.card.calls, rules: .sample)
        var counter = try page(office)
        #expect(counter.text.contains("已经回访，没有别的事就结案。"))
        #expect(counter.row("满意度") == nil)
        counter.press(.character("1"), .f(10))
        #expect(counter.requests.contains(.call(.close(ClaimID(5), version: 1))))
        #expect(counter.text.contains("现在：已结案"))
        try EverySize.check(at: .call(ClaimID(5)), answer: office.answer, [.character("1"), .f(10)])
    }

    @Test func `what was typed is a draft until it is stored, and comes back`() throws {
        let office = try CallOffice()
        var counter = try page(office)
        #expect(!counter.app.hasUnsavedDraft)
        counter.type("14")
        counter.type("意见")
        let draft = try #require(counter.app.frames.last?.room.draft(counter.app.desk))
        #expect(draft.form == .call && draft.title == "张秀英")
        var again = TestCounter(try desk(), at: .resume(draft), answer: office.answer)
        #expect(again.row("满意度")?.contains("4 满意") == true)
        #expect(again.row("意见建议")?.contains("意见") == true)
        again.press(.f(10))
        #expect(office.stored.first?.key == draft.key)
        #expect(again.app.frames.last?.room.draft(again.app.desk) == nil)
    }

    @Test func `a reviewer is told whose work it is before anything is typed`() throws {
        let counter = try page(CallOffice(), user: try Desks.firstReviewer())
        #expect(counter.text.contains("经办岗"))
    }

    @Test func `a refusal keeps what was typed and reads the claim again`() throws {
        let office = try CallOffice()
        var counter = TestCounter(try desk(), at: .call(ClaimID(5))) { request in
            if case .call(.store) = request { return .failed(Sentence(what: "周敏刚打过。", todo: "请看一看。")) }
            return office.answer(request)
        }
        counter.type("15", .f(10))
        #expect(counter.text.contains("周敏刚打过。"))
        #expect(counter.requests.last == .call(.card(ClaimID(5))))
        #expect(counter.row("满意度")?.contains("5 很满意") == true)
    }

    @Test func `both pages hold at every size in both languages`() throws {
        let office = try CallOffice(calls: [try CallOffice.call(.unreachable), try CallOffice.call(.wrongNumber)])
        try EverySize.check(at: .calls, answer: office.answer, [.down, .f(11), .f(5)])
        try EverySize.check(
            at: .call(ClaimID(5)), answer: office.answer,
            [.f(11), .character("2"), .up, .character("1"), .character("5"), .enter, .enter, .f(10), .f(12)])
        let supervisor = User(id: UserID(9), name: "主管", duties: [.supervisor], division: try Desks.division())
        try EverySize.check(at: .calls, user: supervisor, answer: office.answer, [.f(11), .down, .f(12)])
    }
}
