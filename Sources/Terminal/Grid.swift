/// A stretch of one row in one role, as it is painted.
package struct Run: Hashable, Sendable {
    package var row: Int
    package var column: Int
    package var text: String
    package var role: Role
    /// Cells.
    package var width: Int
    package init(row: Int, column: Int, text: String, role: Role, width: Int) {
        self.row = row
        self.column = column
        self.text = text
        self.role = role
        self.width = width
    }
}

/// A frame: cells with roles, and where the cursor stands.
package struct Grid: Sendable {
    package let size: Size
    package let policy: WidthPolicy
    /// Where the hardware cursor stands: input-method windows and braille displays follow it.
    package var cursor: Point?
    package var cursorVisible = true
    var cells: [Cell]
    var clusters = ClusterTable()

    package init(size: Size, policy: WidthPolicy = .standard) {
        self.size = Size(rows: max(0, size.rows), columns: max(0, size.columns))
        self.policy = policy
        cells = Array(repeating: .blank, count: self.size.rows * self.size.columns)
    }

    /// Writes `text` into `width` cells from `column` (to the row's end without a width), clipped and padded to them.
    /// A wide character that would be cut stays out; one that is cut into is blanked. Returns the cells written.
    @discardableResult
    package mutating func write(
        _ text: String, row: Int, column: Int, width: Int? = nil, role: Role = .text, align: Align = .left
    ) -> Int {
        guard row >= 0, row < size.rows, column >= 0, column < size.columns else { return 0 }
        let room = min(width ?? size.columns, size.columns - column)
        guard room > 0 else { return 0 }
        let base = row * size.columns
        var start = column
        if align != .left, let width {
            let space = max(0, min(width, room) - policy.width(of: text))
            start += align == .right ? space : space / 2
        }
        cutBefore(base, column)
        blank(base, from: column, to: start, role: role)
        let end = put(text, base: base, from: start, limit: column + room, role: role)
        let last = width == nil ? end : column + room
        blank(base, from: end, to: last, role: role)
        cutAfter(base, last)
        return last - column
    }

    /// Writes spans one after another; `override` gives them all one role (a selected row).
    @discardableResult
    package mutating func write(
        _ line: Line, row: Int, column: Int, width: Int? = nil, align: Align = .left, override: Role? = nil,
        padding: Role = .text
    ) -> Int {
        let limit = min(size.columns, column + (width ?? size.columns))
        var place = column
        if align != .left, width != nil {
            let space = max(0, limit - column - line.width(policy))
            let before = align == .right ? space : space / 2
            if before > 0 { write("", row: row, column: column, width: before, role: override ?? padding) }
            place += before
        }
        for span in line.spans where place < limit {
            let text = policy.clip(span.text, to: limit - place)
            place += write(text, row: row, column: place, role: override ?? span.role)
            if text.utf8.count < span.text.utf8.count { break }
        }
        if width != nil, place < limit {
            write("", row: row, column: place, width: limit - place, role: override ?? padding)
            place = limit
        }
        return place - column
    }

    /// The role of the cells changes, their text stays.
    package mutating func paint(row: Int, column: Int, width: Int, role: Role) {
        guard row >= 0, row < size.rows else { return }
        for index in max(0, column)..<max(max(0, column), min(size.columns, column + width)) {
            cells[row * size.columns + index].role = role
        }
    }

    private mutating func blank(_ base: Int, from: Int, to: Int, role: Role) {
        var column = from
        while column < to {
            cells[base + column] = Cell(content: 32, role: role, kind: .blank)
            column += 1
        }
    }
    private mutating func cutBefore(_ base: Int, _ column: Int) {
        if column > 0, cells[base + column].kind == .right {
            cells[base + column - 1] = Cell(content: 32, role: cells[base + column - 1].role, kind: .blank)
            cells[base + column] = Cell(content: 32, role: cells[base + column].role, kind: .blank)
        }
    }
    private mutating func cutAfter(_ base: Int, _ column: Int) {
        if column < size.columns, cells[base + column].kind == .right {
            cells[base + column] = Cell(content: 32, role: cells[base + column].role, kind: .blank)
        }
    }

    /// A cell holds one scalar that has a width and the zero-width ones behind it: ncurses takes no more, so a joined
    /// emoji is drawn as its parts, which is as many cells as libc counts. Joiners and emoji selectors are not drawn:
    /// they would make the terminal count otherwise.
    private mutating func put(_ text: String, base: Int, from: Int, limit: Int, role: Role) -> Int {
        var column = from
        var last = -1
        for scalar in text.unicodeScalars {
            let value = scalar.value
            if value < 0x7F {
                if value < 0x20 { continue }
                if column >= limit { break }
                cells[base + column] = Cell(content: value, role: role, kind: value == 0x20 ? .blank : .narrow)
                last = column
                column += 1
                continue
            }
            let wide = policy.width(of: scalar)
            if wide == 0 {
                if last >= 0, value != 0xFE0F, !Unshown.contains(scalar), policy.drawable(scalar) {
                    attach(scalar, at: base + last)
                }
                continue
            }
            if column + wide > limit { break }
            last = column
            if wide == 1, value < 0x2000 || value > 0xFFFF, Unshown.contains(scalar) {
                // Libc counts a cell for a soft hyphen, terminals don't agree.
                cells[base + column] = Cell(content: 0x2D, role: role, kind: .narrow)
            } else if policy.undrawable.contains(value) {
                last = -1
                place(0x3013, base + column, role)
            } else if wide == 2, policy.ambiguous == 2, RangeSearch.contains(WidthTable.ambiguous, value) {
                last = -1
                let (first, second) = Substitute.cells(for: value)
                if let second {
                    cells[base + column] = Cell(content: first, role: role, kind: .narrow)
                    cells[base + column + 1] = Cell(content: second, role: role, kind: second == 32 ? .blank : .narrow)
                } else {
                    place(first, base + column, role)
                }
            } else if wide == 2 {
                place(value, base + column, role)
            } else {
                cells[base + column] = Cell(content: value, role: role, kind: .narrow)
            }
            column += wide
        }
        return column
    }

    private mutating func place(_ value: UInt32, _ index: Int, _ role: Role) {
        cells[index] = Cell(content: value, role: role, kind: .left)
        cells[index + 1] = Cell(content: value, role: role, kind: .right)
    }

    /// curses.h: CCHARW_MAX, five scalars a cell.
    private static let scalarsInACell = 5

    private mutating func attach(_ scalar: Unicode.Scalar, at index: Int) {
        var text = self.text(of: cells[index])
        guard text.unicodeScalars.count < Self.scalarsInACell else { return }
        text.unicodeScalars.append(scalar)
        let kind = cells[index].kind == .left ? Cell.Kind.left : .narrow
        cells[index] = Cell(content: clusters.intern(text), role: cells[index].role, kind: kind, isCluster: true)
    }

    func text(of cell: Cell) -> String {
        if cell.isCluster { return clusters.text(cell.content) }
        return Unicode.Scalar(cell.content).map { String(Character($0)) } ?? "\u{3013}"
    }
}

/// Where a terminal draws ambiguous characters in two cells, ncurses still counts one, and all that follows would be
/// shifted. So the frame shows a character that both count as two cells, or two ASCII ones; the data stays.
enum Substitute {
    static func cells(for value: UInt32) -> (UInt32, UInt32?) {
        switch value {
        case 0xB7: (0x30FB, nil)
        case 0x2018, 0x2019: (0xFF07, nil)
        case 0x201C, 0x201D: (0xFF02, nil)
        case 0x2460...0x2468: (value - 0x2460 + 0xFF11, nil)
        case 0x203B: (0xFF0A, nil)
        case 0x25CB: (0x3007, nil)
        case 0x2013...0x2015, 0x2500, 0x2501: (0x2D, 0x2D)
        case 0x2502, 0x2503: (0x7C, 0x20)
        case 0x2504...0x254F: (0x2B, 0x2D)
        case 0x2026: (0x2E, 0x2E)
        case 0xD7: (0x78, 0x20)
        case 0xF7: (0x2F, 0x20)
        case 0xB1: (0x2B, 0x2D)
        case 0x2190: (0x3C, 0x2D)
        case 0x2192: (0x2D, 0x3E)
        case 0x2264: (0x3C, 0x3D)
        case 0x2265: (0x3E, 0x3D)
        case 0x2260: (0x21, 0x3D)
        default: (0x3013, nil)
        }
    }
}
