import Foundation
import MutualAid
import Office
import OfficeSQLite
import Seeds
import Testing

/// A real file in a folder of its own, with a clock that moves by a second at each look and ids that count up.
final class Fixture {
    let folder: String
    let path: String
    var office: Office
    let catalogue: Catalogue
    let clock = Clock()

    final class Clock {
        /// 2026-03-02T01:00:00Z, a Monday, 9:00 in China.
        var now: Int64 = 1_772_413_200_000
        var ids: Int64 = 1000
        /// Another one gives other random bytes.
        var randomTurn = 0
    }

    static let shelf: PlanShelf = { revisions throws(OfficeFault) in
        do throws(PlanFaults) { return try Seeds.catalogue(overriding: [], revisions: revisions) } catch {
            throw .plansUnreadable(detail: error.sentence(.zh).what)
        }
    }

    static let division = known(DivisionCode("610302"))

    init(isTraining: Bool = false, block: NumberBlock? = nil, more: [NewUser] = []) throws {
        folder = NSTemporaryDirectory() + "office-" + UUID().uuidString
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        path = folder + "/counter.huzhu"
        catalogue = try Seeds.catalogue()
        let surroundings = Self.surroundings(clock)
        let key = try DataKey.make(beside: path, randomBytes: surroundings.randomBytes)
        office = try Office.create(
            database: WatchedDatabase(try SQLiteDatabase.create(path: path)), key: key,
            profile: OfficeProfile(name: "渭滨区总工会", division: Self.division, isTraining: isTraining),
            users: [
                NewUser(name: "周敏", duties: [.handler], division: Self.division),
                NewUser(name: "高建国", duties: [.firstReviewer, .secondReviewer], division: Self.division),
                NewUser(name: "李红", duties: [.secondReviewer, .firstReviewer], division: Self.division),
                NewUser(name: "王主任", duties: [.supervisor, .cashier], division: Self.division),
                NewUser(name: "钱会计", duties: [.cashier], division: Self.division),
            ] + more,
            block: block, plans: Self.shelf, surroundings: surroundings)
    }

    deinit {
        office.close()
        try? FileManager.default.removeItem(atPath: folder)
    }

    static func surroundings(_ clock: Clock) -> Surroundings {
        Surroundings(
            now: {
                clock.now += 1000
                return Instant(milliseconds: clock.now)
            },
            newID: {
                clock.ids += 1
                return clock.ids
            },
            randomBytes: { count in
                Data((0..<count).map { UInt8(truncatingIfNeeded: $0 &* 37 &+ 11 &+ clock.randomTurn &* 101) })
            })
    }

    /// The office as another program, or this one after a restart, finds it.
    func opened(options: SQLiteDatabase.Options = .init()) throws -> Office {
        let database = WatchedDatabase(try SQLiteDatabase.open(path: path, options: options), isWatching: false)
        let office = try Office.open(
            database: database, key: try DataKey.read(beside: path), plans: Self.shelf,
            surroundings: Self.surroundings(clock))
        database.isWatching = true
        return office
    }

    func restart() throws {
        office.close()
        office = try opened()
    }

    var handler: User { office.users()[0] }
    var reviewer: User { office.users()[1] }
    var otherReviewer: User { office.users()[2] }
    var supervisor: User { office.users()[3] }
    var cashier: User { office.users()[4] }

    var today: Day { office.today }

    func pass(days: Int) { clock.now += Int64(days) * 86_400_000 }

    private var keys = 0
    func key() -> SubmissionKey {
        keys += 1
        return SubmissionKey("key-\(keys)-\(path.hashValue)")
    }
}

/// A literal of a test that is right.
func known<Value>(_ value: Value?, at location: SourceLocation = #_sourceLocation) -> Value {
    guard let value else { fatalError("a literal of this test is wrong: \(location)") }
    return value
}

func day(_ iso: String) -> Day { known(Day(iso)) }

/// A right identity number for a birth day, by its place in the day; odd places are men.
func identity(_ birth: String, _ place: Int = 1, division: String = "610302") -> ResidentID {
    let order = String(1000 + place).dropFirst()
    let body = division + birth.replacingOccurrences(of: "-", with: "") + order
    return known(ResidentID(codedText: body + known(ResidentID.checkDigit(for: body))))
}

func personName(_ text: String) -> PersonName { known(PersonName(codedText: text)) }

func details(_ name: String, _ identity: ResidentID) -> PersonDetails {
    PersonDetails(name: personName(name), identity: identity)
}

extension Fixture {
    @discardableResult
    func member(_ name: String, _ identity: ResidentID, change: (inout PersonDetails) -> Void = { _ in }) throws
        -> Person
    {
        var details = details(name, identity)
        change(&details)
        return try office.enrol(person: NewPerson(kind: .member, details: details, key: key()), by: handler)
    }

    /// A change of details that was typed wrong.
    @discardableResult
    func update(_ id: PersonID, _ details: PersonDetails, version: Int, at other: Office? = nil) throws -> Person {
        try (other ?? office).update(
            person: id, details: details, version: version, why: CorrectionWhy([.typedWrong]), key: key(), by: handler)
    }

    /// What a right screen would send.
    func line(_ plan: PlanCode, for person: PersonID, from first: Day, tier: Int? = nil) throws -> EnrolmentLine {
        let card = known(try office.personCard(person))
        let edition = known(catalogue.edition(of: plan, on: first))
        let term = edition.term(from: first, days: 10)
        let fee = known(
            edition.fee(tier: tier, shares: 1, days: term.days, frontLine: card.person.details.frontLine)?.value)
        return EnrolmentLine(
            plan: plan, tier: tier, shares: 1, term: term, continued: card.renews(edition, from: first), fee: fee,
            split: FeeSplitRule.own.split(fee))
    }

    @discardableResult
    func enrol(_ person: Person, _ plans: [PlanCode], from first: Day, payer: Payer? = .own) throws -> [Enrolment] {
        let lines = try plans.map { try line($0, for: person.id, from: first) }
        return try office.enrol(
            NewEnrolments(person: person.id, lines: lines, payer: payer, key: key()), by: handler)
    }

    func stay(_ admitted: Day, days: Int = 10, ownPay: Int = 1000, sheet: SheetNumber) -> ClaimEvent {
        .hospital(
            HospitalStay(
                cause: .illness, admitted: admitted, discharged: admitted.adding(days: days), sheet: sheet,
                total: Money(yuan: 5000 + ownPay), pooled: Money(yuan: 4000), other: .zero, ownPay: Money(yuan: ownPay),
                ownExpense: Money(yuan: 1000), filed: admitted.adding(days: days)))
    }

    func newClaim(
        _ person: Person, _ event: ClaimEvent, brought: Set<Paper> = Set(Paper.allCases)
    ) throws -> NewClaim {
        let card = known(try office.personCard(person.id))
        return NewClaim(
            person: person.id, event: event, byProxy: false, brought: brought,
            confirmed: judgeClaim(event: event, card: card, catalogue: catalogue).total, key: key())
    }

    @discardableResult
    func claim(_ person: Person, _ event: ClaimEvent, brought: Set<Paper> = Set(Paper.allCases)) throws -> Claim {
        try office.enterClaim(try newClaim(person, event, brought: brought), by: handler)
    }

    /// A member whose hospital plan has run for two months.
    func coveredMember(_ name: String = "张小明", _ identity: ResidentID = identity("1985-06-15")) throws -> Person {
        let person = try member(name, identity)
        try enrol(person, ["hospital-accident"], from: today.adding(days: 1))
        pass(days: 60)
        return known(try office.personCard(person.id)).person
    }
}

/// The fault that `work` throws.
func fault(
    at location: SourceLocation = #_sourceLocation, _ work: () throws -> some Any
) -> OfficeFault? {
    do {
        _ = try work()
        Issue.record("nothing was refused", sourceLocation: location)
    } catch let fault as OfficeFault {
        return fault
    } catch { Issue.record("another error: \(error)", sourceLocation: location) }
    return nil
}

func expectSound(_ office: Office, at location: SourceLocation = #_sourceLocation) throws {
    let findings = try office.verify()
    #expect(findings == [], sourceLocation: location)
}
