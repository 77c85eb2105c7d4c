/// Corrections, cancelled enrolments and what was given back, and two records of one person made one.
package enum CorrectionStatement: CaseIterable, Sendable {
    case insertCorrection, ofPerson
    case cancelEnrolment, insertCancellation, enrolmentOfRefund
    case setDeath, setMerged, moveMerged, mergedInto
    case insertOrigins, originsOfPerson, originsOfClaim
    case moveEnrolments, moveClaims, moveDependants, moveKnownEvents
    case allDrafts, rewriteDraft
    case wrongRefunds, ofMerged, batchLinesOfPerson

    var sql: String {
        switch self {
        case .insertCorrection:
            """
            INSERT INTO correction (id, person, kind, about, at, user_id, detail)
            VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)
            """
        case .ofPerson:
            """
            SELECT correction.id, correction.person, correction.kind, correction.about, correction.at,
                correction.user_id, user_account.name, correction.detail
            FROM correction JOIN user_account ON user_account.id = correction.user_id
            WHERE correction.person = ?1 ORDER BY correction.id
            """
        case .cancelEnrolment:
            """
            UPDATE enrolment SET cancelled_on = ?1, version = version + 1
            WHERE id = ?2 AND version = ?3 AND cancelled_on IS NULL
            """
        case .insertCancellation:
            "INSERT INTO cancellation (enrolment, replaced_by, receipt, amount, mac) VALUES (?1, ?2, ?3, ?4, ?5)"
        case .enrolmentOfRefund: "SELECT enrolment FROM cancellation WHERE receipt = ?1"
        case .setDeath: "UPDATE person SET died_on = ?1, version = version + 1 WHERE id = ?2 AND version = ?3"
        case .setMerged: "UPDATE person SET merged_into = ?1, version = version + 1 WHERE id = ?2 AND version = ?3"
        case .moveMerged: "UPDATE person SET merged_into = ?1 WHERE merged_into = ?2"
        case .mergedInto: "SELECT id, number, name FROM person WHERE merged_into = ?1 ORDER BY id"
        case .insertOrigins:
            """
            INSERT INTO claim_origin (claim, until, person)
            SELECT id, CAST(?1 AS BIGINT), person FROM claim WHERE person = ?2
            """
        case .originsOfPerson:
            """
            SELECT claim_origin.claim, claim_origin.person, claim_origin.until FROM claim_origin
            JOIN claim ON claim.id = claim_origin.claim WHERE claim.person = ?1 ORDER BY claim_origin.until
            """
        case .originsOfClaim: "SELECT claim, person, until FROM claim_origin WHERE claim = ?1 ORDER BY until"
        case .moveEnrolments: "UPDATE enrolment SET person = ?1 WHERE person = ?2"
        case .moveClaims: "UPDATE claim SET person = ?1 WHERE person = ?2"
        case .moveDependants: "UPDATE person SET guardian = ?1, version = version + 1 WHERE guardian = ?2"
        case .moveKnownEvents: "UPDATE known_event SET person = ?1 WHERE person = ?2"
        case .allDrafts: "SELECT key, saved, content FROM draft ORDER BY key"
        case .rewriteDraft: "UPDATE draft SET content = ?1 WHERE key = ?2"
        case .batchLinesOfPerson:
            """
            SELECT batch_line.place, batch_line.claim, claim.number, claim.person, person.name, batch_line.amount,
                batch_line.state, batch_line.paid_on, batch_line.secret, batch_line.reason, batch_line.round,
                batch_line.batch, payment_batch.number, payment_batch.made_on
            FROM claim JOIN person ON person.id = claim.person JOIN batch_line ON batch_line.claim = claim.id
            JOIN payment_batch ON payment_batch.id = batch_line.batch
            WHERE claim.person = ?1 ORDER BY batch_line.batch DESC, batch_line.place
            """
        case .wrongRefunds:
            """
            SELECT enrolment.number FROM enrolment LEFT JOIN cancellation ON cancellation.enrolment = enrolment.id
            WHERE (enrolment.cancelled_on IS NULL) <> (cancellation.enrolment IS NULL)
            OR (enrolment.cancelled_on IS NOT NULL AND enrolment.receipt IS NOT NULL AND enrolment.fee > 0
                AND COALESCE(cancellation.amount, 0) <> enrolment.fee)
            OR (enrolment.receipt IS NULL AND cancellation.amount IS NOT NULL)
            ORDER BY enrolment.number
            """
        case .ofMerged:
            """
            SELECT enrolment.number FROM enrolment JOIN person ON person.id = enrolment.person
                WHERE person.merged_into IS NOT NULL
            UNION SELECT claim.number FROM claim JOIN person ON person.id = claim.person
                WHERE person.merged_into IS NOT NULL
            UNION SELECT person.number FROM person LEFT JOIN person AS living ON living.id = person.merged_into
                WHERE person.merged_into IS NOT NULL AND (living.id IS NULL OR living.merged_into IS NOT NULL)
            UNION SELECT person.number FROM person JOIN person AS guardian ON guardian.id = person.guardian
                WHERE guardian.merged_into IS NOT NULL
            """
        }
    }
}

/// Warnings that two records look like one.
package enum WarningStatement: CaseIterable, Sendable {
    case insert, byID, open, ofSubject, settle
    case claimSide, claimsBySheet, noteSheet, unnotedSheets
    case twinPairs, cardPairs, sheetPairs, personsWithClaims

    private static let columns = """
        warning.id, warning.kind, warning.first_id, warning.second_id, warning.found_at, warning.verdict,
        warning.settled_by, warning.settled_at, warning.note, warning.version
        """
    /// What a record that counts no more looked like concerns nobody.
    private static let concerns = """
        (warning.kind NOT IN ('same-card', 'same-name-and-birth') OR NOT EXISTS (SELECT 1 FROM person
            WHERE person.id IN (warning.first_id, warning.second_id) AND person.merged_into IS NOT NULL))
        AND (warning.kind IN ('same-card', 'same-name-and-birth') OR NOT EXISTS (SELECT 1 FROM claim
            WHERE claim.id IN (warning.first_id, warning.second_id) AND claim.stage IN ('withdrawn', 'denied')))
        """

    var sql: String {
        switch self {
        case .insert:
            """
            INSERT INTO warning (id, kind, first_id, second_id, found_at, version) VALUES (?1, ?2, ?3, ?4, ?5, 1)
            ON CONFLICT (kind, first_id, second_id) DO UPDATE SET verdict = NULL, settled_by = NULL, settled_at = NULL,
                note = NULL, found_at = excluded.found_at, version = warning.version + 1
            WHERE warning.verdict = 'gone'
            """
        case .byID: "SELECT \(Self.columns) FROM warning WHERE id = ?1"
        case .open:
            """
            SELECT \(Self.columns) FROM warning WHERE warning.verdict IS NULL AND \(Self.concerns)
            ORDER BY warning.found_at, warning.id LIMIT ?1
            """
        case .ofSubject:
            """
            SELECT \(Self.columns) FROM warning WHERE (warning.first_id = ?1 OR warning.second_id = ?1)
            AND (warning.verdict IS NOT NULL OR \(Self.concerns)) ORDER BY warning.found_at, warning.id
            """
        case .settle:
            """
            UPDATE warning SET verdict = ?1, settled_by = ?2, settled_at = ?3, note = ?4, version = version + 1
            WHERE id = ?5 AND version = ?6 AND verdict IS NULL
            """
        case .claimSide:
            """
            SELECT claim.number, claim.person, claim.stage, claim.entered_by FROM claim WHERE claim.id = ?1
            """
        case .claimsBySheet: "SELECT id, person, stage FROM claim WHERE sheet_hash = ?1 ORDER BY id LIMIT ?2"
        case .noteSheet: "UPDATE claim SET sheet_hash = ?1, sheet_noted = 1 WHERE id = ?2"
        case .unnotedSheets: "SELECT id, event FROM claim WHERE sheet_noted = 0 AND id > ?1 ORDER BY id LIMIT ?2"
        case .twinPairs:
            """
            SELECT early.id, late.id FROM person AS early JOIN person AS late
            ON late.twin_hash = early.twin_hash AND late.id > early.id
            WHERE early.merged_into IS NULL AND late.merged_into IS NULL
            """
        case .cardPairs:
            """
            SELECT early.id, late.id FROM person AS early JOIN person AS late
            ON late.card_hash = early.card_hash AND late.id > early.id
            WHERE early.merged_into IS NULL AND late.merged_into IS NULL AND COALESCE(early.guardian, 0) <> late.id
            AND COALESCE(late.guardian, 0) <> early.id
            AND (early.guardian IS NULL OR late.guardian IS NULL OR early.guardian <> late.guardian)
            """
        case .sheetPairs:
            """
            SELECT early.id, late.id FROM claim AS early JOIN claim AS late
            ON late.sheet_hash = early.sheet_hash AND late.id > early.id
            WHERE early.stage <> 'withdrawn' AND late.stage <> 'withdrawn'
            """
        case .personsWithClaims:
            """
            SELECT person FROM claim WHERE person > ?1 GROUP BY person HAVING COUNT(*) > 1 ORDER BY person LIMIT ?2
            """
        }
    }
}
