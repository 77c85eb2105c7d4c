import MutualAid
import Office
import Seeds

/// The plans and the holidays that the program brings, with the files of `--seeds` in front; a data file lays over them what
/// its office has imported.
struct PlanBooks: Sendable {
    let files: [SeedFile]
    let catalogue: Catalogue
    let calendar: WorkCalendar

    init(_ files: [SeedFile] = []) throws(PlanFaults) {
        self.files = files.filter { $0.name != Seeds.calendarFile }
        catalogue = try Seeds.catalogue(overriding: self.files)
        let own = files.first { $0.name == Seeds.calendarFile }
        calendar = try own.map { file throws(PlanFaults) in try Seeds.calendar(file) } ?? Seeds.calendar()
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
