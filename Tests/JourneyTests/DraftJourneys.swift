import Foundation
import Testing

/// What is typed and not sent survives leaving, being told to go, and being killed.
@Suite struct DraftJourneys {
    @Test func `a claim killed while typed comes back figure by figure`() throws {
        let counter = try Counter()
        let first = try counter.open()
        try first.find("买买提", for: 3)
        try first.see("阿卜杜拉·买买提")
        try first.press("Enter")
        try first.at("C1")
        try first.type("1")
        for value in ["20261102", "20261110", "2", "BJ2026110200077", "9000", "6000"] {
            try first.type(value)
            try first.press("Enter")
        }
        try first.see("6,000.00")
        try first.type("12")
        try first.see("其他           12")
        try first.killAfterDraft()

        let second = try counter.open()
        try second.see("草稿 1 份未发出")
        try second.press("F9")
        try second.at("D1")
        try second.see("阿卜杜拉·买买提")
        try second.press("Enter")
        try second.at("C1")
        for value in ["入院日 *        2026-11-02", "2026-11-10", "BJ2026110200077", "9,000.00", "6,000.00", "12"] {
            try second.see(value)
        }
        try second.see("意外")
    }

    @Test func `a member's form killed while typed comes back, and is offered until it is sent`() throws {
        let counter = try Counter()
        let person = Applicant("钱学兰", ordinal: 456)
        let first = try counter.open()
        try first.fillMember(person)
        try first.killAfterDraft()

        let second = try counter.open()
        try second.see("草稿 1 份未发出")
        try second.press("F9")
        try second.at("D1")
        try second.press("Enter")
        try second.at("E1")
        for value in [person.identity, person.name, person.phone, "宝鸡益门供水有限公司", "本人同意 *      是"] {
            try second.see(value)
        }
        // Opened and left again, it is still there.
        try second.menu()
        try second.see("已存为草稿")
        try second.press("F9")
        try second.at("D1")
        try second.press("Enter")
        try second.at("E1")
        try second.press("F10")
        try second.see("F10 或 Y 登记")
        try second.press("F10")
        try second.see("已登记 HY")
        try second.menu()
        try second.press("F9")
        try second.see("没有未发出的表单。")
        #expect(try counter.found(person.name).count == 1)
    }

    @Test func `ticked plans killed before they are confirmed come back ticked`() throws {
        let counter = try Counter()
        let first = try counter.open()
        try first.enrol(Applicant("钱学兰", ordinal: 455))
        try first.press("Enter")
        try first.at("P1")
        try first.see("可以参加")
        try first.type("3")
        try first.see("[x] 3")
        try first.type("9")
        try first.see("现在缴费")
        try first.type("t")
        try first.see("首日 *          t")
        try first.killAfterDraft()

        let second = try counter.open()
        try second.see("草稿 1 份未发出")
        try second.press("F9")
        try second.at("D1")
        try second.press("Enter")
        try second.at("P1")
        try second.see("首日 *          t")
        try second.press("F12")
        try second.see("[x] 3")
    }

    @Test func `a draft is discarded only after a question`() throws {
        let counter = try Counter()
        let terminal = try counter.open()
        try terminal.fillMember(Applicant("钱学兰"))
        try terminal.menu()
        try terminal.see("已存为草稿：F9 取回")
        try terminal.press("F9")
        try terminal.at("D1")
        try terminal.see("钱学兰")
        try terminal.type("0")
        try terminal.see("丢弃后找不回来")
        try terminal.press("F12")
        try terminal.dontSee("丢弃后找不回来")
        try terminal.see("钱学兰")
        try terminal.type("0")
        try terminal.see("丢弃后找不回来")
        try terminal.press("F10")
        try terminal.see("没有未发出的表单")
    }

    @Test(arguments: [SIGTERM, SIGHUP])
    func `told to go, it saves the draft and leaves cleanly`(_ signal: Int32) throws {
        let counter = try Counter()
        let first = try counter.open()
        try first.find(Applicant("周", born: "19911111").identity, for: 1)
        try first.press("Enter")
        try first.at("E1")
        try first.type("周而复")
        // At once, without the third of a second that a draft may take.
        try first.see("周而复")
        try first.kill(signal)
        #expect(try first.seeItEnd() == 0)
        let second = try counter.open()
        try second.see("草稿 1 份未发出")
        try second.press("F9")
        try second.at("D1")
        try second.see("周而复")
    }
}

extension Tmux {
    /// Kills the program when the promise of interaction.md holds: what was typed is safe after 300 ms.
    fileprivate func killAfterDraft() throws {
        usleep(300_000)
        try kill(SIGKILL)
        #expect(try seeItEnd() == 137)
    }
}
