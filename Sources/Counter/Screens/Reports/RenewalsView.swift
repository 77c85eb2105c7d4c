import MutualAid
package import Terminal

extension RenewalsPage {
    /// Puts what was fetched into the list; a page as full as was asked for may have more behind it.
    static func show(_ state: inout State, fetched: Int, _ desk: Desk) {
        let before = state.list.rows.count
        let rows = state.byUnit ? (state.counts ?? []).map { row($0, desk) } : (state.rows ?? []).map { row($0, desk) }
        state.list.rows = rows
        state.hasMore = fetched == page
        state.list.hasMore = state.hasMore
        // What was asked for by going past the last row: the selection goes on to it.
        let grew = before > 0 && rows.count > before
        state.list.selected = grew ? before : min(state.list.selected, max(0, rows.count - 1))
    }

    private static func row(_ row: RenewalRow, _ desk: Desk) -> ListRow {
        let days = desk.today.days(until: row.last)
        let left =
            days < 0 ? desk.say("过 \(-days) 天", "\(-days) d ago") : desk.say("\(days) 天", "\(days) d")
        let isLost = !row.barred.isEmpty || (row.keepsUntil ?? row.last) < desk.today
        return ListRow(
            row.number.text,
            [
                Line(row.last.iso), Line(left, days >= 0 && days <= 7 ? .warning : .text), Line(row.name),
                Line(row.employer ?? ""), Line(desk.shortPlanName(row.plan)),
                Line(row.keeps(desk.language, today: desk.today), isLost ? .bad : .good),
            ])
    }

    private static func row(_ count: RenewalCount, _ desk: Desk) -> ListRow {
        ListRow(
            "\(count.employer?.value ?? 0)",
            [
                Line(count.first.iso), Line(count.name ?? desk.say("没有单位", "no unit")),
                Line(desk.say("\(count.people) 人", "\(count.people)"), .figure),
                Line(desk.say("\(count.covers) 份", "\(count.covers)"), .figure),
            ])
    }

    private static func columns(_ state: State, _ desk: Desk) -> [Column] {
        let isZh = desk.language == .zh
        guard !state.byUnit else {
            return [
                Column(desk.say("最早到期", "First ends"), 10), Column(desk.say("单位", "Unit"), 0),
                Column(desk.say("人数", "People"), 8, .right), Column(desk.say("份数", "Covers"), 8, .right),
            ]
        }
        return [
            Column(desk.say("到期", "Ends"), 10), Column(desk.say("还有", "Left"), 8, drop: 1),
            Column(desk.say("姓名", "Name"), isZh ? 10 : 8), Column(desk.say("单位", "Unit"), 24, drop: 2),
            Column(desk.say("保障活动", "Plan"), 0), Column(desk.say("续保", "Renewing"), 16),
        ]
    }

    package static func view(_ state: State, _ desk: Desk) -> Page {
        let span = state.query(desk.today).span
        var crumb = [
            Span(
                state.isPast
                    ? desk.say("近 \(state.days) 天已到期", "Ended in the last \(state.days) days")
                    : desk.say("\(state.days) 天内到期", "Ending within \(state.days) days"), .step),
            Span("  \(span.first.iso) – \(span.last.iso)", .muted),
        ]
        if let unit = state.unit { crumb.append(Span("  " + (unit.name ?? desk.say("没有单位", "no unit")), .breadcrumb)) }
        if let form = state.form { return desk.page(crumb: Line(crumb), [.spacer(1), .form(form)]) }
        guard state.byUnit ? state.counts != nil : state.rows != nil else {
            return desk.page(crumb: Line(crumb), [.lines([.blank, Line("  " + desk.words.waiting, .muted)])])
        }
        var list = state.list
        list.columns = columns(state, desk)
        list.numbered = false
        list.words = desk.words
        list.emptyText = desk.say("  这段时间没有到期的保障。", "  No cover ends in these days.")
        return desk.page(
            crumb: Line(crumb), [.list(list), .lines([Line(told(state, desk), .muted)])])
    }

    /// Below the list: what the row selected keeps, and until when.
    private static func told(_ state: State, _ desk: Desk) -> String {
        let place = min(state.list.selected, max(0, state.list.rows.count - 1))
        guard !state.byUnit, let rows = state.rows, rows.indices.contains(place) else { return "" }
        let row = rows[place]
        var told: [String] = []
        if row.barred.isEmpty, let until = row.keepsUntil, until >= desk.today {
            told.append(desk.say("\(until.iso) 前起保算续保", "renewed if begun by \(until.iso)"))
        }
        told += [row.number.text, row.employer ?? ""]
        return "  " + Cells.clip(told.filter { !$0.isEmpty }.joined(separator: "  "), state.size.columns - 3)
    }
}
