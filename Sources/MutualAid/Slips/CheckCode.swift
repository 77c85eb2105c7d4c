/// 查询码: six characters that, with the claim's number, ask for its progress without a login.
package struct CheckCode: Hashable, Sendable {
    /// No character that is read or heard as another: 0 O, 1 I L, 2 Z, 5 S, 8 B and U V are left out. 23⁶ = 148,035,889 codes.
    package static let alphabet = Array("34679ACDEFGHJKMNPQRTWXY")
    package static let length = 6

    package let text: String

    /// Small letters, full-width forms, spaces and hyphens are accepted; `nil` for anything that is no code.
    package init?(typed: String) {
        let text = Normalise.upper(Normalise.compact(typed)).filter { $0 != "-" }
        guard text.count == Self.length, text.allSatisfy(Self.alphabet.contains) else { return nil }
        self.text = text
    }

    /// The code of a keyed hash: its first eight bytes as a number, so that all codes are as likely as makes no difference.
    ///
    /// - Parameter hash: at least eight bytes.
    package init(hash: [UInt8]) {
        var number = hash.prefix(8).reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
        var text = ""
        for _ in 0..<Self.length {
            text.append(Self.alphabet[Int(number % UInt64(Self.alphabet.count))])
            number /= UInt64(Self.alphabet.count)
        }
        self.text = text
    }
}

/// Wrong codes slow down whoever asks next, for one number and for the whole file; what an attempt costs and when it is
/// forgotten.
package struct WrongCodes: Hashable, Sendable {
    package enum Scope: Hashable, Sendable {
        case number
        case file
    }

    /// Wrong codes one after the other.
    package var streak: Int
    /// When the last of them came, in milliseconds since 1970; `nil` for none.
    package var last: Instant?

    package init(streak: Int = 0, last: Instant? = nil) {
        self.streak = streak
        self.last = last
    }

    /// One number: 1, 2, 4 … seconds up to 15 minutes. The file: ten wrong codes are nothing, then 1, 2, 4, 8, 10 seconds, so
    /// that one who tries all numbers is slowed and the others hardly wait.
    package static func delay(_ scope: Scope, after streak: Int) -> Int64 {
        switch scope {
        case .number: doubled(streak, most: 900)
        case .file: doubled(streak - 10, most: 10)
        }
    }

    private static func doubled(_ times: Int, most seconds: Int64) -> Int64 {
        guard times > 0 else { return 0 }
        return min(1 << Int64(min(times - 1, 20)), seconds) * 1000
    }

    /// Quiet for so long, in milliseconds, and it begins anew.
    private static func forgotten(_ scope: Scope) -> Int64 { scope == .number ? 86_400_000 : 3_600_000 }

    /// Milliseconds until the next code is looked at; 0 where it may come now. A clock set back never makes it longer.
    package func wait(_ scope: Scope, at now: Instant) -> Int64 {
        guard let last else { return 0 }
        let delay = Self.delay(scope, after: current(scope, at: now).streak)
        return min(max(0, last.milliseconds + delay - now.milliseconds), delay)
    }

    package func adding(_ scope: Scope, at now: Instant) -> WrongCodes {
        WrongCodes(streak: current(scope, at: now).streak + 1, last: now)
    }

    private func current(_ scope: Scope, at now: Instant) -> WrongCodes {
        guard let last, now.milliseconds - last.milliseconds < Self.forgotten(scope) else { return WrongCodes() }
        return self
    }
}

/// What is told to whoever has number and code: no name, no amount.
package struct PublicProgress: Hashable, Sendable {
    package let number: CounterNumber
    package let stage: ClaimStage
    /// By when missing papers must be there.
    package let due: Day?

    package init(number: CounterNumber, stage: ClaimStage, due: Day?) {
        self.number = number
        self.stage = stage
        self.due = due
    }

    /// What comes next: bringing the papers by their day, or the office's next step.
    package func next(_ language: Language) -> String {
        let next = stage.nextForMember(language)
        guard let due else { return next }
        return language == .zh ? "\(next)，最晚 \(due.iso)" : "\(next), by \(due.iso) at the latest"
    }
}

/// What an attempt with a code got.
package enum CodeAnswer: Hashable, Sendable {
    case progress(PublicProgress)
    /// Unknown number, number without a slip, or wrong code: which of them is not told.
    case wrong(wait: Int64)
    /// Too soon after wrong ones; not looked at. Milliseconds until the next may come.
    case tooSoon(wait: Int64)
}
