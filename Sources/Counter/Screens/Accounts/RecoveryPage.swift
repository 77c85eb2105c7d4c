package import MutualAid
package import Terminal

/// K4: the recovery code, shown once: it is left by typing its last group from the paper.
package enum RecoveryPage: Screen {
    package struct State: Sendable, Equatable {
        let code: RecoveryCode
        /// The office was just made; behind it is the menu.
        let isFirst: Bool
        var form: Form
        var size = Size.home

        package init(_ code: RecoveryCode, isFirst: Bool, _ desk: Desk) {
            self.code = code
            self.isFirst = isFirst
            var field = Field(
                "last", desk.say("最后一组", "Last group"), .code, required: true, limit: 10, width: 10,
                help: desk.say(
                    "看着纸打第 5 组的 5 个字符：纸上的抄对了才往下走。",
                    "Type the 5 characters of group 5 from your paper: so it is known to be right."))
            field.editor.remembers = false
            form = Form([field], words: desk.words)
        }

        var groups: [Substring] { code.groups.split(separator: "-") }

        /// As a recovery code is read: small letters, O as 0, I and L as 1.
        var isCopied: Bool {
            let rest = groups.dropLast().joined()
            return RecoveryCode(typed: rest + form.value("last")) == code
        }
    }

    package enum Action: Sendable, Equatable {
        case key(Input)
    }

    package static let code = "K4"
    package static func name(_ state: State, _ desk: Desk) -> String { desk.say("恢复码", "Recovery code") }
    package static func isTyping(_ state: State) -> Bool { true }
    package static func setSize(_ state: inout State, _ size: Size) { state.size = size }
    package static func fieldHelp(_ state: State, _ desk: Desk) -> String? { state.form.focused?.help }

    package static func confines(_ state: State, _ desk: Desk) -> String? {
        desk.say("恢复码只显示这一次：先抄在纸上，打最后一组。", "The code is shown only now: write it down, then type its last group.")
    }

    package static func commands(_ state: State, _ desk: Desk) -> [Command<Action>] {
        [
            Command(.act(.submit), desk.say("抄好了", "Written down"), priority: 0, .key(.act(.submit))),
            Command(
                .act(.back), desk.say("返回", "Back"), barred: confines(state, desk), priority: 2, .key(.act(.back))),
            Command(
                .act(.leave), desk.say("退出", "Exit"), barred: confines(state, desk), priority: 2, .key(.act(.leave))),
        ]
    }

    package static func read(_ input: Input, _ state: State, _ desk: Desk) -> Action? {
        var form = state.form
        return form.handle(input) == nil ? nil : .key(input)
    }

    package static func reduce(_ state: inout State, _ action: Action, _ desk: Desk) -> [Effect] {
        guard case .key(let input) = action else { return [] }
        var effects: [Effect] = []
        for event in state.form.handle(input) ?? [] {
            switch event {
            case .submit:
                guard !state.isCopied else {
                    return state.isFirst
                        ? [.enter]
                        : [.back, .praise(desk.say("恢复码已换，旧的作废。", "The recovery code is new; the old one ends."))]
                }
                state.form.setError(
                    "last", desk.say("和第 5 组对不上。请看着纸再打一次。", "That is not group 5. Read your paper and type it again."))
            case .wrongKey(let why): effects.append(.inform(why))
            case .wantsSame: effects.append(.inform(desk.words.notHere))
            default: break
            }
        }
        return effects
    }

    // MARK: view

    package static func view(_ state: State, _ desk: Desk) -> Page {
        desk.page(
            crumb: Line(desk.say("恢复码  只显示这一次", "Recovery code  shown only now"), .breadcrumb),
            [
                .lines(
                    desk.wrapped(
                        desk.say(
                            "所有密码都忘了，只有它打得开这个数据文件；谁拿到它也都打得开。",
                            "If every password is lost, only this opens the file, for whoever has it."), state.size)
                        + desk.wrapped(
                            desk.say(
                                "请抄在纸上，收进保险柜；不要拍照，不要存在电脑里。",
                                "Write it on paper and lock it in the safe. No photo, no copy on a computer."),
                            state.size)),
                .spacer(1), .lines(shown(state, desk)), .spacer(1), .form(state.form),
            ])
    }

    /// A group a row, its characters apart, so that a hand can copy them.
    private static func shown(_ state: State, _ desk: Desk) -> [Line] {
        state.groups.enumerated().map { place, group in
            Line([
                Span(desk.say("      第 \(place + 1) 组   ", "     Group \(place + 1)   "), .label),
                Span(group.map(String.init).joined(separator: "  "), .total),
            ])
        }
    }
}
