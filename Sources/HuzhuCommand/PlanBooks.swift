import MutualAid
import Office
import Seeds

/// The plans that the program brings, with the files of `--seeds` in front; a data file lays its revisions over them.
struct PlanBooks: Sendable {
    let files: [SeedFile]
    let catalogue: Catalogue

    init(_ files: [SeedFile] = []) throws(PlanFaults) {
        self.files = files
        catalogue = try Seeds.catalogue(overriding: files)
    }

    /// Read again only where there are revisions: the counter opens in the time that it takes to read the plans once.
    var shelf: PlanShelf {
        { revisions throws(OfficeFault) in
            if revisions.isEmpty { return catalogue }
            do throws(PlanFaults) { return try Seeds.catalogue(overriding: files, revisions: revisions) } catch {
                throw .plansUnreadable(detail: error.sentences(.zh).map(\.what).joined())
            }
        }
    }
}
