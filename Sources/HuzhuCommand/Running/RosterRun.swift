import Exchange
import Foundation
import MutualAid
import Office

/// Reads a roster into an office, a part of it at each call, so that others have their turn in between and it can be stopped
/// after any part: what was stored stays, and the same file goes on from there.
final class RosterRun {
    /// A row as it stands in the file, with everything that is wrong in its cells.
    struct Rejected {
        let row: TableRow
        let faults: [RosterFault]
    }

    let isDry: Bool
    private(set) var counts: RosterCounts
    private(set) var isOver = false
    private(set) var run: RosterImport
    /// Up to which row an earlier run has stored the file.
    let resumedRow: Int
    private let office: Office
    private let user: User
    private var reader: RosterReader
    private var waiting: (row: TableRow, entry: RosterEntry)?

    init(_ office: Office, employer: EmployerID, path: String, dryRun: Bool, by user: User) throws {
        self.office = office
        self.user = user
        isDry = dryRun
        reader = try RosterReader(path: path, today: office.today)
        run = try office.rosterImport(
            of: employer, fileName: (path as NSString).lastPathComponent, fileHash: FileDigest.of(path: path), by: user)
        resumedRow = dryRun ? 0 : run.lastRow
        counts = dryRun ? RosterCounts() : run.counts
    }

    var heading: RosterHeading { reader.heading }
    /// How much of the file was read, from 0 to 1.
    var done: Double { isOver ? 1 : reader.done }

    /// Reads the next part and stores what is new in it.
    ///
    /// - Returns: the rows that were refused, in their order.
    func advance() throws -> [Rejected] {
        var part = RosterPart()
        var rows: [Int: TableRow] = [:]
        var faults: [Int: [RosterFault]] = [:]
        var isKnown: Bool?
        while !part.isFull, let (row, entry) = try waiting ?? reader.next() {
            let isOfBefore = row.row <= resumedRow
            waiting = nil
            if isKnown ?? isOfBefore != isOfBefore {
                waiting = (row, entry)
                break
            }
            isKnown = isOfBefore
            part.add(entry, row: row.row)
            rows[row.row] = row
            if case .refused(let found) = entry { faults[row.row] = found }
        }
        guard let isKnown else {
            if !isDry { try office.finish(&run, by: user) }
            isOver = true
            return []
        }
        for refusal in try take(part, isKnown: isKnown) {
            let place = heading.places[refusal.column]
            faults[refusal.row, default: []].append(
                RosterFault(row: refusal.row, place: place, column: refusal.column, refusal.flaw))
        }
        return faults.sorted { $0.key < $1.key }.compactMap { row, faults in
            rows[row].map { Rejected(row: $0, faults: faults) }
        }
    }

    private func take(_ part: RosterPart, isKnown: Bool) throws -> [RosterRefusal] {
        guard isDry || isKnown else {
            let refusals = try office.load(part, into: &run, by: user)
            counts = run.counts
            return refusals
        }
        let (checked, refusals) = try office.check(part, of: run, by: user)
        if isDry { counts += checked }
        return refusals
    }
}
