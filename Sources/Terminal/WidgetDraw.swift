extension Grid {
    // MARK: list

    mutating func draw(_ list: ListView, rows: Int, in area: Area, focused: Bool, roles: ListRoles = .body) {
        let layout = ListLayout(list, width: area.columns, policy: policy)
        var row = 0
        if layout.hasHead {
            for column in layout.columns {
                write(
                    list.columns[column.index].title, in: area, row: row, column: column.start, width: column.width,
                    role: .listHead, align: list.columns[column.index].align)
            }
            row += 1
        }
        if list.rows.isEmpty {
            let text = list.emptyText.isEmpty ? list.words.empty : list.emptyText
            write(text, in: area, row: row, column: 2, role: .muted)
            if focused { stand(in: area, row: row, column: 2) }
            return
        }
        for index in list.visible(rows: rows - row) {
            let item = list.rows[index]
            let selected = focused && index == list.current
            let barred = item.barred != nil
            let role: Role = selected ? roles.selected : barred ? .listBarred : roles.plain
            if selected { write("", in: area, row: row, column: 0, width: area.columns, role: role) }
            if index == list.current { write(">", in: area, row: row, column: 0, width: 1, role: role) }
            if let ticked = item.ticked, !barred {
                write(ticked ? "[x]" : "[ ]", in: area, row: row, column: 1, width: 3, role: role)
            }
            if let digit = list.digit(of: index) {
                write(
                    "\(digit)", in: area, row: row, column: layout.digitColumn, width: 1,
                    role: selected ? role : .listDigit)
            }
            for column in layout.columns where column.index < item.cells.count {
                write(
                    item.cells[column.index], in: area, row: row, column: column.start, width: column.width,
                    align: list.columns[column.index].align,
                    override: selected ? role : barred ? .listBarred : nil, padding: role)
            }
            if selected { stand(in: area, row: row, column: 0) }
            row += 1
        }
    }

    // MARK: menu

    mutating func draw(_ menu: Menu, in area: Area, focused: Bool) {
        let labelWidth = menu.items.map { policy.width(of: $0.label) }.max() ?? 0
        for (row, item) in menu.items.enumerated() {
            let selected = focused && row == menu.selected
            let role: Role = item.barred != nil ? .menuBarred : selected ? .menuSelected : .menu
            if selected { write(">", in: area, row: row, column: 1, width: 1, role: .menuDigit) }
            write(
                "\(item.digit)", in: area, row: row, column: 3, width: 1, role: item.barred == nil ? .menuDigit : role)
            write(item.label, in: area, row: row, column: 6, width: labelWidth, role: role)
            let hint = item.barred ?? item.hint
            let column = 6 + labelWidth + 3
            if area.columns - column >= 8 {
                write(
                    policy.clipWords(hint, to: area.columns - column, orCut: false), in: area, row: row, column: column,
                    role: item.barred == nil ? .menuHint : .menuBarred)
            }
            if selected { stand(in: area, row: row, column: 1) }
        }
    }

    // MARK: figures

    mutating func draw(_ figures: Figures, in area: Area) {
        let end = min(figures.amountEnd + 1, area.columns - 4)
        let amounts = figures.rows.map { AmountPlace($0.amount, end: end, policy: policy) }
        for (row, item) in figures.rows.enumerated() {
            let amount = amounts[row]
            let role: Role = item.isTotal ? .total : item.role
            let limit = item.amount.isEmpty ? area.columns - 1 : max(4, amount.start - 1)
            if item.isTotal {
                let cells = policy.width(of: item.label)
                let start = max(2, end - 14 - cells)
                write(item.label, in: area, row: row, column: start, width: min(cells, limit - start), role: .total)
            } else {
                let hasDetail = !item.detail.isEmpty
                let labelEnd = hasDetail ? min(figures.detailColumn - 1, limit) : limit
                write(policy.clip(item.label, to: labelEnd - 2), in: area, row: row, column: 2, role: .label)
                if hasDetail, limit - figures.detailColumn > 1 {
                    write(
                        policy.clip(item.detail, to: limit - figures.detailColumn), in: area, row: row,
                        column: figures.detailColumn, role: .muted)
                }
            }
            write(item.amount, in: area, row: row, column: amount.start, role: role)
            if item.amount.hasSuffix("~") {
                write(
                    "~", in: area, row: row, column: amount.start + policy.width(of: item.amount) - 1, width: 1,
                    role: .sample)
            }
        }
    }

    // MARK: text

    mutating func draw(_ text: TextView, rows: Int, in area: Area, indent: Int = 2) {
        let lines = text.rows(cells: max(4, area.columns - indent - 2), policy: policy)
        let top = min(text.top, max(0, lines.count - rows))
        for row in 0..<min(rows, lines.count - top) {
            write(lines[top + row], in: area, row: row, column: indent)
        }
    }

    // MARK: confirm

    mutating func draw(_ confirm: Confirm, in area: Area, focused: Bool) {
        var row = 0
        let room = max(1, area.columns - FormLayout.valueColumn - 1)
        for item in confirm.rows {
            if item.was != nil { write("*", in: area, row: row, column: 1, width: 1, role: .changed) }
            write(item.label, in: area, row: row, column: 2, width: FormLayout.labelWidth, role: .label)
            var value = Line(item.value, item.was == nil ? .text : .changed)
            if let was = item.was, !was.isEmpty {
                value.spans.append(Span("  " + confirm.words.changed + " " + was, .muted))
            }
            write(value, in: area, row: row, column: FormLayout.valueColumn)
            row += 1
            if !item.also.isEmpty {
                write(
                    policy.clip(item.also, to: room), in: area, row: row, column: FormLayout.valueColumn, role: .muted)
                row += 1
            }
        }
        if !confirm.rows.isEmpty { row += 1 }
        write(confirm.question, in: area, row: row, column: 2, role: .warning)
        if focused { stand(in: area, row: row, column: 2) }
    }
}

struct ListRoles: Sendable {
    var plain: Role
    var selected: Role
    static let body = ListRoles(plain: .list, selected: .listSelected)
    static let popup = ListRoles(plain: .popup, selected: .popupSelected)
}

/// Where an amount starts so that the decimal points stand in one column.
struct AmountPlace {
    var start: Int
    init(_ amount: String, end: Int, policy: WidthPolicy) {
        if let point = amount.firstIndex(of: ".") {
            start = end - 3 - policy.width(of: String(amount[..<point]))
        } else {
            let digits = amount.prefix { $0.isNumber || $0 == "," || $0 == "-" }
            start = digits.isEmpty ? end - policy.width(of: amount) : end - 3 - policy.width(of: String(digits))
        }
        start = max(2, start)
    }
}

extension ListView {
    /// The digit that picks a row now, where it can.
    package func digit(of index: Int) -> Int? {
        let digit = index - top + 1
        return numbered && digit >= 1 && digit <= min(9, pageRows) ? digit : nil
    }

    /// Rows shown in `rows` lines: the page, or the part of it with the selection when the terminal is too low.
    func visible(rows: Int) -> Range<Int> {
        let room = max(1, min(rows, pageRows))
        let start = top + (current - top) / room * room
        let end = min(self.rows.count, min(start + room, top + pageRows))
        return min(start, end)..<end
    }

    /// "2/3", empty when all rows are on one page.
    package var paging: String {
        guard rows.count > pageRows || hasMore else { return "" }
        let pages = (rows.count + pageRows - 1) / max(1, pageRows)
        return "\(top / max(1, pageRows) + 1)/\(pages)" + (hasMore ? "+" : "")
    }
}

/// Columns as they stand in a width: some dropped, one stretched.
struct ListLayout {
    struct Place { var index: Int; var start: Int; var width: Int }
    var columns: [Place] = []
    var digitColumn: Int
    let hasHead: Bool

    init(_ list: ListView, width: Int, policy: WidthPolicy) {
        let hasTicks = list.rows.contains { $0.ticked != nil }
        digitColumn = hasTicks ? 5 : 2
        let first = (hasTicks ? 5 : 2) + (list.numbered ? 2 : 0)
        hasHead = list.columns.contains { !$0.title.isEmpty }
        var kept = Array(list.columns.indices)
        func needed() -> Int {
            kept.reduce(first + 1) { $0 + max(list.columns[$1].width, list.columns[$1].width == 0 ? 8 : 0) + 2 } - 2
        }
        while needed() > width,
            let worst = kept.filter({ list.columns[$0].drop > 0 }).max(by: {
                list.columns[$0].drop < list.columns[$1].drop
            })
        {
            kept.removeAll { $0 == worst }
        }
        let rest = max(8, width - needed() + 8)
        var start = first
        for index in kept {
            let wanted = list.columns[index].width == 0 ? rest : list.columns[index].width
            let cells = min(wanted, width - 1 - start)
            guard cells > 0 else { break }
            columns.append(Place(index: index, start: start, width: cells))
            start += cells + 2
        }
    }
}
