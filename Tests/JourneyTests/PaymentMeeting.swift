import Foundation
import MutualAid
import Office
import OfficeSQLite
import Seeds
import Testing

/// Two commands of payment that meet on one batch, and how far that has come before.
struct PaymentMeeting: Sendable, CustomStringConvertible {
    let stage: BatchStage?
    let first: PaymentDesk.Command
    let second: PaymentDesk.Command
    /// Among what waits are differences of claims that were paid before.
    var hasDifferences = false

    var description: String {
        "\(first.rawValue) meets \(second.rawValue)" + (hasDifferences ? " over differences" : "")
    }

    static let all = [
        PaymentMeeting(stage: nil, first: .make, second: .make),
        PaymentMeeting(stage: nil, first: .make, second: .make, hasDifferences: true),
        PaymentMeeting(stage: .releasedOnce, first: .release, second: .release),
        PaymentMeeting(stage: .releasedOnce, first: .release, second: .takeBack),
        PaymentMeeting(stage: .releasedOnce, first: .takeBack, second: .release),
        PaymentMeeting(stage: .releasedOnce, first: .takeOut, second: .takeOut),
        PaymentMeeting(stage: .releasedOnce, first: .takeOut, second: .release),
        PaymentMeeting(stage: .releasedOnce, first: .release, second: .takeOut),
        PaymentMeeting(stage: .releasedTwice, first: .file, second: .file),
        PaymentMeeting(stage: .releasedTwice, first: .file, second: .takeBack),
        PaymentMeeting(stage: .releasedTwice, first: .takeBack, second: .file),
        PaymentMeeting(stage: .fileWritten, first: .answer, second: .answer),
    ]
}

/// An office of its own with a batch on its way.
final class PaymentDesk {
    enum Command: String, Sendable {
        case make, release, takeOut = "take-out", takeBack = "take-back", file, answer = "return"
    }

    let home: Home
    let data: String
    private(set) var batch = ""
    /// The number of a claim of the batch, to be taken out.
    private var claim = ""

    /// A small made-up office, and everything up to the meeting's stage done in it.
    init(_ meeting: PaymentMeeting) throws {
        let stage = meeting.stage
        home = try Home()
        data = home.url.appending(path: "office.huzhu").path
        let made = try Program.huzhu(
            "demo", "--make", "--today", Counter.today, "--data", data, "--members", "60", "--claims", "45",
            home: home)
        try #require(made.status == 0, "\(made.err)")
        let steps: [(BatchStage, [Command])] = [
            (.releasedOnce, [.make, .release]), (.releasedTwice, [.make, .release, .release]),
            (.fileWritten, [.make, .release, .release, .file]),
        ]
        var releases = 0
        for command in steps.first(where: { $0.0 == stage })?.1 ?? [] {
            let user = command == .release && releases == 0 ? "王秀英" : nil
            if command == .release { releases += 1 }
            #expect(try start(command, by: user, as: "before").wait() == .ended(0), "\(command)")
            guard command == .make else { continue }
            let made = try #require(try newestBatch())
            (batch, claim) = (made.number.text, try #require(made.lines.first).claimNumber.text)
        }
        if stage == .fileWritten { try writeAnswer() }
        if meeting.hasDifferences { try makeDifferences() }
    }

    init(copying other: PaymentDesk) throws {
        home = try Home()
        data = home.url.appending(path: "office.huzhu").path
        (batch, claim) = (other.batch, other.claim)
        for suffix in ["", ".key"] {
            try FileManager.default.copyItem(atPath: other.data + suffix, toPath: data + suffix)
        }
        if FileManager.default.fileExists(atPath: other.answer) {
            try FileManager.default.copyItem(atPath: other.answer, toPath: answer)
        }
    }

    private var answer: String { home.url.appending(path: "answer.csv").path }
    private var file: String { home.url.appending(path: "bank.csv").path }

    func start(
        _ command: Command, by user: String? = nil, as name: String, stopAt stop: Int? = nil
    ) throws -> StoppedProgram {
        let words: [String] =
            switch command {
            case .make: ["make", "--as", "王秀英"]
            case .release: ["release", batch, "--as", user ?? "赵志强"]
            case .takeOut: ["take-out", batch, claim, "--reason", "wrong-account", "--as", "赵志强"]
            case .takeBack: ["take-back", batch, "--reason", "账号有误", "--as", "赵志强"]
            case .file: ["file", batch, "--out", file, "--as", "王秀英"]
            case .answer: ["return", batch, answer, "--as", "王秀英"]
            }
        return try StoppedProgram(["batch"] + words + ["--data", data], stopAt: stop, as: name, home: home)
    }

    /// The claims that wait for payment, or stand in the batch.
    func claims() throws -> Set<ClaimID> {
        try open { office, cashier in
            if batch.isEmpty {
                return Set(try office.paymentCandidates(for: cashier).filter { $0.bar == nil }.map(\.claim))
            }
            let rows = try office.batches(for: cashier).filter { $0.number.text == batch }
            return Set(try rows.flatMap { try office.batch($0.id, for: cashier)?.lines.map(\.claim) ?? [] })
        }
    }

    /// The built-in plans, which nobody revises here.
    private static let catalogue = Result { try Seeds.catalogue(overriding: [], revisions: []) }

    private func open<Result>(_ work: (Office, User) throws -> Result) throws -> Result {
        let catalogue = try Self.catalogue.get()
        let office = try Office.open(
            database: try SQLiteDatabase.open(path: data), key: try DataKey.read(beside: data),
            plans: { _ in catalogue }, surroundings: .system())
        defer { office.close() }
        let cashier = try #require(office.users().first { $0.name == "王秀英" })
        return try work(office, cashier)
    }

    private func newestBatch() throws -> PaymentBatch? {
        try open { office, cashier in
            try office.batches(for: cashier).first.flatMap { try office.batch($0.id, for: cashier) }
        }
    }

    /// Two closed claims are reconsidered, and come to more than was paid.
    private func makeDifferences() throws {
        try open { office, cashier in
            let batches = try office.batches(for: cashier).compactMap { try office.batch($0.id, for: cashier) }
            let closed = try batches.flatMap(\.lines).compactMap { try office.claimCard($0.claim) }
                .filter {
                    $0.claim.state == .closed && $0.claim.event.kind == .hospital && $0.claim.amount < Money(yuan: 2000)
                }
            var made = 0
            for card in closed where made < 2 {
                guard case .hospital(var stay) = card.claim.event else { continue }
                stay.ownPay += Money(yuan: 700)
                stay.total += Money(yuan: 700)
                let total = judgeCorrected(
                    .hospital(stay), of: card.claim, card: card.card, catalogue: office.catalogue
                ).total
                guard total > card.claim.amount else { continue }
                try reconsider(card.claim, .hospital(stay), total, office)
                made += 1
            }
            let waiting = try office.paymentCandidates(for: cashier).filter { $0.bar == nil && $0.round == 2 }
            #expect(waiting.count == 2)
        }
    }

    private func reconsider(_ claim: Claim, _ event: ClaimEvent, _ total: Money, _ office: Office) throws {
        let entrant = try #require(office.users().first { $0.id == claim.enteredBy })
        let decisions: [(Duty, ClaimDecision)] = [
            (.supervisor, .reconsider(reason: "补来发票")), (.handler, .amend(event, confirmed: total)),
            (.handler, .submit),
            (.firstReviewer, .approve), (.secondReviewer, .approve),
        ]
        var claim = claim
        for (duty, decision) in decisions where claim.state.stage != .approved {
            let others = office.users().filter { $0.duties.contains(duty) && $0.id != entrant.id }
            let user =
                duty == .handler ? entrant : others.first { ClaimLife.bar(decision.action, on: claim, by: $0) == nil }
            claim = try office.decide(claim.id, version: claim.version, decision, by: try #require(user, "\(duty)"))
        }
    }

    private func writeAnswer() throws {
        let batch = try #require(try newestBatch())
        let lines = batch.lines.map { line in
            "\(line.place),\(line.claimNumber.text),\(line.payee.account.card.text),\(line.amount.text),"
                + (line.place == 1 ? "失败,账号已销户" : "成功,")
        }
        let text = (["序号,业务编号,账号,金额,处理结果,失败原因"] + lines).joined(separator: "\n") + "\n"
        try text.write(toFile: answer, atomically: true, encoding: .utf8)
    }
}

extension PaymentDesk {
    /// Each claim stands in one line, of one batch, and whatever was begun is done whole.
    func check(_ meeting: PaymentMeeting, _ waiting: Set<ClaimID>, _ context: String) throws {
        try open { office, cashier in
            for invariant in [Invariant.payments, .batchTotals, .references, .auditChain, .stages, .numbers] {
                #expect(try office.broken(invariant) == [], "\(invariant.rawValue), \(context)")
            }
            let batches = try office.batches(for: cashier).compactMap { try office.batch($0.id, for: cashier) }
            let mine = batches.filter { batch in
                batch.number.text == self.batch
                    || (meeting.stage == nil
                        && batch.lines.contains { waiting.contains($0.claim) && $0.outcome == .open })
            }
            #expect(mine.count == 1, "\(context)")
            let batch = try #require(mine.first)
            let inIt = batch.lines.filter { waiting.contains($0.claim) }
            #expect(Set(inIt.map(\.claim)) == waiting && inIt.count == waiting.count, "\(context)")
            #expect(try isAsItMust(batch, meeting, office), "\(batch.stage.rawValue), \(context)")
        }
    }

    private func isAsItMust(_ batch: PaymentBatch, _ meeting: PaymentMeeting, _ office: Office) throws -> Bool {
        let isOut = FileManager.default.fileExists(atPath: file)
        switch (meeting.first, meeting.second) {
        case (.make, _): return batch.stage == .made
        case (.release, .release): return batch.stage == .releasedTwice && Set(batch.releasedBy).count == 2
        case (.takeOut, .takeOut), (.takeOut, .release), (.release, .takeOut):
            let out = batch.lines.filter(\.outcome.isTakenOut).map(\.claimNumber.text)
            if batch.stage == .made { return out == [claim] && batch.releasedBy.isEmpty }
            return meeting.first != meeting.second && batch.stage == .releasedTwice && out.isEmpty
        case (.file, .file): return batch.stage == .fileWritten && isOut
        case (.answer, _):
            let settled = try batch.lines.map { line in
                try office.claimCard(line.claim)?.claim.steps.count { $0.action == .pay || $0.action == .failPayment }
            }
            return batch.stage == .closed && settled.allSatisfy { $0 == 1 }
        default:
            // Taken back before or after; then nothing lies at the bank.
            let changed: BatchStage = meeting.stage == .releasedOnce ? .releasedTwice : .fileWritten
            return [.takenBack, changed].contains(batch.stage) && isOut == (batch.stage == .fileWritten)
        }
    }
}
