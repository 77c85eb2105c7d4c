/// A row of a worksheet or summary: what, how, and an amount that stands at the decimal point.
package struct FigureRow: Sendable, Hashable {
    package var label: String
    package var detail: String
    /// "4,206.31", or "18,800.00~" with the mark of a sample behind it.
    package var amount: String
    package var role: Role
    /// A sum: its label stands right, beside the amount.
    package var isTotal: Bool
    package init(_ label: String, detail: String = "", _ amount: String, role: Role = .figure, isTotal: Bool = false) {
        self.label = label
        self.detail = detail
        self.amount = amount
        self.role = role
        self.isTotal = isTotal
    }
}

package struct Figures: Sendable, Hashable {
    package var rows: [FigureRow]
    /// The column right of the last decimal, counted from 0.
    package var amountEnd: Int
    /// Where the detail starts.
    package var detailColumn: Int
    package init(_ rows: [FigureRow], amountEnd: Int = 59, detailColumn: Int = 27) {
        self.rows = rows
        self.amountEnd = amountEnd
        self.detailColumn = detailColumn
    }
}
