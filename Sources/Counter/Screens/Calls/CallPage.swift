package import MutualAid
package import Terminal

/// H2: one call: the script, the calls before, and what came of this one.
package enum CallPage: Screen {
    package struct State: Sendable, Equatable {
        enum Phase: Sendable, Equatable {
            case entry
            /// The call, or `nil` where a claim that was called back has been closed.
            case stored(NewCall?, next: ClaimID?)
        }

        let id: ClaimID
        let key: SubmissionKey
        var card: CallCard?
        /// It was called about already: all that is left is to close it.
        var isCalledBack: Bool { card?.claim.claim.state.stage == .calledBack && phase == .entry }
        var form: Form
        var phase = Phase.entry
        /// Whole, once it was asked for.
        var phone: Phone?
        var isSending = false
        var isGone = false
        var typed = false
        /// The name that a draft kept, until the claim is read.
        var name: String
        var size = Size.home

        package static func new(_ id: ClaimID, key: SubmissionKey, _ desk: Desk) -> State {
            State(id: id, key: key, values: [:], name: "", desk)
        }

        package static func resumed(_ draft: DraftRow, _ desk: Desk) -> State {
            let id = ClaimID(draft.values[claimKey].flatMap { Int64($0) } ?? 0)
            var state = State(id: id, key: draft.key, values: draft.values, name: draft.title, desk)
            state.typed = true
            CallForm.follow(&state.form, nil, isNew: false, desk)
            return state
        }

        static let claimKey = "claim"

        private init(id: ClaimID, key: SubmissionKey, values: [String: String], name: String, _ desk: Desk) {
            self.id = id
            self.key = key
            self.name = name
            form = CallForm.make(values, desk)
            CallForm.follow(&form, nil, isNew: values.isEmpty, desk)
        }
    }

    package enum Action: Sendable, Equatable {
        case key(Input)
        case loaded(CallCard)
        case gone
        case reveal
        case phone(Phone)
        case stored(CallCard, NewCall?, next: ClaimID?)
        case failed
        case go(Destination)
        case next
    }

    package static let code = "H2"

    package static func name(_ state: State, _ desk: Desk) -> String { desk.say("回访", "Call-back") }

    package static func opening(_ state: State, _ desk: Desk) -> [Effect] {
        if case .stored = state.phase { [] } else { [.ask(.call(.card(state.id)))] }
    }

    package static func hear(_ reply: Reply, to request: Request, _ state: State, _ desk: Desk) -> Action? {
        switch (reply, request) {
        case (.call(.card(let card)), .call(.card)): .loaded(card)
        case (.nobody, .call(.card)): .gone
        case (.call(.phone(let phone)), .call(.reveal)): .phone(phone)
        case (.call(.stored(let card, let next)), .call(.store(let call))): .stored(card, call, next: next)
        case (.call(.stored(let card, let next)), .call(.close)): .stored(card, nil, next: next)
        case (_, .call(.store)), (_, .call(.close)): .failed
        default: nil
        }
    }

    package static func isTyping(_ state: State) -> Bool { state.phase == .entry && state.form.isTyping }
    package static func holdsKeys(_ state: State) -> Bool { state.card == nil && !state.isGone }
    package static func setSize(_ state: inout State, _ size: Size) { state.size = size }
    package static func stopWaiting(_ state: inout State) { state.isSending = false }

    package static func fieldHelp(_ state: State, _ desk: Desk) -> String? {
        guard state.phase == .entry, let help = state.form.focused?.help, !help.isEmpty else { return nil }
        return help
    }

    package static func draft(_ state: State, _ desk: Desk) -> DraftRow? {
        guard state.typed, state.phase == .entry else { return nil }
        var values = state.form.export().filter { !$0.value.isEmpty }
        values[State.claimKey] = "\(state.id.value)"
        return DraftRow(
            key: state.key, form: .call, saved: desk.now,
            title: state.card?.claim.card.person.name.text ?? state.name, values: values)
    }

    // MARK: commands

    package static func commands(_ state: State, _ desk: Desk) -> [Command<Action>] {
        if state.form.picker != nil { return [] }
        guard case .stored(let call, let next) = state.phase else { return entryCommands(state, desk) }
        guard let card = state.card?.claim else { return [] }
        var commands: [Command<Action>] = []
        if call?.result == .wrongNumber {
            commands.append(
                Command(.digit(1), desk.say("改电话", "Correct the phone"), priority: 0, .go(.editPerson(card.card))))
        } else if next != nil {
            commands.append(Command(.digit(1), desk.say("打下一个", "The next call"), priority: 0, .next))
        }
        return commands + [
            Command(.digit(2), desk.say("看进度", "Status"), priority: 1, .go(.claim(card.claim.id))),
            Command(.digit(3), desk.say("回访列表", "The list"), priority: 1, .key(.act(.back))),
        ]
    }

    private static func entryCommands(_ state: State, _ desk: Desk) -> [Command<Action>] {
        if state.isCalledBack {
            let bar = state.card.flatMap { ClaimLife.bar(.close, on: $0.claim.claim, by: desk.user) }
            return [
                Command(
                    .act(.submit), desk.say("结案", "Close it"),
                    barred: bar?.sentence(desk.language).fitting(state.size.columns - 4), priority: 0,
                    .key(.act(.submit)))
            ]
        }
        let bar = bar(state, desk)
        var commands: [Command<Action>] = [
            Command(.shown("Enter"), desk.say("下一项", "Next"), priority: 4, .key(.key(.enter))),
            Command(
                .act(.details), desk.say("看全号拨打", "Show the phone"),
                help: desk.say("全号只用于这次拨打，会记下是谁看的", "For this call only; who saw it is recorded"), barred: bar,
                priority: 1,
                .reveal),
            Command(.act(.submit), desk.say("存", "Store"), barred: bar, priority: 0, .key(.act(.submit))),
        ]
        if state.form.focused?.hasChoices == true {
            commands.append(Command(.act(.choices), desk.say("列表", "List"), priority: 5, .key(.act(.choices))))
        }
        return commands
    }

    /// Why this operator can't call about the claim now.
    static func bar(_ state: State, _ desk: Desk) -> String? {
        guard let claim = state.card?.claim.claim else { return desk.words.waiting }
        return ClaimLife.bar(.callBack, on: claim, by: desk.user)?.sentence(desk.language).fitting(
            state.size.columns - 4)
    }

    // MARK: reduce

    package static func read(_ input: Input, _ state: State, _ desk: Desk) -> Action? {
        if case .stored = state.phase {
            return input == .key(.enter) ? (hasNext(state) ? .next : .key(.act(.back))) : nil
        }
        if state.isCalledBack { return nil }
        var form = state.form
        return form.handle(input) == nil ? nil : .key(input)
    }

    private static func hasNext(_ state: State) -> Bool {
        if case .stored(_, .some) = state.phase { true } else { false }
    }

    package static func reduce(_ state: inout State, _ action: Action, _ desk: Desk) -> [Effect] {
        switch action {
        case .loaded(let card):
            state.card = card
            CallForm.follow(&state.form, card, isNew: !state.typed, desk)
        case .gone:
            state.isGone = true
            return [
                .refuse(
                    Sentence(
                        what: desk.say("没有这件理赔。", "There is no such claim."),
                        todo: desk.say("请回列表刷新。", "Go back and refresh the list.")))
            ]
        case .reveal: return [.ask(.call(.reveal(.callBack(state.id))))]
        case .phone(let phone):
            state.phone = phone
            return [.inform(desk.say("全号只用于这次拨打，已记下。", "The whole number is for this call; it is recorded."))]
        case .stored(let card, let call, let next):
            state.isSending = false
            state.typed = false
            state.card = card
            state.phone = nil
            state.phase = .stored(call, next: next)
            let stage = card.claim.claim.state.stage.name(desk.language)
            let told = call.map { desk.say("\($0.result.name(.zh))，", "\($0.result.name(.en)), ") } ?? ""
            return [.finished(.call), .praise(desk.say("已存：\(told)现在 \(stage)", "Stored: \(told)now \(stage)"))]
        case .failed:
            // Somebody else may have called: what was typed stays, the claim is read again.
            state.isSending = false
            return [.ask(.call(.card(state.id)))]
        case .go(let destination): return [.replace(destination)]
        case .next:
            if case .stored(_, let next?) = state.phase { return [.replace(.call(next))] }
        case .key(let input): return key(input, &state, desk)
        }
        return []
    }

    private static func key(_ input: Input, _ state: inout State, _ desk: Desk) -> [Effect] {
        if case .stored = state.phase { return [.back] }
        if state.isSending { return [.inform(desk.say("正在保存", "Being stored"))] }
        if state.isCalledBack, let claim = state.card?.claim.claim {
            state.isSending = true
            return [.ask(.call(.close(claim.id, version: claim.version)))]
        }
        let before = state.form.focusedID
        let wasOpen = state.form.picker != nil
        var effects: [Effect] = []
        for event in state.form.handle(input) ?? [] {
            switch event {
            case .changed(let id):
                state.typed = true
                if id == "result" { CallForm.follow(&state.form, state.card, isNew: true, desk) }
            case .submit: effects += submit(&state, desk)
            case .wrongKey(let why): effects.append(.inform(why))
            default: break
            }
        }
        // A digit on a choice is a whole answer: the next field waits.
        if ["result", "satisfaction"].contains(before), !wasOpen, state.form.focusedID == before,
            case .key(.character(let typed)) = input, Normal.ascii(typed).isNumber, !state.form.value(before).isEmpty
        {
            _ = state.form.handle(.key(.tab))
        }
        return effects
    }

    private static func submit(_ state: inout State, _ desk: Desk) -> [Effect] {
        if let bar = bar(state, desk) { return [.warn(bar)] }
        guard let card = state.card else { return [] }
        guard let call = CallForm.call(state.form, card, key: state.key) else {
            let needed = Sentence(
                what: desk.say("还没有选结果。", "No result is chosen."),
                todo: desk.say("打 1 到 4。", "Type 1 to 4."))
            state.form.show(errors: ["result": needed.text])
            return [.refuse(needed)]
        }
        if let fault = call.fault(after: card.calls, rules: card.rules) {
            let said = fault.sentence(desk.language)
            state.form.show(errors: [fault == .satisfactionMissing ? "satisfaction" : "closes": said.text])
            return [.refuse(said)]
        }
        state.form.show(errors: [:])
        state.isSending = true
        return [.ask(.call(.store(call)))]
    }
}
