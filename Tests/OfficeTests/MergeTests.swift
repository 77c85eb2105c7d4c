import Foundation
import MutualAid
import Testing

@testable import Office

/// Two records of one person made one, on a real file: every count and sum stays, and every number still finds.
@Suite struct MergeTests {
    private let fixture: Fixture
    private let one: Person
    private let other: Person

    init() throws {
        fixture = try Fixture()
        one = try fixture.member("张小明", identity("1985-06-15")) { $0.phone = Phone(codedText: "13800001234") }
        other = try fixture.member("张小明", identity("1985-06-15", 3)) {
            $0.phone = Phone(codedText: "13900005678")
            $0.account = BankAccount(
                card: known(BankCard(codedText: "6228480402564890018")), holder: personName("张小明"), bank: "农业银行")
            $0.papersOnFile = [.idCard]
        }
        try fixture.enrol(one, ["hospital-accident"], from: fixture.today.adding(days: 1))
        try fixture.enrol(other, ["hospital-accident", "critical"], from: fixture.today.adding(days: 1))
        _ = try fixture.office.enrol(
            person: NewPerson(
                kind: .dependant(guardian: other.id), details: details("张小宝", identity("2015-03-03")),
                key: fixture.key()), by: fixture.handler)
        fixture.pass(days: 60)
        try fixture.claim(one, fixture.stay(fixture.today.adding(days: -25), sheet: "BJ1"))
        try fixture.claim(other, fixture.stay(fixture.today.adding(days: -12), ownPay: 2000, sheet: "BJ2"))
    }

    private func card(_ person: Person) throws -> PersonCard { try #require(try fixture.office.personCard(person.id)) }

    @discardableResult
    private func merge(taking takes: Set<CorrectedField> = [], by user: User? = nil) throws -> PersonCard {
        let plan = try fixture.office.mergePlan(living: one.id, other: other.id)
        return try fixture.office.correct(
            CorrectionOrder(
                person: one.id, version: plan.living.person.version,
                work: .merge(other: other.id, otherVersion: plan.other.person.version, takes: takes),
                why: CorrectionWhy([.enrolledTwice]), key: fixture.key()), by: user ?? fixture.supervisor)
    }

    @Test func `conflicts are shown first: differing fields, covers held twice, claims that look like one`() throws {
        try fixture.claim(other, fixture.stay(fixture.today.adding(days: -25), sheet: "BJ1"))
        let plan = try fixture.office.mergePlan(living: one.id, other: other.id)
        #expect(plan.differences.map(\.change.field) == [.identity, .phone])
        #expect(plan.differences.map(\.isChoice) == [false, true])
        #expect(plan.overlaps.map(\.kept.plan) == ["hospital-accident"])
        #expect(plan.twins.map(\.kind) == [.sameSheet])
        #expect(plan.details(taking: [.phone]).phone?.text == "13900005678")
        #expect(plan.details(taking: []).phone?.text == "13800001234")
        #expect(plan.details(taking: []).account != nil, "what was missing is filled")
    }

    @Test func `a merge keeps every count and sum, and nothing is judged again`() throws {
        let before = try [card(one), card(other)]
        let worksheets = Dictionary(uniqueKeysWithValues: before.flatMap(\.claims).map { ($0.id, $0.judgement) })
        try merge(taking: [.phone])
        try fixture.restart()
        let after = try card(one)
        let enrolments = before.flatMap(\.enrolments)
        #expect(Set(after.enrolments.map(\.id)) == Set(enrolments.map(\.id)))
        #expect(Money.sum(after.enrolments.map(\.fee)) == Money.sum(enrolments.map(\.fee)))
        #expect(Set(after.enrolments.map(\.number)) == Set(enrolments.map(\.number)))
        #expect(after.claims.count == 2)
        #expect(Money.sum(after.claims.map(\.amount)) == Money(yuan: 3000))
        for claim in after.claims { #expect(claim.judgement == worksheets[claim.id]) }
        #expect(after.claims.map(\.origins.count).sorted() == [0, 1], "the moved claim knows whose it was")
        #expect(after.dependants.map(\.name.text) == ["张小宝"])
        let now = after.person.details
        #expect(now.phone?.text == "13900005678" && now.account != nil && now.papersOnFile.contains(.idCard))
        #expect(now.identity == one.details.identity)
        try expectSound(fixture.office)
    }

    @Test func `claims of both records for one sheet were judged apart, and recompute so; a later one sees both`()
        throws
    {
        // In the order of days it would be a duplicate, had the records been one.
        let twin = try fixture.claim(other, fixture.stay(fixture.today.adding(days: -20), sheet: "BJ1"))
        #expect(twin.amount == Money(yuan: 1000))
        try merge()
        try expectSound(fixture.office)
        let later = try fixture.claim(one, fixture.stay(fixture.today.adding(days: -2), days: 1, sheet: "BJ1"))
        #expect(later.amount == .zero && later.judgement.benefits.allSatisfy { $0.refusal == .duplicate })
        try expectSound(fixture.office)
        #expect(try Set(fixture.office.openWarnings(for: fixture.handler).map(\.kind)).contains(.sameSheet))
    }

    @Test func `the other record stays readable, points to the one that lives, and its numbers still find`() throws {
        try merge()
        let old = try card(other)
        #expect(old.person.mergedInto == one.id && old.living?.number == one.number)
        #expect(old.enrolments.isEmpty && old.claims.isEmpty)
        #expect(old.person.details.identity == other.details.identity)
        #expect(try fixture.office.anything(byNumber: other.number) == .person(one.id))
        #expect(try fixture.office.person(byIdentity: other.details.identity)?.id == one.id)
        let rows = try fixture.office.find(other.number.text, limit: 5)
        #expect(rows.map(\.ref) == [.person(one.id)])
        #expect(
            rows.first?.detail == .merged(from: other.number.text, maskedIdentity: other.details.identity.masked))
        #expect(try fixture.office.find("张小明", limit: 9).filter { $0.ref == .person(one.id) }.count == 1)
        for person in [one, other] {
            let history = try fixture.office.corrections(of: person.id)
            #expect(history.last.map { $0.kind == .merge } == true)
        }
        let moved = try #require(try fixture.office.corrections(of: one.id).first { $0.person == one.id })
        #expect(moved.about == other.number.text)
        #expect(moved.changes.first == CorrectionChange(.record, other.number.text, one.number.text))
    }

    @Test func `what is known of either is known of the one that lives, and isn't taken for new`() throws {
        let first = fixture.today.adding(days: -5)
        let new = NewKnownEvent(
            person: other.id, facts: .stay(KnownStay(admitted: first, discharged: first.adding(days: 2))),
            source: .visit,
            key: fixture.key())
        let event = try fixture.office.add(new, by: fixture.handler).event
        try merge()
        #expect(try fixture.office.knownEvent(event.id)?.event.person == one.id)
        let again = try fixture.office.importKnown(
            [(identity: one.details.identity, facts: new.facts, source: .visit)], dryRun: false, by: fixture.handler)
        #expect(again == [.known])
    }

    @Test func `nothing new goes to a record that was merged`() throws {
        let version = try card(other).person.version
        try merge()
        let into = CorrectionBar.merged(into: one.number, name: "张小明")
        expectFault(
            .correctionBarred(into), "这条记录已并入 \(one.number.text) 张小明。请打开那一条再办。",
            "This record was made one with \(one.number.text) 张小明. Open that one."
        ) { try fixture.enrol(other, ["women"], from: fixture.today.adding(days: 3)) }
        #expect(
            fault { try fixture.claim(other, fixture.stay(fixture.today.adding(days: -5), sheet: "BJ9")) }
                == .correctionBarred(into))
        #expect(fault { try fixture.update(other.id, other.details, version: version + 1) } == .correctionBarred(into))
        #expect(fault { try merge() } == .correctionBarred(into))
    }

    @Test func `only a supervisor merges, and never a record with itself, a child, or a guardian`() throws {
        #expect(fault { try merge(by: fixture.handler) } == .correctionBarred(.notYourDuty([.supervisor])))
        let child = try #require(try card(other).dependants.first)
        func bar(_ living: PersonID, _ other: PersonID) -> OfficeFault? {
            fault {
                try fixture.office.correct(
                    CorrectionOrder(
                        person: living, version: 1, work: .merge(other: other, otherVersion: 1, takes: []),
                        why: CorrectionWhy([.enrolledTwice]), key: fixture.key()), by: fixture.supervisor)
            }
        }
        #expect(bar(one.id, one.id) == .correctionBarred(.sameRecord))
        #expect(bar(one.id, child.id) == .correctionBarred(.differentKinds))
        #expect(try card(one).living == nil && card(other).living == nil)
    }

    @Test func `unsent forms for the other record come back for the one that lives`() throws {
        let key = fixture.key()
        try fixture.office.saveDraft(
            DraftRow(
                key: key, form: .claim, saved: fixture.office.surroundings.now(), title: "张小明",
                values: ["person": "\(other.id.value)", "sheet": "\(other.id.value)"]), for: fixture.handler.id)
        try merge()
        let draft = try #require(try fixture.office.drafts(for: fixture.handler.id).first)
        #expect(draft.values == ["person": "\(one.id.value)", "sheet": "\(other.id.value)"])
    }

    @Test func `the warning that they look like one is answered by the merge`() throws {
        let open = try fixture.office.openWarnings(for: fixture.handler)
        #expect(open.map(\.kind) == [.sameNameAndBirth])
        try merge()
        #expect(try fixture.office.openWarnings(for: fixture.handler).isEmpty)
        let all = try fixture.office.warnings(ofPerson: one.id)
        #expect(all.map(\.kind) == [.sameNameAndBirth])
        #expect(all.map { $0.settled?.verdict } == [.same])
    }
}
