import MutualAid
import Terminal
import Testing

@testable import Counter

/// An office with three claims that wait for payment and one batch, which answers what the screens of payment ask.
final class MoneyOffice {
    var candidates: [PaymentCandidate]
    var batch: PaymentBatch
    var payee: PayeeCard
    var faults: AnswerFaults?
    var refuses: Sentence?
    var files = [
        AnswerFile(path: "/data/bank/回盘0915.csv", name: "回盘0915.csv", modified: Desks.now, bytes: 4_200),
        AnswerFile(path: "/data/bank/old.csv", name: "old.csv", modified: Desks.now, bytes: 100),
    ]

    static let cards = ["6228480402564890018", "6222021234567890128", "6228480402564890018"]
    static let names = ["张秀英", "阿卜杜拉·买买提", "王春梅"]

    init(_ stage: BatchStage = .made, releasedBy: [Int64] = [], rounds: [Int] = [1, 1, 1]) throws {
        let lines = try Self.lines(rounds: rounds)
        batch = PaymentBatch(
            id: BatchID(5), number: try Cards.number(.batch, 12), office: try Desks.division(),
            madeOn: try Cards.day("2025-09-15"), stage: stage, lines: lines,
            steps: [Self.step(.make, 4)] + releasedBy.map { Self.step(.release, $0) })
        candidates = try lines.map { line in
            PaymentCandidate(
                claim: line.claim, version: 3, number: line.claimNumber, person: line.person,
                personName: line.personName, office: try Desks.division(),
                approvedOn: try Cards.day(line.place == 3 ? "2025-09-12" : "2025-09-11"), amount: line.amount,
                round: line.round, payee: line.payee, bar: nil)
        }
        payee = PayeeCard(card: ClaimCard(claim: try Self.claim(.approved), card: try Cards.hospital()), given: nil)
    }

    static func step(_ action: BatchAction, _ user: Int64) -> BatchStep {
        BatchStep(
            at: Desks.now, user: UserID(user), userName: user == 4 ? "钱进" : "赵志强", action: action)
    }

    /// - Parameter rounds: which payment of its claim each line is.
    static func lines(rounds: [Int] = [1, 1, 1]) throws -> [BatchLine] {
        try names.enumerated().map { place, name in
            BatchLine(
                place: place + 1, claim: ClaimID(Int64(50 + place)), claimNumber: try Cards.number(.claim, 50 + place),
                person: PersonID(Int64(70 + place)), personName: name, amount: Money(fen: 420_631),
                round: rounds[place],
                payee: Payee(
                    role: .member,
                    account: BankAccount(
                        card: try BankCard(cards[place]), holder: try PersonName(name), bank: "中国工商银行宝鸡分行"),
                    proof: [.bankCard]))
        }
    }

    static func claim(_ state: ClaimState) throws -> Claim {
        Claim(
            id: ClaimID(50), number: try Cards.number(.claim, 50), person: PersonID(7), event: try Cards.stay(),
            papers: [:], judgement: Judgement(covers: [], benefits: []), state: state, since: Desks.now,
            enteredBy: UserID(1), office: try Desks.division(), steps: [])
    }

    static func supervisor() throws -> User {
        User(id: UserID(5), name: "赵志强", duties: [.supervisor], division: try Desks.division())
    }

    func barred(_ place: Int, _ bar: LineBar) {
        let old = candidates[place]
        candidates[place] = PaymentCandidate(
            claim: old.claim, version: old.version, number: old.number, person: old.person, personName: old.personName,
            office: old.office, approvedOn: old.approvedOn, amount: old.amount, payee: nil, bar: bar)
    }

    var preview: AnswerPreview {
        get throws {
            AnswerPreview(
                path: files[0].path, fingerprint: "abc", rows: [],
                settlement: Settlement(
                    outcomes: [
                        .paid(on: try Cards.day("2025-09-15")), .failed(reason: "账号已销户"),
                        .paid(on: try Cards.day("2025-09-15")),
                    ],
                    paid: BatchTotal(lines: 2, total: Money(fen: 841_262)),
                    failed: BatchTotal(lines: 1, total: Money(fen: 420_631))))
        }
    }

    private func move(_ action: BatchAction, _ user: Int64) -> PaymentBatch {
        if let move = BatchLife.move(action, from: batch.stage) { batch.stage = move.to }
        batch.steps.append(Self.step(action, user))
        batch.version += 1
        return batch
    }

    func answer(_ request: Request) -> Reply? {
        guard case .money(let asked) = request else { return request == .counts ? .counts(MenuCounts()) : nil }
        if let refuses {
            switch asked {
            case .make, .release, .takeOut, .takeBack, .writeFile, .settle, .givePayee: return .failed(refuses)
            default: break
            }
        }
        switch asked {
        case .batches:
            return .money(
                .batches([
                    BatchRow(
                        id: batch.id, number: batch.number, office: batch.office, madeOn: batch.madeOn,
                        stage: batch.stage, totals: batch.totals)
                ]))
        case .batch: return .money(.batch(batch))
        case .candidates: return .money(.candidates(candidates))
        case .payee: return .money(.payee(payee))
        case .answerFiles: return .money(.answerFiles(files))
        case .readAnswer:
            if let faults { return .money(.answerFaulty(faults)) }
            return (try? preview).map { Reply.money(.answer($0)) }
        case .make: return .money(.batch(batch))
        case .release: return .money(.batch(move(.release, batch.stage == .made ? 4 : 5)))
        case .takeOut(let new):
            batch.lines = batch.lines.map { line in
                var line = line
                if line.claim == new.claim { line.outcome = .takenOut(new.reasons) }
                return line
            }
            return .money(.batch(move(.takeOut, 4)))
        case .takeBack: return .money(.batch(move(.takeBack, 4)))
        case .writeFile: return .money(.written(move(.writeFile, 4), path: "~/data/bank/\(batch.number.text).csv"))
        case .settle(_, _, let preview):
            batch.lines = zip(batch.lines, preview.settlement.outcomes).map { line, outcome in
                var line = line
                line.outcome = outcome
                return line
            }
            return .money(.batch(move(.readReturn, 4)))
        case .givePayee(let new):
            payee = PayeeCard(
                card: payee.card, given: Payee(role: new.role, account: new.account, proof: new.proof))
            return .money(.payee(payee))
        }
    }
}
