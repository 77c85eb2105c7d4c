import MutualAid
package import Terminal

extension AuditList {
    static func row(_ line: AuditLine, _ desk: Desk) -> ListRow {
        let at = line.at.text(offsetMinutes: 480)
        let isThisYear = at.hasPrefix("\(desk.today.year)-")
        let plans = { (code: PlanCode) in desk.catalogue.plan(code)?.name(desk.language) }
        return ListRow(
            "\(line.entry)",
            [
                Line(isThisYear ? String(at.dropFirst(5)) : String(at.prefix(10))), Line(line.userName),
                Line(line.name(desk)), Line(line.record?.text ?? line.told(desk.language, plans), .muted),
            ])
    }

    package static func view(_ state: State, _ desk: Desk) -> Page {
        switch state.phase {
        case .filter:
            return desk.page(
                crumb: Line(desk.say("操作记录 > 筛选", "Audit trail > Filter"), .breadcrumb),
                [.spacer(1), .form(state.form)])
        case .confirm:
            return desk.page(
                crumb: Line(desk.say("操作记录 > 导出", "Audit trail > Export"), .breadcrumb),
                [.spacer(1), .confirm(confirm(state, desk))])
        case .list: return listPage(state, desk)
        }
    }

    private static func listPage(_ state: State, _ desk: Desk) -> Page {
        guard state.lines != nil else {
            return desk.page(
                crumb: crumb(state, desk), [.spacer(1), .lines([Line("  " + desk.words.waiting, .muted)])])
        }
        var list = state.list
        let isChinese = desk.language == .zh
        list.columns = [
            Column(desk.say("时间", "Time"), 11), Column(desk.say("谁", "Who"), 8),
            Column(desk.say("做了什么", "What"), isChinese ? 14 : 20), Column(desk.say("对象", "About"), 0, drop: 1),
        ]
        list.emptyText =
            state.isSearching
            ? "  " + desk.words.waiting : desk.say("  没有这样的记录：F11 改筛选。", "  No such entry: F11 changes the filter.")
        return desk.page(crumb: crumb(state, desk), [.lines(head(state, desk)), .list(list)])
    }

    /// What narrows the list, and how far it has been looked through.
    private static func crumb(_ state: State, _ desk: Desk) -> Line {
        let told = state.filter.told(state.users, desk)
        var spans: [Span] = []
        if !told.isEmpty {
            let text = told.joined(separator: desk.say("、", ", "))
            spans.append(Span(Cells.clip(desk.say("只看 ", "Only ") + text, state.size.columns - 26), .step))
        }
        if let count = state.lines?.count, !state.filter.isOpen {
            let more = state.next == nil ? "" : "+"
            spans.append(Span(desk.say("  \(count)\(more) 条", "  \(count)\(more)"), .breadcrumb))
        }
        if state.isSearching, let next = state.next {
            spans.append(Span(desk.say("  找到第 \(next) 条了", "  looked back to \(next)"), .muted))
        }
        return Line(spans)
    }

    /// The chain's state, to be noted outside of the file.
    private static func head(_ state: State, _ desk: Desk) -> [Line] {
        guard let head = state.head else { return [.blank] }
        let width = state.size.columns - 4
        var lines = [
            Line(
                desk.say(
                    "  共 \(head.entries) 条，末条校验（抄在别处，日后可对）",
                    "  \(head.entries) entries; MAC of the last, to be noted elsewhere"), .label)
        ]
        lines += Cells.flow(head.grouped, width, gap: " ").map { Line("  " + $0, .muted) }
        if let exported = state.exported {
            lines += Cells.wrap(
                desk.say(
                    "已导出 \(exported.lines) 条：\(exported.path)", "\(exported.lines) entries are in \(exported.path)"),
                width
            )
            .map { Line("  " + $0, .good) }
        }
        return lines
    }

    static func confirm(_ state: State, _ desk: Desk) -> Confirm {
        let told = state.filter.told(state.users, desk)
        return Confirm(
            [
                ConfirmRow(
                    desk.say("导出", "What"),
                    told.isEmpty ? desk.say("全部操作记录", "the whole trail") : told.joined(separator: desk.say("、", ", "))),
                ConfirmRow(
                    desk.say("放在", "Where"),
                    desk.say(
                        "数据文件旁边的 exports 文件夹，只有本机账户可读", "the folder exports beside the data file, for its owner only")),
                ConfirmRow(
                    desk.say("内容", "Masks"),
                    desk.say("证件、手机、卡号只有一部分", "ID numbers, phones and cards stay masked")),
                ConfirmRow(desk.say("记录", "Record"), desk.say("导出本身也记一条", "the export is an entry of its own")),
            ],
            question: state.isExporting
                ? desk.say("正在写", "Being written")
                : desk.say("导出为 CSV？F10 或 Y 导出，F12 返回", "Export as CSV? F10 or Y exports, F12 goes back"),
            words: desk.words)
    }
}

extension AuditLine {
    /// The action in words; one that a later program wrote by its code.
    func name(_ desk: Desk) -> String { known?.name(desk.language) ?? action }
}
