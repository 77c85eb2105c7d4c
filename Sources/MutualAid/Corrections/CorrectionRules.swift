/// Why a correction can't be made.
package enum CorrectionBar: Error, Hashable, Sendable {
    case notYourDuty([Duty])
    case otherOffice(DivisionCode)
    /// The record was made one with another, whose number and name these are.
    case merged(into: CounterNumber, name: String)
    case dead(Day)
    case notDead
    case notEmployed
    case sameEmployer
    case dependant
    case dayToCome(Day)
    case beforeBirth(Day)
    case alreadyCancelled(CounterNumber)
    case begun(CounterNumber, first: Day)
    case ended(CounterNumber, last: Day)
    /// Claims were judged under the enrolment; the first of their numbers.
    case judged(CounterNumber, claim: CounterNumber, count: Int)
    case nothingChanges
    case sameRecord
    case differentKinds
    case guardianOfOther
}

extension PersonCard {
    /// The office that looks after the person: that of the employer, else the one that enrolled them.
    package var office: DivisionCode {
        employer?.details.division ?? guardian?.number.division ?? person.number.division
    }

    /// Nothing new is stored on a record that was made one with another.
    package var mergedBar: CorrectionBar? {
        living.map { .merged(into: $0.number, name: $0.name.text) }
    }
}

/// What may be corrected, by whom and until when: the same for the screen and for the office that stores it.
package enum CorrectionRules {
    /// - Parameter other: the record that becomes one with that of `card`, for a merge.
    package static func bar(
        _ work: CorrectionWork, on card: PersonCard, other: PersonCard? = nil, by user: User, today: Day,
        catalogue: Catalogue
    ) -> CorrectionBar? {
        if let bar = bar(kind(work), on: card, by: user) { return bar }
        switch work {
        case .cancel(let id, _):
            guard let enrolment = card.enrolments.first(where: { $0.id == id }) else { return nil }
            return cancelBar(enrolment, today: today, catalogue: catalogue)
        case .replace(let id, _, let plan):
            guard let enrolment = card.enrolments.first(where: { $0.id == id }) else { return nil }
            if let bar = replaceBar(enrolment, of: card, by: user, today: today) { return bar }
            return EnrolmentPlan(enrolment) == plan ? .nothingChanges : nil
        case .leave(let day, _): return dayBar(day, card, today)
        case .transfer(let employer, let day):
            return employer == card.person.details.employer ? .sameEmployer : dayBar(day, card, today)
        case .death(let day): return dayBar(day, card, today)
        case .undoDeath: return nil
        case .merge(let id, _, _):
            if id == card.person.id { return .sameRecord }
            return other.flatMap { mergeBar(card, $0, by: user) }
        }
    }

    /// What can be told before anything is typed: duty, office, and how the record stands.
    package static func bar(_ kind: CorrectionKind, on card: PersonCard, by user: User) -> CorrectionBar? {
        if let bar = card.mergedBar { return bar }
        let duties = duties(kind)
        guard duties.contains(where: user.duties.contains) else { return .notYourDuty(duties) }
        guard user.division.covers(card.office) else { return .otherOffice(card.office) }
        switch kind {
        case .leaving:
            if let died = card.person.died { return .dead(died) }
            if card.person.kind.isDependant { return .dependant }
            return card.person.details.employer == nil ? .notEmployed : nil
        case .transfer:
            if let died = card.person.died { return .dead(died) }
            return card.person.kind.isDependant ? .dependant : nil
        case .death: return card.person.died.map { .dead($0) }
        case .deathUndone: return card.person.died == nil ? .notDead : nil
        case .details, .payee, .cancellation, .plan, .fee, .merge: return nil
        }
    }

    package static func duties(_ kind: CorrectionKind) -> [Duty] {
        switch kind {
        case .merge, .deathUndone: [.supervisor]
        case .payee: [.handler, .cashier, .supervisor]
        default: [.handler, .supervisor]
        }
    }

    package static func kind(_ work: CorrectionWork) -> CorrectionKind {
        switch work {
        case .cancel: .cancellation
        case .replace: .plan
        case .leave: .leaving
        case .transfer: .transfer
        case .death: .death
        case .undoDeath: .deathUndone
        case .merge: .merge
        }
    }

    /// No refund once the term has begun (domain.md §2, `peer`); where an edition gives one, until the term ends.
    package static func cancelBar(_ enrolment: Enrolment, today: Day, catalogue: Catalogue) -> CorrectionBar? {
        if enrolment.cancelled != nil { return .alreadyCancelled(enrolment.number) }
        if enrolment.term.last < today { return .ended(enrolment.number, last: enrolment.term.last) }
        let edition = catalogue.edition(of: enrolment.plan, code: enrolment.edition)
        let mayHaveBegun = edition?.refundAfterStart.value ?? false
        guard enrolment.isPaid, enrolment.term.first <= today, !mayHaveBegun else { return nil }
        return .begun(enrolment.number, first: enrolment.term.first)
    }

    /// What was typed wrong can be put right; once the term has begun by a supervisor, and never under a claim.
    package static func replaceBar(
        _ enrolment: Enrolment, of card: PersonCard, by user: User, today: Day
    ) -> CorrectionBar? {
        if enrolment.cancelled != nil { return .alreadyCancelled(enrolment.number) }
        if enrolment.term.last < today { return .ended(enrolment.number, last: enrolment.term.last) }
        let claims = card.claims.filter { $0.wasJudged(under: enrolment.id) }
        if let claim = claims.first {
            return .judged(enrolment.number, claim: claim.number, count: claims.count)
        }
        guard enrolment.term.first <= today, !user.duties.contains(.supervisor) else { return nil }
        return .notYourDuty([.supervisor])
    }

    private static func dayBar(_ day: Day, _ card: PersonCard, _ today: Day) -> CorrectionBar? {
        if day > today { return .dayToCome(day) }
        return day < card.person.birth ? .beforeBirth(day) : nil
    }

    private static func mergeBar(_ card: PersonCard, _ other: PersonCard, by user: User) -> CorrectionBar? {
        if let bar = other.mergedBar { return bar }
        guard user.division.covers(other.office) else { return .otherOffice(other.office) }
        guard card.person.kind.isDependant == other.person.kind.isDependant else { return .differentKinds }
        let guardians = [card.guardian?.id, other.guardian?.id]
        return guardians.contains(card.person.id) || guardians.contains(other.person.id) ? .guardianOfOther : nil
    }
}

extension EnrolmentPlan {
    package init(_ enrolment: Enrolment) {
        self.init(
            plan: enrolment.plan, tier: enrolment.tier, shares: enrolment.shares, fee: enrolment.fee,
            split: enrolment.split)
    }
}

extension Claim {
    /// Whether the enrolment's rules were applied: a row that only says that the day lies outside the term, or that the fee
    /// was unpaid, would be the same under any plan.
    package func wasJudged(under enrolment: EnrolmentID) -> Bool {
        guard state.stage.countsInLedger || state.stage == .draft else { return false }
        return judgement.benefits.contains { benefit in
            guard judgement.covers.indices.contains(benefit.cover), judgement.covers[benefit.cover] == enrolment else {
                return false
            }
            switch benefit.refusal {
            case .feeUnpaid, .beforeTerm, .afterTerm: return false
            default: return true
            }
        }
    }
}
