import Foundation
import Testing

/// Names that would steer a terminal, a printer or a spreadsheet, put into the file by somebody who has it.
@Suite struct HostileTextJourneys {
    /// Clears the screen, sets a title, writes a line of another colour, turns the writing round, begins a line of its own; C1
    /// controls, overrides, isolates, joiners, tags, separators.
    private static let hostile =
        "坏\u{1B}[2J\u{1B}]0;hacked\u{07}\u{9B}31m厂\u{202E}txt\u{2066}\u{200D}\u{E0041}\u{2028}\u{85}\r\n伪造\n伪造"

    private func spoil(_ counter: Counter) throws {
        let sql = """
            UPDATE employer SET name = '\(Self.hostile)';
            UPDATE user_account SET name = name || '\(Self.hostile)';
            """
        let changed = try Program.run(["sqlite3", counter.data, sql], environment: counter.home.environment)
        try #require(changed.status == 0, "\(changed.err)")
    }

    private func spoilt() throws -> Counter {
        let counter = try Counter()
        try spoil(counter)
        return counter
    }

    private func isSafe(_ text: String) -> Bool {
        !text.unicodeScalars.contains { scalar in
            switch scalar.value {
            case 9, 10: false
            case 0...0x1F, 0x7F...0x9F, 0x200B...0x200F, 0x2028...0x202E, 0x2060...0x206F, 0xFEFF, 0xE0000...0xE007F:
                true
            default: false
            }
        }
    }

    private func isForged(_ text: String) -> Bool { text.split(separator: "\n").contains { $0.hasPrefix("伪造") } }

    @Test(arguments: [
        ["find", "HY"], ["find", "LP"], ["find", "HY", "--json"], ["batch", "waiting"], ["batch", "list"],
        ["batch", "waiting", "--json"], ["unclaimed", "list"], ["unclaimed", "list", "--json"], ["audit"],
        ["audit", "--json"], ["find", "渭滨"], ["find", "有限公司", "--json"], ["calendar"], ["plans"],
        ["plans", "show", "women"],
        ["batch", "columns"], ["backup", "--list"],
    ])
    func `a list prints as many lines as without the names that would steer the terminal`(arguments: [String]) throws {
        let counter = try Counter()
        func lines() throws -> [Substring] {
            let result = try Program.run(
                [Program.huzhu] + arguments + ["--data", counter.data], environment: counter.home.environment)
            #expect(
                isSafe(result.out) && isSafe(result.err),
                "\(result.out.debugDescription) \(result.err.debugDescription)")
            #expect(!isForged(result.out) && !isForged(result.err))
            return result.out.split(separator: "\n", omittingEmptySubsequences: false)
        }
        let before = try lines()
        try spoil(counter)
        let after = try lines()
        if ["HY", "渭滨"].contains(arguments.last) { #expect(before.count > 2 && before != after, "nothing was spoilt") }
        #expect(before.count == after.count, "\(before)\n\(after)")
    }

    @Test(arguments: [
        ["find", "\u{1B}[31m"], ["status", "\u{1B}]0;x\u{07}"], ["audit", "--user", "\u{9B}2J"], ["\u{1B}[2J"],
        ["find", "--\u{202E}x"], ["batch", "show", "\u{1B}c"], ["unclaimed", "import", "/tmp/\u{1B}[2J\u{202E}"],
        ["plans", "show", "\u{9B}2J"], ["find", "HY", "--as", "\u{1B}[2J"],
    ])
    func `what was typed at a command is told back without what would steer the terminal`(arguments: [String]) throws {
        let counter = try Counter()
        let result = try Program.run(
            [Program.huzhu] + arguments + ["--data", counter.data], environment: counter.home.environment)
        #expect(
            isSafe(result.out) && isSafe(result.err), "\(result.out.debugDescription) \(result.err.debugDescription)")
    }

    @Test func `a person's name that can't be one is told of on one harmless line`() throws {
        let counter = try Counter()
        let sql = "UPDATE person SET name = name || '\(Self.hostile)'"
        let changed = try Program.run(["sqlite3", counter.data, sql], environment: counter.home.environment)
        try #require(changed.status == 0, "\(changed.err)")
        let result = try counter.run("find", "HY")
        #expect(result.status == 1 && result.err.contains("坏") && isSafe(result.err) && !isForged(result.err))
        #expect(result.err.split(separator: "\n").count == 1, "\(result.err)")
    }

    @Test func `a batch's lines and one claim are each told on lines of their own`() throws {
        let counter = try spoilt()
        let listed = try counter.run("batch", "list").out
        let number = try #require(listed.firstMatch(of: /BF[0-9]{15}/).map { String($0.output) }, "\(listed)")
        let shown = try counter.run("batch", "show", number)
        #expect(shown.status == 0 && isSafe(shown.out) && !isForged(shown.out), "\(shown.out.debugDescription)")
        let claim = try #require(shown.out.firstMatch(of: /LP[0-9]{15}/).map { String($0.output) })
        let status = try counter.run("status", claim)
        #expect(status.status == 0 && isSafe(status.out) && !isForged(status.out))
    }

    @Test func `line by line, nothing that is read out steers a terminal or forges a line`() throws {
        let counter = try spoilt()
        let told = try counter.plain([
            "1", "HY610302", "1", "?", "", "F12", "F12", "5", "F12", "7", "1", "F12", "F12", "0", "y",
        ])
        #expect(told.out.contains("坏"), "\(told.out)")
        #expect(isSafe(told.out) && isSafe(told.err), "\(told.out.debugDescription)")
        #expect(!isForged(told.out))
    }

    @Test func `a name on a screen can't clear it, set the title or forge a line`() throws {
        let counter = try spoilt()
        let terminal = try counter.open()
        try terminal.at("M0")
        let title = try terminal.title
        try terminal.type("1")
        try terminal.at("E0")
        try terminal.type("HY610302")
        try terminal.see("HY6103")
        #expect(try terminal.title == title)
        #expect(try !terminal.lines.contains { $0.hasPrefix("伪造") })
        #expect(try terminal.screen.contains("E0"))
        #expect(isSafe(try terminal.screen))
        try terminal.press("F12")
        // The list of work, with its people and their employers.
        try terminal.type("5")
        try terminal.at("L1")
        try terminal.see("LP6103")
        #expect(try terminal.title == title)
        #expect(try isSafe(terminal.screen) && !terminal.lines.contains { $0.hasPrefix("伪造") })
    }

    @Test func `the audit trail as a CSV file runs no formula and steers no terminal`() throws {
        let counter = try Counter()
        let sql = """
            UPDATE user_account SET name = char(8203) || '＝cmd|''/c calc''!A1\u{1B}[2J';
            """
        let changed = try Program.run(["sqlite3", counter.data, sql], environment: counter.home.environment)
        try #require(changed.status == 0, "\(changed.err)")
        let file = counter.home.url.appending(path: "trail.csv").path
        let made = try counter.run("audit", "--csv", file)
        #expect(made.status == 0, "\(made.err)")
        let text = try String(contentsOfFile: file, encoding: .utf8)
        #expect(text.contains(",'＝cmd|'/c calc'!A1[2J,"), "\(text.prefix(2000))")
        #expect(isSafe(text.replacing("\r\n", with: "\n").replacing("\u{FEFF}", with: "")))
        for row in text.split(separator: "\r\n") {
            #expect(!row.split(separator: ",").contains { "=+-@＝＋－＠".contains($0.first ?? " ") }, "\(row)")
        }
    }
}
