import MutualAid
package import Terminal

extension Worklist {
    package static func view(_ state: State, _ desk: Desk) -> Page {
        guard let tallies = state.tallies else {
            return desk.page([.spacer(1), .lines([Line("  " + desk.words.waiting, .muted)])])
        }
        var list = state.list
        list.columns = WorkGroup.columns(desk)
        list.emptyText =
            tallies.contains { $0.count > 0 }
            ? desk.say("  这一类没有了：F11 看下一类。", "  Nothing is left here: F11 shows the next group.")
            : desk.say("  没有等您处理的理赔，可以歇一会儿。", "  Nothing waits for you.")
        let groups = groups(state, tallies, desk) + warnings(state, desk)
        return desk.page(
            crumb: crumb(tallies, desk), (groups.isEmpty ? [] : [.lines(groups)]) + [.list(list)],
            message: selectedMessage(state, desk))
    }

    private static func warnings(_ state: State, _ desk: Desk) -> [Line] {
        guard state.warnings > 0 else { return [] }
        return [
            Line(
                "   ! "
                    + desk.say(
                        "像是同一个的 \(state.warnings) 对，F4 核对", "\(state.warnings) pairs look like one, F4 compares"),
                .warning)
        ]
    }

    private static func crumb(_ tallies: [WorkTally], _ desk: Desk) -> Line {
        // Overdue papers stand among those that are waited for as well.
        let tallies = tallies.filter {
            $0.kind != .papersOverdue || !tallies.contains { $0.kind == .stage(.awaitingPapers) }
        }
        let count = tallies.reduce(0) { $0 + $1.count }
        guard count > 0 else { return .blank }
        let today = tallies.reduce(0) { $0 + $1.dueToday }
        let late = tallies.reduce(0) { $0 + $1.overdue }
        var spans = [Span(desk.say("共 \(count) 件，先来的在前", "\(count) in all, the oldest first"), .breadcrumb)]
        if today > 0 { spans.append(Span(desk.say("  今天到期 \(today) 件", "  \(today) due today"), .warning)) }
        if late > 0 { spans.append(Span(desk.say("  逾期 \(late) 件", "  \(late) late"), .bad)) }
        return Line(spans)
    }

    /// The groups with their counts, the one shown in brackets, in as many lines as it takes.
    private static func groups(_ state: State, _ tallies: [WorkTally], _ desk: Desk) -> [Line] {
        let width = state.size.columns - 3
        var lines: [Line] = []
        var cells = width
        for kind in kinds(state) {
            let count = tallies.first { $0.kind == kind }?.count ?? 0
            let isShown = kind == state.kind
            let name = "\(kind.name(desk.language)) \(count)"
            let span = Span(isShown ? "[\(name)]" : " \(name) ", isShown ? .step : .breadcrumb)
            if cells + 1 + Cells.width(span.text) > width {
                lines.append(Line([Span("  ", .text)]))
                cells = 1
            }
            lines[lines.count - 1].spans += [span, Span(" ", .text)]
            cells += 1 + Cells.width(span.text)
        }
        return lines
    }

    /// What the row has no room for: whose office it is, why it is held back, since when somebody has it.
    private static func selectedMessage(_ state: State, _ desk: Desk) -> Message? {
        guard let row = state.selected else { return nil }
        var parts: [String] = []
        if row.office != desk.user.division { parts.append(desk.divisions.name(of: row.office) ?? row.office.text) }
        if let hold = row.hold, !hold.reason.isEmpty {
            parts.append(desk.say("\(hold.byName)挂起：\(hold.reason)", "held by \(hold.byName): \(hold.reason)"))
        } else if let taken = row.taken {
            let at = taken.at.text(offsetMinutes: 480)
            let name = taken.by == desk.user.id ? desk.say("您", "you") : taken.byName
            parts.append(desk.say("\(name)在 \(at) 领取", "taken by \(name) at \(at)"))
        }
        guard !parts.isEmpty else { return nil }
        return Message(.info, Cells.clip(parts.joined(separator: "  "), state.size.columns - 3))
    }
}

/// How the groups of the worklist look, and where their rows lead; another room that works on a group from a screen of its
/// own gives its destination here.
enum WorkGroup {
    static func destination(of row: WorkRow, in kind: WorkKind) -> Destination {
        // Paid, and called back: what is left to do of them is done by telephone.
        if kind == .stage(.paid) || kind == .stage(.calledBack) { return .call(row.id) }
        return .review(row.id, WorkSpot(kind: kind, place: WorkPlace(after: row)))
    }

    static func columns(_ desk: Desk) -> [Column] {
        let isChinese = desk.language == .zh
        return [
            Column(desk.say("理赔号", "Claim"), 17), Column(desk.say("姓名", "Name"), 0),
            Column(desk.say("种类", "Kind"), isChinese ? 8 : 13, drop: 3),
            Column(desk.say("已等", "Waits"), 5, .right, drop: 1), Column(desk.say("期限", "Due"), 9),
            Column(desk.say("互助金", "Benefit"), 10, .right, drop: 2), Column(desk.say("谁在办", "With"), 6),
        ]
    }

    static func row(_ row: WorkRow, _ desk: Desk) -> ListRow {
        let claim = row.claim
        let days = max(0, claim.since.local(offsetMinutes: 480).day.days(until: desk.today))
        return ListRow(
            "\(row.id.value)",
            [
                Line(claim.number), Line(claim.personName), Line(claim.event.name(desk.language)),
                Line(days < 100 ? desk.say("\(days) 天", "\(days) d") : desk.say("\(days)天", "\(days)d")),
                due(row, desk), Line(claim.amount.grouped, .figure),
                mark(row, desk),
            ])
    }

    private static func due(_ row: WorkRow, _ desk: Desk) -> Line {
        guard row.hold == nil, let due = row.due else { return .blank }
        let words = DueWords(desk)
        return Line(words.short(due), words.role(due))
    }

    private static func mark(_ row: WorkRow, _ desk: Desk) -> Line {
        if row.hold != nil { return Line(desk.say("挂起", "held"), .warning) }
        guard let taken = row.taken else { return .blank }
        return Line(taken.by == desk.user.id ? desk.say("您", "you") : taken.byName, .label)
    }
}
