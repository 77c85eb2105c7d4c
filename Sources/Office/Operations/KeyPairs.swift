import Crypto
import Foundation
import MutualAid

// Each file is born with a pair of keys to sign with and one to agree on keys with (Curve25519, RFC 8032 and 7748), so that two
// offices can know each other's bundles; the private halves are sealed like everything else.
extension Office {
    /// Inside the transaction that makes the office, or the first that finds none.
    func makeKeyPairs(by user: UserID) throws(OfficeFault) {
        guard try database.first(.accounts(.keyPair), [], { _ in true }) == nil else { return }
        let signing = Curve25519.Signing.PrivateKey()
        let agreement = Curve25519.KeyAgreement.PrivateKey()
        let secret = try sealer.seal(
            [UInt8](signing.rawRepresentation + agreement.rawRepresentation), .officeKeyPair)
        let publicParts = (signing.publicKey.rawRepresentation, agreement.publicKey.rawRepresentation)
        try database.execute(.accounts(.insertKeyPair), [publicParts.0.sql, publicParts.1.sql, secret.sql])
        profile.fingerprint = Self.fingerprint(publicParts.0, publicParts.1)
        try audit(.makeKeyPairs, 0, ["fingerprint": profile.fingerprint], by: user)
    }

    /// SHA-256 over both public keys, its first 16 bytes in groups of four hex digits; `nil` where there are none yet.
    func storedFingerprint() throws(OfficeFault) -> String? {
        try database.first(.accounts(.keyPair)) { Self.fingerprint($0.bytes(0), $0.bytes(1)) }
    }

    private static func fingerprint(_ signing: Data, _ agreement: Data) -> String {
        let hex = SHA256.hash(data: signing + agreement).prefix(16)
            .map { byte in (byte < 16 ? "0" : "") + String(byte, radix: 16) }.joined()
        let digits = Array(hex)
        return stride(from: 0, to: digits.count, by: 4).map { String(digits[$0..<$0 + 4]) }.joined(separator: " ")
    }
}
