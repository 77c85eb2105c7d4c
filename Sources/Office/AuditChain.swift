import Foundation
import MutualAid

/// Reads the audit trail of a database under the keys of its file: for the office, and for a copy that no office was opened on.
struct AuditChain {
    let database: any OfficeDatabase
    let sealer: Sealer

    /// `nil` where there is none, or its seal is not that of these keys.
    func head() throws(OfficeFault) -> (count: Int, mac: Data)? {
        let head = try database.first(.office(.head)) { ($0.int(0), $0.bytes(1), $0.bytes(2)) }
        guard let (count, mac, seal) = head, seal == headSeal(count, mac) else { return nil }
        return (count, mac)
    }

    /// The first entry at which the chain doesn't hold, or `nil`.
    func firstBreak() throws(OfficeFault) -> Int? {
        try firstBreak { _, sealed, number in (try? sealer.open(sealed, .audit(number))) != nil }
    }

    /// - Parameter isReadable: whether what an entry says can be read, by its action, its sealed detail and its number.
    func firstBreak(_ isReadable: (String, Data, Int) -> Bool) throws(OfficeFault) -> Int? {
        guard let (count, headMAC) = try head() else { return 0 }
        var last = Data(count: 32)
        var number = 0
        while true {
            let entries = try page(after: number)
            for entry in entries {
                number += 1
                let mac = mac(
                    after: last, number, entry.at, entry.user, entry.action, entry.subject, entry.detail)
                guard entry.number == number, entry.mac == mac, isReadable(entry.action, entry.detail, number)
                else { return number }
                last = mac
            }
            if entries.isEmpty { break }
        }
        return number == count && last == headMAC ? nil : number + 1
    }

    /// Seals each entry anew and chains them under these keys; `old` opens them.
    func renew(from old: Sealer) throws(OfficeFault) {
        var last = Data(count: 32)
        var number = 0
        while true {
            let entries = try page(after: number)
            for entry in entries {
                number = entry.number
                let detail = try sealer.seal(old.open(entry.detail, .audit(number)), .audit(number))
                last = mac(after: last, number, entry.at, entry.user, entry.action, entry.subject, detail)
                try database.execute(.rekeying(.putAudit), [detail.sql, last.sql, number.sql])
            }
            if entries.isEmpty { break }
        }
        try database.execute(.office(.moveHead), [number.sql, last.sql, headSeal(number, last).sql, number.sql])
    }

    private func page(after number: Int) throws(OfficeFault) -> [AuditRow] {
        try database.rows(.office(.auditAfter), [number.sql, 500.sql]) { row in
            AuditRow(
                number: row.int(0), at: row.instant(1), user: row.id(2), action: row.text(3),
                subject: row.integer(4), detail: row.bytes(5), mac: row.bytes(6))
        }
    }

    private struct AuditRow {
        let number: Int
        let at: Instant
        let user: UserID
        let action: String
        let subject: Int64
        let detail: Data
        let mac: Data
    }

    func headSeal(_ count: Int, _ mac: Data) -> Data {
        sealer.auditMAC([Array("head".utf8), Array(String(count).utf8), [UInt8](mac)])
    }

    func mac(
        after last: Data, _ number: Int, _ at: Instant, _ user: UserID, _ action: String, _ subject: Int64,
        _ detail: Data
    ) -> Data {
        var fields = ByteWriter()
        fields.fixed(Int64(number))
        fields.fixed(at.milliseconds)
        fields.fixed(user.value)
        fields.fixed(subject)
        return sealer.auditMAC([[UInt8](last), fields.bytes, Array(action.utf8), [UInt8](detail)])
    }
}
