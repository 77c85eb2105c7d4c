import MutualAid
import Testing

@Suite struct HospitalTests {
    @Test func `own pay is paid at seventy percent in 2022 and whole in 2024`() {
        #expect(
            told([stay("2023-06-01", ownPay: "1000.00")], cover("hospital-accident", from: "2023-01-01")) == [
                "hospital 700.00"
            ])
        #expect(told([stay("2025-06-01", ownPay: "1000.00")], cover("hospital-accident")) == ["hospital 1000.00"])
    }

    @Test func `the first benefit of a term is topped up, the second is not`() {
        let stays = [stay("2025-06-01", ownPay: "180.00"), stay("2025-07-01", ownPay: "180.00", sheet: "S2")]
        #expect(told(stays, cover("hospital-accident")) == ["hospital 300.00", "hospital 180.00"])
    }

    @Test func `a stay without own pay pays nothing and leaves the top-up to the next`() {
        let stays = [stay("2025-06-01", ownPay: "0.00"), stay("2025-07-01", ownPay: "20.00", sheet: "S2")]
        #expect(told(stays, cover("hospital-accident")) == ["hospital nothing-due", "hospital 300.00"])
    }

    @Test func `there is no top-up in 2022, and seven fen at seventy percent are five`() {
        #expect(
            told([stay("2023-06-01", ownPay: "0.07")], cover("hospital-accident", from: "2023-01-01")) == [
                "hospital 0.05"
            ])
    }

    @Test func `the cap of a term counts what was paid, the top-up included`() {
        let stays = [
            stay("2025-06-01", ownPay: "10.00"), stay("2025-07-01", ownPay: "25000.00", sheet: "S2"),
            stay("2025-08-01", ownPay: "100.00", sheet: "S3"),
        ]
        #expect(
            told(stays, cover("hospital-accident")) == ["hospital 300.00", "hospital 19700.00", "hospital nothing-due"])
        #expect(
            told([stays[1], stays[2]], cover("hospital-accident")) == ["hospital 20000.00", "hospital nothing-due"])
    }

    /// The office's public report tells of a worker with a malignant kidney tumour: seven stays from May on, 4,496.00 in all.
    @Test func `seven stays of the kidney tumour sum to four thousand four hundred and ninety six`() {
        let ownPays = ["180.00", "1206.50", "655.25", "0.00", "820.75", "913.50", "600.00"]
        let stays = ownPays.enumerated().map { place, ownPay in
            stay("2025-\(["05", "06", "07", "08", "09", "10", "11"][place])-03", ownPay: ownPay, sheet: "K\(place)")
        }
        let rows = judgeCase(stays, covers: [cover("hospital-accident")])
        #expect(
            rows.map(\.benefit.amount.text) == ["300.00", "1206.50", "655.25", "0.00", "820.75", "913.50", "600.00"])
        #expect(Money.sum(rows.compactMap(\.benefit.lines.last?.amount)) == yuan("4496.00"))
    }

    @Test func `illness waits through day thirty, an accident and a renewal do not`() {
        #expect(told([stay(index(30), ownPay: "500.00")], cover("hospital-accident")) == ["hospital waiting-period"])
        #expect(told([stay(index(31), ownPay: "500.00")], cover("hospital-accident")) == ["hospital 500.00"])
        #expect(
            told([stay(index(0), ownPay: "500.00", cause: .accident)], cover("hospital-accident")) == [
                "hospital 500.00"
            ])
        #expect(
            told([stay(index(0), ownPay: "500.00")], cover("hospital-accident", continued: true)) == ["hospital 500.00"]
        )
    }

    @Test func `shares do not multiply own pay`() {
        #expect(
            told([stay("2025-06-01", ownPay: "500.00")], cover("hospital-accident", shares: 3)) == ["hospital 500.00"])
    }

    @Test func `both days of the term's ends are covered and the next is not`() {
        let term = cover("hospital-accident", from: "2024-05-29", to: "2025-05-28", continued: true)
        #expect(told([stay("2024-05-29", ownPay: "500.00")], term) == ["hospital 500.00"])
        #expect(told([stay("2025-05-28", ownPay: "500.00")], term) == ["hospital 500.00"])
        #expect(told([stay("2025-05-29", ownPay: "500.00")], term) == ["hospital after-term"])
    }

    @Test func `an allowance begins on the fourth day and ends with the hundred and eightieth`() {
        for (days, due) in [(3, "nothing-due"), (4, "40.00"), (10, "280.00"), (200, "7200.00")] {
            #expect(told([stay("2025-06-01", days: days)], cover("allowance-critical")) == ["allowance \(due)"])
        }
        #expect(told([stay("2025-06-01", days: 10)], cover("allowance-critical", shares: 2)) == ["allowance 560.00"])
    }

    @Test func `days of an allowance that were paid are not left for the next stay`() {
        let stays = [
            stay("2025-06-01", days: 180), stay("2025-12-01", days: 10, sheet: "S2"),
            stay("2025-12-20", days: 10, sheet: "S3"),
        ]
        #expect(
            told(stays, cover("allowance-critical")) == [
                "allowance 7080.00", "allowance 120.00", "allowance nothing-due",
            ])
    }

    @Test func `a sheet that was seen is a duplicate whatever became of it, and only letter for letter`() {
        let refused = stay(index(5), ownPay: "500.00", sheet: "é")
        let again = stay(index(40), ownPay: "500.00", sheet: "é")
        let other = stay(index(50), ownPay: "500.00", sheet: "e\u{301}")
        #expect(
            told([refused, again, other], cover("hospital-accident")) == [
                "hospital waiting-period", "hospital duplicate", "hospital 500.00",
            ])
    }
}
