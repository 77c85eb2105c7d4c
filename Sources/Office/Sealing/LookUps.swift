import Foundation
import MutualAid

/// What a person is found by, hashed under the file's key: exact and last-four look-ups, and twins of name and birth day.
struct LookUps: Equatable, Sendable {
    let identity: Data
    let identityTail: Int64
    let phone: Int64?
    let phoneTail: Int64?
    let card: Int64?
    let twin: Int64

    init(name: String, _ secret: PersonSecret, _ sealer: Sealer) {
        identity = sealer.hash(.identity, secret.identity.text)
        identityTail = sealer.shortHash(.identityTail, secret.identity.lastFour)
        phone = secret.phone.map { sealer.shortHash(.phone, $0.text) }
        phoneTail = secret.phone.map { sealer.shortHash(.phoneTail, $0.lastFour) }
        card = secret.account.map { sealer.shortHash(.card, $0.card.text) }
        twin = Self.twin(name, secret.identity.birth, sealer)
    }

    /// Six columns of a row.
    init(_ row: any SQLRow, at first: Int) {
        identity = row.bytes(first)
        identityTail = row.integer(first + 1)
        phone = row.isNull(first + 2) ? nil : row.integer(first + 2)
        phoneTail = row.isNull(first + 3) ? nil : row.integer(first + 3)
        card = row.isNull(first + 4) ? nil : row.integer(first + 4)
        twin = row.isNull(first + 5) ? 0 : row.integer(first + 5)
    }

    /// In the order of the columns.
    var values: [SQLValue] {
        [identity.sql, identityTail.sql, phone.sql(\.sql), phoneTail.sql(\.sql), card.sql(\.sql), twin.sql]
    }

    static func twin(_ name: String, _ birth: Day, _ sealer: Sealer) -> Int64 {
        sealer.shortHash(.twin, SearchText.fold(name) + "|" + birth.iso)
    }
}
