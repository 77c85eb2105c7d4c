package import MutualAid
package import Terminal

/// L1: the claims that wait for the operator, the oldest first.
package enum Worklist: Screen {
    package struct State: Sendable, Equatable {
        /// `nil` until the office has answered.
        var claims: [ClaimRow]?
        var list: ListView

        package init(_ desk: Desk) {
            list = ListView(
                [], emptyText: desk.say("  没有等您处理的理赔，可以歇一会儿。", "  Nothing waits for you."), words: desk.words)
        }
    }

    package enum Action: Sendable, Equatable {
        case key(Input)
        case loaded([ClaimRow])
        case refresh
    }

    package static let code = "L1"

    package static func name(_ state: State, _ desk: Desk) -> String { desk.say("待办", "Worklist") }

    /// Asked again whenever a claim above is left, so that what was decided is gone.
    package static func opening(_ state: State, _ desk: Desk) -> [Effect] { [.ask(.worklist)] }

    package static func holdsKeys(_ state: State) -> Bool { state.claims == nil }
    package static func setListRows(_ state: inout State, _ rows: Int) { state.list.pageRows = rows }

    // MARK: commands

    package static func commands(_ state: State, _ desk: Desk) -> [Command<Action>] {
        let isEmpty = state.claims?.isEmpty ?? true
        var commands = [Command(.act(.refresh), desk.say("刷新", "Refresh"), priority: 4, Action.refresh)]
        guard !isEmpty else { return commands }
        commands.insert(Command(.shown("1-9"), desk.say("打开", "Open"), priority: 0, .key(.key(.enter))), at: 0)
        if state.list.rows.count > state.list.pageRows {
            commands += [
                Command(.act(.pageBack), desk.say("上页", "Back a page"), priority: 3, .key(.act(.pageBack))),
                Command(.act(.pageForward), desk.say("下页", "Next page"), priority: 3, .key(.act(.pageForward))),
            ]
        }
        return commands
    }

    // MARK: reduce

    package static func read(_ input: Input, _ state: State, _ desk: Desk) -> Action? {
        var list = state.list
        return list.handle(input) == nil ? nil : .key(input)
    }

    package static func hear(_ reply: Reply, to request: Request, _ state: State, _ desk: Desk) -> Action? {
        if case .worklist(let rows) = reply { .loaded(rows) } else { nil }
    }

    package static func reduce(_ state: inout State, _ action: Action, _ desk: Desk) -> [Effect] {
        switch action {
        case .refresh: return [.ask(.worklist)]
        case .loaded(let rows):
            let sorted = rows.sorted { ($0.since, $0.id) < ($1.since, $1.id) }
            state.claims = sorted
            state.list.rows = sorted.map { row($0, desk) }
            state.list.selected = min(state.list.selected, max(0, sorted.count - 1))
        case .key(let input):
            switch state.list.handle(input) {
            case .picked(let place):
                guard let claims = state.claims, claims.indices.contains(place) else { return [] }
                return [.go(.review(claims[place].id))]
            case .wrongKey(let why): return [.inform(why)]
            case .wantsMore: return [.ask(.worklist)]
            case .moved, .ticked, nil: break
            }
        }
        return []
    }

    private static func row(_ claim: ClaimRow, _ desk: Desk) -> ListRow {
        let days = max(0, claim.since.local(offsetMinutes: 480).day.days(until: desk.today))
        return ListRow(
            "\(claim.id.value)",
            [
                Line(claim.number), Line(claim.personName), Line(claim.event.name(desk.language)),
                Line(claim.stage.name(desk.language)), Line(desk.say("\(days) 天", "\(days) d")),
                Line(claim.amount.grouped, .figure),
            ])
    }

    // MARK: view

    package static func view(_ state: State, _ desk: Desk) -> Page {
        guard let claims = state.claims else {
            return desk.page([.spacer(1), .lines([Line("  " + desk.words.waiting, .muted)])])
        }
        var list = state.list
        list.columns = [
            Column(desk.say("理赔号", "Claim"), 17), Column(desk.say("姓名", "Name"), 0),
            Column(desk.say("种类", "Kind"), desk.language == .zh ? 8 : 13, drop: 2),
            Column(desk.say("现在", "Now"), desk.language == .zh ? 8 : 15, drop: 1),
            Column(desk.say("已等", "Waits"), 6, .right), Column(desk.say("互助金", "Benefit"), 11, .right),
        ]
        let count = desk.say("等您处理 \(claims.count) 件，先来的在前", "\(claims.count) wait for you, the oldest first")
        return desk.page(crumb: Line(claims.isEmpty ? "" : count, .breadcrumb), [.list(list)])
    }
}
