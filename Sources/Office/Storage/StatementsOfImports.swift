/// Rosters that were read, and what their rows stored.
package enum ImportStatement: CaseIterable, Sendable {
    case insert, lastNumber, byNumber, ofFile, list, move
    case insertRow, rows, removeRow, allWas
    case isUsed, removePerson, removeWarnings, versionOf

    private static let columns = """
        roster_import.id, roster_import.number, roster_import.employer, employer.name, roster_import.file_name,
        roster_import.file_hash, roster_import.state, roster_import.added, roster_import.changed, roster_import.same,
        roster_import.refused, roster_import.last_row, roster_import.user_id, user_account.name, roster_import.at,
        roster_import.version
        """
    private static let from = """
        FROM roster_import JOIN employer ON employer.id = roster_import.employer
        JOIN user_account ON user_account.id = roster_import.user_id
        """

    var sql: String {
        switch self {
        case .insert:
            """
            INSERT INTO roster_import (id, number, employer, file_name, file_hash, state, last_row, added, changed, same,
                refused, user_id, at, version)
            VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, 1)
            """
        case .lastNumber: "SELECT CAST(COALESCE(MAX(number), 0) AS BIGINT) FROM roster_import"
        case .byNumber: "SELECT \(Self.columns) \(Self.from) WHERE roster_import.number = ?1"
        case .ofFile:
            """
            SELECT \(Self.columns) \(Self.from)
            WHERE roster_import.employer = ?1 AND roster_import.file_hash = ?2 AND roster_import.state = 'open'
            ORDER BY roster_import.number DESC LIMIT 1
            """
        case .list: "SELECT \(Self.columns) \(Self.from) ORDER BY roster_import.number DESC LIMIT ?1"
        case .move:
            """
            UPDATE roster_import SET state = ?1, last_row = ?2, added = ?3, changed = ?4, same = ?5, refused = ?6,
                version = version + 1
            WHERE id = ?7 AND version = ?8
            """
        case .insertRow:
            "INSERT INTO roster_import_row (import, place, person, version, was) VALUES (?1, ?2, ?3, ?4, ?5)"
        case .rows:
            """
            SELECT place, person, version, was FROM roster_import_row WHERE import = ?1 AND place > ?2
            ORDER BY place LIMIT ?3
            """
        case .removeRow: "DELETE FROM roster_import_row WHERE import = ?1 AND place = ?2"
        case .allWas: "SELECT import, place, was FROM roster_import_row WHERE was IS NOT NULL ORDER BY import, place"
        case .isUsed:
            """
            SELECT CASE WHEN EXISTS (SELECT 1 FROM enrolment WHERE person = ?1)
                OR EXISTS (SELECT 1 FROM claim WHERE person = ?1)
                OR EXISTS (SELECT 1 FROM claim_origin WHERE person = ?1)
                OR EXISTS (SELECT 1 FROM person WHERE guardian = ?1)
                OR EXISTS (SELECT 1 FROM person WHERE merged_into = ?1)
                OR EXISTS (SELECT 1 FROM correction WHERE person = ?1)
                OR EXISTS (SELECT 1 FROM known_event WHERE person = ?1) THEN 1 ELSE 0 END
            """
        case .removePerson: "DELETE FROM person WHERE id = ?1 AND version = ?2"
        case .removeWarnings:
            """
            DELETE FROM warning WHERE kind IN ('same-card', 'same-name-and-birth') AND (first_id = ?1 OR second_id = ?1)
            """
        case .versionOf: "SELECT version FROM person WHERE id = ?1"
        }
    }
}
