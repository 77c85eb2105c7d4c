package import MutualAid

/// Eight people, ten claims and two plans, with a draft edition of each plan; what the drafts change is worked out by hand.
///
/// Everybody is covered for the year 2025 (edition 2024): the first three by `women`, the first and the others by
/// `hospital-accident`; the eighth claims nothing. The draft of `women` pays 20,000.00 instead of 15,000.00, waits 15 days
/// instead of 30, then gives 800.00 instead of 500.00, and takes claims for 365 days instead of 730. That of `hospital-accident`
/// pays (own-pay − 100.00) × 90 % instead of all.
///
///     claim  person  plan      what                                   then        draft
///     1      1       women     women-05 on day 78                15,000.00    20,000.00   +5,000.00
///     2      2       women     women-05 on day 20, denied             0.00       800.00     +800.00   newly paid
///     3      3       women     women-05, filed on day 407 after  15,000.00         0.00  −15,000.00   newly refused
///     4      4       hospital  own-pay 1,000.00                   1,000.00       810.00     −190.00
///     5      4       hospital  own-pay 500.00, the second           500.00       360.00     −140.00
///     6      5       hospital  own-pay 180.00, the first: 72.00     300.00       300.00        0.00
///     7      6       hospital  own-pay 2,000.00, withdrawn               –            –           –
///     8      6       hospital  the same sheet again               2,000.00     1,710.00     −290.00
///     9      7       hospital  own-pay 19,900.00                 19,900.00    17,820.00   −2,080.00
///     10     7       hospital  own-pay 250.00: 100.00 are left      100.00       135.00      +35.00
///
///     women     3 claims   30,000.00 then   20,800.00 now   −9,200.00   1 newly paid, 1 newly refused
///     hospital  6 claims   23,800.00 then   21,135.00 now   −2,665.00   none, none
package struct SmallOffice {
    package private(set) var people: [Person] = []
    package private(set) var enrolments: [Enrolment] = []
    package private(set) var claims: [Claim] = []
    private let catalogue: Catalogue
    private let user: User

    package static let division = made(DivisionCode("610302"))
    /// The last step of all, 2026-05-02.
    package static let today = day("2026-05-02")

    /// - Parameter user: who entered everything.
    package init(_ catalogue: Catalogue, user: User) {
        self.catalogue = catalogue
        self.user = user
        for (place, name) in ["王春梅", "李秀兰", "张桂英", "刘建国", "陈志强", "杨卫东", "赵永红", "黄海涛"].enumerated() {
            addPerson(place + 1, name)
        }
        for person in people.prefix(3) { enrol(person, "women") }
        for person in people.prefix(1) + people.dropFirst(3) { enrol(person, "hospital-accident") }
        addClaims()
    }

    /// The claims' ids are their numbers in the table.
    package func number(_ claim: Int64) -> String { claims.first { $0.id.value == claim }?.number.text ?? "" }

    private mutating func addPerson(_ place: Int, _ name: String) {
        // Even orders are women's.
        let order = place <= 3 ? place * 2 : place * 2 + 1
        let body = "6103021985061" + digits(5, 1) + digits(order, 3)
        let identity = made(ResidentID.checkDigit(for: body).flatMap { ResidentID(codedText: body + $0) })
        people.append(
            Person(
                id: PersonID(Int64(place)), number: number(.member, place), kind: .member,
                details: PersonDetails(name: made(PersonName(codedText: name)), identity: identity)))
    }

    private mutating func enrol(_ person: Person, _ plan: PlanCode) {
        let first = Self.day("2025-01-01")
        let edition = made(catalogue.edition(of: plan, on: first))
        let fee = made(edition.fee(tier: nil, shares: 1, days: 365, frontLine: false)).value
        let place = enrolments.count + 1
        enrolments.append(
            Enrolment(
                id: EnrolmentID(Int64(place)), number: number(.certificate, place), person: person.id, plan: plan,
                edition: edition.code, tier: nil, shares: 1, term: Term(yearFrom: first), continued: false, fee: fee,
                split: FeeSplitRule.own.split(fee),
                payment: FeePayment(receipt: number(.receipt, place), day: Self.day("2024-12-20"), payer: .own),
                enteredBy: user.id, enteredOn: Self.day("2024-12-20")))
    }

    private mutating func addClaims() {
        diagnose(1, people[0], "2025-03-20")
        diagnose(2, people[1], "2025-01-21")
        diagnose(3, people[2], "2025-03-20", filed: "2026-05-01")
        stay(4, people[3], "2025-03-03", Money(yuan: 1_000))
        stay(5, people[3], "2025-06-10", Money(yuan: 500))
        stay(6, people[4], "2025-04-01", Money(yuan: 180))
        stay(7, people[5], "2025-07-01", Money(yuan: 2_000), sheet: "BJ7")
        take(.withdraw, .withdrawn(reason: "figures typed wrong"), on: "2025-07-15")
        stay(8, people[5], "2025-07-01", Money(yuan: 2_000), sheet: "BJ7", entered: "2025-07-16")
        stay(9, people[6], "2025-08-01", Money(yuan: 19_900))
        // Entered later, though it happened earlier.
        stay(10, people[6], "2025-05-05", Money(yuan: 250), entered: "2025-09-01")
        if let place = claims.firstIndex(where: { $0.id == ClaimID(2) }) {
            deny(place, on: "2025-02-20")
        }
    }

    private mutating func diagnose(_ place: Int64, _ person: Person, _ date: String, filed: String? = nil) {
        let day = Self.day(date)
        let filed = filed.map(Self.day) ?? day.adding(days: 10)
        judge(place, person, .diagnosis(Diagnosis(date: day, diseases: ["women-05"], filed: filed)), entered: filed)
    }

    private mutating func stay(
        _ place: Int64, _ person: Person, _ admitted: String, _ ownPay: Money, sheet: SheetNumber? = nil,
        entered: String? = nil
    ) {
        let first = Self.day(admitted)
        let filed = entered.map(Self.day) ?? first.adding(days: 9)
        judge(
            place, person,
            .hospital(
                HospitalStay(
                    cause: .illness, admitted: first, discharged: first.adding(days: 5),
                    sheet: sheet ?? SheetNumber("BJ\(place)"), total: ownPay + Money(yuan: 1_000),
                    pooled: Money(yuan: 1_000), other: .zero, ownPay: ownPay, ownExpense: .zero, filed: filed)),
            entered: filed)
    }

    /// As the counter would, on top of what counts now.
    private mutating func judge(_ place: Int64, _ person: Person, _ event: ClaimEvent, entered: Day) {
        let card = PersonCard(
            person: person, employer: nil, guardian: nil, dependants: [],
            enrolments: enrolments.filter { $0.person == person.id }, claims: claims.filter { $0.person == person.id })
        let at = Self.noon(entered)
        claims.append(
            Claim(
                id: ClaimID(place), number: number(.claim, Int(place)), person: person.id, event: event,
                papers: [.application: true],
                judgement: judgeClaim(event: event, card: card, catalogue: catalogue), state: .firstReview, since: at,
                enteredBy: user.id, office: Self.division,
                steps: [
                    ClaimStep(at: at, user: user.id, userName: user.name, action: .accept, state: .accepted),
                    ClaimStep(at: at, user: user.id, userName: user.name, action: .submit, state: .firstReview),
                ]))
    }

    private mutating func take(_ action: ClaimAction, _ state: ClaimState, on day: String) {
        take(claims.count - 1, action, state, on: day)
    }

    private mutating func deny(_ place: Int, on day: String) {
        take(place, .deny, .denied([.refused(.waitingPeriod)]), on: day)
    }

    private mutating func take(_ place: Int, _ action: ClaimAction, _ state: ClaimState, on day: String) {
        claims[place].state = state
        claims[place].since = Self.noon(Self.day(day))
        claims[place].steps.append(
            ClaimStep(
                at: claims[place].since, user: user.id, userName: user.name, action: action, state: state))
    }

    private func number(_ kind: NumberKind, _ serial: Int) -> CounterNumber {
        made(try? CounterNumber(kind: kind, division: Self.division, year: 25, serial: serial))
    }

    private static func noon(_ day: Day) -> Instant { Instant(milliseconds: Int64(day.number) * 86_400_000) }

    private static func day(_ iso: String) -> Day { made(Day(iso)) }

    private func digits(_ number: Int, _ count: Int) -> String {
        let text = String(number)
        return String(repeating: "0", count: max(0, count - text.count)) + text
    }
}

/// What the office writes itself is right, or the office is.
private func made<Value>(_ value: Value?) -> Value {
    guard let value else { fatalError("the small office holds a value that can't be") }
    return value
}
