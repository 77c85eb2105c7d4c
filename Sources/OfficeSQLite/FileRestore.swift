import Foundation
package import MutualAid
package import Office

/// Puts a backup in the place of the data file. The file that was there is put aside first, under a dated name among the backups;
/// whenever the program ends, the place holds the old one or the new one, whole.
package struct FileRestore {
    package let backup: String
    package let path: String
    private let part: String

    /// The backup as it would take the place: what it holds, and what the file there holds where it can be read.
    package struct Preview: Sendable {
        package let found: FileFacts
        package let present: FileFacts?
        /// There is a file, whatever can be read of it.
        package let replaces: Bool
    }

    package init(_ backup: String, to path: String) {
        self.backup = backup
        self.path = path
        part = Disk.part(of: path, for: "restore")
    }

    /// Looks through the backup on a copy of it, entry by entry, and opens it; a file that isn't whole, that these keys don't open
    /// or that is another office's is refused. Nothing but the copy is touched.
    ///
    /// - Parameter open: opens the office in the copy, bringing an older schema up to date.
    package func prepare(mostPages: Int? = nil, open: (String) throws -> Office) throws -> (Office, Preview) {
        if let own = Disk.identity(path), own == Disk.identity(backup) {
            throw OfficeFault.backup(.sameFile(path: backup))
        }
        try DataFile.checkWhole(backup)
        Disk.sweep(path, for: "restore")
        Disk.remove(part)
        do {
            try take()
            let office = try open(part)
            do {
                if let flaw = try flaw(office.witness) {
                    throw OfficeFault.backup(.unsound(path: backup, detail: flaw))
                }
                let found = try office.fileFacts()
                let present = try present(office.witness, found.office)
                return (office, Preview(found: found, present: present, replaces: Disk.exists(path)))
            } catch {
                office.close()
                throw error
            }
        } catch {
            Disk.remove(part)
            throw told(error)
        }
    }

    /// Takes the copy away again, after the office in it was closed.
    package func giveUp() { Disk.remove(part) }

    /// - Returns: where the file that was there is kept now.
    package func put(at stamp: BackupStamp) throws -> String? {
        defer { Disk.remove(part) }
        var steps = FileSteps()
        do throws(OfficeFault) {
            try Disk.sync(part)
            steps.reach()
            guard Disk.exists(path) else {
                try putLogAside { () throws(OfficeFault) in
                    let folder = BackupFolder(of: path)
                    try folder.make()
                    return folder.aside(stamp)
                }
                try Disk.move(part, to: path)
                return nil
            }
            return try replace(at: stamp, &steps)
        } catch { throw told(error) }
    }
}

extension FileRestore {
    /// What was written of the backup's own log comes along.
    private func take() throws(OfficeFault) {
        try Disk.copy(backup, to: part)
        if Disk.size(backup + "-wal") > 0 { try Disk.copy(backup + "-wal", to: part + "-wal") }
    }

    private func flaw(_ witness: FileWitness) throws(OfficeFault) -> String? {
        let copy = try SQLiteDatabase.another(path: part)
        defer { copy.close() }
        return try witness.flaw(copy)
    }

    /// What the file holds that gives way. Where it can't be read at all, that is why a backup is put back.
    private func present(_ witness: FileWitness, _ office: OfficeMark) throws(OfficeFault) -> FileFacts? {
        guard Disk.exists(path), let database = try? SQLiteDatabase.open(path: path) else { return nil }
        defer { database.close() }
        if let mark = try? FileWitness.mark(of: database), mark != office {
            throw .backup(.otherOffice(path: backup))
        }
        return try? witness.facts(of: database)
    }

    private func replace(at stamp: BackupStamp, _ steps: inout FileSteps) throws(OfficeFault) -> String {
        let folder = BackupFolder(of: path)
        try folder.make()
        let aside = folder.aside(stamp)
        if let old = try sound() {
            // Held until the new file lies in its place, so that nobody writes into the one that gives way.
            defer { old.close() }
            if try !Disk.link(path, as: aside) { try old.copy(to: aside) }
            steps.reach()
            try Disk.move(part, to: path)
            steps.reach()
            return aside
        }
        let lock = try DamagedFile(path)
        defer { lock.release() }
        try putLogAside { aside }
        steps.reach()
        if try !Disk.link(path, as: aside) { try Disk.move(path, to: aside) }
        steps.reach()
        try Disk.move(part, to: path)
        steps.reach()
        return aside
    }

    /// A log that was left beside the new file would be read into it.
    private func putLogAside(_ aside: () throws(OfficeFault) -> String) throws(OfficeFault) {
        if Disk.exists(path + "-wal") { try Disk.move(path + "-wal", to: aside() + "-wal") }
        unlink(path + "-shm")
    }

    /// The file that gives way, held alone with its log folded in; `nil` where SQLite can't make sense of it.
    private func sound() throws(OfficeFault) -> SQLiteDatabase? {
        guard let old = try? SQLiteDatabase.open(path: path, options: .init(busyTimeout: 1)) else { return nil }
        do throws(OfficeFault) {
            try old.holdAlone()
            return old
        } catch {
            old.close()
            if error == .locked { throw error }
            return nil
        }
    }

    private func told(_ error: any Error) -> any Error {
        guard let fault = error as? OfficeFault else { return error }
        return switch fault {
        case .diskFull: OfficeFault.backup(.noRoom(folder: Disk.folder(of: path)))
        case .damaged(let detail): OfficeFault.backup(.unsound(path: backup, detail: detail))
        case .sealBroken(let column): OfficeFault.backup(.unsound(path: backup, detail: column))
        case .auditBroken(let entry): OfficeFault.backup(.unsound(path: backup, detail: "audit_entry \(entry)"))
        default: fault
        }
    }
}

/// A file that SQLite can't open, locked where SQLite locks (https://www.sqlite.org/src/file/src/os.h: PENDING_BYTE and the 511
/// bytes behind it), so that no program has it open.
private struct DamagedFile {
    private let file: Int32

    init(_ path: String) throws(OfficeFault) {
        file = open(path, O_RDWR | O_CLOEXEC)
        guard file >= 0 else { throw .notWritable(path: path) }
        var lock = flock()
        lock.l_type = Int16(F_WRLCK)
        lock.l_whence = Int16(SEEK_SET)
        lock.l_start = 0x4000_0000
        lock.l_len = 512
        guard fcntl(file, F_SETLK, &lock) == 0 else {
            close(file)
            throw .locked
        }
    }

    func release() { close(file) }
}
