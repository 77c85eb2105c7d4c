package import MutualAid
package import Terminal

/// R2: the covers that end within some days, by person or by employer; Enter renews.
package enum RenewalsPage: Screen {
    package struct State: Sendable, Equatable {
        /// How far the list looks ahead, or back.
        var days = 30
        /// Covers that have ended, instead of those that will.
        var isPast = false
        var byUnit = false
        /// One employer's people only.
        var unit: RenewalCount?
        var rows: [RenewalRow]?
        var counts: [RenewalCount]?
        /// More of the list is behind the last row.
        var hasMore = false
        var list = ListView([])
        /// The number of days is being typed.
        var form: Form?
        var isPrinting = false
        var size = Size.home

        package init(_ desk: Desk) { list.words = desk.words }

        func query(_ today: Day) -> RenewalQuery {
            var query: RenewalQuery =
                isPast ? .ended(within: days, before: today) : .ending(within: days, from: today)
            if let unit { query.unit = unit.unit }
            return query
        }
    }

    package enum Action: Sendable, Equatable {
        case key(Input)
        case loaded([RenewalRow], isMore: Bool)
        case counted([RenewalCount], isMore: Bool)
        case print
        case printed
        case turn, past, typeDays, refresh
        case all([RenewalRow])
    }

    package static let code = "R2"
    /// Rows asked for at a time.
    static let page = 100
    /// The longest list that is printed at once.
    static let printed = 20_000

    package static func name(_ state: State, _ desk: Desk) -> String { desk.say("续保", "Renewals") }

    /// Asked again whenever a person above is left, so that who renewed is gone.
    package static func opening(_ state: State, _ desk: Desk) -> [Effect] { [.ask(ask(state, desk))] }

    private static func ask(_ state: State, _ desk: Desk, isMore: Bool = false) -> Request {
        state.byUnit
            ? .slips(
                .renewalCounts(
                    state.query(desk.today).span, after: isMore ? state.counts?.last?.place : nil, limit: page))
            : .slips(
                .renewals(state.query(desk.today), after: isMore ? state.rows?.last?.place : nil, limit: page))
    }

    package static func hear(_ reply: Reply, to request: Request, _ state: State, _ desk: Desk) -> Action? {
        let query = state.query(desk.today)
        switch (request, reply) {
        case (.slips(.renewals(query, _, Self.printed)), .slips(.renewals(let rows))): return .all(rows)
        case (.slips(.renewals(query, let after, _)), .slips(.renewals(let rows))):
            return after == nil || after == state.rows?.last?.place ? .loaded(rows, isMore: after != nil) : nil
        case (.slips(.renewalCounts(query.span, let after, _)), .slips(.renewalCounts(let rows))):
            return after == nil || after == state.counts?.last?.place ? .counted(rows, isMore: after != nil) : nil
        case (.print, _), (.slips(.renewals(_, _, Self.printed)), .failed): return .printed
        default: return nil
        }
    }

    package static func isTyping(_ state: State) -> Bool { state.form?.isTyping ?? false }
    package static func fieldHelp(_ state: State, _ desk: Desk) -> String? { state.form?.focused?.help }
    package static func setSize(_ state: inout State, _ size: Size) { state.size = size }
    package static func setListRows(_ state: inout State, _ rows: Int) { state.list.pageRows = rows }
    package static func stopWaiting(_ state: inout State) { state.isPrinting = false }
    package static func holdsKeys(_ state: State) -> Bool {
        state.form == nil && (state.byUnit ? state.counts == nil : state.rows == nil)
    }

    // MARK: commands

    package static func commands(_ state: State, _ desk: Desk) -> [Command<Action>] {
        guard state.form == nil else {
            return [
                Command(.act(.submit), desk.say("列出", "List"), priority: 0, .key(.act(.submit))),
                Command(.act(.back), desk.say("返回", "Back"), priority: 1, .key(.act(.back))),
            ]
        }
        let isEmpty = state.list.rows.isEmpty
        let none = isEmpty ? desk.say("没有可打印的。", "There is nothing to print.") : nil
        let byPerson = state.byUnit ? desk.say("先按 2 按人列。", "2 lists by person first.") : nil
        var commands: [Command<Action>] = []
        if !isEmpty {
            commands.append(
                Command(
                    .shown("Enter"), state.byUnit ? desk.say("看这个单位", "This unit") : desk.say("续保", "Renew"),
                    priority: 0, .key(.key(.enter))))
        }
        commands += [
            Command(.digit(1), desk.say("打印", "Print"), barred: none ?? byPerson, priority: 1, .print),
            Command(
                .digit(2), state.byUnit ? desk.say("按人", "By person") : desk.say("按单位", "By unit"), priority: 1, .turn),
            Command(
                .digit(3), state.isPast ? desk.say("将到期", "To come") : desk.say("已到期", "Ended"),
                help: desk.say("到期后还在续保期内的，保障也接得上", "A cover that ended a few days ago can still be continued"),
                priority: 2,
                .past),
            Command(.digit(4), desk.say("天数", "Days"), priority: 3, .typeDays),
            Command(.act(.refresh), desk.say("刷新", "Refresh"), priority: 9, .refresh),
        ]
        if state.list.rows.count > state.list.pageRows || state.hasMore {
            commands.append(
                Command(.act(.pageForward), desk.say("下页", "Next page"), priority: 4, .key(.act(.pageForward))))
        }
        if state.unit != nil {
            commands.append(
                Command(.act(.back), desk.say("全部单位", "All units"), priority: 2, .key(.act(.back))))
        }
        return commands
    }

    package static func read(_ input: Input, _ state: State, _ desk: Desk) -> Action? {
        if var form = state.form { return form.handle(input) == nil ? nil : .key(input) }
        var list = state.list
        return list.handle(input) == nil ? nil : .key(input)
    }

    // MARK: reduce

    package static func reduce(_ state: inout State, _ action: Action, _ desk: Desk) -> [Effect] {
        switch action {
        case .loaded(let rows, let isMore):
            state.rows = (isMore ? state.rows ?? [] : []) + rows
            show(&state, fetched: rows.count, desk)
        case .counted(let counts, let isMore):
            state.counts = (isMore ? state.counts ?? [] : []) + counts
            show(&state, fetched: counts.count, desk)
        case .print:
            guard !state.isPrinting else { return [] }
            state.isPrinting = true
            guard state.hasMore else { return print(state.rows ?? [], state, desk) }
            return [.ask(.slips(.renewals(state.query(desk.today), after: nil, limit: Self.printed)))]
        case .all(let rows): return print(rows, state, desk)
        case .printed: state.isPrinting = false
        case .turn:
            state.byUnit.toggle()
            state.unit = nil
            return again(&state, desk)
        case .past:
            state.isPast.toggle()
            state.unit = nil
            return again(&state, desk)
        case .refresh: return [.ask(ask(state, desk))]
        case .typeDays: state.form = form(state, desk)
        case .key(let input): return key(input, &state, desk)
        }
        return []
    }

    /// Another list: nothing of the old one is shown while it comes.
    private static func again(_ state: inout State, _ desk: Desk) -> [Effect] {
        state.rows = nil
        state.counts = nil
        state.list.rows = []
        state.list.selected = 0
        state.hasMore = false
        return [.ask(ask(state, desk))]
    }

    private static func print(_ rows: [RenewalRow], _ state: State, _ desk: Desk) -> [Effect] {
        let unit = state.unit.map { $0.name ?? desk.say("没有单位", "no unit") }
        let slip = Slip.renewals(
            rows, state.query(desk.today), unit: unit, today: desk.today, desk.slips(OfficeContact()))
        return [.ask(.print(slip.job(desk)))]
    }

    private static func key(_ input: Input, _ state: inout State, _ desk: Desk) -> [Effect] {
        if state.form != nil { return formKey(input, &state, desk) }
        if input == .act(.back) {
            state.unit = nil
            state.byUnit = true
            return again(&state, desk)
        }
        switch state.list.handle(input) {
        case .picked(let place):
            if state.byUnit, let counts = state.counts, counts.indices.contains(place) {
                state.unit = counts[place]
                state.byUnit = false
                return again(&state, desk)
            }
            guard let rows = state.rows, rows.indices.contains(place) else { return [] }
            return [.go(.selectPlans(rows[place].person))]
        case .wantsMore: return [.ask(ask(state, desk, isMore: true))]
        case .wrongKey(let why): return [.inform(why)]
        case .moved, .ticked, nil: return []
        }
    }

    private static func form(_ state: State, _ desk: Desk) -> Form {
        Form(
            [
                Field(
                    "days", desk.say("天数", "Days"), .digits, required: true, limit: 3,
                    help: desk.say(
                        "列出多少天以内到期的保障，1 至 366；已到期的往回数。",
                        "Covers that end within so many days, 1 to 366; ended ones are counted back."),
                    value: "\(state.days)")
            ], words: desk.words)
    }

    private static func formKey(_ input: Input, _ state: inout State, _ desk: Desk) -> [Effect] {
        if input == .act(.back) {
            state.form = nil
            return []
        }
        guard var form = state.form else { return [] }
        let events = form.handle(input) ?? []
        state.form = form
        guard events.contains(.submit) else {
            return events.compactMap { if case .wrongKey(let why) = $0 { .inform(why) } else { nil } }
        }
        guard let days = Int(form.value("days")), (1...366).contains(days) else {
            let fault = Sentence(
                what: desk.say("天数不对。", "That is no number of days."), todo: desk.say("请写 1 至 366。", "Type 1 to 366."))
            state.form?.show(errors: ["days": fault.fitting(state.size.columns - 5)])
            return []
        }
        state.form = nil
        state.days = days
        state.unit = nil
        return again(&state, desk)
    }
}
