import Terminal
import Testing

@Suite struct FormTests {
    func form() -> Form {
        Form([
            Field("id", "证件号码", .code, required: true, limit: 18), Field("name", "姓名", required: true, limit: 5),
            Field("age", "年龄", .digits, limit: 3, disabled: "由证件号码得出"), Field("sum", "金额", .money),
        ])
    }
    func type(_ text: String, into form: inout Form) -> [FormEvent] {
        text.flatMap { form.handle(.key(.character($0))) ?? [] }
    }

    @Test func `enter leaves the field and goes to the next that can be entered`() {
        var form = form()
        #expect(form.handle(.key(.enter)) == [.left("id"), .entered("name")])
        #expect(form.handle(.key(.tab)) == [.left("name"), .entered("sum")])
        #expect(form.handle(.key(.enter)) == [.left("sum"), .submit])
        #expect(form.handle(.key(.down)) == [.left("sum")])
    }

    @Test func `going back is never validated`() {
        var form = form()
        form.focus(on: "sum")
        #expect(form.handle(.key(.up)) == [.entered("name")])
        #expect(form.handle(.key(.backTab)) == [.entered("id")])
        #expect(form.handle(.key(.backTab)) == [])
    }

    @Test func `what is typed behind a whole day is another day`() {
        var form = Form([Field("first", "首日", .day, value: "2026-12-08")])
        _ = type("t", into: &form)
        #expect(form.value("first") == "t")
        form.set("first", "2026-12-08")
        _ = form.handle(.key(.backspace))
        _ = type("9", into: &form)
        #expect(form.value("first") == "2026-12-09")
    }

    @Test func `what is typed behind a zero or over a short number takes its place`() {
        var form = Form([
            Field("unit", "单位承担 %", .digits, limit: 3, value: "60"), Field("sum", "其他", .money, value: "0.00"),
            Field("staff", "职工人数", .digits, limit: 6, value: "0"),
        ])
        _ = type("50", into: &form)
        #expect(form.value("unit") == "50")
        form.focus(on: "sum")
        _ = type("0.05", into: &form)
        #expect(form.value("sum") == "0.05")
        _ = type("6", into: &form)
        #expect(form.value("sum") == "0.056", "a slip of the finger loses nothing")
        form.set("sum", "18,642.50")
        _ = form.handle(.key(.enter))
        form.focus(on: "sum")
        _ = type("7", into: &form)
        #expect(form.value("sum") == "7")
        form.focus(on: "staff")
        _ = type("120", into: &form)
        #expect(form.value("staff") == "120")
    }

    @Test func `F10 checks the field it leaves and submits from anywhere`() {
        var form = form()
        #expect(form.handle(.act(.submit)) == [.left("id"), .submit])
    }

    @Test func `codes are normalised as typed`() {
        var form = form()
        #expect(type("６１ 01x", into: &form).allSatisfy { $0 == .changed("id") })
        #expect(form.value("id") == "6101X")
        _ = form.handle(.key(.paste("\n 03 ")))
        #expect(form.value("id") == "6101X03")
    }

    @Test func `an error goes when the value changes and is neutral while typing`() {
        var form = form()
        form.setError("id", "缺一位")
        #expect(form["id"]?.error == "缺一位")
        _ = type("6", into: &form)
        #expect(form["id"]?.error == nil)
    }

    @Test func `a full field says how much it takes, a paste that it was cut, and neither submits`() {
        var form = form()
        form.focus(on: "name")
        _ = type("abcde", into: &form)
        #expect(type("f", into: &form) == [.wrongKey(Wording.zh.full(5))])
        _ = form.handle(.key(.control("u")))
        #expect(form.handle(.key(.paste("一二三四五六七\n八"))) == [.changed("name"), .wrongKey(Wording.zh.pasteClipped)])
        #expect(form.value("name") == "一二三四五")
        #expect(form.focusedID == "name")
    }

    @Test func `a digits field says that it takes digits only`() {
        var form = Form([Field("n", "人数", .digits, limit: 4)])
        #expect(type("a", into: &form) == [.wrongKey(Wording.zh.onlyDigits)])
        #expect(type("１2", into: &form).count == 2)
        #expect(form.value("n") == "12")
    }

    @Test func `submit errors are shown all, focus on the first`() {
        var form = form()
        form.focus(on: "sum")
        #expect(form.show(errors: ["name": "必填", "sum": "不对"]) == false)
        #expect(form.focusedID == "name")
        #expect(form["sum"]?.error == "不对")
        #expect(form.show(errors: [:]) == true)
        #expect(form["name"]?.error == nil)
        #expect(form.missing == ["id", "name"])
    }

    @Test func `a field that is greyed under the focus hands it on`() {
        var form = form()
        form.setDisabled("id", "先选单位")
        #expect(form.focusedID == "name")
        form.setDisabled("id", nil)
        #expect(form.handle(.key(.up)) == [.entered("id")])
    }

    @Test func `undo and redo work in the field and say when there is nothing`() {
        var form = form()
        #expect(form.handle(.act(.undo)) == [.wrongKey(Wording.zh.nothingToUndo)])
        _ = type("61", into: &form)
        #expect(form.handle(.act(.undo)) == [.changed("id")])
        #expect(form.value("id") == "")
        #expect(form.handle(.act(.redo)) == [.changed("id")])
        #expect(form.value("id") == "61")
    }

    @Test func `a secret can't be undone or asked for again, and is gone once forgotten`() {
        var form = Form([Field("pw", "密码", .secret)], words: .zh)
        for key in [Key.character("a"), .paste("bcd"), .backspace] { _ = form.handle(.key(key)) }
        #expect(form.handle(.act(.undo)) == [.wrongKey(Wording.zh.nothingToUndo)])
        #expect(form.value("pw") == "abc")
        form.forget("pw")
        #expect(form.value("pw").isEmpty)
        #expect(form.handle(.act(.undo)) == [.wrongKey(Wording.zh.nothingToUndo)])
        #expect(form.handle(.act(.redo)) == [.wrongKey(Wording.zh.nothingToRedo)])
    }

    @Test func `a draft brings every value back, secrets apart`() {
        var form = Fixture.enrolment()
        form.fields.append(Field("pw", "口令", .secret, value: "geheim"))
        let values = form.export()
        #expect(values["pw"] == nil && values["employer"] == "E3" && values["papers"] == "id")
        var fresh = Form(form.fields.map { Field($0.id, $0.label, $0.kind, options: $0.options) })
        fresh.load(values)
        #expect(fresh.export() == values)
        #expect(fresh.typed("employer") == "宝鸡渭滨机械3厂")
    }

    @Test func `after a save sticky fields keep their value`() {
        var form = Fixture.enrolment()
        form.focus(on: "card")
        form.prepareNext()
        #expect(form.value("employer") == "E3" && form.value("kind") == "1")
        #expect(form.value("id") == "" && form["id"]?.note == nil && form.value("medical") == "")
        #expect(form.focusedID == "id")
        #expect(form.handle(.act(.undo)) == [.wrongKey(Wording.zh.nothingToUndo)])
    }

    @Test func `keys that are the screen's are handed back`() {
        var form = form()
        for act in [Act.help, .box, .leave, .refresh, .new, .bringBack, .details, .back, .pageBack] {
            #expect(form.handle(.act(act)) == nil)
        }
        #expect(form.handle(.act(.same)) == [.wantsSame("id")])
        #expect(form.handle(.key(.f(20))) == [.wrongKey(Wording.zh.notHere)])
    }

    @Test func `a form without fields takes nothing`() {
        var form = Form([])
        #expect(form.handle(.key(.enter)) == nil)
        #expect(form.focusedID == "")
    }
}
