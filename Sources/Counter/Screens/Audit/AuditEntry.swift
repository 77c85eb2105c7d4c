package import MutualAid
package import Terminal

/// A2: one entry of the audit trail: who did what to which record, and what it was before.
package enum AuditEntry: Screen {
    package struct State: Sendable, Equatable {
        let line: AuditLine
        var top = 0
        var size = Size.home

        package init(_ line: AuditLine) { self.line = line }
    }

    package enum Action: Sendable, Equatable {
        case key(Input)
        case open
    }

    package static let code = "A2"

    package static func name(_ state: State, _ desk: Desk) -> String { desk.say("一条操作", "One entry") }

    package static func setSize(_ state: inout State, _ size: Size) { state.size = size }

    // MARK: commands

    package static func commands(_ state: State, _ desk: Desk) -> [Command<Action>] {
        var commands: [Command<Action>] = []
        if opens(state) != nil {
            commands.append(
                Command(
                    .digit(1), desk.say("打开这条记录", "Open the record"),
                    help: desk.say("现在的样子", "as it is now"), priority: 0, .open))
        }
        if lines(state, desk).count > Page.bodyRows(size: state.size) {
            commands.append(
                Command(.act(.pageForward), desk.say("翻页", "Page"), priority: 2, .key(.act(.pageForward))))
        }
        return commands
    }

    private static func opens(_ state: State) -> Destination? {
        switch state.line.record {
        case .person(let id, _, _): .person(id)
        case .claim(let id, _, _): .claim(id)
        case .batch(let id, _): .batch(id)
        case .knownEvent(let id, _, _): .knownEvent(id)
        case .employer, .user, nil: nil
        }
    }

    package static func read(_ input: Input, _ state: State, _ desk: Desk) -> Action? {
        var text = TextView([])
        return text.handle(input) ? .key(input) : nil
    }

    // MARK: reduce

    package static func reduce(_ state: inout State, _ action: Action, _ desk: Desk) -> [Effect] {
        switch action {
        case .open: return opens(state).map { [.go($0)] } ?? []
        case .key(let input):
            let rows = Page.bodyRows(size: state.size)
            let lines = lines(state, desk)
            var text = TextView(lines, top: state.top, pageRows: rows)
            _ = text.handle(input)
            state.top = min(text.top, max(0, lines.count - rows))
        }
        return []
    }

    // MARK: view

    package static func view(_ state: State, _ desk: Desk) -> Page {
        let text = TextView(lines(state, desk), top: state.top, pageRows: Page.bodyRows(size: state.size))
        return desk.page(
            crumb: Line(
                desk.say("操作记录 > 第 \(state.line.entry) 条", "Audit trail > entry \(state.line.entry)"), .breadcrumb),
            [.text(text)])
    }

    private static func lines(_ state: State, _ desk: Desk) -> [Line] {
        let line = state.line
        let width = state.size.columns - 6
        let told = line.rows(desk.language) { desk.catalogue.plan($0)?.name(desk.language) }
        // The number of a certificate names itself.
        let widest = told.map { Cells.width($0.label) }.max() ?? 0
        let label = min(24, max(desk.language == .zh ? 14 : 18, widest + 2))
        func row(_ name: String, _ value: String, _ role: Role = .text) -> [Line] {
            Cells.wrap(value, width - label).enumerated().map { place, part in
                Line([Span("  " + Cells.fit(place == 0 ? name : "", label), .label), Span(part, role)])
            }
        }
        var lines = row(desk.say("时间", "Time"), line.at.text(offsetMinutes: 480))
        lines += row(desk.say("谁", "Who"), line.userName)
        lines += row(desk.say("做了什么", "What"), "\(line.name(desk))  \(line.action)", .step)
        if let record = line.record { lines += row(desk.say("对象", "About"), record.text) }
        lines += changes(told.filter(\.isChange), label, width, desk)
        let same = told.filter { !$0.isChange }
        if !same.isEmpty { lines.append(.blank) }
        for item in same { lines += row(item.label, item.after ?? "") }
        lines.append(.blank)
        return lines
            + Cells.flow(AuditHead(entries: line.entry, mac: line.mac).grouped, width - label, gap: " ")
            .enumerated().map { place, part in
                Line([
                    Span("  " + Cells.fit(place == 0 ? desk.say("校验", "MAC") : "", label), .label), Span(part, .muted),
                ])
            }
    }

    /// Label, before, after: side by side.
    private static func changes(_ rows: [AuditRow], _ label: Int, _ width: Int, _ desk: Desk) -> [Line] {
        guard !rows.isEmpty else { return [] }
        let half = max(10, (width - label - 2) / 2)
        let none = desk.say("空", "none")
        var lines: [Line] = [
            .blank,
            Line([
                Span("  " + Cells.fit("", label)), Span(Cells.fit(desk.say("改前", "Before"), half) + "  ", .section),
                Span(desk.say("改后", "After"), .section),
            ]),
        ]
        for row in rows {
            let before = Cells.wrap(row.before ?? none, half)
            let after = Cells.wrap(row.after ?? none, half)
            for place in 0..<max(before.count, after.count) {
                lines.append(
                    Line([
                        Span("  " + Cells.fit(place == 0 ? row.label : "", label), .label),
                        Span(Cells.fit(place < before.count ? before[place] : "", half) + "  ", .muted),
                        Span(place < after.count ? after[place] : ""),
                    ]))
            }
        }
        return lines
    }
}
