import MutualAid

/// The one place in which a sealed value may lie. It is authenticated with the value, so that a value moved to another
/// row, column or table doesn't open.
enum SealedCell {
    case keyCheck
    case officeKeyPair
    case person(PersonID)
    case claimEvent(ClaimID)
    case claimPapers(ClaimID)
    case claimWorksheet(ClaimID)
    case claimStep(ClaimID, place: Int)
    case pastEvent(ClaimID, place: Int)
    case pastWorksheet(ClaimID, place: Int)
    case call(ClaimID, place: Int)
    case knownFacts(KnownEventID)
    case contactNote(KnownEventID, place: Int)
    case draft(SubmissionKey)
    case audit(Int)
    case payee(ClaimID)
    case batchHash(BatchID)
    case batchLine(BatchID, place: Int)
    case batchReason(BatchID, place: Int)
    case bankFile(BatchID)
    case correction(CorrectionID)
    case warningNote(WarningID)
    case importWas(RosterImportID, place: Int)

    var column: String {
        switch self {
        case .keyCheck: "office.key_check"
        case .officeKeyPair: "office_key_pair.secret"
        case .person: "person.secret"
        case .claimEvent: "claim.event"
        case .claimPapers: "claim.papers"
        case .claimWorksheet: "claim.worksheet"
        case .claimStep: "claim_step.detail"
        case .pastEvent: "claim_past.event"
        case .pastWorksheet: "claim_past.worksheet"
        case .call: "call_back.said"
        case .knownFacts: "known_event.facts"
        case .contactNote: "known_event_contact.note"
        case .draft: "draft.content"
        case .audit: "audit_entry.detail"
        case .payee: "payee.secret"
        case .batchHash: "payment_batch.hash_total"
        case .batchLine: "batch_line.secret"
        case .batchReason: "batch_line.reason"
        case .bankFile: "bank_file.content"
        case .correction: "correction.detail"
        case .warningNote: "warning.note"
        case .importWas: "roster_import_row.was"
        }
    }

    /// Column, a zero byte, and the row.
    var bytes: [UInt8] {
        var writer = ByteWriter()
        writer.bytes.append(contentsOf: column.utf8)
        writer.byte(0)
        switch self {
        case .keyCheck, .officeKeyPair: break
        case .person(let id): writer.fixed(id.value)
        case .claimEvent(let id), .claimPapers(let id), .claimWorksheet(let id): writer.fixed(id.value)
        case .claimStep(let id, let place), .pastEvent(let id, let place), .pastWorksheet(let id, let place):
            writer.fixed(id.value)
            writer.fixed(Int64(place))
        case .call(let id, let place):
            writer.fixed(id.value)
            writer.fixed(Int64(place))
        case .knownFacts(let id): writer.fixed(id.value)
        case .contactNote(let id, let place):
            writer.fixed(id.value)
            writer.fixed(Int64(place))
        case .draft(let key): writer.bytes.append(contentsOf: key.text.utf8)
        case .audit(let entry): writer.fixed(Int64(entry))
        case .payee(let claim): writer.fixed(claim.value)
        case .batchHash(let id), .bankFile(let id): writer.fixed(id.value)
        case .batchLine(let id, let place), .batchReason(let id, let place):
            writer.fixed(id.value)
            writer.fixed(Int64(place))
        case .correction(let id): writer.fixed(id.value)
        case .warningNote(let id): writer.fixed(id.value)
        case .importWas(let id, let place):
            writer.fixed(id.value)
            writer.fixed(Int64(place))
        }
        return writer.bytes
    }
}
