/// What the handler typed for a new member or dependant; the office gives it an id and a number.
package struct NewPerson: Hashable, Sendable {
    package var kind: PersonKind
    package var details: PersonDetails
    package var key: SubmissionKey

    package init(kind: PersonKind, details: PersonDetails, key: SubmissionKey) {
        self.kind = kind
        self.details = details
        self.key = key
    }
}

package struct NewEmployer: Hashable, Sendable {
    package var details: EmployerDetails
    package var key: SubmissionKey

    package init(details: EmployerDetails, key: SubmissionKey) {
        self.details = details
        self.key = key
    }
}

/// One plan chosen for a person.
package struct EnrolmentLine: Hashable, Sendable {
    package var plan: PlanCode
    package var tier: Int?
    package var shares: Int
    package var term: Term
    package var continued: Bool
    package var fee: Money
    package var split: FeeSplit

    package init(
        plan: PlanCode, tier: Int?, shares: Int, term: Term, continued: Bool, fee: Money, split: FeeSplit
    ) {
        self.plan = plan
        self.tier = tier
        self.shares = shares
        self.term = term
        self.continued = continued
        self.fee = fee
        self.split = split
    }
}

/// Several plans chosen at once for one person; paid now by `payer`, or unpaid (`nil`) and paid later.
package struct NewEnrolments: Hashable, Sendable {
    package var person: PersonID
    package var lines: [EnrolmentLine]
    package var payer: Payer?
    package var key: SubmissionKey

    package init(person: PersonID, lines: [EnrolmentLine], payer: Payer?, key: SubmissionKey) {
        self.person = person
        self.lines = lines
        self.payer = payer
        self.key = key
    }
}

/// What the handler typed for a claim; the office judges it again when it stores it.
package struct NewClaim: Hashable, Sendable {
    package var person: PersonID
    package var event: ClaimEvent
    package var byProxy: Bool
    /// The papers brought today; those on file are added by the office.
    package var brought: Set<Paper>
    /// The total that the handler saw and confirmed; another total at saving is told, not stored.
    package var confirmed: Money
    package var key: SubmissionKey

    package init(
        person: PersonID, event: ClaimEvent, byProxy: Bool, brought: Set<Paper>, confirmed: Money, key: SubmissionKey
    ) {
        self.person = person
        self.event = event
        self.byProxy = byProxy
        self.brought = brought
        self.confirmed = confirmed
        self.key = key
    }
}

/// An action on a claim with what it needs to be told.
package enum ClaimDecision: Hashable, Sendable {
    case accept
    case submit
    case askForPapers([Paper])
    case papersReceived(Set<Paper>)
    case approve
    case giveBack([ReturnReason])
    case deny([DenialReason])
    case withdraw(reason: String)
    case reconsider(reason: String)
    /// The event with its figures corrected, and the total that the handler saw and confirmed.
    case amend(ClaimEvent, confirmed: Money)
    case undo(reason: String)
    case hold(reason: String)
    case release(reason: String)
    case take
    case handBack

    package var action: ClaimAction {
        switch self {
        case .accept: .accept
        case .submit: .submit
        case .askForPapers: .askForPapers
        case .papersReceived: .papersComplete
        case .approve: .approve
        case .giveBack: .giveBack
        case .deny: .deny
        case .withdraw: .withdraw
        case .reconsider: .reconsider
        case .amend: .amend
        case .undo: .undo
        case .hold: .hold
        case .release: .release
        case .take: .take
        case .handBack: .handBack
        }
    }
}
