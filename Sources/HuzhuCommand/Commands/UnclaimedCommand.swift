import ArgumentParser
import Exchange
import Foundation
import MutualAid
import Office

/// Stays and diagnoses that nobody has claimed for.
struct UnclaimedCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "unclaimed", abstract: "应赔未赔：住院或确诊了，没人来申领 / what nobody has claimed for",
        subcommands: [List.self, Import.self], defaultSubcommand: List.self)

    struct List: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "list", abstract: "列出还没人来申领的 / list what nobody has claimed for")

        @OptionGroup var common: CommonOptions

        @Flag(help: "JSON")
        var json = false

        mutating func run() throws {
            let office = try common.office()
            defer { office.close() }
            let rows: [UnclaimedRow]
            do {
                let user = try common.user(of: office, for: .handler)
                rows = try office.unclaimed(for: user, limit: 10_000)
                try office.noteList("unclaimed", lines: rows.count, by: user)
            } catch let fault as OfficeFault { throw Refusal(fault) }
            if json { return printLine(JSONValue.array(rows.map(\.json)).line) }
            for row in rows { printLine(row.line(common.language)) }
        }
    }

    struct Import: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "import", abstract: "读入住院、确诊名单（CSV） / read a list of stays and diagnoses (CSV)",
            discussion: """
                表头任意顺序：证件号码；入院日、出院日、起因、医院、结算单号、总费用、统筹支付、其他、自付、自费；或 确诊日、诊断；来源。
                同一个文件再读一次什么都不变。One row, one stay (admitted) or one diagnosis (diagnosed).
                """)

        @OptionGroup var common: CommonOptions

        @Argument(help: ArgumentHelp("CSV 文件，UTF-8 或 GB18030 / the file", valueName: "FILE"))
        var file: String

        @Flag(name: .customLong("dry-run"), help: "只看结果，不存 / tell what would happen, store nothing")
        var dryRun = false

        @Flag(help: "JSON")
        var json = false

        mutating func run() throws {
            let office = try common.office()
            defer { office.close() }
            let rows = try Self.read(file, office)
            let outcomes: [KnownEventOutcome]
            do {
                let user = try common.user(of: office, for: .handler)
                outcomes = try office.importKnown(
                    rows.good.map { ($0.identity, $0.facts, $0.source) }, dryRun: dryRun, by: user)
            } catch let fault as OfficeFault { throw Refusal(fault) }
            let told = ImportTold(good: rows.good, outcomes: outcomes, bad: rows.bad, dryRun: dryRun)
            json ? printLine(told.json(common.language).line) : printLines(told.lines(common.language))
            if !rows.bad.isEmpty { throw ExitCode(1) }
        }

        /// The rows that can be read, and those that can't.
        private static func read(
            _ path: String, _ office: Office
        ) throws -> (good: [KnownEventLine], bad: [(row: Int, faults: KnownRowFaults)]) {
            var good: [KnownEventLine] = []
            var bad: [(row: Int, faults: KnownRowFaults)] = []
            do {
                var reader = try CSVReader(path: path)
                guard let heading = try reader.next() else { throw KnownSheetFault.empty }
                let sheet = try KnownEventSheet(
                    heading: heading.fields, catalogue: office.catalogue, today: office.today)
                while let row = try reader.next() {
                    do throws(KnownRowFaults) {
                        good.append(try sheet.read(row: row.row, fields: row.fields))
                    } catch { bad.append((row.row, error)) }
                }
            } catch let fault as CSVFault { throw Refusal(fault) } catch let fault as KnownSheetFault {
                throw Refusal(fault)
            }
            return (good, bad)
        }
    }
}

/// What an import did, row by row.
private struct ImportTold {
    let good: [KnownEventLine]
    let outcomes: [KnownEventOutcome]
    let bad: [(row: Int, faults: KnownRowFaults)]
    let dryRun: Bool

    private func count(_ outcome: KnownEventOutcome) -> Int { outcomes.count { $0 == outcome } }

    private var notFound: [KnownEventLine] {
        zip(good, outcomes).filter { $0.1 == .personNotFound }.map(\.0)
    }

    func lines(_ language: Language) -> [String] {
        let isChinese = language == .zh
        var lines = bad.map { row, faults in
            isChinese
                ? "第 \(row) 行：\(faults.sentence(.zh).text)" : "Row \(row): \(faults.sentence(.en).text)"
        }
        lines += notFound.map { line in
            isChinese
                ? "第 \(line.row) 行：\(line.identity.masked) 没有登记。请核对证件号码，或先登记这个人。"
                : "Row \(line.row): \(line.identity.masked) is not on the roll. Check the number, or enrol the person first."
        }
        let counts = KnownEventOutcome.allCases.map { "\($0.name(language)) \(count($0))" }
        let head =
            dryRun ? (isChinese ? "没有存，存的话：" : "Nothing was stored; it would be: ") : ""
        lines.append(
            head
                + (counts + [isChinese ? "有误 \(bad.count)" : "wrong \(bad.count)"]).joined(
                    separator: isChinese ? "，" : ", "))
        return lines
    }

    func json(_ language: Language) -> JSONValue {
        .object([
            .init("dryRun", .truth(dryRun)), .init("added", .whole(count(.added))),
            .init("changed", .whole(count(.changed))), .init("known", .whole(count(.known))),
            .init(
                "notFound",
                .array(
                    notFound.map {
                        .object([.init("row", .whole($0.row)), .init("identity", .text($0.identity.masked))])
                    })),
            .init(
                "bad",
                .array(
                    bad.map { row, faults in
                        let said = faults.sentence(language)
                        return .object([
                            .init("row", .whole(row)), .init("what", .text(said.what)), .init("todo", .text(said.todo)),
                        ])
                    })),
        ])
    }
}

extension UnclaimedRow {
    fileprivate func line(_ language: Language) -> String {
        let event = unclaimed.event
        let told = event.result?.name(language) ?? ""
        return
            "\(personName)  \(maskedIdentity)  \(event.facts.kind.name(language))  \(event.facts.day.iso)  \(unclaimed.last.iso)  \(unclaimed.prospect.name(language))  \(told)"
    }

    fileprivate var json: JSONValue {
        let event = unclaimed.event
        var members: [JSONValue.Member] = [
            .init("name", .text(personName)), .init("identity", .text(maskedIdentity)),
            .init("kind", .text(event.facts.kind.rawValue)), .init("day", .text(event.facts.day.iso)),
            .init("last", .text(unclaimed.last.iso)), .init("source", .text(event.source.rawValue)),
            .init("contact", event.result.map { .text($0.rawValue) } ?? .null),
        ]
        switch unclaimed.prospect {
        case .pays(let money, _): members.append(.init("pays", .text(money.text)))
        case .atLeast(let money, _): members.append(.init("paysAtLeast", .text(money.text)))
        case .unknown(let gap): members.append(.init("missing", .text(gap.rawValue)))
        }
        return .object(members)
    }
}
