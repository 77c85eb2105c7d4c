package import MutualAid
package import Terminal

/// Y1: what can be claimed for and nobody has, the first to run out on top.
package enum UnclaimedList: Screen {
    package struct State: Sendable, Equatable {
        /// `nil` until the office has answered.
        var rows: [UnclaimedRow]?
        var all = false
        var list: ListView

        package init(_ desk: Desk) { list = ListView([], words: desk.words) }
    }

    package enum Action: Sendable, Equatable {
        case key(Input)
        case loaded([UnclaimedRow], hasMore: Bool, after: UnclaimedPlace?)
        case refresh
        case toggle
        case new
    }

    package static let code = "Y1"

    package static func name(_ state: State, _ desk: Desk) -> String { desk.say("应赔未赔", "Unclaimed") }

    /// Asked again whenever a screen above is left: what was claimed for meanwhile is gone.
    package static func opening(_ state: State, _ desk: Desk) -> [Effect] { [ask(state)] }

    /// Rows of one answer; more are asked for as one pages on.
    private static let rowsAtOnce = 100

    private static func ask(_ state: State, after place: UnclaimedPlace? = nil) -> Effect {
        let limit = place == nil ? max(rowsAtOnce, state.rows?.count ?? 0) : rowsAtOnce
        return .ask(.unclaimed(.list(all: state.all, after: place, limit: limit)))
    }

    package static func hear(_ reply: Reply, to request: Request, _ state: State, _ desk: Desk) -> Action? {
        guard case .unclaimed(.list(let rows, let hasMore)) = reply,
            case .unclaimed(.list(state.all, let place, _)) = request
        else { return nil }
        return .loaded(rows, hasMore: hasMore, after: place)
    }

    package static func holdsKeys(_ state: State) -> Bool { state.rows == nil }
    package static func setListRows(_ state: inout State, _ rows: Int) { state.list.pageRows = rows }

    // MARK: commands

    package static func commands(_ state: State, _ desk: Desk) -> [Command<Action>] {
        let barred =
            desk.user.duties.contains(.handler)
            ? nil : ClaimBar.notYourDuty([.handler]).sentence(desk.language).fitting(56)
        var commands = [
            Command(
                .act(.new), desk.say("登记一件", "Add one"),
                help: desk.say("听说谁住院、确诊：先找人，再登记", "Somebody was in hospital or diagnosed: find the person first"),
                barred: barred, priority: 1, Action.new),
            Command(
                .act(.details), state.all ? desk.say("只看要联系的", "To call only") : desk.say("看全部", "All of them"),
                help: desk.say("全部：连不用给付的、本人不要的", "All: also what pays nothing and what isn't wanted"), priority: 4,
                .toggle),
            Command(.act(.refresh), desk.say("刷新", "Refresh"), priority: 5, .refresh),
        ]
        guard state.rows?.isEmpty == false else { return commands }
        commands.insert(Command(.shown("1-9"), desk.say("打开", "Open"), priority: 0, .key(.key(.enter))), at: 0)
        if state.list.rows.count > state.list.pageRows || state.list.hasMore {
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

    package static func reduce(_ state: inout State, _ action: Action, _ desk: Desk) -> [Effect] {
        switch action {
        case .refresh: return [ask(state)]
        case .toggle:
            state.all.toggle()
            state.rows = nil
            return [ask(state)]
        case .new: return [.go(.find(.unclaimed))]
        case .loaded(let rows, let hasMore, let place): load(rows, hasMore, after: place, &state, desk)
        case .key(let input):
            switch state.list.handle(input) {
            case .picked(let place):
                guard let rows = state.rows, rows.indices.contains(place) else { return [] }
                return [.go(.knownEvent(rows[place].unclaimed.event.id))]
            case .wrongKey(let why): return [.inform(why)]
            case .wantsMore: return (state.rows?.latest).map { [ask(state, after: $0)] } ?? []
            case .moved, .ticked, nil: break
            }
        }
        return []
    }

    /// The office gives them by the day of the event; the last day for filing hangs on the covers too.
    private static func load(
        _ rows: [UnclaimedRow], _ hasMore: Bool, after place: UnclaimedPlace?, _ state: inout State, _ desk: Desk
    ) {
        let before = state.rows ?? []
        guard place == nil || place == before.latest else { return }
        let all = (place == nil ? [] : before) + rows
        let sorted = all.sorted {
            ($0.unclaimed.last, $0.unclaimed.event.id) < ($1.unclaimed.last, $1.unclaimed.event.id)
        }
        state.rows = sorted
        state.list.rows = sorted.map { row($0, desk) }
        state.list.hasMore = hasMore
        // Of a page that was asked for one stands on its first row.
        let new = place == nil ? nil : sorted.firstIndex { row in rows.contains { $0 == row } }
        state.list.selected = min(new ?? state.list.selected, max(0, sorted.count - 1))
    }

    // MARK: view

    private static func what(_ facts: KnownFacts, _ desk: Desk) -> String {
        facts.kind == .hospital ? desk.say("住院", "stay") : desk.say("确诊", "diagnosis")
    }

    private static func row(_ row: UnclaimedRow, _ desk: Desk) -> ListRow {
        let event = row.unclaimed.event
        let days = desk.today.days(until: row.unclaimed.last)
        return ListRow(
            "\(event.id.value)",
            [
                Line(row.personName), Line(what(event.facts, desk)), Line(event.facts.day.iso),
                Line(row.unclaimed.last.iso, days <= 60 ? .warning : .text),
                Line(row.unclaimed.prospect.name(desk.language), .figure),
                Line(event.result?.name(desk.language) ?? desk.say("还没联系", "not told yet")),
            ])
    }

    package static func view(_ state: State, _ desk: Desk) -> Page {
        guard let rows = state.rows else {
            return desk.page([.spacer(1), .lines([Line("  " + desk.words.waiting, .muted)])])
        }
        var list = state.list
        let isChinese = desk.language == .zh
        let none = desk.say("  暂无。", "  None.")
        list.emptyText =
            desk.user.duties.contains(.handler)
            ? none
                + desk.say(
                    "F6 登记一件，或 huzhu unclaimed import 读入名单。", " F6 adds one; huzhu unclaimed import reads a list.")
            : none
        list.columns = [
            Column(desk.say("姓名", "Name"), 0), Column(desk.say("事由", "What"), isChinese ? 4 : 9, drop: 3),
            Column(desk.say("发生", "On"), 10, drop: 2), Column(desk.say("申领截止", "File by"), 10),
            Column(desk.say("估算", "Pays"), isChinese ? 15 : 19, .right, drop: 1),
            Column(desk.say("联系", "Told"), isChinese ? 12 : 17),
        ]
        let more = state.list.hasMore ? desk.say("多于 ", "more than ") : ""
        let count =
            state.all
            ? desk.say("全部 \(more)\(rows.count) 件，先到期的在前", "All: \(more)\(rows.count), the first to run out on top")
            : desk.say(
                "还有\(more.isEmpty ? " " : more)\(rows.count) 件没人来申领，先到期的在前",
                "\(more)\(rows.count) nobody has claimed for, the first to run out on top")
        return desk.page(crumb: Line(rows.isEmpty ? "" : count, .breadcrumb), [.list(list)])
    }
}

extension [UnclaimedRow] {
    /// The place of the row that the office gave last.
    fileprivate var latest: UnclaimedPlace? {
        self.max {
            ($0.unclaimed.event.facts.day, $0.unclaimed.event.id) < (
                $1.unclaimed.event.facts.day, $1.unclaimed.event.id
            )
        }
        .map(UnclaimedPlace.init)
    }
}
