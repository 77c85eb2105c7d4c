/// The worksheet of one part while it is written; the amount is always that of the last line.
struct Computation {
    let hearing: Hearing
    let rule: PartRule
    let use: Ledger.PartUse
    private let ledger: Ledger
    private(set) var lines: [WorksheetLine] = []
    private(set) var amount = Money.zero
    private(set) var days = 0

    init(hearing: Hearing, rule: PartRule, ledger: Ledger) {
        self.hearing = hearing
        self.rule = rule
        self.ledger = ledger
        use = ledger.use(rule.part, at: hearing.seat)
        lines.reserveCapacity(6)
    }

    private var shares: Int { rule.timesShares ? hearing.cover.shares : 1 }

    mutating func pay(_ matter: Matter) {
        open(matter)
        switch rule.shape {
        case .rate(let rate): pay(rate, of: cost(in: matter))
        case .perDay(let perDay): pay(perDay, days: days(in: matter))
        case .lumpSum(let sum):
            write(.lumpSum(sum.value), sum.value, by: sum)
            multiply()
        case .share(let percent, let part, let sum):
            write(.lumpSum(sum.value), sum.value, by: sum)
            multiply()
            write(.share(percent: percent.value, of: part), amount.percent(percent.value), by: percent)
        case .ladder(let ladder): payLadder(ladder, matter)
        case .wholeSum: takeSum()
        }
    }

    /// A consolation is a payment of the part in every respect.
    mutating func console(_ matter: Matter, _ step: WaitingStep, from: Int) {
        guard let pays = step.pays else { return }
        open(matter)
        let index = hearing.cover.term.first.days(until: hearing.event.day)
        write(.consolation(day: index, from: from, through: step.through.value), pays.value, by: pays)
        multiply()
    }

    /// The disease stands first, under the name that its list gave it.
    private mutating func open(_ matter: Matter) {
        guard case .disease(let slot) = matter, let name = slot.name else { return }
        write(.disease(slot.code, name: name), .zero)
    }

    private mutating func pay(_ rate: RateRule, of cost: Step.Cost) {
        write(cost.step, cost.money)
        if let deductible = rate.deductible {
            write(.deductible(deductible.value), max(.zero, amount - deductible.value), by: deductible)
        }
        write(.rate(percent: rate.rate.value), amount.percent(rate.rate.value), by: rate.rate)
        if let cap = rate.capPerEvent {
            let most = cap.value * shares
            write(.capPerEvent(most), min(amount, most), by: cap)
        }
        if let cap = rate.capPerTerm {
            let most = cap.value * shares
            let left = max(.zero, most - use.paid)
            write(.capPerTerm(cap: most, paid: use.paid), min(amount, left), by: cap)
        }
        if let topUp = rate.topUp { raise(topUp) }
    }

    private mutating func raise(_ topUp: TopUp) {
        guard amount > .zero, amount < topUp.floor.value else { return }
        let earlier = ledger.times(rule.part, at: hearing.seat, scope: topUp.scope.value)
        write(.firstOf(scope: topUp.scope.value, earlier: earlier), amount, by: topUp.scope)
        guard earlier == 0 else { return }
        write(.topUp(to: topUp.floor.value), topUp.floor.value, by: topUp.floor)
    }

    private mutating func pay(_ rule: DayRule, days all: Int) {
        days = max(0, all)
        write(.perDay(days: days, each: rule.each.value), rule.each.value * days, by: rule.each)
        if let fromDay = rule.fromDay {
            days = max(0, days - (fromDay.value - 1))
            write(.daysUnpaid(fromDay.value - 1), rule.each.value * days, by: fromDay)
        }
        days = min(days, max(0, rule.mostDays.value - use.days))
        write(.daysLeft(most: rule.mostDays.value, used: use.days), rule.each.value * days, by: rule.mostDays)
        multiply()
    }

    private mutating func payLadder(_ ladder: Figure<[Int]>, _ matter: Matter) {
        guard case .accident(let accident) = matter, let (heaviest, counted) = accident.grade else { return }
        write(.grade(heaviest: heaviest, counted: counted), .zero)
        let sum = writeSum()
        let percent = ladder.value.indices.contains(counted - 1) ? ladder.value[counted - 1] : 0
        write(.ladder(grade: counted, percent: percent), amount.percent(percent), by: ladder)
        leave(of: sum)
    }

    private mutating func takeSum() {
        leave(of: writeSum())
    }

    /// The sum of the tier or of the edition, for all the shares.
    private mutating func writeSum() -> Figure<Money>? {
        if let tier = hearing.edition.tier(hearing.cover.tier) {
            write(.tierSum(tier: tier.number, sum: tier.sum.value), tier.sum.value, by: tier.sum)
            multiply()
            return tier.sum
        }
        guard let sum = hearing.edition.sum else { return nil }
        write(.sum(sum.value), sum.value, by: sum)
        multiply()
        return sum
    }

    /// Death and disability of one term are paid from one sum.
    private mutating func leave(of figure: Figure<Money>?) {
        guard let figure else { return }
        let paid =
            ledger.use(.death, at: hearing.seat).paid + ledger.use(.disability, at: hearing.seat).paid
        guard paid > .zero else { return }
        let sum = figure.value * shares
        write(.sumLeft(sum: sum, paid: paid), min(amount, max(.zero, sum - paid)), by: figure)
    }

    private mutating func multiply() {
        guard shares != 1 else { return }
        write(.shares(shares), amount * shares)
    }

    private mutating func write(_ step: Step, _ result: Money) {
        amount = result
        lines.append(WorksheetLine(step, result))
    }

    private mutating func write<Value>(_ step: Step, _ result: Money, by figure: Figure<Value>) {
        amount = result
        lines.append(WorksheetLine(step, result, by: figure))
    }

    private func cost(in matter: Matter) -> Step.Cost {
        switch matter {
        case .stay(let stay): Step.Cost(step: .ownPay(stay.ownPay), money: stay.ownPay)
        case .accident(let accident):
            Step.Cost(step: .medicalCost(accident.medicalCost), money: accident.medicalCost)
        case .disease: Step.Cost(step: .ownPay(.zero), money: .zero)
        }
    }

    private func days(in matter: Matter) -> Int {
        switch matter {
        case .stay(let stay): stay.days
        case .accident(let accident): accident.hospitalDays
        case .disease: 0
        }
    }
}

extension Step {
    /// A cost with the line that shows it.
    struct Cost {
        let step: Step
        let money: Money
    }
}

extension Accident {
    /// The heaviest grade, and the one that is paid: one up, at most to 1, where two or more parts of the body share it
    /// (domain.md §2). A part counts once, at its heaviest.
    package var grade: (heaviest: Int, counted: Int)? {
        guard let heaviest = injuries.map(\.grade).min() else { return nil }
        let heavy = injuries.filter { $0.grade == heaviest }
        let isShared = heavy.contains { $0.part != heavy[0].part }
        return (heaviest, isShared ? max(1, heaviest - 1) : heaviest)
    }
}
