import MutualAid

// The second half of the work: what was thought out gets its ids and numbers, and claims are judged.
extension DemoOffice {
    func records(of block: DemoBlock, _ series: inout DemoSeries) -> DemoBatch {
        var batch = DemoBatch()
        batch.people.reserveCapacity(block.people.count)
        batch.enrolments.reserveCapacity(block.members.count * 3 / 2)
        // Whose account a child's benefits go to.
        let payees = Set(block.people.filter { !$0.claims.isEmpty }.compactMap(\.guardian))
        for (place, plan) in block.people.enumerated() {
            let person = person(plan, batch.people, isPayee: payees.contains(place), &series)
            batch.people.append(person)
            let enrolments = enrolments(plan, of: person.id, &series)
            batch.enrolments += enrolments
            let claims = claims(plan, of: person, enrolments, &series)
            batch.claims += claims
            batch.payments += claims.flatMap {
                DemoPayments.lines(of: $0, person, guardian: plan.guardian.map { batch.people[$0] }, words)
            }
        }
        batch.known = known(block, batch.people)
        return batch
    }

    /// Those before in the block hold the guardian.
    private func person(
        _ plan: DemoPerson, _ before: [Person], isPayee: Bool, _ series: inout DemoSeries
    ) -> Person {
        var random = DemoRandom(seed, .look, plan.isChild ? -1 - plan.place : plan.place)
        let (id, number) = series.next(.member, on: plan.joined)
        let guardian = plan.guardian.map { before[$0] }
        let name = made(PersonName(codedText: plan.name), plan.name)
        let hasAccount = !plan.claims.isEmpty || random.happens(96) || isPayee
        var onFile: Set<Paper> = !plan.claims.isEmpty || random.happens(60) ? [.idCard, .bankCard] : []
        if plan.isChild && !onFile.isEmpty { onFile.insert(.parentage) }
        let account: BankAccount? =
            guardian.map(\.details.account) ?? identities.account(plan.place, holder: name, &random)
        let details = PersonDetails(
            name: name, identity: plan.identity,
            phone: plan.isChild ? guardian?.details.phone : identities.phone(plan.place, &random),
            employer: plan.employer.map(DemoSeries.employerID), employment: plan.applicant.employment,
            frontLine: plan.frontLine, medicalInsurance: plan.applicant.medicalInsurance,
            account: hasAccount ? account : nil, papersOnFile: onFile,
            consent: Consent(day: plan.joined, givenBy: plan.isChild ? .guardian : .person))
        return Person(
            id: PersonID(id), number: number, kind: guardian.map { .dependant(guardian: $0.id) } ?? .member,
            details: details)
    }

    private func enrolments(_ plan: DemoPerson, of person: PersonID, _ series: inout DemoSeries) -> [Enrolment] {
        let payments = plan.payments.map {
            FeePayment(receipt: series.next(.receipt, on: $0.day).number, day: $0.day, payer: $0.payer)
        }
        return plan.enrolments.map { enrolment in
            let (id, number) = series.next(.certificate, on: enrolment.entered)
            return Enrolment(
                id: EnrolmentID(id), number: number, person: person, plan: enrolment.edition.plan,
                edition: enrolment.edition.code, tier: enrolment.tier, shares: enrolment.shares, term: enrolment.term,
                continued: enrolment.continued, fee: enrolment.fee, split: enrolment.split,
                payment: enrolment.payment.map { payments[$0] }, enteredBy: desks.handler.id,
                enteredOn: enrolment.entered)
        }
    }

    private func claims(
        _ plan: DemoPerson, of person: Person, _ enrolments: [Enrolment], _ series: inout DemoSeries
    ) -> [Claim] {
        var made: [Claim] = []
        for claim in plan.claims {
            let (id, number) = series.next(.claim, on: claim.event.filed)
            made.append(self.claim(claim, ClaimID(id), number, person, enrolments, after: made))
        }
        return made
    }

    private func claim(
        _ plan: DemoClaim, _ id: ClaimID, _ number: CounterNumber, _ person: Person, _ enrolments: [Enrolment],
        after earlier: [Claim]
    ) -> Claim {
        var random = DemoRandom(seed, .look, plan.place ^ Int.min)
        let needed = requiredPapers(event: plan.event, isChild: person.kind.isDependant, byProxy: false)
        let note = note(plan, &random)
        let desks = plan.isOfSmallOffice ? otherDesks : self.desks
        var life = DemoLife(
            office: self, desks: desks, filed: plan.event.filed, after: earlier.last?.steps.first?.at, needed: needed,
            random: random)
        let entered = life.now
        // What the office saw then: later enrolments were not there yet, and what was withdrawn later still counted.
        let judgement = judgeClaim(
            event: plan.event, enrolments: enrolments.filter { $0.enteredOn <= plan.event.filed },
            after: earlier.filter { JudgedClaim($0).standing(at: entered).counts }.map { ($0.event, $0.judgement) },
            catalogue: catalogue)
        let amount = judgement.total
        let stage = amount == .zero && plan.outcome.stage.needsBenefit ? .denied : plan.outcome.stage
        life.live(to: stage, amount: amount, denial: denial(judgement, &random), note: note)
        return Claim(
            id: id, number: number, person: person.id, event: plan.event,
            papers: Dictionary(needed.map { ($0, !life.missing.contains($0)) }) { $1 }, judgement: judgement,
            state: life.state, since: life.steps.last?.at ?? life.now, enteredBy: desks.handler.id,
            office: desks.handler.division, steps: life.steps,
            version: max(1, life.steps.count - 1))
    }

    private func note(_ claim: DemoClaim, _ random: inout DemoRandom) -> String? {
        if let stay = claim.story {
            let parts = words.storyNote.split(separator: "{n}", maxSplits: 1, omittingEmptySubsequences: false)
            return parts.joined(separator: String(stay + 1))
        }
        guard claim.event.kind == .hospital, claim.place < 1000 else { return nil }
        return random.pick(words.hospitals)
    }

    /// What the judge found against it; where it found nothing, what the reviewer did.
    private func denial(_ judgement: Judgement, _ random: inout DemoRandom) -> [DenialReason] {
        guard judgement.total == .zero else { return [.other(random.pick(words.denied))] }
        var codes: [RefusalCode] = []
        for code in judgement.benefits.compactMap(\.refusal) where !codes.contains(code) { codes.append(code) }
        return codes.isEmpty ? [.refused(.notEnrolled)] : codes.map(DenialReason.refused)
    }
}

extension ClaimStage {
    /// Nobody approves a claim that pays nothing.
    fileprivate var needsBenefit: Bool {
        switch self {
        case .secondReview, .approved, .inBatch, .paid, .calledBack, .closed, .paymentFailed: true
        default: false
        }
    }
}
