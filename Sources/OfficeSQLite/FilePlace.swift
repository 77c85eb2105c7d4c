import Office

/// Whether an open file still lies at its path, with its log. SQLite would go on writing into one that was removed, moved or
/// replaced, and whoever opens the path would see nothing of it («Unlinking or renaming a database file while in use»,
/// https://www.sqlite.org/howtocorrupt.html). Told by `stat` alone: opening the file by hand would drop its locks.
struct FilePlace {
    let path: String
    private let logPath: String
    private let indexPath: String
    private let file: FileIdentity?
    /// Known from the first transaction on; `nil` for a file without a log.
    private var log: FileIdentity?
    private var index: FileIdentity?

    /// To be made before SQLite opens the file: one that is replaced in between is then found out, too.
    init(_ path: String) {
        self.path = path
        logPath = path + "-wal"
        indexPath = path + "-shm"
        file = Disk.identity(path)
    }

    /// While a file is open nobody takes its log away or makes another: that is done by whoever closes it last.
    mutating func learnLog() {
        guard log == nil else { return }
        log = Disk.identity(logPath)
        index = Disk.identity(indexPath)
    }

    /// For a connection that has given its log up.
    mutating func forgetLog() { log = nil }

    /// Whether the log may be folded in, on closing too. Not where it was taken away with its index: another program may have
    /// written to the file meanwhile, and what the log holds would be laid over that.
    var mayFold: Bool {
        log == nil || log == Disk.identity(logPath) || file != Disk.identity(path) || index == Disk.identity(indexPath)
    }

    func check() throws(OfficeFault) {
        let found = Disk.identity(path)
        guard found == file else { throw .misplaced(FileMisplacement(path, found == nil ? .gone : .replaced)) }
        guard log == nil || log == Disk.identity(logPath) else { throw .misplaced(FileMisplacement(path, .logGone)) }
    }
}
