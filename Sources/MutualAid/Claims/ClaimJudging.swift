/// Judges `event` under every cover that the person of `card` has, after what the person's earlier claims used up. Pure: the
/// counter shows it while figures are typed, and the office judges by it again when it stores the claim.
package func judgeClaim(event: ClaimEvent, card: PersonCard, catalogue: Catalogue) -> Judgement {
    judgeClaim(event: event, enrolments: card.enrolments, after: card.history, catalogue: catalogue)
}

/// Judges `event` under `enrolments`, after the claims of `history`, whatever became of them later.
package func judgeClaim(
    event: ClaimEvent, enrolments: [Enrolment], after history: [(event: ClaimEvent, judgement: Judgement)],
    catalogue: Catalogue
) -> Judgement {
    judge(event, under: enrolments, after: history) { catalogue.edition(of: $0.plan, code: $0.edition) }
}

/// Judges the corrected event of a claim again, by the revision of each edition that the claim was judged by before, after all
/// that the person's other claims have used up.
package func judgeCorrected(
    _ event: ClaimEvent, of claim: Claim, card: PersonCard, catalogue: Catalogue
) -> Judgement {
    var card = card
    card.claims.removeAll { $0.id == claim.id }
    return judge(event, under: card.enrolments, after: card.history) { enrolment in
        let before = claim.judgement.benefits.first { $0.plan == enrolment.plan && $0.edition == enrolment.edition }
        let kept = before.flatMap {
            catalogue.edition(of: enrolment.plan, code: enrolment.edition, revision: $0.revision)
        }
        return kept ?? catalogue.edition(of: enrolment.plan, code: enrolment.edition)
    }
}

private func judge(
    _ event: ClaimEvent, under enrolments: [Enrolment], after history: [(event: ClaimEvent, judgement: Judgement)],
    edition: (Enrolment) -> Edition?
) -> Judgement {
    let covers =
        enrolments
        .filter { $0.cancelled == nil }
        .sorted { ($0.term.first, $0.id) < ($1.term.first, $1.id) }
        .compactMap { enrolment in edition(enrolment).map { Cover(enrolment.asPaid(by: event.day), edition: $0) } }
    var ledger = Ledger(history: history)
    return Judgement(covers: covers.map(\.id), benefits: judge(event, covers: covers, ledger: &ledger))
}

extension PersonCard {
    /// What the claims that count have used up, in the order of their events.
    fileprivate var history: [(event: ClaimEvent, judgement: Judgement)] {
        claims.filter { $0.state.stage.countsInLedger }
            .sorted { ($0.event.day, $0.id) < ($1.event.day, $1.id) }
            .map { ($0.event, $0.judgement) }
    }
}
