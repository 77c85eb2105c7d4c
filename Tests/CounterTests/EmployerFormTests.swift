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

    @Test(arguments: [Language.zh, .en])
    func `a wrong last character is told whole, beside the field that follows too`(_ language: Language) throws {
        let office = try PeopleOffice()
        for destination in [Destination.newEmployer(name: "新光"), .newMember(typed: "")] {
            var counter = TestCounter(try Desks.make(language), at: destination, answer: office.answer)
            if destination != .newMember(typed: "") { counter.press(.enter) }
            counter.type(destination == .newMember(typed: "") ? "110105194912310021" : "91350100M000100Y44", .enter)
            #expect(counter.row("!!")?.hasSuffix(language == .zh ? "。" : ".") == true)
            #expect(counter.problems == [])
            counter.press(.f(10))
            #expect(counter.row("!!")?.contains("17") == true)
            #expect(counter.problems == [])
        }
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

    @Test func `F10 lists every error, stands on the first, and F12 leaves with all kept as a draft`() throws {
        var counter = try open()
        counter.press(.enter)
        counter.type("9133", .enter)
        counter.press(.f(10))
        #expect(counter.row("!!")?.contains("还没有填单位名称。请照公章录入全称。") == true)
        for label in ["单位名称", "信用代码"] { #expect(counter.row("!\(label)") != nil, "\(label)") }
        #expect(counter.row("!所在区划") == nil)
        counter.type("新光")
        #expect(counter.row("单位名称")?.contains("新光") == true, "the first error has the focus")
        counter.press(.f(12))
        #expect(counter.app.page.title.code == "M0")
        #expect(counter.row("「新光」未发出") != nil)
    }

    @Test func `the confirm page says what is there and nothing of what is not, and F12 keeps it`() throws {
        var counter = try open(name: "新光")
        counter.press(.enter)
        counter.type("91330100799655058B", .f(10))
        for text in ["新光", "91330100799655058B", "渭滨区", "本人 100%"] { #expect(counter.row(text) != nil, "\(text)") }
        for label in ["职工人数", "经办人", "批次日"] { #expect(counter.row(label) == nil, "\(label)") }
        counter.press(.enter)
        #expect(sent(counter).isEmpty, "Enter stores nothing")
        #expect(counter.text.contains("按 F10 或 Y 确认，F12 返回"))
        counter.press(.f(12))
        #expect(counter.row("信用代码")?.contains("91330100799655058B") == true)
        counter.press(.f(10), .character("y"))
        #expect(sent(counter).count == 1)
    }

    @Test func `a refusal brings the form back, and the second sending has the same key`() throws {
        let no = Sentence(what: "这个代码已登记。", todo: "请核对。")
        var counter = try open(name: "新光") { request in
            if case .addEmployer = request { .failed(no) } else { nil }
        }
        counter.press(.enter)
        counter.type("91330100799655058B", .f(10), .f(10))
        #expect(counter.row("!! 这个代码已登记。请核对。") != nil)
        #expect(counter.row("单位名称")?.contains("新光") == true)
        counter.press(.f(10), .f(10))
        #expect(sent(counter).count == 2)
        #expect(Set(sent(counter).map(\.key)).count == 1)
    }

    @Test func `once stored there is no draft, and F3 on the confirm page keeps one`() throws {
        var counter = try open(name: "新光")
        counter.press(.enter)
        counter.type("91330100799655058B", .f(10), .f(3))
        #expect(counter.row("「新光」未发出") != nil)
        var stored = try open(name: "新光")
        stored.press(.enter)
        stored.type("91330100799655058B", .f(10), .f(10))
        #expect(!stored.requests.contains { if case .saveDraft = $0 { true } else { false } })
        #expect(!stored.text.contains("已存为草稿"))
    }

    @Test func `each action changes what it says and asks for nothing else`() throws {
        let desk = try Desks.make()
        var state = EmployerForm.State.new(name: "新光", key: SubmissionKey("t-1"), desk)
        #expect(EmployerForm.opening(state, desk) == [])
        #expect(EmployerForm.draft(state, desk) == nil)
        let first = state
        #expect(EmployerForm.reduce(&state, .key(.key(.enter)), desk) == [])
        #expect(state.form.focusedID == "code")
        #expect(EmployerForm.reduce(&state, .key(.act(.submit)), desk) == [])
        #expect(!state.isConfirming)
        state.form.set("code", "91330100799655058B")
        #expect(EmployerForm.reduce(&state, .key(.act(.submit)), desk) == [])
        #expect(state.isConfirming)
        let effects = EmployerForm.reduce(&state, .key(.act(.submit)), desk)
        #expect(state.isSending)
        guard case .ask(.addEmployer(let new))? = effects.first else {
            Issue.record("nothing is sent")
            return
        }
        #expect(new.key == first.key)
        #expect(EmployerForm.reduce(&state, .key(.act(.submit)), desk) == [.inform("正在保存")])
        let employer = Employer(id: EmployerID(9), details: new.details)
        #expect(
            EmployerForm.reduce(&state, .stored(employer, new), desk)
                == [
                    .finished(.employer), .backWith(.employer(employer), to: .addEmployer(new)),
                    .praise("已登记单位 新光"),
                ])
        #expect(EmployerForm.draft(state, desk) == nil)
    }

    @Test func `every frame keeps its promises in every size and language`() throws {
        let keys: [Key] =
            [.f(10), .down, .down, .f(4), .f(12), .up] + "91330100799655058B".map { Key.character($0) }
            + [.f(1), .f(12), .f(10), .enter, .f(1), .f(12), .f(12)]
        try EverySize.check(at: .newEmployer(name: "渭滨区新光商店"), answer: try PeopleOffice().answer, keys)
    }
}
