import MutualAid
import Testing

/// Made-up batches.
enum Payments {
    static func division(_ text: String = "610302") throws -> DivisionCode { try #require(DivisionCode(text)) }

    static func user(_ id: Int64, _ duties: Set<Duty>, _ division: String = "610302") throws -> User {
        User(id: UserID(id), name: "某人\(id)", duties: duties, division: try Self.division(division))
    }

    static func day(_ iso: String) throws -> Day { try #require(Day(iso)) }

    static func account(_ card: String, _ holder: String, _ bank: String = "工商银行") throws -> BankAccount {
        BankAccount(card: try BankCard(card), holder: try PersonName(holder), bank: bank)
    }

    static func line(
        _ place: Int, _ fen: Int64, card: String = "6228480402564890018", person: Int64? = nil,
        outcome: LineOutcome = .open
    ) throws -> BatchLine {
        BatchLine(
            place: place, claim: ClaimID(Int64(place)),
            claimNumber: try CounterNumber(kind: .claim, division: division(), year: 26, serial: place),
            person: PersonID(person ?? Int64(place)), personName: "张某", amount: Money(fen: fen),
            payee: Payee(role: .member, account: try account(card, "张某"), proof: [.bankCard]), outcome: outcome)
    }

    static let cards = ["6228480402564890018", "6222021234567890123", "6217001234567890"]

    static func batch(
        _ stage: BatchStage = .fileWritten, lines: [BatchLine]? = nil, office: String = "610302",
        releasedBy: [Int64] = []
    ) throws -> PaymentBatch {
        let at = Instant(milliseconds: 1_772_413_200_000)
        return PaymentBatch(
            id: BatchID(1), number: try CounterNumber(kind: .batch, division: division(office), year: 26, serial: 7),
            office: try division(office), madeOn: try day("2026-03-02"), stage: stage,
            lines: try lines ?? cards.enumerated().map { try line($0 + 1, Int64(($0 + 1) * 10_050), card: $1) },
            steps: [BatchStep(at: at, user: UserID(1), userName: "某人1", action: .make)]
                + releasedBy.map { BatchStep(at: at, user: UserID($0), userName: "某人\($0)", action: .release) })
    }
}

extension Payments {
    static func claim(_ event: ClaimEvent, papers: [Paper: Bool] = [:]) throws -> Claim {
        Claim(
            id: ClaimID(1), number: try CounterNumber(parsing: "LP610302250003177"), person: PersonID(7), event: event,
            papers: papers, judgement: Judgement(covers: [], benefits: []), state: .approved,
            since: Instant(milliseconds: 0), enteredBy: UserID(1), office: try division(), steps: [])
    }
}
