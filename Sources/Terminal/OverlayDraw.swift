extension Page {
    /// The form whose F4 list is open.
    var openForm: (index: Int, form: Form, picker: Picker)? {
        for (index, block) in blocks.enumerated() {
            if case .form(let form) = block, let picker = form.picker { return (index, form, picker) }
        }
        return nil
    }

    /// What takes the keys decides the legend: the screen's own, or that of what stands over it.
    package var shownLegend: [LegendItem] {
        let close = LegendItem(.act(.back), words.close, priority: 1)
        let move = LegendItem(.shown(words.upDown), words.move, priority: 3)
        let page = LegendItem(.shown("PgUp PgDn"), words.scroll, priority: 4)
        switch overlay {
        case .box: return [move, LegendItem(.shown("Enter"), words.take, priority: 1), close]
        case .help: return [page, close]
        case .confirm(_, let confirm):
            let yes = LegendItem(.shown(confirm.canBeUndone ? "Enter F10 Y" : "F10 Y"), words.yes, priority: 1)
            return [yes, LegendItem(.act(.back), words.back, priority: 1)]
        case .list:
            return [
                LegendItem(.shown("1-9"), words.choose), move, page, LegendItem(.shown("Enter"), words.take), close,
            ]
        case nil:
            guard openForm != nil else { return legend }
            return [
                LegendItem(.shown("1-9"), words.choose), move, page,
                LegendItem(.shown("Enter"), words.take, priority: 1),
                close,
            ]
        }
    }

    func drawOverlay(_ grid: inout Grid, _ plan: BodyPlan, body: Area, size: Size) {
        let rows = Page.bodyRows(size: size)
        let columns = size.columns
        if let overlay {
            switch overlay {
            case .box(let box):
                let area = grid.frame(words.find, top: 2, left: 2, rows: min(rows, 16), columns: columns - 4)
                grid.draw(box, in: area)
            case .help(let title, let text):
                let area = grid.frame(title, top: 2, left: 2, rows: rows, columns: columns - 4)
                grid.draw(text, rows: area.rows, in: area, indent: 1)
                grid.cursor = Point(row: area.top, column: area.left + 1)
                let lines = text.rows(cells: max(4, area.columns - 3), policy: grid.policy).count
                if lines > area.rows {
                    let last = min(text.top, lines - area.rows) + area.rows
                    let paging = " \(last)/\(lines) "
                    grid.write(
                        paging, row: area.top + area.rows, column: area.left + area.columns - 2 - paging.utf8.count,
                        role: .muted)
                }
            case .confirm(let title, let confirm):
                let also = confirm.rows.filter { !$0.also.isEmpty }.count
                let height = min(rows, confirm.rows.count + also + 2 + 3)
                var area = grid.frame(title, top: 2, left: 2, rows: height, columns: columns - 4)
                // The question is always in view; a long summary belongs into a page of its own.
                area.scroll = max(0, confirm.rows.count + also + (confirm.rows.isEmpty ? 1 : 2) - area.rows)
                grid.draw(confirm, in: area, focused: true)
            case .list(let title, let list):
                let height = min(rows, max(1, min(list.rows.count, list.pageRows)) + 3)
                let area = grid.frame(title, top: 2, left: 2, rows: height, columns: columns - 4)
                grid.draw(list, rows: area.rows, in: area, focused: true, roles: .popup)
            }
            return
        }
        guard let (index, form, picker) = openForm, let layout = plan.parts[index].layout else { return }
        let place = layout.placement(of: form.fields.firstIndex { $0.id == picker.fieldID } ?? form.focus)
        let fieldRow = (place?.row ?? 0) + plan.parts[index].row - body.scroll
        let widest = (picker.options ?? []).reduce(24) {
            max($0, grid.policy.width(of: $1.label) + grid.policy.width(of: $1.barred ?? $1.detail) + 8)
        }
        let left = max(2, min((place?.valueColumn ?? 18) - 2, columns - widest - 6))
        let wanted = max(3, min(Picker.page, picker.options?.count ?? 3)) + 3
        // Below the field where there is room, so that what is asked stays in sight; else above it.
        let below = rows - fieldRow - 1
        let height = min(wanted, max(below, fieldRow))
        let top = below >= height ? 2 + fieldRow + 1 : 2 + fieldRow - height
        let area = grid.frame(
            picker.title, top: top, left: left, rows: height, columns: min(widest + 4, columns - left - 1))
        grid.draw(picker, in: area)
    }
}

extension Grid {
    /// A frame with a title, blank inside; returns the inside.
    mutating func frame(_ title: String, top: Int, left: Int, rows: Int, columns: Int) -> Area {
        for row in 0..<rows {
            let edge = row == 0 || row == rows - 1
            // A frame across the screen leaves no scraps of what is below at its sides.
            if left == 2, columns == size.columns - 4 {
                write("", row: top + row, column: 0, width: 2, role: .text)
                write("", row: top + row, column: size.columns - 2, width: 2, role: .text)
            }
            write("", row: top + row, column: left, width: columns, role: edge ? .rule : .popup)
            if edge {
                let first = row == 0 ? 0 : 2
                write(corners[first], row: top + row, column: left, role: .rule)
                rule(
                    row == 0 ? title : "", row: top + row, column: left + 1, width: columns - 2, titleRole: .popupTitle)
                write(corners[first + 1], row: top + row, column: left + columns - 1, role: .rule)
            } else {
                write(vertical, row: top + row, column: left, role: .rule)
                write(vertical, row: top + row, column: left + columns - 1, role: .rule)
            }
        }
        return Area(top: top + 1, left: left + 1, rows: max(0, rows - 2), columns: max(0, columns - 2))
    }

    private mutating func input(_ prompt: String, _ editor: LineEditor, in area: Area) {
        let label = prompt + " > "
        let start = 1 + policy.width(of: label)
        let cells = max(1, area.columns - start - 1)
        write(label, in: area, row: 0, column: 1, role: .popupTitle)
        let window = editor.window(cells: cells, policy: policy)
        write(window.text, in: area, row: 0, column: start, width: cells, role: .popupInput)
        stand(in: area, row: 0, column: start + min(cells - 1, window.caretColumn))
    }

    mutating func draw(_ picker: Picker, in area: Area) {
        input(picker.words.find, picker.filter, in: area)
        let shown = picker.shown
        let room = max(1, min(Picker.page, area.rows - 1))
        if shown.isEmpty {
            let text = picker.isWaiting ? picker.words.waiting : picker.words.noMatch
            write(text, in: area, row: 1, column: 3, role: .muted)
            return
        }
        let start = picker.top + (picker.selected - picker.top) / room * room
        let labels = shown.map { policy.width(of: $0.label) }.max() ?? 0
        for (row, index) in (start..<min(shown.count, start + room, picker.top + Picker.page)).enumerated() {
            let option = shown[index]
            let selected = index == picker.selected
            let role: Role = selected ? .popupSelected : option.barred == nil ? .popup : .listBarred
            write("", in: area, row: row + 1, column: 0, width: area.columns, role: role)
            if selected { write(">", in: area, row: row + 1, column: 0, width: 1, role: role) }
            let digit = index - picker.top + 1
            if picker.filter.isEmpty, digit <= Picker.page {
                write("\(digit)", in: area, row: row + 1, column: 1, width: 1, role: selected ? role : .listDigit)
            }
            write(policy.clip(option.label, to: area.columns - 4), in: area, row: row + 1, column: 3, role: role)
            let column = 3 + labels + 2
            if area.columns - column > 3 {
                write(
                    policy.clipWords(option.barred ?? option.detail, to: area.columns - column - 1), in: area,
                    row: row + 1,
                    column: column, role: selected ? role : .muted)
            }
        }
    }

    mutating func draw(_ box: Box, in area: Area) {
        let cursorArea = area
        let room = max(1, area.rows - 1)
        let start = box.selected / room * room
        if box.items.isEmpty, box.waiting || !box.editor.isEmpty {
            write(box.waiting ? box.words.waiting : box.words.noMatch, in: area, row: 1, column: 3, role: .muted)
        }
        // Columns stand still and a row is all one role: the box follows every key, and only what differs is sent.
        let kinds = box.words.isChinese ? 4 : 11
        let labels = 22
        for (row, index) in (start..<min(box.items.count, start + room)).enumerated() where row < room {
            let item = box.items[index]
            let selected = index == box.selected
            let role: Role = selected ? .popupSelected : item.barred == nil ? .popup : .listBarred
            write("", in: area, row: row + 1, column: 0, width: area.columns, role: role)
            if selected { write(">", in: area, row: row + 1, column: 0, width: 1, role: role) }
            write(item.kind, in: area, row: row + 1, column: 2, width: kinds, role: role)
            write(item.label, in: area, row: row + 1, column: kinds + 4, width: labels, role: role)
            let detailStart = kinds + 4 + labels + 2
            let keyCells = item.key.isEmpty ? 0 : policy.width(of: item.key) + 2
            let room = max(0, area.columns - detailStart - keyCells - 1)
            let detail = policy.clipWords(item.barred ?? item.detail, to: room)
            write(detail, in: area, row: row + 1, column: detailStart, role: role)
            if !item.key.isEmpty {
                write(
                    item.key, in: area, row: row + 1, column: area.columns - keyCells + 1, role: selected ? role : .key)
            }
        }
        if !box.note.isEmpty, box.items.count < room {
            write(policy.clip(box.note, to: area.columns - 3), in: area, row: area.rows - 1, column: 2, role: .muted)
        }
        input(box.words.find, box.editor, in: cursorArea)
    }
}
