package import MutualAid
package import Terminal

/// U1: who works here: names, duties, offices. Supervisors add and change; nobody is ever deleted, for steps carry their names.
package enum Users: Screen {
    package enum Action: Sendable, Equatable {
        case key(Input)
        case listed([User])
        case stored([User])
        case refused
        case new
        case accounts([Account])
        case give
    }

    package static let code = "U1"

    package static func name(_ state: State, _ desk: Desk) -> String { desk.say("操作员名册", "Users") }

    package static func opening(_ state: State, _ desk: Desk) -> [Effect] {
        [.ask(.users)] + askAccounts(state, desk)
    }

    /// How the accounts stand is the supervisors' business, and a made-up office has none.
    private static func askAccounts(_ state: State, _ desk: Desk) -> [Effect] {
        bar(state, desk) == nil && desk.withoutAccounts == nil ? [.ask(.account(.accounts))] : []
    }

    package static func isTyping(_ state: State) -> Bool { state.phase == .form && state.form.isTyping }

    package static func fieldHelp(_ state: State, _ desk: Desk) -> String? {
        guard state.phase == .form, let field = state.form.focused else { return nil }
        let wrong = field.error == nil ? nil : UserForm(state.form).faults(state, desk)[field.id]?.text
        let parts = [wrong ?? "", field.help].filter { !$0.isEmpty }
        return parts.isEmpty ? nil : parts.joined(separator: "\n")
    }

    package static func draft(_ state: State, _ desk: Desk) -> DraftRow? {
        guard state.hasForm, state.form.export() != state.first else { return nil }
        let name = state.form.value("name")
        return DraftRow(
            key: state.key, form: .user, saved: desk.now, title: name.isEmpty ? Self.name(state, desk) : name,
            values: state.values)
    }

    package static func holdsKeys(_ state: State) -> Bool { state.phase == .list && state.users == nil }
    package static func setListRows(_ state: inout State, _ rows: Int) {
        if state.phase == .list { state.pageRows = rows }
    }
    package static func setSize(_ state: inout State, _ size: Size) { state.size = size }
    package static func stopWaiting(_ state: inout State) { state.isSending = false }

    // MARK: commands

    /// Why the operator may only read the list.
    static func bar(_ state: State, _ desk: Desk) -> String? {
        if Right.manageUsers.duties.contains(where: desk.user.duties.contains) { return nil }
        return Sentence(
            what: desk.say("增加和修改操作员由主管办理。", "Supervisors add and change users."),
            todo: desk.say("请主管来做，或在 9 管理 里换操作员。", "Ask one, or switch in 9 Settings.")
        ).fitting(state.size.columns - 4)
    }

    package static func commands(_ state: State, _ desk: Desk) -> [Command<Action>] {
        switch state.phase {
        case .list:
            let isLong = (state.users?.count ?? 0) > state.pageRows
            let pages = [
                Command(.act(.pageBack), desk.say("上页", "Back a page"), priority: 5, Action.key(.act(.pageBack))),
                Command(.act(.pageForward), desk.say("下页", "Next page"), priority: 5, .key(.act(.pageForward))),
            ]
            return [
                Command(
                    .shown("1-9"), desk.say("修改", "Change"), barred: bar(state, desk), priority: 0,
                    Action.key(.key(.enter))),
                Command(
                    .act(.new), desk.say("增加操作员", "Add a user"), barred: bar(state, desk), priority: 0, .new),
                Command(
                    .act(.details), desk.say("给密码", "Give a password"),
                    help: desk.say("给选中的人一个临时密码；锁定也就解除", "a password for once to the selected; it ends a lock"),
                    barred: desk.withoutAccounts ?? bar(state, desk), priority: 4, .give),
            ] + (isLong ? pages : [])
        case .form:
            if state.form.picker != nil { return [] }
            let list = Command(.act(.choices), desk.say("列表", "List"), priority: 3, Action.key(.act(.choices)))
            let tick = Command(.shown("1-7"), desk.say("勾选", "Tick"), priority: 3, Action.key(.key(.character("1"))))
            let kind = state.form.focused?.kind
            return [Command(.shown("Enter"), desk.say("下一项", "Next"), priority: 4, .key(.key(.enter)))]
                + (kind == .checks ? [tick] : []) + (kind == .find ? [list] : []) + [
                    Command(.act(.submit), desk.say("存入", "Store"), priority: 0, .key(.act(.submit))),
                    Command(.act(.back), desk.say("返回名册", "Back"), priority: 1, .key(.act(.back))),
                ]
        case .confirm:
            return [
                Command(.act(.submit), desk.say("存入", "Store"), priority: 0, .key(.act(.submit))),
                Command(.act(.back), desk.say("返回修改", "Go back"), priority: 1, .key(.act(.back))),
            ]
        }
    }

    package static func read(_ input: Input, _ state: State, _ desk: Desk) -> Action? {
        switch state.phase {
        case .list:
            var list = list(state, desk)
            return list.handle(input) == nil ? nil : .key(input)
        case .form:
            var form = state.form
            return form.handle(input) == nil ? nil : .key(input)
        case .confirm: return confirm(state, desk).handle(input) == nil ? nil : .key(input)
        }
    }

    package static func hear(_ reply: Reply, to request: Request, _ state: State, _ desk: Desk) -> Action? {
        switch (request, reply) {
        case (.users, .users(let users)): .listed(users)
        case (_, .account(.accounts(let accounts))): .accounts(accounts)
        case (.life(.addUser), .users(let users)), (.life(.changeUser), .users(let users)): .stored(users)
        case (.life(.addUser), _), (.life(.changeUser), _): .refused
        default: nil
        }
    }

    // MARK: reduce

    package static func reduce(_ state: inout State, _ action: Action, _ desk: Desk) -> [Effect] {
        switch action {
        case .listed(let users): state.list(users)
        case .stored(let users): return stored(users, &state, desk)
        case .refused:
            // What was typed stays; the list is read again, so that what another supervisor did is seen.
            state.isSending = false
            state.phase = .form
            return [.ask(.users)]
        case .accounts(let accounts):
            state.accounts = Dictionary(accounts.map { ($0.user, $0) }) { $1 }
        case .give:
            guard let users = state.users, users.indices.contains(state.place) else { return [] }
            let user = users[state.place]
            if user.isRetired {
                return [
                    .warn(desk.say("\(user.name)已停用，不能登录。先改成在用。", "\(user.name) is retired. Make them active first."))
                ]
            }
            return [.go(.account(.give(user)))]
        case .new:
            if state.editing != nil || !state.hasForm { state.begin(nil, key: state.nextKey, desk) }
            state.phase = .form
        case .key(let input):
            if state.isSending { return [.inform(desk.say("正在保存，请稍候。", "It is being stored; please wait."))] }
            switch state.phase {
            case .list: return listKey(input, &state, desk)
            case .form: return formKey(input, &state, desk)
            case .confirm: return confirmKey(input, &state, desk)
            }
        }
        return []
    }

    private static func stored(_ users: [User], _ state: inout State, _ desk: Desk) -> [Effect] {
        let name = state.form.value("name")
        let wasNew = state.editing == nil
        state.isSending = false
        state.hasForm = false
        state.phase = .list
        state.list(users)
        state.place = users.firstIndex { $0.name == name } ?? state.place
        let next =
            desk.withoutAccounts == nil
            ? desk.say("：F11 给他临时密码", ": F11 gives them a password")
            : desk.say("：9 管理 里按 1 可以换成他", ": 1 in 9 Settings switches to them")
        return [.ask(.discardDraft(state.key))] + askAccounts(state, desk) + [
            .praise(
                wasNew
                    ? desk.say("已增加操作员 \(name)", "Added \(name)") + next
                    : desk.say("已修改操作员 \(name)", "Changed \(name)"))
        ]
    }

    private static func listKey(_ input: Input, _ state: inout State, _ desk: Desk) -> [Effect] {
        var list = list(state, desk)
        let event = list.handle(input)
        state.place = list.selected
        switch event {
        case .picked(let place):
            if let bar = bar(state, desk) { return [.warn(bar)] }
            guard let user = state.users?[place] else { return [] }
            if !state.hasForm || state.editing?.id != user.id { state.begin(user, key: state.nextKey, desk) }
            state.phase = .form
        case .wrongKey(let why): return [.inform(why)]
        case .moved, .ticked, .wantsMore, nil: break
        }
        return []
    }

    private static func formKey(_ input: Input, _ state: inout State, _ desk: Desk) -> [Effect] {
        if input == .act(.back), state.form.picker == nil {
            state.phase = .list
            return []
        }
        var effects: [Effect] = []
        let offices = UserForm.offices(desk)
        for event in state.form.handle(input) ?? [] {
            switch event {
            case .query(let id, let text): state.form.narrow(id, text, in: offices, desk)
            case .left("division"):
                if state.form.settle("division", in: offices) { return effects }
                UserForm.noteOffice(&state.form, desk)
            case .submit:
                let faults = UserForm(state.form).faults(state, desk)
                let said = state.form.said(faults, columns: state.size.columns, on: state.form.first(of: faults))
                guard state.form.show(errors: said) else { return effects }
                guard state.form.export() != state.first || state.editing == nil else {
                    state.phase = .list
                    return [.inform(desk.say("没有改动。", "Nothing was changed."))]
                }
                state.phase = .confirm
            case .wrongKey(let why): effects.append(.inform(why))
            default: break
            }
        }
        return effects
    }

    private static func confirmKey(_ input: Input, _ state: inout State, _ desk: Desk) -> [Effect] {
        switch confirm(state, desk).handle(input) {
        case .yes:
            guard let details = UserForm(state.form).details else { return [] }
            state.isSending = true
            if let user = state.editing {
                return [.ask(.life(.changeUser(user.id, details, version: user.version)))]
            }
            return [.ask(.life(.addUser(details, state.key)))]
        case .no: state.phase = .form
        case .wrongKey(let why): return [.inform(why)]
        case nil: break
        }
        return []
    }
}
