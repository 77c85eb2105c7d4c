package import MutualAid

/// A made-up county office with its employers, members, enrolments and claims. Pure: the same sizes, seed and day give the
/// same records. It is made block by block, so that an office of a million members needs no more memory than a small one.
package struct DemoOffice: Sendable {
    /// One of the people who work in it; the first enters for the county, and none of its others does.
    package struct Worker: Hashable, Sendable {
        package let name: String
        package let duties: Set<Duty>
        package let division: DivisionCode

        init(name: String, duties: Set<Duty>, in division: String = DemoOffice.divisionCode) {
            self.name = name
            self.duties = duties
            self.division = made(DivisionCode(division), "division")
        }
    }

    package static let name = "渭滨区总工会"
    package static let divisionCode = "610302"
    package static let staff = [
        Worker(name: "周敏", duties: [.handler]),
        Worker(name: "高建国", duties: [.firstReviewer]),
        Worker(name: "李晓燕", duties: [.secondReviewer]),
        Worker(name: "王秀英", duties: [.cashier]),
        Worker(name: "赵志强", duties: [.supervisor]),
        Worker(name: "何静", duties: [.auditor]),
        Worker(name: "林涛", duties: [.trainer]),
        // The prefecture above it, and another county with two people: what they may not do is done above.
        Worker(name: "郭建军", duties: [.firstReviewer, .secondReviewer], in: "610300"),
        Worker(name: "宋慧", duties: [.supervisor, .cashier], in: "610300"),
        Worker(name: "韩雪", duties: [.handler, .cashier], in: smallOffice),
        Worker(name: "曹斌", duties: [.handler, .firstReviewer, .secondReviewer], in: smallOffice),
    ]

    /// 金台区, next to the county.
    private static let smallOffice = "610303"

    package let members: Int
    package let claims: Int
    let seed: UInt64
    let today: Day
    let catalogue: Catalogue
    let desks: DemoDesks
    /// Those of the small office, where the users have one.
    let otherDesks: DemoDesks
    let reviewThreshold: Money
    let paperDays: Int
    let words: DemoWords
    let home: DivisionCode
    let roll: DemoEmployers
    let identities: DemoIdentities

    /// - Parameters:
    ///   - members: at least 1; a dependant comes with every 15, and an enrolment and a half with each.
    ///   - claims: at most ten a member.
    ///   - users: those of the data file, in whose names it was all done; duties that nobody has fall to the first.
    package init(
        members: Int, claims: Int, seed: UInt64, today: Day, catalogue: Catalogue, users: [User],
        reviewThreshold: Money = Money(fen: 300_000), paperDays: Int = 30
    ) {
        self.members = max(1, members)
        self.claims = min(max(0, claims), self.members * 10)
        self.seed = seed
        self.today = today
        self.catalogue = catalogue
        self.reviewThreshold = reviewThreshold
        self.paperDays = paperDays
        let home = made(DivisionCode(Self.divisionCode), "division")
        self.home = home
        desks = DemoDesks(users, of: home)
        let other = users.first { $0.division.level == .county && $0.division != home }
        otherDesks = DemoDesks(users, of: other?.division ?? home)
        words = DemoWords()
        roll = DemoEmployers(words: words, members: self.members, seed: seed, division: home)
        identities = DemoIdentities(words: words, members: self.members, seed: seed, today: today)
    }

    package var dependants: Int { members / 15 }
    package var enrolments: Int { members * 3 / 2 }
    package var employers: [Employer] { roll.all.map(\.employer) }
    /// How many records `batches` gives in all.
    package var records: Int { roll.all.count + members + dependants + enrolments + claims }

    /// Nothing happened on the day itself: whenever it is opened, no step lies ahead of the clock.
    var yesterday: Day { today.adding(days: -1) }

    /// The last day before today on which the office works.
    var lastWorkday: Day { yesterday.adding(days: -max(0, yesterday.weekday - 5)) }

    /// The records in the order in which they can be stored, at most 2,000 at a time.
    package var batches: DemoBatches { DemoBatches(self) }
}

/// Records of the demo office; each may point at those before it in the order of the fields, and at earlier batches.
package struct DemoBatch: Sendable {
    package var employers: [Employer] = []
    package var people: [Person] = []
    package var enrolments: [Enrolment] = []
    package var claims: [Claim] = []
    /// What nobody has claimed for.
    package var known: [KnownEvent] = []
    /// Lines of batches that are made once all claims are there.
    package var payments: [DemoBatchLine] = []

    package static let most = 2000

    package var count: Int { employers.count + people.count + enrolments.count + claims.count }

    mutating func add(_ other: DemoBatch) {
        people += other.people
        enrolments += other.enrolments
        claims += other.claims
        known += other.known
        payments += other.payments
    }
}

/// Who sits where.
struct DemoDesks: Sendable {
    let handler: User
    let firstReviewer: User
    let secondReviewer: User
    let cashier: User
    let supervisor: User

    /// The nearest who may, of the office or of one above it.
    init(_ users: [User], of office: DivisionCode) {
        let nobody = User(id: UserID(0), name: "", duties: [], division: office)
        let near =
            users.filter { $0.division == office }
            + users.filter { $0.division != office && $0.division.covers(office) }
            .sorted { ($0.division.text, $0.id) > ($1.division.text, $1.id) }
        let with = { (duty: Duty, others: [User]) in
            near.first { $0.duties.contains(duty) && !others.contains($0) } ?? near.first ?? users.first ?? nobody
        }
        handler = with(.handler, [])
        firstReviewer = with(.firstReviewer, [handler])
        // Nobody reviews the same claim twice.
        secondReviewer = with(.secondReviewer, [handler, firstReviewer])
        // A batch is released by two people.
        cashier = with(.cashier, users.filter { $0.duties.contains(.supervisor) })
        supervisor = with(.supervisor, [cashier])
    }
}

/// The batches of a demo office, made as they are asked for.
package struct DemoBatches: Sequence, IteratorProtocol {
    private let office: DemoOffice
    private var series: DemoSeries
    private var employersLeft: ArraySlice<Employer>
    private var block = 0
    private var waiting: DemoBatch?

    fileprivate init(_ office: DemoOffice) {
        self.office = office
        series = DemoSeries(office)
        employersLeft = office.employers[...]
    }

    package mutating func next() -> DemoBatch? {
        if !employersLeft.isEmpty {
            let batch = DemoBatch(employers: Array(employersLeft.prefix(DemoBatch.most)))
            employersLeft = employersLeft.dropFirst(DemoBatch.most)
            return batch
        }
        guard var batch = takeBlock() else { return nil }
        while let more = takeBlock() {
            guard batch.count + more.count <= DemoBatch.most else {
                waiting = more
                break
            }
            batch.add(more)
        }
        return batch
    }

    private mutating func takeBlock() -> DemoBatch? {
        if let waiting {
            self.waiting = nil
            return waiting
        }
        guard block < office.blocks else { return nil }
        let plan = office.plan(block: block)
        block += 1
        return office.records(of: plan, &series)
    }
}
