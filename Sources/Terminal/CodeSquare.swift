/// A QR code: a square of dark and light modules, made elsewhere and only drawn here.
package struct CodeSquare: Sendable, Hashable {
    /// Modules of one side.
    package let side: Int
    /// Row by row; true is dark.
    package let dark: [Bool]
    /// What it says, for whoever can't see it.
    package let text: String

    /// `nil` unless there are `side` × `side` modules.
    package init?(side: Int, dark: [Bool], text: String) {
        guard side > 0, dark.count == side * side else { return nil }
        self.side = side
        self.dark = dark
        self.text = text
    }

    /// Outside of the square all is light.
    package func isDark(_ row: Int, _ column: Int) -> Bool {
        guard row >= 0, row < side, column >= 0, column < side else { return false }
        return dark[row * side + column]
    }
}

/// A code in cells: two modules a cell by half blocks, or one module in two blank cells where those can't be drawn.
struct CodeDrawing {
    /// ISO/IEC 18004, 6.3.8, asks for four light modules around; readers do with two where nothing dark is near.
    private static let quiet = [4, 3, 2]

    let lines: [Line]

    /// `nil` where the room is too small.
    init?(_ square: CodeSquare, rows: Int, columns: Int, policy: WidthPolicy) {
        let isHalf = Self.drawsHalves(policy)
        let fits = Self.quiet.lazy.map { Self.size(square, quiet: $0, isHalf: isHalf) }
        guard let high = Self.quiet.first(where: { Self.size(square, quiet: $0, isHalf: isHalf).rows <= rows }),
            let wide = Self.quiet.first(where: { Self.size(square, quiet: $0, isHalf: isHalf).columns <= columns }),
            let full = fits.first
        else { return nil }
        let down = min(full.rows, Self.size(square, quiet: high, isHalf: isHalf).rows)
        let across = -wide..<square.side + wide
        lines = (0..<down).map { row in
            isHalf
                ? Self.halves(square, top: row * 2 - high, across) : Self.blanks(square, row: row - high, across)
        }
    }

    /// Block elements are one cell or two as terminals are set, and missing where there is ASCII only.
    private static func drawsHalves(_ policy: WidthPolicy) -> Bool { !policy.asciiRules && policy.ambiguous == 1 }

    private static func size(_ square: CodeSquare, quiet: Int, isHalf: Bool) -> Size {
        let modules = square.side + quiet * 2
        return isHalf ? Size(rows: (modules + 1) / 2, columns: modules) : Size(rows: modules, columns: modules * 2)
    }

    /// The least room in which it can be read.
    static func least(_ square: CodeSquare, policy: WidthPolicy) -> Size {
        size(square, quiet: 2, isHalf: drawsHalves(policy))
    }

    private static func halves(_ square: CodeSquare, top: Int, _ across: Range<Int>) -> Line {
        let text = across.map { column in
            switch (square.isDark(top, column), square.isDark(top + 1, column)) {
            case (true, true): "\u{2588}"
            case (true, false): "\u{2580}"
            case (false, true): "\u{2584}"
            case (false, false): " "
            }
        }
        return Line(text.joined(), .code)
    }

    private static func blanks(_ square: CodeSquare, row: Int, _ across: Range<Int>) -> Line {
        Line(across.map { Span("  ", square.isDark(row, $0) ? .codeDark : .code) })
    }
}

extension Grid {
    mutating func draw(_ square: CodeSquare, in area: Area, words: Wording) {
        let room = Size(rows: area.rows, columns: area.columns)
        guard let drawing = CodeDrawing(square, rows: room.rows, columns: room.columns, policy: policy) else {
            let least = CodeDrawing.least(square, policy: policy)
            write(words.codeTooLarge(need: least), in: area, row: 0, column: 0, role: .warning)
            return
        }
        let column = area.columns > (drawing.lines.first?.width(policy) ?? 0) ? 1 : 0
        for (row, line) in drawing.lines.enumerated() { write(line, in: area, row: row, column: column) }
    }
}
