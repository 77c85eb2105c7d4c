import Foundation
import MutualAid
import Testing

struct ClaimLifeTests {
    private static let division = DivisionCode("610302")

    private func user(_ number: Int64, _ duties: Set<Duty>) throws -> User {
        User(id: UserID(number), name: "某人\(number)", duties: duties, division: try #require(Self.division))
    }

    private func claim(_ state: ClaimState, enteredBy: UserID, steps: [ClaimStep] = []) throws -> Claim {
        let day = try #require(Day("2025-06-01"))
        let event = ClaimEvent.diagnosis(Diagnosis(date: day, diseases: ["women-05"], filed: day))
        return Claim(
            id: ClaimID(1), number: try CounterNumber(parsing: "LP610302250003177"), person: PersonID(1), event: event,
            papers: [:], judgement: Judgement(covers: [], benefits: []), state: state, since: Instant(milliseconds: 0),
            enteredBy: enteredBy, office: try #require(Self.division), steps: steps)
    }

    private static let states: [ClaimState] = [
        .draft, .accepted, .awaitingPapers(missing: [.application], due: .first, back: .accepted), .firstReview,
        .secondReview(.sample), .approved, .inBatch(batch: "B1"), .paid(on: .first), .calledBack(on: .first), .closed,
        .returned([.wrongDates]), .denied([.refused(.nothingDue)]), .withdrawn(reason: "x"),
        .paymentFailed(reason: "x"), .reconsidered,
    ]

    @Test func `there is a state for every stage, and its code is that of the domain`() {
        #expect(Self.states.map(\.stage) == ClaimStage.allCases)
        #expect(
            ClaimStage.allCases.map(\.rawValue) == [
                "draft", "accepted", "awaiting-papers", "first-review", "second-review", "approved", "in-batch", "paid",
                "called-back", "closed", "returned", "denied", "withdrawn", "payment-failed", "reconsidered",
            ])
    }

    @Test(arguments: ClaimLifeTests.states)
    func `every action by every role is allowed exactly where the table has a row`(state: ClaimState) throws {
        let claim = try claim(state, enteredBy: UserID(99))
        for action in ClaimAction.allCases {
            for duty in Duty.allCases {
                let bar = ClaimLife.bar(action, on: claim, by: try user(1, [duty]))
                let row = ClaimLife.moves.first { $0.from == state.stage && $0.action == action }
                switch row {
                case nil: #expect(bar == .notFromHere(state.stage, action))
                case let row? where row.by.contains(duty): #expect(bar == nil, "\(state.stage) \(action) \(duty)")
                case let row?: #expect(bar == .notYourDuty(row.by))
                }
            }
        }
    }

    @Test func `no two rows of the table say what one action does from one stage`() {
        let keys = ClaimLife.moves.map { "\($0.from.rawValue) \($0.action.rawValue)" }
        #expect(Set(keys).count == keys.count)
    }

    @Test func `nobody decides on what they entered, nor twice`() throws {
        let reviewer = try user(7, [.handler, .firstReviewer, .secondReviewer])
        let mine = try claim(.firstReview, enteredBy: reviewer.id)
        #expect(ClaimLife.bar(.approve, on: mine, by: reviewer) == .enteredByYou)
        #expect(ClaimLife.bar(.askForPapers, on: mine, by: reviewer) == nil)
        let step = ClaimStep(
            at: Instant(milliseconds: 1), user: reviewer.id, userName: reviewer.name, action: .approve,
            state: .secondReview(.sample))
        let reviewed = try claim(.secondReview(.sample), enteredBy: UserID(1), steps: [step])
        #expect(ClaimLife.bar(.approve, on: reviewed, by: reviewer) == .alreadyDecidedByYou)
    }

    @Test func `every stage but the ends can be left, and every stage but the first can be reached`() {
        let reached = Set(ClaimLife.moves.flatMap(\.to))
        for stage in ClaimStage.allCases {
            if stage != .draft { #expect(reached.contains(stage), "\(stage) is never reached") }
            if !stage.isEnd { #expect(ClaimLife.moves.contains { $0.from == stage }, "\(stage) is never left") }
        }
    }

    @Test func `the road shown to a member leads from where the claim stands to the end`() {
        #expect(ClaimLife.road(from: .firstReview, needsSecondReview: true).first == .secondReview)
        #expect(ClaimLife.road(from: .firstReview, needsSecondReview: false).first == .approved)
        #expect(ClaimLife.road(from: .awaitingPapers, needsSecondReview: false).first == .firstReview)
        #expect(ClaimLife.road(from: .paymentFailed, needsSecondReview: true).first == .approved)
        #expect(ClaimLife.road(from: .closed, needsSecondReview: true).isEmpty)
    }

    /// The documentation's table is this one: to change the life of a claim is to change it here, and then there.
    @Test func `the documentation draws the table of the code`() throws {
        let file = URL(filePath: #filePath).deletingLastPathComponent().appending(
            path: "../../../Sources/MutualAid/MutualAid.docc/LifeOfAClaim.md")
        let text = try String(contentsOf: file, encoding: .utf8)
        let rows = ClaimLife.moves.map { move in
            "| \(move.from.name(.zh)) \(move.from.rawValue) | \(move.action.name(.zh)) \(move.action.rawValue) | "
                + move.by.map { $0.name(.zh) }.joined(separator: "、") + " | "
                + move.to.map { "\($0.name(.zh)) \($0.rawValue)" }.joined(separator: "、")
                + " | \(move.isDecision ? "是" : "") |"
        }
        for row in rows { #expect(text.contains(row), "missing: \(row)") }
        #expect(text.split(separator: "\n").count { $0.hasPrefix("| ") && !$0.hasPrefix("| 从") } == rows.count)
    }
}
