import MutualAid
import Testing

@Suite struct AccidentTests {
    @Test func `the heaviest grade counts, one up where two parts share it, and a part counts once`() {
        let sum = cover("hospital-accident")
        #expect(told([accident(index(1), [(7, "arm"), (7, "leg"), (9, "eye")])], sum) == ["disability 10000.00"])
        #expect(told([accident(index(1), [(7, "arm"), (7, "arm"), (9, "eye")])], sum) == ["disability 8000.00"])
        #expect(told([accident(index(1), [(1, "arm"), (1, "leg")])], sum) == ["disability 20000.00"])
        #expect(told([accident(index(1), [(7, "a"), (7, "b"), (7, "c")])], sum) == ["disability 10000.00"])
        #expect(told([accident(index(1), [(7, "arm"), (5, "arm"), (7, "leg")])], sum) == ["disability 12000.00"])
        #expect(told([accident(index(1), [(10, "é"), (10, "e\u{301}")])], sum) == ["disability 4000.00"])
    }

    @Test func `several accidents of one term pay the sum at most, and a death what is left`() {
        let events = [
            accident("2025-02-01", [(3, "arm")]), accident("2025-03-01", [(5, "leg")]),
            accident("2025-04-01", death: true),
        ]
        #expect(
            told(events, cover("hospital-accident")) == [
                "disability 16000.00", "disability 4000.00", "death nothing-due",
            ])
        #expect(told([events[0], events[2]], cover("hospital-accident")) == ["disability 16000.00", "death 4000.00"])
    }

    @Test func `death hides the injuries of the same accident and ends the cover`() {
        let events = [accident("2025-02-01", [(3, "arm")], death: true), accident("2025-03-01", [(3, "arm")])]
        #expect(
            told(events, cover("short-accident", to: "2025-01-30")) == ["death after-term", "disability after-term"])
        #expect(told(events, cover("hospital-accident")) == ["death 20000.00", "disability cover-ended"])
    }

    @Test func `each tier covers its sum, for every share`() {
        let sums = [
            26: "15600.00", 50: "30000.00", 74: "44400.00", 100: "60000.00", 32: "15600.00", 62: "30000.00",
            93: "44400.00", 124: "60000.00",
        ]
        for (tier, sum) in sums {
            #expect(told([accident(index(1), death: true)], cover("accident", tier: tier)) == ["death \(sum)"])
        }
        #expect(
            told([accident(index(1), [(10, "toe")])], cover("accident", shares: 2, tier: 26)) == ["disability 3120.00"])
    }

    @Test func `days in hospital after an accident are paid to the hundred and eightieth of the term`() {
        let events = [
            accident("2025-02-01", days: 100), accident("2025-06-01", days: 100), accident("2025-10-01", days: 1),
        ]
        #expect(
            told(events, cover("accident", tier: 100)) == [
                "allowance 3000.00", "allowance 2400.00", "allowance nothing-due",
            ])
    }

    @Test func `a child's medical cost is paid above a hundred at eighty percent to five thousand`() {
        let child = cover("child-accident")
        #expect(told([accident(index(1), cost: "100.00")], child) == ["medical nothing-due"])
        #expect(told([accident(index(1), cost: "100.01")], child) == ["medical 0.01"])
        #expect(told([accident(index(1), cost: "1100.00")], child) == ["medical 800.00"])
        #expect(
            told([accident(index(1), cost: "6000.00"), accident(index(2), cost: "6000.00")], child) == [
                "medical 4720.00", "medical 280.00",
            ])
        #expect(told([accident(index(1), cost: "9000.00")], cover("child-accident", shares: 2)) == ["medical 7120.00"])
    }

    @Test func `an accident never waits`() {
        #expect(told([accident(index(0), [(10, "toe")])], cover("hospital-accident")) == ["disability 2000.00"])
    }
}
