import MutualAid

/// A person of the demo office as it was thought out, before ids and numbers are given.
struct DemoPerson {
    /// Among the members, or among the dependants.
    let place: Int
    /// A dependant's guardian by the place in the block.
    let guardian: Int?
    let identity: ResidentID
    let name: String
    let employer: Int?
    let isHighRisk: Bool
    let applicant: Applicant
    let frontLine: Bool
    var joined: Day
    var enrolments: [DemoEnrolment] = []
    var payments: [DemoPayment] = []
    var claims: [DemoClaim] = []

    var isChild: Bool { guardian != nil }
}

/// Sixty members, and the four dependants and ninety enrolments that go with them.
struct DemoBlock {
    let members: Range<Int>
    var people: [DemoPerson] = []
}

extension DemoOffice {
    static let blockSize = 60
    private static let membersADependant = 15

    var blocks: Int { (members + Self.blockSize - 1) / Self.blockSize }

    /// The member whose story is told: a kidney tumour, seven stays (domain.md §3).
    var storyMember: Int { min(1, members - 1) }
    var tellsStory: Bool { claims >= DemoStory.stays }

    /// Everything about a block but ids, numbers, and what is computed from them: thought out once to count what falls on
    /// which day, and once more to make it.
    func plan(block place: Int) -> DemoBlock {
        let start = place * Self.blockSize
        var block = DemoBlock(members: start..<min(members, start + Self.blockSize))
        var special = DemoSpecialNames(words: words, isFirst: place == 0)
        for member in block.members { block.people.append(person(member, &special)) }
        enrolAll(&block, quotas: quotas(of: block, place))
        claim(&block, place)
        return block
    }

    private func person(_ member: Int, _ special: inout DemoSpecialNames) -> DemoPerson {
        var random = DemoRandom(seed, .member, member)
        let (employer, place) = roll.employer(of: member)
        let unit = roll.all[employer].unit
        let sex: Sex = DemoEmployer.isWoman(unit, place: place) ? .female : .male
        let isStory = tellsStory && member == storyMember
        let foreigner = member % 240 == 41 ? words.foreigners[member / 240 % words.foreigners.count] : nil
        let identity =
            foreigner.map { identities.foreigner(member, sex, country: $0.country) }
            ?? identities.adult(member, sex, &random)
        // The first of each block and the one of the story are sure to be insured workers.
        let isSure = isStory || member % Self.blockSize == 0
        let applicant = Applicant(
            kind: .member, identity: identity, employment: unit.isNewForm ? .newForm : .inService,
            medicalInsurance: random.happens(unit.isNewForm ? 75 : 97) || isSure)
        let name =
            isStory
            ? words.story[sex] ?? "" : foreigner?.names[sex] ?? special.next(sex) ?? words.fullName(sex, &random)
        // Some drivers and couriers have no employer but the trade.
        let hasEmployer = !unit.isNewForm || random.happens(80)
        return DemoPerson(
            place: member, guardian: nil, identity: identity, name: name, employer: hasEmployer ? employer : nil,
            isHighRisk: unit.isHighRisk, applicant: applicant, frontLine: random.happens(unit.frontLine),
            joined: today.adding(days: -random.within(40...1800)))
    }

    /// One child for every fifteen members, of one who is old enough to be the parent. A child's enrolment is one less for
    /// the members, so that the sum stays.
    private func enrolAll(_ block: inout DemoBlock, quotas: [Int]) {
        var left = quotas
        for group in 0..<block.members.count / Self.membersADependant {
            let start = group * Self.membersADependant
            let dependant = (block.members.lowerBound + start) / Self.membersADependant
            var random = DemoRandom(seed, .child, dependant)
            let birth = identities.childBirth(dependant).day
            let places = start..<start + Self.membersADependant
            let guardian = guardian(of: birth, in: block.people, places, &random)
            let sex: Sex = random.happens(50) ? .male : .female
            let identity = identities.child(dependant, sex, &random)
            let parent = block.people[guardian]
            var child = DemoPerson(
                place: dependant, guardian: guardian, identity: identity,
                name: words.fullName(sex, surname: surnameOf(parent.name), &random), employer: nil, isHighRisk: false,
                applicant: Applicant(
                    kind: .child, identity: identity, employment: .inService, medicalInsurance: true,
                    guardianConsent: true),
                frontLine: false, joined: max(parent.joined, birth.adding(days: 20)))
            let giver = places.first { left[$0] > 1 }
            if let giver, random.happens(90), insure(&child, &random) {
                left[giver] -= 1
                child.joined = min(child.joined, child.enrolments[0].entered)
            }
            block.people.append(child)
            block.people[guardian].joined = min(parent.joined, child.joined)
        }
        for place in left.indices { enrol(&block.people[place], quota: left[place]) }
    }

    private func guardian(
        of birth: Day, in people: [DemoPerson], _ places: Range<Int>, _ random: inout DemoRandom
    ) -> Int {
        let shift = random.below(places.count)
        let order = places.map { places.lowerBound + ($0 - places.lowerBound + shift) % places.count }
        let fitting = order.first { place in
            let years = people[place].identity.birth.age(on: birth) ?? 0
            return (22...42).contains(years) && !people[place].name.contains("·")
                && !people[place].identity.isPermanentResidentCard
        }
        return fitting ?? order.min { people[$0].identity.birth < people[$1].identity.birth } ?? places.lowerBound
    }
}

/// The names that the first people of the office bear.
struct DemoSpecialNames {
    private var left: [Sex: ArraySlice<String>]

    init(words: DemoWords, isFirst: Bool) {
        left = isFirst ? words.fixed.mapValues { $0[...] } : [:]
    }

    mutating func next(_ sex: Sex) -> String? { left[sex]?.popFirst() }
}

extension DemoWords {
    func fullName(_ sex: Sex, _ random: inout DemoRandom) -> String {
        if random.happens(1), let own = minority[sex] {
            return random.pick(own) + "·" + random.pick(minorityFathers)
        }
        if random.happens(2) { return fullName(sex, surname: random.pick(doubleSurnames), &random) }
        // The list begins with the commonest surnames.
        let place =
            random.happens(50)
            ? min(random.below(surnames.count), random.below(surnames.count)) : random.below(surnames.count)
        return fullName(sex, surname: surnames[place], &random)
    }

    func fullName(_ sex: Sex, surname: String, _ random: inout DemoRandom) -> String {
        let given = given[sex] ?? surnames
        return surname + random.pick(given) + (random.happens(25) ? "" : random.pick(given))
    }
}
