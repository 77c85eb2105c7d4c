import MutualAid

/// Reads the rule of one part; shapes are the few that the engine knows.
struct PartReader {
    let table: PlanTable
    let part: Part
    let lists: [String: DiseaseList]

    enum ShapeName: String, CaseIterable {
        case rate
        case perDay = "per-day"
        case lumpSum = "lump-sum"
        case share
        case ladder
        case wholeSum = "whole-sum"

        var touches: [Touch] {
            switch self {
            case .rate: [.stay, .medicalCost]
            case .perDay: [.stay, .accidentDays]
            case .lumpSum, .share: [.diagnosis]
            case .ladder: [.injury]
            case .wholeSum: [.death]
            }
        }
    }

    /// A part as it stands in the file; `share` finds its sum once all parts are read.
    struct Draft {
        let part: Part
        let touch: Touch
        let shape: Shape?
        let shareOf: (part: Part, percent: Figure<Int>)?
        let timesShares: Bool
        let waiting: [WaitingStep]
        let listed: Listed?
        let ends: Ends?
    }

    func read() -> Draft? {
        defer { table.close() }
        let touch = table.required("on", .choice(Touch.self))
        let name = table.required("shape", .choice(ShapeName.self))
        let timesShares = table.required("times-shares", .truth)
        let ends = table.optional("ends", .choice(Ends.self))
        let listed = touch == .diagnosis ? listed() : nil
        let waiting = waiting(touch)
        let shape = name.flatMap(shape)
        let share = name == .share ? share() : nil
        guard let touch, let name, let timesShares else { return nil }
        guard name.touches.contains(touch) else {
            table.faults.add(table.path, .wrongTouch(shape: name.rawValue, touch: touch.rawValue))
            return nil
        }
        return Draft(
            part: part, touch: touch, shape: shape, shareOf: share, timesShares: timesShares, waiting: waiting,
            listed: listed, ends: ends)
    }

    private func shape(_ name: ShapeName) -> Shape? {
        switch name {
        case .rate: rate().map(Shape.rate)
        case .perDay: perDay().map(Shape.perDay)
        case .lumpSum: table.requiredFigure("sum", .money).map(Shape.lumpSum)
        case .share: nil
        case .ladder: table.requiredFigure("percents", .percents).map(Shape.ladder)
        case .wholeSum: .wholeSum
        }
    }

    private func rate() -> RateRule? {
        let deductible = table.figure("deductible", .money)
        let rate = table.requiredFigure("rate", .whole(1...100))
        let capPerEvent = table.figure("cap-per-event", .money)
        let capPerTerm = table.figure("cap-per-term", .money)
        let topUp = topUp(below: [capPerEvent, capPerTerm].compactMap(\.?.value).min())
        return rate.map {
            RateRule(
                deductible: deductible, rate: $0, capPerEvent: capPerEvent, capPerTerm: capPerTerm, topUp: topUp)
        }
    }

    private func topUp(below cap: Money?) -> TopUp? {
        guard table.has("top-up") || table.has("top-up-scope") else { return nil }
        let floor = table.requiredFigure("top-up", .money)
        let scope = table.requiredFigure("top-up-scope", .choice(TopUpScope.self))
        guard let floor, let scope else { return nil }
        if let cap, floor.value > cap { table.faults.add(table.path(to: "top-up"), .topUpOverCap) }
        return TopUp(floor: floor, scope: scope)
    }

    private func perDay() -> DayRule? {
        let each = table.requiredFigure("each", .money)
        let fromDay = table.figure("from-day", .whole(1...366))
        guard let most = table.requiredFigure("most-days", .whole(1...36500)), let each else { return nil }
        return DayRule(each: each, fromDay: fromDay, mostDays: most)
    }

    private func share() -> (Part, Figure<Int>)? {
        let of = table.required("of", .choice(Part.self))
        let percent = table.requiredFigure("percent", .whole(1...100))
        guard let of, let percent else { return nil }
        return (of, percent)
    }

    private func listed() -> Listed? {
        let name = table.required("list", .text)
        let count = table.requiredFigure("listed", .whole(1...10_000))
        guard let name else { return nil }
        guard let list = lists[name] else {
            table.faults.add(table.path(to: "list"), .unknownList(name))
            return nil
        }
        guard let count else { return nil }
        if count.value > list.slots.count {
            table.faults.add(table.path(to: "listed"), .beyondList(count: count.value, slots: list.slots.count))
            return nil
        }
        return Listed(list: list, count: count)
    }

    /// Steps `{ through = 30, basis = "…" }`, with `pays` where a consolation is due. An accident never waits.
    private func waiting(_ touch: Touch?) -> [WaitingStep] {
        if let touch, touch != .stay, touch != .diagnosis, table.has("waiting") {
            table.faults.add(table.path(to: "waiting"), .notHere)
        }
        let steps = table.tables("waiting").compactMap(step)
        let days = steps.map(\.through.value)
        if !zip(days, days.dropFirst()).allSatisfy({ $0 < $1 }) {
            table.faults.add(table.path(to: "waiting"), .waitingNotRising)
        }
        return steps
    }

    private func step(_ table: PlanTable) -> WaitingStep? {
        defer { table.close() }
        let through = table.required("through", .whole(0...3650))
        let pays = table.optional("pays", .money)
        guard let (basis, source) = table.basis(), let through else { return nil }
        return WaitingStep(
            through: Figure(through, basis, source: source), pays: pays.map { Figure($0, basis, source: source) })
    }
}
