import Foundation
import Office

/// What can be known of a file before SQLite touches it (https://www.sqlite.org/fileformat.html, §1.3).
enum DataFile {
    /// «hzhu»
    static let applicationID: Int32 = 0x687A_6875

    static func create(_ path: String) throws(OfficeFault) {
        if isDirectory(path) { throw .isDirectory(path: path) }
        // SQLite gives its -wal and -shm files the mode of this one.
        let file = Foundation.open(path, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
        guard file >= 0 else {
            throw errno == EEXIST ? .fileExists(path: path) : .notWritable(path: path)
        }
        Foundation.close(file)
    }

    static func check(_ path: String) throws(OfficeFault) {
        try checkWhole(path)
        try checkWritable(path)
    }

    /// The schema that a file says it has; nothing else is known of it.
    static func version(_ path: String) throws(OfficeFault) -> Int {
        let header = try header(path)
        return header.count == 100 ? Int(number(header, at: 60)) : 0
    }

    /// For a file that is only read, a backup on a stick.
    static func checkWhole(_ path: String) throws(OfficeFault) {
        if isDirectory(path) { throw .isDirectory(path: path) }
        let header = try header(path)
        guard header.starts(with: Array("SQLite format 3\0".utf8)) else {
            throw header.count < 100 && isStart(header) ? .truncated(path: path) : .notADataFile(path: path)
        }
        guard header.count == 100 else { throw .truncated(path: path) }
        guard number(header, at: 68) == UInt32(bitPattern: applicationID) else { throw .otherProgram(path: path) }
        let version = Int(number(header, at: 60))
        guard version <= Migration.latest else {
            throw .newerVersion(path: path, file: version, program: Migration.latest)
        }
        try checkLength(path, header)
    }

    /// Whether the file is in WAL mode, which stays with it (§1.3.3).
    static func keepsLog(_ path: String) -> Bool {
        guard let header = try? header(path), header.count == 100 else { return false }
        return header[18] == 2 && header[19] == 2
    }

    private static func isDirectory(_ path: String) -> Bool {
        var isDirectory: ObjCBool = false
        return FileManager.default.fileExists(atPath: path, isDirectory: &isDirectory) && isDirectory.boolValue
    }

    private static func header(_ path: String) throws(OfficeFault) -> [UInt8] {
        let file = Foundation.open(path, O_RDONLY | O_CLOEXEC)
        guard file >= 0 else { throw errno == ENOENT ? .fileMissing(path: path) : .notReadable(path: path) }
        defer { Foundation.close(file) }
        var bytes = [UInt8](repeating: 0, count: 100)
        let count = pread(file, &bytes, 100, 0)
        guard count >= 0 else { throw .notReadable(path: path) }
        return Array(bytes.prefix(count))
    }

    /// A file so short that it may have been one of ours.
    private static func isStart(_ header: [UInt8]) -> Bool { Array("SQLite format 3\0".utf8).starts(with: header) }

    /// While a write-ahead log waits, the file itself may rightly be shorter than it says.
    private static func checkLength(_ path: String, _ header: [UInt8]) throws(OfficeFault) {
        guard size(path + "-wal") == 0 else { return }
        let field = Int(header[16]) << 8 | Int(header[17])
        let pageSize = field == 1 ? 65_536 : field
        guard size(path) >= pageSize * Int(number(header, at: 28)) else { throw .truncated(path: path) }
    }

    /// The folder too must be writable: SQLite makes its log beside the file.
    private static func checkWritable(_ path: String) throws(OfficeFault) {
        let file = Foundation.open(path, O_RDWR | O_CLOEXEC)
        guard file >= 0 else { throw .notWritable(path: path) }
        fchmod(file, 0o600)
        Foundation.close(file)
        let folder = (path as NSString).deletingLastPathComponent
        guard access(folder.isEmpty ? "." : folder, W_OK) == 0 else { throw .notWritable(path: path) }
    }

    private static func size(_ path: String) -> Int {
        var status = stat()
        return stat(path, &status) == 0 ? Int(status.st_size) : 0
    }

    private static func number(_ bytes: [UInt8], at place: Int) -> UInt32 {
        bytes[place..<place + 4].reduce(0) { $0 << 8 | UInt32($1) }
    }
}
