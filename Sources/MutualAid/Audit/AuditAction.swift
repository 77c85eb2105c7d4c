/// What the audit trail says was done.
package enum AuditAction: String, CaseIterable, Sendable {
    case signIn = "sign-in"
    case signOut = "sign-out"
    /// Wrong passwords since the last sign-in.
    case wrongPasswords = "wrong-passwords"
    case changePassword = "change-password"
    /// One that its user must change.
    case givePassword = "give-password"
    case makeRecoveryCode = "make-recovery-code"
    /// A new password by the recovery code.
    case recover
    case makeKeyPairs = "make-key-pairs"
    /// The file was given another key.
    case rekey
    case addUser = "add-user"
    case changeUser = "change-user"
    case changeSettings = "change-settings"
    case importCalendar = "import-calendar"
    case addEmployer = "add-employer"
    case addPerson = "add-person"
    case updatePerson = "update-person"
    case enrol
    case pay
    case enterClaim = "enter-claim"
    case decide
    case load
    case importPlan = "import-plan"
    case givePayee = "give-payee"
    case makeBatch = "make-batch"
    case releaseBatch = "release-batch"
    case takeOutOfBatch = "take-out-of-batch"
    case takeBackBatch = "take-back-batch"
    /// A file with whole account numbers.
    case exportBankFile = "export-bank-file"
    case settleBatch = "settle-batch"
    case issueCode = "issue-code"
    case wrongCodes = "wrong-codes"
    /// Text about people that left the counter: printed, or written to a file.
    case export
    case correct
    case settleWarning = "settle-warning"
    /// A phone number was shown whole, to be dialled.
    case revealPhone = "reveal-phone"
    /// A masked value was shown whole, for a reason that somebody gave.
    case reveal
    case callBack = "call-back"
    case addKnownEvent = "add-known-event"
    case importKnownEvents = "import-known-events"
    case importRoster = "import-roster"
    case takeBackImport = "take-back-import"
    case contact
    /// A copy of the file was made.
    case backup
    /// This file was put in the place of another.
    case restore
    /// The rows about money of an older program's file were given their MACs.
    case sealMoney = "seal-money"
}

/// The kind of record that an entry is about.
package enum AuditSubject: Sendable {
    case person, claim, batch, employer, user, knownEvent, warning
    /// The office as a whole, or several records.
    case office
}

extension AuditAction {
    package var subject: AuditSubject {
        switch self {
        case .signIn, .signOut, .changePassword, .givePassword, .recover, .wrongPasswords, .addUser, .changeUser: .user
        case .makeRecoveryCode, .makeKeyPairs, .rekey, .changeSettings, .importCalendar, .load, .importPlan,
            .wrongCodes,
            .importKnownEvents, .importRoster, .takeBackImport, .backup, .restore, .sealMoney:
            .office
        case .addEmployer: .employer
        case .addPerson, .updatePerson, .enrol, .pay, .correct, .revealPhone, .reveal: .person
        case .enterClaim, .decide, .givePayee, .issueCode, .callBack: .claim
        case .makeBatch, .releaseBatch, .takeOutOfBatch, .takeBackBatch, .exportBankFile, .settleBatch: .batch
        case .settleWarning: .warning
        case .addKnownEvent, .contact: .knownEvent
        // Of a person or of a claim.
        case .export: .person
        }
    }
}
