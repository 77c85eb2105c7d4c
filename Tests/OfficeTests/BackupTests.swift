import Foundation
import MutualAid
import OfficeSQLite
import Testing

@testable import Office

/// Backups of real files: made while others write, checked before they count, thinned by generation.
@Suite struct BackupTests {
    @Test func `a backup is the whole file at one moment, for its owner only, and leaves nothing else behind`() throws {
        let fixture = try Fixture()
        let person = try fixture.coveredMember()
        try fixture.claim(person, fixture.stay(fixture.today.adding(days: -12), sheet: "BJ1"))
        let facts = try fixture.office.fileFacts()
        let backup = try fixture.backUp()
        #expect(backup.path == fixture.folder + "/backups/counter-\(backup.stamp.codedText).huzhu")
        #expect(try fixture.mode(backup.path) == 0o600)
        #expect(try fixture.mode(fixture.backups.path) == 0o700)
        #expect(fixture.files.backups.count == 1)
        #expect(fixture.backups.backups() == [backup])
        // What is stored afterwards isn't in it.
        try fixture.member("李四", identity("1990-01-01"))
        let copy = try fixture.opened(in: backup.path)
        #expect(try copy.fileFacts() == facts)
        #expect(try copy.find("李四", limit: 5).isEmpty)
        #expect(try copy.find("张小明", limit: 5).count == 1)
        try expectSound(copy)
        copy.close()
        #expect(fixture.files.backups.count == 1, "a backup that was looked at is one file still")
        try expectSound(fixture.office)
    }

    @Test func `what another counter stores while the copy is made is in the file, and the backup is sound`() throws {
        let fixture = try Fixture()
        for place in 1...150 { try fixture.member("张小明", identity("1985-06-15", place)) }
        let path = fixture.path
        let ids = Fixture.Clock()
        ids.ids = 5_000_000
        ids.now = fixture.clock.now
        let key = try DataKey.read(beside: path)
        nonisolated(unsafe) let other = try Office.open(
            database: try SQLiteDatabase.open(path: path), key: key, plans: Fixture.shelf,
            surroundings: Fixture.surroundings(ids))
        let handler = fixture.handler
        let done = DispatchSemaphore(value: 0)
        let stored = Counted()
        Thread {
            for place in 1...60 {
                let new = NewPerson(
                    kind: .member, details: details("李四", identity("1990-01-01", place)),
                    key: SubmissionKey("other-\(place)"))
                if (try? other.enrol(person: new, by: handler)) != nil { stored.add() }
            }
            done.signal()
        }.start()
        var made: [BackupFolder.Backup] = []
        var isOver = false
        while !isOver {
            made.append(try fixture.backUp())
            isOver = done.wait(timeout: .now()) == .success
        }
        made.append(try fixture.backUp())
        other.close()
        #expect(stored.count == 60)
        let newest = try #require(made.last)
        let last = try fixture.opened(in: newest.path)
        #expect(try last.find("李四", limit: 100).count == 60)
        try expectSound(last)
        last.close()
    }

    private final class Counted: @unchecked Sendable {
        private let lock = NSLock()
        private var all = 0
        func add() { lock.withLock { all += 1 } }
        var count: Int { lock.withLock { all } }
    }

    @Test func `a copy that differs from the file is told apart in rows, trail and pages`() throws {
        let fixture = try Fixture()
        for place in 1...80 { try fixture.member("张小明", identity("1985-06-15", place)) }
        let facts = try fixture.office.fileFacts()
        let backup = try fixture.backUp()
        func difference() throws -> String? {
            let copy = try SQLiteDatabase.open(path: backup.path)
            defer { copy.close() }
            return try fixture.office.witness.difference(copy, from: facts)
        }
        #expect(try difference() == nil)
        let whole = try #require(FileManager.default.contents(atPath: backup.path))
        try spoil(backup.path, "DELETE FROM submission WHERE key = (SELECT MIN(key) FROM submission)")
        #expect(try difference() == "submission 79/80")
        try whole.write(to: URL(fileURLWithPath: backup.path))
        try spoil(backup.path, "UPDATE audit_head SET entries = entries - 1")
        #expect(fault { try difference() } == .auditBroken(entry: 0))
        try whole.write(to: URL(fileURLWithPath: backup.path))
        try spoil(backup.path, "UPDATE office SET key_check = zeroblob(40)")
        #expect(fault { try difference() } == .wrongKey)
        var torn = whole
        torn.replaceSubrange(4096 * 9..<4096 * 10, with: Data(repeating: 0xA5, count: 4096))
        try torn.write(to: URL(fileURLWithPath: backup.path))
        // The database or the office says so.
        var told = false
        do { told = try difference() != nil } catch is OfficeFault { told = true }
        #expect(told)
    }

    @Test func `a full disk leaves no backup and nothing of one, and the file as it was`() throws {
        let fixture = try Fixture()
        for place in 1...80 { try fixture.member("张小明", identity("1985-06-15", place)) }
        let pages = try #require(FileManager.default.contents(atPath: fixture.path)).count / 4096
        let folder = fixture.backups.path
        for most in [1, 2, 7, 40, pages / 2] {
            expectFault(
                .backup(.noRoom(folder: folder)), "\(folder) 空间不够，没有写成。请腾出空间或换一个文件夹再试；数据文件不受影响。",
                "There is no room left in \(folder); nothing was written. "
                    + "Free some space or name another folder; the data file is as it was."
            ) { try fixture.backUp(mostPages: most) }
            #expect(fixture.files.backups.isEmpty, "\(fixture.files.backups)")
        }
        try fixture.member("李四", identity("1990-01-01"))
        try expectSound(fixture.office)
        _ = try fixture.backUp()
        #expect(fixture.files.backups.count == 1)
    }

    @Test func `two backups within one second are two`() throws {
        let fixture = try Fixture()
        let stamp = known(BackupStamp(codedText: "20260302-235959"))
        let made = try (0..<3).map { _ in
            try fixture.backups.backUp(fixture.path, fixture.office.witness, at: stamp).backup
        }
        #expect(made.map(\.stamp.codedText) == ["20260302-235959", "20260303-000000", "20260303-000001"])
        #expect(Set(fixture.backups.backups()) == Set(made))
    }

    @Test func `a stick that isn't put in is told, and no folder is made where it should be`() throws {
        let fixture = try Fixture()
        let stick = fixture.folder + "/stick"
        expectFault(
            .backup(.folderMissing(path: stick)), "没有文件夹 \(stick)。请插好 U 盘，或写另一个已有的文件夹。",
            "There is no folder \(stick). Put the stick in, or name another folder that exists."
        ) { try fixture.backUp(BackupFolder(of: fixture.path, stick)) }
        #expect(!FileManager.default.fileExists(atPath: stick))
        try FileManager.default.createDirectory(atPath: stick, withIntermediateDirectories: false)
        let backup = try fixture.backUp(BackupFolder(of: fixture.path, stick))
        #expect(backup.path.hasPrefix(stick + "/counter-"))
        #expect(!FileManager.default.fileExists(atPath: fixture.backups.path))
    }

    @Test func `older backups are thinned; other files, and those that were put aside, stay`() throws {
        let fixture = try Fixture()
        try FileManager.default.createDirectory(atPath: fixture.backups.path, withIntermediateDirectories: false)
        let today = fixture.today
        var names: Set<String> = []
        for daysAgo in 1...60 {
            let stamp = known(BackupStamp(day: today.adding(days: -daysAgo), second: 61_200))
            names.insert("counter-\(stamp.codedText).huzhu")
        }
        let others: Set<String> = [
            "counter-20240101-120000-before-v8.huzhu", "counter-20240101-120000-replaced.huzhu",
            "other-20240101-120000.huzhu", "counter.huzhu", "notes.txt", "counter-20240101-120000.huzhu.txt",
        ]
        for name in names.union(others) {
            _ = FileManager.default.createFile(atPath: fixture.backups.path + "/" + name, contents: Data("x".utf8))
        }
        // What a maker left that was killed; there is no program of that number.
        _ = FileManager.default.createFile(atPath: fixture.backups.path + "/counter.part-999999999", contents: Data())
        let backup = try fixture.backUp()
        let kept = fixture.backups.backups()
        #expect(kept.first == backup)
        // 2026-03-02 is a Monday: 7 days, the Sundays of two weeks before, and the last of January.
        #expect(kept.count == 7 + 2 + 1, "\(kept.map(\.stamp.text))")
        #expect(
            Set(kept.map(\.stamp)) == BackupGenerations.kept(kept.map(\.stamp))
                && fixture.files.backups.isSuperset(of: others))
        #expect(fixture.files.backups.count == kept.count + others.count)
    }

    @Test func `nothing that is sealed in the file lies readable in its backup`() throws {
        let fixture = try Fixture()
        let person = try fixture.member("王秀英", identity("1983-07-19", 2)) {
            $0.phone = Phone(codedText: "13812345678")
            $0.account = BankAccount(
                card: known(BankCard(codedText: "6228480402564890018")), holder: personName("王秀英"), bank: "秦岭农商行")
        }
        try fixture.enrol(person, ["women"], from: fixture.today.adding(days: 1))
        fixture.pass(days: 90)
        try fixture.claim(
            person,
            .diagnosis(Diagnosis(date: fixture.today.adding(days: -7), diseases: ["women-05"], filed: fixture.today)))
        let backup = try fixture.backUp()
        let bytes = try #require(FileManager.default.contents(atPath: backup.path))
        for secret in [person.details.identity.text, "13812345678", "6228480402564890018", "秦岭农商行", "women-05"] {
            #expect(bytes.range(of: Data(secret.utf8)) == nil, "\(secret)")
        }
        #expect(bytes.range(of: Data("王秀英".utf8)) != nil)
    }
}
