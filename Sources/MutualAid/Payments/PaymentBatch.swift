package typealias BatchID = Identifier<PaymentBatch>

/// Payments that are released together by two people and go to the bank in one file (拨付批次).
package struct PaymentBatch: Hashable, Sendable {
    package let id: BatchID
    /// BF…
    package let number: CounterNumber
    package let office: DivisionCode
    package let madeOn: Day
    package var stage: BatchStage
    package var lines: [BatchLine]
    /// Who did what with it; the first made it.
    package var steps: [BatchStep]
    package var version: Int

    package init(
        id: BatchID, number: CounterNumber, office: DivisionCode, madeOn: Day, stage: BatchStage, lines: [BatchLine],
        steps: [BatchStep], version: Int = 1
    ) {
        self.id = id
        self.number = number
        self.office = office
        self.madeOn = madeOn
        self.stage = stage
        self.lines = lines
        self.steps = steps
        self.version = version
    }

    /// More than an office pays in a month, and few enough for one transaction.
    package static let mostLines = 2000

    /// The lines that go to the bank, or went there: all that weren't taken out. The number of a line, as people and the bank
    /// know it, is its place among these, from 1, so that none is missing in the bank's file.
    package var standing: [BatchLine] { lines.filter { !$0.outcome.isTakenOut } }

    /// As shown: those that stand with their numbers, then those that were taken out.
    package var shown: [(number: Int?, line: BatchLine)] {
        let numbered = standing.enumerated().map { place, line -> (number: Int?, line: BatchLine) in (place + 1, line) }
        return numbered + lines.filter(\.outcome.isTakenOut).map { (nil, $0) }
    }

    package var totals: BatchTotals { BatchTotals(standing.map { ($0.amount, $0.payee.account.card) }) }

    /// Those who released it as it is, in their order: what was released before a line was taken out was another batch.
    package var releasedBy: [UserID] {
        steps.reversed().prefix { $0.action != .takeOut }.reversed().filter { $0.action == .release }.map(\.user)
    }

    /// Accounts on which more than one person's money goes: no ban, but looked at twice (domain.md §4).
    package var sharedAccounts: [BankCard: [BatchLine]] {
        Dictionary(grouping: standing) { $0.payee.account.card }.filter { Set($0.value.map(\.person)).count > 1 }
    }
}

/// The three figures by which office and bank know that a file is whole.
package struct BatchTotals: Hashable, Sendable {
    package let lines: Int
    package let total: Money
    /// The sum of the last eight digits of every account in the batch, an account that stands in it twice counted twice. A
    /// digit changed on the way, a line lost or doubled, changes it.
    package let hash: Int64

    package init(lines: Int, total: Money, hash: Int64) {
        self.lines = lines
        self.total = total
        self.hash = hash
    }

    package init(_ lines: [(amount: Money, card: BankCard)]) {
        self.lines = lines.count
        total = .sum(lines.map(\.amount))
        hash = lines.reduce(0) { $0 + (Int64($1.card.text.suffix(8)) ?? 0) }
    }

    /// As shown on screens. Of one line alone it would be eight digits of the account, so then it is masked as the account is.
    package var shownHash: String {
        let text = String(hash)
        return lines > 1 ? text : "****" + text.suffix(4)
    }
}

/// One claim's payment in a batch. Who is paid was fixed when the batch was made.
package struct BatchLine: Hashable, Sendable {
    /// Where it is stored: from 1, in the order of the claims' numbers; never another's, whatever is taken out.
    package let place: Int
    package let claim: ClaimID
    package let claimNumber: CounterNumber
    package let person: PersonID
    package let personName: String
    package let amount: Money
    /// Which payment of its claim it is: 1 the benefit, from 2 on the difference after a reconsideration.
    package let round: Int
    package let payee: Payee
    package var outcome: LineOutcome

    package init(
        place: Int, claim: ClaimID, claimNumber: CounterNumber, person: PersonID, personName: String, amount: Money,
        round: Int = 1, payee: Payee, outcome: LineOutcome = .open
    ) {
        self.place = place
        self.claim = claim
        self.claimNumber = claimNumber
        self.person = person
        self.personName = personName
        self.amount = amount
        self.round = round
        self.payee = payee
        self.outcome = outcome
    }

    package var isDifference: Bool { round > 1 }
}

/// What became of a line.
package enum LineOutcome: Hashable, Sendable {
    case open
    case paid(on: Day)
    /// In the bank's words.
    case failed(reason: String)
    /// Its batch was taken back before the bank had it.
    case takenBack
    /// It alone was taken out before the batch was released.
    case takenOut([TakeOutReason])

    package var isTakenOut: Bool { state == .takenOut }

    package var state: LineState {
        switch self {
        case .open: .open
        case .paid: .paid
        case .failed: .failed
        case .takenBack: .takenBack
        case .takenOut: .takenOut
        }
    }
}

package enum LineState: String, CaseIterable, Codable, Sendable {
    case open
    case paid
    case failed
    case takenBack = "taken-back"
    case takenOut = "taken-out"

    /// The claim's money is on its way or there: it may stand in no other line that is live.
    package var isLive: Bool { self == .open || self == .paid }
}

/// One step of a batch's timeline.
package struct BatchStep: Hashable, Sendable {
    package let at: Instant
    package let user: UserID
    package let userName: String
    package let action: BatchAction
    /// A file's fingerprint, why it was taken back, or the number of the claim that was taken out.
    package let note: String?

    package init(at: Instant, user: UserID, userName: String, action: BatchAction, note: String? = nil) {
        self.at = at
        self.user = user
        self.userName = userName
        self.action = action
        self.note = note
    }
}
