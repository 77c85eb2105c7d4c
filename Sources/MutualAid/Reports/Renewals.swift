/// Which covers that end are looked for.
package struct RenewalQuery: Hashable, Sendable {
    package enum Unit: Hashable, Sendable {
        case all
        /// People without an employer.
        case none
        case one(EmployerID)
    }

    /// The last days of the covers, both included.
    package var span: Term
    package var unit: Unit

    package init(span: Term, unit: Unit = .all) {
        self.span = span
        self.unit = unit
    }

    /// Covers that end within `days` days from `today` on, today included.
    package static func ending(within days: Int, from today: Day) -> RenewalQuery {
        RenewalQuery(span: Term(first: today, days: max(0, days) + 1))
    }

    /// Covers that ended within the `days` days before `today`: still in time for most plans.
    package static func ended(within days: Int, before today: Day) -> RenewalQuery {
        RenewalQuery(span: Term(first: today.adding(days: -max(1, days)), days: max(1, days)))
    }
}

/// Where the next page of renewals begins: after this row.
package struct RenewalPlace: Hashable, Sendable {
    package let last: Day
    package let id: Int64

    package init(last: Day, id: Int64) {
        self.last = last
        self.id = id
    }
}

/// A paid cover that ends and has no later one of the same plan, with what renewing in time keeps.
package struct RenewalRow: Hashable, Sendable {
    package let enrolment: EnrolmentID
    package let number: CounterNumber
    package let person: PersonID
    package let name: String
    package let maskedIdentity: String
    package let employer: String?
    package let plan: PlanCode
    package let last: Day
    /// The last day on which a new term still continues this one; `nil` where the plan isn't offered any more.
    package let keepsUntil: Day?
    /// Days of waiting that renewing in time saves; 0 where the plan has none.
    package let waitingSaved: Int
    /// A benefit has ended this cover; its disease stays excluded on renewal.
    package let isPaidOut: Bool
    /// Why the person may not renew: too old on the first day, and so on.
    package let barred: [Ineligibility]

    package init(
        enrolment: EnrolmentID, number: CounterNumber, person: PersonID, name: String, maskedIdentity: String,
        employer: String?, plan: PlanCode, last: Day, keepsUntil: Day?, waitingSaved: Int, isPaidOut: Bool,
        barred: [Ineligibility]
    ) {
        self.enrolment = enrolment
        self.number = number
        self.person = person
        self.name = name
        self.maskedIdentity = maskedIdentity
        self.employer = employer
        self.plan = plan
        self.last = last
        self.keepsUntil = keepsUntil
        self.waitingSaved = waitingSaved
        self.isPaidOut = isPaidOut
        self.barred = barred
    }

    package var place: RenewalPlace { RenewalPlace(last: last, id: enrolment.value) }

    /// What renewing in time keeps, in a few words.
    package func keeps(_ language: Language, today: Day) -> String {
        if let bar = barred.first { return bar.short(language) }
        guard let keepsUntil else { return language == .zh ? "已不开办" : "not offered any more" }
        if keepsUntil < today { return language == .zh ? "过了续保期，按新参保" : "too late: as a new cover" }
        var parts: [String] = []
        if waitingSaved > 0 {
            parts.append(language == .zh ? "免等待 \(waitingSaved) 天" : "no waiting \(waitingSaved) d")
        }
        if isPaidOut { parts.append(language == .zh ? "已赔病种除外" : "paid disease excluded") }
        if parts.isEmpty { parts.append(language == .zh ? "保障不断" : "no gap") }
        return parts.joined(separator: language == .zh ? "，" : ", ")
    }
}

/// The covers of one employer that end: how many people and covers, and the first day on which one ends.
package struct RenewalCount: Hashable, Sendable {
    /// `nil` for people without an employer.
    package let employer: EmployerID?
    package let name: String?
    package let people: Int
    package let covers: Int
    package let first: Day

    package init(employer: EmployerID?, name: String?, people: Int, covers: Int, first: Day) {
        self.employer = employer
        self.name = name
        self.people = people
        self.covers = covers
        self.first = first
    }

    package var unit: RenewalQuery.Unit { employer.map { .one($0) } ?? .none }
    package var place: RenewalPlace { RenewalPlace(last: first, id: employer?.value ?? 0) }
}
