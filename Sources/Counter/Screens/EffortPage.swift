package import MutualAid
package import Terminal

/// N1: what jobs take: this month by kind, and the kind that is selected month by month.
package enum EffortPage: Screen {
    package struct State: Sendable, Equatable {
        /// `nil` until the office has answered.
        var effort: Effort?
        var selected = 0
        var size = Size.home

        package init() {}
    }

    package enum Action: Sendable, Equatable {
        case key(Input)
        case loaded(Effort)
        case refresh
    }

    package static let code = "N1"

    package static func name(_ state: State, _ desk: Desk) -> String { desk.say("省事统计", "Effort") }

    package static func opening(_ state: State, _ desk: Desk) -> [Effect] { [.ask(.effort(.summary))] }

    package static func hear(_ reply: Reply, to request: Request, _ state: State, _ desk: Desk) -> Action? {
        if case .effort(.summary(let effort)) = reply { .loaded(effort) } else { nil }
    }

    package static func holdsKeys(_ state: State) -> Bool { state.effort == nil }
    package static func setSize(_ state: inout State, _ size: Size) { state.size = size }

    // MARK: commands

    package static func commands(_ state: State, _ desk: Desk) -> [Command<Action>] {
        [
            Command(
                .shown(desk.words.upDown), desk.say("换一种办件", "Another kind"), priority: 0, .key(.key(.down))),
            Command(.act(.refresh), desk.say("刷新", "Refresh"), priority: 4, .refresh),
        ]
    }

    package static func read(_ input: Input, _ state: State, _ desk: Desk) -> Action? {
        var list = list(state, desk)
        return list.handle(input) == nil ? nil : .key(input)
    }

    // MARK: reduce

    package static func reduce(_ state: inout State, _ action: Action, _ desk: Desk) -> [Effect] {
        switch action {
        case .refresh: return [.ask(.effort(.summary))]
        case .loaded(let effort): state.effort = effort
        case .key(let input):
            var list = list(state, desk)
            let event = list.handle(input)
            state.selected = list.selected
            switch event {
            case .picked(let place): state.selected = place
            case .wrongKey(let why): return [.inform(why)]
            case .moved, .ticked, .wantsMore, nil: break
            }
        }
        return []
    }

    // MARK: view

    /// All kinds first, then each by itself.
    private static let kinds: [JobKind?] = [nil] + JobKind.allCases.map { $0 }

    package static func view(_ state: State, _ desk: Desk) -> Page {
        guard state.effort != nil else {
            return desk.page([.spacer(1), .lines([Line("  " + desk.words.waiting, .muted)])])
        }
        let month = Month(of: desk.today)
        return desk.page(
            crumb: Line(
                desk.say(
                    "本月 \(month.iso)  从打开表单到存好；数字都是中位数",
                    "\(month.iso): medians, from opening a form to its storing"),
                .breadcrumb),
            [
                .list(list(state, desk)),
                .rule(desk.say("按月  ", "By month  ") + name(kinds[state.selected], desk)),
                .lines(months(state, desk)),
            ])
    }

    private static func name(_ kind: JobKind?, _ desk: Desk) -> String {
        kind?.name(desk.language) ?? desk.say("全部", "all")
    }

    private static func list(_ state: State, _ desk: Desk) -> ListView {
        let month = Month(of: desk.today)
        var list = ListView(
            [Column(desk.say("办件", "Job"), desk.language == .zh ? 12 : 11)] + columns(desk),
            rows: kinds.enumerated().map { place, kind in
                let line = state.effort?.line(month, kind)
                return ListRow("\(place)", [Line(name(kind, desk))] + cells(line, desk).map { Line($0, .figure) })
            }, selected: state.selected, pageRows: listRows(state), numbered: false, words: desk.words)
        list.pageRows = listRows(state)
        return list
    }

    /// All kinds where there is room for them, a month, and the two lines that head both.
    private static func listRows(_ state: State) -> Int { min(kinds.count, Page.bodyRows(size: state.size) - 3) }

    /// Jobs, keys beyond the data, all keys, time, papers asked for, papers saved.
    private static func columns(_ desk: Desk) -> [Column] {
        [
            Column(desk.say("件数", "Jobs"), 6, .right), Column(desk.say("按键", "Keys"), 6, .right),
            Column(desk.say("连数据", "w. data"), 8, .right), Column(desk.say("用时", "Time"), 8, .right),
            Column(desk.say("要材料", "Asked"), 7, .right, drop: 2),
            Column(desk.say("免材料", "Saved"), 7, .right, drop: 1), Column("", 0),
        ]
    }

    private static func cells(_ line: EffortLine?, _ desk: Desk) -> [String] {
        guard let line else { return ["-", "", "", "", "", "", ""] }
        return [
            "\(line.jobs)", "\(line.steps)", "\(line.keys)", time(line.seconds), "\(line.papersAsked)",
            "\(line.papersSaved)", "",
        ]
    }

    /// `1:05`, hours where there are any.
    private static func time(_ seconds: Int) -> String {
        let parts = seconds < 3600 ? [seconds / 60] : [seconds / 3600, seconds / 60 % 60]
        let head = parts.enumerated().map { $0.offset == 0 ? "\($0.element)" : two($0.element) }
        return (head + [two(seconds % 60)]).joined(separator: ":")
    }

    private static func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }

    /// As many months as there is room for, the newest first.
    private static func months(_ state: State, _ desk: Desk) -> [Line] {
        let kind = kinds[state.selected]
        let known = (state.effort?.months ?? []).compactMap { month in
            state.effort?.line(month, kind).map { (month, $0) }
        }
        guard !known.isEmpty else { return [Line(desk.say("  还没有办过", "  None yet"), .muted)] }
        let room = max(1, Page.bodyRows(size: state.size) - listRows(state) - 2)
        let widths = columns(desk).dropLast().map(\.width)
        return known.prefix(room).map { month, line in
            let figures = zip(cells(line, desk), widths).map { Cells.fit($0, $1, .right) }
            return Line(
                "  " + Cells.fit(month.iso, desk.language == .zh ? 12 : 11) + "  " + figures.joined(separator: "  "),
                .figure)
        }
    }
}
