import MutualAid
package import Terminal

extension CallPage {
    package static func view(_ state: State, _ desk: Desk) -> Page {
        guard let card = state.card else {
            let said = state.isGone ? desk.say("没有这件理赔", "There is no such claim") : desk.words.waiting
            return desk.page([.lines([.blank, Line("  " + said, .muted)])])
        }
        let claim = card.claim
        let crumb = Line("\(claim.card.person.name.text) > \(claim.claim.number.text)", .breadcrumb)
        if case .stored(let call, let next) = state.phase {
            return desk.page(crumb: crumb, [.lines(done(call, next: next, card, desk))])
        }
        if state.isCalledBack {
            let left = Page.bodyRows(size: state.size) - 5
            return desk.page(
                crumb: crumb,
                [
                    .lines(
                        head(state, card, desk) + past(card, rows: left, state, desk) + [
                            .blank,
                            Line("  " + desk.say("已经回访，没有别的事就结案。", "Called back; close it if nothing is left."), .text),
                        ])
                ])
        }
        // Under the script, as many of the calls before as leave room for the form.
        let top = head(state, card, desk) + [.blank] + script(state, card, desk)
        let room = Page.bodyRows(size: state.size) - top.count - 5
        return desk.page(
            crumb: crumb, [.lines(top + past(card, rows: room, state, desk)), .form(state.form)],
            message: bar(state, desk).map { Message(.warning, $0) })
    }

    private static func head(_ state: State, _ card: CallCard, _ desk: Desk) -> [Line] {
        let person = card.claim.card.person
        let phone = state.phone?.text ?? card.claim.card.phoneToDial?.masked ?? desk.say("没有登记电话", "no phone")
        let whose =
            person.details.phone == nil && card.claim.card.guardian != nil ? desk.say("监护人 ", "guardian's ") : ""
        return [
            Line([
                Span("  \(person.name.text)  ", .title), Span(person.details.identity.masked + "  "),
                Span(whose + phone, state.phone == nil ? .text : .total),
            ]),
            Line(
                "  " + desk.say("互助金 \(card.claim.claim.marked)", "Benefit \(card.claim.claim.marked)") + "  "
                    + paid(card, desk), .muted),
        ]
    }

    private static func paid(_ card: CallCard, _ desk: Desk) -> String {
        guard let day = card.paidOn else { return card.claim.claim.state.stage.name(desk.language) }
        return desk.say("\(day.iso) 拨付", "paid on \(day.iso)")
    }

    private static func script(_ state: State, _ card: CallCard, _ desk: Desk) -> [Line] {
        let values = [
            "name": card.claim.card.person.name.text, "office": desk.profile.name, "operator": desk.user.name,
            "number": card.claim.claim.number.text, "amount": card.claim.claim.amount.grouped,
            "day": card.paidOn?.iso ?? "",
        ]
        let width = state.size.columns - 6
        let lines = desk.script.lines(desk.language, values).map { Cells.wrap("- " + $0, width) }
        let room = Page.bodyRows(size: state.size) - 9
        // On a small screen each line of the script is cut to one row, between two words.
        if lines.joined().count <= room { return lines.joined().map { Line("  " + $0) } }
        return lines.prefix(room).map { Line("  " + ($0.first ?? "") + ($0.count > 1 ? " .." : "")) }
    }

    /// The last of the calls before, as many as fit.
    private static func past(_ card: CallCard, rows: Int, _ state: State, _ desk: Desk) -> [Line] {
        guard rows >= 2, !card.calls.isEmpty else { return rows >= 1 ? [.blank] : [] }
        return [.blank]
            + card.calls.suffix(rows - 1).map { call in
                var parts = [
                    call.at.text(offsetMinutes: 480), call.userName, call.result.name(desk.language),
                    call.satisfaction.map { "\($0.points)" } ?? "", call.note,
                ]
                if let again = call.again { parts.append(desk.say("再打 ", "again ") + again.iso) }
                return Line(
                    "  " + Cells.clip(parts.filter { !$0.isEmpty }.joined(separator: "  "), state.size.columns - 4),
                    .muted)
            }
    }

    private static func done(_ call: NewCall?, next: ClaimID?, _ card: CallCard, _ desk: Desk) -> [Line] {
        let claim = card.claim.claim
        var lines: [Line] = [.blank]
        if let call {
            lines.append(
                Line([
                    Span("  " + call.result.name(desk.language), .title),
                    Span(call.satisfaction.map { "  \($0.points) \($0.name(desk.language))" } ?? ""),
                ]))
        }
        lines.append(Line("  " + desk.say("现在：", "Now: ") + claim.state.stage.name(desk.language), .step))
        if let again = card.calls.last?.again, call?.result.isDone == false {
            lines.append(Line("  " + desk.say("再打：", "Again: ") + again.iso))
        }
        lines.append(.blank)
        if call?.result == .wrongNumber {
            lines.append(
                Line([Span("  1 ", .key), Span(desk.say("改电话，改好再打", "Correct the phone, then call again"), .keyLabel)]))
        } else if next != nil {
            lines.append(Line([Span("  1 ", .key), Span(desk.say("打下一个", "The next call"), .keyLabel)]))
        }
        return lines + [
            Line([Span("  2 ", .key), Span(desk.say("看这件的进度", "The status of this one"), .keyLabel)]),
            Line([Span("  3 ", .key), Span(desk.say("回到回访列表", "Back to the list"), .keyLabel)]),
        ]
    }
}

extension CallCard {
    /// The day on which the benefit was paid, as the timeline tells.
    fileprivate var paidOn: Day? {
        for step in claim.claim.steps.reversed() {
            if case .paid(let day) = step.state { return day }
        }
        return nil
    }
}
