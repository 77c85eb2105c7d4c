import Foundation
import Testing

/// The counter in terminals good and bad, and every way to lose it.
@Suite struct TerminalJourneys {
    /// A home with a small made-up office in it, and the counter on that.
    private struct Counter {
        let home: Home
        let terminal: Tmux
        let data: String

        init(
            environment: [String: String?] = [:], shell: Bool = false, arguments: [String] = [], columns: Int = 80,
            rows: Int = 24
        ) throws {
            home = try Home()
            data = home.url.appending(path: "demo.huzhu").path
            let made = try Program.huzhu(
                "demo", "--make", "--members", "30", "--claims", "5", "--data", data, home: home)
            try #require(made.status == 0, "\(made.err)")
            let command = [Program.huzhu, "--data", data, "--lang", "zh"] + arguments
            terminal = try Tmux(
                shell ? ["bash", "--norc", "-i"] : command, columns: columns, rows: rows, home: home,
                environment: environment.merging(["PS1": "shell> ", "HISTFILE": nil]) { given, _ in given })
        }

        /// The same office in a new terminal.
        func again() throws -> Tmux { try Tmux([Program.huzhu, "--data", data, "--lang", "zh"], home: home) }
    }

    @Test(arguments: ["xterm-256color", "screen-256color", "linux", "vt100"])
    func `the counter opens, obeys keys and leaves`(_ kind: String) throws {
        let terminal = try Counter(environment: ["TERM": kind]).terminal
        try terminal.see("会员参保")
        try terminal.see("主菜单")
        try terminal.type("1")
        try terminal.see("先找人")
        try terminal.press("F6")
        try terminal.see("证件号码")
        try terminal.press("Tab")
        try terminal.type("阿卜杜拉·买买提")
        try terminal.see("阿卜杜拉·买买提")
        try terminal.press("BTab")
        try terminal.see("the cursor on the first field") { _ in try terminal.cursor.row == 3 }
        try terminal.press("F3")
        try terminal.see("主菜单")
        try terminal.press("F3")
        try terminal.see("退出互助柜台？")
        try terminal.press("F10")
        #expect(try terminal.seeItEnd() == 0)
    }

    @Test(arguments: [nil, "C", "POSIX", "zh_CN.UTF-8", "de_DE.ISO-8859-1"])
    func `Chinese shows whatever the locale says`(_ language: String?) throws {
        let terminal = try Counter(environment: ["LANG": language]).terminal
        try terminal.see("会员参保")
        try terminal.type("赵")
        try terminal.see("赵")
    }

    @Test func `a terminal that cannot place its cursor gets questions line by line`() throws {
        let terminal = try Counter(environment: ["TERM": "dumb"]).terminal
        try terminal.see("会员参保")
        #expect(try terminal.exitStatus == nil)
    }

    @Test func `an unknown terminal is refused with two sentences`() throws {
        let terminal = try Counter(environment: ["TERM": "nonsense"]).terminal
        try terminal.see("不认识终端类型 nonsense")
        try terminal.see("--plain")
        #expect(try terminal.seeItEnd() == 1)
    }

    @Test func `NO_COLOR shows no colour and the selection all the same`() throws {
        let terminal = try Counter(environment: ["NO_COLOR": "1"]).terminal
        try terminal.see("> 1  会员参保")
        #expect(try terminal.colours.isEmpty)
    }

    @Test(arguments: [SIGTERM, SIGHUP, SIGSEGV, SIGABRT])
    func `after a signal the shell has its terminal back as it was`(_ signal: Int32) throws {
        let counter = try Counter(shell: true)
        let terminal = counter.terminal
        let folder = counter.home.url.path
        try terminal.see("shell>")
        try terminal.type(
            "stty -a > \(folder)/before; \(Program.huzhu) --data \(counter.data) & echo $! > \(folder)/pid; fg")
        try terminal.press("Enter")
        try terminal.see("主菜单")
        let text = try String(contentsOfFile: folder + "/pid", encoding: .utf8)
        let program = try #require(Int32(text.trimmingCharacters(in: .whitespacesAndNewlines)))
        _ = Foundation.kill(program, signal)
        try terminal.see("the program gone") { _ in Foundation.kill(program, 0) != 0 }
        try terminal.type("stty -a > \(folder)/after; cmp \(folder)/before \(folder)/after && echo the-same-$?")
        try terminal.press("Enter")
        try terminal.see("the-same-0")
        try terminal.dontSee("主菜单")
    }

    @Test func `a form that was killed is offered again`() throws {
        let counter = try Counter()
        try counter.terminal.see("主菜单")
        try counter.terminal.type("1")
        try counter.terminal.see("先找人")
        try counter.terminal.press("F6")
        try counter.terminal.see("证件号码")
        try counter.terminal.press("Tab")
        try counter.terminal.type("钱学森")
        try counter.terminal.see("钱学森")
        // interaction.md: a change is safe after 300 ms. This is the promise itself, not a wait for the screen.
        usleep(300_000)
        try counter.terminal.kill(SIGKILL)
        #expect(try counter.terminal.seeItEnd() == 137)
        let terminal = try counter.again()
        try terminal.see("1 份")
        try terminal.press("F9")
        try terminal.see("钱学森")
    }

    @Test func `a resize keeps what was typed, however small the window was meanwhile`() throws {
        let terminal = try Counter().terminal
        try terminal.see("主菜单")
        try terminal.type("1")
        try terminal.see("先找人")
        try terminal.press("F6")
        try terminal.press("Tab")
        try terminal.type("孙丽")
        try terminal.see("孙丽")
        try terminal.resize(columns: 40, rows: 10)
        try terminal.dontSee("孙丽")
        try terminal.resize(columns: 110, rows: 30)
        try terminal.see("孙丽")
    }

    @Test func `a paste with line ends stays in its field`() throws {
        let terminal = try Counter().terminal
        try terminal.see("主菜单")
        try terminal.type("1")
        try terminal.see("先找人")
        try terminal.press("F6")
        try terminal.see("证件号码")
        try terminal.press("Tab")
        try terminal.see("the cursor on the name") { _ in try terminal.cursor.row == 4 }
        try terminal.paste("周敏\n13800001234\n")
        try terminal.see("周敏")
        #expect(try terminal.cursor.row == 4)
    }
}
