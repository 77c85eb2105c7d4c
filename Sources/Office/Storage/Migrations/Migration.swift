/// One step of the schema; numbered from 1, run in its own transaction, never changed once it has landed.
package struct Migration: Sendable {
    package let number: Int
    package let statements: [String]

    package static let all = [
        Migration.first, .planRevisions, .life, .payments, .corrections, .slips, .callsAndUnclaimed, .accounts,
        .differences, .moneyMACs, .imports,
    ]

    /// The schema that this program reads and writes.
    package static var latest: Int { all.last?.number ?? 0 }
}
