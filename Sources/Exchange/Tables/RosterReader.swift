package import MutualAid

/// Reads a roster (花名册) of people from a table, row by row.
package struct RosterReader {
    /// Titles, remarks and rows of other things may stand over the heading.
    private static let mostAbove = 40

    private var table: TableReader
    private var reading: RosterReading
    private var waiting: TableRow?

    package var heading: RosterHeading { reading.heading }
    /// How much of the file was read, from 0 to 1.
    package var done: Double { table.done }

    package init(path: String, today: Day) throws(TableFault) {
        table = try TableReader(path: path)
        let (heading, next) = try Self.heading(&table)
        reading = RosterReading(heading, today: today)
        waiting = next
    }

    /// The next row that tells of somebody, as it stands in the file and as it is read; `nil` at the end.
    package mutating func next() throws(TableFault) -> (row: TableRow, entry: RosterEntry)? {
        while let row = try nextRow() {
            if let entry = reading.read(row: row.row, text: row.text) { return (row, entry) }
        }
        return nil
    }

    private mutating func nextRow() throws(TableFault) -> TableRow? {
        if let row = waiting {
            waiting = nil
            return row
        }
        return try table.next()
    }

    /// The heading, and the row behind it if that was looked at already.
    private static func heading(_ table: inout TableReader) throws(TableFault) -> (RosterHeading, TableRow?) {
        var found: Set<RosterColumn> = []
        var count = 0
        while count < mostAbove, let row = try table.next() {
            count += 1
            let titles = row.fields.indices.map(row.text)
            if var heading = RosterHeading(titles) {
                guard let next = try table.next() else { return (heading, nil) }
                return heading.takeIn(next.fields.indices.map(next.text)) ? (heading, nil) : (heading, next)
            }
            let columns = RosterHeading.columns(in: titles)
            if columns.count > found.count { found = columns }
        }
        guard count > 0 else { throw TableFault(.empty) }
        throw TableFault(.columnsMissing(RosterColumn.needed.filter { !found.contains($0) }))
    }
}
