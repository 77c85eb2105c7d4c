/// 恢复码: what opens an office's file when every password is lost; shown once, kept on paper in a safe.
///
/// 25 characters of Crockford's base 32 (no I, L, O, U), 125 random bits, written in five groups.
package struct RecoveryCode: Hashable, Sendable, CustomStringConvertible {
    private static let alphabet = Array("0123456789ABCDEFGHJKMNPQRSTVWXYZ")
    package static let length = 25

    /// The characters without hyphens.
    package let secret: Secret

    /// Small letters, full-width forms, spaces and hyphens are accepted, O as 0, I and L as 1; `nil` for anything else.
    package init?(typed: String) {
        let text = Normalise.upper(Normalise.compact(typed)).compactMap { character -> Character? in
            switch character {
            case "-": nil
            case "O": "0"
            case "I", "L": "1"
            default: character
            }
        }
        guard text.count == Self.length, text.allSatisfy(Self.alphabet.contains) else { return nil }
        secret = Secret(String(text))
    }

    /// - Parameter random: at least 25 random bytes, of which five bits each are used.
    package init?(random: [UInt8]) {
        guard random.count >= Self.length else { return nil }
        secret = Secret(String(random.prefix(Self.length).map { Self.alphabet[Int($0 & 31)] }))
    }

    /// Five groups of five, to be written down.
    package var groups: String {
        let characters = Array(secret.text)
        return stride(from: 0, to: characters.count, by: 5)
            .map { String(characters[$0..<min($0 + 5, characters.count)]) }.joined(separator: "-")
    }

    package var description: String { "*****" }
}
