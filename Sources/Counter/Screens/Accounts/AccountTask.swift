package import MutualAid
import Terminal

/// What a password is asked for: each is a form of name, password, new password and recovery code as it needs them.
package enum AccountTask: Hashable, Sendable {
    case signIn(names: [String], last: String?)
    /// The first password of an office from before there were accounts; `names`: its supervisors.
    case begin(names: [String])
    /// With the recovery code, when the password is lost.
    case recover(names: [String])
    /// The operator's own; forced where it was given by somebody else.
    case change(isForced: Bool)
    case newCode
    /// By the supervisor, for another.
    case give(User)
    case switchTo(User)
    /// The screen is covered.
    case unlock
    /// Another sits down at a covered screen.
    case takeOver
}

extension AccountTask {
    var code: String {
        switch self {
        case .signIn, .switchTo: "K0"
        case .begin: "K1"
        case .recover: "K2"
        case .change: "K3"
        case .newCode: "K4"
        case .unlock, .takeOver: "K5"
        case .give: "K6"
        }
    }

    func name(_ desk: Desk) -> String {
        switch self {
        case .signIn: desk.say("登录", "Sign in")
        case .begin: desk.say("第一个密码", "First password")
        case .recover: desk.say("找回密码", "Recovery")
        case .change: desk.say("改密码", "Password")
        case .newCode: desk.say("新恢复码", "Recovery code")
        case .give: desk.say("给密码", "Give a password")
        case .switchTo: desk.say("换操作员", "Switch")
        case .unlock: desk.say("锁屏", "Locked")
        case .takeOver: desk.say("换人登录", "Take over")
        }
    }

    /// Nobody goes anywhere else from here; why.
    func confines(_ desk: Desk) -> String? {
        switch self {
        case .signIn, .begin, .recover: AccountFault.notSignedIn.sentence(desk.language).text
        case .change(isForced: true):
            desk.say("请先换成自己的密码，别的才能办。", "Choose your own password first; everything else comes after.")
        case .unlock, .takeOver: desk.say("已锁屏，请先打密码。", "The screen is locked; type the password first.")
        case .change, .newCode, .give, .switchTo: nil
        }
    }

    // MARK: the form

    private var asksName: Bool {
        switch self {
        case .signIn, .begin, .recover, .takeOver: true
        default: false
        }
    }

    private var asksPassword: Bool {
        switch self {
        case .signIn, .change, .newCode, .switchTo, .unlock, .takeOver: true
        case .begin, .recover, .give: false
        }
    }

    private var asksNew: Bool {
        switch self {
        case .begin, .recover, .change, .give: true
        default: false
        }
    }

    /// Who may be chosen; `nil` where the office has still to say it.
    private var names: [String]? {
        switch self {
        case .signIn(let names, _), .begin(let names), .recover(let names): names
        default: nil
        }
    }

    func form(_ desk: Desk) -> Form {
        var fields: [Field] = []
        if case .recover = self { fields.append(codeField(desk)) }
        if asksName { fields.append(nameField(desk)) }
        if asksPassword {
            let isOld = asksNew
            fields.append(
                Field(
                    "password", isOld ? desk.say("原密码", "Old password") : desk.say("密码", "Password"), .secret,
                    required: true, limit: Password.longest, width: 32,
                    help: desk.say(
                        "密码分大小写，全角的字母和数字按半角算。忘了请主管重设，或用恢复码。",
                        "Capitals count; full-width letters and digits are taken as plain ones.\nForgotten: the supervisor gives another, or the recovery code helps."
                    )))
        }
        if asksNew { fields += NewPassword.fields(desk, label: newLabel(desk)) }
        var form = Form(fields, words: desk.words)
        form.oneColumn = true
        if case .signIn(_, let last?) = self, names?.contains(last) == true {
            form.set("name", last)
            form.focus(on: "password")
        } else if let names, names.count == 1 {
            form.set("name", names[0])
            if form.focusedID == "name" { form.focus(on: asksPassword ? "password" : "new") }
        }
        return form
    }

    private func newLabel(_ desk: Desk) -> String {
        switch self {
        case .begin: desk.say("密码", "Password")
        case .give: desk.say("临时密码", "Temporary")
        default: desk.say("新密码", "New password")
        }
    }

    private func nameField(_ desk: Desk) -> Field {
        Field(
            "name", desk.say("姓名", "Name"), .choice, required: true, width: 24,
            options: names.map(Self.options),
            help: desk.say(
                "按数字选，F4 列出全部。名单上没有您，请主管在操作员名册里添加。",
                "A digit chooses, F4 lists all. If you aren't listed, the supervisor adds you under Users."))
    }

    static func options(_ names: [String]) -> [Option] { names.map { Option($0, $0) } }

    private func codeField(_ desk: Desk) -> Field {
        var field = Field(
            "code", desk.say("恢复码", "Recovery"), .code, required: true, limit: 40, width: 32,
            help: desk.say(
                "建立办事处时抄在纸上、收在保险柜里的 25 个字符；横线打不打都行，O 当 0，I 和 L 当 1。",
                "The 25 characters that were written down when the office was made; hyphens may be left out, O is 0, I and L are 1."
            ))
        field.editor.remembers = false
        return field
    }

    // MARK: what is wrong, and what is asked

    /// Whose names the new password must not be built around.
    private func passwordNames(_ form: Form, _ desk: Desk) -> [String] {
        let whose: String =
            switch self {
            case .begin, .recover: form.value("name")
            case .give(let user): user.name
            default: desk.user.name
            }
        return [whose, desk.profile.name]
    }

    private func before(_ form: Form) -> Secret? {
        if case .change = self { Secret(form.value("password")) } else { nil }
    }

    func faults(_ form: Form, _ desk: Desk) -> [String: Sentence] {
        var faults =
            asksNew ? NewPassword.faults(form, names: passwordNames(form, desk), before: before(form), desk) : [:]
        for field in form.fields where ["name", "password", "code"].contains(field.id) && field.value.isEmpty {
            faults[field.id] = NewPassword.missing(field.label, desk)
        }
        if case .recover = self, !form.value("code").isEmpty, RecoveryCode(typed: form.value("code")) == nil {
            faults["code"] = AccountFault.wrongRecoveryCode.sentence(desk.language)
        }
        return faults
    }

    func fault(leaving id: String, _ form: Form, _ desk: Desk) -> Sentence? {
        if id == "code", !form.value("code").isEmpty { return faults(form, desk)["code"] }
        guard asksNew else { return nil }
        return NewPassword.faults(
            leaving: id, form, names: passwordNames(form, desk), before: before(form), desk)
    }

    func request(_ form: Form) -> AccountRequest {
        func secret(_ id: String) -> Secret { Secret(form.value(id)) }
        let (name, password) = (form.value("name"), secret("password"))
        let (new, again) = (secret("new"), secret("again"))
        return switch self {
        case .signIn: .signIn(name: name, password)
        case .begin: .begin(name: name, new, again: again)
        case .recover: .recover(code: form.value("code"), name: name, new: new, again: again)
        case .change: .changeOwn(old: password, new: new, again: again)
        case .newCode: .newCode(password: password)
        case .give(let user): .give(user.id, new, again: again)
        case .switchTo(let user): .switchTo(name: user.name, password)
        case .unlock: .unlock(password)
        case .takeOver: .switchTo(name: name, password)
        }
    }

    /// What F10 does.
    func submits(_ desk: Desk) -> String {
        switch self {
        case .signIn, .switchTo, .takeOver: desk.say("登录", "Sign in")
        case .begin, .recover: desk.say("设定并登录", "Set it, sign in")
        case .change: desk.say("改密码", "Change it")
        case .newCode: desk.say("换恢复码", "Make a new one")
        case .give: desk.say("给密码", "Give it")
        case .unlock: desk.say("打开", "Unlock")
        }
    }
}
