import MutualAid
import Terminal
import Testing

@testable import Counter

@Suite struct OverlayTests {
    @Test func `a frame over a screen leaves no scraps beside it and whole rows below it`() throws {
        let office = try PeopleOffice()
        var counter = TestCounter(try Desks.make(), at: .newMember(typed: ""), answer: office.answer)
        counter.press(.f(10), .f(1), .f(1))
        for row in counter.text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
        where row.contains("│") {
            #expect(row.hasPrefix("  │"))
            #expect(row.last == "│")
        }
        var menu = TestCounter(try Desks.make(), at: .worklist, answer: office.answer)
        menu.press(.f(3), .f(3))
        #expect(menu.row("F12 返回") != nil && menu.row("返回修改") == nil)
        #expect(menu.row(" 直接打字找人") != nil)
    }

    @Test func `help that wraps stays under its command`() throws {
        var user = try Desks.make()
        user.user.duties = [.auditor]
        let office = try PeopleOffice()
        var counter = TestCounter(user, at: .person(PersonID(7)), answer: office.answer)
        counter.press(.f(1))
        for row in counter.text.split(separator: "\n").map(String.init) where row.contains("│") {
            let inside = row.drop { $0 != "│" }.dropFirst()
            #expect(inside.hasPrefix(" ") && (inside.dropFirst().first != " " || inside.hasPrefix("           ")))
        }
    }

    @Test func `drafts that wait are said on the main menu`() throws {
        let office = try PeopleOffice()
        let counter = TestCounter(try Desks.make(), at: .menu) { request in
            if case .counts = request { .counts(MenuCounts(drafts: 2)) } else { office.answer(request) }
        }
        #expect(counter.row("草稿 2 份未发出：F9 取回") != nil)
    }
}
