import Foundation
import MutualAid
import Office
import OfficeSQLite
import OlderFiles
import Testing

/// Backups by command and by themselves, and a backup in the place of the file: real programs, killed where files change places.
@Suite struct BackupJourneys {
    private struct OwnOffice {
        let home = try? Home()
        let data: String

        /// What its programs are told beside the password.
        let also: [String: String]

        /// An office of its own, no training file; today is the clock's.
        init(_ also: [String: String] = [:]) throws {
            self.also = also
            let home = try #require(home)
            data = home.url.appending(path: "office.huzhu").path
            let made = try Program.huzhu(
                "init", "--name", "渭滨区总工会", "--division", "610302", "--user", "周敏", "--data", data, home: home,
                environment: try signIn().merging(also) { $1 })
            try #require(made.status == 0, "\(made.err)")
        }

        private static let password = "sewing-lamp-river"

        /// What signs a program in as 周敏.
        func signIn() throws -> [String: String] {
            ["HUZHU_PASSWORD_FILE": try #require(home).passwordFile(Self.password)]
        }

        func run(
            _ arguments: String..., input: String = "", language: String = "zh", environment: [String: String] = [:]
        ) throws -> Program.Result {
            let home = try #require(home)
            return try Program.run(
                [Program.huzhu] + arguments + ["--data", data, "--lang", language, "--as", "周敏"], input: input,
                environment: home.environment.merging(signIn()) { $1 }.merging(also) { $1 }.merging(environment) { $1 })
        }

        /// An employer more, so that two states can be told apart.
        func add(_ name: String, _ code: String) throws {
            let door = try FrontDoor.open(database: SQLiteDatabase.open(path: data), surroundings: .system())
            let office = try Office.open(
                database: door.database, key: door.signIn(name: "周敏", Secret(Self.password)).key,
                plans: { _ throws(OfficeFault) in Catalogue(plans: []) }, surroundings: .system())
            defer { office.close() }
            _ = try office.addEmployer(
                NewEmployer(
                    details: EmployerDetails(
                        name: name, creditCode: try #require(CreditCode(codedText: code)),
                        division: try #require(DivisionCode("610302"))),
                    key: SubmissionKey(name)), by: office.users()[0])
        }

        var names: [String] {
            ((try? FileManager.default.contentsOfDirectory(atPath: data.replacing("office.huzhu", with: ""))) ?? [])
                .filter { $0.hasPrefix("office.huzhu") }.sorted()
        }

        /// Those that are whole.
        var made: [String] { backups.filter { $0.hasSuffix(".huzhu") } }

        var backups: [String] {
            let folder = data.replacing("office.huzhu", with: "backups")
            return ((try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []).sorted()
                .map { folder + "/" + $0 }
        }
    }

    @Test func `leaving the counter and the first opening of a day each make a backup, quietly`() throws {
        let office = try OwnOffice()
        let first = try office.run("--plain", input: "")
        #expect(first.status == 0 && first.err.isEmpty, "\(first.err)")
        #expect(office.made.count == 2, "\(office.made)")
        let made = try #require(office.made.first)
        for other in office.made.dropFirst() { try FileManager.default.removeItem(atPath: other) }
        #expect(office.names == ["office.huzhu"])
        // Yesterday's stays beside today's; the first opening of today made one before anything was done.
        let stamp = try #require(
            BackupStamp(codedText: String((made as NSString).lastPathComponent.dropFirst(7).dropLast(6))))
        let yesterday = try #require(BackupStamp(day: stamp.day.adding(days: -1), second: 61_200))
        let old = made.replacing(stamp.codedText, with: yesterday.codedText)
        try FileManager.default.moveItem(atPath: made, toPath: old)
        let home = try #require(office.home)
        let terminal = try Tmux(
            [Program.huzhu, "--data", office.data, "--lang", "en", "--as", "周敏"], home: home,
            environment: office.signIn())
        try terminal.at("M0")
        let deadline = Date(timeIntervalSinceNow: 20)
        while office.made.count < 2, Date() < deadline { usleep(20_000) }
        #expect(office.made.count == 2)
        let daily = try #require(office.made.last)
        try FileManager.default.removeItem(atPath: daily)
        try terminal.type("0")
        try terminal.see("Leave the counter?")
        try terminal.press("y")
        while office.made.count < 2, Date() < deadline { usleep(20_000) }
        #expect(office.made.count == 2, "leaving makes one again: \(office.made)")
        #expect(office.made.first == old)
    }

    @Test func `a training file has none by itself, and one that is asked for`() throws {
        let counter = try Counter()
        _ = try counter.plain([])
        let folder = counter.data.replacing("office.huzhu", with: "backups")
        #expect(!FileManager.default.fileExists(atPath: folder))
        let result = try counter.run("backup")
        #expect(result.status == 0 && result.out.contains("已打开核对，与数据文件一致"), "\(result.err)")
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder).count == 1)
    }

    @Test func `a stick takes backups, from now on if one says so; when it isn't in, that is told`() throws {
        let office = try OwnOffice()
        let stick = office.data.replacing("office.huzhu", with: "stick")
        let missing = try office.run("backup", "--to", stick, "--always")
        #expect(missing.status == 1 && missing.err == "没有文件夹 \(stick)。请插好 U 盘，或写另一个已有的文件夹。\n")
        try FileManager.default.createDirectory(atPath: stick, withIntermediateDirectories: false)
        let made = try office.run("backup", "--to", stick, "--always", "--json")
        let json = try #require(try JSONSerialization.jsonObject(with: Data(made.out.utf8)) as? [String: Any])
        let path = try #require(json["path"] as? String)
        #expect(path.hasPrefix(stick + "/office-") && FileManager.default.fileExists(atPath: path))
        #expect(office.backups.isEmpty)
        #expect(try office.run("--plain").err.isEmpty)
        #expect(office.backups.isEmpty)
        #expect(try FileManager.default.contentsOfDirectory(atPath: stick).count == 2)
        #expect(try office.run("backup", "--list").out.contains("/stick/office-"))
        try FileManager.default.removeItem(atPath: stick)
        let without = try office.run("--plain", language: "en")
        #expect(without.err.contains("The backup lies beside the data file: There is no folder"), "\(without.err)")
        #expect(!office.made.isEmpty)
        #expect(try office.run("backup", "--beside").status == 0)
        #expect(try office.run("--plain").err.isEmpty)
        let wrong = try office.run("backup", "--always")
        #expect(wrong.status == 2)
        #expect(wrong.err == "--always 要和 --to 文件夹一起写。请用 huzhu backup --help 看写法。\n")
    }

    @Test func `a backup is put back by command after what it holds was shown, and the old file is kept`() throws {
        let office = try OwnOffice()
        try office.add("第一纺织厂", "91350100M000100Y43")
        #expect(try office.run("backup").status == 0)
        let backup = try #require(office.backups.first)
        try office.add("第二机床厂", "91330100799655058B")
        let asked = try office.run("restore", backup)
        #expect(asked.status == 2 && asked.err == "这里不是终端，问不了。看过上面的内容，加 --yes 再运行。\n")
        #expect(asked.out.contains("现在的文件：") && asked.out.contains("条变动不在备份里"), "\(asked.out)")
        #expect(try office.run("find", "第二机床").out.contains("第二机床厂"))
        let home = try #require(office.home)
        let terminal = try Tmux(
            [Program.huzhu, "--data", office.data, "--lang", "en", "--as", "周敏"], home: home,
            environment: office.signIn())
        try terminal.at("M0")
        let inUse = try office.run("restore", backup, "--yes", language: "en")
        #expect(inUse.status == 1 && inUse.err.hasPrefix("The data file is in use by another program."), "\(inUse.err)")
        try terminal.type("0")
        try terminal.see("Leave the counter?")
        try terminal.press("y")
        let deadline = Date(timeIntervalSinceNow: 20)
        var done = try office.run("restore", backup, "--yes")
        while done.status != 0, Date() < deadline { done = try office.run("restore", backup, "--yes") }
        #expect(done.status == 0 && done.out.contains("已恢复：\(office.data)。"), "\(done.err)")
        let kept = try #require(office.backups.first { $0.hasSuffix("-replaced.huzhu") })
        #expect(done.out.contains("原来的文件留在：\(kept)"))
        #expect(try office.run("find", "第二机床").out.isEmpty)
        #expect(try office.run("find", "第一纺织").out.contains("第一纺织厂"))
        // And the other way back again.
        #expect(try office.run("restore", kept, "--yes").status == 0)
        #expect(try office.run("find", "第二机床").out.contains("第二机床厂"))
    }

    @Test func `on a stick whose files can't have two names an office is made, backed up and restored`() throws {
        let office = try OwnOffice(["HUZHU_TEST_NO_LINKS": "1"])
        #expect(office.names == ["office.huzhu"])
        #expect(try office.run("init", "--name", "另一个", "--division", "610302", "--user", "周敏").status == 1)
        try office.add("第一纺织厂", "91350100M000100Y43")
        #expect(try office.run("backup").status == 0)
        let backup = try #require(office.backups.first)
        try office.add("第二机床厂", "91330100799655058B")
        #expect(try office.run("restore", backup, "--yes").status == 0)
        let kept = try #require(office.backups.first { $0.hasSuffix("-replaced.huzhu") })
        #expect(try office.run("find", "第二机床").out.isEmpty)
        #expect(try office.run("restore", kept, "--yes").status == 0)
        #expect(try office.run("find", "第二机床").out.contains("第二机床厂"))
        #expect(try office.run("verify").status == 0)
    }

    // MARK: killed

    @Test func `a backup that is killed anywhere is none, and the next one sweeps it away`() throws {
        let office = try OwnOffice()
        var killed = 0
        for step in 1...20 {
            let result = try office.run("backup", environment: ["HUZHU_TEST_KILL_AT": "\(step)"])
            guard result.status != 0 else { break }
            #expect(result.status == 137, "\(result.err)")
            killed += 1
            let listed = try office.run("backup", "--list").out.split(separator: "\n").filter { $0.contains(".huzhu") }
            #expect(listed.count == (step < 3 ? 0 : 1), "only what was checked has a backup's name")
            #expect(try office.run("find", "x").status == 0)
        }
        #expect(killed == 3)
        #expect(try office.run("backup").status == 0)
        #expect(!office.backups.contains { $0.contains(".part-") }, "\(office.backups)")
    }

    @Test func `a restore that is killed anywhere leaves the old file or the new one, whole`() throws {
        let office = try OwnOffice()
        try office.add("第一纺织厂", "91350100M000100Y43")
        #expect(try office.run("backup").status == 0)
        let backup = try #require(office.backups.first)
        try office.add("第二机床厂", "91330100799655058B")
        var ends: [Bool] = []
        for step in 1...20 {
            let result = try office.run("restore", backup, "--yes", environment: ["HUZHU_TEST_KILL_AT": "\(step)"])
            guard result.status != 0 else { break }
            #expect(result.status == 137, "\(result.err)")
            #expect(try office.run("find", "第一纺织").out.contains("第一纺织厂"))
            let isOld = try office.run("find", "第二机床").out.contains("第二机床厂")
            ends.append(isOld)
            // What gave way is kept by then.
            if !isOld {
                let kept = try #require(office.backups.last { $0.hasSuffix("-replaced.huzhu") })
                #expect(try office.run("restore", kept, "--yes").status == 0)
                #expect(try office.run("find", "第二机床").out.contains("第二机床厂"))
            }
        }
        #expect(ends == [true, true, false])
        #expect(!office.names.contains { $0.contains("restore-") && !$0.contains(".key") }, "\(office.names)")
    }

    @Test func `an older file whose upgrade is killed anywhere opens afterwards, and the old one is kept`() throws {
        var isOlder: [Bool] = []
        for step in 1...20 {
            let office = try OwnOffice()
            try office.add("第一纺织厂", "91350100M000100Y43")
            let version = Migration.latest - 1
            let database = try SQLiteDatabase.open(path: office.data)
            try database.migrate(to: version, Migration.undoing(after: version))
            database.close()
            let result = try office.run("find", "第一纺织", environment: ["HUZHU_TEST_KILL_AT": "\(step)"])
            guard result.status != 0 else {
                #expect(result.out.contains("第一纺织厂"))
                break
            }
            #expect(result.status == 137, "\(result.err)")
            let left = try SQLiteDatabase.open(path: office.data)
            isOlder.append(try left.schemaVersion() == version)
            left.close()
            #expect(try office.run("find", "第一纺织").out.contains("第一纺织厂"))
            #expect(office.names == ["office.huzhu"], "\(office.names)")
            #expect(office.backups.contains { $0.hasSuffix("-before-v\(Migration.latest).huzhu") })
        }
        #expect(isOlder == [true, true, true, true, false])
    }
}
