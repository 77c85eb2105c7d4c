/// What a data file and its copy are held against each other by.
package enum BackupStatement: CaseIterable, Sendable {
    case mark, lastChange

    var sql: String {
        switch self {
        case .mark: "SELECT division, created_at, key_check FROM office WHERE id = 1"
        case .lastChange: "SELECT MAX(at) FROM audit_entry"
        }
    }
}
