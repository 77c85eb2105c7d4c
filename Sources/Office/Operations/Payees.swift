package import MutualAid

extension Office {
    /// Who is paid for a claim.
    package func payeeCard(_ id: ClaimID) throws(OfficeFault) -> PayeeCard? {
        try read { () throws(OfficeFault) in
            guard let card = try claimCard(id) else { return nil }
            return PayeeCard(card: card, given: try givenPayee(id))
        }
    }

    /// Names who is paid. A payment that failed waits for the next batch then; at every earlier stage the claim stays where
    /// it stands.
    package func givePayee(_ new: NewPayee, by user: User) throws(OfficeFault) -> PayeeCard {
        try write { () throws(OfficeFault) in
            if try stored(new.key) != nil { return try some(payeeCard(new.claim), .claim) }
            let known = try some(payeeCard(new.claim), .claim)
            var claim = known.card.claim
            guard claim.version == new.version else { throw try changedMeanwhile(new.claim.value) }
            let isOther = claim.state.stage == .paymentFailed
            let action: ClaimAction = isOther ? .giveOtherCard : .givePayee
            try allowed(action, on: claim, by: user)
            let payee: Payee
            do throws(PayeeFaults) {
                payee = try known.card.payee(new.role, new.account, proof: new.proof)
            } catch { throw .payment(.payee(error)) }
            try prove(.payee, new.claim.value)
            try move(&claim, action, to: isOther ? .approved : claim.state, by: user, note: payee.masked)
            let row = [new.claim.sql, try sealer.seal(payee.bytes, .payee(new.claim)).sql]
            try database.execute(.money(.savePayee), row + [mac(.payee, row)])
            try reseal(.claim, new.claim.value)
            try finish(new.key, [new.claim.value])
            let before = try? known.payee()
            if before?.masked != payee.masked {
                try record(
                    .payee, of: claim.person, about: claim.number.text,
                    [CorrectionChange(.payee, before?.masked ?? "", payee.masked)],
                    why: CorrectionWhy([before == nil ? .wasMissing : .changedSince]), by: user)
            }
            try audit(
                .givePayee, new.claim.value,
                [
                    "number": claim.number.text, "before": before?.masked ?? "", "after": payee.masked,
                    "role": payee.role.rawValue, "proof": payee.proof.sorted().map(\.rawValue).joined(separator: ","),
                ], by: user.id)
            return try some(payeeCard(new.claim), .claim)
        }
    }

    func givenPayee(_ id: ClaimID) throws(OfficeFault) -> Payee? {
        try database.first(.money(.payee), [id.sql]) { $0.bytes(0) }.map { sealed throws(OfficeFault) in
            let bytes = try sealer.open(sealed, .payee(id))
            return try unreadable("payee.secret") { () throws(UnreadableBytes) in try Payee(reading: bytes) }
        }
    }

    /// What waits for payment and is `user`'s to pay, the longest waiting first, with why it can't be paid where it can't.
    package func paymentCandidates(
        _ filter: PaymentFilter = PaymentFilter(), for user: User
    ) throws(OfficeFault) -> [PaymentCandidate] {
        try allow(.makeBatches, user)
        return try read { () throws(OfficeFault) in
            var found: [PaymentCandidate] = []
            let all = [Int64.min.sql, Int64.min.sql, PaymentBatch.mostLines.sql]
            for id in try database.rows(.money(.approved), all, { ClaimID($0.integer(1)) }) {
                let candidate = try candidate(id, for: user)
                guard user.division.covers(candidate.office),
                    filter.holds(office: candidate.office, approvedOn: candidate.approvedOn)
                else { continue }
                found.append(candidate)
            }
            return found
        }
    }

    func candidate(_ id: ClaimID, for user: User) throws(OfficeFault) -> PaymentCandidate {
        let known = try some(payeeCard(id), .claim)
        let claim = known.card.claim
        var payee: Payee?
        var bar = try lineBar(known.card, for: user)
        do throws(PayeeFaults) { payee = try known.payee() } catch { bar = bar ?? .payee(error) }
        return PaymentCandidate(
            claim: id, version: claim.version, number: claim.number, person: claim.person,
            personName: known.card.card.person.name.text, office: claim.office,
            approvedOn: claim.since.local(offsetMinutes: surroundings.offsetMinutes).day,
            amount: claim.owed(after: known.card.paid), round: known.card.paid.count + 1, payee: payee, bar: bar)
    }

    private func lineBar(_ card: ClaimCard, for user: User) throws(OfficeFault) -> LineBar? {
        let open = try database.first(.money(.openLine), [card.claim.id.sql]) { $0.text(0) }
        if let open { return .inBatch(open, .open) }
        let isOwed = card.claim.owed(after: card.paid) > .zero
        if let last = card.paid.last, !isOwed { return .inBatch(last.batch, .paid) }
        if let bar = ClaimLife.bar(.putInBatch, on: card.claim, by: user) { return .claim(bar) }
        return isOwed ? nil : .nothingToPay
    }
}
