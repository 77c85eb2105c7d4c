import MutualAid
import Terminal
import Testing

@testable import Counter

/// Keys that come before the screen they are for.
struct TypeAheadTests {
    private static let identity = "610103198506150028"

    /// A search desk whose office answers no search until the test says so.
    private func open(_ purpose: Purpose) throws -> TestCounter {
        let office = try PeopleOffice()
        return TestCounter(try Desks.make(), at: .find(purpose)) { request in
            request.isFind ? nil : office.answer(request)
        }
    }

    private static func isSearch(_ request: Request) -> Bool { request == .find(identity, limit: FindPerson.limit) }

    @Test func `what is typed behind Enter waits and goes to the next screen`() throws {
        var counter = try open(.enrol)
        counter.type(Self.identity, .enter)
        counter.type("孙丽", .enter)
        #expect(counter.row("找人 ")?.contains("孙丽") == false)
        counter.reply(.found(Self.identity, []), to: Self.isSearch)
        #expect(counter.app.page.title.code == "E1")
        #expect(counter.row("证件号码")?.contains(Self.identity) == true)
        #expect(counter.row("姓名")?.contains("孙丽") == true)
    }

    @Test func `what was typed for a screen that doesn't come is thrown away`() throws {
        var counter = try open(.claim)
        counter.type(Self.identity, .enter)
        counter.type("12")
        counter.reply(.found(Self.identity, []), to: Self.isSearch)
        #expect(counter.app.page.title.code == "C0")
        #expect(counter.row("找人 ")?.hasSuffix(Self.identity) == true)
        counter.type("3")
        #expect(counter.row("找人 ")?.hasSuffix(Self.identity + "3") == true)
    }

    @Test func `F12 stops waiting and F3 leaves, and neither keeps the keys`() throws {
        var counter = try open(.enrol)
        counter.type(Self.identity, .enter)
        counter.type("孙丽", .f(12))
        #expect(counter.app.page.title.code == "E0")
        #expect(counter.text.contains("不再等待"))
        counter.reply(.found(Self.identity, []), to: Self.isSearch)
        #expect(counter.app.page.title.code == "E0")
        #expect(!counter.text.contains("孙丽"))
        counter.press(.enter)
        counter.type("1", .f(3))
        #expect(counter.app.page.title.code == "M0")
    }

    @Test func `without an office there is nothing to find and no draft to bring back`() throws {
        var app = App.start(try Desks.make(), size: .home, door: .welcome).app
        for key in [Key.f(2), .f(9)] {
            #expect(app.press(key).isEmpty)
            #expect(app.page.title.code == "W0")
            #expect(app.page.message?.text == "先建立办事处，或打开演示。")
        }
    }
}
