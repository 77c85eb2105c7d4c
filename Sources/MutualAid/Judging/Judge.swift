/// Judges one event under every cover, in their order, and takes it into the ledger. Pure: the same event, covers and ledger
/// give the same rows for ever. The event must be without faults, and judged in the order of days (judge.md, judge).
package func judge(_ event: ClaimEvent, covers: [Cover], ledger: inout Ledger) -> [Benefit] {
    let seats = covers.map { ledger.place(of: $0.id, plan: $0.plan) }
    var rows: [Benefit] = []
    judge(event, covers: covers, seats: seats, ledger: &ledger) { rows.append($0) }
    return rows
}

/// A row of a whole case: the event's place in the list that was given, and what it came to.
package struct CaseRow: Hashable, Sendable {
    package let event: Int
    package let benefit: Benefit
}

/// Judges all the events of a person, in the order of their day and then of the list.
package func judgeCase(_ events: [ClaimEvent], covers: [Cover]) -> [CaseRow] {
    var ledger = Ledger()
    let seats = covers.map { ledger.place(of: $0.id, plan: $0.plan) }
    var rows: [CaseRow] = []
    for place in judgingOrder(events) {
        judge(events[place], covers: covers, seats: seats, ledger: &ledger) {
            rows.append(CaseRow(event: place, benefit: $0))
        }
    }
    return rows
}

/// Places of the events by (day, place): "earlier" always means earlier in this order.
package func judgingOrder(_ events: [ClaimEvent]) -> [Int] {
    guard events.count > 1 else { return events.isEmpty ? [] : [0] }
    let days = events.map(\.day)
    return events.indices.sorted { (days[$0], $0) < (days[$1], $1) }
}

private func judge(
    _ event: ClaimEvent, covers: [Cover], seats: [Int], ledger: inout Ledger, give: (Benefit) -> Void
) {
    for place in covers.indices {
        let hearing = Hearing(event: event, cover: covers[place], place: place, seat: seats[place])
        hearing.run(&ledger, give: give)
    }
    ledger.note(event)
}

extension Hearing {
    /// Parts are judged in the order of the edition. What they end is entered last: a cover ended by one part still pays the
    /// later parts of the same event.
    func run(_ ledger: inout Ledger, give: (Benefit) -> Void) {
        var ended: (cover: Bool, parts: UInt8) = (false, 0)
        var firstDiagnosed: PartRule?
        var isListed = false
        for rule in edition.parts {
            if case .diagnosis = event, rule.touch == .diagnosis, firstDiagnosed == nil { firstDiagnosed = rule }
            guard let matter = matter(of: rule, ledger: ledger) else { continue }
            isListed = true
            let benefit = decide(rule, matter, ledger: ledger)
            ledger.enter(benefit, at: seat)
            if benefit.ends == .cover { ended.cover = true }
            if benefit.ends == .part { ended.parts |= rule.part.bit }
            give(benefit)
        }
        if let rule = firstDiagnosed, !isListed { give(refused(rule, .diseaseNotListed, [])) }
        ledger.end(cover: ended.cover, parts: ended.parts, at: seat)
    }

    /// What the event has for a part; `nil` when it has nothing, and then there is no row.
    private func matter(of rule: PartRule, ledger: Ledger) -> Matter? {
        switch (event, rule.touch) {
        case (.hospital(let stay), .stay): .stay(stay)
        case (.diagnosis(let diagnosis), .diagnosis): disease(in: diagnosis, rule, ledger).map(Matter.disease)
        case (.accident(let accident), .death) where accident.death: .accident(accident)
        case (.accident(let accident), .injury) where !accident.death && !accident.injuries.isEmpty: .accident(accident)
        case (.accident(let accident), .medicalCost) where accident.medicalCost > .zero: .accident(accident)
        case (.accident(let accident), .accidentDays) where accident.hospitalDays > 0: .accident(accident)
        default: nil
        }
    }

    /// The first listed code that is neither open nor paid for counts; if there is none, the first listed.
    private func disease(in diagnosis: Diagnosis, _ rule: PartRule, _ ledger: Ledger) -> DiseaseSlot? {
        var first: DiseaseSlot?
        for code in diagnosis.diseases {
            guard let slot = rule.listed?.slot(code) else { continue }
            if !slot.isOpen && !isPaid(code, ledger) { return slot }
            if first == nil { first = slot }
        }
        return first
    }

    private func isPaid(_ code: DiseaseCode, _ ledger: Ledger) -> Bool {
        cover.paidBefore.contains(code) || ledger.hasPaid(code, under: cover.plan)
    }

    private func decide(_ rule: PartRule, _ matter: Matter, ledger: Ledger) -> Benefit {
        if let (refusal, figure) = barrier(rule, matter, ledger) { return refused(rule, refusal, [], by: figure) }
        var sheet = Computation(hearing: self, rule: rule, ledger: ledger)
        switch waiting(rule) {
        case .refused(let refusal, let figure): return refused(rule, refusal, [], by: figure)
        case .consolation(let step, let from): sheet.console(matter, step, from: from)
        case .over: sheet.pay(matter)
        }
        guard sheet.amount > .zero else { return refused(rule, .nothingDue, sheet.lines) }
        return benefit(
            rule, sheet.amount, nil, rule.ends, sheet.lines, Usage(days: sheet.days, disease: matter.disease))
    }

    /// The tests of judge.md in their order, the first that holds; the waiting period comes after them.
    private func barrier(_ rule: PartRule, _ matter: Matter, _ ledger: Ledger) -> (Refusal, Figure<Int>?)? {
        let day = event.day
        if !cover.isPaid { return (.feeUnpaid, nil) }
        if day < cover.term.first { return (.beforeTerm(first: cover.term.first), nil) }
        if day > cover.term.last { return (.afterTerm(last: cover.term.last), nil) }
        let limit = edition.filingLimit
        let late = day.days(until: event.filed)
        if late > limit.value { return (.lateFiling(days: late, limit: limit.value), limit) }
        if case .stay(let stay) = matter, ledger.hasSeen(stay.sheet) { return (.duplicate, nil) }
        if let ended = ledger.ending(rule.part, at: seat) { return (.coverEnded(ended), nil) }
        guard case .disease(let slot) = matter else { return nil }
        if slot.isOpen { return (.openSlot(slot.code), nil) }
        if isPaid(slot.code, ledger) { return (.alreadyPaid(slot.code), nil) }
        return nil
    }

    private enum Waiting {
        case over
        case consolation(WaitingStep, from: Int)
        case refused(Refusal, Figure<Int>)
    }

    /// Never when continued and never for an accident.
    private func waiting(_ rule: PartRule) -> Waiting {
        guard !cover.continued, event.waits else { return .over }
        let index = cover.term.first.days(until: event.day)
        var from = 0
        for step in rule.waiting {
            if index <= step.through.value {
                guard step.pays != nil else {
                    return .refused(.waitingPeriod(day: index, through: step.through.value), step.through)
                }
                return .consolation(step, from: from)
            }
            from = step.through.value + 1
        }
        return .over
    }

    private func refused(
        _ rule: PartRule, _ refusal: Refusal, _ lines: [WorksheetLine], by figure: Figure<Int>? = nil
    ) -> Benefit {
        let last = WorksheetLine(.refused(refusal), .zero, basis: figure?.basis, source: figure?.source)
        return benefit(rule, .zero, refusal.code, nil, lines + [last], Usage())
    }

    private func benefit(
        _ rule: PartRule, _ amount: Money, _ refusal: RefusalCode?, _ ends: Ends?, _ lines: [WorksheetLine],
        _ used: Usage
    ) -> Benefit {
        Benefit(
            cover: place, plan: cover.plan, edition: edition.code, revision: edition.revision, part: rule.part,
            amount: amount, refusal: refusal, ends: ends, lines: lines, used: used)
    }
}

extension ClaimEvent {
    fileprivate var waits: Bool {
        switch self {
        case .hospital(let stay): stay.cause == .illness
        case .diagnosis: true
        case .accident: false
        }
    }
}
