import MutualAid
import Terminal

/// The form of one user: name, duties, office, and whether they still work here.
struct UserForm {
    private let form: Form

    init(_ form: Form) { self.form = form }

    /// - Parameter isChange: of a user who is there already, and could leave.
    static func make(_ user: User?, isChange: Bool, _ desk: Desk) -> Form {
        var fields = [
            Field(
                "name", desk.say("姓名", "Name"), .text, required: true, limit: 50, width: 24,
                help: desk.say("写在标题栏和每一条经过里。", "It stands in the title row and in every step.")),
            Field(
                "duties", desk.say("岗位", "Duties"), .checks, required: true,
                options: Duty.allCases.map { Option($0.rawValue, $0.name(desk.language)) },
                help: desk.say(
                    "空格或数字勾选，可以不止一个。\n自己录入的理赔自己不能审。",
                    "Space or a digit ticks; there may be several.\nNobody reviews what they entered.")),
            Field(
                "division", desk.say("办事处", "Office"), .find, required: true, limit: 30, width: 24,
                options: offices(desk),
                help: desk.say(
                    "打代码、名称或拼音首字母；本办事处和下级都可以选。\n操作员看得到、办得了本办事处和下级的理赔。",
                    "Type its code, name or initials: your own office and those below.\nA user works on claims of their office and those below."
                )),
        ]
        if isChange {
            fields.append(
                Field(
                    "active", desk.say("在用", "Active"),
                    .toggle(yes: desk.say("是", "yes"), no: desk.say("停用", "retired")), width: 10,
                    help: desk.say(
                        "停用后不能再办理；名字和经过都留着，随时可以改回。",
                        "A retired user can do nothing more; the name stays in every step, and can be made active again."
                    )))
        }
        var form = Form(fields, words: desk.words)
        form.oneColumn = true
        form.set("name", user?.name ?? "")
        form.set(
            "duties", Duty.allCases.filter { user?.duties.contains($0) ?? false }.map(\.rawValue).joined(separator: ",")
        )
        form.set("division", (user?.division ?? desk.user.division).text)
        form.set("active", user?.isRetired == true ? "no" : "yes")
        noteOffice(&form, desk)
        return form
    }

    /// The operator's own office and those below.
    static func offices(_ desk: Desk) -> [Option] {
        desk.divisions.options.filter { DivisionCode($0.code).map(desk.user.division.covers) ?? false }
    }

    static func noteOffice(_ form: inout Form, _ desk: Desk) {
        guard let code = DivisionCode(form.value("division")) else { return }
        form.setNote("division", Note(code.text + "  " + desk.divisions.path(of: code).dropLast().joined()))
    }

    private var duties: Set<Duty> {
        Set(form.value("duties").split(separator: ",").compactMap { Duty(rawValue: String($0)) })
    }

    /// What is stored; `nil` while something is wrong.
    var details: UserChange? {
        guard let name = try? PersonName(form.value("name")), !duties.isEmpty,
            let division = DivisionCode(form.value("division"))
        else { return nil }
        return UserChange(
            name: name.text, duties: duties, division: division, isRetired: form.value("active") == "no")
    }

    func faults(_ state: Users.State, _ desk: Desk) -> [String: Sentence] {
        var faults: [String: Sentence] = [:]
        func fault(_ id: String, _ zh: (String, String), _ en: (String, String)) {
            faults[id] = Sentence(what: desk.say(zh.0, en.0), todo: desk.say(zh.1, en.1))
        }
        let name = form.value("name")
        let others = (state.users ?? []).filter { $0.id != state.editing?.id }
        do {
            let name = try PersonName(name).text
            if others.contains(where: { $0.name == name }) {
                fault(
                    "name", ("已有操作员 \(name)。", "请加上区别。"),
                    ("\(name) is there already.", "Add something to tell them apart."))
            }
        } catch { faults["name"] = error.sentence(desk.language) }
        if name.isEmpty { fault("name", ("还没有填姓名。", "请填操作员的姓名。"), ("The name is empty.", "Type the user's name.")) }
        if duties.isEmpty {
            fault("duties", ("还没有勾选岗位。", "请至少勾选一个。"), ("No duty is ticked.", "Tick at least one."))
        }
        if DivisionCode(form.value("division")) == nil {
            fault(
                "division", ("没有这个办事处。", "打代码或名称，或按 F4 选。"), ("No such office.", "Type its code or name, or press F4."))
        }
        let stays = duties.contains(.supervisor) && form.value("active") != "no"
        if let user = state.editing, user.duties.contains(.supervisor), !stays,
            !others.contains(where: { !$0.isRetired && $0.duties.contains(.supervisor) })
        {
            let id = duties.contains(.supervisor) ? "active" : "duties"
            fault(
                id, ("这是唯一的主管。", "请先增加另一位主管。"),
                ("This is the only supervisor.", "Add another supervisor first."))
        }
        return faults
    }
}
