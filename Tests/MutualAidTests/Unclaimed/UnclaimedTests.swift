import MutualAid
import Testing

struct UnclaimedTests {
    private let today = day("2026-03-02")

    private func number(_ kind: NumberKind, _ serial: Int) throws -> CounterNumber {
        try CounterNumber(kind: kind, division: try #require(DivisionCode("610302")), year: 25, serial: serial)
    }

    /// A woman with the plans from 2025-05-29 on, the fees paid that day.
    private func card(_ plans: PlanCode..., paid: String? = "2025-05-29", claims: [Claim] = []) throws -> PersonCard {
        let person = Person(
            id: PersonID(7), number: try number(.member, 7), kind: .member,
            details: PersonDetails(
                name: try PersonName("张秀英"), identity: try ResidentID("610103198506150028")))
        let enrolments = try plans.enumerated().map { place, plan in
            Enrolment(
                id: EnrolmentID(Int64(place + 11)), number: try number(.certificate, place + 1), person: person.id,
                plan: plan, edition: "2024", tier: nil, shares: 1, term: Term(yearFrom: day("2025-05-29")),
                continued: false, fee: .zero, split: .zero,
                payment: try paid.map {
                    FeePayment(receipt: try number(.receipt, place + 1), day: day($0), payer: .unit)
                }, enteredBy: UserID(1), enteredOn: day("2025-05-29"))
        }
        return PersonCard(
            person: person, employer: nil, guardian: nil, dependants: [], enrolments: enrolments, claims: claims)
    }

    private func claim(_ event: ClaimEvent, _ state: ClaimState = .firstReview) throws -> Claim {
        Claim(
            id: ClaimID(5), number: try number(.claim, 5), person: PersonID(7), event: event, papers: [:],
            judgement: Judgement(covers: [], benefits: []), state: state, since: Instant(milliseconds: 0),
            enteredBy: UserID(1), office: Lives.office, steps: [])
    }

    private func known(
        _ admitted: String = "2025-09-02", to discharged: String? = "2025-09-12", ownPay: String? = nil,
        cause: Cause = .illness
    ) throws -> KnownFacts {
        let totals = try ownPay.map { own in
            try #require(
                SheetTotals(total: yuan(own), pooled: .zero, other: .zero, ownPay: yuan(own), ownExpense: .zero))
        }
        return .stay(
            KnownStay(cause: cause, admitted: day(admitted), discharged: discharged.map(day), totals: totals))
    }

    private func found(
        _ facts: KnownFacts, _ card: PersonCard, on day: Day? = nil, result: ContactResult? = nil
    ) -> Unclaimed? {
        let contacts = result.map {
            [Contact(at: Instant(milliseconds: 0), user: UserID(1), userName: "周敏", result: $0, note: "")]
        }
        let event = KnownEvent(
            id: KnownEventID(1), person: card.person.id, facts: facts, source: .insurance, enteredBy: UserID(1),
            enteredOn: today, contacts: contacts ?? [])
        return Unclaimed(event, card: card, catalogue: builtIn, today: day ?? today)
    }

    @Test func `a stay under cover with its figures tells what it pays and until when it can be claimed`() throws {
        let found = try #require(try found(known(ownPay: "1000.00"), card("hospital-accident")))
        #expect(found.prospect == .pays(yuan("1000.00"), isSample: true))
        #expect(found.last == day("2027-09-02"))
        #expect(found.isOpen)
    }

    @Test func `without the sheet only what doesn't hang on it is told`() throws {
        // Ten days at 40, from the fourth on.
        #expect(
            try found(known(), card("hospital-accident", "allowance-critical"))?.prospect
                == .atLeast(yuan("280.00"), isSample: false))
        #expect(try found(known(), card("hospital-accident"))?.prospect == .unknown(.sheet))
        #expect(try found(known(), card("allowance-critical"))?.prospect == .pays(yuan("280.00"), isSample: false))
        #expect(try found(known(to: nil), card("allowance-critical"))?.prospect == .unknown(.discharge))
    }

    @Test func `a diagnosis is judged where the disease is one of the lists`() throws {
        let listed = KnownFacts.diagnosis(KnownDiagnosis(day: day("2025-09-02"), disease: "women-05", text: "乳腺癌"))
        guard case .pays(let money, _) = try found(listed, card("women"))?.prospect else {
            Issue.record("not judged")
            return
        }
        #expect(money == yuan("15000.00"))
        let told = KnownFacts.diagnosis(KnownDiagnosis(day: day("2025-09-02"), disease: nil, text: "乳房肿块"))
        #expect(try found(told, card("women"))?.prospect == .unknown(.disease))
    }

    @Test func `only a cover in force on the day that looks at such an event counts`() throws {
        #expect(try found(known(), card("women")) == nil)
        #expect(try found(known("2025-05-28", to: "2025-06-02"), card("hospital-accident")) == nil)
        #expect(try found(known("2025-05-29", to: "2025-06-02"), card("hospital-accident")) != nil)
        #expect(try found(known("2026-05-29", to: nil), card("hospital-accident"), on: day("2026-06-01")) == nil)
        #expect(try found(known(), card("hospital-accident", paid: nil)) == nil)
        // Paid after it had happened.
        #expect(try found(known(), card("hospital-accident", paid: "2025-09-03")) == nil)
        // An allowance for days after an accident.
        #expect(try found(known(), card("accident")) == nil)
        #expect(try found(known(cause: .accident), card("accident")) != nil)
    }

    @Test func `a claim of an overlapping stay takes it off the list, a withdrawn one doesn't`() throws {
        let plan = PlanCode("hospital-accident")
        for (admitted, days, isClaimed) in [
            ("2025-08-20", 13, true), ("2025-08-20", 12, false), ("2025-09-12", 3, true), ("2025-09-13", 3, false),
            ("2025-09-05", 1, true),
        ] {
            let claim = try claim(stay(admitted, days: days))
            #expect((try found(known(), card(plan, claims: [claim])) == nil) == isClaimed, "\(admitted) \(days)")
        }
        let withdrawn = try claim(stay("2025-09-02", days: 10), .withdrawn(reason: "本人撤回"))
        #expect(try found(known(), card(plan, claims: [withdrawn])) != nil)
        let denied = try claim(stay("2025-09-02", days: 10), .denied([.other("x")]))
        #expect(try found(known(), card(plan, claims: [denied])) == nil)
        let diagnosed = try claim(diagnosis("2025-09-02", "women-05"))
        #expect(try found(known(), card(plan, claims: [diagnosed])) != nil)
        let hurt = try claim(accident("2025-09-01", days: 5))
        #expect(try found(known(), card(plan, claims: [hurt])) == nil)
    }

    @Test func `a claim of a diagnosis within thirty days is of it`() throws {
        let facts = KnownFacts.diagnosis(KnownDiagnosis(day: day("2025-09-02"), disease: "women-05", text: "乳腺癌"))
        for (date, isClaimed) in [
            ("2025-08-03", true), ("2025-08-02", false), ("2025-10-02", true), ("2025-10-03", false),
        ] {
            let claim = try claim(diagnosis(date, "women-05"))
            #expect((try found(facts, card("women", claims: [claim])) == nil) == isClaimed, "\(date)")
        }
    }

    @Test func `after the last day of filing there is nothing to claim`() throws {
        let card = try card("hospital-accident")
        #expect(try found(known(), card, on: day("2027-09-02")) != nil)
        #expect(try found(known(), card, on: day("2027-09-03")) == nil)
    }

    @Test func `nobody is called again who said no, nor for what pays nothing`() throws {
        let card = try card("hospital-accident")
        for result in ContactResult.allCases {
            #expect(try found(known(), card, result: result)?.isOpen == !result.isEnd, "\(result)")
        }
        // Within the thirty days of waiting.
        let waiting = try #require(try found(known("2025-06-10", to: "2025-06-15", ownPay: "100.00"), card))
        #expect(waiting.prospect == .pays(.zero, isSample: false))
        #expect(!waiting.isOpen)
    }
}
