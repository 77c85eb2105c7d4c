import Foundation
import MutualAid
import Office
import OfficeSQLite

/// Keeps what an open data file still holds when it is not at its path any more: a copy among the backups, made once.
struct Rescue {
    let dataFile: String
    private var copy: String?

    init(dataFile: String) { self.dataFile = dataFile }

    /// What is wrong with the open file's place, after what it holds was copied; `nil` where it lies where it should.
    mutating func fault(of place: OfficeRunner.Place) -> OfficeFault? {
        guard let database = place.database else { return nil }
        do throws(OfficeFault) {
            _ = try database.read { () throws(OfficeFault) in }
            return nil
        } catch {
            guard case .misplaced(let found) = error else { return nil }
            return .misplaced(from(place, found))
        }
    }

    /// The misplacement with what became of the file's content.
    mutating func from(_ place: OfficeRunner.Place, _ found: FileMisplacement) -> FileMisplacement {
        if copy == nil { copy = place.database.flatMap { copied($0, place.office?.witness) } }
        var told = found
        told.rescue = copy.map { .copied(to: $0) } ?? .failed
        return told
    }

    /// Beside the file; where that folder has gone too, on the user's own stick, or where data files lie by themselves.
    private func copied(_ database: any OfficeDatabase, _ witness: FileWitness?) -> String? {
        try? Paths.makeFolder(of: Paths.office)
        let folders = [
            BackupFolder(of: dataFile), Preferences.read().backups.map { BackupFolder(of: dataFile, $0) },
            BackupFolder(of: dataFile, (Paths.office as NSString).deletingLastPathComponent),
        ]
        for folder in folders.compactMap(\.self) {
            if let place = try? folder.rescue(database, witness, at: .now) { return place }
        }
        return nil
    }
}

extension OfficeRunner.Place {
    var office: Office? {
        switch self {
        case .inside(let office, _), .changing(let office, _): office
        case .nowhere, .door: nil
        }
    }

    fileprivate var database: (any OfficeDatabase)? {
        if case .door(let door) = self { door.database } else { office?.database }
    }
}
