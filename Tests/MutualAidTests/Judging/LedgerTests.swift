import MutualAid
import Testing

@Suite struct LedgerTests {
    /// Events of a person who used up something of every kind, in the order of their days.
    let events = [
        stay(index(40), days: 10, ownPay: "180.00", sheet: "A"),
        stay(index(50), days: 200, ownPay: "19000.00", sheet: "B"),
        accident(index(60), [(3, "arm")], cost: "3000.00", days: 100), diagnosis(index(70), "critical-01", "mild-01"),
        diagnosis(index(80), "critical-02", "mild-02"), stay(index(90), days: 9, ownPay: "900.00", sheet: "A"),
        stay(index(100), days: 9, ownPay: "1500.00", sheet: "C"),
        accident(index(110), [(2, "leg")], cost: "5000.00", days: 100),
        accident(index(120), death: true),
    ]
    let covers = [
        cover("hospital-accident", id: 11), cover("allowance-critical", id: 12, shares: 2), cover("critical", id: 13),
        cover("accident", id: 14, tier: 74), cover("child-accident", id: 15),
    ]

    @Test func `claims entered one by one come to the same as all at once`() {
        let whole = judgeCase(events, covers: covers).map(\.benefit)
        var history: [(event: ClaimEvent, judgement: Judgement)] = []
        var rows: [Benefit] = []
        for event in events {
            var ledger = Ledger(history: history)
            let benefits = judge(event, covers: covers, ledger: &ledger)
            history.append((event, Judgement(covers: covers.map(\.id), benefits: benefits)))
            rows += benefits
        }
        #expect(rows == whole)
    }

    @Test func `covers are known by their enrolment, not by their place`() {
        var first = Ledger()
        let paid = judge(stay(index(40), ownPay: "180.00", sheet: "A"), covers: [covers[2], covers[0]], ledger: &first)
        let history = [
            (
                event: stay(index(40), ownPay: "180.00", sheet: "A"),
                judgement: Judgement(covers: [covers[2].id, covers[0].id], benefits: paid)
            )
        ]
        var later = Ledger(history: history)
        let next = judge(stay(index(50), ownPay: "180.00", sheet: "B"), covers: [covers[0]], ledger: &later)
        #expect(next.map(\.amount) == [yuan("180.00")])
    }

    @Test func `a renewal starts its caps afresh`() {
        let renewed = cover("hospital-accident", from: "2026-01-01", id: 21, continued: true)
        let stays = [
            stay(index(100), ownPay: "30000.00", sheet: "A"), stay("2026-01-05", ownPay: "100.00", sheet: "B"),
        ]
        #expect(
            told(stays, cover("hospital-accident", id: 20), renewed) == [
                "hospital 20000.00", "hospital before-term", "hospital after-term", "hospital 300.00",
            ])
    }

    @Test func `events are judged by day, then by the list, and rows name their places`() {
        let stays = [
            stay("2025-07-01", ownPay: "20.00", sheet: "B"), stay("2025-06-01", ownPay: "20.00", sheet: "A"),
            stay("2025-07-01", ownPay: "20.00", sheet: "C"),
        ]
        let rows = judgeCase(stays, covers: [cover("hospital-accident")])
        #expect(rows.map(\.event) == [1, 0, 2])
        #expect(rows.map(\.benefit.amount.text) == ["300.00", "20.00", "20.00"])
    }

    @Test func `a top-up of the lifetime looks at every enrolment of the plan`() throws {
        let terms = try #require(builtIn.edition(of: "hospital-accident", code: "2024"))
        let parts = terms.parts.map { rule -> PartRule in
            guard case .rate(var rate) = rule.shape, let topUp = rate.topUp else { return rule }
            rate.topUp = TopUp(floor: topUp.floor, scope: Figure(.lifetime, .sample))
            return PartRule(part: rule.part, touch: rule.touch, shape: .rate(rate), timesShares: false)
        }
        let lifetime = Edition(
            EditionDraft(
                plan: terms.plan, planName: terms.planName, code: "draft", fee: terms.fee, term: terms.term,
                who: terms.who,
                sum: terms.sum, parts: parts, filingLimit: terms.filingLimit, renewalGrace: terms.renewalGrace,
                gate: terms.gate, refundAfterStart: terms.refundAfterStart))
        let covers = ["2025-01-01", "2026-01-01"].enumerated().map { place, first in
            Cover(
                id: EnrolmentID(Int64(place)), edition: lifetime, tier: nil, shares: 1,
                term: Term(yearFrom: day(first)), isPaid: true)
        }
        let rows = judgeCase(
            [stay("2025-06-01", ownPay: "20.00"), stay("2026-06-01", ownPay: "20.00", sheet: "S2")], covers: covers)
        #expect(rows.map(\.benefit.amount.text) == ["300.00", "0.00", "0.00", "20.00"])
    }
}
