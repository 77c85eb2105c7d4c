import MutualAid
import Seeds
import SmallOffice
import Testing

@Suite struct SimulationTests {
    private static let user = User(id: UserID(1), name: "周敏", duties: [.handler], division: SmallOffice.division)
    private let office = SmallOffice(builtIn, user: user)

    private func drafts() throws -> [Edition] {
        let lists = try Seeds.diseaseLists()
        return try SmallOffice.drafts.map { draft in
            try #require(try Seeds.plan(SeedFile(name: draft.name, text: draft.text), lists: lists).editions.last)
        }
    }

    private func person(_ id: PersonID, _ office: SmallOffice) -> SimulatedPerson {
        SimulatedPerson(
            id: id, covers: office.enrolments.filter { $0.person == id }.map(HeldCover.init),
            claims: office.claims.filter { $0.person == id }.map { JudgedClaim($0) })
    }

    private func simulated(_ drafts: [Edition]) -> [SimulatedChange] {
        var simulation = Simulation(drafts)
        for one in office.people { simulation.add(person(one.id, office)) }
        return simulation.changes
    }

    /// The table over `SmallOffice`.
    @Test func `the small office comes to what was worked out by hand`() throws {
        let changes = simulated(try drafts())
        #expect(changes.map(\.plan) == ["women", "hospital-accident"])
        let (women, hospital) = (changes[0], changes[1])
        #expect(women.claims == 3 && hospital.claims == 6)
        #expect(women.paidThen == yuan("30000.00") && women.paidNow == yuan("20800.00"))
        #expect(hospital.paidThen == yuan("23800.00") && hospital.paidNow == yuan("21135.00"))
        #expect(women.difference.text == "-9200.00" && hospital.difference.text == "-2665.00")
        #expect(women.newlyPaid == 1 && women.newlyRefused == 1)
        #expect(hospital.newlyPaid == 0 && hospital.newlyRefused == 0)
        #expect(women.largest.map(\.claim.value) == [3, 1, 2])
        #expect(women.largest.map(\.difference.text) == ["-15000.00", "5000.00", "800.00"])
        #expect(hospital.largest.map(\.claim.value) == [9, 8, 4, 5, 10])
        #expect(hospital.largest.map(\.now.text) == ["17820.00", "1710.00", "810.00", "360.00", "135.00"])
    }

    @Test func `the distribution counts each claim once and sums to the difference`() throws {
        let changes = simulated(try drafts())
        // From a loss of 10,000.00 and more, by powers of ten, to a gain of as much.
        #expect(changes[0].histogram.buckets.map(\.claims) == [1, 0, 0, 0, 0, 0, 1, 1, 0])
        #expect(changes[1].histogram.buckets.map(\.claims) == [0, 1, 3, 0, 1, 1, 0, 0, 0])
        #expect(changes[1].histogram.unchanged == 1)
        for change in changes {
            #expect(change.histogram.buckets.reduce(0) { $0 + $1.claims } == change.claims)
            #expect(Money.sum(change.histogram.buckets.map(\.difference)) == change.difference)
        }
        #expect(changes[1].histogram.buckets[2].difference.text == "-620.00")
    }

    @Test func `the editions that judged, as drafts, change nothing`() throws {
        let now = try #require(builtIn.edition(of: "women", code: "2024"))
        let hospital = try #require(builtIn.edition(of: "hospital-accident", code: "2024"))
        for change in simulated([now, hospital]) {
            #expect(change.claims > 0 && change.difference == .zero && change.largest.isEmpty)
            #expect(change.histogram.unchanged == change.claims)
        }
    }

    @Test func `a claim denied for nothing due counts for later ones where the draft pays it`() throws {
        // A second stay of the person whose waiting claim was denied would, under a draft without waiting, not be the first.
        let edition = try #require(builtIn.edition(of: "hospital-accident", code: "2024"))
        let cover = HeldCover(
            id: EnrolmentID(1), plan: "hospital-accident", tier: nil, shares: 1,
            term: Term(yearFrom: day("2025-01-01")), continued: false, feeTaken: day("2024-12-01"))
        let first = stay("2025-01-10", ownPay: "150.00", sheet: "A")
        let second = stay("2025-03-10", ownPay: "150.00", sheet: "B")
        func judged(_ id: Int64, _ event: ClaimEvent, _ turns: [LedgerTurn]) -> JudgedClaim {
            var ledger = Ledger()
            let at = Instant(milliseconds: id * 1000)
            let covers = [
                Cover(
                    id: EnrolmentID(1), edition: edition, tier: nil, shares: 1, term: cover.term, isPaid: true)
            ]
            let judgement = Judgement(
                covers: [EnrolmentID(1)], benefits: judge(event, covers: covers, ledger: &ledger))
            return JudgedClaim(
                id: ClaimID(id), person: PersonID(1),
                figures: JudgedFigures(at: at, event: event, judgement: judgement),
                turns: [LedgerTurn(at: at, standing: .counts)] + turns)
        }
        let denied = judged(1, first, [LedgerTurn(at: Instant(milliseconds: 1500), standing: .denied)])
        let paid = judged(2, second, [])
        #expect([denied, paid].map { $0.figures[0].judgement.total } == [.zero, yuan("300.00")])
        let noWaiting = try #require(
            try Seeds.plan(
                SeedFile(
                    name: "draft.toml",
                    text: SmallOffice.drafts[1].text.replacing("waiting = [{ through = 30, basis = \"sample\" }]", "")
                        .replacing("value = 90", "value = 100").replacing("\"100.00\"", "\"0.00\"")),
                lists: try Seeds.diseaseLists()
            ).editions.last)
        let simulation = Simulation([noWaiting])
        let now = simulation.recomputed(SimulatedPerson(id: PersonID(1), covers: [cover], claims: [paid, denied]))
        #expect(now.map(\.now.total) == [yuan("300.00"), yuan("150.00")])
    }

    @Test func `no more than the ten largest changes are kept, the earlier of two alike first`() throws {
        var change = SimulatedChange(try #require(try drafts().first))
        for place in 1...30 {
            let amount = Money(yuan: place % 15 * 10)
            change.add(
                ClaimID(Int64(place)), of: PersonID(1), then: [],
                now: [
                    Benefit(
                        cover: 0, plan: "women", edition: "2027", part: .disease, amount: amount, refusal: nil,
                        ends: nil, lines: [], used: Usage())
                ])
        }
        #expect(change.largest.map(\.claim.value) == [14, 29, 13, 28, 12, 27, 11, 26, 10, 25])
        #expect(change.claims == 30 && change.newlyPaid == 28)
    }
}

extension String {
    fileprivate func replacing(_ part: String, _ other: String) -> String {
        var text = self
        while let range = text.firstRange(of: part) { text.replaceSubrange(range, with: other) }
        return text
    }
}
