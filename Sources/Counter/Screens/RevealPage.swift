package import MutualAid
package import Terminal

/// Whose masked values are asked for.
package enum RevealScope: Hashable, Sendable {
    case person(PersonID)
    /// The claim's person, and the card that it is paid to.
    case claim(ClaimID)
}

/// E8: a masked value whole: which and why is written down first, and then it stands here for a minute.
package enum RevealPage: Screen {
    package struct State: Sendable, Equatable {
        struct Shown: Sendable, Equatable {
            let kind: MaskedValue.Kind
            let value: WholeValue
            let until: Instant
        }

        let scope: RevealScope
        var card: PersonCard?
        var payee: PayeeCard?
        var form: Form
        var isSending = false
        var isGone = false
        var shown: Shown?
        var size = Size.home

        package init(_ scope: RevealScope, _ desk: Desk) {
            self.scope = scope
            form = RevealPage.form(desk)
        }

        /// What was asked for, as long as it may stand here.
        func whole(_ now: Instant) -> Shown? { shown.flatMap { now < $0.until ? $0 : nil } }
    }

    package enum Action: Sendable, Equatable {
        case key(Input)
        case loaded(PersonCard)
        case payee(PayeeCard)
        case gone
        case revealed(MaskedValue.Kind, WholeValue)
        case failed
    }

    package static let code = "E8"

    package static func name(_ state: State, _ desk: Desk) -> String { desk.say("看完整号码", "Reveal") }

    package static func opening(_ state: State, _ desk: Desk) -> [Effect] {
        switch state.scope {
        case .person(let id): [.ask(.person(id))]
        case .claim(let id): [.ask(.money(.payee(id)))]
        }
    }

    package static func hear(_ reply: Reply, to request: Request, _ state: State, _ desk: Desk) -> Action? {
        switch (request, reply) {
        case (.person, .person(let card)): .loaded(card)
        case (.money(.payee), .money(.payee(let card))): .payee(card)
        case (.person, .nobody), (.money(.payee), .nobody): .gone
        case (.trail(.reveal(let order)), .trail(.revealed(let value))): .revealed(order.value.kind, value)
        case (.trail(.reveal), _): .failed
        default: nil
        }
    }

    package static func isTyping(_ state: State) -> Bool { state.form.isTyping }
    package static func holdsKeys(_ state: State) -> Bool { state.card == nil && !state.isGone }
    package static func setSize(_ state: inout State, _ size: Size) { state.size = size }
    package static func stopWaiting(_ state: inout State) { state.isSending = false }
    package static func changesAt(_ state: State) -> Instant? { state.shown?.until }

    package static func fieldHelp(_ state: State, _ desk: Desk) -> String? {
        guard let help = state.form.focused?.help, !help.isEmpty else { return nil }
        return help
    }

    /// Why the operator sees no whole number.
    static func bar(_ columns: Int, _ desk: Desk) -> String? {
        let duties = Right.revealWhole.duties
        guard !duties.contains(where: desk.user.duties.contains) else { return nil }
        return ClaimBar.notYourDuty(duties).sentence(desk.language).fitting(columns - 4)
    }

    /// The command that other screens have for it.
    static func command<Action: Sendable>(_ columns: Int, _ desk: Desk, _ action: Action) -> Command<Action> {
        Command(
            .act(.new), desk.say("看完整号码", "Whole number"),
            help: desk.say("证件、手机、银行卡；要写明原因，会记下是谁看的", "ID, phone or card, with a reason; who saw it is recorded"),
            barred: bar(columns, desk), priority: 6, action)
    }

    // MARK: commands

    package static func commands(_ state: State, _ desk: Desk) -> [Command<Action>] {
        if state.form.picker != nil { return [] }
        var commands: [Command<Action>] = [
            Command(.shown("Enter"), desk.say("下一项", "Next"), priority: 2, .key(.key(.enter))),
            Command(
                .act(.submit), desk.say("记下并显示", "Record and show"), barred: bar(state.size.columns, desk), priority: 0,
                .key(.act(.submit))),
        ]
        if state.form.focused?.hasChoices == true {
            commands.append(Command(.act(.choices), desk.say("列表", "List"), priority: 3, .key(.act(.choices))))
        }
        return commands
    }

    package static func read(_ input: Input, _ state: State, _ desk: Desk) -> Action? {
        var form = state.form
        return form.handle(input) == nil ? nil : .key(input)
    }

    // MARK: reduce

    package static func reduce(_ state: inout State, _ action: Action, _ desk: Desk) -> [Effect] {
        switch action {
        case .loaded(let card):
            state.card = card
            offer(&state, desk)
        case .payee(let payee):
            state.payee = payee
            state.card = payee.card.card
            offer(&state, desk)
        case .gone:
            state.isGone = true
            return [
                .refuse(
                    Sentence(
                        what: desk.say("没有找到。", "It was not found."),
                        todo: desk.say("请返回再找一次。", "Go back and find it again.")))
            ]
        case .revealed(let kind, let value):
            state.isSending = false
            let until = Instant(milliseconds: desk.now.milliseconds + Int64(WholeValue.seconds) * 1000)
            state.shown = State.Shown(kind: kind, value: value, until: until)
            // Another value takes a reason of its own.
            for id in ["why", "text"] { state.form.set(id, "") }
            state.form.focus(on: "what")
            return [
                .inform(desk.say("已记下。离开这一屏或一分钟后就盖上。", "It is recorded. It goes with this screen, or in a minute."))
            ]
        case .failed: state.isSending = false
        case .key(let input): return key(input, &state, desk)
        }
        return []
    }

    private static func key(_ input: Input, _ state: inout State, _ desk: Desk) -> [Effect] {
        if state.isSending { return [.inform(desk.say("正在记录", "Being recorded"))] }
        // Gone from the state too, not only from the screen.
        if state.whole(desk.now) == nil { state.shown = nil }
        let before = state.form.focusedID
        let wasOpen = state.form.picker != nil
        var effects: [Effect] = []
        for event in state.form.handle(input) ?? [] {
            switch event {
            case .submit: effects += submit(&state, desk)
            case .wrongKey(let why): effects.append(.inform(why))
            default: break
            }
        }
        // A digit on a choice is a whole answer: the next field waits.
        if ["what", "why"].contains(before), !wasOpen, state.form.focusedID == before,
            case .key(.character(let typed)) = input, Normal.ascii(typed).isNumber, !state.form.value(before).isEmpty
        {
            _ = state.form.handle(.key(.tab))
        }
        return effects
    }

    private static func submit(_ state: inout State, _ desk: Desk) -> [Effect] {
        if let bar = bar(state.size.columns, desk) { return [.warn(bar)] }
        guard let value = value(state) else {
            let needed = Sentence(
                what: desk.say("还没有选看哪一个。", "No value is chosen."), todo: desk.say("打数字选。", "Choose one by its digit."))
            state.form.show(errors: ["what": needed.fitting(state.size.columns - 5)])
            return []
        }
        do throws(RevealBar) {
            guard let reason = RevealReason(rawValue: state.form.value("why")) else { throw .reasonMissing }
            let why = try RevealWhy(reason, text: state.form.value("text"))
            state.form.show(errors: [:])
            state.shown = nil
            state.isSending = true
            return [.ask(.trail(.reveal(RevealOrder(value, why))))]
        } catch {
            let field = state.form.value("why").isEmpty ? "why" : "text"
            state.form.show(errors: [field: error.sentence(desk.language).fitting(state.size.columns - 5)])
            return []
        }
    }

    private static func value(_ state: State) -> MaskedValue? {
        guard let person = state.card?.person.id else { return nil }
        switch (MaskedValue.Kind(rawValue: state.form.value("what")), state.scope) {
        case (.identity, _): return .identity(person)
        case (.phone, _): return .phone(person)
        case (.card, _): return .card(person)
        case (.payeeCard, .claim(let claim)): return .payeeCard(claim)
        case (.payeeCard, .person), (nil, _): return nil
        }
    }
}

// MARK: view

extension RevealPage {
    fileprivate static func form(_ desk: Desk) -> Form {
        var form = Form(
            [
                Field("what", desk.say("看哪一个", "Which"), .choice, required: true, width: 36, options: []),
                Field(
                    "why", desk.say("为什么", "Why"), .choice, required: true, width: 30,
                    options: RevealReason.allCases.map { Option($0.rawValue, $0.name(desk.language)) },
                    help: desk.say(
                        "1 到 5。谁、什么时候、看了谁的什么、为什么，都记在操作记录里，主管和审计能查。",
                        "1 to 5. Who saw what of whom, when and why stands in the audit trail.")),
                Field(
                    "text", desk.say("说明", "Note"), .text, limit: RevealWhy.longest, width: 40,
                    hint: desk.say("选「其他」的，写几个字", "needed with other")),
            ], words: desk.words)
        form.oneColumn = true
        return form
    }

    fileprivate static func offer(_ state: inout State, _ desk: Desk) {
        guard let details = state.card?.person.details else { return }
        var masked: [(MaskedValue.Kind, String)] = [(.identity, details.identity.masked)]
        if let phone = details.phone { masked.append((.phone, phone.masked)) }
        if let account = details.account { masked.append((.card, account.card.masked)) }
        if let payee = state.payee.flatMap({ try? $0.payee() }) { masked.append((.payeeCard, payee.masked)) }
        state.form.setOptions("what", masked.map { Option($0.rawValue, "\($0.name(desk.language)) \($1)") })
    }

    package static func view(_ state: State, _ desk: Desk) -> Page {
        guard let card = state.card else {
            let said = state.isGone ? desk.say("没有找到。", "It was not found.") : desk.words.waiting
            return desk.page([.spacer(1), .lines([Line("  " + said, .muted)])])
        }
        let number = state.payee?.card.claim.number.text ?? card.person.number.text
        return desk.page(
            crumb: Line("\(card.person.name.text) > \(number)", .breadcrumb),
            [.spacer(1), .lines(whole(state, desk)), .spacer(1), .form(state.form)],
            message: bar(state.size.columns, desk).map { Message(.warning, $0) })
    }

    private static func whole(_ state: State, _ desk: Desk) -> [Line] {
        guard let shown = state.whole(desk.now) else {
            let said =
                state.shown == nil
                ? desk.say(
                    "平时只显示一部分。要看完整的，写明原因；会记下是谁看的。", "Masked as a rule. With a reason it is shown whole, and recorded.")
                : desk.say("已盖上。要再看，再写一次原因。", "Covered again. To see it once more, give a reason again.")
            return Cells.wrap(said, state.size.columns - 4).map { Line("  " + $0, .muted) }
        }
        let until = shown.until.text(offsetMinutes: 480).suffix(5)
        return [
            Line([
                Span("  " + shown.kind.name(desk.language) + "  ", .label), Span(shown.value.text, .title),
                Span(desk.say("  \(until) 盖上", "  covered at \(until)"), .muted),
            ])
        ]
    }
}
