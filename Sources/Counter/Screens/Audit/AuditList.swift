package import MutualAid
package import Terminal

/// A1: the audit trail, the newest entry first.
package enum AuditList: Screen {
    package struct State: Sendable, Equatable {
        enum Phase: Sendable, Equatable {
            case list, filter, confirm
        }

        var phase = Phase.list
        var filter = AuditFilter()
        /// `nil` until the first stretch of the trail was looked through.
        var lines: [AuditLine]?
        /// Entries before this one were not looked at yet.
        var next: Int?
        /// How many rows are looked for.
        var wanted = AuditList.rowsAtOnce
        var isSearching = false
        var head: AuditHead?
        var users: [User] = []
        var list: ListView
        /// Kept, so that the filter is changed and not typed again.
        var form: Form
        var isExporting = false
        var exported: AuditExport?
        var size = Size.home

        package init(_ desk: Desk) {
            list = ListView([], words: desk.words)
            form = AuditFilterForm.make([], desk)
        }
    }

    package enum Action: Sendable, Equatable {
        case key(Input)
        case users([User])
        case loaded(AuditPage, AuditHead, before: Int?)
        case refresh
        case narrow
        case all
        case export
        case exported(AuditExport)
        case failed
    }

    package static let code = "A1"

    package static func name(_ state: State, _ desk: Desk) -> String { desk.say("操作记录", "Audit trail") }

    static let rowsAtOnce = 100

    package static func opening(_ state: State, _ desk: Desk) -> [Effect] {
        state.lines == nil ? [.ask(.users), ask(state)] : []
    }

    private static func ask(_ state: State, before entry: Int? = nil) -> Effect {
        .ask(.trail(.page(state.filter, before: entry, limit: state.wanted - (state.lines?.count ?? 0))))
    }

    package static func hear(_ reply: Reply, to request: Request, _ state: State, _ desk: Desk) -> Action? {
        switch (request, reply) {
        case (_, .users(let users)): .users(users)
        case (.trail(.page(state.filter, let before, _)), .trail(.page(let page, let head))):
            .loaded(page, head, before: before)
        case (.trail(.export), .trail(.exported(let export))): .exported(export)
        case (.trail, .failed): .failed
        default: nil
        }
    }

    package static func isTyping(_ state: State) -> Bool { state.phase == .filter && state.form.isTyping }
    package static func holdsKeys(_ state: State) -> Bool { state.lines == nil && state.phase == .list }
    package static func setListRows(_ state: inout State, _ rows: Int) { state.list.pageRows = rows }
    package static func setSize(_ state: inout State, _ size: Size) { state.size = size }

    package static func stopWaiting(_ state: inout State) {
        state.isSearching = false
        state.isExporting = false
        state.lines = state.lines ?? []
    }

    package static func fieldHelp(_ state: State, _ desk: Desk) -> String? {
        guard state.phase == .filter, let help = state.form.focused?.help, !help.isEmpty else { return nil }
        return help
    }

    // MARK: commands

    package static func commands(_ state: State, _ desk: Desk) -> [Command<Action>] {
        switch state.phase {
        case .filter:
            if state.form.picker != nil { return [] }
            var commands: [Command<Action>] = [
                Command(.act(.submit), desk.say("查", "Search"), priority: 0, .key(.act(.submit))),
                Command(.act(.back), desk.say("不改，返回", "Leave as it was"), priority: 1, .key(.act(.back))),
            ]
            if state.form.focused?.hasChoices == true {
                commands.append(Command(.act(.choices), desk.say("列表", "List"), priority: 3, .key(.act(.choices))))
            }
            return commands
        case .confirm:
            return [
                Command(.act(.submit), desk.say("导出", "Export"), priority: 0, .key(.act(.submit))),
                Command(.act(.back), desk.say("返回", "Go back"), priority: 1, .key(.act(.back))),
            ]
        case .list: return listCommands(state, desk)
        }
    }

    private static func listCommands(_ state: State, _ desk: Desk) -> [Command<Action>] {
        let isEmpty = state.lines?.isEmpty != false
        var commands: [Command<Action>] = []
        if !isEmpty {
            commands.append(Command(.shown("1-9"), desk.say("打开", "Open"), priority: 0, .key(.key(.enter))))
        }
        commands += [
            Command(
                .act(.details), desk.say("筛选", "Filter"),
                help: desk.say("谁、做了什么、哪几天、哪个编号、内容里有什么", "who, what, which days, number, text"), priority: 1, .narrow),
            Command(
                .act(.submit), desk.say("导出", "Export"),
                help: desk.say("筛出来的写成 CSV 文件，放在数据文件旁边", "what fits, as a CSV file beside the data file"),
                barred: isEmpty ? desk.say("没有可导出的。", "There is nothing to export.") : nil, priority: 2, .export),
            Command(.act(.refresh), desk.say("刷新", "Refresh"), priority: 6, .refresh),
        ]
        if !state.filter.isOpen {
            commands.append(Command(.act(.new), desk.say("看全部", "All of them"), priority: 3, .all))
        }
        if state.list.rows.count > state.list.pageRows || state.next != nil {
            commands += [
                Command(.act(.pageBack), desk.say("上页", "Back a page"), priority: 5, .key(.act(.pageBack))),
                Command(.act(.pageForward), desk.say("下页", "Next page"), priority: 4, .key(.act(.pageForward))),
            ]
        }
        return commands
    }

    // MARK: reduce

    package static func read(_ input: Input, _ state: State, _ desk: Desk) -> Action? {
        switch state.phase {
        case .filter:
            var form = state.form
            return form.handle(input) == nil ? nil : .key(input)
        case .confirm: return confirm(state, desk).handle(input) == nil ? nil : .key(input)
        case .list:
            var list = state.list
            return list.handle(input) == nil ? nil : .key(input)
        }
    }

    package static func reduce(_ state: inout State, _ action: Action, _ desk: Desk) -> [Effect] {
        switch action {
        case .users(let users):
            state.users = users
            AuditFilterForm.offer(users, &state.form)
        case .loaded(let page, let head, let before): return load(page, head, before: before, &state, desk)
        case .refresh: return again(&state, desk)
        case .narrow: state.phase = .filter
        case .all:
            state.filter = AuditFilter()
            state.form = AuditFilterForm.make(state.users, desk)
            return again(&state, desk)
        case .export: state.phase = .confirm
        case .exported(let export):
            state.isExporting = false
            state.exported = export
            state.phase = .list
            return [
                .praise(
                    desk.say("已写 \(export.lines) 条，文件在上面写着", "\(export.lines) entries written; the file stands above"))
            ]
        case .failed:
            state.isExporting = false
            state.isSearching = false
            state.lines = state.lines ?? []
            if state.phase == .confirm { state.phase = .list }
        case .key(let input):
            switch state.phase {
            case .list: return listKey(input, &state, desk)
            case .filter: return filterKey(input, &state, desk)
            case .confirm: return confirmKey(input, &state, desk)
            }
        }
        return []
    }

    /// Another list: nothing of the old one is shown while it comes.
    private static func again(_ state: inout State, _ desk: Desk) -> [Effect] {
        state.lines = nil
        state.next = nil
        state.wanted = rowsAtOnce
        state.list.rows = []
        state.list.selected = 0
        state.list.hasMore = false
        state.exported = nil
        state.isSearching = true
        return [ask(state)]
    }

    private static func load(
        _ page: AuditPage, _ head: AuditHead, before: Int?, _ state: inout State, _ desk: Desk
    ) -> [Effect] {
        guard before == nil || before == state.next else { return [] }
        let known = before == nil ? [] : state.lines ?? []
        let lines = known + page.lines
        state.lines = lines
        state.next = page.next
        state.head = head
        state.list.rows = lines.map { row($0, desk) }
        state.list.hasMore = page.next != nil
        // Of more that was asked for one stands on the first.
        if state.isSearching, before != nil, known.count == state.wanted - rowsAtOnce, !page.lines.isEmpty {
            state.list.selected = known.count
        }
        // Little that fits may lie far back: it is looked for stretch by stretch, and F12 ends that.
        state.isSearching = page.next != nil && lines.count < state.wanted
        return state.isSearching ? [ask(state, before: page.next)] : []
    }

    private static func listKey(_ input: Input, _ state: inout State, _ desk: Desk) -> [Effect] {
        switch state.list.handle(input) {
        case .picked(let place):
            guard let lines = state.lines, lines.indices.contains(place) else { return [] }
            return [.go(.auditEntry(lines[place]))]
        case .wrongKey(let why): return [.inform(why)]
        case .wantsMore:
            guard let next = state.next, !state.isSearching else { return [] }
            state.wanted = (state.lines?.count ?? 0) + rowsAtOnce
            state.isSearching = true
            return [ask(state, before: next)]
        case .moved, .ticked, nil: return []
        }
    }

    private static func filterKey(_ input: Input, _ state: inout State, _ desk: Desk) -> [Effect] {
        if input == .act(.back), state.form.picker == nil {
            state.phase = .list
            return []
        }
        var effects: [Effect] = []
        for event in state.form.handle(input) ?? [] {
            switch event {
            case .submit:
                let (filter, faults) = AuditFilterForm.read(state.form, desk)
                let said = state.form.said(faults, columns: state.size.columns, on: state.form.first(of: faults))
                guard state.form.show(errors: said) else { return effects }
                state.filter = filter
                state.phase = .list
                return again(&state, desk)
            case .wrongKey(let why): effects.append(.inform(why))
            default: break
            }
        }
        return effects
    }

    private static func confirmKey(_ input: Input, _ state: inout State, _ desk: Desk) -> [Effect] {
        if state.isExporting { return [.inform(desk.say("正在写，请稍候。", "It is being written; please wait."))] }
        switch confirm(state, desk).handle(input) {
        case .yes:
            state.isExporting = true
            return [.ask(.trail(.export(state.filter)))]
        case .no: state.phase = .list
        case .wrongKey(let why): return [.inform(why)]
        case nil: break
        }
        return []
    }
}
