import MutualAid

/// An employer of the demo office and how its members are.
struct DemoEmployer: Sendable {
    let employer: Employer
    let unit: DemoWords.Unit
    /// Its members are those whose place in the shuffled roll lies here.
    let places: Range<Int>
}

/// The employers, and who works where.
struct DemoEmployers: Sendable {
    let all: [DemoEmployer]
    private let order: DemoShuffle

    /// 24 in a county office of the usual size; one for every 25 members in a larger one.
    init(words: DemoWords, members: Int, seed: UInt64, division: DivisionCode) {
        var random = DemoRandom(seed, .employer)
        order = DemoShuffle(size: members, key: random.next())
        let count = min(2000, max(words.units.count, members / 25))
        let units = (0..<count).map { words.unit($0) }
        let weight = units.reduce(0) { $0 + $1.weight }
        var all: [DemoEmployer] = []
        var passed = 0
        for (place, unit) in units.enumerated() {
            let start = members * passed / weight
            passed += unit.weight
            let places = start..<(members * passed / weight)
            let details = EmployerDetails(unit, place, staff: places.count, words, division, &random)
            all.append(
                DemoEmployer(
                    employer: Employer(id: DemoSeries.employerID(place), details: details), unit: unit, places: places))
        }
        self.all = all
    }

    /// The employer of a member, and the member's place among its people.
    func employer(of member: Int) -> (employer: Int, place: Int) {
        let place = order.place(of: member)
        var (low, high) = (0, all.count - 1)
        while low < high {
            let middle = (low + high) / 2
            if place < all[middle].places.upperBound { high = middle } else { low = middle + 1 }
        }
        return (low, place - all[low].places.lowerBound)
    }
}

extension DemoWords {
    /// The employers of the file, then others of their kinds under names of their own.
    fileprivate func unit(_ place: Int) -> Unit {
        guard place >= units.count else { return units[place] }
        let more = place - units.count
        let name =
            places[more % places.count] + words[more / places.count % words.count]
            + trades[more / (places.count * words.count) % trades.count] + "有限公司"
        let companies = units.filter { $0.registry == "91" }
        let pattern = companies[more % companies.count]
        return Unit(
            name: name, registry: pattern.registry, women: pattern.women, frontLine: pattern.frontLine,
            isHighRisk: pattern.isHighRisk, isNewForm: false, weight: pattern.weight, unitPercent: pattern.unitPercent,
            unionPercent: pattern.unionPercent, batchDay: pattern.batchDay)
    }
}

extension EmployerDetails {
    fileprivate init(
        _ unit: DemoWords.Unit, _ place: Int, staff: Int, _ words: DemoWords, _ division: DivisionCode,
        _ random: inout DemoRandom
    ) {
        // Some take part whole, some only just, some too few (domain.md §2, the gate of 80 %).
        let percent = random.pick([100, 100, 96, 90, 85, 81, 70])
        let headcount = max(3, staff * 100 / percent)
        let handler = random.pick(words.surnames) + random.pick(words.given[.female] ?? words.surnames)
        self.init(
            name: unit.name, creditCode: CreditCode(registry: unit.registry, division: division, place: place),
            division: division, headcount: headcount,
            womenHeadcount: min(headcount, DemoEmployer.women(unit, of: headcount)), handler: handler,
            batchDay: unit.batchDay,
            feeSplit: FeeSplitRule(unitPercent: unit.unitPercent, unionPercent: unit.unionPercent) ?? .own)
    }
}

extension DemoEmployer {
    /// How many of so many people are women; the `place`-th is one where the number rises.
    static func women(_ unit: DemoWords.Unit, of count: Int) -> Int { count * unit.women / 100 }

    static func isWoman(_ unit: DemoWords.Unit, place: Int) -> Bool {
        women(unit, of: place + 1) > women(unit, of: place)
    }
}

extension CreditCode {
    /// Registry and kind, division, an organisation code with its own check character (GB 11714-1997), check character.
    fileprivate init(registry: String, division: DivisionCode, place: Int) {
        let digits = String(9_000_000 + place)
        let weights = [3, 7, 9, 10, 5, 8, 4, 2]
        let values = [22] + digits.utf8.map { Int($0) - 48 }
        let rest = (11 - zip(values, weights).reduce(0) { $0 + $1.0 * $1.1 } % 11) % 11
        let body = registry + division.text + "M" + digits + (rest == 10 ? "X" : String(rest))
        self = made(CreditCode.checkCharacter(for: body).flatMap { CreditCode(codedText: body + $0) }, body)
    }
}
