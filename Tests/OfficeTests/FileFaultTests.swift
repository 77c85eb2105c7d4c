import Foundation
import MutualAid
import Office
import OfficeSQLite
import Testing

/// What `work` must be refused with, and what is said then.
func expectFault(
    _ expected: OfficeFault, _ zh: String, _ en: String, at location: SourceLocation = #_sourceLocation,
    _ work: () throws -> some Any
) {
    let found = fault(at: location, work)
    #expect(found == expected, sourceLocation: location)
    #expect(found?.sentence(.zh).text == zh, sourceLocation: location)
    #expect(found?.sentence(.en).text == en, sourceLocation: location)
}

@Suite(.serialized) struct FileFaultTests {
    private func patch(_ path: String, at place: Int, _ bytes: [UInt8]) throws {
        var data = try #require(FileManager.default.contents(atPath: path))
        data.replaceSubrange(place..<place + bytes.count, with: bytes)
        try data.write(to: URL(fileURLWithPath: path))
    }

    @Test func `a file that is not there`() throws {
        let fixture = try Fixture()
        let path = fixture.folder + "/none"
        expectFault(
            .fileMissing(path: path), "找不到数据文件 \(path)。请核对路径；第一次使用请先建立数据文件。",
            "There is no data file at \(path). Check the path; on first use, create the file."
        ) { try SQLiteDatabase.open(path: path) }
    }

    @Test func `a file that is there is never made again`() throws {
        let fixture = try Fixture()
        expectFault(
            .fileExists(path: fixture.path), "\(fixture.path) 已经存在。请换一个文件名；已有的文件不会被覆盖。",
            "\(fixture.path) exists already. Choose another name; a file that exists is never overwritten."
        ) { try SQLiteDatabase.create(path: fixture.path) }
    }

    @Test func `a folder instead of a file`() throws {
        let fixture = try Fixture()
        let expected = OfficeFault.isDirectory(path: fixture.folder)
        expectFault(
            expected, "\(fixture.folder) 是文件夹，不是数据文件。请给出文件夹里数据文件的完整路径。",
            "\(fixture.folder) is a folder, not a data file. Give the whole path of the data file in it."
        ) { try SQLiteDatabase.open(path: fixture.folder) }
        #expect(fault { try SQLiteDatabase.create(path: fixture.folder) } == expected)
    }

    @Test func `a file that may not be read, or not written`() throws {
        let fixture = try Fixture()
        fixture.office.close()
        let path = fixture.path
        chmod(fixture.folder, 0o755)
        chmod(path, 0o000)
        try withoutPrivileges {
            expectFault(
                .notReadable(path: path), "没有读取 \(path) 的权限。请让文件的主人打开，或改正文件权限。",
                "\(path) may not be read by you. Let its owner open it, or correct the file's permissions."
            ) { try SQLiteDatabase.open(path: path) }
        }
        chmod(path, 0o444)
        try withoutPrivileges {
            let expected = OfficeFault.notWritable(path: path)
            expectFault(
                expected, "不能写入 \(path)。请检查它和所在文件夹的权限，以及磁盘是否只读、已满。",
                "\(path) can't be written. Check the permissions of it and of its folder, and whether the disk is read-only or full."
            ) { try SQLiteDatabase.open(path: path) }
            let other = fixture.folder + "/other"
            #expect(fault { try SQLiteDatabase.create(path: other) } == .notWritable(path: other))
        }
        chmod(path, 0o600)
    }

    @Test func `a file that is cut short`() throws {
        let fixture = try Fixture()
        fixture.office.close()
        let path = fixture.path
        let whole = try #require(FileManager.default.contents(atPath: path))
        for length in [whole.count - 4096, 100, 50, 7, 0] {
            try whole.prefix(length).write(to: URL(fileURLWithPath: path))
            expectFault(
                .truncated(path: path), "数据文件 \(path) 不完整，后面一段丢失了。请不要再写入；用最近的备份恢复。",
                "The data file \(path) is cut short: its end is missing. Write nothing to it; restore the latest backup."
            ) { try SQLiteDatabase.open(path: path) }
            #expect(FileManager.default.contents(atPath: path)?.count == length)
        }
    }

    @Test func `a file of another kind, or of another program`() throws {
        let fixture = try Fixture()
        fixture.office.close()
        let path = fixture.path
        try patch(path, at: 68, [0, 0, 0, 0])
        expectFault(
            .otherProgram(path: path), "\(path) 是其他程序的数据库。请核对路径；文件没有被改动。",
            "\(path) is another program's database. Check the path; the file was not touched."
        ) { try SQLiteDatabase.open(path: path) }
        try Data("姓名,证件号码\n".utf8).write(to: URL(fileURLWithPath: path))
        expectFault(
            .notADataFile(path: path), "\(path) 不是互助柜台的数据文件。请核对路径。",
            "\(path) is not a data file of this program. Check the path."
        ) { try SQLiteDatabase.open(path: path) }
    }

    @Test func `a file of a newer program is not touched`() throws {
        let fixture = try Fixture()
        fixture.office.close()
        let path = fixture.path
        try patch(path, at: 60, [0, 0, 0, 99])
        let before = FileManager.default.contents(atPath: path)
        expectFault(
            .newerVersion(path: path, file: 99, program: Migration.latest),
            "数据文件 \(path) 是第 99 版，本程序只认到第 \(Migration.latest) 版。请升级程序后再打开；文件没有被改动。",
            "The data file \(path) has version 99; this program knows versions up to \(Migration.latest). "
                + "Upgrade the program, then open it; the file was not touched."
        ) { try SQLiteDatabase.open(path: path) }
        #expect(FileManager.default.contents(atPath: path) == before)
        #expect(!FileManager.default.fileExists(atPath: path + "-wal"))
    }

    @Test func `a page that was overwritten is told as damage`() throws {
        let fixture = try Fixture()
        for place in 1...200 { try fixture.member("张小明", identity("1985-06-15", place)) }
        fixture.office.close()
        let pages = try #require(FileManager.default.contents(atPath: fixture.path)).count / 4096
        for page in 2..<pages { try patch(fixture.path, at: page * 4096, [UInt8](repeating: 0xA5, count: 512)) }
        let found = fault {
            let office = try fixture.opened()
            return try office.find("张", limit: 200)
        }
        guard case .damaged(let detail) = found else {
            Issue.record("\(String(describing: found))")
            return
        }
        #expect(found?.sentence(.zh).text == "数据文件有损坏（\(detail)）。请停止录入，用最近的备份恢复，并告诉管理员。")
        #expect(
            found?.sentence(.en).text
                == "The data file is damaged (\(detail)). Stop entering, restore the latest backup, and tell the administrator."
        )
    }

    @Test func `another program that writes for too long`() throws {
        let fixture = try Fixture()
        let other = try fixture.opened(options: SQLiteDatabase.Options(busyTimeout: 0.05))
        let blocking = try SQLiteDatabase.open(path: fixture.path)
        try blocking.write { () throws(OfficeFault) in
            expectFault(
                .locked, "数据文件正被另一个程序占用。请稍等再试；若一直如此，关闭另一个柜台程序。",
                "The data file is in use by another program. Wait and try again; if it stays so, close the other counter."
            ) { try other.discardDraft(SubmissionKey("x")) }
        }
        try other.discardDraft(SubmissionKey("x"))
        blocking.close()
        other.close()
    }

    @Test func `a full disk loses the record at hand and no other`() throws {
        let fixture = try Fixture()
        try fixture.member("张小明", identity("1985-06-15"))
        fixture.office.close()
        fixture.office = try fixture.opened(options: SQLiteDatabase.Options(mostPages: 60))
        var stored = 1
        var found: OfficeFault?
        while found == nil, stored < 2000 {
            do {
                try fixture.member("李四", identity("1990-01-01", stored))
                stored += 1
            } catch let fault as OfficeFault { found = fault }
        }
        #expect(found == .diskFull)
        #expect(found?.sentence(.zh).text == "磁盘已满，这次没有保存。请腾出空间再试；已保存的记录不受影响。")
        #expect(
            found?.sentence(.en).text
                == "The disk is full; this was not saved. Free some space and try again; what was saved before is safe."
        )
        try fixture.restart()
        #expect(try fixture.office.find("张小明", limit: 5).count == 1)
        #expect(try fixture.office.find("李四", limit: 2000).count == stored - 1)
        try expectSound(fixture.office)
    }

    @Test func `a record that the schema refuses is told with the database's words`() throws {
        let fixture = try Fixture()
        let employer = Employer(
            id: EmployerID(7),
            details: EmployerDetails(
                name: "", creditCode: known(CreditCode(codedText: "91350100M000100Y43")), division: Fixture.division))
        let found = fault { try fixture.office.load(Batch(employers: [employer]), by: fixture.handler) }
        guard case .database(let code, let message) = found else {
            Issue.record("\(String(describing: found))")
            return
        }
        #expect(code == 275 && message.contains("CHECK"))
        #expect(found?.sentence(.zh).text == "数据库出错（275：\(message)），这次没有保存。请再试一次；若再次出现，把括号里的内容告诉管理员。")
        #expect(
            found?.sentence(.en).text
                == "The database failed (275: \(message)); this was not saved. "
                + "Try again; if it happens again, tell the administrator what stands in brackets.")
    }

    @Test func `the file, its log and its key are for their owner only`() throws {
        let fixture = try Fixture()
        try fixture.member("张小明", identity("1985-06-15"))
        for end in ["", "-wal", "-shm", ".key"] {
            let attributes = try FileManager.default.attributesOfItem(atPath: fixture.path + end)
            #expect((attributes[.posixPermissions] as? NSNumber)?.intValue == 0o600, "\(end)")
        }
    }

    @Test func `a missing, short or wrong key`() throws {
        let fixture = try Fixture()
        fixture.office.close()
        let path = fixture.path + ".key"
        let key = try #require(FileManager.default.contents(atPath: path))
        try FileManager.default.removeItem(atPath: path)
        expectFault(
            .keyMissing(path: path), "找不到数据文件的密钥 \(path)。请从备份里取回密钥文件，放在数据文件旁边。",
            "The key of the data file, \(path), is missing. Fetch the key file from the backup and put it beside the data file."
        ) { try fixture.opened() }
        try key.prefix(31).write(to: URL(fileURLWithPath: path))
        expectFault(
            .keyUnreadable(path: path), "密钥文件 \(path) 读不出来，或长度不对。请核对权限，或从备份里取回密钥文件。",
            "The key file \(path) can't be read, or has the wrong length. Check its permissions, or fetch it from the backup."
        ) { try fixture.opened() }
        try Data(repeating: 9, count: 32).write(to: URL(fileURLWithPath: path))
        expectFault(
            .wrongKey, "密钥与这个数据文件不配。请找到与数据文件一同建立的密钥文件，放在它旁边。",
            "The key doesn't belong to this data file. Find the key file that was made with it and put it beside the data file."
        ) { try fixture.opened() }
        try key.write(to: URL(fileURLWithPath: path))
        _ = try DataKey.make(beside: fixture.path) { Data(count: $0) }
        #expect(FileManager.default.contents(atPath: path) == key)
        fixture.office = try fixture.opened()
    }
}

/// Runs `work` as nobody where the test runs as root, for whom no permission counts; only this thread's file access
/// changes (setfsuid(2)).
private func withoutPrivileges(_ work: () throws -> Void) throws {
    typealias SetID = @convention(c) (UInt32) -> Int32
    guard getuid() == 0, let symbol = dlsym(dlopen(nil, RTLD_NOW), "setfsuid") else { return try work() }
    let setID = unsafeBitCast(symbol, to: SetID.self)
    _ = setID(65534)
    defer { _ = setID(0) }
    try work()
}
