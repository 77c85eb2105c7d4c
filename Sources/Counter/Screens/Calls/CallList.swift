package import MutualAid
package import Terminal

/// H1: the paid claims to call about, the oldest payment first; those that wait for a later day come last.
package enum CallList: Screen {
    package struct State: Sendable, Equatable {
        /// `nil` until the office has answered.
        var rows: [CallRow]?
        /// To call today, and waiting for a later day: all of them, not those listed only.
        var due = 0
        var later = 0
        var rules = CallRules.sample
        var list: ListView
        /// The supervisor's form of days and calls.
        var form: Form?
        var isSending = false

        package init(_ desk: Desk) {
            list = ListView(
                [], emptyText: desk.say("  没有要回访的理赔。", "  No paid claim waits for a call."), words: desk.words)
        }
    }

    package enum Action: Sendable, Equatable {
        case key(Input)
        case loaded(CallRows, after: CallPlace?)
        case refresh
        case rules
        case rulesSet(CallRules)
        case failed
    }

    package static let code = "H1"

    package static func name(_ state: State, _ desk: Desk) -> String { desk.say("电话回访", "Call-backs") }

    /// Rows of one answer; more are asked for as one pages on.
    private static let rowsAtOnce = 100

    /// Asked again whenever a call above is left; as many rows as were there.
    package static func opening(_ state: State, _ desk: Desk) -> [Effect] { [ask(state)] }

    private static func ask(_ state: State, after place: CallPlace? = nil) -> Effect {
        .ask(.call(.list(after: place, limit: place == nil ? max(rowsAtOnce, state.rows?.count ?? 0) : rowsAtOnce)))
    }

    package static func hear(_ reply: Reply, to request: Request, _ state: State, _ desk: Desk) -> Action? {
        switch (reply, request) {
        case (.call(.list(let page)), .call(.list(let place, _))): .loaded(page, after: place)
        case (.call(.rules(let rules)), _): .rulesSet(rules)
        case (.failed, .call(.setRules)): .failed
        default: nil
        }
    }

    package static func isTyping(_ state: State) -> Bool { state.form?.isTyping ?? false }
    package static func holdsKeys(_ state: State) -> Bool { state.rows == nil }
    package static func setListRows(_ state: inout State, _ rows: Int) { state.list.pageRows = rows }
    package static func stopWaiting(_ state: inout State) { state.isSending = false }

    package static func fieldHelp(_ state: State, _ desk: Desk) -> String? {
        guard let help = state.form?.focused?.help, !help.isEmpty else { return nil }
        return help
    }

    // MARK: commands

    package static func commands(_ state: State, _ desk: Desk) -> [Command<Action>] {
        guard state.form == nil else {
            return [
                Command(.act(.submit), desk.say("设定", "Set"), priority: 0, .key(.act(.submit))),
                Command(.act(.back), desk.say("不改，返回", "Leave as it was"), priority: 1, .key(.act(.back))),
            ]
        }
        let isSupervisor = desk.user.duties.contains(.supervisor)
        let barred = ClaimBar.notYourDuty([.supervisor]).sentence(desk.language).fitting(56)
        var commands = [
            Command(.act(.refresh), desk.say("刷新", "Refresh"), priority: 4, Action.refresh),
            Command(
                .act(.details), desk.say("重打天数", "Retry days"),
                help: desk.say(
                    "没接通隔几天再打，几次没接通可以结案", "Days until the next try, and after how many a claim may be closed"),
                barred: isSupervisor ? nil : barred, priority: 5, .rules),
        ]
        guard state.rows?.isEmpty == false else { return commands }
        commands.insert(Command(.shown("1-9"), desk.say("打电话", "Call"), priority: 0, .key(.key(.enter))), at: 0)
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
        if var form = state.form {
            return input == .act(.back) || form.handle(input) != nil ? .key(input) : nil
        }
        var list = state.list
        return list.handle(input) == nil ? nil : .key(input)
    }

    package static func reduce(_ state: inout State, _ action: Action, _ desk: Desk) -> [Effect] {
        switch action {
        case .refresh: return [ask(state)]
        case .loaded(let page, let place): load(page, after: place, &state, desk)
        case .rules: state.form = form(state.rules, desk)
        case .rulesSet(let rules):
            state.isSending = false
            state.rules = rules
            state.form = nil
            return [.praise(desk.say("已设定：隔 \(rules.daysText) 天再打", "Set: tried again after \(rules.daysText) days"))]
        case .failed: state.isSending = false
        case .key(let input): return state.form == nil ? listKey(input, &state, desk) : formKey(input, &state, desk)
        }
        return []
    }

    private static func load(_ page: CallRows, after place: CallPlace?, _ state: inout State, _ desk: Desk) {
        let before = state.rows ?? []
        if place == nil {
            state.rows = page.rows
        } else {
            guard place == before.last.map({ CallPlace(after: $0, on: desk.today) }) else { return }
            // The page that was asked for behind the last row: one stands on its first.
            state.rows = before + page.rows
            state.list.selected = before.count
        }
        let rows = state.rows ?? []
        (state.due, state.later, state.rules) = (page.due, page.later, page.rules)
        state.list.rows = rows.map { row($0, desk) }
        state.list.hasMore = page.hasMore
        state.list.selected = min(state.list.selected, max(0, rows.count - 1))
    }

    private static func listKey(_ input: Input, _ state: inout State, _ desk: Desk) -> [Effect] {
        switch state.list.handle(input) {
        case .picked(let place):
            guard let rows = state.rows, rows.indices.contains(place) else { return [] }
            return [.go(.call(rows[place].claim))]
        case .wrongKey(let why): return [.inform(why)]
        case .wantsMore: return state.rows?.last.map { [ask(state, after: CallPlace(after: $0, on: desk.today))] } ?? []
        case .moved, .ticked, nil: return []
        }
    }

    // MARK: rules

    private static func form(_ rules: CallRules, _ desk: Desk) -> Form {
        Form(
            [
                Field(
                    "days", desk.say("隔几天再打", "Retry after"), .text, required: true, limit: 40, width: 24,
                    help: desk.say(
                        "第一次、第二次……没接通后各隔几天再打，用逗号分开；以后都按最后一个。",
                        "Days after the first, the second, … unanswered call, parted by commas; the last holds from then on."
                    ),
                    value: rules.daysText),
                Field(
                    "calls", desk.say("几次可结案", "Close after"), .digits, required: true, limit: 3, width: 5,
                    help: desk.say("这么多次没接通，可以写明后结案。", "After so many unanswered calls the claim may be closed."),
                    value: "\(rules.closeAfter)"),
            ], words: desk.words)
    }

    private static func formKey(_ input: Input, _ state: inout State, _ desk: Desk) -> [Effect] {
        if input == .act(.back) {
            state.form = nil
            return []
        }
        var effects: [Effect] = []
        for event in state.form?.handle(input) ?? [] {
            switch event {
            case .wrongKey(let why): effects.append(.inform(why))
            case .submit:
                guard !state.isSending, let form = state.form else { return effects }
                let days = Normal.ascii(form.value("days")).split { !$0.isNumber }.map { Int($0) ?? 0 }
                guard let rules = CallRules(retryDays: days, closeAfter: Int(form.value("calls")) ?? 0) else {
                    return effects + [.refuse(CallFault.rulesOutOfRange.sentence(desk.language))]
                }
                state.isSending = true
                effects.append(.ask(.call(.setRules(rules))))
            default: break
            }
        }
        return effects
    }

    // MARK: view

    private static func row(_ row: CallRow, _ desk: Desk) -> ListRow {
        let days = max(0, row.since.local(offsetMinutes: 480).day.days(until: desk.today))
        let isDue = row.isDue(on: desk.today)
        return ListRow(
            "\(row.claim.value)",
            [
                Line(row.number), Line(row.personName), Line(row.amount.grouped, .figure),
                Line(desk.say("\(days) 天", "\(days) d")), Line(row.tries == 0 ? "" : "\(row.tries)"),
                Line(row.last?.name(desk.language) ?? ""),
                Line(isDue ? "" : String(row.again?.iso.dropFirst(5) ?? ""), .muted),
            ])
    }

    package static func view(_ state: State, _ desk: Desk) -> Page {
        guard let rows = state.rows else {
            return desk.page([.spacer(1), .lines([Line("  " + desk.words.waiting, .muted)])])
        }
        if let form = state.form {
            let basis = state.rules.basis == .sample ? desk.say("现在是样例", "sample figures now") : ""
            return desk.page(crumb: Line(desk.say("重打天数  ", "Retry days  ") + basis, .step), [.spacer(1), .form(form)])
        }
        var list = state.list
        let isChinese = desk.language == .zh
        list.columns = [
            Column(desk.say("理赔号", "Claim"), 17), Column(desk.say("姓名", "Name"), 0),
            Column(desk.say("互助金", "Benefit"), 11, .right, drop: 2),
            Column(desk.say("已拨", "Paid"), 6, .right), Column(desk.say("打过", "Tries"), 5, .right, drop: 1),
            Column(desk.say("上次", "Last"), isChinese ? 8 : 12, drop: 3), Column(desk.say("再打", "Again"), 5),
        ]
        var count = desk.say("今天要打 \(state.due) 件，先拨付的在前", "\(state.due) to call today, the oldest payment first")
        if state.later > 0 { count += desk.say("；\(state.later) 件以后再打", "; \(state.later) later") }
        return desk.page(crumb: Line(rows.isEmpty ? "" : count, .breadcrumb), [.list(list)])
    }
}
