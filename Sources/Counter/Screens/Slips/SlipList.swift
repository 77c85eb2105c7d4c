package import MutualAid
package import Terminal

/// R5: everything that can be printed for one person.
package enum SlipList: Screen {
    package struct State: Sendable, Equatable {
        let person: PersonID
        var card: PersonCard?
        var isGone = false
        var selected = 0
        var pageRows = 9

        package init(_ person: PersonID) { self.person = person }
    }

    package enum Action: Sendable, Equatable {
        case key(Input)
        case loaded(PersonCard)
        case gone
    }

    package static let code = "R5"

    package static func name(_ state: State, _ desk: Desk) -> String { desk.say("打印单据", "Slips") }

    package static func opening(_ state: State, _ desk: Desk) -> [Effect] { [.ask(.person(state.person))] }

    package static func hear(_ reply: Reply, to request: Request, _ state: State, _ desk: Desk) -> Action? {
        switch (reply, request) {
        case (.person(let card), .person(state.person)): .loaded(card)
        case (.nobody, .person): .gone
        default: nil
        }
    }

    package static func holdsKeys(_ state: State) -> Bool { state.card == nil && !state.isGone }
    package static func setListRows(_ state: inout State, _ rows: Int) { state.pageRows = rows }

    package static func commands(_ state: State, _ desk: Desk) -> [Command<Action>] {
        state.card.map { rows($0, desk).isEmpty } ?? true
            ? [] : [Command(.shown("1-9"), desk.say("打开", "Open"), priority: 0, .key(.key(.enter)))]
    }

    package static func read(_ input: Input, _ state: State, _ desk: Desk) -> Action? {
        var list = list(state, desk)
        return list.handle(input) == nil ? nil : .key(input)
    }

    package static func reduce(_ state: inout State, _ action: Action, _ desk: Desk) -> [Effect] {
        switch action {
        case .loaded(let card): state.card = card
        case .gone: state.isGone = true
        case .key(let input):
            guard let card = state.card else { return [] }
            var list = list(state, desk)
            let event = list.handle(input)
            state.selected = list.selected
            switch event {
            case .picked(let place): return [.go(.slip(rows(card, desk)[place].wanted))]
            case .wrongKey(let why): return [.inform(why)]
            case .moved, .ticked, .wantsMore, nil: break
            }
        }
        return []
    }

    // MARK: view

    private struct Row {
        let wanted: SlipWanted
        let slip: String
        let number: String
        let what: String
    }

    /// Claims that are under way first, then the covers, then their receipts; the newest on top.
    private static func rows(_ card: PersonCard, _ desk: Desk) -> [Row] {
        let claims = card.claims.sorted { ($0.event.day, $0.id) > ($1.event.day, $1.id) }
        let covers = card.enrolments.filter(\.isPaid).sorted { ($0.term.first, $0.id) > ($1.term.first, $1.id) }
        let ofClaims = claims.flatMap { claim -> [Row] in
            let what = "\(claim.state.stage.name(desk.language))  \(claim.event.kind.name(desk.language))"
            let progress = Row(
                wanted: .progress(claim.id), slip: desk.say("进度单", "Progress"), number: claim.number.text, what: what)
            guard !claim.missing.isEmpty, !claim.state.stage.isEnd else { return [progress] }
            return [
                Row(
                    wanted: .missingPapers(claim.id), slip: desk.say("告知单", "Missing papers"),
                    number: claim.number.text, what: what), progress,
            ]
        }
        let certificates = covers.filter { $0.cancelled == nil }.map { cover in
            Row(
                wanted: .certificate(card.person.id, cover.id), slip: desk.say("参保凭证", "Certificate"),
                number: cover.number.text, what: name(cover, desk))
        }
        var receipts: [Row] = []
        func add(_ number: CounterNumber, _ slip: String, _ what: String) {
            guard !receipts.contains(where: { $0.number == number.text }) else { return }
            receipts.append(Row(wanted: .receipt(number), slip: slip, number: number.text, what: what))
        }
        for cover in covers {
            if let payment = cover.payment {
                add(
                    payment.receipt, desk.say("收据", "Receipt"),
                    "\(payment.day.iso)  \(payment.payer.name(desk.language))")
            }
            if let refund = cover.cancelled?.refund {
                add(
                    refund.receipt, desk.say("退费收据", "Refund"),
                    "\(refund.day.iso)  \(refund.payer.name(desk.language))")
            }
        }
        return ofClaims + certificates + receipts
    }

    private static func name(_ enrolment: Enrolment, _ desk: Desk) -> String {
        let plan = desk.planName(enrolment.plan)
        return "\(plan)  \(enrolment.term.first.iso)"
    }

    private static func list(_ state: State, _ desk: Desk) -> ListView {
        ListView(
            [
                Column(desk.say("单据", "Slip"), desk.language == .zh ? 8 : 14), Column(desk.say("编号", "Number"), 17),
                Column(desk.say("事项", "What"), 0),
            ],
            rows: (state.card.map { rows($0, desk) } ?? []).map { row in
                ListRow(row.number + row.slip, [Line(row.slip), Line(row.number), Line(row.what)])
            }, selected: state.selected, pageRows: state.pageRows,
            emptyText: desk.say("  没有可打印的单据。", "  There is nothing to print."), words: desk.words)
    }

    package static func view(_ state: State, _ desk: Desk) -> Page {
        guard let card = state.card else {
            let said =
                state.isGone
                ? desk.say("没有找到这个人：F12 返回，再找一次。", "This person was not found: F12 goes back, find again.")
                : desk.words.waiting
            return desk.page([.lines([.blank, Line(" " + said, .muted)])])
        }
        return desk.page(
            crumb: Line("\(card.person.name.text)  \(card.person.details.identity.masked)", .breadcrumb),
            [.spacer(1), .list(list(state, desk))])
    }
}
