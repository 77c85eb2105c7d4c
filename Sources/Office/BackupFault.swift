package import MutualAid

/// What can stand in the way of a backup, or of putting one back.
package enum BackupFault: Error, Hashable, Sendable {
    case folderMissing(path: String)
    /// No room where the copy should lie; the data file is as it was.
    case noRoom(folder: String)
    /// The copy that was made is not what the file holds; it was taken away again. `detail` says in what.
    case copyDiffers(detail: String)
    /// A file that should be put back is not whole.
    case unsound(path: String, detail: String)
    case otherOffice(path: String)
    /// The data file itself was given as the backup.
    case sameFile(path: String)
    /// The file of an older version could not be brought up to date; it is as it was.
    case notUpgraded(path: String, detail: String)
}

extension BackupFault: Worded {
    package func sentence(_ language: Language) -> Sentence {
        switch (self, language) {
        case (.folderMissing(let path), .zh):
            Sentence(what: "没有文件夹 \(path)。", todo: "请插好 U 盘，或写另一个已有的文件夹。")
        case (.folderMissing(let path), .en):
            Sentence(what: "There is no folder \(path).", todo: "Put the stick in, or name another folder that exists.")
        case (.noRoom(let folder), .zh):
            Sentence(what: "\(folder) 空间不够，没有写成。", todo: "请腾出空间或换一个文件夹再试；数据文件不受影响。")
        case (.noRoom(let folder), .en):
            Sentence(
                what: "There is no room left in \(folder); nothing was written.",
                todo: "Free some space or name another folder; the data file is as it was.")
        case (.copyDiffers(let detail), .zh):
            Sentence(what: "写成的备份与数据文件对不上（\(detail)），已删掉。", todo: "请换一个磁盘再备份，并运行检查。")
        case (.copyDiffers(let detail), .en):
            Sentence(
                what: "The backup is not what the data file holds (\(detail)); it was taken away again.",
                todo: "Back up to another disk, and have the file checked.")
        case (.unsound(let path, let detail), .zh):
            Sentence(what: "备份 \(path) 不完整（\(detail)）。", todo: "请换一个较早的备份；现在的数据文件没有动。")
        case (.unsound(let path, let detail), .en):
            Sentence(
                what: "The backup \(path) is not whole (\(detail)).",
                todo: "Take an earlier one; the data file at hand was not touched.")
        case (.otherOffice(let path), .zh):
            Sentence(what: "\(path) 是另一个办事处的数据。", todo: "请核对文件，或用 --data 指定那个办事处的数据文件。")
        case (.otherOffice(let path), .en):
            Sentence(
                what: "\(path) holds another office's data.",
                todo: "Check the file, or name that office's data file with --data.")
        case (.sameFile(let path), .zh):
            Sentence(what: "\(path) 就是现在的数据文件。", todo: "请写出备份文件，huzhu backup --list 列出有哪些。")
        case (.sameFile(let path), .en):
            Sentence(
                what: "\(path) is the data file itself.",
                todo: "Name a backup; huzhu backup --list shows those there are.")
        case (.notUpgraded(let path, let detail), .zh):
            Sentence(
                what: "数据文件 \(path) 没有升级成功（\(detail)）。", todo: "原来的文件没有动；请把括号里的内容告诉管理员。")
        case (.notUpgraded(let path, let detail), .en):
            Sentence(
                what: "The data file \(path) could not be brought to this version (\(detail)).",
                todo: "It is as it was; tell the administrator what stands in brackets.")
        }
    }
}
