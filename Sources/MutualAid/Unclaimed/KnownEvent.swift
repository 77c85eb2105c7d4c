/// The five figures of a settlement sheet, as another office passes them on.
package struct SheetTotals: Hashable, Sendable {
    package let total: Money
    package let pooled: Money
    package let other: Money
    package let ownPay: Money
    package let ownExpense: Money

    /// `nil` when the five don't add up.
    package init?(total: Money, pooled: Money, other: Money, ownPay: Money, ownExpense: Money) {
        guard total == pooled + other + ownPay + ownExpense else { return nil }
        self.total = total
        self.pooled = pooled
        self.other = other
        self.ownPay = ownPay
        self.ownExpense = ownExpense
    }
}

/// A stay in hospital that somebody told of.
package struct KnownStay: Hashable, Sendable {
    package let admitted: Day
    /// `nil`: still in hospital, or not told.
    package let discharged: Day?
    package let cause: Cause
    package let hospital: String
    package let sheet: SheetNumber?
    package let totals: SheetTotals?

    package init(
        cause: Cause = .illness, admitted: Day, discharged: Day?, hospital: String = "", sheet: SheetNumber? = nil,
        totals: SheetTotals? = nil
    ) {
        self.admitted = admitted
        self.discharged = discharged
        self.cause = cause
        self.hospital = hospital
        self.sheet = sheet
        self.totals = totals
    }
}

/// A diagnosis that somebody told of, in their words; `disease` where it is one of the lists'.
package struct KnownDiagnosis: Hashable, Sendable {
    package let day: Day
    package let disease: DiseaseCode?
    package let text: String

    package init(day: Day, disease: DiseaseCode?, text: String) {
        self.day = day
        self.disease = disease
        self.text = text
    }
}

/// A stay or a diagnosis that may be claimed for, known before anybody does (应赔未赔).
package enum KnownFacts: Hashable, Sendable {
    case stay(KnownStay)
    case diagnosis(KnownDiagnosis)

    /// The day that decides which covers were in force.
    package var day: Day {
        switch self {
        case .stay(let stay): stay.admitted
        case .diagnosis(let diagnosis): diagnosis.day
        }
    }

    package var kind: ClaimEventKind {
        switch self {
        case .stay: .hospital
        case .diagnosis: .diagnosis
        }
    }
}

/// Who told of it.
package enum KnownSource: String, CaseIterable, Codable, Sendable {
    case insurance
    case hospital
    case employer
    case family
    case visit
    case other
}

/// What came of telling the person that a claim is open to them.
package enum ContactResult: String, CaseIterable, Codable, Sendable {
    case coming
    case elsewhere
    case unwanted
    case unreachable

    /// Nobody needs to call again.
    package var isEnd: Bool { self == .elsewhere || self == .unwanted }
}

/// One try to reach the person.
package struct Contact: Hashable, Sendable {
    package let at: Instant
    package let user: UserID
    package let userName: String
    package let result: ContactResult
    package let note: String

    package init(at: Instant, user: UserID, userName: String, result: ContactResult, note: String) {
        self.at = at
        self.user = user
        self.userName = userName
        self.result = result
        self.note = note
    }
}

package typealias KnownEventID = Identifier<KnownEvent>

package struct KnownEvent: Hashable, Sendable {
    package let id: KnownEventID
    package let person: PersonID
    package var facts: KnownFacts
    package var source: KnownSource
    package let enteredBy: UserID
    package let enteredOn: Day
    /// The tries, the first first.
    package var contacts: [Contact]
    package var version: Int

    package init(
        id: KnownEventID, person: PersonID, facts: KnownFacts, source: KnownSource, enteredBy: UserID, enteredOn: Day,
        contacts: [Contact] = [], version: Int = 1
    ) {
        self.id = id
        self.person = person
        self.facts = facts
        self.source = source
        self.enteredBy = enteredBy
        self.enteredOn = enteredOn
        self.contacts = contacts
        self.version = version
    }

    package var result: ContactResult? { contacts.last?.result }
}
