import Foundation
import MutualAid
import Office
import OfficeSQLite
import Testing

@Suite struct RuleFaultTests {
    @Test func `an identity number is on the roll once`() throws {
        let fixture = try Fixture()
        let known = try fixture.member("张小明", identity("1985-06-15"))
        let masked = known.details.identity.masked
        let number = known.number.text
        let expected = OfficeFault.identityTaken(name: "张小明", masked: masked, number: number)
        expectFault(
            expected, "证件号 \(masked) 已登记给张小明，会员号 \(number)。请打开已有的这个人，不要重复登记。",
            "The identity number \(masked) is already on the roll for 张小明, \(number). "
                + "Open that person instead of entering them again."
        ) { try fixture.member("张晓明", known.details.identity) }
        #expect(!masked.contains("19850615"))
        let other = try fixture.member("李四", identity("1990-01-01"))
        var details = other.details
        details.identity = known.details.identity
        #expect(
            fault { try fixture.update(other.id, details, version: 1) }
                == expected)
    }

    @Test func `a credit code is registered once, and a name is never empty`() throws {
        let fixture = try Fixture()
        let code = known(CreditCode(codedText: "91350100M000100Y43"))
        func add(_ name: String) throws -> Employer {
            let details = EmployerDetails(name: name, creditCode: code, division: Fixture.division)
            return try fixture.office.addEmployer(
                NewEmployer(details: details, key: fixture.key()), by: fixture.handler)
        }
        expectFault(.nameMissing, "名称是空的。请填写名称。", "The name is empty. Type the name.") { try add("") }
        _ = try add("渭滨机械厂")
        expectFault(
            .creditCodeTaken(name: "渭滨机械厂"), "这个统一社会信用代码已登记给渭滨机械厂。请选用已有的单位。",
            "This credit code is already registered for 渭滨机械厂. Choose that employer."
        ) { try add("另一个厂") }
    }

    @Test func `what is not there is named by its kind`() throws {
        let fixture = try Fixture()
        let nobody = details("张小明", identity("1985-06-15"))
        expectFault(
            .notFound(.person), "没有找到这个人。请回到查找，重新选一次。",
            "This person was not found. Go back to the search and choose again."
        ) { try fixture.update(PersonID(1), nobody, version: 1) }
        #expect(
            fault { try fixture.member("张小明", identity("1985-06-15")) { $0.employer = EmployerID(1) } }
                == .notFound(.employer))
        #expect(
            fault { try fixture.office.pay([EnrolmentID(1)], payer: .own, key: fixture.key(), by: fixture.handler) }
                == .notFound(.enrolment))
        #expect(
            fault { try fixture.office.decide(ClaimID(1), version: 1, .approve, by: fixture.reviewer) }
                == .notFound(.claim))
        #expect(OfficeFault.notFound(.user).sentence(.zh).what == "没有找到这个用户。")
        #expect(try fixture.office.personCard(PersonID(1)) == nil)
        #expect(try fixture.office.claimCard(ClaimID(1)) == nil)
    }

    @Test func `a guardian is a member`() throws {
        #expect(OfficeFault.notAMember.sentence(.zh).text == "监护人不是会员。请先把监护人登记为会员，再登记子女。")
        #expect(
            OfficeFault.notAMember.sentence(.en).text
                == "The guardian is not a member. Enter the guardian as a member first, then the child.")
    }

    @Test func `a block of numbers that is used up`() throws {
        let fixture = try Fixture(block: try NumberBlock(first: 500, last: 501))
        #expect(try fixture.member("张一", identity("1985-06-15", 1)).number.serial == 500)
        #expect(try fixture.member("张二", identity("1985-06-15", 2)).number.serial == 501)
        expectFault(
            .numbersExhausted(.member, last: 501), "会员号的号段已用到最后一号 501。请向上级办事处申请新号段，领到后再办。",
            "The block for member number is used up, to the last one, 501. Ask the upper office for a new block before going on."
        ) { try fixture.member("张三", identity("1985-06-15", 3)) }
    }

    @Test func `every rule of a plan is tested again when an enrolment is stored`() throws {
        let fixture = try Fixture()
        let person = try fixture.member("张小明", identity("1985-06-15"))
        let first = fixture.today.adding(days: 1)
        let right = try fixture.line("critical", for: person.id, from: first)
        func send(_ change: (inout EnrolmentLine) -> Void) throws -> [Enrolment] {
            var line = right
            change(&line)
            return try fixture.office.enrol(
                NewEnrolments(person: person.id, lines: [line], payer: .own, key: fixture.key()), by: fixture.handler)
        }
        expectFault(.nothingChosen, "一项也没有选。请至少选一项。", "Nothing was chosen. Choose at least one.") {
            try fixture.office.enrol(
                NewEnrolments(person: person.id, lines: [], payer: nil, key: fixture.key()), by: fixture.handler)
        }
        expectFault(
            .planNotOffered("pension"), "没有代码为 pension 的保障活动，或那一天还没有开办。请重新选择保障活动或起始日。",
            "There is no plan pension on that day. Choose the plan or the first day again."
        ) { try send { $0.plan = "pension" } }
        let short = Term(first: first, days: 100)
        expectFault(
            .termNotOffered(short), "保障期 2026-03-03 至 2026-06-10 不符合这项保障的期限。请按这项保障的期限重新选择。",
            "The term 2026-03-03 to 2026-06-10 is not one that the plan offers. Choose a term that the plan offers."
        ) { try send { $0.term = short } }
        let yesterday = fixture.today.adding(days: -1)
        expectFault(
            .termInPast(first: yesterday), "保障期不能从过去的日子 2026-03-01 开始。会费应在保障开始前缴；请选今天以后的日子。",
            "Cover can't begin on 2026-03-01, which is past. The fee is due before cover starts; choose a later day."
        ) { try send { $0.term = Term(yearFrom: yesterday) } }
        let name = known(fixture.catalogue.plan("critical")).name
        expectFault(
            .feeDiffers(plan: name, shown: Money(yuan: 30), computed: Money(yuan: 35)),
            "\(name.zh)的会费，屏上是 30.00，现在算出 35.00。请回到选择保障，按新的会费再确认。",
            "The fee of \(name.en) was shown as 30.00; computed now it is 35.00. Go back to the plans and confirm the new fee."
        ) { try send { $0.fee = Money(yuan: 30) } }
        expectFault(
            .splitDiffers(fee: Money(yuan: 35), split: Money(yuan: 30)),
            "会费 35.00 与分摊合计 30.00 不等。请改正单位、工会、本人各付多少。",
            "The fee is 35.00, but its parts add up to 30.00. Correct what unit, union and worker pay."
        ) { try send { $0.split = FeeSplitRule.own.split(Money(yuan: 30)) } }
        #expect(
            fault {
                try send {
                    $0.split = FeeSplit(
                        unit: Money(yuan: 40), union: .zero, own: Money(yuan: -5), gift: .zero)
                }
            } == .splitDiffers(fee: Money(yuan: 35), split: Money(yuan: 35)))
        expectFault(
            .continuityDiffers(plan: name, continues: false),
            "\(name.zh)这次不是按时续保，屏上算作了续保。请回到选择保障，重新确认。",
            "This enrolment in \(name.en) doesn't continue an earlier one, but was shown as a renewal. "
                + "Go back to the plans and confirm again."
        ) { try send { $0.continued = true } }
        let accident = known(fixture.catalogue.plan("accident")).name
        expectFault(
            .feeNotOffered(plan: accident), "\(accident.zh)没有这个档次、份数或天数。请重新选择档次、份数或天数。",
            "\(accident.en) doesn't offer this tier, number of shares or number of days. "
                + "Choose the tier, shares or days again."
        ) {
            try send {
                $0.plan = "accident"
                $0.tier = 27
            }
        }
        #expect(try fixture.office.personCard(person.id)?.enrolments.isEmpty == true)
        _ = try send { _ in }
        expectFault(
            .ineligible(
                plan: known(fixture.catalogue.plan("women")).name, [.sex(required: .female)]),
            Ineligibility.sex(required: .female).sentence(.zh).text,
            Ineligibility.sex(required: .female).sentence(.en).text
        ) {
            let line = try fixture.line("women", for: person.id, from: first)
            return try fixture.office.enrol(
                NewEnrolments(person: person.id, lines: [line], payer: .own, key: fixture.key()), by: fixture.handler)
        }
        let held = Ineligibility.excludes(held: "critical", name: name, isSame: true)
        #expect(fault { try send { _ in } } == .ineligible(plan: name, [held]))
        try expectSound(fixture.office)
    }

    @Test func `plans that exclude one another are refused on one form too`() throws {
        let fixture = try Fixture()
        let person = try fixture.member("张小明", identity("1985-06-15"))
        let found = fault {
            try fixture.enrol(person, ["critical", "allowance-critical"], from: fixture.today.adding(days: 1))
        }
        guard case .ineligible(_, let reasons) = found else {
            Issue.record("\(String(describing: found))")
            return
        }
        #expect(reasons.map(\.code) == ["excludes"])
        #expect(try fixture.office.personCard(person.id)?.enrolments.isEmpty == true)
    }

    @Test func `a renewal in time must be shown as one`() throws {
        let fixture = try Fixture()
        let person = try fixture.member("张小明", identity("1985-06-15"))
        let old = try fixture.enrol(person, ["critical"], from: fixture.today)
        fixture.pass(days: 360)
        let first = known(old.first).term.last.adding(days: 10)
        var line = try fixture.line("critical", for: person.id, from: first)
        #expect(line.continued)
        line.continued = false
        let name = known(fixture.catalogue.plan("critical")).name
        expectFault(
            .continuityDiffers(plan: name, continues: true),
            "\(name.zh)这次是按时续保，屏上没有算作续保。请回到选择保障，重新确认。",
            "This enrolment in \(name.en) continues the last one, but was shown as new. Go back to the plans and confirm again."
        ) {
            try fixture.office.enrol(
                NewEnrolments(person: person.id, lines: [line], payer: .own, key: fixture.key()), by: fixture.handler)
        }
        #expect(try fixture.enrol(person, ["critical"], from: first).first?.continued == true)
    }

    @Test func `a fee is taken once`() throws {
        let fixture = try Fixture()
        let person = try fixture.member("张小明", identity("1985-06-15"))
        let paid = known(try fixture.enrol(person, ["critical"], from: fixture.today).first)
        expectFault(
            .alreadyPaid(paid.number), "凭证 \(paid.number.text) 的会费已经缴过。请刷新后核对收据。",
            "The fee of certificate \(paid.number.text) is already paid. Refresh and look at its receipt."
        ) { try fixture.office.pay([paid.id], payer: .own, key: fixture.key(), by: fixture.handler) }
    }

    @Test func `an event must make sense and be past`() throws {
        let fixture = try Fixture()
        let person = try fixture.coveredMember()
        func send(_ event: ClaimEvent) throws -> Claim { try fixture.claim(person, event) }
        let nothing = ClaimEvent.diagnosis(Diagnosis(date: fixture.today, diseases: [], filed: fixture.today))
        expectFault(
            .eventFaulty([.nothingHappened]), EventFault.nothingHappened.sentence(.zh).text,
            EventFault.nothingHappened.sentence(.en).text
        ) { try send(nothing) }
        let tomorrow = fixture.today.adding(days: 1)
        expectFault(
            .eventInFuture(tomorrow), "\(tomorrow.iso) 还没有到。请核对日期，年份也看一下。",
            "\(tomorrow.iso) has not come yet. Check the date, the year too."
        ) { try send(fixture.stay(tomorrow, sheet: "BJ1")) }
    }

    @Test func `another total than the one that was confirmed is told, not stored`() throws {
        let fixture = try Fixture()
        let person = try fixture.coveredMember()
        var claim = try fixture.newClaim(person, fixture.stay(fixture.today.adding(days: -12), sheet: "BJ1"))
        claim.confirmed = Money(yuan: 900)
        expectFault(
            .totalDiffers(shown: Money(yuan: 900), computed: Money(yuan: 1000)),
            "屏上合计 900.00，现在算出 1,000.00：其间有别的理赔或缴费存入。请看新的核算单，再确认一次。",
            "The total shown was 900.00; computed now it is 1,000.00, for something was stored meanwhile. "
                + "Look at the new worksheet and confirm again."
        ) { try fixture.office.enterClaim(claim, by: fixture.handler) }
        #expect(try fixture.office.personCard(person.id)?.claims.isEmpty == true)
    }

    @Test func `a decision needs the duty, a reason and all the papers`() throws {
        let fixture = try Fixture()
        let person = try fixture.coveredMember()
        let claim = try fixture.claim(person, fixture.stay(fixture.today.adding(days: -12), sheet: "BJ1"))
        let bar = ClaimBar.notYourDuty([.firstReviewer])
        expectFault(.barred(bar), bar.sentence(.zh).text, bar.sentence(.en).text) {
            try fixture.office.decide(claim.id, version: 1, .approve, by: fixture.handler)
        }
        let decisions: [(ClaimDecision, User)] = [
            (.giveBack([]), fixture.reviewer), (.giveBack([.other(" ")]), fixture.reviewer),
            (.deny([]), fixture.reviewer), (.deny([.other("")]), fixture.reviewer),
            (.deny([.refused(.other)]), fixture.reviewer), (.withdraw(reason: " "), fixture.handler),
        ]
        for (decision, user) in decisions {
            expectFault(
                .reasonMissing, "没有写明理由。请选一个理由；选「其他」时要写文字。",
                "No reason was given. Choose a reason; “other” needs a text."
            ) { try fixture.office.decide(claim.id, version: 1, decision, by: user) }
        }
        let loaded = Claim(
            id: ClaimID(5), number: try CounterNumber(kind: .claim, division: Fixture.division, year: 26, serial: 99),
            person: person.id, event: claim.event, papers: [.application: true, .unitStatement: false],
            judgement: claim.judgement, state: .accepted, since: claim.since, enteredBy: claim.enteredBy,
            office: claim.office, steps: [claim.steps[0]])
        try fixture.office.load(Batch(claims: [loaded]), by: fixture.handler)
        expectFault(
            .papersMissing([.unitStatement]), "还缺：\(Paper.unitStatement.name(.zh))。请先收齐材料，或一次告知补件。",
            "Still missing: \(Paper.unitStatement.name(.en)). Take the papers first, or ask for all of them at once."
        ) { try fixture.office.decide(loaded.id, version: 1, .submit, by: fixture.handler) }
        for user in [fixture.reviewer, fixture.supervisor] {
            #expect(
                fault { try fixture.enrolAs(user) } == .barred(.notYourDuty([.handler])))
        }
    }

    @Test func `a load refuses a claim that contradicts itself`() throws {
        let fixture = try Fixture()
        let person = try fixture.coveredMember()
        var claim = try fixture.claim(person, fixture.stay(fixture.today.adding(days: -12), sheet: "BJ1"))
        let number = claim.number.text
        func load(_ claim: Claim) throws {
            try fixture.office.load(Batch(claims: [claim]), by: fixture.handler)
        }
        claim.state = .closed
        expectFault(
            .notLoadable(number: number, .lastStepDiffers), "理赔 \(number) 的状态与最后一步不一致。请改正状态或最后一步再导入。",
            "The state of claim \(number) differs from its last step. Correct either, then load it again."
        ) { try load(claim) }
        let steps = claim.steps
        claim.steps = []
        expectFault(
            .notLoadable(number: number, .noSteps), "理赔 \(number) 没有经过记录。请补上它的经过再导入。",
            "Claim \(number) has no steps. Give its steps, then load it again."
        ) { try load(claim) }
        let other = Claim(
            id: ClaimID(5), number: try CounterNumber(kind: .claim, division: Fixture.division, year: 26, serial: 99),
            person: person.id, event: claim.event, papers: [:],
            judgement: Judgement(covers: [], benefits: claim.judgement.benefits), state: .firstReview,
            since: claim.since, enteredBy: claim.enteredBy, office: claim.office, steps: steps)
        expectFault(
            .notLoadable(number: other.number.text, .coverUnknown), "理赔 \(other.number.text) 的核算单指向不存在的凭证。请先导入那张凭证。",
            "The worksheet of claim \(other.number.text) names a certificate that isn't there. Load that certificate first."
        ) { try load(other) }
    }
}

extension Fixture {
    fileprivate func enrolAs(_ user: User) throws -> Person {
        try office.enrol(
            person: NewPerson(kind: .member, details: details("张三", identity("1970-01-01")), key: key()), by: user)
    }
}
