/// A part of the frame that a widget draws into; rows that are scrolled away are not written.
struct Area {
    /// The frame's row and column of the part's corner.
    var top: Int
    var left: Int
    var rows: Int
    var columns: Int
    /// Rows of the content above the part.
    var scroll = 0

    /// The frame's row of a row of the content.
    func row(_ row: Int) -> Int? {
        let visible = row - scroll
        return visible >= 0 && visible < rows ? top + visible : nil
    }
    func below(_ row: Int) -> Area {
        var area = self
        area.scroll = scroll - row
        return area
    }
}

extension Grid {
    mutating func write(
        _ text: String, in area: Area, row: Int, column: Int, width: Int? = nil, role: Role = .text,
        align: Align = .left
    ) {
        guard let place = area.row(row), column < area.columns else { return }
        let room = area.columns - column
        write(
            width == nil ? policy.clip(text, to: room) : text, row: place, column: area.left + column,
            width: width.map { min($0, room) }, role: role, align: align)
    }

    mutating func write(
        _ line: Line, in area: Area, row: Int, column: Int, width: Int? = nil, align: Align = .left,
        override: Role? = nil, padding: Role = .text
    ) {
        guard let place = area.row(row), column < area.columns else { return }
        let room = area.columns - column
        if width == nil {
            var left = room
            var fitting = Line()
            for span in line.spans where left > 0 {
                let text = policy.clip(span.text, to: left)
                left -= policy.width(of: text)
                fitting.spans.append(Span(text, span.role))
            }
            write(fitting, row: place, column: area.left + column, override: override)
        } else {
            write(
                line, row: place, column: area.left + column, width: width.map { min($0, room) }, align: align,
                override: override, padding: padding)
        }
    }

    /// The cursor, when the row is in view.
    mutating func stand(in area: Area, row: Int, column: Int) {
        guard let place = area.row(row) else { return }
        cursor = Point(row: place, column: min(area.left + column, size.columns - 1))
    }

    var horizontal: String { policy.asciiRules || policy.ambiguous == 2 ? "-" : "\u{2500}" }
    var vertical: String { policy.asciiRules || policy.ambiguous == 2 ? "|" : "\u{2502}" }
    /// Top left, top right, bottom left, bottom right.
    var corners: [String] {
        policy.asciiRules || policy.ambiguous == 2
            ? ["+", "+", "+", "+"] : ["\u{250C}", "\u{2510}", "\u{2514}", "\u{2518}"]
    }

    /// `─ title ─────`, or a plain rule.
    mutating func rule(
        _ title: String, row: Int, column: Int, width: Int, role: Role = .rule, titleRole: Role = .section
    ) {
        write(String(repeating: horizontal, count: max(0, width)), row: row, column: column, role: role)
        guard !title.isEmpty else { return }
        let text = policy.clip(" " + title + " ", to: max(0, width - 2))
        write(text, row: row, column: column + 1, role: titleRole)
    }
}
