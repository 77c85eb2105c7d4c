import Foundation
import MutualAid
import Office
import OfficeSQLite
import Seeds
import Testing

/// Two real programs on one file, one stopped before each of its statements in turn while the other runs: nothing is paid
/// twice, nothing is half done.
///
/// A program holds the file's one write lock from the first statement of a write to its last, so the other can do nothing
/// there but be told to wait: to stop both inside a write is to stop one, and that is done with each of them in either part.
@Suite struct PayingTwiceTests {
    /// Two commands that meet, by whom, and how far the batch has come before.
    struct Meeting: Sendable, CustomStringConvertible {
        let stage: BatchStage?
        let first: Command
        let second: Command

        var description: String { "\(first.rawValue) meets \(second.rawValue)" }
    }

    enum Command: String, Sendable {
        case make, release, takeBack = "take-back", file, answer = "return"
    }

    private static let meetings = [
        Meeting(stage: nil, first: .make, second: .make),
        Meeting(stage: .releasedOnce, first: .release, second: .release),
        Meeting(stage: .releasedOnce, first: .release, second: .takeBack),
        Meeting(stage: .releasedOnce, first: .takeBack, second: .release),
        Meeting(stage: .releasedTwice, first: .file, second: .takeBack),
        Meeting(stage: .releasedTwice, first: .takeBack, second: .file),
        Meeting(stage: .fileWritten, first: .answer, second: .answer),
    ]

    @Test(arguments: PayingTwiceTests.meetings)
    func `whatever two programs do between each other's statements, each claim is paid once`(meeting: Meeting) throws {
        let before = try Desk(stage: meeting.stage)
        let waiting = try before.claims()
        #expect(waiting.count >= 2)
        var stops = 0
        // Two of a kind are stopped at every step; where two different ones meet every third shows as much.
        let step = meeting.first == meeting.second ? 1 : 3
        while true {
            let desk = try Desk(copying: before)
            let first = try desk.start(meeting.first, stopAt: stops + step)
            guard try first.stops() else {
                #expect(try first.end() == 0)
                break
            }
            stops += step
            // The other one comes in between, and again afterwards where it was told to wait.
            let second = try desk.start(meeting.second).end()
            first.goOn()
            let outcome = try first.end()
            let again = second == 0 ? 0 : try desk.start(meeting.second).end()
            try desk.check(meeting, waiting, "\(meeting), stopped at \(stops): \(outcome) \(second) \(again)")
            #expect(outcome == 0 || second == 0, "one of two gets through: \(meeting) \(stops)")
        }
        print("\(meeting): \(stops) stops")
        #expect(stops > 20)
    }
}

extension PayingTwiceTests {
    /// A program that may have stopped itself.
    private struct Running {
        let pid: pid_t

        /// Waits until it has stopped itself, or has ended.
        func stops() throws -> Bool {
            var info = siginfo_t()
            while waitid(P_PID, id_t(pid), &info, WSTOPPED | WEXITED | WNOWAIT) < 0 && errno == EINTR {}
            return info.si_code == Int32(CLD_STOPPED)
        }

        func goOn() { kill(pid, SIGCONT) }

        func end() throws -> Int32 {
            var status: Int32 = 0
            while waitpid(pid, &status, 0) < 0 && errno == EINTR {}
            return status & 0x7F == 0 ? (status >> 8) & 0xFF : 128 + (status & 0x7F)
        }
    }

    /// An office of its own with a batch on its way.
    private final class Desk {
        let home: Home
        let data: String
        private(set) var batch = ""

        /// A small made-up office, and everything up to `stage` done in it.
        init(stage: BatchStage?) throws {
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
                #expect(try start(command, by: user).end() == 0, "\(command)")
                if command == .make { batch = try #require(try newestBatch()).number.text }
            }
            if stage == .fileWritten { try writeAnswer() }
        }

        init(copying other: Desk) throws {
            home = try Home()
            data = home.url.appending(path: "office.huzhu").path
            batch = other.batch
            for suffix in ["", ".key"] {
                try FileManager.default.copyItem(atPath: other.data + suffix, toPath: data + suffix)
            }
            if FileManager.default.fileExists(atPath: other.answer) {
                try FileManager.default.copyItem(atPath: other.answer, toPath: answer)
            }
        }

        var answer: String { home.url.appending(path: "answer.csv").path }
        var file: String { home.url.appending(path: "bank.csv").path }

        func start(_ command: Command, by user: String? = nil, stopAt stop: Int? = nil) throws -> Running {
            let words: [String] =
                switch command {
                case .make: ["make", "--as", "王秀英"]
                case .release: ["release", batch, "--as", user ?? "赵志强"]
                case .takeBack: ["take-back", batch, "--reason", "账号有误", "--as", "赵志强"]
                case .file: ["file", batch, "--out", file, "--as", "王秀英"]
                case .answer: ["return", batch, answer, "--as", "王秀英"]
                }
            var environment = home.environment
            // Who finds the file locked says so at once.
            environment["HUZHU_TEST_BUSY"] = "0"
            if let stop { environment["HUZHU_TEST_STOP_AT"] = String(stop) }
            let pid = try Spawn.start(
                [Program.huzhu, "batch"] + words + ["--data", data],
                environment: environment,
                files: ["/dev/null", home.url.appending(path: "out").path, home.url.appending(path: "err").path])
            return Running(pid: pid)
        }

        func open<Result>(_ work: (Office, User) throws -> Result) throws -> Result {
            let office = try Office.open(
                database: try SQLiteDatabase.open(path: data), key: try DataKey.read(beside: data),
                plans: { revisions throws(OfficeFault) in
                    do throws(PlanFaults) { return try Seeds.catalogue(overriding: [], revisions: revisions) } catch {
                        throw .plansUnreadable(detail: error.sentence(.zh).what)
                    }
                }, surroundings: .system())
            defer { office.close() }
            let cashier = try #require(office.users().first { $0.name == "王秀英" })
            return try work(office, cashier)
        }

        func newestBatch() throws -> PaymentBatch? {
            try open { office, cashier in
                try office.batches(for: cashier).first.flatMap { try office.batch($0.id, for: cashier) }
            }
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

        private func writeAnswer() throws {
            let batch = try #require(try newestBatch())
            let lines = batch.lines.map { line in
                "\(line.place),\(line.claimNumber.text),\(line.payee.account.card.text),\(line.amount.text),"
                    + (line.place == 1 ? "失败,账号已销户" : "成功,")
            }
            let text = (["序号,业务编号,账号,金额,处理结果,失败原因"] + lines).joined(separator: "\n") + "\n"
            try text.write(toFile: answer, atomically: true, encoding: .utf8)
        }

        func check(_ meeting: Meeting, _ waiting: Set<ClaimID>, _ told: String) throws {
            try open { office, cashier in
                for invariant in [Invariant.payments, .batchTotals, .references, .auditChain, .stages, .numbers] {
                    #expect(try office.broken(invariant) == [], "\(invariant.rawValue), \(told)")
                }
                let batches = try office.batches(for: cashier).compactMap { try office.batch($0.id, for: cashier) }
                let mine = batches.filter { batch in
                    batch.number.text == self.batch
                        || (meeting.stage == nil && batch.lines.contains { waiting.contains($0.claim) })
                }
                #expect(mine.count == 1, "\(told)")
                let batch = try #require(mine.first)
                let inIt = batch.lines.filter { waiting.contains($0.claim) }
                #expect(Set(inIt.map(\.claim)) == waiting && inIt.count == waiting.count, "\(told)")
                switch meeting.first {
                case .make: #expect(batch.stage == .made, "\(told)")
                case .release where meeting.second == .release:
                    #expect(batch.stage == .releasedTwice && Set(batch.releasedBy).count == 2, "\(told)")
                case .answer:
                    #expect(batch.stage == .closed, "\(told)")
                    for line in batch.lines {
                        let steps = try #require(try office.claimCard(line.claim)).claim.steps
                        let settled = steps.filter { $0.action == .pay || $0.action == .failPayment }
                        #expect(settled.count == 1, "\(told)")
                    }
                default:
                    // Taken back before or after, then nothing lies at the bank; or changed before it could be taken back.
                    let both: [BatchStage] =
                        meeting.stage == .releasedOnce ? [.takenBack, .releasedTwice] : [.takenBack, .fileWritten]
                    #expect(both.contains(batch.stage), "\(told)")
                    let isFile = FileManager.default.fileExists(atPath: file)
                    #expect(isFile == (batch.stage == .fileWritten), "\(told)")
                }
            }
        }
    }
}
