package import MutualAid

extension Office {
    package func claimCard(_ id: ClaimID) throws(OfficeFault) -> ClaimCard? {
        try read { () throws(OfficeFault) in
            guard let claim = try storedClaim(id) else { return nil }
            var found = ClaimCard(claim: claim, card: try card(some(storedPerson(claim.person), .person)))
            found.warnings = try warnings(ofClaim: id)
            found.paid = try paidParts(of: id)
            found.card.warnings = try warnings(of: claim.person).filter(\.isOpen)
            return found
        }
    }

    /// Stores an event, judged again on top of the person's earlier claims. With all its papers it goes to the first
    /// review at once; else they are asked for, once and together.
    package func enterClaim(_ new: NewClaim, by user: User) throws(OfficeFault) -> Claim {
        try allow(.enterClaims, user)
        return try write { () throws(OfficeFault) in
            if let ids = try stored(new.key), let id = ids.first { return try some(storedClaim(ClaimID(id)), .claim) }
            try keepUpWithPlans()
            let card = try card(some(storedPerson(new.person), .person))
            if let bar = card.mergedBar { throw .correctionBarred(bar) }
            try check(new.event)
            let judgement = judgeClaim(event: new.event, card: card, catalogue: catalogue)
            guard judgement.total == new.confirmed else {
                throw .totalDiffers(shown: new.confirmed, computed: judgement.total)
            }
            let details = card.person.details
            let needed = requiredPapers(event: new.event, isChild: card.person.kind.isDependant, byProxy: new.byProxy)
            let papers = needed.map { ($0, new.brought.contains($0) || details.papersOnFile.contains($0)) }
            let now = try nextInstant(of: new.person)
            var claim = Claim(
                id: ClaimID(surroundings.newID()), number: try nextNumber(.claim), person: new.person,
                event: new.event, papers: Dictionary(papers) { $1 }, judgement: judgement, state: .accepted, since: now,
                enteredBy: user.id, office: user.division, steps: [])
            claim.add(.accept, to: .accepted, by: user, at: now)
            let missing = claim.missing
            if missing.isEmpty {
                claim.add(.submit, to: .firstReview, by: user, at: now)
            } else {
                claim.add(.askForPapers, to: awaiting(missing, back: .firstReview), by: user, at: now)
            }
            claim.due = due(of: claim, before: nil)
            try store(claim, on: today)
            try noteWarnings(claim, by: user)
            try keepOnFile(new.brought, card.person, by: user)
            try finish(new.key, [claim.id.value])
            try audit(.enterClaim, claim.id.value, auditDetail(claim), by: user.id)
            return claim
        }
    }

    /// Now, but after every step of the person's claims: in that order they are recomputed, whatever the clock did, and two
    /// counters' clocks never agree to the millisecond.
    func nextInstant(of person: PersonID) throws(OfficeFault) -> Instant {
        let now = surroundings.now()
        let last = try database.first(.claims(.lastStepOfPerson), [person.sql]) { row in
            row.isNull(0) ? nil : row.instant(0)
        }
        guard let last = last ?? nil, last >= now else { return now }
        return Instant(milliseconds: last.milliseconds + 1)
    }

    func awaiting(_ missing: [Paper], back: PaperReturn) -> ClaimState {
        .awaitingPapers(missing: missing.sorted(), due: today.adding(days: profile.paperDays), back: back)
    }

    /// Papers about the person, not about one event, are never asked for again.
    func keepOnFile(_ papers: Set<Paper>, _ person: Person, by user: User) throws(OfficeFault) {
        var details = person.details
        details.papersOnFile.formUnion(papers.filter(\.staysOnFile))
        guard details != person.details else { return }
        _ = try change(person, to: details)
        try audit(
            .updatePerson, person.id.value,
            person.details.auditDetail("before.").merging(details.auditDetail("after.")) { $1 }, by: user.id)
    }

    func auditDetail(_ claim: Claim) -> [String: String] {
        [
            "number": claim.number.text, "state": claim.state.stage.rawValue, "amount": claim.amount.text,
            "missing": claim.missing.map(\.rawValue).joined(separator: ","),
        ]
    }

    func check(_ event: ClaimEvent) throws(OfficeFault) {
        let faults = event.faults
        guard faults.isEmpty else { throw .eventFaulty(faults) }
        guard event.day <= today else { throw .eventInFuture(event.day) }
        guard event.filed <= today else { throw .eventInFuture(event.filed) }
    }
}

extension Claim {
    var isDecided: Bool { steps.contains { $0.action.isDecision } }
}

extension ClaimState {
    var papersDue: Day? {
        if case .awaitingPapers(_, let due, _) = self { due } else { nil }
    }
}

extension Office {
    func storedClaim(_ id: ClaimID) throws(OfficeFault) -> Claim? {
        try database.first(.claims(.byID), [id.sql], readStoredClaim).map { stored throws(OfficeFault) in
            var claim = try whole(stored)
            claim.origins = try origins(.originsOfClaim, id.value)[id] ?? []
            return claim
        }
    }

    func storedClaims(of person: PersonID) throws(OfficeFault) -> [Claim] {
        let origins = try origins(.originsOfPerson, person.value)
        return try database.rows(.claims(.ofPerson), [person.sql], readStoredClaim).map { stored throws(OfficeFault) in
            var claim = try whole(stored)
            claim.origins = origins[claim.id] ?? []
            return claim
        }
    }

    func store(_ claim: Claim, on day: Day) throws(OfficeFault) {
        let id = claim.id
        try database.execute(
            .claims(.insertClaim),
            [
                id.sql, claim.number.sql, claim.person.sql, claim.state.stage.sql, claim.since.sql, claim.amount.sql,
                claim.state.papersDue.sql(\.sql), claim.isDecided.sql, claim.enteredBy.sql, day.sql,
                try sealer.seal(claim.event.bytes, .claimEvent(id)).sql,
                try sealer.seal(PaperList(claim.papers).bytes, .claimPapers(id)).sql,
                try sealer.seal(claim.judgement.bytes, .claimWorksheet(id)).sql, claim.version.sql, claim.office.sql,
                claim.due.sql(\.sql), (claim.hold?.at).sql(\.sql), (claim.taken?.by).sql(\.sql),
                (claim.taken?.at).sql(\.sql),
            ])
        try noteSheet(claim)
        try storeSteps(of: claim, from: 0)
        try storeBenefits(of: claim)
        try storeBars(of: claim)
        try reseal(.claim, id.value)
    }

    func storeBenefits(of claim: Claim) throws(OfficeFault) {
        for (place, benefit) in claim.judgement.benefits.enumerated() {
            guard claim.judgement.covers.indices.contains(benefit.cover) else {
                throw .notLoadable(number: claim.number.text, .coverUnknown)
            }
            let row = [
                claim.id.sql, place.sql, claim.judgement.covers[benefit.cover].sql, benefit.plan.sql,
                benefit.edition.sql, benefit.part.sql, benefit.amount.sql, benefit.refusal.sql(\.sql),
                benefit.ends.sql(\.sql), benefit.revision.sql,
            ]
            try database.execute(.claims(.insertBenefit), row + [mac(.benefit, row)])
        }
    }

    func storeSteps(of claim: Claim, from first: Int) throws(OfficeFault) {
        for (place, step) in claim.steps.enumerated().dropFirst(first) {
            let row = [
                claim.id.sql, place.sql, step.at.sql, step.user.sql, step.action.sql, step.action.isDecision.sql,
                try sealer.seal(StepDetail(step).bytes, .claimStep(claim.id, place: place)).sql,
            ]
            try database.execute(.claims(.insertStep), row + [mac(.claimStep, row)])
        }
    }
}
