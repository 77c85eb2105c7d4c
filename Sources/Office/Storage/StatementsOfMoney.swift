/// Who is paid, batches, their lines and files.
package enum MoneyStatement: CaseIterable, Sendable {
    case savePayee, payee
    case insertBatch, moveBatch, insertBatchStep, insertLine, settleLine
    case batch, batches, batchesInOffice, batchesByNumber, batchSteps, lines, openLine, paidParts
    case approved
    case insertFile, file
    case batchesThatDontAddUp, claimsPaidTwice, linesThatDontFit, claimsWithoutLine, allBatches, lastBatches

    private static let columns = "id, number, office, made_on, stage, version, lines, total, hash_total"

    var sql: String {
        switch self {
        case .savePayee:
            """
            INSERT INTO payee (claim, secret, mac) VALUES (?1, ?2, ?3)
            ON CONFLICT (claim) DO UPDATE SET secret = excluded.secret, mac = excluded.mac
            """
        case .payee: "SELECT secret FROM payee WHERE claim = ?1"
        case .insertBatch:
            """
            INSERT INTO payment_batch (id, number, office, made_on, stage, lines, total, hash_total, first_release,
                second_release, version)
            VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11)
            """
        case .moveBatch:
            """
            UPDATE payment_batch SET stage = ?1, first_release = ?2, second_release = ?3, lines = ?4, total = ?5,
                hash_total = ?6, version = version + 1
            WHERE id = ?7 AND version = ?8
            """
        case .insertBatchStep:
            "INSERT INTO batch_step (batch, place, at, user_id, action, note, mac) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)"
        case .insertLine:
            """
            INSERT INTO batch_line (batch, place, claim, amount, round, state, paid_on, secret, reason, mac)
            VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)
            """
        case .settleLine:
            """
            UPDATE batch_line SET state = ?1, paid_on = ?2, reason = ?3
            WHERE batch = ?4 AND place = ?5 AND state = 'open'
            """
        case .batch: "SELECT \(Self.columns) FROM payment_batch WHERE id = ?1"
        case .batches: "SELECT \(Self.columns) FROM payment_batch WHERE id < ?1 ORDER BY id DESC LIMIT ?2"
        case .batchesInOffice:
            """
            SELECT stage, office, first_release FROM payment_batch
            WHERE stage NOT IN ('file-written', 'closed', 'taken-back')
            """
        case .batchesByNumber:
            "SELECT \(Self.columns) FROM payment_batch WHERE number >= ?1 AND number < ?2 ORDER BY number LIMIT ?3"
        case .batchSteps:
            "SELECT place, at, user_id, action, note FROM batch_step WHERE batch = ?1 ORDER BY place"
        case .lines:
            """
            SELECT batch_line.place, batch_line.claim, claim.number, claim.person, person.name, batch_line.amount,
                batch_line.state, batch_line.paid_on, batch_line.secret, batch_line.reason, batch_line.round
            FROM batch_line JOIN claim ON claim.id = batch_line.claim JOIN person ON person.id = claim.person
            WHERE batch_line.batch = ?1 ORDER BY batch_line.place
            """
        case .openLine:
            """
            SELECT payment_batch.number FROM batch_line JOIN payment_batch ON payment_batch.id = batch_line.batch
            WHERE batch_line.claim = ?1 AND batch_line.state = 'open'
            """
        case .paidParts:
            """
            SELECT payment_batch.number, batch_line.round, batch_line.amount, batch_line.paid_on
            FROM batch_line JOIN payment_batch ON payment_batch.id = batch_line.batch
            WHERE batch_line.claim = ?1 AND batch_line.state = 'paid' ORDER BY batch_line.round
            """
        case .approved:
            """
            SELECT since, id FROM claim WHERE stage = 'approved' AND (since, id) > (?1, ?2) ORDER BY since, id LIMIT ?3
            """
        case .insertFile: "INSERT INTO bank_file (batch, content, mac) VALUES (?1, ?2, ?3)"
        case .file: "SELECT content FROM bank_file WHERE batch = ?1"
        case .batchesThatDontAddUp:
            """
            SELECT number FROM payment_batch WHERE lines <> (SELECT COUNT(*) FROM batch_line
                WHERE batch_line.batch = payment_batch.id AND batch_line.state <> 'taken-out')
                OR total <> (SELECT CAST(COALESCE(SUM(batch_line.amount), 0) AS BIGINT) FROM batch_line
                    WHERE batch_line.batch = payment_batch.id AND batch_line.state <> 'taken-out')
            ORDER BY number
            """
        case .claimsPaidTwice:
            """
            SELECT claim.number FROM batch_line JOIN claim ON claim.id = batch_line.claim
            WHERE batch_line.state IN ('open', 'paid') GROUP BY claim.number
            HAVING COUNT(DISTINCT batch_line.round) <> COUNT(*) OR MAX(batch_line.round) <> COUNT(*)
                OR SUM(CASE WHEN batch_line.state = 'open' THEN 1 ELSE 0 END) > 1
            ORDER BY claim.number
            """
        case .linesThatDontFit:
            """
            SELECT number FROM (
                SELECT claim.id, claim.number, claim.stage, claim.amount,
                    SUM(CASE WHEN batch_line.state = 'open' THEN 1 ELSE 0 END) AS sent,
                    SUM(batch_line.amount) AS live, MAX(batch_line.round) AS rounds
                FROM batch_line JOIN claim ON claim.id = batch_line.claim
                WHERE batch_line.state IN ('open', 'paid')
                GROUP BY claim.id, claim.number, claim.stage, claim.amount) AS payment
            WHERE (sent > 0 AND (stage <> 'in-batch' OR amount <> live))
                OR (sent = 0 AND stage IN ('paid', 'called-back', 'closed') AND amount > live)
                OR ((rounds > 1 OR (sent = 0 AND stage IN ('paid', 'called-back', 'closed') AND amount < live))
                    AND NOT EXISTS (SELECT 1 FROM claim_step
                        WHERE claim_step.claim = payment.id AND claim_step.action = 'reconsider'))
            ORDER BY number
            """
        case .claimsWithoutLine:
            """
            SELECT number FROM claim
            WHERE (stage = 'in-batch' AND NOT EXISTS (SELECT 1 FROM batch_line
                    WHERE batch_line.claim = claim.id AND batch_line.state = 'open'))
                OR (stage IN ('paid', 'called-back', 'closed') AND NOT EXISTS (SELECT 1 FROM batch_line
                    WHERE batch_line.claim = claim.id AND batch_line.state = 'paid'))
            ORDER BY number
            """
        case .allBatches: "SELECT id FROM payment_batch WHERE id > ?1 ORDER BY id LIMIT ?2"
        case .lastBatches: "SELECT MAX(number) FROM payment_batch GROUP BY substr(number, 1, 10)"
        }
    }
}
