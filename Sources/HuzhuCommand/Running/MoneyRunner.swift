import Counter
import Foundation
import MutualAid
import Office

/// Runs what the screens of payment ask.
struct MoneyRunner {
    let office: Office
    let user: User
    let dataFile: String

    func answer(_ request: MoneyRequest) throws -> MoneyReply {
        switch request {
        case .batches: .batches(try office.batches(for: user))
        case .batch(let id): .batch(try batch(id))
        case .candidates(let filter): .candidates(try office.paymentCandidates(filter, for: user))
        case .payee(let claim):
            .payee(try office.payeeCard(claim).orThrow(OfficeFault.notFound(.claim)))
        case .answerFiles:
            .answerFiles(
                try files.answers().map {
                    AnswerFile(path: $0.path, name: $0.name, modified: $0.modified, bytes: $0.bytes)
                })
        case .readAnswer(let id, let path): try read(id, path)
        case .make(let new): .batch(try office.makeBatch(new, by: user))
        case .release(let id, let version, let key):
            .batch(try office.releaseBatch(id, version: version, key: key, by: user))
        case .takeOut(let new): .batch(try office.takeOut(new, by: user))
        case .takeBack(let id, let version, let reason, let key):
            .batch(try office.takeBackBatch(id, version: version, reason: reason, key: key, by: user))
        case .writeFile(let id, let version, let key): try write(id, version, key)
        case .settle(let id, let version, let answer):
            .batch(
                try office.settle(
                    id, version: version, rows: answer.rows, fingerprint: answer.fingerprint,
                    key: Self.key(of: id, answer.fingerprint), by: user))
        case .givePayee(let new): .payee(try office.givePayee(new, by: user))
        }
    }

    /// The same file read for the same batch is the same answer, from whichever screen or command.
    static func key(of id: BatchID, _ fingerprint: String) -> SubmissionKey {
        SubmissionKey("answer-\(id.value)-\(fingerprint)")
    }

    private var files: BankFiles { get throws { try BankFiles(office: office, dataFile: dataFile) } }

    private func batch(_ id: BatchID) throws -> PaymentBatch {
        try office.batch(id, for: user).orThrow(OfficeFault.notFound(.batch))
    }

    private func write(_ id: BatchID, _ version: Int, _ key: SubmissionKey) throws -> MoneyReply {
        var known = try batch(id)
        known.version = version
        let written = try files.write(known, to: nil, key: key, office: office, user: user)
        return .written(written.batch, path: Paths.shown(written.path))
    }

    private func read(_ id: BatchID, _ path: String) throws -> MoneyReply {
        do {
            let read = try files.read(path, for: try batch(id), today: office.today)
            return .answer(
                AnswerPreview(
                    path: path, fingerprint: read.fingerprint, rows: read.rows, settlement: read.settlement))
        } catch let faults as AnswerFaults { return .answerFaulty(faults) }
    }
}

extension Optional {
    fileprivate func orThrow(_ error: any Error) throws -> Wrapped {
        guard let self else { throw error }
        return self
    }
}
