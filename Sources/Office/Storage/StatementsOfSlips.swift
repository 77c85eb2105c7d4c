/// Check codes, their wrong attempts, receipts of a day and covers that end.
package enum SlipStatement: CaseIterable, Sendable {
    case insertCode, code, progress
    case countAttempt, attempts, forgive, uncopied, markCopied
    case receiptByNumber, receiptsOfDay, unpaidOfDay, receiptBefore, receiptNumbers
    case renewals, renewalCounts

    // A cover that somebody paid for, that ends in the span and that no later one of the same plan follows.
    private static let ending = """
        enrolment.last_day BETWEEN ?1 AND ?2 AND enrolment.receipt IS NOT NULL AND enrolment.cancelled_on IS NULL
            AND person.died_on IS NULL
            AND NOT EXISTS (SELECT 1 FROM enrolment AS later WHERE later.person = enrolment.person
                AND later.plan = enrolment.plan AND later.last_day > enrolment.last_day
                AND later.cancelled_on IS NULL)
        """

    var sql: String {
        switch self {
        case .insertCode:
            """
            INSERT INTO status_code (number, salt, hash, made_at, made_by) VALUES (?1, ?2, ?3, ?4, ?5)
            ON CONFLICT (number) DO NOTHING
            """
        case .code: "SELECT salt, hash FROM status_code WHERE number = ?1"
        case .progress: "SELECT stage, papers_due FROM claim WHERE number = ?1"
        case .countAttempt:
            """
            INSERT INTO status_attempt (number, streak, last_at, uncopied) VALUES (?1, ?2, ?3, 1)
            ON CONFLICT (number) DO UPDATE SET streak = excluded.streak, last_at = excluded.last_at,
                uncopied = status_attempt.uncopied + 1
            """
        case .attempts: "SELECT streak, last_at FROM status_attempt WHERE number = ?1"
        case .forgive:
            """
            UPDATE status_attempt SET streak = CASE WHEN ?2 = 1 OR streak < 1 THEN 0 ELSE streak - 1 END,
                last_at = CASE WHEN last_at = ?3 THEN ?4 ELSE last_at END,
                uncopied = CASE WHEN uncopied < 1 THEN 0 ELSE uncopied - 1 END
            WHERE number = ?1
            """
        case .uncopied: "SELECT number, uncopied, last_at FROM status_attempt WHERE uncopied > 0 ORDER BY number"
        case .markCopied: "UPDATE status_attempt SET uncopied = 0 WHERE uncopied > 0"
        case .receiptByNumber:
            """
            SELECT receipt.id, receipt.day, receipt.payer, user_account.name FROM receipt
            JOIN user_account ON user_account.id = receipt.taken_by WHERE receipt.number = ?1
            """
        case .receiptsOfDay:
            """
            SELECT receipt.number, receipt.payer, user_account.name, COUNT(enrolment.id),
                CAST(COALESCE(SUM(enrolment.fee), 0) AS BIGINT)
            FROM receipt JOIN user_account ON user_account.id = receipt.taken_by
            LEFT JOIN enrolment ON enrolment.receipt = receipt.id
            WHERE receipt.day = ?1 AND NOT EXISTS (SELECT 1 FROM cancellation WHERE cancellation.receipt = receipt.id)
            GROUP BY receipt.number, receipt.payer, user_account.name ORDER BY receipt.number
            """
        case .unpaidOfDay:
            """
            SELECT COUNT(*), CAST(COALESCE(SUM(fee), 0) AS BIGINT) FROM enrolment
            WHERE entered_on = ?1 AND receipt IS NULL AND cancelled_on IS NULL
            """
        case .receiptBefore: "SELECT MAX(number) FROM receipt WHERE number >= ?1 AND number < ?2"
        case .receiptNumbers: "SELECT number FROM receipt WHERE number >= ?1 AND number < ?2 ORDER BY number"
        case .renewals:
            """
            SELECT enrolment.id, enrolment.number, enrolment.person, enrolment.plan, enrolment.edition,
                enrolment.last_day, employer.name,
                CASE WHEN EXISTS (SELECT 1 FROM benefit JOIN claim ON claim.id = benefit.claim
                    WHERE benefit.enrolment = enrolment.id AND benefit.ends = 'cover'
                    AND claim.stage NOT IN ('withdrawn', 'denied', 'draft')) THEN 1 ELSE 0 END
            FROM enrolment JOIN person ON person.id = enrolment.person
            LEFT JOIN employer ON employer.id = person.employer
            WHERE \(Self.ending) AND (CAST(?3 AS BIGINT) = 0 OR person.employer = CAST(?3 AS BIGINT)
                    OR (CAST(?3 AS BIGINT) = -1 AND person.employer IS NULL))
                AND (enrolment.last_day, enrolment.id) > (?4, ?5)
            ORDER BY enrolment.last_day, enrolment.id LIMIT ?6
            """
        case .renewalCounts:
            """
            SELECT person.employer, employer.name, COUNT(DISTINCT enrolment.person), COUNT(*),
                MIN(enrolment.last_day)
            FROM enrolment JOIN person ON person.id = enrolment.person
            LEFT JOIN employer ON employer.id = person.employer
            WHERE \(Self.ending) GROUP BY person.employer, employer.name
            HAVING (MIN(enrolment.last_day), COALESCE(person.employer, 0)) > (?3, ?4)
            ORDER BY MIN(enrolment.last_day), COALESCE(person.employer, 0) LIMIT ?5
            """
        }
    }
}
