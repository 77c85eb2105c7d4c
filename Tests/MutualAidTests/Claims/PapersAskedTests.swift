import Testing

@testable import MutualAid

/// What became of papers that were asked for, and whose groups of work there are.
@Suite struct PapersAskedTests {
    private func claim(_ steps: [(day: Int, ClaimAction, ClaimState)]) throws -> Claim {
        let division = try #require(DivisionCode("610302"))
        let day = try #require(Day("2025-09-02"))
        let walked = steps.map { day, action, state in
            ClaimStep(
                at: Instant(milliseconds: 1_757_900_460_000 + Int64(day) * 86_400_000), user: UserID(1),
                userName: action == .papersComplete ? "孙丽华" : "周敏", action: action, state: state)
        }
        return Claim(
            id: ClaimID(1), number: try CounterNumber(kind: .claim, division: division, year: 25, serial: 1),
            person: PersonID(1), event: .diagnosis(Diagnosis(date: day, diseases: [], filed: day)), papers: [:],
            judgement: Judgement(covers: [], benefits: []), state: walked.last?.state ?? .draft,
            since: Instant(milliseconds: 0), enteredBy: UserID(1), office: division, steps: walked)
    }

    private func awaiting(_ papers: [Paper], due: String = "2025-10-15") throws -> ClaimState {
        .awaitingPapers(missing: papers, due: try #require(Day(due)), back: .firstReview)
    }

    @Test func `each paper has the day it was asked for, the day by which, and the day it came`() throws {
        let claim = try claim([
            (0, .accept, .accepted), (0, .askForPapers, try awaiting([.diagnosis, .application])),
            (3, .papersComplete, try awaiting([.application])), (9, .papersComplete, .firstReview),
        ])
        let due = try #require(Day("2025-10-15"))
        #expect(
            claim.papersAsked == [
                PaperAsked(
                    paper: .diagnosis, asked: try #require(Day("2025-09-15")), by: "周敏", due: due,
                    received: Day("2025-09-18"), by: "孙丽华"),
                PaperAsked(
                    paper: .application, asked: try #require(Day("2025-09-15")), by: "周敏", due: due,
                    received: Day("2025-09-24"), by: "孙丽华"),
            ])
    }

    @Test func `what was asked for again after it came stands there twice, what never came has no day`() throws {
        let claim = try claim([
            (0, .accept, .accepted), (0, .askForPapers, try awaiting([.diagnosis])), (2, .papersComplete, .firstReview),
            (4, .askForPapers, try awaiting([.diagnosis], due: "2025-10-19")), (5, .withdraw, .withdrawn(reason: "本人")),
        ])
        #expect(claim.papersAsked.map(\.paper) == [.diagnosis, .diagnosis])
        #expect(claim.papersAsked.map { $0.received?.iso } == ["2025-09-17", nil])
        #expect(claim.papersAsked.last?.due.iso == "2025-10-19")
        let overdue = claim.papersAsked.map { $0.isOverdue(on: Day.last) }
        #expect(overdue == [false, true])
        #expect(claim.papersAsked.last?.isOverdue(on: try #require(Day("2025-10-19"))) == false)
    }

    @Test func `every stage that somebody goes on from has its group, once, and every group a name`() throws {
        let stages = ClaimStage.allCases.filter { ClaimLife.onward(from: $0) != nil }
        let listed = WorkKind.inOrder.compactMap { if case .stage(let stage) = $0 { stage } else { nil } }
        #expect(Set(listed) == Set(stages))
        #expect(listed.count == stages.count)
        for language in Language.allCases {
            #expect(Set(WorkKind.inOrder.map { $0.name(language) }).count == WorkKind.inOrder.count)
        }
    }

    @Test func `a user has the groups of their duties and no other`() throws {
        let division = try #require(DivisionCode("610302"))
        let reviewer = User(id: UserID(2), name: "高建国", duties: [.firstReviewer], division: division)
        #expect(WorkKind.all(for: reviewer) == [.stage(.firstReview)])
        let auditor = User(id: UserID(3), name: "何静", duties: [.auditor], division: division)
        #expect(WorkKind.all(for: auditor) == [])
        let supervisor = User(id: UserID(4), name: "赵志强", duties: [.supervisor], division: division)
        #expect(WorkKind.all(for: supervisor) == [.stage(.reconsidered), .held])
    }
}
