/// The figures of some claims of one person, in the order in which they were judged: what each was judged after, and what it
/// comes to when it is judged again.
struct Rejudging {
    /// One turn at the judge: a claim, and the place of its figures.
    struct Turn: Equatable {
        let claim: Int
        let place: Int
    }

    private let claims: [JudgedClaim]
    let turns: [Turn]

    init(_ claims: [JudgedClaim]) {
        self.claims = claims
        let all = claims.indices.flatMap { claim in
            claims[claim].figures.indices.map { Turn(claim: claim, place: $0) }
        }
        turns =
            all.count < 2
            ? all
            : all.sorted {
                (claims[$0.claim].figures[$0.place].at, claims[$0.claim].id)
                    < (claims[$1.claim].figures[$1.place].at, claims[$1.claim].id)
            }
    }

    func claim(_ turn: Turn) -> JudgedClaim { claims[turn.claim] }
    func figures(_ turn: Turn) -> JudgedFigures { claims[turn.claim].figures[turn.place] }
    func isLast(_ turn: Turn) -> Bool { turn.place == claims[turn.claim].figures.count - 1 }

    /// The other claims as they were when this one was judged, with how they stood.
    func earlier(_ turn: Turn) -> [(turn: Turn, standing: LedgerStanding)] {
        guard claims.count > 1 else { return [] }
        let (moment, id) = (figures(turn).at, claims[turn.claim].id)
        let record = claims[turn.claim].record(at: moment)
        return claims.indices.compactMap { other in
            guard other != turn.claim, claims[other].record(at: moment) == record,
                let place = claims[other].figures(at: moment, judging: id)
            else { return nil }
            return (Turn(claim: other, place: place), claims[other].standing(at: moment))
        }
    }
}

/// A stored judgement, and what it comes to when it is made again.
package struct Recomputed: Sendable {
    package let claim: ClaimID
    package let stored: Judgement
    /// `nil`: an enrolment or an edition that it was judged by is gone.
    package let again: Judgement?

    package var isSame: Bool { stored == again }
}

extension Catalogue {
    /// Every judgement of one person's claims made again, also those that corrections have replaced: each on top of exactly what
    /// counted when it was made, in that order.
    package func recomputed(_ claims: [JudgedClaim], enrolments: [Enrolment]) -> [Recomputed] {
        let held = Dictionary(enrolments.map { ($0.id, $0) }) { first, _ in first }
        let bench = Rejudging(claims)
        return bench.turns.map { turn in
            let figures = bench.figures(turn)
            let stored = figures.judgement
            let history = bench.earlier(turn).filter(\.standing.counts).map { bench.figures($0.turn) }
            var ledger = Ledger(history: history.map { ($0.event, $0.judgement) })
            let covers = stored.covers.enumerated().compactMap { place, id -> Cover? in
                guard let enrolment = held[id], let edition = edition(of: enrolment, at: place, judging: figures) else {
                    return nil
                }
                return HeldCover(enrolment).cover(judging: figures, by: edition)
            }
            guard covers.count == stored.covers.count else {
                return Recomputed(claim: bench.claim(turn).id, stored: stored, again: nil)
            }
            let benefits = judge(figures.event, covers: covers, ledger: &ledger)
            return Recomputed(
                claim: bench.claim(turn).id, stored: stored,
                again: Judgement(covers: stored.covers, benefits: benefits))
        }
    }

    /// The edition by which figures were judged under the cover at `place` of their list. Where that gave no row there is no word
    /// of the revision, and any that has nothing for the event may have been the one.
    private func edition(of enrolment: Enrolment, at place: Int, judging figures: JudgedFigures) -> Edition? {
        if let row = figures.judgement.benefits.first(where: { $0.cover == place }) {
            return edition(of: enrolment.plan, code: row.edition, revision: row.revision)
        }
        let newest = edition(of: enrolment.plan, code: enrolment.edition)
        let older = replaced.filter { $0.plan == enrolment.plan && $0.code == enrolment.edition }
        let silent = ([newest].compactMap(\.self) + older).first { edition in
            var ledger = Ledger()
            let cover = HeldCover(enrolment).cover(judging: figures, by: edition)
            return judge(figures.event, covers: [cover], ledger: &ledger).isEmpty
        }
        return silent ?? newest
    }
}
