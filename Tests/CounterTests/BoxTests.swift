import MutualAid
import Terminal
import Testing

@testable import Counter

@Suite struct BoxTests {
    private func counter(_ rows: [FoundRow] = [], at destination: Destination = .menu) throws -> TestCounter {
        let office = try PeopleOffice()
        return TestCounter(try Desks.make(), at: destination) { request in
            if case .find(let text, _) = request { .found(text, rows) } else { office.answer(request) }
        }
    }

    @Test(arguments: ["jdcx", "jinduchaxun", "chaxun", "进度"])
    func `a place of the menu is found by its characters and its pinyin, whole, by word or by initials`(_ typed: String)
        throws
    {
        var counter = try counter()
        counter.press(.f(2))
        counter.type(typed)
        #expect(counter.row("进度查询") != nil)
        counter.press(.enter)
        #expect(counter.app.page.title.code == "S0")
    }

    @Test func `a screen's own command is found by pinyin and shows its key`() throws {
        var counter = try counter(at: .person(PersonID(7)))
        counter.press(.f(2))
        counter.type("xlp")
        #expect(counter.row("新理赔")?.contains("3") == true)
        counter.press(.enter)
        #expect(counter.app.page.title.code == "C1")
    }

    @Test func `an employer leads to a new member of that employer`() throws {
        let employer = try EnrolOffice.employer()
        var counter = try counter([
            FoundRow(
                ref: .employer(employer.id), kind: .employer, number: "91610302MA6TECT074", name: employer.name,
                detail: .employer(handler: nil))
        ])
        counter.press(.f(2))
        counter.type("宝鸡", .enter)
        #expect(counter.app.page.title.code == "E1")
        #expect(counter.row("单位")?.contains(employer.name) == true)
    }

    @Test func `nothing found says what to do; F1 says what can be typed`() throws {
        var counter = try counter()
        counter.press(.f(2))
        counter.type("zzz")
        #expect(counter.text.contains("换一种写法；登记新会员从 1 会员参保进"))
        counter.press(.f(1))
        #expect(counter.text.contains("打姓名、拼音"))
        #expect(counter.problems == [])
    }

    @Test(arguments: ["缴费", "个人页", "新理赔", "查理赔", "加子女", "修改", "打开所选", "核算单", "刷新", "份数档次"])
    func `every character of a command's name has its pinyin`(_ name: String) {
        #expect(CommandLetters.letters(name).initials.count == name.count)
    }
}
