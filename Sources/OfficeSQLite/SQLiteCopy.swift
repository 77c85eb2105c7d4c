import Foundation
import GRDB
package import Office

// What a copy of a file needs of its connection.
extension SQLiteDatabase {
    package func pageFaults() throws(OfficeFault) -> [String] {
        var faults: [String] = []
        try direct { faults = try String.fetchAll($0, sql: "PRAGMA integrity_check(20)") }
        return faults == ["ok"] ? [] : faults
    }

    package func brokenReferences() throws(OfficeFault) -> [String] {
        var tables: [String] = []
        try direct { tables = try String.fetchAll($0, sql: "PRAGMA foreign_key_check") }
        return tables
    }

    package func rowCounts() throws(OfficeFault) -> [String: Int] {
        var counts: [String: Int] = [:]
        try direct { database in
            for row in try Row.fetchAll(database, sql: "PRAGMA table_list") {
                let (name, kind, schema): (String, String, String) = (row["name"], row["type"], row["schema"])
                guard schema == "main", kind == "table", !name.hasPrefix("sqlite_") else { continue }
                counts[name] = try Table(name).fetchCount(database)
            }
        }
        return counts
    }

    /// The whole of it in a new file for its owner only, on the disk before this returns; inside `read` what that read sees, though
    /// others go on writing (https://www.sqlite.org/backup.html).
    func copy(to path: String, mostPages: Int? = nil) throws(OfficeFault) {
        try DataFile.create(path)
        var configuration = Configuration()
        configuration.prepareDatabase { copy in
            // Until it is whole and on the disk it is thrown away.
            try copy.execute(sql: "PRAGMA synchronous = OFF")
            try copy.execute(sql: "PRAGMA journal_mode = MEMORY")
            if let mostPages { try copy.execute(sql: "PRAGMA max_page_count = \(mostPages)") }
        }
        do {
            let target = try DatabaseQueue(path: path, configuration: configuration)
            defer { try? target.close() }
            try target.inDatabase { copy in
                try direct { database in try database.backup(to: copy) }
            }
        } catch { throw SQLiteFault.fault(error, path: path) }
        try Disk.sync(path)
    }

    /// From here on until this connection is closed nobody else has the file open, and what lay in its log lies in it.
    func holdAlone() throws(OfficeFault) {
        try onConnection { database in
            let mode = try String.fetchOne(database, sql: "PRAGMA journal_mode = DELETE")
            guard mode == "delete" else { throw OfficeFault.locked }
            forgetLog()
            try database.execute(sql: "PRAGMA locking_mode = EXCLUSIVE")
            // The lock stays after the transaction (https://www.sqlite.org/pragma.html#pragma_locking_mode).
            try database.execute(sql: "BEGIN EXCLUSIVE; COMMIT")
        }
    }

    package func alone<Result>(_ work: () throws(OfficeFault) -> Result) throws(OfficeFault) -> Result {
        try holdAlone()
        defer {
            try? onConnection { database in
                try database.execute(sql: "PRAGMA locking_mode = NORMAL")
                // Leaves the lock, and lets others read beside a writer again.
                try database.execute(sql: "PRAGMA journal_mode = WAL")
            }
        }
        return try work()
    }

    private func direct(_ work: (Database) throws -> Void) throws(OfficeFault) {
        guard let current else { return try onConnection(work) }
        do { try work(current) } catch { throw SQLiteFault.fault(error, path: path) }
    }
}
