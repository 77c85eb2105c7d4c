import Terminal
import Testing

@Suite struct ChoiceTests {
    func form() -> Form {
        Form([
            Field(
                "kind", "用工形式", .choice,
                options: [
                    Option("a", "在职", keys: "zz"), Option("b", "新就业", keys: "xjy"), Option("c", "退休", barred: "不能参保"),
                ]),
            Field("front", "一线", .toggle(yes: "是", no: "否")),
            Field("papers", "材料", .checks, options: [Option("x", "申请书"), Option("y", "结算单"), Option("z", "出院记录")]),
            Field("unit", "单位", .find, options: Fixture.employers),
            Field("late", "地区", .choice),
            Field("end", "备注"),
        ])
    }
    func key(_ character: Character) -> Input { .key(.character(character)) }

    @Test func `space goes through the choices, past the barred ones`() {
        var form = form()
        #expect(form.handle(key(" ")) == [.changed("kind")])
        #expect(form.value("kind") == "a")
        _ = form.handle(key(" "))
        #expect(form.value("kind") == "b")
        _ = form.handle(key(" "))
        #expect(form.value("kind") == "a")
    }

    @Test func `digits and initials choose, a barred choice says why`() {
        var form = form()
        _ = form.handle(key("２"))
        #expect(form["kind"]?.shown == "新就业")
        _ = form.handle(key("z"))
        #expect(form.value("kind") == "a")
        #expect(form.handle(key("3")) == [.wrongKey("不能参保")])
        #expect(form.handle(key("9")) == [.wrongKey(Wording.zh.notAnOption)])
        #expect(form.handle(.act(.undo)) == [.changed("kind")])
        #expect(form.value("kind") == "b")
    }

    @Test func `a toggle takes space, 1 and 2, y and n, and its own words`() {
        var form = form()
        form.focus(on: "front")
        for (character, value) in [
            (Character("y"), "yes"), ("2", "no"), ("是", "yes"), ("n", "no"), (" ", "yes"), ("否", "no"),
        ] {
            #expect(form.handle(key(character)) == [.changed("front")])
            #expect(form.value("front") == value)
        }
        #expect(form.handle(key("q")) == [.wrongKey(Wording.zh.notAnOption)])
    }

    @Test func `tick boxes are ticked by space and by digit, in the order of the options`() {
        var form = form()
        form.focus(on: "papers")
        _ = form.handle(key("3"))
        _ = form.handle(.key(.home))
        _ = form.handle(key(" "))
        #expect(form.value("papers") == "x,z")
        _ = form.handle(key("3"))
        #expect(form.value("papers") == "x")
        #expect(form.handle(key("7")) == [.wrongKey(Wording.zh.notAnOption)])
    }

    @Test func `F4 opens the list, digits and arrows choose, Esc leaves the value`() {
        var form = form()
        #expect(form.handle(.act(.choices)) == [])
        #expect(form.picker?.shown.count == 3 && form.isTyping)
        #expect(form.handle(key("2")) == [.changed("kind"), .left("kind"), .entered("front")])
        #expect(form.picker == nil && form.value("kind") == "b")
        form.focus(on: "kind")
        _ = form.handle(.act(.choices))
        #expect(form.picker?.selected == 1)
        _ = form.handle(.key(.up))
        _ = form.handle(.act(.back))
        #expect(form.value("kind") == "b")
        form.focus(on: "end")
        #expect(form.handle(.act(.choices)) == [.wrongKey(Wording.zh.noList)])
        form.focus(on: "front")
        #expect(form.handle(.act(.choices)) == [.wrongKey(Wording.zh.noListToTick)])
    }

    @Test func `typing narrows the list by label and by pinyin initials`() {
        var form = form()
        _ = form.handle(.act(.choices))
        _ = form.handle(key("x"))
        #expect(form.picker?.shown.map(\.code) == ["b"])
        #expect(form.handle(.key(.enter)) == [.changed("kind"), .left("kind"), .entered("front")])
        #expect(form.value("kind") == "b")
        form.focus(on: "kind")
        _ = form.handle(.act(.choices))
        _ = form.handle(key("q"))
        #expect(form.handle(.key(.enter)) == [.wrongKey(Wording.zh.noMatch)])
    }

    @Test func `options may arrive after the list was opened`() {
        var form = form()
        form.focus(on: "late")
        #expect(form.handle(.act(.choices)) == [.wantsChoices("late")])
        #expect(form.picker?.isWaiting == true)
        #expect(form.handle(.key(.enter)) == [.wrongKey(Wording.zh.waiting)])
        form.setOptions("late", [Option("1", "渭滨"), Option("2", "金台")])
        _ = form.handle(.key(.down))
        _ = form.handle(.key(.enter))
        #expect(form.value("late") == "2")
    }

    @Test func `a find field asks for what is typed and takes the only match when left`() {
        var form = form()
        form.focus(on: "unit")
        #expect(form.handle(key("7")) == [.changed("unit"), .query("unit", text: "7")])
        #expect(form.value("unit") == "")
        form.setOptions("unit", Fixture.employers.filter { $0.label.contains("7") && !$0.label.contains("17") })
        #expect(form.handle(.key(.enter)) == [.left("unit"), .entered("late")])
        #expect(form.value("unit") == "E7" && form.typed("unit") == "宝鸡渭滨机械7厂")
    }

    @Test func `a find field with several matches takes none by itself`() {
        var form = form()
        form.focus(on: "unit")
        for character in "机械" { _ = form.handle(key(character)) }
        _ = form.handle(.key(.enter))
        #expect(form.value("unit") == "" && form.typed("unit") == "机械")
    }

    @Test func `in the list of a find field typing asks again`() {
        var form = form()
        form.focus(on: "unit")
        _ = form.handle(.act(.choices))
        #expect(form.handle(key("宝")) == [.query("unit", text: "宝")])
        form.setOptions("unit", [Option("E9", "另一家")])
        #expect(form.handle(.key(.enter)) == [.changed("unit"), .left("unit"), .entered("late")])
        #expect(form.value("unit") == "E9")
    }

    @Test func `digits pick from the page in view`() {
        var form = form()
        form.focus(on: "unit")
        _ = form.handle(.act(.choices))
        _ = form.handle(.act(.pageForward))
        _ = form.handle(key("2"))
        #expect(form.value("unit") == "E11")
    }
}
