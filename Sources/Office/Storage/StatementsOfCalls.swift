/// Calls after payment, and what nobody has claimed for.
package enum CallStatement: CaseIterable, Sendable {
    case insertCall, callsOf, calledAfter, toCall, countToCall
    case insertKnown, changeKnown, known, knownIDs, knownSame, knownOf, knownAfter
    case insertContact, moveKnown, contactsOf

    private static let knownColumns = "id, person, source, facts, entered_by, entered_on, version"
    /// ?1 and ?2 from and to which office.
    private static let toCallHere = """
        claim.stage = 'paid' AND claim.held_at IS NULL AND claim.office >= ?1 AND claim.office <= ?2
        """
    private static let waits = "CASE WHEN last.again IS NULL OR last.again <= ?3 THEN 0 ELSE 1 END"
    private static let withLast = """
        LEFT JOIN call_back AS last ON last.claim = claim.id
            AND last.place = (SELECT MAX(place) FROM call_back WHERE call_back.claim = claim.id)
        """

    var sql: String {
        switch self {
        case .insertCall:
            """
            INSERT INTO call_back (claim, place, at, user_id, result, again, satisfaction, said)
            VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)
            """
        case .callsOf:
            """
            SELECT place, at, user_id, result, again, satisfaction, said FROM call_back WHERE claim = ?1
            ORDER BY place
            """
        case .calledAfter: "SELECT DISTINCT claim FROM call_back WHERE claim > ?1 ORDER BY claim LIMIT ?2"
        case .toCall:
            """
            SELECT claim.id, claim.number, person.name, claim.amount, claim.since, last.place, last.result, last.again
            FROM claim JOIN person ON person.id = claim.person \(Self.withLast)
            WHERE \(Self.toCallHere) AND (\(Self.waits), claim.since, claim.id) > (?4, ?5, ?6)
            ORDER BY \(Self.waits), claim.since, claim.id LIMIT ?7
            """
        case .countToCall:
            """
            SELECT COUNT(*), CAST(COALESCE(SUM(1 - \(Self.waits)), 0) AS BIGINT) FROM claim \(Self.withLast)
            WHERE \(Self.toCallHere)
            """
        case .insertKnown:
            """
            INSERT INTO known_event (id, person, office, day, source, same, facts, entered_by, entered_on, version)
            VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, 1)
            """
        case .changeKnown:
            "UPDATE known_event SET source = ?1, facts = ?2, version = version + 1 WHERE id = ?3 AND version = ?4"
        case .known: "SELECT \(Self.knownColumns) FROM known_event WHERE id = ?1"
        case .knownIDs: "SELECT id FROM known_event WHERE id > ?1 ORDER BY id LIMIT ?2"
        case .knownSame: "SELECT \(Self.knownColumns) FROM known_event WHERE same = ?1"
        case .knownOf: "SELECT \(Self.knownColumns) FROM known_event WHERE person = ?1 ORDER BY id"
        case .knownAfter:
            """
            SELECT \(Self.knownColumns) FROM known_event
            WHERE office >= ?1 AND office <= ?2 AND (day, id) > (?3, ?4) ORDER BY day, id LIMIT ?5
            """
        case .insertContact:
            """
            INSERT INTO known_event_contact (event, place, at, user_id, result, note)
            VALUES (?1, ?2, ?3, ?4, ?5, ?6)
            """
        case .moveKnown: "UPDATE known_event SET result = ?1, version = version + 1 WHERE id = ?2 AND version = ?3"
        case .contactsOf:
            "SELECT place, at, user_id, result, note FROM known_event_contact WHERE event = ?1 ORDER BY place"
        }
    }
}
