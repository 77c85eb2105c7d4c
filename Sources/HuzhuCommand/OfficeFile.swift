import Foundation
import MutualAid
import Office
import OfficeSQLite

/// The data file of an office: where it is, and how it is opened and made.
struct OfficeFile: Sendable {
    let path: String
    let plans: PlanBooks
    /// Another day as today; refused for anything but a training file.
    var today: Day?

    var exists: Bool { FileManager.default.fileExists(atPath: path) }

    func open(_ options: SQLiteDatabase.Options = SQLiteDatabase.Options()) throws -> Office {
        do {
            // Without its key the file isn't touched.
            try SQLiteDatabase.check(path: path)
            _ = try DataKey.read(beside: path)
            if try FileUpgrade.isNeeded(path) { try FileUpgrade.run(path, at: .now) { try opened(in: $0) } }
            let office = try opened(in: path, options)
            guard today == nil || office.profile.isTraining else {
                throw Refusal(
                    status: 2, zh: ("--today 只用于演示文件，这个文件不是。", "请去掉 --today，或打开演示：huzhu demo。"),
                    en: (
                        "--today works on demo files only, and this is none.",
                        "Leave it out, or open the demo: huzhu demo."
                    ))
            }
            return office
        } catch let fault as OfficeFault { throw Refusal(fault) }
    }

    /// The office in the file itself or in a copy of it, with the keys of the file.
    func opened(
        in place: String, _ options: SQLiteDatabase.Options = SQLiteDatabase.Options()
    ) throws(OfficeFault) -> Office {
        let key = try DataKey.read(beside: path)
        let database = try SQLiteDatabase.open(path: place, options: options)
        return try Office.open(
            database: database, key: key, plans: plans.shelf,
            surroundings: .system(today: today, calendar: plans.calendar))
    }

    /// - Parameter options: `.loading` where many records follow; such a file is closed and opened again for work.
    func create(
        _ profile: OfficeProfile, users: [NewUser], block: NumberBlock? = nil,
        options: SQLiteDatabase.Options = SQLiteDatabase.Options()
    ) throws -> Office {
        do {
            try Paths.makeFolder(of: path)
            let surroundings = Surroundings.system(today: today, calendar: plans.calendar)
            let database = try SQLiteDatabase.create(path: path, options: options)
            let key = try DataKey.make(beside: path, randomBytes: surroundings.randomBytes)
            return try Office.create(
                database: database, key: key, profile: profile, users: users, block: block, plans: plans.shelf,
                surroundings: surroundings)
        } catch let fault as OfficeFault { throw Refusal(fault) }
    }

    /// Takes a data file away with what lies beside it.
    func remove() throws {
        for suffix in ["", "-wal", "-shm", ".key"] where FileManager.default.fileExists(atPath: path + suffix) {
            do { try FileManager.default.removeItem(atPath: path + suffix) } catch {
                throw Refusal(
                    zh: ("删不掉旧文件 \(path + suffix)。", "请检查权限，或用 --data 指定别处。"),
                    en: (
                        "The old file \(path + suffix) can't be removed.",
                        "Check its permissions, or name another with --data."
                    ))
            }
        }
    }
}

extension BackupStamp {
    /// What a file that is put aside now is called by.
    static var now: BackupStamp {
        let surroundings = Surroundings.system()
        return BackupStamp(surroundings.now(), offsetMinutes: surroundings.offsetMinutes)
    }
}

extension CommonOptions {
    /// The office's file for commands that only read: it must be there.
    func office(_ options: SQLiteDatabase.Options = SQLiteDatabase.Options()) throws -> Office {
        let file = OfficeFile(path: data ?? Paths.office, plans: try plans())
        guard file.exists else {
            throw Refusal(
                zh: ("没有数据文件 \(file.path)。", "请先用 huzhu init 建立办事处，或用 huzhu demo 打开演示；演示文件用 --data 指定。"),
                en: (
                    "There is no data file \(file.path).",
                    "Make an office with huzhu init, or the demo with huzhu demo; name another file with --data."
                ))
        }
        return try file.open(options)
    }
}

/// The first people of an office: the one who was named, and made-up colleagues, so that nobody decides on what they
/// entered. Real names replace them with accounts.
enum FirstUsers {
    static func of(_ division: DivisionCode, firstUser: String) -> [NewUser] {
        [NewUser(name: firstUser, duties: [.handler, .supervisor], division: division)]
            + colleagues(division).filter { $0.name != firstUser }
    }

    static func colleagues(_ division: DivisionCode) -> [NewUser] {
        [
            NewUser(name: "高建国", duties: [.firstReviewer], division: division),
            NewUser(name: "李晓燕", duties: [.secondReviewer], division: division),
            NewUser(name: "王秀英", duties: [.cashier], division: division),
        ]
    }
}
