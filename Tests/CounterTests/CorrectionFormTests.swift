import MutualAid
import Terminal
import Testing

@testable import Counter

/// E6 and E7: what can be corrected, why it can't, the forms, their confirm pages, and what is sent.
@Suite struct CorrectionFormTests {
    private func open(
        _ destination: Destination, _ office: RecordOffice? = nil, user: User? = nil, language: Language = .zh
    ) throws -> TestCounter {
        let office = try office ?? RecordOffice()
        return TestCounter(try Desks.make(language, user: user), at: destination, answer: office.answer)
    }

    // MARK: the menu and the history

    @Test func `the menu tells what can be done, and why not, and what was corrected, masked`() throws {
        var counter = try open(.corrections(PersonID(7)))
        #expect(counter.row("更正资料") != nil && counter.row("退保") != nil && counter.row("身故登记") != nil)
        #expect(counter.row("手机号：137****2222 改为 138****1234") != nil)
        #expect(!counter.text.contains("13711112222"))
        #expect(counter.row("原因：已变更") != nil)
        counter.type("4")
        #expect(counter.text.contains("这个人现在没有单位。"))
        counter.type("7")
        #expect(counter.text.contains("这项更正由主管岗处理。"))
        counter.type("2")
        #expect(counter.app.page.title.code == "E7")
    }

    @Test func `a merged record says where it went, and nothing is corrected there`() throws {
        var office = try RecordOffice()
        office.file.card.living = office.other.person
        var counter = try open(.corrections(PersonID(7)), office)
        #expect(counter.text.contains("已并入 \(office.other.person.number.text) 张秀英，只能查看"))
        for digit in ["1", "2", "3", "4", "5", "6", "7"] {
            counter.type(digit)
            #expect(counter.app.page.title.code == "E6")
            #expect(counter.text.contains("这条记录已并入"))
        }
        counter.type("9")
        #expect(counter.requests.last == .person(PersonID(8)))
    }

    @Test func `a dead person's menu takes the report back instead`() throws {
        var office = try RecordOffice()
        office.file.card.person.died = try Cards.day("2025-09-01")
        let counter = try open(.corrections(PersonID(7)), office, user: RecordOffice.supervisor())
        #expect(counter.row(" 6 ")?.contains("撤销身故") == true)
        #expect(counter.text.contains("已于 2025-09-01 身故"))
    }

    // MARK: cancelling

    @Test func `cancelling names certificate, term, sum and payer, and sends reasons and version`() throws {
        var office = try RecordOffice()
        var after = office.card
        after.enrolments[1].cancelled = Cancellation(
            day: try Cards.day("2025-09-15"),
            refund: Refund(
                receipt: try Cards.number(.receipt, 99), day: try Cards.day("2025-09-15"), payer: .unit,
                amount: Money(yuan: 95)))
        office.corrected = after
        var counter = try open(.correction(PersonID(7), .cancel(nil)), office)
        #expect(counter.row("凭证 *")?.contains("重大疾病  2025-10-01 起  95.00") == true, "the only one that can be")
        counter.press(.f(10))
        #expect(counter.text.contains("还没有选原因。"))
        #expect(RecordOffice.order(counter) == nil)
        counter.type("1")
        counter.press(.f(10))
        #expect(counter.row("退费")?.contains("95.00  退给单位") == true)
        #expect(counter.text.contains("玖拾伍元整"))
        #expect(counter.row("原因")?.contains("本人申请") == true)
        counter.press(.enter)
        #expect(RecordOffice.order(counter) == nil, "what gives money back takes F10 or Y")
        counter.press(.f(10))
        let order = try #require(RecordOffice.order(counter))
        #expect(order.work == .cancel(EnrolmentID(12), version: 1))
        #expect(order.why.reasons == [.askedByMember])
        #expect(counter.row("退费收据")?.contains("\(try Cards.number(.receipt, 99).text)  95.00  退给单位") == true)
        #expect(counter.row("已退保") != nil)
    }

    @Test func `a cover that has begun can't be chosen, and says so`() throws {
        var counter = try open(.correction(PersonID(7), .cancel(nil)))
        counter.press(.f(4))
        #expect(counter.text.contains("住院+意外"))
        counter.type("2")
        #expect(counter.text.contains("不能退费"))
    }

    // MARK: plan and fee

    @Test func `the right plan's fee and what is to be given back are reckoned while it is chosen`() throws {
        var office = try RecordOffice()
        office.card.enrolments[1] = Enrolment(
            id: EnrolmentID(12), number: try Cards.number(.certificate, 12), person: PersonID(7), plan: "critical",
            edition: "2024", tier: nil, shares: 1, term: Term(yearFrom: try Cards.day("2025-10-01")), continued: false,
            fee: Money(yuan: 35), split: FeeSplit(Money(yuan: 35), by: .own),
            payment: FeePayment(
                receipt: try Cards.number(.receipt, 12), day: try Cards.day("2025-09-01"), payer: .own),
            enteredBy: UserID(1), enteredOn: try Cards.day("2025-09-01"))
        var counter = try open(.correction(PersonID(7), .replace(EnrolmentID(12))), office)
        #expect(counter.row("正确的会费")?.contains("35.00  不变") == true)
        counter.press(.enter)
        counter.press(.f(4))
        #expect(counter.text.contains("女职工特殊疾病"))
        counter.type("4")
        #expect(counter.row("正确的会费")?.contains("25.00  应退 10.00") == true)
        counter.press(.enter)
        counter.press(.enter, .enter)
        counter.type("1")
        counter.press(.f(10))
        #expect(counter.row("保障活动")?.contains("女职工特殊疾病") == true)
        #expect(counter.row("差额")?.contains("退给本人 10.00") == true)
        counter.press(.f(10))
        let order = try #require(RecordOffice.order(counter))
        let fee = Money(yuan: 25)
        #expect(
            order.work
                == .replace(
                    EnrolmentID(12), version: 1,
                    EnrolmentPlan(plan: "women", tier: nil, shares: 1, fee: fee, split: FeeSplit(fee, by: .own))))
    }

    // MARK: employer, death

    @Test func `a transfer finds the employer as one types, and a day still to come is refused`() throws {
        var counter = try open(.correction(PersonID(7), .transfer))
        counter.type("bjwb")
        counter.press(.enter)
        #expect(counter.row("新单位 *")?.contains("宝鸡渭滨机械厂") == true)
        counter.type("+3")
        counter.press(.f(10))
        #expect(counter.text.contains("2025-09-18 还没有到。") || counter.text.contains("还没有日期"))
        #expect(RecordOffice.order(counter) == nil)
    }

    @Test func `a death is recorded for a day that has come`() throws {
        var counter = try open(.correction(PersonID(7), .death))
        counter.type("-2")
        counter.press(.enter)
        counter.type("1")
        counter.press(.f(10))
        #expect(counter.row("身故日")?.contains("2025-09-13") == true)
        counter.type("y")
        #expect(RecordOffice.order(counter)?.work == .death(on: try Cards.day("2025-09-13")))
    }

    // MARK: merging

    @Test func `a merge shows what differs, lets one choose, warns of what is twice, and sends the choice`() throws {
        var counter = try open(
            .correction(PersonID(7), .merge(PersonID(8))), user: RecordOffice.supervisor())
        #expect(counter.row("手机号 *")?.contains("138****1234") == true)
        #expect(counter.text.contains("住院+意外两条都有"))
        #expect(counter.text.contains("原号仍可查到"))
        counter.press(.f(4))
        counter.type("2")
        counter.press(.enter)
        counter.type("1")
        counter.press(.f(10))
        #expect(counter.row("随之转来")?.contains("保障 1 份、理赔 0 件、子女 0 人") == true)
        #expect(counter.row("手机号")?.contains("139****5678") == true)
        #expect(!counter.text.contains("13900005678"))
        counter.press(.f(10))
        #expect(
            RecordOffice.order(counter)?.work == .merge(other: PersonID(8), otherVersion: 1, takes: [.phone]))
    }

    @Test func `the other record is found by what is typed, never the person alone`() throws {
        var counter = try open(.correction(PersonID(7), .merge(nil)), user: RecordOffice.supervisor())
        counter.type("张秀英")
        counter.press(.enter)
        #expect(counter.row("另一条 *")?.contains("张秀英") == true)
        #expect(
            counter.requests.contains(.people(.mergePlan(living: PersonID(7), other: PersonID(8)))))
    }

    // MARK: drafts, waiting

    @Test func `what was typed is kept as a draft and comes back, and two submits send one`() throws {
        let office = try RecordOffice()
        var counter = TestCounter(try Desks.make(), at: .correction(PersonID(7), .death)) { request in
            if case .people(.correct) = request { nil } else { office.answer(request) }
        }
        counter.type("-2")
        counter.press(.enter)
        counter.type("1")
        guard case .saveDraft(let draft)? = counter.app.draftsToSave().last?.request else {
            Issue.record("no draft")
            return
        }
        #expect(draft.form == .correction && draft.title == "张秀英 身故登记")
        var again = try open(.resume(draft), office)
        #expect(again.row("身故日 *")?.contains("2025-09-13") == true)
        again.press(.f(10), .f(10))
        #expect(RecordOffice.order(again)?.key == draft.key)
        counter.press(.f(10), .f(10), .f(10))
        #expect(RecordOffice.order(counter) != nil, "sent once")
        counter.reply(.failed(Sentence(what: "不行。", todo: "再试。"))) { if case .people = $0 { true } else { false } }
        #expect(counter.row("身故日 *")?.contains("2025-09-13") == true, "everything typed is there")
        #expect(counter.text.contains("不行。再试。"))
    }

    // MARK: frames

    @Test func `every frame keeps its promises in every size and language`() throws {
        let office = try RecordOffice()
        let supervisor = try RecordOffice.supervisor()
        try EverySize.check(at: .corrections(PersonID(7)), answer: office.answer, [.pageDown, .character("7"), .f(1)])
        let keys: [Key] = [.f(4), .f(12), .enter, .character("1"), .f(10), .f(10), .f(10)]
        for task: CorrectionTask in [
            .cancel(nil), .replace(nil), .leave, .transfer, .death, .undoDeath, .merge(PersonID(8)), .merge(nil),
        ] {
            try EverySize.check(
                at: .correction(PersonID(7), task), user: supervisor, answer: office.answer, keys)
        }
    }
}
