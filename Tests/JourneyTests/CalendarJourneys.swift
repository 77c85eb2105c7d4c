import Foundation
import Testing

/// The days on which an office works, as a script and a supervisor see them.
@Suite struct CalendarJourneys {
    private static let notice = """
        format = 1
        [[year]]
        year = 2027
        notice = "国办发明电〔2026〕9号"
        workdays = ["2027-02-13"]
        holiday = [{ name = "春节", first = "2027-02-06", last = "2027-02-12" }]
        """

    private func file(_ text: String) throws -> (home: Home, path: String) {
        let home = try Home()
        let path = home.url.appending(path: "calendar-2027.toml")
        try text.write(to: path, atomically: true, encoding: .utf8)
        return (home, path.path)
    }

    @Test func `the notices that the program brings are listed, and a later one is imported and kept`() throws {
        let counter = try Counter()
        let before = try #require(try counter.json("calendar") as? [[String: Any]])
        #expect(before.map { $0["year"] as? Int } == [2024, 2025, 2026])
        #expect(before.last?["notice"] as? String == "国办发明电〔2025〕7号")
        #expect(try counter.run("calendar").out.contains("2026 年以后还没有通知，按周一至周五算。"))
        let (home, path) = try file(Self.notice)
        defer { withExtendedLifetime(home) {} }
        let refused = try counter.run("calendar", "import", path, "--as", "周敏")
        #expect(refused.status == 1)
        #expect(refused.err == "这一步由主管岗处理。请有此岗位的人登录，或在 9 管理 里换操作员。\n")
        let imported = try counter.run("calendar", "import", path, "--as", "赵志强")
        #expect(imported.status == 0, "\(imported.err)")
        #expect(imported.out.contains("2027  国办发明电〔2026〕9号"))
        let after = try #require(try counter.json("calendar", "show") as? [[String: Any]])
        #expect(after.map { $0["year"] as? Int } == [2024, 2025, 2026, 2027])
        #expect(after.last?["workdays"] as? [String] == ["2027-02-13"])
        #expect(try counter.run("calendar", language: "en").out.contains("After 2027 there is no notice yet"))
    }

    @Test func `everything that is wrong with a file is told, and nothing is imported`() throws {
        let counter = try Counter()
        let wrong = Self.notice.replacing("2027-02-13", with: "2027-02-12").replacing("notice =", with: "notise =")
        let (home, path) = try file(wrong)
        defer { withExtendedLifetime(home) {} }
        let refused = try counter.run("calendar", "import", path)
        #expect(refused.status != 0)
        #expect(refused.err.contains("calendar-2027.toml, year[0].notice：缺少这一项。请填写文字。"), "\(refused.err)")
        #expect(refused.err.contains("year[0].notise：不认识这一项。"))
        #expect(refused.err.contains("year[0].workdays：不能是 2027-02-12。请填写假期以外的周六或周日。"))
        #expect(try (counter.json("calendar") as? [Any])?.count == 3)
        let missing = try counter.run("calendar", "import", "/nowhere.toml")
        #expect(missing.err == "读不了日历文件 /nowhere.toml。请检查路径、权限，并存为 UTF-8。\n")
    }
}
