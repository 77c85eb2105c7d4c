import Foundation
import MutualAid
import OfficeSQLite
import OlderFiles
import Testing

@testable import Office

/// A backup in the place of the file, and an older file brought up to date: one of two whole files at every moment.
@Suite struct RestoreTests {
    private func bytes(_ path: String) throws -> Data { try #require(FileManager.default.contents(atPath: path)) }

    private func put(_ backup: String, _ fixture: Fixture) throws -> String {
        let aside = try fixture.restore(backup)
        return try #require(aside)
    }

    @Test func `a backup takes the place of the file, which is kept whole under a dated name`() throws {
        let fixture = try Fixture()
        try fixture.member("张小明", identity("1985-06-15"))
        let backup = try fixture.backUp()
        let then = try fixture.office.fileFacts()
        try fixture.member("李四", identity("1990-01-01"))
        let before = try fixture.office.fileFacts()
        fixture.office.close()
        let aside = try put(backup.path, fixture)
        #expect(aside.hasPrefix(fixture.backups.path + "/counter-") && aside.hasSuffix("-replaced.huzhu"))
        #expect(try fixture.mode(fixture.path) == 0o600)
        #expect(fixture.files.beside == ["counter.huzhu", "counter.huzhu.key", "backups"])
        fixture.office = try fixture.opened()
        #expect(try fixture.office.find("李四", limit: 5).isEmpty)
        #expect(try fixture.office.find("张小明", limit: 5).count == 1)
        let trail = try fixture.office.auditTrail()
        let entry = try #require(trail.last)
        #expect(entry.action == "restore" && entry.detail["replaced"] == String(before.entries))
        #expect(entry.detail["replaced-head"] == before.head.base64EncodedString())
        #expect(try fixture.office.fileFacts().entries == then.entries + 1)
        try expectSound(fixture.office)
        let old = try fixture.opened(in: aside)
        #expect(try old.find("李四", limit: 5).count == 1)
        #expect(try old.fileFacts() == before)
        try expectSound(old)
        old.close()
        // The backup itself is as it was, and the old file is no backup that could be thinned.
        #expect(fixture.backups.backups().map(\.path) == [backup.path])
    }

    @Test func `what lay in the log of the file that gives way goes with it, not into the new one`() throws {
        let fixture = try Fixture()
        try fixture.member("张小明", identity("1985-06-15"))
        let backup = try fixture.backUp()
        try fixture.member("李四", identity("1990-01-01"))
        // The file and its log as a power cut leaves them.
        let left = try (bytes(fixture.path), bytes(fixture.path + "-wal"))
        #expect(left.1.count > 4096)
        fixture.office.close()
        try left.0.write(to: URL(fileURLWithPath: fixture.path))
        try left.1.write(to: URL(fileURLWithPath: fixture.path + "-wal"))
        let aside = try put(backup.path, fixture)
        #expect(!FileManager.default.fileExists(atPath: fixture.path + "-wal"))
        fixture.office = try fixture.opened()
        #expect(try fixture.office.find("李四", limit: 5).isEmpty)
        try expectSound(fixture.office)
        let old = try fixture.opened(in: aside)
        #expect(try old.find("李四", limit: 5).count == 1)
        old.close()
    }

    @Test func `a file that can't be read any more gives way, and is kept with its log as it is`() throws {
        let fixture = try Fixture()
        try fixture.member("张小明", identity("1985-06-15"))
        let backup = try fixture.backUp()
        fixture.office.close()
        for garbage in [Data("not a database".utf8), Data(), Data(repeating: 0xA5, count: 9000)] {
            try garbage.write(to: URL(fileURLWithPath: fixture.path))
            try Data("its log".utf8).write(to: URL(fileURLWithPath: fixture.path + "-wal"))
            let aside = try put(backup.path, fixture)
            #expect(try bytes(aside) == garbage)
            #expect(try bytes(aside + "-wal") == Data("its log".utf8))
            let office = try fixture.opened()
            #expect(try office.find("张小明", limit: 5).count == 1)
            #expect(try office.auditTrail().last?.detail["replaced"] == "")
            try expectSound(office)
            office.close()
        }
        // Where there is none, one is put there.
        try FileManager.default.removeItem(atPath: fixture.path)
        #expect(try fixture.restore(backup.path) == nil)
        fixture.office = try fixture.opened()
        try expectSound(fixture.office)
    }

    @Test func `a backup that isn't whole, isn't this office's or doesn't open is refused, and nothing is touched`()
        throws
    {
        let fixture = try Fixture()
        for place in 1...60 { try fixture.member("张小明", identity("1985-06-15", place)) }
        let backup = try fixture.backUp().path
        let whole = try bytes(backup)
        try fixture.member("李四", identity("1990-01-01"))
        fixture.office.close()
        let present = try bytes(fixture.path)
        func refused(_ expected: OfficeFault?, _ name: String) throws {
            let found = fault { try fixture.restore(backup) }
            if let expected { #expect(found == expected, "\(name)") }
            #expect(found != nil, "\(name)")
            #expect(try bytes(fixture.path) == present, "\(name)")
            #expect(fixture.files.beside == ["counter.huzhu", "counter.huzhu.key", "backups"], "\(name)")
            #expect(!fixture.files.backups.contains { $0.contains("replaced") }, "\(name)")
            try whole.write(to: URL(fileURLWithPath: backup))
        }
        try whole.dropLast(5000).write(to: URL(fileURLWithPath: backup))
        try refused(.truncated(path: backup), "cut short")
        try spoil(backup, "UPDATE office SET created_at = 5")
        try refused(.backup(.otherOffice(path: backup)), "of another office")
        try spoil(backup, "UPDATE audit_entry SET subject = 1 WHERE id = 7")
        try refused(.backup(.unsound(path: backup, detail: "audit_entry 7")), "a changed entry")
        try spoil(backup, "DELETE FROM audit_entry WHERE id = (SELECT MAX(id) FROM audit_entry)")
        try refused(nil, "a cut trail")
        try spoil(backup, "UPDATE office SET key_check = zeroblob(40)")
        try refused(.wrongKey, "of another key")
        var torn = whole
        for page in 2..<whole.count / 4096 {
            torn.replaceSubrange(page * 4096..<page * 4096 + 512, with: Data(repeating: 0xA5, count: 512))
        }
        try torn.write(to: URL(fileURLWithPath: backup))
        try refused(nil, "overwritten pages")
        expectFault(
            .backup(.sameFile(path: fixture.path)), "\(fixture.path) 就是现在的数据文件。请写出备份文件，huzhu backup --list 列出有哪些。",
            "\(fixture.path) is the data file itself. Name a backup; huzhu backup --list shows those there are."
        ) { try fixture.restore(fixture.path) }
        fixture.office = try fixture.opened()
    }

    @Test func `while another program has the file open nothing is put in its place`() throws {
        let fixture = try Fixture()
        try fixture.member("张小明", identity("1985-06-15"))
        let backup = try fixture.backUp().path
        #expect(fault { try fixture.restore(backup) } == .locked)
        #expect(!fixture.files.backups.contains { $0.contains("replaced") })
        #expect(!fixture.files.beside.contains { $0.contains("restore-") })
        try fixture.member("李四", identity("1990-01-01"))
        try expectSound(fixture.office)
        fixture.office.close()
        try fixture.restore(backup)
        fixture.office = try fixture.opened()
    }

    @Test func `only a supervisor puts a backup back`() throws {
        let fixture = try Fixture()
        #expect(
            fault { try fixture.office.noteRestore(from: "x", replaced: nil, by: fixture.handler) }
                == .barred(.notYourDuty([.supervisor])))
    }

    // MARK: older files

    /// As the program before wrote it.
    private func older(_ fixture: Fixture, _ version: Int) throws {
        try fixture.writeTrailAsBeforeMACs()
        fixture.office.close()
        let database = try SQLiteDatabase.open(path: fixture.path)
        try database.migrate(to: version, Migration.undoing(after: version))
        database.close()
    }

    @Test(arguments: [2, 4, Migration.latest - 1])
    func `an older file is brought up to date on a copy, and kept as it was`(version: Int) throws {
        let fixture = try Fixture()
        let person = try fixture.coveredMember()
        let claim = try fixture.claim(person, fixture.stay(fixture.today.adding(days: -12), sheet: "BJ1"))
        try older(fixture, version)
        let before = try bytes(fixture.path)
        #expect(try FileUpgrade.isNeeded(fixture.path))
        let stamp = known(BackupStamp(codedText: "20260401-120000"))
        let done = try FileUpgrade.run(fixture.path, at: stamp) { try fixture.opened(in: $0) }
        let aside = try #require(done)
        #expect(aside == fixture.backups.path + "/counter-20260401-120000-before-v\(Migration.latest).huzhu")
        #expect(try !FileUpgrade.isNeeded(fixture.path))
        #expect(fixture.files.beside == ["counter.huzhu", "counter.huzhu.key", "backups"])
        #expect(fixture.files.backups.count == 1)
        #expect(try fixture.mode(fixture.path) == 0o600)
        #expect(try fixture.mode(aside) == 0o600)
        // But for the header, which says that no log lies beside it.
        let kept = try bytes(aside)
        #expect(kept.count == before.count && kept.dropFirst(100) == before.dropFirst(100))
        fixture.office = try fixture.opened()
        #expect(try fixture.office.claimCard(claim.id)?.claim == claim)
        try expectSound(fixture.office)
        // What another program finds that waited for its turn.
        fixture.office.close()
        #expect(try FileUpgrade.run(fixture.path, at: stamp) { try fixture.opened(in: $0) } == nil)
        fixture.office = try fixture.opened()
    }

    @Test func `a migration that fails, a disk that is full or a file in use leaves the old file in its place`() throws
    {
        let fixture = try Fixture()
        try fixture.member("张小明", identity("1985-06-15"))
        let version = Migration.latest - 1
        try older(fixture, version)
        let stamp = known(BackupStamp(codedText: "20260401-120000"))
        func stays(_ expected: OfficeFault, _ work: () throws -> some Any) throws {
            #expect(fault(work) == expected)
            #expect(fixture.files.beside == ["counter.huzhu", "counter.huzhu.key"], "\(fixture.files.beside)")
            let database = try SQLiteDatabase.open(path: fixture.path)
            #expect(try database.schemaVersion() == version)
            #expect(try database.pageFaults().isEmpty)
            database.close()
        }
        try stays(.damaged("half way")) {
            try FileUpgrade.run(fixture.path, at: stamp) { copy in
                let database = try SQLiteDatabase.open(path: copy)
                defer { database.close() }
                try database.migrate(to: Migration.latest, [])
                throw OfficeFault.damaged("half way")
            }
        }
        try stays(.backup(.notUpgraded(path: fixture.path, detail: "person 0/1"))) {
            try FileUpgrade.run(fixture.path, at: stamp) { copy in
                let office = try fixture.opened(in: copy)
                office.close()
                try spoil(copy, "DELETE FROM search_key", "DELETE FROM person")
                return try fixture.opened(in: copy)
            }
        }
        try stays(.backup(.noRoom(folder: fixture.folder))) {
            try FileUpgrade.run(fixture.path, at: stamp, mostPages: 20) { try fixture.opened(in: $0) }
        }
        let other = try SQLiteDatabase.open(path: fixture.path)
        _ = try other.rowCounts()
        #expect(fault { try FileUpgrade.run(fixture.path, at: stamp) { try fixture.opened(in: $0) } } == .locked)
        other.close()
        #expect(try FileUpgrade.run(fixture.path, at: stamp) { try fixture.opened(in: $0) } != nil)
        fixture.office = try fixture.opened()
        try expectSound(fixture.office)
    }
}
