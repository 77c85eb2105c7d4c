/// What a search finds.
package enum FoundKind: String, CaseIterable, Codable, Sendable {
    case member
    case dependant
    case employer
    case certificate
    case claim
}

package enum FoundRef: Hashable, Sendable {
    case person(PersonID)
    case employer(EmployerID)
    case enrolment(EnrolmentID, PersonID)
    case claim(ClaimID, PersonID)

    package var person: PersonID? {
        switch self {
        case .person(let id), .enrolment(_, let id), .claim(_, let id): id
        case .employer: nil
        }
    }
}

/// One row of the find box; identity numbers in it are masked.
package struct FoundRow: Hashable, Sendable {
    package let ref: FoundRef
    package let kind: FoundKind
    /// HY, PZ or LP number; for an employer its credit code.
    package let number: String
    package let name: String
    /// What tells namesakes apart: masked identity number, employer, plan, state.
    package let detail: FoundDetail
    package let creditCode: String?

    package init(
        ref: FoundRef, kind: FoundKind, number: String, name: String, detail: FoundDetail, creditCode: String? = nil
    ) {
        self.ref = ref
        self.kind = kind
        self.number = number
        self.name = name
        self.detail = detail
        self.creditCode = creditCode
    }
}

package enum FoundDetail: Hashable, Sendable {
    /// `guardian`: the name of a dependant's guardian.
    case person(maskedIdentity: String, employer: String?, guardian: String? = nil)
    case employer(handler: String?)
    /// Found by another record of the same person, whose number that is.
    case merged(from: String, maskedIdentity: String)
    case enrolment(PlanCode, Term)
    case claim(ClaimStage, Money)
}

/// One employer in the list of F4, with the keys by which typing finds it.
package struct EmployerRow: Hashable, Sendable {
    package let id: EmployerID
    package let name: String
    package let creditCode: String
    package let pinyin: String
    package let initials: String

    package init(id: EmployerID, name: String, creditCode: String, pinyin: String, initials: String) {
        self.id = id
        self.name = name
        self.creditCode = creditCode
        self.pinyin = pinyin
        self.initials = initials
    }
}

/// A claim in a list.
package struct ClaimRow: Hashable, Sendable {
    package let id: ClaimID
    package let number: String
    package let person: PersonID
    package let personName: String
    package let event: ClaimEventKind
    package let eventDay: Day
    package let stage: ClaimStage
    package let since: Instant
    package let amount: Money
    package let enteredBy: UserID

    package init(
        id: ClaimID, number: String, person: PersonID, personName: String, event: ClaimEventKind, eventDay: Day,
        stage: ClaimStage, since: Instant, amount: Money, enteredBy: UserID
    ) {
        self.id = id
        self.number = number
        self.person = person
        self.personName = personName
        self.event = event
        self.eventDay = eventDay
        self.stage = stage
        self.since = since
        self.amount = amount
        self.enteredBy = enteredBy
    }
}

/// A claim that waits, with all that a worklist shows.
package struct WorkRow: Hashable, Sendable {
    package let claim: ClaimRow
    package let due: Day?
    package let office: DivisionCode
    package let hold: Hold?
    package let taken: Taken?
    package let version: Int

    package init(
        claim: ClaimRow, due: Day?, office: DivisionCode, hold: Hold? = nil, taken: Taken? = nil, version: Int = 1
    ) {
        self.claim = claim
        self.due = due
        self.office = office
        self.hold = hold
        self.taken = taken
        self.version = version
    }

    package var id: ClaimID { claim.id }

    /// Past its day; what is held back waits for nobody.
    package func isOverdue(on today: Day) -> Bool { hold == nil && due.map { $0 < today } ?? false }
}

/// Where the next page of a worklist begins: after this row.
package struct WorkPlace: Hashable, Sendable {
    package let since: Instant
    package let id: ClaimID

    package init(since: Instant, id: ClaimID) {
        self.since = since
        self.id = id
    }

    package init(after row: WorkRow) {
        self.init(since: row.claim.since, id: row.id)
    }
}

/// Everything one screen needs to know of a person.
package struct PersonCard: Hashable, Sendable {
    package var person: Person
    package var employer: Employer?
    package var guardian: Person?
    package var dependants: [Person]
    package var enrolments: [Enrolment]
    package var claims: [Claim]
    /// The record that lives, where this one was made one with another: then it is read only.
    package var living: Person?
    /// What is open and concerns the person; filled where a screen shows it.
    package var warnings: [Warning] = []

    package init(
        person: Person, employer: Employer?, guardian: Person?, dependants: [Person], enrolments: [Enrolment],
        claims: [Claim], living: Person? = nil
    ) {
        self.person = person
        self.employer = employer
        self.guardian = guardian
        self.dependants = dependants
        self.enrolments = enrolments
        self.claims = claims
        self.living = living
    }

    package func enrolments(standing: EnrolmentStanding, on day: Day) -> [Enrolment] {
        enrolments.filter { $0.standing(on: day) == standing }
    }

    /// The plans held on `day`, paid or not: what exclusions are tested against.
    package func plansHeld(on day: Day) -> [PlanCode] {
        enrolments.filter { day <= $0.term.last && $0.cancelled == nil }.map(\.plan)
    }
}

/// A claim with the person it is for, as the status screen shows it.
package struct ClaimCard: Hashable, Sendable {
    package var claim: Claim
    package var card: PersonCard
    /// Every warning of the claim, settled ones too.
    package var warnings: [Warning] = []
    /// What has arrived of its benefit, the first first.
    package var paid: [PaidPart] = []

    /// What nobody has settled yet, of the claim and of its person.
    package var open: [Warning] { warnings.filter(\.isOpen) + card.warnings.filter(\.isOpen) }

    package init(claim: Claim, card: PersonCard) {
        self.claim = claim
        self.card = card
    }

    /// It was paid and is looked at again, or was: what was paid and what is due may differ.
    package var isReconsideredAfterPayment: Bool {
        !paid.isEmpty && claim.steps.contains { $0.action == .reconsider }
    }
}

/// The counts beside the main menu.
package struct MenuCounts: Hashable, Sendable {
    package var claimsToday: Int
    package var enrolledToday: Int
    package var waitingForMe: Int
    /// Of those that wait for me, how many must be done today, and how many should have been done before.
    package var dueToday: Int
    package var overdue: Int
    /// Of the claims that wait for papers, mine or not, how many should have them by now.
    package var papersOverdue: Int
    package var returned: Int
    /// Claims whose papers are complete and that wait to be sent on.
    package var papersIn: Int
    package var drafts: Int
    /// Payment batches that I can release or write the bank's file of.
    package var batches: Int
    /// The mean of the keys beyond the data of today's finished jobs; `nil` before the first.
    package var stepsToday: Int?
    /// When the latest of what was done last was stored, by the clock of then: later than now where the clock was set back.
    package var lastStored: Instant?

    package init(
        claimsToday: Int = 0, enrolledToday: Int = 0, waitingForMe: Int = 0, dueToday: Int = 0, overdue: Int = 0,
        papersOverdue: Int = 0, returned: Int = 0, papersIn: Int = 0, drafts: Int = 0, batches: Int = 0,
        stepsToday: Int? = nil, lastStored: Instant? = nil
    ) {
        self.claimsToday = claimsToday
        self.enrolledToday = enrolledToday
        self.waitingForMe = waitingForMe
        self.dueToday = dueToday
        self.overdue = overdue
        self.papersOverdue = papersOverdue
        self.returned = returned
        self.papersIn = papersIn
        self.drafts = drafts
        self.batches = batches
        self.stepsToday = stepsToday
        self.lastStored = lastStored
    }
}

/// An unsent form, as it was left.
package struct DraftRow: Hashable, Sendable {
    package let key: SubmissionKey
    package let form: DraftForm
    package let saved: Instant
    /// What the handler recognises it by: a name, or a number.
    package let title: String
    /// The typed values by field; the screen that wrote them reads them.
    package let values: [String: String]

    package init(key: SubmissionKey, form: DraftForm, saved: Instant, title: String, values: [String: String]) {
        self.key = key
        self.form = form
        self.saved = saved
        self.title = title
        self.values = values
    }
}

package enum DraftForm: String, CaseIterable, Codable, Sendable {
    case member
    case dependant
    case employer
    case enrolment
    case claim
    case user
    case correction
    case call
    case knownEvent = "known-event"
    case contact
    case payee
}
