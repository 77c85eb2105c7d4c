import MutualAid
import Seeds
import Testing

/// The built-in plans.
let builtIn: Catalogue = {
    do throws(PlanFaults) { return try Seeds.catalogue() } catch { fatalError(error.sentence(.en).text) }
}()

/// A day that the test writes out; a wrong one is the test's own mistake.
func day(_ iso: String) -> Day {
    guard let day = Day(iso) else { fatalError("no such day: \(iso)") }
    return day
}

func yuan(_ text: String) -> Money {
    guard let money = Money(exact: text) else { fatalError("no such money: \(text)") }
    return money
}

/// A cover of one year from `from`, paid, in the edition of that day.
func cover(
    _ plan: PlanCode, from: String = "2025-01-01", to: String? = nil, id: Int64 = 0, shares: Int = 1, tier: Int? = nil,
    paid: Bool = true, continued: Bool = false, paidBefore: Set<DiseaseCode> = [], catalogue: Catalogue = builtIn
) -> Cover {
    let first = day(from)
    guard let edition = catalogue.edition(of: plan, on: first),
        let term = Term(first: first, last: to.map(day) ?? first.adding(years: 1).adding(days: -1))
    else { fatalError("no edition of \(plan)") }
    return Cover(
        id: EnrolmentID(id), edition: edition, tier: tier, shares: shares, term: term, isPaid: paid,
        continued: continued,
        paidBefore: paidBefore)
}

func stay(
    _ admitted: String, days: Int = 5, ownPay: String = "0.00", sheet: String = "S1", cause: Cause = .illness,
    filed: String? = nil
) -> ClaimEvent {
    let first = day(admitted)
    return .hospital(
        HospitalStay(
            cause: cause, admitted: first, discharged: first.adding(days: days), sheet: SheetNumber(sheet),
            total: yuan(ownPay), pooled: .zero, other: .zero, ownPay: yuan(ownPay), ownExpense: .zero,
            filed: filed.map(day) ?? first.adding(days: days)))
}

func diagnosis(_ date: String, _ diseases: DiseaseCode..., filed: String? = nil) -> ClaimEvent {
    .diagnosis(Diagnosis(date: day(date), diseases: diseases, filed: filed.map(day) ?? day(date)))
}

func accident(
    _ date: String, _ injuries: [(Int, BodyPart)] = [], death: Bool = false, cost: String = "0.00", days: Int = 0,
    filed: String? = nil
) -> ClaimEvent {
    .accident(
        Accident(
            date: day(date), injuries: injuries.map { Injury(grade: $0.0, part: $0.1) }, death: death,
            medicalCost: yuan(cost), hospitalDays: days, filed: filed.map(day) ?? day(date)))
}

/// `part amount`, or `part refusal`, one a row, in the order of judging.
func told(_ events: [ClaimEvent], _ covers: Cover...) -> [String] {
    judgeCase(events, covers: covers).map { row in
        "\(row.benefit.part.rawValue) \(row.benefit.refusal?.rawValue ?? row.benefit.amount.text)"
    }
}

/// The day so many days after the first of 2025: the day index of a term that begins then.
func index(_ days: Int) -> String { day("2025-01-01").adding(days: days).iso }
