import MutualAid
package import Terminal

extension WarningPage {
    package static func view(_ state: State, _ desk: Desk) -> Page {
        guard let pair = state.pair else {
            let said = state.isGone ? desk.say("没有这条提示。", "There is no such warning.") : desk.words.waiting
            return desk.page([.spacer(1), .lines([Line("  " + said, .muted)])])
        }
        let crumb = Line(pair.warning.kind.name(desk.language), .breadcrumb)
        guard case .note(let verdict) = state.phase else {
            let text = TextView(lines(state, desk), top: state.top, pageRows: Page.bodyRows(size: state.size))
            return desk.page(crumb: crumb, [.text(text)])
        }
        // What is compared stays in sight as far as there is room.
        let room = max(3, Page.bodyRows(size: state.size) - 4)
        return desk.page(
            crumb: crumb,
            [
                .lines(Array(lines(state, desk).prefix(room))), .spacer(1),
                .lines([Line("  " + verdict.name(desk.language), .step)]), .form(state.form),
            ])
    }

    static func lines(_ state: State, _ desk: Desk) -> [Line] {
        guard let pair = state.pair else { return [] }
        let width = state.size.columns - 4
        var lines = [Line("  " + pair.warning.kind.question(desk.language), .label)]
        if let settled = pair.warning.settled {
            let told =
                "\(settled.at.text(offsetMinutes: 480))  \(settled.byName)  \(settled.verdict.name(desk.language))"
            let note = settled.note.isEmpty ? "" : "  " + settled.note
            lines += Cells.wrap(told + note, width - 2).map { Line("  " + $0, .good) }
        }
        lines.append(.blank)
        return lines + table(pair, width, desk)
    }

    /// Label, the one, the other; a row in which they differ is marked.
    private static func table(_ pair: WarningPair, _ width: Int, _ desk: Desk) -> [Line] {
        let label = desk.language == .zh ? 10 : 12
        let half = max(12, (width - label - 4) / 2)
        func row(_ name: String, _ first: String, _ second: String, _ role: Role = .text) -> [Line] {
            let left = Cells.wrap(first, half)
            let right = Cells.wrap(second, half)
            return (0..<max(left.count, right.count, 1)).map { place in
                let mark = place == 0 && first == second && !first.isEmpty ? "=" : " "
                return Line([
                    Span("  " + Cells.fit(place == 0 ? name : "", label), .label),
                    Span(Cells.fit(place < left.count ? left[place] : "", half), role),
                    Span(mark + " ", .warning), Span(place < right.count ? right[place] : "", role),
                ])
            }
        }
        let (one, other) = (side(pair.first, desk), side(pair.second, desk))
        var lines = row("", desk.say("先有的", "the first"), desk.say("后来的", "the second"), .section)
        for (mine, theirs) in zip(one, other) where !(mine.value.isEmpty && theirs.value.isEmpty) {
            lines += row(mine.label, mine.value, theirs.value)
        }
        return lines
    }

    private static func side(_ record: WarningPair.Record, _ desk: Desk) -> [(label: String, value: String)] {
        let person = record.card.person
        let details = person.details
        var rows: [(String, String)] = []
        if let claim = record.claim {
            rows +=
                [
                    (desk.say("理赔号", "Claim"), claim.number.text),
                    (desk.say("现在", "Now"), claim.state.stage.name(desk.language)),
                    (desk.say("互助金", "Benefit"), claim.amount.grouped),
                ] + event(claim.event, desk)
        }
        rows += [
            (desk.say("会员号", "Member"), person.number.text), (desk.say("姓名", "Name"), person.name.text),
            (desk.say("证件号码", "ID number"), details.identity.masked),
            (desk.say("性别", "Sex"), details.identity.sex.name(desk.language)),
            (desk.say("手机号", "Phone"), details.phone?.masked ?? ""),
            (desk.say("单位", "Employer"), record.card.employer?.name ?? record.card.guardian?.name.text ?? ""),
            (desk.say("银行卡", "Bank card"), details.account?.card.masked ?? ""),
        ]
        if record.claim == nil {
            rows += [
                (
                    desk.say("保障", "Covers"),
                    desk.say("\(record.card.enrolments.count) 份", "\(record.card.enrolments.count)")
                ), (desk.say("理赔", "Claims"), desk.say("\(record.card.claims.count) 件", "\(record.card.claims.count)")),
            ]
        }
        return rows.map { (label: $0.0, value: $0.1) }
    }

    /// In the same order on both sides; what one kind of event has not is empty.
    private static func event(_ event: ClaimEvent, _ desk: Desk) -> [(String, String)] {
        let hidden = desk.say("仅经办、审核可见", "not shown")
        var values = ["", "", "", ""]
        switch event {
        case .hospital(let stay):
            values = [stay.sheet.text, stay.admitted.iso, stay.discharged.iso, stay.total.grouped]
        case .accident(let accident): values = ["", accident.date.iso, "", accident.medicalCost.grouped]
        case .diagnosis(let diagnosis): values = ["", diagnosis.date.iso, "", ""]
        }
        if !desk.seesHealth { values = values.map { $0.isEmpty ? "" : hidden } }
        let labels = [
            desk.say("结算单号", "Sheet"), desk.say("入院、事发", "Admitted, on"), desk.say("出院", "Discharged"),
            desk.say("总费用", "Total"),
        ]
        return Array(zip(labels, values))
    }
}
