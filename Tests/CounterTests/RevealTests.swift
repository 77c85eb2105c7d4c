import MutualAid
import Terminal
import Testing

@testable import Counter

/// E8: a masked value whole, with a reason, for a minute.
@Suite struct RevealTests {
    private static let whole = "610103198506150028"

    private final class Office {
        var card: PersonCard
        var orders: [RevealOrder] = []
        var fails = false

        init() throws { card = try Cards.hospital() }

        func answer(_ request: Request) -> Reply? {
            switch request {
            case .person: return .person(card)
            case .people(.file):
                return .people(
                    .file(MemberFile(card: card, corrections: [], warnings: [], merged: [])))
            case .trail(.reveal(let order)):
                if fails { return .failed(Sentence(what: "磁盘满了，没有存上。", todo: "请腾出地方再来。")) }
                orders.append(order)
                return .trail(.revealed(WholeValue(RevealTests.whole)))
            default: return nil
            }
        }
    }

    private func counter(
        _ office: Office, _ language: Language = .zh, user: User? = nil, size: Size = .home
    ) throws -> TestCounter {
        TestCounter(
            try Desks.real(language, user: user), at: .reveal(.person(PersonID(7))), size: size, answer: office.answer)
    }

    @Test func `from the member card one key leads there, and masks stand in every choice`() throws {
        let office = try Office()
        var counter = TestCounter(try Desks.real(), at: .memberCard(PersonID(7)), answer: office.answer)
        counter.press(.f(6))
        #expect(counter.app.page.title.code == "E8")
        #expect(counter.text.contains("平时只显示一部分"))
        counter.press(.f(4))
        #expect(counter.text.contains("610***********0028") && counter.text.contains("138****1234"))
        #expect(!counter.text.contains("银行卡"), "there is none on file")
    }

    @Test func `without a reason nothing is asked; with one the value stands until the minute is over`() throws {
        let office = try Office()
        var counter = try counter(office)
        counter.press(.f(10))
        #expect(counter.text.contains("还没有选看哪一个。"))
        counter.type("1", .f(10))
        #expect(counter.text.contains("还没有写明为什么要看。"))
        counter.type("5", .f(10))
        counter.type("三个字", .f(10))
        #expect(office.orders.isEmpty && counter.text.contains("选「其他」的至少写 4 个字"))
        counter.type("了", .f(10))
        #expect(office.orders.map(\.value) == [.identity(PersonID(7))])
        #expect(office.orders.first?.why.text == "三个字了" && office.orders.first?.why.reason == .other)
        #expect(counter.row("证件号码  " + Self.whole)?.contains("09:42 盖上") == true)
        #expect(counter.app.changesAt == Instant(milliseconds: Desks.now.milliseconds + 60_000))
        // Nothing keeps it: no draft, no title, no value of a field.
        #expect(counter.app.frames.allSatisfy { $0.room.draft(counter.app.desk) == nil })
        #expect(!"\(counter.app.page.title)".contains(Self.whole))
        #expect(!String(reflecting: counter.requests).contains(Self.whole))
        counter.wait(minutes: 1)
        #expect(!counter.text.contains(Self.whole) && counter.text.contains("已盖上。要再看，再写一次原因。"))
        counter.press(.tab)
        let room = try #require(counter.app.frames.last?.room as? OpenScreen<RevealPage>)
        #expect(room.state.shown == nil)
    }

    @Test func `it goes with the screen, and another value takes a reason of its own`() throws {
        let office = try Office()
        var counter = TestCounter(try Desks.real(), at: .memberCard(PersonID(7)), answer: office.answer)
        counter.press(.f(6))
        counter.type("21", .f(10))
        #expect(counter.text.contains(Self.whole))
        counter.press(.f(10))
        #expect(office.orders.count == 1 && counter.text.contains("还没有写明为什么要看。"))
        counter.press(.f(12))
        #expect(counter.app.page.title.code == "E5" && !counter.text.contains(Self.whole))
        counter.press(.f(6))
        #expect(!counter.text.contains(Self.whole))
    }

    @Test func `where it can't be recorded nothing is shown, and who may not is told so`() throws {
        let office = try Office()
        office.fails = true
        var counter = try counter(office)
        counter.type("11", .f(10))
        #expect(!counter.text.contains(Self.whole) && counter.text.contains("磁盘满了，没有存上。"))
        office.fails = false
        counter.press(.f(10))
        #expect(counter.text.contains(Self.whole), "what was chosen is still there")
        for user in [try Desks.firstReviewer(), try Desks.cashier()] {
            var barred = try self.counter(office, user: user)
            barred.type("11", .f(10))
            #expect(office.orders.count == 1 && barred.text.contains("这一步由经办、主管岗处理。"))
        }
    }

    @Test func `a screen that was locked meanwhile covers it, and time goes on beneath`() throws {
        let office = try Office()
        var counter = try counter(office)
        counter.type("11", .f(10))
        counter.wait(minutes: 5)
        #expect(counter.app.isLocked && !counter.text.contains(Self.whole))
    }

    @Test func `line by line it is told once, and told again when it is asked for again`() throws {
        let office = try Office()
        var counter = try counter(office)
        var session = LinearSession()
        _ = session.show(counter.app.page)
        counter.type("11", .f(10))
        #expect(session.show(counter.app.page).lines.contains { $0.contains(Self.whole) })
        counter.wait(minutes: 2)
        #expect(!session.show(counter.app.page).lines.contains { $0.contains(Self.whole) })
        counter.type("1", .f(10))
        counter.type("1", .f(10))
        #expect(office.orders.count == 2)
        #expect(session.show(counter.app.page).lines.contains { $0.contains(Self.whole) })
    }

    @Test func `every frame keeps its promises in every size and language`() throws {
        let office = try Office()
        let user = User(id: UserID(9), name: "郑爱国", duties: [.supervisor], division: try Desks.division())
        try EverySize.check(
            at: .reveal(.person(PersonID(7))), user: user, answer: office.answer,
            [.f(4), .f(12), .character("1"), .f(10), .character("5"), .f(10), .f(1), .f(12), .character("x")])
        try EverySize.check(
            at: .reveal(.person(PersonID(7))), answer: office.answer, [.character("2"), .character("1"), .f(10)])
    }
}
