/// What a simulation reads, in the order of persons; columns are as few as they can be, for there are very many rows.
package enum SimulationStatement: CaseIterable, Sendable {
    case countClaims, pageEnd, claims, turns, past, origins, covers

    var sql: String {
        switch self {
        case .countClaims: "SELECT COUNT(*) FROM claim"
        case .pageEnd:
            """
            SELECT MAX(person) FROM (SELECT person FROM claim WHERE person > ?1 ORDER BY person LIMIT ?2) AS page
            """
        case .claims:
            """
            SELECT id, person, event, worksheet FROM claim WHERE person > ?1 AND person <= ?2 ORDER BY person, id
            """
        case .turns:
            """
            SELECT claim_step.at, claim_step.action, claim_step.place
            FROM claim JOIN claim_step ON claim_step.claim = claim.id
            WHERE claim.person > ?1 AND claim.person <= ?2
                AND (claim_step.place = 0 OR claim_step.action IN ('accept', 'deny', 'reconsider', 'undo', 'withdraw'))
            ORDER BY claim.person, claim.id, claim_step.place
            """
        case .past:
            """
            SELECT claim_past.claim, claim_past.place, claim_step.at, claim_past.event, claim_past.worksheet
            FROM claim JOIN claim_past ON claim_past.claim = claim.id
                JOIN claim_step ON claim_step.claim = claim_past.claim AND claim_step.place = claim_past.place
            WHERE claim.person > ?1 AND claim.person <= ?2 ORDER BY claim.person, claim.id, claim_past.place
            """
        case .origins:
            """
            SELECT claim_origin.claim, claim_origin.person, claim_origin.until
            FROM claim JOIN claim_origin ON claim_origin.claim = claim.id
            WHERE claim.person > ?1 AND claim.person <= ?2 ORDER BY claim_origin.claim, claim_origin.until
            """
        case .covers:
            """
            SELECT enrolment.id, enrolment.person, enrolment.tier, enrolment.shares, enrolment.first_day,
                enrolment.last_day, enrolment.continued, receipt.day, enrolment.paid_before
            FROM enrolment LEFT JOIN receipt ON receipt.id = enrolment.receipt
            WHERE enrolment.person > ?1 AND enrolment.person <= ?2 AND enrolment.plan = ?3
            ORDER BY enrolment.person, enrolment.id
            """
        }
    }
}
