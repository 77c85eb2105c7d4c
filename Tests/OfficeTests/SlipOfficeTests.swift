import Foundation
import MutualAid
import OfficeSQLite
import Testing

@testable import Office

@Suite struct DayEndOfficeTests {
    /// Three people on two days; fees 95, 35, 25 and 95, worked out by hand. The cashier takes one of them.
    private func office() throws -> (fixture: Fixture, first: Day) {
        let fixture = try Fixture()
        let first = fixture.today
        let a = try fixture.member("张小明", identity("1985-06-15")) { $0.medicalInsurance = true }
        let b = try fixture.member("李小红", identity("1986-05-04", 2)) { $0.medicalInsurance = true }
        try fixture.enrol(a, ["hospital-accident"], from: first.adding(days: 1), payer: .unit)
        try fixture.enrol(b, ["critical", "women"], from: first.adding(days: 1), payer: .own)
        let owed = try fixture.enrol(b, ["hospital-accident"], from: first.adding(days: 1), payer: nil)
        _ = try fixture.office.pay(owed.map(\.id), payer: .union, key: fixture.key(), by: fixture.supervisor)
        fixture.pass(days: 1)
        let c = try fixture.member("王小刚", identity("1990-01-09", 3)) { $0.medicalInsurance = true }
        try fixture.enrol(c, ["critical"], from: first.adding(days: 3), payer: .gift)
        try fixture.enrol(c, ["hospital-accident"], from: first.adding(days: 3), payer: nil)
        return (fixture, first)
    }

    @Test func `a day's fees stand by payer and by who took them, against its receipts`() throws {
        let (fixture, first) = try office()
        let end = try fixture.office.dayEnd(first)
        #expect(end.receipts.map(\.number.serial) == [1, 2, 3])
        #expect(end.receipts.map(\.amount.text) == ["95.00", "60.00", "95.00"])
        #expect(end.receipts.map(\.covers) == [1, 2, 1])
        #expect(end.receipts.map(\.payer) == [.unit, .own, .union])
        #expect(end.receipts.map(\.takenBy) == ["周敏", "周敏", "王主任"])
        #expect(end.total == .init(receipts: 3, covers: 4, amount: Money(yuan: 250)))
        #expect(end.gaps == [] && end.unpaid == FeeSum(count: 0, amount: .zero))
        let next = try fixture.office.dayEnd(first.adding(days: 1))
        #expect(next.total == .init(receipts: 1, covers: 1, amount: Money(yuan: 35)))
        #expect(next.unpaid == FeeSum(count: 1, amount: Money(yuan: 95)))
        #expect(try fixture.office.dayEnd(first.adding(days: 9)).receipts.isEmpty)
    }

    @Test func `the audit head is that of the trail, and moves with it`() throws {
        let (fixture, first) = try office()
        let before = try fixture.office.dayEnd(first).audit
        #expect(before.mac.count == 64 && before.mac.allSatisfy(\.isHexDigit))
        let person = try fixture.member("赵小兰", identity("1991-02-03", 4))
        let after = try fixture.office.dayEnd(first).audit
        #expect(after.entries == before.entries + 1 && after.mac != before.mac)
        #expect(person.details.name.text == "赵小兰")
    }

    @Test func `receipts that somebody took away leave a gap on their day, the last of today too`() throws {
        let (fixture, first) = try office()
        let second = "SELECT id FROM receipt WHERE number LIKE '%000002_' OR number LIKE '%000004_'"
        try fixture.meddle([
            "UPDATE enrolment SET receipt = NULL WHERE receipt IN (\(second))",
            "DELETE FROM receipt WHERE id IN (\(second))",
        ])
        let end = try fixture.office.dayEnd(first)
        #expect(end.gaps.map { [$0.first.serial, $0.last.serial] } == [[2, 2]])
        // The fourth was given today, and nothing of it is there.
        let today = try fixture.office.dayEnd(fixture.today)
        #expect(today.receipts.isEmpty)
        #expect(today.gaps.map { [$0.first.serial, $0.last.serial] } == [[4, 4]])
    }

    @Test func `what was given back is no fee taken, has a receipt of its own, and leaves no gap`() throws {
        let (fixture, first) = try office()
        let id = known(try fixture.office.find("王小刚", limit: 1).first?.ref.person)
        let card = known(try fixture.office.personCard(id))
        let critical = known(card.enrolments.first { $0.plan == "critical" })
        let after = try fixture.office.correct(
            CorrectionOrder(
                person: id, version: card.person.version, work: .cancel(critical.id, version: critical.version),
                why: CorrectionWhy([.askedByMember]), key: fixture.key()), by: fixture.handler)
        let end = try fixture.office.dayEnd(first.adding(days: 1))
        #expect(end.receipts.map(\.number.serial) == [4, 5] && end.gaps == [])
        #expect(end.total == .init(receipts: 1, covers: 1, amount: Money(yuan: 35)))
        #expect(end.refunds == FeeSum(count: 1, amount: Money(yuan: 35)) && end.kept == .zero)
        let refund = known(after.enrolments.first { $0.id == critical.id }?.cancelled?.refund)
        let record = known(try fixture.office.receipt(refund.receipt))
        #expect(record.isRefund && record.items.map(\.person) == ["王小刚"] && record.total == Money(yuan: 35))
        let desk = SlipDesk(
            language: .zh, catalogue: fixture.catalogue, office: fixture.office.profile, contact: OfficeContact(),
            user: "周敏", now: Instant(milliseconds: 0), today: fixture.today)
        #expect(Slip.certificate(after, critical.id, desk) == nil)
    }

    @Test func `a receipt tells what it took, and from whose employer`() throws {
        let (fixture, first) = try office()
        let end = try fixture.office.dayEnd(first)
        let record = known(try fixture.office.receipt(end.receipts[1].number))
        #expect(record.items.map(\.person) == ["李小红", "李小红"])
        #expect(record.total == Money(yuan: 60) && record.takenBy == "周敏" && record.employer == nil)
        #expect(record.payment.day == first && record.payment.payer == .own)
        let unknown = try CounterNumber(kind: .receipt, division: Fixture.division, year: 26, serial: 999)
        #expect(try fixture.office.receipt(unknown) == nil)
    }
}

@Suite struct RenewalOfficeTests {
    /// Covers from `today + 1`, and the clock moved until 20 days before they end.
    private func office() throws -> (fixture: Fixture, employer: Employer, last: Day) {
        let fixture = try Fixture()
        let employer = try fixture.office.addEmployer(
            NewEmployer(
                details: EmployerDetails(
                    name: "宝鸡渭滨机械厂", creditCode: known(CreditCode(codedText: "91350100M000100Y43")),
                    division: Fixture.division), key: fixture.key()), by: fixture.handler)
        let first = fixture.today.adding(days: 1)
        let worker = try fixture.member("张小红", identity("1985-06-15", 2)) {
            $0.medicalInsurance = true
            $0.employer = employer.id
        }
        // 60 on the first day of the renewal's predecessor, 61 on that of the renewal.
        let old = try fixture.member("李老", identity("1966-02-20", 3)) { $0.employer = employer.id }
        let alone = try fixture.member("王小刚", identity("1990-01-09", 5)) { $0.medicalInsurance = true }
        try fixture.enrol(worker, ["hospital-accident", "women"], from: first)
        try fixture.enrol(old, ["critical"], from: first)
        try fixture.enrol(alone, ["hospital-accident"], from: first)
        try fixture.enrol(alone, ["short-accident"], from: first, payer: nil)
        let last = Term(yearFrom: first).last
        fixture.pass(days: fixture.today.days(until: last) - 20)
        return (fixture, employer, last)
    }

    private func ahead(_ fixture: Fixture, _ unit: RenewalQuery.Unit = .all) -> RenewalQuery {
        var query = RenewalQuery.ending(within: 30, from: fixture.today)
        query.unit = unit
        return query
    }

    @Test func `covers that end are listed by day with what renewing keeps, masked`() throws {
        let (fixture, employer, last) = try office()
        let rows = try fixture.office.renewals(ahead(fixture), limit: 100)
        #expect(rows.count == 4 && rows.allSatisfy { $0.last == last })
        let women = known(rows.first { $0.plan == "women" })
        #expect(women.name == "张小红" && women.employer == employer.name && !women.isPaidOut)
        #expect(women.maskedIdentity == identity("1985-06-15", 2).masked)
        #expect(women.waitingSaved == 60 && women.keepsUntil == last.adding(days: 31) && women.barred.isEmpty)
        #expect(rows.first { $0.plan == "hospital-accident" }?.waitingSaved == 30)
        let old = known(rows.first { $0.plan == "critical" })
        #expect(old.barred.map(\.code) == ["age"])
        // Nobody has paid for it, so nothing ends.
        #expect(!rows.contains { $0.plan == "short-accident" })
    }

    @Test func `a cover that was renewed is gone from the list, one that ended stays in the list of the past`() throws {
        let (fixture, _, last) = try office()
        let alone = known(try fixture.office.find("王小刚", limit: 1).first?.ref.person)
        let person = known(try fixture.office.personCard(alone)).person
        // Not paid yet, and yet it follows.
        let next = try fixture.enrol(person, ["hospital-accident"], from: last.adding(days: 1), payer: nil)
        #expect(try fixture.office.renewals(ahead(fixture), limit: 100).count == 3)
        // Cancelled, it follows no more; and the dead renew nothing.
        let now = known(try fixture.office.personCard(alone)).person
        _ = try fixture.office.correct(
            CorrectionOrder(
                person: alone, version: now.version, work: .cancel(known(next.first).id, version: 1),
                why: CorrectionWhy([.askedByMember]), key: fixture.key()), by: fixture.handler)
        #expect(try fixture.office.renewals(ahead(fixture), limit: 100).count == 4)
        let living = known(try fixture.office.personCard(alone)).person
        _ = try fixture.office.correct(
            CorrectionOrder(
                person: alone, version: living.version, work: .death(on: fixture.today),
                why: CorrectionWhy([.deathCertificate]), key: fixture.key()), by: fixture.handler)
        #expect(try fixture.office.renewals(ahead(fixture), limit: 100).count == 3)
        fixture.pass(days: 25)
        #expect(try fixture.office.renewals(ahead(fixture), limit: 100).isEmpty)
        let past = try fixture.office.renewals(.ended(within: 30, before: fixture.today), limit: 100)
        #expect(past.count == 3)
        #expect(past.first { $0.plan == "women" }?.keepsUntil == last.adding(days: 31))
    }

    @Test func `by employer they are counted in people and covers, those without one too`() throws {
        let (fixture, employer, last) = try office()
        let counts = try fixture.office.renewalCounts(ahead(fixture).span, limit: 100)
        #expect(counts.map(\.name) == [nil, employer.name])
        #expect(counts.map(\.people) == [1, 2] && counts.map(\.covers) == [1, 3])
        #expect(counts.allSatisfy { $0.first == last })
        #expect(try fixture.office.renewals(ahead(fixture, .one(employer.id)), limit: 100).count == 3)
        #expect(try fixture.office.renewals(ahead(fixture, .none), limit: 100).map(\.name) == ["王小刚"])
    }

    @Test func `pages follow one another without a row lost or twice`() throws {
        let (fixture, _, _) = try office()
        let all = try fixture.office.renewals(ahead(fixture), limit: 100)
        var paged: [RenewalRow] = []
        while true {
            let page = try fixture.office.renewals(ahead(fixture), after: paged.last?.place, limit: 1)
            if page.isEmpty { break }
            paged += page
        }
        #expect(paged == all)
        let counts = try fixture.office.renewalCounts(ahead(fixture).span, limit: 100)
        let first = try fixture.office.renewalCounts(ahead(fixture).span, limit: 1)
        let second = try fixture.office.renewalCounts(ahead(fixture).span, after: first.last?.place, limit: 1)
        #expect(first + second == counts)
    }

    @Test func `a cover that a benefit has ended says so, unless the claim was withdrawn`() throws {
        let (fixture, _, last) = try office()
        let id = known(try fixture.office.find("张小红", limit: 1).first?.ref.person)
        let person = known(try fixture.office.personCard(id)).person
        let ill = last.adding(days: -100)
        let claim = try fixture.claim(
            person,
            .diagnosis(Diagnosis(date: ill, diseases: ["women-05"], filed: ill.adding(days: 2))))
        #expect(claim.judgement.benefits.contains { $0.ends == .cover })
        func isPaidOut() throws -> Bool? {
            try fixture.office.renewals(ahead(fixture), limit: 100).first { $0.plan == "women" }?.isPaidOut
        }
        #expect(try isPaidOut() == true)
        _ = try fixture.office.decide(
            claim.id, version: claim.version, .withdraw(reason: "本人撤回"), by: fixture.handler)
        #expect(try isPaidOut() == false)
    }
}

@Suite struct PrintAuditTests {
    @Test func `text about a person that leaves the counter is an export in the trail, other text isn't`() throws {
        let fixture = try Fixture()
        let person = try fixture.member("张小明", identity("1985-06-15"))
        let job = PrintJob(title: "参保凭证 PZ1", lines: ["a", "b"], about: .person(person.id))
        try fixture.office.noteExport(job, to: "file", by: fixture.handler)
        try fixture.office.noteExport(PrintJob(title: "日结", lines: ["x"]), to: "file", by: fixture.handler)
        #expect(
            try fixture.office.auditEntries(.export) == [["title": "参保凭证 PZ1", "to": "file", "lines": "2"]])
        try expectSound(fixture.office)
    }

    @Test func `where slips send people is the supervisor's to set, and what changed is recorded`() throws {
        let fixture = try Fixture()
        #expect(try fixture.office.contact() == OfficeContact())
        let contact = OfficeContact(place: "经二路 1 号", phone: "0917-3262345")
        #expect(fault { try fixture.office.set(contact, by: fixture.handler) } == .barred(.notYourDuty([.supervisor])))
        try fixture.office.set(contact, by: fixture.supervisor)
        try fixture.office.set(contact, by: fixture.supervisor)
        #expect(try fixture.office.contact() == contact)
        let entries = try fixture.office.auditEntries(.changeSettings)
        #expect(entries.count == 1 && entries.first?["after.contact.place"] == "经二路 1 号")
    }
}

extension Fixture {
    /// What somebody with the file in hand does to it, past the program.
    func meddle(_ statements: [String]) throws {
        office.close()
        let database = try SQLiteDatabase.open(path: path)
        try database.migrate(to: Migration.latest, statements)
        database.close()
        office = try opened()
    }
}
