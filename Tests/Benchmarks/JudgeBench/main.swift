// How many simple cases a second the judge answers in memory, on one thread, worksheets included:
//     swift run -c release JudgeBench [SECONDS]
// A simple case is one event under one cover, as most claims are. Every row's lines are made, and looked at, so that none of the
// work can be left out. Prints one line; the last word is the number.
import MutualAid
import Seeds

/// A case made before the clock runs.
struct Prepared {
    let events: [ClaimEvent]
    let covers: [Cover]
}

func prepared(_ catalogue: Catalogue) -> [Prepared] {
    guard let first = Day("2025-01-01") else { return [] }
    return (0..<1000).compactMap { place -> Prepared? in
        let plan: PlanCode = ["hospital-accident", "women", "accident", "critical"][place % 4]
        let day = first.adding(days: 61 + place % 300)
        guard let edition = catalogue.edition(of: plan, on: first) else { return nil }
        let ownPay = Money(fen: Int64(10_000 + place * 977 % 900_000))
        let event: ClaimEvent =
            switch place % 4 {
            case 0:
                .hospital(
                    HospitalStay(
                        cause: .illness, admitted: day, discharged: day.adding(days: 7),
                        sheet: SheetNumber("BJ\(place)"),
                        total: ownPay, pooled: .zero, other: .zero, ownPay: ownPay, ownExpense: .zero,
                        filed: day.adding(days: 9)))
            case 1: .diagnosis(Diagnosis(date: day, diseases: ["women-05"], filed: day))
            case 2:
                .accident(
                    Accident(
                        date: day, injuries: [Injury(grade: 1 + place % 10, part: "left-hand")], death: false,
                        medicalCost: .zero, hospitalDays: 0, filed: day))
            default: .diagnosis(Diagnosis(date: day, diseases: ["critical-01"], filed: day))
            }
        let cover = Cover(
            id: EnrolmentID(Int64(place)), edition: edition, tier: plan == "accident" ? 50 : nil, shares: 1,
            term: Term(yearFrom: first), isPaid: true)
        return Prepared(events: [event], covers: [cover])
    }
}

let seconds = CommandLine.arguments.dropFirst().first.flatMap(Int.init) ?? 3
let cases = prepared(try Seeds.catalogue())
var (judged, lines, paid) = (0, 0, Money.zero)
let start = ContinuousClock.now
while start.duration(to: .now) < .seconds(seconds) {
    for one in cases {
        for row in judgeCase(one.events, covers: one.covers) {
            lines += row.benefit.lines.count
            paid += row.benefit.amount
        }
    }
    judged += cases.count
}
let taken = start.duration(to: .now)
let rate = Double(judged) / (Double(taken.components.seconds) + Double(taken.components.attoseconds) / 1e18)
print("\(judged) cases, \(lines) worksheet lines, \(paid.text) paid; cases a second: \(Int(rate))")
