import MutualAid

/// Every column that holds sealed values, beside those of the audit trail, of persons and of the office's own row.
package enum SealedColumn: CaseIterable, Hashable, Sendable {
    case claimEvent, claimPapers, claimWorksheet, claimStep, pastEvent, pastWorksheet
    case call, knownFacts, contactNote, draft, payee, batchHash, batchLine, batchReason, bankFile
    case correction, warningNote, officeKeyPair, importWas

    var table: String {
        switch self {
        case .claimEvent, .claimPapers, .claimWorksheet: "claim"
        case .claimStep: "claim_step"
        case .pastEvent, .pastWorksheet: "claim_past"
        case .call: "call_back"
        case .knownFacts: "known_event"
        case .contactNote: "known_event_contact"
        case .draft: "draft"
        case .payee: "payee"
        case .batchHash: "payment_batch"
        case .batchLine, .batchReason: "batch_line"
        case .bankFile: "bank_file"
        case .correction: "correction"
        case .warningNote: "warning"
        case .officeKeyPair: "office_key_pair"
        case .importWas: "roster_import_row"
        }
    }

    var column: String {
        switch self {
        case .claimEvent, .pastEvent: "event"
        case .claimPapers: "papers"
        case .claimWorksheet, .pastWorksheet: "worksheet"
        case .claimStep, .correction: "detail"
        case .call: "said"
        case .knownFacts: "facts"
        case .contactNote, .warningNote: "note"
        case .draft, .bankFile: "content"
        case .payee, .batchLine, .officeKeyPair: "secret"
        case .batchHash: "hash_total"
        case .batchReason: "reason"
        case .importWas: "was"
        }
    }

    /// `claim.event`
    package var place: String { "\(table).\(column)" }

    /// The table's key: one column, or that of the owner and a place.
    var keys: [String] {
        switch self {
        case .claimStep, .pastEvent, .pastWorksheet, .call: ["claim", "place"]
        case .contactNote: ["event", "place"]
        case .batchLine, .batchReason: ["batch", "place"]
        case .importWas: ["import", "place"]
        case .bankFile: ["batch"]
        case .payee: ["claim"]
        case .draft: ["key"]
        case .claimEvent, .claimPapers, .claimWorksheet, .knownFacts, .batchHash, .correction, .warningNote,
            .officeKeyPair:
            ["id"]
        }
    }

    func cell(_ id: Int64, _ place: Int, _ text: String) -> SealedCell {
        switch self {
        case .claimEvent: .claimEvent(.init(id))
        case .claimPapers: .claimPapers(.init(id))
        case .claimWorksheet: .claimWorksheet(.init(id))
        case .claimStep: .claimStep(.init(id), place: place)
        case .pastEvent: .pastEvent(.init(id), place: place)
        case .pastWorksheet: .pastWorksheet(.init(id), place: place)
        case .call: .call(.init(id), place: place)
        case .knownFacts: .knownFacts(.init(id))
        case .contactNote: .contactNote(.init(id), place: place)
        case .draft: .draft(.init(text))
        case .payee: .payee(.init(id))
        case .batchHash: .batchHash(.init(id))
        case .batchLine: .batchLine(.init(id), place: place)
        case .batchReason: .batchReason(.init(id), place: place)
        case .bankFile: .bankFile(.init(id))
        case .correction: .correction(.init(id))
        case .warningNote: .warningNote(.init(id))
        case .officeKeyPair: .officeKeyPair
        case .importWas: .importWas(.init(id), place: place)
        }
    }
}

/// What gives a file another key.
package enum RekeyStatement: Hashable, CaseIterable, Sendable {
    case page(SealedColumn)
    case put(SealedColumn)
    case peoplePage, claimsPage, putPerson, putKnown, hasKnown, putAudit, putCheck, removeWraps

    package static var allCases: [RekeyStatement] {
        SealedColumn.allCases.map { .page($0) } + SealedColumn.allCases.filter { $0 != .draft }.map { .put($0) }
            + [.peoplePage, .claimsPage, .putPerson, .putKnown, .hasKnown, .putAudit, .putCheck, .removeWraps]
    }

    var sql: String {
        switch self {
        case .page(let place): Self.page(place)
        case .put(let place): Self.put(place)
        case .putPerson:
            """
            UPDATE person SET identity_hash = ?1, identity_tail = ?2, phone_hash = ?3, phone_tail = ?4, card_hash = ?5,
                twin_hash = ?6, secret = ?7 WHERE id = ?8
            """
        case .putKnown: "UPDATE known_event SET same = ?1 WHERE id = ?2"
        case .hasKnown: "SELECT COUNT(*) FROM known_event WHERE same = ?1"
        case .peoplePage: "SELECT id FROM person WHERE id > ?1 ORDER BY id LIMIT ?2"
        case .claimsPage: "SELECT id FROM claim WHERE id > ?1 ORDER BY id LIMIT ?2"
        case .putAudit: "UPDATE audit_entry SET detail = ?1, mac = ?2 WHERE id = ?3"
        case .putCheck: "UPDATE office SET key_check = ?1 WHERE id = 1"
        case .removeWraps: "DELETE FROM key_wrap"
        }
    }

    private static func put(_ place: SealedColumn) -> String {
        let keys = place.keys.enumerated().map { "\($1) = ?\($0 + 2)" }.joined(separator: " AND ")
        return "UPDATE \(place.table) SET \(place.column) = ?1 WHERE \(keys)"
    }

    private static func page(_ place: SealedColumn) -> String {
        let keys = place.keys.joined(separator: ", ")
        let after = place.keys.indices.map { "?\($0 + 1)" }.joined(separator: ", ")
        return """
            SELECT \(keys), \(place.column) FROM \(place.table)
            WHERE (\(keys)) > (\(after)) AND \(place.column) IS NOT NULL ORDER BY \(keys) LIMIT ?\(place.keys.count + 1)
            """
    }
}
