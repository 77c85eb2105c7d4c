import MutualAid
import Terminal
import Testing

@testable import Counter

@Suite struct PayeeFormTests {
    private func counter(
        _ office: MoneyOffice, user: User? = nil, _ language: Language = .zh
    ) throws -> TestCounter {
        TestCounter(
            try Desks.make(language, user: try user ?? Desks.cashier()), at: .payee(ClaimID(50)),
            answer: office.answer)
    }

    private func given(_ counter: TestCounter) -> [NewPayee] {
        counter.requests.compactMap { if case .money(.givePayee(let new)) = $0 { new } else { nil } }
    }

    private func failed() throws -> MoneyOffice {
        let office = try MoneyOffice()
        office.payee = PayeeCard(
            card: ClaimCard(
                claim: try MoneyOffice.claim(.paymentFailed(reason: "账号已销户")), card: try Cards.hospital()),
            given: Payee(
                role: .member,
                account: BankAccount(
                    card: try BankCard("6228480402564890018"), holder: try PersonName("张秀英"), bank: "工商银行"),
                proof: [.bankCard]))
        return office
    }

    @Test func `after a failure the bank's reason stands above, the old card is masked, and another is asked for`()
        throws
    {
        let office = try failed()
        var counter = try counter(office)
        #expect(counter.text.contains("银行退回：账号已销户"))
        #expect(counter.text.contains("现在付给：本人  张秀英 ****0018 工商银行"))
        counter.press(.f(10))
        #expect(counter.text.contains("还没有填") || counter.text.contains("!! "))
        #expect(given(counter).isEmpty)
        counter.press(.f(12))
        counter = try self.counter(office)
        counter.press(.enter, .enter)
        counter.type("6222021234567890128", .enter)
        counter.type("邮储银行", .f(10))
        #expect(
            counter.text.contains("* 银行卡         6222 0212 3456 7890 128")
                || counter.text.contains("6222 0212 3456 7890 128"))
        #expect(counter.text.contains("****0018"))
        counter.press(.f(10))
        let new = try #require(given(counter).first)
        #expect(new.account.card.text == "6222021234567890128" && new.account.holder.text == "张秀英")
        #expect(new.role == .member && new.version == 1)
    }

    @Test func `another holder is refused for the member, and a proxy needs the papers`() throws {
        let office = try failed()
        var counter = try counter(office)
        counter.press(.character("2"))
        #expect(counter.text.contains("代领人"))
        counter.press(.enter)
        counter.type("李四", .enter)
        counter.type("6222021234567890128", .enter)
        counter.type("邮储银行", .f(10))
        #expect(counter.text.contains("缺收款证明：委托书、代办人身份证。"))
        #expect(given(counter).isEmpty)
        counter.press(.character("1"), .character("2"), .f(10), .character("y"))
        #expect(given(counter).map(\.role) == [.proxy])
        #expect(given(counter).first?.proof == [.authorisation, .proxyID])
    }

    @Test func `who may not is told before typing`() throws {
        let counter = try counter(failed(), user: Desks.firstReviewer())
        #expect(counter.text.contains("! 这一步由经办、财务岗处理"))
    }

    @Test func `what was typed is a draft until it is stored`() throws {
        let office = try failed()
        var counter = try counter(office)
        counter.press(.enter, .enter)
        counter.type("6222")
        let draft = try #require(
            counter.app.draftsToSave().compactMap { ask -> DraftRow? in
                if case .saveDraft(let draft) = ask.request { draft } else { nil }
            }.first)
        #expect(draft.form == .payee && draft.values["claim"] == "50")
        var resumed = TestCounter(
            try Desks.make(user: Desks.cashier()), at: .resume(draft), answer: office.answer)
        #expect(resumed.text.contains("6222"))
        #expect(resumed.text.contains("M4"))
        resumed.press(.f(12))
    }

    @Test func `the form keeps the promises of every frame`() throws {
        try EverySize.check(
            at: .payee(ClaimID(50)), user: Desks.cashier(), answer: try failed().answer,
            [.enter, .enter, .character("6"), .f(10), .f(1), .f(12)])
        try EverySize.check(
            at: .payee(ClaimID(50)), user: Desks.handler(), answer: try MoneyOffice().answer, [.f(10), .f(12)])
    }
}
