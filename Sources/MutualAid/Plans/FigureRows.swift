/// What a figure of a plan is about; the same key in two editions is the same question.
package enum FigureKey: Hashable, Sendable {
    case starts
    case fee, frontLineFee, feePerDay
    case tierFee(Int, highRisk: Bool)
    case tierSum(Int, highRisk: Bool)
    case termYears, termDays
    case sum
    case kind, ages, sex, employment, medicalInsurance, shares, excludes
    case rate(Part), deductible(Part), capPerEvent(Part), capPerTerm(Part), topUp(Part), topUpScope(Part)
    case each(Part), fromDay(Part), mostDays(Part)
    case lumpSum(Part), sharePercent(Part, of: Part), ladder(Part)
    case listed(Part)
    case waiting(Part, step: Int)
    case filingLimit, renewalGrace, gatePercent, gateAllBelow, refundAfterStart

    /// The part of the plan whose rule holds the figure; `nil` for what holds for the whole plan.
    package var part: Part? {
        switch self {
        case .rate(let part), .deductible(let part), .capPerEvent(let part), .capPerTerm(let part), .topUp(let part),
            .topUpScope(let part), .each(let part), .fromDay(let part), .mostDays(let part), .lumpSum(let part),
            .sharePercent(let part, _), .ladder(let part), .listed(let part), .waiting(let part, _):
            part
        default: nil
        }
    }
}

/// The value of a figure, whatever its kind.
package enum FigureValue: Hashable, Sendable {
    case money(Money)
    case percent(Int)
    case percents([Int])
    case count(Int)
    case days(Int)
    case years(Int)
    case ages(ClosedRange<Int>)
    case dayRange(ClosedRange<Int>)
    case day(Day)
    case truth(Bool)
    case kind(ApplicantKind)
    case sex(Sex)
    case employments([Employment])
    case plans([PlanCode])
    case scope(TopUpScope)
    /// Through that day index of the term nothing is paid, or a consolation.
    case waiting(through: Int, pays: Money?)
}

/// One figure of an edition with its basis, as plan pages and `huzhu plans show` list them.
package struct PlanFigure: Hashable, Sendable {
    package let key: FigureKey
    package let value: FigureValue
    package let basis: Basis
    package let source: String?

    package init(key: FigureKey, value: FigureValue, basis: Basis, source: String? = nil) {
        self.key = key
        self.value = value
        self.basis = basis
        self.source = source
    }

    init<Value: Sendable>(_ key: FigureKey, _ figure: Figure<Value>, _ value: (Value) -> FigureValue) {
        self.init(key: key, value: value(figure.value), basis: figure.basis, source: figure.source)
    }
}

extension Edition {
    /// Every figure of the edition, in the order in which they are explained: fee and term, who, each part, the rules.
    package var figures: [PlanFigure] {
        [starts.map { PlanFigure(.starts, $0, FigureValue.day) }].compactMap(\.self) + feeFigures + termFigures
            + who.figures + parts.flatMap(\.figures) + ruleFigures
    }

    package var sampleFigures: [PlanFigure] { figures.filter { $0.basis == .sample } }

    /// Whether a placeholder is still among the figures that an office must confirm.
    package var usesSample: Bool { figures.contains { $0.basis == .sample } }

    private var feeFigures: [PlanFigure] {
        switch fee {
        case .perTerm(let fee, let frontLine):
            [PlanFigure(.fee, fee, FigureValue.money)]
                + (frontLine.map { [PlanFigure(.frontLineFee, $0, FigureValue.money)] } ?? [])
        case .perDay(let fee): [PlanFigure(.feePerDay, fee, FigureValue.money)]
        case .byTier:
            tierRules.flatMap { tier in
                [
                    PlanFigure(.tierFee(tier.number, highRisk: tier.highRisk), tier.fee, FigureValue.money),
                    PlanFigure(.tierSum(tier.number, highRisk: tier.highRisk), tier.sum, FigureValue.money),
                ]
            }
        }
    }

    private var termFigures: [PlanFigure] {
        let term =
            switch self.term {
            case .years(let years): PlanFigure(.termYears, years, FigureValue.years)
            case .days(let range): PlanFigure(.termDays, range, FigureValue.dayRange)
            }
        return [term] + (sum.map { [PlanFigure(.sum, $0, FigureValue.money)] } ?? [])
    }

    private var ruleFigures: [PlanFigure] {
        [
            PlanFigure(.filingLimit, filingLimit, FigureValue.days),
            PlanFigure(.renewalGrace, renewalGrace, FigureValue.days),
            PlanFigure(.gatePercent, gate.percent, FigureValue.percent),
            PlanFigure(.gateAllBelow, gate.allBelow, FigureValue.count),
            PlanFigure(.refundAfterStart, refundAfterStart, FigureValue.truth),
        ]
    }
}

extension WhoRules {
    fileprivate var figures: [PlanFigure] {
        var rows = [PlanFigure(.kind, kind, FigureValue.kind), PlanFigure(.ages, ages, FigureValue.ages)]
        if let sex { rows.append(PlanFigure(.sex, sex, FigureValue.sex)) }
        if let employment { rows.append(PlanFigure(.employment, employment, FigureValue.employments)) }
        if let medicalInsurance { rows.append(PlanFigure(.medicalInsurance, medicalInsurance, FigureValue.truth)) }
        rows.append(PlanFigure(.shares, shares, FigureValue.count))
        if let excludes { rows.append(PlanFigure(.excludes, excludes, FigureValue.plans)) }
        return rows
    }
}

extension PartRule {
    fileprivate var figures: [PlanFigure] {
        let counted = listed.map { [PlanFigure(.listed(part), $0.count, FigureValue.count)] } ?? []
        let steps = waiting.enumerated().map { place, step in
            // One row for the step: the weaker basis of its two figures speaks for both.
            PlanFigure(
                key: .waiting(part, step: place),
                value: .waiting(through: step.through.value, pays: step.pays?.value),
                basis: max(step.through.basis, step.pays?.basis ?? step.through.basis), source: step.through.source)
        }
        return counted + shapeFigures + steps
    }

    private var shapeFigures: [PlanFigure] {
        switch shape {
        case .rate(let rule): rule.figures(part)
        case .perDay(let rule):
            [PlanFigure(.each(part), rule.each, FigureValue.money)]
                + (rule.fromDay.map { [PlanFigure(.fromDay(part), $0, FigureValue.count)] } ?? [])
                + [PlanFigure(.mostDays(part), rule.mostDays, FigureValue.days)]
        case .lumpSum(let sum): [PlanFigure(.lumpSum(part), sum, FigureValue.money)]
        case .share(let percent, let other, _):
            [PlanFigure(.sharePercent(part, of: other), percent, FigureValue.percent)]
        case .ladder(let percents): [PlanFigure(.ladder(part), percents, FigureValue.percents)]
        case .wholeSum: []
        }
    }
}

extension RateRule {
    fileprivate func figures(_ part: Part) -> [PlanFigure] {
        var rows: [PlanFigure] = []
        if let deductible { rows.append(PlanFigure(.deductible(part), deductible, FigureValue.money)) }
        rows.append(PlanFigure(.rate(part), rate, FigureValue.percent))
        if let capPerEvent { rows.append(PlanFigure(.capPerEvent(part), capPerEvent, FigureValue.money)) }
        if let capPerTerm { rows.append(PlanFigure(.capPerTerm(part), capPerTerm, FigureValue.money)) }
        if let topUp {
            rows.append(PlanFigure(.topUp(part), topUp.floor, FigureValue.money))
            rows.append(PlanFigure(.topUpScope(part), topUp.scope, FigureValue.scope))
        }
        return rows
    }
}
