package import MutualAid

/// The file that a program has open is not the one that lies at its path any more: nothing more is stored in it.
package struct FileMisplacement: Hashable, Sendable {
    package enum Way: Hashable, Sendable {
        /// Removed or moved away.
        case gone
        /// Another file lies there.
        case replaced
        /// The file lies there, but its log was removed or replaced.
        case logGone
    }

    /// What became of what the open file still holds.
    package enum Rescue: Hashable, Sendable {
        case notTried
        /// A whole copy of it lies in a file.
        case copied(to: String)
        case failed
    }

    package let path: String
    package let way: Way
    package var rescue: Rescue

    package init(_ path: String, _ way: Way, _ rescue: Rescue = .notTried) {
        self.path = path
        self.way = way
        self.rescue = rescue
    }
}

extension FileMisplacement: Worded {
    package func sentence(_ language: Language) -> Sentence {
        Sentence(what: what(language), todo: todo(language))
    }

    private func what(_ language: Language) -> String {
        // Its name alone: the message row has no room for a path.
        let name = path.split(separator: "/").last ?? ""
        return switch (way, language) {
        case (.gone, .zh): "数据文件 \(name) 被删除或移走了，没有再存。"
        case (.gone, .en): "The data file \(name) was removed or moved away; nothing more is stored."
        case (.replaced, .zh): "数据文件 \(name) 被换成了另一个文件，没有再存。"
        case (.replaced, .en): "Another file has taken the place of the data file \(name); nothing more is stored."
        case (.logGone, .zh): "数据文件的 \(name)-wal 被删除或换掉了，没有再存。"
        case (.logGone, .en): "\(name)-wal, a part of the data file, was removed or replaced; nothing more is stored."
        }
    }

    private func todo(_ language: Language) -> String {
        switch (rescue, language) {
        case (.notTried, .zh): "请退出所有柜台，把原来的文件放回原处再打开，或用备份恢复。"
        case (.notTried, .en): "Close every counter, put the file back and open it again, or restore a backup."
        case (.copied(let copy), .zh): "已存的都另存在 \(copy)，请退出所有柜台后用 huzhu restore 放回。"
        case (.copied(let copy), .en):
            "All that was stored is kept in \(copy); close every counter and put it back with huzhu restore."
        case (.failed, .zh): "已存的还没能另存：请不要退出，腾出磁盘空间或把文件夹放回原处，再按 F5。"
        case (.failed, .en):
            "What was stored could not be copied yet: don't leave; free some space or put the folder back, then press F5."
        }
    }
}
