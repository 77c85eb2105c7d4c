import Foundation
import GRDB
import MutualAid
import OfficeSQLite
import Testing

@testable import Office

/// A file that isn't at its path any more: nothing is stored in it, and what it holds can be copied.
@Suite struct FilePlaceTests {
    private func write(_ fixture: Fixture) throws { try fixture.member("李四", identity("1990-01-01")) }

    /// The database itself, without what watches over it in tests.
    private func driver(_ fixture: Fixture) throws -> any OfficeDatabase {
        try #require(fixture.office.database as? WatchedDatabase).inner
    }

    private func misplaced(_ fixture: Fixture, _ way: FileMisplacement.Way) -> OfficeFault {
        .misplaced(FileMisplacement(fixture.path, way))
    }

    @Test func `removed, replaced, or without its log, it is refused before anything is stored`() throws {
        for (way, name) in [(FileMisplacement.Way.gone, ""), (.replaced, ""), (.logGone, "-wal")] {
            let fixture = try Fixture()
            try fixture.member("张小明", identity("1985-06-15"))
            let path = fixture.path + name
            try FileManager.default.moveItem(atPath: path, toPath: path + ".away")
            if way == .replaced { try FileManager.default.copyItem(atPath: path + ".away", toPath: path) }
            #expect(fault { try write(fixture) } == misplaced(fixture, way))
            #expect(fault { try fixture.office.find("张小明", limit: 1) } == misplaced(fixture, way))
            if way == .replaced { try FileManager.default.removeItem(atPath: path) }
            try FileManager.default.moveItem(atPath: path + ".away", toPath: path)
            try write(fixture)
            try expectSound(fixture.office)
        }
    }

    @Test func `what was stored is copied whole, and the log is folded into the file that was moved`() throws {
        let fixture = try Fixture()
        try fixture.member("张小明", identity("1985-06-15"))
        let away = fixture.path + ".away"
        try FileManager.default.moveItem(atPath: fixture.path, toPath: away)
        let stamp = fixture.office.backupStamp
        let copy = try fixture.backups.rescue(driver(fixture), fixture.office.witness, at: stamp)
        #expect(copy == fixture.backups.path + "/counter-\(stamp.codedText)-rescued.huzhu")
        #expect(try fixture.mode(copy) == 0o600)
        #expect(fixture.backups.backups().isEmpty, "no generation takes it away")
        let found = try fixture.opened(in: copy)
        #expect(try found.find("张小明", limit: 5).count == 1)
        try expectSound(found)
        found.close()
        // By itself, without a log.
        let moved = try fixture.opened(in: away)
        #expect(try moved.find("张小明", limit: 5).count == 1)
        moved.close()
        let again = try fixture.backups.rescue(driver(fixture), fixture.office.witness, at: stamp)
        #expect(again != copy, "a second counter's copy takes nobody's place")
    }

    @Test func `the sentences say what happened and what to do, with the copy or without`() {
        let path = "/office/o.huzhu"
        let said = { (way: FileMisplacement.Way, rescue: FileMisplacement.Rescue, language: Language) in
            OfficeFault.misplaced(FileMisplacement(path, way, rescue)).sentence(language).text
        }
        #expect(
            said(.gone, .copied(to: "/c"), .zh)
                == "数据文件 o.huzhu 被删除或移走了，没有再存。已存的都另存在 /c，请退出所有柜台后用 huzhu restore 放回。")
        #expect(
            said(.replaced, .failed, .en)
                == "Another file has taken the place of the data file o.huzhu; nothing more is stored. "
                + "What was stored could not be copied yet: don't leave; free some space or put the folder back, then press F5."
        )
        #expect(
            said(.logGone, .notTried, .zh)
                == "数据文件的 o.huzhu-wal 被删除或换掉了，没有再存。请退出所有柜台，把原来的文件放回原处再打开，或用备份恢复。")
    }

    @Test func `a log that was left where a backup is put back is not read into it`() throws {
        let fixture = try Fixture()
        try fixture.member("张小明", identity("1985-06-15"))
        let backup = try fixture.backUp()
        try fixture.member("李四", identity("1990-01-01"))
        // As a counter leaves it that was killed after its file had been removed.
        let log = try #require(FileManager.default.contents(atPath: fixture.path + "-wal"))
        #expect(log.count > 4096)
        fixture.office.close()
        try FileManager.default.removeItem(atPath: fixture.path)
        try log.write(to: URL(fileURLWithPath: fixture.path + "-wal"))
        try fixture.restore(backup.path)
        let restored = try fixture.opened(in: fixture.path)
        #expect(try restored.find("李四", limit: 5).isEmpty)
        try expectSound(restored)
        restored.close()
        #expect(fixture.files.backups.contains { $0.hasSuffix("-replaced.huzhu-wal") })
    }

    @Test func `a disk that fails is told with the code of the failure`() {
        expectFault(
            .diskFailed(code: 778), "磁盘读写出错（778），这次没有存。请检查磁盘是否插好、是否只读，再试一次；若再出错，换一个磁盘备份。",
            "The disk failed (778); this was not stored. "
                + "See that it is plugged in and not read-only, and try again; if it fails again, back up to another."
        ) { throw OfficeFault.diskFailed(code: 778) }
    }

    @Test func `a missing value where none may be missing is told as damage and doesn't end the program`() throws {
        let fixture = try Fixture()
        try fixture.member("张小明", identity("1985-06-15"))
        let path = fixture.path
        fixture.office.close()
        let queue = try DatabaseQueue(path: path)
        // What a damaged page reads as; no statement could store it.
        try queue.inDatabase { database in
            try database.execute(sql: "PRAGMA writable_schema = ON")
            try database.execute(
                sql:
                    "UPDATE sqlite_schema SET sql = replace(sql, 'name TEXT NOT NULL', 'name TEXT') WHERE name = 'person'"
            )
        }
        try queue.close()
        let spoilt = try DatabaseQueue(path: path)
        try spoilt.inDatabase { try $0.execute(sql: "UPDATE person SET name = NULL") }
        try spoilt.close()
        let office = try fixture.opened(in: path)
        defer { office.close() }
        guard case .damaged = fault({ try office.find("张小明", limit: 1) }) else {
            Issue.record("not told as damage")
            return
        }
    }
}
