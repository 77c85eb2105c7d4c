package import MutualAid

extension Office {
    /// Moves a claim, if `ClaimLife` lets `user` do it and nobody has moved it since `version` was read.
    package func decide(
        _ id: ClaimID, version: Int, _ decision: ClaimDecision, by user: User
    ) throws(OfficeFault) -> Claim {
        try write { () throws(OfficeFault) in
            try readUsers()
            let user = usersByID[user.id] ?? user
            var claim = try some(storedClaim(id), .claim)
            guard claim.version == version else { throw movedMeanwhile(claim) }
            // Before anything is computed: what may not be done is told by its own reason.
            try allowed(decision.action, on: claim, by: user)
            let before = claim
            var outcome = try outcome(of: decision, on: &claim)
            try takeUp(&claim, &outcome)
            try move(
                &claim, decision.action, to: outcome.state, by: user, note: outcome.note, fact: outcome.fact,
                detail: (outcome.fact?.auditDetail ?? [:]).merging(decision.auditDetail) { $1 })
            switch decision {
            case .papersReceived(let papers):
                try keepOnFile(papers, some(storedPerson(claim.person), .person), by: user)
            case .amend:
                try keep(before, replacedBy: claim)
                try noteSheet(claim)
                try noteWarnings(claim, by: user)
            default: if claim.judgement != before.judgement { try keep(before, replacedBy: claim) }
            }
            return claim
        }
    }

    /// What a decision makes of a claim.
    private struct Outcome {
        var state: ClaimState
        var note: String?
        var fact: StepFact?

        init(_ state: ClaimState, note: String? = nil, fact: StepFact? = nil) {
            self.state = state
            self.note = note
            self.fact = fact
        }
    }

    /// A draft that is accepted and a denial that is taken back count from now on, and others were judged without them meanwhile:
    /// what those left is what there is to have. The old figures are kept as those of a correction.
    private func takeUp(_ claim: inout Claim, _ outcome: inout Outcome) throws(OfficeFault) {
        guard !claim.state.stage.countsInLedger, outcome.state.stage.countsInLedger else { return }
        try keepUpWithPlans()
        let card = try card(some(storedPerson(claim.person), .person))
        let again = judgeCorrected(claim.event, of: claim, card: card, catalogue: catalogue)
        guard again.total != claim.amount else { return }
        outcome.fact = .amended(from: claim.amount, to: again.total)
        claim.judgement = again
    }

    private func outcome(of decision: ClaimDecision, on claim: inout Claim) throws(OfficeFault) -> Outcome {
        switch decision {
        case .accept: return Outcome(.accepted)
        case .submit:
            guard claim.missing.isEmpty else { throw .papersMissing(claim.missing) }
            return Outcome(.firstReview)
        case .askForPapers(let papers):
            guard !papers.isEmpty else { throw .nothingChosen }
            for paper in papers { claim.papers[paper] = false }
            return Outcome(awaiting(claim.missing, back: claim.deskAfterPapers))
        case .papersReceived(let papers): return Outcome(receive(papers, claim: &claim))
        case .approve: return try approved(claim)
        case .giveBack(let reasons):
            guard reasons.allAreGiven(text: \.text) else { throw .reasonMissing }
            return Outcome(.returned(reasons))
        case .deny(let reasons):
            guard reasons.allAreGiven(text: \.text) else { throw .reasonMissing }
            return Outcome(.denied(reasons))
        case .withdraw(let reason): return Outcome(.withdrawn(reason: try given(reason)))
        case .reconsider(let reason): return Outcome(.reconsidered, note: try given(reason))
        case .hold(let reason), .release(let reason): return Outcome(claim.state, note: try given(reason))
        case .undo(let reason):
            guard let undoable = claim.undoable else { throw .barred(.nothingToUndo) }
            return Outcome(undoable.before, note: try given(reason))
        case .take, .handBack: return Outcome(claim.state)
        case .amend(let event, let confirmed):
            let old = claim.amount
            try amend(&claim, event, confirmed: confirmed)
            return Outcome(claim.state, fact: .amended(from: old, to: claim.amount))
        }
    }

    private func given(_ reason: String) throws(OfficeFault) -> String {
        guard reason.saysSomething else { throw .reasonMissing }
        return reason
    }

    /// Back to the desk that asked when nothing is missing any more; the day by which the rest is due stays.
    private func receive(_ papers: Set<Paper>, claim: inout Claim) -> ClaimState {
        for paper in papers where claim.papers[paper] != nil { claim.papers[paper] = true }
        guard case .awaitingPapers(_, let due, let back) = claim.state else { return claim.state }
        let missing = claim.missing
        guard missing.isEmpty else { return .awaitingPapers(missing: missing, due: due, back: back) }
        return switch back {
        case .accepted: .accepted
        case .firstReview: .firstReview
        case .secondReview: .secondReview(claim.secondReviewReason ?? .threshold(profile.reviewThreshold))
        }
    }

    /// From the threshold on by two reviewers; below it by one, unless the lot says two.
    private func approved(_ claim: Claim) throws(OfficeFault) -> Outcome {
        let paid = try paidParts(of: claim.id)
        // A claim that was paid and is reconsidered has nothing to wait for where it is owed no difference.
        let approved =
            claim.owed(after: paid) == .zero ? paid.last.map { ClaimState.paid(on: $0.on) } ?? .approved : .approved
        guard claim.state.stage == .firstReview else { return Outcome(approved) }
        if claim.needsSecondReview(threshold: profile.reviewThreshold) {
            return Outcome(.secondReview(.threshold(profile.reviewThreshold)))
        }
        let lot = SampleDraw(of: claim.number, seed: sampleSeed, percent: profile.limits.samplePercent.value)
        return Outcome(lot.isDrawn ? .secondReview(.sample) : approved, fact: .sample(lot))
    }

    /// Made of the data file's key: the same for all its time, and nobody can reckon beforehand what will be drawn. A training
    /// file draws the same each time it is made.
    private var sampleSeed: UInt64 {
        profile.isTraining ? 1 : UInt64(bitPattern: sealer.shortHash(.qualitySample, ""))
    }
}

extension ClaimDecision {
    /// Which papers were asked for, or came; what is missing afterwards is told beside it.
    fileprivate var auditDetail: [String: String] {
        let papers: [Paper]
        switch self {
        case .askForPapers(let asked): papers = asked
        case .papersReceived(let received): papers = Array(received)
        default: return [:]
        }
        return ["papers": papers.sorted().map(\.rawValue).joined(separator: ",")]
    }
}

extension StepFact {
    var auditDetail: [String: String] {
        switch self {
        case .sample(let lot):
            [
                "sample": lot.isDrawn ? "drawn" : "not-drawn", "sample.number": String(lot.number),
                "sample.percent": String(lot.percent),
            ]
        case .amended(let from, let to): ["before.amount": from.text, "after.amount": to.text]
        case .called(let result, _): ["result": result.rawValue]
        case .takenOut(let reasons): ["reasons": reasons.map { $0.text ?? $0.code }.joined(separator: ",")]
        }
    }
}

extension Claim {
    /// A claim that waits on its way to the first review comes there; one that was sent back comes to its handler.
    fileprivate var deskAfterPapers: PaperReturn {
        switch state.stage {
        case .secondReview: .secondReview
        case .returned: .accepted
        default: .firstReview
        }
    }

    fileprivate var secondReviewReason: SecondReviewReason? {
        for step in steps.reversed() {
            if case .secondReview(let reason) = step.state { return reason }
        }
        return nil
    }
}

extension String {
    fileprivate var saysSomething: Bool { contains { !$0.isWhitespace } }
}

extension Array {
    /// At least one, and the free ones with a text.
    fileprivate func allAreGiven(text: (Element) -> String?) -> Bool {
        !isEmpty && allSatisfy { text($0)?.saysSomething ?? true }
    }
}

extension ReturnReason {
    fileprivate var text: String? {
        if case .other(let text) = self { text } else { nil }
    }
}

extension DenialReason {
    fileprivate var text: String? {
        switch self {
        case .other(let text): text
        case .refused(.other): ""
        case .refused: nil
        }
    }
}
