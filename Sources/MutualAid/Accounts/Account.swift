/// Wrong passwords of one user, one after the other: five of them lock the account for ten minutes.
package struct SignInTries: Hashable, Sendable {
    package static let mostFailures = 5
    /// Milliseconds.
    package static let lockTime: Int64 = 600_000

    package var failures: Int
    package var last: Instant?

    package init(failures: Int = 0, last: Instant? = nil) {
        self.failures = failures
        self.last = last
    }

    /// Until when nothing is tried; `nil` where it may be. A clock that was set back keeps the lock, never longer than ten
    /// minutes from the time that it shows.
    package func lockedUntil(_ now: Instant) -> Instant? {
        guard failures >= Self.mostFailures, let last else { return nil }
        let end = min(last.milliseconds, now.milliseconds) + Self.lockTime
        guard last.milliseconds <= now.milliseconds else { return Instant(milliseconds: end) }
        return end > now.milliseconds ? Instant(milliseconds: end) : nil
    }

    /// After one more wrong password; behind a lock it begins anew.
    package func adding(at now: Instant) -> SignInTries {
        let isNew = failures >= Self.mostFailures && lockedUntil(now) == nil
        return SignInTries(failures: isNew ? 1 : failures + 1, last: now)
    }
}

/// What a user's account is, beside the user.
package struct Account: Hashable, Sendable {
    package let user: UserID
    /// Without a password nobody signs in: it waits for the supervisor to give one.
    package var hasPassword: Bool
    /// The password was given by another; the user chooses an own one before anything else.
    package var mustChange: Bool
    package var lastSignIn: Instant?
    package var tries: SignInTries

    package init(
        user: UserID, hasPassword: Bool, mustChange: Bool, lastSignIn: Instant? = nil,
        tries: SignInTries = SignInTries()
    ) {
        self.user = user
        self.hasPassword = hasPassword
        self.mustChange = mustChange
        self.lastSignIn = lastSignIn
        self.tries = tries
    }
}

/// Why nobody is let in, or a password is not changed.
package enum AccountFault: Hashable, Sendable {
    /// Unknown name, no password yet, left, or a wrong password: which of them is not told.
    case refused
    case lockedOut(until: Instant)
    case wrongRecoveryCode
    case weak(PasswordFaults)
    /// Something was asked for before the given password was changed.
    case mustChange
    /// The file was made before there were accounts.
    case noAccounts
    /// A made-up office is opened by its key file.
    case training
    case passwordFileOpen(path: String)
    case passwordFileMissing(path: String)
    case passwordMissing
    case nameMissing
    case notSignedIn
}
