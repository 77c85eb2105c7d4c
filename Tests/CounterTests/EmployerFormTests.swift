import MutualAid
import Terminal
import Testing

@testable import Counter

/// E3: a new work unit.
struct EmployerFormTests {
    private func open(name: String = "", _ answer: ((Request) -> Reply?)? = nil) throws -> TestCounter {
        TestCounter(try Desks.make(), at: .newEmployer(name: name), answer: try answer ?? PeopleOffice().answer)
    }

    private func sent(_ counter: TestCounter) -> [NewEmployer] {
        counter.requests.compactMap { if case .addEmployer(let new) = $0 { new } else { nil } }
    }

    @Test func `a full form is stored after its confirm page, with the office's division`() throws {
        var counter = try open(name: "渭滨区新光商店")
        #expect(counter.row("所在区划")?.contains("渭滨区") == true)
        counter.press(.enter)
        counter.type("９１３３０１００７９９６５５０５８ｂ", .enter, .enter)
        counter.type("120", .enter)
        counter.type("45", .enter)
        counter.type("赵强", .enter)
        counter.type("1", .enter)
        counter.press(.backspace)
        counter.type("70", .enter)
        counter.press(.backspace)
        counter.type("10", .f(10))
        #expect(counter.row("会费分担")?.contains("单位 70%  工会 10%  本人 20%") == true)
        counter.press(.f(10))
        let details = try #require(sent(counter).first?.details)
        #expect(details.name == "渭滨区新光商店")
        #expect(details.creditCode.text == "91330100799655058B")
        #expect(details.division.text == "610302")
        #expect(details.headcount == 120)
        #expect(details.womenHeadcount == 45)
        #expect(details.handler == "赵强")
        #expect(details.batchDay == 1)
        #expect(details.feeSplit == FeeSplitRule(unitPercent: 70, unionPercent: 10))
        #expect(counter.app.page.title.code == "M0")
        #expect(counter.text.contains("已登记单位 渭滨区新光商店"))
    }

    @Test(arguments: [
        ("batch", "31", "批次日是 1 至 28。请改成每月都有的一天。"), ("women", "9", "女职工比职工还多。请核对两个人数。"),
        ("unit", "101", "单位和工会合计超过 100%。请改小其中一个。"),
    ])
    func `a figure that can't be is refused with its own sentence`(_ field: String, _ typed: String, _ said: String)
        throws
    {
        var counter = try open(name: "新光")
        counter.press(.enter)
        counter.type("91330100799655058B")
        let places = ["headcount": 2, "women": 3, "batch": 5, "unit": 6]
        for place in 1...(try #require(places[field])) {
            counter.press(.enter)
            if place == 2, field == "women" { counter.type("5") }
        }
        counter.press(.backspace)
        counter.type(typed, .f(10))
        #expect(counter.row("!!")?.contains(said) == true)
        #expect(sent(counter).isEmpty)
    }

    @Test func `a wrong credit code says which character`() throws {
        var counter = try open(name: "新光")
        counter.press(.enter)
        counter.type("91330100799655O58B", .enter, .up)
        #expect(counter.row("!!")?.contains("第 15 位是“O”") == true)
    }

    @Test func `another division is found by its initials`() throws {
        var counter = try open(name: "新光")
        counter.press(.enter, .enter)
        for _ in 0..<3 { counter.press(.backspace) }
        counter.type("jtq", .enter)
        #expect(counter.row("所在区划")?.contains("金台区") == true)
        #expect(counter.row("所在区划")?.contains("610303") == true)
    }

    @Test func `an unsent employer is a draft, a stored one is none`() throws {
        var counter = try open()
        #expect(counter.app.draftsToSave() == [])
        counter.press(.enter)
        counter.type("9133")
        guard case .saveDraft(let draft)? = counter.app.draftsToSave().last?.request else {
            Issue.record("no draft")
            return
        }
        #expect(draft.title == "9133")
        let again = TestCounter(try Desks.make(), at: .resume(draft), answer: try PeopleOffice().answer)
        #expect(again.row("信用代码")?.contains("9133") == true)
    }

    @Test func `a slow answer is waited for once`() throws {
        var counter = try open(name: "新光") { _ in nil }
        counter.press(.enter)
        counter.type("91330100799655058B", .f(10), .f(10), .f(10))
        #expect(sent(counter).count == 1)
    }

    @Test func `every frame keeps its promises in every size and language`() throws {
        let keys: [Key] = [.f(10), .down, .down, .f(4), .f(12)]
        try EverySize.check(at: .newEmployer(name: "渭滨区新光商店"), answer: try PeopleOffice().answer, keys)
    }
}
