import MutualAid
import Terminal
import Testing

@testable import Counter

/// E1 and E2: what leads on, what comes back, and what each action changes and asks for.
struct PersonFormNextTests {
    private func open(
        _ destination: Destination = .newMember(typed: ""), office: PeopleOffice? = nil,
        withheld: @escaping (Request) -> Bool = { _ in false }
    ) throws -> TestCounter {
        let office = try office ?? PeopleOffice()
        return TestCounter(try Desks.make(), at: destination) { withheld($0) ? nil : office.answer($0) }
    }

    private func filled(_ counter: inout TestCounter) {
        counter.type("61010319850615001x", .enter)
        counter.type("李四", .enter)
        counter.type("13812348000", .enter)
        counter.type("bjwb", .enter)
        counter.type("1")
    }

    private func enrolled(_ counter: TestCounter) -> [NewPerson] {
        counter.requests.compactMap { if case .enrolPerson(let new) = $0 { new } else { nil } }
    }

    private func draft(_ counter: inout TestCounter) throws -> DraftRow {
        guard case .saveDraft(let draft)? = counter.app.draftsToSave().last?.request else {
            throw Missing.draft
        }
        return draft
    }

    private enum Missing: Error { case draft }

    private func withEmployer() throws -> PeopleOffice {
        var office = try PeopleOffice()
        office.card.employer = try EnrolOffice.employer()
        office.card.person.details.employer = EmployerID(3)
        return office
    }

    private func askedWho(_ request: Request) -> Bool {
        if case .personByIdentity = request { true } else { false }
    }

    // MARK: the page after storing

    @Test(arguments: [
        (Key.enter, "P1", "李四"), (.character("1"), "P1", ""), (.character("2"), "E4", ""),
        (.character("3"), "E2", "监护人  李四"), (.f(6), "E1", ""),
    ])
    func `what is stored leads on by one key, and F12 from there doesn't come back to it`(
        _ key: Key, _ code: String, _ shown: String
    ) throws {
        var counter = try open()
        filled(&counter)
        counter.press(.f(10), .f(10))
        #expect(counter.row("李四  610***********001X") != nil)
        #expect(counter.row("接着：Enter 或 1 选择保障") != nil)
        counter.press(key)
        #expect(counter.app.page.title.code == code)
        #expect(code != "E2" || counter.text.contains(shown))
        #expect(counter.problems == [])
        counter.press(.f(12))
        #expect(counter.app.page.title.code == "M0")
    }

    @Test func `another form has another key`() throws {
        var counter = try open()
        filled(&counter)
        counter.press(.f(10), .f(10), .f(6))
        counter.type("61010319850615001X", .enter)
        counter.type("王五", .enter)
        counter.type("13812348001", .enter, .enter)
        counter.type("1", .f(10), .f(10))
        #expect(enrolled(counter).count == 2)
        #expect(Set(enrolled(counter).map(\.key)).count == 2)
        #expect(enrolled(counter).last?.details.employer == EmployerID(3), "the employer was kept")
    }

    // MARK: Ctrl+D

    @Test func `Ctrl+D brings the employer back by name`() throws {
        var counter = try open()
        filled(&counter)
        counter.press(.f(10), .f(10), .f(6), .enter, .enter, .enter)
        for _ in 0..<10 { counter.press(.backspace) }
        counter.type("石油")
        counter.press(.control("d"))
        #expect(counter.row("单位")?.contains("宝鸡渭滨机械厂") == true)
        #expect(counter.row("单位")?.contains("石油") == false)
        #expect(counter.row("单位")?.contains("没有") == false)
    }

    @Test func `Ctrl+D on the first record says that there is none before it`() throws {
        var counter = try open()
        counter.press(.enter, .control("d"))
        #expect(counter.text.contains("没有上一条"))
        #expect(counter.app.draftsToSave() == [])
    }

    // MARK: who has the number

    @Test func `a number that turns out to be somebody's on the confirm page is not stored`() throws {
        let office = try PeopleOffice()
        var counter = try open(office: office, withheld: askedWho)
        filled(&counter)
        counter.press(.f(10))
        counter.reply(.person(office.card), to: askedWho)
        counter.press(.f(10))
        #expect(enrolled(counter).isEmpty)
        #expect(counter.text.contains("F6 打开这个人"))
        counter.press(.f(6))
        #expect(counter.app.page.title.code == "E4")
    }

    @Test func `another number forgets who had the first, and a late answer to it is dropped`() throws {
        let office = try PeopleOffice()
        var counter = try open(office: office)
        counter.type("610103198506150028")
        #expect(counter.row("证件号码已登记") != nil)
        counter.press(.backspace)
        #expect(counter.row("证件号码已登记") == nil)
        var late = try open(office: office, withheld: askedWho)
        late.type("610103198506150028", .backspace)
        late.reply(.person(office.card), to: askedWho)
        #expect(late.row("证件号码已登记") == nil)
    }

    @Test func `who is edited is not their own double, whatever is answered first`() throws {
        let office = try withEmployer()
        var counter = try open(.editPerson(office.card), office: office)
        counter.press(.enter)
        counter.type("子")
        let kept = try draft(&counter)
        var again = try open(.resume(kept), office: office) { request in
            if case .person = request { true } else { false }
        }
        #expect(again.row("证件号码已登记") == nil)
        again.press(.f(10))
        again.reply(.person(office.card)) { if case .person = $0 { true } else { false } }
        #expect(again.row("证件号码已登记") == nil)
    }

    @Test func `sex, age and birthday have room beside the number in both languages`() throws {
        let office = try PeopleOffice()
        let wanted = [Language.zh: "无误  女  1985-06-15  40 岁", .en: "right, female 40 1985-06-15"]
        for (language, note) in wanted {
            let counter = TestCounter(
                try Desks.make(language), at: .newMember(typed: "610103198506150028"), answer: office.answer)
            #expect(counter.row("610103198506150028")?.contains(note) == true, "\(language)")
        }
    }

    @Test func `of several things wrong with a number the message row tells those it has room for, F1 all`() throws {
        let office = try PeopleOffice()
        for language in Language.allCases {
            for size in EverySize.sizes {
                var counter = TestCounter(
                    try Desks.make(language), at: .newMember(typed: ""), size: size, answer: office.answer)
                counter.type("6X01034BJ", .enter)
                #expect(counter.problems == [], "\(language) \(size) left")
                counter.press(.f(10))
                #expect(counter.problems == [], "\(language) \(size) sent")
                #expect(counter.app.page.shownMessage?.text.contains("18") == true)
                counter.press(.f(1))
                #expect(counter.text.contains("“J”"), "\(language) \(size)")
            }
        }
    }

    // MARK: employers

    @Test func `F4 lists every employer and the way to a new one, also over one that is chosen`() throws {
        var counter = try open()
        counter.press(.enter, .enter, .enter, .f(4))
        for name in ["宝鸡渭滨机械厂", "宝鸡石油机械厂", "+ 登记新单位"] { #expect(counter.row(name) != nil, "\(name)") }
        counter.type("2")
        #expect(counter.row("单位")?.contains("宝鸡石油机械厂") == true)
        counter.press(.up, .f(4))
        for name in ["宝鸡渭滨机械厂", "+ 登记新单位"] { #expect(counter.row(name) != nil, "\(name)") }
        #expect(counter.problems == [])
    }

    @Test func `an employer that nobody knows is a fault of its own, told when the form is sent`() throws {
        var counter = try open()
        filled(&counter)
        counter.press(.up)
        for _ in 0..<10 { counter.press(.backspace) }
        counter.type("火星", .f(10))
        #expect(counter.row("!!")?.contains("没有这个单位。换个写法，或按 F4 登记新单位。") == true)
        #expect(counter.row("!单位") != nil)
    }

    // MARK: drafts

    @Test func `a resumed member has every field again, and the number is asked for again`() throws {
        var counter = try open()
        filled(&counter)
        counter.press(.enter)
        counter.type("2", .enter)
        counter.type("1", .enter)
        counter.type("2", .enter)
        counter.type("6222021234567890123", .enter)
        counter.type("王五", .enter)
        counter.type("工商银行", .enter)
        counter.type("1")
        let kept = try draft(&counter)
        var again = try open(.resume(kept))
        #expect(again.requests.contains(.personByIdentity(try ResidentID("61010319850615001X"))))
        #expect(again.app.draftsToSave() == [], "it is saved already")
        again.press(.f(10), .f(10))
        let new = try #require(enrolled(again).first)
        #expect(new.key == kept.key)
        #expect(new.details.name.text == "李四")
        #expect(new.details.employment == .newForm)
        #expect(new.details.frontLine)
        #expect(!new.details.medicalInsurance)
        #expect(new.details.account?.holder.text == "王五")
        #expect(new.details.account?.bank == "工商银行")
        #expect(new.details.papersOnFile == [.idCard])
        #expect(new.details.employer == EmployerID(3))
    }

    @Test func `a resumed child stands under its guardian again`() throws {
        let office = try PeopleOffice()
        var counter = try open(.newDependant(guardian: office.card), office: office)
        counter.type("61030220150301" + "001")
        counter.type(try #require(ResidentID.checkDigit(for: "61030220150301001")), .enter)
        counter.type("张小宝")
        let kept = try draft(&counter)
        #expect(kept.form == .dependant)
        #expect(kept.title == "张小宝")
        var again = try open(.resume(kept), office: office)
        #expect(again.app.page.title.code == "E2")
        #expect(again.requests.contains(.person(PersonID(7))))
        #expect(again.row("监护人  张秀英") != nil)
        again.press(.down, .down, .down)
        again.type("1", .f(10), .f(10))
        #expect(enrolled(again).first?.kind == .dependant(guardian: PersonID(7)))
        #expect(enrolled(again).first?.key == kept.key)
    }

    @Test func `a resumed edit marks its changes against what is on record`() throws {
        let office = try withEmployer()
        var counter = try open(.editPerson(office.card), office: office)
        counter.press(.enter, .enter)
        counter.type("13912348000")
        let kept = try draft(&counter)
        var again = try open(.resume(kept), office: office)
        again.press(.down, .down, .down, .down)
        again.type("1", .f(10))
        again.type("1", .f(10))
        #expect(again.row("手机号")?.contains("改 138****1234") == true)
        #expect(again.row("单位")?.contains("宝鸡渭滨机械厂") == true)
        #expect(again.row("单位")?.contains("改") == false)
        again.press(.f(10))
        #expect(
            again.requests.contains {
                if case .updatePerson(_, _, _, _, let key) = $0 { key == kept.key } else { false }
            }, "its key tells the office which draft goes")
        #expect(again.app.page.title.code == "M0")
    }

    @Test func `what was empty before is said to have been none`() throws {
        for (language, none) in [(Language.zh, "改 无"), (.en, "was none")] {
            let office = try withEmployer()
            var counter = TestCounter(try Desks.make(language), at: .editPerson(office.card), answer: office.answer)
            counter.press(.enter, .enter, .enter, .enter)
            counter.type("1", .enter, .enter, .enter, .enter)
            counter.type("6222021234567890123", .enter, .enter)
            counter.type("工商银行", .f(10))
            #expect(counter.row("6222 0212 3456 7890 123  \(none)") != nil, "\(language)")
            #expect(counter.row("张秀英  工商银行  \(none)") != nil, "\(language)")
            #expect(counter.problems == [])
        }
    }

    // MARK: what each action changes and asks for

    @Test func `an opening form asks for employers, and for whose form it is`() throws {
        let desk = try Desks.make()
        let key = SubmissionKey("t-1")
        let empty = PersonForm.State.newMember(typed: "", last: [:], key: key, desk)
        #expect(PersonForm.opening(empty, desk) == [.ask(.employers)])
        let identity = try ResidentID("61010319850615001X")
        let typed = PersonForm.State.newMember(typed: identity.text, last: [:], key: key, desk)
        #expect(PersonForm.opening(typed, desk) == [.ask(.employers), .ask(.personByIdentity(identity))])
        let child = DraftRow(
            key: key, form: .dependant, saved: Desks.now, title: "", values: ["mode": "dependant", "of": "7"])
        #expect(
            PersonForm.opening(.resumed(child, desk), desk) == [.ask(.employers), .ask(.person(PersonID(7)))])
    }

    @Test func `a whole number asks who has it once, a name then asks for namesakes`() throws {
        let desk = try Desks.make()
        var state = PersonForm.State.newMember(typed: "", last: [:], key: SubmissionKey("t-1"), desk)
        func type(_ input: Input) -> [Effect] { PersonForm.reduce(&state, .key(input), desk) }
        for digit in "61010319850615001" { #expect(type(.key(.character(digit))) == []) }
        let identity = try ResidentID("61010319850615001X")
        #expect(type(.key(.character("x"))) == [.ask(.personByIdentity(identity))])
        #expect(type(.key(.enter)) == [])
        #expect(type(.key(.character("李"))) == [])
        let name = try PersonName("李")
        #expect(type(.key(.enter)) == [.ask(.namesakes(name: name, birth: identity.birth))])
    }

    @Test func `a failure brings the form back as it was, and a key while it is sent only says so`() throws {
        let desk = try Desks.make()
        var state = PersonForm.State.newMember(typed: "", last: [:], key: SubmissionKey("t-1"), desk)
        state.phase = .confirm
        state.isSending = true
        let before = state
        #expect(PersonForm.reduce(&state, .key(.act(.submit)), desk) == [.inform("正在保存")])
        #expect(state == before)
        #expect(PersonForm.reduce(&state, .failed, desk) == [])
        #expect(state.phase == .entry)
        #expect(!state.isSending)
        #expect(state.form == before.form)
    }

    @Test func `an answer to another number or name is not heard`() throws {
        let desk = try Desks.make()
        let state = PersonForm.State.newMember(typed: "61010319850615001X", last: [:], key: SubmissionKey("t-1"), desk)
        let other = try ResidentID("610103198506150028")
        #expect(PersonForm.hear(.nobody, to: .personByIdentity(other), state, desk) == nil)
        let asked = Request.namesakes(name: try PersonName("王五"), birth: other.birth)
        #expect(PersonForm.hear(.namesakes([]), to: asked, state, desk) == nil)
    }
}
