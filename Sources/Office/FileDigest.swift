import Crypto
import Foundation

/// By what a file is known again, whatever its name.
package enum FileDigest {
    /// SHA-256 of the whole file.
    package static func of(path: String) throws(OfficeFault) -> [UInt8] {
        guard let file = FileHandle(forReadingAtPath: path) else { throw .notReadable(path: path) }
        var hash = SHA256()
        do {
            while let piece = try file.read(upToCount: 1 << 20), !piece.isEmpty { hash.update(data: piece) }
        } catch { throw .notReadable(path: path) }
        return Array(hash.finalize())
    }
}
