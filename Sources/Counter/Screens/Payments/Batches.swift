package import MutualAid
package import Terminal

/// M1: the payment batches, the newest first.
package enum Batches: Screen {
    package struct State: Sendable, Equatable {
        /// `nil` until the office has answered.
        var rows: [BatchRow]?
        var list: ListView

        package init(_ desk: Desk) {
            list = ListView(
                [], emptyText: desk.say("  还没有批次：0 制批。", "  No batch yet: 0 makes one."), words: desk.words)
        }
    }

    package enum Action: Sendable, Equatable {
        case key(Input)
        case loaded([BatchRow])
        case refresh
        case make
    }

    package static let code = "M1"

    package static func name(_ state: State, _ desk: Desk) -> String { desk.say("拨付批次", "Payments") }

    package static func opening(_ state: State, _ desk: Desk) -> [Effect] { [.ask(.money(.batches))] }

    package static func holdsKeys(_ state: State) -> Bool { state.rows == nil }
    package static func setListRows(_ state: inout State, _ rows: Int) { state.list.pageRows = rows }

    // MARK: commands

    package static func commands(_ state: State, _ desk: Desk) -> [Command<Action>] {
        var commands = [
            Command(.digit(0), desk.say("制批", "Make"), barred: desk.bar(.makeBatches), priority: 1, Action.make),
            Command(.act(.refresh), desk.say("刷新", "Refresh"), priority: 4, .refresh),
        ]
        guard state.rows?.isEmpty == false else { return commands }
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
        switch (request, reply) {
        case (.money(.batches), .money(.batches(let rows))): .loaded(rows)
        // Who may not look at them is told so by the kernel.
        case (.money(.batches), .failed): .loaded([])
        default: nil
        }
    }

    package static func reduce(_ state: inout State, _ action: Action, _ desk: Desk) -> [Effect] {
        switch action {
        case .refresh: return [.ask(.money(.batches))]
        case .make: return [.go(.makeBatch)]
        case .loaded(let rows):
            state.rows = rows
            state.list.rows = rows.map { row($0, desk) }
            state.list.selected = min(state.list.selected, max(0, rows.count - 1))
        case .key(let input):
            switch state.list.handle(input) {
            case .picked(let place):
                guard let rows = state.rows, rows.indices.contains(place) else { return [] }
                return [.go(.batch(rows[place].id))]
            case .wrongKey(let why): return [.inform(why)]
            case .moved, .ticked, .wantsMore, nil: break
            }
        }
        return []
    }

    private static func row(_ batch: BatchRow, _ desk: Desk) -> ListRow {
        ListRow(
            "\(batch.id.value)",
            [
                Line(batch.number.text), Line(batch.madeOn.iso),
                Line(batch.stage.name(desk.language), batch.stage.isEnd ? .muted : .text),
                Line("\(batch.totals.lines)"), Line(batch.totals.total.grouped, .figure),
            ])
    }

    // MARK: view

    package static func view(_ state: State, _ desk: Desk) -> Page {
        guard let rows = state.rows else {
            return desk.page([.spacer(1), .lines([Line("  " + desk.words.waiting, .muted)])])
        }
        var list = state.list
        list.columns = [
            Column(desk.say("批次", "Batch"), 17), Column(desk.say("制批日", "Made"), 10, drop: 2),
            Column(desk.say("现在", "Now"), 0), Column(desk.say("笔数", "Lines"), 5, .right, drop: 1),
            Column(desk.say("合计", "Total"), 14, .right),
        ]
        let waiting = rows.filter { !$0.stage.isEnd }.count
        let crumb = desk.say("共 \(rows.count) 批，\(waiting) 批未完", "\(rows.count) batches, \(waiting) not settled")
        return desk.page(crumb: Line(rows.isEmpty ? "" : crumb, .breadcrumb), [.list(list)])
    }
}

extension Desk {
    /// Why the operator may not do it, for a command; `nil` where they may.
    func bar(_ right: Right) -> String? {
        user.duties.isDisjoint(with: right.duties)
            ? ClaimBar.notYourDuty(right.duties).sentence(language).what : nil
    }
}
