package import MutualAid
package import Terminal

/// Y2: one stay or diagnosis that is known: until when it can be claimed, what it would pay, who was told, and what came of it.
package enum KnownEventPage: Screen {
    package struct State: Sendable, Equatable {
        let id: KnownEventID
        let key: SubmissionKey
        var card: KnownEventCard?
        /// What came of telling the person; open while it is typed.
        var form: Form?
        /// As it was left.
        var kept: [String: String] = [:]
        var phone: Phone?
        var isSending = false
        var isGone = false
        var name = ""
        var size = Size.home

        package init(_ id: KnownEventID, key: SubmissionKey) {
            self.id = id
            self.key = key
        }

        static let eventKey = "event"

        package static func resumed(_ draft: DraftRow, _ desk: Desk) -> State {
            var state = State(
                KnownEventID(draft.values[eventKey].flatMap { Int64($0) } ?? 0), key: draft.key)
            state.name = draft.title
            state.kept = draft.values
            state.form = KnownEventPage.form(draft.values, desk)
            return state
        }

        var typed: Bool {
            !(form?.value("result") ?? kept["result"] ?? "").isEmpty
                || !(form?.value("note") ?? kept["note"] ?? "").isEmpty
        }
    }

    package enum Action: Sendable, Equatable {
        case key(Input)
        case loaded(KnownEventCard)
        case gone
        case begin
        case reveal
        case phone(Phone)
        case stored(KnownEventCard)
        case failed
        case claim
        case person
    }

    package static let code = "Y2"

    package static func name(_ state: State, _ desk: Desk) -> String { desk.say("应赔未赔", "Unclaimed") }

    package static func opening(_ state: State, _ desk: Desk) -> [Effect] { [.ask(.unclaimed(.card(state.id)))] }

    package static func hear(_ reply: Reply, to request: Request, _ state: State, _ desk: Desk) -> Action? {
        switch (reply, request) {
        case (.unclaimed(.card(let card)), .unclaimed(.card)): .loaded(card)
        case (.nobody, .unclaimed(.card)): .gone
        case (.unclaimed(.card(let card)), .unclaimed(.contact)): .stored(card)
        case (_, .unclaimed(.contact)): .failed
        case (.call(.phone(let phone)), .call(.reveal)): .phone(phone)
        default: nil
        }
    }

    package static func isTyping(_ state: State) -> Bool { state.form?.isTyping ?? false }
    package static func holdsKeys(_ state: State) -> Bool { state.card == nil && !state.isGone }
    package static func setSize(_ state: inout State, _ size: Size) { state.size = size }
    package static func stopWaiting(_ state: inout State) { state.isSending = false }

    package static func draft(_ state: State, _ desk: Desk) -> DraftRow? {
        guard state.typed else { return nil }
        var values = (state.form?.export() ?? state.kept).filter { !$0.value.isEmpty }
        values[State.eventKey] = "\(state.id.value)"
        return DraftRow(
            key: state.contactKey, form: .contact, saved: desk.now,
            title: state.card?.card.person.name.text ?? state.name, values: values)
    }

    // MARK: commands

    package static func commands(_ state: State, _ desk: Desk) -> [Command<Action>] {
        if let form = state.form {
            guard form.picker == nil else { return [] }
            return [
                Command(.act(.submit), desk.say("存", "Store"), priority: 0, .key(.act(.submit))),
                Command(.act(.details), desk.say("看全号拨打", "Show the phone"), priority: 1, .reveal),
                Command(.act(.back), desk.say("返回", "Back"), priority: 2, .key(.act(.back))),
            ]
        }
        let handles =
            desk.user.duties.contains(.handler)
            ? nil : ClaimBar.notYourDuty([.handler]).sentence(desk.language).fitting(state.size.columns - 4)
        let loading = state.card == nil ? desk.words.waiting : nil
        let claimed =
            state.card?.unclaimed == nil ? desk.say("已经不能或不用申领。", "There is nothing to claim any more.") : nil
        return [
            Command(
                .digit(1), desk.say("录入理赔", "Claim"), help: desk.say("已知的都填好", "What is known is filled in"),
                barred: loading ?? handles ?? claimed, priority: 0, .claim),
            Command(.digit(2), desk.say("记联系", "Note a contact"), barred: loading ?? handles, priority: 0, .begin),
            Command(
                .act(.details), desk.say("看全号拨打", "Show the phone"),
                help: desk.say("全号只用于这次拨打，会记下是谁看的", "For this call only; who saw it is recorded"),
                barred: loading ?? handles, priority: 1, .reveal),
            Command(.digit(3), desk.say("个人页", "The person"), barred: loading, priority: 2, .person),
        ]
    }

    package static func read(_ input: Input, _ state: State, _ desk: Desk) -> Action? {
        guard var form = state.form else { return nil }
        return input == .act(.back) || form.handle(input) != nil ? .key(input) : nil
    }

    // MARK: reduce

    package static func reduce(_ state: inout State, _ action: Action, _ desk: Desk) -> [Effect] {
        switch action {
        case .loaded(let card): state.card = card
        case .gone:
            state.isGone = true
            return [
                .refuse(
                    Sentence(
                        what: desk.say("没有这件登记。", "It isn't there any more."),
                        todo: desk.say("请回列表刷新。", "Go back and refresh the list.")))
            ]
        case .begin: state.form = form(state.kept, desk)
        case .reveal: return [.ask(.call(.reveal(.unclaimed(state.id))))]
        case .phone(let phone):
            state.phone = phone
            return [.inform(desk.say("全号只用于这次拨打，已记下。", "The whole number is for this call; it is recorded."))]
        case .stored(let card):
            state.isSending = false
            state.card = card
            state.form = nil
            state.kept = [:]
            state.phone = nil
            return [
                .finished(.knownEvent),
                .praise(
                    desk.say("已记：\(card.event.result?.name(.zh) ?? "")", "Noted: \(card.event.result?.name(.en) ?? "")")
                ),
            ]
        case .failed:
            state.isSending = false
            return [.ask(.unclaimed(.card(state.id)))]
        case .claim:
            guard let card = state.card else { return [] }
            return [.go(.knownClaim(card.event.person, card.event.facts))]
        case .person: return state.card.map { [.go(.person($0.event.person))] } ?? []
        case .key(let input): return key(input, &state, desk)
        }
        return []
    }

    private static func key(_ input: Input, _ state: inout State, _ desk: Desk) -> [Effect] {
        if state.isSending { return [.inform(desk.say("正在保存", "Being stored"))] }
        guard var form = state.form else { return [] }
        if input == .act(.back), form.picker == nil {
            state.kept = form.export()
            state.form = nil
            return []
        }
        let before = form.focusedID
        let wasOpen = form.picker != nil
        var effects: [Effect] = []
        var submits = false
        for event in form.handle(input) ?? [] {
            switch event {
            case .submit: submits = true
            case .wrongKey(let why): effects.append(.inform(why))
            default: break
            }
        }
        // A digit on the result is a whole answer: the next field waits.
        if before == "result", !wasOpen, case .key(.character(let typed)) = input, Normal.ascii(typed).isNumber,
            !form.value("result").isEmpty
        {
            _ = form.handle(.key(.tab))
        }
        state.form = form
        return submits ? effects + submit(&state, desk) : effects
    }

    private static func submit(_ state: inout State, _ desk: Desk) -> [Effect] {
        guard let form = state.form, let card = state.card else { return [] }
        guard let result = ContactResult(rawValue: form.value("result")) else {
            let needed = Sentence(
                what: desk.say("还没有选结果。", "No result is chosen."), todo: desk.say("打 1 到 4。", "Type 1 to 4."))
            state.form?.show(errors: ["result": needed.text])
            return [.refuse(needed)]
        }
        state.isSending = true
        return [
            .ask(
                .unclaimed(
                    .contact(
                        NewContact(
                            event: state.id, version: card.event.version, result: result, note: form.value("note"),
                            key: state.contactKey))))
        ]
    }

    fileprivate static func form(_ values: [String: String], _ desk: Desk) -> Form {
        var form = Form(
            [
                Field(
                    "result", desk.say("联系结果", "Result"), .choice, required: true, width: 20,
                    options: ContactResult.allCases.map { Option($0.rawValue, $0.name(desk.language)) }),
                Field("note", desk.say("备注", "Note"), .text, limit: 100, width: 50),
            ], words: desk.words)
        form.load(values)
        return form
    }
}

extension KnownEventPage.State {
    /// Each contact has a key of its own: that of the page, and which one it is.
    var contactKey: SubmissionKey { SubmissionKey("\(key.text)+\(card?.event.contacts.count ?? 0)") }
}
