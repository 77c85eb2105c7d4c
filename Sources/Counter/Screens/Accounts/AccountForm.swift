package import MutualAid
package import Terminal

/// K0…K6: everything that is asked with a password: signing in, the first password, recovery, a change, the lock.
///
/// What was typed in secret is forgotten as soon as it was sent: a refusal empties it and keeps the rest.
package enum AccountForm: Screen {
    package struct State: Sendable, Equatable {
        var task: AccountTask
        var form: Form
        var isSending = false
        var size = Size.home
        /// The task that F12 leads back to.
        var before: AccountTask?

        package init(_ task: AccountTask, _ desk: Desk) {
            self.task = task
            form = task.form(desk)
        }

        /// Another task in its place; who was chosen stays chosen.
        mutating func turn(to task: AccountTask, back: AccountTask?, _ desk: Desk) {
            let name = form.value("name")
            self.task = task
            before = back
            form = task.form(desk)
            if !name.isEmpty { form.set("name", name) }
        }
    }

    package enum Action: Sendable, Equatable {
        case key(Input)
        /// F9 at the door, F6 at the lock, F12 from either.
        case turn
        case turnBack
        case signOut
        case named([User])
        case refused
        case changed
        case coded(RecoveryCode)
        case given(Reply)
    }

    package static let code = "K0"
    package static func code(_ state: State) -> String { state.task.code }
    package static func name(_ state: State, _ desk: Desk) -> String { state.task.name(desk) }
    package static func isTyping(_ state: State) -> Bool { state.form.isTyping }
    package static func setSize(_ state: inout State, _ size: Size) { state.size = size }
    package static func stopWaiting(_ state: inout State) { state.isSending = false }
    package static func confines(_ state: State, _ desk: Desk) -> String? { state.task.confines(desk) }

    /// At the door keys wait: who types ahead is at work before the office is open.
    package static func holdsKeys(_ state: State) -> Bool {
        if case .signIn = state.task { state.isSending } else { false }
    }

    package static func fieldHelp(_ state: State, _ desk: Desk) -> String? {
        guard let field = state.form.focused, !field.help.isEmpty else { return nil }
        let wrong = field.error == nil ? nil : state.task.faults(state.form, desk)[field.id]?.text
        return [wrong ?? "", field.help].filter { !$0.isEmpty }.joined(separator: "\n")
    }

    // MARK: commands

    package static func commands(_ state: State, _ desk: Desk) -> [Command<Action>] {
        if state.form.picker != nil { return [] }
        let list = Command<Action>(.act(.choices), desk.say("列表", "List"), priority: 3, .key(.act(.choices)))
        let common = [
            Command(.shown("Enter"), desk.say("下一项", "Next"), priority: 4, Action.key(.key(.enter))),
            Command(.act(.submit), state.task.submits(desk), priority: 0, .key(.act(.submit))),
        ]
        return common + (state.form.focused?.hasChoices == true ? [list] : []) + own(state, desk)
    }

    private static func own(_ state: State, _ desk: Desk) -> [Command<Action>] {
        switch state.task {
        case .signIn:
            [
                Command(
                    .act(.bringBack), desk.say("忘了密码", "Forgotten"),
                    help: desk.say("用恢复码设新密码", "a new password with the recovery code"), priority: 1, .turn)
            ]
        case .unlock:
            [
                Command(
                    .act(.new), desk.say("换人登录", "Somebody else"),
                    help: desk.say("草稿都已存好，谁的还是谁的", "drafts are stored and stay whose they are"), priority: 1, .turn)
            ]
        case .recover, .takeOver: [Command(.act(.back), desk.say("返回", "Back"), priority: 2, .turnBack)]
        case .change(isForced: true):
            [Command(.act(.back), desk.say("退出登录", "Sign out"), priority: 2, .signOut)]
        default: []
        }
    }

    package static func read(_ input: Input, _ state: State, _ desk: Desk) -> Action? {
        if case .change(isForced: true) = state.task, input == .act(.leave) { return .signOut }
        var form = state.form
        return form.handle(input) == nil ? nil : .key(input)
    }

    package static func hear(_ reply: Reply, to request: Request, _ state: State, _ desk: Desk) -> Action? {
        switch (request, reply) {
        case (_, .users(let users)): .named(users)
        case (.account, .failed): .refused
        case (_, .account(.changed)): .changed
        case (_, .account(.code(let code))): .coded(code)
        case (_, .account(.accounts)): .given(reply)
        default: nil
        }
    }

    // MARK: reduce

    package static func reduce(_ state: inout State, _ action: Action, _ desk: Desk) -> [Effect] {
        switch action {
        case .turn: return turn(&state, desk)
        case .turnBack: if let before = state.before { state.turn(to: before, back: nil, desk) }
        case .signOut: return [.signOut]
        case .named(let users):
            state.form.setOptions("name", AccountTask.options(users.filter { !$0.isRetired }.map(\.name)))
        case .refused: state.isSending = false
        case .changed: return [.back, .praise(desk.passwordChanged)]
        case .coded(let code): return [.replace(.recoveryCode(code, isFirst: false))]
        case .given(let reply):
            guard case .give(let user) = state.task else { return [] }
            return [
                .backWith(reply, to: .account(.accounts)),
                .praise(
                    desk.say(
                        "已给 \(user.name) 临时密码：第一次登录时要换成自己的", "\(user.name) signs in with it once and then chooses")),
            ]
        case .key(let input):
            if state.isSending { return [.inform(desk.say("正在核对，请稍候。", "It is being checked; please wait."))] }
            return key(input, &state, desk)
        }
        return []
    }

    private static func turn(_ state: inout State, _ desk: Desk) -> [Effect] {
        switch state.task {
        case .signIn(let names, let last):
            state.turn(to: .recover(names: names), back: .signIn(names: names, last: last), desk)
            return []
        case .unlock:
            state.turn(to: .takeOver, back: .unlock, desk)
            return [.ask(.users)]
        default: return []
        }
    }

    private static func key(_ input: Input, _ state: inout State, _ desk: Desk) -> [Effect] {
        var effects: [Effect] = []
        for event in state.form.handle(input) ?? [] {
            switch event {
            case .left(let id):
                let fault = state.task.fault(leaving: id, state.form, desk).map { [id: $0] } ?? [:]
                state.form.setError(id, state.form.said(fault, columns: state.size.columns)[id])
            case .submit: effects += submit(&state, desk)
            case .wantsSame: effects.append(.inform(desk.words.notHere))
            case .wantsChoices: effects.append(.ask(.users))
            case .wrongKey(let why): effects.append(.inform(why))
            case .changed, .entered, .query: break
            }
        }
        return effects
    }

    private static func submit(_ state: inout State, _ desk: Desk) -> [Effect] {
        let faults = state.task.faults(state.form, desk)
        guard state.form.show(errors: state.form.said(faults, columns: state.size.columns)) else { return [] }
        let request = state.task.request(state.form)
        state.form.forgetSecrets()
        state.form.focus(on: state.form.fields.first { $0.kind == .secret || $0.id == "code" }?.id ?? "")
        state.isSending = true
        return [.ask(.account(request))]
    }
}
