import Foundation
import Testing

/// The clock is set back: it is told, and what was stored stays in its order.
@Suite struct ClockJourneys {
    private static let told = "电脑的时钟比最后一条记录"

    private func open(_ counter: Counter, _ clock: SetClock) throws -> Tmux {
        try counter.open(environment: try clock.environment.mapValues(Optional.some))
    }

    @Test func `set back before the start, it is told over the menu once, and records keep their order`() throws {
        let counter = try Counter()
        let clock = SetClock(counter.home)
        try clock.set(by: 0)
        let first = try open(counter, clock)
        let before = try first.enrol(Applicant("钱学兰", ordinal: 631))
        try first.quit()
        try clock.set(by: -86_400 * 3)
        let second = try open(counter, clock)
        try second.see("┌─ 请注意")
        try second.see(Self.told)
        try second.press("Enter")
        try second.dontSee(Self.told)
        let after = try second.enrol(Applicant("赵立本", ordinal: 632))
        try second.menu()
        #expect(try !second.screen.contains(Self.told))
        try second.quit()
        #expect(before < after, "numbers go on")
        let entries = try OpenedOffice.at(counter.data) { try $0.auditTold() }
        #expect(entries.suffix(2).map(\.action) == ["add-person", "add-person"])
        #expect(try counter.run("verify").status == 0)
        // At the right time nothing is said.
        try clock.set(by: 0)
        let third = try open(counter, clock)
        try third.at("M0")
        try third.see("今日")
        #expect(try !third.screen.contains("┌─ 请注意"))
    }

    @Test func `set back under a form, it is told over it, and the form stays`() throws {
        let counter = try Counter()
        let clock = SetClock(counter.home)
        try clock.set(by: 0)
        let terminal = try open(counter, clock)
        let person = Applicant("钱学兰", ordinal: 633)
        try terminal.fillMember(person)
        try clock.set(by: -7200)
        try terminal.press("F10")
        try terminal.see("┌─ 请注意")
        try terminal.see("比最后一条记录")
        try terminal.press("Enter")
        try terminal.see(person.phone)
        try terminal.press("F10")
        try terminal.see("F10 或 Y 登记")
        try terminal.press("F10")
        try terminal.see("已登记 HY")
    }

    @Test func `a backup of a day long past stays with those of later days, and they with it`() throws {
        let counter = try Counter()
        let clock = SetClock(counter.home)
        for days in 0..<9 {
            try clock.set(by: -86_400 * days)
            let made = try Program.run(
                [Program.huzhu, "backup", "--data", counter.data],
                environment: counter.home.environment.merging(try clock.environment) { $1 })
            #expect(made.status == 0, "\(made.err)")
            let listed = try counter.run("backup", "--list").out.split(separator: "\n")
            let path = try #require(made.out.firstMatch(of: /已备份：(\S+)（/)).output.1
            #expect(listed.contains { $0.hasSuffix(path) }, "\(days) days back: \(path) was made and taken away")
        }
    }
}
