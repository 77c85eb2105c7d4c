/// One person's claims with the covers that a draft may change.
package struct SimulatedPerson: Sendable {
    package let id: PersonID
    /// Those of the drafted plans are enough.
    package var covers: [HeldCover]
    package var claims: [JudgedClaim]

    package init(id: PersonID, covers: [HeldCover], claims: [JudgedClaim]) {
        self.id = id
        self.covers = covers
        self.claims = claims
    }
}

/// What would change: every judged claim computed again with a draft in the place of whatever edition judged it. Claims of a
/// person go in the order in which they were judged, each on top of what the earlier ones come to under the draft; withdrawn
/// ones are left out of the comparison. Nothing is stored.
package struct Simulation: Sendable {
    /// One for each draft, in the order given.
    package private(set) var changes: [SimulatedChange]
    private let drafts: [Edition]

    /// - Parameter drafts: one for a plan; of two for one plan the first stands.
    package init(_ drafts: [Edition]) {
        var known: Set<PlanCode> = []
        self.drafts = drafts.filter { known.insert($0.plan).inserted }
        changes = self.drafts.map { SimulatedChange($0) }
    }

    package var plans: [PlanCode] { drafts.map(\.plan) }

    package mutating func add(_ person: SimulatedPerson) {
        for (claim, then, now) in recomputed(person) where claim.standing != .withdrawn {
            for place in changes.indices {
                changes[place].add(claim.id, of: person.id, then: then.benefits, now: now.benefits)
            }
        }
    }

    /// The person's claims with what stands and what it would be under the drafts, in the order in which they were judged.
    package func recomputed(_ person: SimulatedPerson) -> [(claim: JudgedClaim, then: Judgement, now: Judgement)] {
        guard !person.covers.isEmpty else { return [] }
        let bench = Rejudging(person.claims)
        var done: [(turn: Rejudging.Turn, now: Judgement)] = []
        var last: [(claim: JudgedClaim, then: Judgement, now: Judgement)] = []
        for turn in bench.turns {
            let figures = bench.figures(turn)
            var history: [(event: ClaimEvent, judgement: Judgement)] = []
            for (earlier, standing) in bench.earlier(turn) {
                guard let now = done.first(where: { $0.turn == earlier })?.now else { continue }
                let old = bench.figures(earlier)
                if Self.counts(standing, then: old.judgement, now: now) { history.append((old.event, now)) }
            }
            var ledger = Ledger(history: history)
            let covers = covers(judging: figures, person)
            let benefits = judge(figures.event, covers: covers, ledger: &ledger)
            let now = Judgement(covers: covers.map(\.id), benefits: benefits)
            done.append((turn, now))
            if bench.isLast(turn) { last.append((bench.claim(turn), figures.judgement, now)) }
        }
        return last
    }

    private func covers(judging figures: JudgedFigures, _ person: SimulatedPerson) -> [Cover] {
        figures.judgement.covers.compactMap { id in
            guard let held = person.covers.first(where: { $0.id == id }),
                let draft = drafts.first(where: { $0.plan == held.plan })
            else { return nil }
            return held.cover(judging: figures, by: draft)
        }
    }

    /// As it was, but for a claim that was denied because nothing was due: where the draft pays it, nobody would have denied it.
    private static func counts(_ standing: LedgerStanding, then: Judgement, now: Judgement) -> Bool {
        switch standing {
        case .counts: true
        case .denied: then.total == .zero && now.total > .zero
        case .draft, .withdrawn: false
        }
    }
}
