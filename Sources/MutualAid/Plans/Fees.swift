extension Edition {
    /// The tiers that can be chosen, in the order of the file; empty where the plan has none.
    package var tiers: [Int] { tierRules.map(\.number) }

    package func tier(_ number: Int?) -> Tier? { tierRules.first { $0.number == number } }

    /// The fee of one enrolment; `nil` for a tier, a number of shares or of days that the edition doesn't offer.
    package func fee(tier: Int?, shares: Int, days: Int, frontLine: Bool) -> Figure<Money>? {
        guard shares >= 1, shares <= who.shares.value else { return nil }
        return shareFee(tier: tier, days: days, frontLine: frontLine)?.map { $0 * shares }
    }

    private func shareFee(tier number: Int?, days: Int, frontLine: Bool) -> Figure<Money>? {
        switch fee {
        case .perTerm(let fee, frontLine: let higher): return frontLine ? higher ?? fee : fee
        case .perDay(let fee):
            guard offers(days: days) else { return nil }
            return fee.map { $0 * days }
        case .byTier: return tier(number)?.fee
        }
    }

    /// Whether a term may have so many days; a term of years asks nothing of them.
    package func offers(days: Int) -> Bool {
        switch term {
        case .years: true
        case .days(let range): range.value.contains(days)
        }
    }

    /// The term that begins on `first`; `days` counts only where a number of days is chosen.
    package func term(from first: Day, days: Int = 1) -> Term {
        switch term {
        case .days(let range):
            return Term(first: first, days: min(max(days, range.value.lowerBound), range.value.upperBound))
        case .years(let years):
            let year = Term(yearFrom: first)
            guard years.value > 1 else { return year }
            return Term(first: first, last: Term(yearFrom: first.adding(years: years.value - 1)).last) ?? year
        }
    }

    /// Whether an enrolment from `first` on continues one that ended on `last`: begun within the grace after it.
    package func continues(endedOn last: Day, from first: Day) -> Bool {
        let gap = last.days(until: first) - 1
        return gap >= 0 && gap <= renewalGrace.value
    }

    /// How many of `headcount` must take part before the unit's enrolment counts as full.
    package func participants(needed headcount: Int) -> Int {
        gate.participants(of: headcount)
    }
}
