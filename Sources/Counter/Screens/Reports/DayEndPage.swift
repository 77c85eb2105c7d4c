package import MutualAid
package import Terminal

/// R1: the fees of a day against its receipts, on the screen as they will be printed.
package enum DayEndPage: Screen {
    package struct State: Sendable, Equatable {
        var day: Day
        var end: DayEnd?
        var contact = OfficeContact()
        var top = 0
        /// Another day is being typed.
        var form: Form?
        var isPrinting = false
        var size = Size.home

        package init(_ desk: Desk) { day = desk.today }
    }

    package enum Action: Sendable, Equatable {
        case key(Input)
        case loaded(DayEnd, OfficeContact)
        case print
        case printed
        case open(Day)
        case typeDay
        case settings
    }

    package static let code = "R1"

    package static func name(_ state: State, _ desk: Desk) -> String { desk.say("日结", "Day's end") }

    package static func opening(_ state: State, _ desk: Desk) -> [Effect] { [.ask(.slips(.dayEnd(state.day)))] }

    package static func hear(_ reply: Reply, to request: Request, _ state: State, _ desk: Desk) -> Action? {
        switch (request, reply) {
        case (.slips(.dayEnd(state.day)), .slips(.dayEnd(let end, let contact))): .loaded(end, contact)
        case (.print, _): .printed
        default: nil
        }
    }

    package static func isTyping(_ state: State) -> Bool { state.form?.isTyping ?? false }
    package static func fieldHelp(_ state: State, _ desk: Desk) -> String? { state.form?.focused?.help }
    package static func setSize(_ state: inout State, _ size: Size) { state.size = size }
    package static func stopWaiting(_ state: inout State) { state.isPrinting = false }

    // MARK: commands

    package static func commands(_ state: State, _ desk: Desk) -> [Command<Action>] {
        guard state.form == nil else {
            return [
                Command(.act(.submit), desk.say("看这一天", "Show"), priority: 0, .key(.act(.submit))),
                Command(.act(.back), desk.say("返回", "Back"), priority: 1, .key(.act(.back))),
            ]
        }
        let loading = state.end == nil ? desk.words.waiting : nil
        let isToday = state.day >= desk.today
        var commands: [Command<Action>] = [
            Command(.digit(1), desk.say("打印", "Print"), barred: loading, priority: 0, .print),
            Command(.digit(2), desk.say("前一天", "Day before"), priority: 1, .open(state.day.adding(days: -1))),
            Command(
                .digit(3), desk.say("后一天", "Day after"),
                barred: isToday ? desk.say("这是今天，后面还没有。", "This is today; nothing comes after it.") : nil, priority: 2,
                .open(state.day.adding(days: 1))),
            Command(.digit(4), desk.say("选日期", "Other day"), priority: 2, .typeDay),
            Command(.digit(5), desk.say("打印设置", "Printer"), priority: 4, .settings),
        ]
        if lines(state, desk).count > Page.bodyRows(size: state.size) {
            commands.append(
                Command(.act(.pageForward), desk.say("翻页", "Page"), priority: 3, .key(.act(.pageForward))))
        }
        return commands + [Command(.act(.refresh), desk.say("刷新", "Refresh"), priority: 9, .open(state.day))]
    }

    package static func read(_ input: Input, _ state: State, _ desk: Desk) -> Action? {
        if var form = state.form { return form.handle(input) == nil ? nil : .key(input) }
        var text = text(state, desk)
        return text.handle(input) ? .key(input) : nil
    }

    // MARK: reduce

    package static func reduce(_ state: inout State, _ action: Action, _ desk: Desk) -> [Effect] {
        switch action {
        case .loaded(let end, let contact):
            state.end = end
            state.contact = contact
        case .print:
            guard !state.isPrinting, let slip = slip(state, desk) else { return [] }
            state.isPrinting = true
            return [.ask(.print(slip.job(desk)))]
        case .printed:
            state.isPrinting = false
        case .open(let day):
            if day != state.day { state.end = nil }
            state.day = day
            state.top = 0
            return [.ask(.slips(.dayEnd(day)))]
        case .typeDay:
            state.form = Form(
                [
                    Field(
                        "day", desk.say("日期", "Day"), .day, required: true,
                        help: desk.say(
                            "要看哪一天的收费：t（今天）、-1（昨天）、15、3-15、20260315。",
                            "Whose fees: t (today), -1 (yesterday), 15, 3-15, 20260315."))
                ], words: desk.words)
        case .settings: return [.go(.printing)]
        case .key(let input): return key(input, &state, desk)
        }
        return []
    }

    private static func key(_ input: Input, _ state: inout State, _ desk: Desk) -> [Effect] {
        guard var form = state.form else {
            var text = text(state, desk)
            _ = text.handle(input)
            state.top = min(text.top, max(0, text.paragraphs.count - text.pageRows))
            return []
        }
        if input == .act(.back) {
            state.form = nil
            return []
        }
        let events = form.handle(input) ?? []
        state.form = form
        guard events.contains(.submit) else {
            return events.compactMap { if case .wrongKey(let why) = $0 { .inform(why) } else { nil } }
        }
        return take(form, &state, desk)
    }

    private static func take(_ form: Form, _ state: inout State, _ desk: Desk) -> [Effect] {
        let fault: Sentence
        do {
            let day = try Day.read(form.value("day"), today: desk.today)
            if day <= desk.today {
                state.form = nil
                return reduce(&state, .open(day), desk)
            }
            fault = Sentence(
                what: desk.say("\(day.iso) 还没有到。", "\(day.iso) is still to come."),
                todo: desk.say("请写今天或以前的日期。", "Type today or a day before it."))
        } catch { fault = error.sentence(desk.language) }
        state.form?.show(errors: ["day": fault.fitting(state.size.columns - 5)])
        return []
    }

    // MARK: view

    private static func slip(_ state: State, _ desk: Desk) -> Slip? {
        state.end.map { .dayEnd($0, desk.slips(state.contact)) }
    }

    private static func lines(_ state: State, _ desk: Desk) -> [Line] {
        slip(state, desk)?.lines(min(desk.printing.paper.rawValue, state.size.columns - 4)).map { Line($0) } ?? []
    }

    private static func text(_ state: State, _ desk: Desk) -> TextView {
        TextView(lines(state, desk), top: state.top, pageRows: Page.bodyRows(size: state.size))
    }

    package static func view(_ state: State, _ desk: Desk) -> Page {
        let crumb = Line([
            Span(state.day.iso, .step),
            Span(state.day == desk.today ? desk.say("  今天", "  today") : "", .muted),
        ])
        if let form = state.form { return desk.page(crumb: crumb, [.spacer(1), .form(form)]) }
        guard state.end != nil else {
            return desk.page(crumb: crumb, [.lines([.blank, Line("  " + desk.words.waiting, .muted)])])
        }
        return desk.page(crumb: crumb, [.text(text(state, desk))])
    }
}
