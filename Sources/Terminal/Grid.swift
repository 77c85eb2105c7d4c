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
}
