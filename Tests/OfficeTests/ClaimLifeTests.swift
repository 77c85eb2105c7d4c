import MutualAid
import Testing

@testable import Office

/// What is done with a claim between its entry and its payment, on real files.
@Suite struct ClaimLifeTests {
    private func entered(_ fixture: Fixture, ownPay: Int = 1000, sheet: SheetNumber = "BJ1") throws -> Claim {
        let person = try fixture.coveredMember()
        return try fixture.claim(
            person, fixture.stay(fixture.today.adding(days: -12), ownPay: ownPay, sheet: sheet))
    }

    @Test func `the first review below the threshold draws the lot, and step and trail tell it`() throws {
        let fixture = try Fixture()
        let person = try fixture.coveredMember()
        var drawn: [Bool] = []
        for place in 1...40 {
            let event = fixture.stay(
                fixture.today.adding(days: -5 - place), days: 1, ownPay: 10, sheet: SheetNumber("S\(place)"))
            let claim = try fixture.claim(person, event)
            let decided = try fixture.office.decide(claim.id, version: 1, .approve, by: fixture.reviewer)
            guard case .sample(let lot) = try #require(decided.steps.last?.fact) else {
                Issue.record("no lot")
                return
            }
            #expect(lot.percent == 10)
            #expect(decided.state == (lot.isDrawn ? .secondReview(.sample) : .approved))
            let entry = try #require(try fixture.office.auditTrail().last)
            #expect(entry.subject == claim.id.value)
            #expect(entry.detail["sample"] == (lot.isDrawn ? "drawn" : "not-drawn"))
            #expect(entry.detail["sample.number"] == String(lot.number))
            drawn.append(lot.isDrawn)
            if place == 40 {
                // Taken back and approved again, the lot is what it was.
                _ = try fixture.office.decide(claim.id, version: 2, .undo(reason: "看错了"), by: fixture.reviewer)
                let again = try fixture.office.decide(claim.id, version: 3, .approve, by: fixture.otherReviewer)
                #expect(again.steps.last?.fact == decided.steps.last?.fact)
            }
        }
        #expect(drawn.contains(false))
        try fixture.restart()
        try expectSound(fixture.office)
    }

    @Test func `from the threshold on there is no lot`() throws {
        let fixture = try Fixture()
        let claim = try entered(fixture, ownPay: 5000)
        let decided = try fixture.office.decide(claim.id, version: 1, .approve, by: fixture.reviewer)
        #expect(decided.state == .secondReview(.threshold(Money(yuan: 3000))))
        #expect(decided.steps.last?.fact == nil)
        #expect(
            fault { try fixture.office.decide(claim.id, version: 2, .approve, by: fixture.reviewer) }
                == .barred(.alreadyDecidedByYou))
        let second = try fixture.office.decide(claim.id, version: 2, .approve, by: fixture.otherReviewer)
        #expect(second.state == .approved)
        #expect(second.steps.last?.fact == nil)
    }

    @Test func `a decision is undone with its history, by whoever took it or a supervisor`() throws {
        let fixture = try Fixture()
        let claim = try entered(fixture, ownPay: 5000)
        _ = try fixture.office.decide(claim.id, version: 1, .approve, by: fixture.reviewer)
        #expect(
            fault { try fixture.office.decide(claim.id, version: 2, .undo(reason: "x"), by: fixture.otherReviewer) }
                == .barred(.decidedBy("高建国")))
        #expect(
            fault { try fixture.office.decide(claim.id, version: 2, .undo(reason: " "), by: fixture.reviewer) }
                == .reasonMissing)
        let undone = try fixture.office.decide(
            claim.id, version: 2, .undo(reason: "看漏一张发票"), by: fixture.reviewer)
        #expect(undone.state == .firstReview)
        #expect(undone.steps.map(\.action) == [.accept, .submit, .approve, .undo])
        #expect(undone.steps.last?.note == "看漏一张发票")
        #expect(
            fault { try fixture.office.decide(claim.id, version: 3, .undo(reason: "x"), by: fixture.reviewer) }
                == .barred(.notFromHere(.firstReview, .undo)))
        _ = try fixture.office.decide(claim.id, version: 3, .deny([.refused(.duplicate)]), by: fixture.reviewer)
        let restored = try fixture.office.decide(
            claim.id, version: 4, .undo(reason: "不是重复"), by: fixture.supervisor)
        #expect(restored.state == .firstReview && restored.due != nil)
        try fixture.restart()
        #expect(try fixture.office.claimCard(claim.id)?.claim == restored)
        try expectSound(fixture.office)
    }

    @Test func `corrected figures are judged again, and the old ones are kept sealed`() throws {
        let fixture = try Fixture()
        let claim = try entered(fixture)
        _ = try fixture.office.decide(claim.id, version: 1, .giveBack([.figuresDiffer]), by: fixture.reviewer)
        #expect(try fixture.office.auditTrail().last?.detail["reasons"] == "figures-differ")
        let right = fixture.stay(fixture.today.adding(days: -12), ownPay: 800, sheet: "BJ1")
        #expect(
            fault {
                try fixture.office.decide(
                    claim.id, version: 2, .amend(right, confirmed: Money(yuan: 1000)), by: fixture.handler)
            } == .totalDiffers(shown: Money(yuan: 1000), computed: Money(yuan: 800)))
        #expect(
            fault {
                try fixture.office.decide(
                    claim.id, version: 2, .amend(claim.event, confirmed: claim.amount), by: fixture.handler)
            } == .nothingChanged)
        let amended = try fixture.office.decide(
            claim.id, version: 2, .amend(right, confirmed: Money(yuan: 800)), by: fixture.handler)
        #expect(amended.state == .returned([.figuresDiffer]))
        #expect(amended.amount == Money(yuan: 800) && amended.event == right)
        #expect(amended.steps.last?.action == .amend)
        #expect(amended.steps.last?.fact == .amended(from: Money(yuan: 1000), to: Money(yuan: 800)))
        try fixture.restart()
        #expect(try fixture.office.claimCard(claim.id)?.claim == amended)
        let past = try fixture.office.pastFigures(of: claim.id)
        #expect(past.map(\.event) == [claim.event])
        #expect(past.map(\.judgement) == [claim.judgement])
        #expect(past.map(\.byName) == ["周敏"])
        let entry = try #require(try fixture.office.auditTrail().last)
        #expect(entry.detail["before.amount"] == "1000.00" && entry.detail["after.amount"] == "800.00")
        let sent = try fixture.office.decide(claim.id, version: 3, .submit, by: fixture.handler)
        #expect(sent.state == .firstReview)
        // The same reviewer looks at the corrected claim again.
        let decided = try fixture.office.decide(claim.id, version: 4, .approve, by: fixture.reviewer)
        #expect(decided.amount == Money(yuan: 800))
        try expectSound(fixture.office)
    }

    @Test func `who corrected the figures doesn't decide on them`() throws {
        let fixture = try Fixture()
        let double = try fixture.office.addUser(
            NewUser(name: "赵强", duties: [.handler, .firstReviewer], division: Fixture.division),
            by: fixture.supervisor)
        let claim = try entered(fixture)
        _ = try fixture.office.decide(claim.id, version: 1, .giveBack([.figuresDiffer]), by: fixture.reviewer)
        let right = fixture.stay(fixture.today.adding(days: -12), ownPay: 800, sheet: "BJ1")
        _ = try fixture.office.decide(claim.id, version: 2, .amend(right, confirmed: Money(yuan: 800)), by: double)
        _ = try fixture.office.decide(claim.id, version: 3, .submit, by: fixture.handler)
        #expect(
            fault { try fixture.office.decide(claim.id, version: 4, .approve, by: double) } == .barred(.enteredByYou))
        #expect(try fixture.office.worklist(for: double, limit: 9).isEmpty)
        try expectSound(fixture.office)
    }

    @Test func `a hold stops the clock, and the days that it lasted are added`() throws {
        let fixture = try Fixture()
        let claim = try entered(fixture)
        let due = try #require(claim.due)
        #expect(due == WorkCalendar.weekdays.adding(workingDays: 2, to: fixture.today))
        #expect(
            fault { try fixture.office.decide(claim.id, version: 1, .hold(reason: " "), by: fixture.supervisor) }
                == .reasonMissing)
        let held = try fixture.office.decide(
            claim.id, version: 1, .hold(reason: "等法院文书"), by: fixture.supervisor)
        #expect(held.hold?.reason == "等法院文书" && held.state == .firstReview && held.since == claim.since)
        let reviewing = fault { try fixture.office.decide(claim.id, version: 2, .approve, by: fixture.reviewer) }
        guard case .barred(.held) = reviewing else {
            Issue.record("\(String(describing: reviewing))")
            return
        }
        #expect(try fixture.office.worklist(for: fixture.reviewer, limit: 9).isEmpty)
        let forSupervisor = try fixture.office.worklist(for: fixture.supervisor, limit: 9)
        #expect(forSupervisor.first?.hold?.reason == "等法院文书")
        #expect(try fixture.office.menuCounts(for: fixture.supervisor).waitingForMe == 1)
        #expect(try fixture.office.nextWork(after: nil, for: fixture.supervisor) == nil)
        fixture.pass(days: 14)
        #expect(try fixture.office.menuCounts(for: fixture.reviewer).overdue == 0)
        let released = try fixture.office.decide(
            claim.id, version: 2, .release(reason: "文书已到"), by: fixture.supervisor)
        #expect(released.hold == nil)
        #expect(released.due == due.adding(days: 14))
        #expect(released.steps.map(\.action) == [.accept, .submit, .hold, .release])
        try fixture.restart()
        #expect(try fixture.office.claimCard(claim.id)?.claim == released)
        try expectSound(fixture.office)
    }

    @Test func `what is denied or withdrawn uses up nothing, and what is reconsidered does again`() throws {
        let fixture = try Fixture()
        let person = try fixture.coveredMember()
        func stay(_ daysAgo: Int, _ yuan: Int, _ sheet: SheetNumber) -> ClaimEvent {
            fixture.stay(fixture.today.adding(days: -daysAgo), days: 2, ownPay: yuan, sheet: sheet)
        }
        let first = try fixture.claim(person, stay(20, 15_000, "BJ1"))
        let second = try fixture.claim(person, stay(16, 9000, "BJ2"))
        #expect(second.amount == Money(yuan: 5000))
        _ = try fixture.office.decide(first.id, version: 1, .deny([.refused(.duplicate)]), by: fixture.reviewer)
        let third = try fixture.claim(person, stay(12, 9000, "BJ3"))
        #expect(third.amount == Money(yuan: 9000))
        _ = try fixture.office.decide(third.id, version: 1, .withdraw(reason: "本人撤回"), by: fixture.handler)
        #expect(
            fault { try fixture.office.decide(first.id, version: 2, .reconsider(reason: ""), by: fixture.supervisor) }
                == .reasonMissing)
        let again = try fixture.office.decide(
            first.id, version: 2, .reconsider(reason: "补来原件"), by: fixture.supervisor)
        #expect(again.state == .reconsidered && again.steps.last?.note == "补来原件")
        #expect(try fixture.claim(person, stay(8, 9000, "BJ4")).amount == .zero)
        let sent = try fixture.office.decide(first.id, version: 3, .submit, by: fixture.handler)
        #expect(ClaimLife.bar(.approve, on: sent, by: fixture.reviewer) == nil)
        try expectSound(fixture.office)
    }
}
