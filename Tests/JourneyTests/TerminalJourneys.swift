import Foundation
import Testing

/// The counter in terminals good and bad, and every way to lose it.
@Suite struct TerminalJourneys {
    @Test(arguments: ["xterm-256color", "xterm", "screen-256color", "tmux-256color", "linux", "vt100", "vt220"])
    func `a member is enrolled in any terminal`(_ kind: String) throws {
        let counter = try Counter()
        let terminal = try counter.open(environment: ["TERM": kind])
        let person = Applicant("阿卜杜拉·买买提江")
        try terminal.fillMember(person)
        try terminal.press("BTab", "BTab", "BTab")
        try terminal.cursor(inRow: 4)
        try terminal.press("F10")
        try terminal.see("F10 或 Y 登记")
        try terminal.press("F10")
        try terminal.see("已登记 HY")
        try terminal.quit()
        #expect(try counter.found(person.name).count == 1)
    }

    @Test(arguments: [nil, "", "C", "POSIX", "zh_CN.UTF-8", "de_DE.ISO-8859-1"])
    func `Chinese is shown and typed whatever the locale says`(_ language: String?) throws {
        let counter = try Counter()
        let terminal = try counter.open(environment: ["LANG": language])
        let person = Applicant("欧阳文轩")
        try terminal.enrol(person)
        #expect(try counter.found(person.name).count == 1)
    }

    @Test func `a terminal that cannot place its cursor gets questions line by line`() throws {
        let terminal = try Counter().open(environment: ["TERM": "dumb"])
        try terminal.see("会员参保")
        #expect(try terminal.exitStatus == nil)
    }

    @Test func `an unknown terminal is refused with two sentences`() throws {
        let terminal = try Counter().open(environment: ["TERM": "nonsense"])
        try terminal.see("不认识终端类型 nonsense")
        try terminal.see("--plain")
        #expect(try terminal.seeItEnd() == 1)
    }

    @Test func `NO_COLOR shows no colour and the selection all the same`() throws {
        let terminal = try Counter().open(environment: ["NO_COLOR": "1"])
        try terminal.see("> 1  会员参保")
        #expect(try terminal.colours.isEmpty)
    }

    @Test(arguments: [SIGTERM, SIGHUP, SIGSEGV, SIGABRT])
    func `after a signal the shell has its terminal back as it was`(_ signal: Int32) throws {
        let counter = try Counter()
        let terminal = try counter.shell()
        let folder = counter.home.url.path
        try terminal.type(
            "stty -a > \(folder)/before; \(Program.huzhu) --data \(counter.data) & echo $! > \(folder)/pid; fg")
        try terminal.press("Enter")
        try terminal.at("M0")
        let text = try String(contentsOfFile: folder + "/pid", encoding: .utf8)
        let program = try #require(Int32(text.trimmingCharacters(in: .whitespacesAndNewlines)))
        _ = Foundation.kill(program, signal)
        try terminal.see("the program gone") { _ in Foundation.kill(program, 0) != 0 }
        try terminal.type("stty -a > \(folder)/after; cmp \(folder)/before \(folder)/after && echo the-same-$?")
        try terminal.press("Enter")
        try terminal.see("the-same-0")
        try terminal.dontSee("互助柜台")
        #expect(try terminal.cursor.row >= 0)
        try terminal.type("printf rea; echo dy; cat")
        try terminal.press("Enter")
        try terminal.see("ready")
        try terminal.type("echoed")
        try terminal.press("Enter")
        try terminal.see("a line typed to cat, twice") { $0.components(separatedBy: "echoed").count == 3 }
    }
}
