import MutualAid
import Office
import Testing

/// Claims that wait for payment, and the ways from there.
extension Fixture {
    static let cards = ["6228480402564890018", "6217001234567890128", "6222021234567890128", "6230520410012345678"]

    /// A covered member with an account of their own and a hospital claim that was approved.
    @discardableResult
    func approved(_ name: String, _ place: Int, ownPay: Int = 800, account: String? = cards[0]) throws -> Claim {
        let person = try member(name, identity("1985-06-15", place)) {
            if let account {
                $0.account = BankAccount(
                    card: known(BankCard(codedText: account)), holder: personName(name), bank: "工商银行")
            }
        }
        try enrol(person, ["hospital-accident"], from: today.adding(days: 1))
        pass(days: 60)
        let claim = try claim(person, stay(today.adding(days: -12), ownPay: ownPay, sheet: SheetNumber("BJ\(place)")))
        return try approve(claim)
    }

    func approve(_ claim: Claim) throws -> Claim {
        var claim = claim
        if claim.state.stage == .firstReview {
            claim = try office.decide(claim.id, version: claim.version, .approve, by: reviewer)
        }
        if claim.state.stage == .secondReview {
            claim = try office.decide(claim.id, version: claim.version, .approve, by: otherReviewer)
        }
        try #require(claim.state.stage == .approved)
        return claim
    }

    func batch(of claims: [Claim]? = nil, by user: User? = nil) throws -> PaymentBatch {
        let candidates = try office.paymentCandidates(for: user ?? cashier)
        let chosen = candidates.filter { candidate in claims?.contains { $0.id == candidate.claim } ?? true }
        return try office.makeBatch(NewBatch(chosen, key: key()), by: user ?? cashier)
    }

    func released(_ batch: PaymentBatch) throws -> PaymentBatch {
        let once = try office.releaseBatch(batch.id, version: batch.version, key: key(), by: cashier)
        return try office.releaseBatch(once.id, version: once.version, key: key(), by: supervisor)
    }

    func written(_ batch: PaymentBatch) throws -> PaymentBatch {
        try office.bankFile(of: batch.id, version: batch.version, key: key(), by: cashier, Self.file).batch
    }

    /// What stands for the bank's file where its form doesn't matter.
    static func file(_ batch: PaymentBatch) -> [UInt8]? {
        Array(batch.lines.map { $0.payee.account.card.text + " " + $0.amount.text }.joined(separator: "\n").utf8)
    }

    func answer(_ batch: PaymentBatch, failing: [Int: String] = [:]) -> [AnswerRow] {
        batch.standing.enumerated().map { place, line in
            AnswerRow(
                row: place + 2, line: place + 1, batch: nil, claim: line.claimNumber.text,
                account: line.payee.account.card.text, amount: line.amount, isPaid: failing[place + 1] == nil,
                reason: failing[place + 1] ?? "", day: nil)
        }
    }

    func settled(_ batch: PaymentBatch, failing: [Int: String] = [:]) throws -> PaymentBatch {
        try office.settle(
            batch.id, version: batch.version, rows: answer(batch, failing: failing), fingerprint: "abc", key: key(),
            by: cashier)
    }

    func claim(_ id: ClaimID) throws -> Claim { try #require(try office.claimCard(id)).claim }
}
