import Foundation
import MutualAid

extension Office {
    func store(_ batch: PaymentBatch) throws(OfficeFault) {
        let totals = batch.totals
        let released = batch.releasedBy
        try database.execute(
            .money(.insertBatch),
            [
                batch.id.sql, batch.number.sql, batch.office.sql, batch.madeOn.sql, batch.stage.sql, totals.lines.sql,
                totals.total.sql, try sealedHash(of: batch), released.first.sql(\.sql),
                released.dropFirst().first.sql(\.sql), batch.version.sql,
            ])
        try storeSteps(of: batch, from: 0)
        for line in batch.lines {
            let secret = try sealer.seal(line.payee.bytes, .batchLine(batch.id, place: line.place))
            let outcome = try outcomeColumns(line.outcome, batch.id, line.place)
            let row = [
                batch.id.sql, line.place.sql, line.claim.sql, line.amount.sql, line.round.sql, line.outcome.state.sql,
                outcome[0], secret.sql, outcome[1],
            ]
            try database.execute(.money(.insertLine), row + [mac(.batchLine, row)])
        }
        try reseal(.paymentBatch, batch.id.value)
    }

    func sealedHash(of batch: PaymentBatch) throws(OfficeFault) -> SQLValue {
        var hash = ByteWriter()
        hash.number(batch.totals.hash)
        return try sealer.seal(hash.bytes, .batchHash(batch.id)).sql
    }

    func storeSteps(of batch: PaymentBatch, from first: Int) throws(OfficeFault) {
        for (place, step) in batch.steps.enumerated().dropFirst(first) {
            let row = [
                batch.id.sql, place.sql, step.at.sql, step.user.sql, step.action.sql, step.note.sql(\.sql),
            ]
            try database.execute(.money(.insertBatchStep), row + [mac(.batchStep, row)])
        }
    }

    /// The day of the payment, and the sealed reason of a failure or of being taken out.
    func outcomeColumns(_ outcome: LineOutcome, _ id: BatchID, _ place: Int) throws(OfficeFault) -> [SQLValue] {
        switch outcome {
        case .open, .takenBack: [.null, .null]
        case .paid(let day): [day.sql, .null]
        case .failed(let reason):
            [.null, try sealer.seal(Array(reason.utf8), .batchReason(id, place: place)).sql]
        case .takenOut(let reasons):
            [.null, try sealer.seal(reasons.bytes, .batchReason(id, place: place)).sql]
        }
    }

    func readBatchRow(_ row: any SQLRow) throws(OfficeFault) -> BatchRow {
        let id: BatchID = row.id(0)
        let bytes = try sealer.open(row.bytes(8), .batchHash(id))
        let hash = try unreadable("payment_batch.hash_total") { () throws(UnreadableBytes) in
            var reader = ByteReader(bytes)
            return try reader.number()
        }
        return BatchRow(
            id: id, number: try row.number(1), office: try row.division(2), madeOn: try row.day(3),
            stage: try row.code(4), totals: BatchTotals(lines: row.int(6), total: row.money(7), hash: hash))
    }

    func storedBatch(_ id: BatchID) throws(OfficeFault) -> PaymentBatch? {
        let found = try database.first(.money(.batch), [id.sql]) { row throws(OfficeFault) in
            (try readBatchRow(row), row.int(5))
        }
        guard let (row, version) = found else { return nil }
        let lines = try database.rows(.money(.lines), [id.sql]) { row throws(OfficeFault) in try readLine(row, id) }
        var steps = try database.rows(.money(.batchSteps), [id.sql]) { row throws(OfficeFault) in
            BatchStep(
                at: row.instant(1), user: row.id(2), userName: usersByID[row.id(2)]?.name ?? "?",
                action: try row.code(3), note: row.textOrNil(4))
        }
        for place in steps.indices where steps[place].userName == "?" {
            let step = steps[place]
            steps[place] = BatchStep(
                at: step.at, user: step.user, userName: try userName(step.user), action: step.action, note: step.note)
        }
        return PaymentBatch(
            id: id, number: row.number, office: row.office, madeOn: row.madeOn, stage: row.stage, lines: lines,
            steps: steps, version: version)
    }

    func readLine(_ row: any SQLRow, _ batch: BatchID) throws(OfficeFault) -> BatchLine {
        let place = row.int(0)
        let bytes = try sealer.open(row.bytes(8), .batchLine(batch, place: place))
        let payee = try unreadable("batch_line.secret") { () throws(UnreadableBytes) in try Payee(reading: bytes) }
        let outcome: LineOutcome =
            switch try row.code(6) as LineState {
            case .open: .open
            case .takenBack: .takenBack
            case .paid: .paid(on: try row.day(7))
            case .failed:
                .failed(
                    reason: String(
                        decoding: try sealer.open(row.bytes(9), .batchReason(batch, place: place)), as: UTF8.self))
            case .takenOut: .takenOut(try takeOutReasons(row.bytes(9), batch, place))
            }
        return BatchLine(
            place: place, claim: row.id(1), claimNumber: try row.number(2), person: row.id(3),
            personName: row.text(4), amount: row.money(5), round: row.int(10), payee: payee, outcome: outcome)
    }

    private func takeOutReasons(_ sealed: Data, _ batch: BatchID, _ place: Int) throws(OfficeFault) -> [TakeOutReason] {
        let bytes = try sealer.open(sealed, .batchReason(batch, place: place))
        return try unreadable("batch_line.reason") { () throws(UnreadableBytes) in
            try [TakeOutReason](reading: bytes)
        }
    }

    /// What has arrived of a claim's benefit.
    func paidParts(of claim: ClaimID) throws(OfficeFault) -> [PaidPart] {
        try database.rows(.money(.paidParts), [claim.sql]) { row throws(OfficeFault) in
            PaidPart(batch: row.text(0), round: row.int(1), amount: row.money(2), on: try row.day(3))
        }
    }

    /// The claims of the batches whose numbers lie in the range.
    func claims(inBatchesFrom range: [SQLValue]) throws(OfficeFault) -> [Claim] {
        var claims: [Claim] = []
        for row in try database.rows(.money(.batchesByNumber), range, readBatchRow) {
            for line in try some(storedBatch(row.id), .batch).lines {
                claims.append(try some(storedClaim(line.claim), .claim))
            }
        }
        return claims
    }
}
