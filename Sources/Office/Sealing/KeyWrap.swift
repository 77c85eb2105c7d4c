import Crypto
import CryptoExtras
import Foundation
import MutualAid

/// The data file's key under a key that only a password, or the recovery code, makes (architecture.md, Sealing).
struct KeyWrap {
    /// scrypt with N = 2¹⁵, r = 8, p = 1 (RFC 7914 §2): 32 MiB and about a tenth of a second a try.
    static let cost = 15
    static let costs = 14...16
    static let saltSize = 16
    /// The recovery code's row.
    static let recovery: Int64 = 0

    let holder: Int64
    let salt: Data
    let cost: Int
    let wrapped: Data
    var mustChange: Bool

    /// Takes as long as a sign-in: not inside a transaction.
    static func make(
        _ key: DataKey, for holder: Int64, _ secret: Secret, mustChange: Bool = false, randomBytes: (Int) -> Data
    ) throws(OfficeFault) -> KeyWrap {
        let salt = randomBytes(saltSize)
        let wrapping = try derived(secret, salt: salt, cost: cost)
        guard
            let wrapped = (try? AES.GCM.seal(key.bytes, using: wrapping, authenticating: place(holder, cost)))?.combined
        else { throw .sealBroken("key_wrap.wrapped") }
        return KeyWrap(holder: holder, salt: salt, cost: cost, wrapped: wrapped, mustChange: mustChange)
    }

    /// `nil` where the secret is another.
    func open(_ secret: Secret) throws(OfficeFault) -> DataKey? {
        guard Self.costs.contains(cost) else { throw .damaged("key_wrap.cost") }
        let wrapping = try Self.derived(secret, salt: salt, cost: cost)
        guard let box = try? AES.GCM.SealedBox(combined: wrapped),
            let bytes = try? AES.GCM.open(box, using: wrapping, authenticating: Self.place(holder, cost))
        else { return nil }
        return DataKey(bytes)
    }

    /// What a name that nobody has costs: as long as a wrong password.
    static func pretend(_ secret: Secret) throws(OfficeFault) {
        _ = try derived(secret, salt: Data(count: saltSize), cost: cost)
    }

    /// So that a wrapped key that is moved to another holder's row doesn't open.
    private static func place(_ holder: Int64, _ cost: Int) -> [UInt8] {
        var writer = ByteWriter()
        writer.bytes.append(contentsOf: "key_wrap".utf8)
        writer.byte(0)
        writer.fixed(holder)
        writer.fixed(Int64(cost))
        return writer.bytes
    }

    private static func derived(_ secret: Secret, salt: Data, cost: Int) throws(OfficeFault) -> SymmetricKey {
        do {
            return try KDF.Scrypt.deriveKey(
                from: Data(secret.text.utf8), salt: salt, outputByteCount: 32, rounds: 1 << cost, blockSize: 8,
                parallelism: 1)
        } catch { throw .sealBroken("key_wrap.salt") }
    }
}

extension OfficeDatabase {
    /// Inside a transaction.
    func keyWrap(_ holder: Int64) throws(OfficeFault) -> KeyWrap? {
        try first(.accounts(.wrap), [holder.sql]) {
            KeyWrap(
                holder: holder, salt: $0.bytes(0), cost: $0.int(1), wrapped: $0.bytes(2), mustChange: $0.bool(3))
        }
    }

    func put(_ wrap: KeyWrap, at now: Instant) throws(OfficeFault) {
        try execute(
            .accounts(.putWrap),
            [wrap.holder.sql, wrap.salt.sql, wrap.cost.sql, wrap.wrapped.sql, wrap.mustChange.sql, now.sql])
    }

    /// Puts it in the place of the one with that salt; false where another was first.
    func put(_ wrap: KeyWrap, inPlaceOf old: KeyWrap, at now: Instant) throws(OfficeFault) -> Bool {
        try execute(
            .accounts(.changeWrap),
            [
                wrap.holder.sql, wrap.salt.sql, wrap.cost.sql, wrap.wrapped.sql, wrap.mustChange.sql, now.sql,
                old.salt.sql,
            ]) == 1
    }
}
