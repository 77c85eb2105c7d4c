import Crypto
package import Foundation
package import MutualAid

extension Office {
    /// The file to the bank. The first time it is made and kept, and the batch is at the bank; later the same bytes are given
    /// again. Either is recorded as an export: the file holds whole account numbers.
    ///
    /// - Parameter make: the file's bytes; `nil` where they can't be written in its encoding.
    package func bankFile(
        of id: BatchID, version: Int, key: SubmissionKey, by user: User, _ make: (PaymentBatch) -> [UInt8]?
    ) throws(OfficeFault) -> (batch: PaymentBatch, bytes: Data) {
        try write { () throws(OfficeFault) in
            let batch = try change(id, version, .writeFile, key: key, audit: .exportBankFile, by: user) {
                batch throws(OfficeFault) in
                if let kept = try keptFile(id) { return Self.fingerprint(kept) }
                try refuseHeld(batch)
                guard let bytes = make(batch) else { throw .payment(.fileUnwritable) }
                let row = [id.sql, try sealer.seal(bytes, .bankFile(id)).sql]
                try database.execute(.money(.insertFile), row + [mac(.bankFile, row)])
                return Self.fingerprint(Data(bytes))
            }
            return (batch, try some(keptFile(id), .batch))
        }
    }

    /// Takes the bank's answer, all of it or nothing: every line is paid or failed then.
    package func settle(
        _ id: BatchID, version: Int, rows: [AnswerRow], fingerprint: String, key: SubmissionKey, by user: User
    ) throws(OfficeFault) -> PaymentBatch {
        try change(id, version, .readReturn, key: key, audit: .settleBatch, by: user) { batch throws(OfficeFault) in
            let settlement: Settlement
            do throws(AnswerFaults) {
                settlement = try batch.settlement(rows, today: today)
            } catch { throw .payment(.answer(error)) }
            for (line, outcome) in zip(batch.standing, settlement.outcomes) {
                try settle(batch, line, outcome)
                var claim = try some(storedClaim(line.claim), .claim)
                switch outcome {
                case .paid(let day): try move(&claim, .pay, to: .paid(on: day), by: user, note: nil)
                case .failed(let reason):
                    try move(&claim, .failPayment, to: .paymentFailed(reason: reason), by: user, note: nil)
                case .open, .takenBack, .takenOut: throw .damaged("batch \(batch.number.text)")
                }
            }
            return fingerprint
        }
    }

    /// A line that is open becomes what it is now, once.
    func settle(_ batch: PaymentBatch, _ line: BatchLine, _ outcome: LineOutcome) throws(OfficeFault) {
        let columns = try outcomeColumns(outcome, batch.id, line.place)
        let changed = try database.execute(
            .money(.settleLine), [outcome.state.sql] + columns + [batch.id.sql, line.place.sql])
        guard changed == 1 else { throw try changedMeanwhile(batch.id.value) }
    }

    private func keptFile(_ id: BatchID) throws(OfficeFault) -> Data? {
        try database.first(.money(.file), [id.sql]) { $0.bytes(0) }.map { sealed throws(OfficeFault) in
            Data(try sealer.open(sealed, .bankFile(id)))
        }
    }

    /// SHA-256, as `sha256sum` says it.
    package static func fingerprint(_ bytes: Data) -> String {
        SHA256.hash(data: bytes).map { byte in
            let text = String(byte, radix: 16)
            return text.count == 1 ? "0" + text : text
        }.joined()
    }
}
