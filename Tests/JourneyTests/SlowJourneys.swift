import Foundation
import Testing

/// An office that takes two seconds to answer: the counter goes on.
@Suite struct SlowJourneys {
    @Test func `keys echo while a person is awaited`() throws {
        let counter = try Counter()
        let terminal = try counter.open(environment: ["HUZHU_TEST_DELAY": "person:2000"])
        try terminal.find("买买提", for: 3)
        try terminal.see("阿卜杜拉·买买提")
        try terminal.press("Enter")
        try terminal.at("C1", within: 1)
        try terminal.see("正在读取")
        try terminal.type("1")
        try terminal.type("20261102")
        try terminal.press("Enter")
        try terminal.see("入院日 *        2026-11-02", within: 1)
        #expect(try terminal.screen.contains("正在读取"))
        try terminal.see("610***********7014")
        try terminal.see("入院日 *        2026-11-02")
    }

    @Test func `F12 gives a slow answer up and it is dropped when it comes`() throws {
        let counter = try Counter()
        let terminal = try counter.open(environment: ["HUZHU_TEST_DELAY": "person:2000"])
        try terminal.find("买买提", for: 1)
        try terminal.see("阿卜杜拉·买买提")
        try terminal.press("Enter")
        try terminal.at("E4", within: 1)
        try terminal.press("F12")
        try terminal.see("不再等待", within: 1)
        try terminal.at("E4")
        // It would come within two seconds, and it does not.
        usleep(2_300_000)
        #expect(try !terminal.screen.contains("610***********7014"))
        // F5 asks again.
        try terminal.press("F5")
        try terminal.see("610***********7014")
    }

    @Test func `a late answer to a screen that was left disturbs nothing`() throws {
        let counter = try Counter()
        let terminal = try counter.open(environment: ["HUZHU_TEST_DELAY": "person:1500"])
        try terminal.find("买买提", for: 1)
        try terminal.see("阿卜杜拉·买买提")
        try terminal.press("Enter")
        try terminal.at("E4", within: 1)
        try terminal.menu()
        try terminal.type("9")
        try terminal.see("换操作员", within: 1)
        let before = try terminal.body
        usleep(1_800_000)
        #expect(try terminal.body == before)
        try terminal.type("4")
        try terminal.see("渭滨区总工会")
    }

    @Test func `a slow save is told, can be given up, and is stored once when it is sent again`() throws {
        let counter = try Counter()
        let person = Applicant("钱学兰", ordinal: 322)
        let terminal = try counter.open(environment: ["HUZHU_TEST_DELAY": "enrolPerson:2000"])
        try terminal.fillMember(person)
        try terminal.press("F10")
        try terminal.see("F10 或 Y 登记")
        try terminal.press("F10")
        try terminal.see("正在保存", within: 1)
        try terminal.press("F12")
        try terminal.see("只会存一次", within: 1)
        try terminal.press("F10")
        try terminal.see("已登记 HY", within: 8)
        #expect(try counter.found(person.name).count == 1)
    }

    @Test func `a slow search echoes, is given up and leaves nothing behind`() throws {
        let counter = try Counter()
        let terminal = try counter.open(environment: ["HUZHU_TEST_DELAY": "find:2000"])
        try terminal.at("M0")
        try terminal.type("阿")
        try terminal.see("找 > 阿", within: 1)
        try terminal.type("卜杜拉")
        try terminal.see("找 > 阿卜杜拉", within: 1)
        try terminal.press("F12")
        try terminal.dontSee("┌─ 找", within: 1)
        let before = try terminal.body
        usleep(2_300_000)
        #expect(try terminal.body == before)

        try terminal.type("1")
        try terminal.at("E0")
        try terminal.type("买买提")
        try terminal.press("Enter")
        // These are for the screen that doesn't come.
        try terminal.type("33")
        try terminal.press("F12")
        try terminal.see("不再等待", within: 1)
        try terminal.at("E0")
        try terminal.press("BSpace")
        try terminal.see(rowEndingIn: "买买")
        usleep(2_300_000)
        try terminal.at("E0")
    }
}
