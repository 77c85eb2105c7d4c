/// Which rows of the body each block takes, before any scrolling.
struct BodyPlan {
    struct Part { var block: Int; var row: Int; var rows: Int; var layout: FormLayout? }
    var parts: [Part] = []
    var total = 0
    /// The block whose cursor it is.
    var focus: Int?

    init(_ page: Page, width: Int, bodyRows: Int, policy: WidthPolicy) {
        var heights: [Int] = []
        var layouts: [FormLayout?] = []
        var elastic: [Int] = []
        for (index, block) in page.blocks.enumerated() {
            var layout: FormLayout?
            switch block {
            case .lines(let lines): heights.append(lines.count)
            case .form(let form):
                let new = FormLayout(form, width: width, policy: policy)
                layout = new
                heights.append(new.rows)
            case .list(let list):
                elastic.append(index)
                let head = list.columns.contains { !$0.title.isEmpty } ? 1 : 0
                heights.append(max(1, min(list.rows.count, list.pageRows)) + head)
            case .menu(let menu): heights.append(menu.items.count)
            case .rule: heights.append(1)
            case .figures(let figures): heights.append(figures.rows.count)
            case .text(let text):
                elastic.append(index)
                heights.append(text.rows(cells: max(4, width - 4), policy: policy).count)
            case .confirm(let confirm):
                let also = confirm.rows.filter { !$0.also.isEmpty }.count
                heights.append(confirm.rows.count + also + (confirm.rows.isEmpty ? 1 : 2))
            case .code(let square):
                let drawing = CodeDrawing(square, rows: bodyRows, columns: width, policy: policy)
                heights.append(drawing?.lines.count ?? 1)
            case .spacer(let rows): heights.append(rows)
            }
            layouts.append(layout)
            if focus == nil, block.takesFocus { focus = index }
        }
        // Where it is too much, the empty rows go first, then lists and texts give rows.
        var over = heights.reduce(0, +) - bodyRows
        if over > 0 {
            for (index, block) in page.blocks.enumerated() where over > 0 {
                guard case .spacer = block else { continue }
                over -= heights[index]
                heights[index] = max(0, -over)
                over = max(over, 0)
            }
            for index in elastic.reversed() where over > 0 {
                let given = min(over, max(0, heights[index] - 4))
                heights[index] -= given
                over -= given
            }
        }
        for (index, rows) in heights.enumerated() {
            parts.append(Part(block: index, row: total, rows: rows, layout: layouts[index]))
            total += rows
        }
    }

    /// The row that must be in view.
    func focusRow(_ page: Page) -> Int? {
        guard let focus else { return nil }
        let part = parts[focus]
        switch page.blocks[focus] {
        case .form(let form):
            guard let place = part.layout?.placement(of: form.focus) else { return nil }
            guard form.focused?.kind == .checks, let field = form.focused, let layout = part.layout else {
                return part.row + place.row
            }
            let places = Checks.places(field, width: place.valueWidth, policy: layout.policy)
            return part.row + place.row + (places.indices.contains(field.tickFocus) ? places[field.tickFocus].row : 0)
        case .list(let list):
            let head = list.columns.contains { !$0.title.isEmpty } ? 1 : 0
            return part.row + head + list.current - list.visible(rows: part.rows - head).lowerBound
        case .menu(let menu): return part.row + menu.selected
        case .confirm: return part.row + part.rows - 1
        default: return nil
        }
    }

    /// Rows scrolled away, in half screens: the picture stands still while the focus moves within it.
    func scroll(_ page: Page, bodyRows: Int) -> Int {
        guard total > bodyRows else { return 0 }
        guard let row = focusRow(page) else { return min(max(0, page.scroll), total - bodyRows) }
        let half = max(1, bodyRows / 2)
        // The row below the focus stays in view, it is where the next key goes.
        guard row > bodyRows - 2 else { return 0 }
        return min((row / half - 1) * half + (row % half > half - 2 ? 1 : 0), total - bodyRows)
    }
}

extension Block {
    var takesFocus: Bool {
        switch self {
        case .form(let form): form.fields.contains(where: \.isEnterable)
        case .list, .menu, .confirm: true
        default: false
        }
    }
}
