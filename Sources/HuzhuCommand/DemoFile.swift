import Foundation
import MutualAid
import Office
import OfficeSQLite
import Seeds

/// A made-up office's data file, and how it is made.
struct DemoFile: Sendable {
    let catalogue: Catalogue
    let today: Day?
    var path = Paths.demo
    var members = 600
    var claims = 150
    var seed: UInt64 = 1

    init(catalogue: Catalogue, today: Day?) {
        self.catalogue = catalogue
        self.today = today
    }

    private var file: OfficeFile { OfficeFile(path: path, catalogue: catalogue, today: today) }

    /// The file, made if it isn't there.
    func made() throws -> OfficeFile {
        if !file.exists { try make() }
        return file
    }

    /// Makes the file under another name and puts it in its place when it is whole: an interrupted demo leaves none.
    func make() throws {
        let part = OfficeFile(path: path + ".part", catalogue: catalogue, today: today)
        try part.remove()
        do { try fill(part) } catch {
            try? part.remove()
            throw error
        }
        for suffix in [".key", ""] {
            try FileManager.default.moveItem(atPath: part.path + suffix, toPath: path + suffix)
        }
    }

    private func fill(_ part: OfficeFile) throws {
        let day = today ?? Surroundings.system().today
        guard let division = DivisionCode(DemoOffice.divisionCode) else { return }
        let users = DemoOffice.staff.map { NewUser(name: $0.name, duties: $0.duties, division: division) }
        let office = try part.create(
            OfficeProfile(name: DemoOffice.name, division: division, isTraining: true), users: users, options: .loading)
        defer { office.close() }
        let demo = DemoOffice(
            members: members, claims: claims, seed: seed, today: day, catalogue: catalogue, users: office.users())
        guard let handler = office.users().first(where: { $0.duties.contains(.handler) }) else { return }
        var progress = Progress(of: demo.records)
        do throws(OfficeFault) {
            let batches = Ahead(demo.batches)
            defer { batches.stop() }
            for batch in batches {
                try office.load(
                    Batch(
                        employers: batch.employers, people: batch.people, enrolments: batch.enrolments,
                        claims: batch.claims),
                    by: handler)
                progress.add(batch.count)
            }
        } catch { throw Refusal(error) }
        progress.end()
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
