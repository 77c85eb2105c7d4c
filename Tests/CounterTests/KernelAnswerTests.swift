import MutualAid
import Terminal
import Testing

@testable import Counter

/// The kernel: what is on its way, what comes late, and what is kept when a form is left.
struct KernelAnswerTests {
    private let no = Sentence(what: "没有存。", todo: "请再试。")

    /// An office that answers what isn't withheld.
    private func open(
        _ destination: Destination, office: PeopleOffice? = nil, withheld: @escaping (Request) -> Bool
    ) throws -> TestCounter {
        let office = try office ?? PeopleOffice()
        return TestCounter(try Desks.make(), at: destination) { withheld($0) ? nil : office.answer($0) }
    }

    private func isStore(_ request: Request) -> Bool {
        switch request {
        case .enrolPerson, .updatePerson: true
        default: false
        }
    }

    private func isDraft(_ request: Request) -> Bool {
        if case .saveDraft = request { true } else { false }
    }

    private func filled(_ counter: inout TestCounter) {
        counter.type("61010319850615001x", .enter)
        counter.type("李四", .enter)
        counter.type("13812348000", .enter)
        counter.type("bjwb", .enter)
        counter.type("1")
    }

    private func keys(_ counter: TestCounter) -> [SubmissionKey] {
        counter.requests.compactMap { if case .enrolPerson(let new) = $0 { new.key } else { nil } }
    }

    private func edited() throws -> PeopleOffice {
        var office = try PeopleOffice()
        office.card.employer = try EnrolOffice.employer()
        office.card.person.details.employer = EmployerID(3)
        return office
    }

    // MARK: failures

    @Test func `a failure says what happened whole, and what to do where there is room for it`() throws {
        let long = Sentence(
            what: "高建国已在 2025-09-15 09:41 办了「同意」，这件理赔现在是「待复审」。", todo: "请看新的状态再决定；您输入的还在。")
        var counter = try open(.person(PersonID(7))) { if case .person = $0 { true } else { false } }
        counter.reply(.failed(long)) { $0 == .person(PersonID(7)) }
        #expect(counter.text.contains("!! " + long.what))
        #expect(!counter.text.contains("请看新"))
        #expect(counter.problems == [])
        var short = try open(.person(PersonID(7))) { if case .person = $0 { true } else { false } }
        short.reply(.failed(no)) { $0 == .person(PersonID(7)) }
        #expect(short.text.contains("!! 没有存。请再试。"))
    }

    // MARK: late answers

    @Test func `an answer to a screen that was left is dropped`() throws {
        let office = try PeopleOffice()
        var counter = try open(.person(PersonID(7))) { if case .person = $0 { true } else { false } }
        counter.press(.f(3))
        #expect(counter.app.page.title.code == "M0")
        let before = counter.text
        counter.reply(.person(office.card)) { $0 == .person(PersonID(7)) }
        #expect(counter.text == before)
    }

    @Test func `a failure of a screen that was left says nothing`() throws {
        var counter = try open(.person(PersonID(7))) { if case .person = $0 { true } else { false } }
        counter.press(.f(3))
        counter.reply(.failed(no)) { $0 == .person(PersonID(7)) }
        #expect(!counter.text.contains("没有存。"))
    }

    @Test func `a form whose record is stored under another screen is gone from below it`() throws {
        var counter = try open(.editPerson(try edited().card), office: try edited(), withheld: isStore)
        counter.press(.enter, .enter)
        counter.type("13912348000", .enter, .enter)
        counter.type("1", .f(10))
        counter.type("1", .f(10), .f(10))
        counter.press(.f(2))
        counter.type("S0", .enter)
        #expect(counter.app.page.title.code == "S0")
        counter.reply(.person(try edited().card), to: isStore)
        #expect(counter.app.page.title.code == "S0", "nobody is taken away from where they are")
        counter.press(.f(12))
        #expect(counter.app.page.title.code == "M0")
    }

    // MARK: giving up

    @Test func `F12 while an answer is awaited gives it up, and the second F10 sends the same key`() throws {
        var counter = try open(.newMember(typed: ""), withheld: isStore)
        filled(&counter)
        counter.press(.f(10), .f(10))
        #expect(counter.app.isWaiting)
        counter.press(.f(12))
        #expect(!counter.app.isWaiting)
        #expect(counter.app.page.title.code == "E1")
        #expect(counter.row("不再等待。输入都在") != nil)
        #expect(counter.problems == [])
        counter.press(.f(10))
        #expect(keys(counter).count == 2)
        #expect(Set(keys(counter)).count == 1)
    }

    @Test func `the answer that was given up is dropped, that to the second sending counts`() throws {
        var counter = try open(.newMember(typed: ""), withheld: isStore)
        filled(&counter)
        counter.press(.f(10), .f(10), .f(12))
        counter.reply(.failed(no), to: isStore)
        #expect(!counter.text.contains("没有存。"))
        counter.press(.f(10))
        counter.reply(.person(try Cards.hospital()), to: isStore)
        #expect(counter.row("已登记") != nil)
    }

    @Test func `while it takes long the message row says so, F12 stops waiting`() throws {
        var counter = try open(.person(PersonID(7))) { if case .person = $0 { true } else { false } }
        counter.app.isSlow = true
        #expect(counter.row("正在处理，F12 不再等待") != nil)
        counter.press(.f(12))
        #expect(counter.app.page.title.code == "E4", "the first F12 gives up, it doesn't leave")
        #expect(!counter.text.contains("正在处理"))
        counter.press(.f(12))
        #expect(counter.app.page.title.code == "M0")
    }

    @Test func `who has the number is still answered after a store was given up`() throws {
        let office = try PeopleOffice()
        var counter = try open(.newMember(typed: "")) { request in
            if case .personByIdentity = request { true } else { isStore(request) }
        }
        filled(&counter)
        counter.press(.f(10), .f(10), .f(12), .f(12))
        counter.reply(.person(office.card)) { if case .personByIdentity = $0 { true } else { false } }
        #expect(counter.row("证件号码已登记") != nil)
    }

    @Test func `after a find was given up its answer is still listed and Enter goes on`() throws {
        let office = try PeopleOffice()
        var counter = try open(.find(.enrol)) { $0.isFind }
        counter.type("0028", .enter, .f(12))
        #expect(counter.app.page.title.code == "E0")
        counter.reply(.found("0028", [PeopleOffice.row(office.card)])) { $0 == .find("0028", limit: 9) }
        #expect(counter.app.page.title.code == "E0", "it was given up, so nothing opens by itself")
        #expect(counter.row("张秀英") != nil)
        counter.press(.enter)
        #expect(counter.app.page.title.code == "E4")
    }

    @Test func `an office that was made after all is opened`() throws {
        let desk = try Desks.make()
        var counter = TestCounter(desk, at: .welcome) { _ in nil }
        counter.type("2", .f(12))
        #expect(counter.app.page.title.code == "W0")
        counter.reply(.officeOpened(desk.profile, try Desks.cashier(), desk.catalogue)) { $0 == .openDemo }
        #expect(counter.app.page.title.code == "M0")
        #expect(counter.app.desk.user == (try Desks.cashier()))
    }

    @Test func `an operator who was switched is the operator, wherever one is by then`() throws {
        var counter = try open(.settings) { _ in true }
        let ask = counter.app.ask(.switchOperator(UserID(4)), for: try #require(counter.app.top))
        counter.press(.f(3))
        _ = counter.app.receive(.operatorSwitched(try Desks.cashier()), ticket: ask.ticket)
        #expect(counter.app.desk.user == (try Desks.cashier()))
        #expect(counter.app.page.title.code == "M0")
    }

    // MARK: drafts

    @Test func `a change is saved once, and again only after another change`() throws {
        var counter = try open(.newMember(typed: "")) { _ in false }
        #expect(!counter.app.hasUnsavedDraft)
        counter.type("6101")
        #expect(counter.app.hasUnsavedDraft)
        #expect(counter.app.draftsToSave().count == 1)
        #expect(!counter.app.hasUnsavedDraft)
        #expect(counter.app.draftsToSave() == [])
        counter.press(.f(1), .f(12), .enter, .up)
        #expect(counter.app.draftsToSave() == [], "moving about changes nothing")
        _ = counter.app.tick(Instant(milliseconds: Desks.now.milliseconds + 60_000), today: try #require(Desks.today))
        #expect(counter.app.draftsToSave() == [], "time alone changes nothing")
        counter.type("0")
        #expect(counter.app.draftsToSave().count == 1)
    }

    @Test func `a form that is left is saved at once, once, and the message row says how it comes back`() throws {
        var counter = try open(.newMember(typed: "")) { _ in false }
        counter.press(.enter)
        counter.type("李四")
        counter.press(.f(12))
        #expect(counter.app.page.title.code == "M0")
        #expect(counter.requests.filter(isDraft).count == 1)
        #expect(counter.row("「李四」未发出，已存为草稿：F9 取回。") != nil)
        var saved = try open(.newMember(typed: "")) { _ in false }
        saved.press(.enter)
        saved.type("李四")
        _ = saved.app.draftsToSave()
        saved.press(.f(3))
        #expect(saved.requests.filter(isDraft).isEmpty, "it was saved before")
        #expect(saved.row("「李四」未发出，已存为草稿：F9 取回。") != nil)
    }

    @Test func `a long name leaves room for how the draft comes back`() throws {
        for language in Language.allCases {
            let office = try PeopleOffice()
            var counter = TestCounter(try Desks.make(language), at: .newMember(typed: ""), answer: office.answer)
            counter.press(.enter)
            counter.type(String(repeating: "买", count: 50), .f(12))
            #expect(counter.text.contains(language == .zh ? "F9 取回。" : "F9 brings it back."))
            #expect(counter.problems == [])
        }
    }

    @Test func `an untouched form leaves no draft and no message`() throws {
        var counter = try open(.newMember(typed: "")) { _ in false }
        counter.press(.enter, .enter, .f(10), .f(12))
        #expect(counter.app.page.title.code == "M0")
        #expect(counter.requests.filter(isDraft).isEmpty)
        #expect(!counter.text.contains("已存为草稿"))
    }

    @Test func `once the record is stored there is nothing to keep`() throws {
        var counter = try open(.newMember(typed: "")) { _ in false }
        filled(&counter)
        counter.press(.f(10), .f(10))
        #expect(counter.app.draftsToSave() == [])
        counter.press(.f(12))
        #expect(counter.requests.filter(isDraft).isEmpty)
        #expect(!counter.text.contains("已存为草稿"))
    }

    @Test func `every open form is saved, also those below`() throws {
        var counter = try open(.newMember(typed: "")) { _ in false }
        counter.press(.enter)
        counter.type("李四", .enter, .enter)
        counter.type("新光", .f(4), .enter)
        counter.press(.enter)
        counter.type("9133")
        let saved = counter.app.draftsToSave().compactMap {
            if case .saveDraft(let draft) = $0.request { draft.form } else { nil }
        }
        #expect(saved == [.member, .employer])
    }

    @Test func `a draft that could not be saved is told and saved when the form is left`() throws {
        var counter = try open(.newMember(typed: "")) { _ in false }
        counter.press(.enter)
        counter.type("李四")
        let ask = try #require(counter.app.draftsToSave().first)
        _ = counter.app.receive(.failed(no), ticket: ask.ticket)
        #expect(counter.row("!! 草稿没有存成：没有存。请再试。") != nil)
        counter.press(.f(12))
        #expect(counter.requests.filter(isDraft).count == 1)
    }

    @Test func `a draft that fails after its form was left is told too`() throws {
        var counter = try open(.newMember(typed: ""), withheld: isDraft)
        counter.press(.enter)
        counter.type("李四")
        counter.press(.f(12))
        counter.reply(.failed(no), to: isDraft)
        #expect(counter.row("!! 草稿没有存成：没有存。请再试。") != nil)
    }

    @Test func `F9 brings the list of drafts`() throws {
        var counter = try open(.newMember(typed: "")) { _ in false }
        counter.press(.f(9))
        #expect(counter.app.page.title.code == "D1")
        #expect(counter.requests.contains(.drafts))
    }

    // MARK: leaving

    @Test func `quitting is asked, and F12 stays`() throws {
        var counter = try open(.menu) { _ in false }
        counter.press(.f(3))
        #expect(counter.text.contains("未发出的表单都已存为草稿"))
        counter.press(.f(12))
        #expect(!counter.app.isOver)
        counter.press(.f(3), .enter)
        #expect(counter.app.isOver, "leaving can be undone, so Enter is enough")
    }
}
