import MutualAid
import Testing

@Suite struct DiseaseTests {
    @Test func `the women's plan climbs its waiting ladder`() {
        for (at, due) in [
            (0, "waiting-period"), (30, "waiting-period"), (31, "500.00"), (60, "500.00"), (61, "15000.00"),
        ] {
            #expect(told([diagnosis(index(at), "women-05")], cover("women")) == ["disease \(due)"])
        }
        #expect(told([diagnosis(index(60), "women-in-situ")], cover("women")) == ["in-situ waiting-period"])
        #expect(told([diagnosis(index(61), "women-in-situ")], cover("women")) == ["in-situ 2000.00"])
        #expect(told([diagnosis(index(5), "women-05")], cover("women", continued: true)) == ["disease 15000.00"])
    }

    @Test func `every payment of the women's plan ends the cover, a consolation too`() {
        for code: DiseaseCode in ["women-05", "women-in-situ"] {
            let rows = judgeCase(
                [diagnosis(index(61), code), diagnosis(index(90), "women-03")], covers: [cover("women")])
            #expect(rows.map(\.benefit.ends) == [.cover, nil])
            #expect(rows.map(\.benefit.refusal) == [nil, .coverEnded])
        }
        #expect(
            told([diagnosis(index(31), "women-05"), diagnosis(index(90), "women-03")], cover("women")) == [
                "disease 500.00", "disease cover-ended",
            ])
    }

    @Test func `one breast cancer, three covers: one entry, three worksheets, one total`() {
        let covers = [cover("women", id: 1), cover("critical", id: 2), cover("hospital-accident", id: 3)]
        let events = [
            diagnosis("2025-05-06", "women-05", "critical-01"), stay("2025-05-10", days: 12, ownPay: "8200.40"),
        ]
        let rows = judgeCase(events, covers: covers)
        #expect(rows.map(\.benefit.cover) == [0, 1, 2])
        #expect(rows.allSatisfy { !$0.benefit.lines.isEmpty && $0.benefit.refusal == nil })
        #expect(Money.sum(rows.map(\.benefit.amount)) == yuan("33200.40"))
    }

    @Test func `critical pays a consolation, then ten thousand, and mild thirty percent of it`() {
        #expect(told([diagnosis(index(45), "critical-01")], cover("critical")) == ["disease 1000.00"])
        #expect(told([diagnosis(index(61), "critical-01")], cover("critical")) == ["disease 10000.00"])
        #expect(told([diagnosis(index(60), "mild-01")], cover("critical")) == ["mild waiting-period"])
        #expect(told([diagnosis(index(61), "mild-01")], cover("critical")) == ["mild 3000.00"])
        #expect(told([diagnosis(index(61), "mild-01")], cover("allowance-critical", shares: 2)) == ["mild 6000.00"])
    }

    @Test func `a cover ended by one part still pays the later parts of the same event`() {
        let both = diagnosis(index(100), "mild-01", "critical-01")
        #expect(told([both], cover("critical")) == ["disease 10000.00", "mild 3000.00"])
        #expect(told([both, diagnosis(index(100), "mild-02")], cover("critical")).last == "mild cover-ended")
    }

    @Test func `in the allowance plan a payment ends its part only`() {
        let events = [
            diagnosis(index(100), "critical-01"), diagnosis(index(110), "critical-02"),
            diagnosis(index(120), "mild-01"),
            stay(index(130), days: 10),
        ]
        #expect(
            told(events, cover("allowance-critical")) == [
                "disease 10000.00", "disease cover-ended", "mild 3000.00", "allowance 280.00",
            ])
    }

    @Test func `the edition of 2022 lists fewer diseases and no mild ones`() {
        let old = cover("critical", from: "2023-01-01")
        #expect(told([diagnosis("2023-06-01", "critical-25")], old) == ["disease 10000.00"])
        #expect(told([diagnosis("2023-06-01", "critical-26")], old) == ["disease disease-not-listed"])
        #expect(told([diagnosis("2023-06-01", "mild-01")], old) == ["disease disease-not-listed"])
        #expect(
            told([diagnosis("2023-06-01", "women-09")], cover("women", from: "2023-01-01")) == [
                "disease disease-not-listed"
            ])
    }

    @Test func `the edition follows the first day of the term`() {
        #expect(builtIn.edition(of: "critical", on: day("2024-02-29"))?.code == "2022")
        #expect(builtIn.edition(of: "critical", on: day("2024-03-01"))?.code == "2024")
        #expect(builtIn.edition(of: "critical", on: day("1900-01-01"))?.code == "2022")
    }

    @Test func `an open slot is refused unless a named disease stands beside it`() {
        #expect(told([diagnosis(index(100), "critical-29")], cover("critical")) == ["disease open-slot"])
        #expect(told([diagnosis(index(100), "critical-29", "critical-02")], cover("critical")) == ["disease 10000.00"])
    }

    @Test func `a disease that was paid for is excluded on renewal, and another is not`() {
        let renewed = cover("women", from: "2026-01-01", id: 2, continued: true)
        let events = [
            diagnosis(index(100), "women-05"), diagnosis("2026-02-01", "women-05"),
            diagnosis("2026-03-01", "women-05", "women-03"),
        ]
        #expect(
            told(events, cover("women", id: 1), renewed) == [
                "disease 15000.00", "disease before-term", "disease after-term", "disease already-paid",
                "disease after-term",
                "disease 15000.00",
            ])
        #expect(
            told([diagnosis(index(100), "women-05")], cover("women", paidBefore: ["women-05"])) == [
                "disease already-paid"
            ])
    }

    @Test func `an empty list and an unknown code are told before an unpaid fee`() {
        #expect(told([diagnosis(index(100))], cover("women", paid: false)) == ["disease disease-not-listed"])
        #expect(
            told([diagnosis(index(100), "w\u{00f6}men-05")], cover("women", paid: false)) == [
                "disease disease-not-listed"
            ])
        #expect(told([diagnosis(index(100), "women-05")], cover("women", paid: false)) == ["disease fee-unpaid"])
    }

    @Test func `a plan that an event doesn't touch gives no row`() {
        #expect(told([stay(index(100))], cover("women"), cover("accident", tier: 100)).isEmpty)
        #expect(told([diagnosis(index(100), "women-05")], cover("hospital-accident")).isEmpty)
        #expect(told([accident(index(100))], cover("hospital-accident")).isEmpty)
    }
}
