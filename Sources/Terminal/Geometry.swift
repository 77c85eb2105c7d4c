/// Rows and columns of a terminal, in cells.
package struct Size: Hashable, Sendable {
    package var rows: Int
    package var columns: Int
    package init(rows: Int, columns: Int) {
        self.rows = rows
        self.columns = columns
    }
    /// The home size of interaction.md.
    package static let home = Size(rows: 24, columns: 80)
}

/// A cell's place, counted from 0.
package struct Point: Hashable, Sendable {
    package var row: Int
    package var column: Int
    package init(row: Int, column: Int) {
        self.row = row
        self.column = column
    }
}

package enum Align: Sendable, Hashable { case left, right, centre }

/// A stretch of text in one role.
package struct Span: Hashable, Sendable {
    package var text: String
    package var role: Role
    package init(_ text: String, _ role: Role = .text) {
        self.text = text
        self.role = role
    }
}

/// A line of spans; a string literal is a line in role `text`.
package struct Line: Hashable, Sendable, ExpressibleByStringLiteral {
    package var spans: [Span]
    package init(_ spans: [Span] = []) { self.spans = spans }
    package init(_ text: String, _ role: Role = .text) { self.spans = text.isEmpty ? [] : [Span(text, role)] }
    package init(stringLiteral value: String) { self.init(value) }
    package var text: String { spans.reduce(into: "") { $0 += $1.text } }
    package var isEmpty: Bool { spans.allSatisfy { $0.text.isEmpty } }
    package static func + (left: Line, right: Line) -> Line { Line(left.spans + right.spans) }
    package static let blank = Line()
    package func width(_ policy: WidthPolicy) -> Int { spans.reduce(0) { $0 + policy.width(of: $1.text) } }
}
