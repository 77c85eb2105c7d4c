import Foundation
package import MutualAid
package import Office

/// Brings the file of an earlier version up to date on a copy: whenever the program ends, the file's place holds the old one or
/// the new one, whole. The old one stays among the backups, as `…-before-vN.huzhu`.
package enum FileUpgrade {
    package static func isNeeded(_ path: String) throws(OfficeFault) -> Bool {
        try DataFile.version(path) < Migration.latest
    }

    /// - Parameter open: opens the office in a copy of the file, which brings its schema up to date.
    /// - Returns: where the old file is kept; `nil` where another program had brought it up to date already.
    @discardableResult
    package static func run(
        _ path: String, at stamp: BackupStamp, mostPages: Int? = nil, open: (String) throws -> Office
    ) throws -> String? {
        try DataFile.check(path)
        let before = Disk.identity(path)
        let old = try SQLiteDatabase.open(path: path)
        defer { old.close() }
        try old.holdAlone()
        // Whoever waited for the lock finds that the file has been replaced, and leaves what is there now alone.
        guard Disk.identity(path) == before, try DataFile.version(path) < Migration.latest else { return nil }
        Disk.sweep(path, for: "upgrade")
        let part = Disk.part(of: path, for: "upgrade")
        Disk.remove(part)
        defer { Disk.remove(part) }
        do {
            return try replace(old, with: part, at: stamp, mostPages, open)
        } catch let fault as OfficeFault where fault == .diskFull {
            throw OfficeFault.backup(.noRoom(folder: Disk.folder(of: path)))
        }
    }

    private static func replace(
        _ old: SQLiteDatabase, with part: String, at stamp: BackupStamp, _ mostPages: Int?,
        _ open: (String) throws -> Office
    ) throws -> String {
        let path = old.path
        var steps = FileSteps()
        steps.reach()
        try old.copy(to: part, mostPages: mostPages)
        steps.reach()
        let office = try open(part)
        let witness = office.witness
        office.close()
        steps.reach()
        try check(part, witness, old)
        try Disk.sync(part)
        let folder = BackupFolder(of: path)
        try folder.make()
        let aside = folder.aside(stamp, before: Migration.latest)
        if try !Disk.link(path, as: aside) { try old.copy(to: aside) }
        steps.reach()
        try Disk.move(part, to: path)
        steps.reach()
        return aside
    }

    /// The new file is whole, and no table lost a row.
    private static func check(_ part: String, _ witness: FileWitness, _ old: SQLiteDatabase) throws(OfficeFault) {
        let copy = try SQLiteDatabase.open(path: part)
        defer { copy.close() }
        var flaw = try witness.flaw(copy)
        let (was, found) = (try witness.facts(of: old), try witness.facts(of: copy))
        if found.entries < was.entries || found.office != was.office { flaw = flaw ?? "audit_head" }
        for (table, count) in was.rows.sorted(by: { $0.key < $1.key }) where found.rows[table] ?? 0 < count {
            flaw = flaw ?? "\(table) \(found.rows[table] ?? 0)/\(count)"
        }
        if let flaw { throw .backup(.notUpgraded(path: old.path, detail: flaw)) }
    }
}
