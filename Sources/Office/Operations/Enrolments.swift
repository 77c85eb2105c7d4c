package import MutualAid

extension Office {
    /// Enrols a person in several plans at once; the domain's rules are tested again, and paid now where a payer is given.
    package func enrol(_ new: NewEnrolments, by user: User) throws(OfficeFault) -> [Enrolment] {
        try allow(.enrol, user)
        guard !new.lines.isEmpty else { throw .nothingChosen }
        return try write { () throws(OfficeFault) in
            if let ids = try stored(new.key) { return try storedEnrolments(ids) }
            try keepUpWithPlans()
            var card = try card(some(storedPerson(new.person), .person))
            if let bar = card.mergedBar { throw .correctionBarred(bar) }
            let payment = try new.payer.map { payer throws(OfficeFault) in
                FeePayment(receipt: try nextNumber(.receipt), day: today, payer: payer)
            }
            let receipt = try payment.map { payment throws(OfficeFault) in try store(payment, by: user.id) }
            for line in new.lines {
                let edition = try checked(line, card)
                let enrolment = Enrolment(
                    id: EnrolmentID(surroundings.newID()), number: try nextNumber(.certificate), person: new.person,
                    plan: line.plan, edition: edition.code, tier: edition.tiers.isEmpty ? nil : line.tier,
                    shares: line.shares, term: line.term, continued: line.continued, fee: line.fee, split: line.split,
                    payment: payment, enteredBy: user.id, enteredOn: today)
                try store(enrolment, receipt: receipt)
                card.enrolments.append(enrolment)
            }
            let made = card.enrolments.suffix(new.lines.count)
            try finish(new.key, made.map(\.id.value))
            try audit(.enrol, new.person.value, auditDetail(Array(made), payment), by: user.id)
            return Array(made)
        }
    }

    /// Takes the fees of several enrolments on one receipt.
    package func pay(
        _ ids: [EnrolmentID], payer: Payer, key: SubmissionKey, by user: User
    ) throws(OfficeFault) -> CounterNumber {
        try allow(.takeFees, user)
        guard !ids.isEmpty else { throw .nothingChosen }
        return try write { () throws(OfficeFault) in
            if let done = try stored(key), let first = try storedEnrolments(done).first?.payment {
                return first.receipt
            }
            let enrolments = try storedEnrolments(ids.map(\.value))
            for enrolment in enrolments {
                if enrolment.isPaid { throw .alreadyPaid(enrolment.number) }
                if enrolment.cancelled != nil { throw .correctionBarred(.alreadyCancelled(enrolment.number)) }
                guard today <= enrolment.term.last else { throw .termInPast(first: enrolment.term.first) }
            }
            let payment = FeePayment(receipt: try nextNumber(.receipt), day: today, payer: payer)
            let receipt = try store(payment, by: user.id)
            for enrolment in enrolments {
                try prove(.enrolment, enrolment.id.value)
                let changed = try database.execute(.enrolments(.payEnrolment), [receipt.sql, enrolment.id.sql])
                guard changed == 1 else { throw .alreadyPaid(enrolment.number) }
                try reseal(.enrolment, enrolment.id.value)
            }
            try finish(key, ids.map(\.value))
            try audit(.pay, enrolments[0].person.value, auditDetail(enrolments, payment), by: user.id)
            return payment.receipt
        }
    }

    /// Every rule of the plan, whatever the screen has shown.
    private func checked(_ line: EnrolmentLine, _ card: PersonCard) throws(OfficeFault) -> Edition {
        let term = line.term
        guard let edition = catalogue.edition(of: line.plan, on: term.first) else { throw .planNotOffered(line.plan) }
        guard edition.offers(days: term.days), edition.term(from: term.first, days: term.days) == term else {
            throw .termNotOffered(term)
        }
        guard term.first >= today else { throw .termInPast(first: term.first) }
        let reasons = catalogue.ineligibilities(
            applicant: Applicant(card.person), edition: edition, shares: line.shares, from: term.first,
            held: card.plansHeld(on: term.first))
        guard reasons.isEmpty else { throw .ineligible(plan: edition.planName, reasons) }
        try checkGate(edition, card)
        let continues = card.renews(edition, from: term.first)
        guard line.continued == continues else {
            throw .continuityDiffers(plan: edition.planName, continues: continues)
        }
        let fee = edition.fee(
            tier: line.tier, shares: line.shares, days: term.days, frontLine: card.person.details.frontLine)
        guard let fee = fee?.value else { throw .feeNotOffered(plan: edition.planName) }
        guard fee == line.fee else { throw .feeDiffers(plan: edition.planName, shown: line.fee, computed: fee) }
        let parts = [line.split.unit, line.split.union, line.split.own, line.split.gift]
        guard line.split.total == fee, parts.allSatisfy({ $0 >= .zero }) else {
            throw .splitDiffers(fee: fee, split: line.split.total)
        }
        return edition
    }

    private func auditDetail(_ enrolments: [Enrolment], _ payment: FeePayment?) -> [String: String] {
        var detail: [String: String] = [:]
        for enrolment in enrolments {
            detail[enrolment.number.text] =
                "\(enrolment.plan.text)/\(enrolment.edition.text) ×\(enrolment.shares) \(enrolment.term.first.iso) "
                + "\(enrolment.term.last.iso) \(enrolment.fee.text)"
        }
        if let payment { detail["receipt"] = "\(payment.receipt.text) \(payment.day.iso) \(payment.payer.rawValue)" }
        return detail
    }
}

extension Office {
    func storedEnrolments(_ ids: [Int64]) throws(OfficeFault) -> [Enrolment] {
        try ids.map { id throws(OfficeFault) in
            try some(database.first(.enrolments(.byID), [id.sql], readEnrolment), .enrolment)
        }
    }

    /// The receipt's id; a receipt that is there already is found by its number.
    func store(_ payment: FeePayment, by user: UserID) throws(OfficeFault) -> Int64 {
        let id = surroundings.newID()
        let row = [id.sql, payment.receipt.sql, payment.day.sql, payment.payer.sql, user.sql]
        let made = try database.execute(.enrolments(.insertReceipt), row + [mac(.receipt, row)])
        if made == 1 { return id }
        return try some(
            database.first(.enrolments(.receipt), [payment.receipt.sql]) { $0.integer(0) }, .enrolment)
    }

    func store(_ enrolment: Enrolment, receipt: Int64?) throws(OfficeFault) {
        let split = enrolment.split
        let row = [
            enrolment.id.sql, enrolment.number.sql, enrolment.person.sql, enrolment.plan.sql, enrolment.edition.sql,
            enrolment.tier.sql(\.sql), enrolment.shares.sql, enrolment.term.first.sql, enrolment.term.last.sql,
            enrolment.continued.sql, enrolment.fee.sql, split.unit.sql, split.union.sql, split.own.sql, split.gift.sql,
            receipt.sql(\.sql), enrolment.enteredBy.sql, enrolment.enteredOn.sql, enrolment.version.sql,
            enrolment.paidBefore.sql(\.sql),
        ]
        // Neither cancelled nor with a cancellation.
        try database.execute(.enrolments(.insertEnrolment), row + [mac(.enrolment, row + [.null, 0.sql])])
    }

    func readEnrolment(_ row: any SQLRow) throws(OfficeFault) -> Enrolment {
        guard let term = Term(first: try row.day(7), last: try row.day(8)) else {
            throw .damaged("enrolment \(row.integer(0))")
        }
        let payment =
            row.isNull(18)
            ? nil : FeePayment(receipt: try row.number(18), day: try row.day(19), payer: try row.code(20))
        return Enrolment(
            id: row.id(0), number: try row.number(1), person: row.id(2), plan: PlanCode(row.text(3)),
            edition: EditionCode(row.text(4)), tier: row.intOrNil(5), shares: row.int(6), term: term,
            continued: row.bool(9), fee: row.money(10),
            split: FeeSplit(unit: row.money(11), union: row.money(12), own: row.money(13), gift: row.money(14)),
            payment: payment, enteredBy: row.id(15), enteredOn: try row.day(16), version: row.int(17),
            cancelled: try readCancellation(row), paidBefore: row.isNull(23) ? nil : try row.day(23))
    }

    private func readCancellation(_ row: any SQLRow) throws(OfficeFault) -> Cancellation? {
        guard !row.isNull(21) else { return nil }
        let refund =
            row.isNull(24)
            ? nil
            : Refund(
                receipt: try row.number(24), day: try row.day(25), payer: try row.code(26), amount: row.money(27))
        return Cancellation(day: try row.day(21), refund: refund, replacedBy: row.idOrNil(22))
    }
}
