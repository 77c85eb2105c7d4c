package import MutualAid
package import Terminal

/// W2: two records that look like one, side by side, and what somebody says of them.
package enum WarningPage: Screen {
    package struct State: Sendable, Equatable {
        enum Phase: Sendable, Equatable {
            case compare
            /// What was seen is written before the verdict is sent.
            case note(WarningVerdict)
        }

        let id: WarningID
        let key: SubmissionKey
        var pair: WarningPair?
        var isGone = false
        var phase = Phase.compare
        var form: Form
        var isSending = false
        var top = 0
        var size = Size.home

        package init(_ id: WarningID, key: SubmissionKey, _ desk: Desk) {
            self.id = id
            self.key = key
            form = Form(
                [
                    Field(
                        "note", desk.say("依据", "How known"), .text, limit: 100, width: 40,
                        hint: desk.say("例如：看了两张结算单", "e.g. both sheets seen"),
                        help: desk.say("写一句怎么认定的，以后查得到。", "Write how you know; it is kept."))
                ], words: desk.words)
        }
    }

    package enum Action: Sendable, Equatable {
        case key(Input)
        case loaded(WarningPair)
        case settled(WarningPair)
        case failed
        case gone
        case refresh
        case begin(WarningVerdict)
        case go(Destination)
    }

    package static let code = "W2"

    package static func name(_ state: State, _ desk: Desk) -> String { desk.say("核对提示", "Compare") }

    package static func opening(_ state: State, _ desk: Desk) -> [Effect] { [.ask(.people(.warning(state.id)))] }

    package static func hear(_ reply: Reply, to request: Request, _ state: State, _ desk: Desk) -> Action? {
        switch (request, reply) {
        case (.people(.warning(state.id)), .people(.warning(let pair))): .loaded(pair)
        case (.people(.warning), .nobody): .gone
        case (.people(.settle), .people(.warning(let pair))): .settled(pair)
        case (.people(.settle), _): .failed
        default: nil
        }
    }

    package static func isTyping(_ state: State) -> Bool { state.phase != .compare && state.form.isTyping }
    package static func holdsKeys(_ state: State) -> Bool { state.pair == nil && !state.isGone }
    package static func setSize(_ state: inout State, _ size: Size) { state.size = size }
    package static func stopWaiting(_ state: inout State) { state.isSending = false }
    package static func fieldHelp(_ state: State, _ desk: Desk) -> String? {
        state.phase == .compare ? nil : state.form.focused?.help
    }

    // MARK: commands

    package static func commands(_ state: State, _ desk: Desk) -> [Command<Action>] {
        let refresh = Command(.act(.refresh), desk.say("刷新", "Refresh"), priority: 8, Action.refresh)
        guard let pair = state.pair else { return [refresh] }
        if case .note = state.phase {
            return [
                Command(.act(.submit), desk.say("提交", "Submit"), priority: 0, .key(.act(.submit))),
                Command(.act(.back), desk.say("返回", "Back"), priority: 1, .key(.act(.back))),
            ]
        }
        func barred(_ verdict: WarningVerdict) -> String? {
            pair.bar(verdict, by: desk.user)?.sentence(desk.language).fitting(state.size.columns - 4)
        }
        var commands: [Command<Action>] = []
        if pair.warning.isOpen {
            commands += [
                Command(
                    .digit(1), desk.say("是同一个", "The same"), barred: barred(.same), priority: 0, .begin(.same)),
                Command(
                    .digit(2), desk.say("不是同一个", "Not the same"), barred: barred(.notSame), priority: 0,
                    .begin(.notSame)),
            ]
        }
        commands += [
            Command(.digit(3), desk.say("打开先有的", "Open first"), priority: 2, .go(destination(pair.first))),
            Command(.digit(4), desk.say("打开后来的", "Open second"), priority: 2, .go(destination(pair.second))),
        ]
        if pair.warning.settled?.verdict == .same { commands.append(next(pair, state, desk)) }
        let isLong = lines(state, desk).count > Page.bodyRows(size: state.size)
        if isLong {
            commands.append(
                Command(.act(.pageForward), desk.say("翻页", "Page"), priority: 5, .key(.act(.pageForward))))
        }
        return commands + [refresh]
    }

    /// «The same» leads on: two people to the merge, two claims to the later one, which is withdrawn or denied as a duplicate.
    private static func next(_ pair: WarningPair, _ state: State, _ desk: Desk) -> Command<Action> {
        guard !pair.warning.kind.concernsClaims else {
            return Command(
                .digit(5), desk.say("撤销或不予给付后一件", "Withdraw or deny the later"), priority: 0,
                .go(destination(pair.second)))
        }
        let (living, other) = (pair.first.card.person.id, pair.second.card.person.id)
        let isOne = pair.first.card.living != nil || pair.second.card.living != nil
        let bar = CorrectionRules.bar(.merge, on: pair.first.card, by: desk.user)
        return Command(
            .digit(5), desk.say("合并成一条", "Merge them"),
            barred: isOne
                ? desk.say("已经合并。", "They are one already.")
                : bar?.sentence(desk.language).fitting(state.size.columns - 4), priority: 0,
            .go(.correction(living, .merge(other))))
    }

    private static func destination(_ record: WarningPair.Record) -> Destination {
        record.claim.map { .claim($0.id) } ?? .person(record.card.person.id)
    }

    package static func read(_ input: Input, _ state: State, _ desk: Desk) -> Action? {
        guard case .note = state.phase else {
            var text = TextView([])
            return text.handle(input) ? .key(input) : nil
        }
        var form = state.form
        return form.handle(input) == nil ? nil : .key(input)
    }

    // MARK: reduce

    package static func reduce(_ state: inout State, _ action: Action, _ desk: Desk) -> [Effect] {
        switch action {
        case .loaded(let pair):
            state.pair = pair
            if !pair.warning.isOpen { state.phase = .compare }
        case .settled(let pair):
            state.isSending = false
            state.pair = pair
            state.phase = .compare
            let verdict = pair.warning.settled?.verdict.name(desk.language) ?? ""
            return [.praise(desk.say("已记下：\(verdict)。", "Recorded: \(verdict)."))]
        case .failed:
            state.isSending = false
            return [.ask(.people(.warning(state.id)))]
        case .gone: state.isGone = true
        case .refresh: return [.ask(.people(.warning(state.id)))]
        case .begin(let verdict): state.phase = .note(verdict)
        case .go(let destination): return [.go(destination)]
        case .key(let input): return key(input, &state, desk)
        }
        return []
    }

    private static func key(_ input: Input, _ state: inout State, _ desk: Desk) -> [Effect] {
        guard case .note(let verdict) = state.phase else {
            let rows = Page.bodyRows(size: state.size)
            let lines = lines(state, desk)
            var text = TextView(lines, top: state.top, pageRows: rows)
            _ = text.handle(input)
            state.top = min(text.top, max(0, lines.count - rows))
            return []
        }
        if state.isSending { return [.inform(desk.say("正在保存", "Being stored"))] }
        if input == .act(.back) {
            state.phase = .compare
            return []
        }
        var effects: [Effect] = []
        for event in state.form.handle(input) ?? [] {
            switch event {
            case .submit: effects += send(verdict, &state, desk)
            case .wrongKey(let why): effects.append(.inform(why))
            default: break
            }
        }
        return effects
    }

    private static func send(_ verdict: WarningVerdict, _ state: inout State, _ desk: Desk) -> [Effect] {
        guard let pair = state.pair else { return [] }
        let note = state.form.value("note")
        guard verdict != .notSame || note.contains(where: { !$0.isWhitespace }) else {
            let sentence = WarningBar.noteMissing.sentence(desk.language)
            state.form.show(errors: ["note": sentence.text])
            return [.refuse(sentence)]
        }
        state.isSending = true
        return [
            .ask(
                .people(
                    .settle(
                        WarningOrder(
                            warning: state.id, version: pair.warning.version, verdict: verdict, note: note,
                            key: state.key))))
        ]
    }
}
