extension Grid {
    /// One row as stretches of one role, blanks too.
    package func runs(_ row: Int) -> [Run] {
        guard row >= 0, row < size.rows else { return [] }
        return runs(row, from: 0, to: size.columns)
    }

    private func runs(_ row: Int, from start: Int, to end: Int) -> [Run] {
        var runs: [Run] = []
        let base = row * size.columns
        var column = start
        while column < end {
            let role = cells[base + column].role
            let first = column
            var scalars = String.UnicodeScalarView()
            while column < end, cells[base + column].role == role {
                append(cells[base + column], to: &scalars)
                column += 1
            }
            runs.append(Run(row: row, column: first, text: String(scalars), role: role, width: column - first))
        }
        return runs
    }

    private func append(_ cell: Cell, to scalars: inout String.UnicodeScalarView) {
        if cell.kind == .right { return }
        if cell.isCluster {
            scalars.append(contentsOf: clusters.text(cell.content).unicodeScalars)
        } else if let scalar = Unicode.Scalar(cell.content) {
            scalars.append(scalar)
        }
    }

    /// One row's text without trailing blanks.
    package func row(_ row: Int) -> String {
        guard row >= 0, row < size.rows else { return "" }
        var scalars = String.UnicodeScalarView()
        for column in 0..<size.columns { append(cells[row * size.columns + column], to: &scalars) }
        while scalars.last == " " { scalars.removeLast() }
        return String(scalars)
    }

    /// All rows, trailing blanks trimmed.
    package var text: String { (0..<size.rows).map(row).joined(separator: "\n") }

    /// The letters of the roles beside the text; `.` is role text on a blank.
    package var roles: String {
        (0..<size.rows).map { row in
            var line = ""
            for column in 0..<size.columns {
                let cell = cells[row * size.columns + column]
                line.append(cell.role == .text && cell.kind == .blank ? "." : cell.role.letter)
            }
            while line.last == "." { line.removeLast() }
            return line
        }.joined(separator: "\n")
    }

    package func role(at point: Point) -> Role? {
        guard contains(point) else { return nil }
        return cells[point.row * size.columns + point.column].role
    }

    package func contains(_ point: Point) -> Bool {
        point.row >= 0 && point.row < size.rows && point.column >= 0 && point.column < size.columns
    }

    /// Where `wanted` first stands, in cells: row by row.
    package func find(_ wanted: String) -> Point? {
        let wantedScalars = Array(wanted.unicodeScalars)
        guard let first = wantedScalars.first else { return nil }
        for row in 0..<size.rows {
            var scalars: [Unicode.Scalar] = []
            var columns: [Int] = []
            for column in 0..<size.columns {
                let cell = cells[row * size.columns + column]
                if cell.kind == .right { continue }
                for scalar in text(of: cell).unicodeScalars {
                    scalars.append(scalar)
                    columns.append(column)
                }
            }
            guard scalars.count >= wantedScalars.count else { continue }
            for start in 0...(scalars.count - wantedScalars.count)
            where scalars[start] == first && Array(scalars[start..<(start + wantedScalars.count)]) == wantedScalars {
                return Point(row: row, column: columns[start])
            }
        }
        return nil
    }

    /// Broken invariants of the grid itself; empty when it is sound.
    package func problems() -> [String] {
        var problems: [String] = []
        for row in 0..<size.rows {
            let base = row * size.columns
            var cellsOfText = 0
            for column in 0..<size.columns {
                let cell = cells[base + column]
                let next = column + 1 < size.columns ? cells[base + column + 1].kind : .blank
                switch cell.kind {
                case .left:
                    cellsOfText += 2
                    if next != .right { problems.append("row \(row) column \(column): a left half without its right") }
                    if policy.width(of: text(of: cell)) != 2 {
                        problems.append("row \(row) column \(column): \(text(of: cell)) is not two cells")
                    }
                case .right:
                    if column == 0 || cells[base + column - 1].kind != .left {
                        problems.append("row \(row) column \(column): a right half without its left")
                    }
                case .narrow:
                    cellsOfText += 1
                    if policy.width(of: text(of: cell)) != 1 {
                        problems.append("row \(row) column \(column): \(text(of: cell)) is not one cell")
                    }
                case .blank: cellsOfText += 1
                }
            }
            if cellsOfText != size.columns { problems.append("row \(row): \(cellsOfText) cells of \(size.columns)") }
        }
        if let cursor, !contains(cursor) {
            problems.append("the cursor stands outside: \(cursor.row), \(cursor.column)")
        }
        return problems
    }

    /// What must be painted so that `old` looks like `new`: everything when there is no old frame of the same size.
    /// Equal stretches shorter than this are repainted rather than skipped.
    private static let gap = 6

    package static func changes(from old: Grid?, to new: Grid) -> [Run] {
        guard let old, old.size == new.size else { return (0..<new.size.rows).flatMap { new.runs($0) } }
        var changes: [Run] = []
        for row in 0..<new.size.rows {
            let base = row * new.size.columns
            var start = -1
            var end = -1
            func flush() {
                guard start >= 0 else { return }
                var (from, to) = (start, end + 1)
                if from > 0, new.cells[base + from].kind == .right || old.cells[base + from].kind == .right {
                    from -= 1
                }
                if to < new.size.columns, new.cells[base + to].kind == .right || old.cells[base + to].kind == .right {
                    to += 1
                }
                // One step out may stand inside a wide character of the new frame.
                if from > 0, new.cells[base + from].kind == .right { from -= 1 }
                if to < new.size.columns, new.cells[base + to].kind == .right { to += 1 }
                changes += new.runs(row, from: from, to: to)
                start = -1
            }
            for column in 0..<new.size.columns where !same(old, new, base + column) {
                if start >= 0, column - end > gap { flush() }
                if start < 0 { start = column }
                end = column
            }
            flush()
        }
        return changes
    }

    private static func same(_ old: Grid, _ new: Grid, _ index: Int) -> Bool {
        let (before, after) = (old.cells[index], new.cells[index])
        if before.isCluster && after.isCluster {
            return before.role == after.role && before.kind == after.kind
                && old.clusters.text(before.content) == new.clusters.text(after.content)
        }
        return before == after
    }
}
