import Foundation
import Testing

/// Keys beyond the data, counted on the real program from the main menu: what the four promises of fewer steps come to.
@Suite struct KeyCountJourneys {
    private func enrolled(
        _ keys: CountedKeys, _ person: Applicant, plans: String, paid: Bool
    ) throws {
        let terminal = keys.terminal
        try terminal.at("M0")
        try keys.choose("1")
        try terminal.at("E0")
        try keys.value(person.identity)
        try terminal.at("E1")
        try keys.value(person.name)
        try keys.value(person.phone)
        try terminal.type(person.employer)
        try terminal.see("单位 *        + \(person.employer)")
        try keys.press("Enter")
        try terminal.see("有限公司")
        try keys.press("Space")
        try terminal.see("本人同意 *      是")
        try keys.press("F10")
        try terminal.see("F10 或 Y 登记")
        try keys.press("F10")
        try terminal.see("已登记 HY")
        try keys.press("Enter")
        try terminal.at("P1")
        try terminal.see("可以参加")
        try keys.choose(plans)
        try keys.press("F10")
        try terminal.see("登记这 \(plans.count) 项保障？")
        if paid {
            try keys.choose("1")
            try terminal.see("现在缴，单位付款")
        }
        try keys.press("F10")
        try terminal.see(paid ? "收据 SJ" : "未缴费：缴费前不生效")
    }

    @Test func `a new member with two plans takes at most 16 keys, with the fee taken too`() throws {
        let counter = try Counter()
        let terminal = try counter.open()
        let keys = CountedKeys(terminal)
        try enrolled(keys, Applicant("阿迪力·吐尔逊"), plans: "13", paid: false)
        #expect(keys.count <= 16)
        let unpaid = keys.count
        try terminal.menu()
        keys.startAgain()
        try enrolled(keys, Applicant("孙丽", born: "19900228", ordinal: 124), plans: "13", paid: true)
        #expect(keys.count <= 16)
        #expect(keys.count == unpaid + 1, "one digit takes the fee")
    }

    @Test
    func `a claim of a known member takes at most 16 keys with every paper ticked, and the program counted the same`()
        throws
    {
        let counter = try Counter()
        let person = Applicant("阿依古丽", ordinal: 246)
        let first = try counter.open()
        try enrolled(CountedKeys(first), person, plans: "1", paid: true)
        try first.menu()
        try first.quit()

        let terminal = try counter.open(today: "2027-03-20")
        let keys = CountedKeys(terminal)
        try terminal.at("M0")
        try keys.choose("3")
        try terminal.at("C0")
        try terminal.type(String(person.identity.suffix(4)))
        try terminal.see(person.name)
        try keys.press("Enter")
        try terminal.at("C1")
        try terminal.see("有效  住院+意外")
        let opened = keys.count
        try keys.choose("1")
        for value in ["2027-03-01", "2027-03-09"] { try keys.value(value) }
        try keys.press("Enter")
        for value in ["BJ2027030100009", "18642.50", "13049.75"] { try keys.value(value) }
        try keys.press("Enter")
        for value in ["4206.31", "1386.44"] { try keys.value(value) }
        try terminal.see("五项相符")
        try keys.choose("0")
        try terminal.see("[x] 结算单")
        try keys.press("F10")
        try terminal.see("材料齐全")
        try keys.press("F10")
        try terminal.see("已受理 LP")
        #expect(keys.count <= 16)

        // The office's own count begins where the form opens.
        try terminal.menu()
        try terminal.press("F2")
        try terminal.type("sstj")
        try terminal.press("Enter")
        try terminal.at("N1")
        let wanted = ["理赔录入", "1", "\(keys.count - opened)"]
        try terminal.see("the figures \(wanted)") { screen in
            screen.split(separator: "\n").contains { $0.split(separator: " ").map(String.init).starts(with: wanted) }
        }
    }

    @Test func `where a claim stands is told after at most 3 keys and the last four digits`() throws {
        let counter = try Counter()
        let terminal = try counter.open()
        let claims = try counter.found("LP").compactMap { $0["name"] }
        let person = try #require(claims.compactMap { name in try? lastFour(name, counter) }.first)
        let keys = CountedKeys(terminal)
        try terminal.at("M0")
        try keys.choose("4")
        try terminal.at("S0")
        try terminal.type(person.digits)
        try terminal.see(person.name)
        try keys.press("Enter")
        try terminal.see("a claim's status or the person's claims") { $0.contains(" S1 ") || $0.contains(" E4 ") }
        #expect(keys.count <= 3)
    }

    /// Somebody of whom these four digits are the only hit.
    private func lastFour(_ name: String, _ counter: Counter) throws -> (name: String, digits: String)? {
        guard let found = try counter.found(name).first, let identity = found["identity"] else { return nil }
        let digits = String(identity.suffix(4))
        return try counter.found(digits).count == 1 ? (name, digits) : nil
    }

    @Test func `the next review decision from the worklist takes at most 3 keys`() throws {
        let counter = try Counter()
        let terminal = try counter.open()
        try terminal.at("M0")
        try terminal.become("高建国")
        try terminal.home()
        try terminal.type("5")
        try terminal.at("L1")
        try terminal.see("LP6")
        let keys = CountedKeys(terminal)
        try keys.choose("1")
        try terminal.at("S1")
        try terminal.see("3 同意")
        try keys.choose("3")
        try terminal.see("F10 或 Y")
        try keys.press("F10")
        try terminal.see("Enter 下一件")
        #expect(keys.count <= 3)
        // The one after it, without going back to the list.
        let claim = try terminal.number("LP")
        keys.startAgain()
        try keys.press("Enter")
        try terminal.see("another claim") { !$0.contains(claim) && $0.contains("3 同意") }
        try keys.choose("3")
        try terminal.see("F10 或 Y")
        try keys.press("F10")
        try terminal.see("Enter 下一件")
        #expect(keys.count <= 3)
    }
}
