extension Page {
    /// Rows of the body: all but title, breadcrumb, rule, message and two legend rows.
    package static func bodyRows(size: Size) -> Int { max(0, size.rows - 6) }

    /// Rows a list of this page gets at this size, for `ListView.pageRows`.
    package func listRows(size: Size, policy: WidthPolicy = .standard) -> Int {
        var fixed = 0
        var head = 0
        for block in blocks {
            switch block {
            case .list(let list): head = list.columns.contains { !$0.title.isEmpty } ? 1 : 0
            case .spacer: break
            default:
                let one = Page(title: title, blocks: [block])
                fixed += BodyPlan(one, width: size.columns, bodyRows: 10_000, policy: policy).total
            }
        }
        let spacers = blocks.reduce(0) { if case .spacer(let rows) = $1 { $0 + rows } else { $0 } }
        return max(1, Page.bodyRows(size: size) - fixed - spacers - head)
    }

    /// Draws the frame: title row, breadcrumb, body, rule, message, two rows of legend.
    package func draw(size: Size, policy: WidthPolicy = .standard) -> Grid {
        var grid = Grid(size: size, policy: policy)
        guard size.rows >= Page.smallest.rows, size.columns >= Page.smallest.columns else {
            if size.rows > 0, size.columns > 0 {
                grid.write(words.tooSmall(need: Page.smallest, have: size), row: 0, column: 0)
                grid.cursor = Point(row: 0, column: 0)
            }
            return grid
        }
        let bodyRows = Page.bodyRows(size: size)
        drawTitle(&grid)
        grid.write(crumb, row: 1, column: 1)
        let side = self.side.flatMap { size.columns >= $0.from ? $0 : nil }
        let width = side.map { size.columns - $0.width } ?? size.columns
        let plan = BodyPlan(self, width: width, bodyRows: bodyRows, policy: policy)
        let scroll = plan.scroll(self, bodyRows: bodyRows)
        let body = Area(top: 2, left: 0, rows: bodyRows, columns: width, scroll: scroll)
        drawBody(&grid, plan, in: body)
        if let side {
            let area = Area(top: 2, left: width, rows: bodyRows, columns: side.width)
            for (row, line) in side.lines.enumerated() { grid.write(line, in: area, row: side.row + row, column: 2) }
        }
        let bottom = size.rows - 4
        grid.rule("", row: bottom, column: 0, width: size.columns)
        let paging = pagingText(plan, bodyRows: bodyRows, scroll: scroll)
        if !paging.isEmpty {
            let text = " " + paging + " "
            grid.write(text, row: bottom, column: size.columns - 3 - policy.width(of: text), role: .muted)
        }
        drawOverlay(&grid, plan, body: body, size: size)
        if let message = shownMessage {
            grid.write(
                policy.clip(message.mark + message.text, to: size.columns - 2), row: bottom + 1, column: 1,
                role: message.role)
        }
        for place in LegendLayout(shownLegend, width: size.columns, policy: policy).places {
            let row = bottom + 2 + place.row
            let cells = grid.write(place.item.key, row: row, column: place.column, role: .key)
            grid.write(" " + place.item.name, row: row, column: place.column + cells, role: .keyLabel)
        }
        if grid.cursor == nil {
            grid.cursor = Point(row: bottom + 1, column: 0)
            grid.cursorVisible = false
        }
        return grid
    }

    /// The screen's message, or what is wrong with the field in focus, or with one that was left: beside it is room for
    /// half a sentence only.
    package var shownMessage: Message? {
        if let message { return message }
        for block in blocks {
            guard case .form(let form) = block else { continue }
            if let error = form.focused?.error { return Message(.error, error) }
            if let left = form.fields.first(where: { $0.error != nil }), let error = left.error {
                return Message(.error, error.hasPrefix(left.label) ? error : left.label + words.colon + error)
            }
        }
        return nil
    }

    private func drawTitle(_ grid: inout Grid) {
        let columns = grid.size.columns
        let policy = grid.policy
        grid.write("", row: 0, column: 0, width: columns, role: .title)
        let left = " " + title.system + "  " + title.screen
        grid.write(left, row: 0, column: 0, role: .title)
        let parts = titleParts(columns: columns, policy: policy)
        var column = columns - 1 - parts.reduce(-2) { $0 + policy.width(of: $1.text) + 2 }
        for part in parts {
            column += grid.write(part.text, row: 0, column: max(0, column), role: part.role) + 2
        }
    }

    /// Code, office, person, badge, clock; where it is narrow office, clock, then person give way, never code or badge.
    func titleParts(columns: Int, policy: WidthPolicy) -> [Span] {
        let room = columns - policy.width(of: " " + title.system + "  " + title.screen) - 2
        var parts = [
            Span(title.code, .titleCode), Span(title.office, .title), Span(title.person, .title),
            Span(title.badge, .badgeTraining), Span(title.clock, .title),
        ]
        for given in [1, 4, 2] {
            if parts.reduce(0, { $0 + ($1.text.isEmpty ? 0 : policy.width(of: $1.text) + 2) }) <= room { break }
            parts[given].text = ""
        }
        return parts.filter { !$0.text.isEmpty }
    }

    private func drawBody(_ grid: inout Grid, _ plan: BodyPlan, in body: Area) {
        for part in plan.parts {
            let area = body.below(part.row)
            let focused = part.block == plan.focus && overlay == nil
            switch blocks[part.block] {
            case .lines(let lines):
                for (row, line) in lines.enumerated() { grid.write(line, in: area, row: row, column: 0) }
            case .form(let form):
                if let layout = part.layout { grid.draw(form, layout, in: area, focused: focused) }
            case .list(let list): grid.draw(list, rows: part.rows, in: area, focused: focused)
            case .menu(let menu): grid.draw(menu, in: area, focused: focused)
            case .rule(let title):
                if let row = area.row(0) { grid.rule(title, row: row, column: area.left + 2, width: area.columns - 4) }
            case .figures(let figures): grid.draw(figures, in: area)
            case .text(let text): grid.draw(text, rows: part.rows, in: area)
            case .confirm(let confirm): grid.draw(confirm, in: area, focused: focused)
            case .code(let square): grid.draw(square, in: area, words: words)
            case .spacer: break
            }
        }
    }

    private func pagingText(_ plan: BodyPlan, bodyRows: Int, scroll: Int) -> String {
        // PgUp and PgDn turn what stands above, not the page below it.
        guard overlay == nil, openForm == nil else { return "" }
        if !paging.isEmpty { return paging }
        for block in blocks {
            if case .list(let list) = block, !list.paging.isEmpty { return list.paging }
        }
        for part in plan.parts {
            if case .text(let text) = blocks[part.block] {
                let all = text.paragraphs.count
                if all > part.rows {
                    let rows = max(1, part.rows)
                    let pages = (all - 1) / rows + 1
                    // The last page is drawn full, so it may begin before its turn.
                    return "\(text.top >= all - rows ? pages : text.top / rows + 1)/\(pages)"
                }
            }
        }
        guard plan.total > bodyRows else { return "" }
        return "\(scroll + 1)-\(scroll + bodyRows)/\(plan.total)"
    }
}

/// Legend items in at most two rows; where they don't fit, those of the highest priority number go.
struct LegendLayout {
    struct Place { var item: LegendItem; var row: Int; var column: Int }
    var places: [Place] = []
    var dropped: [LegendItem] = []

    init(_ items: [LegendItem], width: Int, policy: WidthPolicy) {
        var kept = items
        while true {
            places = Self.flow(kept, width: width, policy: policy)
            guard places.count < kept.count, let worst = kept.map(\.priority).max(),
                let index = kept.lastIndex(where: { $0.priority == worst })
            else { return }
            dropped.append(kept.remove(at: index))
        }
    }

    private static func flow(_ items: [LegendItem], width: Int, policy: WidthPolicy) -> [Place] {
        var places: [Place] = []
        var (row, column) = (0, 1)
        for item in items {
            let cells = policy.width(of: item.key) + 1 + policy.width(of: item.name)
            if column > 1, column + cells > width - 1 { (row, column) = (row + 1, 1) }
            if row > 1 || column + cells > width - 1 { break }
            places.append(Place(item: item, row: row, column: column))
            column += cells + 2
        }
        return places
    }
}
