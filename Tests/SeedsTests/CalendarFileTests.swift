import Foundation
import MutualAid
import Testing

@testable import Seeds

@Suite struct CalendarFileTests {
    private let good = """
        format = 1
        [[year]]
        year = 2027
        notice = "某号"
        workdays = ["2027-02-13"]
        holiday = [{ name = "春节", first = "2027-02-06", last = "2027-02-12" }]

        """

    private func faults(_ old: String, _ new: String) -> [String] {
        #expect(good.contains(old))
        do throws(PlanFaults) {
            _ = try Seeds.calendar(SeedFile(name: "c.toml", text: good.replacing(old, with: new)))
            return []
        } catch {
            return error.all.map { $0.sentence(.zh).text }
        }
    }

    @Test func `the calendar is compiled in as it is on disk`() throws {
        let file = CompiledFilesTests.folder.appending(path: Seeds.calendarFile)
        #expect(try Data(contentsOf: file) == Data(PackageResources.calendar_toml))
        let text = try String(contentsOf: file, encoding: .utf8)
        #expect(try Seeds.calendar(SeedFile(name: "calendar.toml", text: text)) == Seeds.calendar())
        #expect(Seeds.calendar().years.count == 3)
    }

    @Test func `a right file is read whole`() throws {
        let calendar = try Seeds.calendar(SeedFile(name: "c.toml", text: good))
        #expect(calendar.years.map(\.source) == ["某号"])
        #expect(calendar.isWorkday(try #require(Day("2027-02-13"))))
        #expect(!calendar.isWorkday(try #require(Day("2027-02-08"))))
    }

    @Test func `each slip of the pen has its own sentence`() {
        let cases: [(String, String, String)] = [
            ("format = 1", "format = 2", "c.toml, format：不能是 2。请填写 1–1 之间的整数。"),
            ("year = 2027", "year = 1999", "c.toml, year[0].year：不能是 1999。请填写 2000–2199 之间的整数。"),
            ("notice = \"某号\"\n", "", "c.toml, year[0].notice：缺少这一项。请填写文字。"),
            (
                "[\"2027-02-13\"]", "[\"2027-2-13\"]",
                "c.toml, year[0].workdays：不能是 [\"2027-2-13\"]。请填写一组日期，如 [\"2026-02-14\"]。"
            ),
            // A Monday, and a Saturday within the holiday.
            ("[\"2027-02-13\"]", "[\"2027-02-15\"]", "c.toml, year[0].workdays：不能是 2027-02-15。请填写假期以外的周六或周日。"),
            ("[\"2027-02-13\"]", "[\"2027-02-06\"]", "c.toml, year[0].workdays：不能是 2027-02-06。请填写假期以外的周六或周日。"),
            (
                "last = \"2027-02-12\"", "last = \"2027-02-05\"",
                "c.toml, year[0].holiday[0].last：不能是 2027-02-05。请填写日期，如 \"2024-03-01\"。"
            ),
            (
                "\"2027-02-12\" }]",
                "\"2027-02-12\" }, { name = \"重\", first = \"2027-02-12\", last = \"2027-02-12\" }]",
                "c.toml, year[0].holiday：2027-02-12 出现两次。请只留一个。"
            ),
            ("holiday =", "holidays =", "c.toml, year[0].holiday：缺少这一项。请填写一组表。"),
        ]
        for (old, new, expected) in cases { #expect(faults(old, new).contains(expected), "\(faults(old, new))") }
        #expect(faults("[[year]]", "[[year").first?.hasPrefix("c.toml：第 ") == true)
        #expect(
            faults("format = 1\n", "format = 1\n" + good.replacing("format = 1\n", with: "")).contains(
                "c.toml, year：2027 出现两次。请只留一个。"))
    }
}
