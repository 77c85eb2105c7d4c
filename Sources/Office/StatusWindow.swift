import CryptoExtras
import Foundation
package import MutualAid

/// Answers where a claim stands to whoever has its number and check code: without a login and without the file's key, from
/// what lies plain in it.
package final class StatusWindow {
    private let database: any OfficeDatabase
    private let surroundings: Surroundings

    /// Opens the window on `database`; one of a schema that knew no slips is brought up to date by whoever has its key.
    package static func open(
        database: any OfficeDatabase, surroundings: Surroundings
    ) throws(OfficeFault) -> StatusWindow {
        guard try database.schemaVersion() >= Migration.slips.number else { throw .olderVersion }
        return StatusWindow(database, surroundings)
    }

    private init(_ database: any OfficeDatabase, _ surroundings: Surroundings) {
        self.database = database
        self.surroundings = surroundings
    }

    package func close() { database.close() }

    /// Every attempt is counted as a wrong one before its code is looked at, and the right one is taken back: so programs
    /// that ask at the same moment can't share one free attempt.
    package func ask(_ number: CounterNumber, code: CheckCode) throws(OfficeFault) -> CodeAnswer {
        let now = surroundings.now()
        let (attempt, wait) = try database.write { () throws(OfficeFault) in try begin(number, at: now) }
        guard let attempt else { return .tooSoon(wait: wait) }
        // A number that has no slip takes as long as one that has.
        let hash = try CodeHash.of(code, salt: attempt.salt ?? Data(count: CodeHash.saltSize))
        guard let known = attempt.hash, CodeHash.isSame(known, hash) else { return .wrong(wait: wait) }
        return try database.write { () throws(OfficeFault) in
            try forgive(number.text, attempt.ofNumber, wholly: true, at: now)
            try forgive(Self.wholeFile, attempt.ofFile, wholly: false, at: now)
            let row = try database.first(.slips(.progress), [number.sql]) { row throws(OfficeFault) in
                let stage: ClaimStage = try row.code(0)
                return (stage, row.isNull(1) ? nil : try row.day(1))
            }
            guard let (stage, due) = row else { throw .damaged("status_code \(number.text)") }
            return .progress(PublicProgress(number: number, stage: stage, due: due))
        }
    }

    private struct Attempt {
        let salt: Data?
        let hash: Data?
        let ofNumber: WrongCodes
        let ofFile: WrongCodes
    }

    /// The row of the attempts at whatever number.
    static let wholeFile = ""

    /// The attempt, unless it comes too soon; and the milliseconds until the next may come. Numbers without a slip share
    /// the file's row, so that made-up ones don't fill the table.
    private func begin(
        _ number: CounterNumber, at now: Instant
    ) throws(OfficeFault) -> (attempt: Attempt?, wait: Int64) {
        let code = try database.first(.slips(.code), [number.sql]) { ($0.bytes(0), $0.bytes(1)) }
        let ofNumber = try attempts(number.text)
        let ofFile = try attempts(Self.wholeFile)
        let wait = max(ofNumber.wait(.number, at: now), ofFile.wait(.file, at: now))
        guard wait == 0 else { return (nil, wait) }
        let file = ofFile.adding(.file, at: now)
        try count(Self.wholeFile, file)
        var after = WrongCodes.delay(.file, after: file.streak)
        if code != nil {
            let one = ofNumber.adding(.number, at: now)
            try count(number.text, one)
            after = max(after, WrongCodes.delay(.number, after: one.streak))
        }
        return (Attempt(salt: code?.0, hash: code?.1, ofNumber: ofNumber, ofFile: ofFile), after)
    }

    private func attempts(_ number: String) throws(OfficeFault) -> WrongCodes {
        try database.first(.slips(.attempts), [number.sql]) {
            WrongCodes(streak: $0.int(0), last: $0.instant(1))
        } ?? WrongCodes()
    }

    private func count(_ number: String, _ wrong: WrongCodes) throws(OfficeFault) {
        try database.execute(
            .slips(.countAttempt), [number.sql, wrong.streak.sql, (wrong.last ?? Instant(milliseconds: 0)).sql])
    }

    private func forgive(
        _ number: String, _ before: WrongCodes, wholly: Bool, at now: Instant
    ) throws(OfficeFault) {
        try database.execute(
            .slips(.forgive),
            [number.sql, wholly.sql, now.sql, (before.last ?? Instant(milliseconds: 0)).sql])
    }
}

/// How a check code is kept: a salted hash that is slow on purpose, so that one who has the file still has to pay for each
/// guess.
enum CodeHash {
    static let saltSize = 16

    /// scrypt with N = 2¹⁴, r = 8, p = 1 (RFC 7914 §2): 16 MiB a hash.
    static func of(_ code: CheckCode, salt: Data) throws(OfficeFault) -> Data {
        do {
            let key = try KDF.Scrypt.deriveKey(
                from: Data(code.text.utf8), salt: salt, outputByteCount: 32, rounds: 1 << 14, blockSize: 8,
                parallelism: 1)
            return key.withUnsafeBytes { Data($0) }
        } catch { throw .sealBroken("status_code.hash") }
    }

    /// In a time that doesn't tell where they differ.
    static func isSame(_ a: Data, _ b: Data) -> Bool {
        a.count == b.count && zip(a, b).reduce(0) { $0 | ($1.0 ^ $1.1) } == 0
    }
}
