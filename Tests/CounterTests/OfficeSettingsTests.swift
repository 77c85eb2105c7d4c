import MutualAid
import Terminal
import Testing

@testable import Counter

/// G2: what the office works by.
struct OfficeSettingsTests {
    private static func supervisor() throws -> User {
        User(id: UserID(9), name: "郑爱国", duties: [.supervisor], division: try Desks.division())
    }

    private func counter(
        _ language: Language = .zh, size: Size = .home, user: User? = nil, refuses: OfficeProfile? = nil
    ) throws -> TestCounter {
        var desk = try Desks.make(language, user: try user ?? Self.supervisor())
        desk.profile.fingerprint = "3f2a 90c4 1b7d 55e0 a8c2 04f6 7711 d93e"
        return TestCounter(desk, at: .officeSettings, size: size) { request in
            switch request {
            case .life(.setLimits(let wanted, _)):
                refuses == nil
                    ? .life(.profile(wanted)) : .failed(Sentence(what: "王主任已在 09:40 改过。", todo: "请看新内容。"))
            case .life(.profile): refuses.map { .life(.profile($0)) }
            default: nil
            }
        }
    }

    private func sent(_ counter: TestCounter) -> [OfficeProfile] {
        counter.requests.compactMap { if case .life(.setLimits(let wanted, _)) = $0 { wanted } else { nil } }
    }

    @Test func `the office stands there with its path, and every limit with its basis`() throws {
        let counter = try counter()
        #expect(counter.text.contains("610302  陕西省 宝鸡市 渭滨区"))
        #expect(counter.row("复审起点")?.contains("3,000.00 元起  同行") == true)
        #expect(counter.row("质量抽查")?.contains("10%  同行") == true)
        #expect(counter.row("补件期限")?.contains("30 天  同行") == true)
        #expect(counter.row("初审期限")?.contains("2 个工作日  同行") == true)
        #expect(counter.row("拨付期限")?.contains("10 个工作日  同行") == true)
        #expect(counter.row("文件指纹")?.contains("3f2a 90c4 1b7d 55e0 a8c2 04f6 7711 d93e") == true)
        #expect(counter.problems == [])
    }

    @Test func `at 60 columns the fingerprint is whole, in both languages`() throws {
        for language in Language.allCases {
            let counter = try counter(language, size: Size(rows: 20, columns: 60))
            #expect(counter.text.contains("3f2a 90c4 1b7d 55e0 a8c2 04f6 7711 d93e"))
            #expect(!counter.text.contains("1-14/"), "nothing lies below")
            #expect(counter.problems == [])
        }
    }

    @Test func `only a supervisor sets them, and anyone else is told whom to ask`() throws {
        var counter = try counter(user: try Desks.handler())
        #expect(!counter.text.contains("1 改期限"))
        counter.press(.character("1"))
        #expect(counter.app.message?.text.contains("由主管设定") == true)
    }

    @Test func `what changes is marked, and is the office's own from then on`() throws {
        var counter = try counter()
        counter.press(.character("1"))
        counter.type("5000", .enter, .enter, .enter)
        counter.type("3", .f(10))
        #expect(counter.row("*复审起点")?.contains("5,000.00 元起  改 3,000.00 元起") == true)
        #expect(counter.row("*初审期限")?.contains("3 个工作日  改 2 个工作日") == true)
        #expect(counter.row("*质量抽查") == nil)
        counter.press(.f(10))
        let wanted = try #require(sent(counter).first)
        #expect(wanted.reviewThreshold == Money(yuan: 5_000))
        #expect(wanted.limits.firstReviewDays == Figure(3, .office))
        #expect(wanted.limits.secondReviewDays == Figure(2, .peer))
        #expect(counter.row("初审期限")?.contains("3 个工作日  办事处") == true)
        #expect(counter.text.contains("已设定"))
    }

    @Test func `a percentage over a hundred and no day at all are refused, with the rest kept`() throws {
        var counter = try counter()
        counter.press(.character("1"), .enter)
        counter.type("101", .enter)
        counter.type("0", .f(10))
        #expect(counter.text.contains("!! 百分比是 0 到 100。请改正。"))
        counter.press(.backspace, .f(10))
        #expect(counter.text.contains("!! 天数是 1 到 999。请改正。"))
        #expect(counter.row("质量抽查 *")?.contains("10") == true)
        #expect(sent(counter) == [])
    }

    @Test func `the minutes until the screen is covered are set from 1 to 60`() throws {
        var counter = try counter()
        #expect(counter.row("锁屏")?.contains("5 分钟没有按键") == true)
        counter.press(.character("1"), .up, .tab, .tab, .tab, .tab, .tab, .tab)
        for wrong in ["0", "61"] {
            counter.press(.control("u"))
            counter.type(wrong, .f(10))
            #expect(counter.text.contains("!! 锁屏是 1 到 60 分钟。请改正。"), "\(wrong)")
        }
        counter.press(.control("u"))
        counter.type("60", .f(10))
        #expect(counter.row("*锁屏")?.contains("60 分钟没有按键  改 5 分钟没有按键") == true)
        counter.press(.f(10))
        #expect(try #require(sent(counter).first).idleMinutes == 60)
        #expect(counter.app.desk.profile.idleMinutes == 60, "it holds here at once")
    }

    @Test func `nothing changed is told and not sent`() throws {
        var counter = try counter()
        counter.press(.character("1"), .f(10))
        #expect(counter.app.message?.text == "没有改动。")
        #expect(sent(counter) == [])
    }

    @Test func `what another terminal has set first is told and shown; what was typed stays`() throws {
        var other = try Desks.make().profile
        other.limits.paperDays = Figure(20, .office)
        var counter = try counter(refuses: other)
        counter.press(.character("1"), .enter)
        counter.type("25", .f(10), .f(10))
        #expect(counter.text.contains("!! 王主任已在 09:40 改过。请看新内容。"))
        #expect(counter.row("质量抽查 *")?.contains("25") == true)
    }

    @Test func `every frame keeps its promises in every size and language`() throws {
        for language in Language.allCases {
            for size in EverySize.sizes {
                var counter = try counter(language, size: size)
                let keys: [Key] = [
                    .character("1"), .character("5"), .enter, .character("9"), .enter, .f(1), .f(12), .f(10),
                    .backspace, .f(10), .f(12), .f(12), .f(10),
                ]
                for (place, key) in keys.enumerated() {
                    #expect(counter.problems == [], "\(language) \(size) \(place)")
                    counter.press(key)
                }
                #expect(counter.problems == [], "\(language) \(size)")
            }
        }
    }
}
