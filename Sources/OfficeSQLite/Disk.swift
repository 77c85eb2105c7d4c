import Foundation
import Office

/// Files that take each other's place so that, whenever the power goes, one of them is whole.
enum Disk {
    static func exists(_ path: String) -> Bool { access(path, F_OK) == 0 }

    /// Tells files apart though they were renamed; `nil` where there is none.
    static func identity(_ path: String) -> FileIdentity? {
        var status = stat()
        guard stat(path, &status) == 0 else { return nil }
        return FileIdentity(device: UInt64(status.st_dev), inode: UInt64(status.st_ino))
    }

    static func size(_ path: String) -> Int {
        var status = stat()
        return stat(path, &status) == 0 ? Int(status.st_size) : 0
    }

    static func folder(of path: String) -> String {
        let folder = (path as NSString).deletingLastPathComponent
        return folder.isEmpty ? "." : folder
    }

    /// What was written is on the disk.
    static func sync(_ path: String) throws(OfficeFault) {
        let file = open(path, O_RDONLY | O_CLOEXEC)
        guard file >= 0 else { throw .notWritable(path: path) }
        defer { close(file) }
        guard fsync(file) == 0 else { throw fault(path) }
    }

    /// A new name for what `old` names, in the place of what `new` named, and on the disk.
    static func move(_ old: String, to new: String) throws(OfficeFault) {
        guard rename(old, new) == 0 else { throw fault(new) }
        try sync(folder(of: new))
    }

    /// A second name; `false` where the file system knows none, as on most sticks.
    static func link(_ path: String, as other: String) throws(OfficeFault) -> Bool {
        guard !hasNoLinks else { return false }
        guard Foundation.link(path, other) == 0 else {
            if [EPERM, EOPNOTSUPP, ENOSYS, EXDEV, EMLINK].contains(errno) { return false }
            throw errno == EEXIST ? .fileExists(path: other) : fault(other)
        }
        try sync(folder(of: other))
        return true
    }

    /// For tests: as on a stick.
    private static let hasNoLinks = ProcessInfo.processInfo.environment["HUZHU_TEST_NO_LINKS"] != nil

    /// Gives a whole new file the name that it was made for, which nothing may have yet.
    static func publish(_ part: String, as path: String) throws(OfficeFault) {
        guard try !link(part, as: path) else {
            unlink(part)
            return
        }
        // An empty file holds the name until the whole one takes it.
        try DataFile.create(path)
        do throws(OfficeFault) { try move(part, to: path) } catch {
            unlink(path)
            throw error
        }
    }

    static func copy(_ path: String, to other: String) throws(OfficeFault) {
        do {
            try FileManager.default.copyItem(atPath: path, toPath: other)
        } catch { throw errno == ENOSPC ? .diskFull : .notWritable(path: other) }
        chmod(other, 0o600)
        try sync(other)
    }

    /// The file with what SQLite makes beside it.
    static func remove(_ path: String) {
        for suffix in ["", "-wal", "-shm", "-journal"] { unlink(path + suffix) }
    }

    /// A name beside `path` for what isn't whole yet; the number is that of the program that makes it.
    static func part(of path: String, for use: String) -> String { "\(path).\(use)-\(getpid())" }

    /// Takes away what makers that were killed left.
    static func sweep(_ path: String, for use: String) {
        let start = (path as NSString).lastPathComponent + ".\(use)-"
        let names = (try? FileManager.default.contentsOfDirectory(atPath: folder(of: path))) ?? []
        for name in names where name.hasPrefix(start) {
            let digits = name.dropFirst(start.count).prefix { $0.isNumber }
            guard let maker = pid_t(digits), kill(maker, 0) != 0, errno == ESRCH else { continue }
            unlink((folder(of: path) as NSString).appendingPathComponent(name))
        }
    }

    private static func fault(_ path: String) -> OfficeFault {
        errno == ENOSPC || errno == EDQUOT ? .diskFull : .notWritable(path: path)
    }
}

struct FileIdentity: Hashable {
    let device: UInt64
    let inode: UInt64
}

/// For tests: HUZHU_TEST_KILL_AT=N ends this program (SIGKILL) at the N-th place where files are about to change theirs.
struct FileSteps {
    private let place = Int(ProcessInfo.processInfo.environment["HUZHU_TEST_KILL_AT"] ?? "") ?? 0
    private var steps = 0

    mutating func reach() {
        steps += 1
        if steps == place { kill(getpid(), SIGKILL) }
    }
}
