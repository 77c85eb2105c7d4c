/// What eligibility looks at in a person.
package struct Applicant: Hashable, Sendable {
    package var kind: ApplicantKind
    /// `nil` when the identity number is bad; then neither age nor sex is tested.
    package var identity: ResidentID?
    package var employment: Employment
    package var medicalInsurance: Bool
    package var guardianConsent: Bool
    package var died: Day?

    package init(
        kind: ApplicantKind, identity: ResidentID?, employment: Employment, medicalInsurance: Bool = false,
        guardianConsent: Bool = false, died: Day? = nil
    ) {
        self.kind = kind
        self.identity = identity
        self.employment = employment
        self.medicalInsurance = medicalInsurance
        self.guardianConsent = guardianConsent
        self.died = died
    }

    package init(_ person: Person) {
        self.init(
            kind: person.kind.isDependant ? .child : .member, identity: person.details.identity,
            employment: person.details.employment, medicalInsurance: person.details.medicalInsurance,
            guardianConsent: person.details.consent?.givenBy == .guardian, died: person.died)
    }
}

/// A reason why someone may not take a plan, with the facts that its words need.
package enum Ineligibility: Hashable, Sendable {
    /// `years` is `nil` for one who isn't born by the first day.
    case age(years: Int?, window: ClosedRange<Int>)
    case childOnly
    case consent
    /// Known to the counter only: `huzhu eligible` isn't told of it.
    case died(on: Day)
    case employment(Employment, allowed: [Employment])
    /// A plan held already: this one, or one that excludes it.
    case excludes(held: PlanCode, name: Bilingual, isSame: Bool)
    case id
    case insurance
    case membersOnly
    case sex(required: Sex)
    case shares(asked: Int, most: Int)

    /// The code in `huzhu eligible` (judge.md).
    package var code: String {
        switch self {
        case .age: "age"
        case .childOnly: "child-only"
        case .consent: "consent"
        case .died: "died"
        case .employment: "employment"
        case .excludes: "excludes"
        case .id: "id"
        case .insurance: "insurance"
        case .membersOnly: "members-only"
        case .sex: "sex"
        case .shares: "shares"
        }
    }
}

extension Catalogue {
    /// Every reason against the enrolment, sorted by code; none hides another, and several held plans give several.
    package func ineligibilities(
        applicant: Applicant, edition: Edition, shares: Int, from first: Day, held: [PlanCode]
    ) -> [Ineligibility] {
        let person = edition.who.barriers(to: applicant, from: first)
        let exclusions = exclusions(of: edition, by: held)
        let many: [Ineligibility] =
            shares > edition.who.shares.value ? [.shares(asked: shares, most: edition.who.shares.value)] : []
        return (person + exclusions + many).sorted { $0.code < $1.code }
    }

    private func exclusions(of edition: Edition, by held: [PlanCode]) -> [Ineligibility] {
        var found: [Ineligibility] = []
        for plan in plans where held.contains(plan.code) {
            let isSame = plan.code == edition.plan
            guard isSame || edition.who.excludes?.value.contains(plan.code) == true else { continue }
            found.append(.excludes(held: plan.code, name: plan.name, isSame: isSame))
        }
        return found
    }
}

extension WhoRules {
    fileprivate func barriers(to applicant: Applicant, from first: Day) -> [Ineligibility] {
        var found: [Ineligibility] = []
        if let identity = applicant.identity {
            found += barriers(to: identity, from: first)
        } else {
            found.append(.id)
        }
        if applicant.kind != kind.value { found.append(kind.value == .child ? .childOnly : .membersOnly) }
        if let died = applicant.died { found.append(.died(on: died)) }
        if applicant.kind == .child && !applicant.guardianConsent { found.append(.consent) }
        if let employment, !employment.value.contains(applicant.employment) {
            found.append(.employment(applicant.employment, allowed: employment.value))
        }
        if medicalInsurance?.value == true && !applicant.medicalInsurance { found.append(.insurance) }
        return found
    }

    private func barriers(to identity: ResidentID, from first: Day) -> [Ineligibility] {
        var found: [Ineligibility] = []
        let years = identity.birth.age(on: first)
        if years.map({ !ages.value.contains($0) }) ?? true { found.append(.age(years: years, window: ages.value)) }
        if let sex, sex.value != identity.sex { found.append(.sex(required: sex.value)) }
        return found
    }
}
