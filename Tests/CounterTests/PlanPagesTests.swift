import MutualAid
import Terminal
import Testing

@testable import Counter

@Suite struct PlanPagesTests {
    private func counter(_ destination: Destination, _ language: Language = .zh) throws -> TestCounter {
        TestCounter(try Desks.make(language), at: destination) { _ in nil }
    }

    @Test func `the list tells edition, fee, who, and how many figures are samples`() throws {
        let counter = try counter(.plans)
        #expect(counter.row("1 住院+意外")?.contains("2024            95.00  16-60 岁") == true)
        #expect(counter.row("2 津贴+重疾")?.contains("80.00~") == true)
        #expect(counter.row("5 意外伤害")?.contains("26-124") == true)
        #expect(counter.row("4 女职工特殊疾病")?.hasSuffix("4~") == true)
        #expect(counter.text.contains("hospital-accident  2024 版，2024-03-01 起~"))
    }

    @Test func `a digit opens the terms, another digit another plan, F12 the list`() throws {
        var counter = try counter(.plans)
        counter.press(.character("4"))
        #expect(counter.text.contains("七项保障 > 4 女职工特殊疾病"))
        counter.press(.character("1"))
        #expect(counter.text.contains("七项保障 > 1 住院+意外"))
        counter.press(.f(12))
        #expect(counter.app.frames.last?.room.code == "P2")
    }

    @Test func `both editions stand side by side with their basis, and what differs is marked`() throws {
        var counter = try counter(.plan("critical"))
        #expect(counter.row("每份会费") == " * 每份会费               30.00             通知    35.00             通知")
        #expect(counter.row("第一天的年龄")?.hasPrefix("   第一天") == true)
        #expect(counter.row("保障期  ")?.contains("1 年~") == true)
        #expect(counter.text.contains("公布=2024 年公开报告"))
        #expect(counter.text.contains("样例~=待办事处替换"))
        counter.press(.f(8))
        #expect(counter.text.contains("28 种有病名，7 种待办事处文件导入（不能在理赔里选）"))
        #expect(counter.text.contains("01 恶性肿瘤——重度"))
    }

    @Test func `open slots are counted and told as to be imported`() throws {
        var counter = try counter(.plan("women"))
        counter.press(.end)
        var seen = counter.text
        for _ in 0..<8 {
            counter.press(.f(7))
            seen += counter.text
        }
        #expect(seen.contains("8 种有病名，4 种待办事处文件导入"))
        #expect(seen.contains("9-12 待办事处文件导入"))
    }

    @Test func `every figure of every plan is on its page`() throws {
        let desk = try Desks.make()
        for plan in desk.catalogue.plans {
            let text = PlanSheet(plan.code, columns: 80, desk).lines.map(\.text).joined(separator: "\n")
            for figure in plan.editions.flatMap(\.figures) {
                let value = figure.value.text(.zh, plans: desk.catalogue)
                #expect(text.contains(value), "\(plan.code) \(figure.key.name(.zh)) \(value)")
            }
        }
    }

    @Test func `scrolling stops at both ends`() throws {
        let desk = try Desks.make()
        var state = PlanPage.State("women", desk)
        #expect(PlanPage.read(.key(.up), state, desk) == .scroll(to: 0))
        for _ in 0..<200 {
            if let action = PlanPage.read(.key(.down), state, desk) { _ = PlanPage.reduce(&state, action, desk) }
        }
        let last = state.top
        #expect(PlanPage.read(.key(.end), state, desk) == .scroll(to: last))
        #expect(PlanPage.read(.key(.left), state, desk) == .open("critical"))
        #expect(PlanPage.read(.key(.character("9")), state, desk) == nil)
    }

    @Test func `every page of every plan keeps its promises in every size and language`() throws {
        try EverySize.check(at: .plans, answer: { _ in nil }, [.down, .end])
        for digit in "1234567" {
            try EverySize.check(
                at: .plans, answer: { _ in nil },
                [.character(digit), .f(8), .f(8), .f(8), .f(8), .f(8), .end, .f(7), .home])
        }
    }
}
