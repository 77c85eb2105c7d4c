import ArgumentParser
import Exchange
import MutualAid
import Office

/// The plans with their figures and the basis of each; the office's own where there is a data file.
struct PlansCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "plans", abstract: "七项保障、数字和依据 / the plans, their figures and basis",
        subcommands: [List.self, Show.self, Check.self, Export.self, Import.self], defaultSubcommand: List.self)

    struct List: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "list", abstract: "列出保障活动 / list the plans")

        @OptionGroup var common: CommonOptions

        @Flag(help: "JSON")
        var json = false

        mutating func run() throws {
            let catalogue = try common.catalogue()
            if json { return printLine(JSONValue.array(catalogue.plans.map { $0.json(catalogue) }).line) }
            for plan in catalogue.plans { printLine(plan.summary(common.language)) }
        }
    }

    struct Show: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "show", abstract: "一项保障的全部数字 / every figure of one plan")

        @OptionGroup var common: CommonOptions

        @Argument(help: ArgumentHelp("保障活动代码，如 women / the plan's code", valueName: "PLAN"))
        var plan: String

        @Flag(help: "JSON")
        var json = false

        mutating func run() throws {
            let catalogue = try common.catalogue()
            let plan = try catalogue.some(plan)
            json ? printLine(plan.json(catalogue).line) : printText(plan.pages(common.language, catalogue))
        }
    }

    struct Check: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "check",
            abstract: "列出样例数字和待填的病种；给出文件就查文件 / the sample figures and open slots, or what is wrong with a file")

        @OptionGroup var common: CommonOptions

        @Argument(help: ArgumentHelp("要查的方案文件 / a plan file to check", valueName: "FILE"))
        var file: String?

        @Flag(help: "JSON")
        var json = false

        mutating func run() throws {
            var catalogue = try common.catalogue()
            var plans = catalogue.plans
            if let file {
                let plan = try PlanFileReading(file, common.plans()).draft.plan
                catalogue = catalogue.replacing(plan)
                plans = [plan]
            }
            let findings = plans.flatMap(\.editions).flatMap { $0.findings(common.language, catalogue) }
            if json { return printLine(JSONValue.array(findings.map(\.json)).line) }
            for finding in findings { printLine(finding.line(common.language)) }
            let samples = findings.filter { $0.basis == .sample }.count
            printLine(
                common.language == .zh
                    ? "共 \(samples) 个样例数字、\(findings.count - samples) 处病种待办事处文件导入；确认前不作数。"
                    : "\(samples) sample figures and \(findings.count - samples) lists with open slots; none holds until the office confirms it."
            )
        }
    }
}

extension Catalogue {
    /// The plan of a code that was typed.
    func some(_ code: String) throws -> Plan {
        if let plan = plan(PlanCode(code)) { return plan }
        let known = plans.map(\.code.text).joined(separator: ", ")
        throw Refusal(
            status: 2, zh: ("没有保障活动「\(code)」。", "可用的代码：\(known)。"),
            en: ("There is no plan “\(code)”.", "The codes are: \(known)."))
    }
}

extension CommonOptions {
    /// The plans as the office holds them: those of the data file where there is one, else the program's.
    func catalogue() throws -> Catalogue {
        guard let office = try officeIfThere() else { return try plans().catalogue }
        defer { office.close() }
        return office.catalogue
    }

    /// The data file that was named, or the usual one if it was made.
    func officeIfThere() throws -> Office? {
        guard data == nil, try !OfficeFile(path: Paths.office, plans: plans()).exists else { return try office() }
        return nil
    }
}

/// Something an office must still confirm.
private struct Finding {
    let plan: PlanCode
    let edition: EditionCode
    let what: String
    let value: String
    let basis: Basis?

    func line(_ language: Language) -> String {
        "\(plan.text) \(edition.text)  \(what)  \(value)  \(basis?.name(language) ?? "")"
    }

    var json: JSONValue {
        JSONValue.object([
            .init("plan", .text(plan.text)), .init("edition", .text(edition.text)), .init("what", .text(what)),
            .init("value", .text(value)), .init("basis", basis.map { .text($0.rawValue) } ?? .null),
        ])
    }
}

extension Edition {
    fileprivate func findings(_ language: Language, _ catalogue: Catalogue) -> [Finding] {
        let samples = sampleFigures.map { figure in
            Finding(
                plan: plan, edition: code, what: figure.title(language),
                value: figure.value.text(language, plans: catalogue), basis: .sample)
        }
        let open = parts.filter { ($0.listed?.openSlots ?? 0) > 0 }.map { part in
            Finding(
                plan: plan, edition: code, what: part.part.name(language),
                value: part.openText(language), basis: nil)
        }
        return samples + open
    }

    fileprivate func json(_ catalogue: Catalogue) -> JSONValue {
        JSONValue.object([
            .init("code", .text(code.text)), .init("starts", starts.map { .text($0.value.iso) } ?? .null),
            .init("revision", .whole(revision)),
            .init("imported", imported?.json ?? .null), .init("sample", .truth(usesSample)),
            .init("openSlots", .whole(parts.reduce(0) { $0 + ($1.listed?.openSlots ?? 0) })),
            .init("figures", .array(figures.map { $0.json(catalogue) })),
        ])
    }

    /// `  第 1 次修订 2026-11-24 09:30 赵志强，文号`; nothing for a built-in edition.
    private func revisionText(_ language: Language) -> String {
        guard let imported else { return "" }
        return "  " + revisionName(language) + "  " + imported.text(language, offsetMinutes: 480)
    }

    fileprivate func page(_ language: Language, _ catalogue: Catalogue) -> [String] {
        var lines = ["  \(language == .zh ? "版" : "edition") \(code.text)" + revisionText(language)]
        for figure in figures {
            let source = figure.source.map { "  \($0)" } ?? ""
            lines.append(
                "    \(figure.title(language))  \(figure.value.text(language, plans: catalogue))  \(figure.basis.name(language))\(source)"
            )
        }
        for part in parts where (part.listed?.openSlots ?? 0) > 0 {
            lines.append("    \(part.part.name(language))  \(part.openText(language))")
        }
        return lines
    }
}

extension PlanImport {
    fileprivate var json: JSONValue {
        .object([
            .init("at", .text(at.local(offsetMinutes: 480).day.iso)), .init("by", .text(user)),
            .init("document", document.map { .text($0) } ?? .null),
        ])
    }
}

extension PartRule {
    fileprivate func openText(_ language: Language) -> String {
        let open = listed?.openSlots ?? 0
        return language == .zh ? "\(open) 种待办事处文件导入" : "\(open) open slots, to be imported from the office's document"
    }
}

extension PlanFigure {
    fileprivate func json(_ catalogue: Catalogue) -> JSONValue {
        JSONValue.object([
            .init("label", .object([.init("zh", .text(title(.zh))), .init("en", .text(title(.en)))])),
            .init("part", key.part.map { .text($0.rawValue) } ?? .null),
            .init("value", .text(value.text(.en, plans: catalogue))), .init("basis", .text(basis.rawValue)),
            .init("source", source.map { .text($0) } ?? .null),
        ])
    }
}

extension Plan {
    fileprivate func json(_ catalogue: Catalogue) -> JSONValue {
        JSONValue.object([
            .init("code", .text(code.text)),
            .init("name", .object([.init("zh", .text(name(.zh))), .init("en", .text(name(.en)))])),
            .init("editions", .array(editions.map { $0.json(catalogue) })),
        ])
    }

    fileprivate func summary(_ language: Language) -> String {
        let newest = editions.last
        let mark = newest?.usesSample == true ? (language == .zh ? "含样例数字" : "holds sample figures") : ""
        let revision = newest.map { $0.revision > 0 ? "  " + $0.revisionName(language) : "" } ?? ""
        return
            "\(code.text)  \(name(language))  \(editions.map(\.code.text).joined(separator: "/"))\(revision)  \(mark)"
    }

    fileprivate func pages(_ language: Language, _ catalogue: Catalogue) -> String {
        (["\(code.text)  \(name(language))"] + editions.flatMap { $0.page(language, catalogue) }).joined(
            separator: "\n")
    }
}
