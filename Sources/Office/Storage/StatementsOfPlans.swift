/// Revisions of plan editions that the office imported, and how many of a unit take part.
package enum PlanStatement: CaseIterable, Sendable {
    case insertRevision, revisions, countRevisions
    case revisionsUsed, editionsUsed
    case imports
    case participants

    var sql: String {
        switch self {
        case .insertRevision:
            """
            INSERT INTO plan_revision (plan, edition, revision, imported_at, user_id, document, file)
            VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)
            """
        case .revisions:
            """
            SELECT plan_revision.plan, plan_revision.edition, plan_revision.revision, plan_revision.imported_at,
                user_account.name, plan_revision.document, plan_revision.file
            FROM plan_revision JOIN user_account ON user_account.id = plan_revision.user_id
            ORDER BY plan_revision.imported_at, plan_revision.plan, plan_revision.edition, plan_revision.revision
            """
        case .countRevisions: "SELECT COUNT(*) FROM plan_revision"
        case .revisionsUsed: "SELECT DISTINCT plan, edition, revision FROM benefit ORDER BY plan, edition, revision"
        case .imports: "SELECT id, detail FROM audit_entry WHERE action = ?1 ORDER BY id"
        case .participants:
            """
            SELECT enrolment.plan, COUNT(DISTINCT enrolment.person) FROM person
            JOIN enrolment ON enrolment.person = person.id
            WHERE person.employer = ?1 AND person.kind = 'member' AND enrolment.last_day >= ?2
                AND enrolment.cancelled_on IS NULL
            GROUP BY enrolment.plan
            """
        case .editionsUsed: "SELECT DISTINCT plan, edition FROM enrolment ORDER BY plan, edition"
        }
    }
}
