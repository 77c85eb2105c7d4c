/// Judges `event` under every cover that the person of `card` has, after what the person's earlier claims used up. Pure: the
/// counter shows it while figures are typed, and the office judges by it again when it stores the claim.
package func judgeClaim(event: ClaimEvent, card: PersonCard, catalogue: Catalogue) -> Judgement {
    let covers = card.enrolments
        .filter { $0.cancelled == nil }
        .sorted { ($0.term.first, $0.id) < ($1.term.first, $1.id) }
        .compactMap { Cover($0.asPaid(by: event.day), catalogue: catalogue) }
    let earlier = card.claims
        .filter { $0.state.stage.countsInLedger }
        .sorted { ($0.event.day, $0.id) < ($1.event.day, $1.id) }
    var ledger = Ledger(history: earlier.map { ($0.event, $0.judgement) })
    return Judgement(covers: covers.map(\.id), benefits: judge(event, covers: covers, ledger: &ledger))
}
