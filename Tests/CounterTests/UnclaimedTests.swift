import MutualAid
import Terminal
import Testing

@testable import Counter

/// Y0 to Y3: what can be claimed for and nobody has.
struct UnclaimedTests {
    /// One person with the hospital plan; what is added and noted is kept.
    private final class Office {
        var card: PersonCard
        var events: [KnownEvent] = []
        var added: [NewKnownEvent] = []
        var contacts: [NewContact] = []
        let catalogue: Catalogue

        init(_ facts: KnownFacts...) throws {
            card = try Cards.hospital()
            catalogue = try Desks.make().catalogue
            for facts in facts { events.append(event(facts)) }
        }

        private func event(_ facts: KnownFacts) -> KnownEvent {
            KnownEvent(
                id: KnownEventID(Int64(events.count + 1)), person: card.person.id, facts: facts, source: .employer,
                enteredBy: UserID(1), enteredOn: facts.day)
        }

        private func known(_ id: KnownEventID) -> Reply {
            guard let event = events.first(where: { $0.id == id }), let today = Desks.today else { return .nobody }
            return .unclaimed(.card(KnownEventCard(event, card: card, catalogue: catalogue, today: today)))
        }

        func answer(_ request: Request) -> Reply? {
            switch request {
            case .person: return .person(card)
            case .find(let text, _): return .found(text, [PeopleOffice.row(card)])
            case .unclaimed(.card(let id)): return known(id)
            case .unclaimed(.list(let all, let place, let limit)):
                guard let today = Desks.today else { return nil }
                let rows = events.compactMap { Unclaimed($0, card: card, catalogue: catalogue, today: today) }
                    .filter { $0.isOpen || all }.map { UnclaimedRow($0, person: card.person) }
                    .sorted {
                        ($0.unclaimed.event.facts.day, $0.unclaimed.event.id) < (
                            $1.unclaimed.event.facts.day, $1.unclaimed.event.id
                        )
                    }
                let first = rows.firstIndex { UnclaimedPlace(after: $0) == place }.map { $0 + 1 } ?? 0
                let page = rows.dropFirst(first)
                return .unclaimed(.list(Array(page.prefix(limit)), hasMore: page.count > limit))
            case .unclaimed(.add(let new)):
                added.append(new)
                events.append(event(new.facts))
                return known(KnownEventID(Int64(events.count)))
            case .unclaimed(.contact(let new)):
                contacts.append(new)
                guard let place = events.firstIndex(where: { $0.id == new.event }) else { return .nobody }
                events[place].contacts.append(
                    Contact(
                        at: Desks.now, user: UserID(1), userName: "周敏", result: new.result, note: new.note))
                events[place].version += 1
                return known(new.event)
            case .call(.reveal): return card.phoneToDial.map { .call(.phone($0)) }
            case .saveDraft(let draft): return .draftSaved(draft.key)
            default: return nil
            }
        }
    }

    private static func stay(_ first: String, _ last: String?, ownPay: Int? = nil) throws -> KnownFacts {
        let totals = ownPay.flatMap {
            SheetTotals(
                total: Money(yuan: $0), pooled: .zero, other: .zero, ownPay: Money(yuan: $0), ownExpense: .zero)
        }
        return .stay(
            KnownStay(
                admitted: try Cards.day(first), discharged: try last.map(Cards.day), hospital: "区人民医院",
                sheet: ownPay == nil ? nil : "BJ77", totals: totals))
    }

    private func counter(_ office: Office, at place: Destination, user: User? = nil) throws -> TestCounter {
        TestCounter(try Desks.make(user: user), at: place, answer: office.answer)
    }

    // MARK: list

    @Test func `the first to run out stands on top, with its last day, what it pays and who was told`() throws {
        let office = try Office(
            try Self.stay("2025-08-02", "2025-08-12", ownPay: 1000), try Self.stay("2025-07-10", nil),
            // Waits: nothing to pay.
            try Self.stay("2025-06-10", "2025-06-11", ownPay: 50))
        var counter = try counter(office, at: .unclaimed)
        let rows = counter.text.split(separator: "\n").filter { $0.contains("张秀英") }
        #expect(rows.count == 2)
        #expect(rows.first?.contains("2027-07-10") == true && rows.first?.contains("缺出院日") == true)
        #expect(rows.last?.contains("1,000.00~") == true && rows.last?.contains("还没联系") == true)
        #expect(counter.text.contains("还有 2 件没人来申领，先到期的在前"))
        counter.press(.f(11))
        #expect(counter.text.split(separator: "\n").filter { $0.contains("张秀英") }.count == 3)
        #expect(counter.text.contains("全部 3 件"))
        #expect(counter.requests.last == .unclaimed(.list(all: true, after: nil, limit: 100)))
    }

    @Test func `a long list comes a hundred at a time, and paging past them asks for the next`() throws {
        let office = try Office()
        let first = try Cards.day("2025-05-29")
        for days in 0..<105 {
            let day = first.adding(days: days)
            office.events.append(
                KnownEvent(
                    id: KnownEventID(Int64(days + 1)), person: office.card.person.id,
                    facts: .stay(KnownStay(admitted: day, discharged: nil)), source: .employer, enteredBy: UserID(1),
                    enteredOn: day))
        }
        var counter = try counter(office, at: .unclaimed)
        #expect(counter.text.contains("多于 100 件没人来申领"))
        counter.press(.end, .down)
        let last = try #require(office.events.dropFirst(99).first)
        guard case .unclaimed(.list(false, let place?, 100))? = counter.requests.last else {
            Issue.record("not asked: \(String(describing: counter.requests.last))")
            return
        }
        #expect(place.event == last.id)
        #expect(counter.text.contains("还有 105 件没人来申领"))
        counter.press(.enter)
        #expect(counter.requests.last == .unclaimed(.card(KnownEventID(101))))
        // Coming back asks for as many as were there.
        counter.press(.f(12))
        #expect(counter.requests.last == .unclaimed(.list(all: false, after: nil, limit: 105)))
    }

    @Test func `an empty list says how one gets in`() throws {
        let counter = try counter(try Office(), at: .unclaimed)
        #expect(counter.text.contains("F6 登记一件，或 huzhu unclaimed import 读入名单"))
    }

    // MARK: one

    @Test func `one key opens claim entry with what is known filled in, the first unknown waits`() throws {
        let office = try Office(try Self.stay("2025-08-02", "2025-08-12", ownPay: 1000))
        var counter = try counter(office, at: .knownEvent(KnownEventID(1)))
        #expect(counter.text.contains("估算互助金    1,000.00~"))
        #expect(counter.text.contains("2027-08-02"))
        counter.press(.character("1"))
        #expect(counter.app.page.title.code == "C1")
        #expect(counter.row("入院日")?.contains("2025-08-02") == true)
        #expect(counter.row("出院日")?.contains("2025-08-12") == true)
        #expect(counter.row("结算单号")?.contains("BJ77") == true)
        #expect(counter.row("总费用")?.contains("1,000.00") == true)
        #expect(!counter.app.hasUnsavedDraft, "nothing was typed yet")
        // Everything is there: all papers, submit, confirm.
        counter.type("0", .f(10))
        #expect(counter.text.contains("材料齐全"))
        let unknown = try Office(try Self.stay("2025-08-02", nil))
        var other = try self.counter(unknown, at: .knownEvent(KnownEventID(1)))
        other.press(.character("1"))
        other.type("8-12", .enter)
        #expect(other.row("出院日")?.contains("2025-08-12") == true)
    }

    @Test func `a diagnosis of the lists is chosen in claim entry`() throws {
        let facts = KnownFacts.diagnosis(
            KnownDiagnosis(day: try Cards.day("2025-08-02"), disease: "women-05", text: "乳腺癌"))
        let office = try Office(facts)
        office.card = try Cards.patient()
        var counter = try counter(office, at: .knownEvent(KnownEventID(1)))
        counter.press(.character("1"))
        #expect(counter.row("确诊日")?.contains("2025-08-02") == true)
        #expect(counter.row("病种 1")?.contains("乳腺癌") == true)
    }

    @Test func `what came of a contact is one digit and F10, and stands below`() throws {
        let office = try Office(try Self.stay("2025-08-02", "2025-08-12"))
        var counter = try counter(office, at: .knownEvent(KnownEventID(1)))
        counter.press(.character("2"), .f(10))
        #expect(counter.text.contains("还没有选结果。打 1 到 4。"))
        counter.type("4")
        counter.type("没人接", .f(10))
        #expect(office.contacts.map(\.result) == [.unreachable])
        #expect(office.contacts.map(\.note) == ["没人接"])
        #expect(counter.text.contains("周敏  联系不上  没人接"))
        counter.press(.character("2"), .character("1"), .f(10))
        #expect(office.contacts.last?.version == 2)
        #expect(Set(office.contacts.map(\.key)).count == 2)
    }

    @Test func `F12 keeps what was typed, and it is a draft`() throws {
        let office = try Office(try Self.stay("2025-08-02", "2025-08-12"))
        var counter = try counter(office, at: .knownEvent(KnownEventID(1)))
        counter.press(.character("2"), .character("1"))
        counter.type("下周来", .f(12))
        #expect(counter.app.page.title.code == "Y2")
        let draft = try #require(counter.app.frames.last?.room.draft(counter.app.desk))
        #expect(draft.form == .contact)
        counter.press(.character("2"))
        #expect(counter.text.contains("下周来"))
        var again = TestCounter(try Desks.make(), at: .resume(draft), answer: office.answer)
        again.press(.f(10))
        #expect(office.contacts.map(\.note) == ["下周来"])
    }

    @Test func `the phone is whole only when it is asked for; a claim that came takes it off`() throws {
        let office = try Office(try Self.stay("2025-08-02", "2025-08-12"))
        var counter = try counter(office, at: .knownEvent(KnownEventID(1)))
        #expect(counter.text.contains("138****1234"))
        counter.press(.f(11))
        #expect(counter.requests.last == .call(.reveal(.unclaimed(KnownEventID(1)))))
        #expect(counter.text.contains("13800001234"))
        let claim = try Cards.claim(21, try Cards.stay("2025-08-05", "2025-08-06"), of: office.card)
        office.card.claims = [claim]
        let after = try self.counter(office, at: .knownEvent(KnownEventID(1)))
        #expect(after.text.contains("已经申领：\(claim.number.text)"))
        #expect(!after.text.contains("1 录入理赔"))
    }

    // MARK: a new one

    @Test func `somebody told of a stay: find, type, F10`() throws {
        let office = try Office()
        var counter = try counter(office, at: .unclaimed)
        counter.press(.f(6))
        #expect(counter.app.page.title.code == "Y0")
        counter.type("张", .enter)
        #expect(counter.app.page.title.code == "Y3")
        counter.type("1")
        counter.type("8-2", .enter)
        counter.type("8-12", .enter)
        counter.type("1")
        counter.type("区人民医院", .enter)
        counter.type("3", .f(10))
        let new = try #require(office.added.first)
        #expect(new.source == .employer)
        #expect(new.facts == (try Self.stay("2025-08-02", "2025-08-12")))
        #expect(counter.app.page.title.code == "Y2")
        #expect(counter.text.contains("张秀英 可以来申领"))
    }

    @Test func `the figures of the sheet may go with it, the fifth works itself out, and the list says what is paid`()
        throws
    {
        let office = try Office()
        var counter = try counter(office, at: .newKnownEvent(PersonID(7)))
        counter.type("1")
        counter.type("8-2", .enter)
        counter.type("8-12", .enter)
        counter.type("1", .enter)
        counter.type("1")
        counter.type("BJ77", .enter)
        counter.type("3000", .enter)
        counter.type("1800", .enter, .enter)
        counter.type("1000", .enter)
        #expect(counter.row("自付")?.contains("1,000.00") == true)
        counter.press(.f(10))
        guard case .stay(let stay)? = office.added.first?.facts else {
            Issue.record("not sent")
            return
        }
        #expect(stay.sheet == "BJ77")
        #expect(
            stay.totals
                == SheetTotals(
                    total: Money(yuan: 3000), pooled: Money(yuan: 1800), other: .zero, ownPay: Money(yuan: 1000),
                    ownExpense: Money(yuan: 200)))
        #expect(counter.text.contains("估算互助金    1,000.00~"))
    }

    @Test func `figures that don't add up are told at the total, and nothing is sent`() throws {
        let office = try Office()
        var counter = try counter(office, at: .newKnownEvent(PersonID(7)))
        counter.type("1")
        counter.type("8-2", .enter, .enter)
        counter.type("1", .enter)
        counter.type("1", .enter)
        for figure in ["3000", "1800", "0", "1000"] { counter.type(figure, .enter) }
        counter.type("300", .f(10))
        #expect(counter.text.contains("总费用 3,000.00，四项合计 3,100.00，不相符"))
        var some = try self.counter(office, at: .newKnownEvent(PersonID(7)))
        some.type("1")
        some.type("8-2", .enter, .enter)
        some.type("1", .enter)
        some.type("1", .enter)
        some.type("3000", .f(10))
        #expect(some.text.contains("统筹支付没有填写"))
        #expect(office.added.isEmpty)
    }

    @Test func `a diagnosis that isn't listed is kept as it is written`() throws {
        let office = try Office()
        var counter = try counter(office, at: .newKnownEvent(PersonID(7)))
        counter.type("2")
        counter.type("8-2", .enter)
        counter.type("说是肿块", .enter)
        counter.type("4", .f(10))
        #expect(
            office.added.first?.facts
                == .diagnosis(KnownDiagnosis(day: try Cards.day("2025-08-02"), disease: nil, text: "说是肿块")))
        #expect(counter.text.contains("现在没有可申领的"))
    }

    @Test func `what is missing or can't be is told at its field, and nothing is sent`() throws {
        let office = try Office()
        var counter = try counter(office, at: .newKnownEvent(PersonID(7)))
        counter.press(.f(10))
        #expect(counter.text.contains("入院日没有填写"))
        counter.type("9-20", .enter)
        counter.type("9-1", .f(10))
        #expect(counter.text.contains("来源没有填写"))
        for _ in 0..<4 { counter.press(.down) }
        counter.type("1", .f(10))
        #expect(counter.text.contains("2025-09-20 还没有到"))
        #expect(office.added.isEmpty)
    }

    @Test(arguments: [Size.home, Size(rows: 20, columns: 60)])
    func `a day is checked when it is left, and an empty one is left in peace`(size: Size) throws {
        let office = try Office()
        var counter = TestCounter(
            try Desks.make(), at: .newKnownEvent(PersonID(7)), size: size, answer: office.answer)
        counter.type("1", .enter)
        #expect(!counter.text.contains("!!"))
        counter.press(.up)
        counter.type("2025-11-31", .enter)
        #expect(counter.text.contains("!! 没有 2025-11-31 这一天。"))
        counter.press(.up)
        counter.type("8-12", .enter)
        #expect(!counter.text.contains("没有 2025-11-31"))
        counter.type("8-2", .enter)
        #expect(counter.text.contains("早于入院日"))
        #expect(counter.problems == [])
    }

    @Test func `a draft of it comes back with the other kind's values too`() throws {
        let office = try Office()
        var counter = try counter(office, at: .newKnownEvent(PersonID(7)))
        counter.type("1")
        counter.type("8-2", .up)
        counter.type("2")
        counter.type("8-3", .enter)
        let draft = try #require(counter.app.frames.last?.room.draft(counter.app.desk))
        #expect(draft.form == .knownEvent)
        var again = TestCounter(try Desks.make(), at: .resume(draft), answer: office.answer)
        #expect(again.row("确诊日")?.contains("2025-08-03") == true)
        again.type("1")
        #expect(again.row("入院日")?.contains("8-2") == true)
    }

    @Test func `every page holds at every size in both languages`() throws {
        let office = try Office(
            try Self.stay("2025-08-02", "2025-08-12", ownPay: 1000), try Self.stay("2025-07-10", nil))
        try EverySize.check(at: .unclaimed, answer: office.answer, [.f(11), .down, .f(5)])
        try EverySize.check(
            at: .knownEvent(KnownEventID(1)), answer: office.answer,
            [.f(11), .character("2"), .character("3"), .character("备"), .f(10), .character("2"), .f(12)])
        try EverySize.check(
            at: .newKnownEvent(PersonID(7)), answer: office.answer,
            [.f(10), .character("2"), .down, .character("乳"), .f(4), .f(12), .f(10)])
    }
}
