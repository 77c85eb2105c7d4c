import MutualAid

extension Office {
    /// The one door by which a stored claim changes its state: what `ClaimLife` lets `user` do, if nobody has moved the claim
    /// since it was read; with its step, its due day and its audit entry. Inside a transaction of the caller, who may have
    /// changed the claim's papers.
    /// - Parameter detail: what the audit entry tells beside the move.
    func move(
        _ claim: inout Claim, _ action: ClaimAction, to state: ClaimState, by user: User, note: String? = nil,
        fact: StepFact? = nil, detail: [String: String] = [:]
    ) throws(OfficeFault) {
        try allowed(action, on: claim, by: user)
        let before = claim
        guard ClaimLife.move(action, from: before.state.stage)?.to.contains(state.stage) == true else {
            throw .barred(.notFromHere(before.state.stage, action))
        }
        let now = try nextInstant(of: claim.person)
        switch action {
        case .take: claim.taken = Taken(by: user.id, byName: user.name, at: now)
        case .handBack: claim.taken = nil
        case .hold, .release:
            let heldOn = claim.hold?.at.local(offsetMinutes: surroundings.offsetMinutes).day
            claim.add(action, to: state, by: user, at: now, note: note)
            claim.since = before.since
            if action == .release, let heldOn { claim.due = due(of: before, heldSince: heldOn) }
        default:
            claim.add(action, to: state, by: user, at: now, note: note, fact: fact)
            // Papers that come one by one, or figures that are corrected, leave the claim where it waits.
            if state.stage == before.state.stage { claim.since = before.since }
            claim.due = state == before.state ? before.due : due(of: claim, before: before.due)
            claim.taken = nil
        }
        try store(claim, movedFrom: before)
        claim.version += 1
        var told = auditDetail(claim)
        told["from"] = before.state.stage.rawValue
        told["action"] = action.rawValue
        if let note { told["note"] = note }
        if state != before.state { told.merge(state.auditDetail) { $1 } }
        try audit(.decide, claim.id.value, told.merging(detail) { $1 }, by: user.id)
    }

    /// With what is stored of a user, for the one on the screen may have been changed since.
    func allowed(_ action: ClaimAction, on claim: Claim, by user: User) throws(OfficeFault) {
        if let bar = ClaimLife.bar(action, on: claim, by: user) { throw .barred(bar) }
    }

    /// Told to whoever comes second: who did what with the claim, and when.
    func movedMeanwhile(_ claim: Claim) -> OfficeFault {
        if let taken = claim.taken, claim.steps.last.map({ $0.at < taken.at }) ?? true {
            return .barred(.takenBy(taken))
        }
        guard let last = claim.steps.last else { return .damaged("claim \(claim.number.text)") }
        return .claimMoved(by: last.userName, last.action, to: claim.state.stage, at: last.at)
    }

    private func store(_ claim: Claim, movedFrom before: Claim) throws(OfficeFault) {
        let id = claim.id
        try prove(.claim, id.value)
        let changed = try database.execute(
            .claims(.moveClaim),
            [
                claim.state.stage.sql, claim.since.sql, claim.amount.sql, claim.state.papersDue.sql(\.sql),
                claim.isDecided.sql, try sealer.seal(claim.event.bytes, .claimEvent(id)).sql,
                try sealer.seal(PaperList(claim.papers).bytes, .claimPapers(id)).sql,
                try sealer.seal(claim.judgement.bytes, .claimWorksheet(id)).sql, claim.due.sql(\.sql),
                (claim.hold?.at).sql(\.sql), (claim.taken?.by).sql(\.sql), (claim.taken?.at).sql(\.sql), id.sql,
                claim.version.sql,
            ])
        guard changed == 1 else { throw movedMeanwhile(try some(storedClaim(id), .claim)) }
        try storeSteps(of: claim, from: before.steps.count)
        try storeBars(of: claim)
        try reseal(.claim, id.value)
    }

    /// Who may not decide on it, for the worklists; kept only while it waits for a review.
    func storeBars(of claim: Claim) throws(OfficeFault) {
        try database.execute(.life(.removeBars), [claim.id.sql])
        guard claim.state.stage.waitsForReview else { return }
        for user in claim.barredFromDeciding.sorted() {
            try database.execute(.life(.insertBar), [claim.id.sql, user.sql])
        }
    }

    /// By when the step that it waits for must be done; in a batch the day by which it must be paid stays.
    func due(of claim: Claim, before: Day?) -> Day? {
        let since = claim.since.local(offsetMinutes: surroundings.offsetMinutes).day
        return profile.limits.due(in: claim.state, from: since, before: before, calendar: calendar)
    }

    /// Files of schema 1 and 2 kept no day but that for papers.
    func giveDueDays() throws(OfficeFault) {
        try write { () throws(OfficeFault) in
            var last = Int64.min
            while true {
                let page = try database.rows(.life(.withoutDue), [last.sql, 500.sql]) { row throws(OfficeFault) in
                    (id: row.integer(0), stage: try row.code(1) as ClaimStage, since: row.instant(2))
                }
                for claim in page {
                    let since = claim.since.local(offsetMinutes: surroundings.offsetMinutes).day
                    let days = profile.limits.workingDays(in: claim.stage) ?? 0
                    try database.execute(
                        .life(.giveDue), [calendar.adding(workingDays: days, to: since).sql, claim.id.sql])
                }
                guard let end = page.last else { return }
                last = end.id
            }
        }
    }

    /// A hold stops the clock: the days that it lasted are added, those for papers by the calendar.
    private func due(of claim: Claim, heldSince: Day) -> Day? {
        guard let due = claim.due else { return nil }
        if claim.state.stage == .awaitingPapers { return due.adding(days: max(0, heldSince.days(until: today))) }
        return calendar.adding(workingDays: calendar.workingDays(after: heldSince, through: today), to: due)
    }
}

extension Claim {
    /// Moves the claim and writes the step on its timeline.
    mutating func add(
        _ action: ClaimAction, to state: ClaimState, by user: User, at: Instant, note: String? = nil,
        fact: StepFact? = nil
    ) {
        self.state = state
        since = at
        steps.append(
            ClaimStep(
                at: at, user: user.id, userName: user.name, action: action, state: state, note: note, fact: fact))
    }
}

extension ClaimState {
    /// What the audit trail tells of a state beside its name: an auditor asks for reasons, not only for what was done.
    fileprivate var auditDetail: [String: String] {
        switch self {
        case .draft, .accepted, .firstReview, .approved, .closed, .reconsidered: [:]
        case .awaitingPapers(_, let due, _): ["papers-due": due.iso]
        case .secondReview(.sample): ["second-review": "sample"]
        case .secondReview(.threshold(let threshold)): ["second-review": "threshold \(threshold.text)"]
        case .inBatch(let batch): ["batch": batch]
        case .paid(let day), .calledBack(let day): ["on": day.iso]
        case .returned(let reasons): ["reasons": reasons.map(\.told).joined(separator: ",")]
        case .denied(let reasons): ["reasons": reasons.map(\.told).joined(separator: ",")]
        case .withdrawn(let reason), .paymentFailed(let reason): ["reason": reason]
        }
    }
}

extension ReturnReason {
    /// The code, or what was written.
    fileprivate var told: String { if case .other(let text) = self { text } else { code } }
}

extension DenialReason {
    fileprivate var told: String {
        switch self {
        case .refused(let code): code.rawValue
        case .other(let text): text
        }
    }
}

extension ClaimStage {
    var waitsForReview: Bool { self == .firstReview || self == .secondReview }
}
