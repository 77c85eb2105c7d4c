import Crypto
package import Foundation

/// The key of one data file: 32 random bytes, from which the keys for sealing, hashing and the audit trail are derived.
package struct DataKey: Sendable {
    let material: SymmetricKey

    package static let size = 32

    /// `nil` unless there are 32 bytes.
    package init?(_ bytes: Data) {
        guard bytes.count == Self.size else { return nil }
        material = SymmetricKey(data: bytes)
    }

    var bytes: Data { material.withUnsafeBytes { Data($0) } }

    func derived(_ use: String) -> SymmetricKey {
        HKDF<SHA256>.deriveKey(
            inputKeyMaterial: material, salt: Data("huzhu".utf8), info: Data(use.utf8), outputByteCount: 32)
    }
}

extension DataKey {
    /// The file that holds the key until accounts exist (architecture.md, Sealing).
    package static func path(beside dataFile: String) -> String { dataFile + ".key" }

    package static func read(beside dataFile: String) throws(OfficeFault) -> DataKey {
        let path = path(beside: dataFile)
        guard FileManager.default.fileExists(atPath: path) else { throw .keyMissing(path: path) }
        guard let bytes = FileManager.default.contents(atPath: path), let key = DataKey(bytes) else {
            throw .keyUnreadable(path: path)
        }
        return key
    }

    /// The key for a new data file. A key that lies there already is taken, never overwritten: it may be all that opens a backup.
    package static func make(
        beside dataFile: String, randomBytes: (Int) -> Data
    ) throws(OfficeFault) -> DataKey {
        let path = path(beside: dataFile)
        if FileManager.default.fileExists(atPath: path) { return try read(beside: dataFile) }
        guard let key = DataKey(randomBytes(size)) else { throw .keyUnreadable(path: path) }
        let file = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
        guard file >= 0 else { throw .notWritable(path: path) }
        defer { close(file) }
        let written = key.bytes.withUnsafeBytes { write(file, $0.baseAddress, $0.count) }
        guard written == size, fsync(file) == 0 else {
            unlink(path)
            throw .diskFull
        }
        return key
    }
}
