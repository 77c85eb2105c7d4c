/// One row of a table that came in, whatever kind of file it was.
package struct TableRow: Hashable, Sendable {
    /// From 1; the heading counts. In a CSV file an empty line doesn't, in a workbook it is the row that is seen.
    package let row: Int
    /// A number of which a spreadsheet has lost digits reads as it is shown there: 6.10103E+17.
    package let fields: [String]

    package init(row: Int, fields: [String]) {
        self.row = row
        self.fields = fields
    }

    /// What stands in a column, counted from 0, without the white space around it.
    package func text(_ place: Int) -> String {
        guard fields.indices.contains(place) else { return "" }
        let field = fields[place]
        // Most cells are clean, and a look at two bytes tells.
        guard let first = field.utf8.first, let last = field.utf8.last else { return "" }
        if first > 0x20, first < 0x7F, last > 0x20, last < 0x7F { return field }
        let isBlank = { (character: Character) in character.isWhitespace || character == "\u{FEFF}" }
        guard let start = field.firstIndex(where: { !isBlank($0) }), let end = field.lastIndex(where: { !isBlank($0) })
        else { return "" }
        return String(field[start...end])
    }
}
