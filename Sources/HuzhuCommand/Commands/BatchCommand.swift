import ArgumentParser
import Exchange
import Foundation
import MutualAid
import Office
import Seeds

/// Payment batches: from the claims that wait to the bank's answer.
struct BatchCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "batch", abstract: "拨付批次：制批、放行、出盘、回盘 / payment batches",
        discussion: """
            制批 make（财务）> 放行 release（财务）> 再放行 release（主管，另一个人）> 出盘 file > 回盘 return
            The cashier makes a batch and releases it, the supervisor releases it a second time, then it goes to the bank.
            """,
        subcommands: [
            List.self, Show.self, Waiting.self, Make.self, Release.self, TakeOut.self, TakeBack.self, File.self,
            Return.self, Columns.self,
        ], defaultSubcommand: List.self)
}

/// What every command on one batch takes.
struct BatchOptions: ParsableArguments {
    @OptionGroup var common: CommonOptions

    @Argument(help: ArgumentHelp("批次号，如 BF610302260000017 / batch number", valueName: "NUMBER"))
    var number: String

    @Flag(help: "JSON")
    var json = false

    @Option(help: ArgumentHelp("同一个 KEY 只做一次 / done once for one KEY", valueName: "KEY"))
    var key: String?

    /// Opens the office, finds the batch, and shows what `work` made of it.
    func run(
        _ duty: Duty, _ work: (Office, User, PaymentBatch, SubmissionKey) throws -> PaymentBatch
    ) throws {
        let office = try common.office()
        defer { office.close() }
        do {
            let user = try common.user(of: office, for: duty)
            let batch = try work(office, user, try find(office, user), SubmissionKey(key ?? UUID().uuidString))
            json ? printLine(batch.json.line) : printLines(batch.lines(common.language))
        } catch let fault as OfficeFault { throw Refusal(fault) }
    }

    private func find(_ office: Office, _ user: User) throws -> PaymentBatch {
        let number: CounterNumber
        do { number = try CounterNumber(parsing: self.number) } catch { throw Refusal(error, status: 2) }
        guard let batch = try office.batch(byNumber: number, for: user) else {
            throw Refusal(
                zh: ("没有批次 \(number.text)。", "用 huzhu batch list 看有哪些。"),
                en: ("There is no batch \(number.text).", "See huzhu batch list for those there are."))
        }
        return batch
    }
}

extension BatchCommand {
    struct List: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "list", abstract: "列出批次，最近的在前 / the batches, the newest first")

        @OptionGroup var common: CommonOptions

        @Flag(help: "JSON")
        var json = false

        mutating func run() throws {
            let office = try common.office()
            defer { office.close() }
            do {
                let rows = try office.batches(for: try common.user(of: office, for: .cashier))
                if json { return printLine(JSONValue.array(rows.map(\.json)).line) }
                for row in rows { printLine(row.text(common.language)) }
            } catch let fault as OfficeFault { throw Refusal(fault) }
        }
    }

    struct Show: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "show", abstract: "一个批次的每一笔 / the lines of one batch")

        @OptionGroup var options: BatchOptions

        mutating func run() throws { try options.run(.cashier) { _, _, batch, _ in batch } }
    }

    struct Release: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "release", abstract: "放行：先财务，后主管，两个人 / release: the cashier, then the supervisor")

        @OptionGroup var options: BatchOptions

        mutating func run() throws {
            try options.run(.cashier) { office, user, batch, key in
                try office.releaseBatch(batch.id, version: batch.version, key: key, by: user)
            }
        }
    }

    struct TakeOut: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "take-out", abstract: "放行前移出一笔，它回到待拨付 / take one claim out before the release",
            discussion: "原因 reasons: "
                + TakeOutReason.coded.map { "\($0.code) \($0.name(.zh))" }.joined(separator: ", ")
                + ", other --text TEXT")

        @OptionGroup var options: BatchOptions

        @Argument(help: ArgumentHelp("理赔号 / claim number", valueName: "CLAIM"))
        var claim: String

        @Option(name: .customLong("reason"), help: ArgumentHelp("原因，可写几次 / why; several times", valueName: "CODE"))
        var codes: [String]

        @Option(help: ArgumentHelp("other 的说明 / what other means", valueName: "TEXT"))
        var text: String = ""

        mutating func run() throws {
            let claim = Normalise.upper(Normalise.compact(claim))
            let reasons = try codes.map(reason)
            try options.run(.cashier) { office, user, batch, key in
                guard let line = batch.standing.first(where: { $0.claimNumber.text == claim }) else {
                    throw OfficeFault.payment(.barred(.notInIt(claim)))
                }
                return try office.takeOut(
                    MutualAid.TakeOut(
                        batch: batch.id, version: batch.version, claim: line.claim, reasons: reasons, key: key),
                    by: user)
            }
        }

        private func reason(_ code: String) throws -> TakeOutReason {
            if let reason = TakeOutReason(code: code, text: text) { return reason }
            let known = (TakeOutReason.coded.map(\.code) + ["other"]).joined(separator: ", ")
            throw Refusal(
                status: 2, zh: ("没有「\(code)」这个原因。", "可写：\(known)。"),
                en: ("There is no reason “\(code)”.", "Known are: \(known)."))
        }
    }

    struct TakeBack: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "take-back", abstract: "收回还没有出盘的批次 / take back a batch whose file isn't written")

        @OptionGroup var options: BatchOptions

        @Option(help: ArgumentHelp("原因 / why", valueName: "TEXT"))
        var reason: String

        mutating func run() throws {
            let reason = reason
            try options.run(.cashier) { office, user, batch, key in
                try office.takeBackBatch(batch.id, version: batch.version, reason: reason, key: key, by: user)
            }
        }
    }

    struct File: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "file", abstract: "出盘：写银行文件，含完整账号 / write the bank's file; it holds whole account numbers")

        @OptionGroup var options: BatchOptions

        @Option(help: ArgumentHelp("写到哪里；不写就在数据文件旁的 bank 文件夹 / where to", valueName: "FILE"))
        var out: String?

        @Option(help: ArgumentHelp("这一次用的列设置文件 / a columns file for this once", valueName: "FILE"))
        var columns: String?

        mutating func run() throws {
            let (out, columns, language) = (out, columns, options.common.language)
            let dataFile = options.common.data ?? Paths.office
            try options.run(.cashier) { office, user, batch, key in
                let files = try BankFiles(office: office, dataFile: dataFile, columns: columns)
                let written = try files.write(batch, to: out, key: key, office: office, user: user)
                printError(language == .zh ? "已写入 \(written.path)" : "Written to \(written.path)")
                return written.batch
            }
        }
    }

    struct Return: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "return", abstract: "读银行回盘，全部对上才入账 / read the bank's answer, all of it or nothing")

        @OptionGroup var options: BatchOptions

        @Argument(help: ArgumentHelp("银行给的文件 / the bank's file", valueName: "FILE"))
        var file: String

        @Option(help: ArgumentHelp("这一次用的列设置文件 / a columns file for this once", valueName: "FILE"))
        var columns: String?

        @Flag(help: "只看，不入账 / look at it, store nothing")
        var check = false

        mutating func run() throws {
            let (file, columns, check, language) = (file, columns, check, options.common.language)
            let dataFile = options.common.data ?? Paths.office
            try options.run(.cashier) { office, user, batch, _ in
                let files = try BankFiles(office: office, dataFile: dataFile, columns: columns)
                do {
                    let read = try files.read(file, for: batch, today: office.today)
                    printError(read.settlement.text(language))
                    if check { return batch }
                    return try office.settle(
                        batch.id, version: batch.version, rows: read.rows, fingerprint: read.fingerprint,
                        key: MoneyRunner.key(of: batch.id, read.fingerprint), by: user)
                } catch let faults as AnswerFaults { throw Refusal(all: faults) }
            }
        }
    }

    struct Columns: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "columns",
            abstract: "银行文件的列：看现在的，或换成办事处自己的 / the columns of the bank's files: show, or set")

        @OptionGroup var common: CommonOptions

        @Argument(help: ArgumentHelp("新的列设置文件；不写就显示现在的 / a new columns file", valueName: "FILE"))
        var file: String?

        mutating func run() throws {
            let office = try common.office()
            defer { office.close() }
            do {
                guard let file else {
                    return printText(try office.bankFileText() ?? Seeds.builtInBankFile.text, terminator: "")
                }
                let seed = try BankFiles.seed(file)
                _ = try Seeds.bankFile(seed)
                try office.setBankFile(seed.text, by: try common.user(of: office, for: .cashier))
                printLine(common.language == .zh ? "已换成 \(file)。" : "The columns are now those of \(file).")
            } catch let fault as OfficeFault { throw Refusal(fault) } catch let faults as PlanFaults {
                throw Refusal(all: faults)
            }
        }
    }
}
