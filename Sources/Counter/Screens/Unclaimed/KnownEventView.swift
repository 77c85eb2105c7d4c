import MutualAid
package import Terminal

extension KnownEventPage {
    package static func view(_ state: State, _ desk: Desk) -> Page {
        guard let card = state.card else {
            let said = state.isGone ? desk.say("没有这件登记", "It isn't there any more") : desk.words.waiting
            return desk.page([.lines([.blank, Line("  " + said, .muted)])])
        }
        let kind = card.event.facts.kind.name(desk.language)
        let crumb = Line("\(card.card.person.name.text) > \(kind) \(card.event.facts.day.iso)", .breadcrumb)
        let lines = head(state, card, desk) + [.blank] + facts(card, state, desk) + standing(card, state, desk)
        var blocks: [Block] = [.lines(lines)]
        if let form = state.form { blocks += [.rule(desk.say("联系结果", "What came of it")), .form(form)] }
        let taken = lines.count + (state.form == nil ? 0 : 3)
        let past = contacts(card, state, desk).suffix(max(0, Page.bodyRows(size: state.size) - taken - 1))
        if !past.isEmpty { blocks += [.rule(desk.say("联系过", "Contacts")), .lines(Array(past))] }
        return desk.page(crumb: crumb, blocks)
    }

    private static func head(_ state: State, _ card: KnownEventCard, _ desk: Desk) -> [Line] {
        let person = card.card.person
        let phone = state.phone?.text ?? card.card.phoneToDial?.masked ?? desk.say("没有登记电话", "no phone")
        return [
            Line([
                Span("  \(person.name.text)  ", .title), Span(person.details.identity.masked + "  "),
                Span(phone, state.phone == nil ? .text : .total),
            ]),
            Line("  " + (card.card.employer?.name ?? desk.say("无单位", "no employer")), .muted),
        ]
    }

    private static func facts(_ card: KnownEventCard, _ state: State, _ desk: Desk) -> [Line] {
        var rows: [(String, String)] = []
        switch card.event.facts {
        case .stay(let stay):
            let until = stay.discharged?.iso ?? desk.say("未出院或不知", "not known yet")
            rows.append((desk.say("住院", "Stay"), "\(stay.admitted.iso) - \(until)  \(stay.cause.name(desk.language))"))
            if !stay.hospital.isEmpty { rows.append((desk.say("医院", "Hospital"), stay.hospital)) }
            if let totals = stay.totals {
                rows.append((desk.say("自付", "Own pay"), "\(totals.ownPay.grouped) / \(totals.total.grouped)"))
            }
        case .diagnosis(let diagnosis):
            rows.append((desk.say("确诊", "Diagnosed"), diagnosis.day.iso))
            if desk.seesHealth { rows.append((desk.say("诊断", "Diagnosis"), diagnosis.text)) }
        }
        rows.append(
            (desk.say("来源", "Source"), "\(card.event.source.name(desk.language))  \(card.event.enteredOn.iso)"))
        return rows.flatMap { label, value in
            Cells.wrap(value, state.size.columns - 18).enumerated().map { place, part in
                Line([Span("  " + Cells.fit(place == 0 ? label : "", 14), .label), Span(part)])
            }
        }
    }

    private static func standing(_ card: KnownEventCard, _ state: State, _ desk: Desk) -> [Line] {
        guard let found = card.unclaimed else { return [.blank, Line("  " + why(card, desk), .good)] }
        let days = desk.today.days(until: found.last)
        let left = desk.say("还有 \(days) 天", days == 1 ? "1 day left" : "\(days) days left")
        let covers = card.event.facts.covers(of: card.card, catalogue: desk.catalogue).map {
            desk.planName($0.enrolment.plan)
        }
        return [
            Line([
                Span("  " + Cells.fit(desk.say("当时有效", "Covered by"), 14), .label),
                Span(covers.joined(separator: "  ")),
            ]),
            Line([
                Span("  " + Cells.fit(desk.say("申领截止", "File by"), 14), .label), Span("\(found.last.iso)  "),
                Span(left, days <= 60 ? .warning : .muted),
            ]),
            Line([
                Span("  " + Cells.fit(desk.say("估算互助金", "Would pay"), 14), .label),
                Span(found.prospect.name(desk.language), .total),
            ]),
        ]
    }

    /// Why there is nothing to claim any more.
    private static func why(_ card: KnownEventCard, _ desk: Desk) -> String {
        if let claim = card.card.claims.first(where: card.event.facts.isClaimed) {
            return desk.say("已经申领：", "Claimed: ") + claim.number.text
        }
        if card.event.facts.covers(of: card.card, catalogue: desk.catalogue).isEmpty {
            return desk.say("当天没有相关的有效保障。", "No cover that looks at it was in force on the day.")
        }
        return desk.say("已过申领期限。", "The last day for filing is past.")
    }

    private static func contacts(_ card: KnownEventCard, _ state: State, _ desk: Desk) -> [Line] {
        card.event.contacts.map { contact in
            let parts = [
                contact.at.text(offsetMinutes: 480), contact.userName, contact.result.name(desk.language), contact.note,
            ]
            return Line(
                "  " + Cells.clip(parts.filter { !$0.isEmpty }.joined(separator: "  "), state.size.columns - 4), .muted)
        }
    }
}
