import Foundation
import Testing

/// After payment: the call, and those who never came to claim.
@Suite struct CallJourneys {
    private func open(_ code: String, in terminal: Tmux, at screen: String) throws {
        try terminal.at("M0")
        try terminal.press("F2")
        try terminal.type(code)
        try terminal.see("┌")
        try terminal.press("Enter")
        try terminal.at(screen)
    }

    @Test func `a paid claim is called about with the phone shown whole, and closed with the call`() throws {
        let counter = try Counter()
        let terminal = try counter.open()
        try open("dhhf", in: terminal, at: "H1")
        try terminal.see("今天要打")
        let claim = try terminal.number("LP")
        try terminal.type("1")
        try terminal.at("H2")
        try terminal.see("做互助金回访")
        #expect(try terminal.screen.firstMatch(of: /[^0-9]1[0-9]{10}[^0-9]/) == nil)
        try terminal.press("F11")
        try terminal.see("the phone whole") { $0.firstMatch(of: /[^0-9]1[0-9]{10}[^0-9]/) != nil }
        try terminal.type("15")
        try terminal.see("5 很满意")
        try terminal.press("F10")
        try terminal.see("现在：已结案")
        #expect(try counter.status(claim)["state"] as? String == "closed")
        try terminal.type("3")
        try terminal.at("H1")
        try terminal.dontSee(claim)
    }

    @Test func `an unanswered call waits for its day, also after a restart`() throws {
        let counter = try Counter()
        let first = try counter.open()
        try open("dhhf", in: first, at: "H1")
        let claim = try first.number("LP")
        try first.type("1")
        try first.at("H2")
        try first.type("2")
        try first.see("满 3 次才可以")
        try first.press("F10")
        try first.see("再打：2026-11-25")
        try first.quit()
        let second = try counter.open()
        try open("dhhf", in: second, at: "H1")
        try second.see("1 件以后再打")
        let rows = try second.lines.filter { $0.contains("LP") }
        #expect(rows.last?.contains(claim) == true && rows.last?.contains("11-25") == true)
        try second.quit()
    }

    @Test func `somebody's stay is noted, listed, and claimed with one key and what is known filled in`() throws {
        let counter = try Counter()
        let terminal = try counter.open()
        try open("ypwp", in: terminal, at: "Y1")
        try terminal.press("F6")
        try terminal.at("Y0")
        let name = try #require(try counter.found("LP").compactMap { $0["name"] }.first)
        try terminal.type(name)
        try terminal.see("会员")
        try terminal.press("Enter")
        try terminal.at("Y3")
        try terminal.type("1")
        for value in ["2026-11-10", "2026-11-14"] {
            try terminal.type(value)
            try terminal.press("Enter")
        }
        try terminal.type("1")
        try terminal.type("区人民医院")
        try terminal.press("Enter")
        try terminal.type("3")
        try terminal.press("F10")
        try terminal.at("Y2")
        try terminal.see("区人民医院")
        try terminal.see("已登记")
    }

    @Test func `a list of stays is read once, read twice it changes nothing, and every bad row has its sentence`()
        throws
    {
        let counter = try Counter()
        let terminal = try counter.open()
        let person = Applicant("马秀兰", ordinal: 248)
        try terminal.enrol(person)
        try terminal.menu()
        try terminal.quit()
        let stranger = Applicant("李四", born: "19770203", ordinal: 11)
        let file = counter.home.url.appending(path: "stays.csv")
        let heading = "姓名,证件号码,入院日,出院日,医院\n"
        let good = "马秀兰,\(person.identity),2025-01-05,2025-01-09,\"区人民医院,内科\"\n"
        try Data((heading + good + "李四,\(stranger.identity),2025-02-01,,\n").utf8).write(to: file)

        let dry = try #require(try counter.json("unclaimed", "import", file.path, "--dry-run") as? [String: Any])
        #expect(dry["dryRun"] as? Bool == true && dry["added"] as? Int == 1)
        let first = try #require(try counter.json("unclaimed", "import", file.path) as? [String: Any])
        #expect(first["added"] as? Int == 1 && first["known"] as? Int == 0)
        let missing = try #require(first["notFound"] as? [[String: Any]])
        #expect(missing.first?["row"] as? Int == 3)
        #expect((missing.first?["identity"] as? String)?.contains("*") == true)
        let second = try #require(try counter.json("unclaimed", "import", file.path) as? [String: Any])
        #expect(second["added"] as? Int == 0 && second["changed"] as? Int == 0 && second["known"] as? Int == 1)

        try Data((heading + good + "李四,\(stranger.wrongIdentity),2025-02-01,,\n马秀兰,\(person.identity),,,\n").utf8)
            .write(to: file)
        let bad = try counter.run("unclaimed", "import", file.path)
        #expect(bad.status == 1)
        #expect(bad.out.contains("第 3 行：") && bad.out.contains("第 4 行：没有入院日，也没有确诊日。请填其中一个。"))
        #expect(bad.out.contains("已有 1") && bad.out.contains("有误 2"))

        let none = try counter.run("unclaimed", "import", counter.home.url.appending(path: "none.csv").path)
        #expect(none.status == 1 && none.err.contains("none.csv"))
        try Data("姓名,医院\n".utf8).write(to: file)
        let headless = try counter.run("unclaimed", "import", file.path)
        #expect(headless.status == 1 && headless.err.contains("表头没有「证件号码」。请补上这一列。"))
        #expect(try counter.json("unclaimed") is [Any])
    }
}
