import Foundation
import GRDB
package import Office

/// The driver for one counter with one file.
package final class SQLiteDatabase: OfficeDatabase {
    package struct Options: Sendable {
        /// How long a statement waits for another program, in seconds.
        package var busyTimeout: Double
        /// Above this many pages the disk counts as full; for tests.
        package var mostPages: Int?
        /// Pages kept in memory; a bulk load is faster with more.
        package var cacheKiB: Int
        /// False for a file that is thrown away unless it is made to its end: nothing waits for the disk, and there is no log.
        package var isDurable: Bool
        /// Reads through a mapping: for a program that looks at a whole file out of its order, where copying pages would take longer
        /// than what is done with them. Nobody makes a data file shorter, which is what a mapping must fear.
        package var mapsFile: Bool

        package init(
            busyTimeout: Double = 5, mostPages: Int? = nil, cacheKiB: Int = 3000, isDurable: Bool = true,
            mapsFile: Bool = false
        ) {
            self.busyTimeout = busyTimeout
            self.mostPages = mostPages
            self.cacheKiB = cacheKiB
            self.isDurable = isDurable
            self.mapsFile = mapsFile
        }

        /// For a look at every record.
        package static let readingWhole = Options(mapsFile: true)

        /// For a new file that is filled, closed, and only then put in its place.
        package static let loading = Options(cacheKiB: 400_000, isDurable: false)
    }

    package let path: String
    private let queue: DatabaseQueue
    private var place: FilePlace
    private var prepared: [SQLStatement: Statement] = [:]
    /// Set while a transaction runs.
    var current: Database?
    private var stops = TestStops()
    private let marks = TestMarks()

    private init(path: String, options: Options, isOpenAlready: Bool = false) throws(OfficeFault) {
        self.path = path
        place = FilePlace(path)
        // SQLite would make an empty file.
        guard Disk.exists(path) else { throw .fileMissing(path: path) }
        do {
            let keepsLog = isOpenAlready || DataFile.keepsLog(path)
            queue = try DatabaseQueue(path: path, configuration: Self.configuration(options, keepsLog: keepsLog))
        } catch { throw SQLiteFault.fault(error, path: path) }
    }

    /// A new file, readable by its owner only.
    package static func create(path: String, options: Options = Options()) throws(OfficeFault) -> SQLiteDatabase {
        try DataFile.create(path)
        let database = try SQLiteDatabase(path: path, options: options)
        try database.claim()
        return database
    }

    /// Gives a new file that is whole and closed its own name; `fileExists` where something has that already.
    package static func publish(_ part: String, as path: String) throws(OfficeFault) {
        try Disk.publish(part, as: path)
    }

    /// Another connection to a file that this program has open already. Nothing but SQLite touches the file: a file descriptor
    /// that is closed takes every lock of the program along (fcntl(2)).
    package static func another(path: String) throws(OfficeFault) -> SQLiteDatabase {
        try SQLiteDatabase(path: path, options: Options(), isOpenAlready: true)
    }

    /// What can be told of a file before anything touches it.
    package static func check(path: String) throws(OfficeFault) { try DataFile.check(path) }

    /// An existing file. One that is not ours, is cut short, or is newer than the program is refused untouched.
    package static func open(path: String, options: Options = Options()) throws(OfficeFault) -> SQLiteDatabase {
        try DataFile.check(path)
        let database = try SQLiteDatabase(path: path, options: options)
        let version = try database.schemaVersion()
        guard version <= Migration.latest else {
            throw .newerVersion(path: path, file: version, program: Migration.latest)
        }
        return database
    }

    private static func configuration(_ options: Options, keepsLog: Bool) -> Configuration {
        var configuration = Configuration()
        // GRDB sets the log up by a write; a file that keeps one already is opened without touching it.
        if options.isDurable, !keepsLog { configuration.journalMode = .wal }
        configuration.busyMode = TestStops.busyMode ?? .timeout(options.busyTimeout)
        configuration.foreignKeysEnabled = true
        configuration.prepareDatabase { database in
            // A counter's record must outlive a power cut the moment it is confirmed.
            try database.execute(sql: "PRAGMA synchronous = \(options.isDurable ? "FULL" : "OFF")")
            if !options.isDurable { try database.execute(sql: "PRAGMA journal_mode = MEMORY") }
            // A removed user's wrapped key must not lie on in free pages.
            try database.execute(sql: "PRAGMA secure_delete = ON")
            try database.execute(sql: "PRAGMA mmap_size = \(options.mapsFile ? Int64(Int32.max) : 0)")
            try database.execute(sql: "PRAGMA cache_size = -\(options.cacheKiB)")
            try database.execute(sql: "PRAGMA temp_store = MEMORY")
            try database.execute(sql: "PRAGMA journal_size_limit = 16777216")
            if let pages = options.mostPages { try database.execute(sql: "PRAGMA max_page_count = \(pages)") }
        }
        return configuration
    }

    private func claim() throws(OfficeFault) {
        try onConnection { database in
            try database.execute(sql: "PRAGMA application_id = \(DataFile.applicationID)")
        }
        try foldLog()
    }

    /// What `DataFile` reads of the file's head must not lie in the log only.
    private func foldLog() throws(OfficeFault) {
        try onConnection { database in
            _ = try database.checkpoint(.truncate)
        }
    }

    /// From here on the connection has none.
    func forgetLog() { place.forgetLog() }

    package func scrub() throws(OfficeFault) { try foldLog() }

    /// As far as nobody else is harmed by it.
    func foldIfAlone() { if place.mayFold { try? foldLog() } }

    package func close() {
        stops.reach(.close)
        prepared.removeAll()
        guard place.mayFold else {
            // Left open to the program's end, it is neither folded into the file nor takes another's log away.
            _ = Unmanaged.passRetained(queue)
            return
        }
        try? queue.close()
    }
}

extension SQLiteDatabase {
    package func read<Result>(_ work: () throws(OfficeFault) -> Result) throws(OfficeFault) -> Result {
        try transaction(.deferred, work)
    }

    package func write<Result>(_ work: () throws(OfficeFault) -> Result) throws(OfficeFault) -> Result {
        try transaction(.immediate, work)
    }

    /// Inside another transaction `work` becomes a part of it.
    private func transaction<Result>(
        _ kind: Database.TransactionKind, _ work: () throws(OfficeFault) -> Result
    ) throws(OfficeFault) -> Result {
        if current != nil { return try work() }
        try place.check()
        var result: Result?
        try onConnection { database in
            stops.reach(kind == .immediate ? .beginWrite : .beginRead)
            if kind == .immediate { marks.begin() }
            defer { if kind == .immediate { marks.end() } }
            try database.inTransaction(kind) {
                current = database
                defer { current = nil }
                result = try work()
                stops.reach(.commit)
                return .commit
            }
            if kind == .immediate { stops.reach(.committed) }
        }
        place.learnLog()
        guard let result else { throw .database(code: 0, message: "no result") }
        return result
    }

    func onConnection(_ work: (Database) throws -> Void) throws(OfficeFault) {
        do {
            try queue.inDatabase(work)
        } catch { throw SQLiteFault.fault(error, path: path) }
    }

    /// By way of existentials: GRDB's initialiser for one concrete type makes a key path anew each time, a tenth of a bulk load.
    private static func arguments(_ values: [SQLValue]) -> StatementArguments {
        StatementArguments(values.map { $0.databaseValue as (any DatabaseValueConvertible)? })
    }

    @discardableResult
    package func execute(_ statement: SQLStatement, _ values: [SQLValue]) throws(OfficeFault) -> Int {
        do {
            let database = try connection()
            stops.reach(.statement)
            let prepared = try prepare(statement, on: database)
            try prepared.execute(arguments: Self.arguments(values))
            return database.changesCount
        } catch { throw SQLiteFault.fault(error, path: path) }
    }

    package func query(
        _ statement: SQLStatement, _ values: [SQLValue], _ each: (any SQLRow) throws(OfficeFault) -> Void
    ) throws(OfficeFault) {
        do {
            let database = try connection()
            stops.reach(.statement)
            let prepared = try prepare(statement, on: database)
            let cursor = try Row.fetchCursor(prepared, arguments: Self.arguments(values))
            let missing = MissingValue()
            while let row = try cursor.next() { try each(SQLiteRow(row: row, missing: missing)) }
            if missing.wasMet { throw OfficeFault.damaged("NULL") }
        } catch { throw SQLiteFault.fault(error, path: path) }
    }

    package func schemaVersion() throws(OfficeFault) -> Int {
        var version = 0
        stops.reach(.look)
        try onConnection { version = try Int.fetchOne($0, sql: "PRAGMA user_version") ?? 0 }
        return version
    }

    package func migrate(to number: Int, _ statements: [String]) throws(OfficeFault) {
        stops.reach(.beginWrite)
        try onConnection { database in
            try database.inTransaction(.immediate) {
                for statement in statements {
                    stops.reach(.statement)
                    try database.execute(sql: Dialect.sqlite.sql(statement))
                }
                try database.execute(sql: "PRAGMA user_version = \(number)")
                stops.reach(.commit)
                return .commit
            }
        }
        try foldLog()
    }

    private func connection() throws -> Database {
        guard let current else { throw OfficeFault.database(code: 0, message: "outside a transaction") }
        return current
    }

    private func prepare(_ statement: SQLStatement, on database: Database) throws -> Statement {
        if let known = prepared[statement] { return known }
        let made = try database.makeStatement(sql: statement.sql)
        prepared[statement] = made
        return made
    }
}

/// A NULL where the schema allows none: only a damaged page holds one, and GRDB would end the program.
private final class MissingValue {
    private(set) var wasMet = false

    func met<Value>(_ value: Value) -> Value {
        wasMet = true
        return value
    }
}

private struct SQLiteRow: SQLRow {
    let row: Row
    let missing: MissingValue

    func isNull(_ place: Int) -> Bool { row.hasNull(atIndex: place) }
    func integer(_ place: Int) -> Int64 { row[place] ?? missing.met(0) }
    func text(_ place: Int) -> String { row[place] ?? missing.met("") }
    func bytes(_ place: Int) -> Data { row[place] ?? missing.met(Data()) }
}

extension Row {
    fileprivate func hasNull(atIndex place: Int) -> Bool { (self[place] as DatabaseValue).isNull }
}

extension SQLValue {
    fileprivate var databaseValue: DatabaseValue {
        switch self {
        case .null: .null
        case .integer(let value): value.databaseValue
        case .text(let value): value.databaseValue
        case .bytes(let value): value.databaseValue
        }
    }
}
