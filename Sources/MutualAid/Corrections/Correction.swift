/// What kind of correction was made to a record (变更与更正).
package enum CorrectionKind: String, CaseIterable, Codable, Sendable {
    /// Name, identity number, phone, card and whatever else is typed of a person.
    case details
    /// To whom a benefit is paid.
    case payee
    case cancellation
    case plan
    case fee
    case leaving
    case transfer
    case death
    case deathUndone = "death-undone"
    case merge
}

/// What of a record was another value before.
package enum CorrectedField: String, CaseIterable, Codable, Sendable {
    case name, identity, phone, card, holder, bank, employer, employment
    case frontLine = "front-line"
    case insurance, papers, payee, plan, tier, shares, fee, split, certificate, refund
    case deathDay = "death-day"
    case lastDay = "last-day"
    case record

    /// Stored whole and sealed, shown masked.
    package var isSensitive: Bool {
        switch self {
        case .identity, .phone, .card: true
        default: false
        }
    }
}

/// One value as it was and as it is now, in its stored form; empty where there was none.
package struct CorrectionChange: Hashable, Codable, Sendable {
    package let field: CorrectedField
    package let old: String
    package let new: String

    package init(_ field: CorrectedField, _ old: String, _ new: String) {
        self.field = field
        self.old = old
        self.new = new
    }

    /// Whether something that stood in the record is there no more; filling what was empty needs no reason.
    package var replaces: Bool {
        guard field == .papers else { return !old.isEmpty }
        return !Set(old.split(separator: ",")).isSubset(of: new.split(separator: ","))
    }
}

/// Why a record was corrected; `other` needs a text.
package enum CorrectionReason: Hashable, Sendable {
    case typedWrong
    case changedSince
    case wasMissing
    case askedByMember
    case askedByUnit
    case chosenWrong
    case resigned
    case dismissed
    case retired
    case moved
    case unitSplit
    case deathCertificate
    case householdCancelled
    case reportedByMistake
    case enrolledTwice
    case other(String)

    private static let codes: [(String, CorrectionReason)] = [
        ("typed-wrong", .typedWrong), ("changed-since", .changedSince), ("was-missing", .wasMissing),
        ("asked-by-member", .askedByMember), ("asked-by-unit", .askedByUnit), ("chosen-wrong", .chosenWrong),
        ("resigned", .resigned), ("dismissed", .dismissed), ("retired", .retired), ("moved", .moved),
        ("unit-split", .unitSplit), ("death-certificate", .deathCertificate),
        ("household-cancelled", .householdCancelled), ("reported-by-mistake", .reportedByMistake),
        ("enrolled-twice", .enrolledTwice),
    ]

    /// Every coded one; `other` is offered beside them.
    package static let coded = codes.map(\.1)

    package var code: String { Self.codes.first { $0.1 == self }?.0 ?? "other" }

    /// The one of a stored code; `text` is that of `other`.
    package init?(code: String, text: String) {
        if code == "other" {
            self = .other(text)
        } else if let known = Self.codes.first(where: { $0.0 == code })?.1 {
            self = known
        } else {
            return nil
        }
    }

    /// Those that fit a kind of correction, the likeliest first.
    package static func offered(for kind: CorrectionKind) -> [CorrectionReason] {
        switch kind {
        case .details: [.typedWrong, .changedSince, .wasMissing, .askedByMember]
        case .payee: [.askedByMember, .changedSince, .typedWrong]
        case .cancellation: [.askedByMember, .askedByUnit, .chosenWrong, .enrolledTwice]
        case .plan, .fee: [.chosenWrong, .typedWrong, .askedByMember, .askedByUnit]
        case .leaving: [.resigned, .dismissed, .retired]
        case .transfer: [.moved, .unitSplit, .typedWrong]
        case .death: [.deathCertificate, .householdCancelled, .askedByUnit]
        case .deathUndone: [.reportedByMistake, .typedWrong]
        case .merge: [.enrolledTwice, .typedWrong]
        }
    }
}

/// The reasons of one correction and what was written beside them.
package struct CorrectionWhy: Hashable, Sendable {
    package var reasons: [CorrectionReason]

    package init(_ reasons: [CorrectionReason]) { self.reasons = reasons }

    /// At least one, and `other` with a text that says something.
    package var isGiven: Bool {
        !reasons.isEmpty
            && reasons.allSatisfy { reason in
                if case .other(let text) = reason { text.contains { !$0.isWhitespace } } else { true }
            }
    }
}

package typealias CorrectionID = Identifier<Correction>

/// A correction as it was made: it is never changed and never goes.
package struct Correction: Hashable, Sendable {
    package let id: CorrectionID
    package let kind: CorrectionKind
    package let person: PersonID
    /// The enrolment or claim that it concerns, by the number told at the counter.
    package let about: String?
    package let at: Instant
    package let by: UserID
    package let byName: String
    package let changes: [CorrectionChange]
    package let why: CorrectionWhy

    package init(
        id: CorrectionID, kind: CorrectionKind, person: PersonID, about: String?, at: Instant, by: UserID,
        byName: String, changes: [CorrectionChange], why: CorrectionWhy
    ) {
        self.id = id
        self.kind = kind
        self.person = person
        self.about = about
        self.at = at
        self.by = by
        self.byName = byName
        self.changes = changes
        self.why = why
    }
}

extension PersonDetails {
    /// What differs in `after`; employers are told by their names.
    package func changes(
        to after: PersonDetails, employer: (EmployerID) -> String = { "\($0.value)" }
    ) -> [CorrectionChange] {
        let papers = { (details: PersonDetails) in
            details.papersOnFile.sorted().map(\.rawValue).joined(separator: ",")
        }
        let all = [
            CorrectionChange(.name, name.text, after.name.text),
            CorrectionChange(.identity, identity.text, after.identity.text),
            CorrectionChange(.phone, phone?.text ?? "", after.phone?.text ?? ""),
            CorrectionChange(.employer, self.employer.map(employer) ?? "", after.employer.map(employer) ?? ""),
            CorrectionChange(.employment, employment.rawValue, after.employment.rawValue),
            CorrectionChange(.frontLine, frontLine.coded, after.frontLine.coded),
            CorrectionChange(.insurance, medicalInsurance.coded, after.medicalInsurance.coded),
            CorrectionChange(.card, account?.card.text ?? "", after.account?.card.text ?? ""),
            CorrectionChange(.holder, account?.holder.text ?? "", after.account?.holder.text ?? ""),
            CorrectionChange(.bank, account?.bank ?? "", after.account?.bank ?? ""),
            CorrectionChange(.papers, papers(self), papers(after)),
        ]
        return all.filter { $0.old != $0.new }
    }
}

extension Bool {
    /// As a correction holds it.
    package var coded: String { self ? "yes" : "no" }
}
