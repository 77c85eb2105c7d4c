import MutualAid
import Testing

@testable import Counter

/// People with their covers and claims, as the office would answer them.
enum Cards {
    static func day(_ iso: String) throws -> Day { try #require(Day(iso)) }

    static func person(
        _ name: String = "张秀英", identity: String = "610103198506150028", onFile: Set<Paper> = [.idCard, .bankCard],
        kind: PersonKind = .member
    ) throws -> Person {
        Person(
            id: PersonID(7), number: try number(.member, 42), kind: kind,
            details: PersonDetails(
                name: try PersonName(name), identity: try ResidentID(identity), phone: try Phone("13800001234"),
                papersOnFile: onFile))
    }

    static func number(_ kind: NumberKind, _ serial: Int) throws -> CounterNumber {
        try CounterNumber(kind: kind, division: Desks.division(), year: 25, serial: serial)
    }

    static func enrolment(
        _ id: Int64, _ plan: PlanCode, from: String, edition: EditionCode = "2024", tier: Int? = nil, paid: Bool = true,
        continued: Bool = false, days: Int? = nil
    ) throws -> Enrolment {
        let first = try day(from)
        return Enrolment(
            id: EnrolmentID(id), number: try number(.certificate, Int(id)), person: PersonID(7), plan: plan,
            edition: edition,
            tier: tier, shares: 1, term: days.map { Term(first: first, days: $0) } ?? Term(yearFrom: first),
            continued: continued, fee: Money(yuan: 95), split: .zero,
            payment: paid ? FeePayment(receipt: try number(.receipt, Int(id)), day: first, payer: .unit) : nil,
            enteredBy: UserID(1), enteredOn: first)
    }

    /// A woman with the hospital plan of 2024 since 29 May 2025.
    static func hospital(_ claims: [Claim] = []) throws -> PersonCard {
        PersonCard(
            person: try person(), employer: nil, guardian: nil, dependants: [],
            enrolments: [try enrolment(11, "hospital-accident", from: "2025-05-29")], claims: claims)
    }

    /// The breast-cancer patient of domain.md §3: three covers, all past their waiting.
    static func patient() throws -> PersonCard {
        PersonCard(
            person: try person("王春梅"), employer: nil, guardian: nil, dependants: [],
            enrolments: [
                try enrolment(11, "hospital-accident", from: "2025-01-01"),
                try enrolment(12, "critical", from: "2025-01-01"),
                try enrolment(13, "women", from: "2025-01-01"),
            ], claims: [])
    }

    static func stay(
        _ admitted: String = "2025-09-02", _ discharged: String = "2025-09-12", ownPay: Int = 1_000,
        sheet: SheetNumber = "BJ2025091200317"
    ) throws -> ClaimEvent {
        .hospital(
            HospitalStay(
                cause: .illness, admitted: try day(admitted), discharged: try day(discharged), sheet: sheet,
                total: Money(yuan: ownPay), pooled: .zero, other: .zero, ownPay: Money(yuan: ownPay), ownExpense: .zero,
                filed: try day("2025-09-15")))
    }

    /// A stored claim of the person of `card`, judged after the card's claims.
    static func claim(
        _ id: Int64, _ event: ClaimEvent, of card: PersonCard, state: ClaimState = .firstReview,
        missing: Set<Paper> = [],
        by user: UserID = UserID(1), steps: [ClaimStep]? = nil
    ) throws -> Claim {
        let judgement = judgeClaim(event: event, card: card, catalogue: try Desks.make().catalogue)
        let needed = requiredPapers(event: event, isChild: false, byProxy: false)
        let accepted = ClaimStep(at: Desks.now, user: user, userName: "周敏", action: .accept, state: .accepted)
        return Claim(
            id: ClaimID(id), number: try number(.claim, Int(id)), person: card.person.id, event: event,
            papers: Dictionary(needed.map { ($0, !missing.contains($0)) }) { $1 }, judgement: judgement, state: state,
            since: Desks.now, enteredBy: user, office: try Desks.division(), steps: steps ?? [accepted])
    }
}
