import Terminal
import Testing

@Suite struct LinearTests {
    /// Feeds an answer to a form, as a screen would.
    func feed(_ form: inout Form, _ line: String) -> [FormEvent] {
        guard case .inputs(let inputs) = Fixture.enrolmentPage(form).answer(line) else { return [] }
        return inputs.flatMap { form.handle($0) ?? [] }
    }

    @Test func `a page reads as lines and a prompt`() {
        let linear = Fixture.enrolmentPage().linear()
        #expect(linear.lines[0] == "互助柜台  会员参保  E1  培训")
        #expect(linear.lines.contains("证件号码 *: 61010319850615001X  (无误  男  1985-06-15  39 岁)"))
        #expect(linear.lines.contains("已留存材料: 1[x] 身份证  2[ ] 银行卡  3[ ] 申请书"))
        #expect(linear.prompt == "证件号码 * [61010319850615001X] > ")
        var form = Fixture.enrolment()
        form.focus(on: "kind")
        #expect(Fixture.enrolmentPage(form).linear().prompt == "用工形式 (1 在职, 2 新就业形态) [在职] > ")
        form.focus(on: "medical")
        #expect(Fixture.enrolmentPage(form).linear().prompt == "职工医保 * (1 是, 2 否) [是] > ")
    }

    @Test func `a secret is asked for as one: stars in the prompt, a slash is part of it`() {
        var form = Form([Field("name", "姓名"), Field("pw", "密码", .secret, required: true)])
        func page() -> Page { Page(title: TitleRow(system: "", screen: "", code: "K0"), blocks: [.form(form)]) }
        #expect(!page().isSecretPrompt)
        form.focus(on: "pw")
        #expect(page().isSecretPrompt)
        #expect(
            page().answer("/geheim ?")
                == .inputs([.key(.end), .key(.control("u")), .key(.paste("/geheim ?")), .key(.enter)]))
        #expect(page().answer("?") == .inputs([.act(.help)]))
        #expect(page().answer("<") == .inputs([.act(.previous)]))
        form.set("pw", "geheim")
        #expect(page().linear().prompt == "密码 * [******] > ")
        var covered = page()
        covered.overlay = .help(title: "", TextView([]))
        #expect(!covered.isSecretPrompt)
    }

    @Test func `lines go through a whole form to its submit`() {
        var form = Fixture.enrolment()
        for (id, line) in [
            ("id", ""), ("name", "王\u{1B}芳"), ("phone", "１３９ 0000 1234"), ("employer", ""), ("kind", "2"),
            ("front", "1"),
            ("medical", "否"), ("card", " "),
        ] {
            #expect(form.focusedID == id)
            let events = feed(&form, line)
            #expect(events.contains(.left(id)), "\(id)")
        }
        #expect(feed(&form, "1 3").last == .submit)
        #expect(form.value("name") == "王芳" && form.value("phone") == "13900001234" && form.value("kind") == "2")
        #expect(form.value("front") == "yes" && form.value("medical") == "no" && form.value("card") == "")
        #expect(form.value("papers") == "id,form" && form.value("employer") == "E3")
    }

    @Test func `a find field asks, then takes the number of what was found`() {
        var form = Fixture.enrolment()
        form.focus(on: "employer")
        #expect(feed(&form, "机械").last == .query("employer", text: "机械"))
        let lines = Fixture.enrolmentPage(form).linear().lines
        #expect(lines.contains("  5. 宝鸡渭滨机械5厂  91610302MA6TEXT5Y"))
        #expect(feed(&form, "5") == [.changed("employer"), .left("employer"), .entered("kind")])
        #expect(form.value("employer") == "E5")
    }

    @Test func `a back step is the previous field, and from the first one screen back`() {
        var form = Fixture.enrolment()
        #expect(Fixture.enrolmentPage(form).answer("<") == .inputs([.act(.back)]))
        form.focus(on: "name")
        #expect(Fixture.enrolmentPage(form).answer("<") == .inputs([.act(.previous)]))
        #expect(Fixture.enrolmentPage(form).answer("？") == .inputs([.act(.help)]))
        #expect(Fixture.enrolmentPage(form).answer("f10") == .inputs([.act(.submit)]))
        #expect(Fixture.enrolmentPage(form).answer("/周") == .inputs([.act(.box), .key(.paste("周"))]))
    }

    @Test func `a choice that is none lists those there are`() {
        var form = Fixture.enrolment()
        form.focus(on: "kind")
        #expect(Fixture.enrolmentPage(form).answer("9") == .say([Wording.zh.linearNoChoice, "1. 在职", "2. 新就业形态"]))
    }

    @Test func `yes or no and ticks take nothing that is neither`() {
        var form = Fixture.enrolment()
        form.focus(on: "medical")
        #expect(Fixture.enrolmentPage(form).answer("138") == .say([Wording.zh.linearNoChoice, "1. 是", "2. 否"]))
        form.focus(on: "papers")
        let page = Fixture.enrolmentPage(form)
        #expect(page.linear().prompt == "已留存材料 (1 身份证, 2 银行卡, 3 申请书；几样写 1 2) [身份证] > ")
        #expect(page.answer("13") == page.answer("1 3"), "as on the screen")
        #expect(page.answer("19") != page.answer("1"))
        #expect(page.answer("1 9") == .say([Wording.zh.linearNoChoice, "1. 身份证", "2. 银行卡", "3. 申请书"]))
    }

    /// A field over the rows that it finds.
    func findPage(_ names: [String]) -> Page {
        let form = Form([Field("find", "找", .text)], words: .zh)
        var list = ListView([Column("姓名", 0)], rows: names.map { ListRow($0, [Line($0)]) }, numbered: false)
        list.pageRows = 9
        return Page(title: TitleRow(system: "互助柜台", screen: "会员参保", code: "E0"), blocks: [.form(form), .list(list)])
    }

    @Test func `of several found one is asked for, by number`() {
        let page = findPage(["王芳", "王方", "王舫"])
        #expect(page.findsSeveral && !findPage(["王芳"]).findsSeveral)
        #expect(page.linear().lines.contains("2. 王方"))
        guard case .find(let inputs) = page.answer("王") else { return #expect(Bool(false), "no find") }
        #expect(inputs.last == .key(.paste("王")))
        #expect(page.answer("3") == .inputs([.key(.down), .key(.down), .key(.enter)]))
        #expect(page.answer("4") == .say([Wording.zh.noSuchNumber]))
        #expect(page.answer("0028") != .say([Wording.zh.noSuchNumber]))
    }

    @Test func `where digits are commands rows have letters`() {
        var page = findPage(["PZ1", "PZ2"])
        page.blocks.removeFirst()
        #expect(page.linear().lines.contains("b. PZ2"))
        #expect(page.answer("b") == .inputs([.key(.down), .key(.enter)]))
        #expect(page.answer("1") == .inputs([.key(.character("1"))]))
    }

    @Test func `what is wrong with a field that was left is not said at every other`() {
        var session = LinearSession()
        var form = Fixture.enrolment()
        form.setError("phone", "手机号少一位")
        form.focus(on: "kind")
        #expect(session.show(Fixture.enrolmentPage(form)).lines.contains { $0.contains("!! 手机号少一位") })
        form.focus(on: "medical")
        #expect(!session.show(Fixture.enrolmentPage(form)).lines.contains { $0.contains("手机号少一位") })
    }

    @Test func `the keys are told again when digits mean something else`() {
        var session = LinearSession()
        var page = Fixture.listPage()
        page.legend = [LegendItem(.digit(1), "选保障"), LegendItem(.act(.back), "返回")]
        _ = session.show(page)
        page.legend[0].name = "个人页"
        #expect(session.show(page).lines == ["1 个人页  F12 返回"])
    }

    @Test func `list rows and menu items go by number`() {
        #expect(Fixture.menuPage().answer("21") == .inputs([.key(.character("2")), .key(.character("1"))]))
        #expect(Fixture.menuPage().answer("周敏") == .inputs([.act(.box), .key(.paste("周敏"))]))
        let page = Fixture.listPage(selected: 14)
        #expect(page.linear().lines.contains("11. LP610302250001022  阿卜杜拉·买买提  待复审  22,206.31"))
        #expect(page.answer("11") == .inputs(Array(repeating: .key(.down), count: 8) + [.key(.enter)]))
        #expect(page.answer("13") == .say([Wording.zh.noSuchNumber]))
        #expect(page.answer("+") == .inputs([.act(.pageForward)]))
    }

    @Test func `the open list, the box, help and confirm are prompts too`() {
        let pages = Dictionary(uniqueKeysWithValues: Fixture.all)
        #expect(pages["picker"]?.linear().lines[1] == "1. 宝鸡渭滨机械1厂  91610302MA6TEXT1Y")
        #expect(pages["picker"]?.answer("2") == .inputs([.key(.home), .key(.down), .key(.enter)]))
        #expect(pages["box"]?.linear().lines[2] == "2. 命令  刷新  (没有网络)  F5")
        #expect(pages["box"]?.answer("2") == .inputs([.key(.down), .key(.enter)]))
        #expect(pages["help"]?.answer("") == .inputs([.act(.back)]))
        #expect(pages["confirm"]?.linear().lines.contains("* 手机号: 13800001234  (改 13900001234)") == true)
        #expect(pages["confirm"]?.answer("y") == .inputs([.key(.character("y"))]))
    }

    @Test func `of a page that stays only what changed is said again`() {
        var session = LinearSession()
        var form = Fixture.enrolment()
        #expect(session.show(Fixture.enrolmentPage(form)).lines.count > 8)
        _ = form.handle(.key(.enter))
        form.set("name", "王芳")
        #expect(session.show(Fixture.enrolmentPage(form)).lines == ["姓名 *: 王芳"])
        #expect(session.show(Fixture.menuPage()).lines.count > 5)
    }

    @Test func `a sum that grows above the form is said, the form isn't read again`() {
        var session = LinearSession()
        var page = Fixture.enrolmentPage()
        page.crumb = Line([Span("张伟 > 住院", .breadcrumb)])
        _ = session.show(page)
        page.crumb = Line([Span("张伟 > 住院", .breadcrumb), Span("   互助金 300.00", .total)])
        page.message = nil
        #expect(session.show(page).lines == ["张伟 > 住院  互助金 300.00"])
    }

    @Test func `what is wrong is said again as long as it is wrong`() {
        var session = LinearSession()
        var page = Fixture.enrolmentPage(Fixture.enrolment())
        page.message = Message(.error, "没有这一项")
        _ = session.show(page)
        #expect(session.show(page).lines == ["!! 没有这一项"])
    }

    @Test func `nothing said carries a control character or a layout of spaces`() {
        for (_, page) in Fixture.all {
            for line in page.linear().lines {
                #expect(line == Unshown.strip(line))
                #expect(!line.contains("   "))
            }
        }
    }
}
