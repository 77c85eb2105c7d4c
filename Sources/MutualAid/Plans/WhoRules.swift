/// Whose enrolment is asked for: a member of the union, or a member's child.
package enum ApplicantKind: String, CaseIterable, Codable, Sendable {
    case member
    case child
}

/// Who may take a plan (domain.md §2).
package struct WhoRules: Hashable, Sendable {
    package var kind: Figure<ApplicantKind>
    package var ages: Figure<ClosedRange<Int>>
    package var sex: Figure<Sex>?
    package var employment: Figure<[Employment]>?
    package var medicalInsurance: Figure<Bool>?
    package var shares: Figure<Int>
    package var excludes: Figure<[PlanCode]>?

    package init(
        kind: Figure<ApplicantKind>, ages: Figure<ClosedRange<Int>>, sex: Figure<Sex>? = nil,
        employment: Figure<[Employment]>? = nil, medicalInsurance: Figure<Bool>? = nil, shares: Figure<Int>,
        excludes: Figure<[PlanCode]>? = nil
    ) {
        self.kind = kind
        self.ages = ages
        self.sex = sex
        self.employment = employment
        self.medicalInsurance = medicalInsurance
        self.shares = shares
        self.excludes = excludes
    }
}
