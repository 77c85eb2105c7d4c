/// What names the records that entries of the audit trail are about.
package enum TrailStatement: CaseIterable, Sendable {
    case person, claim, batch, knownEvent, employer

    var sql: String {
        switch self {
        case .person: "SELECT number, name FROM person WHERE id = ?1"
        case .claim:
            """
            SELECT claim.number, person.name FROM claim JOIN person ON person.id = claim.person WHERE claim.id = ?1
            """
        case .batch: "SELECT number FROM payment_batch WHERE id = ?1"
        case .knownEvent:
            """
            SELECT person.number, person.name FROM known_event JOIN person ON person.id = known_event.person
            WHERE known_event.id = ?1
            """
        case .employer: "SELECT name FROM employer WHERE id = ?1"
        }
    }
}
