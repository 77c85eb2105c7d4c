/// What the invariants ask: whole tables once, in the order of their keys.
package enum CheckStatement: CaseIterable, Sendable {
    case sizes
    case people, employers, searchKeys
    case claims, steps, bars, benefits
    case numbersOfPeople, numbersOfEnrolments, numbersOfReceipts, numbersOfClaims, numbersOfBatches, given
    case payees, bankFiles, corrections, warningNotes
    case idleReceipts

    /// The tables with numbers of their own.
    static let numbers: [CheckStatement] = [
        .numbersOfPeople, .numbersOfEnrolments, .numbersOfReceipts, .numbersOfClaims, .numbersOfBatches,
    ]

    var sql: String {
        switch self {
        case .sizes:
            """
            SELECT (SELECT COUNT(*) FROM person), (SELECT COUNT(*) FROM enrolment), (SELECT COUNT(*) FROM claim)
            """
        case .people:
            """
            SELECT id, number, name, secret, identity_hash, identity_tail, phone_hash, phone_tail, card_hash, twin_hash
            FROM person ORDER BY id
            """
        case .employers: "SELECT id, name FROM employer ORDER BY id"
        case .searchKeys: "SELECT subject, key FROM search_key WHERE scope = ?1 ORDER BY key, subject"
        case .claims:
            """
            SELECT \(ClaimStatement.columns), held_at, sheet_hash FROM claim WHERE person > ?1 AND person <= ?2
            ORDER BY person, id
            """
        case .steps:
            """
            SELECT claim_step.claim, claim_step.place, claim_step.at, claim_step.user_id, claim_step.action,
                claim_step.detail
            FROM claim JOIN claim_step ON claim_step.claim = claim.id WHERE claim.person > ?1 AND claim.person <= ?2
            ORDER BY claim.person, claim.id, claim_step.place
            """
        case .bars:
            """
            SELECT review_bar.claim, review_bar.user_id FROM claim JOIN review_bar ON review_bar.claim = claim.id
            WHERE claim.person > ?1 AND claim.person <= ?2 ORDER BY claim.person, claim.id, review_bar.user_id
            """
        case .benefits:
            """
            SELECT benefit.claim, benefit.enrolment, benefit.plan, benefit.edition, benefit.part, benefit.amount,
                benefit.refusal, benefit.ends, benefit.revision
            FROM claim JOIN benefit ON benefit.claim = claim.id WHERE claim.person > ?1 AND claim.person <= ?2
            ORDER BY claim.person, claim.id, benefit.place
            """
        case .numbersOfPeople: "SELECT number FROM person ORDER BY number"
        case .numbersOfEnrolments: "SELECT number FROM enrolment ORDER BY number"
        case .numbersOfReceipts: "SELECT number FROM receipt ORDER BY number"
        case .numbersOfClaims: "SELECT number FROM claim ORDER BY number"
        case .numbersOfBatches: "SELECT number FROM payment_batch ORDER BY number"
        case .given: "SELECT kind, division, year, given FROM number_counter ORDER BY kind, division, year"
        case .payees: "SELECT claim, secret FROM payee ORDER BY claim"
        case .bankFiles: "SELECT batch, content FROM bank_file ORDER BY batch"
        case .corrections: "SELECT id, detail FROM correction ORDER BY id"
        case .warningNotes: "SELECT id, note FROM warning WHERE note IS NOT NULL ORDER BY id"
        case .idleReceipts:
            """
            SELECT number FROM receipt
            WHERE NOT EXISTS (SELECT 1 FROM enrolment WHERE enrolment.receipt = receipt.id)
                AND NOT EXISTS (SELECT 1 FROM cancellation WHERE cancellation.receipt = receipt.id)
            ORDER BY number
            """
        }
    }
}
