import MutualAid
import Office
import Testing

@Suite struct OperationTests {
    @Test func `a member is stored, numbered, and found the same after a restart`() throws {
        let fixture = try Fixture()
        let employer = try fixture.office.addEmployer(
            NewEmployer(
                details: EmployerDetails(
                    name: "宝鸡渭滨机械厂", creditCode: known(CreditCode(codedText: "91350100M000100Y43")),
                    division: Fixture.division, headcount: 120, womenHeadcount: 40, handler: "王芳", batchDay: 15,
                    feeSplit: known(FeeSplitRule(unitPercent: 70, unionPercent: 10))),
                key: fixture.key()),
            by: fixture.handler)
        let person = try fixture.member("阿卜杜拉·买买提", known(ResidentID(codedText: "61010319850615001X"))) {
            $0.phone = Phone(codedText: "13800001234")
            $0.employer = employer.id
            $0.employment = .newForm
            $0.frontLine = true
            $0.medicalInsurance = false
            $0.account = BankAccount(
                card: known(BankCard(codedText: "6228480402564890018")), holder: personName("阿卜杜拉·买买提"), bank: "农行")
            $0.papersOnFile = [.idCard, .bankCard]
            $0.consent = Consent(day: day("2026-03-01"), givenBy: .person)
        }
        #expect(person.number.text.hasPrefix("HY61030226000001"))
        try fixture.restart()
        let card = try #require(try fixture.office.personCard(person.id))
        #expect(card.person == person)
        #expect(card.employer == employer)
        #expect(try fixture.office.person(byIdentity: person.details.identity) == person)
        #expect(try fixture.office.sameNameAndBirth(name: person.name, birth: person.birth) == [person])
        try expectSound(fixture.office)
    }

    @Test func `a child hangs on its guardian and is on the guardian's card`() throws {
        let fixture = try Fixture()
        let guardian = try fixture.member("张小明", identity("1985-06-15"))
        var child = details("张小宝", identity("2016-05-01"))
        child.consent = Consent(day: fixture.today, givenBy: .guardian)
        let kind = PersonKind.dependant(guardian: guardian.id)
        let dependant = try fixture.office.enrol(
            person: NewPerson(kind: kind, details: child, key: fixture.key()), by: fixture.handler)
        #expect(try fixture.office.personCard(guardian.id)?.dependants == [dependant])
        #expect(try fixture.office.personCard(dependant.id)?.guardian == guardian)
        let grandchild = NewPerson(
            kind: .dependant(guardian: dependant.id), details: details("张一", identity("2020-01-01")), key: fixture.key()
        )
        #expect(fault { try fixture.office.enrol(person: grandchild, by: fixture.handler) } == .notAMember)
    }

    @Test func `several plans at once give certificates, one receipt and the fees that the plans ask`() throws {
        let fixture = try Fixture()
        let person = try fixture.member("张小明", identity("1985-06-15"))
        let first = fixture.today.adding(days: 1)
        let enrolments = try fixture.enrol(person, ["hospital-accident", "critical"], from: first)
        #expect(enrolments.map(\.fee) == [Money(yuan: 95), Money(yuan: 35)])
        #expect(Set(enrolments.map(\.number)).count == 2)
        #expect(Set(enrolments.compactMap(\.payment?.receipt)).count == 1)
        try fixture.restart()
        #expect(try fixture.office.personCard(person.id)?.enrolments == enrolments)
        #expect(try fixture.office.menuCounts(for: fixture.handler).enrolledToday == 1)
        try expectSound(fixture.office)
    }

    @Test func `an unpaid enrolment is paid later, once`() throws {
        let fixture = try Fixture()
        let person = try fixture.member("张小明", identity("1985-06-15"))
        let ids = try fixture.enrol(
            person, ["critical", "women"].prefix(1).map { $0 }, from: fixture.today, payer: nil
        )
        .map(\.id)
        let key = fixture.key()
        let receipt = try fixture.office.pay(ids, payer: .unit, key: key, by: fixture.supervisor)
        #expect(try fixture.office.pay(ids, payer: .unit, key: key, by: fixture.supervisor) == receipt)
        let enrolment = try #require(try fixture.office.personCard(person.id)?.enrolments.first)
        #expect(enrolment.payment == FeePayment(receipt: receipt, day: fixture.today, payer: .unit))
        #expect(enrolment.version == 2)
        #expect(
            fault { try fixture.office.pay(ids, payer: .own, key: fixture.key(), by: fixture.handler) }
                == .alreadyPaid(enrolment.number))
        #expect(try fixture.office.anything(byNumber: receipt) == .enrolment(enrolment.id, person.id))
    }

    @Test func `a claim with all its papers goes to the first review at once`() throws {
        let fixture = try Fixture()
        let person = try fixture.coveredMember()
        let event = fixture.stay(fixture.today.adding(days: -12), sheet: "BJ1")
        let claim = try fixture.claim(person, event)
        #expect(claim.state == .firstReview)
        #expect(claim.steps.map(\.action) == [.accept, .submit])
        #expect(claim.amount == Money(yuan: 1000))
        try fixture.restart()
        let card = try #require(try fixture.office.claimCard(claim.id))
        #expect(card.claim == claim)
        #expect(card.card.person.details.papersOnFile == [.idCard, .bankCard, .parentage])
        #expect(try fixture.office.claim(byNumber: claim.number)?.claim == claim)
        try expectSound(fixture.office)
    }

    @Test func `missing papers are asked for once and brought in parts`() throws {
        let fixture = try Fixture()
        let person = try fixture.coveredMember()
        let event = fixture.stay(fixture.today.adding(days: -12), sheet: "BJ1")
        var claim = try fixture.claim(person, event, brought: [.application, .idCard])
        let due = fixture.today.adding(days: 30)
        #expect(
            claim.state
                == .awaitingPapers(
                    missing: [.bankCard, .dischargeRecord, .settlementSheet], due: due, back: .firstReview))
        claim = try fixture.office.decide(
            claim.id, version: claim.version, .papersReceived([.bankCard]), by: fixture.handler)
        #expect(claim.state.missingPapers == [.dischargeRecord, .settlementSheet])
        #expect(try fixture.office.personCard(person.id)?.person.details.papersOnFile == [.idCard, .bankCard])
        fixture.pass(days: 31)
        #expect(try fixture.office.menuCounts(for: fixture.handler).papersOverdue == 1)
        claim = try fixture.office.decide(
            claim.id, version: claim.version, .papersReceived([.dischargeRecord, .settlementSheet]),
            by: fixture.handler)
        #expect(claim.state == .firstReview)
        #expect(try fixture.office.menuCounts(for: fixture.handler).papersOverdue == 0)
        try expectSound(fixture.office)
    }

    @Test func `papers on file are not asked for again`() throws {
        let fixture = try Fixture()
        let person = try fixture.coveredMember()
        try fixture.claim(person, fixture.stay(fixture.today.adding(days: -25), sheet: "BJ1"))
        let second = try fixture.claim(
            person, fixture.stay(fixture.today.adding(days: -12), sheet: "BJ2"),
            brought: [.application, .dischargeRecord, .settlementSheet])
        #expect(second.state == .firstReview)
    }

    @Test func `a large claim is approved by two people, a small one by one`() throws {
        let fixture = try Fixture()
        let person = try fixture.coveredMember()
        let small = try fixture.claim(person, fixture.stay(fixture.today.adding(days: -25), sheet: "BJ1"))
        let large = try fixture.claim(
            person, fixture.stay(fixture.today.adding(days: -12), ownPay: 4000, sheet: "BJ2"))
        let decided = try fixture.office.decide(small.id, version: 1, .approve, by: fixture.reviewer)
        #expect(decided.state == .approved)
        let first = try fixture.office.decide(large.id, version: 1, .approve, by: fixture.reviewer)
        #expect(first.state == .secondReview(.threshold(Money(yuan: 3000))))
        #expect(
            fault { try fixture.office.decide(large.id, version: 2, .approve, by: fixture.reviewer) }
                == .barred(.alreadyDecidedByYou))
        let asked = try fixture.office.decide(
            large.id, version: 2, .askForPapers([.diagnosis]), by: fixture.otherReviewer)
        #expect(asked.state.missingPapers == [.diagnosis])
        let back = try fixture.office.decide(large.id, version: 3, .papersReceived([.diagnosis]), by: fixture.handler)
        #expect(back.state == first.state)
        let done = try fixture.office.decide(large.id, version: 4, .approve, by: fixture.otherReviewer)
        #expect(done.state == .approved)
        #expect(done.steps.map(\.userName) == ["周敏", "周敏", "高建国", "李红", "周敏", "李红"])
        try fixture.restart()
        #expect(try fixture.office.claimCard(large.id)?.claim == done)
        try expectSound(fixture.office)
    }

    @Test func `a returned claim is sent again, a denied or withdrawn one no longer counts against the cap`() throws {
        let fixture = try Fixture()
        let person = try fixture.coveredMember()
        let event = fixture.stay(fixture.today.adding(days: -25), ownPay: 15_000, sheet: "BJ1")
        let claim = try fixture.claim(person, event)
        let reasons: [ReturnReason] = [.wrongDates, .other("第二页看不清")]
        let returned = try fixture.office.decide(claim.id, version: 1, .giveBack(reasons), by: fixture.reviewer)
        #expect(returned.state == .returned(reasons))
        #expect(try fixture.office.menuCounts(for: fixture.handler).returned == 1)
        _ = try fixture.office.decide(claim.id, version: 2, .submit, by: fixture.handler)
        let denied = try fixture.office.decide(
            claim.id, version: 3, .deny([.refused(.excludedPlan), .other("不符")]), by: fixture.otherReviewer)
        #expect(denied.state == .denied([.refused(.excludedPlan), .other("不符")]))
        let again = try fixture.claim(
            person, fixture.stay(fixture.today.adding(days: -12), ownPay: 12_000, sheet: "BJ2"))
        #expect(again.amount == Money(yuan: 12_000))
        let withdrawn = try fixture.office.decide(
            again.id, version: 1, .withdraw(reason: "本人不申请了"), by: fixture.handler)
        #expect(withdrawn.state == .withdrawn(reason: "本人不申请了"))
        try fixture.restart()
        #expect(try fixture.office.claimCard(claim.id)?.claim == denied)
        #expect(try fixture.office.claimCard(again.id)?.claim == withdrawn)
        try expectSound(fixture.office)
    }

    @Test func `every kind of event and its worksheet come back as they were stored`() throws {
        let fixture = try Fixture()
        let person = try fixture.member("王秀英", identity("1980-02-03", 2))
        let first = fixture.today.adding(days: 1)
        try fixture.enrol(person, ["hospital-accident", "critical", "women"], from: first)
        let accidentLine = try fixture.line("accident", for: person.id, from: first, tier: 100)
        _ = try fixture.office.enrol(
            NewEnrolments(person: person.id, lines: [accidentLine], payer: .own, key: fixture.key()),
            by: fixture.handler)
        fixture.pass(days: 90)
        let recent = fixture.today.adding(days: -5)
        let events: [ClaimEvent] = [
            fixture.stay(recent, days: 3, sheet: "BJ9"),
            .accident(
                Accident(
                    date: recent, injuries: [Injury(grade: 7, part: "左手"), Injury(grade: 7, part: "右手")],
                    death: false, medicalCost: Money(yuan: 900), hospitalDays: 12, filed: fixture.today)),
            .diagnosis(Diagnosis(date: recent, diseases: ["women-05", "critical-01"], filed: fixture.today)),
        ]
        let claims = try events.map { try fixture.claim(person, $0) }
        #expect(claims.allSatisfy { $0.amount > .zero })
        #expect(Set(claims[2].judgement.benefits.filter { $0.amount > .zero }.map(\.plan)) == ["critical", "women"])
        try fixture.restart()
        #expect(try fixture.office.personCard(person.id)?.claims == claims)
        try expectSound(fixture.office)
    }

    @Test func `a fee that is paid after the event doesn't put the cover in force for it`() throws {
        let fixture = try Fixture()
        let person = try fixture.member("张小明", identity("1985-06-15"))
        let ids = try fixture.enrol(person, ["hospital-accident"], from: fixture.today, payer: nil).map(\.id)
        fixture.pass(days: 60)
        let event = fixture.stay(fixture.today.adding(days: -5), days: 4, sheet: "BJ1")
        _ = try fixture.office.pay(ids, payer: .own, key: fixture.key(), by: fixture.handler)
        let claim = try fixture.claim(person, event)
        #expect(claim.judgement.benefits.map(\.refusal) == [.feeUnpaid])
    }

    @Test func `the worklist shows each what waits for them, the oldest first, in pages`() throws {
        let fixture = try Fixture()
        let person = try fixture.coveredMember()
        let claims = try (1...5).map {
            try fixture.claim(
                person, fixture.stay(fixture.today.adding(days: -20 + $0 * 3), days: 2, sheet: SheetNumber("S\($0)")))
        }
        let waiting = try fixture.office.worklist(for: fixture.reviewer, limit: 10)
        #expect(waiting.map(\.id) == claims.map(\.id))
        #expect(waiting.first?.claim.personName == "张小明")
        #expect(waiting.first?.claim.eventDay == claims[0].event.day)
        let page = try fixture.office.worklist(for: fixture.reviewer, limit: 2)
        let next = try fixture.office.worklist(
            for: fixture.reviewer, after: WorkPlace(after: try #require(page.last)), limit: 2)
        #expect((page + next).map(\.id) == claims.prefix(4).map(\.id))
        #expect(try fixture.office.worklist(for: fixture.handler, limit: 10).isEmpty)
        #expect(try fixture.office.menuCounts(for: fixture.reviewer).waitingForMe == 5)
        let counts = try fixture.office.menuCounts(for: fixture.handler)
        #expect(counts.waitingForMe == 0 && counts.claimsToday == 5)
        _ = try fixture.office.decide(claims[0].id, version: 1, .giveBack([.wrongCard]), by: fixture.reviewer)
        _ = try fixture.office.decide(claims[0].id, version: 2, .submit, by: fixture.handler)
        // What came back corrected is looked at anew, by either of them.
        #expect(try fixture.office.menuCounts(for: fixture.reviewer).waitingForMe == 5)
        #expect(try fixture.office.menuCounts(for: fixture.otherReviewer).waitingForMe == 5)
    }
}
