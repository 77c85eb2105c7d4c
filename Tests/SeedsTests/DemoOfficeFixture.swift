import MutualAid
import Testing

@testable import Seeds

/// A demo office made whole, as a data file would hold it.
struct WholeOffice {
    let demo: DemoOffice
    let users: [User]
    var batches: [DemoBatch] = []
    var employers: [Employer] = []
    var people: [Person] = []
    var enrolments: [Enrolment] = []
    var claims: [Claim] = []
    var unclaimed: [KnownEvent] = []
    var ofPerson: [PersonID: Person] = [:]
    var enrolmentsOf: [PersonID: [Enrolment]] = [:]
    var claimsOf: [PersonID: [Claim]] = [:]

    static let today = known(Day("2026-03-16"))
    static let catalogue: Catalogue = {
        do throws(PlanFaults) { return try Seeds.catalogue() } catch { fatalError(error.sentence(.en).text) }
    }()
    /// The size of `huzhu demo`.
    static let usual = WholeOffice(members: 600, claims: 150)
    static let large = WholeOffice(members: 5000, claims: 2500, seed: 7)

    init(members: Int, claims count: Int, seed: UInt64 = 1, today: Day = today) {
        users = DemoOffice.staff.enumerated().map { place, worker in
            User(id: UserID(Int64(place + 1)), name: worker.name, duties: worker.duties, division: worker.division)
        }
        demo = DemoOffice(
            members: members, claims: count, seed: seed, today: today, catalogue: Self.catalogue, users: users)
        for batch in demo.batches {
            batches.append(batch)
            employers += batch.employers
            people += batch.people
            enrolments += batch.enrolments
            claims += batch.claims
            unclaimed += batch.known
        }
        ofPerson = Dictionary(people.map { ($0.id, $0) }) { $1 }
        enrolmentsOf = Dictionary(grouping: enrolments, by: \.person)
        claimsOf = Dictionary(grouping: claims, by: \.person)
    }

    var members: [Person] { people.filter { !$0.kind.isDependant } }
    var dependants: [Person] { people.filter(\.kind.isDependant) }
    var today: Day { demo.today }

    func edition(_ enrolment: Enrolment) -> Edition {
        known(Self.catalogue.edition(of: enrolment.plan, code: enrolment.edition))
    }

    func card(_ person: PersonID, enrolments: [Enrolment], claims: [Claim] = []) -> PersonCard {
        PersonCard(
            person: known(ofPerson[person]), employer: nil, guardian: nil, dependants: [], enrolments: enrolments,
            claims: claims)
    }

    /// The members of one unit.
    var staff: [EmployerID: [Person]] {
        Dictionary(grouping: members.filter { $0.details.employer != nil }) { known($0.details.employer) }
    }
}

/// Something that is there if the office was made rightly.
func known<Value>(_ value: Value?, at location: SourceLocation = #_sourceLocation) -> Value {
    guard let value else { fatalError("nothing at \(location)") }
    return value
}

extension Claim {
    /// How its steps break the table of a claim's life, or the order of time; empty when they keep it.
    func breaches(users: [User], today: Day) -> [String] {
        var found: [String] = []
        var past = Claim(
            id: id, number: number, person: person, event: event, papers: papers, judgement: judgement, state: .draft,
            since: since, enteredBy: enteredBy, office: office, steps: [])
        for step in steps {
            let user = known(users.first { $0.id == step.user })
            if step.action == .enter {
                if !past.steps.isEmpty || step.state != .draft { found.append("enters late") }
            } else if let bar = ClaimLife.bar(step.action, on: past, by: user) {
                found.append("\(step.action) from \(past.state.stage): \(bar)")
            } else if ClaimLife.move(step.action, from: past.state.stage)?.to.contains(step.state.stage) != true {
                found.append("\(step.action) from \(past.state.stage) to \(step.state.stage)")
            }
            let day = step.at.local(offsetMinutes: 480).day
            if step.userName != user.name { found.append("another name") }
            if let last = past.steps.last, last.at >= step.at { found.append("back in time at \(step.action)") }
            if day < event.filed || day >= today { found.append("\(step.action) on \(day.iso)") }
            if day.weekday > 5 { found.append("\(step.action) at a weekend") }
            past.steps.append(step)
            past.state = step.state
        }
        if past.state != state || steps.last?.at != since { found.append("stands elsewhere") }
        return found
    }
}
