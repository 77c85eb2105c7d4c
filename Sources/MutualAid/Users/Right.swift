/// What is done beside a claim's moves, and whose duty it is (domain.md §4, roles); the moves are `ClaimLife.moves`.
package enum Right: String, CaseIterable, Sendable {
    case read
    /// Members, dependants and their enrolments.
    case enrol
    case registerEmployers = "register-employers"
    case takeFees = "take-fees"
    case enterClaims = "enter-claims"
    /// Records that bring their numbers with them: a demo office, another system's history.
    case loadRecords = "load-records"
    case importPlans = "import-plans"
    case manageUsers = "manage-users"
    case changeSettings = "change-settings"
    case importCalendar = "import-calendar"
    /// Looking through the trail too.
    case exportAudit = "export-audit"
    case makeBatches = "make-batches"
    /// Batches with who is paid, accounts masked.
    case seePayments = "see-payments"
    /// The columns of the bank's files.
    case setBankFile = "set-bank-file"
    /// A masked value whole, for a reason that is kept.
    case revealWhole = "reveal-whole"
    /// A backup in the place of the data file.
    case restore

    /// Any one of them is enough.
    package var duties: [Duty] {
        switch self {
        case .read: Duty.allCases
        case .enrol, .enterClaims: [.handler]
        case .takeFees: [.handler, .cashier]
        case .registerEmployers, .loadRecords, .revealWhole: [.handler, .supervisor]
        case .importPlans, .manageUsers, .changeSettings, .importCalendar, .restore: [.supervisor]
        case .exportAudit: [.supervisor, .auditor]
        case .makeBatches: [.cashier]
        case .seePayments: [.cashier, .supervisor, .auditor, .trainer]
        case .setBankFile: [.cashier, .supervisor]
        }
    }
}
