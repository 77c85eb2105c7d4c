import MutualAid

/// The days on which an event of an enrolment may lie so that it is paid and its claim can be filed.
struct DemoWindow {
    let first: Day
    let last: Day
    let isPaid: Bool
    private let office: DemoOffice

    init(_ enrolment: DemoEnrolment, _ office: DemoOffice, waiting: Int = 0) {
        first = enrolment.term.first.adding(days: enrolment.continued ? 0 : waiting)
        last = min(enrolment.term.last, office.lastWorkday)
        isPaid = enrolment.payment != nil
        self.office = office
    }

    /// Wide enough for every kind of event after its waiting period.
    var isWide: Bool { isPaid && first.adding(days: DemoEvents.mostDays + 31) <= office.lastWorkday }

    /// A day for an event whose claim is filed so many days later; the nearer to `wanted`, the better.
    func day(near wanted: Day, filedAfter days: Int) -> Day? {
        let latest = min(last, office.lastWorkday.adding(days: -days))
        guard isPaid, first <= latest else { return nil }
        return min(max(wanted, first), latest)
    }
}

/// Makes up what happened to one person.
struct DemoEvents {
    /// From the event to its filing.
    static let mostDays = 13

    let office: DemoOffice
    let person: DemoPerson

    /// An event that one of the person's covers pays for, or `nil` when none has room for it.
    func event(_ outcome: DemoOutcome, _ number: Int, _ random: inout DemoRandom) -> ClaimEvent? {
        let shift = random.below(person.enrolments.count)
        for place in person.enrolments.indices {
            let enrolment = person.enrolments[(place + shift) % person.enrolments.count]
            if let event = event(under: enrolment, outcome, number, &random) { return event }
        }
        return nil
    }

    private func event(
        under enrolment: DemoEnrolment, _ outcome: DemoOutcome, _ number: Int, _ random: inout DemoRandom
    ) -> ClaimEvent? {
        let parts = enrolment.edition.parts
        let kinds = ClaimEventKind.allCases.filter { kind in parts.contains { kind.touches.contains($0.touch) } }
        // A stay is the commonest by far where a plan pays for several.
        let kind =
            kinds.contains(.hospital) && random.happens(85) ? .hospital : kinds.isEmpty ? nil : random.pick(kinds)
        switch kind {
        case .hospital: return stay(under: enrolment, outcome, number, &random)
        case .diagnosis: return diagnosis(under: enrolment, outcome, &random)
        case .accident: return accident(under: enrolment, outcome, &random)
        case nil: return nil
        }
    }

    /// When it would be filed if any day would do.
    private func wanted(_ outcome: DemoOutcome, _ random: inout DemoRandom) -> Day {
        office.lastWorkday.adding(days: -random.within(outcome.age))
    }

    // MARK: kinds

    private func stay(
        under enrolment: DemoEnrolment, _ outcome: DemoOutcome, _ number: Int, _ random: inout DemoRandom
    ) -> ClaimEvent? {
        let cause: Cause = random.happens(12) ? .accident : .illness
        let (days, lag) = (random.within(5...9), random.within(1...4))
        let window = DemoWindow(enrolment, office, waiting: cause == .illness ? 31 : 0)
        for _ in 0..<6 {
            let filed = wanted(outcome, &random)
            guard let admitted = window.day(near: filed.adding(days: -days - lag), filedAfter: days + lag) else {
                return nil
            }
            guard !overlaps(admitted, days) else { continue }
            return hospital(cause, admitted, days: days, lag: lag, number, &random)
        }
        return nil
    }

    private func overlaps(_ admitted: Day, _ days: Int) -> Bool {
        person.claims.contains { claim in
            guard case .hospital(let other) = claim.event else { return false }
            return admitted <= other.discharged && other.admitted <= admitted.adding(days: days)
        }
    }

    private func hospital(
        _ cause: Cause, _ admitted: Day, days: Int, lag: Int, _ number: Int, _ random: inout DemoRandom
    ) -> ClaimEvent {
        let discharged = admitted.adding(days: days)
        let filed = office.workday(from: discharged.adding(days: lag))
        let ownPay = Self.ownPay(&random)
        let sheet = "BJ" + digits(discharged.year, 4) + digits(number + 1, 7)
        return .hospital(
            HospitalStay(cause: cause, admitted, discharged, SheetNumber(sheet), ownPay: ownPay, filed, &random))
    }

    /// The benefits of 2024 came to 846.39 yuan on the mean, with many small ones (domain.md, head).
    private static func ownPay(_ random: inout DemoRandom) -> Money {
        let yuan =
            switch random.below(100) {
            case 0..<25: random.within(80...299)
            case 25..<85: random.within(300...1200)
            case 85..<95: random.within(1201...2999)
            default: random.within(3000...7000)
            }
        return Money(fen: Int64(yuan * 100 + random.below(100)))
    }

    private func diagnosis(
        under enrolment: DemoEnrolment, _ outcome: DemoOutcome, _ random: inout DemoRandom
    ) -> ClaimEvent? {
        let hasOther = person.claims.contains { $0.event.kind == .diagnosis }
        let lag = random.within(2...10)
        let filed = wanted(outcome, &random)
        let wanted = filed.adding(days: -lag)
        let window = DemoWindow(enrolment, office, waiting: random.happens(20) ? 31 : 61)
        guard !hasOther, let date = window.day(near: wanted, filedAfter: lag) else { return nil }
        let lists = enrolment.edition.parts.filter { $0.touch == .diagnosis }.compactMap(\.listed)
        guard let listed = lists.count > 1 && random.happens(25) ? lists.last : lists.first else { return nil }
        let named = listed.slots.filter { !$0.isOpen }
        guard !named.isEmpty else { return nil }
        // Tumours are the commonest by far.
        let slot = random.happens(40) ? named[0] : random.pick(named)
        return .diagnosis(
            Diagnosis(date: date, diseases: [slot.code], filed: office.workday(from: date.adding(days: lag))))
    }

    private func accident(
        under enrolment: DemoEnrolment, _ outcome: DemoOutcome, _ random: inout DemoRandom
    ) -> ClaimEvent? {
        let lag = random.within(5...Self.mostDays)
        let window = DemoWindow(enrolment, office)
        guard let date = window.day(near: wanted(outcome, &random).adding(days: -lag), filedAfter: lag) else {
            return nil
        }
        let filed = office.workday(from: date.adding(days: lag))
        let isLast = person.claims.isEmpty && person.enrolments.allSatisfy { $0.entered < date }
        if isLast, outcome.stage == .closed, !person.isChild, random.happens(6) {
            return .accident(
                Accident(date: date, injuries: [], death: true, medicalCost: .zero, hospitalDays: 0, filed: filed))
        }
        let injuries = (0..<random.within(1...2)).map { _ in
            Injury(grade: random.within(8...10), part: BodyPart(random.pick(office.words.bodyParts)))
        }
        return .accident(
            Accident(
                date: date, injuries: injuries, death: false,
                medicalCost: Money(fen: Int64(random.within(400...6000) * 100 + random.below(100))),
                hospitalDays: random.within(0...12), filed: filed))
    }
}

// What is refused, and what comes of it when nobody is covered at all.
extension DemoEvents {
    /// A stay that the person's only cover doesn't pay for.
    func refusedEvent(_ outcome: DemoOutcome, _ number: Int, _ random: inout DemoRandom) -> ClaimEvent? {
        let enrolment = person.enrolments[0]
        guard enrolment.edition.parts.contains(where: { $0.touch == .stay }) else { return nil }
        let isPaid = enrolment.payment != nil
        let term = enrolment.term
        let (days, lag) = (random.within(4...8), random.within(1...4))
        let latest = office.lastWorkday.adding(days: -days - lag)
        let admitted: Day
        switch outcome.refusal {
        case .waitingPeriod where isPaid && !enrolment.continued:
            admitted = term.first.adding(days: random.within(2...28))
        case .feeUnpaid where !isPaid: admitted = term.first.adding(days: random.within(0...60))
        case .afterTerm where isPaid: admitted = term.last.adding(days: random.within(1...60))
        default: return nil
        }
        guard admitted <= latest, outcome.refusal == .afterTerm || admitted <= term.last else { return nil }
        return hospital(.illness, admitted, days: days, lag: lag, number, &random)
    }

    /// A stay as if somebody came who isn't covered: there has to be a claim, and nobody in the block can be paid.
    func anyStay(_ outcome: DemoOutcome, _ number: Int, _ random: inout DemoRandom) -> ClaimEvent {
        let (days, lag) = (random.within(3...9), random.within(1...4))
        let filed = wanted(outcome, &random)
        return hospital(.illness, filed.adding(days: -days - lag), days: days, lag: lag, number, &random)
    }
}

extension HospitalStay {
    /// A settlement sheet that adds up.
    init(
        cause: Cause, _ admitted: Day, _ discharged: Day, _ sheet: SheetNumber, ownPay: Money, _ filed: Day,
        _ random: inout DemoRandom
    ) {
        let pooled = ownPay.percent(random.within(180...650))
        let other = random.happens(20) ? ownPay.percent(random.within(10...40)) : .zero
        let ownExpense = ownPay.percent(random.within(5...60))
        self.init(
            cause: cause, admitted: admitted, discharged: discharged, sheet: sheet,
            total: pooled + other + ownPay + ownExpense, pooled: pooled, other: other, ownPay: ownPay,
            ownExpense: ownExpense, filed: filed)
    }
}

extension ClaimEventKind {
    fileprivate var touches: [Touch] {
        switch self {
        case .hospital: [.stay]
        case .diagnosis: [.diagnosis]
        case .accident: [.injury, .medicalCost, .accidentDays]
        }
    }
}

extension DemoOffice {
    /// The day itself, or the Monday after a weekend; never after the last day on which the office worked.
    func workday(from day: Day) -> Day { min(day.adding(days: day.weekday > 5 ? 8 - day.weekday : 0), lastWorkday) }
}
