package import MutualAid
package import Terminal

/// M4: who is paid for a claim, with the papers that prove it; another card after a payment that failed.
package enum PayeeForm: Screen {
    package struct State: Sendable, Equatable {
        let claim: ClaimID
        let key: SubmissionKey
        var card: PayeeCard?
        var form: Form
        /// The values that the form was opened with: as long as they stand, nothing was typed.
        var first: [String: String] = [:]
        /// A draft that is filled in once the claim is read.
        var draft: DraftRow?
        var isConfirming = false
        var isSending = false
        var isStored = false
        var size = Size.home

        package init(_ claim: ClaimID, key: SubmissionKey, _ desk: Desk) {
            self.claim = claim
            self.key = key
            form = Form([], words: desk.words)
        }

        /// A draft that names no claim finds none, and is told so.
        package static func resumed(_ draft: DraftRow, _ desk: Desk) -> State {
            let claim = ClaimID(draft.values["claim"].flatMap { Int64($0) } ?? 0)
            var state = State(claim, key: draft.key, desk)
            state.draft = draft
            return state
        }
    }

    package enum Action: Sendable, Equatable {
        case key(Input)
        case loaded(PayeeCard)
        case gone
        case stored(PayeeCard)
        case failed
        case whole
    }

    package static let code = "M4"

    package static func name(_ state: State, _ desk: Desk) -> String { desk.say("收款人", "Payee") }

    package static func opening(_ state: State, _ desk: Desk) -> [Effect] { [.ask(.money(.payee(state.claim)))] }

    package static func hear(_ reply: Reply, to request: Request, _ state: State, _ desk: Desk) -> Action? {
        switch (request, reply) {
        case (.money(.payee), .money(.payee(let card))): .loaded(card)
        case (.money(.payee), _): .gone
        case (.money(.givePayee), .money(.payee(let card))): .stored(card)
        case (.money(.givePayee), _): .failed
        default: nil
        }
    }

    package static func isTyping(_ state: State) -> Bool { !state.isConfirming && state.form.isTyping }
    package static func holdsKeys(_ state: State) -> Bool { state.card == nil }
    package static func setSize(_ state: inout State, _ size: Size) { state.size = size }
    package static func stopWaiting(_ state: inout State) { state.isSending = false }

    package static func fieldHelp(_ state: State, _ desk: Desk) -> String? {
        guard !state.isConfirming, let help = state.form.focused?.help, !help.isEmpty else { return nil }
        return help
    }

    package static func draft(_ state: State, _ desk: Desk) -> DraftRow? {
        guard let card = state.card, !state.isStored else { return state.draft }
        var values = state.form.export()
        guard values != state.first else { return nil }
        values["claim"] = "\(state.claim.value)"
        return DraftRow(
            key: state.key, form: .payee, saved: desk.now, title: card.card.card.person.name.text, values: values)
    }

    // MARK: commands

    package static func commands(_ state: State, _ desk: Desk) -> [Command<Action>] {
        if state.form.picker != nil { return [] }
        if state.isConfirming {
            return [
                Command(.act(.submit), desk.say("登记", "Store"), priority: 0, .key(.act(.submit))),
                Command(.act(.back), desk.say("返回修改", "Go back"), priority: 1, .key(.act(.back))),
            ]
        }
        guard state.card != nil else { return [] }
        let list = Command<Action>(.act(.choices), desk.say("列表", "List"), priority: 3, .key(.act(.choices)))
        return [
            Command(.shown("Enter"), desk.say("下一项", "Next"), priority: 2, .key(.key(.enter))),
            Command(
                .act(.submit), desk.say("登记", "Store"), barred: bar(state, desk), priority: 0, .key(.act(.submit))),
        ] + (state.form.focused?.hasChoices == true ? [list] : [])
            + [RevealPage.command(state.size.columns, desk, .whole)]
    }

    static func bar(_ state: State, _ desk: Desk) -> String? {
        guard let claim = state.card?.card.claim else { return nil }
        return ClaimLife.bar(action(claim), on: claim, by: desk.user)?.sentence(desk.language)
            .fitting(state.size.columns - 4)
    }

    static func action(_ claim: Claim) -> ClaimAction {
        claim.state.stage == .paymentFailed ? .giveOtherCard : .givePayee
    }

    package static func read(_ input: Input, _ state: State, _ desk: Desk) -> Action? {
        if state.isConfirming { return confirm(state, desk)?.handle(input) == nil ? nil : .key(input) }
        var form = state.form
        return form.handle(input) == nil ? nil : .key(input)
    }

    // MARK: reduce

    package static func reduce(_ state: inout State, _ action: Action, _ desk: Desk) -> [Effect] {
        switch action {
        case .gone: return [.back]
        case .whole: return [.go(.reveal(.claim(state.claim)))]
        case .loaded(let card): load(card, &state, desk)
        case .failed:
            state.isSending = false
            state.isConfirming = false
        case .stored(let card):
            state.isStored = true
            let number = card.card.claim.number.text
            return [
                .finished(.payee), .back, .praise(desk.say("\(number) 收款人已登记", "The payee of \(number) is stored")),
            ]
        case .key(let input):
            if state.isSending { return [.inform(desk.say("正在保存", "Being stored"))] }
            return state.isConfirming ? answer(input, &state, desk) : fill(input, &state, desk)
        }
        return []
    }

    private static func load(_ card: PayeeCard, _ state: inout State, _ desk: Desk) {
        let isFirst = state.card == nil
        state.card = card
        guard isFirst else { return }
        state.form = form(card, desk)
        chooseRole(&state, desk)
        state.first = state.form.export()
        if let draft = state.draft {
            state.form.load(draft.values)
            chooseRole(&state, desk, keepingHolder: true)
            state.draft = nil
        }
    }

    private static func fill(_ input: Input, _ state: inout State, _ desk: Desk) -> [Effect] {
        var effects: [Effect] = []
        for event in state.form.handle(input) ?? [] {
            switch event {
            case .changed("role"): chooseRole(&state, desk)
            case .left("card"): noteCard(&state, desk)
            case .submit:
                if let bar = bar(state, desk) { return [.warn(bar)] }
                let faults = faults(state, desk)
                let said = state.form.said(faults, columns: state.size.columns, on: state.form.first(of: faults))
                guard state.form.show(errors: said) else { return effects }
                state.isConfirming = true
            case .wrongKey(let why): effects.append(.inform(why))
            default: break
            }
        }
        return effects
    }

    private static func answer(_ input: Input, _ state: inout State, _ desk: Desk) -> [Effect] {
        switch confirm(state, desk)?.handle(input) {
        case .yes:
            guard let card = state.card, let payee = payee(state) else { return [] }
            state.isSending = true
            return [
                .ask(
                    .money(
                        .givePayee(
                            NewPayee(
                                claim: state.claim, version: card.card.claim.version, role: payee.role,
                                account: payee.account, proof: proof(state), key: state.key))))
            ]
        case .no: state.isConfirming = false
        case .wrongKey(let why): return [.inform(why)]
        case nil: break
        }
        return []
    }
}
