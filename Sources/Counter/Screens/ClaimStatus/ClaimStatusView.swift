import MutualAid
package import Terminal

extension ClaimStatus {
    package static func view(_ state: State, _ desk: Desk) -> Page {
        guard let card = state.card else {
            return desk.page([.spacer(1), .lines([Line("  " + desk.words.waiting, .muted)])])
        }
        let claim = card.claim
        var crumb = [Span("\(card.card.person.name.text) > \(claim.number.text)", .breadcrumb)]
        switch state.phase {
        case .overview(let top):
            let text = TextView(overview(state, desk), top: top, pageRows: Page.bodyRows(size: state.size))
            return desk.page(crumb: Line(crumb), [.text(text)])
        case .worksheet(let text):
            return desk.page(crumb: Line(crumb), [.rule(desk.say("核算单", "Worksheet")), .text(text)])
        case .sheet(let action):
            crumb.append(Span(" > \(action.name(desk.language))", .step))
            guard let form = state.sheets[action] else { return desk.page(crumb: Line(crumb), []) }
            return desk.page(
                crumb: Line(crumb),
                [
                    .lines(headline(card, state.size.columns - 4, desk).map { Line("  ") + $0 }), .spacer(1),
                    .lines(question(action, desk)), .spacer(1), .form(form),
                ])
        case .confirm(let decision):
            crumb.append(Span(" > \(decision.action.name(desk.language))", .step))
            return desk.page(crumb: Line(crumb), confirm(decision, card, state, desk))
        }
    }

    private static func question(_ action: ClaimAction, _ desk: Desk) -> [Line] {
        let text =
            switch action {
            case .giveBack: desk.say("退回给经办，原因：", "Return it to the handler, because:")
            case .deny: desk.say("不予给付，原因：", "Deny it, because:")
            case .askForPapers: desk.say("要哪些材料？一次告知。", "Which papers? Ask once, for all of them.")
            case .papersComplete: desk.say("收到了哪些？", "Which have come?")
            default: desk.say("撤销这件理赔", "Withdraw this claim")
            }
        return [Line("  " + text, .label)]
    }

    // MARK: confirm

    private static func confirm(_ decision: ClaimDecision, _ card: ClaimCard, _ state: State, _ desk: Desk) -> [Block] {
        let claim = card.claim
        var rows = [
            ConfirmRow(desk.say("理赔号", "Claim"), claim.number.text),
            ConfirmRow(
                desk.say("人员", "Person"), "\(card.card.person.name.text)  \(card.card.person.details.identity.masked)"),
            ConfirmRow(
                desk.say("种类", "Kind"), "\(claim.event.kind.name(desk.language))  \(claim.event.day.iso)"),
            ConfirmRow(desk.say("互助金", "Benefit"), claim.marked, also: claim.amount.capital),
        ]
        let reasons: [String] =
            switch decision {
            case .giveBack(let reasons): reasons.map { $0.name(desk.language) }
            case .deny(let reasons): reasons.map { $0.name(desk.language) }
            case .withdraw(let reason): [reason]
            default: []
            }
        let room = max(20, state.size.columns - 19)
        let told = reasons.joined(separator: desk.say("；", "; "))
        for (part, text) in Cells.wrap(told, room).enumerated() where !text.isEmpty {
            rows.append(ConfirmRow(part == 0 ? desk.say("原因", "Reasons") : "", text))
        }
        if case .approve = decision {
            let second =
                claim.state.stage == .firstReview && claim.needsSecondReview(threshold: desk.profile.reviewThreshold)
            rows.append(
                ConfirmRow(
                    desk.say("之后", "Then"),
                    second ? ClaimStage.secondReview.name(desk.language) : ClaimStage.approved.name(desk.language)))
        }
        let name = decision.action.name(desk.language)
        let question = desk.say("\(name)吗？不能撤回，F10 或 Y 确认。", "Really \(name)? It can't be undone: F10 or Y.")
        return [.spacer(1), .confirm(Confirm(rows, question: question, words: desk.words))]
    }

    // MARK: worksheet

    static func worksheet(_ state: State, _ desk: Desk) -> [Line] {
        guard let claim = state.card?.claim, let card = state.card?.card else { return [] }
        let sheet = WorksheetLines(desk, width: state.size.columns - 4)
        let shown = claim.judgement.shown(on: claim.event.day, of: card.enrolments)
        return sheet.full(shown, total: claim.amount)
    }

    // MARK: overview

    static func overview(_ state: State, _ desk: Desk) -> [Line] {
        guard let card = state.card else { return [] }
        let claim = card.claim
        let width = state.size.columns - 4
        var lines = headline(card, width, desk)
        lines += facts(claim, width, desk)
        lines.append(.blank)
        lines += claim.steps.flatMap { step($0, width, desk) }
        lines += now(claim, width, desk)
        lines.append(.blank)
        lines += missing(claim, width, desk)
        let road = ClaimRoad(claim, desk)
        lines.append(Line(road.next, .text))
        if !road.rest.isEmpty { lines += Cells.wrap(road.rest, width).map { Line($0, .muted) } }
        return lines + others(card, desk)
    }

    private static func headline(_ card: ClaimCard, _ width: Int, _ desk: Desk) -> [Line] {
        let claim = card.claim
        let left = "\(claim.number.text)  \(card.card.person.name.text)  \(claim.event.kind.name(desk.language))"
        let money = desk.say("互助金 ", "benefit ") + claim.marked
        let stage = desk.say("现在：", "now: ") + claim.state.stage.name(desk.language)
        let gap = width - Cells.width(left) - 2 - Cells.width(money) - Cells.width(stage)
        guard gap >= 2 else {
            return [Line(left), Line([Span(money, .total), Span("  " + stage, .step)])]
        }
        return [
            Line([
                Span(left + "  ", .text), Span(money, .total), Span(String(repeating: " ", count: gap) + stage, .step),
            ])
        ]
    }

    private static func facts(_ claim: Claim, _ width: Int, _ desk: Desk) -> [Line] {
        guard desk.seesHealth else {
            return [
                Line(
                    desk.say(
                        "事件日 \(claim.event.day.iso)  病情仅经办、审核可见", "event \(claim.event.day.iso)  health facts not shown"
                    ), .muted)
            ]
        }
        let items = EventFacts(desk).rows(claim.event).map { "\($0.label) \($0.value)" }
        return Cells.flow(items, width).flatMap { Cells.wrap($0, width) }.map { Line($0, .muted) }
    }

    private static func step(_ step: ClaimStep, _ width: Int, _ desk: Desk) -> [Line] {
        let at = step.at.text(offsetMinutes: 480)
        let action = Cells.fit(step.action.name(desk.language), desk.language == .zh ? 10 : 16)
        let head = "  \(at)  \(action)  \(Cells.fit(step.userName, 8))  "
        let told = [step.note, StateWords(desk).note(step.state)].compactMap { $0 }.filter { !$0.isEmpty }
        let note = told.joined(separator: desk.say("；", "; "))
        let indent = Cells.width(head)
        guard !note.isEmpty, width - indent >= 16 else {
            return [Line(head)] + Cells.wrap(note, width - 6).filter { !$0.isEmpty }.map { Line("      " + $0, .muted) }
        }
        return Cells.wrap(note, width - indent).enumerated().map { place, part in
            place == 0
                ? Line([Span(head, .text), Span(part, .muted)])
                : Line(String(repeating: " ", count: indent) + part, .muted)
        }
    }

    private static func now(_ claim: Claim, _ width: Int, _ desk: Desk) -> [Line] {
        let days = max(0, claim.since.local(offsetMinutes: 480).day.days(until: desk.today))
        let since = desk.say(
            "自 \(claim.since.local(offsetMinutes: 480).day.iso)，\(days) 天",
            "since \(claim.since.local(offsetMinutes: 480).day.iso), \(days) days")
        return [
            Line([
                Span("> ", .key), Span(claim.state.stage.name(desk.language), .step), Span("  " + since, .muted),
            ])
        ]
    }

    private static func missing(_ claim: Claim, _ width: Int, _ desk: Desk) -> [Line] {
        let missing = claim.missing.map { $0.name(desk.language) }
        guard !missing.isEmpty, !claim.state.stage.isEnd else { return [] }
        var text = desk.say("还缺：\(missing.joined(separator: "、"))", "Missing: \(missing.joined(separator: ", "))")
        var role = Role.warning
        if case .awaitingPapers(_, let due, _) = claim.state {
            let late = due < desk.today
            text += desk.say("（\(due.iso) 前补齐\(late ? "，已逾期" : "")）", " (due \(due.iso)\(late ? ", overdue" : ""))")
            if late { role = .bad }
        }
        return Cells.wrap(text, width).map { Line($0, role) }
    }

    private static func others(_ card: ClaimCard, _ desk: Desk) -> [Line] {
        let others = card.card.claims.filter { $0.id != card.claim.id }
            .sorted { ($0.event.day, $0.id) > ($1.event.day, $1.id) }
        guard !others.isEmpty else { return [] }
        let kindCells = desk.language == .zh ? 8 : 13
        return [.blank, Line(desk.say("这个人的其他理赔", "Other claims of this person"), .section)]
            + others.map { claim in
                let kind = Cells.fit(claim.event.kind.name(desk.language), kindCells)
                let money = Cells.fit(claim.marked, 14, .right)
                return Line(
                    "  \(claim.number.text)  \(kind)  \(claim.event.day.iso)\(money)  \(claim.state.stage.name(desk.language))"
                )
            }
    }
}

/// What is true in a state, in a few words for the timeline.
struct StateWords {
    let desk: Desk
    init(_ desk: Desk) { self.desk = desk }

    func note(_ state: ClaimState) -> String {
        let list = { (names: [String]) in names.joined(separator: desk.say("、", ", ")) }
        return switch state {
        case .awaitingPapers(let missing, _, _):
            desk.say("缺 ", "missing ") + list(missing.map { $0.name(desk.language) })
        case .secondReview(.threshold(let sum)):
            desk.say("金额达到 \(sum.grouped)，复审", "\(sum.grouped) or more: second review")
        case .secondReview(.sample): desk.say("抽中质量复审", "drawn for the quality sample")
        case .inBatch(let batch): desk.say("批次 \(batch)", "batch \(batch)")
        case .paid(let day), .calledBack(let day): day.iso
        case .returned(let reasons): list(reasons.map { $0.name(desk.language) })
        case .denied(let reasons): list(reasons.map { $0.name(desk.language) })
        case .withdrawn(let reason), .paymentFailed(let reason): reason
        case .draft, .accepted, .firstReview, .approved, .closed, .reconsidered: ""
        }
    }
}
