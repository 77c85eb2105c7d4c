/// Every statement that the program runs, so that a test can prepare each of them on each database.
package enum SQLStatement: Hashable, Sendable {
    case office(OfficeStatement)
    case people(PeopleStatement)
    case enrolments(EnrolmentStatement)
    case claims(ClaimStatement)
    case life(LifeStatement)
    case simulation(SimulationStatement)
    case corrections(CorrectionStatement)
    case warnings(WarningStatement)
    case check(CheckStatement)
    case effort(EffortStatement)
    case plans(PlanStatement)
    case money(MoneyStatement)
    case slips(SlipStatement)
    case calls(CallStatement)
    case accounts(AccountStatement)
    case rekeying(RekeyStatement)
    case backups(BackupStatement)
    case proofs(ProofStatement)
    case imports(ImportStatement)
    case trail(TrailStatement)

    package static let all: [SQLStatement] =
        OfficeStatement.allCases.map(SQLStatement.office)
        + PeopleStatement.allCases.map(SQLStatement.people)
        + EnrolmentStatement.allCases.map(SQLStatement.enrolments)
        + ClaimStatement.allCases.map(SQLStatement.claims)
        + LifeStatement.allCases.map(SQLStatement.life)
        + CheckStatement.allCases.map(SQLStatement.check)
        + EffortStatement.allCases.map(SQLStatement.effort)
        + PlanStatement.allCases.map(SQLStatement.plans)
        + SimulationStatement.allCases.map(SQLStatement.simulation)
        + MoneyStatement.allCases.map(SQLStatement.money)
        + SlipStatement.allCases.map(SQLStatement.slips)
        + CorrectionStatement.allCases.map(SQLStatement.corrections)
        + WarningStatement.allCases.map(SQLStatement.warnings)
        + CallStatement.allCases.map(SQLStatement.calls)
        + AccountStatement.allCases.map(SQLStatement.accounts)
        + RekeyStatement.allCases.map(SQLStatement.rekeying)
        + BackupStatement.allCases.map(SQLStatement.backups)
        + ProofStatement.allCases.map(SQLStatement.proofs)
        + ImportStatement.allCases.map(SQLStatement.imports)
        + TrailStatement.allCases.map(SQLStatement.trail)

    package var sql: String {
        switch self {
        case .office(let statement): statement.sql
        case .people(let statement): statement.sql
        case .enrolments(let statement): statement.sql
        case .claims(let statement): statement.sql
        case .life(let statement): statement.sql
        case .simulation(let statement): statement.sql
        case .corrections(let statement): statement.sql
        case .warnings(let statement): statement.sql
        case .check(let statement): statement.sql
        case .effort(let statement): statement.sql
        case .plans(let statement): statement.sql
        case .money(let statement): statement.sql
        case .slips(let statement): statement.sql
        case .calls(let statement): statement.sql
        case .accounts(let statement): statement.sql
        case .rekeying(let statement): statement.sql
        case .backups(let statement): statement.sql
        case .proofs(let statement): statement.sql
        case .imports(let statement): statement.sql
        case .trail(let statement): statement.sql
        }
    }
}

/// The office itself, its users, numbers, drafts, submissions and audit trail.
package enum OfficeStatement: CaseIterable, Sendable {
    case insertOffice, office
    case insertUser, users
    case insertBlock, block, given, give
    case saveDraft, drafts, countDrafts, removeDraft
    case insertSubmission, submission
    case insertAudit, lastAuditOf, auditAfter, auditBefore, lastStored, insertHead, head, moveHead

    var sql: String {
        switch self {
        case .insertOffice:
            """
            INSERT INTO office (id, name, division, is_training, review_threshold, paper_days, created_at, key_check)
            VALUES (1, ?1, ?2, ?3, ?4, ?5, ?6, ?7)
            """
        case .office:
            "SELECT name, division, is_training, review_threshold, paper_days, key_check FROM office WHERE id = 1"
        case .insertUser:
            "INSERT INTO user_account (id, name, duties, division, version) VALUES (?1, ?2, ?3, ?4, 1)"
        case .users: "SELECT id, name, duties, division, retired_at, version FROM user_account ORDER BY id"
        case .insertBlock: "INSERT INTO number_block (division, first, last) VALUES (?1, ?2, ?3)"
        case .block: "SELECT first, last FROM number_block WHERE division = ?1"
        case .given: "SELECT given FROM number_counter WHERE kind = ?1 AND division = ?2 AND year = ?3"
        case .give:
            """
            INSERT INTO number_counter (kind, division, year, given) VALUES (?1, ?2, ?3, ?4)
            ON CONFLICT (kind, division, year) DO UPDATE SET given = excluded.given
            WHERE number_counter.given < excluded.given
            """
        case .saveDraft:
            """
            INSERT INTO draft (key, user_id, saved, content) VALUES (?1, ?2, ?3, ?4)
            ON CONFLICT (key) DO UPDATE SET user_id = excluded.user_id, saved = excluded.saved,
                content = excluded.content
            """
        case .drafts: "SELECT key, saved, content FROM draft WHERE user_id = ?1 ORDER BY saved DESC, key"
        case .countDrafts: "SELECT COUNT(*) FROM draft WHERE user_id = ?1"
        case .removeDraft: "DELETE FROM draft WHERE key = ?1"
        case .insertSubmission: "INSERT INTO submission (key, at, result) VALUES (?1, ?2, ?3)"
        case .submission: "SELECT result FROM submission WHERE key = ?1"
        case .insertAudit:
            """
            INSERT INTO audit_entry (id, at, user_id, action, subject, detail, mac)
            VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)
            """
        case .lastAuditOf:
            """
            SELECT user_account.name, audit_entry.at FROM audit_entry
            JOIN user_account ON user_account.id = audit_entry.user_id
            WHERE audit_entry.subject = ?1 ORDER BY audit_entry.id DESC LIMIT 1
            """
        case .auditAfter:
            """
            SELECT id, at, user_id, action, subject, detail, mac FROM audit_entry
            WHERE id > ?1 ORDER BY id LIMIT ?2
            """
        case .auditBefore:
            """
            SELECT id, at, user_id, action, subject, detail, mac FROM audit_entry
            WHERE id < ?1 ORDER BY id DESC LIMIT ?2
            """
        // Of the last entries, for one that was made since the clock was set back is earlier.
        case .lastStored: "SELECT MAX(at) FROM (SELECT at FROM audit_entry ORDER BY id DESC LIMIT 500) AS recent"
        case .insertHead: "INSERT INTO audit_head (id, entries, mac, seal) VALUES (1, ?1, ?2, ?3)"
        case .head: "SELECT entries, mac, seal FROM audit_head WHERE id = 1"
        case .moveHead: "UPDATE audit_head SET entries = ?1, mac = ?2, seal = ?3 WHERE id = 1 AND entries = ?4"
        }
    }
}

/// Employers, members, dependants, and what finds them.
package enum PeopleStatement: CaseIterable, Sendable {
    case insertEmployer, employer, employerByCode, employersByCode, employersByKey, employersInOrder
    case insertPerson, updatePerson, person, dependants
    case byIdentity, byIdentityTail, byPhone, byPhoneTail, byCard, byTwin, byNumber
    case insertKey, removeKey, byKey

    private static let employerColumns = """
        id, name, credit_code, division, headcount, women_headcount, handler, batch_day, unit_percent,
        union_percent, version, pinyin, initials
        """
    private static let personColumns = """
        id, number, kind, guardian, name, employer, employment, front_line, medical_insurance, consent_day,
        consent_by, secret, version, died_on, merged_into
        """

    var sql: String {
        switch self {
        case .insertEmployer:
            """
            INSERT INTO employer (id, name, credit_code, division, headcount, women_headcount, handler, batch_day,
                unit_percent, union_percent, pinyin, initials, entered_by, entered_on, version)
            VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15)
            """
        case .employer: "SELECT \(Self.employerColumns) FROM employer WHERE id = ?1"
        case .employerByCode: "SELECT \(Self.employerColumns) FROM employer WHERE credit_code = ?1"
        case .employersByCode:
            """
            SELECT \(Self.employerColumns) FROM employer
            WHERE credit_code >= ?1 AND credit_code < ?2 ORDER BY credit_code LIMIT ?3
            """
        case .employersByKey:
            """
            SELECT \(Self.employerColumns) FROM employer
            WHERE id IN (SELECT subject FROM search_key WHERE scope = 2 AND key >= ?1 AND key < ?2)
            ORDER BY pinyin, id LIMIT ?3
            """
        case .employersInOrder: "SELECT \(Self.employerColumns) FROM employer ORDER BY pinyin, id LIMIT ?1"
        case .insertPerson:
            """
            INSERT INTO person (id, number, kind, guardian, name, sex, birth_year, employer, employment, front_line,
                medical_insurance, consent_day, consent_by, identity_hash, identity_tail, phone_hash, phone_tail,
                card_hash, twin_hash, secret, entered_by, entered_on, version)
            VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17, ?18, ?19, ?20, ?21,
                ?22, ?23)
            """
        case .updatePerson:
            """
            UPDATE person SET name = ?1, sex = ?2, birth_year = ?3, employer = ?4, employment = ?5, front_line = ?6,
                medical_insurance = ?7, consent_day = ?8, consent_by = ?9, identity_hash = ?10, identity_tail = ?11,
                phone_hash = ?12, phone_tail = ?13, card_hash = ?14, twin_hash = ?15, secret = ?16,
                version = version + 1
            WHERE id = ?17 AND version = ?18
            """
        case .person: "SELECT \(Self.personColumns) FROM person WHERE id = ?1"
        case .dependants: "SELECT \(Self.personColumns) FROM person WHERE guardian = ?1 ORDER BY id"
        case .byIdentity: "SELECT \(Self.personColumns) FROM person WHERE identity_hash = ?1"
        case .byIdentityTail: "SELECT \(Self.personColumns) FROM person WHERE identity_tail = ?1 ORDER BY id LIMIT ?2"
        case .byPhone: "SELECT \(Self.personColumns) FROM person WHERE phone_hash = ?1 ORDER BY id LIMIT ?2"
        case .byPhoneTail: "SELECT \(Self.personColumns) FROM person WHERE phone_tail = ?1 ORDER BY id LIMIT ?2"
        case .byCard: "SELECT \(Self.personColumns) FROM person WHERE card_hash = ?1 ORDER BY id LIMIT ?2"
        case .byTwin: "SELECT \(Self.personColumns) FROM person WHERE twin_hash = ?1 ORDER BY id LIMIT ?2"
        case .byNumber:
            """
            SELECT \(Self.personColumns) FROM person WHERE number >= ?1 AND number < ?2 ORDER BY number LIMIT ?3
            """
        case .insertKey:
            "INSERT INTO search_key (scope, key, subject) VALUES (?1, ?2, ?3) ON CONFLICT DO NOTHING"
        case .removeKey: "DELETE FROM search_key WHERE scope = ?1 AND key = ?2 AND subject = ?3"
        case .byKey:
            """
            SELECT subject, key FROM search_key WHERE scope = ?1 AND key >= ?2 AND key < ?3
            ORDER BY key, subject LIMIT ?4
            """
        }
    }
}
