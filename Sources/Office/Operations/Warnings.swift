package import MutualAid

extension Office {
    /// What is open and concerns the user's office or one below, the earliest found first.
    package func openWarnings(for user: User, limit: Int = 500) throws(OfficeFault) -> [Warning] {
        try read { () throws(OfficeFault) in
            var found: [Warning] = []
            for row in try database.rows(.warnings(.open), [limit.sql], readWarningRow)
            where try offices(row).contains(where: user.division.covers) {
                found.append(try whole(row))
            }
            return found
        }
    }

    package func warnings(ofPerson person: PersonID) throws(OfficeFault) -> [Warning] {
        try memberFile(person)?.warnings ?? []
    }

    package func warningPair(_ id: WarningID) throws(OfficeFault) -> WarningPair? {
        try read { () throws(OfficeFault) in
            guard let row = try database.first(.warnings(.byID), [id.sql], readWarningRow) else { return nil }
            return try pair(row)
        }
    }

    /// Says of a warning what it is, once.
    package func settle(_ order: WarningOrder, by user: User) throws(OfficeFault) -> WarningPair {
        try allow(.read, user)
        return try write { () throws(OfficeFault) in
            let row = try some(database.first(.warnings(.byID), [order.warning.sql], readWarningRow), .warning)
            let found = try pair(row)
            if try stored(order.key) != nil { return found }
            if let bar = found.bar(order.verdict, by: user) { throw .warningBarred(bar) }
            guard row.version == order.version else { throw try changedMeanwhile(order.warning.value) }
            let says = order.note.contains { !$0.isWhitespace }
            guard says || order.verdict != .notSame else { throw .warningBarred(.noteMissing) }
            try settle(row, order.verdict, note: order.note, by: user)
            try finish(order.key, [order.warning.value])
            try audit(
                .settleWarning, order.warning.value,
                [
                    "kind": row.kind.rawValue, "verdict": order.verdict.rawValue, "note": order.note,
                    "first": found.warning.first.number, "second": found.warning.second.number,
                ], by: user.id)
            return try pair(some(database.first(.warnings(.byID), [order.warning.sql], readWarningRow), .warning))
        }
    }

    /// Claims of other people with the same settlement sheet, told while the number is typed.
    package func sheetTwins(_ sheet: SheetNumber, of person: PersonID) throws(OfficeFault) -> [SheetTwin] {
        guard !sheet.text.isEmpty else { return [] }
        return try read { () throws(OfficeFault) in
            try claims(bySheet: sheet).filter { $0.person != person }.map { claim throws(OfficeFault) in
                SheetTwin(
                    claim: claim.id, number: claim.number, stage: claim.state.stage,
                    name: try storedPerson(claim.person)?.name.masked ?? "?")
            }
        }
    }

    /// Who else has a card, told while it is typed.
    package func holders(of card: BankCard, except person: PersonID?) throws(OfficeFault) -> [Person] {
        try read { () throws(OfficeFault) in
            try database.rows(.people(.byCard), [sealer.shortHash(.card, card.text).sql, 50.sql], readPerson)
                .filter { $0.id != person && $0.mergedInto == nil }
        }
    }
}

// MARK: finding

extension Office {
    /// Looks for those who look like `person`; inside the transaction that stored them.
    ///
    /// - Parameter isNew: nothing was found of them before, so nothing can be there no more.
    func noteWarnings(_ person: Person, isNew: Bool = false, by user: User) throws(OfficeFault) {
        let twins = try twins(person.name, person.birth).filter { $0.id != person.id }
        try note(.sameNameAndBirth, person.id.value, twins.map(\.id.value), isNew: isNew, by: user)
        var sharing: [Person] = []
        if let card = person.details.account?.card {
            sharing = try database.rows(.people(.byCard), [sealer.shortHash(.card, card.text).sql, 50.sql], readPerson)
                .filter { $0.id != person.id && $0.mergedInto == nil && !$0.isFamily(of: person) }
        }
        try note(.sameCard, person.id.value, sharing.map(\.id.value), isNew: isNew, by: user)
    }

    /// Looks for claims that look like `claim`; inside the transaction that stored it.
    func noteWarnings(_ claim: Claim, by user: User) throws(OfficeFault) {
        var found: [WarningKind: Set<Int64>] = [:]
        for other in try storedClaims(of: claim.person) where other.id != claim.id && other.state.stage != .withdrawn {
            if let kind = claim.event.twin(of: other.event) { found[kind, default: []].insert(other.id.value) }
        }
        if case .hospital(let stay) = claim.event, !stay.sheet.text.isEmpty {
            for other in try claims(bySheet: stay.sheet) where other.id != claim.id {
                found[.sameSheet, default: []].insert(other.id.value)
            }
        }
        for kind in WarningKind.allCases where kind.concernsClaims {
            try note(kind, claim.id.value, Array(found[kind] ?? []), by: user)
        }
    }

    /// Keeps what was found, and closes what is there no more because a record was put right.
    private func note(
        _ kind: WarningKind, _ subject: Int64, _ others: [Int64], isNew: Bool = false, by user: User
    ) throws(OfficeFault) {
        let known = isNew ? [] : try database.rows(.warnings(.ofSubject), [subject.sql], readWarningRow)
        for row in known
        where row.kind == kind && row.verdict == nil && !others.contains(row.twin(of: subject)) {
            try settle(row, .gone, note: "", by: user)
        }
        for other in others.sorted() { try insert(kind, subject, other) }
    }

    private func insert(_ kind: WarningKind, _ one: Int64, _ other: Int64) throws(OfficeFault) {
        try database.execute(
            .warnings(.insert),
            [
                surroundings.newID().sql, kind.sql, min(one, other).sql, max(one, other).sql,
                surroundings.now().sql,
            ])
    }

    private func settle(_ row: WarningRecord, _ verdict: WarningVerdict, note: String, by user: User)
        throws(OfficeFault)
    {
        let changed = try database.execute(
            .warnings(.settle),
            [
                verdict.sql, user.id.sql, surroundings.now().sql,
                note.isEmpty ? .null : try sealer.seal(Array(note.utf8), .warningNote(row.id)).sql, row.id.sql,
                row.version.sql,
            ])
        guard changed == 1 else { throw try changedMeanwhile(row.id.value) }
    }

    /// Two records were made one: whether they are the same is answered.
    func settleOpenWarnings(between one: PersonID, _ other: PersonID, by user: User) throws(OfficeFault) {
        for row in try database.rows(.warnings(.ofSubject), [one.sql], readWarningRow)
        where row.verdict == nil && row.twin(of: one.value) == other.value {
            try settle(row, .same, note: "", by: user)
        }
    }

    func noteSheet(_ claim: Claim) throws(OfficeFault) {
        try database.execute(.warnings(.noteSheet), [sheetHash(claim.event).sql(\.sql), claim.id.sql])
    }

    private func sheetHash(_ event: ClaimEvent) -> Int64? { sealer.sheetHash(event) }

    private func claims(bySheet sheet: SheetNumber) throws(OfficeFault) -> [Claim] {
        let hash = sealer.shortHash(.sheet, sheet.text)
        let ids = try database.rows(.warnings(.claimsBySheet), [hash.sql, 50.sql]) { row -> ClaimID? in
            row.text(2) == ClaimStage.withdrawn.rawValue ? nil : row.id(0)
        }
        return try ids.compactMap { $0 }.map { id throws(OfficeFault) in try some(storedClaim(id), .claim) }
    }
}

extension Person {
    /// A child and its guardian, or two children of one guardian, may have one card.
    fileprivate func isFamily(of other: Person) -> Bool {
        switch (kind, other.kind) {
        case (.dependant(let mine), .dependant(let theirs)): mine == theirs
        case (.dependant(let guardian), .member): guardian == other.id
        case (.member, .dependant(let guardian)): guardian == id
        case (.member, .member): false
        }
    }
}

// MARK: reading

/// A warning as it is stored: by the ids of its records.
struct WarningRecord {
    let id: WarningID
    let kind: WarningKind
    let first: Int64
    let second: Int64
    let found: Instant
    let verdict: WarningVerdict?
    let settledBy: UserID?
    let settledAt: Instant?
    let note: String
    let version: Int

    func twin(of subject: Int64) -> Int64 { first == subject ? second : first }
}

extension Office {
    func warnings(of person: PersonID) throws(OfficeFault) -> [Warning] {
        try database.rows(.warnings(.ofSubject), [person.sql], readWarningRow).map { row throws(OfficeFault) in
            try whole(row)
        }
    }

    func warnings(ofClaim claim: ClaimID) throws(OfficeFault) -> [Warning] {
        try database.rows(.warnings(.ofSubject), [claim.sql], readWarningRow).map { row throws(OfficeFault) in
            try whole(row)
        }
    }

    private func readWarningRow(_ row: any SQLRow) throws(OfficeFault) -> WarningRecord {
        let id: WarningID = row.id(0)
        let note =
            row.isNull(8) ? "" : String(decoding: try sealer.open(row.bytes(8), .warningNote(id)), as: UTF8.self)
        return WarningRecord(
            id: id, kind: try row.code(1), first: row.integer(2), second: row.integer(3), found: row.instant(4),
            verdict: row.isNull(5) ? nil : try row.code(5), settledBy: row.idOrNil(6),
            settledAt: row.isNull(7) ? nil : row.instant(7), note: note, version: row.int(9))
    }

    private func whole(_ row: WarningRecord) throws(OfficeFault) -> Warning {
        var settled: Warning.Settlement?
        if let verdict = row.verdict, let by = row.settledBy, let at = row.settledAt {
            settled = Warning.Settlement(verdict: verdict, by: by, byName: try userName(by), at: at, note: row.note)
        }
        return Warning(
            id: row.id, kind: row.kind, first: try side(row.first, row.kind), second: try side(row.second, row.kind),
            found: row.found, settled: settled, version: row.version)
    }

    private func side(_ id: Int64, _ kind: WarningKind) throws(OfficeFault) -> Warning.Side {
        var number: String?
        var person = PersonID(id)
        if kind.concernsClaims {
            let claim = try some(
                database.first(.warnings(.claimSide), [id.sql]) { ($0.text(0), PersonID($0.integer(1))) }, .claim)
            number = claim.0
            person = claim.1
        }
        let found = try some(storedPerson(person), .person)
        return Warning.Side(
            person: person, claim: kind.concernsClaims ? ClaimID(id) : nil, number: number ?? found.number.text,
            name: found.name.text, maskedIdentity: found.details.identity.masked)
    }

    private func pair(_ row: WarningRecord) throws(OfficeFault) -> WarningPair {
        WarningPair(
            warning: try whole(row), first: try record(row.first, row.kind), second: try record(row.second, row.kind))
    }

    private func record(_ id: Int64, _ kind: WarningKind) throws(OfficeFault) -> WarningPair.Record {
        let claim = kind.concernsClaims ? try some(storedClaim(ClaimID(id)), .claim) : nil
        let person = claim?.person ?? PersonID(id)
        return WarningPair.Record(card: try card(some(storedPerson(person), .person)), claim: claim)
    }

    private func offices(_ row: WarningRecord) throws(OfficeFault) -> [DivisionCode] {
        try [row.first, row.second].map { id throws(OfficeFault) in
            let person = try side(id, row.kind).person
            let found = try some(storedPerson(person), .person)
            guard let employer = found.details.employer else { return found.number.division }
            return try storedEmployer(employer)?.details.division ?? found.number.division
        }
    }
}

// MARK: all of a file

extension Office {
    /// Looks through a file whose records came in bulk, or were stored before there were warnings.
    package func noteAllWarnings() throws(OfficeFault) {
        try write { () throws(OfficeFault) in
            try noteSheets()
            for (statement, kind) in [
                (WarningStatement.twinPairs, WarningKind.sameNameAndBirth), (.cardPairs, .sameCard),
                (.sheetPairs, .sameSheet),
            ] {
                let pairs = try database.rows(.warnings(statement)) { ($0.integer(0), $0.integer(1)) }
                for (one, other) in pairs { try insert(kind, one, other) }
            }
            try notePersonsWithClaims()
        }
    }

    /// Claims came in bulk, or before there were warnings, and were not looked through yet.
    func hasUnnotedSheets() throws(OfficeFault) -> Bool {
        try read { () throws(OfficeFault) in
            try !database.rows(.warnings(.unnotedSheets), [Int64.min.sql, 1.sql]) { $0.integer(0) }.isEmpty
        }
    }

    private func notePersonsWithClaims() throws(OfficeFault) {
        var last = Int64.min
        while true {
            let people = try database.rows(.warnings(.personsWithClaims), [last.sql, 500.sql]) { $0.integer(0) }
            for person in people {
                let claims = try storedClaims(of: PersonID(person)).filter { $0.state.stage != .withdrawn }
                for (place, claim) in claims.enumerated() {
                    for later in claims.dropFirst(place + 1) {
                        guard let kind = later.event.twin(of: claim.event), kind != .sameSheet else { continue }
                        try insert(kind, claim.id.value, later.id.value)
                    }
                }
            }
            guard let end = people.last else { return }
            last = end
        }
    }

    /// Claims that were stored before their sheets were told apart by a hash.
    private func noteSheets() throws(OfficeFault) {
        var last = Int64.min
        while true {
            let page = try database.rows(.warnings(.unnotedSheets), [last.sql, 2000.sql]) { row throws(OfficeFault) in
                let id: ClaimID = row.id(0)
                return (id, try readEvent(row.bytes(1).sql, id))
            }
            guard let end = page.last else { return }
            for (id, event) in page {
                try database.execute(.warnings(.noteSheet), [sheetHash(event).sql(\.sql), id.sql])
            }
            last = end.0.value
        }
    }
}

extension Sealer {
    /// By what another claim with the same settlement sheet is found; `nil` for an event without one.
    func sheetHash(_ event: ClaimEvent) -> Int64? {
        guard case .hospital(let stay) = event, !stay.sheet.text.isEmpty else { return nil }
        return shortHash(.sheet, stay.sheet.text)
    }
}
