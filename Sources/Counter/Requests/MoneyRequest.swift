package import MutualAid

/// What the screens of payment ask.
package enum MoneyRequest: Hashable, Sendable {
    case batches
    case batch(BatchID)
    case candidates(PaymentFilter)
    case payee(ClaimID)
    /// The files that lie where the bank's are kept, the newest first.
    case answerFiles
    /// Reads the bank's answer without storing anything.
    case readAnswer(BatchID, path: String)

    case make(NewBatch)
    case release(BatchID, version: Int, SubmissionKey)
    case takeOut(TakeOut)
    case takeBack(BatchID, version: Int, reason: String, SubmissionKey)
    case writeFile(BatchID, version: Int, SubmissionKey)
    case settle(BatchID, version: Int, AnswerPreview)
    case givePayee(NewPayee)
}

package enum MoneyReply: Hashable, Sendable {
    case batches([BatchRow])
    case batch(PaymentBatch)
    case candidates([PaymentCandidate])
    case payee(PayeeCard)
    case answerFiles([AnswerFile])
    case answer(AnswerPreview)
    case answerFaulty(AnswerFaults)
    case written(PaymentBatch, path: String)
}

package struct AnswerFile: Hashable, Sendable {
    package let path: String
    /// As a person reads it: without the folder.
    package let name: String
    package let modified: Instant
    package let bytes: Int

    package init(path: String, name: String, modified: Instant, bytes: Int) {
        self.path = path
        self.name = name
        self.modified = modified
        self.bytes = bytes
    }
}

/// The bank's answer as it was read: what it would settle.
package struct AnswerPreview: Hashable, Sendable {
    package let path: String
    /// SHA-256 of the file.
    package let fingerprint: String
    package let rows: [AnswerRow]
    package let settlement: Settlement

    package init(path: String, fingerprint: String, rows: [AnswerRow], settlement: Settlement) {
        self.path = path
        self.fingerprint = fingerprint
        self.rows = rows
        self.settlement = settlement
    }
}
