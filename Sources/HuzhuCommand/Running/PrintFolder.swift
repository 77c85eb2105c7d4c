import Foundation
import MutualAid

/// Where prints lie that no printer took: beside the data, for its owner only.
struct PrintFolder {
    let path: String

    init(beside dataFile: String) {
        let folder = (dataFile as NSString).deletingLastPathComponent
        path = (folder.isEmpty ? "." : folder) + "/prints"
    }

    /// Writes the text into a new file and returns its path.
    func keep(_ job: PrintJob, at now: Instant) throws -> String {
        try makeFolder()
        let name = Self.name(job, at: now)
        for place in 1...999 {
            let file = path + "/" + name + (place == 1 ? "" : "-\(place)") + ".txt"
            let descriptor = open(file, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
            if descriptor < 0, errno == EEXIST { continue }
            guard descriptor >= 0 else { throw cannotWrite(file) }
            defer { close(descriptor) }
            guard Self.write(job, descriptor) else {
                unlink(file)
                throw cannotWrite(file)
            }
            return file
        }
        throw cannotWrite(path + "/" + name)
    }

    private func makeFolder() throws {
        guard mkdir(path, 0o700) != 0, errno != EEXIST else { return }
        throw cannotWrite(path)
    }

    private static func write(_ job: PrintJob, _ descriptor: Int32) -> Bool {
        let bytes = Array((job.lines.joined(separator: "\n") + "\n").utf8)
        var place = 0
        while place < bytes.count {
            let written = bytes.withUnsafeBytes {
                Foundation.write(descriptor, $0.baseAddress.map { $0 + place }, bytes.count - place)
            }
            if written < 0, errno == EINTR { continue }
            guard written > 0 else { return false }
            place += written
        }
        return fsync(descriptor) == 0
    }

    /// `20261124-094103-进度单-LP610302260000123`
    static func name(_ job: PrintJob, at now: Instant) -> String {
        let local = now.local(offsetMinutes: 480)
        let seconds = Int(now.milliseconds / 1000 % 60)
        let clock = [local.hour, local.minute, seconds].map { $0 < 10 ? "0\($0)" : "\($0)" }.joined()
        let title = job.title.map { $0.isLetter || $0.isNumber ? $0 : "-" }
        return local.day.iso.filter { $0 != "-" } + "-" + clock + "-" + String(title.prefix(60))
    }

    private func cannotWrite(_ file: String) -> Refusal {
        Refusal(
            zh: ("写不进打印文件 \(Paths.shown(file))。", "请检查磁盘空间和文件夹权限，再打印一次。"),
            en: (
                "The print file \(Paths.shown(file)) can't be written.",
                "Check the disk's space and the folder's permissions, then print again."
            ))
    }
}
