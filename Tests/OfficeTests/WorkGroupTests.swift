import MutualAid
import Office
import Testing

/// The worklist by groups, and what supervisors set.
@Suite struct WorkGroupTests {
    private let review = WorkKind.stage(.firstReview)

    /// Claims of three members that wait for the first review, the oldest first.
    private func waiting(_ fixture: Fixture, _ count: Int = 3) throws -> [Claim] {
        let person = try fixture.coveredMember()
        return try (0..<count).map { place in
            fixture.pass(days: 1)
            return try fixture.claim(
                person, fixture.stay(fixture.today.adding(days: -20 - place), days: 1, sheet: SheetNumber("S\(place)")))
        }
    }

    @Test func `each group lists its own, page by page, and the tallies count the same`() throws {
        let fixture = try Fixture()
        let claims = try waiting(fixture, 5)
        let returned = try fixture.office.decide(
            claims[0].id, version: claims[0].version, .giveBack([.wrongDates]), by: fixture.reviewer)
        var seen: [ClaimID] = []
        var place: WorkPlace?
        while true {
            let page = try fixture.office.worklist(of: review, for: fixture.reviewer, after: place, limit: 2)
            seen += page.map(\.id)
            guard let last = page.last else { break }
            place = WorkPlace(after: last)
        }
        #expect(seen == claims.dropFirst().map(\.id))
        #expect(
            try fixture.office.worklist(of: .stage(.returned), for: fixture.handler, limit: 9).map(\.id) == [
                returned.id
            ])
        #expect(try fixture.office.worklist(of: .stage(.returned), for: fixture.reviewer, limit: 9) == [])
        let tallies = try fixture.office.workTallies(for: fixture.reviewer)
        #expect(tallies.map(\.kind) == [review, .stage(.secondReview)])
        #expect(tallies.map(\.count) == [4, 0])
        #expect(try fixture.office.workTallies(for: fixture.handler).first { $0.kind == .stage(.returned) }?.count == 1)
        #expect(try fixture.office.menuCounts(for: fixture.handler).returned == 1)
    }

    @Test func `due today and overdue are counted`() throws {
        let fixture = try Fixture()
        let claim = try waiting(fixture, 1)[0]
        let due = known(claim.due)
        func tally() throws -> WorkTally {
            known(try fixture.office.workTallies(for: fixture.reviewer).first { $0.kind == review })
        }
        #expect(try tally() == WorkTally(kind: review, count: 1))
        fixture.pass(days: fixture.today.days(until: due))
        #expect(try tally() == WorkTally(kind: review, count: 1, dueToday: 1))
        fixture.pass(days: 1)
        #expect(try tally() == WorkTally(kind: review, count: 1, overdue: 1))
    }

    @Test func `papers overdue are a group of their own for who takes them in`() throws {
        let fixture = try Fixture()
        let person = try fixture.coveredMember()
        let claim = try fixture.claim(
            person, fixture.stay(fixture.today.adding(days: -9), days: 1, sheet: "S1"), brought: [])
        #expect(try fixture.office.worklist(of: .papersOverdue, for: fixture.handler, limit: 9) == [])
        fixture.pass(days: 31)
        #expect(try fixture.office.worklist(of: .papersOverdue, for: fixture.handler, limit: 9).map(\.id) == [claim.id])
        let tally = try fixture.office.workTallies(for: fixture.handler).first { $0.kind == .papersOverdue }
        #expect(tally == WorkTally(kind: .papersOverdue, count: 1, overdue: 1))
    }

    @Test func `the next goes on behind the spot, past what others have taken and what is held, and begins again`()
        throws
    {
        let fixture = try Fixture()
        let claims = try waiting(fixture, 4)
        let office = fixture.office
        func spot(_ claim: Claim) -> WorkSpot {
            WorkSpot(kind: review, place: WorkPlace(since: claim.since, id: claim.id))
        }
        _ = try office.decide(claims[1].id, version: claims[1].version, .take, by: fixture.otherReviewer)
        _ = try office.decide(claims[2].id, version: claims[2].version, .hold(reason: "等证明"), by: fixture.supervisor)
        #expect(try office.nextWork(after: spot(claims[0]), for: fixture.reviewer)?.id == claims[3].id)
        #expect(try office.nextWork(after: spot(claims[3]), for: fixture.reviewer)?.id == claims[0].id)
        #expect(try office.nextWork(after: spot(claims[0]), for: fixture.otherReviewer)?.id == claims[1].id)
        // A decision on the one that one stands on doesn't lose one's place.
        _ = try office.decide(claims[0].id, version: claims[0].version, .giveBack([.wrongDates]), by: fixture.reviewer)
        #expect(try office.nextWork(after: spot(claims[0]), for: fixture.reviewer)?.id == claims[3].id)
        _ = try office.decide(claims[3].id, version: claims[3].version, .giveBack([.wrongDates]), by: fixture.reviewer)
        #expect(try office.nextWork(after: spot(claims[3]), for: fixture.reviewer) == nil)
        let held = try office.worklist(of: .held, for: fixture.supervisor, limit: 9)
        #expect(held.map(\.id) == [claims[2].id])
        #expect(held.first?.hold?.reason == "等证明")
    }

    @Test func `a user sent twice is stored once`() throws {
        let fixture = try Fixture()
        let new = NewUser(name: "马建平", duties: [.handler], division: Fixture.division)
        let key = fixture.key()
        let first = try fixture.office.addUser(new, key: key, by: fixture.supervisor)
        #expect(try fixture.office.addUser(new, key: key, by: fixture.supervisor) == first)
        #expect(try fixture.opened().users().filter { $0.name == "马建平" } == [first])
        #expect(
            fault { try fixture.office.addUser(new, key: fixture.key(), by: fixture.supervisor) }
                == .userNameTaken("马建平"))
    }

    @Test func `limits that another has set meanwhile are not overwritten unseen`() throws {
        let fixture = try Fixture()
        let seen = fixture.office.profile
        #expect(seen.thresholdBasis == .peer)
        var mine = seen.limits
        mine.paperDays = Figure(20, .office)
        let set = try fixture.office.set(
            limits: mine, threshold: Money(yuan: 5_000), seen: seen, by: fixture.supervisor)
        #expect(set.limits.paperDays == Figure(20, .office))
        #expect(set.limits.firstReviewDays.basis == .peer)
        #expect(set.thresholdBasis == .office)
        var other = seen.limits
        other.firstReviewDays = Figure(3, .office)
        guard
            case .changedMeanwhile(by: "王主任", _)? = fault({
                try fixture.office.set(
                    limits: other, threshold: seen.reviewThreshold, seen: seen, by: fixture.supervisor)
            })
        else {
            Issue.record("it was overwritten")
            return
        }
        #expect(try fixture.opened().profileNow() == set)
    }
}
