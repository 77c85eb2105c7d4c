import Exchange
import Foundation
import MutualAid
import Office
import Seeds

/// The files that go to the bank and come back from it.
struct BankFiles {
    /// Beside the data file; only its owner may look into it.
    let folder: String
    let form: BankFileForm

    static func folder(beside dataFile: String) -> String {
        ((dataFile as NSString).deletingLastPathComponent as NSString).appendingPathComponent("bank")
    }

    /// - Parameter columns: a file that counts for this once, before the office's own and the built-in one.
    init(office: Office, dataFile: String, columns: String? = nil) throws {
        folder = Self.folder(beside: dataFile)
        do {
            if let columns {
                form = try Seeds.bankFile(Self.seed(columns))
            } else if let own = try office.bankFileText() {
                form = try Seeds.bankFile(SeedFile(name: Seeds.bankFileName, text: own))
            } else {
                form = try Seeds.bankFile()
            }
        } catch let faults as PlanFaults { throw Refusal(all: faults) }
    }

    static func seed(_ path: String) throws -> SeedFile {
        guard let text = try? String(contentsOfFile: expanded(path), encoding: .utf8) else {
            throw Refusal(
                status: 2, zh: ("读不了列设置文件 \(path)。", "请核对路径和权限；文件须是 UTF-8。"),
                en: ("The columns file \(path) can't be read.", "Check its path and permissions; it must be UTF-8."))
        }
        return SeedFile(name: (path as NSString).lastPathComponent, text: text)
    }

    static func expanded(_ path: String) -> String { (path as NSString).expandingTildeInPath }

    // MARK: to the bank

    /// Writes the batch's file, readable by its owner only. The place is tried before anything is stored; a file that is
    /// there already is left alone, and must hold the same.
    func write(
        _ batch: PaymentBatch, to path: String?, key: SubmissionKey, office: Office, user: User
    ) throws -> (batch: PaymentBatch, path: String) {
        let path = path.map(Self.expanded) ?? (folder as NSString).appendingPathComponent("\(batch.number.text).csv")
        if let bar = BatchLife.bar(.writeFile, on: batch, by: user) { throw OfficeFault.payment(.barred(bar)) }
        if batch.stage == .releasedTwice, FileManager.default.fileExists(atPath: path) { throw taken(path) }
        try Paths.makeFolder(of: path)
        let part = path + ".part-\(getpid())"
        let file = open(part, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
        guard file >= 0 else { throw OfficeFault.notWritable(path: path) }
        defer {
            close(file)
            unlink(part)
        }
        let kept = try office.bankFile(of: batch.id, version: batch.version, key: key, by: user) { batch in
            try? batch.bankFile(form)
        }
        if FileManager.default.fileExists(atPath: path) {
            guard FileManager.default.contents(atPath: path) == kept.bytes else { throw taken(path) }
            return (kept.batch, path)
        }
        let written = kept.bytes.withUnsafeBytes { Foundation.write(file, $0.baseAddress, $0.count) }
        guard written == kept.bytes.count, fsync(file) == 0, rename(part, path) == 0 else {
            // The batch is at the bank, but its file isn't on the disk: it can be written again.
            throw Refusal(
                zh: ("文件 \(path) 没有写成，磁盘可能已满。", "请腾出空间后再出盘一次：内容不会变。"),
                en: (
                    "The file \(path) was not written; the disk may be full.",
                    "Free some space and write it again: it will hold the same."
                ))
        }
        return (kept.batch, path)
    }

    private func taken(_ path: String) -> Refusal {
        Refusal(
            zh: ("\(path) 已经存在，内容不是这个批次的。", "请移走它，或换一个文件名；它没有被改动。"),
            en: (
                "\(path) exists already and doesn't hold this batch.",
                "Move it away, or choose another name; it was not touched."
            ))
    }

    // MARK: from the bank

    /// The bank's answer, all of it right, or every fault of it.
    func read(_ path: String, for batch: PaymentBatch, today: Day) throws -> (
        rows: [AnswerRow], settlement: Settlement, fingerprint: String
    ) {
        let path = Self.expanded(path)
        guard let bytes = FileManager.default.contents(atPath: path) else {
            throw Refusal(CSVFault(row: 0, column: 0, .unreadable(path)))
        }
        let format = CSVFormat(encoding: form.answer.encoding, separator: form.answer.separator)
        let answer: BankAnswer
        do { answer = try BankAnswer(reading: CSVReader([UInt8](bytes), format), form.answer) } catch {
            throw Refusal(error)
        }
        return (answer.rows, try answer.settlement(of: batch, today: today), Office.fingerprint(bytes))
    }

    /// What lies in the folder and isn't ours, the newest first.
    func answers() -> [(path: String, name: String, modified: Instant, bytes: Int)] {
        let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
        let found = names.compactMap { name -> (path: String, name: String, modified: Instant, bytes: Int)? in
            let path = (folder as NSString).appendingPathComponent(name)
            var status = stat()
            guard !name.hasPrefix("."), !name.hasPrefix(NumberKind.batch.prefix), stat(path, &status) == 0,
                status.st_mode & S_IFMT == S_IFREG
            else { return nil }
            let modified = Instant(
                milliseconds: Int64(status.st_mtim.tv_sec) * 1000 + Int64(status.st_mtim.tv_nsec) / 1_000_000)
            return (path, name, modified, Int(status.st_size))
        }
        return found.sorted { ($1.modified, $0.name) < ($0.modified, $1.name) }
    }
}
