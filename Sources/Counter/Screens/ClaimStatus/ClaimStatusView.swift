import MutualAid
package import Terminal

extension ClaimStatus {
    package static func view(_ state: State, _ desk: Desk) -> Page {
        guard let card = state.card else {
            return desk.page([.spacer(1), .lines([Line("  " + desk.words.waiting, .muted)])])
        }
        let claim = card.claim
        var crumb = [Span("\(card.card.person.name.text) > \(claim.number.text)", .breadcrumb)]
        let head = Block.lines(headline(card, state.size.columns - 4, desk).map { Line("  ") + $0 })
        switch state.phase {
        case .overview(let top):
            let text = TextView(overview(state, desk), top: top, pageRows: Page.bodyRows(size: state.size))
            return desk.page(crumb: Line(crumb), [.text(text)])
        case .worksheet(let text):
            return desk.page(crumb: Line(crumb), [.rule(desk.say("核算单", "Worksheet")), .text(text)])
        case .past(let text):
            return desk.page(
                crumb: Line(crumb), [.rule(desk.say("更正前的核算单", "Worksheets before corrections")), .text(text)])
        case .more(let selected):
            crumb.append(Span(desk.say(" > 更多", " > More"), .step))
            return desk.page(
                crumb: Line(crumb), [head, .spacer(1), .menu(ClaimActions.menu(card, selected: selected, desk))])
        case .sheet(let action):
            crumb.append(Span(" > \(action.name(desk.language))", .step))
            guard let form = state.sheets[action] else { return desk.page(crumb: Line(crumb), []) }
            var lines = [Line("  " + DecisionSheet.question(action, desk), .label)]
            if action == .undo { lines += undone(claim, desk) }
            return desk.page(crumb: Line(crumb), [head, .spacer(1), .lines(lines), .spacer(1), .form(form)])
        case .confirm(let decision):
            crumb.append(Span(" > \(decision.action.name(desk.language))", .step))
            return desk.page(crumb: Line(crumb), confirm(decision, card, state, desk))
        }
    }

    // MARK: confirm

    /// The decision that an undo takes back, where that leads, and until when.
    private static func undone(_ claim: Claim, _ desk: Desk) -> [Line] {
        guard let (decision, before) = claim.undoable else { return [] }
        let at = decision.at.text(offsetMinutes: 480)
        let (did, stage) = (decision.action.name(desk.language), before.stage.name(desk.language))
        return [
            Line(desk.say("  撤回：\(decision.userName) \(at) \(did)", "  Undoes: \(decision.userName), \(at), \(did)")),
            Line(desk.say("  回到：\(stage)", "  Back to: \(stage)")),
            Line(
                desk.say("  列入拨付批次前、别人没有接着办时可以撤回", "  Until the payment batch, while nobody has gone on from it"),
                .muted),
        ]
    }

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
        if case .approve = decision { rows.append(ConfirmRow(desk.say("之后", "Then"), afterApproval(card, desk))) }
        return [.spacer(1), .confirm(Confirm(rows, question: question(decision, desk), words: desk.words))]
    }

    private static func afterApproval(_ card: ClaimCard, _ desk: Desk) -> String {
        let claim = card.claim
        let isSettled = !card.paid.isEmpty && claim.owed(after: card.paid) == .zero
        let (second, approved) = (ClaimStage.secondReview, isSettled ? ClaimStage.paid : .approved)
        guard claim.state.stage == .firstReview else { return approved.name(desk.language) }
        if claim.needsSecondReview(threshold: desk.profile.reviewThreshold) { return second.name(desk.language) }
        let percent = desk.profile.limits.samplePercent.value
        guard percent > 0 else { return approved.name(desk.language) }
        return desk.say(
            "\(approved.name(.zh))；\(percent)% 会抽中质量复审",
            "\(approved.name(.en)); \(percent)% are drawn for a second review")
    }

    private static func question(_ decision: ClaimDecision, _ desk: Desk) -> String {
        let name = decision.action.name(desk.language)
        return switch decision {
        case .approve:
            desk.say(
                "\(name)吗？进拨付批次前可以撤回：F10 或 Y 确认。", "Really \(name)? It can be undone until the payment batch: F10 or Y."
            )
        case .giveBack, .deny:
            desk.say(
                "\(name)吗？别人接着办之前可以撤回：F10 或 Y 确认。", "Really \(name)? It can be undone until someone goes on: F10 or Y.")
        default: desk.say("\(name)吗？不能撤回，F10 或 Y 确认。", "Really \(name)? It can't be undone: F10 or Y.")
        }
    }

    // MARK: worksheets

    static func worksheet(_ state: State, _ desk: Desk) -> [Line] {
        guard let claim = state.card?.claim, let card = state.card?.card else { return [] }
        let sheet = WorksheetLines(desk, width: state.size.columns - 4)
        let shown = claim.judgement.shown(on: claim.event.day, of: card.enrolments)
        return sheet.full(shown, total: claim.amount)
    }

    /// What stood before each correction, the newest first: who corrected it when, the facts, the worksheet.
    static func pastWorksheets(_ past: [PastFigures], _ state: State, _ desk: Desk) -> [Line] {
        guard let card = state.card?.card else { return [] }
        let width = state.size.columns - 4
        let sheet = WorksheetLines(desk, width: width)
        var lines: [Line] = []
        for old in past.reversed() {
            let at = old.at.text(offsetMinutes: 480)
            lines.append(
                Line(desk.say("\(at) \(old.byName) 更正前", "Until \(old.byName) corrected it at \(at)"), .section))
            let items = EventFacts(desk).rows(old.event).map { "\($0.label) \($0.value)" }
            lines += Cells.flow(items, width).flatMap { Cells.wrap($0, width) }.map { Line($0, .muted) }
            lines += sheet.full(
                old.judgement.shown(on: old.event.day, of: card.enrolments), total: old.judgement.total)
            lines.append(.blank)
        }
        return lines
    }
}
