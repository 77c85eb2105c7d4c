import Foundation
import Testing

/// Every size works, also one that comes in the middle of something.
@Suite struct SizeJourneys {
    @Test(arguments: [(80, 24), (60, 20), (60, 16), (100, 30), (132, 43)])
    func `enrolment and claim entry can be worked`(columns: Int, rows: Int) throws {
        let counter = try Counter()
        let terminal = try counter.open(columns: columns, rows: rows)
        try terminal.at("M0")
        try terminal.see("理赔录入")
        try terminal.find("买买提", for: 3)
        try terminal.see("阿卜杜拉·买买提")
        try terminal.press("Enter")
        try terminal.at("C1")
        try terminal.type("1")
        try terminal.type("t")
        try terminal.press("Enter")
        try terminal.see("2026-11-24")
        try terminal.menu()
        try terminal.type("1")
        try terminal.at("E0")
        try terminal.press("F6")
        try terminal.at("E1")
        for line in try terminal.lines { #expect(line.count <= columns) }
        // Field by field to the last: the one in focus is always on screen.
        for _ in 1...8 { try terminal.press("Enter") }
        try terminal.press("F10")
        try terminal.see("还没有填")
    }

    @Test func `too small says which size is needed and keeps what was typed`() throws {
        let counter = try Counter()
        let terminal = try counter.open()
        try terminal.fillMember(Applicant("孙丽"))
        try terminal.resize(columns: 59, rows: 24)
        try terminal.see("60")
        try terminal.dontSee("孙丽")
        try terminal.resize(columns: 80, rows: 15)
        try terminal.see("one line") { $0.split(separator: "\n").filter { !$0.allSatisfy(\.isWhitespace) }.count == 1 }
        // Keys typed blind change nothing that can't be seen.
        try terminal.resize(columns: 10, rows: 3)
        try terminal.resize(columns: 1, rows: 1)
        try terminal.resize(columns: 80, rows: 24)
        try terminal.see("孙丽")
        try terminal.see("本人同意 *      是")
        #expect(try terminal.exitStatus == nil)
    }

    @Test func `a resize inside the confirm page, the list, the box and the help redraws them whole`() throws {
        let counter = try Counter()
        let terminal = try counter.open()
        try terminal.find(Applicant("孙丽").identity, for: 1)
        try terminal.press("Enter")
        try terminal.at("E1")

        try terminal.press("F1")
        try terminal.see("与证件一致")
        try terminal.resize(columns: 100, rows: 30)
        try terminal.see("与证件一致")
        try terminal.press("F12")
        try terminal.dontSee("与证件一致")

        try terminal.type("孙丽")
        try terminal.press("Enter")
        try terminal.type("13800001234")
        try terminal.press("Enter", "F4")
        try terminal.see("┌─ 单位")
        try terminal.resize(columns: 60, rows: 20)
        try terminal.see("the list whole") { Self.boxIsWhole($0) }
        try terminal.resize(columns: 80, rows: 24)
        try terminal.see("the list whole again") { Self.boxIsWhole($0) }
        try terminal.press("Enter")
        try terminal.dontSee("┌─ 单位")

        try terminal.press("F2")
        try terminal.see("┌")
        try terminal.type("待办")
        try terminal.resize(columns: 60, rows: 20)
        try terminal.see("the box whole") { Self.boxIsWhole($0) && $0.contains("待办") }
        try terminal.resize(columns: 110, rows: 30)
        try terminal.see("the box whole again") { Self.boxIsWhole($0) && $0.contains("待办") }
        try terminal.press("F12")
        try terminal.dontSee("┌")

        try terminal.press("Space", "F10")
        try terminal.see("F10 或 Y 登记")
        try terminal.resize(columns: 60, rows: 20)
        try terminal.see("F10 或 Y 登记")
        try terminal.resize(columns: 50, rows: 10)
        try terminal.dontSee("F10 或 Y 登记")
        try terminal.resize(columns: 80, rows: 24)
        try terminal.see("F10 或 Y 登记")
        try terminal.press("F10")
        try terminal.see("已登记 HY")
    }

    /// One frame with both its corners above and below, as wide at every row.
    private static func boxIsWhole(_ screen: String) -> Bool {
        let lines = screen.split(separator: "\n", omittingEmptySubsequences: false)
        guard let top = lines.firstIndex(where: { $0.contains("┌") }),
            let bottom = lines.lastIndex(where: { $0.contains("└") })
        else { return false }
        let sides = lines[(top + 1)..<bottom].allSatisfy { $0.filter { $0 == "│" }.count == 2 }
        return lines[top].contains("┐") && lines[bottom].contains("┘") && sides && bottom > top + 1
    }
}
