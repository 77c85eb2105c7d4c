import MutualAid
import Office
import Seeds
import Testing

/// The demo office in a real file: everything comes back as it was made, and work goes on after it.
@Suite struct DemoLoadTests {
    private func loaded() throws -> (fixture: Fixture, batches: [DemoBatch]) {
        let fixture = try Fixture(isTraining: true)
        let demo = DemoOffice(
            members: 120, claims: 60, seed: 1, today: fixture.today, catalogue: fixture.catalogue,
            users: fixture.office.users())
        let batches = Array(demo.batches)
        for batch in batches {
            try fixture.office.load(
                Batch(
                    employers: batch.employers, people: batch.people, enrolments: batch.enrolments,
                    claims: batch.claims, known: batch.known),
                by: fixture.handler)
        }
        var payments = DemoPayments()
        for batch in batches { payments.add(batch.payments) }
        try fixture.office.load(Batch(payments: payments.batches(fixture.office.users())), by: fixture.handler)
        try fixture.restart()
        return (fixture, batches)
    }

    @Test func `every record comes back as it was made, and every invariant holds`() throws {
        let (fixture, batches) = try loaded()
        let enrolments = Dictionary(grouping: batches.flatMap(\.enrolments), by: \.person)
        let claims = Dictionary(grouping: batches.flatMap(\.claims), by: \.person)
        for person in batches.flatMap(\.people) {
            let card = try #require(try fixture.office.personCard(person.id))
            #expect(card.person == person)
            #expect(Set(card.enrolments) == Set(enrolments[person.id] ?? []))
            // The office itself reckons by when each step is due.
            let stored = card.claims.map { claim in
                var claim = claim
                claim.due = nil
                return claim
            }
            #expect(Set(stored) == Set(claims[person.id] ?? []))
        }
        for employer in batches.flatMap(\.employers) { #expect(try fixture.office.employer(employer.id) == employer) }
        let known = batches.flatMap(\.known)
        #expect(known.count == 3)
        for event in known { #expect(try fixture.office.knownEvent(event.id)?.event == event) }
        let listed = try fixture.office.unclaimed(for: fixture.handler, open: false, limit: 9)
        #expect(Set(listed.map(\.unclaimed.event)) == Set(known))
        try expectSound(fixture.office)
    }

    @Test func `new numbers go on after the demo's, and its claims can be decided`() throws {
        let (fixture, batches) = try loaded()
        let year = fixture.today.year % 100
        let last = batches.flatMap(\.people).map(\.number).filter { $0.year == year }.map(\.serial).max() ?? 0
        let person = try fixture.member("张小明", identity("2001-06-15", 999, division: "610103"))
        #expect(person.number.serial == last + 1)
        let waiting = try #require(batches.flatMap(\.claims).first { $0.state == .firstReview })
        let decided = try fixture.office.decide(
            waiting.id, version: waiting.version, .giveBack([.wrongDates]), by: fixture.reviewer)
        #expect(decided.state == .returned([.wrongDates]))
        let draft = try #require(batches.flatMap(\.claims).first { $0.state == .draft })
        #expect(ClaimLife.bar(.accept, on: draft, by: fixture.handler) == nil)
    }
}
