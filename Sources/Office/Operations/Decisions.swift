package import MutualAid

extension Office {
    /// Moves a claim, if `ClaimLife` lets `user` do it and nobody has moved it since `version` was read.
    package func decide(
        _ id: ClaimID, version: Int, _ decision: ClaimDecision, by user: User
    ) throws(OfficeFault) -> Claim {
        try write { () throws(OfficeFault) in
            var claim = try some(storedClaim(id), .claim)
            guard claim.version == version else { throw try changedMeanwhile(id.value) }
            if let bar = ClaimLife.bar(decision.action, on: claim, by: user) { throw .barred(bar) }
            let known = claim.steps.count
            let before = claim.state.stage
            let state = try outcome(of: decision, on: &claim)
            claim.take(decision.action, to: state, by: user, at: surroundings.now())
            let changed = try database.execute(
                .claims(.moveClaim),
                [
                    claim.state.stage.sql, claim.since.sql, claim.state.papersDue.sql(\.sql),
                    try sealer.seal(PaperList(claim.papers).bytes, .claimPapers(id)).sql, claim.isDecided.sql, id.sql,
                    version.sql,
                ])
            guard changed == 1 else { throw try changedMeanwhile(id.value) }
            claim.version += 1
            try storeSteps(of: claim, from: known)
            if case .papersReceived(let papers) = decision {
                try keepOnFile(papers, some(storedPerson(claim.person), .person), by: user)
            }
            var detail = auditDetail(claim)
            detail["from"] = before.rawValue
            detail["action"] = decision.action.rawValue
            try audit(.decide, id.value, detail, by: user.id)
            return claim
        }
    }

    private func outcome(of decision: ClaimDecision, on claim: inout Claim) throws(OfficeFault) -> ClaimState {
        switch decision {
        case .accept: return .accepted
        case .submit:
            guard claim.missing.isEmpty else { throw .papersMissing(claim.missing) }
            return .firstReview
        case .askForPapers(let papers):
            guard !papers.isEmpty else { throw .nothingChosen }
            for paper in papers { claim.papers[paper] = false }
            return awaiting(claim.missing, back: claim.deskAfterPapers)
        case .papersReceived(let papers): return receive(papers, claim: &claim)
        case .approve: return approved(claim)
        case .giveBack(let reasons):
            guard reasons.allAreGiven(text: \.text) else { throw .reasonMissing }
            return .returned(reasons)
        case .deny(let reasons):
            guard reasons.allAreGiven(text: \.text) else { throw .reasonMissing }
            return .denied(reasons)
        case .withdraw(let reason):
            guard reason.saysSomething else { throw .reasonMissing }
            return .withdrawn(reason: reason)
        }
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

    private func approved(_ claim: Claim) -> ClaimState {
        guard claim.state.stage == .firstReview, claim.needsSecondReview(threshold: profile.reviewThreshold) else {
            return .approved
        }
        return .secondReview(.threshold(profile.reviewThreshold))
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
