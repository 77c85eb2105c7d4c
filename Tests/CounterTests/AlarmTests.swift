import MutualAid
import Terminal
import Testing

@testable import Counter

/// What must not be overlooked, and leaving while a draft can't be stored.
struct AlarmTests {
    private static let gone = Sentence(what: "数据文件不在了。", todo: "请退出所有柜台，再运行 huzhu restore /a/b/c.huzhu。")
    private static let full = Sentence(what: "磁盘已满，这次没有保存。", todo: "请腾出空间再试。")

    /// An office that answers drafts and new people as `fails` says.
    private final class Office {
        var people: EnrolOffice
        var drafts: Reply?
        var records: Reply?

        init() throws { people = try EnrolOffice() }

        func answer(_ request: Request) -> Reply? {
            switch request {
            case .saveDraft(let draft): drafts ?? .draftSaved(draft.key)
            case .enrolPerson: records ?? people.answer(request)
            default: people.answer(request)
            }
        }
    }

    private func form(_ office: Office, _ language: Language = .zh, size: Size = .home) throws -> TestCounter {
        var counter = TestCounter(
            try Desks.make(language), at: .newMember(typed: ""), size: size, answer: office.answer)
        counter.type("61010319850615001X", .enter)
        counter.type("李四")
        return counter
    }

    @Test func `an alarm stands over the screen, whole and in two paragraphs, until Enter or F12`() throws {
        let office = try Office()
        var counter = try form(office)
        office.drafts = .alarm(Self.gone)
        counter.type("五")
        counter.saveDrafts()
        #expect(counter.row("┌─ 请注意") != nil)
        #expect(counter.row("数据文件不在了。") != nil)
        #expect(counter.row("请退出所有柜台，再运行 huzhu restore /a/b/c.huzhu。") != nil)
        #expect(counter.problems == [])
        // What was on its way to the form doesn't make it go.
        counter.type("六", .f(10))
        #expect(counter.row("┌─ 请注意") != nil)
        #expect(counter.problems == [])
        counter.press(.enter)
        #expect(counter.row("┌─ 请注意") == nil)
        #expect(counter.row("李四五") != nil)
    }

    @Test func `the drafts that fail after it say so in the message row, and one can type on`() throws {
        let office = try Office()
        var counter = try form(office)
        office.drafts = .alarm(Self.gone)
        counter.saveDrafts()
        counter.press(.enter)
        counter.type("五")
        counter.saveDrafts()
        #expect(counter.row("┌─ 请注意") == nil)
        #expect(counter.row("!! 草稿没有存成：数据文件不在了。") != nil)
    }

    @Test func `whoever waits for a save is told again, and the form is as it was`() throws {
        let office = try Office()
        office.records = .alarm(Self.gone)
        office.drafts = .alarm(Self.gone)
        var counter = try form(office)
        counter.saveDrafts()
        counter.press(.enter)
        let box = TestCounter(try Desks.make(), at: .menu) { request in
            if case .find = request { .alarm(Self.gone) } else { nil }
        }
        var found = box
        found.type("z")
        #expect(found.row("┌─ 请注意") != nil, "what is found is awaited too")
        #expect(counter.row("李四") != nil)
    }

    @Test func `a form whose draft can't be stored is left only by whoever says so`() throws {
        for key in [Key.f(3), .f(12)] {
            let office = try Office()
            var counter = try form(office)
            office.drafts = .failed(Self.full)
            counter.type("五")
            counter.saveDrafts()
            #expect(counter.row("!! 草稿没有存成：磁盘已满，这次没有保存。") != nil)
            counter.press(key)
            #expect(counter.text.contains("离开就丢掉刚打的"))
            counter.press(.enter)
            #expect(counter.app.page.title.code == "E1", "Enter is not enough")
            counter.press(.f(12))
            #expect(counter.row("李四五") != nil)
            counter.press(key, .f(10))
            #expect(counter.app.page.title.code != "E1")
            #expect(counter.row("!! 草稿没有存成：") != nil)
        }
    }

    @Test func `once it can be stored again the form is left as ever`() throws {
        let office = try Office()
        var counter = try form(office)
        office.drafts = .failed(Self.full)
        counter.type("五")
        counter.saveDrafts()
        office.drafts = nil
        counter.type("六")
        counter.saveDrafts()
        counter.press(.f(3))
        #expect(counter.app.page.title.code == "M0")
        #expect(counter.text.contains("已存为草稿"))
    }

    @Test func `the program ends only when the last draft is stored, or is given up`() throws {
        let office = try Office()
        var counter = try form(office)
        // The menu is reached before the draft's answer.
        counter = TestCounter(try Desks.make(), at: .newMember(typed: "")) { request in
            if case .saveDraft = request { nil } else { office.answer(request) }
        }
        counter.type("61010319850615001X", .enter)
        counter.type("李四", .f(3))
        counter.press(.f(3))
        #expect(counter.text.contains("退出互助柜台？"))
        counter.press(.f(10))
        #expect(!counter.app.isOver, "the draft is on its way")
        counter.reply(.failed(Self.full)) { if case .saveDraft = $0 { true } else { false } }
        #expect(!counter.app.isOver)
        #expect(counter.text.contains("离开就丢掉刚打的"))
        counter.press(.f(12))
        #expect(!counter.app.isOver)
        counter.press(.f(3), .f(10))
        #expect(counter.app.isOver)

        var kept = TestCounter(try Desks.make(), at: .newMember(typed: "")) { request in
            if case .saveDraft = request { nil } else { office.answer(request) }
        }
        kept.type("61010319850615001X", .enter)
        kept.type("李四", .f(3))
        kept.press(.f(3), .f(10))
        let key = try #require(
            kept.requests.compactMap { if case .saveDraft(let draft) = $0 { draft.key } else { nil } }.last)
        kept.reply(.draftSaved(key)) { if case .saveDraft = $0 { true } else { false } }
        #expect(kept.app.isOver)
    }

    @Test func `a clock earlier than what was stored last is told once, seconds are not`() throws {
        let desk = try Desks.make()
        func open(_ milliseconds: Int64) -> TestCounter {
            let last = Instant(milliseconds: desk.now.milliseconds + milliseconds)
            return TestCounter(desk, at: .menu) { request in
                if case .counts = request { .counts(MenuCounts(lastStored: last)) } else { nil }
            }
        }
        #expect(!open(60_000).text.contains("请注意"))
        #expect(!open(-1).text.contains("请注意"))
        var counter = open(3_600_000)
        #expect(counter.row("电脑的时钟比最后一条记录（2025-09-15 10:41）早") != nil)
        #expect(counter.text.contains("请先把时钟调准再录入"))
        counter.press(.enter)
        counter.press(.f(5))
        #expect(!counter.text.contains("请注意"))
    }

    @Test func `a clock that is set back under a form is told over it`() throws {
        var counter = try form(try Office())
        counter.wait(minutes: -90)
        #expect(counter.row("┌─ 请注意") != nil)
        counter.press(.enter)
        #expect(counter.row("李四") != nil)
        counter.wait(minutes: -90)
        #expect(counter.row("┌─ 请注意") == nil)
    }

    @Test(arguments: [Language.zh, .en], [Size.home, Size(rows: 20, columns: 60)])
    func `it fits every size`(_ language: Language, _ size: Size) throws {
        let office = try Office()
        office.drafts = .failed(Self.full)
        var counter = try form(office, language, size: size)
        counter.saveDrafts()
        #expect(counter.problems == [])
        counter.press(.f(3))
        #expect(counter.problems == [])
        let desk = try Desks.make(language)
        let late = Instant(milliseconds: desk.now.milliseconds + 3_600_000)
        let menu = TestCounter(desk, at: .menu, size: size) { request in
            if case .counts = request { .counts(MenuCounts(lastStored: late)) } else { nil }
        }
        #expect(menu.problems == [])
    }
}
