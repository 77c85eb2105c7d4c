import MutualAid
package import Terminal

extension Users {
    package static func view(_ state: State, _ desk: Desk) -> Page {
        switch state.phase {
        case .list:
            let note = bar(state, desk).map { Message(.info, $0) }
            return desk.page(
                crumb: crumb(nil, state, desk), [.list(list(state, desk))], message: state.users == nil ? nil : note)
        case .form: return desk.page(crumb: crumb(whose(state, desk), state, desk), [.spacer(1), .form(state.form)])
        case .confirm:
            return desk.page(
                crumb: crumb(whose(state, desk), state, desk), [.spacer(1), .confirm(confirm(state, desk))])
        }
    }

    private static func whose(_ state: State, _ desk: Desk) -> String {
        state.editing?.name ?? desk.say("增加操作员", "Add a user")
    }

    private static func crumb(_ step: String?, _ state: State, _ desk: Desk) -> Line {
        let count = state.users.map { $0.filter { !$0.isRetired }.count }
        let names = desk.say("操作员名册", "Users")
        guard let step else {
            return Line(count.map { names + desk.say("  在用 \($0) 人", "  \($0) active") } ?? names, .breadcrumb)
        }
        return Line([Span(names + " > ", .breadcrumb), Span(Cells.clip(step, 30), .step)])
    }

    static func list(_ state: State, _ desk: Desk) -> ListView {
        let account =
            state.accounts.isEmpty ? [] : [Column(desk.say("登录", "Sign-in"), 16)]
        return ListView(
            [
                Column(desk.say("姓名", "Name"), desk.language == .zh ? 12 : 10),
                Column(desk.say("岗位", "Duties"), 0),
                Column(desk.say("办事处", "Office"), 10, drop: 1),
            ] + account + [Column("", desk.language == .zh ? 4 : 7)],
            rows: (state.users ?? []).map { row($0, state, desk) }, selected: state.place, pageRows: state.pageRows,
            emptyText: state.users == nil ? desk.words.waiting : desk.say("没有操作员。", "There are no users."),
            words: desk.words)
    }

    private static func row(_ user: User, _ state: State, _ desk: Desk) -> ListRow {
        let mark =
            user.isRetired
            ? Line(desk.say("停用", "retired"), .warning)
            : Line(user.id == desk.user.id ? desk.say("现在", "now") : "", .good)
        let account = state.accounts.isEmpty ? [] : [state.accounts[user.id].map { Self.account($0, desk) } ?? .blank]
        return ListRow(
            "\(user.id.value)",
            [
                Line(user.name), Line(user.duties.text(desk)),
                Line(desk.divisions.name(of: user.division) ?? user.division.text),
            ] + account + [mark])
    }

    /// What keeps somebody out first, then when they were here last.
    private static func account(_ account: Account, _ desk: Desk) -> Line {
        func clock(_ at: Instant) -> String { String(at.text(offsetMinutes: 480).suffix(5)) }
        if !account.hasPassword { return Line(desk.say("没有密码", "no password"), .warning) }
        if let until = account.tries.lockedUntil(desk.now) {
            return Line(desk.say("锁定至 ", "locked to ") + clock(until), .warning)
        }
        if account.mustChange { return Line(desk.say("待改密码", "to be changed"), .warning) }
        guard let last = account.lastSignIn else { return Line(desk.say("未登录过", "never"), .muted) }
        let text = last.text(offsetMinutes: 480)
        let isToday = text.hasPrefix(desk.today.iso)
        let isThisYear = text.prefix(4) == desk.today.iso.prefix(4)
        return Line(
            desk.say("上次 ", "last ")
                + (isToday ? String(text.suffix(5)) : isThisYear ? String(text.dropFirst(5)) : String(text.prefix(10))))
    }

    /// The summary before storing; what changes is marked.
    static func confirm(_ state: State, _ desk: Desk) -> Confirm {
        let user = state.editing
        guard let details = UserForm(state.form).details else { return Confirm([], question: "", words: desk.words) }
        func office(_ code: DivisionCode) -> String { desk.divisions.name(of: code) ?? code.text }
        func active(_ isRetired: Bool) -> String { isRetired ? desk.say("停用", "retired") : desk.say("是", "yes") }
        let room = max(20, state.size.columns - 19)
        var rows =
            ConfirmRow.wrapped(desk.say("姓名", "Name"), details.name, was: user?.name, room, desk)
            + ConfirmRow.wrapped(
                desk.say("岗位", "Duties"), details.duties.text(desk), was: user?.duties.text(desk), room, desk)
            + ConfirmRow.wrapped(
                desk.say("办事处", "Office"), office(details.division), was: user.map { office($0.division) }, room, desk)
        if let user {
            rows += ConfirmRow.wrapped(
                desk.say("在用", "Active"), active(details.isRetired), was: active(user.isRetired), room, desk)
        }
        return Confirm(
            rows,
            question: desk.say("存入吗？F10 或 Y 存入，F12 返回修改", "Store this? F10 or Y stores, F12 goes back"),
            canBeUndone: true, words: desk.words)
    }
}

extension ConfirmRow {
    /// A value on as many rows as it takes, and what it was: beside it, or below where there is no room.
    static func wrapped(
        _ label: String, _ value: String, was old: String?, _ room: Int, _ desk: Desk
    ) -> [ConfirmRow] {
        let was = old == value ? nil : old
        if let was, Cells.width(value) + Cells.width(desk.words.changed) + Cells.width(was) + 3 <= room {
            return [ConfirmRow(label, value, was: was)]
        }
        var rows = Cells.wrap(value, room).enumerated().map { place, part in
            ConfirmRow(place == 0 ? label : "", part, was: place == 0 && was != nil ? "" : nil)
        }
        if let was { rows += Cells.wrap(desk.words.changed + " " + was, room).map { ConfirmRow("", $0) } }
        return rows
    }
}

extension Set<Duty> {
    /// In the order of the work.
    func text(_ desk: Desk) -> String {
        Duty.allCases.filter(contains).map { $0.name(desk.language) }.joined(separator: desk.say("、", ", "))
    }
}
