import Foundation
import MutualAid
import OfficeSQLite
import Testing

@testable import Office

extension Fixture {
    var backups: BackupFolder { BackupFolder(of: path) }

    @discardableResult
    func backUp(_ folder: BackupFolder? = nil, mostPages: Int? = nil) throws -> BackupFolder.Backup {
        clock.now += 1000
        return try (folder ?? backups).backUp(path, office.witness, at: office.backupStamp, mostPages: mostPages).backup
    }

    /// The office in another place, with the keys of this one.
    func opened(in place: String) throws -> Office {
        try Office.open(
            database: try SQLiteDatabase.open(path: place), key: try DataKey.read(beside: path), plans: Self.shelf,
            surroundings: Self.surroundings(clock))
    }

    /// Puts a backup back as the command does.
    @discardableResult
    func restore(_ backup: String) throws -> String? {
        let restore = FileRestore(backup, to: path)
        let (found, preview) = try restore.prepare { try opened(in: $0) }
        let stamp = found.backupStamp
        try found.noteRestore(from: "backup", replaced: preview.present, by: found.users()[3])
        found.close()
        return try restore.put(at: stamp)
    }

    /// What lies in the folder beside the file, and in its backups.
    var files: (beside: Set<String>, backups: Set<String>) {
        let names = { (folder: String) in Set((try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []) }
        return (names(folder), names(backups.path))
    }

    func mode(_ path: String) throws -> Int {
        let attributes = try FileManager.default.attributesOfItem(atPath: path)
        return try #require((attributes[.posixPermissions] as? NSNumber)?.intValue)
    }
}

/// What somebody who has the file but not the program could do to it.
func spoil(_ path: String, _ statements: String...) throws {
    let database = try SQLiteDatabase.open(path: path)
    defer { database.close() }
    try database.migrate(to: Migration.latest, statements)
}
