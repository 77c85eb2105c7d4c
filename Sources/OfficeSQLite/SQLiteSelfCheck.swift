import GRDB
package import Office

extension SQLiteDatabase {
    package func selfCheck() -> @Sendable () -> SelfCheck {
        let path = path
        return {
            var configuration = Configuration()
            configuration.readonly = true
            configuration.busyMode = .timeout(30)
            configuration.prepareDatabase { database in
                try database.execute(sql: "PRAGMA mmap_size = \(Int64(Int32.max))")
            }
            do {
                let queue = try DatabaseQueue(path: path, configuration: configuration)
                defer { try? queue.close() }
                return try queue.inDatabase { database in
                    SelfCheck(damages: try Self.damages(database), references: try Self.references(database))
                }
            } catch { return SelfCheck(damages: ["\(error)"]) }
        }
    }

    /// A sound file has one row, which says so.
    private static func damages(_ database: Database) throws -> [String] {
        try String.fetchAll(database, sql: "PRAGMA integrity_check(100000)")
            .filter { try $0 != "ok" && !isFalseAlarm($0, database) }
    }

    /// SQLite 3.40 says «NULL value in table.column» of every row of a table without row ids whose key isn't its first columns:
    /// it looks at the wrong place of the record. Nothing can be NULL there anyway: the driver refuses to write it.
    private static func isFalseAlarm(_ said: String, _ database: Database) throws -> Bool {
        let start = "NULL value in "
        guard said.hasPrefix(start), let table = said.dropFirst(start.count).split(separator: ".").first else {
            return false
        }
        let hasNoRowID = try Row.fetchOne(database, sql: "PRAGMA table_list(\(table))")?["wr"] == 1
        let places = try Row.fetchAll(database, sql: "PRAGMA table_info(\(table))").map { $0["pk"] as Int }
        let key = places.count { $0 > 0 }
        return hasNoRowID && Array(places.prefix(key)) != Array(1...max(1, key))
    }

    private static func references(_ database: Database) throws -> [String] {
        try Row.fetchAll(database, sql: "PRAGMA foreign_key_check").map { row in
            let id: Int64? = row[1]
            return (row[0] as String) + (id.map { " \($0)" } ?? "")
        }
    }
}
