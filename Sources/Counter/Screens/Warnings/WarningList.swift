package import MutualAid
package import Terminal

/// W1: records that look like one: those open in the office, or all of one person or claim.
package enum WarningList: Screen {
    package struct State: Sendable, Equatable {
        let scope: WarningScope
        var warnings: [Warning]?
        var selected = 0
        var pageRows = 9

        package init(_ scope: WarningScope, _ desk: Desk) { self.scope = scope }
    }

    package enum Action: Sendable, Equatable {
        case key(Input)
        case loaded([Warning])
        case refresh
    }

    package static let code = "W1"

    package static func name(_ state: State, _ desk: Desk) -> String { desk.say("提示", "Warnings") }

    /// Asked again whenever a warning above is left, so that what was settled is told.
    package static func opening(_ state: State, _ desk: Desk) -> [Effect] { [.ask(.people(.warnings(state.scope)))] }

    package static func hear(_ reply: Reply, to request: Request, _ state: State, _ desk: Desk) -> Action? {
        if case .people(.warnings(let all)) = reply { .loaded(all) } else { nil }
    }

    package static func holdsKeys(_ state: State) -> Bool { state.warnings == nil }
    package static func setListRows(_ state: inout State, _ rows: Int) { state.pageRows = max(1, rows) }

    package static func commands(_ state: State, _ desk: Desk) -> [Command<Action>] {
        let refresh = Command(.act(.refresh), desk.say("刷新", "Refresh"), priority: 4, Action.refresh)
        guard state.warnings?.isEmpty == false else { return [refresh] }
        return [Command(.shown("1-9"), desk.say("打开", "Open"), priority: 0, .key(.key(.enter))), refresh]
    }

    package static func read(_ input: Input, _ state: State, _ desk: Desk) -> Action? {
        var list = list(state, desk)
        return list.handle(input) == nil ? nil : .key(input)
    }

    package static func reduce(_ state: inout State, _ action: Action, _ desk: Desk) -> [Effect] {
        switch action {
        case .refresh: return [.ask(.people(.warnings(state.scope)))]
        case .loaded(let all):
            // What is open comes first, the earliest found on top.
            state.warnings = all.filter(\.isOpen) + all.filter { !$0.isOpen }.reversed()
            state.selected = min(state.selected, max(0, all.count - 1))
        case .key(let input):
            var list = list(state, desk)
            let event = list.handle(input)
            state.selected = list.selected
            switch event {
            case .picked(let place): return (state.warnings?[place]).map { [.go(.warning($0.id))] } ?? []
            case .wrongKey(let why): return [.inform(why)]
            case .moved, .ticked, .wantsMore, nil: break
            }
        }
        return []
    }

    package static func view(_ state: State, _ desk: Desk) -> Page {
        guard let warnings = state.warnings else {
            return desk.page([.spacer(1), .lines([Line("  " + desk.words.waiting, .muted)])])
        }
        let open = warnings.filter(\.isOpen).count
        let said = desk.say("未处理 \(open) 条，先发现的在前", "\(open) open, the earliest first")
        return desk.page(crumb: Line(warnings.isEmpty ? "" : said, .breadcrumb), [.list(list(state, desk))])
    }

    private static func list(_ state: State, _ desk: Desk) -> ListView {
        ListView(
            [
                Column(desk.say("提示", "Warning"), desk.language == .zh ? 12 : 18),
                Column(desk.say("先有的", "First"), 17, drop: 1), Column(desk.say("姓名", "Name"), 8, drop: 2),
                Column(desk.say("后来的", "Then"), 17), Column(desk.say("姓名", "Name"), 0),
                Column(desk.say("结果", "Result"), desk.language == .zh ? 10 : 12),
            ],
            rows: (state.warnings ?? []).map { warning in
                let said = warning.settled?.verdict.name(desk.language) ?? desk.say("未处理", "open")
                return ListRow(
                    "\(warning.id.value)",
                    [
                        Line(warning.kind.name(desk.language), warning.isOpen ? .warning : .muted),
                        Line(warning.first.number), Line(warning.first.name), Line(warning.second.number),
                        Line(warning.second.name), Line(said, warning.isOpen ? .warning : .muted),
                    ])
            }, selected: state.selected, pageRows: state.pageRows,
            emptyText: state.warnings == nil
                ? desk.words.waiting : desk.say("  没有像是同一个的记录。", "  No two records look like one."),
            words: desk.words)
    }
}
