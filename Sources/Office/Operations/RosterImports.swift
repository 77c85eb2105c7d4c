import Foundation
package import MutualAid

// A roster is read part by part, a transaction each, so that other counters go on working. The import is stored with the
// first part that changes anything; with each further part goes the last row, so that after a stop the rest is read and
// nothing twice. A row is stored by the same rules as a person at the counter.
extension Office {
    /// The import of a file for an employer: the one that was stopped half-way, or a new one, of which nothing is stored yet.
    package func rosterImport(
        of employer: EmployerID, fileName: String, fileHash: [UInt8], by user: User
    ) throws(OfficeFault) -> RosterImport {
        try allow(.enrol, user)
        return try read { () throws(OfficeFault) in
            let found = try some(storedEmployer(employer), .employer)
            let begun = try database.first(
                .imports(.ofFile), [employer.sql, Data(fileHash).sql], readImport)
            return begun
                ?? RosterImport(
                    id: RosterImportID(surroundings.newID()), employer: employer, employerName: found.name,
                    fileName: fileName, fileHash: fileHash, by: user.id, byName: user.name, at: surroundings.now())
        }
    }

    /// What would become of the lines of a part; nothing is stored.
    ///
    /// - Returns: what the roll has against some of them.
    package func check(
        _ part: RosterPart, of run: RosterImport, by user: User
    ) throws(OfficeFault) -> (counts: RosterCounts, faults: [RosterRefusal]) {
        try allow(.enrol, user)
        return try read { () throws(OfficeFault) in
            let decided = try decide(part, of: run)
            return (decided.counts, decided.refusals)
        }
    }

    /// Stores the lines of a part that are new or tell something new, in one transaction with its audit entry.
    ///
    /// - Returns: what the roll has against the others.
    package func load(
        _ part: RosterPart, into run: inout RosterImport, by user: User
    ) throws(OfficeFault) -> [RosterRefusal] {
        try allow(.enrol, user)
        let before = run
        let stored = try write { () throws(OfficeFault) in
            let decided = try decide(part, of: before)
            var after = before
            after.counts += decided.counts
            after.lastRow = part.lastRow
            guard decided.counts.stored > 0 else { return (after, decided.refusals) }
            if after.number == 0 {
                after.number = try database.count(.imports(.lastNumber)) + 1
                after.version = 1
                try insert(after)
            } else {
                try move(&after)
            }
            let digest = try store(decided, of: after, by: user)
            try audit(
                .importRoster, after.id.value,
                [
                    "import": String(after.number), "employer": after.employerName, "file": after.fileName,
                    "rows": "\(before.lastRow + 1)-\(after.lastRow)", "new": String(decided.counts.new),
                    "changed": String(decided.counts.changed), "sha256": digest,
                ], by: user.id)
            return (after, decided.refusals)
        }
        run = stored.0
        return stored.1
    }

    /// The file was read to its end.
    package func finish(_ run: inout RosterImport, by user: User) throws(OfficeFault) {
        run.state = .done
        guard run.number > 0 else { return }
        let before = run
        run = try write { () throws(OfficeFault) in
            var after = before
            try move(&after)
            let counts = after.counts
            try audit(
                .importRoster, after.id.value,
                [
                    "import": String(after.number), "file": after.fileName, "read": String(counts.read),
                    "new": String(counts.new), "changed": String(counts.changed), "same": String(counts.same),
                    "refused": String(counts.refused),
                ], by: user.id)
            return after
        }
    }

    /// The latest first.
    package func rosterImports(for user: User, limit: Int) throws(OfficeFault) -> [RosterImport] {
        try allow(.read, user)
        return try read { () throws(OfficeFault) in
            try database.rows(.imports(.list), [limit.sql], readImport)
        }
    }

    private func insert(_ run: RosterImport) throws(OfficeFault) {
        let counts = run.counts
        try database.execute(
            .imports(.insert),
            [
                run.id.sql, run.number.sql, run.employer.sql, run.fileName.sql, Data(run.fileHash).sql, run.state.sql,
                run.lastRow.sql, counts.new.sql, counts.changed.sql, counts.same.sql, counts.refused.sql, run.by.sql,
                run.at.sql,
            ])
    }

    /// Refused when another program has moved it since.
    func move(_ run: inout RosterImport) throws(OfficeFault) {
        let counts = run.counts
        let moved = try database.execute(
            .imports(.move),
            [
                run.state.sql, run.lastRow.sql, counts.new.sql, counts.changed.sql, counts.same.sql,
                counts.refused.sql, run.id.sql, run.version.sql,
            ])
        guard moved == 1 else { throw .importing(.elsewhere(number: run.number)) }
        run.version += 1
    }

    func readImport(_ row: any SQLRow) throws(OfficeFault) -> RosterImport {
        var counts = RosterCounts()
        counts.new = row.int(7)
        counts.changed = row.int(8)
        counts.same = row.int(9)
        counts.refused = row.int(10)
        return RosterImport(
            id: row.id(0), number: row.int(1), employer: row.id(2), employerName: row.text(3), fileName: row.text(4),
            fileHash: [UInt8](row.bytes(5)), state: try row.code(6), counts: counts, lastRow: row.int(11),
            by: row.id(12), byName: row.text(13), at: row.instant(14), version: row.int(15))
    }
}

/// What the roll has against a row that can be read.
package struct RosterRefusal: Hashable, Sendable {
    package let row: Int
    package let column: RosterColumn
    package let flaw: RosterFlaw
}

/// What becomes of each line of a part.
struct DecidedPart {
    var counts = RosterCounts()
    var new: [RosterLine] = []
    var changed: [(line: RosterLine, person: Person, details: PersonDetails)] = []
    var refusals: [RosterRefusal] = []
}

extension Office {
    private func decide(_ part: RosterPart, of run: RosterImport) throws(OfficeFault) -> DecidedPart {
        var decided = DecidedPart()
        decided.counts.refused = part.refused
        for line in part.lines {
            guard let person = try stored(line.identity) else {
                decided.new.append(line)
                continue
            }
            if let (column, flaw) = try bar(line, person, run) {
                decided.refusals.append(RosterRefusal(row: line.row, column: column, flaw: flaw))
                continue
            }
            var details = person.details
            details.employer = run.employer
            if let phone = line.phone { details.phone = phone }
            if details == person.details {
                decided.counts.same += 1
            } else {
                decided.changed.append((line, person, details))
            }
        }
        decided.counts.new = decided.new.count
        decided.counts.changed = decided.changed.count
        decided.counts.refused += decided.refusals.count
        return decided
    }

    /// Whatever only a look at a paper can decide is left to the person's own page.
    private func bar(
        _ line: RosterLine, _ person: Person, _ run: RosterImport
    ) throws(OfficeFault) -> (RosterColumn, RosterFlaw)? {
        let number = person.number
        if let living = person.mergedInto {
            return (.identity, .merged(number: try some(storedPerson(living), .person).number))
        }
        if let died = person.died { return (.identity, .dead(died, number: number)) }
        if person.kind.isDependant { return (.identity, .dependant(number: number)) }
        if SearchText.fold(person.name.text) != SearchText.fold(line.name.text) {
            return (.name, .otherName(known: person.name.masked, number: number))
        }
        if let employer = person.details.employer, employer != run.employer {
            let name = try some(storedEmployer(employer), .employer).name
            return (.identity, .otherEmployer(name: name, number: number))
        }
        return nil
    }

    /// - Returns: the hash of the lines that were stored.
    private func store(
        _ decided: DecidedPart, of run: RosterImport, by user: User
    ) throws(OfficeFault) -> String {
        var tally = LoadTally()
        let numbers = try nextNumbers(.member, decided.new.count)
        for (line, number) in zip(decided.new, numbers) {
            let person = Person(
                id: PersonID(surroundings.newID()), number: number, kind: .member,
                details: PersonDetails(
                    name: line.name, identity: line.identity, phone: line.phone, employer: run.employer))
            try store(person, by: user.id, on: today)
            for key in searchKeys(person.name) { tally.keys.append((key, person.id)) }
            try noteWarnings(person, isNew: true, by: user)
            try keep(line, person, was: nil, in: run, &tally)
        }
        for (key, id) in tally.keys.sorted(by: { $0.key < $1.key }) { try storeKey(key, id) }
        for (line, person, details) in decided.changed {
            let after = try change(person, to: details)
            let why = CorrectionWhy([.askedByUnit])
            try record(.details, of: person.id, about: nil, changes(person.details, details), why: why, by: user)
            try keep(line, after, was: person.details, in: run, &tally)
        }
        return tally.digest
    }

    private func keep(
        _ line: RosterLine, _ person: Person, was: PersonDetails?, in run: RosterImport, _ tally: inout LoadTally
    ) throws(OfficeFault) {
        let sealed = try was.map { details throws(OfficeFault) in
            try sealer.seal(RosterSecret(details).bytes, .importWas(run.id, place: line.row))
        }
        try database.execute(
            .imports(.insertRow),
            [run.id.sql, line.row.sql, person.id.sql, person.version.sql, sealed.sql(\.sql)])
        tally.note(person.id.value, person.number.text, PersonSecret(person.details).bytes)
    }
}
