import MutualAid

/// One ticked plan: how many shares, which tier, how many days.
struct PlanChoice: Hashable, Sendable {
    var shares = 1
    var tier: Int?
    var days: Int?
}

/// Who bears the fees: as agreed with the employer, one alone, or amounts that are typed.
enum FeeBearer: String, CaseIterable, Sendable {
    case rule, unit, union, own, gift, amounts
}

/// What was chosen so far, before it is weighed against the person.
struct PlanBasket: Hashable, Sendable {
    var choices: [PlanCode: PlanChoice] = [:]
    /// The first day as typed; `nil` is the default: the employer's batch day, else tomorrow.
    var first: Day?
    var bearer = FeeBearer.rule
    /// For `amounts`: what unit, union and gift fund bear of the total; own money bears the rest.
    var amounts = FeeSplit.zero
    /// `nil`: not paid yet.
    var payer: Payer?
}

/// A plan as it stands for one person: edition, term, continuity, fee, and every reason against it.
struct PlanOffer: Sendable {
    let plan: Plan
    let edition: Edition?
    let choice: PlanChoice?
    let term: Term
    /// The paid cover that the new term continues in time.
    let renewed: Enrolment?
    /// The person's enrolment in this plan that has not ended on the first day.
    let held: Enrolment?
    let reasons: [Ineligibility]
    /// Ticked plans that may not stand beside this one.
    let conflicts: [Plan]
    let fee: Figure<Money>?
    /// How many of the person's unit take part; `nil` without a unit, or before it is counted.
    var gate: Participation?
    /// The office lets the gate block, and with this person the unit doesn't reach it.
    var gateBars = false
    /// Diseases that this plan has paid for before, and never pays for again.
    var paidFor: [DiseaseSlot] = []

    var continued: Bool { renewed != nil }
    var isTicked: Bool { choice != nil }
    var isOpen: Bool { edition != nil && reasons.isEmpty && conflicts.isEmpty && !gateBars }
    /// Ticked, allowed and with a fee: it can be stored.
    var isReady: Bool { isTicked && isOpen && fee != nil }
    var hasTiers: Bool { edition?.tiers.isEmpty == false }
    var hasDays: Bool { dayRange != nil }
    var hasShares: Bool { (edition?.who.shares.value ?? 1) > 1 }
    var hasOptions: Bool { hasTiers || hasDays || hasShares }
    var dayRange: ClosedRange<Int>? {
        if case .days(let range) = edition?.term { range.value } else { nil }
    }
}

/// The basket weighed against a person: everything that the screen shows and sends is computed here.
struct PlanWeighing: Sendable {
    let card: PersonCard
    let basket: PlanBasket
    let catalogue: Catalogue
    let today: Day
    /// Members of the unit enrolled in each plan, once they are counted.
    let counted: [PlanCode: Int]?
    let offers: [PlanOffer]

    /// A cover can be renewed from so many days before it ends: two monthly batches. A habit of the counter, no rule of a plan.
    static let renewalOpens = 60

    init(_ card: PersonCard, _ basket: PlanBasket, _ desk: Desk, counted: [PlanCode: Int]? = nil) {
        self.card = card
        self.counted = counted
        self.basket = basket
        catalogue = desk.catalogue
        today = desk.today
        offers = desk.catalogue.plans.map { Self.offer($0, card, basket, desk, counted) }
    }

    static func defaultFirst(_ card: PersonCard, today: Day) -> Day {
        card.employer?.details.firstDay(after: today) ?? today.adding(days: 1)
    }

    var first: Day { basket.first ?? Self.defaultFirst(card, today: today) }
    var ticked: [PlanOffer] { offers.filter(\.isTicked) }
    var total: Money { Money.sum(ticked.compactMap(\.fee?.value)) }
    var isSample: Bool { ticked.contains { $0.fee?.basis == .sample } }
    /// What was typed as borne by others is more than the fees.
    var overspent: Money? {
        guard basket.bearer == .amounts else { return nil }
        let typed = basket.amounts.unit + basket.amounts.union + basket.amounts.gift
        return typed > total ? typed - total : nil
    }

    // MARK: offers

    private static func offer(
        _ plan: Plan, _ card: PersonCard, _ basket: PlanBasket, _ desk: Desk, _ counted: [PlanCode: Int]?
    ) -> PlanOffer {
        let first = first(of: plan, card, basket, desk.today)
        let choice = basket.choices[plan.code]
        guard let edition = plan.edition(on: first) else {
            return PlanOffer(
                plan: plan, edition: nil, choice: choice, term: Term(yearFrom: first), renewed: nil, held: nil,
                reasons: [],
                conflicts: [], fee: nil)
        }
        let days = choice?.days ?? 1
        let term = edition.term(from: first, days: days)
        let renewed = card.renews(edition, from: first) ? lastPaid(plan.code, card) : nil
        let reasons = desk.catalogue.ineligibilities(
            applicant: Applicant(card.person), edition: edition, shares: choice?.shares ?? 1, from: first,
            held: card.plansHeld(on: first))
        let fee = edition.fee(
            tier: choice?.tier, shares: choice?.shares ?? 1, days: term.days, frontLine: card.person.details.frontLine)
        var offer = PlanOffer(
            plan: plan, edition: edition, choice: choice, term: term, renewed: renewed,
            held: card.enrolments.filter {
                $0.plan == plan.code && first <= $0.term.last && $0.cancelled == nil
            }.max {
                $0.term.last < $1.term.last
            },
            reasons: reasons,
            conflicts: conflicts(edition, basket, desk.catalogue, first), fee: fee)
        offer.gate = gate(edition, card, counted)
        let joins = card.plansHeld(on: desk.today).contains(plan.code) ? 0 : 1
        offer.gateBars = desk.profile.gateBlocks && offer.gate?.adding(joins).isShort == true
        let paid = card.diseasesPaid(under: plan.code)
        if !paid.isEmpty { offer.paidFor = desk.catalogue.diseaseSlots.filter { paid.contains($0.code) } }
        return offer
    }

    /// A headcount that isn't known needs no counting.
    private static func gate(_ edition: Edition, _ card: PersonCard, _ counted: [PlanCode: Int]?) -> Participation? {
        guard let employer = card.employer?.details,
            let gate = edition.participation(of: employer, enrolled: counted?[edition.plan] ?? 0)
        else { return nil }
        return gate.headcount == nil || counted != nil ? gate : nil
    }

    private static func conflicts(_ edition: Edition, _ basket: PlanBasket, _ catalogue: Catalogue, _ first: Day)
        -> [Plan]
    {
        catalogue.plans.filter { other in
            guard other.code != edition.plan, basket.choices[other.code] != nil else { return false }
            return edition.excludes(other.code) || other.edition(on: first)?.excludes(edition.plan) == true
        }
    }

    private static func lastPaid(_ plan: PlanCode, _ card: PersonCard) -> Enrolment? {
        card.enrolments.filter { $0.plan == plan && $0.isPaid && $0.cancelled == nil }.max {
            $0.term.last < $1.term.last
        }
    }

    /// A renewal begins the day after the cover that it continues; after a gap, as soon as it can, so that the grace is kept.
    private static func first(of plan: Plan, _ card: PersonCard, _ basket: PlanBasket, _ today: Day) -> Day {
        let usual = basket.first ?? defaultFirst(card, today: today)
        guard let last = lastPaid(plan.code, card)?.term.last else { return usual }
        let next = last.adding(days: 1)
        if last >= today {
            guard today.days(until: last) <= renewalOpens else { return usual }
            return basket.first.map { max($0, next) } ?? next
        }
        let tomorrow = today.adding(days: 1)
        guard basket.first == nil, plan.edition(on: tomorrow)?.continues(endedOn: last, from: tomorrow) == true else {
            return usual
        }
        return tomorrow
    }

    // MARK: what is sent

    /// The ticked plans as they are stored; own money bears what is left of every fee.
    var lines: [EnrolmentLine] {
        var unit = basket.amounts.unit
        var union = basket.amounts.union
        var gift = basket.amounts.gift
        return ticked.compactMap { offer in
            guard let fee = offer.fee?.value, let choice = offer.choice else { return nil }
            var split = FeeSplit.zero
            switch basket.bearer {
            case .rule: split = (card.employer?.details.feeSplit ?? .own).split(fee)
            case .unit: split.unit = fee
            case .union: split.union = fee
            case .own: split.own = fee
            case .gift: split.gift = fee
            case .amounts:
                split.unit = Self.take(&unit, atMost: fee)
                split.union = Self.take(&union, atMost: fee - split.unit)
                split.gift = Self.take(&gift, atMost: fee - split.unit - split.union)
                split.own = fee - split.unit - split.union - split.gift
            }
            return EnrolmentLine(
                plan: offer.plan.code, tier: offer.hasTiers ? choice.tier : nil, shares: choice.shares,
                term: offer.term,
                continued: offer.continued, fee: fee, split: split)
        }
    }

    var split: FeeSplit { lines.map(\.split).reduce(.zero, +) }

    private static func take(_ left: inout Money, atMost most: Money) -> Money {
        let taken = min(left, most)
        left -= taken
        return taken
    }

    /// Pairs of which only one can be had, by their places: 2 and 3.
    var exclusivePairs: [(Plan, Plan)] {
        var pairs: [(Plan, Plan)] = []
        for (place, offer) in offers.enumerated() {
            for other in offers[(place + 1)...]
            where other.edition?.excludes(offer.plan.code) == true
                || offer.edition?.excludes(other.plan.code) == true
            {
                pairs.append((offer.plan, other.plan))
            }
        }
        return pairs
    }
}

extension Edition {
    func excludes(_ plan: PlanCode) -> Bool { who.excludes?.value.contains(plan) == true }
}
