import MutualAid
import Terminal
import Testing

@testable import Counter

@Suite struct PlanSelectionTests {
    private func state(_ office: EnrolOffice) throws -> PlanSelection.State {
        var state = PlanSelection.State.new(PersonID(7), key: SubmissionKey("test-1"), try Desks.make())
        #expect(PlanSelection.reduce(&state, .loaded(office.card), try Desks.make()) == [])
        return state
    }

    private func press(_ text: String, _ state: inout PlanSelection.State) throws -> [Effect] {
        let desk = try Desks.make()
        return text.flatMap { character in
            PlanSelection.reduce(&state, .key(.key(.character(character))), desk)
        }
    }

    private func counter(_ office: EnrolOffice, _ language: Language = .zh, size: Size = .home) throws -> TestCounter {
        TestCounter(try Desks.make(language), at: .selectPlans(PersonID(7)), size: size, answer: office.answer)
    }

    // MARK: ticking

    @Test func `a digit ticks a plan and ticks it off again, and nothing else changes`() throws {
        var state = try state(EnrolOffice())
        let before = state
        #expect(try press("4", &state) == [])
        var expected = before
        expected.basket.choices = ["women": PlanChoice()]
        expected.selected = 3
        #expect(state == expected)
        #expect(try press("4", &state) == [])
        expected.basket.choices = [:]
        #expect(state == expected)
    }

    @Test func `full-width digits from an input method tick too`() throws {
        var counter = try counter(EnrolOffice())
        counter.press(.character("４"))
        #expect(counter.row("女职工特殊疾病  ")?.hasPrefix(">[x] 4") == true)
    }

    @Test func `of two plans that exclude each other the second says which to untick`() throws {
        var state = try state(EnrolOffice())
        _ = try press("3", &state)
        let before = state.basket
        let effects = try press("2", &state)
        #expect(effects == [.warn("津贴+重疾和重大疾病只能选一项。先按 3 取消重大疾病。")])
        #expect(state.basket == before)
    }

    @Test func `a man is told why the women's plan is closed to him before anything is typed`() throws {
        var office = try EnrolOffice()
        office.card.person = try Cards.person("张伟", identity: "61010319850615001X")
        var counter = try counter(office)
        #expect(counter.row("4 女职工")?.contains("仅限女职工") == true)
        counter.press(.character("4"))
        #expect(counter.text.contains("! 这项保障仅限女职工。请看其他保障。"))
    }

    @Test func `a child without a guardian's consent is refused, and with it may join the child plan alone`() throws {
        var office = try EnrolOffice(employer: false)
        var child = try Cards.person(
            "王小明", identity: "61010320150615001X".fixed, kind: .dependant(guardian: PersonID(1)))
        office.card.person = child
        #expect(try counter(office).row("7 子女意外")?.contains("缺监护人同意") == true)
        child.details.consent = Consent(day: try Cards.day("2025-09-01"), givenBy: .guardian)
        office.card.person = child
        let counter = try counter(office)
        #expect(counter.row("7 子女意外")?.contains("可以参加") == true)
        #expect(counter.row("1 住院")?.contains("仅限会员本人") == true)
    }

    @Test func `a plan held already says until when, and one whose fee is due says so`() throws {
        let counter = try counter(
            EnrolOffice([
                try Cards.enrolment(11, "women", from: "2025-03-01"),
                try Cards.enrolment(12, "critical", from: "2025-10-01", paid: false),
            ]))
        #expect(counter.row("4 女职工")?.contains("有效至 2026-02-28") == true)
        #expect(counter.row("3 重大疾病")?.contains("已参保，未缴费") == true)
    }

    // MARK: options

    @Test func `the accident plan asks for its tier first, with the list open`() throws {
        var counter = try counter(EnrolOffice())
        counter.press(.character("5"))
        #expect(counter.text.contains("4 100 档         会费 100.00  保额 60,000.00"))
        counter.press(.character("4"), .character("2"), .enter)
        #expect(counter.row("5 意外伤害")?.contains("200.00") == true)
        #expect(counter.row("5 意外伤害")?.contains("100 档  2 份") == true)
    }

    @Test func `leaving the tier unchosen leaves the plan unticked and keeps what was typed`() throws {
        var counter = try counter(EnrolOffice())
        counter.press(.character("6"))
        counter.type("12", .f(12))
        #expect(counter.row("6 短期")?.hasPrefix(">[ ] 6") == true)
        counter.press(.character("6"))
        #expect(counter.row("天数")?.contains("12") == true)
        counter.press(.f(10))
        #expect(counter.row("6 短期")?.contains("12.00~") == true)
        #expect(counter.row("6 短期")?.contains("12 天") == true)
    }

    @Test func `days out of range are refused on their field`() throws {
        var counter = try counter(EnrolOffice())
        counter.press(.character("6"))
        counter.type("31", .f(10))
        #expect(counter.text.contains("!! 天数要在 1 到 30 之间。请改天数。"))
    }

    @Test func `left and right change the tier, plus and minus the shares, within their bounds`() throws {
        var state = try state(EnrolOffice())
        let desk = try Desks.make()
        state.selected = 4
        state.basket.choices["accident"] = PlanChoice(shares: 1, tier: 26)
        for _ in 0..<2 { #expect(PlanSelection.reduce(&state, .key(.key(.right)), desk) == []) }
        #expect(state.basket.choices["accident"] == PlanChoice(shares: 1, tier: 74))
        for _ in 0..<5 { #expect(PlanSelection.reduce(&state, .key(.key(.character("+"))), desk) == []) }
        #expect(state.basket.choices["accident"] == PlanChoice(shares: 2, tier: 74))
        for _ in 0..<5 { #expect(PlanSelection.reduce(&state, .key(.key(.left)), desk) == []) }
        #expect(state.basket.choices["accident"] == PlanChoice(shares: 2, tier: 26))
    }

    // MARK: first day, renewal

    @Test func `cover begins on the employer's batch day, else tomorrow`() throws {
        #expect(try counter(EnrolOffice()).text.contains("首日 2025-10-01"))
        #expect(try counter(EnrolOffice(employer: false)).text.contains("首日 2025-09-16"))
    }

    @Test func `a renewal begins the day after the cover it continues, whatever the batch day`() throws {
        let office = try EnrolOffice([try Cards.enrolment(11, "women", from: "2024-10-10")])
        var state = try state(office)
        _ = try press("4", &state)
        let line = try #require(state.weighing(try Desks.make())?.lines.first)
        #expect(line.term == Term(yearFrom: try Cards.day("2025-10-10")))
        #expect(line.continued)
        #expect(try counter(office).row("4 女职工")?.contains("可以续保") == true)
    }

    @Test func `within the grace a renewal begins tomorrow, so that the batch day can't break continuity`() throws {
        // Ended on 2025-08-31: the batch day 2025-10-01 would be 30 days later, tomorrow is 15.
        var state = try state(EnrolOffice([try Cards.enrolment(11, "women", from: "2024-09-01")]))
        _ = try press("4", &state)
        let line = try #require(state.weighing(try Desks.make())?.lines.first)
        #expect(line.term.first == (try Cards.day("2025-09-16")))
        #expect(line.continued)
    }

    @Test func `after the grace it is a new enrolment on the batch day`() throws {
        var state = try state(EnrolOffice([try Cards.enrolment(11, "women", from: "2024-08-01")]))
        _ = try press("4", &state)
        let line = try #require(state.weighing(try Desks.make())?.lines.first)
        #expect(line.term.first == (try Cards.day("2025-10-01")))
        #expect(!line.continued)
    }

    @Test func `an unpaid cover that ended gives no continuity`() throws {
        var state = try state(EnrolOffice([try Cards.enrolment(11, "women", from: "2024-09-10", paid: false)]))
        _ = try press("4", &state)
        #expect(state.weighing(try Desks.make())?.lines.first?.continued == false)
    }

    @Test func `a first day that is past, a year away or no day at all is refused on its field`() throws {
        var counter = try counter(EnrolOffice())
        counter.press(.character("9"))
        for (typed, told) in [
            ("2025-09-14", "已经过去"), ("2027-01-01", "一年以后"), ("2025-02-30", "!!"),
        ] {
            for _ in 0..<10 { counter.press(.backspace) }
            counter.type(typed, .f(10))
            #expect(counter.text.contains(told), "\(typed)")
            #expect(counter.text.contains("首日 *"), "\(typed)")
        }
        for _ in 0..<10 { counter.press(.backspace) }
        counter.type("+20", .f(10))
        #expect(counter.text.contains("首日 2025-10-05"))
    }

    // MARK: fees

    @Test func `fees are split by the employer's rule, the rest is own money`() throws {
        var state = try state(EnrolOffice())
        _ = try press("14", &state)
        let weighing = try #require(state.weighing(try Desks.make()))
        #expect(weighing.total == Money(yuan: 120))
        #expect(
            weighing.split == FeeSplit(unit: Money(yuan: 84), union: Money(yuan: 12), own: Money(yuan: 24), gift: .zero)
        )
    }

    @Test func `amounts fill the fees one after the other, and every line adds up to its fee`() throws {
        var state = try state(EnrolOffice())
        _ = try press("14", &state)
        state.basket.bearer = .amounts
        state.basket.amounts = FeeSplit(unit: Money(yuan: 100), union: Money(yuan: 5), own: .zero, gift: Money(yuan: 3))
        let lines = try #require(state.weighing(try Desks.make())?.lines)
        #expect(lines.map(\.split.total) == lines.map(\.fee))
        #expect(lines.map(\.split.unit) == [Money(yuan: 95), Money(yuan: 5)])
        #expect(lines.map(\.split.union) == [.zero, Money(yuan: 5)])
        #expect(lines.map(\.split.gift) == [.zero, Money(yuan: 3)])
        #expect(lines.map(\.split.own) == [.zero, Money(yuan: 12)])
    }

    @Test func `more borne than the fees is told and not sent`() throws {
        var state = try state(EnrolOffice())
        _ = try press("4", &state)
        state.basket.bearer = .amounts
        state.basket.amounts.unit = Money(yuan: 30)
        let effects = PlanSelection.reduce(&state, .review, try Desks.make())
        #expect(effects == [.say(Message(.error, "承担的金额比会费多 5.00。按 9 改金额。"))])
        #expect(state.stage == .choosing)
    }

    @Test func `a front-line worker sees and pays the front-line fee`() throws {
        var office = try EnrolOffice()
        office.card.person.details.frontLine = true
        var state = try state(office)
        _ = try press("1", &state)
        #expect(state.weighing(try Desks.make())?.total == Money(yuan: 100))
        #expect(try counter(office).row("1 住院")?.contains("100.00") == true)
    }

    // MARK: confirm and store

    @Test func `nothing ticked can't be confirmed`() throws {
        var state = try state(EnrolOffice())
        let effects = PlanSelection.reduce(&state, .review, try Desks.make())
        #expect(effects == [.warn("还没有勾选保障。按 1-7 勾选。")])
    }

    @Test func `enter doesn't enrol, F10 does, once`() throws {
        var state = try state(EnrolOffice())
        let desk = try Desks.make()
        _ = try press("4", &state)
        #expect(PlanSelection.reduce(&state, .review, desk) == [])
        #expect(PlanSelection.reduce(&state, .key(.key(.enter)), desk) == [.inform(desk.words.useYes)])
        let line = EnrolmentLine(
            plan: "women", tier: nil, shares: 1, term: Term(yearFrom: try Cards.day("2025-10-01")), continued: false,
            fee: Money(yuan: 25),
            split: FeeSplit(unit: Money(fen: 1750), union: Money(fen: 250), own: Money(yuan: 5), gift: .zero))
        #expect(
            PlanSelection.reduce(&state, .store, desk) == [
                .ask(
                    .enrol(NewEnrolments(person: PersonID(7), lines: [line], payer: nil, key: SubmissionKey("test-1"))))
            ])
        #expect(PlanSelection.reduce(&state, .store, desk) == [])
        PlanSelection.stopWaiting(&state)
        #expect(PlanSelection.reduce(&state, .store, desk).count == 1)
    }

    @Test func `a refusal of the office leaves everything as it was, ready to be sent again`() throws {
        var state = try state(EnrolOffice())
        let desk = try Desks.make()
        _ = try press("4", &state)
        _ = PlanSelection.reduce(&state, .review, desk)
        let before = state
        _ = PlanSelection.reduce(&state, .store, desk)
        #expect(PlanSelection.reduce(&state, .failed, desk) == [])
        #expect(state == before)
    }

    @Test func `from ticks to certificates and receipt with keys alone`() throws {
        var counter = try counter(EnrolOffice())
        counter.press(.character("1"), .character("4"), .character("9"), .tab, .tab, .character("2"), .f(10))
        #expect(counter.text.contains("现在缴费，单位付"))
        counter.press(.f(10))
        #expect(counter.text.contains("会费合计        120.00"))
        #expect(counter.text.contains("壹佰贰拾元整"))
        #expect(counter.text.contains("610***********0028"))
        #expect(counter.text.contains("有等待期"))
        counter.press(.f(10))
        let certificate = try Cards.number(.certificate, 201).text
        let receipt = try Cards.number(.receipt, 9).text
        #expect(counter.text.contains(certificate))
        #expect(counter.text.contains("收据 \(receipt)  120.00  单位付款"))
        #expect(counter.app.draftsToSave() == [])
        counter.press(.character("1"))
        #expect(counter.app.frames.map(\.room.code) == ["M0", "E4"])
    }

    @Test func `unpaid certificates lead on to taking the fees`() throws {
        var counter = try counter(EnrolOffice())
        counter.press(.character("4"), .f(10), .character("y"))
        #expect(counter.text.contains("未缴费：缴费前不生效，按 4 缴费"))
        counter.press(.character("4"))
        #expect(counter.app.frames.last?.room.code == "P4")
    }

    @Test func `enter opens the terms of the selected plan and F12 comes back with the ticks`() throws {
        var counter = try counter(EnrolOffice())
        counter.press(.character("4"), .enter)
        #expect(counter.text.contains("七项保障 > 4 女职工特殊疾病"))
        counter.press(.f(12))
        #expect(counter.row("4 女职工")?.hasPrefix(">[x] 4") == true)
    }

    @Test func `one who is no handler is told so before ticking, and nothing is sent`() throws {
        var counter = TestCounter(
            try Desks.make(user: try Desks.firstReviewer()), at: .selectPlans(PersonID(7)),
            answer: try EnrolOffice().answer)
        let told = counter.row("! ")
        #expect(told?.contains("经办") == true)
        counter.press(.character("4"), .f(10))
        #expect(counter.row("! ") == told)
        #expect(!counter.text.contains("F10"))
    }

    // MARK: drafts

    @Test func `what was only looked at is no draft`() throws {
        var counter = try counter(EnrolOffice())
        counter.press(.character("9"), .f(12), .f(11))
        #expect(counter.app.draftsToSave() == [])
    }

    @Test func `a draft brings everything back, an open form with it`() throws {
        let office = try EnrolOffice()
        var counter = try counter(office)
        counter.press(.character("4"), .character("5"), .character("2"), .enter, .character("9"))
        for _ in 0..<10 { counter.press(.backspace) }
        counter.type("+9", .tab, .character("6"), .tab)
        counter.type("1.5")
        let asks = counter.app.draftsToSave()
        guard case .saveDraft(let draft) = asks.first?.request else {
            Issue.record("no draft")
            return
        }
        #expect(draft.title == "张秀英")
        #expect(draft.form == .enrolment)
        var again = TestCounter(try Desks.make(), at: .resume(draft), answer: office.answer)
        #expect(again.row("首日 *")?.contains("2025-09-24") == true)
        #expect(again.row("会费承担")?.contains("按金额") == true)
        #expect(again.row("单位承担")?.contains("1.5") == true)
        again.press(.f(10))
        #expect(again.row("4 女职工")?.contains("[x]") == true)
        #expect(again.row("5 意外伤害")?.contains("50 档") == true)
        #expect(again.text.contains("单位 1.50"))
    }

    // MARK: frames

    @Test func `every frame keeps its promises in every size and language`() throws {
        let office = try EnrolOffice([
            try Cards.enrolment(11, "hospital-accident", from: "2024-10-10"),
            try Cards.enrolment(12, "critical", from: "2025-10-01", paid: false),
        ])
        try EverySize.check(
            at: .selectPlans(PersonID(7)), answer: office.answer,
            [
                .character("1"), .character("2"), .character("3"), .character("7"), .f(11), .f(11), .character("5"),
                .character("8"), .enter,
                .enter, .character("6"), .character("7"), .f(10), .character("4"), .character("9"), .tab,
                .character("6"),
                .tab, .character("5"), .tab, .tab, .tab, .character("3"), .enter, .f(10), .f(12), .f(10), .f(10),
            ])
    }
}

extension String {
    /// The identity number with its check digit put right, so that a test can make up a birth day.
    var fixed: String {
        for digit in "0123456789X" where (try? ResidentID(prefix(17) + String(digit))) != nil {
            return prefix(17) + String(digit)
        }
        return self
    }
}
