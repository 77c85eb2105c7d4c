/// A value that is masked wherever it is shown.
package enum MaskedValue: Hashable, Sendable {
    case identity(PersonID)
    case phone(PersonID)
    case card(PersonID)
    /// The card that a claim is paid to.
    case payeeCard(ClaimID)

    package enum Kind: String, CaseIterable, Sendable {
        case identity, phone, card
        case payeeCard = "payee-card"
    }

    package var kind: Kind {
        switch self {
        case .identity: .identity
        case .phone: .phone
        case .card: .card
        case .payeeCard: .payeeCard
        }
    }
}

/// Why somebody wants to see a masked value whole.
package enum RevealReason: String, CaseIterable, Sendable {
    case checkPapers = "check-papers"
    case askedByPerson = "asked-by-person"
    case askedByBank = "asked-by-bank"
    case askedByAuthority = "asked-by-authority"
    case other
}

/// A reason as it was given; `other` needs a text of a few characters.
package struct RevealWhy: Hashable, Sendable {
    package static let shortest = 4
    package static let longest = 100

    package let reason: RevealReason
    package let text: String

    package init(_ reason: RevealReason, text: String = "") throws(RevealBar) {
        let inner = text.drop(while: \.isWhitespace).prefix(Self.longest)
        let text = String(inner.reversed().drop(while: \.isWhitespace).reversed())
        guard reason != .other || text.count(where: { !$0.isWhitespace }) >= Self.shortest else { throw .reasonMissing }
        self.reason = reason
        self.text = text
    }
}

/// Why a masked value isn't shown.
package enum RevealBar: Error, Hashable, Sendable {
    case reasonMissing
    case nothingThere(MaskedValue.Kind)
    case otherOffice(DivisionCode)
}

/// One value asked for, and why.
package struct RevealOrder: Hashable, Sendable {
    package let value: MaskedValue
    package let why: RevealWhy

    package init(_ value: MaskedValue, _ why: RevealWhy) {
        self.value = value
        self.why = why
    }
}

/// A value as it is, which stands on no screen but the one that asked, and for this long at most.
package struct WholeValue: Hashable, Sendable, CustomStringConvertible, CustomDebugStringConvertible {
    package static let seconds = 60

    package let text: String

    package init(_ text: String) { self.text = text }

    package var description: String { "***" }
    package var debugDescription: String { "***" }
}
