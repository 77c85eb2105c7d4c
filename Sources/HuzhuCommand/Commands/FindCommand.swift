import ArgumentParser
import Counter
import Exchange
import MutualAid
import Office

/// Finds people, employers and numbers.
struct FindCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "find",
        abstract: "找人、单位、号码 / find people, employers, numbers",
        discussion: "姓名和单位可打任意一段，拼音、号码从头打；证件、手机也可打后四位。")

    @OptionGroup var common: CommonOptions

    @Argument(help: ArgumentHelp("要找的内容 / what to find", valueName: "TEXT"))
    var text: String

    @Flag(help: "JSON")
    var json = false

    @Option(help: ArgumentHelp("最多几条 / at most so many", valueName: "N"))
    var limit = 50

    func validate() throws {
        guard (1...1000).contains(limit) else { throw ValidationError("--limit takes 1 to 1000") }
    }

    mutating func run() throws {
        let office = try common.office()
        defer { office.close() }
        let rows: [FoundRow]
        do { rows = try office.find(text, limit: limit) } catch { throw Refusal(error) }
        if json {
            printLine(JSONValue.array(rows.map(\.json)).line)
        } else {
            for row in rows {
                printLine(
                    "\(row.kind.name(common.language))  \(row.number)  \(row.name)  \(row.detail.text(common.language, office.catalogue))"
                )
            }
        }
    }
}

extension FoundRow {
    fileprivate var json: JSONValue {
        var members: [JSONValue.Member] = [
            .init("kind", .text(kind.rawValue)), .init("number", .text(number)), .init("name", .text(name)),
        ]
        if let creditCode { members.append(.init("creditCode", .text(creditCode))) }
        if case .person(let identity, let employer, _) = detail {
            members.append(.init("identity", .text(identity)))
            if let employer { members.append(.init("employer", .text(employer))) }
        }
        return JSONValue.object(members)
    }
}
