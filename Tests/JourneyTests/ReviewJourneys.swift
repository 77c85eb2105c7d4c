import Foundation
import Testing

/// Who decides: never the one who entered it, and each step in the timeline.
@Suite struct ReviewJourneys {
    /// A claim of a member with a cover in force, entered by 周敏 with every paper: it waits for the first review.
    private func entered(_ counter: Counter) throws -> (terminal: Tmux, claim: String) {
        let terminal = try counter.open(today: "2027-01-20")
        try terminal.enrolAndPay(Applicant("阿依古丽", ordinal: 246))
        try terminal.menu()
        try terminal.quit()
        let later = try counter.open(today: "2027-03-20")
        try later.find("阿依古丽", for: 3)
        try later.see("会员")
        try later.press("Enter")
        try later.at("C1")
        try later.see("有效  住院+意外")
        try later.fillStay(admitted: "2027-03-01", discharged: "2027-03-09", sheet: "BJ2027030100009")
        try later.type("0")
        try later.see("[x] 结算单")
        try later.press("F10")
        try later.see("材料齐全")
        try later.press("F10")
        try later.see("已受理 LP")
        try later.see("材料齐全")
        let claim = try later.number("LP")
        try later.type("2")
        try later.at("S1")
        return (later, claim)
    }

    @Test func `a claim goes from entry through two reviews, by three people`() throws {
        let counter = try Counter()
        let (terminal, claim) = try entered(counter)
        if try terminal.screen.contains("7 送审") { try terminal.type("7") }
        try terminal.see("现在：待初审")
        // One's own claim: the digit says why not.
        try terminal.type("3")
        try terminal.see("! ")
        #expect(try !terminal.screen.contains("3 同意"))
        #expect(try counter.status(claim)["state"] as? String == "first-review")

        try terminal.become("高建国")
        try terminal.open(claim)
        try terminal.see("3 同意")
        try terminal.type("3")
        try terminal.see("肆仟贰佰零陆元叁角壹分")
        // A final step takes F10 or Y, not Enter.
        try terminal.press("Enter")
        try terminal.see("F10 或 Y")
        #expect(try counter.status(claim)["state"] as? String == "first-review")
        try terminal.press("F10")
        try terminal.see("现在：待复审")
        // 4,206.31 is above the threshold: another one must look.
        try terminal.type("3")
        try terminal.see("! ")
        #expect(try counter.status(claim)["state"] as? String == "second-review")

        try terminal.become("李晓燕")
        try terminal.open(claim)
        try terminal.type("3")
        try terminal.see("肆仟贰佰零陆元叁角壹分")
        try terminal.press("y")
        try terminal.see("现在：待拨付")
        for name in ["周敏", "高建国", "李晓燕"] { try terminal.see(name) }
        let status = try counter.status(claim)
        #expect(status["state"] as? String == "approved")
        #expect(status["amount"] as? String == "4206.31")
        #expect((status["missing"] as? [Any])?.isEmpty == true)
    }

    @Test func `a claim is returned with coded reasons, and asked papers for, and the timeline tells it`() throws {
        let counter = try Counter()
        let (terminal, claim) = try entered(counter)
        if try terminal.screen.contains("7 送审") { try terminal.type("7") }
        try terminal.see("现在：待初审")
        try terminal.become("高建国")
        try terminal.open(claim)
        try terminal.type("5")
        try terminal.see("要哪些材料？")
        try terminal.press("F10")
        try terminal.see("还没有勾选材料")
        try terminal.type("1")
        try terminal.press("F10")
        try terminal.see("现在：待补件")
        try terminal.see("要过的材料")
        #expect(try counter.status(claim)["state"] as? String == "awaiting-papers")

        try terminal.become("周敏")
        try terminal.open(claim)
        try terminal.type("6")
        try terminal.see("收到了哪些？")
        try terminal.type("1")
        try terminal.press("F10")
        try terminal.see("现在：待初审")

        try terminal.become("高建国")
        try terminal.open(claim)
        try terminal.type("4")
        try terminal.see("退回给经办，原因：")
        try terminal.press("F10")
        try terminal.see("还没有选原因")
        try terminal.type("1")
        try terminal.press("F10")
        try terminal.see("F10 或 Y")
        try terminal.press("F10")
        try terminal.see("现在：退回")
        let status = try counter.status(claim)
        #expect(status["state"] as? String == "returned")
        try terminal.see("要求补件")
        try terminal.see("高建国")
    }

    @Test func `the worklist shows what waits, and after a decision what still waits`() throws {
        let counter = try Counter()
        let terminal = try counter.open()
        try terminal.become("高建国")
        try terminal.type("5")
        try terminal.at("L1")
        try terminal.see("[初审 ")
        let first = try terminal.number("LP")
        try terminal.type("1")
        try terminal.at("S1")
        try terminal.see(first)
        try terminal.type("3")
        try terminal.see("F10 或 Y")
        try terminal.press("F10")
        try terminal.see("Enter 下一件")
        try terminal.press("F12")
        try terminal.at("L1")
        try terminal.see("the list without it") { screen in
            screen.split(separator: "\n").allSatisfy { !$0.contains(first) }
        }
        #expect(try counter.status(first)["state"] as? String != "first-review")
    }

    @Test func `who may not enter is told before typing`() throws {
        let counter = try Counter()
        let terminal = try counter.open()
        try terminal.become("王秀英")
        try terminal.find("买买提", for: 3)
        try terminal.see("阿卜杜拉·买买提")
        try terminal.press("Enter")
        try terminal.at("C1")
        try terminal.see("! ")
        try terminal.see("经办")
    }
}

extension Tmux {
    /// Takes the chair of another operator, from wherever one is, and stands on the main menu.
    func become(_ name: String) throws {
        try home()
        try type("91")
        try see("the operators") { $0.contains(name) && $0.contains("岗位") }
        try pick(name)
        try see("现在的操作员：\(name)")
        try menu()
        try see("title of \(name)") { $0.prefix { $0 != "\n" }.contains(name) }
    }

    /// Opens the row with this name: by its digit, or by the arrows where it has none.
    func pick(_ name: String) throws {
        let row = try #require(try lines.first { $0.contains(name) && !$0.contains("互助柜台") })
        if let digit = row.prefix(6).first(where: \.isNumber) {
            try type(String(digit))
        } else {
            // Below the ninth the list goes by the arrows.
            let rows = try lines
            let from = try #require(rows.firstIndex { $0.hasPrefix(">") })
            let to = try #require(rows.firstIndex(of: row))
            for _ in from..<to { try press("Down") }
            try see("\(name) selected") {
                $0.split(separator: "\n").contains { $0.hasPrefix(">") && $0.contains(name) }
            }
            try press("Enter")
        }
    }

    func open(_ claim: String) throws {
        try find(claim, for: 4)
        try press("Enter")
        try at("S1")
        try see(claim)
    }

    /// Enrols, takes the first plan, and has it paid by the unit at once.
    func enrolAndPay(_ person: Applicant) throws {
        try enrol(person)
        try press("Enter")
        try at("P1")
        try see("可以参加")
        try type("1")
        try see("[x] 1 住院+意外")
        try press("F10")
        try see("登记这 1 项保障？")
        try press("F10")
        try see("未缴费：缴费前不生效")
        try type("4")
        try at("P4")
        try see("[x]")
        try press("F10")
        try see("收到这笔钱了？")
        try press("F10")
        try see("已收费，收据")
    }
}
