package import MutualAid
package import Terminal

/// S1: where a claim stands, who did what, what is missing, what comes next; and all that is done to it.
package enum ClaimStatus: Screen {
    package struct State: Sendable, Equatable {
        enum Phase: Sendable, Equatable {
            case overview(top: Int)
            case worksheet(TextView)
            /// The worksheets that amendments took the place of.
            case past(TextView)
            /// The rarer actions.
            case more(selected: Int)
            /// Reasons or papers are chosen.
            case sheet(ClaimAction)
            case confirm(ClaimDecision)
        }

        let id: ClaimID
        /// The worklist that it was opened from, and where it stood there: Enter goes on to the next.
        let work: WorkSpot?
        var card: ClaimCard?
        var phase = Phase.overview(top: 0)
        /// What was typed for each action; going back and forth loses nothing.
        var sheets: [ClaimAction: Form] = [:]
        var sending = false
        /// The next claim is being looked for.
        var movingOn = false
        /// What was done last, while nothing else has been: F10 pressed once too often doesn't wipe it away.
        var done: String?
        var past: [PastFigures]?
        var size = Size.home

        package init(_ id: ClaimID, work: WorkSpot? = nil) {
            self.id = id
            self.work = work
        }
    }

    package enum Action: Sendable, Equatable {
        case key(Input)
        case loaded(ClaimCard)
        case decided(ClaimCard, ClaimDecision)
        case refused
        case gone
        case refresh
        case worksheet
        case showPast
        case past([PastFigures])
        case more
        case person
        case warnings
        case next
        case found(WorkRow)
        case noNext
        case stuck
        case sayAgain
        /// An action that is open to the operator.
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

    /// What is typed ahead of a decision's answer is for what comes after it.
    package static func holdsKeys(_ state: State) -> Bool { state.card == nil || state.sending || state.movingOn }

    package static func setSize(_ state: inout State, _ size: Size) { state.size = size }

    package static func stopWaiting(_ state: inout State) {
        state.sending = false
        state.movingOn = false
    }

    // MARK: keys

    package static func read(_ input: Input, _ state: State, _ desk: Desk) -> Action? {
        switch state.phase {
        case .overview:
            if input == .key(.enter), state.work != nil { return .next }
            if input == .act(.submit), state.done != nil { return .sayAgain }
            var text = TextView([])
            return text.handle(input) ? .key(input) : nil
        case .worksheet(var text), .past(var text):
            return text.handle(input) || input == .key(.enter) ? .key(input) : nil
        case .more(let selected):
            guard let card = state.card else { return nil }
            var menu = ClaimActions.menu(card, selected: selected, desk)
            return menu.handle(input) == nil ? nil : .key(input)
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
        case (.decide(_, _, let decision), .claim(let card)): .decided(card, decision)
        case (.decide, _): .refused
        case (.life(.pastFigures), .life(.pastFigures(let sheets))): .past(sheets)
        case (.life(.nextWork), .life(.nextWork(let row))): row.map(Action.found) ?? .noNext
        case (.life(.nextWork), _): .stuck
        default: nil
        }
    }

    // MARK: reduce

    package static func reduce(_ state: inout State, _ action: Action, _ desk: Desk) -> [Effect] {
        switch action {
        case .loaded(let card): state.card = card
        case .decided(let card, let decision): return decided(card, decision, &state, desk)
        case .refused:
            // Somebody else may have moved it, which the office has told: what was typed stays, the claim is read again.
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
        case .worksheet: state.phase = .worksheet(text(worksheet(state, desk), state))
        case .showPast:
            guard let past = state.past else { return [.ask(.life(.pastFigures(state.id)))] }
            state.phase = .past(text(pastWorksheets(past, state, desk), state))
        case .past(let sheets):
            state.past = sheets
            state.phase = .past(text(pastWorksheets(sheets, state, desk), state))
        case .more: state.phase = .more(selected: 0)
        case .warnings: return state.card.map { [.go(.warnings(.claim($0.claim.id, $0.claim.person)))] } ?? []
        case .person: return state.card.map { [.go(.person($0.claim.person))] } ?? []
        case .next:
            guard let work = state.work else { return [] }
            state.movingOn = true
            return [.ask(.life(.nextWork(after: work)))]
        case .stuck: state.movingOn = false
        case .sayAgain: return state.done.map { [.praise($0)] } ?? []
        case .found(let row): return state.work.map { [.replace(.review(row.id, $0.moved(to: row)))] } ?? []
        case .noNext:
            return [.back, .inform(desk.say("这一类没有别的了。", "Nothing else is left in this group."))]
        case .begin(let action): return begin(action, &state, desk)
        case .key(let input): return take(input, &state, desk)
        }
        return []
    }

    private static func text(_ lines: [Line], _ state: State) -> TextView {
        TextView(lines, pageRows: Page.bodyRows(size: state.size) - 1)
    }

    private static func decided(
        _ card: ClaimCard, _ decision: ClaimDecision, _ state: inout State, _ desk: Desk
    ) -> [Effect] {
        state.sending = false
        state.card = card
        state.past = nil
        state.sheets = [:]
        state.phase = .overview(top: 0)
        let done = DoneWords(desk).text(decision, card.claim, hasNext: state.work != nil)
        let said = Effect.praise(done)
        state.done = done
        // Taking and holding only prepare the work.
        return decision.isWork ? [.finished(.decision), said] : [said]
    }

    private static func begin(_ action: ClaimAction, _ state: inout State, _ desk: Desk) -> [Effect] {
        guard let card = state.card else { return [] }
        state.done = nil
        switch action {
        case .approve: state.phase = .confirm(.approve)
        case .accept: return send(.accept, &state, desk)
        case .submit: return send(.submit, &state, desk)
        case .take: return send(.take, &state, desk)
        case .handBack: return send(.handBack, &state, desk)
        case .amend: return [.go(.amend(card))]
        case .givePayee, .giveOtherCard: return [.go(.payee(card.claim.id))]
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
        case .past(var text):
            state.phase = text.handle(input) ? .past(text) : .overview(top: 0)
        case .more(let selected): return takeMore(input, selected, &state, desk)
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

    private static func takeMore(
        _ input: Input, _ selected: Int, _ state: inout State, _ desk: Desk
    ) -> [Effect] {
        guard let card = state.card, input != .act(.back) else {
            state.phase = .overview(top: 0)
            return []
        }
        var menu = ClaimActions.menu(card, selected: selected, desk)
        let event = menu.handle(input)
        state.phase = .more(selected: menu.selected)
        switch event {
        case .picked(let place):
            let item = ClaimActions.More.allCases[place]
            if let destination = item.destination(card.claim) { return [.go(destination)] }
            guard let choice = ClaimActions.choice(item.actions, on: card.claim, desk) else { return [] }
            return begin(choice.action, &state, desk)
        case .wrongKey(let why): return [.warn(Cells.clip(why, state.size.columns - 4))]
        case .moved, .typed, nil: return []
        }
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
            guard decision.isConfirmed else { return send(decision, &state, desk) }
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
