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

    /// Opens the file as a command does: a made-up office by its key file, another by name and password.
    func open(
        _ options: SQLiteDatabase.Options = SQLiteDatabase.Options(), as credentials: Credentials
    ) throws -> Office {
        do {
            let door = try self.door(options)
            if door.isTraining { return try openByKey(door) }
            guard try door.hasAccounts() else { throw OfficeFault.account(.noAccounts) }
            let entrance = try door.signIn(name: credentials.signedInName(), credentials.password())
            guard !entrance.mustChange else { throw OfficeFault.account(.mustChange) }
            let office = try enter(door, entrance.key, options)
            _ = try office.noteSignIn(entrance.user)
            return office
        } catch let fault as OfficeFault { throw Refusal(fault) }
    }

    /// The door, before anybody is in. A file whose key lies beside it and can't be read isn't touched.
    func door(_ options: SQLiteDatabase.Options = SQLiteDatabase.Options()) throws -> FrontDoor {
        try SQLiteDatabase.check(path: path)
        if hasKeyFile { try bringUpToDate(DataKey.read(beside: path)) }
        let database = try SQLiteDatabase.open(path: path, options: options)
        return try FrontDoor.open(database: database, surroundings: surroundings)
    }

    /// A made-up office, or one from before there were accounts.
    func openByKey(_ door: FrontDoor) throws -> Office { try enter(door, DataKey.read(beside: path)) }

    /// The office behind the door. The key file of one that has accounts is not needed any more, and goes.
    func enter(
        _ door: FrontDoor, _ key: DataKey, _ options: SQLiteDatabase.Options = SQLiteDatabase.Options()
    ) throws -> Office {
        var database = door.database
        // Asked of the connection: to open the file by hand beside it would drop the locks that SQLite holds (§6.1 of
        // https://www.sqlite.org/howtocorrupt.html, POSIX advisory locks).
        if try database.schemaVersion() < Migration.latest {
            door.close()
            try bringUpToDate(key)
            database = try SQLiteDatabase.open(path: path, options: options)
        }
        let office = try opened(database, key)
        guard today == nil || office.profile.isTraining else {
            throw Refusal(
                status: 2, zh: ("--today 只用于演示文件，这个文件不是。", "请去掉 --today，或打开演示：huzhu demo。"),
                en: (
                    "--today works on demo files only, and this is none.",
                    "Leave it out, or open the demo: huzhu demo."
                ))
        }
        if !office.profile.isTraining, try office.frontDoor().hasAccounts() { dropKeyFile() }
        return office
    }

    /// The office in a copy of the file, such as a backup: with the key file of this one, or by name and password as of then.
    func opened(in place: String, as credentials: Credentials) throws -> Office {
        let database = try SQLiteDatabase.open(path: place)
        if hasKeyFile { return try opened(database, DataKey.read(beside: path)) }
        let door = try FrontDoor.open(database: database, surroundings: surroundings)
        if door.isTraining { return try opened(database, DataKey.read(beside: path)) }
        let entrance = try door.signIn(name: credentials.signedInName(), credentials.password())
        let office = try opened(database, entrance.key)
        _ = try office.noteSignIn(entrance.user)
        return office
    }

    private func opened(_ database: any OfficeDatabase, _ key: DataKey) throws(OfficeFault) -> Office {
        try Office.open(database: database, key: key, plans: plans.shelf, surroundings: surroundings)
    }

    /// On a copy, which then takes the file's place.
    private func bringUpToDate(_ key: DataKey) throws {
        guard try FileUpgrade.isNeeded(path) else { return }
        try FileUpgrade.run(path, at: .now) { copy in try opened(SQLiteDatabase.open(path: copy), key) }
    }

    private var surroundings: Surroundings { .system(today: today, calendar: plans.calendar) }
    private var hasKeyFile: Bool { FileManager.default.fileExists(atPath: DataKey.path(beside: path)) }

    /// Overwritten first: it opened everything.
    func dropKeyFile() {
        let key = DataKey.path(beside: path)
        let file = Foundation.open(key, O_WRONLY | O_CLOEXEC)
        guard file >= 0 else { return }
        let zeros = [UInt8](repeating: 0, count: DataKey.size)
        _ = write(file, zeros, zeros.count)
        fsync(file)
        close(file)
        unlink(key)
    }

    /// A made-up office with its key file.
    ///
    /// - Parameter options: `.loading` where many records follow; such a file is closed and opened again for work.
    func createDemo(
        _ profile: OfficeProfile, users: [NewUser], options: SQLiteDatabase.Options = SQLiteDatabase.Options()
    ) throws -> Office {
        do {
            try Paths.makeFolder(of: path)
            let surroundings = surroundings
            let database = try SQLiteDatabase.create(path: path, options: options)
            let key = try DataKey.make(beside: path, randomBytes: surroundings.randomBytes)
            return try Office.create(
                database: database, key: key, profile: profile, users: users, plans: plans.shelf,
                surroundings: surroundings)
        } catch let fault as OfficeFault { throw Refusal(fault) }
    }

    /// A real office with its first supervisor, who is signed in; the recovery code is told here and stored nowhere.
    ///
    /// The file is made under another name and put in its place when it has a password: a kill leaves no office that nobody
    /// can open.
    func create(
        _ profile: OfficeProfile, firstUser: String, _ secret: Secret, again: Secret?, block: NumberBlock? = nil
    ) throws -> (Office, User, RecoveryCode) {
        do {
            try Paths.makeFolder(of: path)
            guard !exists else { throw OfficeFault.fileExists(path: path) }
            // The log of a file that was removed would be read into the new one, and may hold what nobody else has.
            let log = path + "-wal"
            guard !FileManager.default.fileExists(atPath: log) else { throw OfficeFault.fileExists(path: log) }
            let surroundings = surroundings
            guard let key = DataKey(surroundings.randomBytes(DataKey.size)) else { throw OfficeFault.wrongKey }
            let part = OfficeFile(path: "\(path).part-\(getpid())", plans: plans)
            try part.remove()
            var code: RecoveryCode
            do {
                let made = try Office.create(
                    database: SQLiteDatabase.create(path: part.path), key: key, profile: profile,
                    users: [
                        NewUser(name: firstUser, duties: [.handler, .supervisor], division: profile.division)
                    ], block: block, plans: plans.shelf, surroundings: surroundings)
                do {
                    defer { made.close() }
                    guard let user = made.firstUser else { throw OfficeFault.notFound(.user) }
                    code = try made.begin(secret, again: again, for: user)
                }
                try SQLiteDatabase.publish(part.path, as: path)
            } catch {
                try? part.remove()
                throw error
            }
            let office = try enter(door(), key)
            guard let user = office.firstUser else { throw OfficeFault.notFound(.user) }
            return (office, try office.noteSignIn(user.id).user, code)
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
    var credentials: Credentials { Credentials(name: actingAs, language: language) }

    /// The office's file, opened by who `--as` says: it must be there.
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
        return try file.open(options, as: credentials)
    }
}
