import MutualAid
package import Terminal

extension ClaimEntry {
    package static func view(_ state: State, _ desk: Desk) -> Page {
        switch state.phase {
        case .entry: entryPage(state, desk)
        case .worksheet(let text):
            desk.page(crumb: crumb(state, desk), [.rule(desk.say("核算单", "Worksheet")), .text(text)])
        case .confirm(let text):
            desk.page(
                crumb: crumb(state, desk),
                [
                    .text(text), .spacer(1),
                    .confirm(
                        Confirm(
                            [],
                            question: state.amends == nil
                                ? desk.say(
                                    "以上受理吗？受理后给理赔号，F10 或 Y 确认。",
                                    "Accept this claim? F10 or Y stores it and gives a number.")
                                : desk.say(
                                    "照 * 标的更正吗？原来的留在经过里，F10 或 Y 确认。",
                                    "Correct what * marks? The old stays in the history: F10 or Y."),
                            words: desk.words)),
                ])
        case .stored(let card): storedPage(state, card, desk)
        }
    }

    // MARK: crumb and head

    /// The total stands here too, where it is seen whatever part of the form is on screen; the steps give way to it.
    static func crumb(_ state: State, _ desk: Desk) -> Line {
        var isConfirm = false
        if case .confirm = state.phase { isConfirm = true }
        let whose = Span("\(state.personName) > \(state.kind.name(desk.language))  ", .breadcrumb)
        let steps = [
            Span(desk.say("1 录入", "1 Enter"), isConfirm ? .breadcrumb : .step), Span(" > ", .breadcrumb),
            Span(desk.say("2 确认", "2 Confirm"), isConfirm ? .step : .breadcrumb),
        ]
        guard let total = totalText(state) else { return Line([whose] + steps) }
        let benefit = Span("   " + desk.say("互助金 ", "Benefit ") + total, .total)
        let line = Line([whose] + steps + [benefit])
        if Cells.width(line.text) <= state.size.columns - 2 { return line }
        return Line([whose, Span(isConfirm ? "2/2" : "1/2", .step), benefit])
    }

    private static func totalText(_ state: State) -> String? {
        guard let judgement = state.judgement else { return nil }
        return judgement.total.marked(judgement.benefits.contains { $0.usesSample && $0.amount > .zero })
    }

    static func head(_ state: State, _ desk: Desk) -> [Line] {
        guard let card = state.card else { return [Line(desk.say("  正在读取", "  Loading"), .muted)] }
        let person = card.person
        var first = [Span("  \(person.name.text)  ", .text), Span(person.details.identity.masked, .text)]
        let onFile = state.onFile.map { $0.name(desk.language) }
        if !onFile.isEmpty {
            let names = onFile.joined(separator: desk.say("、", ", "))
            first.append(Span(desk.say("  \(names)已留存", "  on file: \(names)"), .muted))
        }
        return [Line(first)] + covers(state, card, desk)
    }

    /// What is in force on the day, and what isn't and why.
    private static func covers(_ state: State, _ card: PersonCard, _ desk: Desk) -> [Line] {
        let day = state.day(desk.today)
        let width = max(40, bodyColumns(state) - 4)
        let inForce = card.enrolments(standing: .inForce, on: day)
        let others = standingAside(card, on: day)
        let aside = others.map { "\(desk.planName($0.plan)) \(why($0, on: day, desk))" }
        guard !inForce.isEmpty else {
            let reason =
                aside.isEmpty ? desk.say("没有参保记录", "never enrolled") : aside.joined(separator: desk.say("；", "; "))
            let text = desk.say("\(day.iso) 当日没有有效保障：\(reason)", "No cover in force on \(day.iso): \(reason)")
            return Cells.wrap(text, width).prefix(2).map { Line("  " + $0, .warning) }
        }
        let names = inForce.map { enrolment in
            desk.say(
                "\(desk.planName(enrolment.plan)) 至 \(enrolment.term.last.iso)",
                "\(desk.planName(enrolment.plan)) to \(enrolment.term.last.iso)")
        }
        let label = desk.say("有效  ", "In force  ")
        let indent = String(repeating: " ", count: Cells.width(label))
        var lines = Cells.flow(names, width - Cells.width(label)).enumerated().map { place, names in
            Line("  " + (place == 0 ? label : indent) + names, .good)
        }
        let most = state.size.rows < 24 ? 1 : 2
        if lines.count > most {
            let short = label + inForce.map { desk.planName($0.plan) }.joined(separator: desk.say("、", ", "))
            lines = Cells.wrap(short, width).prefix(2).map { Line("  " + $0, .good) }
        }
        if !aside.isEmpty, state.size.rows >= 24 {
            let text = desk.say("无效  ", "Not in force  ") + aside.joined(separator: desk.say("；", "; "))
            lines += Cells.wrap(text, width).map { Line("  " + $0, .muted) }
        }
        return lines
    }

    /// The enrolments not in force that could have been: the newest of each plan that has none in force.
    private static func standingAside(_ card: PersonCard, on day: Day) -> [Enrolment] {
        let inForce = Set(card.enrolments(standing: .inForce, on: day).map(\.plan))
        var seen: Set<PlanCode> = []
        return card.enrolments
            .sorted { ($0.term.first, $0.id) > ($1.term.first, $1.id) }
            .filter { !inForce.contains($0.plan) && seen.insert($0.plan).inserted }
            .reversed()
    }

    private static func why(_ enrolment: Enrolment, on day: Day, _ desk: Desk) -> String {
        let name = enrolment.standing(on: day).name(desk.language)
        return switch enrolment.standing(on: day) {
        case .unpaid, .inForce, .cancelled: name
        case .notBegun: desk.say("\(enrolment.term.first.iso) 起", "from \(enrolment.term.first.iso)")
        case .ended: "\(name) \(enrolment.term.last.iso)"
        }
    }

    // MARK: entry

    static let sideFrom = 110
    static let sideWidth = 44

    private static func bodyColumns(_ state: State) -> Int {
        state.size.columns >= sideFrom ? state.size.columns - sideWidth : state.size.columns
    }

    private static func entryPage(_ state: State, _ desk: Desk) -> Page {
        let top: [Block] = [.lines(head(state, desk)), .form(state.form)]
        var side: Side?
        var blocks = top
        if state.size.columns >= sideFrom {
            let computed = worksheet(state, desk, width: sideWidth - 4)
            let waiting = Line(desk.say("边打边算", "Computed as you type"), .muted)
            let lines = [Line(desk.say("核算单", "Worksheet"), .section)] + (computed.isEmpty ? [waiting] : computed)
            side = Side(lines, width: sideWidth, from: sideFrom)
        } else {
            // One row is kept for the rule; what is left is the worksheet's.
            let rows = desk.page(top).listRows(size: state.size) - 1
            blocks += worksheetBlocks(state, rows: rows, desk)
        }
        return desk.page(crumb: crumb(state, desk), blocks, side: side, message: message(state, desk))
    }

    private static func worksheetBlocks(_ state: State, rows: Int, _ desk: Desk) -> [Block] {
        guard let judgement = state.judgement, rows >= 1 else { return [] }
        let width = state.size.columns - 4
        let sheet = WorksheetLines(desk, width: width)
        let shown = shownBenefits(state)
        let full = worksheet(state, desk, width: width)
        let rule = Block.rule(desk.say("核算单", "Worksheet"))
        if full.count <= rows { return [rule, .lines(full.map(indented))] }
        let total = sheet.totalLine(shown, total: judgement.total)
        let summary = shown.flatMap(sheet.summary) + [total]
        if summary.count <= rows {
            return [.rule(desk.say("核算单  F11 逐行", "Worksheet  F11 line by line")), .lines(summary.map(indented))]
        }
        return rows >= 2 ? [rule, .lines([indented(total)])] : []
    }

    private static func indented(_ line: Line) -> Line { Line("  ") + line }

    static func shownBenefits(_ state: State) -> [Benefit] {
        guard let judgement = state.judgement, let event = state.event, let card = state.card else { return [] }
        let isTyped = !state.form.value("ownPay").isEmpty
        return judgement.shown(on: event.day, of: card.enrolments).filter { benefit in
            // Neutral while incomplete: no own pay typed yet is not an own pay of nothing.
            guard benefit.refusal == .nothingDue, state.kind == .hospital else { return true }
            return benefit.part == .hospital ? isTyped : !state.form.value("discharged").isEmpty
        }
    }

    /// The worksheet in full: under every cover touched, then those that this event doesn't concern.
    static func worksheet(_ state: State, _ desk: Desk, width: Int? = nil) -> [Line] {
        guard let judgement = state.judgement, let event = state.event, let card = state.card else { return [] }
        let sheet = WorksheetLines(desk, width: width ?? state.size.columns - 4)
        let shown = shownBenefits(state)
        var lines: [Line] = []
        for benefit in shown { lines += sheet.full(benefit) }
        lines.append(sheet.totalLine(shown, total: judgement.total))
        let touched = Set(judgement.benefits.map(\.plan))
        let untouched = card.enrolments(standing: .inForce, on: event.day).filter { !touched.contains($0.plan) }
        if !untouched.isEmpty {
            let names = untouched.map { desk.planName($0.plan) }.joined(separator: desk.say("、", ", "))
            let text = desk.say("与本次无关：\(names)", "Not concerned: \(names)")
            lines += Cells.wrap(text, width ?? state.size.columns - 4).map { Line($0, .muted) }
        }
        return lines
    }

    /// What is told while nothing else is: first what looks wrong, then what will be asked for.
    private static func message(_ state: State, _ desk: Desk) -> Message? {
        guard state.form.focused?.error == nil else { return nil }
        if let bar = bar(state, desk) { return Message(.warning, bar.fitting(state.messageCells)) }
        if state.form.focusedID == "kind" {
            let kinds = ClaimEventKind.allCases.enumerated().map { "\($0 + 1) \($1.name(desk.language))" }
            return Message(.info, kinds.joined(separator: "  "))
        }
        if let proposed = SheetFigures(state.form).proposal(for: state.form.focusedID) {
            return Message(
                .info,
                desk.say(
                    "按其余四项应为 \(proposed.grouped)：空着按 Enter 取用",
                    "From the other four it is \(proposed.grouped): Enter on the empty field takes it"))
        }
        if let warning = state.warnings.first {
            return Message(.warning, warning.sentence(desk.language).fitting(state.messageCells))
        }
        guard state.event != nil else { return nil }
        if state.size.rows < 24, let line = shownBenefits(state).last?.lines.last {
            let text = "\(line.text(desk.language))  \(line.amount.marked(line.isSample))"
            if Cells.width(text) <= state.messageCells { return Message(.info, text) }
        }
        return missing(state, desk).map { Message(.info, $0) }
    }

    private static func missing(_ state: State, _ desk: Desk) -> String? {
        let missing = state.missingPapers.map { $0.name(desk.language) }
        guard !missing.isEmpty, state.amends == nil else { return nil }
        let list = desk.say(
            "缺 \(missing.joined(separator: "、"))：可先受理，一次告知",
            "Missing: \(missing.joined(separator: ", ")); accept and ask once")
        if Cells.width(list) <= state.messageCells { return list }
        return desk.say(
            "缺 \(missing.count) 样材料：可先受理，一次告知", "\(missing.count) papers missing: accept and ask for them once")
    }

    // MARK: confirm

    static func summary(_ state: State, _ desk: Desk) -> [Line] {
        guard let event = state.event, let judgement = state.judgement, let card = state.card else { return [] }
        let width = state.size.columns - 4
        var lines = [
            pair(desk.say("人员", "Person"), "\(card.person.name.text)  \(card.person.details.identity.masked)")
        ]
        if let old = state.amended {
            lines += changes(event, from: old.event, desk)
        } else {
            lines += EventFacts(desk).rows(event).map { pair($0.label, $0.value) }
        }
        for warning in state.warnings {
            let parts = Cells.wrap("! " + warning.sentence(desk.language).text, width)
            lines += parts.map { Line($0, .warning) }
        }
        lines.append(.blank)
        let sheet = WorksheetLines(desk, width: width)
        let shown = shownBenefits(state)
        if shown.isEmpty {
            let reason = desk.say("当日没有有效保障，互助金 0.00", "No cover in force on the day: the benefit is 0.00")
            lines.append(Line(reason, .warning))
        }
        lines += shown.flatMap(sheet.summary)
        lines.append(sheet.totalLine(shown, total: judgement.total))
        if let old = state.amended, old.amount != judgement.total {
            lines.append(Line(Cells.fit("* \(desk.words.changed) \(old.marked)", max(20, width), .right), .changed))
        }
        lines.append(Line(Cells.fit(judgement.total.capital, max(20, width - 1), .right), .muted))
        let missing = state.missingPapers.map { $0.name(desk.language) }
        let text =
            missing.isEmpty
            ? desk.say("材料齐全", "Every paper is there")
            : desk.say(
                "请一次告知，还缺：\(missing.joined(separator: "、"))",
                "Ask for once, together: \(missing.joined(separator: ", "))")
        lines += Cells.wrap(text, width).map { Line($0, missing.isEmpty ? .good : .warning) }
        return lines
    }

    private static func pair(_ label: String, _ value: String) -> Line {
        Line([Span(Cells.fit(label, 16), .label), Span(value, .text)])
    }

    // MARK: stored

    private static func storedPage(_ state: State, _ card: ClaimCard, _ desk: Desk) -> Page {
        let claim = card.claim
        let missing = claim.missing.map { $0.name(desk.language) }
        let wide = claim.number.text.map(String.init).joined(separator: " ")
        var lines: [Line] = [
            Line([
                Span("  " + desk.say("理赔号  ", "Claim number  "), .label), Span(claim.number.text, .text),
            ]),
            .blank, Line("    " + wide, .total), .blank,
            Line(
                "  "
                    + desk.say(
                        "互助金 \(claim.marked)  \(claim.amount.capital)", "Benefit \(claim.marked)"),
                .text),
            Line("  " + desk.say("现在：", "Now: ") + claim.state.stage.name(desk.language), .text),
        ]
        if missing.isEmpty {
            lines.append(Line("  " + desk.say("材料齐全", "Every paper is there"), .good))
        } else {
            let asked = desk.say(
                "还缺：\(missing.joined(separator: "、"))，请一次告知", "Still missing: \(missing.joined(separator: ", "))")
            lines += Cells.wrap(asked, state.size.columns - 4).map { Line("  " + $0, .warning) }
        }
        let road = ClaimRoad(claim, desk)
        lines += Cells.wrap(road.next, state.size.columns - 4).map { Line("  " + $0) }
        lines += road.rest(state.size.columns - 4).map { Line("  " + $0, .muted) }
        lines += [
            .blank,
            Line([Span("  1 ", .key), Span(desk.say("这个人的下一件理赔", "The next claim of this person"), .keyLabel)]),
            Line([Span("  2 ", .key), Span(desk.say("看这件的进度", "The status of this one"), .keyLabel)]),
            Line([Span("  3 ", .key), Span(desk.say("换一个人", "Another person"), .keyLabel)]),
        ]
        return desk.page(crumb: Line("\(state.personName) > \(claim.number.text)", .breadcrumb), [.lines(lines)])
    }
}
