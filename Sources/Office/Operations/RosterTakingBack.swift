import Foundation
package import MutualAid

extension Office {
    /// Takes back what an import has stored: who was new goes, who was changed has again what was there before. Those to whom
    /// something has happened since stay as they are, and are told. After a stop it goes on where it was.
    ///
    /// - Parameter progress: is told after each transaction how many rows were looked at.
    package func takeBack(
        importNumber number: Int, by user: User, progress: (Int) -> Void = { _ in }
    ) throws(OfficeFault) -> RosterTakenBack {
        try allow(.read, user)
        var taken = RosterTakenBack()
        var last = 0
        var done = 0
        while true {
            let page = try write { () throws(OfficeFault) in
                var run = try importToTakeBack(number, by: user)
                let rows = try database.rows(
                    .imports(.rows), [run.id.sql, last.sql, RosterPart.mostRows.sql], readImportRow)
                let isLast = rows.count < RosterPart.mostRows
                run.state = isLast ? .takenBack : .takingBack
                try move(&run)
                var part = TakenPart()
                for row in rows { try takeBack(row, of: run, &part, by: user) }
                try audit(.takeBackImport, run.id.value, part.auditDetail(run), by: user.id)
                return (rows: rows, taken: part.taken, isLast: isLast)
            }
            taken.removed += page.taken.removed
            taken.restored += page.taken.restored
            taken.kept += page.taken.kept
            done += page.rows.count
            progress(done)
            guard !page.isLast, let end = page.rows.last else { return taken }
            last = end.place
        }
    }

    private func importToTakeBack(_ number: Int, by user: User) throws(OfficeFault) -> RosterImport {
        guard let run = try database.first(.imports(.byNumber), [number.sql], readImport) else {
            throw .importing(.notFound(number: number))
        }
        guard user.id == run.by && user.duties.contains(.handler) || user.duties.contains(.supervisor) else {
            throw .importing(.notYours(number: number, by: run.byName))
        }
        guard run.state != .takenBack else { throw .importing(.takenBack(number: number)) }
        return run
    }

    private func takeBack(
        _ row: ImportRow, of run: RosterImport, _ part: inout TakenPart, by user: User
    ) throws(OfficeFault) {
        guard let person = try storedPerson(row.person) else { return }
        guard try isUntouched(person, since: row) else {
            part.taken.kept.append(RosterKept(row: row.place, number: person.number, name: person.name.text))
            return
        }
        if let sealed = row.was {
            let bytes = try sealer.open(sealed, .importWas(run.id, place: row.place))
            let was = try unreadable("roster_import_row.was") { () throws(UnreadableBytes) in
                try RosterSecret(reading: bytes)
            }
            var details = person.details
            details.phone = was.phone
            details.employer = was.employer
            let changes = try changes(person.details, details)
            _ = try change(person, to: details)
            let why = CorrectionWhy([.reportedByMistake])
            try record(.details, of: person.id, about: nil, changes, why: why, by: user)
            part.taken.restored += 1
        } else {
            try database.execute(.imports(.removeWarnings), [person.id.sql])
            for key in searchKeys(person.name) {
                try database.execute(.people(.removeKey), [SearchKeys.people.sql, key.sql, person.id.sql])
            }
            let removed = try database.execute(.imports(.removePerson), [person.id.sql, person.version.sql])
            guard removed == 1 else { throw try changedMeanwhile(person.id.value) }
            part.taken.removed += 1
            part.removed.append(person.number)
        }
        try database.execute(.imports(.removeRow), [run.id.sql, row.place.sql])
    }

    /// Whether the record is as the import left it; of one that would go, nothing else may speak.
    private func isUntouched(_ person: Person, since row: ImportRow) throws(OfficeFault) -> Bool {
        guard person.version == row.version, person.mergedInto == nil else { return false }
        guard row.was == nil else { return true }
        return try database.count(.imports(.isUsed), [person.id.sql]) == 0
    }

    private func readImportRow(_ row: any SQLRow) -> ImportRow {
        ImportRow(
            place: row.int(0), person: row.id(1), version: row.int(2), was: row.isNull(3) ? nil : row.bytes(3))
    }

    /// Where what somebody had before an import doesn't open.
    func closedImportRows() throws(OfficeFault) -> [String] {
        try database.rows(.imports(.allWas), []) { row -> String? in
            let cell = SealedCell.importWas(row.id(0), place: row.int(1))
            guard let bytes = try? sealer.open(row.bytes(2), cell), (try? RosterSecret(reading: bytes)) != nil else {
                return "\(cell.column) \(row.integer(0))/\(row.int(1))"
            }
            return nil
        }.compactMap(\.self)
    }
}

/// What an import stored of one row of its file.
private struct ImportRow {
    let place: Int
    let person: PersonID
    /// That of the person after the import.
    let version: Int
    /// `nil` where the person was new.
    let was: Data?
}

/// What one transaction has taken back.
private struct TakenPart {
    var taken = RosterTakenBack()
    var removed: [CounterNumber] = []

    func auditDetail(_ run: RosterImport) -> [String: String] {
        var detail = [
            "import": String(run.number), "file": run.fileName, "restored": String(taken.restored),
            "removed": String(taken.removed), "kept": String(taken.kept.count),
        ]
        // So that nobody takes them for records that were made away with.
        if !removed.isEmpty { detail["takenBack"] = NumberRoll.text(of: removed) }
        return detail
    }
}

/// What of a person a roster can change, as it was before.
struct RosterSecret {
    var phone: Phone?
    var employer: EmployerID?

    private static let format: UInt8 = 1

    init(_ details: PersonDetails) {
        phone = details.phone
        employer = details.employer
    }

    var bytes: [UInt8] {
        var writer = ByteWriter()
        writer.byte(Self.format)
        writer.optional(phone) { $0.text($1.text) }
        writer.optional(employer) { $0.number($1.value) }
        return writer.bytes
    }

    init(reading bytes: [UInt8]) throws(UnreadableBytes) {
        var reader = ByteReader(bytes)
        guard try reader.byte() == Self.format else { throw UnreadableBytes() }
        phone = try reader.optional { reader throws(UnreadableBytes) in
            try reader.some(Phone(codedText: try reader.text()))
        }
        employer = try reader.optional { reader throws(UnreadableBytes) in EmployerID(try reader.number()) }
    }
}
