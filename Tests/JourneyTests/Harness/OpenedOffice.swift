import Foundation
import MutualAid
@testable import Office
import OfficeSQLite
import Seeds
import Testing

/// A data file opened beside the programs that work on it, for what no screen and no command tells.
enum OpenedOffice {
    static let shelf: PlanShelf = { revisions throws(OfficeFault) in
        do throws(PlanFaults) { return try Seeds.catalogue(overriding: [], revisions: revisions) } catch {
            throw .plansUnreadable(detail: error.sentence(.zh).what)
        }
    }

    static func at<Result>(_ data: String, _ work: (Office) throws -> Result) throws -> Result {
        let office = try Office.open(
            database: try SQLiteDatabase.open(path: data), key: try DataKey.read(beside: data),
            plans: shelf, surroundings: .system())
        defer { office.close() }
        return try work(office)
    }

    /// Waits until a draft is stored whose value of that field contains `text`: what is typed may take 300 ms.
    static func seeDraft(at data: String, _ field: String, holding text: String) throws {
        let deadline = ContinuousClock.now + .seconds(5)
        var found: [[String: String]] = []
        while !found.contains(where: { $0[field]?.contains(text) == true }) {
            try #require(ContinuousClock.now < deadline, "no draft holds \(text): \(found)")
            usleep(20_000)
            found = try at(data) { office in
                try office.users().flatMap { user in try office.drafts(for: user.id).map(\.values) }
            }
        }
    }
}

extension Office {
    /// One entry of the audit trail: who did what, with what it tells.
    struct AuditTold {
        let number: Int
        let user: String
        let action: String
        let subject: Int64
        let detail: [String: String]
    }

    /// The audit trail behind an entry, in its order.
    func auditTold(after number: Int = 0) throws -> [AuditTold] {
        let names = Dictionary(uniqueKeysWithValues: users().map { ($0.id, $0.name) })
        return try read { () throws(OfficeFault) in
            try database.rows(.office(.auditAfter), [number.sql, 100_000.sql]) { row throws(OfficeFault) in
                AuditTold(
                    number: row.int(0), user: names[row.id(2)] ?? "?", action: row.text(3), subject: row.integer(4),
                    detail: try auditDetail(row.bytes(5), entry: row.int(0)))
            }
        }
    }
}
