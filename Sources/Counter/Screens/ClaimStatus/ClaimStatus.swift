package import MutualAid
package import Terminal

/// S1: where a claim stands, who did what, what is missing, what comes next; and the decisions on it.
package enum ClaimStatus: Screen {
    package struct State: Sendable, Equatable {
        enum Phase: Sendable, Equatable {
            case overview(top: Int)
            case worksheet(TextView)
            /// Reasons or papers are chosen.
            case sheet(ClaimAction)
            case confirm(ClaimDecision)
        }

        let id: ClaimID
        /// Opened from the worklist: after a decision the list comes back.
        let backToList: Bool
        var card: ClaimCard?
        var phase = Phase.overview(top: 0)
        /// What was typed for each action; going back and forth loses nothing.
        var sheets: [ClaimAction: Form] = [:]
        var sending = false
        var size = Size.home

        package init(_ id: ClaimID, backToList: Bool = false) {
            self.id = id
            self.backToList = backToList
        }
    }

    package enum Action: Sendable, Equatable {
        case key(Input)
        case loaded(ClaimCard)
        case decided(ClaimCard)
        case refused
        case gone
        case refresh
        case worksheet
        case newClaim
        case person
        /// The digit of an action that is open to the operator.
        case begin(ClaimAction)
    }

    package static let code = "S1"

    package static func name(_ state: State, _ desk: Desk) -> String { desk.say("进度查询", "Status") }

    package static func opening(_ state: State, _ desk: Desk) -> [Effect] { [.ask(.claim(state.id))] }

    package static func isTyping(_ state: State) -> Bool {
        guard case .sheet(let action) = state.phase else { return false }
        return state.sheets[action]?.isTyping ?? false
    }

    package static func fieldHelp(_ state: State, _ desk: Desk) -> String? {
        guard case .sheet(let action) = state.phase, let help = state.sheets[action]?.focused?.help, !help.isEmpty
        else {
            return nil
        }
        return help
    }

    package static func holdsKeys(_ state: State) -> Bool { state.card == nil }

    package static func setSize(_ state: inout State, _ size: Size) { state.size = size }

    package static func stopWaiting(_ state: inout State) { state.sending = false }

    // MARK: commands

    package static func commands(_ state: State, _ desk: Desk) -> [Command<Action>] {
        let page = Command(.act(.pageForward), desk.say("翻页", "Page"), priority: 6, Action.key(.act(.pageForward)))
        switch state.phase {
        case .overview:
            let isLong = overview(state, desk).count > Page.bodyRows(size: state.size)
            return overviewCommands(state, desk) + (isLong ? [page] : [])
        case .worksheet(let text):
            return (text.paragraphs.count > text.pageRows ? [page] : []) + [
                Command(.act(.back), desk.say("回到进度", "Status"), priority: 0, .key(.act(.back)))
            ]
        case .sheet(let action):
            let ticks = Command(.shown("1-9"), desk.say("勾选", "Tick"), priority: 3, Action.key(.key(.character("1"))))
            return (state.sheets[action]?.focused?.kind == .checks ? [ticks] : []) + [
                Command(.act(.submit), desk.say("提交", "Submit"), priority: 0, .key(.act(.submit))),
                Command(.act(.back), desk.say("返回", "Back"), priority: 1, .key(.act(.back))),
            ]
        case .confirm:
            return [
                Command(.act(.submit), desk.say("确认", "Confirm"), priority: 0, .key(.act(.submit))),
                Command(.act(.back), desk.say("返回", "Back"), priority: 1, .key(.act(.back))),
            ]
        }
    }

    private static let digits: [(digit: Int, action: ClaimAction)] = [
        (3, .approve), (4, .giveBack), (5, .askForPapers), (6, .papersComplete), (7, .submit), (8, .deny),
        (9, .withdraw),
    ]

    private static func overviewCommands(_ state: State, _ desk: Desk) -> [Command<Action>] {
        let loading = state.card == nil ? desk.words.waiting : nil
        let hidden =
            desk.seesHealth
            ? nil : desk.say("核算单含病种，仅经办、审核、主管可看。", "The worksheet tells the disease; it isn't open to the cashier.")
        var commands = [
            Command(.digit(1), desk.say("核算单", "Worksheet"), barred: loading ?? hidden, priority: 1, Action.worksheet),
            Command(.digit(2), desk.say("新理赔", "New claim"), barred: loading, priority: 4, .newClaim),
        ]
        // A draft is accepted by the key that later sends the claim on.
        let isDraft = state.card?.claim.state.stage == .draft
        for (digit, usual) in digits {
            let action = usual == .submit && isDraft ? .accept : usual
            let bar = state.card.flatMap { ClaimLife.bar(action, on: $0.claim, by: desk.user) }
            let barred = loading ?? bar?.sentence(desk.language).fitting(state.size.columns - 4)
            commands.append(
                Command(.digit(digit), name(action, desk), barred: barred, priority: 1, .begin(action)))
        }
        commands.append(Command(.digit(0), desk.say("人员", "Person"), barred: loading, priority: 6, .person))
        commands.append(Command(.act(.refresh), desk.say("刷新", "Refresh"), priority: 7, .refresh))
        return commands
    }

    /// Short enough for the legend; the domain's name tells it in full on the sheet.
    private static func name(_ action: ClaimAction, _ desk: Desk) -> String {
        switch action {
        case .askForPapers: desk.say("要补件", "Ask papers")
        case .papersComplete: desk.say("收补件", "Papers in")
        case .submit: desk.say("送审", "To review")
        default: desk.language == .zh ? action.name(.zh) : action.name(.en).capitalisedFirst
        }
    }

    // MARK: reduce

    package static func read(_ input: Input, _ state: State, _ desk: Desk) -> Action? {
        switch state.phase {
        case .overview:
            var text = TextView([])
            return text.handle(input) ? .key(input) : nil
        case .worksheet(var text): return text.handle(input) || input == .key(.enter) ? .key(input) : nil
        case .sheet(let action):
            guard var form = state.sheets[action] else { return nil }
            return form.handle(input) == nil ? nil : .key(input)
        case .confirm: return Confirm([], question: "", words: desk.words).handle(input) == nil ? nil : .key(input)
        }
    }

    package static func hear(_ reply: Reply, to request: Request, _ state: State, _ desk: Desk) -> Action? {
        switch (request, reply) {
        case (.claim(state.id), .claim(let card)): .loaded(card)
        case (.claim, .nobody): .gone
        case (.decide, .claim(let card)): .decided(card)
        case (.decide, _): .refused
        default: nil
        }
    }

    package static func reduce(_ state: inout State, _ action: Action, _ desk: Desk) -> [Effect] {
        switch action {
        case .loaded(let card): state.card = card
        case .decided(let card): return decided(card, &state, desk)
        case .refused:
            // Somebody else may have moved it: what was typed stays, the claim is read again.
            state.sending = false
            if case .confirm(let decision) = state.phase {
                state.phase = state.sheets[decision.action] == nil ? .overview(top: 0) : .sheet(decision.action)
            }
            return [.ask(.claim(state.id))]
        case .gone:
            return [
                .refuse(
                    Sentence(
                        what: desk.say("没有这件理赔。", "There is no such claim."),
                        todo: desk.say("请返回再找一次。", "Go back and find it again.")))
            ]
        case .refresh: return [.ask(.claim(state.id))]
        case .worksheet:
            state.phase = .worksheet(TextView(worksheet(state, desk), pageRows: Page.bodyRows(size: state.size) - 1))
        case .newClaim: return state.card.map { [.go(.claimEntry($0.claim.person))] } ?? []
        case .person: return state.card.map { [.go(.person($0.claim.person))] } ?? []
        case .begin(let action): return begin(action, &state, desk)
        case .key(let input): return take(input, &state, desk)
        }
        return []
    }

    private static func decided(_ card: ClaimCard, _ state: inout State, _ desk: Desk) -> [Effect] {
        state.sending = false
        state.card = card
        state.sheets = [:]
        state.phase = .overview(top: 0)
        let stage = card.claim.state.stage.name(desk.language)
        let done = Effect.praise(
            desk.say("\(card.claim.number.text) 现在：\(stage)。", "\(card.claim.number.text) now stands at: \(stage)."))
        return [.finished(.decision)] + (state.backToList ? [.back, done] : [done])
    }

    private static func begin(_ action: ClaimAction, _ state: inout State, _ desk: Desk) -> [Effect] {
        guard let card = state.card else { return [] }
        switch action {
        case .approve: state.phase = .confirm(.approve)
        case .accept: return send(.accept, &state, desk)
        case .submit: return send(.submit, &state, desk)
        default:
            if state.sheets[action] == nil { state.sheets[action] = DecisionSheet.form(action, card.claim, desk) }
            state.phase = .sheet(action)
        }
        return []
    }

    private static func take(_ input: Input, _ state: inout State, _ desk: Desk) -> [Effect] {
        switch state.phase {
        case .overview(let top):
            let rows = Page.bodyRows(size: state.size)
            let lines = overview(state, desk)
            var text = TextView(lines, top: top, pageRows: rows)
            _ = text.handle(input)
            state.phase = .overview(top: min(text.top, max(0, lines.count - rows)))
        case .worksheet(var text):
            state.phase = text.handle(input) ? .worksheet(text) : .overview(top: 0)
        case .sheet(let action): return takeSheet(input, action, &state, desk)
        case .confirm(let decision):
            switch Confirm([], question: "", words: desk.words).handle(input) {
            case .yes: return send(decision, &state, desk)
            case .no: state.phase = state.sheets[decision.action] == nil ? .overview(top: 0) : .sheet(decision.action)
            case .wrongKey(let why): return [.inform(why)]
            case nil: break
            }
        }
        return []
    }

    private static func takeSheet(
        _ input: Input, _ action: ClaimAction, _ state: inout State, _ desk: Desk
    ) -> [Effect] {
        if input == .act(.back), state.sheets[action]?.picker == nil {
            state.phase = .overview(top: 0)
            return []
        }
        guard var form = state.sheets[action], let events = form.handle(input) else { return [] }
        var effects: [Effect] = []
        var submitted = false
        for event in events {
            switch event {
            case .submit: submitted = true
            case .wrongKey(let why): effects.append(.inform(why))
            default: break
            }
        }
        state.sheets[action] = form
        guard submitted else { return effects }
        switch DecisionSheet.decision(action, form) {
        case .failure(let fault):
            state.sheets[action]?.show(errors: [fault.field: fault.sentence(desk).text])
            return [.refuse(fault.sentence(desk))]
        case .success(let decision):
            state.sheets[action]?.show(errors: [:])
            guard decision.isFinal else { return send(decision, &state, desk) }
            state.phase = .confirm(decision)
        }
        return []
    }

    private static func send(_ decision: ClaimDecision, _ state: inout State, _ desk: Desk) -> [Effect] {
        guard !state.sending else { return [.inform(desk.say("正在处理，请稍候。", "It is being stored; please wait."))] }
        guard let claim = state.card?.claim else { return [] }
        state.sending = true
        return [.ask(.decide(claim.id, version: claim.version, decision))]
    }
}

extension ClaimDecision {
    /// Can't be taken back at this counter, so it is confirmed by F10 or Y.
    var isFinal: Bool {
        switch self {
        case .approve, .giveBack, .deny, .withdraw, .reconsider, .amend, .undo: true
        case .accept, .submit, .askForPapers, .papersReceived, .hold, .release, .take, .handBack: false
        }
    }
}

extension Desk {
    /// Whether the operator's work needs what is known of a person's health; the cashier's doesn't.
    var seesHealth: Bool {
        !user.duties.isDisjoint(with: [.handler, .firstReviewer, .secondReviewer, .supervisor, .auditor, .trainer])
    }
}

extension String {
    fileprivate var capitalisedFirst: String { prefix(1).uppercased() + dropFirst() }
}
