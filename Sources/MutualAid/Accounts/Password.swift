/// A text that must not be shown, logged or printed: only its bytes are used.
package struct Secret: Hashable, Sendable, CustomStringConvertible, CustomDebugStringConvertible {
    package let text: String

    /// Full-width ASCII becomes ASCII, so that an input method that was left on makes no other password.
    package init(_ typed: String) { text = Normalise.halfWidth(typed) }

    package var description: String { "******" }
    package var debugDescription: String { "******" }
}

/// One way in which a new password is weak or wrong (NIST SP 800-63B, 5.1.1.2: length over composition).
package enum PasswordFlaw: Hashable, Sendable {
    case tooShort
    case tooLong
    case common
    /// It is, or is built around, the user's or the office's own name.
    case ownName
    /// One character, a run such as 123456 or a short piece over and over.
    case repetitive
    case sameAsBefore
    case differs
}

package typealias PasswordFaults = Faults<PasswordFlaw>

/// A password that a user may take: 10…128 characters of any kind, none of those that everybody tries.
package struct Password: Hashable, Sendable {
    package static let shortest = 10
    package static let longest = 128

    package let secret: Secret

    /// - Parameters:
    ///   - again: the same, typed a second time; `nil` where it comes from a file.
    ///   - names: the user's and the office's, as they are written and in pinyin.
    ///   - before: the password that it takes the place of.
    package init(
        _ typed: Secret, again: Secret? = nil, names: [String], before: Secret? = nil
    ) throws(PasswordFaults) {
        var flaws: [PasswordFlaw] = []
        let plain = Self.plain(typed.text)
        if typed.text.count < Self.shortest { flaws.append(.tooShort) }
        if typed.text.count > Self.longest { flaws.append(.tooLong) }
        if flaws.isEmpty {
            if CommonPasswords.contains(plain) { flaws.append(.common) }
            if Self.isRepetitive(plain) { flaws.append(.repetitive) }
            if names.contains(where: { Self.isBuilt(plain, around: Self.plain($0)) }) { flaws.append(.ownName) }
            if typed == before { flaws.append(.sameAsBefore) }
            if let again, again != typed { flaws.append(.differs) }
        }
        guard flaws.isEmpty else { throw PasswordFaults(flaws) }
        secret = typed
    }

    /// Small ASCII letters, without spaces and punctuation that are only put between.
    private static func plain(_ text: String) -> [Unicode.Scalar] {
        Normalise.upper(Normalise.compact(text)).unicodeScalars.filter { !"-_.·,!@#".unicodeScalars.contains($0) }
    }

    /// The name and fewer than six characters more, or the name twice.
    private static func isBuilt(_ plain: [Unicode.Scalar], around name: [Unicode.Scalar]) -> Bool {
        guard name.count >= 2 else { return false }
        var rest = 0
        var found = false
        var place = 0
        while place < plain.count {
            if plain[place...].starts(with: name) {
                found = true
                place += name.count
            } else {
                rest += 1
                place += 1
            }
        }
        return found && rest < 6
    }

    /// Fewer than five different characters, a piece of at most five over and over, or one run up, down or along the keyboard
    /// that takes up all but three characters.
    private static func isRepetitive(_ plain: [Unicode.Scalar]) -> Bool {
        guard plain.count > 0 else { return true }
        if Set(plain).count < 5 { return true }
        for length in 1...5 where plain.indices.dropFirst(length).allSatisfy({ plain[$0] == plain[$0 - length] }) {
            return true
        }
        return longestRun(plain) >= max(6, plain.count - 3)
    }

    private static let rows = [
        "1234567890", "QWERTYUIOP", "ASDFGHJKL", "ZXCVBNM", "ABCDEFGHIJKLMNOPQRSTUVWXYZ", "0123456789",
    ]
    .flatMap { [Array($0.unicodeScalars), Array($0.unicodeScalars.reversed())] }

    /// Runs that follow each other directly count as one: 1234567890qwertyuiop.
    private static func longestRun(_ plain: [Unicode.Scalar]) -> Int {
        var best = 0
        var start = 0
        var place = 0
        while place < plain.count {
            let length = rows.map { run(plain[place...], in: $0) }.max() ?? 1
            if length < 3 {
                start = place + 1
                place += 1
                continue
            }
            place += length
            best = max(best, place - start)
        }
        return best
    }

    private static func run(_ plain: ArraySlice<Unicode.Scalar>, in row: [Unicode.Scalar]) -> Int {
        guard let first = plain.first, let place = row.firstIndex(of: first) else { return 1 }
        return zip(plain, row[place...]).prefix { $0 == $1 }.count
    }
}
