/// What one line of a worksheet does, with its inputs. Stored with the claim: cases and labels are never renamed.
package enum Step: Hashable, Codable, Sendable {
    case ownPay(Money)
    case medicalCost(Money)
    case deductible(Money)
    case rate(percent: Int)
    case capPerEvent(Money)
    case capPerTerm(cap: Money, paid: Money)
    /// Whether the benefit is the first of the scope; `earlier` are those paid before.
    case firstOf(scope: TopUpScope, earlier: Int)
    case topUp(to: Money)
    case perDay(days: Int, each: Money)
    case daysUnpaid(Int)
    case daysLeft(most: Int, used: Int)
    case disease(DiseaseCode, name: Bilingual)
    case lumpSum(Money)
    case consolation(day: Int, from: Int, through: Int)
    case share(percent: Int, of: Part)
    case sum(Money)
    case tierSum(tier: Int, sum: Money)
    case shares(Int)
    /// One grade up (`counted`) where several parts of the body share the heaviest.
    case grade(heaviest: Int, counted: Int)
    case ladder(grade: Int, percent: Int)
    case sumLeft(sum: Money, paid: Money)
    case refused(Refusal)

    /// The code in a judge line's `what`.
    package var what: String {
        switch self {
        case .ownPay: "own-pay"
        case .medicalCost: "medical-cost"
        case .deductible: "deductible"
        case .rate: "rate"
        case .capPerEvent: "cap-per-event"
        case .capPerTerm: "cap-per-term"
        case .firstOf: "first-of-scope"
        case .topUp: "top-up"
        case .perDay: "per-day"
        case .daysUnpaid: "days-unpaid"
        case .daysLeft: "days-left"
        case .disease: "disease"
        case .lumpSum: "lump-sum"
        case .consolation: "consolation"
        case .share: "share-of-part"
        case .sum: "sum"
        case .tierSum: "tier-sum"
        case .shares: "shares"
        case .grade: "grade"
        case .ladder: "ladder"
        case .sumLeft: "sum-left"
        case .refused(let refusal): refusal.code.rawValue
        }
    }
}

/// One line of a worksheet (核算单): what was done, and the result after it.
package struct WorksheetLine: Hashable, Codable, Sendable {
    package let step: Step
    package let amount: Money
    /// The basis of the plan's figure in the line; `nil` where it holds none.
    package let basis: Basis?
    /// Document number and clause, only from an imported document.
    package let source: String?

    package init(_ step: Step, _ amount: Money, basis: Basis? = nil, source: String? = nil) {
        self.step = step
        self.amount = amount
        self.basis = basis
        self.source = source
    }

    package init<Value>(_ step: Step, _ amount: Money, by figure: Figure<Value>) {
        self.init(step, amount, basis: figure.basis, source: figure.source)
    }

    package var isSample: Bool { basis == .sample }
}

/// What a payment used up beside its amount.
package struct Usage: Hashable, Codable, Sendable {
    package var days: Int
    package var disease: DiseaseCode?

    package init(days: Int = 0, disease: DiseaseCode? = nil) {
        self.days = days
        self.disease = disease
    }
}

/// One row of a judgement: what one part of one cover pays for an event, or why it doesn't.
package struct Benefit: Hashable, Codable, Sendable {
    /// The cover's place in the list that was judged.
    package let cover: Int
    package let plan: PlanCode
    package let edition: EditionCode
    /// The revision of the edition that it was judged by (`Edition.revision`).
    package let revision: Int
    package let part: Part
    package let amount: Money
    package let refusal: RefusalCode?
    package let ends: Ends?
    package let lines: [WorksheetLine]
    package let used: Usage

    package init(
        cover: Int, plan: PlanCode, edition: EditionCode, revision: Int = 0, part: Part, amount: Money,
        refusal: RefusalCode?, ends: Ends?, lines: [WorksheetLine], used: Usage
    ) {
        self.cover = cover
        self.plan = plan
        self.edition = edition
        self.revision = revision
        self.part = part
        self.amount = amount
        self.refusal = refusal
        self.ends = ends
        self.lines = lines
        self.used = used
    }

    /// The refusal with its facts, from the last line.
    package var reason: Refusal? {
        if case .refused(let refusal)? = lines.last?.step { refusal } else { nil }
    }

    /// Whether a placeholder figure was used to compute it.
    package var usesSample: Bool { lines.contains { $0.isSample } }
}
