import MutualAid
import OfficeSQLite
import Testing

@testable import Office

/// Whose worklist a claim stands in, with several offices and two counters on one file.
@Suite struct WorklistTests {
    @Test func `what two people may not do themselves waits in the office above`() throws {
        let offices = try Offices()
        let person = try offices.fixture.coveredMember()
        let claim = try offices.claim(person, by: "韩雪", ownPay: 5000, sheet: "BJ1")
        #expect(claim.office == Offices.small)
        #expect(try offices.waiting("曹斌") == [claim.id])
        for name in ["韩雪", "郭建军", "高建国", "李红", "宋慧"] { #expect(try offices.waiting(name) == [], "\(name)") }
        _ = try offices.office.decide(claim.id, version: 1, .approve, by: offices.user("曹斌"))
        #expect(try offices.waiting("曹斌") == [])
        #expect(try offices.waiting("郭建军") == [claim.id])
        #expect(try offices.office.menuCounts(for: offices.user("郭建军")).waitingForMe == 1)
        _ = try offices.office.decide(claim.id, version: 2, .approve, by: offices.user("郭建军"))
        #expect(try offices.waiting("韩雪") == [claim.id])
        #expect(try offices.waiting("宋慧") == [])
        // Entered by the only one who could review it: all of it goes up.
        let own = try offices.claim(person, by: "曹斌", ownPay: 10, sheet: "BJ2")
        #expect(try offices.waiting("曹斌") == [])
        #expect(try offices.waiting("郭建军") == [own.id])
        // Another county reviews nothing of it.
        #expect(
            fault { try offices.office.decide(own.id, version: 1, .approve, by: offices.user("高建国")) }
                == .barred(.otherOffice(Offices.small)))
        try expectSound(offices.office)
    }

    @Test func `where nobody is left for a step, it goes up; a newcomer brings it back`() throws {
        let offices = try Offices()
        let person = try offices.fixture.coveredMember()
        let claim = try offices.claim(person, by: "韩雪", sheet: "BJ1")
        let reviewer = offices.user("曹斌")
        var change = UserChange(reviewer)
        change.isRetired = true
        _ = try offices.office.change(user: reviewer.id, change, version: 1, by: offices.user("宋慧"))
        #expect(try offices.waiting("郭建军") == [claim.id])
        _ = try offices.office.addUser(
            NewUser(name: "蒋丽", duties: [.firstReviewer], division: Offices.small), by: offices.user("宋慧"))
        #expect(try offices.waiting("郭建军") == [])
        #expect(try offices.waiting("蒋丽") == [claim.id])
        try expectSound(offices.office)
    }

    /// What the rule says, read off every claim and user: the statements of the worklists must find the same.
    private func expected(_ user: User, _ claims: [Claim], _ users: [User]) -> [ClaimID] {
        func mayGoOn(_ one: User, _ claim: Claim) -> Bool {
            if claim.hold != nil { return ClaimLife.bar(.release, on: claim, by: one) == nil }
            guard let move = ClaimLife.onward(from: claim.state.stage), !one.isRetired,
                move.by.contains(where: one.duties.contains), one.division.covers(claim.office)
            else { return false }
            return !move.isDecision || !claim.barredFromDeciding.contains(one.id)
        }
        return claims.filter { claim in
            guard mayGoOn(user, claim) else { return false }
            let nearer = users.filter { other in
                mayGoOn(other, claim) && other.division != user.division && user.division.covers(other.division)
            }
            return user.division == claim.office || nearer.isEmpty
        }.sorted { ($0.since, $0.id) < ($1.since, $1.id) }.map(\.id)
    }

    @Test func `the lists hold what the rule says, whatever was done before`() throws {
        let offices = try Offices()
        let person = try offices.fixture.coveredMember()
        var ids: [ClaimID] = []
        for place in 1...6 {
            let handler = ["周敏", "韩雪", "曹斌"][place % 3]
            ids.append(
                try offices.claim(
                    person, by: handler, ownPay: place.isMultiple(of: 2) ? 4000 : 10, sheet: SheetNumber("S\(place)")
                ).id)
        }
        let users = offices.office.users()
        var random: UInt64 = 42
        func pick(_ count: Int) -> Int {
            random = random &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return Int(random >> 33) % count
        }
        var done: Set<ClaimAction> = []
        var moves = 0
        while moves < 60 {
            let claim = try #require(try offices.office.claimCard(ids[pick(ids.count)])).claim
            let user = users[pick(users.count)]
            let open = [
                ClaimDecision.approve, .giveBack([.wrongDates]), .deny([.refused(.duplicate)]), .undo(reason: "x"),
                .submit, .take, .handBack, .hold(reason: "x"), .release(reason: "x"), .reconsider(reason: "x"),
                .askForPapers([.application]), .papersReceived([.application]),
            ].filter { ClaimLife.bar($0.action, on: claim, by: user) == nil }
            guard !open.isEmpty else { continue }
            // What hasn't been tried yet comes first, so that a short walk tries everything.
            let untried = open.filter { !done.contains($0.action) }
            let decision = untried.isEmpty ? open[pick(open.count)] : untried[pick(untried.count)]
            // What is held or taken too often would leave nothing to do.
            if [.hold, .take].contains(decision.action), pick(3) > 0 { continue }
            _ = try offices.office.decide(claim.id, version: claim.version, decision, by: user)
            moves += 1
            done.insert(decision.action)
            let claims = try ids.map { try #require(try offices.office.claimCard($0)).claim }
            for user in users {
                let listed = try offices.office.worklist(for: user, limit: 100)
                #expect(listed.map(\.id) == expected(user, claims, users), "\(user.name)")
                let free = listed.filter { row in
                    row.hold != nil || row.taken.map { $0.by == user.id } ?? true
                }.count
                #expect(try offices.office.menuCounts(for: user).waitingForMe == free, "\(user.name)")
            }
        }
        #expect(done.isSuperset(of: [.approve, .giveBack, .deny, .undo, .submit, .take, .hold, .release]), "\(done)")
        try expectSound(offices.office)
    }

    @Test func `one key leads to the next that is free, and from the last to the first`() throws {
        let fixture = try Fixture()
        let person = try fixture.coveredMember()
        let claims = try (1...25).map {
            try fixture.claim(
                person, fixture.stay(fixture.today.adding(days: -30 + $0), days: 1, sheet: SheetNumber("S\($0)")))
        }
        let office = fixture.office
        let rows = try office.worklist(for: fixture.reviewer, limit: 100)
        #expect(rows.map(\.id) == claims.map(\.id))
        // The other counter has taken the first 21, more than one page of them.
        let other = try fixture.opened()
        for claim in claims.prefix(21) {
            _ = try other.decide(claim.id, version: 1, .take, by: fixture.otherReviewer)
        }
        #expect(try office.nextWork(after: nil, for: fixture.reviewer)?.id == claims[21].id)
        #expect(try office.nextWork(after: WorkPlace(after: rows[21]), for: fixture.reviewer)?.id == claims[22].id)
        #expect(try office.nextWork(after: WorkPlace(after: rows[24]), for: fixture.reviewer)?.id == claims[21].id)
        #expect(try office.nextWork(after: nil, for: fixture.otherReviewer)?.id == claims[0].id)
        #expect(try office.menuCounts(for: fixture.reviewer).waitingForMe == 4)
        for place in 21..<25 {
            _ = try office.decide(claims[place].id, version: 1, .giveBack([.wrongCard]), by: fixture.reviewer)
        }
        #expect(try office.nextWork(after: WorkPlace(after: rows[24]), for: fixture.reviewer) == nil)
        other.close()
    }

    @Test func `who comes second is told who did what and when, and may take what is handed back`() throws {
        let fixture = try Fixture()
        let person = try fixture.coveredMember()
        let claim = try fixture.claim(person, fixture.stay(fixture.today.adding(days: -12), sheet: "BJ1"))
        let other = try fixture.opened()
        let taken = try other.decide(claim.id, version: 1, .take, by: fixture.otherReviewer)
        let mark = try #require(taken.taken)
        #expect(
            fault { try fixture.office.decide(claim.id, version: 1, .approve, by: fixture.reviewer) }
                == .barred(.takenBy(mark)))
        #expect(
            fault { try fixture.office.decide(claim.id, version: 2, .take, by: fixture.reviewer) }
                == .barred(.takenBy(mark)))
        #expect(try fixture.office.worklist(for: fixture.reviewer, limit: 9).first?.taken == mark)
        let back = try other.decide(claim.id, version: 2, .handBack, by: fixture.supervisor)
        #expect(back.taken == nil && back.steps == claim.steps)
        _ = try other.decide(claim.id, version: 3, .giveBack([.wrongCard]), by: fixture.otherReviewer)
        let late = fault { try fixture.office.decide(claim.id, version: 3, .approve, by: fixture.reviewer) }
        guard case .claimMoved("李红", .giveBack, to: .returned, at: _) = late else {
            Issue.record("\(String(describing: late))")
            return
        }
        other.close()
        try expectSound(fixture.office)
    }

    @Test func `counts tell what is due today, what is late, and whose papers are late`() throws {
        let fixture = try Fixture()
        let person = try fixture.coveredMember()
        let friday = fixture.today
        #expect(friday.weekday == 5)
        let claim = try fixture.claim(person, fixture.stay(friday.adding(days: -12), sheet: "BJ1"))
        let waiting = try fixture.claim(
            person, fixture.stay(friday.adding(days: -20), days: 1, sheet: "BJ2"), brought: [.application])
        #expect(claim.due == friday.adding(days: 4))
        #expect(waiting.due == friday.adding(days: 30))
        func counts(_ user: User) throws -> [Int] {
            let counts = try fixture.office.menuCounts(for: user)
            return [counts.waitingForMe, counts.dueToday, counts.overdue, counts.papersOverdue]
        }
        #expect(try counts(fixture.reviewer) == [1, 0, 0, 0])
        fixture.pass(days: 4)
        #expect(try counts(fixture.reviewer) == [1, 1, 0, 0])
        fixture.pass(days: 1)
        #expect(try counts(fixture.reviewer) == [1, 0, 1, 0])
        fixture.pass(days: 25)
        #expect(try counts(fixture.handler) == [1, 1, 0, 0])
        fixture.pass(days: 1)
        #expect(try counts(fixture.handler) == [1, 0, 1, 1])
        let late = try fixture.office.papersOverdue(for: fixture.handler, limit: 10)
        #expect(late.map(\.id) == [waiting.id])
        #expect(late.first?.isOverdue(on: fixture.today) == true)
        #expect(
            try fixture.office.papersOverdue(
                for: fixture.handler, after: WorkPlace(after: try #require(late.first)), limit: 10
            ).isEmpty)
    }
}
