/// How the fee of one share is found.
package enum FeeRule: Hashable, Sendable {
    case perTerm(Figure<Money>, frontLine: Figure<Money>?)
    case perDay(Figure<Money>)
    case byTier
}

/// A tier of a plan: its number, its fee, the sum it covers; high-risk work has tiers of its own.
package struct Tier: Hashable, Sendable {
    package let number: Int
    package let highRisk: Bool
    package let fee: Figure<Money>
    package let sum: Figure<Money>

    package init(number: Int, highRisk: Bool, fee: Figure<Money>, sum: Figure<Money>) {
        self.number = number
        self.highRisk = highRisk
        self.fee = fee
        self.sum = sum
    }
}

/// How long a term is: years, or a number of days that is chosen.
package enum TermRule: Hashable, Sendable {
    case years(Figure<Int>)
    case days(Figure<ClosedRange<Int>>)
}

/// How much of a unit's staff must take part; units of fewer than `allBelow` must all.
package struct Gate: Hashable, Sendable {
    package let percent: Figure<Int>
    package let allBelow: Figure<Int>

    package init(percent: Figure<Int>, allBelow: Figure<Int>) {
        self.percent = percent
        self.allBelow = allBelow
    }
}

/// One dated edition (版) of a plan: who, fee, term, and a rule for each part. It never changes, so it is shared, not copied.
package final class Edition: Sendable {
    package let plan: PlanCode
    package let planName: Bilingual
    package let code: EditionCode
    /// Which revision of the edition this is: 0 is built in, later ones were imported from the office's documents.
    package let revision: Int
    /// Who imported the revision, when and from what; `nil` for a built-in edition.
    package let imported: PlanImport?
    /// The first day on which it is in force; `nil` for the first edition, which has no known start.
    package let starts: Figure<Day>?
    package let fee: FeeRule
    package let tierRules: [Tier]
    package let term: TermRule
    package let who: WhoRules
    /// The sum that death and disability are paid from, where it doesn't hang on a tier.
    package let sum: Figure<Money>?
    package let parts: [PartRule]
    package let filingLimit: Figure<Int>
    package let renewalGrace: Figure<Int>
    package let gate: Gate
    package let refundAfterStart: Figure<Bool>

    package init(_ draft: EditionDraft) {
        plan = draft.plan
        planName = draft.planName
        code = draft.code
        revision = draft.revision
        imported = draft.imported
        starts = draft.starts
        fee = draft.fee
        tierRules = draft.tiers
        term = draft.term
        who = draft.who
        sum = draft.sum
        parts = draft.parts
        filingLimit = draft.filingLimit
        renewalGrace = draft.renewalGrace
        gate = draft.gate
        refundAfterStart = draft.refundAfterStart
    }

    /// The same edition as the revision that was imported under `number`.
    package func revised(_ number: Int, imported: PlanImport) -> Edition {
        var draft = EditionDraft(
            plan: plan, planName: planName, code: code, starts: starts, fee: fee, tiers: tierRules, term: term,
            who: who, sum: sum, parts: parts, filingLimit: filingLimit, renewalGrace: renewalGrace, gate: gate,
            refundAfterStart: refundAfterStart)
        draft.revision = number
        draft.imported = imported
        return Edition(draft)
    }

    package func rule(_ part: Part) -> PartRule? { parts.first { $0.part == part } }
}

/// The fields of an edition while it is put together.
package struct EditionDraft: Sendable {
    package var plan: PlanCode
    package var planName: Bilingual
    package var code: EditionCode
    package var revision = 0
    package var imported: PlanImport?
    package var starts: Figure<Day>?
    package var fee: FeeRule
    package var tiers: [Tier] = []
    package var term: TermRule
    package var who: WhoRules
    package var sum: Figure<Money>?
    package var parts: [PartRule]
    package var filingLimit: Figure<Int>
    package var renewalGrace: Figure<Int>
    package var gate: Gate
    package var refundAfterStart: Figure<Bool>

    package init(
        plan: PlanCode, planName: Bilingual, code: EditionCode, starts: Figure<Day>? = nil, fee: FeeRule,
        tiers: [Tier] = [], term: TermRule, who: WhoRules, sum: Figure<Money>? = nil, parts: [PartRule],
        filingLimit: Figure<Int>, renewalGrace: Figure<Int>, gate: Gate, refundAfterStart: Figure<Bool>
    ) {
        self.plan = plan
        self.planName = planName
        self.code = code
        self.starts = starts
        self.fee = fee
        self.tiers = tiers
        self.term = term
        self.who = who
        self.sum = sum
        self.parts = parts
        self.filingLimit = filingLimit
        self.renewalGrace = renewalGrace
        self.gate = gate
        self.refundAfterStart = refundAfterStart
    }
}

extension Edition: Hashable {
    /// Editions are the same when they are the same object: a catalogue holds each once.
    package static func == (a: Edition, b: Edition) -> Bool { a === b }
    package func hash(into hasher: inout Hasher) { hasher.combine(ObjectIdentifier(self)) }
}
