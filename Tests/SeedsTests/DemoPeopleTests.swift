import MutualAid
import Testing

@testable import Seeds

/// The people and employers of the demo office, and what they are covered by.
@Suite struct DemoPeopleTests {
    let office = WholeOffice.large
    let usual = WholeOffice.usual

    @Test func `identity numbers are right, of both sexes, and of people from 18 to 60`() {
        for person in office.people {
            #expect(ResidentID(codedText: person.details.identity.text) == person.details.identity)
        }
        let ages = Set(office.members.map { $0.age(on: office.today) })
        #expect(ages == Set(18...60))
        let women = office.members.count { $0.sex == .female }
        #expect((1500...3500).contains(women))
        #expect(office.dependants.allSatisfy { (0...17).contains($0.age(on: office.today)) })
        #expect(Set(office.dependants.map { $0.age(on: office.today) }).count > 12)
    }

    @Test
    func `most come from here, some from elsewhere or under a retired code, a few have a permanent-resident card`() {
        let tree = Seeds.divisions()
        let areas = usual.people.compactMap(\.details.identity.area)
        #expect(areas.allSatisfy(tree.isKnown))
        #expect(areas.count { $0.text == "610302" } > 200)
        #expect(areas.count { $0.province != "61" } > 20)
        let retired = areas.count { if case .retired = tree.warning(of: $0) { true } else { false } }
        #expect(retired > 10)
        #expect((2...6).contains(usual.people.count { $0.details.identity.isPermanentResidentCard }))
    }

    @Test func `a counter's hard names are among the first, whatever the seed`() {
        for seed in [1, 2, 3] as [UInt64] {
            let names = WholeOffice(members: 600, claims: 150, seed: seed).people.map(\.name.text)
            #expect(names.contains("阿卜杜拉·买买提"))
            #expect(names.contains { $0.unicodeScalars.contains("\u{31350}") })
            #expect(names.contains { $0.unicodeScalars.contains { (0xE0100...0xE01EF).contains($0.value) } })
            for surname in ["单", "解", "仇", "查", "曾", "任", "区"] {
                #expect(names.contains { $0.hasPrefix(surname) }, "\(surname)")
            }
            for count in 2...4 { #expect(names.contains { $0.count == count && !$0.contains("·") }) }
        }
    }

    @Test func `cards pass their check, name holder and bank, and phones are right`() {
        for account in office.people.compactMap(\.details.account) {
            #expect(account.card.luhnPasses && !account.bank.isEmpty)
        }
        for person in office.members { #expect(person.details.account.map { $0.holder == person.name } ?? true) }
        let phones = office.people.compactMap(\.details.phone)
        #expect(phones.count > office.members.count * 9 / 10)
        #expect(phones.allSatisfy { Phone(codedText: $0.text) == $0 })
        #expect(phones.contains { !$0.isMobile })
    }

    @Test func `a dependant is a member's child, older than no parent could be, with the guardian's consent`() {
        for child in office.dependants {
            guard case .dependant(let id) = child.kind, let guardian = office.ofPerson[id] else {
                Issue.record("\(child.number.text) has no guardian")
                continue
            }
            #expect(!guardian.kind.isDependant && guardian.number.serial > 0)
            #expect((guardian.birth.age(on: child.birth) ?? 0) >= 18)
            #expect(child.details.consent?.givenBy == .guardian)
            #expect(child.details.account == guardian.details.account || child.details.account == nil)
            #expect(known(guardian.details.consent?.day) <= known(child.details.consent?.day))
        }
    }

    @Test func `employers have right credit codes, room for their people, batch days and fee splits`() {
        for office in [usual, office] {
            for employer in office.employers {
                let details = employer.details
                #expect(CreditCode(codedText: details.creditCode.text) == details.creditCode)
                let staff = office.staff[employer.id] ?? []
                #expect(known(details.headcount) >= staff.count)
                #expect(known(details.womenHeadcount) >= staff.count { $0.sex == .female })
                #expect(known(details.womenHeadcount) <= known(details.headcount))
            }
            #expect(office.employers.contains { $0.details.batchDay == nil })
            #expect(Set(office.employers.map(\.details.feeSplit)).count > 8)
        }
        #expect(usual.staff.count > 20)
    }

    @Test func `all seven plans are taken, and enrolments stand in every way`() {
        for office in [usual, office] {
            #expect(Set(office.enrolments.map(\.plan)) == Set(WholeOffice.catalogue.plans.map(\.code)))
            // Nobody has given up a cover in the demo: that is for a trainee to do.
            for standing in EnrolmentStanding.allCases where standing != .cancelled {
                #expect(office.enrolments.contains { $0.standing(on: office.today) == standing }, "\(standing)")
            }
            #expect(office.enrolments.count { $0.continued } > office.enrolments.count / 50)
            #expect(office.enrolments.contains { $0.split.gift > .zero } || office.members.count < 1000)
            #expect(office.enrolments.contains { $0.shares == 2 })
            let unpaid = office.enrolments.count { !$0.isPaid }
            #expect((office.enrolments.count / 40...office.enrolments.count / 5).contains(unpaid))
        }
    }

    @Test func `every enrolment would have been taken at the counter on its day`() {
        for office in [usual, office] {
            for (person, enrolments) in office.enrolmentsOf {
                let inOrder = enrolments.sorted { ($0.enteredOn, $0.id) < ($1.enteredOn, $1.id) }
                for place in inOrder.indices {
                    check(inOrder[place], after: office.card(person, enrolments: Array(inOrder[..<place])), office)
                }
            }
        }
    }

    /// What `Office.enrol` asks.
    private func check(_ enrolment: Enrolment, after card: PersonCard, _ office: WholeOffice) {
        let edition = office.edition(enrolment)
        let first = enrolment.term.first
        #expect(WholeOffice.catalogue.edition(of: enrolment.plan, on: first) == edition)
        #expect(edition.term(from: first, days: enrolment.term.days) == enrolment.term)
        let reasons = WholeOffice.catalogue.ineligibilities(
            applicant: Applicant(card.person), edition: edition, shares: enrolment.shares, from: first,
            held: card.plansHeld(on: first))
        #expect(reasons == [], "\(enrolment.number.text)")
        #expect(enrolment.continued == card.renews(edition, from: first))
        let fee = edition.fee(
            tier: enrolment.tier, shares: enrolment.shares, days: enrolment.term.days,
            frontLine: card.person.details.frontLine)
        #expect(fee?.value == enrolment.fee)
        #expect(enrolment.split.total == enrolment.fee)
        let employer = office.employers.first { $0.id == card.person.details.employer }
        #expect(
            enrolment.split == (employer?.details.feeSplit ?? .own).split(enrolment.fee)
                || (enrolment.split.gift == enrolment.fee && enrolment.payment?.payer == .gift))
        #expect(enrolment.enteredOn < first && enrolment.enteredOn < office.today)
        #expect(known(card.person.details.consent?.day) <= enrolment.enteredOn)
        if let payment = enrolment.payment {
            #expect(payment.day >= enrolment.enteredOn && payment.day < first && payment.day < office.today)
        }
        #expect(card.person.kind.isDependant == (enrolment.plan == "child-accident"))
    }

    @Test func `the retired are on the roll, but nobody enrolled them`() {
        let retired = office.members.filter { $0.details.employment == .retired }
        #expect(!retired.isEmpty)
        #expect(retired.allSatisfy { office.enrolmentsOf[$0.id] == nil })
    }
}
