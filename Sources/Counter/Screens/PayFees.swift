package import MutualAid
package import Terminal

/// P4: a person's unpaid enrolments, ticked, on one receipt.
package enum PayFees: Screen {
    package struct State: Sendable, Equatable {
        enum Stage: Sendable, Equatable {
            case choosing
            case confirming
            case done(CounterNumber, [Enrolment])
        }

        let person: PersonID
        let key: SubmissionKey
        var card: PersonCard?
        /// What is not to be paid now; everything else is ticked.
        var unticked: Set<EnrolmentID> = []
        /// `nil`: the employer where there is one, else the person.
        var chosenPayer: Payer?
        var stage = Stage.choosing
        var selected = 0
        var isSending = false
        var pageRows = 9
        var size = Size.home

        package static func new(_ id: PersonID, key: SubmissionKey, _ desk: Desk) -> State {
            State(person: id, key: key)
        }

        init(person: PersonID, key: SubmissionKey) {
            self.person = person
            self.key = key
        }

        func unpaid(_ today: Day) -> [Enrolment] { card?.enrolments(standing: .unpaid, on: today) ?? [] }
        func ticked(_ today: Day) -> [Enrolment] { unpaid(today).filter { !unticked.contains($0.id) } }
        var payer: Payer { chosenPayer ?? (card?.employer == nil ? .own : .unit) }
    }

    package enum Action: Sendable, Equatable {
        case key(Input)
        case loaded(PersonCard)
        case gone
        case payer(Int)
        case review, refresh
        case store
        case stored(CounterNumber, PersonCard)
        case failed
        case next(PlanSelection.Next)
    }

    package static let code = "P4"

    package static func name(_ state: State, _ desk: Desk) -> String { desk.say("缴费", "Fees") }

    package static func opening(_ state: State, _ desk: Desk) -> [Effect] {
        if case .done = state.stage { [] } else { [.ask(.person(state.person))] }
    }

    package static func hear(_ reply: Reply, to request: Request, _ state: State, _ desk: Desk) -> Action? {
        switch (reply, request) {
        case (.person(let card), .person): .loaded(card)
        case (.nobody, .person): .gone
        case (.paid(let receipt, let card), .pay): .stored(receipt, card)
        case (.failed, .pay), (.nobody, .pay): .failed
        default: nil
        }
    }

    package static func holdsKeys(_ state: State) -> Bool { state.card == nil }
    package static func setListRows(_ state: inout State, _ rows: Int) { state.pageRows = rows }
    package static func setSize(_ state: inout State, _ size: Size) { state.size = size }
    package static func stopWaiting(_ state: inout State) { state.isSending = false }

    // MARK: commands

    package static func commands(_ state: State, _ desk: Desk) -> [Command<Action>] {
        switch state.stage {
        case .choosing: choosing(state, desk)
        case .confirming:
            [
                Command(.act(.submit), desk.say("收费", "Take the fees"), priority: 0, .store),
                Command(.act(.back), desk.say("返回修改", "Go back"), priority: 1, .key(.act(.back))),
            ]
        case .done:
            [
                Command(.digit(1), desk.say("个人页", "The person"), priority: 1, .next(.person)),
                Command(.digit(2), desk.say("录入理赔", "Claim"), priority: 2, .next(.claim)),
                Command(.digit(3), desk.say("下一个人", "Next person"), priority: 0, .next(.find)),
                Command(
                    .digit(5), desk.say("打印", "Print"),
                    help: desk.say("参保凭证和收据", "Certificates and the receipt"), priority: 3, .next(.slips)),
            ]
        }
    }

    private static func choosing(_ state: State, _ desk: Desk) -> [Command<Action>] {
        guard state.card != nil else {
            return [Command(.act(.refresh), desk.say("再读一次", "Read again"), priority: 1, .refresh)]
        }
        guard !state.unpaid(desk.today).isEmpty else { return [] }
        return [
            Command(.shown("1-9"), desk.say("勾选", "Tick"), priority: 1, .key(.key(.character(" ")))),
            Command(
                .digit(0), desk.say("换缴款人", "Other payer"),
                help: desk.say(
                    "单位、工会、本人、赠送基金轮流；F4 和左右键也行", "Unit, union, own money, gift fund in turn; F4, Left and Right too"),
                priority: 2, .payer(1)),
            Command(.act(.submit), desk.say("确认", "Confirm"), barred: bar(state, desk), priority: 0, .review),
        ]
    }

    /// Handlers and cashiers take fees; another operator is told so before ticking, not after.
    private static func bar(_ state: State, _ desk: Desk) -> String? {
        desk.user.duties.isDisjoint(with: [.handler, .cashier])
            ? ClaimBar.notYourDuty([.handler, .cashier]).sentence(desk.language).fitting(state.size.columns - 4) : nil
    }

    package static func read(_ input: Input, _ state: State, _ desk: Desk) -> Action? {
        switch (state.stage, input) {
        case (.choosing, .act(.choices)), (.choosing, .key(.right)): return .payer(1)
        case (.choosing, .key(.left)): return .payer(-1)
        case (.choosing, _):
            var list = list(state, desk)
            return list.handle(input) == nil ? nil : .key(input)
        case (.confirming, .key(.character("y"))), (.confirming, .key(.character("Y"))): return .store
        case (.confirming, _): return confirm(state, desk).handle(input) == nil ? nil : .key(input)
        case (.done, .key(.enter)): return .next(.person)
        case (.done, _): return nil
        }
    }

    // MARK: reduce

    package static func reduce(_ state: inout State, _ action: Action, _ desk: Desk) -> [Effect] {
        switch action {
        case .loaded(let card): state.card = card
        case .gone:
            return [.warn(desk.say("没有找到这个人：F12 返回，再找一次。", "This person was not found: F12 goes back, find again."))]
        case .refresh: return [.ask(.person(state.person))]
        case .payer(let step):
            let all = Payer.allCases
            let place = (all.firstIndex(of: state.payer) ?? 0) + step + all.count
            state.chosenPayer = all[place % all.count]
        case .review:
            guard !state.ticked(desk.today).isEmpty else {
                return [.warn(desk.say("没有勾选要缴的会费。用数字勾选。", "No fee is ticked. Tick with the digits."))]
            }
            state.stage = .confirming
        case .store:
            guard state.stage == .confirming, !state.isSending else { return [] }
            state.isSending = true
            return [.ask(.pay(state.person, state.ticked(desk.today).map(\.id), state.payer, state.key))]
        case .stored(let receipt, let card):
            let paid = state.ticked(desk.today)
            state.card = card
            state.isSending = false
            state.stage = .done(
                receipt, card.enrolments.filter { enrolment in paid.contains { $0.id == enrolment.id } })
            return [.finished(.fees), .praise(desk.say("已收费，收据 \(receipt.text)", "Taken, receipt \(receipt.text)"))]
        case .failed: state.isSending = false
        case .next(let next): return next.effects(state.person)
        case .key(let input): return key(input, &state, desk)
        }
        return []
    }

    private static func key(_ input: Input, _ state: inout State, _ desk: Desk) -> [Effect] {
        if state.stage == .confirming {
            switch confirm(state, desk).handle(input) {
            case .no: state.stage = .choosing
            case .wrongKey(let why): return [.inform(why)]
            case .yes, nil: break
            }
            return []
        }
        var list = list(state, desk)
        let event = list.handle(input)
        state.selected = list.selected
        switch event {
        case .ticked(let place), .picked(let place):
            let id = state.unpaid(desk.today)[place].id
            if state.unticked.remove(id) == nil { state.unticked.insert(id) }
        case .wrongKey(let why): return [.inform(why)]
        case .moved, .wantsMore, nil: break
        }
        return []
    }

    // MARK: view

    package static func view(_ state: State, _ desk: Desk) -> Page {
        guard let card = state.card else {
            return desk.page([.lines([.blank, Line(" " + desk.words.waiting, .muted)])])
        }
        let who = Line([
            Span(" " + card.person.name.text, .label),
            Span("  " + card.person.details.identity.masked + "  " + (card.employer?.name ?? "")),
        ])
        switch state.stage {
        case .choosing:
            return desk.page(
                [.lines([who]), .spacer(1), .list(list(state, desk)), .spacer(1), .lines(totals(state, desk))],
                message: bar(state, desk).map { Message(.warning, $0) })
        case .confirming: return desk.page([.confirm(confirm(state, desk))])
        case .done(let receipt, let paid):
            return desk.page([.lines([who]), .spacer(1), .lines(done(receipt, paid, desk))])
        }
    }

    private static func list(_ state: State, _ desk: Desk) -> ListView {
        var list = ListView(
            [
                Column(desk.say("凭证", "Certificate"), 17), Column(desk.say("保障活动", "Plan"), 0),
                Column(desk.say("首日", "First day"), 10),
                Column(desk.say("会费", "Fee"), 9, .right),
            ],
            rows: state.unpaid(desk.today).map { enrolment in
                let hasBegun = enrolment.term.first <= desk.today
                return ListRow(
                    "\(enrolment.id.value)",
                    [
                        Line(enrolment.number.text), Line(desk.planName(enrolment.plan)),
                        Line(enrolment.term.first.iso, hasBegun ? .warning : .text),
                        Line(enrolment.fee.grouped, .figure),
                    ], ticked: !state.unticked.contains(enrolment.id))
            }, selected: state.selected, pageRows: state.pageRows,
            emptyText: desk.say("没有未缴的会费。", "No fee is due."), words: desk.words)
        list.digitsTick = true
        return list
    }

    private static func totals(_ state: State, _ desk: Desk) -> [Line] {
        let ticked = state.ticked(desk.today)
        guard !state.unpaid(desk.today).isEmpty else { return [] }
        let total = Money.sum(ticked.map(\.fee))
        let split = ticked.map(\.split).reduce(.zero, +)
        var lines = [
            Line([
                Span(desk.say(" 合计 ", " Total "), .label), Span(total.grouped, .total),
                Span("  " + (split == .zero ? "" : desk.say("应由 ", "due from ") + split.text(desk)), .muted),
            ]),
            Line(" " + total.capital, .muted),
            Line([
                Span(desk.say(" 缴款人 ", " Paid by "), .label), Span(state.payer.name(desk.language), .total),
                Span(desk.say("  按 0 换", "  0 changes it"), .muted),
            ]),
        ]
        if ticked.contains(where: { $0.term.first <= desk.today }) {
            lines.append(
                Line(
                    desk.say(" ! 首日已到：缴费以前发生的事不保", " ! Begun already: events before payment are not covered"), .warning)
            )
        }
        return lines
    }

    private static func confirm(_ state: State, _ desk: Desk) -> Confirm {
        let ticked = state.ticked(desk.today)
        let total = Money.sum(ticked.map(\.fee))
        var rows = [ConfirmRow(desk.say("参保人", "Person"), state.card?.person.name.text ?? "")]
        for (place, enrolment) in ticked.enumerated() {
            rows.append(
                ConfirmRow(
                    place == 0 ? desk.say("会费", "Fees") : "",
                    "\(Cells.fit(enrolment.fee.grouped, 9, .right))  \(enrolment.number.text)  \(desk.planName(enrolment.plan))"
                ))
        }
        let editions = ticked.compactMap { desk.catalogue.edition(of: $0.plan, code: $0.edition) }
        rows.append(
            ConfirmRow(
                desk.say("合计", "Total"),
                Cells.fit(total.grouped, 9, .right) + "   " + PlanSelection.refund(editions, desk), also: total.capital)
        )
        rows.append(ConfirmRow(desk.say("缴款人", "Paid by"), state.payer.name(desk.language)))
        return Confirm(
            rows,
            question: state.isSending
                ? desk.say("正在收费……", "Taking the fees ...")
                : desk.say("收到这笔钱了？F10 或 Y 收费并出收据号，F12 返回", "Money received? F10 or Y takes it, F12 goes back"),
            words: desk.words)
    }

    private static func done(_ receipt: CounterNumber, _ paid: [Enrolment], _ desk: Desk) -> [Line] {
        let head = [
            Line([
                Span(desk.say("  收据 ", "  Receipt "), .label), Span(receipt.text, .total),
                Span(
                    "  " + Money.sum(paid.map(\.fee)).grouped + "  "
                        + (paid.first?.payment?.payer.paid(desk) ?? "")),
            ]), .blank,
        ]
        return head
            + paid.map { enrolment in
                Line([
                    Span("  \(enrolment.number.text)  "),
                    Span(Cells.fit(desk.planName(enrolment.plan), desk.language == .zh ? 16 : 31)),
                    Span(enrolment.standing(on: desk.today).name(desk.language), .good),
                    Span(desk.say("，\(enrolment.term.first.iso) 起", ", from \(enrolment.term.first.iso)"), .muted),
                ])
            }
    }
}
