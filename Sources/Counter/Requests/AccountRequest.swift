package import MutualAid

/// What is asked of accounts: signing in and out, passwords, the recovery code.
package enum AccountRequest: Hashable, Sendable {
    /// Answered by `.signedIn`. A name or password that is refused costs one try.
    case signIn(name: String, Secret)
    /// The office closes the door: its key is forgotten. Answered by `.signedOut`.
    case signOut
    /// The operator's own password takes the cover away; answered by `.unlocked`.
    case unlock(Secret)
    /// Who was away lets another sit down: answered by `.signedIn`, as is a first sign-in.
    case switchTo(name: String, Secret)
    /// Answered by `.changed`.
    case changeOwn(old: Secret, new: Secret, again: Secret)
    /// The recovery code opens the file and gives a user at work a new password; answered by `.signedIn`.
    case recover(code: String, name: String, new: Secret, again: Secret)
    /// The first password of a file that was made before there were accounts; answered by `.begun`.
    case begin(name: String, Secret, again: Secret)
    /// Makes a new recovery code in the place of the old one; answered by `.code`.
    case newCode(password: Secret)

    // By the supervisor, for others.
    /// What each account is; answered by `.accounts`.
    case accounts
    /// A password that the user must change at first use; answered by `.accounts`.
    case give(UserID, Secret, again: Secret)
}

package enum AccountReply: Hashable, Sendable {
    case signedIn(SignedIn)
    case signedOut(Door)
    case unlocked
    case changed
    /// An office was made, or got its first password: the code is shown once.
    case begun(SignedIn, RecoveryCode)
    case code(RecoveryCode)
    case accounts([Account])
}

/// What stands before the menu.
package enum Door: Hashable, Sendable {
    /// No data file yet.
    case welcome
    /// The names of those who may sign in; `last`: who worked here last.
    case signIn(office: String, names: [String], last: String?)
    /// A file from before accounts: one of its supervisors sets the first password.
    case begin(office: String, names: [String])
    /// Opened already: a made-up office.
    case open
}

/// Who sits at the counter now, and in which office.
package struct SignedIn: Hashable, Sendable {
    package let profile: OfficeProfile
    package let user: User
    package let catalogue: Catalogue
    /// The office's own; `nil` where it arranges none.
    package let calendar: WorkCalendar?
    /// When this user signed in last before.
    package let before: Instant?
    /// Wrong passwords since then.
    package let failures: Int
    package let mustChange: Bool

    package init(
        profile: OfficeProfile, user: User, catalogue: Catalogue, calendar: WorkCalendar? = nil, before: Instant?,
        failures: Int, mustChange: Bool
    ) {
        self.profile = profile
        self.user = user
        self.catalogue = catalogue
        self.calendar = calendar
        self.before = before
        self.failures = failures
        self.mustChange = mustChange
    }
}
