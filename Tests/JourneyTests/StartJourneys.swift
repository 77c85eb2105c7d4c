import Foundation
import Testing

/// The first start, with nothing there.
@Suite struct StartJourneys {
    private func mode(_ path: String) throws -> Int {
        let attributes = try FileManager.default.attributesOfItem(atPath: path)
        return try #require(attributes[.posixPermissions] as? Int)
    }

    @Test func `an office is made, its files are the owner's alone, and it is there at the next start`() throws {
        let home = try Home()
        let folder = home.url.appending(path: "data/huzhu").path
        let first = try Tmux([Program.huzhu, "--lang", "zh"], home: home)
        try first.at("W0")
        try first.see("~/data/huzhu/office.huzhu")
        // Nothing to find and no drafts before there is an office.
        try first.press("F9")
        try first.see("先建立办事处")
        try first.press("F2")
        try first.see("先建立办事处")
        try first.type("1")
        try first.see("办事处名称")
        try first.press("F10")
        try first.see("还没有填办事处名称")
        try first.type("渭滨区总工会")
        try first.press("Enter")
        try first.type("610302")
        try first.see("Enter: 渭滨区")
        try first.press("Enter")
        try first.type("周敏")
        for _ in 1...2 {
            try first.press("Enter")
            try first.type("sewing-lamp-river")
        }
        try first.press("F10")
        try first.see("以后不能改")
        #expect(!FileManager.default.fileExists(atPath: folder + "/office.huzhu"))
        try first.press("F10")
        try first.at("K4", within: 20)
        let last = try #require(try first.screen.firstMatch(of: /第 5 组((?: +[0-9A-Z]){5})/)?.1)
        try first.type(String(last).replacing(" ", with: ""))
        try first.press("F10")
        try first.at("M0")
        try first.see("渭滨区总工会")
        try first.dontSee("培训")
        for name in ["office.huzhu", "office.huzhu-wal", "office.huzhu-shm"] {
            #expect(try mode(folder + "/" + name) == 0o600, "\(name)")
        }
        #expect(try mode(folder) == 0o700)
        try first.quit()

        let second = try Tmux([Program.huzhu, "--lang", "en"], home: home)
        try second.at("K0")
        try second.see("周敏")
        try second.type("sewing-lamp-river")
        try second.press("Enter")
        try second.at("M0")
        try second.see("Main menu")
        try second.see("渭滨区总工会")
    }

    @Test func `the demo is made beside it, marked on every screen`() throws {
        let home = try Home()
        let terminal = try Tmux([Program.huzhu, "--lang", "zh"], home: home)
        try terminal.at("W0")
        try terminal.type("2")
        try terminal.at("M0", within: 20)
        for (digit, code) in [("1", "E0"), ("2", "P0"), ("3", "C0"), ("4", "S0"), ("5", "L1"), ("9", "G1")] {
            try terminal.type(digit)
            try terminal.at(code)
            #expect(try terminal.lines.first?.contains("培训") == true)
            try terminal.menu()
        }
        let folder = home.url.appending(path: "data/huzhu").path
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder).contains("demo.huzhu"))
        #expect(!FileManager.default.fileExists(atPath: folder + "/office.huzhu"))
        #expect(try mode(folder + "/demo.huzhu") == 0o600)
        #expect(try mode(folder + "/demo.huzhu.key") == 0o600)
    }

    @Test func `the first start is left without leaving anything`() throws {
        let home = try Home()
        let terminal = try Tmux([Program.huzhu], home: home, environment: ["LANG": "en_US.UTF-8"])
        try terminal.at("W0")
        try terminal.see("Make an office")
        try terminal.type("0")
        try terminal.see("Leave the counter?")
        try terminal.press("y")
        #expect(try terminal.seeItEnd() == 0)
        #expect(!FileManager.default.fileExists(atPath: home.url.appending(path: "data").path))
    }

    @Test func `a unit union's numbers come from its own block`() throws {
        let home = try Home()
        let made = try Program.huzhu(
            "init", "--name", "长岭冰箱厂工会", "--division", "610302", "--user", "周敏", "--block", "100001-100002", home: home,
            environment: ["HUZHU_PASSWORD_FILE": try home.passwordFile("sewing-lamp-river")])
        #expect(made.status == 0, "\(made.err)")
        let again = try Program.huzhu("init", "--name", "再", "--division", "610302", "--user", "周敏", home: home)
        #expect(again.status == 1)
        let terminal = try Tmux([Program.huzhu, "--lang", "zh"], home: home)
        // The only one who may sign in is chosen already.
        try terminal.at("K0")
        try terminal.see("周敏")
        try terminal.type("sewing-lamp-river")
        try terminal.press("Enter")
        try terminal.at("M0")
        try terminal.type("9")
        try terminal.at("G1")
        try terminal.type("4")
        try terminal.see("610302")
    }
}
