import MutualAid
import Office
import Testing

/// What a claim was judged on stays what it was, whatever happens later.
struct RecomputingTests {
    private func expectRecomputed(_ fixture: Fixture, at location: SourceLocation = #_sourceLocation) throws {
        #expect(try fixture.office.broken(.recomputed) == [], sourceLocation: location)
    }

    private func withdraw(_ claim: Claim, _ fixture: Fixture) throws {
        _ = try fixture.office.decide(
            claim.id, version: claim.version, .withdraw(reason: "本人要求"), by: fixture.handler)
    }

    @Test func `a claim judged beside one that was withdrawn later comes to the same again`() throws {
        let fixture = try Fixture()
        let person = try fixture.coveredMember()
        let first = try fixture.claim(
            person, fixture.stay(fixture.today.adding(days: -20), ownPay: 19_900, sheet: "BJ1"))
        let second = try fixture.claim(
            person, fixture.stay(fixture.today.adding(days: -15), days: 2, ownPay: 250, sheet: "BJ2"))
        // 100.00 was left of 20,000.00 when it was judged, and it was not the first.
        #expect(second.amount == Money(yuan: 100))
        try withdraw(first, fixture)
        let third = try fixture.claim(
            person, fixture.stay(fixture.today.adding(days: -18), days: 2, ownPay: 250, sheet: "BJ1"))
        // Its sheet was that of the withdrawn one, and the second counts as the first of the term.
        #expect(third.amount == Money(yuan: 250))
        try expectRecomputed(fixture)
        try fixture.restart()
        try expectRecomputed(fixture)
    }

    @Test func `a fee taken on the day of the event, after the claim, leaves the claim unpaid`() throws {
        let fixture = try Fixture()
        let person = try fixture.member("王秀兰", identity("1985-06-15"))
        let made = try fixture.enrol(person, ["hospital-accident"], from: fixture.today, payer: nil)
        let accident = ClaimEvent.accident(
            Accident(
                date: fixture.today, injuries: [Injury(grade: 7, part: "left-hand")], death: false, medicalCost: .zero,
                hospitalDays: 0, filed: fixture.today))
        let before = try fixture.claim(person, accident)
        #expect(before.judgement.benefits.map(\.refusal) == [.feeUnpaid])
        _ = try fixture.office.pay(made.map(\.id), payer: .own, key: fixture.key(), by: fixture.handler)
        let after = try fixture.claim(person, accident)
        #expect(after.amount == Money(yuan: 8_000))
        try expectRecomputed(fixture)
    }

    @Test func `a clock that is set back doesn't turn the order of judging round`() throws {
        let fixture = try Fixture()
        let person = try fixture.coveredMember()
        let first = try fixture.claim(
            person, fixture.stay(fixture.today.adding(days: -20), ownPay: 19_900, sheet: "BJ1"))
        fixture.clock.now -= 3_600_000
        let second = try fixture.claim(
            person, fixture.stay(fixture.today.adding(days: -25), ownPay: 400, sheet: "BJ2"))
        #expect(second.amount == Money(yuan: 100))
        let (one, other) = (try #require(first.steps.first?.at), try #require(second.steps.first?.at))
        #expect(one < other)
        try withdraw(first, fixture)
        fixture.clock.now -= 3_600_000
        _ = try fixture.claim(person, fixture.stay(fixture.today.adding(days: -10), ownPay: 400, sheet: "BJ3"))
        try expectRecomputed(fixture)
    }

    /// The reviewer sends it back and the handler corrects its figures.
    @discardableResult
    private func correct(_ claim: Claim, to event: ClaimEvent, _ fixture: Fixture) throws -> Claim {
        let back = try fixture.office.decide(
            claim.id, version: claim.version, .giveBack([.figuresDiffer]), by: fixture.reviewer)
        var card = known(try fixture.office.personCard(claim.person))
        card.claims.removeAll { $0.id == claim.id }
        let total = judgeClaim(event: event, card: card, catalogue: fixture.catalogue).total
        return try fixture.office.decide(
            claim.id, version: back.version, .amend(event, confirmed: total), by: fixture.handler)
    }

    @Test func `what was judged on figures that were corrected later comes to the same again`() throws {
        let fixture = try Fixture()
        let person = try fixture.coveredMember()
        let first = try fixture.claim(
            person, fixture.stay(fixture.today.adding(days: -20), ownPay: 19_900, sheet: "BJ1"))
        let second = try fixture.claim(
            person, fixture.stay(fixture.today.adding(days: -15), days: 2, ownPay: 250, sheet: "BJ2"))
        let corrected = try correct(
            first, to: fixture.stay(fixture.today.adding(days: -20), ownPay: 19_990, sheet: "BJ3"), fixture)
        // The second had the last 100.00; the corrected figures come after it.
        #expect(second.amount == Money(yuan: 100) && corrected.amount == Money(yuan: 19_900))
        let third = try fixture.claim(
            person, fixture.stay(fixture.today.adding(days: -25), ownPay: 70, sheet: "BJ1"))
        #expect(third.judgement.benefits.map(\.refusal) == [.nothingDue])
        try correct(second, to: fixture.stay(fixture.today.adding(days: -15), ownPay: 30, sheet: "BJ2"), fixture)
        try expectRecomputed(fixture)
        try fixture.restart()
        try expectRecomputed(fixture)
    }

    @Test func `a denial that is taken back gets what others have left meanwhile`() throws {
        let fixture = try Fixture()
        let person = try fixture.coveredMember()
        let first = try fixture.claim(
            person, fixture.stay(fixture.today.adding(days: -20), ownPay: 15_000, sheet: "BJ1"))
        let denied = try fixture.office.decide(
            first.id, version: first.version, .deny([.other("不符")]), by: fixture.reviewer)
        let second = try fixture.claim(
            person, fixture.stay(fixture.today.adding(days: -15), ownPay: 12_000, sheet: "BJ2"))
        #expect(second.amount == Money(yuan: 12_000))
        let back = try fixture.office.decide(
            first.id, version: denied.version, .undo(reason: "看错了"), by: fixture.reviewer)
        // 20,000.00 a term in all.
        #expect(back.amount == Money(yuan: 8_000))
        #expect(back.steps.last?.fact == .amended(from: Money(yuan: 15_000), to: Money(yuan: 8_000)))
        #expect(try fixture.office.pastFigures(of: first.id).map(\.judgement.total) == [Money(yuan: 15_000)])
        try expectSound(fixture.office)
        let same = try fixture.office.decide(
            second.id, version: second.version, .deny([.other("不符")]), by: fixture.reviewer)
        let again = try fixture.office.decide(
            second.id, version: same.version, .undo(reason: "看错了"), by: fixture.reviewer)
        #expect(again.amount == second.amount && again.steps.last?.fact == nil)
        try expectSound(fixture.office)
    }

    @Test func `two records made one are recomputed as each was judged alone`() throws {
        let fixture = try Fixture()
        let person = try fixture.coveredMember()
        let twin = try fixture.coveredMember("张小明", identity("1985-06-15", 3))
        try fixture.claim(person, fixture.stay(fixture.today.adding(days: -20), ownPay: 150, sheet: "BJ1"))
        // The same sheet, for the other record: nobody could know.
        try fixture.claim(twin, fixture.stay(fixture.today.adding(days: -20), ownPay: 150, sheet: "BJ1"))
        let plan = try fixture.office.mergePlan(living: person.id, other: twin.id)
        _ = try fixture.office.correct(
            CorrectionOrder(
                person: person.id, version: plan.living.person.version,
                work: .merge(other: twin.id, otherVersion: plan.other.person.version, takes: []),
                why: CorrectionWhy([.enrolledTwice]), key: fixture.key()), by: fixture.supervisor)
        let later = try fixture.claim(
            person, fixture.stay(fixture.today.adding(days: -10), ownPay: 150, sheet: "BJ1"))
        #expect(Set(later.judgement.benefits.map(\.refusal)) == [.duplicate])
        try expectRecomputed(fixture)
    }

    @Test func `a stored judgement that is not what the judge says is named`() throws {
        let fixture = try Fixture()
        let person = try fixture.coveredMember()
        let stored = try fixture.claim(
            person, fixture.stay(fixture.today.adding(days: -12), ownPay: 900, sheet: "BJ1"))
        let number = try CounterNumber(
            kind: .claim, division: stored.number.division, year: stored.number.year, serial: stored.number.serial + 1)
        let wrong = Claim(
            id: ClaimID(stored.id.value + 100), number: number, person: person.id,
            event: fixture.stay(fixture.today.adding(days: -9), ownPay: 800, sheet: "BJ2"), papers: stored.papers,
            judgement: stored.judgement, state: stored.state, since: stored.since, enteredBy: stored.enteredBy,
            office: stored.office, steps: stored.steps)
        try fixture.office.load(Batch(claims: [wrong]), by: fixture.handler)
        #expect(try fixture.office.broken(.recomputed) == [number.text])
    }

    @Test(arguments: 1...3 as ClosedRange<UInt64>)
    func `made-up histories are recomputed to the fen`(seed: UInt64) throws {
        let fixture = try Fixture()
        var random = SplitMix(seed: seed)
        print("seed \(seed)")
        for place in 1...4 {
            let person = try fixture.member("王秀兰", identity("1985-06-15", place * 2))
            var open: [Claim] = []
            for turn in 0..<10 {
                fixture.pass(days: random.below(40))
                if turn == 0 || random.below(4) == 0 {
                    try? enrol(person, random.pick(Self.plans), paid: random.below(4) > 0, fixture)
                }
                if random.below(3) > 0 || open.isEmpty {
                    let event = Self.event(&random, fixture.today)
                    open.append(try fixture.claim(person, event))
                } else {
                    let claim = open.remove(at: random.below(open.count))
                    if random.below(3) == 0, claim.state.stage == .firstReview {
                        try correct(claim, to: Self.event(&random, fixture.today), fixture)
                    } else if random.below(2) == 0, claim.state.stage == .firstReview {
                        _ = try fixture.office.decide(
                            claim.id, version: claim.version, .deny([.other("不符")]), by: fixture.reviewer)
                    } else {
                        try withdraw(claim, fixture)
                    }
                }
                if random.below(3) == 0 {
                    let unpaid = try #require(try fixture.office.personCard(person.id)).enrolments.filter {
                        !$0.isPaid && $0.term.last >= fixture.today
                    }
                    if !unpaid.isEmpty {
                        _ = try fixture.office.pay(
                            unpaid.map(\.id), payer: .own, key: fixture.key(), by: fixture.handler)
                    }
                }
            }
        }
        #expect(try fixture.office.broken(.recomputed) == [], "seed \(seed)")
    }

    private static let plans: [PlanCode] = [
        "hospital-accident", "women", "critical", "allowance-critical", "short-accident",
    ]

    /// A plan held already, or excluded, is refused as it would be at the counter.
    private func enrol(_ person: Person, _ plan: PlanCode, paid: Bool, _ fixture: Fixture) throws {
        try fixture.enrol(person, [plan], from: fixture.today, payer: paid ? .own : nil)
    }

    /// Mostly of late, now and then of long ago, or of today.
    private static func event(_ random: inout SplitMix, _ today: Day) -> ClaimEvent {
        let date = today.adding(days: -random.pick([0, 0, 1, 5, 20, 60]))
        switch random.below(3) {
        case 0:
            let ownPay = Money(fen: Int64(random.below(random.pick([40_000, 1_200_000]))))
            return .hospital(
                HospitalStay(
                    cause: random.below(2) == 0 ? .illness : .accident, admitted: date,
                    discharged: date, sheet: SheetNumber("BJ\(random.below(12))"), total: ownPay, pooled: .zero,
                    other: .zero, ownPay: ownPay, ownExpense: .zero, filed: today))
        case 1:
            let codes: [DiseaseCode] = ["critical-01", "critical-02", "women-05", "women-in-situ", "mild-01"]
            return .diagnosis(Diagnosis(date: date, diseases: [random.pick(codes), random.pick(codes)], filed: today))
        default:
            return .accident(
                Accident(
                    date: date, injuries: [Injury(grade: 1 + random.below(10), part: "left-hand")], death: false,
                    medicalCost: .zero, hospitalDays: random.below(20), filed: today))
        }
    }
}

/// SplitMix64 (Steele, Lea, Flood 2014).
struct SplitMix: RandomNumberGenerator {
    private var state: UInt64

    init(seed: UInt64) { state = seed }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }

    mutating func below(_ count: Int) -> Int { Int.random(in: 0..<count, using: &self) }
    mutating func pick<Element>(_ elements: [Element]) -> Element { elements[below(elements.count)] }
}
