/// Employment of a member (domain.md §2: in service or in a new form of employment; the retired may not join).
package enum Employment: String, CaseIterable, Codable, Sendable {
    case inService = "in-service"
    case newForm = "new-form"
    case retired
}

/// A bank card with the holder's name and the bank, to which a benefit is paid.
package struct BankAccount: Hashable, Sendable {
    package var card: BankCard
    package var holder: PersonName
    package var bank: String

    package init(card: BankCard, holder: PersonName, bank: String) {
        self.card = card
        self.holder = holder
        self.bank = bank
    }
}

/// Consent to the use of health and bank data (PIPL arts. 28–31): the day it was given, and by whom.
package struct Consent: Hashable, Codable, Sendable {
    package let day: Day
    package let givenBy: ConsentGiver

    package init(day: Day, givenBy: ConsentGiver) {
        self.day = day
        self.givenBy = givenBy
    }
}

package enum ConsentGiver: String, CaseIterable, Codable, Sendable {
    case person
    case guardian
}

/// A member, or a child enrolled as the dependant of a member.
package enum PersonKind: Hashable, Sendable {
    case member
    case dependant(guardian: PersonID)

    package var isDependant: Bool {
        if case .dependant = self { true } else { false }
    }
}

/// What is known of a person and can be typed; sex and birth day come from the identity number and are never typed.
package struct PersonDetails: Hashable, Sendable {
    package var name: PersonName
    package var identity: ResidentID
    package var phone: Phone?
    package var employer: EmployerID?
    package var employment: Employment
    package var frontLine: Bool
    package var medicalInsurance: Bool
    package var account: BankAccount?
    package var papersOnFile: Set<Paper>
    package var consent: Consent?

    package init(
        name: PersonName, identity: ResidentID, phone: Phone? = nil, employer: EmployerID? = nil,
        employment: Employment = .inService, frontLine: Bool = false, medicalInsurance: Bool = true,
        account: BankAccount? = nil, papersOnFile: Set<Paper> = [], consent: Consent? = nil
    ) {
        self.name = name
        self.identity = identity
        self.phone = phone
        self.employer = employer
        self.employment = employment
        self.frontLine = frontLine
        self.medicalInsurance = medicalInsurance
        self.account = account
        self.papersOnFile = papersOnFile
        self.consent = consent
    }
}

package typealias PersonID = Identifier<Person>

/// A person on the union's roll, with the number told at the counter (HY…).
package struct Person: Hashable, Sendable {
    package let id: PersonID
    package let number: CounterNumber
    package let kind: PersonKind
    package var details: PersonDetails
    /// Counts the saves; a save names the version it read, so that two counters never overwrite each other.
    package var version: Int
    /// The day of death, once it is known.
    package var died: Day?
    /// The record that lives, where two of one person were made one and this is the other.
    package var mergedInto: PersonID?

    package init(
        id: PersonID, number: CounterNumber, kind: PersonKind, details: PersonDetails, version: Int = 1,
        died: Day? = nil, mergedInto: PersonID? = nil
    ) {
        self.id = id
        self.number = number
        self.kind = kind
        self.details = details
        self.version = version
        self.died = died
        self.mergedInto = mergedInto
    }

    package var name: PersonName { details.name }
    package var sex: Sex { details.identity.sex }
    package var birth: Day { details.identity.birth }

    /// Full years on `day`; 0 for one not yet born, so that no screen has to speak of a negative age.
    package func age(on day: Day) -> Int { birth.age(on: day) ?? 0 }
}
