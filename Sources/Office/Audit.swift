import Foundation
import MutualAid

// Each entry's MAC covers the one before it, and the head covers their number, so that an entry that is changed, taken out
// or cut off at the end is found (architecture.md, Sealing).
extension Office {
    func beginAudit() throws(OfficeFault) {
        let none = Data(count: 32)
        try database.execute(.office(.insertHead), [0.sql, none.sql, chain.headSeal(0, none).sql])
    }

    /// Of what this program writes; 1 was written before rows about money had MACs.
    private static let format: UInt8 = 2

    /// Written in the transaction that changes `subject`; `details` are sealed, with the numbers that it gave.
    func audit(
        _ action: AuditAction, _ subject: Int64, _ details: [String: String], by user: UserID
    ) throws(OfficeFault) {
        guard let (count, last) = try auditHead() else { throw .auditBroken(entry: 0) }
        let number = count + 1
        let at = surroundings.now()
        var details = details
        if !givenNumbers.isEmpty {
            details["numbers"] = NumberRoll.text(of: givenNumbers)
            givenNumbers = []
        }
        var writer = ByteWriter()
        writer.byte(Self.format)
        writer.list(details.sorted { $0.key < $1.key }) { writer, pair in
            writer.text(pair.key)
            writer.text(pair.value)
        }
        let sealed = try sealer.seal(writer.bytes, .audit(number))
        let mac = chain.mac(after: last, number, at, user, action.rawValue, subject, sealed)
        try database.execute(
            .office(.insertAudit),
            [number.sql, at.sql, user.sql, action.sql, subject.sql, sealed.sql, mac.sql])
        let moved = try database.execute(
            .office(.moveHead), [number.sql, mac.sql, chain.headSeal(number, mac).sql, count.sql])
        guard moved == 1 else { throw .auditBroken(entry: number) }
    }

    /// What an entry says, opened in its place.
    func auditDetail(_ sealed: Data, entry: Int) throws(OfficeFault) -> [String: String] {
        let bytes = try sealer.open(sealed, .audit(entry))
        return try unreadable("audit_entry.detail") { () throws(UnreadableBytes) in
            var reader = ByteReader(bytes)
            guard (1...Self.format).contains(try reader.byte()) else { throw UnreadableBytes() }
            let pairs = try reader.list { reader throws(UnreadableBytes) in (try reader.text(), try reader.text()) }
            return Dictionary(pairs) { $1 }
        }
    }

    /// Who last changed a record, and when: what is told to whoever comes second.
    func changedMeanwhile(_ subject: Int64) throws(OfficeFault) -> OfficeFault {
        let last = try database.first(.office(.lastAuditOf), [subject.sql]) { ($0.text(0), $0.instant(1)) }
        return .changedMeanwhile(by: last?.0 ?? "?", at: last?.1 ?? surroundings.now())
    }

    /// The form in which the last entry was written; `nil` where there is no sound one.
    func lastAuditFormat() throws(OfficeFault) -> UInt8? {
        guard let (count, _) = try auditHead() else { return nil }
        let last = try database.first(.office(.auditAfter), [(count - 1).sql, 1.sql]) { $0.bytes(5) }
        return last.flatMap { try? sealer.open($0, .audit(count)).first }
    }

    /// The first entry at which the chain doesn't hold, or `nil`.
    ///
    /// - Parameter told: is given the action and the details of each entry before.
    func auditBreak(_ told: (String, [String: String]) -> Void = { _, _ in }) throws(OfficeFault) -> Int? {
        try chain.firstBreak { action, sealed, number in
            guard let detail = try? auditDetail(sealed, entry: number) else { return false }
            told(action, detail)
            return true
        }
    }

    func auditHead() throws(OfficeFault) -> (count: Int, mac: Data)? { try chain.head() }

    /// Seals every entry anew and chains them under this office's key, which takes the place of `old`; they must hold under it.
    func rechain(from old: Office) throws(OfficeFault) {
        if let entry = try old.auditBreak() { throw .auditBroken(entry: entry) }
        try chain.renew(from: old.sealer)
    }

    var chain: AuditChain { AuditChain(database: database, sealer: sealer) }
}
