import MutualAid
import Testing

/// What holds for every case, tried on made-up ones; a failure prints the seed that makes it again.
@Suite struct JudgingProperties {
    @Test(arguments: 1...8 as ClosedRange<UInt64>)
    func `amounts stay between nothing and the caps, and worksheets end in their rows`(seed: UInt64) {
        var random = Seeded(seed)
        for _ in 0..<150 {
            let (covers, events) = random.judgeCase()
            let rows = judgeCase(events, covers: covers)
            for row in rows {
                #expect(row.benefit.amount >= .zero, "\(random)")
                #expect(row.benefit.lines.last?.amount == row.benefit.amount, "\(random)")
                #expect((row.benefit.refusal == nil) == (row.benefit.amount > .zero), "\(random)")
                #expect(row.benefit.refusal == nil || row.benefit.ends == nil, "\(random)")
            }
            for (place, cover) in covers.enumerated() {
                expectCaps(rows.map(\.benefit).filter { $0.cover == place }, cover, random)
            }
        }
    }

    @Test(arguments: 11...18 as ClosedRange<UInt64>)
    func `a history cut anywhere and rebuilt from what was stored goes on the same`(seed: UInt64) {
        var random = Seeded(seed)
        for _ in 0..<100 {
            let (covers, events) = random.judgeCase()
            let order = judgingOrder(events)
            var ledger = Ledger()
            var history: [(event: ClaimEvent, judgement: Judgement)] = []
            var rows: [Benefit] = []
            let cut = Int.random(in: 0...events.count, using: &random)
            for (count, place) in order.enumerated() {
                if count == cut { ledger = Ledger(history: history) }
                let benefits = judge(events[place], covers: covers, ledger: &ledger)
                history.append((events[place], Judgement(covers: covers.map(\.id), benefits: benefits)))
                rows += benefits
            }
            #expect(rows == judgeCase(events, covers: covers).map(\.benefit), "\(random)")
        }
    }

    @Test(arguments: 41...44 as ClosedRange<UInt64>)
    func `only the day and, on one day, the list decide which event is earlier`(seed: UInt64) {
        var random = Seeded(seed)
        for _ in 0..<100 {
            let (covers, events) = random.judgeCase()
            // A deal in which events of one day keep their order.
            var left = events
            var dealt: [ClaimEvent] = []
            while !left.isEmpty {
                let drawn = Int.random(in: 0..<left.count, using: &random)
                let place = left.firstIndex { $0.day == left[drawn].day } ?? drawn
                dealt.append(left.remove(at: place))
            }
            let rows = judgeCase(events, covers: covers)
            #expect(judgeCase(dealt, covers: covers).map(\.benefit) == rows.map(\.benefit), "\(random)")
            let days = rows.map { events[$0.event].day }
            #expect(days == days.sorted(), "\(random)")
            for (one, next) in zip(rows, rows.dropFirst()) where events[one.event].day == events[next.event].day {
                let inOrder = (one.event, one.benefit.cover) <= (next.event, next.benefit.cover)
                #expect(inOrder, "\(random)")
            }
        }
    }

    @Test func `the made-up cases reach both editions, many events, covers that overlap, and every refusal`() {
        var random = Seeded(1)
        var refusals: Set<RefusalCode> = []
        var endings: Set<Ends> = []
        var parts: Set<Part> = []
        var editions: Set<EditionCode> = []
        var (most, overlaps, sameDays) = (0, 0, 0)
        for _ in 0..<1200 {
            let (covers, events) = random.judgeCase()
            most = max(most, events.count)
            if Set(events.map(\.day)).count < events.count { sameDays += 1 }
            for (place, one) in covers.enumerated() {
                if covers[..<place].contains(where: { $0.plan == one.plan && $0.term.overlaps(one.term) }) {
                    overlaps += 1
                }
            }
            for row in judgeCase(events, covers: covers) {
                editions.insert(row.benefit.edition)
                if let refusal = row.benefit.refusal {
                    refusals.insert(refusal)
                } else {
                    parts.insert(row.benefit.part)
                }
                if let ends = row.benefit.ends { endings.insert(ends) }
            }
        }
        #expect(editions == ["2022", "2024"] && most >= 3 && overlaps > 20 && sameDays > 20)
        #expect(refusals == Set(RefusalCode.allCases.filter(\.isComputed)))
        #expect(endings == Set(Ends.allCases) && parts == Set(Part.allCases))
    }

    private func expectCaps(_ rows: [Benefit], _ cover: Cover, _ random: Seeded) {
        func paid(_ parts: Part...) -> Money { Money.sum(rows.filter { parts.contains($0.part) }.map(\.amount)) }
        let sum = (cover.edition.tier(cover.tier)?.sum ?? cover.edition.sum)?.value ?? .zero
        #expect(paid(.hospital) <= yuan("20000.00"), "\(random)")
        #expect(paid(.death, .disability) <= sum * cover.shares, "\(random)")
        #expect(paid(.medical) <= yuan("5000.00") * cover.shares, "\(random)")
        #expect(rows.filter { $0.part == .allowance }.reduce(0) { $0 + $1.used.days } <= 180, "\(random)")
        #expect(rows.count { $0.ends == .cover } <= 2, "\(random)")
    }
}

extension Seeded {
    mutating func judgeCase() -> (covers: [Cover], events: [ClaimEvent]) {
        let covers = (0..<Int64.random(in: 1...4, using: &self)).map { madeUpCover(id: $0) }
        let events = (0..<Int.random(in: 1...9, using: &self)).map { _ in madeUpEvent() }
        return (covers, events)
    }

    mutating func pick<Element>(_ elements: [Element]) -> Element {
        elements[Int.random(in: 0..<elements.count, using: &self)]
    }

    private mutating func madeUpCover(id: Int64) -> Cover {
        let plan = pick(builtIn.plans.map(\.code))
        return cover(
            plan, from: pick(["2023-01-01", "2025-01-01", "2025-01-01", "2025-06-01"]), id: id,
            shares: pick([1, 1, 2]),
            tier: plan == "accident" ? pick([26, 50, 74, 100, 124]) : nil, paid: pick([true, true, true, false]),
            continued: pick([true, false]), paidBefore: pick([[], [], ["critical-01"], ["women-05"]]))
    }

    mutating func madeUpEvent(on given: Day? = nil) -> ClaimEvent {
        let drawn = day("2025-01-01").adding(days: Int.random(in: -20...400, using: &self))
        let date = (given ?? drawn).iso
        let money = Money(fen: Int64.random(in: 0...pick([1_000, 40_000, 3_000_000]), using: &self)).text
        switch Int.random(in: 0...2, using: &self) {
        case 0:
            return stay(
                date, days: pick([0, 3, 4, 30, 200]), ownPay: money, sheet: pick(["A", "B", digits(6)]),
                filed: pick([nil, nil, nil, nil, "2027-12-31"]))
        case 1:
            let codes: [DiseaseCode] = [
                "critical-01", "critical-02", "critical-29", "mild-01", "women-05", "women-in-situ", "?",
            ]
            return diagnosis(date, pick(codes), pick(codes))
        default:
            let injuries = (0..<Int.random(in: 0...3, using: &self)).map { _ in
                (Int.random(in: 1...10, using: &self), pick(["arm", "leg", "eye"] as [BodyPart]))
            }
            return accident(
                date, injuries, death: pick([false, false, false, true]), cost: money, days: pick([0, 5, 150]))
        }
    }
}
