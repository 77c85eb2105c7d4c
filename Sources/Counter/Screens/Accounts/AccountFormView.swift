import MutualAid
package import Terminal

extension AccountForm {
    package static func view(_ state: State, _ desk: Desk) -> Page {
        desk.page(
            crumb: crumb(state, desk),
            [
                .spacer(1), .lines(intro(state, desk)), .spacer(1), .form(state.form), .spacer(1),
                .lines(hints(state, desk)),
            ],
            message: state.isSending ? Message(.info, desk.say("正在核对", "Being checked")) : nil)
    }

    private static func crumb(_ state: State, _ desk: Desk) -> Line {
        switch state.task {
        case .give(let user):
            Line([
                Span(desk.say("操作员名册 > ", "Users > "), .breadcrumb), Span(Cells.clip(user.name, 30), .step),
            ])
        case .switchTo:
            Line([
                Span(desk.say("管理 > ", "Settings > "), .breadcrumb), Span(desk.say("换操作员", "Switch operator"), .step),
            ])
        default: Line(state.task.name(desk), .breadcrumb)
        }
    }

    /// Who and where, and what this is for.
    private static func intro(_ state: State, _ desk: Desk) -> [Line] {
        let office = Line("  " + Cells.clip(desk.profile.name, 50), .figure)
        func text(_ zh: String, _ en: String) -> [Line] { desk.wrapped(desk.say(zh, en), state.size) }
        func name(_ user: User) -> Line { Line("  " + Cells.clip(user.name, 50), .figure) }
        return switch state.task {
        case .signIn: [office] + text("请登录。", "Please sign in.")
        case .begin:
            [office]
                + text(
                    "这个数据文件还没有密码。主管先设自己的，再给其他人。设好后数据只有密码或恢复码打得开。",
                    "This file has no passwords yet: a supervisor sets the first. From then on only a password or the recovery code opens it."
                )
        case .recover:
            [office]
                + text(
                    "用恢复码打开，给自己设一个新密码；数据都在。",
                    "The recovery code opens the file; set yourself a new password. The data are all there.")
        case .change(isForced: true):
            text("这个密码是别人给的。请换成只有您自己知道的。", "This password was given to you. Choose one that only you know.")
        case .change: text("换好以后，旧密码就不能用了。", "The old password ends with the change.")
        case .newCode:
            text(
                "换一个新的恢复码，旧的就作废：纸丢了，或别人看过，就换。新的只显示一次，请先备好纸笔。",
                "A new recovery code ends the old one: when the paper is lost or was seen. It is shown once; have paper and a pen ready."
            )
        case .give(let user):
            [name(user)]
                + text(
                    "给一个临时密码，当面告诉本人，登录后自己换掉；原密码和锁定都作废。",
                    "A temporary password: tell it to them; they choose their own at once. An older password and a lock end with it."
                )
        case .switchTo(let user): [name(user)] + text("请本人打密码。", "Let them type their password.")
        case .unlock:
            [
                office,
                Line([Span("  " + desk.say("已锁屏：", "Locked by ")), Span(Cells.clip(desk.user.name, 40), .figure)]),
            ] + text("做到一半的都在下面，打密码接着做。", "Everything lies beneath as it was left; the password opens it.")
        case .takeOver:
            [office]
                + text(
                    "换人登录：前一位没做完的表单已存为他的草稿。", "Forms that were not sent are kept as drafts of who typed them.")
        }
    }

    private static func hints(_ state: State, _ desk: Desk) -> [Line] {
        var hints = [desk.say("密码分大小写：留意大写锁定和输入法。", "Capitals count: mind Caps Lock and the input method.")]
        switch state.task {
        case .signIn:
            hints.append(
                desk.say("忘了密码：请主管重设，或按 F9 用恢复码。", "Forgotten: ask the supervisor, or F9 for the recovery code."))
        case .begin, .recover, .change, .give:
            hints.append(
                desk.say(
                    "至少 \(Password.shortest) 个字符，长比花样要紧；F1 看怎么选。",
                    "At least \(Password.shortest) characters; length counts most. F1 tells more."))
        default: break
        }
        return hints.flatMap { desk.wrapped($0, state.size, .muted) }
    }
}

extension Desk {
    /// A text of the body on as many rows as it takes.
    func wrapped(_ text: String, _ size: Size, _ role: Role = .text) -> [Line] {
        Cells.wrap(text, size.columns - 4).map { Line("  " + $0, role) }
    }
}
