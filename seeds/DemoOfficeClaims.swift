import MutualAid

/// Where a claim of the demo office shall stand, and why.
struct DemoOutcome: Hashable {
    let stage: ClaimStage
    /// What is to refuse it, where something is.
    var refusal: RefusalCode?

    init(_ stage: ClaimStage, _ refusal: RefusalCode? = nil) {
        self.stage = stage
        self.refusal = refusal
    }

    /// The first of these hold every state once, the next make up an office at work; later claims are mostly closed.
    static func of(_ place: Int) -> DemoOutcome {
        if place < fresh.count { return fresh[place] }
        return later[place % later.count]
    }

    private static let each: [DemoOutcome] = [
        .init(.closed), .init(.firstReview), .init(.awaitingPapers), .init(.approved), .init(.secondReview),
        .init(.accepted), .init(.paid), .init(.denied, .waitingPeriod), .init(.returned), .init(.inBatch),
        .init(.draft),
        .init(.calledBack), .init(.withdrawn), .init(.paymentFailed), .init(.reconsidered),
    ]

    private static let fresh =
        each + each
        + [
            .init(.denied, .feeUnpaid), .init(.denied), .init(.firstReview), .init(.firstReview),
            .init(.awaitingPapers),
            .init(.closed), .init(.closed), .init(.paid), .init(.denied, .waitingPeriod), .init(.secondReview),
            .init(.denied, .afterTerm), .init(.approved), .init(.closed), .init(.inBatch), .init(.calledBack),
        ]

    private static let later =
        [DemoOutcome](repeating: .init(.closed), count: 30)
        + [
            .init(.paid), .init(.calledBack), .init(.approved), .init(.inBatch), .init(.firstReview),
            .init(.awaitingPapers),
            .init(.denied), .init(.denied, .waitingPeriod), .init(.closed), .init(.withdrawn),
            .init(.denied, .feeUnpaid),
            .init(.paid), .init(.accepted), .init(.secondReview), .init(.denied, .afterTerm), .init(.returned),
        ]

    /// How many days ago it was filed; what is under way is recent.
    var age: ClosedRange<Int> {
        switch stage {
        case .draft, .accepted: 0...3
        case .firstReview: 0...6
        case .awaitingPapers: 1...40
        case .returned: 3...9
        case .secondReview, .approved: 4...12
        case .inBatch, .paymentFailed: 7...15
        case .paid, .calledBack: 12...30
        case .closed, .denied, .withdrawn, .reconsidered: 25...320
        }
    }
}

/// A claim of the demo office before it is judged.
struct DemoClaim {
    let outcome: DemoOutcome
    let event: ClaimEvent
    let place: Int
    var story: Int?

    /// One in twelve is the small office's, but the story's are the county's.
    var isOfSmallOffice: Bool { story == nil && place % 12 == 7 }
}

extension DemoOffice {
    /// Claims that are not the story's.
    private var otherClaims: Int { tellsStory ? claims - DemoStory.stays : claims }

    /// Spread evenly over the members; which of a block's people has one depends on who is covered.
    func claim(_ block: inout DemoBlock, _ place: Int) {
        if tellsStory, block.members.contains(storyMember) {
            let member = storyMember - block.members.lowerBound
            block.people[member].claims = DemoStory.claims(of: block.people[member], self)
        }
        let first = block.members.lowerBound * otherClaims / members
        let end = block.members.upperBound * otherClaims / members
        guard first < end else { return }
        var random = DemoRandom(seed, .claims, place)
        var claimants = DemoClaimants(block.people, self, &random)
        for number in first..<end {
            var random = DemoRandom(seed, .claim, number)
            let outcome = DemoOutcome.of(number)
            guard let (person, claim) = claimants.claim(number, outcome, block.people, self, &random) else { continue }
            block.people[person].claims.append(claim)
        }
        for person in block.people.indices {
            block.people[person].claims.sort { ($0.event.filed, $0.place) < ($1.event.filed, $1.place) }
        }
    }
}

/// Who of a block can have a claim, in the order in which they come.
struct DemoClaimants {
    private var queue: [Int] = []
    private var next = 0
    private let all: [Int]

    init(_ people: [DemoPerson], _ office: DemoOffice, _ random: inout DemoRandom) {
        all = people.indices.filter { !people[$0].enrolments.isEmpty }
        for place in people.indices where people[place].claims.isEmpty || people.count == 1 {
            if people[place].enrolments.contains(where: { DemoWindow($0, office).isWide }) { queue.append(place) }
        }
        for place in queue.indices.dropFirst().reversed() { queue.swapAt(place, random.below(place + 1)) }
        if queue.isEmpty { queue = all }
    }

    /// A claim for the next one who can have it as it shall be; one in eight comes again.
    mutating func claim(
        _ number: Int, _ outcome: DemoOutcome, _ people: [DemoPerson], _ office: DemoOffice, _ random: inout DemoRandom
    ) -> (person: Int, claim: DemoClaim)? {
        if outcome.refusal != nil, let refused = refused(number, outcome, people, office, &random) { return refused }
        let plain = DemoOutcome(outcome.stage)
        if next > 0, random.happens(12) { next -= 1 }
        var spare: (person: Int, claim: DemoClaim)?
        for _ in queue {
            let person = queue[next % queue.count]
            next += 1
            let events = DemoEvents(office: office, person: people[person])
            guard let event = events.event(plain, number, &random) else { continue }
            let found = (person, DemoClaim(outcome: plain, event: event, place: number))
            // A cover that ended long ago would leave the claim under way since then: better another's.
            let oldest = office.lastWorkday.adding(days: -plain.age.upperBound - 7)
            if event.filed >= oldest { return found }
            spare = spare ?? found
        }
        if let spare { return spare }
        guard let person = queue.first else { return nil }
        let event = DemoEvents(office: office, person: people[person]).anyStay(plain, number, &random)
        return (person, DemoClaim(outcome: plain, event: event, place: number))
    }

    /// Of one who has nothing but the cover that refuses.
    private func refused(
        _ number: Int, _ outcome: DemoOutcome, _ people: [DemoPerson], _ office: DemoOffice, _ random: inout DemoRandom
    ) -> (person: Int, claim: DemoClaim)? {
        for person in all where people[person].enrolments.count == 1 && people[person].claims.isEmpty {
            let events = DemoEvents(office: office, person: people[person])
            guard let event = events.refusedEvent(outcome, number, &random) else { continue }
            return (person, DemoClaim(outcome: outcome, event: event, place: number))
        }
        return nil
    }
}
