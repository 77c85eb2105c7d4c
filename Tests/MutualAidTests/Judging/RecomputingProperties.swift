import MutualAid
import Testing

/// Whatever happens to a person's claims and fees afterwards, each comes to the same again.
@Suite struct RecomputingProperties {
    @Test(arguments: 21...28 as ClosedRange<UInt64>)
    func `random histories are recomputed line for line`(seed: UInt64) {
        var random = Seeded(seed)
        var longest = 0
        for _ in 0..<60 {
            let history = History(&random)
            longest = max(longest, history.claims.count)
            for judgement in builtIn.recomputed(history.claims, enrolments: history.enrolments) {
                #expect(judgement.isSame, "\(random) claim \(judgement.claim)")
            }
        }
        #expect(longest > 3)
    }

    @Test(arguments: 31...34 as ClosedRange<UInt64>)
    func `the editions in force, as drafts, change nothing in random histories`(seed: UInt64) throws {
        var random = Seeded(seed)
        for _ in 0..<60 {
            // Everything under one edition: a draft stands in for whatever edition judged.
            let history = History(&random, firstDays: ["2025-01-01", "2025-06-01", "2026-01-01"])
            var simulation = Simulation(builtIn.plans.compactMap { $0.edition(code: "2024") })
            simulation.add(
                SimulatedPerson(
                    id: PersonID(1), covers: history.enrolments.map(HeldCover.init), claims: history.claims))
            for change in simulation.changes { #expect(change.largest == [], "\(random) \(change.plan)") }
        }
    }

    @Test func `every action tells what its move makes of the claim for other claims`() {
        for move in ClaimLife.moves {
            for stage in move.to {
                let expected = move.action.turnsTo?.counts ?? move.from.countsInLedger
                #expect(expected == stage.countsInLedger, "\(move.from) \(move.action) \(stage)")
            }
        }
        #expect(ClaimAction.enter.turnsTo == .draft)
    }

    @Test func `a lost enrolment is told, not passed over`() {
        var random = Seeded(3)
        let history = History(&random)
        let without = builtIn.recomputed(history.claims, enrolments: [])
        #expect(without.allSatisfy { $0.stored.covers.isEmpty || $0.again == nil })
    }
}

/// Days in the life of one person at the counter: enrolments that overlap, renew and are paid late, claims in any order of
/// their events, some withdrawn, denied, taken up again.
private struct History {
    private(set) var enrolments: [Enrolment] = []
    private var stored: [Claim] = []
    private var now: Int64 = 0
    private let user = User(id: UserID(1), name: "周敏", duties: [.handler], division: Self.division)

    private static let division = DivisionCode("610302") ?? { fatalError("no division") }()

    init(_ random: inout Seeded, firstDays: [String] = ["2023-06-01", "2024-01-15", "2025-01-01", "2025-06-01"]) {
        now = Int64(day("2025-12-01").number) * 86_400_000
        for _ in 0..<Int.random(in: 6...24, using: &random) {
            now += Int64.random(in: 0...3, using: &random) * 43_200_000
            switch Int.random(in: 0...9, using: &random) {
            case 0...1: enrol(&random, firstDays)
            case 2: pay(&random)
            case 3...4: move(&random)
            default: claim(&random)
            }
        }
    }

    private var past: [ClaimID: [PastFigures]] = [:]

    var claims: [JudgedClaim] { stored.map { JudgedClaim($0, past: past[$0.id, default: []]) } }

    private var today: Day { Day(number: Int32(now / 86_400_000)) }

    private mutating func enrol(_ random: inout Seeded, _ firstDays: [String]) {
        let plan = random.pick(builtIn.plans.map(\.code))
        let first = day(random.pick(firstDays))
        guard let edition = builtIn.edition(of: plan, on: first) else { return }
        let place = enrolments.count + 1
        enrolments.append(
            Enrolment(
                id: EnrolmentID(Int64(place)), number: number(.certificate, place), person: PersonID(1), plan: plan,
                edition: edition.code, tier: plan == "accident" ? 50 : nil, shares: random.pick([1, 1, 2]),
                term: Term(yearFrom: first), continued: random.pick([true, false]), fee: .zero, split: .zero,
                payment: random.pick([true, false]) ? payment(random.pick([day("2023-01-01"), today])) : nil,
                enteredBy: user.id, enteredOn: today))
    }

    private mutating func pay(_ random: inout Seeded) {
        guard let place = enrolments.indices.filter({ !enrolments[$0].isPaid }).randomElement(using: &random) else {
            return
        }
        enrolments[place].payment = payment(today)
    }

    private func payment(_ day: Day) -> FeePayment {
        FeePayment(receipt: number(.receipt, 1), day: day, payer: .own)
    }

    private mutating func claim(_ random: inout Seeded) {
        let event = random.pick([random.madeUpEvent(), random.madeUpEvent(on: today)])
        guard event.day <= today else { return }
        let card = PersonCard(
            person: person, employer: nil, guardian: nil, dependants: [], enrolments: enrolments, claims: stored)
        let judgement = judgeClaim(event: event, card: card, catalogue: builtIn)
        // Two of one millisecond are told apart by their ids.
        now += random.pick([0, 1])
        let isDraft = Int.random(in: 0...9, using: &random) == 0
        let place = stored.count + 1
        stored.append(
            Claim(
                id: ClaimID(Int64(place)), number: number(.claim, place), person: PersonID(1), event: event,
                papers: [:],
                judgement: judgement, state: isDraft ? .draft : .accepted, since: Instant(milliseconds: now),
                enteredBy: user.id, office: Self.division,
                steps: [step(isDraft ? .enter : .accept, isDraft ? .draft : .accepted)]))
    }

    private mutating func move(_ random: inout Seeded) {
        guard let place = stored.indices.randomElement(using: &random) else { return }
        now += 1
        switch stored[place].state.stage {
        case .draft: take(place, .accept, .accepted)
        case .accepted where random.pick([true, false]): amend(place, &random)
        case .accepted:
            random.pick([true, false])
                ? take(place, .deny, .denied([.other("不符")])) : take(place, .withdraw, .withdrawn(reason: "本人要求"))
        case .denied:
            random.pick([true, false])
                ? take(place, .reconsider, .reconsidered) : take(place, .undo, .firstReview)
        case .reconsidered: amend(place, &random)
        default: break
        }
        now += 1
    }

    /// Corrected figures are judged after everything else that counts.
    private mutating func amend(_ place: Int, _ random: inout Seeded) {
        let old = stored[place]
        let event = random.madeUpEvent()
        guard event.day <= today else { return }
        let card = PersonCard(
            person: person, employer: nil, guardian: nil, dependants: [], enrolments: enrolments,
            claims: stored.filter { $0.id != old.id })
        stored[place].event = event
        stored[place].judgement = judgeClaim(event: event, card: card, catalogue: builtIn)
        take(place, .amend, old.state)
        past[old.id, default: []].append(
            PastFigures(at: Instant(milliseconds: now), byName: "周敏", event: old.event, judgement: old.judgement))
    }

    private mutating func take(_ place: Int, _ action: ClaimAction, _ state: ClaimState) {
        stored[place].state = state
        stored[place].steps.append(step(action, state))
    }

    private func step(_ action: ClaimAction, _ state: ClaimState) -> ClaimStep {
        ClaimStep(at: Instant(milliseconds: now), user: user.id, userName: user.name, action: action, state: state)
    }

    private var person: Person {
        guard let name = try? PersonName("张秀英"), let identity = try? ResidentID("610103198506150028") else {
            fatalError("no person")
        }
        return Person(
            id: PersonID(1), number: number(.member, 1), kind: .member,
            details: PersonDetails(name: name, identity: identity))
    }

    private func number(_ kind: NumberKind, _ serial: Int) -> CounterNumber {
        guard let number = try? CounterNumber(kind: kind, division: Self.division, year: 25, serial: serial) else {
            fatalError("no number")
        }
        return number
    }
}
