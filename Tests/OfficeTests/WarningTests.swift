import Foundation
import MutualAid
import OfficeSQLite
import OlderFiles
import Testing

@testable import Office

/// Warnings on a real file: found when something is stored, kept, settled once, and there after a restart.
@Suite struct WarningTests {
    private let fixture: Fixture

    init() throws { fixture = try Fixture() }

    private func open() throws -> [Warning] { try fixture.office.openWarnings(for: fixture.handler) }

    @discardableResult
    private func settle(
        _ warning: Warning, _ verdict: WarningVerdict, _ note: String = "看了两张结算单", by user: User? = nil
    ) throws -> WarningPair {
        try fixture.office.settle(
            WarningOrder(
                warning: warning.id, version: warning.version, verdict: verdict, note: note, key: fixture.key()),
            by: user ?? fixture.reviewer)
    }

    @Test func `one settlement sheet of two people is found across the whole file, with both named`() throws {
        let person = try fixture.coveredMember()
        let other = try fixture.coveredMember("李四", identity("1990-01-01"))
        let day = fixture.today.adding(days: -30)
        let first = try fixture.claim(person, fixture.stay(day, sheet: "BJ777"))
        #expect(try open().isEmpty)
        let typed = try fixture.office.sheetTwins("BJ777", of: other.id)
        #expect(typed.map(\.number) == [first.number] && typed.map(\.name) == ["张**"])
        #expect(try fixture.office.sheetTwins("BJ777", of: person.id).isEmpty, "the person's own are told by the card")
        let second = try fixture.claim(other, fixture.stay(day.adding(days: 3), sheet: "BJ777"))
        let warning = try #require(try open().first)
        #expect(warning.kind == .sameSheet)
        #expect([warning.first.number, warning.second.number] == [first.number.text, second.number.text])
        #expect([warning.first.name, warning.second.name] == ["张小明", "李四"])
        for claim in [first, second] {
            #expect(try fixture.office.claimCard(claim.id)?.warnings.map(\.id) == [warning.id])
        }
        // The number itself lies sealed: by its hash alone it is found again.
        fixture.office.close()
        let bytes = try Data(contentsOf: URL(fileURLWithPath: fixture.path))
        #expect(bytes.range(of: Data("BJ777".utf8)) == nil)
        fixture.office = try fixture.opened()
        #expect(try open().map(\.id) == [warning.id])
        try expectSound(fixture.office)
    }

    @Test func `overlapping stays and accidents of one day are found for one person`() throws {
        let person = try fixture.coveredMember()
        let day = fixture.today.adding(days: -30)
        try fixture.claim(person, fixture.stay(day, days: 10, sheet: "BJ1"))
        try fixture.claim(person, fixture.stay(day.adding(days: 9), days: 5, sheet: "BJ2"))
        // On the day of leaving one hospital, into the next.
        try fixture.claim(person, fixture.stay(day.adding(days: 14), days: 2, sheet: "BJ3"))
        #expect(try open().map(\.kind) == [.overlappingStays])
        func accident() -> ClaimEvent {
            .accident(
                Accident(
                    date: day, injuries: [Injury(grade: 9, part: "left-hand")], death: false, medicalCost: .zero,
                    hospitalDays: 0, filed: fixture.today))
        }
        try fixture.claim(person, accident())
        try fixture.claim(person, accident())
        #expect(try open().map(\.kind) == [.overlappingStays, .sameAccident])
    }

    @Test func `a card of two people and a name and birthday under two numbers are found; a family's card is none`()
        throws
    {
        let account = BankAccount(
            card: known(BankCard(codedText: "6228480402564890018")), holder: personName("张小明"), bank: "农业银行")
        let person = try fixture.member("张小明", identity("1985-06-15")) { $0.account = account }
        var child = details("张小宝", identity("2015-03-03"))
        child.account = account
        _ = try fixture.office.enrol(
            person: NewPerson(kind: .dependant(guardian: person.id), details: child, key: fixture.key()),
            by: fixture.handler)
        #expect(try open().isEmpty)
        let other = try fixture.member("张小明", identity("1985-06-15", 3)) { $0.account = account }
        #expect(
            try open().map(\.kind).sorted { $0.rawValue < $1.rawValue } == [.sameCard, .sameCard, .sameNameAndBirth])
        #expect(try fixture.office.holders(of: account.card, except: other.id).count == 2)
        // Putting the card right closes what it gave rise to; the other stays open.
        var after = other.details
        after.account = nil
        try fixture.update(other.id, after, version: 1)
        #expect(try open().map(\.kind) == [.sameNameAndBirth])
        let all = try fixture.office.warnings(ofPerson: other.id)
        #expect(all.filter { $0.kind == .sameCard }.map { $0.settled?.verdict } == [.gone, .gone])
        // The same card again opens it again.
        after.account = account
        try fixture.update(other.id, after, version: 2)
        #expect(try open().count == 3)
    }

    @Test func `a verdict is given once, with who, when and note, and not by whoever entered the claim alone`() throws {
        let person = try fixture.coveredMember()
        let day = fixture.today.adding(days: -30)
        try fixture.claim(person, fixture.stay(day, sheet: "BJ1"))
        let second = try fixture.claim(person, fixture.stay(day.adding(days: 20), sheet: "BJ1"))
        let warning = try #require(try open().first)
        expectFault(
            .warningBarred(.enteredByYou), "其中一件是您录入的，不能由您一人认定不重复。请另一位同事核对后处理。",
            "You entered one of them, so you can't alone say that it is no duplicate. Ask a colleague to compare them."
        ) { try settle(warning, .notSame, by: fixture.handler) }
        expectFault(
            .warningBarred(.noteMissing), "没有写怎么认定的。请写一句依据，例如「看了两张结算单」。",
            "It isn't said how you know. Write a line, such as “both sheets seen”."
        ) { try settle(warning, .notSame, "  ") }
        let settled = try settle(warning, .notSame, "两家医院，号码碰巧相同")
        let said = try #require(settled.warning.settled)
        #expect(said.verdict == .notSame && said.byName == "高建国" && said.note == "两家医院，号码碰巧相同")
        #expect(try open().isEmpty)
        expectFault(
            .warningBarred(.alreadySettled(by: "高建国")), "高建国 已经处理过这条提示。请刷新后再看。",
            "高建国 has settled this warning already. Refresh and look again."
        ) { try settle(settled.warning, .same, by: fixture.otherReviewer) }
        try fixture.restart()
        #expect(try fixture.office.claimCard(second.id)?.warnings.first?.settled == said)
        // What was found not to be the same isn't asked again.
        try fixture.claim(person, fixture.stay(day.adding(days: 12), days: 3, sheet: "BJ5"))
        #expect(try open().isEmpty)
        try expectSound(fixture.office)
    }

    @Test func `a withdrawn or denied claim warns nobody any more`() throws {
        let person = try fixture.coveredMember()
        let day = fixture.today.adding(days: -30)
        try fixture.claim(person, fixture.stay(day, sheet: "BJ1"))
        let second = try fixture.claim(person, fixture.stay(day.adding(days: 20), sheet: "BJ1"))
        #expect(try open().count == 1)
        _ = try fixture.office.decide(second.id, version: second.version, .withdraw(reason: "录重了"), by: fixture.handler)
        #expect(try open().isEmpty)
        try fixture.claim(person, fixture.stay(day.adding(days: 20), sheet: "BJ2"))
        #expect(try open().isEmpty)
    }

    @Test func `another office is neither shown them nor settles them`() throws {
        let other = try fixture.user("外区经办", [.handler], of: "610103")
        try fixture.member("张小明", identity("1985-06-15"))
        try fixture.member("张小明", identity("1985-06-15", 3))
        let warning = try #require(try open().first)
        #expect(try fixture.office.openWarnings(for: other).isEmpty)
        expectFault(
            .warningBarred(.otherOffice(Fixture.division)), "这两条归 610302 办事处管。请那里的人或上级办事处处理。",
            "Both belong to office 610302. Leave it to them or to the office above."
        ) { try settle(warning, .notSame, by: other) }
    }

    @Test func `a file that was stored before there were warnings is looked through when it is opened`() throws {
        let person = try fixture.coveredMember()
        let other = try fixture.coveredMember("李四", identity("1990-01-01"))
        try fixture.member("张小明", identity("1985-06-15", 3))
        let day = fixture.today.adding(days: -30)
        try fixture.claim(person, fixture.stay(day, sheet: "BJ1"))
        try fixture.claim(person, fixture.stay(day.adding(days: 5), sheet: "BJ2"))
        try fixture.claim(other, fixture.stay(day, sheet: "BJ2"))
        let found = Set(try open().map(\.kind))
        #expect(found == [.sameSheet, .overlappingStays, .sameNameAndBirth])
        try fixture.writeTrailAsBeforeMACs()
        fixture.office.close()
        let database = try SQLiteDatabase.open(path: fixture.path)
        try database.migrate(to: 4, Migration.undoing(after: 4))
        database.close()
        fixture.office = try fixture.opened()
        #expect(Set(try open().map(\.kind)) == found)
        try expectSound(fixture.office)
    }
}
