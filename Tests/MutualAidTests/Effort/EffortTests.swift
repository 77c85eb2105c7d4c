import MutualAid
import Testing

struct EffortTests {
    private func month(_ iso: String) throws -> Month { Month(of: try #require(Day(iso + "-01"))) }

    @Test func `the median is the middle, of an even count the mean of the middle two with a half rounded up`() {
        #expect(median([]) == nil)
        #expect(median([7]) == 7)
        #expect(median([9, 1, 5]) == 5)
        #expect(median([1, 2]) == 2)
        #expect(median([4, 10, 2, 6]) == 5)
        #expect(median([.max, .max]) == .max)
    }

    @Test func `jobs are taken together by month and kind, and over all kinds`() throws {
        let (october, november) = (try month("2026-10"), try month("2026-11"))
        let effort = Effort([
            (november, FinishedJob(.claim, keys: 100, typed: 85, seconds: 120, papersAsked: 3, papersSaved: 2)),
            (november, FinishedJob(.claim, keys: 90, typed: 77, seconds: 61, papersSaved: 2)),
            (november, FinishedJob(.status, keys: 5, typed: 4, seconds: 3)),
            (october, FinishedJob(.claim, keys: 110, typed: 91, seconds: 150)),
        ])
        #expect(effort.months == [november, october])
        let claims = try #require(effort.line(november, .claim))
        #expect([claims.jobs, claims.steps, claims.keys] == [2, 14, 95])
        #expect([claims.seconds, claims.papersAsked, claims.papersSaved] == [91, 3, 4])
        let all = try #require(effort.line(november, nil))
        #expect([all.jobs, all.steps, all.keys, all.seconds] == [3, 13, 90, 61])
        #expect(effort.line(october, .claim)?.steps == 19)
        #expect(effort.line(october, .status) == nil)
    }

    @Test func `what can't be is held to what can`() {
        let job = FinishedJob(.fees, keys: -1, typed: 4, seconds: -60, papersAsked: -1, papersSaved: -1)
        #expect(job == FinishedJob(.fees, keys: 0, typed: 0, seconds: 0))
        #expect(FinishedJob(.fees, keys: 3, typed: 4, seconds: 0).steps == 0)
    }
}
