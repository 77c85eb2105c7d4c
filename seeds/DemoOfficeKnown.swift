import MutualAid

// Stays and diagnoses that somebody told of and nobody has claimed for (应赔未赔).
extension DemoOffice {
    /// One for every forty members, and no more than a handler could call about in a week.
    package var knownEvents: Int { min(40, members / 40) }

    /// Spread evenly over the members, each of somebody who has no claim and whose cover would pay.
    func known(_ block: DemoBlock, _ people: [Person]) -> [KnownEvent] {
        let first = block.members.lowerBound * knownEvents / members
        let end = block.members.upperBound * knownEvents / members
        var taken: Set<Int> = []
        return (first..<end).compactMap { place in
            var random = DemoRandom(seed, .known, place)
            let shift = random.below(block.people.count)
            for turn in block.people.indices {
                let who = (turn + shift) % block.people.count
                let plan = block.people[who]
                guard plan.claims.isEmpty, !taken.contains(who),
                    let event = DemoKnown(place, office: self).event(of: plan, people[who].id, &random)
                else { continue }
                taken.insert(who)
                return event
            }
            return nil
        }
    }
}

/// One of them: what is known differs, and so does what came of telling the person.
private struct DemoKnown {
    /// What is known of it, in turn.
    private enum Kind: Int, CaseIterable {
        case settled, noSheet, listed, inHospital, inWords, unwanted
    }

    private let place: Int
    private let kind: Kind
    private let office: DemoOffice

    init(_ place: Int, office: DemoOffice) {
        self.place = place
        self.office = office
        kind = Kind.allCases[place % Kind.allCases.count]
    }

    func event(of plan: DemoPerson, _ person: PersonID, _ random: inout DemoRandom) -> KnownEvent? {
        for enrolment in plan.enrolments {
            guard let facts = facts(under: enrolment, &random) else { continue }
            let end = if case .stay(let stay) = facts { stay.discharged ?? stay.admitted } else { facts.day }
            let told = min(office.lastWorkday, office.workday(from: end.adding(days: random.within(2...9))))
            let contacts = contacts(told: told, &random)
            return KnownEvent(
                id: DemoSeries.knownID(place), person: person, facts: facts, source: source,
                enteredBy: office.desks.handler.id, enteredOn: max(told, end), contacts: contacts,
                version: 1 + contacts.count)
        }
        return nil
    }

    private func facts(under enrolment: DemoEnrolment, _ random: inout DemoRandom) -> KnownFacts? {
        let isStay = kind != .listed && kind != .inWords
        let days = random.within(5...9)
        guard enrolment.edition.parts.contains(where: { $0.touch == (isStay ? .stay : .diagnosis) }),
            let day = DemoWindow(enrolment, office, waiting: isStay ? 31 : 61)
                .day(near: wanted(&random), filedAfter: kind == .inHospital ? 0 : days)
        else { return nil }
        guard isStay else { return diagnosis(day, enrolment.edition, &random) }
        let hasSheet = kind == .settled || kind == .unwanted
        let discharged = day.adding(days: days)
        let ownPay = Money(fen: Int64(random.within(320...2600) * 100 + random.below(100)))
        return .stay(
            KnownStay(
                admitted: day, discharged: kind == .inHospital ? nil : discharged,
                hospital: random.pick(office.words.hospitals),
                sheet: hasSheet ? SheetNumber("YB" + digits(discharged.year, 4) + digits(place + 1, 7)) : nil,
                totals: hasSheet ? SheetTotals(ownPay: ownPay, &random) : nil))
    }

    private func diagnosis(_ day: Day, _ edition: Edition, _ random: inout DemoRandom) -> KnownFacts? {
        guard kind == .listed else {
            return .diagnosis(
                KnownDiagnosis(day: day, disease: nil, text: random.pick(office.words.knownDiagnoses)))
        }
        let slots = edition.parts.filter { $0.touch == .diagnosis }.compactMap(\.listed).first?.slots ?? []
        let named = slots.filter { !$0.isOpen }
        guard !named.isEmpty else { return nil }
        let slot = random.pick(named)
        return .diagnosis(KnownDiagnosis(day: day, disease: slot.code, text: slot.name?.zh ?? slot.code.text))
    }

    /// Most lie some weeks back; every twelfth so far that its last day for filing is near.
    private func wanted(_ random: inout DemoRandom) -> Day {
        let age =
            switch kind {
            case .inHospital: random.within(1...6)
            case .settled where place % 12 == 6: random.within(680...715)
            default: random.within(20...120)
            }
        return office.lastWorkday.adding(days: -age)
    }

    private var source: KnownSource {
        switch kind {
        case .settled, .unwanted: .insurance
        case .noSheet: .hospital
        case .listed: .family
        case .inHospital: .employer
        case .inWords: .visit
        }
    }

    private func contacts(told: Day, _ random: inout DemoRandom) -> [Contact] {
        let result: ContactResult
        switch kind {
        case .noSheet: result = .unreachable
        case .inHospital: result = .coming
        case .unwanted: result = .unwanted
        case .settled, .listed, .inWords: return []
        }
        let day = min(office.lastWorkday, office.workday(from: told.adding(days: 1)))
        let minute = Int64(day.number) * 1440 + Int64(random.within(540...1020)) - 480
        return [
            Contact(
                at: Instant(milliseconds: minute * 60_000), user: office.desks.handler.id,
                userName: office.desks.handler.name, result: result, note: office.words.contactNotes[result] ?? "")
        ]
    }
}

extension SheetTotals {
    /// A settlement sheet that adds up.
    fileprivate init?(ownPay: Money, _ random: inout DemoRandom) {
        let pooled = ownPay.percent(random.within(180...650))
        let ownExpense = ownPay.percent(random.within(5...60))
        self.init(
            total: pooled + ownPay + ownExpense, pooled: pooled, other: .zero, ownPay: ownPay, ownExpense: ownExpense)
    }
}
