extension Grid {
    /// Draws a form; the cursor goes to its caret when the form has the focus.
    mutating func draw(_ form: Form, _ layout: FormLayout, in area: Area, focused: Bool) {
        for section in layout.sections {
            if let row = area.row(section.row) {
                rule(section.title, row: row, column: area.left + 2, width: max(0, layout.width - 4))
            }
        }
        var notedRows: [Int: Bool] = [:]
        for placement in layout.placements {
            let field = form.fields[placement.field]
            let hasFocus = focused && placement.field == form.focus
            label(field, placement, in: area)
            if field.kind == .checks {
                checks(field, placement, in: area, hasFocus: hasFocus)
            } else {
                value(field, placement, in: area, hasFocus: hasFocus)
            }
            // Fields on one row share the place behind the last: an error there wins, then the last note.
            guard let note = field.saying, placement.noteWidth >= 2 else { continue }
            let key = placement.row * 1000 + placement.noteColumn
            if notedRows[key] == true { continue }
            notedRows[key] = field.error != nil
            // Half a word tells nothing: the mark before the label and the message row do.
            let cuts = note.role == .bad && placement.noteWidth >= 12
            write(
                policy.clipWords(note.text, to: placement.noteWidth, orCut: cuts), in: area, row: placement.row,
                column: placement.noteColumn, width: placement.noteWidth, role: note.role)
        }
    }

    private mutating func label(_ field: Field, _ placement: Placement, in area: Area) {
        if field.error != nil, placement.labelColumn > 0 {
            write("!", in: area, row: placement.row, column: placement.labelColumn - 1, width: 1, role: .bad)
        }
        var line = Line(field.label, field.disabled == nil ? .label : .fieldDisabled)
        if field.required { line.spans.append(Span(" *", .fieldMark)) }
        write(line, in: area, row: placement.row, column: placement.labelColumn, width: placement.labelWidth)
        if field.hasChoices {
            write("+", in: area, row: placement.row, column: placement.valueColumn - 2, width: 1, role: .fieldMark)
        }
    }

    private mutating func value(_ field: Field, _ placement: Placement, in area: Area, hasFocus: Bool) {
        let role: Role =
            if field.disabled != nil {
                .fieldDisabled
            } else if field.kind == .display {
                .text
            } else if hasFocus {
                .fieldFocus
            } else if field.error != nil {
                .fieldError
            } else {
                .field
            }
        let (row, column, width) = (placement.row, placement.valueColumn, placement.valueWidth)
        guard field.takesText else {
            let empty = field.shown.isEmpty && !field.hint.isEmpty && !hasFocus
            write(
                empty ? field.hint : field.shown, in: area, row: row, column: column, width: width,
                role: empty && role == .field ? .fieldHint : role)
            if hasFocus { stand(in: area, row: row, column: column) }
            return
        }
        if field.editor.isEmpty && !field.hint.isEmpty && !hasFocus {
            let hintRole: Role = role == .field ? .fieldHint : role
            write(field.hint, in: area, row: row, column: column, width: width, role: hintRole)
            return
        }
        if !hasFocus {
            // What does not fit is seen from its start; only the caret scrolls a value.
            let align: Align = field.kind == .money ? .right : .left
            let room = field.kind == .money ? max(1, width - 1) : width
            write(field.shown, in: area, row: row, column: column, width: room, role: role, align: align)
            if room < width { write("", in: area, row: row, column: column + room, width: width - room, role: role) }
            return
        }
        let window = field.editor.window(cells: width, policy: policy, secret: field.kind == .secret)
        var start = 0
        if field.kind == .money { start = max(0, width - 1 - policy.width(of: window.text)) }
        write("", in: area, row: row, column: column, width: width, role: role)
        write(window.text, in: area, row: row, column: column + start, width: width - start, role: role)
        stand(in: area, row: row, column: column + min(width - 1, start + window.caretColumn))
    }

    private mutating func checks(_ field: Field, _ placement: Placement, in area: Area, hasFocus: Bool) {
        guard field.options != nil else {
            write(field.hint, in: area, row: placement.row, column: placement.valueColumn, role: .fieldHint)
            if hasFocus { stand(in: area, row: placement.row, column: placement.valueColumn) }
            return
        }
        for (index, place) in Checks.places(field, width: placement.valueWidth, policy: policy).enumerated() {
            let current = hasFocus && index == field.tickFocus
            let role: Role = field.disabled != nil ? .fieldDisabled : current ? .fieldFocus : .field
            let (row, column) = (placement.row + place.row, placement.valueColumn + place.column)
            write(place.text, in: area, row: row, column: column, role: role)
            if current { stand(in: area, row: row, column: column + 1) }
        }
    }
}

extension Field {
    /// What stands to the right of the value: the error, why it is greyed, or the note.
    var saying: Note? {
        if let error { return Note(error, .bad) }
        if let disabled { return Note(disabled, .fieldDisabled) }
        return note
    }
}

extension WidthPolicy {
    /// Clipped at a double space or a full stop: a note loses whole parts, not half words. `orCut`: cut it rather than
    /// show nothing.
    func clipWords(_ text: String, to cells: Int, orCut: Bool = true) -> String {
        guard width(of: text) > cells else { return text }
        var best = ""
        var current = ""
        var spaces = 0
        for character in text {
            if character == " " {
                spaces += 1
                if spaces == 2 { best = String(current.dropLast()) }
            } else {
                spaces = 0
            }
            current.append(character)
            if width(of: current) > cells { break }
            if character == "。" { best = current }
        }
        return best.isEmpty && orCut ? clip(text, to: cells) : best
    }
}
