import ArgumentParser
import Exchange
import MutualAid
import Office

/// Looks through the audit trail, or writes it into a file.
struct AuditCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "audit", abstract: "查操作记录，或导出为 CSV / search or export the audit trail",
        discussion: """
            主管和审计可看。证件、手机、卡号只显示一部分。程序里不能删操作记录，至少保留六个月的要求由此满足。导出本身也记一条。
            For supervisors and auditors; masked. Nothing in the program deletes an entry. An export is an entry of its own.
            """)

    @OptionGroup var common: CommonOptions

    @Option(help: ArgumentHelp("从哪天起 2026-03-15 / from this day on", valueName: "DATE"))
    var from: String?

    @Option(help: ArgumentHelp("到哪天止 / through this day", valueName: "DATE"))
    var through: String?

    @Option(help: ArgumentHelp("谁做的 / by whom", valueName: "NAME"))
    var user: String?

    @Option(help: ArgumentHelp("哪种操作，如 pay、decide / which action", valueName: "CODE"))
    var action: String?

    @Option(help: ArgumentHelp("关于哪个号码 / about which number", valueName: "NUMBER"))
    var about: String?

    @Option(help: ArgumentHelp("内容里有什么 / what the details hold", valueName: "TEXT"))
    var text: String?

    @Option(help: ArgumentHelp("最多几条，新的在前 / at most so many, the newest first", valueName: "N"))
    var limit = 50

    @Flag(help: "JSON，每条一行 / JSON, a line each")
    var json = false

    @Option(help: ArgumentHelp("全部写成 CSV 文件 / write all of it into a CSV file", valueName: "FILE"))
    var csv: String?

    @Flag(help: "只看共几条和末条校验，抄在别处 / only the count and the last MAC, to be noted elsewhere")
    var head = false

    func validate() throws {
        guard (1...1000).contains(limit) else { throw ValidationError("--limit takes 1 to 1000") }
    }

    mutating func run() throws {
        let office = try common.office()
        defer { office.close() }
        let reader = try common.user(of: office, for: .supervisor)
        let filter = try filter(office)
        do {
            if let csv {
                let count = try AuditFile(office: office, language: common.language).write(filter, to: csv, by: reader)
                return printLine(common.language == .zh ? "已写 \(count) 条：\(csv)" : "\(count) entries written: \(csv)")
            }
            if head { return try show(office, reader) }
            let lines = try office.auditLines(filter, limit: limit, by: reader)
            for line in lines { printLine(json ? line.json(office).line : line.text(common.language, office)) }
        } catch let fault as OfficeFault { throw Refusal(fault) }
    }

    /// What an auditor notes outside of the file: entries cut off later no longer reach it.
    private func show(_ office: Office, _ reader: User) throws {
        _ = try office.auditLines(AuditFilter(), limit: 1, by: reader)
        let end = try office.auditEnd()
        if json {
            return printLine(
                JSONValue.object([.init("entries", .whole(end.entries)), .init("mac", .text(end.mac))]).line)
        }
        printLine(common.language == .zh ? "共 \(end.entries) 条" : "\(end.entries) entries")
        printLine(end.grouped.joined(separator: " "))
    }

    private func filter(_ office: Office) throws -> AuditFilter {
        var filter = AuditFilter(first: try day(from), through: try day(through), text: text)
        if let user {
            guard let known = office.users().first(where: { $0.name == user }) else {
                throw Refusal(
                    status: 2, zh: ("没有操作员「\(user)」。", "操作员有：\(office.users().map(\.name).joined(separator: "、"))。"),
                    en: (
                        "There is no operator “\(user)”.",
                        "The operators are: \(office.users().map(\.name).joined(separator: ", "))."
                    ))
            }
            filter.user = known.id
        }
        if let action {
            guard let known = AuditAction(rawValue: action) else {
                let codes = AuditAction.allCases.map(\.rawValue)
                throw Refusal(
                    status: 2, zh: ("没有操作「\(action)」。", "操作有：\(codes.joined(separator: "、"))。"),
                    en: ("There is no action “\(action)”.", "The actions are: \(codes.joined(separator: ", "))."))
            }
            filter.action = known
        }
        if let about {
            do throws(CounterNumberFaults) { filter.about = try CounterNumber(parsing: about) } catch {
                throw Refusal(all: error, status: 2)
            }
        }
        return filter
    }

    private func day(_ typed: String?) throws -> Day? {
        guard let typed else { return nil }
        guard let day = Day(typed) else {
            throw Refusal(
                status: 2, zh: ("没有 \(typed) 这一天。", "请写成 2026-03-15 这样。"),
                en: ("There is no day \(typed).", "Write it as 2026-03-15."))
        }
        return day
    }
}

extension AuditLine {
    fileprivate func text(_ language: Language, _ office: Office) -> String {
        let about = record.map { $0.text + "  " } ?? ""
        return "\(entry)  \(time(office))  \(userName)  \(name(language)) \(action)  \(about)\(told(language, office))"
    }

    fileprivate func json(_ office: Office) -> JSONValue {
        .object([
            .init("entry", .whole(entry)), .init("at", .text(time(office))), .init("user", .text(userName)),
            .init("action", .text(action)), .init("subject", .text(String(subject))),
            .init("details", .object(details.sorted { $0.key < $1.key }.map { .init($0.key, .text($0.value)) })),
            .init("mac", .text(mac)),
        ])
    }
}
