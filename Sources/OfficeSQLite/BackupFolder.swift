import Foundation
package import MutualAid
package import Office

/// Where the backups of one data file lie: beside it, or in a folder of the user's, on a stick. Their names begin with the data
/// file's, so that several files may share a folder.
package struct BackupFolder: Sendable {
    package let path: String
    private let base: String
    private let isOwn: Bool

    /// - Parameter folder: `nil`: `backups` beside the data file, which is made when it is needed.
    package init(of dataFile: String, _ folder: String? = nil) {
        let name = (dataFile as NSString).lastPathComponent
        base = name.hasSuffix(Self.suffix) ? String(name.dropLast(Self.suffix.count)) : name
        path = folder ?? (Disk.folder(of: dataFile) as NSString).appendingPathComponent("backups")
        isOwn = folder == nil
    }

    private static let suffix = ".huzhu"

    /// A backup that lies in the folder.
    package struct Backup: Hashable, Sendable {
        package let path: String
        package let stamp: BackupStamp
        package let bytes: Int
    }

    /// The backups that are whole, the newest first. Files that were put aside are none: they stay until somebody takes them away.
    package func backups() -> [Backup] {
        let names = (try? FileManager.default.contentsOfDirectory(atPath: path)) ?? []
        return names.compactMap { name in
            guard name.hasPrefix(base + "-"), name.hasSuffix(Self.suffix),
                let stamp = BackupStamp(
                    codedText: String(name.dropFirst(base.count + 1).dropLast(Self.suffix.count)))
            else { return nil }
            let file = self.file(name)
            return Backup(path: file, stamp: stamp, bytes: Disk.size(file))
        }.sorted { $0.stamp > $1.stamp }
    }

    func place(of stamp: BackupStamp) -> String { file("\(base)-\(stamp.codedText)\(Self.suffix)") }

    /// The place of a file that gives way: to one of version `version`, or, without one, to a backup that was put back.
    func aside(_ stamp: BackupStamp, before version: Int? = nil) -> String {
        let why = version.map { "before-v\($0)" } ?? "replaced"
        var place = file("\(base)-\(stamp.codedText)-\(why)\(Self.suffix)")
        var turn = 1
        while Disk.exists(place) {
            turn += 1
            place = file("\(base)-\(stamp.codedText)-\(turn)-\(why)\(Self.suffix)")
        }
        return place
    }

    /// The place of what was kept of a file that is not at its path any more.
    private func rescued(_ stamp: BackupStamp) -> String {
        var stamp = stamp
        while Disk.exists(file("\(base)-\(stamp.codedText)-rescued\(Self.suffix)")) { stamp = stamp.next }
        return file("\(base)-\(stamp.codedText)-rescued\(Self.suffix)")
    }

    private func file(_ name: String) -> String { (path as NSString).appendingPathComponent(name) }

    /// Only its owner may look into it. A folder that was named must be there: the mount point of a stick that isn't put in is on
    /// the very disk that the backup shall outlive.
    func make() throws(OfficeFault) {
        var isFolder: ObjCBool = false
        if FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) {
            guard isFolder.boolValue else { throw .backup(.folderMissing(path: path)) }
            return
        }
        guard isOwn else { throw .backup(.folderMissing(path: path)) }
        guard mkdir(path, 0o700) == 0 || errno == EEXIST else { throw .notWritable(path: path) }
        try Disk.sync(Disk.folder(of: path))
    }

    /// Takes away what no generation keeps, but not the one just made: where the clock was set back its day is long past.
    func thin(sparing made: BackupStamp) {
        let all = backups()
        let kept = BackupGenerations.kept(all.map(\.stamp)).union([made])
        for backup in all where !kept.contains(backup.stamp) { unlink(backup.path) }
    }
}

extension BackupFolder {
    /// Makes a backup of a file that this program has open: a copy under another name, held against the file by its keys, and
    /// only then a backup. Others may write meanwhile; it is what the file was at one moment.
    ///
    /// - Parameter mostPages: above so many the disk counts as full; for tests.
    package func backUp(
        _ dataFile: String, _ witness: FileWitness, at stamp: BackupStamp, mostPages: Int? = nil
    ) throws(OfficeFault) -> (backup: Backup, facts: FileFacts) {
        try make()
        var steps = FileSteps()
        // Made within one second of another, it doesn't take that one's place.
        var stamp = stamp
        while Disk.exists(place(of: stamp)) { stamp = stamp.next }
        let place = place(of: stamp)
        Disk.sweep(file(base), for: "part")
        let part = Disk.part(of: file(base), for: "part")
        Disk.remove(part)
        do throws(OfficeFault) {
            let facts = try copy(dataFile, witness, to: part, mostPages)
            steps.reach()
            try check(part, witness, facts)
            steps.reach()
            try Disk.move(part, to: place)
            steps.reach()
            thin(sparing: stamp)
            return (Backup(path: place, stamp: stamp, bytes: Disk.size(place)), facts)
        } catch {
            Disk.remove(part)
            throw error == .diskFull ? .backup(.noRoom(folder: path)) : error
        }
    }

    private func copy(
        _ dataFile: String, _ witness: FileWitness, to part: String, _ mostPages: Int?
    ) throws(OfficeFault) -> FileFacts {
        let database = try SQLiteDatabase.another(path: dataFile)
        defer { database.close() }
        return try database.read { () throws(OfficeFault) in
            let facts = try witness.facts(of: database)
            try database.copy(to: part, mostPages: mostPages)
            return facts
        }
    }

    private func check(_ part: String, _ witness: FileWitness, _ facts: FileFacts) throws(OfficeFault) {
        let copy = try SQLiteDatabase.open(path: part)
        defer { copy.close() }
        if let difference = try witness.difference(copy, from: facts) {
            throw .backup(.copyDiffers(detail: difference))
        }
    }
}

extension BackupFolder {
    /// Copies what an open file still holds though it is not at its path any more, looks through the copy, and folds the log in, so
    /// that a file that was only moved is whole wherever it lies, and its log does no harm to the one that took its place.
    ///
    /// - Parameter witness: `nil` where nobody has signed in; then only the pages are looked at.
    /// - Returns: where the copy lies.
    package func rescue(
        _ open: any OfficeDatabase, _ witness: FileWitness?, at stamp: BackupStamp
    ) throws(OfficeFault) -> String {
        guard let open = open as? SQLiteDatabase else { throw .fileMissing(path: path) }
        try make()
        Disk.sweep(file(base), for: "part")
        let part = Disk.part(of: file(base), for: "part")
        Disk.remove(part)
        do throws(OfficeFault) {
            try open.copy(to: part)
            try look(part, witness)
            let place = rescued(stamp)
            try Disk.move(part, to: place)
            open.foldIfAlone()
            return place
        } catch {
            Disk.remove(part)
            throw error
        }
    }

    private func look(_ part: String, _ witness: FileWitness?) throws(OfficeFault) {
        let copy = try SQLiteDatabase.open(path: part)
        defer { copy.close() }
        let flaw = witness == nil ? try copy.pageFaults().first : try witness?.flaw(copy)
        if let flaw { throw .damaged(flaw) }
    }
}
