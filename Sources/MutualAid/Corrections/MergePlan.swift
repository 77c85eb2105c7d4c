/// What becomes of two records of one person when they are made one: shown before it is done.
package struct MergePlan: Hashable, Sendable {
    /// A field in which the records differ, both with a value.
    package struct Difference: Hashable, Sendable {
        package let change: CorrectionChange
        /// Whether the value of the other record may be taken.
        package let isChoice: Bool
    }

    /// Two covers of one plan whose terms overlap.
    package struct Overlap: Hashable, Sendable {
        package let kept: Enrolment
        package let moved: Enrolment
    }

    package let living: PersonCard
    package let other: PersonCard

    package init(living: PersonCard, other: PersonCard) {
        self.living = living
        self.other = other
    }

    package var differences: [Difference] {
        living.person.details
            .changes(to: other.person.details, employer: { name(of: $0) })
            .filter { !$0.old.isEmpty && !$0.new.isEmpty && $0.field != .papers }
            .map { change in
                // The other record keeps its own number, by which it is still found: two records can't hold one.
                Difference(change: change, isChoice: change.field != .identity)
            }
    }

    package var overlaps: [Overlap] {
        living.enrolments.filter { $0.cancelled == nil }.flatMap { kept in
            other.enrolments.filter {
                $0.cancelled == nil && $0.plan == kept.plan && $0.term.overlaps(kept.term)
            }.map { Overlap(kept: kept, moved: $0) }
        }
    }

    /// Claims of both records for what may be one event.
    package var twins: [(kept: Claim, moved: Claim, kind: WarningKind)] {
        living.claims.flatMap { kept in
            other.claims.compactMap { moved in
                kept.event.twin(of: moved.event).map { (kept, moved, $0) }
            }
        }
    }

    /// The details of the living record: its own, with what `takes` names and what it lacked.
    package func details(taking takes: Set<CorrectedField>) -> PersonDetails {
        var details = living.person.details
        let from = other.person.details
        if takes.contains(.name) { details.name = from.name }
        if takes.contains(.phone) || details.phone == nil { details.phone = from.phone ?? details.phone }
        if takes.contains(.employer) || details.employer == nil { details.employer = from.employer ?? details.employer }
        if takes.contains(.employment) { details.employment = from.employment }
        if takes.contains(.frontLine) { details.frontLine = from.frontLine }
        if takes.contains(.insurance) { details.medicalInsurance = from.medicalInsurance }
        if !takes.isDisjoint(with: [.card, .holder, .bank]) || details.account == nil {
            details.account = from.account ?? details.account
        }
        details.papersOnFile.formUnion(from.papersOnFile)
        if details.consent == nil { details.consent = from.consent }
        return details
    }

    private func name(of employer: EmployerID) -> String {
        [living.employer, other.employer].compactMap { $0 }.first { $0.id == employer }?.name ?? "\(employer.value)"
    }
}
