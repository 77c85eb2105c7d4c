import ArgumentParser
import Exchange
import Foundation
import MutualAid
import Office
import OfficeSQLite

/// A backup at once; the counter makes its own whenever it is left and at the first opening of a day.
struct BackupCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "backup", abstract: "备份数据文件，打开核对 / back the data file up and check the copy",
        discussion: """
            不写 --to 就放在数据文件旁边的 backups 文件夹。每次离开柜台、每天第一次打开时也自动备份。
            留最近 7 天、4 周、12 个月各一份，最近三份和当天第一份也留。
            """)

    @OptionGroup var common: CommonOptions

    @Option(help: ArgumentHelp("放到别的文件夹，如 U 盘；要先有 / another folder, a stick; it must be there", valueName: "FOLDER"))
    var to: String?

    @Flag(help: "以后自动备份也放到 --to 的文件夹 / automatic backups go there too from now on")
    var always = false

    @Flag(help: "以后自动备份放回数据文件旁边 / automatic backups go beside the data file again")
    var beside = false

    @Flag(help: "只列出已有的备份 / only list the backups there are")
    var list = false

    @Flag(help: "JSON")
    var json = false

    func validate() throws {
        if always, to == nil { throw ValidationError("--always needs --to FOLDER") }
        if beside, to != nil { throw ValidationError("--beside and --to exclude each other") }
    }

    mutating func run() throws {
        let language = common.language
        let path = common.data ?? Paths.office
        let folder = BackupFolder(of: path, to ?? (beside ? nil : Preferences.read().backups))
        if list { return show(folder, language) }
        let office = try common.office()
        defer { office.close() }
        do throws(OfficeFault) {
            let (made, facts) = try folder.backUp(path, office.witness, at: office.backupStamp)
            remember(folder)
            if json { return printLine(made.json(entries: facts.entries).line) }
            printLine(
                language == .zh
                    ? "已备份：\(made.path)（\(made.sizeText)）。已打开核对，与数据文件一致。"
                    : "Backed up: \(made.path) (\(made.sizeText)). Opened and checked: it is what the data file holds.")
            if let user = try? common.user(of: office, for: .supervisor) {
                try office.noteBackup(to: folder.path, entries: facts.entries, by: user)
            }
        } catch { throw Refusal(error) }
    }

    private func remember(_ folder: BackupFolder) {
        guard always || beside else { return }
        var preferences = Preferences.read()
        preferences.backups = always ? URL(fileURLWithPath: folder.path).path : nil
        preferences.write()
    }

    private func show(_ folder: BackupFolder, _ language: Language) {
        let backups = folder.backups()
        if json { return printLine(JSONValue.array(backups.map { $0.json(entries: nil) }).line) }
        guard !backups.isEmpty else {
            return printLine(language == .zh ? "\(folder.path) 里没有备份。" : "There is no backup in \(folder.path).")
        }
        for backup in backups { printLine("\(backup.stamp.text)  \(backup.sizeText)  \(backup.path)") }
    }
}

extension BackupFolder.Backup {
    fileprivate var sizeText: String {
        let tenths = (bytes * 10 + 524_288) / 1_048_576
        return tenths == 0 ? "\(max(1, bytes / 1024)) KB" : "\(tenths / 10).\(tenths % 10) MB"
    }

    fileprivate func json(entries: Int?) -> JSONValue {
        .object(
            [
                .init("path", .text(path)), .init("made", .text(stamp.text)), .init("bytes", .whole(bytes)),
            ] + (entries.map { [.init("auditEntries", .whole($0))] } ?? []))
    }
}
