import ArgumentParser
import Foundation
import MutualAid
import Office
import OfficeSQLite

/// Puts a backup in the place of the data file.
struct RestoreCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "restore", abstract: "用备份恢复数据文件 / put a backup in the place of the data file",
        discussion: """
            先在副本上打开、逐条核对；现在的数据文件改名留在 backups 文件夹，不会丢。别的柜台程序要先关掉。
            The file that gives way stays in the folder backups under a dated name. Other counters must be closed.
            """)

    @OptionGroup var common: CommonOptions

    @Argument(help: ArgumentHelp("备份文件；huzhu backup --list 列出 / the backup", valueName: "FILE"))
    var backup: String

    @Flag(help: "不问，直接恢复 / restore without asking")
    var yes = false

    mutating func run() throws {
        let file = OfficeFile(path: common.data ?? Paths.office, plans: try common.plans())
        try Paths.makeFolder(of: file.path)
        let restore = FileRestore(backup, to: file.path)
        do {
            let (office, preview) = try restore.prepare { [credentials = common.credentials] in
                try file.opened(in: $0, as: credentials)
            }
            let stamp = office.backupStamp
            do {
                defer { office.close() }
                let user = try common.user(of: office, for: .supervisor)
                show(preview)
                guard try yes || confirmed() else {
                    restore.giveUp()
                    return printLine(common.language == .zh ? "没有恢复，现在的文件没有动。" : "Nothing was restored.")
                }
                try office.noteRestore(
                    from: (backup as NSString).lastPathComponent, replaced: preview.present, by: user)
            } catch {
                restore.giveUp()
                throw error
            }
            tell(kept: try restore.put(at: stamp), file.path)
        } catch let fault as OfficeFault { throw Refusal(fault) }
    }

    private func show(_ preview: FileRestore.Preview) {
        let language = common.language
        printLine(preview.found.text(language, language == .zh ? "备份：" : "The backup: "))
        guard preview.replaces else { return }
        let title = language == .zh ? "现在的文件：" : "The file at hand: "
        guard let present = preview.present else {
            return printLine(title + (language == .zh ? "读不出来。" : "can't be read."))
        }
        printLine(present.text(language, title))
        let after = present.entries - preview.found.entries
        guard after > 0 else { return }
        printLine(
            language == .zh
                ? "备份以后的 \(after) 条变动不在备份里，恢复后要重新录入。"
                : "\(after) changes since the backup are not in it and must be entered again.")
    }

    private func tell(kept: String?, _ path: String) {
        let language = common.language
        printLine(language == .zh ? "已恢复：\(path)。" : "Restored: \(path).")
        guard let kept else { return }
        printLine(language == .zh ? "原来的文件留在：\(kept)" : "The file that was there is kept: \(kept)")
    }

    private func confirmed() throws -> Bool {
        let language = common.language
        guard isatty(STDIN_FILENO) == 1 else {
            throw Refusal(
                status: 2, zh: ("这里不是终端，问不了。", "看过上面的内容，加 --yes 再运行。"),
                en: ("This is no terminal, so nobody can be asked.", "Look at the above and run it with --yes."))
        }
        printLine(language == .zh ? "用备份替换现在的文件吗？[y/N] " : "Put the backup in its place? [y/N] ", terminator: "")
        fflush(nil)
        return ["y", "Y", "yes", "ｙ", "Ｙ", "是"].contains((readLine() ?? "").trimmingCharacters(in: .whitespaces))
    }
}

extension FileFacts {
    fileprivate func text(_ language: Language, _ title: String) -> String {
        let last = lastChange?.text(offsetMinutes: 480) ?? "-"
        let people = rows["person"] ?? 0
        let claims = rows["claim"] ?? 0
        return language == .zh
            ? title + "最后一次变动 \(last)，\(people) 人，\(claims) 件理赔，审计记录 \(entries) 条。"
            : title + "last change \(last), \(people) people, \(claims) claims, \(entries) audit entries."
    }
}
