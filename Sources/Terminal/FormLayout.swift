/// Where one field stands, in cells from the form's first row and the body's left edge.
struct Placement: Sendable {
    var field: Int
    var row: Int
    /// Rows: more than one for tick boxes that wrap.
    var rows = 1
    var labelColumn: Int
    var labelWidth: Int
    var valueColumn: Int
    var valueWidth: Int
    var noteColumn: Int
    /// 0: no note fits.
    var noteWidth: Int
}

/// A form laid out for a width: labels 14 cells, values from column 18, two columns of fields from 100.
struct FormLayout: Sendable {
    static let labelColumn = 2
    static let labelWidth = 14
    static let valueColumn = 18
    static let noteColumn = 52
    static let twoColumnsFrom = 100

    var placements: [Placement] = []
    var sections: [(row: Int, title: String)] = []
    var rows = 0
    let width: Int
    let policy: WidthPolicy
    /// Cells of labels and values by their place on shared rows, so that those rows stand under one another.
    private var sharedLabels: [Int] = []
    private var sharedValues: [Int] = []

    init(_ form: Form, width: Int, policy: WidthPolicy) {
        self.width = width
        self.policy = policy
        let two = width >= Self.twoColumnsFrom && !form.oneColumn
        measureShared(form)
        var simple: [Int] = []
        var index = 0
        while index < form.fields.count {
            let field = form.fields[index]
            var end = index + 1
            while end < form.fields.count, form.fields[end].beside, form.fields[end].section == nil { end += 1 }
            if let title = field.section {
                placeSimple(&simple, form, two)
                if rows > 0 { rows += 1 }
                sections.append((rows, title))
                rows += 1
            }
            if field.kind == .checks {
                placeSimple(&simple, form, two)
                placeChecks(index, form)
                end = index + 1
            } else if end - index > 1 {
                placeSimple(&simple, form, two)
                placeBeside(Array(index..<end), form)
            } else {
                simple.append(index)
            }
            index = end
        }
        placeSimple(&simple, form, two)
    }

    /// Fields of their own row; in two columns they run down the left one first.
    private mutating func placeSimple(_ simple: inout [Int], _ form: Form, _ two: Bool) {
        let half = two && simple.count > 1 ? (simple.count + 1) / 2 : simple.count
        let columnWidth = half < simple.count ? width / 2 : width
        for (place, index) in simple.enumerated() {
            let left = place < half ? 0 : columnWidth
            let row = rows + (place < half ? place : place - half)
            placements.append(single(index, form.fields[index], row: row, left: left, width: columnWidth))
        }
        rows += half
        simple = []
    }

    private func single(_ index: Int, _ field: Field, row: Int, left: Int, width: Int) -> Placement {
        let room = width - Self.valueColumn - 2
        let valueWidth = max(1, min(field.width, room))
        var note = Self.valueColumn + valueWidth + 2
        if width >= 74 { note = max(note, Self.noteColumn) }
        return Placement(
            field: index, row: row, labelColumn: left + Self.labelColumn, labelWidth: Self.labelWidth,
            valueColumn: left + Self.valueColumn, valueWidth: valueWidth, noteColumn: left + note,
            noteWidth: max(0, width - 1 - note))
    }

    private mutating func placeChecks(_ index: Int, _ form: Form) {
        let field = form.fields[index]
        let labelled = !field.label.isEmpty
        let column = labelled ? Self.valueColumn : Self.labelColumn
        let room = max(10, width - column - 1)
        let count = Checks.places(field, width: room, policy: policy).map(\.row).max().map { $0 + 1 } ?? 1
        placements.append(
            Placement(
                field: index, row: rows, rows: count, labelColumn: Self.labelColumn,
                labelWidth: labelled ? Self.labelWidth : 0, valueColumn: column, valueWidth: room, noteColumn: 0,
                noteWidth: 0))
        rows += count
    }

    private func labelCells(_ field: Field) -> Int {
        policy.width(of: field.label) + (field.required ? 2 : 0) + (field.hasChoices ? 2 : 0)
    }

    private mutating func measureShared(_ form: Form) {
        var place = 0
        for (index, field) in form.fields.enumerated() {
            let joins = field.beside && field.section == nil
            place = joins ? place + 1 : 0
            let shared = joins || (form.fields.indices.contains(index + 1) && form.fields[index + 1].beside)
            guard shared else { continue }
            while sharedLabels.count <= place {
                sharedLabels.append(0)
                sharedValues.append(0)
            }
            sharedLabels[place] = place == 0 ? Self.labelWidth : max(sharedLabels[place], labelCells(field))
            sharedValues[place] = max(sharedValues[place], field.width)
        }
    }

    /// Fields on one row; those that don't fit go to the next.
    private mutating func placeBeside(_ group: [Int], _ form: Form) {
        var end = Self.valueColumn + sharedValues[0]
        for place in 1..<group.count { end += 3 + sharedLabels[place] + sharedValues[place] }
        let isAligned = end < width
        var next = Self.labelColumn
        var row: [Placement] = []
        func close(_ row: inout [Placement]) {
            for place in row.indices {
                row[place].noteColumn = next
                row[place].noteWidth = max(0, width - 1 - next)
            }
            placements += row
            row = []
        }
        for (place, index) in group.enumerated() {
            let field = form.fields[index]
            let label = isAligned ? sharedLabels[place] : labelCells(field)
            if !row.isEmpty, next + label + 1 + field.width > width - 1 {
                close(&row)
                rows += 1
                next = Self.labelColumn
            }
            let first = row.isEmpty
            let valueColumn = first ? Self.valueColumn : next + label + 1
            let valueWidth = max(1, min(field.width, width - 1 - valueColumn))
            row.append(
                Placement(
                    field: index, row: rows, labelColumn: next, labelWidth: first ? Self.labelWidth : label,
                    valueColumn: valueColumn, valueWidth: valueWidth, noteColumn: 0, noteWidth: 0))
            next = valueColumn + (isAligned ? sharedValues[place] : valueWidth) + 2
        }
        close(&row)
        rows += 1
    }

    func placement(of field: Int) -> Placement? { placements.first { $0.field == field } }
}

/// Tick boxes in rows: `[x] 申请书  [ ] 出院记录`.
enum Checks {
    struct Place { var row: Int; var column: Int; var text: String }

    static func places(_ field: Field, width: Int, policy: WidthPolicy) -> [Place] {
        var places: [Place] = []
        var (row, column) = (0, 0)
        for option in field.options ?? [] {
            let text = (field.chosen.contains(option.code) ? "[x] " : "[ ] ") + option.label
            let cells = policy.width(of: text)
            if column > 0, column + cells > width {
                row += 1
                column = 0
            }
            places.append(Place(row: row, column: column, text: text))
            column += cells + 2
        }
        return places
    }
}
