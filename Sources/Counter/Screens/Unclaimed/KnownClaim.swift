import MutualAid
import Terminal

extension KnownFacts {
    /// What is known, as the fields of claim entry hold it.
    var claimValues: [String: String] {
        switch self {
        case .stay(let stay):
            var values = ["admitted": stay.admitted.iso, "cause": stay.cause.rawValue]
            values["discharged"] = stay.discharged?.iso
            values["sheet"] = stay.sheet?.text
            guard let totals = stay.totals else { return values }
            let sums = [totals.total, totals.pooled, totals.other, totals.ownPay, totals.ownExpense]
            for (id, sum) in zip(ClaimForm.figures, sums) { values[id] = sum.grouped }
            return values
        case .diagnosis(let diagnosis):
            var values = ["diagnosed": diagnosis.day.iso]
            values[ClaimForm.id("disease", 0)] = diagnosis.disease?.text
            return values
        }
    }
}

extension ClaimEntry.State {
    /// A claim of what is known already: the first field that isn't waits.
    static func of(_ facts: KnownFacts, _ id: PersonID, key: SubmissionKey, _ desk: Desk) -> Self {
        var state = new(id, kind: facts.kind, values: facts.claimValues, key: key, desk)
        state.form.focus(on: state.form.missing.first ?? "papers")
        return state
    }
}
