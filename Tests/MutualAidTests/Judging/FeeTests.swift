import MutualAid
import Testing

@Suite struct FeeTests {
    func fee(
        _ plan: PlanCode, tier: Int? = nil, shares: Int = 1, days: Int = 365, frontLine: Bool = false,
        on first: String = "2025-01-01"
    ) -> String? {
        builtIn.edition(of: plan, on: day(first))?.fee(tier: tier, shares: shares, days: days, frontLine: frontLine)
            .map { "\($0.value.text) \($0.basis.rawValue)" }
    }

    @Test func `each plan has its fee with its basis`() {
        #expect(fee("hospital-accident") == "95.00 notice")
        #expect(fee("hospital-accident", frontLine: true) == "100.00 notice")
        #expect(fee("allowance-critical", shares: 2) == "160.00 sample")
        #expect(fee("critical", on: "2024-02-29") == "30.00 notice")
        #expect(fee("critical", frontLine: true) == "35.00 notice")
        #expect(fee("women") == "25.00 notice")
        #expect(fee("child-accident") == "50.00 notice")
        #expect(fee("accident", tier: 124, shares: 2) == "248.00 peer")
        #expect(fee("short-accident", days: 30) == "30.00 sample")
    }

    @Test func `what isn't offered has no fee`() {
        #expect(fee("women", shares: 2) == nil)
        #expect(fee("women", shares: 0) == nil)
        #expect(fee("accident") == nil)
        #expect(fee("accident", tier: 27) == nil)
        #expect(fee("short-accident", days: 31) == nil)
        #expect(fee("short-accident", days: 0) == nil)
    }

    @Test func `terms are a year, or the days that are chosen`() throws {
        let year = try #require(builtIn.edition(of: "women", code: "2024"))
        #expect(year.term(from: day("2024-05-29")).last == day("2025-05-28"))
        let short = try #require(builtIn.edition(of: "short-accident", code: "2024"))
        #expect(short.term(from: day("2025-01-01"), days: 30).last == day("2025-01-30"))
        #expect(short.term(from: day("2025-01-01"), days: 99).days == 30)
    }

    @Test func `a renewal within thirty days continues`() throws {
        let edition = try #require(builtIn.edition(of: "women", code: "2024"))
        #expect(edition.continues(endedOn: day("2025-05-28"), from: day("2025-05-29")))
        #expect(edition.continues(endedOn: day("2025-05-28"), from: day("2025-06-28")))
        #expect(!edition.continues(endedOn: day("2025-05-28"), from: day("2025-06-29")))
        #expect(!edition.continues(endedOn: day("2025-05-28"), from: day("2025-05-28")))
    }

    @Test func `four in five must take part, and everyone of a small unit`() throws {
        let edition = try #require(builtIn.edition(of: "women", code: "2024"))
        #expect([0, 1, 99, 100, 101].map(edition.participants(needed:)) == [0, 1, 99, 80, 81])
    }
}
