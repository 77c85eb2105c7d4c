import Foundation
import MutualAid
import Testing

@testable import Office
@testable import OfficeSQLite

/// Who has no password, a wrong one, or one that was taken away, opens nothing: with the real program, on the live file and on a
/// backup that was made after the removal.
@Suite struct RemovedUserJourneys {
    private static let password = "sewing-lamp-river"
    private static let removed = "borrowed umbrella 7"

    private func run(
        _ home: Home, _ arguments: [String], as user: String?, _ password: String?
    ) throws -> Program.Result {
        var environment = home.environment
        if let password { environment["HUZHU_PASSWORD_FILE"] = try home.passwordFile(password) }
        return try Program.run(
            [Program.huzhu] + arguments + (user.map { ["--as", $0] } ?? []) + ["--lang", "zh"],
            environment: environment)
    }

    /// An office with a handler who worked in it and left, and a backup from afterwards.
    private func office(_ home: Home) throws -> (live: String, backup: String) {
        let data = home.url.appending(path: "office.huzhu").path
        let made = try run(
            home, ["init", "--name", "渭滨区总工会", "--division", "610302", "--user", "王主任", "--data", data], as: nil,
            Self.password)
        try #require(made.status == 0, "\(made.err)")
        let door = try FrontDoor.open(database: SQLiteDatabase.open(path: data), surroundings: .system())
        let entrance = try door.signIn(name: "王主任", Secret(Self.password))
        let office = try Office.open(
            database: door.database, key: entrance.key, plans: OpenedOffice.shelf,
            surroundings: .system())
        defer { office.close() }
        let supervisor = try office.noteSignIn(entrance.user).user
        let handler = try office.addUser(
            NewUser(name: "周敏", duties: [.handler, .supervisor, .cashier], division: supervisor.division),
            by: supervisor)
        try office.givePassword(Secret("only for the first time"), again: nil, to: handler.id, by: supervisor)
        try office.changePassword(
            old: Secret("only for the first time"), new: Secret(Self.removed), again: nil, by: handler)
        let works = try run(home, ["find", "王", "--data", data], as: "周敏", Self.removed)
        try #require(works.status == 0, "\(works.err)")
        var change = UserChange(try #require(office.user(handler.id)))
        change.isRetired = true
        _ = try office.change(
            user: handler.id, change, version: try #require(office.user(handler.id)).version, by: supervisor)
        let kept = try run(home, ["backup", "--data", data, "--json"], as: "王主任", Self.password)
        let told = try #require(try JSONSerialization.jsonObject(with: Data(kept.out.utf8)) as? [String: Any])
        let backup = try #require(told["path"] as? String)
        let copy = home.url.appending(path: "copy.huzhu").path
        try FileManager.default.copyItem(atPath: backup, toPath: copy)
        return (data, copy)
    }

    @Test func `no password, a wrong one and a removed user's open neither the file nor a later backup`() throws {
        let home = try Home()
        let (live, backup) = try office(home)
        let before = try Data(contentsOf: URL(filePath: backup))
        for file in [live, backup] {
            for command in [
                ["find", "王"], ["backup"],
            ] {
                for (user, password) in [
                    ("周敏", Self.removed), ("周敏", Self.password), ("王主任", Self.removed), ("王主任", nil), (nil, nil),
                ] as [(String?, String?)] {
                    // Five wrong ones lock who is still there.
                    if user == "王主任", password != nil, command != ["find", "王"] { continue }
                    let refused = try run(home, command + ["--data", file], as: user, password)
                    let what = "\(command) as \(user ?? "-") on \(file.suffix(12)): \(refused.out)\(refused.err)"
                    #expect(refused.status != 0 && refused.out.isEmpty && !refused.err.isEmpty, "\(what)")
                    #expect(!refused.err.contains(Self.removed) && !refused.err.contains(Self.password))
                }
            }
            #expect(try run(home, ["find", "王", "--data", file], as: "王主任", Self.password).status == 0)
        }
        // The counter's own door, line by line: the removed user isn't offered and doesn't get in.
        let tried = try Program.run(
            [Program.huzhu, "--plain", "--data", live, "--lang", "zh"], input: "周敏\n\(Self.removed)\n",
            environment: home.environment)
        #expect(!tried.out.contains("M0") && !tried.out.contains(Self.removed))
        #expect(before.range(of: Data("周敏".utf8)) != nil, "the name stays: timelines tell it")
    }
}
