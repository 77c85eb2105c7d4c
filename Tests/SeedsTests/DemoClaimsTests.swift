import MutualAid
import Testing

@testable import Seeds

/// The claims of the demo office: their states, their timelines, and what they come to.
@Suite struct DemoClaimsTests {
    let usual = WholeOffice.usual
    let large = WholeOffice.large

    @Test func `every state is there, whatever the seed`() {
        for seed in 1...5 as ClosedRange<UInt64> {
            let office = seed == 1 ? usual : WholeOffice(members: 600, claims: 150, seed: seed)
            let stages = Set(office.claims.map(\.state.stage))
            for stage in ClaimStage.allCases { #expect(stages.contains(stage), "\(stage), seed \(seed)") }
        }
    }

    @Test func `every timeline keeps to the table of a claim's life`() {
        for office in [usual, large, WholeOffice(members: 10, claims: 100), WholeOffice(members: 1, claims: 10)] {
            for claim in office.claims {
                #expect(claim.breaches(users: office.users, today: office.today) == [], "\(claim.number.text)")
                let handler = known(office.users.first { $0.division == claim.office && $0.duties.contains(.handler) })
                #expect(claim.enteredBy == handler.id)
            }
        }
    }

    @Test func `events are whole, in the past, and filed after they happened`() {
        for office in [usual, large] {
            for claim in office.claims {
                #expect(claim.event.faults == [])
                #expect(claim.event.day < claim.event.filed && claim.event.filed < office.today)
                if case .hospital(let stay) = claim.event { #expect(stay.discharged <= stay.filed && stay.days > 0) }
            }
            #expect(Set(office.claims.map(\.event.kind)) == Set(ClaimEventKind.allCases))
            let sheets = office.claims.compactMap { if case .hospital(let stay) = $0.event { stay.sheet } else { nil } }
            #expect(Set(sheets).count == sheets.count)
        }
    }

    @Test func `judging again what the office saw then gives the same worksheet`() {
        for office in [usual, large, WholeOffice(members: 10, claims: 100)] {
            for (person, claims) in office.claimsOf {
                let enrolments = office.enrolmentsOf[person] ?? []
                for claim in claims {
                    let known = enrolments.filter { $0.enteredOn <= claim.event.filed }.map(\.id)
                    #expect(Set(claim.judgement.covers) == Set(known), "\(claim.number.text)")
                }
                let again = WholeOffice.catalogue.recomputed(
                    claims.map { JudgedClaim($0) }, enrolments: enrolments)
                for judgement in again { #expect(judgement.isSame, "\(judgement.claim)") }
            }
        }
    }

    @Test func `nothing is approved that pays nothing, and what pays much has a second review`() {
        for office in [usual, large] {
            for claim in office.claims {
                let approved = claim.steps.contains { $0.state.stage == .approved }
                if approved { #expect(claim.amount > .zero, "\(claim.number.text)") }
                if approved, claim.needsSecondReview(threshold: Money(fen: 300_000)) {
                    #expect(claim.steps.contains { $0.state == .secondReview(.threshold(Money(fen: 300_000))) })
                }
            }
            let drawn = office.claims.contains { $0.steps.contains { $0.state == .secondReview(.sample) } }
            #expect(drawn)
        }
    }

    @Test func `papers are those that the event needs; only a claim that waits or isn't sent lacks some`() {
        for office in [usual, large] {
            for claim in office.claims {
                let person = known(office.ofPerson[claim.person])
                let needed = requiredPapers(event: claim.event, isChild: person.kind.isDependant, byProxy: false)
                #expect(Set(claim.papers.keys) == Set(needed))
                switch claim.state {
                case .awaitingPapers(let missing, let due, _):
                    #expect(claim.missing == missing && !missing.isEmpty)
                    #expect(due == claim.since.local(offsetMinutes: 480).day.adding(days: 30))
                case .draft: #expect(claim.steps.map(\.action) == [.enter])
                default: #expect(claim.missing.isEmpty)
                }
                let personal = needed.filter { $0.staysOnFile && claim.papers[$0] == true }
                #expect(person.details.papersOnFile.isSuperset(of: personal))
            }
        }
    }

    @Test func `a few are refused, each for the reason that the judge gave`() {
        let denied = usual.claims.filter { $0.state.stage == .denied }
        for claim in denied {
            guard case .denied(let reasons) = claim.state, claim.amount == .zero else { continue }
            let codes = Set(claim.judgement.benefits.compactMap(\.refusal))
            #expect(Set(reasons) == Set(codes.map(DenialReason.refused)))
        }
        let reasons = denied.flatMap { claim -> [DenialReason] in
            if case .denied(let reasons) = claim.state { reasons } else { [] }
        }
        for code in [RefusalCode.waitingPeriod, .feeUnpaid, .afterTerm] {
            #expect(reasons.contains(.refused(code)), "\(code)")
        }
    }

    @Test func `most claims of a large office are closed, and those under way are recent`() {
        let closed = large.claims.count { $0.state.stage == .closed }
        #expect(closed > large.claims.count / 2)
        for claim in large.claims where claim.state.stage == .firstReview {
            #expect(claim.since.local(offsetMinutes: 480).day.days(until: large.today) < 60)
        }
    }

    @Test func `a worker with a malignant kidney tumour was paid for seven stays from May on, 4,496.00 in all`() throws
    {
        for office in [usual, WholeOffice(members: 1, claims: 7), WholeOffice(members: 600, claims: 150, seed: 99)] {
            let person = try #require(
                office.members.first { $0.name.text.hasPrefix("郭建") && office.claimsOf[$0.id]?.count ?? 0 > 6 })
            let claims = known(office.claimsOf[person.id]).sorted { $0.id < $1.id }
            #expect(claims.count == 7)
            #expect(claims.allSatisfy { $0.state == .closed && $0.event.kind == .hospital })
            #expect(Money.sum(claims.map(\.amount)).text == "4496.00")
            #expect(claims[0].event.day.month == 5)
            #expect(Set(claims.map(\.event.day.year)).count == 1)
            let paying = claims.flatMap(\.judgement.benefits).filter { $0.amount > .zero }
            #expect(paying.count == 7 && paying.allSatisfy { $0.plan == "hospital-accident" && $0.part == .hospital })
            #expect(claims.allSatisfy { $0.steps[0].note?.contains("肾恶性肿瘤") == true })
        }
    }
}
