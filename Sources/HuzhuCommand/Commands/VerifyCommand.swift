import ArgumentParser
import Exchange
import MutualAid
import Office
import OfficeSQLite

/// Holds a data file against everything that must be true of it.
struct VerifyCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "verify", abstract: "核对整个数据文件，只读 / check the whole data file",
        discussion: """
            每项一行；有一项不符，退出状态就是 1，并列出在哪里。
            A line for each invariant; where one is broken the status is 1, and the places are listed.
            """)

    @OptionGroup var common: CommonOptions

    @Flag(help: "JSON，每项一行 / JSON, a line each")
    var json = false

    /// As many places of one invariant as fit a screen; JSON has all.
    private static let shown = 20

    mutating func run() throws {
        let office = try common.office(.readingWhole)
        defer { office.close() }
        var progress: Progress?
        var before = 0
        let findings: [Finding]
        do throws(OfficeFault) {
            findings = try office.verify { done, total in
                if progress == nil { progress = Progress(of: total) }
                progress?.add(done - before)
                before = done
            }
        } catch { throw Refusal(error) }
        progress?.end()
        for invariant in Invariant.allCases {
            let finding = findings.first { $0.invariant == invariant }
            json ? printLine(invariant.json(finding, common.language).line) : write(invariant, finding)
        }
        if !findings.isEmpty { throw ExitCode(1) }
    }

    private func write(_ invariant: Invariant, _ finding: Finding?) {
        let language = common.language
        guard let finding else {
            return printLine(
                (language == .zh ? "相符  " : "holds   ") + invariant.rawValue + "  " + invariant.rule(language))
        }
        printLine((language == .zh ? "不符  " : "BROKEN  ") + invariant.rawValue + "  " + finding.sentence(language).text)
        for place in finding.places.prefix(Self.shown) { printLine("      " + place) }
        let more = finding.places.count - Self.shown
        guard more > 0 else { return }
        printLine(
            language == .zh ? "      另有 \(more) 处，用 --json 全部列出" : "      and \(more) more; --json lists them all")
    }
}

extension Invariant {
    fileprivate func json(_ finding: Finding?, _ language: Language) -> JSONValue {
        var members: [JSONValue.Member] = [
            .init("invariant", .text(rawValue)), .init("holds", .truth(finding == nil)),
            .init("rule", .text(rule(language))),
        ]
        if let finding {
            members.append(.init("sentence", .text(finding.sentence(language).text)))
            members.append(.init("places", .array(finding.places.map { .text($0) })))
        }
        return .object(members)
    }
}
