import MutualAid
import Testing

@testable import Office

/// A database that watches its office: a transaction that changes anything leaves an audit entry, or fails the test in which it
/// runs. Every fixture has one, so that each operation that a test of the office runs is held to it.
final class WatchedDatabase: OfficeDatabase {
    let inner: any OfficeDatabase
    private var depth = 0
    /// False while an older program's file is brought up to date: what it holds already is noted anew, in several transactions.
    var isWatching: Bool
    /// What the transaction at hand has changed so far.
    private var changed: [SQLStatement] = []
    /// What was changed in transactions that left an entry, since this database was opened.
    private(set) var told: Set<SQLStatement> = []

    init(_ inner: any OfficeDatabase, isWatching: Bool = true) {
        self.inner = inner
        self.isWatching = isWatching
    }

    static let changing = Set(
        SQLStatement.all.filter { statement in
            ["INSERT", "UPDATE", "DELETE"].contains { statement.sql.hasPrefix($0) }
        })

    /// What may be written without an entry, and why.
    static let excepted: [SQLStatement: String] = [
        .office(.saveDraft):
            "a draft is nobody's record yet; it is sealed, and its form leaves an entry once it is sent",
        .office(.removeDraft): "the same",
        .accounts(.countAttempt):
            "before the password there is no key to write an entry with; the next sign-in copies it",
        .accounts(.forgive): "the same",
        .slips(.countAttempt): "the window has no key; wrong codes are copied at the next sign-in",
        .slips(.forgive): "the same",
        .effort(.insertJob): "keys and seconds of a job are a measure, no record of a person",
    ]

    func read<Result>(_ work: () throws(OfficeFault) -> Result) throws(OfficeFault) -> Result { try inner.read(work) }

    func write<Result>(_ work: () throws(OfficeFault) -> Result) throws(OfficeFault) -> Result {
        depth += 1
        defer { depth -= 1 }
        if depth == 1 { changed = [] }
        let result = try inner.write(work)
        if depth == 1 { look() }
        return result
    }

    private func look() {
        guard isWatching else { return }
        guard !changed.contains(.office(.insertAudit)) else { return told.formUnion(changed) }
        let silent = changed.filter { Self.excepted[$0] == nil }
        if !silent.isEmpty { Issue.record("a transaction without an audit entry: \(silent)") }
    }

    func execute(_ statement: SQLStatement, _ values: [SQLValue]) throws(OfficeFault) -> Int {
        let rows = try inner.execute(statement, values)
        if rows > 0, Self.changing.contains(statement) { changed.append(statement) }
        return rows
    }

    func query(
        _ statement: SQLStatement, _ values: [SQLValue], _ each: (any SQLRow) throws(OfficeFault) -> Void
    ) throws(OfficeFault) { try inner.query(statement, values, each) }

    func schemaVersion() throws(OfficeFault) -> Int { try inner.schemaVersion() }
    func migrate(to number: Int, _ statements: [String]) throws(OfficeFault) {
        try inner.migrate(to: number, statements)
    }
    func selfCheck() -> @Sendable () -> SelfCheck { inner.selfCheck() }
    func scrub() throws(OfficeFault) { try inner.scrub() }
    func alone<Result>(_ work: () throws(OfficeFault) -> Result) throws(OfficeFault) -> Result {
        try inner.alone(work)
    }
    func brokenReferences() throws(OfficeFault) -> [String] { try inner.brokenReferences() }
    func pageFaults() throws(OfficeFault) -> [String] { try inner.pageFaults() }
    func rowCounts() throws(OfficeFault) -> [String: Int] { try inner.rowCounts() }
    func close() { inner.close() }
}
