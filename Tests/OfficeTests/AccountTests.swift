import Foundation
import MutualAid
import Office
import OfficeSQLite
import Testing

/// Passwords on a real file: who gets in, who doesn't, and what is left of one who has gone.
@Suite struct AccountTests {
    private static let first = Secret("sewing-lamp-river")
    private static let second = Secret("梧桐树下两只猫在打盹")

    private func door(_ fixture: Fixture) throws -> FrontDoor {
        try FrontDoor.open(
            database: SQLiteDatabase.another(path: fixture.path), surroundings: Fixture.surroundings(fixture.clock))
    }

    private func fault(_ work: () throws -> Void) -> OfficeFault? {
        do {
            try work()
            return nil
        } catch { return error as? OfficeFault }
    }

    /// An office whose supervisor has a password, with its recovery code.
    private func begun() throws -> (Fixture, RecoveryCode) {
        let fixture = try Fixture()
        return (fixture, try fixture.office.begin(Self.first, again: Self.first, for: fixture.supervisor))
    }

    @Test func `the right name and password open the file; nothing else does`() throws {
        let (fixture, _) = try begun()
        let door = try door(fixture)
        defer { door.close() }
        #expect(try door.hasAccounts())
        let entrance = try door.signIn(name: "王主任", Self.first)
        #expect(entrance.user == fixture.supervisor.id && !entrance.mustChange)
        let office = try Office.open(
            database: door.database, key: entrance.key, plans: Fixture.shelf,
            surroundings: Fixture.surroundings(fixture.clock))
        #expect(try office.noteSignIn(entrance.user).before == nil)
        for (name, password) in [("王主任", Self.second), ("周敏", Self.first), ("没有的人", Self.first)] {
            #expect(fault { _ = try door.signIn(name: name, password) } == .account(.refused))
        }
    }

    @Test
    func `five wrong passwords lock the account for ten minutes, also after a restart, and the right one waits too`()
        throws
    {
        let (fixture, _) = try begun()
        for _ in 1...4 {
            let door = try door(fixture)
            #expect(fault { _ = try door.signIn(name: "王主任", Self.second) } == .account(.refused))
            door.close()
        }
        let door = try door(fixture)
        defer { door.close() }
        for password in [Self.second, Self.first] {
            guard case .account(.lockedOut) = fault({ _ = try door.signIn(name: "王主任", password) }) else {
                Issue.record("it should be locked")
                return
            }
        }
        fixture.clock.now += SignInTries.lockTime
        #expect(try door.signIn(name: "王主任", Self.first).failures == 5)
    }

    @Test func `wrong passwords and the sign-in stand in the audit trail, once`() throws {
        let (fixture, _) = try begun()
        let door = try door(fixture)
        defer { door.close() }
        for _ in 1...2 { _ = fault { _ = try door.signIn(name: "王主任", Self.second) } }
        _ = fault { _ = try door.signIn(name: "没有的人", Self.second) }
        _ = try door.signIn(name: "王主任", Self.first)
        _ = try fixture.office.noteSignIn(fixture.supervisor.id)
        let before = try #require(try fixture.office.noteSignIn(fixture.supervisor.id).before)
        #expect(before.milliseconds > 0)
        let entries = try fixture.rawRows(
            "SELECT action FROM audit_entry WHERE action IN ('sign-in', 'wrong-passwords')")
        #expect(entries == ["wrong-passwords", "wrong-passwords", "sign-in", "sign-in"])
        #expect(try fixture.office.broken(.auditChain) == [])
    }

    @Test func `a password that the supervisor gives must be changed, and ends a lock`() throws {
        let (fixture, _) = try begun()
        let given = Secret("borrowed umbrella 7")
        try fixture.office.givePassword(given, again: given, to: fixture.handler.id, by: fixture.supervisor)
        let door = try door(fixture)
        defer { door.close() }
        #expect(try door.signIn(name: "周敏", given).mustChange)
        let own = Secret("own kettle and cup")
        try fixture.office.changePassword(old: given, new: own, again: own, by: fixture.handler)
        #expect(try !door.signIn(name: "周敏", own).mustChange)
        #expect(fault { _ = try door.signIn(name: "周敏", given) } == .account(.refused))
        for _ in 1...5 { _ = fault { _ = try door.signIn(name: "周敏", Self.second) } }
        try fixture.office.givePassword(given, again: given, to: fixture.handler.id, by: fixture.supervisor)
        #expect(try door.signIn(name: "周敏", given).mustChange)
    }

    @Test func `only a supervisor gives passwords, and a weak one is refused`() throws {
        let (fixture, _) = try begun()
        let weak = Secret("zhoumin2026")
        #expect(
            fault {
                try fixture.office.givePassword(Self.second, again: nil, to: fixture.supervisor.id, by: fixture.handler)
            } == .barred(.notYourDuty([.supervisor])))
        guard
            case .account(.weak(let faults)) = fault({
                try fixture.office.givePassword(weak, again: weak, to: fixture.handler.id, by: fixture.supervisor)
            })
        else {
            Issue.record("weak passwords are refused")
            return
        }
        #expect(faults.all == [.ownName])
    }

    @Test func `the recovery code opens the file and gives a new password; a new code takes the old one's place`()
        throws
    {
        let (fixture, code) = try begun()
        let door = try door(fixture)
        defer { door.close() }
        let entrance = try door.recover(code, name: "周敏")
        let office = try Office.open(
            database: door.database, key: entrance.key, plans: Fixture.shelf,
            surroundings: Fixture.surroundings(fixture.clock))
        try office.setPassword(Self.second, again: Self.second, afterRecovery: entrance.user)
        #expect(try door.signIn(name: "周敏", Self.second).user == fixture.handler.id)

        fixture.clock.randomTurn = 1
        fixture.office.surroundings = Fixture.surroundings(fixture.clock)
        let newer = try fixture.office.newRecoveryCode(password: Self.first, by: fixture.supervisor)
        #expect(newer != code)
        #expect(fault { _ = try door.recover(code, name: "周敏") } == .account(.wrongRecoveryCode))
        #expect(try door.recover(newer, name: "周敏").user == fixture.handler.id)
    }

    @Test func `changing a password rewrites no sealed value`() throws {
        let (fixture, _) = try begun()
        try fixture.member("王秀英", identity("1983-07-19", 2))
        let before = try fixture.rawRows("SELECT hex(secret) FROM person")
        try fixture.office.changePassword(old: Self.first, new: Self.second, again: nil, by: fixture.supervisor)
        #expect(try fixture.rawRows("SELECT hex(secret) FROM person") == before)
        #expect(!before.isEmpty)
    }

    @Test func `one who has left opens nothing, and their wrapped key lies nowhere in the file or its log`() throws {
        let (fixture, _) = try begun()
        try fixture.office.givePassword(Self.second, again: nil, to: fixture.handler.id, by: fixture.supervisor)
        let wrapped = try #require(
            try fixture.rawRows("SELECT hex(wrapped) FROM key_wrap WHERE holder = \(fixture.handler.id.value)").first)
        let bytes = try #require(Self.bytes(hex: wrapped))
        #expect(try Self.files(fixture).contains { $0.range(of: bytes) != nil })
        var change = UserChange(fixture.handler)
        change.isRetired = true
        _ = try fixture.office.change(
            user: fixture.handler.id, change, version: fixture.handler.version, by: fixture.supervisor)
        for file in try Self.files(fixture) { #expect(file.range(of: bytes) == nil) }
        let door = try door(fixture)
        defer { door.close() }
        #expect(fault { _ = try door.signIn(name: "周敏", Self.second) } == .account(.refused))
    }

    @Test func `a made-up office has no passwords`() throws {
        let fixture = try Fixture(isTraining: true)
        #expect(
            fault { _ = try fixture.office.begin(Self.first, again: nil, for: fixture.supervisor) }
                == .account(.training))
        #expect(try !door(fixture).hasAccounts())
    }

    @Test func `every file is born with its pairs of keys, which don't change`() throws {
        let fixture = try Fixture()
        let fingerprint = fixture.office.profile.fingerprint
        #expect(fingerprint.count == 39)
        try fixture.restart()
        #expect(fixture.office.profile.fingerprint == fingerprint)
        let other = try Fixture()
        #expect(other.office.profile.fingerprint != fingerprint)
    }

    private static func files(_ fixture: Fixture) throws -> [Data] {
        try ["", "-wal"].compactMap { suffix in
            let path = fixture.path + suffix
            return FileManager.default.fileExists(atPath: path)
                ? try Data(contentsOf: URL(fileURLWithPath: path)) : nil
        }
    }

    private static func bytes(hex: String) -> Data? {
        let digits = Array(hex.utf8)
        var bytes = Data()
        for place in stride(from: 0, to: digits.count - 1, by: 2) {
            guard let byte = UInt8(String(decoding: digits[place...place + 1], as: UTF8.self), radix: 16) else {
                return nil
            }
            bytes.append(byte)
        }
        return bytes
    }
}

extension Fixture {
    /// The first column of what somebody with the file, and no key, can read.
    func rawRows(_ sql: String) throws -> [String] {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        process.arguments = ["sqlite3", path, sql]
        let pipe = Pipe()
        process.standardOutput = pipe
        try process.run()
        let bytes = pipe.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        try #require(process.terminationStatus == 0)
        return String(decoding: bytes, as: UTF8.self).split(separator: "\n").map(String.init)
    }
}
