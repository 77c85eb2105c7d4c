import MutualAid

/// The worker with a malignant kidney tumour: seven stays from May on, 4,496.00 paid in all (domain.md §3, `published`).
enum DemoStory {
    /// What each stay is to pay, in fen; the sum is the published one, the parts are made up.
    static let benefits: [Int64] = [118_000, 64_230, 58_800, 71_550, 46_620, 50_300, 40_100]
    private static let days = [9, 7, 6, 8, 6, 7, 6]

    static var stays: Int { benefits.count }

    /// The last year in which all seven stays were paid and closed before today.
    private static func year(_ office: DemoOffice) -> Int {
        let end = Day(year: office.today.year, month: 10, day: 25)
        return end.map { $0 <= office.yesterday } == true ? office.today.year : office.today.year - 1
    }

    /// The waiting period is over in May.
    static func coverFirst(_ office: DemoOffice) -> Day {
        made(Day(year: year(office), month: 3, day: 15), "the story's year")
    }

    static func claims(of person: DemoPerson, _ office: DemoOffice) -> [DemoClaim] {
        guard let begin = Day(year: year(office), month: 5, day: 6) else { return [] }
        var random = DemoRandom(office.seed, .claims, -1)
        var bench = StoryBench(person)
        return benefits.indices.map { stay in
            let admitted = begin.adding(days: stay * 20)
            let discharged = admitted.adding(days: days[stay])
            let filed = office.workday(from: discharged.adding(days: 4))
            let sheet = SheetNumber("BJ" + digits(admitted.year, 4) + digits(9_000_001 + stay, 7))
            var choices = random
            _ = random.next()
            let event = bench.event(paying: Money(fen: benefits[stay])) { ownPay in
                var random = choices
                return .hospital(
                    HospitalStay(cause: .illness, admitted, discharged, sheet, ownPay: ownPay, filed, &random))
            }
            _ = choices.next()
            return DemoClaim(outcome: DemoOutcome(.closed), event: event, place: stay - stays, story: stay)
        }
    }
}

/// Finds the settlement sheet that comes to a benefit under the person's covers, by the judge itself.
private struct StoryBench {
    private let covers: [Cover]
    private var ledger = Ledger()

    init(_ person: DemoPerson) {
        covers = person.enrolments.enumerated().map { place, enrolment in
            Cover(
                id: EnrolmentID(Int64(place)), edition: enrolment.edition, tier: enrolment.tier,
                shares: enrolment.shares,
                term: enrolment.term, isPaid: enrolment.payment != nil, continued: enrolment.continued)
        }
    }

    /// The least own pay for which the benefit is reached: it never falls when more is paid.
    mutating func event(paying benefit: Money, _ event: (Money) -> ClaimEvent) -> ClaimEvent {
        var (low, high) = (Int64(0), benefit.fen * 20)
        while low < high {
            let middle = (low + high) / 2
            var tried = ledger
            let rows = judge(event(Money(fen: middle)), covers: covers, ledger: &tried)
            if Money.sum(rows.map(\.amount)) < benefit { low = middle + 1 } else { high = middle }
        }
        let found = event(Money(fen: low))
        _ = judge(found, covers: covers, ledger: &ledger)
        return found
    }
}
