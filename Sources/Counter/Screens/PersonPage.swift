package import MutualAid
package import Terminal

/// E4: one person with covers, claims and family, and what can be done for them by one digit.
package enum PersonPage: Screen {
    package struct State: Sendable, Equatable {
        let person: PersonID
        var card: PersonCard?
        var isGone = false
        var selected = 0
        var pageRows = 9
        var size = Size.home

        package init(_ id: PersonID) { person = id }
    }

    package enum Action: Sendable, Equatable {
        case key(Input)
        case loaded(PersonCard)
        case gone
        case go(Destination)
        case refresh
        /// The only claim, or the newest of several.
        case claims
    }

    package static let code = "E4"

    package static func name(_ state: State, _ desk: Desk) -> String { desk.say("个人页", "Person") }

    package static func opening(_ state: State, _ desk: Desk) -> [Effect] { [.ask(.person(state.person))] }

    package static func hear(_ reply: Reply, to request: Request, _ state: State, _ desk: Desk) -> Action? {
        switch (reply, request) {
        case (.person(let card), .person): .loaded(card)
        case (.nobody, .person): .gone
        default: nil
        }
    }

    package static func setSize(_ state: inout State, _ size: Size) { state.size = size }
    package static func holdsKeys(_ state: State) -> Bool { state.card == nil }
    package static func setListRows(_ state: inout State, _ rows: Int) { state.pageRows = max(1, rows) }

    // MARK: commands

    package static func commands(_ state: State, _ desk: Desk) -> [Command<Action>] {
        guard let card = state.card else {
            return [Command(.act(.refresh), desk.say("再读一次", "Read again"), priority: 1, .refresh)]
        }
        let person = card.person
        let handles = barred([.handler], state, desk)
        var commands: [Command<Action>] = [
            Command(
                .digit(1), desk.say("选保障", "Plans"), barred: merged(state, desk), priority: 0,
                .go(.selectPlans(person.id))),
            Command(
                .digit(2), desk.say("缴费", "Pay"),
                barred: barred([.handler, .cashier], state, desk) ?? nothingDue(card, desk), priority: 2,
                .go(.payFees(person.id))),
            Command(.digit(3), desk.say("新理赔", "New claim"), barred: handles, priority: 1, .go(.claimEntry(person.id))),
            Command(
                .digit(4), desk.say("查理赔", "Claims"),
                help: desk.say("只有一件就打开，几件就到最近的一件", "Opens the only one, or goes to the newest"),
                barred: card.claims.isEmpty ? desk.say("还没有理赔", "No claim yet") : nil, priority: 2, .claims),
            Command(
                .digit(5), desk.say("加子女", "Child"),
                barred: person.kind.isDependant ? desk.say("子女不能再加子女", "A child has no dependants") : handles,
                priority: 5,
                .go(.newDependant(guardian: card))),
            Command(.digit(6), desk.say("修改", "Edit"), barred: handles, priority: 4, .go(.editPerson(card))),
        ]
        if let guardian = card.guardian, card.living == nil {
            commands.append(Command(.digit(7), desk.say("监护人", "Guardian"), priority: 5, .go(.person(guardian.id))))
        }
        if let living = card.living {
            commands.append(
                Command(.digit(7), desk.say("并入的记录", "The record"), priority: 0, .go(.person(living.id))))
        }
        commands += [
            Command(.digit(8), desk.say("更正", "Correct"), priority: 4, .go(.corrections(person.id))),
            Command(.digit(9), desk.say("资料", "Card"), priority: 4, .go(.memberCard(person.id))),
            Command(
                .digit(0), desk.say("打印", "Print"),
                help: desk.say("告知单、进度单、参保凭证、收据", "Missing papers, progress, certificates, receipts"), priority: 4,
                .go(.slips(person.id))),
        ]
        return commands + [
            Command(.shown("Enter"), desk.say("打开所选", "Open"), priority: 3, .key(.key(.enter))),
            Command(.act(.refresh), desk.say("刷新", "Again"), priority: 9, .refresh),
        ]
    }

    /// Why this operator may not, before anything is typed.
    private static func barred(_ duties: [Duty], _ state: State, _ desk: Desk) -> String? {
        if let merged = merged(state, desk) { return merged }
        return duties.contains(where: desk.user.duties.contains)
            ? nil : ClaimBar.notYourDuty(duties).sentence(desk.language).fitting(state.size.columns - 4)
    }

    /// Nothing new on a record that was made one with another.
    private static func merged(_ state: State, _ desk: Desk) -> String? {
        state.card?.mergedBar?.sentence(desk.language).fitting(state.size.columns - 4)
    }

    private static func nothingDue(_ card: PersonCard, _ desk: Desk) -> String? {
        card.enrolments(standing: .unpaid, on: desk.today).isEmpty ? desk.say("没有未缴的会费", "No fee is due") : nil
    }

    package static func read(_ input: Input, _ state: State, _ desk: Desk) -> Action? {
        guard let card = state.card else { return nil }
        var list = list(state, card, desk)
        return list.handle(input) == nil ? nil : .key(input)
    }

    // MARK: reduce

    package static func reduce(_ state: inout State, _ action: Action, _ desk: Desk) -> [Effect] {
        switch action {
        case .loaded(let card):
            state.card = card
            state.isGone = false
            state.selected = min(state.selected, max(0, rows(card, desk).count - 1))
        case .gone: state.isGone = true
        case .refresh: return [.ask(.person(state.person))]
        case .go(let destination): return [.go(destination)]
        case .claims:
            guard let card = state.card else { return [] }
            if card.claims.count == 1, let claim = card.claims.first { return [.go(.claim(claim.id))] }
            state.selected = rows(card, desk).firstIndex { if case .claim = $0 { true } else { false } } ?? 0
        case .key(let input):
            guard let card = state.card else { return [] }
            var list = list(state, card, desk)
            let event = list.handle(input)
            state.selected = list.selected
            switch event {
            case .picked(let place): return open(rows(card, desk)[place])
            case .wrongKey(let why): return [.inform(why)]
            case .moved, .ticked, .wantsMore, nil: break
            }
        }
        return []
    }

    private static func open(_ row: Row) -> [Effect] {
        switch row {
        case .enrolment(let enrolment): [.go(.plan(enrolment.plan))]
        case .claim(let claim): [.go(.claim(claim.id))]
        case .dependant(let child): [.go(.person(child.id))]
        }
    }

    // MARK: view

    private enum Row {
        case enrolment(Enrolment)
        case claim(Claim)
        case dependant(Person)
    }

    /// Covers first, those in force on top; then claims, the newest on top; then the children.
    private static func rows(_ card: PersonCard, _ desk: Desk) -> [Row] {
        let order: [EnrolmentStanding] = [.inForce, .unpaid, .notBegun, .ended, .cancelled]
        let covers = order.flatMap { standing in
            card.enrolments(standing: standing, on: desk.today).sorted {
                ($0.term.first, $0.id) > ($1.term.first, $1.id)
            }
        }
        let claims = card.claims.sorted { ($0.event.day, $0.id) > ($1.event.day, $1.id) }
        return covers.map(Row.enrolment) + claims.map(Row.claim) + card.dependants.map(Row.dependant)
    }

    package static func view(_ state: State, _ desk: Desk) -> Page {
        guard let card = state.card else {
            let said =
                state.isGone
                ? desk.say("没有找到这个人：F12 返回，再找一次。", "This person was not found: F12 goes back, find again.")
                : desk.words.waiting
            return desk.page([.lines([.blank, Line(" " + said, .muted)])])
        }
        let list = list(state, card, desk)
        return desk.page(
            crumb: Line(card.person.number.text, .breadcrumb),
            [.lines(head(card, state, desk)), .spacer(1), .list(list)])
    }

    private static func head(_ card: PersonCard, _ state: State, _ desk: Desk) -> [Line] {
        let lines = PersonLines(desk, width: state.size.columns - 4).head(card)
        guard let warning = card.warnings.first else { return lines }
        let twin = warning.twin(of: card.person.id)
        let more =
            card.warnings.count > 1 ? desk.say("，共 \(card.warnings.count) 条", ", \(card.warnings.count) in all") : ""
        let text = desk.say(
            "\(warning.kind.name(.zh))：\(twin.name) \(twin.number)\(more)，按 9 核对",
            "\(warning.kind.name(.en)): \(twin.name) \(twin.number)\(more); 9 compares")
        return lines + [Line("  ! " + text, .warning)]
    }

    private static func list(_ state: State, _ card: PersonCard, _ desk: Desk) -> ListView {
        ListView(
            [
                Column(desk.say("项目", "Item"), desk.language == .zh ? 14 : 18),
                Column(desk.say("编号", "Number"), 17, drop: 2),
                Column(desk.say("日期", "Date"), 10, drop: 1),
                Column(desk.say("状态", "State"), desk.language == .zh ? 0 : 17),
                Column(desk.say("金额 ", "Amount "), 10, .right),
            ],
            rows: rows(card, desk).enumerated().map { place, row in cells(row, "\(place)", card, desk) },
            selected: state.selected, pageRows: state.pageRows, numbered: false,
            emptyText: desk.say("还没有参保：按 1 选保障", "No cover yet: 1 chooses plans"), words: desk.words)
    }

    private static func cells(_ row: Row, _ id: String, _ card: PersonCard, _ desk: Desk) -> ListRow {
        switch row {
        case .enrolment(let enrolment):
            let standing = enrolment.standing(on: desk.today)
            let role: Role = standing == .inForce ? .good : standing == .unpaid ? .warning : .muted
            let plan = desk.shortPlanName(enrolment.plan)
            return ListRow(
                id,
                [
                    Line(plan), Line(enrolment.number.text), Line(enrolment.term.first.iso),
                    Line(term(enrolment, standing, desk), role), fee(enrolment, card, desk),
                ])
        case .claim(let claim):
            return ListRow(
                id,
                [
                    Line(desk.say("理赔 ", "claim ") + claim.event.kind.name(desk.language)), Line(claim.number.text),
                    Line(claim.event.day.iso), Line(claim.state.stage.name(desk.language)),
                    Line(claim.amount.grouped + " ", .figure),
                ])
        case .dependant(let child):
            return ListRow(
                id,
                [
                    Line(desk.say("子女 ", "child ") + child.name.text), Line(child.number.text), Line(child.birth.iso),
                    Line(desk.say("\(child.age(on: desk.today)) 岁", "aged \(child.age(on: desk.today))")), .blank,
                ])
        }
    }

    /// How a cover stands, and until when: 有效至 2026-05-28.
    private static func term(_ enrolment: Enrolment, _ standing: EnrolmentStanding, _ desk: Desk) -> String {
        let last = enrolment.term.last.iso
        return switch standing {
        case .inForce: desk.say("有效至 \(last)", "until \(last)")
        case .unpaid: desk.say("未缴费", "unpaid")
        case .notBegun: desk.say("未开始", "not begun")
        case .ended where enrolment.isPaid: desk.say("到期 \(last)", "ended \(last)")
        case .ended: desk.say("没缴过 \(last)", "lapsed \(last)")
        case .cancelled:
            enrolment.cancelled?.replacedBy == nil
                ? desk.say("已退保", "cancelled") : desk.say("已改为新凭证", "replaced")
        }
    }

    /// The fee as it was stored, with the mark of a sample where the edition still says so.
    private static func fee(_ enrolment: Enrolment, _ card: PersonCard, _ desk: Desk) -> Line {
        Line([Span(enrolment.fee.grouped, .figure), mark(of: enrolment, card, desk)])
    }

    static func mark(of enrolment: Enrolment, _ card: PersonCard, _ desk: Desk) -> Span {
        let edition = desk.catalogue.edition(of: enrolment.plan, code: enrolment.edition)
        let figure = edition?.fee(
            tier: enrolment.tier, shares: enrolment.shares, days: enrolment.term.days,
            frontLine: card.person.details.frontLine)
        return figure?.basis == .sample ? Span(sampleMark, .sample) : Span(" ")
    }
}
