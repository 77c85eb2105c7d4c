import MutualAid

/// An enrolment of the demo office before it has an id and a number.
struct DemoEnrolment {
    let edition: Edition
    let tier: Int?
    let shares: Int
    let term: Term
    var continued = false
    let fee: Money
    let split: FeeSplit
    let entered: Day
    /// A place in the person's payments.
    let payment: Int?
}

/// A fee taken: what was paid by the same payer on one day has one receipt.
struct DemoPayment: Hashable {
    let day: Day
    let payer: Payer
}

/// When a plan is asked for, from when it shall hold, and whether it is paid.
struct DemoOccasion {
    var entered: Day
    var first: Day
    var paid: Day?
    var payer: Payer
}

extension DemoOffice {
    private static let group = 4
    /// How four members share their six enrolments.
    private static let shares = [
        [1, 2, 1, 2], [0, 3, 2, 1], [3, 1, 1, 1], [2, 0, 3, 1], [1, 1, 0, 4], [2, 1, 2, 1],
    ]

    /// How many enrolments each member of a block has: one and a half on the whole, whatever the number of members.
    func quotas(of block: DemoBlock, _ place: Int) -> [Int] {
        var random = DemoRandom(seed, .enrolment, -1 - place)
        var quotas: [Int] = []
        while quotas.count < block.members.count {
            let left = block.members.count - quotas.count
            // The first four keep the plain shares: among them is the member whose story is told.
            let isPlain = quotas.isEmpty || left < Self.group
            quotas += (isPlain ? Self.shares[0] : random.pick(Self.shares)).prefix(left)
        }
        return quotas
    }

    func enrol(_ person: inout DemoPerson, quota: Int) {
        var random = DemoRandom(seed, .enrolment, person.place)
        guard quota > 0 else {
            if random.happens(30), (person.identity.birth.age(on: today) ?? 0) >= 50 { person.retire() }
            return
        }
        var wishes = DemoWishes(office: self, person: person, quota: quota)
        if tellsStory, person.place == storyMember {
            wishes.insureStory(&random)
        } else {
            wishes.insureFirst(isSure: person.place % Self.blockSize == 0, &random)
            wishes.insureMore(&random)
        }
        wishes.finish()
        person = wishes.person
        if let first = person.enrolments.map(\.entered).min() { person.joined = min(person.joined, first) }
    }

    /// Child accident, if a term can be found in which the child is born and not yet grown up.
    func insure(_ child: inout DemoPerson, _ random: inout DemoRandom) -> Bool {
        var wishes = DemoWishes(office: self, person: child, quota: 1)
        for attempt in 0..<5 where wishes.left > 0 {
            let occasion = attempt == 4 ? wishes.coming(&random) : wishes.running(20...330, &random)
            guard occasion.entered > child.identity.birth.adding(days: 20) else { continue }
            wishes.wish("child-accident", occasion, &random)
        }
        wishes.finish()
        child = wishes.person
        return wishes.left == 0
    }
}

extension DemoPerson {
    fileprivate mutating func retire() {
        var applicant = applicant
        applicant.employment = .retired
        self = DemoPerson(
            place: place, guardian: guardian, identity: identity, name: name, employer: employer, isHighRisk: false,
            applicant: applicant, frontLine: false, joined: joined)
    }
}

/// The enrolments of one person while they are found: every wish is held against the plan's rules, as at the counter.
struct DemoWishes {
    private let office: DemoOffice
    private let details: EmployerDetails?
    private(set) var person: DemoPerson
    private(set) var left: Int
    private var last: DemoOccasion?

    init(office: DemoOffice, person: DemoPerson, quota: Int) {
        self.office = office
        self.person = person
        left = quota
        details = person.employer.map { office.roll.all[$0].employer.details }
    }

    private var today: Day { office.today }
    private var split: FeeSplitRule { details?.feeSplit ?? .own }

    // MARK: occasions

    /// A term that began so many days ago, on the employer's batch day.
    func running(_ ago: ClosedRange<Int>, _ random: inout DemoRandom) -> DemoOccasion {
        occasion(first: batchDay(near: today.adding(days: -random.within(ago))), before: 3...20, &random)
    }

    /// A term that is still to begin.
    func coming(_ random: inout DemoRandom) -> DemoOccasion {
        let first = details?.firstDay(after: today) ?? today.adding(days: random.within(1...20))
        var occasion = occasion(first: first, before: 1...12, &random)
        if random.happens(30) { occasion.paid = nil }
        return occasion
    }

    private func batchDay(near day: Day) -> Day {
        guard let batchDay = details?.batchDay else { return day }
        return Day(year: day.year, month: day.month, day: batchDay) ?? day
    }

    private func occasion(first: Day, before: ClosedRange<Int>, _ random: inout DemoRandom) -> DemoOccasion {
        let entered = min(first.adding(days: -random.within(before)), office.yesterday)
        let latest = min(first.adding(days: -1), office.yesterday)
        let paid = entered.adding(days: random.within(0...max(0, min(5, entered.days(until: latest)))))
        let isGift = person.applicant.employment == .newForm && random.happens(8)
        let payer: Payer = split.unitPercent > 0 ? .unit : split.unionPercent > 0 ? .union : .own
        return DemoOccasion(entered: entered, first: first, paid: paid, payer: isGift ? .gift : payer)
    }

    // MARK: wishes

    /// The plan that people come for, in one of the ways in which it can stand.
    mutating func insureFirst(isSure: Bool, _ random: inout DemoRandom) {
        let plan: PlanCode = person.applicant.medicalInsurance ? "hospital-accident" : "accident"
        if isSure { return wish(plan, running(100...300, &random), &random) }
        switch random.below(100) {
        case 0..<35 where left > 1: renew(plan, &random)
        case 0..<8: wish(plan, running(390...660, &random), &random)
        case 8..<22: wish(plan, coming(&random), &random)
        case 22..<29:
            var occasion = running(5...200, &random)
            occasion.paid = nil
            wish(plan, occasion, &random)
        default: wish(plan, running(20...340, &random), &random)
        }
    }

    /// Last year's term and the one that continues it, now and then a few days late.
    private mutating func renew(_ plan: PlanCode, _ random: inout DemoRandom) {
        var former = running(30...330, &random)
        former = occasion(first: former.first.adding(years: -1), before: 3...20, &random)
        wish(plan, former, &random)
        guard let ended = person.enrolments.last?.term.last else { return }
        let first = ended.adding(days: random.happens(80) ? 1 : random.within(2...25))
        wish(plan, occasion(first: first, before: 2...15, &random), &random)
    }

    mutating func insureMore(_ random: inout DemoRandom) {
        for _ in 0..<8 where left > 0 {
            let plan = random.pick(Self.further)
            guard plan != "women" || person.identity.sex == .female else { continue }
            if let last, random.happens(75) {
                wish(plan, last, &random)
            } else {
                wish(plan, random.happens(12) ? coming(&random) : running(10...400, &random), &random)
            }
        }
        // Whatever stands against the other plans, a few days' cover of long ago is open to every worker.
        for month in 0..<12 where left > 0 {
            wish("short-accident", running(440 - month * 35...445 - month * 35, &random), &random)
        }
        for plan in office.catalogue.plans where left > 0 { wish(plan.code, running(20...340, &random), &random) }
    }

    private static let further: [PlanCode] = [
        "critical", "critical", "critical", "women", "women", "women", "accident", "accident", "accident",
        "allowance-critical", "allowance-critical", "short-accident", "hospital-accident",
    ]

    /// The story's cover in the year in which all of it lies before today, and beside it only an accident cover.
    mutating func insureStory(_ random: inout DemoRandom) {
        let first = DemoStory.coverFirst(office)
        var cover = occasion(first: first, before: 10...10, &random)
        cover.payer = split.unitPercent > 0 ? .unit : .own
        wish("hospital-accident", cover, &random)
        if left > 0 { wish("accident", cover, &random) }
    }

    /// Taken if the plan's rules let it.
    mutating func wish(_ plan: PlanCode, _ occasion: DemoOccasion, _ random: inout DemoRandom) {
        let days = plan == "short-accident" ? random.within(3...30) : 1
        guard left > 0, let edition = office.catalogue.edition(of: plan, on: occasion.first) else { return }
        let shares = edition.who.shares.value > 1 && random.happens(15) ? 2 : 1
        let tiers = edition.tierRules.filter { $0.highRisk == person.isHighRisk }
        let tier = tiers.isEmpty ? nil : random.pick(tiers).number
        let term = edition.term(from: occasion.first, days: days)
        let barriers = office.catalogue.ineligibilities(
            applicant: person.applicant, edition: edition, shares: shares, from: occasion.first, held: [])
        guard barriers.isEmpty, !person.enrolments.contains(where: { clashes($0, edition, term, occasion.entered) }),
            let fee = edition.fee(tier: tier, shares: shares, days: term.days, frontLine: person.frontLine)?.value
        else { return }
        let isGift = occasion.payer == .gift && occasion.paid != nil
        let split = isGift ? FeeSplit(unit: .zero, union: .zero, own: .zero, gift: fee) : split.split(fee)
        person.enrolments.append(
            DemoEnrolment(
                edition: edition, tier: tier, shares: shares, term: term, fee: fee, split: split,
                entered: occasion.entered, payment: payment(on: occasion)))
        left -= 1
        last = occasion
    }

    private mutating func payment(on occasion: DemoOccasion) -> Int? {
        guard let day = occasion.paid else { return nil }
        let payment = DemoPayment(day: day, payer: occasion.payer)
        if let known = person.payments.firstIndex(of: payment) { return known }
        person.payments.append(payment)
        return person.payments.count - 1
    }

    /// The one entered later would have been refused: the other is the same plan, or excludes it, and had not ended.
    private func clashes(_ other: DemoEnrolment, _ edition: Edition, _ term: Term, _ entered: Day) -> Bool {
        guard
            other.edition.plan == edition.plan || edition.who.excludes?.value.contains(other.edition.plan) == true
                || other.edition.who.excludes?.value.contains(edition.plan) == true
        else { return false }
        let isLater = (entered, term.first) > (other.entered, other.term.first)
        return isLater ? term.first <= other.term.last : other.term.first <= term.last
    }

    /// In the order in which they were entered; what renews in time is continued (`PersonCard.renews`).
    mutating func finish() {
        person.enrolments.sort {
            ($0.entered, $0.term.first, $0.edition.plan) < ($1.entered, $1.term.first, $1.edition.plan)
        }
        for place in person.enrolments.indices {
            let renewal = person.enrolments[place]
            person.enrolments[place].continued = person.enrolments[..<place].contains {
                $0.edition.plan == renewal.edition.plan && $0.payment != nil
                    && renewal.edition.continues(endedOn: $0.term.last, from: renewal.term.first)
            }
        }
    }
}
