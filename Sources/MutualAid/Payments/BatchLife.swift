/// Where a batch stands.
package enum BatchStage: String, CaseIterable, Codable, Sendable {
    case made
    case releasedOnce = "released-once"
    case releasedTwice = "released-twice"
    case fileWritten = "file-written"
    /// Every line is paid or failed, as the bank's file says.
    case closed
    case takenBack = "taken-back"

    package var isEnd: Bool { self == .closed || self == .takenBack }
}

/// What somebody can do to a batch.
package enum BatchAction: String, CaseIterable, Codable, Sendable {
    /// It leads to a batch from nowhere, so the table has no row for it.
    case make
    case release
    /// One line is taken out; what was released before lapses, for it was another batch.
    case takeOut = "take-out"
    case takeBack = "take-back"
    case writeFile = "write-file"
    case readReturn = "read-return"
}

/// One row of the table of a batch's life.
package struct BatchMove: Hashable, Sendable {
    package let from: BatchStage
    package let action: BatchAction
    package let by: [Duty]
    package let to: BatchStage
}

/// The whole life of a batch, in one place; the documentation is drawn from it and the tests walk all of it.
package enum BatchLife {
    package static let moves: [BatchMove] = [
        BatchMove(from: .made, action: .release, by: [.cashier], to: .releasedOnce),
        BatchMove(from: .releasedOnce, action: .release, by: [.supervisor], to: .releasedTwice),
        BatchMove(from: .made, action: .takeOut, by: [.cashier, .supervisor], to: .made),
        BatchMove(from: .releasedOnce, action: .takeOut, by: [.cashier, .supervisor], to: .made),
        BatchMove(from: .made, action: .takeBack, by: [.cashier, .supervisor], to: .takenBack),
        BatchMove(from: .releasedOnce, action: .takeBack, by: [.cashier, .supervisor], to: .takenBack),
        BatchMove(from: .releasedTwice, action: .takeBack, by: [.cashier, .supervisor], to: .takenBack),
        BatchMove(from: .releasedTwice, action: .writeFile, by: [.cashier], to: .fileWritten),
        // The same bytes again: the first copy may be lost.
        BatchMove(from: .fileWritten, action: .writeFile, by: [.cashier], to: .fileWritten),
        BatchMove(from: .fileWritten, action: .readReturn, by: [.cashier], to: .closed),
    ]

    /// What a batch waits for in the office; `nil` while the bank has it, and when it is done with.
    package static func onward(from stage: BatchStage) -> BatchMove? {
        switch stage {
        case .made, .releasedOnce: move(.release, from: stage)
        case .releasedTwice: move(.writeFile, from: stage)
        case .fileWritten, .closed, .takenBack: nil
        }
    }

    /// Whether batches can wait for `user` at all.
    package static func waits(for user: User) -> Bool {
        BatchStage.allCases.contains { onward(from: $0)?.by.contains(where: user.duties.contains) == true }
    }

    package static func move(_ action: BatchAction, from stage: BatchStage) -> BatchMove? {
        moves.first { $0.from == stage && $0.action == action }
    }

    /// Why `user` may not do `action` to `batch`, or `nil` when nothing stands against it.
    package static func bar(_ action: BatchAction, on batch: PaymentBatch, by user: User) -> BatchBar? {
        guard let move = move(action, from: batch.stage) else { return .notFromHere(batch.stage, action) }
        guard move.by.contains(where: user.duties.contains) else { return .notYourDuty(move.by) }
        guard !user.isRetired else { return .retired(user.name) }
        guard user.division.covers(batch.office) else { return .otherOffice }
        // Two people, whatever their duties.
        if action == .release, batch.releasedBy.contains(user.id) { return .releasedByYou }
        return action == .takeOut && batch.standing.count < 2 ? .lastLine : nil
    }
}

/// Why an action on a batch is barred now.
package enum BatchBar: Error, Hashable, Sendable {
    case notFromHere(BatchStage, BatchAction)
    case notYourDuty([Duty])
    case retired(String)
    case otherOffice
    case releasedByYou
    /// Without it nothing would be left.
    case lastLine
    /// The claim doesn't stand in the batch.
    case notInIt(String)
}

/// Why a claim can't be put into a batch now.
package enum LineBar: Error, Hashable, Sendable {
    /// What `ClaimLife` has against it: it waits for another step, is held, taken by another cashier, or another office's.
    case claim(ClaimBar)
    case nothingToPay
    /// Its money is on its way, or there.
    case inBatch(String, LineState)
    case payee(PayeeFaults)
}
