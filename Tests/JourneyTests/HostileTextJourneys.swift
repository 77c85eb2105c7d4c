import Foundation
import Testing

/// Names that would steer a terminal, put into the file by somebody who has it.
@Suite struct HostileTextJourneys {
    /// Clears the screen, sets a title, writes a line of another colour, turns the writing round.
    private static let hostile = "坏\u{1B}[2J\u{1B}]0;hacked\u{07}\u{9B}31m厂\u{202E}txt\r伪造"

    private func counter() throws -> Counter {
        let counter = try Counter()
        let sql = """
            UPDATE employer SET name = '\(Self.hostile)';
            UPDATE user_account SET name = name || '\u{1B}[31m' WHERE name <> '周敏';
            UPDATE person SET name = name || '\u{202E}\u{1B}[8m';
            """
        let changed = try Program.run(["sqlite3", counter.data, sql], environment: counter.home.environment)
        try #require(changed.status == 0, "\(changed.err)")
        return counter
    }

    private func isSafe(_ text: String) -> Bool {
        !text.unicodeScalars.contains { scalar in
            switch scalar.value {
            case 9, 10: false
            case 0...0x1F, 0x7F...0x9F, 0x200E, 0x200F, 0x202A...0x202E, 0x2066...0x2069: true
            default: false
            }
        }
    }

    @Test(arguments: [
        ["find", "HY"], ["find", "LP"], ["find", "HY", "--json"], ["batch", "waiting"], ["batch", "list"],
        ["unclaimed", "list"], ["find", "\u{1B}[31m"], ["status", "\u{1B}]0;x\u{07}"],
    ])
    func `no command prints what would steer the terminal`(arguments: [String]) throws {
        let counter = try counter()
        let result = try Program.run(
            [Program.huzhu] + arguments + ["--data", counter.data], environment: counter.home.environment)
        #expect(
            isSafe(result.out) && isSafe(result.err), "\(result.out.debugDescription) \(result.err.debugDescription)")
    }

    @Test func `a name on a screen can't clear it, set the title or forge a line`() throws {
        let counter = try counter()
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
    }
}
