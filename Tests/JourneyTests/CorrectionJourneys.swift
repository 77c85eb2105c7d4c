import Foundation
import Testing

/// What was entered wrong is put right, with its history; what looks like one record is settled, and two become one.
@Suite struct CorrectionJourneys {
    @Test
    func `a cover is cancelled before its term, the fee goes back on a receipt of its own, and the history tells it`()
        throws
    {
        let counter = try Counter()
        let terminal = try counter.open()
        try terminal.enrolAndPay(Applicant("阿依夏木", ordinal: 248))
        let paid = try terminal.number("SJ")
        try terminal.menu()
        try terminal.open(person: "阿依夏木")
        try terminal.type("8")
        try terminal.at("E6")
        try terminal.see("没有更正过")
        try terminal.type("2")
        try terminal.at("E7")
        try terminal.see("住院+意外")
        try terminal.press("F10")
        try terminal.see("还没有选原因")
        try terminal.type("1")
        try terminal.see("[x] 本人申请")
        try terminal.press("F10")
        try terminal.see("玖拾伍元整")
        try terminal.press("Enter")
        try terminal.see("F10 或 Y")
        try terminal.press("F10")
        try terminal.see("退费收据 SJ")
        let refund = try #require(
            try terminal.screen.matches(of: /SJ[0-9]{15}/).map { String($0.output) }.first { $0 != paid })
        try terminal.type("2")
        try terminal.at("E6")
        try terminal.see("退费：\(refund) 95.00")
        try terminal.see("原因：本人申请")
        try terminal.quit()

        // A new program finds it all, by the refund's number too.
        let again = try counter.open()
        try again.find(refund, for: 1)
        try again.press("Enter")
        try again.see("已退保")
        try again.quit()
        #expect(try counter.found(refund).count == 1)
    }

    @Test
    func `two records that look like one: warned while typing, settled as the same, and made one by a supervisor`()
        throws
    {
        let counter = try Counter()
        let terminal = try counter.open()
        let first = try terminal.enrol(Applicant("努尔古丽", ordinal: 252))
        try terminal.menu()
        let twin = Applicant("努尔古丽", ordinal: 254)
        try terminal.fillMember(twin)
        try terminal.see("同名同生日，证件号不同")
        try terminal.press("F10")
        try terminal.see("F10 或 Y 登记")
        try terminal.press("F10")
        try terminal.see("已登记 HY")
        let second = try terminal.number("HY")
        try terminal.type("2")
        try terminal.at("E4")
        try terminal.see("同名同生日：努尔古丽 \(first)")

        // The member's card shows the open warning first.
        try terminal.type("9")
        try terminal.at("E5")
        try terminal.see("未处理")
        try terminal.press("Enter")
        try terminal.at("W2")
        try terminal.see("是同一个人登记了两次吗？")
        try terminal.type("1")
        try terminal.see("依据")
        try terminal.type("本人到场")
        try terminal.press("F10")
        try terminal.see("已记下：是同一个。")
        try terminal.type("5")
        try terminal.see("主管岗")
        try terminal.become("赵志强")
        try terminal.open(person: first)
        try terminal.type("8")
        try terminal.at("E6")
        try terminal.type("7")
        try terminal.at("E7")
        try terminal.type(second)
        try terminal.see("Enter: 努尔古丽")
        try terminal.press("Enter")
        try terminal.see("原号仍可查到")
        try terminal.type("1")
        try terminal.see("[x] 重复登记")
        try terminal.press("F10")
        try terminal.see("并进来")
        try terminal.press("F10")
        try terminal.see("\(second) 已并入")
        try terminal.quit()

        // The number of the record that went in leads to the one that lives.
        let again = try counter.open()
        try again.find(second, for: 1)
        try again.see("已并入")
        try again.press("Enter")
        try again.see(first)
        try again.quit()
    }

    @Test func `one settlement sheet of two people is warned of, and a reviewer settles it`() throws {
        let counter = try Counter()
        let terminal = try counter.open(today: "2027-01-20")
        try terminal.enrolAndPay(Applicant("阿依古丽", ordinal: 246))
        try terminal.menu()
        try terminal.enrolAndPay(Applicant("热娜古丽", born: "19900101", ordinal: 246))
        try terminal.quit()
        let later = try counter.open(today: "2027-03-20")
        for name in ["阿依古丽", "热娜古丽"] {
            try later.find(name, for: 3)
            try later.see("会员")
            try later.press("Enter")
            try later.at("C1")
            try later.see("有效  住院+意外")
            try later.fillStay(admitted: "2027-03-01", discharged: "2027-03-09", sheet: "BJ2027030100077")
            if name == "热娜古丽" {
                try later.see("! 同号")
                try later.see("同一结算单号在 阿**")
            }
            try later.press("F10")
            try later.press("F10")
            try later.see("已受理 LP")
            try later.menu()
        }
        try later.become("高建国")
        try later.type("5")
        try later.at("L1")
        try later.see("像是同一个的")
        try later.press("F4")
        try later.at("W1")
        try later.see("同一结算单号")
        let row = try #require(try later.lines.first { $0.contains("同一结算单号") && $0.contains("未处理") })
        try later.type(String(try #require(row.first { $0.isNumber })))
        try later.at("W2")
        try later.see("BJ2027030100077")
        try later.type("2")
        try later.press("F10")
        try later.see("没有写怎么认定的")
        try later.type("两院同号")
        try later.press("F10")
        try later.see("已记下：不是同一个。")
        try later.see("两院同号")
        try later.quit()
    }
}

extension Tmux {
    /// To the page of a person, from the main menu.
    fileprivate func open(person: String) throws {
        try find(person, for: 1)
        try see("会员")
        try press("Enter")
        if try screen.contains(" P1 ") { try press("F12") }
        try at("E4")
    }
}
