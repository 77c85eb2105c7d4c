import Foundation
import Testing

/// The harness proves itself on programs that are always there.
@Suite struct HarnessTests {
    @Test func `what is typed is seen`() throws {
        let terminal = try Tmux(["cat"])
        try terminal.type("赵敏 · 610")
        try terminal.press("Enter")
        try terminal.see("where it appears twice", where: { $0.components(separatedBy: "赵敏 · 610").count == 3 })
        #expect(try terminal.cursor.row == 2)
    }

    @Test func `a pager is walked through, resized and left`() throws {
        let home = try Home()
        let file = home.url.appending(path: "lines")
        try (1...200).map { "line \($0) of 200" }.joined(separator: "\n").write(
            to: file, atomically: true, encoding: .utf8)
        let terminal = try Tmux(["less", file.path], columns: 60, rows: 10, home: home)
        try terminal.see("line 9 of 200")
        try terminal.dontSee("line 10 of 200")
        try terminal.press("NPage")
        try terminal.see("line 18 of 200")
        try terminal.resize(columns: 60, rows: 20)
        try terminal.see("line 28 of 200")
        #expect(try terminal.exitStatus == nil)
        try terminal.type("q")
        #expect(try terminal.seeItEnd() == 0)
    }

    @Test func `a killed program is known by its signal`() throws {
        let terminal = try Tmux(["cat"])
        try terminal.type("here")
        try terminal.see("here")
        try terminal.kill(SIGKILL)
        #expect(try terminal.seeItEnd() == 137)
    }

    @Test func `the environment is what the journey says and no more`() throws {
        let terminal = try Tmux(
            [
                "sh", "-c",
                "printf 'TERM=%s LANG=%s TMUX=%s\\n' \"$TERM\" \"${LANG-none}\" \"${TMUX-none}\"; read key; exit 3",
            ],
            environment: ["TERM": "vt100", "LANG": nil])
        try terminal.see("TERM=vt100 LANG=none TMUX=none")
        // What ends at once may end before tmux has read what it wrote.
        try terminal.press("Enter")
        #expect(try terminal.seeItEnd() == 3)
    }

    @Test func `a command's output, errors and status are told apart`() throws {
        let home = try Home()
        let result = try Program.run(
            ["sh", "-c", "cat; echo \"$HOME\" >&2; exit 4"], input: "给 stdin", environment: home.environment)
        #expect(result.status == 4)
        #expect(result.out == "给 stdin")
        #expect(result.err == home.url.path + "\n")
    }

    @Test func `a journey's home is gone with it`() throws {
        var home: Home? = try Home()
        let path = home?.url.path ?? ""
        #expect(FileManager.default.fileExists(atPath: path))
        home = nil
        #expect(!FileManager.default.fileExists(atPath: path))
    }
}
