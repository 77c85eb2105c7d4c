import Foundation
import MutualAid
import Testing

@testable import Office

/// Corrections on a real file: what was, what is, the history, the audit trail, and what is refused with which words.
@Suite struct CorrectionTests {
    private let fixture: Fixture

    init() throws { fixture = try Fixture() }

    private func card(_ person: Person) throws -> PersonCard { try #require(try fixture.office.personCard(person.id)) }

    @discardableResult
    private func correct(
        _ person: Person, _ work: CorrectionWork, _ reasons: [CorrectionReason], by user: User? = nil,
        key: SubmissionKey? = nil
    ) throws -> PersonCard {
        try fixture.office.correct(
            CorrectionOrder(
                person: person.id, version: try card(person).person.version, work: work,
                why: CorrectionWhy(reasons), key: key ?? fixture.key()), by: user ?? fixture.handler)
    }

    private func history(_ person: Person) throws -> [Correction] { try fixture.office.corrections(of: person.id) }

    // MARK: details

    @Test func `a phone and a card are changed with old and new value, reason, who and when`() throws {
        let person = try fixture.member("张小明", identity("1985-06-15")) {
            $0.phone = Phone(codedText: "13800001234")
        }
        var details = person.details
        details.phone = Phone(codedText: "13900005678")
        details.account = BankAccount(
            card: known(BankCard(codedText: "6228480402564890018")), holder: personName("张小明"), bank: "农业银行")
        expectFault(
            .reasonMissing, "没有写明理由。请选一个理由；选「其他」时要写文字。",
            "No reason was given. Choose a reason; “other” needs a text."
        ) {
            try fixture.office.update(
                person: person.id, details: details, version: 1, why: CorrectionWhy([.other("  ")]), key: fixture.key(),
                by: fixture.handler)
        }
        #expect(try history(person).isEmpty)
        let key = fixture.key()
        for _ in 0..<2 {
            _ = try fixture.office.update(
                person: person.id, details: details, version: 1, why: CorrectionWhy([.changedSince, .other("换了号")]),
                key: key, by: fixture.handler)
        }
        try fixture.restart()
        let all = try history(person)
        #expect(all.count == 1, "sent twice, made once")
        let made = try #require(all.first)
        #expect(made.kind == .details && made.by == fixture.handler.id && made.byName == "周敏")
        #expect(made.why.reasons == [.changedSince, .other("换了号")])
        #expect(
            made.changes == [
                CorrectionChange(.phone, "13800001234", "13900005678"),
                CorrectionChange(.card, "", "6228480402564890018"), CorrectionChange(.holder, "", "张小明"),
                CorrectionChange(.bank, "", "农业银行"),
            ])
        #expect(made.changes[0].shown(made.changes[0].old, .zh, fixture.catalogue) == "138****1234")
        #expect(made.changes[1].shown(made.changes[1].new, .zh, fixture.catalogue) == "****0018")
        #expect(try fixture.office.person(byIdentity: person.details.identity)?.details == details)
        try expectSound(fixture.office)
    }

    @Test func `what was empty is filled without a reason, and nothing that changes nothing is kept`() throws {
        let person = try fixture.member("张小明", identity("1985-06-15"))
        var details = person.details
        details.phone = Phone(codedText: "13800001234")
        _ = try fixture.office.update(
            person: person.id, details: details, version: 1, why: CorrectionWhy([]), key: fixture.key(),
            by: fixture.handler)
        #expect(try history(person).map(\.why.reasons) == [[.wasMissing]])
        expectFault(
            .correctionBarred(.nothingChanges), "没有改动。改好再提交，F12 返回。",
            "Nothing is changed. Change it and submit, or F12 goes back."
        ) { try fixture.update(person.id, details, version: 2) }
    }

    @Test func `old and new values lie sealed in the file`() throws {
        let person = try fixture.member("张小明", identity("1985-06-15")) {
            $0.phone = Phone(codedText: "13811112222")
        }
        var details = person.details
        details.phone = Phone(codedText: "13933334444")
        _ = try fixture.office.update(
            person: person.id, details: details, version: 1, why: CorrectionWhy([.other("听错了号码")]),
            key: fixture.key(), by: fixture.handler)
        fixture.office.close()
        let bytes = try Data(contentsOf: URL(fileURLWithPath: fixture.path))
        for text in ["13811112222", "13933334444", "听错了号码"] { #expect(bytes.range(of: Data(text.utf8)) == nil) }
        fixture.office = try fixture.opened()
    }

    // MARK: cancelling

    @Test func `a cover is cancelled before its term, the fee goes back to whoever paid, on a receipt of its own`()
        throws
    {
        let person = try fixture.member("张小明", identity("1985-06-15"))
        let first = fixture.today.adding(days: 5)
        let enrolment = try fixture.enrol(person, ["hospital-accident"], from: first, payer: .unit)[0]
        let paid = try #require(enrolment.payment)
        let key = fixture.key()
        let after = try correct(person, .cancel(enrolment.id, version: 1), [.askedByMember], key: key)
        let again = try correct(person, .cancel(enrolment.id, version: 1), [.askedByMember], key: key)
        #expect(again == after, "sent twice, made once")
        let now = try #require(after.enrolments.first)
        let refund = try #require(now.cancelled?.refund)
        #expect(refund.amount == Money(yuan: 95) && refund.payer == .unit && refund.day == fixture.today)
        #expect(refund.receipt.kind == .receipt && refund.receipt != paid.receipt)
        #expect(now.payment == paid, "what was paid stays as it was")
        #expect(now.standing(on: first) == .cancelled && now.version == 2)
        #expect(try fixture.office.dayEnd(fixture.today).refunds == FeeSum(count: 1, amount: refund.amount))
        #expect(try fixture.office.anything(byNumber: refund.receipt) == .enrolment(enrolment.id, person.id))
        let made = try #require(try history(person).last)
        #expect(made.kind == .cancellation && made.about == enrolment.number.text)
        #expect(made.changes.last == CorrectionChange(.refund, "", "\(refund.receipt.text) 95.00"))
        expectFault(
            .correctionBarred(.alreadyCancelled(enrolment.number)),
            "凭证 \(enrolment.number.text) 已经退保。请刷新后核对。",
            "Certificate \(enrolment.number.text) is cancelled already. Refresh and look again."
        ) { try correct(person, .cancel(enrolment.id, version: 2), [.askedByMember]) }
        try fixture.restart()
        #expect(try card(person) == after)
        try expectSound(fixture.office)
    }

    @Test func `an unpaid cover is cancelled with nothing to give back, and then takes no fee`() throws {
        let person = try fixture.member("张小明", identity("1985-06-15"))
        let enrolment = try fixture.enrol(person, ["critical"], from: fixture.today.adding(days: 5), payer: nil)[0]
        let after = try correct(person, .cancel(enrolment.id, version: 1), [.askedByUnit])
        #expect(after.enrolments.first?.cancelled == Cancellation(day: fixture.today))
        #expect(try fixture.office.dayEnd(fixture.today).refunds.count == 0)
        #expect(
            fault { try fixture.office.pay([enrolment.id], payer: .own, key: fixture.key(), by: fixture.handler) }
                == .correctionBarred(.alreadyCancelled(enrolment.number)))
        try expectSound(fixture.office)
    }

    @Test func `once the term has begun nothing is given back`() throws {
        let person = try fixture.coveredMember()
        let enrolment = try #require(try card(person).enrolments.first)
        let (number, first) = (enrolment.number, enrolment.term.first)
        expectFault(
            .correctionBarred(.begun(number, first: first)),
            "凭证 \(number.text) 的保障已于 \(first.iso) 开始，不能退费。保障到期为止；录错了的用「改保障、会费」。",
            "The cover of \(number.text) began on \(first.iso); its fee is not given back. "
                + "It runs to its end; what was entered wrong is put right under plan and fee."
        ) { try correct(person, .cancel(enrolment.id, version: 1), [.askedByMember]) }
        #expect(try history(person).isEmpty)
    }

    @Test func `a cancelled cover counts for nothing: judging, plan selection, exclusions, renewal`() throws {
        let person = try fixture.member("张小明", identity("1985-06-15"))
        let first = fixture.today.adding(days: 1)
        let enrolments = try fixture.enrol(person, ["hospital-accident", "critical"], from: first)
        for enrolment in enrolments { try correct(person, .cancel(enrolment.id, version: 1), [.chosenWrong]) }
        let card = try card(person)
        #expect(card.plansHeld(on: first) == [])
        let edition = try #require(fixture.catalogue.edition(of: "critical", on: first))
        #expect(!card.renews(edition, from: enrolments[1].term.last.adding(days: 1)))
        // Critical and allowance-critical exclude each other; the hospital plan may be taken again.
        let new = try fixture.enrol(person, ["allowance-critical", "hospital-accident"], from: first)
        #expect(new.count == 2)
        fixture.pass(days: 60)
        let claim = try fixture.claim(person, fixture.stay(fixture.today.adding(days: -12), sheet: "BJ1"))
        #expect(claim.judgement.covers == new.map(\.id).sorted())
        try expectSound(fixture.office)
    }

    // MARK: plan and fee

    @Test func `a wrong plan is replaced: the old one paid back in full, the right one on its own receipt, same term`()
        throws
    {
        let person = try fixture.member("李小红", identity("1985-06-15", 2))
        let first = fixture.today.adding(days: 3)
        let old = try fixture.enrol(person, ["critical"], from: first, payer: .own)[0]
        let fee = try #require(
            fixture.catalogue.edition(of: "women", on: first)?.fee(tier: nil, shares: 1, days: 365, frontLine: false)
        )
        .value
        let plan = EnrolmentPlan(
            plan: "women", tier: nil, shares: 1, fee: fee, split: FeeSplitRule.own.split(fee))
        let after = try correct(person, .replace(old.id, version: 1, plan), [.chosenWrong])
        let wrong = try #require(after.enrolments.first { $0.id == old.id })
        let right = try #require(after.enrolments.first { $0.id == wrong.cancelled?.replacedBy })
        #expect(right.plan == "women" && right.term == old.term && right.fee == Money(yuan: 25))
        #expect(right.number != old.number && right.payment?.payer == .own)
        #expect(wrong.cancelled?.refund?.amount == Money(yuan: 35))
        #expect(right.payment?.receipt != wrong.payment?.receipt)
        let made = try #require(try history(person).last)
        #expect(made.kind == .plan)
        #expect(made.changes.contains(CorrectionChange(.plan, "critical", "women")))
        #expect(made.changes.contains(CorrectionChange(.fee, "35.00", "25.00")))
        #expect(made.changes.contains(CorrectionChange(.certificate, old.number.text, right.number.text)))
        try expectSound(fixture.office)
    }

    @Test func `after the term has begun a supervisor replaces, and cover counts from the first payment`() throws {
        let person = try fixture.coveredMember()
        let old = try #require(try card(person).enrolments.first)
        var details = try card(person).person.details
        details.frontLine = true
        try fixture.update(person.id, details, version: try card(person).person.version)
        let fee = Money(yuan: 100)
        let plan = EnrolmentPlan(
            plan: old.plan, tier: nil, shares: 1, fee: fee,
            split: FeeSplit(unit: fee, union: .zero, own: .zero, gift: .zero))
        expectFault(
            .correctionBarred(.notYourDuty([.supervisor])), "这项更正由主管岗处理。请有此岗位的人来办，或在 9 管理 里换操作员。",
            "This correction belongs to the supervisor. Ask one of them, or switch the operator under 9 Settings."
        ) { try correct(person, .replace(old.id, version: 1, plan), [.typedWrong]) }
        let after = try correct(person, .replace(old.id, version: 1, plan), [.typedWrong], by: fixture.supervisor)
        let right = try #require(after.enrolments.first { $0.cancelled == nil })
        #expect(right.fee == fee && right.payment?.day == fixture.today && right.paidSince == old.payment?.day)
        #expect(try history(person).last?.kind == .fee)
        // An event of before the correction, after the first payment, is covered.
        let claim = try fixture.claim(person, fixture.stay(fixture.today.adding(days: -12), sheet: "BJ1"))
        #expect(claim.amount == Money(yuan: 1000))
        try expectSound(fixture.office)
    }

    @Test func `an enrolment under which a claim was judged keeps its plan and fee, in words`() throws {
        let person = try fixture.coveredMember()
        let claim = try fixture.claim(person, fixture.stay(fixture.today.adding(days: -12), sheet: "BJ1"))
        let old = try #require(try card(person).enrolments.first)
        let plan = EnrolmentPlan(plan: "critical", tier: nil, shares: 1, fee: Money(yuan: 35), split: .zero)
        expectFault(
            .correctionBarred(.judged(old.number, claim: claim.number, count: 1)),
            "凭证 \(old.number.text) 下已核算过理赔 \(claim.number.text)，不能改保障和会费。请先撤销那件理赔，或由审核退回改正。",
            "Claim \(claim.number.text) was judged under \(old.number.text); its plan and fee can't change. "
                + "Withdraw that claim first, or have it returned and put right."
        ) { try correct(person, .replace(old.id, version: 1, plan), [.chosenWrong], by: fixture.supervisor) }
        #expect(try fixture.office.claimCard(claim.id)?.claim.judgement == claim.judgement)
    }

    @Test func `a claim that was judged before a cover was cancelled keeps its covers and its worksheet`() throws {
        let person = try fixture.coveredMember()
        let later = try fixture.enrol(person, ["critical"], from: fixture.today.adding(days: 10))[0]
        let claim = try fixture.claim(person, fixture.stay(fixture.today.adding(days: -12), sheet: "BJ1"))
        #expect(claim.judgement.covers.contains(later.id))
        try correct(person, .cancel(later.id, version: 1), [.askedByMember])
        let kept = try #require(try fixture.office.claimCard(claim.id)?.claim)
        #expect(kept.judgement == claim.judgement)
        try expectSound(fixture.office)
    }

    @Test func `a plan that the person may not take, or a fee that isn't the plan's, is refused`() throws {
        let person = try fixture.member("张小明", identity("1985-06-15"))
        let old = try fixture.enrol(person, ["critical"], from: fixture.today.adding(days: 3))[0]
        let fee = Money(yuan: 25)
        let split = FeeSplitRule.own.split(fee)
        let women = EnrolmentPlan(plan: "women", tier: nil, shares: 1, fee: fee, split: split)
        let found = fault { try correct(person, .replace(old.id, version: 1, women), [.chosenWrong]) }
        guard case .ineligible(_, let reasons) = found else {
            Issue.record("\(String(describing: found))")
            return
        }
        #expect(reasons.map(\.code) == ["sex"])
        let cheap = EnrolmentPlan(plan: "hospital-accident", tier: nil, shares: 1, fee: fee, split: split)
        guard case .feeDiffers = fault({ try correct(person, .replace(old.id, version: 1, cheap), [.chosenWrong]) })
        else {
            Issue.record("another fee was taken")
            return
        }
        #expect(try card(person).enrolments == [old])
        #expect(
            try fixture.office.dayEnd(fixture.today).refunds.count == 0, "nothing of a refused correction is stored")
    }

    // MARK: employer and death

    private func employer(_ name: String, _ code: String, _ division: DivisionCode = Fixture.division) throws
        -> Employer
    {
        try fixture.office.addEmployer(
            NewEmployer(
                details: EmployerDetails(
                    name: name, creditCode: known(CreditCode(codedText: code)), division: division),
                key: fixture.key()), by: fixture.handler)
    }

    @Test func `leaving the employer keeps cover to the term's end, and a transfer takes it along`() throws {
        let factory = try employer("渭滨机械厂", "91350100M000100Y43")
        let mill = try employer("石油机械厂", "91330100799655058B")
        let person = try fixture.member("张小明", identity("1985-06-15")) { $0.employer = factory.id }
        try fixture.enrol(person, ["hospital-accident"], from: fixture.today.adding(days: 1))
        fixture.pass(days: 60)
        let day = fixture.today.adding(days: -20)
        let left = try correct(person, .leave(on: day, employment: .newForm), [.resigned])
        #expect(left.person.details.employer == nil && left.person.details.employment == .newForm)
        #expect(left.enrolments.map { $0.standing(on: fixture.today) } == [.inForce])
        let claim = try fixture.claim(person, fixture.stay(fixture.today.adding(days: -12), sheet: "BJ1"))
        #expect(claim.amount == Money(yuan: 1000), "an event after leaving is covered")
        expectFault(
            .correctionBarred(.notEmployed), "这个人现在没有单位。有了新单位用「调动」登记。",
            "This person has no employer now. A new one is recorded by a transfer."
        ) { try correct(person, .leave(on: day, employment: .newForm), [.resigned]) }
        let moved = try correct(person, .transfer(to: mill.id, on: fixture.today), [.moved])
        #expect(moved.employer?.name == "石油机械厂")
        expectFault(.correctionBarred(.sameEmployer), "已经在这个单位。请另选单位。", "That is the employer already. Choose another.")
        {
            try correct(person, .transfer(to: mill.id, on: fixture.today), [.moved])
        }
        let all = try history(person)
        #expect(all.map(\.kind) == [.leaving, .transfer])
        #expect(
            all[0].changes == [
                CorrectionChange(.employer, "渭滨机械厂", ""), CorrectionChange(.employment, "in-service", "new-form"),
                CorrectionChange(.lastDay, "", day.iso),
            ])
        #expect(all[1].changes.first == CorrectionChange(.employer, "", "石油机械厂"))
        try expectSound(fixture.office)
    }

    @Test func `after a transfer to another office only that office and those above correct the record`() throws {
        let away = try employer("西安纺织厂", "91350100M000100Y43", known(DivisionCode("610103")))
        let person = try fixture.member("张小明", identity("1985-06-15"))
        try correct(person, .transfer(to: away.id, on: fixture.today), [.moved])
        let other = known(DivisionCode("610103"))
        expectFault(
            .correctionBarred(.otherOffice(other)), "这个人归 610103 办事处管，不归您这里。请那里的经办或上级办事处处理。",
            "This person belongs to office 610103, not to yours. Leave it to them or to the office above."
        ) { try correct(person, .death(on: fixture.today), [.deathCertificate]) }
        let there = try fixture.user("省经办", [.handler], of: "610000")
        try correct(person, .death(on: fixture.today), [.deathCertificate], by: there)
    }

    @Test func `a dead person can't be enrolled, and a supervisor takes a wrong report back`() throws {
        let person = try fixture.coveredMember()
        let died = fixture.today.adding(days: -3)
        #expect(
            fault { try correct(person, .death(on: fixture.today.adding(days: 1)), [.deathCertificate]) }
                == .correctionBarred(.dayToCome(fixture.today.adding(days: 1))))
        #expect(
            fault { try correct(person, .death(on: day("1980-01-01")), [.deathCertificate]) }
                .map { if case .correctionBarred(.beforeBirth) = $0 { true } else { false } } == true)
        let dead = try correct(person, .death(on: died), [.deathCertificate])
        #expect(dead.person.died == died)
        let found = fault { try fixture.enrol(person, ["critical"], from: fixture.today.adding(days: 3)) }
        #expect(
            found?.sentence(.zh).text == "这个人已登记于 \(died.iso) 身故，不能参保。如登记有误，请主管在更正里撤销身故登记。")
        #expect(
            found?.sentence(.en).text
                == "This person is recorded as dead since \(died.iso) and can't be enrolled. "
                + "If that is wrong, a supervisor takes it back under corrections.")
        #expect(
            fault { try correct(person, .death(on: died), [.deathCertificate]) } == .correctionBarred(.dead(died)))
        #expect(
            fault { try correct(person, .undoDeath, [.reportedByMistake]) }
                == .correctionBarred(.notYourDuty([.supervisor])))
        let alive = try correct(person, .undoDeath, [.reportedByMistake], by: fixture.supervisor)
        #expect(alive.person.died == nil)
        #expect(try fixture.enrol(person, ["critical"], from: fixture.today.adding(days: 3)).count == 1)
        #expect(try history(person).map(\.kind) == [.death, .deathUndone])
        try expectSound(fixture.office)
    }

    @Test func `who comes second is told who changed the record, and no correction goes without its audit entry`()
        throws
    {
        let person = try fixture.coveredMember()
        let version = try card(person).person.version
        try correct(person, .death(on: fixture.today), [.deathCertificate])
        let late = fault {
            try fixture.office.correct(
                CorrectionOrder(
                    person: person.id, version: version, work: .undoDeath, why: CorrectionWhy([.typedWrong]),
                    key: fixture.key()), by: fixture.supervisor)
        }
        guard case .changedMeanwhile(let by, _) = late else {
            Issue.record("\(String(describing: late))")
            return
        }
        #expect(by == "周敏")
        #expect(try fixture.office.broken(.auditChain) == [])
        let without = fault {
            try fixture.office.correct(
                CorrectionOrder(
                    person: person.id, version: version + 1, work: .undoDeath, why: CorrectionWhy([]),
                    key: fixture.key()), by: fixture.supervisor)
        }
        #expect(without == .reasonMissing)
    }
}
