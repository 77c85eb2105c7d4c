import Foundation
import MutualAid
import Office
import OfficeSQLite
import Seeds

/// A made-up office's data file, and how it is made.
struct DemoFile: Sendable {
    let plans: PlanBooks
    let today: Day?
    var path = Paths.demo
    var members = 600
    var claims = 150
    var seed: UInt64 = 1

    init(plans: PlanBooks, today: Day?) {
        self.plans = plans
        self.today = today
    }

    private var file: OfficeFile { OfficeFile(path: path, plans: plans, today: today) }

    /// The file, made if it isn't there.
    func made() throws -> OfficeFile {
        if !file.exists { try make() }
        return file
    }

    /// Makes the file under another name and puts it in its place when it is whole: an interrupted demo leaves none, and
    /// what was there before stays until then.
    func make() throws {
        sweep()
        let part = OfficeFile(path: "\(path).part-\(getpid())", plans: plans, today: today)
        try part.remove()
        do {
            try takeKey(to: part.path)
            try fill(part)
            // Opened once for work, it keeps its log as every office's file does.
            try part.openByKey(part.door()).close()
            try put(part)
        } catch {
            try? part.remove()
            throw error
        }
    }

    private func fill(_ part: OfficeFile) throws {
        let day = today ?? Surroundings.system().today
        guard let division = DivisionCode(DemoOffice.divisionCode) else { return }
        let users = DemoOffice.staff.map { NewUser(name: $0.name, duties: $0.duties, division: $0.division) }
        let office = try part.createDemo(
            OfficeProfile(name: DemoOffice.name, division: division, isTraining: true), users: users, options: .loading)
        defer { office.close() }
        let demo = DemoOffice(
            members: members, claims: claims, seed: seed, today: day, catalogue: office.catalogue, users: office.users()
        )
        guard let handler = office.users().first(where: { $0.duties.contains(.handler) }) else { return }
        var progress = Progress(of: demo.records)
        do throws(OfficeFault) {
            let batches = Ahead(demo.batches)
            defer { batches.stop() }
            var waiting = Batch()
            var payments = DemoPayments()
            for batch in batches {
                waiting.add(batch)
                payments.add(batch.payments)
                if waiting.enrolments.count < Self.storedAtOnce { continue }
                try office.load(waiting, by: handler)
                progress.add(waiting.count)
                waiting = Batch()
            }
            try office.load(waiting, by: handler)
            try office.load(Batch(payments: payments.batches(office.users())), by: handler)
            try office.noteAllWarnings()
        } catch { throw Refusal(error) }
        progress.end()
    }
}

extension Batch {
    fileprivate var count: Int { employers.count + people.count + enrolments.count + claims.count }

    fileprivate mutating func add(_ batch: DemoBatch) {
        employers += batch.employers
        people += batch.people
        enrolments += batch.enrolments
        claims += batch.claims
        known += batch.known
    }
}

extension DemoFile {
    /// Larger transactions write a page of an index less often.
    private static let storedAtOnce = 1600

    private var key: String { DataKey.path(beside: path) }

    /// A key without its data file may be all that opens a backup, so it is used again and never overwritten.
    private func takeKey(to part: String) throws {
        guard FileManager.default.fileExists(atPath: key) else { return }
        do { try FileManager.default.copyItem(atPath: key, toPath: DataKey.path(beside: part)) } catch {
            throw Refusal(OfficeFault.keyUnreadable(path: key))
        }
    }

    /// One rename puts the new data in the place of the old; the log of the old must be gone before.
    private func put(_ part: OfficeFile) throws {
        let isFirst = !FileManager.default.fileExists(atPath: key)
        for suffix in ["-wal", "-shm"] { unlink(path + suffix) }
        guard Self.isOnDisk(part.path), !isFirst || rename(DataKey.path(beside: part.path), key) == 0,
            rename(part.path, path) == 0
        else { throw Refusal(OfficeFault.notWritable(path: path)) }
        try part.remove()
    }

    /// It was filled without waiting for the disk.
    private static func isOnDisk(_ path: String) -> Bool {
        let file = open(path, O_RDWR | O_CLOEXEC)
        guard file >= 0 else { return false }
        defer { close(file) }
        return fsync(file) == 0
    }

    /// Takes away what makers that were killed left.
    private func sweep() {
        let folder = (path as NSString).deletingLastPathComponent
        let start = (path as NSString).lastPathComponent + ".part-"
        let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.isEmpty ? "." : folder)) ?? []
        for name in names where name.hasPrefix(start) {
            let digits = name.dropFirst(start.count).prefix { $0.isNumber }
            guard let maker = pid_t(digits), kill(maker, 0) != 0, errno == ESRCH else { continue }
            unlink((folder as NSString).appendingPathComponent(name))
        }
    }
}

/// A bar on standard error for what takes more than a second, where somebody watches.
struct Progress {
    private let total: Int
    private var done = 0
    private let start = ContinuousClock.now
    private var isShown = false

    init(of total: Int) { self.total = max(1, total) }

    mutating func add(_ count: Int) {
        done += count
        guard isatty(STDERR_FILENO) == 1, start.duration(to: .now) > .seconds(1) else { return }
        isShown = true
        let filled = min(40, done * 40 / total)
        show("\r[" + String(repeating: "#", count: filled) + String(repeating: ".", count: 40 - filled) + "]")
    }

    func end() { if isShown { show("\r" + String(repeating: " ", count: 42) + "\r") } }

    private func show(_ text: String) { FileHandle.standardError.write(Data(text.utf8)) }
}
