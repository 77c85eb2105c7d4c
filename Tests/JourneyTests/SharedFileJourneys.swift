import Foundation
import Testing

/// Two counters on one file.
@Suite struct SharedFileJourneys {
    @Test func `both enrol, each sees what the other did, no number twice`() throws {
        let counter = try Counter()
        let one = try counter.open()
        let other = try counter.open()
        var numbers: [String] = []
        for place in 0..<2 {
            numbers.append(try one.enrol(Applicant("甲\(["一", "二"][place])", ordinal: 301 + place)))
            numbers.append(try other.enrol(Applicant("乙\(["一", "二"][place])", ordinal: 401 + place)))
            try one.menu()
            try other.menu()
        }
        #expect(Set(numbers).count == 4)
        try one.find("乙二", for: 1)
        try one.see("610***********402")
        try other.find("甲一", for: 1)
        try other.see("610***********301")
    }

    @Test func `one identity entered at both is stored once, and the second is told whose it is`() throws {
        let counter = try Counter()
        let one = try counter.open()
        let other = try counter.open()
        let person = Applicant("丙丁", ordinal: 555)
        try one.fillMember(person)
        try other.fillMember(person)
        for terminal in [one, other] {
            try terminal.press("F10")
            try terminal.see("F10 或 Y 登记")
        }
        try one.press("F10")
        try one.see("已登记 HY")
        let number = try one.number("HY")
        try other.press("F10")
        try other.see("已登记给")
        // What was typed is still there.
        try other.see(person.phone)
        #expect(try counter.found(person.name).map { $0["number"] } == [number])
    }

    @Test func `a record changed meanwhile is told by whom, and what was typed stays`() throws {
        let counter = try Counter()
        let one = try counter.open()
        let other = try counter.open()
        for (terminal, phone) in [(one, "13511110001"), (other, "13511110002")] {
            try terminal.find("买买提", for: 1)
            try terminal.see("阿卜杜拉·买买提")
            try terminal.press("Enter")
            try terminal.at("E4")
            try terminal.see("610***********7014")
            let edit = try #require(terminal.screen.firstMatch(of: /([0-9]) 修改/)).output.1
            try terminal.type(String(edit))
            try terminal.at("E1")
            try terminal.press("Tab", "Tab", "C-u")
            try terminal.type(phone)
            try terminal.see(phone)
            try terminal.press("F10")
            try terminal.see("还没有选原因")
            try terminal.type("2")
            try terminal.see("[x] 已变更")
            try terminal.press("F10")
            try terminal.see("F10 或 Y")
        }
        try one.press("F10")
        try one.see("已修改 HY")
        try other.press("F10")
        try other.see("改过这条记录")
        try other.see("13511110002")
        #expect(try counter.found("13511110001").count == 1)
        #expect(try counter.found("13511110002").isEmpty)
    }

    @Test func `a claim decided at one counter can't be decided again at the other`() throws {
        let counter = try Counter()
        let one = try counter.open()
        let other = try counter.open()
        for terminal in [one, other] {
            try terminal.at("M0")
            try terminal.type("912")
            try terminal.see("现在的操作员：高建国")
            try terminal.press("F3")
            try terminal.at("M0")
            try terminal.type("5")
            try terminal.at("L1")
            try terminal.see("LP6")
            try terminal.type("1")
            try terminal.at("S1")
            try terminal.see("3 同意")
            try terminal.type("3")
            try terminal.see("F10 或 Y")
        }
        try one.press("F10")
        try one.see("Enter 下一件")
        try other.press("F10")
        // Who did what, and when.
        try other.see("!! 高建国已在")
        try other.see("同意")
        try other.dontSee("3 同意")
    }
}
