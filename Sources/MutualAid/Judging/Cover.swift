/// One enrolment as the judge sees it: the terms of its edition, the term, and what was paid before it.
package struct Cover: Sendable {
    package let id: EnrolmentID
    package let edition: Edition
    package let tier: Int?
    package let shares: Int
    package let term: Term
    package let isPaid: Bool
    /// A renewal in time, which doesn't wait.
    package let continued: Bool
    /// Diseases paid for before, by an earlier enrolment that the judge isn't shown.
    package let paidBefore: Set<DiseaseCode>

    package init(
        id: EnrolmentID, edition: Edition, tier: Int?, shares: Int, term: Term, isPaid: Bool, continued: Bool = false,
        paidBefore: Set<DiseaseCode> = []
    ) {
        self.id = id
        self.edition = edition
        self.tier = tier
        self.shares = shares
        self.term = term
        self.isPaid = isPaid
        self.continued = continued
        self.paidBefore = paidBefore
    }

    /// A stored enrolment under the edition that it was made by; `nil` when the catalogue has lost that edition.
    package init?(_ enrolment: Enrolment, catalogue: Catalogue, paidBefore: Set<DiseaseCode> = []) {
        guard let edition = catalogue.edition(of: enrolment.plan, code: enrolment.edition) else { return nil }
        self.init(enrolment, edition: edition, paidBefore: paidBefore)
    }

    package init(_ enrolment: Enrolment, edition: Edition, paidBefore: Set<DiseaseCode> = []) {
        self.init(
            id: enrolment.id, edition: edition, tier: enrolment.tier, shares: enrolment.shares, term: enrolment.term,
            isPaid: enrolment.isPaid, continued: enrolment.continued, paidBefore: paidBefore)
    }

    package var plan: PlanCode { edition.plan }
}
