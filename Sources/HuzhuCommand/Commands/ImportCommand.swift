import ArgumentParser
import Exchange
import Foundation
import MutualAid
import Office
import OfficeSQLite

/// Rosters that come from employers.
struct ImportCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "import", abstract: "导入单位名册，取回导入 / import an employer's roster, or take one back",
        subcommands: [Roster.self, List.self, TakeBack.self])

    struct Roster: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "roster", abstract: "导入单位名册（.xlsx、.csv） / import an employer's roster",
            discussion: """
                表头按名字找，次序不限：姓名、身份证号，有的话还有手机号。先用 --dry-run 看结果。每 2,000 行存一次，Ctrl+C 停在整段之后；
                再运行同一命令接着做。同一个文件再导入一次什么都不变。有一行没有收，退出状态就是 1。
                Columns are found by their titles. Ctrl+C stops behind a whole part; the same command goes on from there.
                """)

        @OptionGroup var common: CommonOptions

        @Argument(help: ArgumentHelp("名册 / the roster", valueName: "FILE"))
        var file: String

        @Option(help: ArgumentHelp("单位的统一社会信用代码 / the employer's credit code", valueName: "CODE"))
        var employer: String

        @Flag(name: .customLong("dry-run"), help: "只看结果，不存 / tell what would happen, store nothing")
        var dryRun = false

        @Option(
            help: ArgumentHelp(
                "没有收的行写成这个文件（.csv 或 .xlsx），改好再导入 / write refused rows into this file", valueName: "FILE"))
        var rejects: String?

        @Flag(help: "JSON")
        var json = false

        mutating func run() throws {
            // More of the file in memory: each row touches pages all over the indexes.
            let office = try common.office(SQLiteDatabase.Options(cacheKiB: 64 << 10))
            defer { office.close() }
            do {
                let user = try common.user(of: office, for: .handler)
                let run = try RosterRun(
                    office, employer: try employerID(office), path: file, dryRun: dryRun, by: user)
                let told = try RosterTold(run, rejects: rejects, common.language, json: json)
                json ? printLine(told.json.line) : printLines(told.lines)
                if run.counts.refused > 0 || !run.isOver { throw ExitCode(1) }
            } catch let fault as OfficeFault { throw Refusal(fault) } catch let fault as TableFault {
                throw Refusal(fault)
            }
        }

        private func employerID(_ office: Office) throws -> EmployerID {
            let code: CreditCode
            do throws(CreditCodeFaults) { code = try CreditCode(employer) } catch {
                throw Refusal(all: error, status: 2)
            }
            guard let found = try office.employer(byCode: code) else {
                throw Refusal(
                    zh: ("没有代码是 \(code.text) 的单位。", "请先登记单位（主菜单 1 里按 F6，或 F2 打单位名），或核对代码。"),
                    en: (
                        "There is no employer with the code \(code.text).",
                        "Register the employer at the counter first, or check the code."
                    ))
            }
            return found.id
        }
    }

    struct List: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "list", abstract: "列出导入过的名册 / list imports, the latest first")

        @OptionGroup var common: CommonOptions

        @Flag(help: "JSON")
        var json = false

        mutating func run() throws {
            let office = try common.office()
            defer { office.close() }
            do {
                let runs = try office.rosterImports(for: common.user(of: office, for: .handler), limit: 1000)
                if json { return printLine(JSONValue.array(runs.map { $0.json(office) }).line) }
                for run in runs { printLine(run.line(common.language, office)) }
            } catch let fault as OfficeFault { throw Refusal(fault) }
        }
    }

    struct TakeBack: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "take-back", abstract: "取回一次导入 / take an import back",
            discussion: """
                新登记的人删去，改过的改回；之后办过参保、理赔、更正的人不动，逐个列出。由导入的人或主管做。
                Who was new goes, who was changed has again what was there; whoever has covers or claims since stays.
                """)

        @OptionGroup var common: CommonOptions

        @Argument(help: ArgumentHelp("第几次导入，huzhu import list 列出 / which import", valueName: "NUMBER"))
        var number: Int

        @Flag(help: "JSON")
        var json = false

        mutating func run() throws {
            let office = try common.office(SQLiteDatabase.Options(cacheKiB: 64 << 10))
            defer { office.close() }
            do {
                let user = try common.user(of: office, for: .handler)
                let taken = try office.takeBack(importNumber: number, by: user)
                json ? printLine(taken.json(number).line) : printLines(taken.lines(number, common.language))
            } catch let fault as OfficeFault { throw Refusal(fault) }
        }
    }
}
