import MutualAid
import Terminal
import Testing

@testable import Counter

@Suite struct DayEndPageTests {
    private func counter(_ language: Language = .zh, size: Size = .home) throws -> TestCounter {
        TestCounter(try Desks.make(language), at: .dayEnd, size: size, answer: SlipOffice().answer)
    }

    @Test func `it opens on today and shows what will be printed`() throws {
        var counter = try counter()
        #expect(counter.requests.last == .slips(.dayEnd(try Cards.day("2025-09-15"))))
        #expect(counter.text.contains("2025-09-15  今天"))
        #expect(counter.row("合计")?.hasSuffix("1,295.00") == true)
        counter.press(.character("1"))
        guard case .print(let job)? = counter.requests.last else {
            Issue.record("nothing was printed")
            return
        }
        #expect(job.title == "日结 2025-09-15" && job.about == .nobody)
        #expect(job.lines == Slip.dayEnd(try SlipSamples.dayEnd(), try SlipSamples.desk(.zh)).lines(72))
    }

    @Test func `the day before, the day after, and any day typed; none that is to come`() throws {
        var counter = try counter()
        counter.press(.character("3"))
        #expect(counter.text.contains("这是今天，后面还没有。"))
        counter.press(.character("2"))
        #expect(counter.requests.last == .slips(.dayEnd(try Cards.day("2025-09-14"))))
        #expect(counter.row("合计")?.hasSuffix("0.00") == true)
        counter.press(.character("3"))
        #expect(counter.requests.last == .slips(.dayEnd(try Cards.day("2025-09-15"))))
        counter.press(.character("4"))
        counter.type("3-15", .enter)
        #expect(counter.requests.last == .slips(.dayEnd(try Cards.day("2025-03-15"))))
        counter.press(.character("4"))
        counter.type("+1", .f(10))
        #expect(counter.text.contains("2025-09-16 还没有到。"))
        counter.press(.f(12))
        #expect(counter.text.contains("2025-03-15"))
    }

    @Test func `an answer for a day that was left is dropped`() throws {
        var counter = TestCounter(try Desks.make(), at: .dayEnd) { _ in nil }
        let today = try Cards.day("2025-09-15")
        counter.press(.character("2"))
        counter.reply(.slips(.dayEnd(try SlipSamples.dayEnd(), OfficeContact()))) { $0 == .slips(.dayEnd(today)) }
        #expect(!counter.text.contains("1,295.00"))
    }

    @Test func `every frame keeps its promises in every size and language`() throws {
        try EverySize.check(
            at: .dayEnd, answer: SlipOffice().answer,
            [.f(8), .character("2"), .character("4"), .character("x"), .f(10), .f(1), .f(12), .f(12), .character("1")])
    }
}

@Suite struct ReportsMenuTests {
    @Test func `seven and a digit lead to the day's end and the renewals`() throws {
        var counter = TestCounter(try Desks.make(), at: .menu, answer: RenewalOffice().answer)
        counter.press(.character("7"))
        #expect(counter.row("1  日结") != nil && counter.row("2  续保") != nil)
        counter.press(.character("1"))
        #expect(counter.text.contains("R1"))
        counter.press(.f(12), .character("x"))
        #expect(counter.text.contains("R2"))
        try EverySize.check(at: .reports, answer: RenewalOffice().answer, [.down, .character("9")])
    }

    @Test(arguments: ["R1", "R2", "R3", "rj", "xb", "dysz", "日结", "续保"])
    func `the box finds each by its code and its pinyin`(
        _ typed: String
    ) throws {
        var counter = TestCounter(try Desks.make(), at: .menu, answer: RenewalOffice().answer)
        counter.press(.f(2))
        counter.type(typed)
        let name = ["R1": "日结", "rj": "日结", "R2": "续保", "xb": "续保", "R3": "打印设置", "dysz": "打印设置"][typed] ?? typed
        #expect(counter.row(name) != nil)
    }
}

/// An office with 250 covers that end, of two units; every third person belongs to none.
struct RenewalOffice {
    static func row(_ place: Int) -> RenewalRow? {
        guard let number = try? Cards.number(.certificate, place + 1), let day = try? Cards.day("2025-09-16") else {
            return nil
        }
        return RenewalRow(
            enrolment: EnrolmentID(Int64(place + 1)), number: number, person: PersonID(Int64(place + 100)),
            name: place == 2 ? "阿卜杜拉·买买提" : "张秀英", maskedIdentity: "610***********0028",
            employer: place.isMultiple(of: 3) ? nil : "宝鸡渭滨机械厂", plan: place == 1 ? "allowance-critical" : "women",
            last: day.adding(days: place / 20), keepsUntil: day.adding(days: place / 20 + 31),
            waitingSaved: place == 3 ? 0 : 60, isPaidOut: place == 4,
            barred: place == 5 ? [.age(years: 61, window: 16...60)] : [])
    }

    static let all = (0..<250).compactMap(row)

    func answer(_ request: Request) -> Reply? {
        switch request {
        case .slips(.renewals(let query, let after, let limit)):
            let wanted = Self.all.filter { row in
                query.span.contains(row.last)
                    && (query.unit == .all || (query.unit == .none) == (row.employer == nil))
            }
            let start = after.flatMap { after in wanted.firstIndex { $0.place == after } }.map { $0 + 1 } ?? 0
            return .slips(.renewals(Array(wanted.dropFirst(start).prefix(limit))))
        case .slips(.renewalCounts(let span, nil, _)):
            return .slips(
                .renewalCounts([
                    RenewalCount(employer: nil, name: nil, people: 84, covers: 84, first: span.first),
                    RenewalCount(employer: EmployerID(3), name: "宝鸡渭滨机械厂", people: 166, covers: 166, first: span.last),
                ]))
        case .print: return .printed(.printer("zhenshi"))
        case .counts: return .counts(MenuCounts())
        default: return SlipOffice().answer(request)
        }
    }
}

@Suite struct RenewalsPageTests {
    private func counter(_ language: Language = .zh, size: Size = .home) throws -> TestCounter {
        TestCounter(try Desks.make(language), at: .renewals, size: size, answer: RenewalOffice().answer)
    }

    private var asked: (TestCounter) -> [(RenewalQuery, RenewalPlace?, Int)] {
        { counter in
            counter.requests.compactMap {
                if case .slips(.renewals(let query, let place, let limit)) = $0 { (query, place, limit) } else { nil }
            }
        }
    }

    @Test func `covers that end within 30 days stand by day with what renewing keeps`() throws {
        let counter = try counter()
        #expect(counter.text.contains("30 天内到期  2025-09-15 – 2025-10-15"))
        #expect(counter.row("2025-09-16")?.contains("1 天") == true)
        #expect(counter.text.contains("免等待 60 天") && counter.text.contains("保障不断"))
        #expect(counter.text.contains("61 岁，超过"))
        #expect(counter.text.contains("2025-10-17 前起保算续保"))
        #expect(asked(counter).map(\.2) == [100])
    }

    @Test func `English plan names stand whole at 60 columns`() throws {
        let counter = try counter(.en, size: Size(rows: 20, columns: 60))
        #expect(counter.row("Women's diseases   no waiting 60 d") != nil)
    }

    @Test func `Enter leads to the plans of the person`() throws {
        var counter = try counter()
        counter.press(.down, .enter)
        #expect(counter.requests.contains(.person(PersonID(101))))
        #expect(counter.text.contains("P1"))
    }

    @Test func `the list goes on by key when its end is reached, and comes back whole`() throws {
        var counter = try counter()
        counter.press(.end, .down)
        #expect(asked(counter).count == 2)
        #expect(asked(counter).last?.1 == RenewalOffice.all[99].place)
        #expect(counter.requests.count { if case .slips(.renewals) = $0 { true } else { false } } == 2)
        counter.press(.end, .down, .end, .down)
        // 250 rows: the third page is not full, so there is no fourth.
        #expect(asked(counter).count == 3)
        #expect(counter.row(RenewalOffice.all[249].number.text) != nil)
    }

    @Test func `by unit, one unit, and back`() throws {
        var counter = try counter()
        counter.press(.character("2"))
        #expect(counter.row("没有单位")?.contains("84 人") == true)
        #expect(counter.row("宝鸡渭滨机械厂")?.contains("166 份") == true)
        counter.press(.down, .enter)
        #expect(asked(counter).last?.0.unit == .one(EmployerID(3)))
        #expect(counter.text.contains("2025-10-15  宝鸡渭滨机械厂"))
        counter.press(.f(12))
        #expect(counter.row("没有单位") != nil)
        counter.press(.character("2"), .f(12))
        #expect(counter.text.contains("主菜单"))
    }

    @Test func `ended covers and another number of days`() throws {
        var counter = try counter()
        counter.press(.character("3"))
        #expect(counter.text.contains("近 30 天已到期  2025-08-16 – 2025-09-14"))
        #expect(counter.text.contains("这段时间没有到期的保障。"))
        counter.press(.character("3"), .character("4"))
        counter.type("7", .enter)
        #expect(counter.text.contains("7 天内到期  2025-09-15 – 2025-09-22"))
        counter.press(.character("4"))
        counter.type("0", .enter)
        #expect(counter.text.contains("天数不对。请写 1 至 366。"))
    }

    @Test func `the whole list is printed, not the page that is on the screen`() throws {
        var counter = try counter()
        counter.press(.character("1"))
        #expect(asked(counter).last?.2 == RenewalsPage.printed && asked(counter).last?.1 == nil)
        guard case .print(let job)? = counter.requests.last else {
            Issue.record("nothing was printed")
            return
        }
        #expect(job.about == .people(250))
        #expect(job.lines.contains("共    250 人，250 份"))
        #expect(counter.text.contains("已送打印机 zhenshi。"))
    }

    @Test func `every frame keeps its promises in every size and language`() throws {
        try EverySize.check(
            at: .renewals, answer: RenewalOffice().answer,
            [
                .down, .f(8), .end, .down, .character("2"), .down, .enter, .f(12), .character("2"), .character("3"),
                .character("3"), .character("4"), .character("x"), .f(10), .f(12), .character("1"),
            ])
    }
}
