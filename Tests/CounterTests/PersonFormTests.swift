import MutualAid
import Terminal
import Testing

@testable import Counter

/// E1 and E2: members and children, new and edited.
struct PersonFormTests {
    private func open(
        _ destination: Destination = .newMember(typed: ""), office: PeopleOffice? = nil, size: Size = .home,
        language: Language = .zh
    ) throws -> TestCounter {
        let office = try office ?? PeopleOffice()
        return TestCounter(try Desks.make(language), at: destination, size: size, answer: office.answer)
    }

    /// A man of 40 whom nobody knows, up to the consent.
    private func filled(_ counter: inout TestCounter) {
        counter.type("61010319850615001x", .enter)
        counter.type("阿卜杜拉·买买提", .enter)
        counter.type("13812348000", .enter)
        counter.type("bjwb", .enter)
        counter.type("1")
    }

    private func enrolled(_ counter: TestCounter) -> [NewPerson] {
        counter.requests.compactMap { if case .enrolPerson(let new) = $0 { new } else { nil } }
    }

    // MARK: a new member

    @Test func `a new member needs few keys beyond the data, and Enter leads on to the plans`() throws {
        var counter = try open()
        filled(&counter)
        #expect(counter.row("证件号码")?.contains("无误  男  1985-06-15  40 岁") == true)
        counter.press(.f(10))
        #expect(counter.text.contains("F10 或 Y 登记"))
        counter.press(.enter)
        #expect(enrolled(counter).isEmpty, "Enter stores nothing")
        counter.press(.f(10))
        let new = try #require(enrolled(counter).first)
        #expect(new.kind == .member)
        #expect(new.details.name.text == "阿卜杜拉·买买提")
        #expect(new.details.identity.text == "61010319850615001X")
        #expect(new.details.employer == EmployerID(3))
        #expect(new.details.employment == .inService)
        #expect(new.details.medicalInsurance)
        #expect(!new.details.frontLine)
        #expect(new.details.consent == Consent(day: try Cards.day("2025-09-15"), givenBy: .person))
        #expect(new.details.account == nil)
        #expect(counter.row("已登记")?.contains("HY") == true)
        #expect(counter.app.draftsToSave() == [])
        counter.press(.enter)
        #expect(counter.app.page.title.code == "P1")
        #expect(counter.requests.last == .person(PersonID(8)))
    }

    @Test func `what the find box held is filled in`() throws {
        var counter = try open(.newMember(typed: "６１０１０３１９８５０６１５００１ｘ"))
        #expect(counter.row("证件号码")?.contains("61010319850615001X") == true)
        counter.type("李四")
        #expect(counter.row("姓名")?.contains("李四") == true)
        let named = try open(.newMember(typed: "王小明"))
        #expect(named.row("姓名")?.contains("王小明") == true)
        let letters = try open(.newMember(typed: "wxm"))
        #expect(letters.row("姓名")?.contains("wxm") == false)
    }

    @Test func `a number is asked for as soon as it is right, once`() throws {
        var counter = try open()
        counter.type("61010319850615001")
        #expect(!counter.requests.contains { if case .personByIdentity = $0 { true } else { false } })
        counter.type("X", .enter)
        let asked = counter.requests.filter { if case .personByIdentity = $0 { true } else { false } }
        #expect(asked == [.personByIdentity(try ResidentID("61010319850615001X"))])
    }

    @Test func `a number that somebody has is not stored; F6 opens that person`() throws {
        var counter = try open()
        counter.type("610103198506150028")
        #expect(counter.row("证件号码已登记")?.contains("张秀英") == true)
        counter.press(.enter)
        counter.type("张秀英", .enter)
        counter.type("13800001234", .enter)
        counter.type("bjwb", .enter)
        counter.type("1", .f(10))
        #expect(counter.text.contains("F6 打开这个人"))
        #expect(counter.app.page.title.code == "E1")
        counter.press(.f(6))
        #expect(counter.app.page.title.code == "E4")
        counter.press(.f(12))
        #expect(counter.row("手机号")?.contains("13800001234") == true, "what was typed is still there")
    }

    @Test func `one of the same name and birthday under another number is shown`() throws {
        var office = try PeopleOffice()
        office.namesakes = [try Cards.person("李四")]
        var counter = try open(office: office)
        counter.type("61010319850615001X", .enter)
        counter.type("李四", .enter)
        #expect(counter.text.contains("同名同生日，证件号不同"))
        #expect(counter.row("610***********0028") != nil)
        #expect(!counter.text.contains("610103198506150028"))
        // On a low terminal that row is below the end of the form: the confirm screen says it too.
        var low = try open(office: office, size: Size(rows: 20, columns: 60))
        filled(&low)
        low.press(.f(10))
        #expect(low.row("同名同生日")?.contains("! 610***********0028") == true)
        #expect(low.problems == [])
    }

    // MARK: faults

    @Test func `a wrong check digit is said when the field is left, never on the way back`() throws {
        var counter = try open()
        counter.type("610103198506150010")
        #expect(counter.app.page.shownMessage == nil)
        counter.press(.enter, .backTab)
        #expect(counter.row("!!")?.contains("最后一位对不上") == true)
        counter.press(.f(1))
        #expect(counter.row("逐位核对，前面也可能有录错的数字。") != nil)
    }

    @Test func `submitting lists every error and stands on the first`() throws {
        var counter = try open()
        counter.type("61010319850615001X", .f(10))
        #expect(counter.row("!!")?.contains("还没有填姓名") == true)
        for label in ["姓名", "手机号", "单位", "本人同意"] {
            #expect(counter.row("!\(label)") != nil, "\(label) is marked")
        }
        #expect(enrolled(counter).isEmpty)
        counter.type("李四")
        #expect(counter.row("姓名")?.contains("李四") == true, "the first error has the focus")
    }

    @Test func `without consent nobody is enrolled`() throws {
        var counter = try open()
        filled(&counter)
        counter.type("2", .f(10))
        #expect(counter.row("!!")?.contains("没有同意就不能登记。请当面问过") == true)
    }

    @Test func `one in a new form of employment needs no employer`() throws {
        var counter = try open()
        filled(&counter)
        counter.press(.up)
        for _ in 0..<10 { counter.press(.backspace) }
        counter.press(.down, .enter)
        counter.type("2", .f(10), .f(10))
        #expect(enrolled(counter).first?.details.employer == nil)
        #expect(enrolled(counter).first?.details.employment == .newForm)
    }

    @Test func `a card that fails its check warns and is stored; its holder is the person unless another is typed`()
        throws
    {
        var counter = try open()
        filled(&counter)
        counter.press(.enter, .enter, .enter, .enter)
        counter.type("6222 0212 3456 7890 123", .enter)
        #expect(counter.row("银行卡")?.contains("校验不符") == true)
        counter.press(.f(10))
        #expect(counter.row("!!")?.contains("开户行") == true)
        counter.type("工商银行", .f(10), .f(10))
        let account = try #require(enrolled(counter).first?.details.account)
        #expect(account.card.text == "6222021234567890123")
        #expect(account.holder.text == "阿卜杜拉·买买提")
        #expect(account.bank == "工商银行")
    }

    @Test func `an area that no list knows is a warning`() throws {
        var counter = try open()
        counter.type("619999198506150011")
        let body = "61999919850615001"
        let digit = try #require(ResidentID.checkDigit(for: body))
        counter.press(.backspace)
        counter.type(digit)
        #expect(counter.row("证件号码")?.contains("! 区划未知") == true)
    }

    @Test func `a rare character of a name is kept, and F1 tells its code`() throws {
        var counter = try open(.newMember(typed: ""))
        counter.press(.enter)
        counter.type("李\u{31350}")
        counter.press(.f(1))
        #expect(counter.text.contains("U+31350"))
        counter.press(.f(12), .enter)
        let draft = try #require(counter.app.draftsToSave().first)
        guard case .saveDraft(let row) = draft.request else { return }
        #expect(row.values["name"] == "李\u{31350}")
    }

    // MARK: employers

    @Test func `an employer that several fit is chosen from a list that opens by itself`() throws {
        var counter = try open()
        counter.press(.enter, .enter, .enter)
        counter.type("机械")
        #expect(counter.row("单位")?.contains("2 个，Enter 列出") == true)
        counter.press(.enter)
        #expect(counter.row("1 宝鸡渭滨机械厂") != nil)
        counter.type("2")
        #expect(counter.row("单位")?.contains("宝鸡石油机械厂") == true)
        #expect(counter.app.page.shownLegend.contains { $0.name == "登记" }, "the list is closed")
    }

    @Test func `a new employer is added on top with the name typed, and comes back chosen`() throws {
        var counter = try open()
        counter.type("61010319850615001X", .enter, .enter, .enter)
        counter.type("渭滨区新光商店")
        #expect(counter.row("单位")?.contains("没有，F4 + 登记新单位") == true)
        counter.press(.f(4), .enter)
        #expect(counter.app.page.title.code == "E3")
        counter.press(.f(12))
        #expect(counter.row("单位")?.contains("渭滨区新光商店") == true, "what was typed is still there")
        counter.press(.f(4), .enter)
        #expect(counter.row("单位名称")?.contains("渭滨区新光商店") == true)
        counter.press(.enter)
        counter.type("91330100799655058B", .f(10), .f(10))
        #expect(counter.app.page.title.code == "E1")
        #expect(counter.row("单位")?.contains("渭滨区新光商店") == true)
        #expect(!counter.text.contains("没有，F4"))
        #expect(counter.text.contains("已登记单位 渭滨区新光商店"))
        #expect(counter.row("证件号码")?.contains("61010319850615001X") == true)
    }

    @Test func `the next member keeps employer, employment and insurance, and takes the rest from Ctrl+D`() throws {
        var counter = try open()
        filled(&counter)
        counter.press(.f(10), .f(10), .f(6))
        #expect(counter.row("单位")?.contains("宝鸡渭滨机械厂") == true)
        #expect(counter.row("姓名")?.contains("阿卜杜拉") == false)
        #expect(counter.app.draftsToSave() == [], "what is kept was not typed")
        counter.press(.enter, .enter, .control("d"))
        #expect(counter.row("手机号")?.contains("13812348000") == true)
    }

    // MARK: sending

    @Test func `a slow answer is waited for once; after giving up the same key is sent again`() throws {
        let office = try PeopleOffice()
        var counter = TestCounter(try Desks.make(), at: .newMember(typed: "")) { request in
            if case .enrolPerson = request { nil } else { office.answer(request) }
        }
        filled(&counter)
        counter.press(.f(10), .f(10), .f(10))
        #expect(enrolled(counter).count == 1)
        #expect(counter.text.contains("正在保存"))
        counter.press(.f(12), .f(10))
        let sent = enrolled(counter)
        #expect(sent.count == 2)
        #expect(sent.first?.key == sent.last?.key)
    }

    @Test func `a refusal keeps everything typed`() throws {
        let office = try PeopleOffice()
        let no = Sentence(what: "没有存。", todo: "请再试。")
        var counter = TestCounter(try Desks.make(), at: .newMember(typed: "")) { request in
            if case .enrolPerson = request { .failed(no) } else { office.answer(request) }
        }
        filled(&counter)
        counter.press(.f(10), .f(10))
        #expect(counter.row("!! 没有存。请再试。") != nil)
        #expect(counter.row("姓名")?.contains("阿卜杜拉·买买提") == true)
        counter.press(.f(10), .f(10))
        #expect(enrolled(counter).count == 2)
    }

    @Test func `an unsent form is a draft that fills everything again`() throws {
        var counter = try open()
        #expect(counter.app.draftsToSave() == [])
        filled(&counter)
        let ask = try #require(counter.app.draftsToSave().last)
        guard case .saveDraft(let draft) = ask.request else {
            Issue.record("not a draft")
            return
        }
        #expect(draft.form == .member)
        #expect(draft.title == "阿卜杜拉·买买提")
        var again = try open(.resume(draft))
        #expect(again.row("单位")?.contains("宝鸡渭滨机械厂") == true)
        again.press(.f(10), .f(10))
        #expect(enrolled(again).first?.key == draft.key)
        #expect(enrolled(again).first?.details.phone?.text == "13812348000")
    }

    // MARK: children and edits

    @Test func `a child stands under the guardian, whose phone and card are offered`() throws {
        var guardian = try Cards.hospital()
        guardian.person.details.account = BankAccount(
            card: try BankCard("6228480402564890018"), holder: try PersonName("张秀英"), bank: "农业银行")
        var counter = try open(.newDependant(guardian: guardian))
        #expect(counter.app.page.title.code == "E2")
        #expect(counter.row("监护人  张秀英") != nil)
        #expect(!counter.text.contains("单位"))
        counter.type("61030220150301" + "001")
        counter.type(try #require(ResidentID.checkDigit(for: "61030220150301001")), .enter)
        counter.type("张小宝", .enter, .enter)
        counter.type("1", .f(10), .f(10))
        let new = try #require(enrolled(counter).first)
        #expect(new.kind == .dependant(guardian: PersonID(7)))
        #expect(new.details.consent?.givenBy == .guardian)
        #expect(new.details.phone?.text == "13800001234")
        #expect(new.details.account?.holder.text == "张秀英")
        counter.type("3")
        #expect(counter.app.page.title.code == "E2")
        #expect(counter.row("监护人  张秀英") != nil)
        #expect(counter.row("姓名")?.contains("张小宝") == false)
    }

    @Test func `a child who is of age is a warning`() throws {
        var counter = try open(.newDependant(guardian: try Cards.hospital()))
        counter.type("61010319850615001X")
        #expect(counter.row("证件号码")?.contains("! 已成年") == true)
    }

    @Test func `an edit marks what changes, names the version it read, and goes back`() throws {
        let card = try Cards.hospital()
        var counter = try open(.editPerson(card))
        #expect(counter.app.draftsToSave() == [])
        counter.press(.f(10))
        #expect(counter.text.contains("没有改动") == false, "the consent is missing first")
        counter.press(.enter)
        var office = try PeopleOffice(card)
        office.card.employer = try EnrolOffice.employer()
        office.card.person.details.employer = EmployerID(3)
        counter = try open(.editPerson(office.card), office: office)
        counter.press(.enter, .enter)
        counter.type("13912348000", .enter, .enter)
        counter.type("1", .f(10))
        #expect(counter.text.contains("改了原有的资料，还没有选原因。"))
        counter.type("2", .f(10))
        #expect(counter.row("手机号")?.contains("改 138****1234") == true)
        #expect(counter.row("更正原因")?.contains("已变更") == true)
        #expect(counter.row("姓名")?.contains("改") == false)
        counter.press(.f(10))
        guard
            case .updatePerson(let id, let details, let version, let why, let key)? = counter.requests.first(where: {
                if case .updatePerson = $0 { true } else { false }
            })
        else {
            Issue.record("nothing was sent")
            return
        }
        #expect(id == PersonID(7))
        #expect(details.phone?.text == "13912348000")
        #expect(version == 1)
        #expect(why.reasons == [.changedSince])
        #expect(!key.text.isEmpty)
        #expect(counter.app.page.title.code == "M0", "back where it came from")
        #expect(counter.text.contains("已修改"))
    }

    @Test func `a resumed edit still names the version that it had read`() throws {
        var office = try PeopleOffice()
        office.card.employer = try EnrolOffice.employer()
        office.card.person.details.employer = EmployerID(3)
        var counter = try open(.editPerson(office.card), office: office)
        counter.press(.enter)
        counter.type("子")
        guard case .saveDraft(let draft)? = counter.app.draftsToSave().last?.request else {
            Issue.record("no draft")
            return
        }
        office.card.person.version = 5
        var again = try open(.resume(draft), office: office)
        again.press(.down, .down, .down, .down)
        again.type("1", .f(10))
        again.type("1", .f(10), .f(10))
        let versions = again.requests.compactMap {
            if case .updatePerson(_, _, let version, _, _) = $0 { version } else { nil }
        }
        #expect(versions == [1])
    }

    // MARK: frames

    @Test func `every frame keeps its promises in every size and language`() throws {
        let office = try PeopleOffice()
        let keys =
            "61010319850615001X".map { Key.character($0) } + [.enter] + "李四".map { Key.character($0) }
            + [.enter, .f(10), .f(1), .f(12)] + "13812348000".map { Key.character($0) } + [.enter]
            + "bj".map { Key.character($0) } + [.enter, .character("1"), .enter, .character("1"), .f(10), .f(10)]
        try EverySize.check(at: .newMember(typed: ""), answer: office.answer, keys)
        try EverySize.check(at: .newDependant(guardian: office.card), answer: office.answer, [.f(10), .down])
        try EverySize.check(at: .editPerson(office.card), answer: office.answer, [.f(10), .down])
    }
}
