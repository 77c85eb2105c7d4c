import ArgumentParser
import Foundation
import MutualAid
import Office
import Seeds

extension PlansCommand {
    /// Prints a plan's file, as a pattern for an import.
    struct Export: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "export", abstract: "打印一项保障现在的方案文件 / print the current file of a plan")

        @OptionGroup var common: CommonOptions

        @Argument(help: ArgumentHelp("保障活动代码，如 women / the plan's code", valueName: "PLAN"))
        var plan: String

        mutating func run() throws {
            let code = try common.catalogue().some(plan).code
            if let imported = try imported(code) { return printText(imported, terminator: "") }
            let files = try common.plans().files
            do throws(PlanFaults) {
                printText(try Seeds.exported(code, overriding: files) ?? "", terminator: "")
            } catch { throw Refusal(all: error) }
        }

        private func imported(_ code: PlanCode) throws -> String? {
            guard let office = try common.officeIfThere() else { return nil }
            defer { office.close() }
            do { return try office.importedFile(of: code) } catch { throw Refusal(error) }
        }
    }

    /// Stores new revisions of a plan's editions from a file, after showing every change.
    struct Import: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "import", abstract: "从办事处文件导入数字和病种 / import figures and diseases from the office's document",
            discussion: "先用 huzhu plans export 取得现在的文件，改好再导入。每处改动都列出来，确认后才存入；旧的修订留着，已核算的理赔仍按旧的。")

        @OptionGroup var common: CommonOptions

        @Argument(help: ArgumentHelp("方案文件 / the plan file", valueName: "FILE"))
        var file: String

        @Flag(help: "不问，直接导入 / import without asking")
        var yes = false

        mutating func run() throws {
            let draft = try PlanFileReading(file, common.plans()).draft
            let office = try common.office()
            defer { office.close() }
            let user = try common.user(of: office, for: .supervisor)
            let revisions = try told { () throws(OfficeFault) in try office.revisions(by: draft) }
            guard !revisions.isEmpty else {
                return printLine(OfficeFault.nothingRevised(plan: draft.plan.name).sentence(common.language).text)
            }
            show(revisions, draft, office.catalogue)
            guard try yes || confirmed() else {
                printLine(common.language == .zh ? "没有导入。" : "Nothing was imported.")
                throw ExitCode(1)
            }
            let stored = try told { () throws(OfficeFault) in try office.importPlan(draft, by: user) }
            let names = stored.map { "\($0.edition) " + EditionRevision.name($0.number, common.language) }
            printLine(
                (common.language == .zh ? "已导入：" : "Imported: ") + draft.plan.name(common.language) + " "
                    + names.joined(separator: common.language == .zh ? "、" : ", "))
            let open = draft.plan.openSlots
            guard open > 0 else { return }
            printLine(
                common.language == .zh
                    ? "还有 \(open) 种病待办事处文件导入。"
                    : "\(open) slots are still open, to be imported from the office's document.")
        }

        private func told<Value>(_ work: () throws(OfficeFault) -> Value) throws -> Value {
            do { return try work() } catch {
                if case .planRefused(let faults) = error { throw Refusal(all: Faults(faults)) }
                throw Refusal(error)
            }
        }

        private func show(_ revisions: [EditionRevision], _ draft: PlanDraft, _ catalogue: Catalogue) {
            let language = common.language
            let plans = catalogue.replacing(draft.plan)
            for revision in revisions {
                let new = language == .zh ? "新版，" : "new edition, "
                printLine(
                    "\(revision.plan) \(revision.edition)  \(draft.plan.name(language))  "
                        + (revision.isNewEdition ? new : "") + EditionRevision.name(revision.number, language))
                for change in revision.changes { printLine("  " + change.text(language, plans: plans)) }
            }
            let count = revisions.reduce(0) { $0 + $1.changes.count }
            printLine(language == .zh ? "共 \(count) 处改动。" : "\(count) change\(count == 1 ? "" : "s") in all.")
        }

        private func confirmed() throws -> Bool {
            guard isatty(STDIN_FILENO) == 1 else {
                throw Refusal(
                    status: 2, zh: ("这里不是终端，问不了。", "看过上面的改动，加 --yes 再运行。"),
                    en: (
                        "This is no terminal, so nobody can be asked.",
                        "Look at the changes above and run it with --yes."
                    ))
            }
            printLine(common.language == .zh ? "导入这些改动？(y/N) " : "Import these changes? (y/N) ", terminator: "")
            fflush(nil)
            return ["y", "Y", "yes", "ｙ", "Ｙ", "是"].contains((readLine() ?? "").trimmingCharacters(in: .whitespaces))
        }
    }
}

extension Plan {
    /// Slots without a name in any edition, each counted once.
    fileprivate var openSlots: Int {
        Set(editions.flatMap(\.parts).flatMap { Array($0.listed?.slots ?? []) }.filter(\.isOpen).map(\.code)).count
    }
}

/// A plan file on disk, read with all its faults.
struct PlanFileReading {
    let draft: PlanDraft

    init(_ path: String, _ plans: PlanBooks) throws {
        guard let bytes = FileManager.default.contents(atPath: path) else {
            throw Refusal(
                zh: ("读不了方案文件 \(path)。", "请检查路径和权限。"),
                en: ("The plan file \(path) can't be read.", "Check the path and its permissions."))
        }
        guard let text = String(validating: bytes, as: UTF8.self) else {
            throw Refusal(
                zh: ("方案文件 \(path) 不是 UTF-8 编码。", "请另存为 UTF-8 再试。"),
                en: ("The plan file \(path) is not UTF-8.", "Save it as UTF-8 and try again."))
        }
        let file = SeedFile(
            name: (path as NSString).lastPathComponent,
            text: text.hasPrefix("\u{FEFF}") ? String(text.dropFirst()) : text)
        do throws(PlanFaults) { draft = try Seeds.draft(file, overriding: plans.files) } catch {
            throw Refusal(all: error)
        }
    }
}

extension CommonOptions {
    /// The one in whose name a command changes something: `--as`, else the first who has the duty.
    func user(of office: Office, for duty: Duty) throws -> User {
        if let user = office.signedIn { return user }
        let users = office.users().filter { !$0.isRetired }
        if let actingAs {
            if let user = users.first(where: { $0.name == actingAs }) { return user }
            let names = users.map(\.name).joined(separator: ", ")
            throw Refusal(
                status: 2, zh: ("没有操作员「\(actingAs)」。", "操作员有：\(names)。"),
                en: ("There is no operator “\(actingAs)”.", "The operators are: \(names)."))
        }
        if let user = users.first(where: { $0.duties.contains(duty) }) { return user }
        throw Refusal(
            zh: ("办事处还没有\(duty.name(.zh))。", "请先在管理里增加一位。"),
            en: ("The office has no \(duty.name(.en)) yet.", "Add one in the settings first."))
    }
}
