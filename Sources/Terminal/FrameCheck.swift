/// What every frame of every test must satisfy.
package enum FrameCheck {
    /// Empty when the drawn page keeps its promises: widths, halves, caret, legend, and every string in its slot.
    /// Slots are held to the words only from the home size on; narrower frames give way by design.
    package static func problems(_ page: Page, size: Size = .home, policy: WidthPolicy = .standard) -> [String] {
        let grid = page.draw(size: size, policy: policy)
        var problems = grid.problems()
        guard size.rows >= Page.smallest.rows, size.columns >= Page.smallest.columns else { return problems }
        problems += caret(page, grid, policy)
        problems += legend(page, size, policy)
        problems += ambiguous(page)
        if size.columns >= Size.home.columns { problems += slots(page, size, policy) }
        return problems
    }

    /// The caret stands in the value of the focused field, and in the body.
    private static func caret(_ page: Page, _ grid: Grid, _ policy: WidthPolicy) -> [String] {
        let takesKeys = page.overlay != nil || page.blocks.contains(where: \.takesFocus)
        guard grid.cursorVisible, let cursor = grid.cursor else {
            return takesKeys ? ["nothing shows where the next key goes"] : []
        }
        guard cursor.row >= 2, cursor.row < grid.size.rows - 4 else {
            return ["the caret stands outside the body: row \(cursor.row)"]
        }
        guard page.overlay == nil, page.openForm == nil else { return [] }
        for block in page.blocks where block.takesFocus {
            guard case .form(let form) = block, let field = form.focused else { return [] }
            let role = grid.role(at: cursor)
            return role == .fieldFocus || field.kind == .display || (field.kind == .checks && field.options == nil)
                ? [] : ["the caret stands outside field \(field.id): on \(role?.name ?? "nothing")"]
        }
        return []
    }

    /// Words of the frame have no character that is one cell here and two there; data may.
    private static func ambiguous(_ page: Page) -> [String] {
        var words = [page.title.system, page.title.screen, page.title.badge] + page.shownLegend.map(\.name)
        for block in page.blocks {
            switch block {
            case .form(let form): words += form.fields.flatMap { [$0.label, $0.hint, $0.section ?? ""] }
            case .menu(let menu): words += menu.items.flatMap { [$0.label, $0.hint] }
            case .list(let list): words += list.columns.map(\.title)
            case .rule(let title): words.append(title)
            case .confirm(let confirm): words += confirm.rows.map(\.label)
            case .lines, .figures, .text, .code, .spacer: break
            }
        }
        return words.filter { $0.unicodeScalars.contains(where: WidthPolicy.isAmbiguous) }
            .map { "a character of ambiguous width in the frame: \($0)" }
    }

    private static func legend(_ page: Page, _ size: Size, _ policy: WidthPolicy) -> [String] {
        var problems: [String] = []
        let items = page.shownLegend
        for (index, item) in items.enumerated() where items[..<index].contains(where: { $0.binding == item.binding }) {
            problems.append("the legend shows \(item.key) twice")
        }
        for item in items where item.name.isEmpty { problems.append("the legend shows \(item.key) without a name") }
        let layout = LegendLayout(items, width: size.columns, policy: policy)
        if size.columns >= Size.home.columns {
            problems += layout.dropped.map { "the legend has no room for \($0.key) \($0.name)" }
        }
        if page.overlay == nil, page.openForm == nil {
            for block in page.blocks {
                if case .form(let form) = block, items.contains(where: { $0.binding == .act(.choices) }),
                    !form.fields.contains(where: \.hasChoices)
                {
                    problems.append("the legend shows F4, but no field has choices")
                }
            }
        }
        return problems
    }

    private static func slots(_ page: Page, _ size: Size, _ policy: WidthPolicy) -> [String] {
        var problems: [String] = []
        func fits(_ text: String, _ cells: Int, _ what: String) {
            let width = policy.width(of: text)
            if width > cells { problems.append("\(what) takes \(width) of \(cells) cells: \(text)") }
        }
        let parts = page.titleParts(columns: size.columns, policy: policy)
        let all = [page.title.code, page.title.office, page.title.person, page.title.badge, page.title.clock]
        if parts.count < all.filter({ !$0.isEmpty }).count {
            problems.append("the title row has no room for all its parts")
        }
        fits(page.crumb.text, size.columns - 2, "the breadcrumb")
        if let message = page.shownMessage { fits(message.mark + message.text, size.columns - 2, "the message") }
        let side = page.side.flatMap { size.columns >= $0.from ? $0 : nil }
        let width = size.columns - (side?.width ?? 0)
        for line in side?.lines ?? [] { fits(line.text, (side?.width ?? 0) - 2, "a line of the side") }
        for block in page.blocks {
            switch block {
            case .lines(let lines): for line in lines { fits(line.text, width, "a line") }
            case .form(let form):
                for place in FormLayout(form, width: width, policy: policy).placements {
                    let field = form.fields[place.field]
                    fits(field.label + (field.required ? " *" : ""), place.labelWidth, "the label of \(field.id)")
                    if !field.takesText, field.kind != .checks {
                        fits(field.shown, place.valueWidth, "the value of \(field.id)")
                    }
                }
            case .list(let list):
                for column in ListLayout(list, width: width, policy: policy).columns {
                    fits(list.columns[column.index].title, column.width, "a column's title")
                }
            case .menu(let menu):
                for item in menu.items { fits(item.label, width - 7, "a menu item") }
            case .confirm(let confirm):
                fits(confirm.question, width - 3, "the question")
                for row in confirm.rows {
                    fits(row.label, FormLayout.labelWidth, "a label of the summary")
                    fits(row.value, width - FormLayout.valueColumn - 1, "a value of the summary")
                }
            case .figures, .rule, .text, .code, .spacer: break
            }
        }
        return problems
    }
}
