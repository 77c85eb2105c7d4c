/// What finished jobs took.
package enum EffortStatement: CaseIterable, Sendable {
    case insertJob, jobsSince, stepsOn

    var sql: String {
        switch self {
        case .insertJob:
            """
            INSERT INTO finished_job (id, day, user_id, kind, keys, typed, seconds, papers_asked, papers_saved)
            VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)
            """
        case .jobsSince:
            """
            SELECT day, kind, keys, typed, seconds, papers_asked, papers_saved FROM finished_job WHERE day >= ?1
            """
        case .stepsOn:
            """
            SELECT COUNT(*), CAST(COALESCE(SUM(keys - typed), 0) AS BIGINT) FROM finished_job WHERE day = ?1
            """
        }
    }
}
