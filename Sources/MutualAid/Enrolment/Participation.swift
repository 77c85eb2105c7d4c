/// How many of a unit's people take part in a plan, against what its gate asks (domain.md §2): most of the staff, and all of a
/// small unit.
package struct Participation: Hashable, Sendable {
    /// Of whom the gate asks: a plan for one sex can't be taken by the others.
    package enum Base: Hashable, Sendable { case staff, women, men }

    package let plan: Bilingual
    package let base: Base
    /// `nil` where the employer's number isn't known.
    package let headcount: Int?
    /// Members enrolled, paid or not, in force or to come.
    package let enrolled: Int
    package let gate: Gate

    package init(plan: Bilingual, base: Base, headcount: Int?, enrolled: Int, gate: Gate) {
        self.plan = plan
        self.base = base
        self.headcount = headcount
        self.enrolled = enrolled
        self.gate = gate
    }

    /// How many more must take part; 0 where the gate is reached or the headcount unknown.
    package var missing: Int { headcount.map { max(0, gate.participants(of: $0) - enrolled) } ?? 0 }
    package var isShort: Bool { missing > 0 }
    package var needsAll: Bool { headcount.map { $0 < gate.allBelow.value } ?? false }

    /// The same with so many people more.
    package func adding(_ count: Int) -> Participation {
        Participation(plan: plan, base: base, headcount: headcount, enrolled: enrolled + count, gate: gate)
    }
}

extension Gate {
    /// How many of `headcount` must take part, rounded up.
    package func participants(of headcount: Int) -> Int {
        guard headcount > 0 else { return 0 }
        guard headcount >= allBelow.value else { return headcount }
        return (headcount * percent.value + 99) / 100
    }
}

extension Edition {
    /// `nil` for a plan that isn't for the staff themselves: children are in no headcount.
    package func participation(of employer: EmployerDetails, enrolled: Int) -> Participation? {
        guard who.kind.value == .member else { return nil }
        let (base, headcount): (Participation.Base, Int?) =
            switch who.sex?.value {
            case nil: (.staff, employer.headcount)
            case .female: (.women, employer.womenHeadcount)
            case .male:
                (
                    .men,
                    employer.headcount.flatMap { all in
                        employer.womenHeadcount.map { max(0, all - $0) }
                    }
                )
            }
        return Participation(plan: planName, base: base, headcount: headcount, enrolled: enrolled, gate: gate)
    }
}
