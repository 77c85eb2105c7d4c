import MutualAid

/// Claims and users for the tests of a claim's life.
enum Lives {
    static let office = known(DivisionCode("610302"))
    static let above = known(DivisionCode("610300"))
    static let province = known(DivisionCode("610000"))
    static let beside = known(DivisionCode("610303"))
    static let elsewhere = known(DivisionCode("610100"))
    static let time = Instant(milliseconds: 1_772_413_200_000)

    static let states: [ClaimState] = [
        .draft, .accepted, .awaitingPapers(missing: [.application], due: .first, back: .accepted), .firstReview,
        .secondReview(.sample), .approved, .inBatch(batch: "B1"), .paid(on: .first), .calledBack(on: .first), .closed,
        .returned([.wrongDates]), .denied([.refused(.nothingDue)]), .withdrawn(reason: "x"),
        .paymentFailed(reason: "x"), .reconsidered,
    ]

    static func user(_ number: Int64, _ duties: Set<Duty>, _ office: DivisionCode = Lives.office) -> User {
        User(id: UserID(number), name: "某人\(number)", duties: duties, division: office)
    }

    static func claim(_ state: ClaimState, by user: Int64 = 99, steps: [ClaimStep] = []) -> Claim {
        let day = known(Day("2025-06-01"))
        return Claim(
            id: ClaimID(1), number: known(try? CounterNumber(parsing: "LP610302250003177")), person: PersonID(1),
            event: .diagnosis(Diagnosis(date: day, diseases: ["women-05"], filed: day)), papers: [:],
            judgement: Judgement(covers: [], benefits: []), state: state, since: time, enteredBy: UserID(user),
            office: office, steps: steps)
    }

    static func step(
        _ action: ClaimAction, _ state: ClaimState, by user: Int64, note: String? = nil
    ) -> ClaimStep {
        ClaimStep(at: time, user: UserID(user), userName: "某人\(user)", action: action, state: state, note: note)
    }

    /// A literal of a test that is right.
    private static func known<Value>(_ value: Value?) -> Value {
        guard let value else { fatalError("a literal of this test is wrong") }
        return value
    }
}
