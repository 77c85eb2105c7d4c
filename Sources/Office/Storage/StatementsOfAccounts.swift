/// Wrapped keys, wrong passwords, sign-ins and the office's key pairs.
package enum AccountStatement: CaseIterable, Sendable {
    case wrap, putWrap, removeWrap, wraps, changeWrap
    case attempt, countAttempt, forgive, uncopied, markCopied, clearAttempt
    case lastSignIn, putSignIn
    case keyPair, insertKeyPair
    case doorOffice, doorUsers

    var sql: String {
        switch self {
        case .wrap: "SELECT salt, cost, wrapped, must_change FROM key_wrap WHERE holder = ?1"
        case .putWrap:
            """
            INSERT INTO key_wrap (holder, salt, cost, wrapped, must_change, made_at) VALUES (?1, ?2, ?3, ?4, ?5, ?6)
            ON CONFLICT (holder) DO UPDATE SET salt = excluded.salt, cost = excluded.cost, wrapped = excluded.wrapped,
                must_change = excluded.must_change, made_at = excluded.made_at
            """
        case .changeWrap:
            """
            UPDATE key_wrap SET salt = ?2, cost = ?3, wrapped = ?4, must_change = ?5, made_at = ?6
            WHERE holder = ?1 AND salt = ?7
            """
        case .removeWrap: "DELETE FROM key_wrap WHERE holder = ?1"
        case .wraps: "SELECT holder, must_change FROM key_wrap ORDER BY holder"
        case .attempt: "SELECT failures, last_at, uncopied FROM sign_in_attempt WHERE user_id = ?1"
        case .countAttempt:
            """
            INSERT INTO sign_in_attempt (user_id, failures, last_at, uncopied) VALUES (?1, ?2, ?3, 1)
            ON CONFLICT (user_id) DO UPDATE SET failures = excluded.failures, last_at = excluded.last_at,
                uncopied = sign_in_attempt.uncopied + 1
            """
        case .forgive:
            """
            UPDATE sign_in_attempt SET failures = 0, uncopied = CASE WHEN uncopied < 1 THEN 0 ELSE uncopied - 1 END
            WHERE user_id = ?1
            """
        case .uncopied: "SELECT user_id, uncopied, last_at FROM sign_in_attempt WHERE uncopied > 0 ORDER BY user_id"
        case .markCopied: "UPDATE sign_in_attempt SET uncopied = 0 WHERE uncopied > 0"
        case .clearAttempt: "UPDATE sign_in_attempt SET failures = 0 WHERE user_id = ?1"
        case .lastSignIn: "SELECT last_at FROM sign_in WHERE user_id = ?1"
        case .putSignIn:
            """
            INSERT INTO sign_in (user_id, last_at) VALUES (?1, ?2)
            ON CONFLICT (user_id) DO UPDATE SET last_at = excluded.last_at
            """
        case .keyPair: "SELECT signing, agreement, secret FROM office_key_pair WHERE id = 1"
        case .insertKeyPair: "INSERT INTO office_key_pair (id, signing, agreement, secret) VALUES (1, ?1, ?2, ?3)"
        case .doorOffice: "SELECT name, is_training FROM office WHERE id = 1"
        case .doorUsers: "SELECT id, name, duties FROM user_account WHERE retired_at IS NULL ORDER BY id"
        }
    }
}
