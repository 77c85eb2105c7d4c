import MutualAid
import Seeds
import Testing

struct WorkLimitsTests {
    private func day(_ iso: String) throws -> Day { try #require(Day(iso)) }

    @Test func `each step has its limit in working days, and papers theirs in calendar days`() throws {
        let limits = WorkLimits.peer
        let calendar = Seeds.calendar()
        let friday = try day("2026-02-13")
        func due(_ state: ClaimState, before: Day? = nil) -> String? {
            limits.due(in: state, from: friday, before: before, calendar: calendar)?.iso
        }
        #expect(due(.firstReview) == "2026-02-24")
        #expect(due(.secondReview(.sample)) == "2026-02-24")
        #expect(due(.approved) == "2026-03-05")
        #expect(due(.inBatch(batch: "B1")) == "2026-03-05")
        #expect(due(.inBatch(batch: "B1"), before: try day("2026-02-27")) == "2026-02-27")
        let papers = ClaimState.awaitingPapers(missing: [.application], due: try day("2026-03-15"), back: .accepted)
        #expect(due(papers) == "2026-03-15")
        for state in Lives.states where !state.stage.hasLimit { #expect(due(state) == nil, "\(state.stage)") }
        #expect(
            ClaimStage.allCases.filter(\.hasLimit) == [
                .awaitingPapers, .firstReview, .secondReview, .approved, .inBatch,
            ])
        #expect(limits.firstReviewDays.basis == .peer)
        #expect(WorkLimits.peer(paperDays: 20).paperDays == Figure(20, .office))
        #expect(WorkLimits.peer(paperDays: 30) == .peer)
    }

    @Test func `the lot of a claim is the same whenever it is drawn, and a tenth are drawn`() throws {
        let division = try #require(DivisionCode("610302"))
        let numbers = try (1...20_000).map {
            try CounterNumber(kind: .claim, division: division, year: 26, serial: $0)
        }
        let lots = numbers.map { SampleDraw(of: $0, seed: 7, percent: 10) }
        #expect(lots == numbers.map { SampleDraw(of: $0, seed: 7, percent: 10) })
        #expect(lots.allSatisfy { (0..<10_000).contains($0.number) })
        let drawn = lots.count(where: \.isDrawn)
        // Four standard deviations of 20,000 lots at a tenth.
        #expect((1830...2170).contains(drawn), "\(drawn)")
        #expect(numbers.map { SampleDraw(of: $0, seed: 8, percent: 10) }.count(where: \.isDrawn) != drawn)
        #expect(numbers.prefix(500).allSatisfy { !SampleDraw(of: $0, seed: 7, percent: 0).isDrawn })
        #expect(numbers.prefix(500).allSatisfy { SampleDraw(of: $0, seed: 7, percent: 100).isDrawn })
    }

    @Test func `every right belongs to somebody, and a trainer and an auditor change nothing`() {
        for right in Right.allCases { #expect(!right.duties.isEmpty) }
        let looking: Set<Right> = [.read, .seePayments, .exportAudit]
        for right in Right.allCases where !looking.contains(right) {
            #expect(Set(right.duties).isDisjoint(with: [.auditor, .trainer]), "\(right)")
        }
        #expect(Right.manageUsers.duties == [.supervisor])
        #expect(Set(Right.read.duties) == Set(Duty.allCases))
    }
}
