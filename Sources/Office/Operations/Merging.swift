package import MutualAid

extension Office {
    /// What would become of two records, to be shown before it is done.
    package func mergePlan(living: PersonID, other: PersonID) throws(OfficeFault) -> MergePlan {
        try read { () throws(OfficeFault) in
            MergePlan(
                living: try card(some(storedPerson(living), .person)),
                other: try card(some(storedPerson(other), .person)))
        }
    }

    /// Covers, claims, children and unsent forms move to the record that lives; the other stays, with its number and its
    /// identity number, and points to it.
    func merge(
        _ plan: MergePlan, taking takes: Set<CorrectedField>, _ why: CorrectionWhy, by user: User
    ) throws(OfficeFault) -> MadeCorrection {
        let (living, other) = (plan.living.person, plan.other.person)
        let place = [living.id.sql, other.id.sql]
        // While both still live: what concerns a record that went into another is asked of nobody.
        try settleOpenWarnings(between: living.id, other.id, by: user)
        // A claim of the other record was judged without those of this one, and the other way round.
        let now = max(try nextInstant(of: living.id), try nextInstant(of: other.id))
        let moved =
            plan.other.enrolments.map { (MoneyTable.enrolment, $0.id.value) }
            + plan.other.claims.map { (MoneyTable.claim, $0.id.value) }
        for (table, id) in moved { try prove(table, id) }
        try database.execute(.corrections(.insertOrigins), [now.sql, other.id.sql])
        for statement in [
            CorrectionStatement.moveEnrolments, .moveClaims, .moveDependants, .moveKnownEvents, .moveMerged,
        ] {
            try database.execute(.corrections(statement), place)
        }
        for (table, id) in moved { try reseal(table, id) }
        let merged = try database.execute(.corrections(.setMerged), place + [other.version.sql])
        guard merged == 1 else { throw try changedMeanwhile(other.id.value) }
        let details = plan.details(taking: takes)
        let after = try change(living, to: details)
        try moveDrafts(from: other.id, to: living.id)
        try noteWarnings(after, by: user)
        for claim in try storedClaims(of: living.id) { try noteWarnings(claim, by: user) }
        let became = CorrectionChange(.record, other.number.text, living.number.text)
        let own = CorrectionChange(.identity, other.details.identity.text, living.details.identity.text)
        try record(.merge, of: other.id, about: living.number.text, [became], why: why, by: user)
        return MadeCorrection(
            kind: .merge, about: other.number.text, changes: [became, own] + (try changes(living.details, details)))
    }

    /// Unsent forms of every user: what was typed for the other record is for the one that lives.
    private func moveDrafts(from other: PersonID, to living: PersonID) throws(OfficeFault) {
        let drafts = try database.rows(.corrections(.allDrafts), [], readDraft)
        for draft in drafts {
            var values = draft.values
            for field in ["person", "of"] where values[field] == "\(other.value)" { values[field] = "\(living.value)" }
            guard values != draft.values else { continue }
            let moved = DraftRow(
                key: draft.key, form: draft.form, saved: draft.saved, title: draft.title, values: values)
            try database.execute(
                .corrections(.rewriteDraft),
                [try sealer.seal(moved.bytes, .draft(draft.key)).sql, draft.key.text.sql])
        }
    }

    func origins(_ statement: CorrectionStatement, _ subject: Int64) throws(OfficeFault) -> [ClaimID: [ClaimOrigin]] {
        var origins: [ClaimID: [ClaimOrigin]] = [:]
        try database.query(.corrections(statement), [subject.sql]) { row throws(OfficeFault) in
            origins[row.id(0), default: []].append(ClaimOrigin(person: row.id(1), until: row.instant(2)))
        }
        return origins
    }
}
