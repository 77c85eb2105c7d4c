import Crypto
import Foundation
import MutualAid

/// Seals, opens and hashes under the keys of one data file. Nothing in it ever changes, so several threads may use it.
final class Sealer: @unchecked Sendable {
    private let sealing: SymmetricKey
    /// Begun with their keys and copied for each use.
    private let hashing: HMAC<SHA256>
    private let auditing: HMAC<SHA256>
    private let proving: HMAC<SHA256>

    init(_ key: DataKey) {
        sealing = key.derived("seal 1")
        hashing = HMAC(key: key.derived("look-up 1"))
        auditing = HMAC(key: key.derived("audit 1"))
        proving = HMAC(key: key.derived("money 1"))
    }

    /// Nonce, ciphertext and tag.
    func seal(_ plain: [UInt8], _ cell: SealedCell) throws(OfficeFault) -> Data {
        guard let combined = (try? AES.GCM.seal(plain, using: sealing, authenticating: cell.bytes))?.combined else {
            throw .sealBroken(cell.column)
        }
        return combined
    }

    func open(_ sealed: Data, _ cell: SealedCell) throws(OfficeFault) -> [UInt8] {
        guard let box = try? AES.GCM.SealedBox(combined: sealed),
            let plain = try? AES.GCM.open(box, using: sealing, authenticating: cell.bytes)
        else { throw .sealBroken(cell.column) }
        return [UInt8](plain)
    }

    /// What a look-up hashes: the same text under another name gives another hash.
    enum LookUp: String {
        case identity, identityTail, phone, phoneTail, card, twin, sheet, knownEvent
        /// No look-up: the seed of the quality sample, which only who has the key can know.
        case qualitySample
        /// Nor this: what the check code of a progress slip is made from.
        case checkCode
    }

    /// Wide enough to be unique: 16 bytes.
    func hash(_ lookUp: LookUp, _ text: String) -> Data { Data(digest(lookUp, text).prefix(16)) }

    /// For look-ups that several people may share.
    func shortHash(_ lookUp: LookUp, _ text: String) -> Int64 {
        digest(lookUp, text).prefix(8).reduce(0) { $0 << 8 | Int64($1) }
    }

    private func digest(_ lookUp: LookUp, _ text: String) -> HMAC<SHA256>.MAC {
        var mac = hashing
        mac.update(data: Array(lookUp.rawValue.utf8) + [0] + Array(text.utf8))
        return mac.finalize()
    }

    /// Of what a row about money holds: 16 bytes, for there are millions of them.
    func moneyMAC(_ covered: ArraySlice<UInt8>) -> Data {
        var mac = proving
        mac.update(data: covered)
        return Data(mac.finalize().prefix(16))
    }

    func auditMAC(_ parts: [[UInt8]]) -> Data {
        var mac = auditing
        for part in parts {
            var length = ByteWriter()
            length.fixed(Int64(part.count))
            mac.update(data: length.bytes)
            mac.update(data: part)
        }
        return Data(mac.finalize())
    }
}
