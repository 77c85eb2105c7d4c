package import Foundation
package import MutualAid

/// Which office a file is of: where it is, and when it was made.
package struct OfficeMark: Hashable, Sendable {
    package let division: String
    package let made: Instant
}

/// What a data file says of itself, and a whole copy of it must say too.
package struct FileFacts: Hashable, Sendable {
    package let office: OfficeMark
    /// Entries of the audit trail.
    package let entries: Int
    package let head: Data
    package let lastChange: Instant?
    /// How many rows each table has.
    package let rows: [String: Int]
}

/// Tells whether a copy of a data file is whole: it opens what the keys of the file open, and gives no key away. Several threads
/// may use it, each with a database of its own.
package struct FileWitness: Sendable {
    let sealer: Sealer

    /// Which office a file is of, for whoever has no key.
    package static func mark(of database: any OfficeDatabase) throws(OfficeFault) -> OfficeMark {
        let mark = try database.read { () throws(OfficeFault) in
            try database.first(.backups(.mark)) { OfficeMark(division: $0.text(0), made: $0.instant(1)) }
        }
        guard let mark else { throw .damaged("office") }
        return mark
    }

    /// What the file says at one moment; where these keys don't open it, or the trail's head has been changed, it is refused.
    package func facts(of database: any OfficeDatabase) throws(OfficeFault) -> FileFacts {
        try database.read { () throws(OfficeFault) in
            guard let check = try database.first(.backups(.mark), [], { $0.bytes(2) }) else { throw .damaged("office") }
            guard (try? sealer.open(check, .keyCheck)) == Office.keyCheck else { throw .wrongKey }
            guard let head = try AuditChain(database: database, sealer: sealer).head() else {
                throw .auditBroken(entry: 0)
            }
            let last = try database.first(.backups(.lastChange)) { $0.isNull(0) ? nil : $0.instant(0) }
            return FileFacts(
                office: try FileWitness.mark(of: database), entries: head.count, head: head.mac,
                lastChange: last ?? nil, rows: try database.rowCounts())
        }
    }

    /// What is wrong with a copy that should say `expected`; `nil` when nothing is.
    package func difference(_ copy: any OfficeDatabase, from expected: FileFacts) throws(OfficeFault) -> String? {
        if let page = try copy.pageFaults().first { return page }
        let found = try facts(of: copy)
        if found.head != expected.head || found.entries != expected.entries {
            return "audit_head \(found.entries)/\(expected.entries)"
        }
        let differing = Set(found.rows.keys).union(expected.rows.keys).sorted()
            .first { found.rows[$0] != expected.rows[$0] }
        return differing.map { "\($0) \(found.rows[$0] ?? 0)/\(expected.rows[$0] ?? 0)" }
    }

    /// What is wrong with a file as a whole, its audit trail from the first entry on; `nil` when nothing is.
    package func flaw(_ database: any OfficeDatabase) throws(OfficeFault) -> String? {
        if let page = try database.pageFaults().first { return page }
        if let table = try database.brokenReferences().first { return table }
        let entry = try database.read { () throws(OfficeFault) in
            try AuditChain(database: database, sealer: sealer).firstBreak()
        }
        return entry.map { "audit_entry \($0)" }
    }
}

extension Office {
    package var witness: FileWitness { FileWitness(sealer: sealer) }

    package func fileFacts() throws(OfficeFault) -> FileFacts { try witness.facts(of: database) }

    /// The office's wall clock as a backup's name says it.
    package var backupStamp: BackupStamp {
        BackupStamp(surroundings.now(), offsetMinutes: surroundings.offsetMinutes)
    }

    /// That a copy of the file went to `folder`.
    ///
    /// - Parameter occasion: why it was made by itself; `nil` where somebody asked for it.
    package func noteBackup(
        to folder: String, entries: Int, _ occasion: BackupOccasion? = nil, by user: User
    ) throws(OfficeFault) {
        try allow(.read, user)
        try write { () throws(OfficeFault) in
            var detail = ["folder": folder, "entries": String(entries)]
            detail["occasion"] = occasion?.rawValue
            try audit(.backup, 0, detail, by: user.id)
        }
    }

    /// That this file is a backup which takes the place of a file with `replaced` entries, where there was one that could be read.
    package func noteRestore(from backup: String, replaced: FileFacts?, by user: User) throws(OfficeFault) {
        try allow(.restore, user)
        try write { () throws(OfficeFault) in
            try audit(
                .restore, 0,
                [
                    "from": backup, "replaced": replaced.map { String($0.entries) } ?? "",
                    "replaced-head": replaced.map { $0.head.base64EncodedString() } ?? "",
                ], by: user.id)
        }
    }
}
