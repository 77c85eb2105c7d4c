/// Who may do what next: users' duties, worklists, what is amended, and the office's settings.
package enum LifeStatement: CaseIterable, Sendable {
    case changeUser, insertDuty, removeDuties, handBackAll
    case insertBar, removeBars, bars
    case insertPast, past, removeBenefits
    case waiting, countWaiting, held, countHeld
    case papersOverdue, countPapersOverdue, countStage
    case insertSetting, setting
    case withoutDue, giveDue

    private static let rowColumns = """
        claim.id, claim.number, claim.person, person.name, claim.stage, claim.since, claim.amount, claim.entered_by,
        claim.event, claim.due, claim.office, claim.held_at, claim.taken_by, claim.taken_at, claim.version
        """
    private static let rows = "SELECT \(rowColumns) FROM claim JOIN person ON person.id = claim.person"

    /// ?1 stage, ?2 user, ?3 and ?4 the duties that the stage waits for, ?5 and ?6 from and to which office the user reaches,
    /// ?7 the user's own office. A claim of the own office waits for the user; one from below only while nobody nearer to it
    /// may do its step (domain.md §4).
    private static let waitsForMe = """
        claim.stage = ?1 AND claim.office >= ?5 AND claim.office <= ?6 AND claim.held_at IS NULL
        AND NOT EXISTS (SELECT 1 FROM review_bar WHERE review_bar.claim = claim.id AND review_bar.user_id = ?2)
        AND (claim.office = ?7 OR NOT EXISTS (SELECT 1 FROM user_duty AS nearer
            JOIN user_account ON user_account.id = nearer.user_id
            WHERE nearer.duty IN (?3, ?4) AND nearer.low <= claim.office AND nearer.high >= claim.office
            AND user_account.division >= ?5 AND user_account.division <= ?6 AND user_account.division <> ?7
            AND NOT EXISTS (SELECT 1 FROM review_bar
                WHERE review_bar.claim = claim.id AND review_bar.user_id = nearer.user_id)))
        """
    /// What is held back waits for a supervisor: ?1 and ?2 from and to which office, ?3 the own office.
    private static let heldForMe = """
        claim.held_at IS NOT NULL AND claim.office >= ?1 AND claim.office <= ?2
        AND (claim.office = ?3 OR NOT EXISTS (SELECT 1 FROM user_duty AS nearer
            JOIN user_account ON user_account.id = nearer.user_id
            WHERE nearer.duty = 'supervisor' AND nearer.low <= claim.office AND nearer.high >= claim.office
            AND user_account.division >= ?1 AND user_account.division <= ?2 AND user_account.division <> ?3))
        """

    var sql: String {
        switch self {
        case .changeUser:
            """
            UPDATE user_account SET name = ?1, duties = ?2, division = ?3, retired_at = ?4, version = version + 1
            WHERE id = ?5 AND version = ?6
            """
        case .insertDuty: "INSERT INTO user_duty (user_id, duty, low, high) VALUES (?1, ?2, ?3, ?4)"
        case .removeDuties: "DELETE FROM user_duty WHERE user_id = ?1"
        case .handBackAll:
            "UPDATE claim SET taken_by = NULL, taken_at = NULL, version = version + 1 WHERE taken_by = ?1"
        case .insertBar: "INSERT INTO review_bar (claim, user_id) VALUES (?1, ?2)"
        case .removeBars: "DELETE FROM review_bar WHERE claim = ?1"
        case .bars: "SELECT user_id FROM review_bar WHERE claim = ?1 ORDER BY user_id"
        case .insertPast: "INSERT INTO claim_past (claim, place, event, worksheet) VALUES (?1, ?2, ?3, ?4)"
        case .past: "SELECT place, event, worksheet FROM claim_past WHERE claim = ?1 ORDER BY place"
        case .removeBenefits: "DELETE FROM benefit WHERE claim = ?1"
        case .waiting:
            """
            \(Self.rows) WHERE \(Self.waitsForMe) AND (claim.since, claim.id) > (?8, ?9)
            ORDER BY claim.since, claim.id LIMIT ?10
            """
        case .countWaiting:
            """
            SELECT COUNT(*), COUNT(CASE WHEN claim.due = ?8 THEN 1 END), COUNT(CASE WHEN claim.due < ?8 THEN 1 END)
            FROM claim WHERE \(Self.waitsForMe) AND (claim.taken_by IS NULL OR claim.taken_by = ?2)
            """
        case .held:
            """
            \(Self.rows) WHERE \(Self.heldForMe) AND (claim.since, claim.id) > (?4, ?5)
            ORDER BY claim.since, claim.id LIMIT ?6
            """
        case .countHeld: "SELECT COUNT(*) FROM claim WHERE \(Self.heldForMe)"
        case .papersOverdue:
            """
            \(Self.rows) WHERE claim.papers_due < ?3 AND claim.held_at IS NULL AND claim.office >= ?1
            AND claim.office <= ?2 AND (claim.since, claim.id) > (?4, ?5) ORDER BY claim.since, claim.id LIMIT ?6
            """
        case .countPapersOverdue:
            """
            SELECT COUNT(*) FROM claim WHERE papers_due < ?3 AND held_at IS NULL AND office >= ?1 AND office <= ?2
            """
        case .countStage: "SELECT COUNT(*) FROM claim WHERE stage = ?1 AND office >= ?2 AND office <= ?3"
        case .withoutDue:
            """
            SELECT id, stage, since FROM claim WHERE due IS NULL AND id > ?1
            AND stage IN ('first-review', 'second-review', 'approved', 'in-batch') ORDER BY id LIMIT ?2
            """
        case .giveDue: "UPDATE claim SET due = ?1 WHERE id = ?2"
        case .insertSetting: "INSERT INTO office_setting (key, value, version) VALUES (?1, ?2, ?3)"
        case .setting: "SELECT value, version FROM office_setting WHERE key = ?1 ORDER BY version DESC LIMIT 1"
        }
    }
}
