/// Enrolments and the receipts that pay them.
package enum EnrolmentStatement: CaseIterable, Sendable {
    case insertReceipt, receipt, receiptsByNumber
    case insertEnrolment, payEnrolment
    case ofPerson, byID, byNumber, byReceipt
    case peopleEnrolledOn, ofClaimants

    private static let columns = """
        enrolment.id, enrolment.number, enrolment.person, enrolment.plan, enrolment.edition, enrolment.tier,
        enrolment.shares, enrolment.first_day, enrolment.last_day, enrolment.continued, enrolment.fee,
        enrolment.fee_unit, enrolment.fee_union, enrolment.fee_own, enrolment.fee_gift, enrolment.entered_by,
        enrolment.entered_on, enrolment.version, receipt.number, receipt.day, receipt.payer, enrolment.cancelled_on,
        cancellation.replaced_by, enrolment.paid_before, returned.number, returned.day, returned.payer,
        cancellation.amount
        """
    private static let from = """
        FROM enrolment LEFT JOIN receipt ON receipt.id = enrolment.receipt
        LEFT JOIN cancellation ON cancellation.enrolment = enrolment.id
        LEFT JOIN receipt AS returned ON returned.id = cancellation.receipt
        """

    var sql: String {
        switch self {
        case .insertReceipt:
            """
            INSERT INTO receipt (id, number, day, payer, taken_by, mac) VALUES (?1, ?2, ?3, ?4, ?5, ?6)
            ON CONFLICT (number) DO NOTHING
            """
        case .receipt: "SELECT id FROM receipt WHERE number = ?1"
        case .receiptsByNumber:
            "SELECT id FROM receipt WHERE number >= ?1 AND number < ?2 ORDER BY number LIMIT ?3"
        case .insertEnrolment:
            """
            INSERT INTO enrolment (id, number, person, plan, edition, tier, shares, first_day, last_day, continued,
                fee, fee_unit, fee_union, fee_own, fee_gift, receipt, entered_by, entered_on, version, paid_before,
                mac)
            VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17, ?18, ?19, ?20,
                ?21)
            """
        case .payEnrolment:
            "UPDATE enrolment SET receipt = ?1, version = version + 1 WHERE id = ?2 AND receipt IS NULL AND cancelled_on IS NULL"
        case .ofPerson:
            """
            SELECT \(Self.columns) \(Self.from) WHERE enrolment.person = ?1
            ORDER BY enrolment.first_day, enrolment.id
            """
        case .byID: "SELECT \(Self.columns) \(Self.from) WHERE enrolment.id = ?1"
        case .byNumber:
            """
            SELECT \(Self.columns) \(Self.from) WHERE enrolment.number >= ?1 AND enrolment.number < ?2
            ORDER BY enrolment.number LIMIT ?3
            """
        case .byReceipt: "SELECT \(Self.columns) \(Self.from) WHERE enrolment.receipt = ?1 ORDER BY enrolment.id"
        case .peopleEnrolledOn: "SELECT COUNT(DISTINCT person) FROM enrolment WHERE entered_on = ?1"
        case .ofClaimants:
            """
            SELECT \(Self.columns) \(Self.from) WHERE enrolment.person > ?1 AND enrolment.person <= ?2
            AND EXISTS (SELECT 1 FROM claim WHERE claim.person = enrolment.person)
            ORDER BY enrolment.person, enrolment.first_day, enrolment.id
            """
        }
    }
}

/// Claims, their steps and benefits, and the lists of what waits.
package enum ClaimStatement: CaseIterable, Sendable {
    case insertClaim, moveClaim, insertStep, insertBenefit
    case byID, ofPerson, byNumber, stepsOf, lastStepOfPerson
    case enteredOn

    static let columns = """
        id, number, person, stage, since, amount, entered_by, event, papers, worksheet, version, office, due,
        taken_by, taken_at
        """

    var sql: String {
        switch self {
        case .insertClaim:
            """
            INSERT INTO claim (id, number, person, stage, since, amount, papers_due, decided, entered_by, entered_on,
                event, papers, worksheet, version, office, due, held_at, taken_by, taken_at)
            VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17, ?18, ?19)
            """
        case .moveClaim:
            """
            UPDATE claim SET stage = ?1, since = ?2, amount = ?3, papers_due = ?4, decided = ?5, event = ?6, papers = ?7,
                worksheet = ?8, due = ?9, held_at = ?10, taken_by = ?11, taken_at = ?12, version = version + 1
            WHERE id = ?13 AND version = ?14
            """
        case .insertStep:
            """
            INSERT INTO claim_step (claim, place, at, user_id, action, is_decision, detail, mac)
            VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)
            """
        case .insertBenefit:
            """
            INSERT INTO benefit (claim, place, enrolment, plan, edition, part, amount, refusal, ends, revision, mac)
            VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11)
            """
        case .byID: "SELECT \(Self.columns) FROM claim WHERE id = ?1"
        case .ofPerson: "SELECT \(Self.columns) FROM claim WHERE person = ?1 ORDER BY id"
        case .byNumber:
            "SELECT \(Self.columns) FROM claim WHERE number >= ?1 AND number < ?2 ORDER BY number LIMIT ?3"
        case .stepsOf:
            "SELECT place, at, user_id, action, detail FROM claim_step WHERE claim = ?1 ORDER BY place"
        case .lastStepOfPerson:
            """
            SELECT MAX(claim_step.at) FROM claim_step JOIN claim ON claim.id = claim_step.claim WHERE claim.person = ?1
            """
        case .enteredOn: "SELECT COUNT(*) FROM claim WHERE entered_on = ?1"
        }
    }
}
