import Exchange
import Foundation
import MutualAid
import Office

/// The audit trail as a CSV file, readable by its owner only.
struct AuditFile {
    let office: Office
    let language: Language

    /// A new name in the folder of exports, which lies beside the data.
    static func place(beside dataFile: String, at now: Instant) throws -> String {
        let folder = (dataFile as NSString).deletingLastPathComponent
        let path = (folder.isEmpty ? "." : folder) + "/exports"
        guard mkdir(path, 0o700) == 0 || errno == EEXIST else { throw OfficeFault.notWritable(path: path) }
        let stamp = BackupStamp(now, offsetMinutes: 480).codedText
        for place in 1...999 {
            let file = path + "/" + stamp + "-audit" + (place == 1 ? "" : "-\(place)") + ".csv"
            if !FileManager.default.fileExists(atPath: file) { return file }
        }
        throw OfficeFault.notWritable(path: path)
    }

    /// A file that is there already is left alone.
    ///
    /// - Returns: how many entries were written.
    func write(_ filter: AuditFilter, to path: String, by reader: User) throws -> Int {
        guard !FileManager.default.fileExists(atPath: path) else { throw OfficeFault.fileExists(path: path) }
        let part = path + ".part-\(getpid())"
        let descriptor = open(part, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else { throw OfficeFault.notWritable(path: path) }
        let file = FileHandle(fileDescriptor: descriptor, closeOnDealloc: true)
        defer { unlink(part) }
        var writer = CSVWriter(.utf8Marked)
        let heading =
            language == .zh
            ? ["序号", "时间", "操作员", "操作", "代码", "对象", "内容", "校验"]
            : ["entry", "time", "user", "action", "code", "subject", "details", "mac"]
        let count: Int
        do {
            try writer.write(heading.map { .exact($0) })
            count = try office.exportAudit(filter, to: path, by: reader) { line throws(OfficeFault) in
                do {
                    try writer.write(line.cells(language, office))
                    try file.write(contentsOf: writer.take())
                } catch { throw .diskFull }
            }
            try file.write(contentsOf: writer.take())
            try file.synchronize()
        } catch let fault as OfficeFault { throw fault } catch { throw OfficeFault.diskFull }
        guard rename(part, path) == 0 else { throw OfficeFault.notWritable(path: path) }
        return count
    }
}

extension AuditLine {
    func time(_ office: Office) -> String { at.text(offsetMinutes: office.surroundings.offsetMinutes) }

    func name(_ language: Language) -> String { known?.name(language) ?? action }

    /// What was done, in words.
    func told(_ language: Language, _ office: Office) -> String {
        told(language) { office.catalogue.plan($0)?.name(language) }
    }

    fileprivate func cells(_ language: Language, _ office: Office) -> [CSVCell] {
        [
            .exact(String(entry)), .exact(time(office)), .text(userName), .text(name(language)), .text(action),
            .text(record?.text ?? ""), .text(told(language, office)), .exact(mac),
        ]
    }
}
