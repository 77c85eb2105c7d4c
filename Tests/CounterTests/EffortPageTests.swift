import MutualAid
import Terminal
import Testing

@testable import Counter

/// N1: what jobs take, its figures worked out by hand.
struct EffortPageTests {
    /// Claims in September: 13, 15 and 18 keys beyond the data; 95, 100 and 120 in all; 61, 120 and 3700 seconds. A status of
    /// 1 key, 5 in all, 3 seconds; together the medians are those of the middle two of four: (13 + 15) / 2 = 14 keys, (95 +
    /// 100) / 2 = 97.5 in all, (61 + 120) / 2 = 90.5 seconds, halves up.
    private func effort() throws -> Effort {
        let (august, september) = (Month(of: try Cards.day("2025-08-03")), Month(of: try Cards.day("2025-09-02")))
        return Effort([
            (september, FinishedJob(.claim, keys: 100, typed: 85, seconds: 120, papersAsked: 3, papersSaved: 2)),
            (september, FinishedJob(.claim, keys: 95, typed: 82, seconds: 61, papersSaved: 2)),
            (september, FinishedJob(.claim, keys: 120, typed: 102, seconds: 3700, papersAsked: 1, papersSaved: 1)),
            (september, FinishedJob(.status, keys: 5, typed: 4, seconds: 3)),
            (august, FinishedJob(.claim, keys: 130, typed: 105, seconds: 150, papersAsked: 2)),
        ])
    }

    private func counter(_ language: Language = .zh, size: Size = .home) throws -> TestCounter {
        let effort = try effort()
        return TestCounter(try Desks.make(language), at: .effort, size: size) { request in
            request == .effort(.summary) ? .effort(.summary(effort)) : nil
        }
    }

    private func figures(_ row: String?) -> [String] { row?.split(separator: " ").map(String.init) ?? [] }

    @Test func `this month's medians stand by kind, all kinds first`() throws {
        let counter = try counter()
        #expect(figures(counter.row(" 全部 ")) == [">", "全部", "4", "14", "98", "1:31", "4", "5"])
        #expect(figures(counter.row("理赔录入")) == ["理赔录入", "3", "15", "100", "2:00", "4", "5"])
        #expect(figures(counter.row("进度查询")) == ["进度查询", "1", "1", "5", "0:03", "0", "0"])
        #expect(figures(counter.row("缴费")) == ["缴费", "-"])
    }

    @Test func `the months of the selected kind stand below, the newest first`() throws {
        var counter = try counter()
        #expect(figures(counter.row("  2025-08  ")) == ["2025-08", "1", "25", "130", "2:30", "2", "0"])
        #expect(figures(counter.row("  2025-09  ")) == ["2025-09", "4", "14", "98", "1:31", "4", "5"])
        for _ in 0..<6 { counter.press(.down) }
        #expect(counter.row("按月")?.contains("理赔录入") == true)
        #expect(figures(counter.row("  2025-09  ")) == ["2025-09", "3", "15", "100", "2:00", "4", "5"])
        for _ in 0..<2 { counter.press(.down) }
        #expect(counter.row("  2025-08  ") == nil)
        #expect(counter.text.contains("还没有办过"))
        #expect(counter.problems == [])
    }

    @Test func `on a small screen the kinds scroll, and a month of the selected one stays in sight`() throws {
        var counter = try counter(size: Size(rows: 20, columns: 60))
        for _ in 0..<JobKind.allCases.count { counter.press(.down) }
        #expect(counter.row("> 应赔未赔") != nil)
        #expect(counter.row("按月")?.contains("应赔未赔") == true)
        #expect(counter.text.contains("还没有办过"))
    }

    @Test func `F5 asks again, and the page holds at every size in both languages`() throws {
        var counter = try counter()
        counter.press(.f(5))
        #expect(counter.requests.filter { $0 == .effort(.summary) }.count == 2)
        let effort = try effort()
        try EverySize.check(
            at: .effort, answer: { $0 == .effort(.summary) ? .effort(.summary(effort)) : nil },
            Array(repeating: .down, count: JobKind.allCases.count))
    }
}
