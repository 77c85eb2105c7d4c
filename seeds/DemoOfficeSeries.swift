import MutualAid

/// Gives ids and numbers that rise with the days, though records are made person by person: what falls on each day is
/// counted first, and each day then has its own run of ranks.
struct DemoSeries {
    /// Room for what the office itself will give in the year.
    private let serialsADivision: Int

    private let first: Day
    private var counts: [[Int]]
    /// By kind and day: the rank at which the day's year begins.
    private var yearStarts: [[Int]] = []
    /// The office's own, then its neighbours': a county can't give more than 999,999 numbers in a year.
    private let divisions: [DivisionCode]

    /// Days further back than this are not used.
    static let reach = 2500

    init(_ office: DemoOffice, serialsADivision: Int = 900_000) {
        self.serialsADivision = serialsADivision
        first = office.today.adding(days: -Self.reach)
        counts = NumberKind.allCases.map { _ in [Int](repeating: 0, count: Self.reach + 1) }
        divisions = [office.home] + (office.enrolments + office.claims > serialsADivision ? Self.neighbours : [])
        for block in 0..<office.blocks {
            for person in office.plan(block: block).people { count(person) }
        }
        rank()
    }

    private static var neighbours: [DivisionCode] {
        Seeds.divisions().current.filter { $0.code.level == .county }.map(\.code)
            .filter { $0.text != DemoOffice.divisionCode }
    }

    private mutating func count(_ person: DemoPerson) {
        count(.member, person.joined)
        for enrolment in person.enrolments { count(.certificate, enrolment.entered) }
        for payment in person.payments { count(.receipt, payment.day) }
        for claim in person.claims { count(.claim, claim.event.filed) }
    }

    private mutating func count(_ kind: NumberKind, _ day: Day) { counts[kind.place][place(of: day)] += 1 }

    private func place(of day: Day) -> Int { min(max(0, first.days(until: day)), Self.reach) }

    /// From here on a count is the rank that comes next on its day.
    private mutating func rank() {
        let years = (0...Self.reach).map { first.adding(days: $0).year }
        for kind in counts.indices {
            var starts: [Int] = []
            var rank = 0
            for day in counts[kind].indices {
                starts.append(day > 0 && years[day] == years[day - 1] ? starts[day - 1] : rank)
                let count = counts[kind][day]
                counts[kind][day] = rank
                rank += count
            }
            yearStarts.append(starts)
        }
    }

    mutating func next(_ kind: NumberKind, on day: Day) -> (id: Int64, number: CounterNumber) {
        let place = place(of: day)
        let rank = counts[kind.place][place]
        counts[kind.place][place] += 1
        let ofYear = rank - yearStarts[kind.place][place]
        let division = divisions[min(ofYear / serialsADivision, divisions.count - 1)]
        let number = try? CounterNumber(
            kind: kind, division: division, year: day.year % 100, serial: ofYear % serialsADivision + 1)
        return (Self.id(kind.place + 1, rank), made(number, "\(kind) \(ofYear)"))
    }

    /// Batches sort by their year and serial, then by the office within the province; a year has under 1,000 of them.
    static func batchID(_ number: CounterNumber) -> Int64 {
        let office = (Int(number.division.text) ?? 0) % 10_000
        return id(NumberKind.batch.place + 1, (number.year * 1000 + number.serial) * 10_000 + office)
    }

    static func knownID(_ place: Int) -> KnownEventID { KnownEventID(id(NumberKind.batch.place + 2, place)) }

    static func employerID(_ place: Int) -> EmployerID { EmployerID(id(0, place)) }

    /// Far below the ids that the program makes later, which begin with the time: those sort after these.
    private static func id(_ kind: Int, _ rank: Int) -> Int64 { Int64(kind + 1) << 40 | Int64(rank + 1) }
}

extension NumberKind {
    fileprivate var place: Int {
        switch self {
        case .member: 0
        case .certificate: 1
        case .receipt: 2
        case .claim: 3
        case .batch: 4
        }
    }
}
