package import MutualAid

extension Office {
    /// The batches of the user's office and those below, the newest first.
    package func batches(for user: User, limit: Int = 500) throws(OfficeFault) -> [BatchRow] {
        try allow(.seePayments, user)
        return try read { () throws(OfficeFault) in
            try database.rows(.money(.batches), [Int64.max.sql, limit.sql], readBatchRow)
                .filter { user.division.covers($0.office) }
        }
    }

    package func batch(_ id: BatchID, for user: User) throws(OfficeFault) -> PaymentBatch? {
        try allow(.seePayments, user)
        return try read { () throws(OfficeFault) in try storedBatch(id).flatMap { mine($0, user) } }
    }

    package func batch(byNumber number: CounterNumber, for user: User) throws(OfficeFault) -> PaymentBatch? {
        try allow(.seePayments, user)
        return try read { () throws(OfficeFault) in
            let exact = [number.text.sql, (number.text + "~").sql, 1.sql]
            return try database.first(.money(.batchesByNumber), exact, readBatchRow)
                .flatMap { row throws(OfficeFault) in try storedBatch(row.id) }
                .flatMap { mine($0, user) }
        }
    }

    private func mine(_ batch: PaymentBatch, _ user: User) -> PaymentBatch? {
        user.division.covers(batch.office) ? batch : nil
    }

    /// How many batches `user` can release now, or write the bank's file of.
    func batchesWaiting(for user: User) throws(OfficeFault) -> Int {
        guard BatchLife.waits(for: user), !user.isRetired else { return 0 }
        return try database.rows(.money(.batchesInOffice)) { row throws(OfficeFault) -> Bool in
            guard let onward = BatchLife.onward(from: try row.code(0)), onward.by.contains(where: user.duties.contains)
            else { return false }
            let releasedByMe = onward.action == .release && row.idOrNil(2) == user.id
            let office = try row.division(1)
            return !releasedByMe && user.division.covers(office)
        }.count { $0 }
    }

    /// Puts claims that wait for payment into a batch, all of them or none.
    package func makeBatch(_ new: NewBatch, by user: User) throws(OfficeFault) -> PaymentBatch {
        try allow(.makeBatches, user)
        return try write { () throws(OfficeFault) in
            if let id = try stored(new.key)?.first { return try some(storedBatch(BatchID(id)), .batch) }
            let lines = try payable(new, for: user)
            let number = try nextNumber(.batch)
            let now = surroundings.now()
            let batch = PaymentBatch(
                id: BatchID(surroundings.newID()), number: number, office: user.division, madeOn: today, stage: .made,
                lines: lines,
                steps: [BatchStep(at: now, user: user.id, userName: user.name, action: .make)])
            try store(batch)
            for line in batch.lines {
                var claim = try some(storedClaim(line.claim), .claim)
                try move(&claim, .putInBatch, to: .inBatch(batch: number.text), by: user, note: nil)
            }
            try finish(new.key, [batch.id.value])
            try audit(.makeBatch, batch.id.value, auditDetail(batch), by: user.id)
            return batch
        }
    }

    /// The lines in the order of their numbers.
    private func payable(_ new: NewBatch, for user: User) throws(OfficeFault) -> [BatchLine] {
        guard !new.lines.isEmpty else { throw .nothingChosen }
        guard new.lines.count <= PaymentBatch.mostLines else {
            throw .payment(.tooManyLines(most: PaymentBatch.mostLines))
        }
        var chosen: [(PaymentCandidate, Payee)] = []
        var refused: [UnpayableClaim] = []
        for line in Set(new.lines) {
            let candidate = try candidate(line.claim, for: user)
            if let bar = candidate.bar {
                refused.append(UnpayableClaim(number: candidate.number.text, bar: bar))
            } else if candidate.version != line.version {
                throw try changedMeanwhile(line.claim.value)
            } else if let payee = candidate.payee {
                chosen.append((candidate, payee))
            }
        }
        guard refused.isEmpty else { throw .payment(.notPayable(refused.sorted { $0.number < $1.number })) }
        let sum = Money.sum(chosen.map(\.0.amount))
        guard sum == new.confirmed else { throw .payment(.sumDiffers(shown: new.confirmed, computed: sum)) }
        return chosen.sorted { $0.0.number.text < $1.0.number.text }.enumerated().map { place, line in
            BatchLine(
                place: place + 1, claim: line.0.claim, claimNumber: line.0.number, person: line.0.person,
                personName: line.0.personName, amount: line.0.amount, round: line.0.round, payee: line.1)
        }
    }

    /// The first or the second release, as the batch stands.
    package func releaseBatch(
        _ id: BatchID, version: Int, key: SubmissionKey, by user: User
    ) throws(OfficeFault) -> PaymentBatch {
        try change(id, version, .release, key: key, audit: .releaseBatch, by: user) { batch throws(OfficeFault) in
            try refuseHeld(batch)
            return nil
        }
    }

    /// Takes one claim out of a batch that isn't released: it waits for payment again, and the rest is released anew.
    package func takeOut(_ new: TakeOut, by user: User) throws(OfficeFault) -> PaymentBatch {
        guard !new.reasons.isEmpty, new.reasons.allSatisfy({ $0.text?.contains { !$0.isWhitespace } ?? true }) else {
            throw .reasonMissing
        }
        return try change(new.batch, new.version, .takeOut, key: new.key, audit: .takeOutOfBatch, by: user) {
            batch throws(OfficeFault) in
            var claim = try some(storedClaim(new.claim), .claim)
            guard let place = batch.lines.firstIndex(where: { $0.claim == new.claim && $0.outcome == .open }) else {
                throw .payment(.barred(.notInIt(claim.number.text)))
            }
            let outcome = LineOutcome.takenOut(new.reasons)
            try settle(batch, batch.lines[place], outcome)
            batch.lines[place].outcome = outcome
            let fact = StepFact.takenOut(new.reasons)
            try move(&claim, .takeFromBatch, to: .approved, by: user, fact: fact, detail: fact.auditDetail)
            return ([claim.number.text] + new.reasons.map(\.code)).joined(separator: " ")
        }
    }

    /// Dissolves a batch that the bank hasn't got: its claims wait for payment again.
    package func takeBackBatch(
        _ id: BatchID, version: Int, reason: String, key: SubmissionKey, by user: User
    ) throws(OfficeFault) -> PaymentBatch {
        guard reason.contains(where: { !$0.isWhitespace }) else { throw .reasonMissing }
        return try change(id, version, .takeBack, key: key, audit: .takeBackBatch, by: user) {
            batch throws(OfficeFault) in
            for line in batch.standing {
                try settle(batch, line, .takenBack)
                var claim = try some(storedClaim(line.claim), .claim)
                try move(&claim, .takeFromBatch, to: .approved, by: user, note: reason)
            }
            return reason
        }
    }

    /// One move of a batch in one transaction.
    ///
    /// - Parameter work: what else is done, with the lines as they are then; it gives the step's note.
    func change(
        _ id: BatchID, _ version: Int, _ action: BatchAction, key: SubmissionKey, audit auditAction: AuditAction,
        by user: User, _ work: (inout PaymentBatch) throws(OfficeFault) -> String?
    ) throws(OfficeFault) -> PaymentBatch {
        try write { () throws(OfficeFault) in
            var batch = try some(storedBatch(id), .batch)
            if try stored(key) != nil { return batch }
            if let bar = BatchLife.bar(action, on: batch, by: user) { throw .payment(.barred(bar)) }
            guard let move = BatchLife.move(action, from: batch.stage), batch.version == version else {
                throw try changedMeanwhile(id.value)
            }
            for table in [MoneyTable.paymentBatch, .batchStep, .batchLine, .bankFile] { try prove(table, id.value) }
            let note = try work(&batch)
            batch.stage = move.to
            batch.steps.append(
                BatchStep(at: surroundings.now(), user: user.id, userName: user.name, action: action, note: note))
            let released = batch.releasedBy
            let totals = batch.totals
            let changed = try database.execute(
                .money(.moveBatch),
                [
                    batch.stage.sql, released.first.sql(\.sql), released.dropFirst().first.sql(\.sql),
                    totals.lines.sql, totals.total.sql, try sealedHash(of: batch), id.sql, version.sql,
                ])
            guard changed == 1 else { throw try changedMeanwhile(id.value) }
            try storeSteps(of: batch, from: batch.steps.count - 1)
            for table in [MoneyTable.batchLine, .paymentBatch] { try reseal(table, id.value) }
            try finish(key, [id.value])
            var detail = auditDetail(batch)
            detail["note"] = note
            try audit(auditAction, id.value, detail, by: user.id)
            return try some(storedBatch(id), .batch)
        }
    }

    /// A claim that somebody holds stops its whole batch until the hold is lifted, or the batch is taken back.
    func refuseHeld(_ batch: PaymentBatch) throws(OfficeFault) {
        var held: [UnpayableClaim] = []
        for line in batch.standing {
            guard let hold = try some(storedClaim(line.claim), .claim).hold else { continue }
            held.append(UnpayableClaim(number: line.claimNumber.text, bar: .claim(.held(hold))))
        }
        guard held.isEmpty else { throw .payment(.notPayable(held)) }
    }

    private func auditDetail(_ batch: PaymentBatch) -> [String: String] {
        [
            "number": batch.number.text, "stage": batch.stage.rawValue, "lines": String(batch.totals.lines),
            "total": batch.totals.total.text,
        ]
    }
}
