package import MutualAid

/// One claim's line in one batch of the demo office.
package struct DemoBatchLine: Hashable, Sendable {
    let batch: CounterNumber
    let put: Instant
    /// When the bank's answer was read; `nil` while it is at the bank.
    let settled: Instant?
    let line: BatchLine
}

/// The payment batches of a demo office: gathered line by line, made when all claims are there.
package struct DemoPayments {
    private var lines: [CounterNumber: [DemoBatchLine]] = [:]

    package init() {}

    package mutating func add(_ more: [DemoBatchLine]) {
        for payment in more { lines[payment.batch, default: []].append(payment) }
    }

    package func batches(_ users: [User]) -> [PaymentBatch] {
        lines.compactMap { number, lines in Self.batch(lines, DemoDesks(users, of: number.division)) }
            .sorted { $0.id < $1.id }
    }

    /// How many batches of a kind a large office makes a day: none may grow past what a batch can hold.
    static func parts(claims: Int) -> Int { 1 + claims / 20_000 }

    /// Two numbers for each part of each day of the year: one for what is settled, one for what is at the bank.
    static func number(
        of day: Day, part: Int, of parts: Int, isOpen: Bool, division: DivisionCode
    ) -> CounterNumber {
        let newYear = Day(year: day.year, month: 1, day: 1) ?? day
        let serial = (newYear.days(until: day) * parts + part) * 2 + (isOpen ? 2 : 1)
        return made(
            try? CounterNumber(kind: .batch, division: division, year: day.year % 100, serial: serial), day.iso)
    }

    static func lines(of claim: Claim, _ person: Person, guardian: Person?, _ words: DemoWords) -> [DemoBatchLine] {
        claim.steps.enumerated().compactMap { place, step in
            guard case .inBatch(let text) = step.state, let batch = CounterNumber(codedText: text) else { return nil }
            let next = claim.steps.dropFirst(place + 1).first
            let outcome: LineOutcome =
                switch next?.state {
                case .paid(let day): .paid(on: day)
                case .paymentFailed(let reason): .failed(reason: reason)
                default: .open
                }
            guard let payee = payee(of: claim, person, guardian, words) else { return nil }
            return DemoBatchLine(
                batch: batch, put: step.at, settled: outcome == .open ? nil : next?.at,
                line: BatchLine(
                    place: 1, claim: claim.id, claimNumber: claim.number, person: person.id,
                    personName: person.name.text, amount: claim.amount, payee: payee, outcome: outcome))
        }
    }

    /// One who died is survived by somebody of the same surname, who brought their own card.
    private static func payee(of claim: Claim, _ person: Person, _ guardian: Person?, _ words: DemoWords) -> Payee? {
        let holder = guardian ?? person
        guard let account = holder.details.account else { return nil }
        guard claim.event.isDeath else {
            let role: PayeeRole = guardian == nil ? .member : .guardian
            return Payee(role: role, account: account, proof: Set(role.proof))
        }
        let others = words.given[.female] ?? words.surnames
        let given = others[Int(claim.id.value % Int64(max(1, others.count)))]
        let name = made(PersonName(codedText: holder.name.surname + given), given)
        return Payee(
            role: .beneficiary, account: BankAccount(card: account.card, holder: name, bank: account.bank),
            proof: Set(PayeeRole.beneficiary.proof))
    }

    /// Released in the half hour after the last claim was put in.
    private static func batch(_ payments: [DemoBatchLine], _ desks: DemoDesks) -> PaymentBatch? {
        guard let first = payments.first, let put = payments.map(\.put).max() else { return nil }
        let day = put.local(offsetMinutes: 480).day
        let isOpen = payments.contains { $0.settled == nil }
        let sorted = payments.map(\.line).sorted { $0.claimNumber.text < $1.claimNumber.text }
        let lines = sorted.enumerated().map { place, line in
            BatchLine(
                place: place + 1, claim: line.claim, claimNumber: line.claimNumber, person: line.person,
                personName: line.personName, amount: line.amount, payee: line.payee, outcome: line.outcome)
        }
        let step = { (user: User, action: BatchAction, minutes: Int64) in
            BatchStep(
                at: Instant(milliseconds: put.milliseconds + minutes * 60_000), user: user.id, userName: user.name,
                action: action)
        }
        var steps = [
            step(desks.cashier, .make, 0), step(desks.cashier, .release, 3), step(desks.supervisor, .release, 20),
            step(desks.cashier, .writeFile, 25),
        ]
        if !isOpen, let settled = payments.compactMap(\.settled).max() {
            let at = max(settled, Instant(milliseconds: put.milliseconds + 1_560_000))
            steps.append(
                BatchStep(at: at, user: desks.cashier.id, userName: desks.cashier.name, action: .readReturn))
        }
        return PaymentBatch(
            id: BatchID(DemoSeries.batchID(first.batch)), number: first.batch, office: first.batch.division,
            madeOn: day, stage: isOpen ? .fileWritten : .closed, lines: lines, steps: steps, version: steps.count)
    }
}
