import MutualAid

@testable import Counter

/// An office that enrols and takes fees for one person, and keeps nothing else.
struct EnrolOffice {
    var card: PersonCard
    var drafts: [DraftRow] = []

    /// A woman of 40 whose employer's covers begin on the 1st and who shares the fees 70/10/20.
    init(_ enrolments: [Enrolment] = [], employer: Bool = true) throws {
        card = PersonCard(
            person: try Cards.person(), employer: employer ? try Self.employer() : nil, guardian: nil, dependants: [],
            enrolments: enrolments, claims: [])
    }

    static func employer() throws -> Employer {
        Employer(
            id: EmployerID(3),
            details: EmployerDetails(
                name: "宝鸡渭滨机械厂", creditCode: try CreditCode("91350100M000100Y43"), division: try Desks.division(),
                batchDay: 1, feeSplit: FeeSplitRule(unitPercent: 70, unionPercent: 10) ?? .own))
    }

    func answer(_ request: Request) -> Reply? {
        switch request {
        case .person: .person(card)
        case .enrol(let new): (try? made(new)).map { .enrolled($0, card: with($0)) }
        case .pay(_, let ids, let payer, _): try? paid(ids, payer)
        case .drafts: .drafts(drafts)
        case .saveDraft(let draft): .draftSaved(draft.key)
        case .discardDraft(let key): .draftDiscarded(key)
        default: nil
        }
    }

    private func with(_ made: [Enrolment]) -> PersonCard {
        var card = card
        card.enrolments += made
        return card
    }

    private func made(_ new: NewEnrolments) throws -> [Enrolment] {
        try new.lines.enumerated().map { place, line in
            Enrolment(
                id: EnrolmentID(Int64(20 + place)), number: try Cards.number(.certificate, 200 + place),
                person: new.person,
                plan: line.plan, edition: "2024", tier: line.tier, shares: line.shares, term: line.term,
                continued: line.continued, fee: line.fee, split: line.split, payment: try new.payer.map(payment),
                enteredBy: UserID(1), enteredOn: line.term.first)
        }
    }

    private func payment(_ payer: Payer) throws -> FeePayment {
        FeePayment(receipt: try Cards.number(.receipt, 9), day: try Cards.day("2025-09-15"), payer: payer)
    }

    private func paid(_ ids: [EnrolmentID], _ payer: Payer) throws -> Reply {
        var card = card
        for place in card.enrolments.indices where ids.contains(card.enrolments[place].id) {
            card.enrolments[place].payment = try payment(payer)
        }
        return .paid(receipt: try Cards.number(.receipt, 9), card: card)
    }
}
