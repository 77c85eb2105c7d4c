/// What makes two records look like one; a warning, never a ban (domain.md §4).
package enum WarningKind: String, CaseIterable, Codable, Sendable {
    case sameSheet = "same-sheet"
    case overlappingStays = "overlapping-stays"
    case sameAccident = "same-accident"
    case sameCard = "same-card"
    case sameNameAndBirth = "same-name-and-birth"

    package var concernsClaims: Bool {
        switch self {
        case .sameSheet, .overlappingStays, .sameAccident: true
        case .sameCard, .sameNameAndBirth: false
        }
    }
}

/// What somebody found who looked at both.
package enum WarningVerdict: String, CaseIterable, Codable, Sendable {
    case same
    case notSame = "not-same"
    /// A record was put right meanwhile, so that nothing looks alike any more.
    case gone
}

package typealias WarningID = Identifier<Warning>

/// Two records that look like one, kept from when it was found until somebody says what they are, and after.
package struct Warning: Hashable, Sendable {
    /// One of the two: a person, or a claim of a person.
    package struct Side: Hashable, Sendable {
        package let person: PersonID
        package let claim: ClaimID?
        /// HY… or LP….
        package let number: String
        package let name: String
        package let maskedIdentity: String

        package init(person: PersonID, claim: ClaimID?, number: String, name: String, maskedIdentity: String) {
            self.person = person
            self.claim = claim
            self.number = number
            self.name = name
            self.maskedIdentity = maskedIdentity
        }
    }

    /// Who said what of it.
    package struct Settlement: Hashable, Sendable {
        package let verdict: WarningVerdict
        package let by: UserID
        package let byName: String
        package let at: Instant
        package let note: String

        package init(verdict: WarningVerdict, by: UserID, byName: String, at: Instant, note: String) {
            self.verdict = verdict
            self.by = by
            self.byName = byName
            self.at = at
            self.note = note
        }
    }

    package let id: WarningID
    package let kind: WarningKind
    /// The record that was there first.
    package let first: Side
    package let second: Side
    package let found: Instant
    package var settled: Settlement?
    package var version: Int

    package init(
        id: WarningID, kind: WarningKind, first: Side, second: Side, found: Instant, settled: Settlement? = nil,
        version: Int = 1
    ) {
        self.id = id
        self.kind = kind
        self.first = first
        self.second = second
        self.found = found
        self.settled = settled
        self.version = version
    }

    package var isOpen: Bool { settled == nil }

    /// The other side of a person or claim.
    package func twin(of person: PersonID, _ claim: ClaimID? = nil) -> Side {
        let isFirst = claim.map { first.claim == $0 } ?? (first.person == person)
        return isFirst ? second : first
    }
}

/// Both records of a warning, to be laid side by side.
package struct WarningPair: Hashable, Sendable {
    package struct Record: Hashable, Sendable {
        package var card: PersonCard
        package var claim: Claim?

        package init(card: PersonCard, claim: Claim?) {
            self.card = card
            self.claim = claim
        }
    }

    package var warning: Warning
    package var first: Record
    package var second: Record

    package init(warning: Warning, first: Record, second: Record) {
        self.warning = warning
        self.first = first
        self.second = second
    }
}

/// What somebody says of a warning.
package struct WarningOrder: Hashable, Sendable {
    package var warning: WarningID
    package var version: Int
    package var verdict: WarningVerdict
    package var note: String
    package var key: SubmissionKey

    package init(warning: WarningID, version: Int, verdict: WarningVerdict, note: String, key: SubmissionKey) {
        self.warning = warning
        self.version = version
        self.verdict = verdict
        self.note = note
        self.key = key
    }
}

/// Why somebody may not settle a warning.
package enum WarningBar: Error, Hashable, Sendable {
    case notYourDuty([Duty])
    case otherOffice(DivisionCode)
    /// Whoever entered a claim doesn't say of it alone that it is another's.
    case enteredByYou
    case alreadySettled(by: String)
    case noteMissing
}

extension WarningPair {
    package static let duties: [Duty] = [.handler, .firstReviewer, .secondReviewer, .supervisor]

    package func bar(_ verdict: WarningVerdict, by user: User) -> WarningBar? {
        if let settled = warning.settled { return .alreadySettled(by: settled.byName) }
        guard Self.duties.contains(where: user.duties.contains) else { return .notYourDuty(Self.duties) }
        let offices = [first.card.office, second.card.office]
        guard offices.contains(where: user.division.covers) else { return .otherOffice(offices[0]) }
        let entered = [first.claim?.enteredBy, second.claim?.enteredBy]
        return verdict == .notSame && entered.contains(user.id) ? .enteredByYou : nil
    }
}

extension ClaimEvent {
    /// What makes this event of one person look like `other` of the same person; `nil` when nothing does.
    package func twin(of other: ClaimEvent) -> WarningKind? {
        switch (self, other) {
        case (.hospital(let stay), .hospital(let other)):
            if !stay.sheet.text.isEmpty, stay.sheet == other.sheet { return .sameSheet }
            // One may leave one hospital and enter the next on the same day.
            let sameDay = stay.admitted == other.admitted
            return sameDay || (stay.admitted < other.discharged && other.admitted < stay.discharged)
                ? .overlappingStays : nil
        case (.accident(let accident), .accident(let other)): return accident.date == other.date ? .sameAccident : nil
        default: return nil
        }
    }
}

/// A claim of another person with the same settlement sheet, as it is told while the number is typed: the name is masked.
package struct SheetTwin: Hashable, Sendable {
    package let claim: ClaimID
    package let number: CounterNumber
    package let stage: ClaimStage
    package let name: String

    package init(claim: ClaimID, number: CounterNumber, stage: ClaimStage, name: String) {
        self.claim = claim
        self.number = number
        self.stage = stage
        self.name = name
    }
}
