/// Judges `event` under every cover that the person of `card` has, after what the person's earlier claims used up. Pure: the
/// counter shows it while figures are typed, and the office judges by it again when it stores the claim.
/// - Parameter corrected: the judgement of a claim whose figures are corrected: it keeps the revisions that it was judged by.
package func judgeClaim(
    event: ClaimEvent, card: PersonCard, catalogue: Catalogue, keeping corrected: Judgement? = nil
) -> Judgement {
    let earlier = card.claims
        .filter { $0.state.stage.countsInLedger }
        .sorted { ($0.event.day, $0.id) < ($1.event.day, $1.id) }
    return judgeClaim(
        event: event, enrolments: card.enrolments, after: earlier.map { ($0.event, $0.judgement) },
        catalogue: catalogue, keeping: corrected)
}

/// Judges `event` under `enrolments`, after the claims of `history`, whatever became of them later.
package func judgeClaim(
    event: ClaimEvent, enrolments: [Enrolment], after history: [(event: ClaimEvent, judgement: Judgement)],
    catalogue: Catalogue, keeping corrected: Judgement? = nil
) -> Judgement {
    let covers =
        enrolments
        .sorted { ($0.term.first, $0.id) < ($1.term.first, $1.id) }
        .compactMap { enrolment in
            Cover(
                enrolment.asPaid(by: event.day), catalogue: catalogue,
                revision: corrected?.revision(for: enrolment.id))
        }
    var ledger = Ledger(history: history)
    return Judgement(covers: covers.map(\.id), benefits: judge(event, covers: covers, ledger: &ledger))
}

extension Judgement {
    /// The revision by which it judged an enrolment; `nil` where that has no row.
    fileprivate func revision(for enrolment: EnrolmentID) -> Int? {
        benefits.first { covers.indices.contains($0.cover) && covers[$0.cover] == enrolment }?.revision
    }
}
