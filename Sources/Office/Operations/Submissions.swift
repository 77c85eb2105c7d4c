import Foundation
package import MutualAid

// Each form carries a key, so that sending it twice stores it once; its draft goes in the same transaction
// (interaction.md, Drafts).
extension Office {
    /// The ids that a submission made when it came the first time.
    func stored(_ key: SubmissionKey) throws(OfficeFault) -> [Int64]? {
        try database.first(.office(.submission), [key.text.sql]) { row in
            row.text(0).split(separator: ",").compactMap { Int64($0) }
        }
    }

    func finish(_ key: SubmissionKey, _ ids: [Int64]) throws(OfficeFault) {
        let result = ids.map(String.init).joined(separator: ",")
        try database.execute(.office(.insertSubmission), [key.text.sql, surroundings.now().sql, result.sql])
        try database.execute(.office(.removeDraft), [key.text.sql])
    }
}

// A draft is no record: saving one writes no audit entry.
extension Office {
    /// The user's unsent forms, the last saved first.
    package func drafts(for user: UserID) throws(OfficeFault) -> [DraftRow] {
        try read { () throws(OfficeFault) in
            try database.rows(.office(.drafts), [user.sql], readDraft)
        }
    }

    func readDraft(_ row: any SQLRow) throws(OfficeFault) -> DraftRow {
        let key = SubmissionKey(row.text(0))
        let bytes = try sealer.open(row.bytes(2), .draft(key))
        return try unreadable("draft") { () throws(UnreadableBytes) in
            try DraftRow(key: key, saved: row.instant(1), reading: bytes)
        }
    }

    /// A save that comes after its record was stored is dropped, so that no sent form comes back as a draft.
    package func saveDraft(_ draft: DraftRow, for user: UserID) throws(OfficeFault) {
        try write { () throws(OfficeFault) in
            guard try stored(draft.key) == nil else { return }
            let content = try sealer.seal(draft.bytes, .draft(draft.key))
            try database.execute(
                .office(.saveDraft), [draft.key.text.sql, user.sql, draft.saved.sql, content.sql])
        }
    }

    package func discardDraft(_ key: SubmissionKey) throws(OfficeFault) {
        try write { () throws(OfficeFault) in
            _ = try database.execute(.office(.removeDraft), [key.text.sql])
        }
    }

    func unreadable<Value>(
        _ what: String, _ read: () throws(UnreadableBytes) -> Value
    ) throws(OfficeFault) -> Value {
        do { return try read() } catch { throw .sealBroken(what) }
    }
}

extension DraftRow {
    private static let format: UInt8 = 1

    var bytes: [UInt8] {
        var writer = ByteWriter()
        writer.byte(Self.format)
        writer.text(form.rawValue)
        writer.text(title)
        writer.list(values.sorted { $0.key < $1.key }) { writer, pair in
            writer.text(pair.key)
            writer.text(pair.value)
        }
        return writer.bytes
    }

    fileprivate init(key: SubmissionKey, saved: Instant, reading bytes: [UInt8]) throws(UnreadableBytes) {
        var reader = ByteReader(bytes)
        guard try reader.byte() == Self.format else { throw UnreadableBytes() }
        let form = try reader.some(DraftForm(rawValue: try reader.text()))
        let title = try reader.text()
        let pairs = try reader.list { reader throws(UnreadableBytes) in (try reader.text(), try reader.text()) }
        self.init(key: key, form: form, saved: saved, title: title, values: Dictionary(pairs) { $1 })
    }
}
