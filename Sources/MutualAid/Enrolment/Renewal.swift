extension PersonCard {
    /// Whether an enrolment under `edition` from `first` on renews in time one that was paid: continuity is kept and the
    /// waiting period dropped (domain.md §2). The counter shows it, and the office finds it again when it stores.
    package func renews(_ edition: Edition, from first: Day) -> Bool {
        enrolments.contains {
            $0.plan == edition.plan && $0.isPaid && $0.cancelled == nil
                && edition.continues(endedOn: $0.term.last, from: first)
        }
    }
}

extension PersonCard {
    /// Diseases that were paid for under `plan`, in either edition: they are not paid for again (domain.md §2).
    package func diseasesPaid(under plan: PlanCode) -> [DiseaseCode] {
        var paid: [DiseaseCode] = []
        for benefit in claims.filter(\.state.stage.countsInLedger).flatMap(\.judgement.benefits)
        where benefit.plan == plan && benefit.amount > .zero {
            if let disease = benefit.used.disease, !paid.contains(disease) { paid.append(disease) }
        }
        return paid
    }
}

extension Enrolment {
    /// The enrolment as it stood on `day`: a fee taken later doesn't put it in force for an event that had happened
    /// already (domain.md §2: the fee is due before cover starts).
    package func asPaid(by day: Day) -> Enrolment {
        var then = self
        if let paidSince, paidSince > day { then.payment = nil }
        return then
    }
}
