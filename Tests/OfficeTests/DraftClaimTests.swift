import MutualAid
import Office
import Testing

struct DraftClaimTests {
    @Test func `a draft claim is accepted, and only then sent to review`() throws {
        let fixture = try Fixture()
        let person = try fixture.coveredMember()
        let stored = try fixture.claim(person, fixture.stay(fixture.today.adding(days: -12), sheet: "BJ1"))
        let at = try #require(stored.steps.first?.at)
        let draft = Claim(
            id: ClaimID(stored.id.value + 1),
            number: try CounterNumber(
                kind: .claim, division: stored.number.division, year: stored.number.year,
                serial: stored.number.serial + 1),
            person: person.id, event: fixture.stay(fixture.today.adding(days: -5), sheet: "BJ2"), papers: stored.papers,
            judgement: stored.judgement, state: .draft, since: at, enteredBy: fixture.handler.id,
            office: fixture.handler.division,
            steps: [
                ClaimStep(
                    at: at, user: fixture.handler.id, userName: fixture.handler.name, action: .enter, state: .draft)
            ])
        try fixture.office.load(Batch(claims: [draft]), by: fixture.handler)
        #expect(try fixture.office.worklist(for: fixture.handler, limit: 9).map(\.id).contains(draft.id))
        let accepted = try fixture.office.decide(draft.id, version: 1, .accept, by: fixture.handler)
        #expect(accepted.state == .accepted)
        let sent = try fixture.office.decide(draft.id, version: 2, .submit, by: fixture.handler)
        #expect(sent.state == .firstReview)
        #expect(sent.steps.map(\.action) == [.enter, .accept, .submit])
    }
}
