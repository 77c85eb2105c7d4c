package import MutualAid

extension Office {
    /// Makes one correction: all of it with its history and its audit entry, or nothing. Sent twice, made once.
    package func correct(_ order: CorrectionOrder, by user: User) throws(OfficeFault) -> PersonCard {
        try allow(.read, user)
        return try write { () throws(OfficeFault) in
            if try stored(order.key) != nil { return try card(some(storedPerson(order.person), .person)) }
            try keepUpWithPlans()
            let card = try card(some(storedPerson(order.person), .person))
            let other = try otherRecord(order.work)
            if let bar = CorrectionRules.bar(
                order.work, on: card, other: other, by: user, today: today, catalogue: catalogue)
            {
                throw .correctionBarred(bar)
            }
            guard order.why.isGiven else { throw .reasonMissing }
            let made = try make(order, card, other, by: user)
            try record(made.kind, of: order.person, about: made.about, made.changes, why: order.why, by: user)
            try finish(order.key, [order.person.value])
            var detail = ["kind": made.kind.rawValue, "reasons": order.why.reasons.map(\.code).joined(separator: ",")]
            if let about = made.about { detail["about"] = about }
            for change in made.changes { detail["\(change.field.rawValue)"] = "\(change.old) → \(change.new)" }
            try audit(.correct, order.person.value, detail, by: user.id)
            return try self.card(some(storedPerson(order.person), .person))
        }
    }

    /// A person's corrections, the earliest first; those of records that were made one with it too.
    package func corrections(of person: PersonID) throws(OfficeFault) -> [Correction] {
        try read { () throws(OfficeFault) in try storedCorrections(of: person) }
    }

}

/// What a correction did to the records.
struct MadeCorrection {
    let kind: CorrectionKind
    var about: String?
    var changes: [CorrectionChange]
}

extension Office {
    private func make(
        _ order: CorrectionOrder, _ card: PersonCard, _ other: PersonCard?, by user: User
    ) throws(OfficeFault) -> MadeCorrection {
        let person = card.person
        switch order.work {
        case .cancel(let id, let version):
            return try cancel(try enrolment(id, version, of: card), by: user)
        case .replace(let id, let version, let plan):
            return try replace(try enrolment(id, version, of: card), by: plan, of: card, user)
        case .leave(let day, let employment):
            var details = person.details
            details.employer = nil
            details.employment = employment
            return try move(person, to: details, kind: .leaving, on: day, order.version)
        case .transfer(let employer, let day):
            try refuseUnknown(employer)
            var details = person.details
            details.employer = employer
            return try move(person, to: details, kind: .transfer, on: day, order.version)
        case .death(let day):
            try setDeath(person, day, order.version)
            return MadeCorrection(kind: .death, changes: [CorrectionChange(.deathDay, "", day.iso)])
        case .undoDeath:
            try setDeath(person, nil, order.version)
            return MadeCorrection(
                kind: .deathUndone, changes: [CorrectionChange(.deathDay, person.died?.iso ?? "", "")])
        case .merge(_, let version, let takes):
            guard let other else { throw .notFound(.person) }
            guard person.version == order.version else { throw try changedMeanwhile(person.id.value) }
            guard other.person.version == version else { throw try changedMeanwhile(other.person.id.value) }
            return try merge(MergePlan(living: card, other: other), taking: takes, order.why, by: user)
        }
    }

    private func otherRecord(_ work: CorrectionWork) throws(OfficeFault) -> PersonCard? {
        guard case .merge(let id, _, _) = work else { return nil }
        return try card(some(storedPerson(id), .person))
    }

    private func enrolment(_ id: EnrolmentID, _ version: Int, of card: PersonCard) throws(OfficeFault) -> Enrolment {
        guard let enrolment = card.enrolments.first(where: { $0.id == id }) else { throw .notFound(.enrolment) }
        guard enrolment.version == version else { throw try changedMeanwhile(card.person.id.value) }
        return enrolment
    }

    private func setDeath(_ person: Person, _ day: Day?, _ version: Int) throws(OfficeFault) {
        let changed = try database.execute(
            .corrections(.setDeath), [day.sql(\.sql), person.id.sql, version.sql])
        guard changed == 1 else { throw try changedMeanwhile(person.id.value) }
    }

    /// Cover goes on as it is: it belongs to the person, not to the employer.
    private func move(
        _ person: Person, to details: PersonDetails, kind: CorrectionKind, on day: Day, _ version: Int
    ) throws(OfficeFault) -> MadeCorrection {
        guard person.version == version else { throw try changedMeanwhile(person.id.value) }
        let changes = try changes(person.details, details)
        _ = try change(person, to: details)
        return MadeCorrection(kind: kind, changes: changes + [CorrectionChange(.lastDay, "", day.iso)])
    }

    // MARK: enrolments

    private func cancel(_ enrolment: Enrolment, by user: User) throws(OfficeFault) -> MadeCorrection {
        let refund = try giveBack(enrolment, by: user)
        try cancel(enrolment, refund, replacedBy: nil)
        let name = catalogue.plan(enrolment.plan)?.name.zh ?? enrolment.plan.text
        var changes = [CorrectionChange(.certificate, "\(name) \(enrolment.term.first.iso)", "")]
        if let refund { changes.append(CorrectionChange(.refund, "", refund.0.text)) }
        return MadeCorrection(kind: .cancellation, about: enrolment.number.text, changes: changes)
    }

    /// The wrong one stays, cancelled, with its fee given back; the right one has the same term, its own certificate, and its
    /// fee on a receipt of its own. So every receipt adds up to its certificates, and what was judged keeps its covers.
    private func replace(
        _ old: Enrolment, by plan: EnrolmentPlan, of card: PersonCard, _ user: User
    ) throws(OfficeFault) -> MadeCorrection {
        var rest = card
        rest.enrolments.removeAll { $0.id == old.id }
        let edition = try fitting(plan, for: old, rest)
        let refund = try giveBack(old, by: user)
        let payment = try old.payment.map { payment throws(OfficeFault) in
            FeePayment(receipt: try nextNumber(.receipt), day: today, payer: payment.payer)
        }
        let receipt = try payment.map { payment throws(OfficeFault) in try store(payment, by: user.id) }
        let new = Enrolment(
            id: EnrolmentID(surroundings.newID()), number: try nextNumber(.certificate), person: card.person.id,
            plan: plan.plan, edition: edition.code, tier: edition.tiers.isEmpty ? nil : plan.tier, shares: plan.shares,
            term: old.term, continued: rest.renews(edition, from: old.term.first), fee: plan.fee, split: plan.split,
            payment: payment, enteredBy: user.id, enteredOn: today, paidBefore: old.paidSince)
        try store(new, receipt: receipt)
        try cancel(old, refund, replacedBy: new.id)
        let values: [(CorrectedField, String, String)] = [
            (.plan, old.plan.text, new.plan.text),
            (.tier, old.tier.map(String.init) ?? "", new.tier.map(String.init) ?? ""),
            (.shares, String(old.shares), String(new.shares)), (.fee, old.fee.grouped, new.fee.grouped),
            (.split, old.split.coded, new.split.coded), (.certificate, old.number.text, new.number.text),
        ]
        var changes = values.filter { $0.1 != $0.2 }.map { CorrectionChange($0.0, $0.1, $0.2) }
        if let refund { changes.append(CorrectionChange(.refund, "", refund.0.text)) }
        return MadeCorrection(kind: old.plan == new.plan ? .fee : .plan, about: old.number.text, changes: changes)
    }

    /// Every rule of the plan, as for a new enrolment; the term is that of the wrong one.
    private func fitting(
        _ plan: EnrolmentPlan, for old: Enrolment, _ rest: PersonCard
    ) throws(OfficeFault) -> Edition {
        let term = old.term
        guard let edition = catalogue.edition(of: plan.plan, on: term.first) else { throw .planNotOffered(plan.plan) }
        guard edition.offers(days: term.days), edition.term(from: term.first, days: term.days) == term else {
            throw .termNotOffered(term)
        }
        let reasons = catalogue.ineligibilities(
            applicant: Applicant(rest.person), edition: edition, shares: plan.shares, from: term.first,
            held: rest.plansHeld(on: term.first))
        guard reasons.isEmpty else { throw .ineligible(plan: edition.planName, reasons) }
        let fee = edition.fee(
            tier: plan.tier, shares: plan.shares, days: term.days, frontLine: rest.person.details.frontLine)
        guard let fee = fee?.value else { throw .feeNotOffered(plan: edition.planName) }
        guard fee == plan.fee else { throw .feeDiffers(plan: edition.planName, shown: plan.fee, computed: fee) }
        let parts = [plan.split.unit, plan.split.union, plan.split.own, plan.split.gift]
        guard plan.split.total == fee, parts.allSatisfy({ $0 >= .zero }) else {
            throw .splitDiffers(fee: fee, split: plan.split.total)
        }
        return edition
    }

    private func cancel(
        _ enrolment: Enrolment, _ refund: (Refund, receipt: Int64)?, replacedBy new: EnrolmentID?
    ) throws(OfficeFault) {
        try prove(.enrolment, enrolment.id.value)
        let changed = try database.execute(
            .corrections(.cancelEnrolment), [today.sql, enrolment.id.sql, enrolment.version.sql])
        guard changed == 1 else { throw .correctionBarred(.alreadyCancelled(enrolment.number)) }
        let row = [enrolment.id.sql, new.sql(\.sql), refund.sql(\.receipt.sql), refund.sql(\.0.amount.sql)]
        try database.execute(.corrections(.insertCancellation), row + [mac(.cancellation, row)])
        try reseal(.enrolment, enrolment.id.value)
    }

    /// To whoever had paid, on a receipt of its own; `nil` where nothing was paid.
    private func giveBack(_ enrolment: Enrolment, by user: User) throws(OfficeFault) -> (Refund, receipt: Int64)? {
        guard let payment = enrolment.payment, enrolment.fee > .zero else { return nil }
        let refund = Refund(
            receipt: try nextNumber(.receipt), day: today, payer: payment.payer, amount: enrolment.fee)
        let receipt = try store(
            FeePayment(receipt: refund.receipt, day: refund.day, payer: refund.payer), by: user.id)
        return (refund, receipt)
    }
}

extension Refund {
    /// As a correction holds it: number and sum.
    fileprivate var text: String { "\(receipt.text) \(amount.grouped)" }
}

extension FeeSplit {
    /// As a correction holds it: unit, union, own money, gift.
    fileprivate var coded: String { [unit, union, own, gift].map(\.grouped).joined(separator: " / ") }
}

extension Office {
    /// Keeps old and new values of a change that was made in this transaction.
    func record(
        _ kind: CorrectionKind, of person: PersonID, about: String?, _ changes: [CorrectionChange], why: CorrectionWhy,
        by user: User
    ) throws(OfficeFault) {
        let id = CorrectionID(surroundings.newID())
        try database.execute(
            .corrections(.insertCorrection),
            [
                id.sql, person.sql, kind.sql, about.sql(\.sql), surroundings.now().sql, user.id.sql,
                try sealer.seal(CorrectionSecret(changes, why).bytes, .correction(id)).sql,
            ])
    }

    func changes(_ before: PersonDetails, _ after: PersonDetails) throws(OfficeFault) -> [CorrectionChange] {
        var names: [EmployerID: String] = [:]
        for id in [before.employer, after.employer].compactMap({ $0 }) { names[id] = try storedEmployer(id)?.name }
        return before.changes(to: after) { names[$0] ?? "\($0.value)" }
    }

    func storedCorrections(of person: PersonID) throws(OfficeFault) -> [Correction] {
        let records = try database.rows(.corrections(.mergedInto), [person.sql]) { PersonID($0.integer(0)) }
        var all: [Correction] = []
        for id in [person] + records { all += try database.rows(.corrections(.ofPerson), [id.sql], readCorrection) }
        return all.sorted { ($0.at, $0.id) < ($1.at, $1.id) }
    }

    func readCorrection(_ row: any SQLRow) throws(OfficeFault) -> Correction {
        let id: CorrectionID = row.id(0)
        let bytes = try sealer.open(row.bytes(7), .correction(id))
        let secret = try unreadable("correction.detail") { () throws(UnreadableBytes) in
            try CorrectionSecret(reading: bytes)
        }
        return Correction(
            id: id, kind: try row.code(2), person: row.id(1), about: row.textOrNil(3), at: row.instant(4),
            by: row.id(5), byName: row.text(6), changes: secret.changes, why: secret.why)
    }
}
