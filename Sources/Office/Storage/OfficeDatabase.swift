package import Foundation

/// One value bound to a statement or read from a row: what SQLite and PostgreSQL have in common.
package enum SQLValue: Hashable, Sendable {
    case null
    case integer(Int64)
    case text(String)
    case bytes(Data)
}

/// The columns of the row at hand, by their place; valid only inside the callback that was given it.
package protocol SQLRow {
    func isNull(_ place: Int) -> Bool
    func integer(_ place: Int) -> Int64
    func text(_ place: Int) -> String
    func bytes(_ place: Int) -> Data
}

/// What differs in the schema of one database; statements have no difference.
package struct Dialect: Sendable {
    /// A sealed value or a hash: BLOB or BYTEA.
    package let bytes: String
    /// The key made by the program: in SQLite INTEGER, so that the key is the row's own.
    package let id: String
    /// Text that is searched by range, so ordered by its UTF-8 bytes.
    package let keyText: String
    /// After a table whose key is the whole of it.
    package let keyed: String

    package init(bytes: String, id: String, keyText: String, keyed: String) {
        self.bytes = bytes
        self.id = id
        self.keyText = keyText
        self.keyed = keyed
    }

    package static let sqlite = Dialect(bytes: "BLOB", id: "INTEGER", keyText: "TEXT", keyed: "WITHOUT ROWID")
    package static let postgres = Dialect(bytes: "BYTEA", id: "BIGINT", keyText: "TEXT COLLATE \"C\"", keyed: "")

    package func sql(_ shared: String) -> String {
        [("{BYTES}", bytes), ("{ID}", id), ("{KEYTEXT}", keyText), ("{KEYED}", keyed)]
            .reduce(shared) { $0.replacingOccurrences(of: $1.0, with: $1.1) }
    }
}

/// What the office asks of a database; a driver is thin, holds prepared statements, and turns its errors into `OfficeFault`.
package protocol OfficeDatabase: AnyObject {
    /// Several reads that see one state.
    func read<Result>(_ work: () throws(OfficeFault) -> Result) throws(OfficeFault) -> Result
    /// One transaction: all of it is stored, or, when `work` throws, nothing.
    func write<Result>(_ work: () throws(OfficeFault) -> Result) throws(OfficeFault) -> Result

    /// Inside `read` or `write` only. The number of rows that were changed.
    @discardableResult
    func execute(_ statement: SQLStatement, _ values: [SQLValue]) throws(OfficeFault) -> Int
    /// Inside `read` or `write` only. `each` must not run the same statement again.
    func query(
        _ statement: SQLStatement, _ values: [SQLValue], _ each: (any SQLRow) throws(OfficeFault) -> Void
    ) throws(OfficeFault)

    func schemaVersion() throws(OfficeFault) -> Int
    /// Runs the statements and moves the version to `number`, in one transaction.
    func migrate(to number: Int, _ statements: [String]) throws(OfficeFault)
    /// What the database itself finds wrong: work for another thread, with a connection of its own.
    func selfCheck() -> @Sendable () -> SelfCheck
    /// Runs `work` while no other program has the database open; `locked` where one has.
    func alone<Result>(_ work: () throws(OfficeFault) -> Result) throws(OfficeFault) -> Result
    /// Takes what was deleted out of what lies beside the file too; `locked` where another program reads just now.
    func scrub() throws(OfficeFault)
    /// Tables with rows that point at nothing; none in a sound file.
    func brokenReferences() throws(OfficeFault) -> [String]
    /// What the database itself finds wrong with its pages and indexes; none in a sound file.
    func pageFaults() throws(OfficeFault) -> [String]
    /// Every table with how many rows it has.
    func rowCounts() throws(OfficeFault) -> [String: Int]
    func close()
}

extension OfficeDatabase {
    func rows<Row>(
        _ statement: SQLStatement, _ values: [SQLValue] = [], _ read: (any SQLRow) throws(OfficeFault) -> Row
    ) throws(OfficeFault) -> [Row] {
        var rows: [Row] = []
        try query(statement, values) { row throws(OfficeFault) in rows.append(try read(row)) }
        return rows
    }

    func first<Row>(
        _ statement: SQLStatement, _ values: [SQLValue] = [], _ read: (any SQLRow) throws(OfficeFault) -> Row
    ) throws(OfficeFault) -> Row? {
        try rows(statement, values, read).first
    }

    func count(_ statement: SQLStatement, _ values: [SQLValue] = []) throws(OfficeFault) -> Int {
        try first(statement, values) { Int($0.integer(0)) } ?? 0
    }
}
