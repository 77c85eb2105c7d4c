package typealias RosterImportID = Identifier<RosterImport>

/// How many rows of a roster were read, and what became of them; a row is one of the last four.
package struct RosterCounts: Hashable, Sendable {
    package var new = 0
    package var changed = 0
    package var same = 0
    package var refused = 0

    package init() {}

    package var read: Int { new + changed + same + refused }
    /// What the import has stored.
    package var stored: Int { new + changed }

    package static func += (counts: inout RosterCounts, more: RosterCounts) {
        counts.new += more.new
        counts.changed += more.changed
        counts.same += more.same
        counts.refused += more.refused
    }
}

package enum RosterImportState: String, CaseIterable, Sendable {
    /// Stopped, or running just now: the same file goes on after its last row.
    case open
    case done
    case takingBack = "taking-back"
    case takenBack = "taken-back"
}

/// One reading of one file for one employer, told by its number.
package struct RosterImport: Hashable, Sendable {
    package let id: RosterImportID
    /// 1, 2, 3 … in the order in which imports began; 0 as long as nothing was stored.
    package var number: Int
    package let employer: EmployerID
    package let employerName: String
    package let fileName: String
    /// SHA-256 of the whole file, by which it is known again.
    package let fileHash: [UInt8]
    package var state: RosterImportState
    /// Up to and with `lastRow`.
    package var counts: RosterCounts
    package var lastRow: Int
    package let by: UserID
    package let byName: String
    package let at: Instant
    package var version: Int

    package init(
        id: RosterImportID, number: Int = 0, employer: EmployerID, employerName: String, fileName: String,
        fileHash: [UInt8], state: RosterImportState = .open, counts: RosterCounts = RosterCounts(), lastRow: Int = 0,
        by: UserID, byName: String, at: Instant, version: Int = 0
    ) {
        self.id = id
        self.number = number
        self.employer = employer
        self.employerName = employerName
        self.fileName = fileName
        self.fileHash = fileHash
        self.state = state
        self.counts = counts
        self.lastRow = lastRow
        self.by = by
        self.byName = byName
        self.at = at
        self.version = version
    }
}

/// Some rows of a roster, to be stored in one transaction.
package struct RosterPart: Sendable {
    /// Few enough that another counter doesn't wait long.
    package static let mostRows = 2000

    package private(set) var lines: [RosterLine] = []
    /// Rows whose cells are wrong already.
    package private(set) var refused = 0
    /// The last row that was looked at.
    package private(set) var lastRow = 0

    package init() {}

    package var isFull: Bool { lines.count + refused >= Self.mostRows }
    package var isEmpty: Bool { lastRow == 0 }

    package mutating func add(_ entry: RosterEntry, row: Int) {
        switch entry {
        case .line(let line): lines.append(line)
        case .refused: refused += 1
        }
        lastRow = row
    }
}

/// What taking an import back came to.
package struct RosterTakenBack: Hashable, Sendable {
    /// People who are on the roll no more.
    package var removed = 0
    /// People who have again what they had before.
    package var restored = 0
    /// People who have covers, claims or corrections since, and stay as they are.
    package var kept: [RosterKept] = []

    package init() {}
}

package struct RosterKept: Hashable, Sendable {
    package let row: Int
    package let number: CounterNumber
    package let name: String

    package init(row: Int, number: CounterNumber, name: String) {
        self.row = row
        self.number = number
        self.name = name
    }
}
