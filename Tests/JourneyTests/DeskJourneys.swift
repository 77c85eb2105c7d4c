import Foundation
import Testing

/// The desks of a claim's life: who works here, who has which claim, what is taken back, held and corrected.
@Suite struct DeskJourneys {
    /// The worklist of 高建国, who does first reviews.
    private func worklist(_ counter: Counter) throws -> Tmux {
        let terminal = try counter.open()
        try terminal.become("高建国")
        try terminal.type("5")
        try terminal.at("L1")
        try terminal.see("[初审 ")
        return terminal
    }

    @Test func `a supervisor adds, changes and retires users; others are told why not`() throws {
        let terminal = try Counter().open()
        try terminal.at("M0")
        try terminal.type("96")
        try terminal.at("U1")
        try terminal.see("增加和修改操作员由主管办理")
        try terminal.press("F6")
        try terminal.see("! 增加和修改操作员由主管办理")

        try terminal.become("赵志强")
        try terminal.type("96")
        try terminal.at("U1")
        try terminal.press("F6")
        try terminal.see("姓名 *")
        try terminal.type("马建平")
        try terminal.press("Enter")
        try terminal.type("１２")
        try terminal.see("[x] 初审")
        try terminal.press("F10")
        try terminal.see("存入吗？")
        try terminal.press("F10")
        try terminal.see("已增加操作员 马建平")

        try terminal.become("马建平")
        try terminal.become("赵志强")
        try terminal.type("96")
        try terminal.at("U1")
        try terminal.see("马建平")
        try terminal.pick("马建平")
        try terminal.see("在用")
        try terminal.press("Enter", "Enter", "Enter", "Space", "F10")
        try terminal.see("停用  改 是")
        try terminal.press("F10")
        try terminal.see("已修改操作员 马建平")
        try terminal.menu()
        try terminal.type("91")
        try terminal.see("岗位")
        try terminal.dontSee("马建平")
    }

    @Test func `limits set by a supervisor hold at another terminal, and the second to set them is told`() throws {
        let counter = try Counter()
        let one = try counter.open()
        let other = try counter.open()
        for terminal in [one, other] {
            try terminal.become("赵志强")
            try terminal.type("94")
            try terminal.at("G2")
            try terminal.see("2 个工作日  同行")
            try terminal.type("1")
            try terminal.see("复审起点 *")
            try terminal.press("Enter", "Enter", "Enter")
        }
        for (terminal, days) in [(one, "3"), (other, "5")] {
            try terminal.type(days)
            try terminal.press("F10")
            try terminal.see("\(days) 个工作日  改 2 个工作日")
        }
        try one.press("F10")
        try one.see("3 个工作日  办事处")
        try other.press("F10")
        try other.see("!! 赵志强已在")
        try other.see("初审期限 *")
        // Sent again, on top of what was set.
        try other.press("F10")
        try other.see("5 个工作日  改 3 个工作日")
        try other.press("F10")
        try other.see("5 个工作日  办事处")
    }

    @Test func `a claim taken at one terminal is another's until it is handed back`() throws {
        let counter = try Counter()
        let one = try worklist(counter)
        let other = try counter.open()
        try other.become("赵志强")
        try other.type("96")
        try other.at("U1")
        try other.press("F6")
        try other.type("马建平")
        try other.press("Enter")
        try other.type("2")
        try other.press("F10")
        try other.see("存入吗？")
        try other.press("F10")
        try other.see("已增加操作员 马建平")
        try other.become("马建平")
        try other.type("5")
        try other.at("L1")
        try other.see("[初审 ")
        let claim = try one.number("LP")
        try one.type("０")
        try one.see("已领取")
        try one.see(rowEndingIn: "您")
        // The other terminal's list is older than that: it is told, and reads again.
        try other.type("0")
        try other.see("!! 高建国已在")
        try other.see(rowEndingIn: "高建国")
        try other.type("1")
        try other.at("S1")
        try other.see("由高建国领取")
        try other.type("3")
        try other.see("! 高建国已在")
        // Enter goes on to one that is free.
        try other.press("Enter")
        try other.see("another claim") { !$0.contains(claim) && $0.contains("3 同意") }
        try one.type("0")
        try one.see("已交回")
        try other.press("F12")
        try other.at("L1")
        try other.type("1")
        try other.at("S1")
        try other.see(claim)
        try other.see("3 同意")
    }

    @Test func `one claim after another with full-width digits, three keys each, without going back to the list`()
        throws
    {
        let counter = try Counter()
        let terminal = try worklist(counter)
        let first = try terminal.number("LP")
        try terminal.type("１３")
        try terminal.press("F10")
        try terminal.see("\(first) 现在：")
        try terminal.see("Enter 下一件")
        try terminal.press("Enter")
        try terminal.see("the next claim") { !$0.contains(first) && $0.contains("3 同意") }
        let second = try terminal.number("LP")
        try terminal.type("３Ｙ")
        try terminal.see("\(second) 现在：")
        for claim in [first, second] {
            #expect(try counter.status(claim)["state"] as? String != "first-review")
        }
        // Typed ahead of the screens, nothing is lost either.
        try terminal.press("Enter", "3", "F10")
        try terminal.see("a third decision") { screen in
            screen.contains("现在：") && screen.contains("Enter 下一件") && !screen.contains(second)
        }
    }

    @Test func `line by line, an empty line goes on to the next claim`() throws {
        let counter = try Counter()
        let result = try counter.plain(
            ["912", "F3", "5", "1", "3", "F10", "", "3", "F10", "F3", "0", "y"])
        #expect(result.status == 0, "\(result.err)")
        #expect(result.out.contains("[初审 "))
        #expect(result.out.contains("Enter 下一件"))
        let told = result.out.matches(of: /(LP[0-9]{15}) 现在：/).map { String($0.output.1) }
        #expect(Set(told).count == 2, "\(result.out)")
        for claim in Set(told) { #expect(try counter.status(claim)["state"] as? String != "first-review") }
    }

    @Test func `a decision is taken back with a reason, and both stay in the timeline`() throws {
        let counter = try Counter()
        let terminal = try worklist(counter)
        let claim = try terminal.number("LP")
        try terminal.type("14")
        try terminal.see("退回给经办，原因：")
        try terminal.type("13")
        try terminal.press("F10")
        try terminal.see("F10 或 Y")
        try terminal.press("F10")
        try terminal.see("Ctrl+Z 撤回")
        #expect(try counter.status(claim)["state"] as? String == "returned")
        try terminal.press("C-z")
        try terminal.see("撤回：高建国")
        try terminal.type("看错了")
        try terminal.press("F10")
        try terminal.see("现在：待初审")
        try terminal.see("看错了")
        #expect(try counter.status(claim)["state"] as? String == "first-review")
        // Nothing is left to take back, and the key says so.
        try terminal.type("92")
        try terminal.see("! 这件理赔现在是「待初审」，不能撤回决定")
    }

    @Test func `a supervisor holds a claim, nobody decides on it meanwhile, and releasing frees it`() throws {
        let counter = try Counter()
        let reviewer = try worklist(counter)
        let claim = try reviewer.number("LP")
        let supervisor = try counter.open()
        try supervisor.become("赵志强")
        try supervisor.open(claim)
        try supervisor.type("91")
        try supervisor.see("挂起这件理赔")
        try supervisor.press("F10")
        try supervisor.see("没有写原因")
        try supervisor.type("等医院证明")
        try supervisor.press("F10")
        try supervisor.see("已挂起")
        // The reviewer's list is older than the hold.
        try reviewer.type("1")
        try reviewer.at("S1")
        try reviewer.see("挂起：等医院证明")
        try reviewer.type("3")
        try reviewer.see("赵志强已把这件理赔挂起")
        try reviewer.press("F12")
        try reviewer.see("the list without it") { $0.contains("L1") && !$0.contains(claim) }
        try supervisor.menu()
        try supervisor.type("5")
        try supervisor.at("L1")
        try supervisor.see("挂起")
        try supervisor.open(fromList: claim)
        try supervisor.type("91")
        try supervisor.see("解除挂起，接着办")
        try supervisor.type("证明已到")
        try supervisor.press("F10")
        try supervisor.see("已解除挂起，现在：待初审")
        try reviewer.press("F5")
        try reviewer.see(claim)
    }

    @Test func `a returned claim is corrected, what changes is marked, and the old worksheet stays`() throws {
        let counter = try Counter()
        let terminal = try worklist(counter)
        let row = try #require(try terminal.lines.first { $0.contains("LP") && $0.contains("住院") })
        let claim = try #require(row.firstMatch(of: /LP[0-9]{15}/)).output
        try terminal.type(String(try #require(row.first { $0.isNumber })))
        try terminal.at("S1")
        try terminal.type("4")
        try terminal.see("退回给经办，原因：")
        try terminal.type("1")
        try terminal.press("F10", "F10")
        try terminal.see("现在：退回")

        try terminal.become("周敏")
        try terminal.open(String(claim))
        let figures = try #require(terminal.screen.firstMatch(of: /自付 ([0-9,.]+)  自费 ([0-9,.]+)/))
        let sum = try [figures.output.1, figures.output.2].reduce(0) { sum, text in
            sum + (try #require(Int(text.filter(\.isNumber))))
        }
        let ownPay = "\(sum / 100).\(String(sum % 100 + 100).suffix(2))"
        try terminal.type("4")
        try terminal.at("C1")
        try terminal.see("理赔更正")
        try terminal.see("五项相符")
        for _ in 0..<7 { try terminal.press("Enter") }
        try terminal.type(ownPay)
        try terminal.press("Enter")
        try terminal.type("0")
        try terminal.see("五项相符")
        try terminal.press("F10")
        try terminal.see("* 自付")
        try terminal.see("照 * 标的更正吗？")
        try terminal.press("F10")
        try terminal.at("S1")
        try terminal.see("已更正：")
        try terminal.press("F11")
        try terminal.see("周敏 更正前")
        try terminal.press("F12")
        try terminal.see("7 送审")
        try terminal.type("7")
        try terminal.see("现在：待初审")
    }
}
