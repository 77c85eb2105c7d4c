package import MutualAid

extension Office {
    /// The one box: a name by any part, its pinyin or initials from the start, an identity number or its last four, a
    /// phone or its last four, a bank card, an employer by any part or credit code, a number from the start. What fits
    /// exactly comes first, people before employers; each is found once.
    package func find(_ text: String, limit: Int) throws(OfficeFault) -> [FoundRow] {
        let sought = Sought(text)
        guard !sought.folded.isEmpty, limit > 0 else { return [] }
        return try read { () throws(OfficeFault) in
            var found = FoundList(limit: limit)
            try findNumbers(sought, &found)
            try findHashed(sought, &found)
            try findPeople(sought, &found)
            try findEmployers(sought, &found)
            return found.rows
        }
    }

    /// Employers by any part of the name, pinyin, initials or credit code; all of them, in their order, for no text.
    package func employers(matching text: String, limit: Int) throws(OfficeFault) -> [EmployerRow] {
        let sought = Sought(text)
        return try read { () throws(OfficeFault) in
            guard !sought.folded.isEmpty else {
                return try database.rows(.people(.employersInOrder), [limit.sql], readEmployerRow)
            }
            var rows = try database.rows(
                .people(.employersByKey), sought.range(sought.folded, limit), readEmployerRow)
            if rows.count < limit, sought.mayBeCreditCode {
                let coded = try database.rows(
                    .people(.employersByCode), sought.range(sought.upper, limit - rows.count), readEmployerRow)
                rows += coded.filter { !rows.contains($0) }
            }
            return rows
        }
    }

    /// The record that a number was given to; a receipt leads to the first certificate that it paid.
    package func anything(byNumber number: CounterNumber) throws(OfficeFault) -> FoundRef? {
        let exact = [number.text.sql, SearchText.end(of: number.text).sql, 1.sql]
        return try read { () throws(OfficeFault) in
            switch number.kind {
            case .member:
                return try database.first(.people(.byNumber), exact, readPerson).map {
                    .person($0.mergedInto ?? $0.id)
                }
            case .claim:
                return try database.first(.claims(.byNumber), exact) { .claim($0.id(0), $0.id(2)) }
            case .certificate:
                return try database.first(.enrolments(.byNumber), exact, readEnrolment).map {
                    .enrolment($0.id, $0.person)
                }
            case .receipt:
                let receipt = try database.first(.enrolments(.receipt), [number.sql]) { $0.integer(0) }
                guard let receipt else { return nil }
                if let id = try database.first(.corrections(.enrolmentOfRefund), [receipt.sql], { $0.integer(0) }) {
                    return try storedEnrolments([id]).first.map { .enrolment($0.id, $0.person) }
                }
                return try database.first(.enrolments(.byReceipt), [receipt.sql], readEnrolment).map {
                    .enrolment($0.id, $0.person)
                }
            // A batch is many people's.
            case .batch: return nil
            }
        }
    }

    package func claim(byNumber number: CounterNumber) throws(OfficeFault) -> ClaimCard? {
        guard case .claim(let id, _) = try anything(byNumber: number) else { return nil }
        return try claimCard(id)
    }
}

extension Office {
    private func findNumbers(_ sought: Sought, _ found: inout FoundList) throws(OfficeFault) {
        for (kind, start) in sought.numberStarts where !found.isFull {
            let range = sought.range(start, found.limit)
            switch kind {
            case .member:
                for person in try database.rows(.people(.byNumber), range, readPerson) { found.add(try row(person)) }
            case .claim:
                for claim in try database.rows(.claims(.byNumber), range, readStoredClaim) {
                    found.add(try row(whole(claim)))
                }
            case .certificate:
                for enrolment in try database.rows(.enrolments(.byNumber), range, readEnrolment) {
                    found.add(try row(enrolment))
                }
            case .receipt:
                for receipt in try database.rows(.enrolments(.receiptsByNumber), range, { $0.integer(0) }) {
                    for enrolment in try database.rows(.enrolments(.byReceipt), [receipt.sql], readEnrolment) {
                        found.add(try row(enrolment))
                    }
                    let refunded = try database.rows(.corrections(.enrolmentOfRefund), [receipt.sql]) { $0.integer(0) }
                    for enrolment in try storedEnrolments(refunded) { found.add(try row(enrolment)) }
                }
            case .batch:
                for claim in try claims(inBatchesFrom: range) { found.add(try row(claim)) }
            }
        }
    }

    private func findHashed(_ sought: Sought, _ found: inout FoundList) throws(OfficeFault) {
        let text = sought.upper
        if let identity = ResidentID(codedText: text), let person = try stored(identity) { found.add(try row(person)) }
        var lookUps: [(PeopleStatement, Int64)] = []
        if let phone = Phone(codedText: text) { lookUps.append((.byPhone, sealer.shortHash(.phone, phone.text))) }
        if let card = BankCard(codedText: text) { lookUps.append((.byCard, sealer.shortHash(.card, card.text))) }
        if sought.isTail {
            lookUps.append((.byIdentityTail, sealer.shortHash(.identityTail, text)))
            lookUps.append((.byPhoneTail, sealer.shortHash(.phoneTail, text)))
        }
        for (statement, hash) in lookUps where !found.isFull {
            for person in try database.rows(.people(statement), [hash.sql, found.limit.sql], readPerson) {
                found.add(try row(person))
            }
        }
    }

    private func findPeople(_ sought: Sought, _ found: inout FoundList) throws(OfficeFault) {
        // A name may be reached by several of its keys, so a few more keys than rows are read.
        let hits = try keys(SearchKeys.people, sought, found.limit * 2)
        for id in hits where !found.isFull {
            guard let person = try storedPerson(PersonID(id)) else { continue }
            found.add(try row(person))
        }
    }

    private func findEmployers(_ sought: Sought, _ found: inout FoundList) throws(OfficeFault) {
        guard !found.isFull else { return }
        if sought.mayBeCreditCode {
            let range = sought.range(sought.upper, found.limit)
            for employer in try database.rows(.people(.employersByCode), range, readEmployer) {
                found.add(row(employer))
            }
        }
        for id in try keys(SearchKeys.employers, sought, found.limit * 2) where !found.isFull {
            guard let employer = try storedEmployer(EmployerID(id)) else { continue }
            found.add(row(employer))
        }
    }

    private func keys(_ scope: Int, _ sought: Sought, _ limit: Int) throws(OfficeFault) -> [Int64] {
        try database.rows(.people(.byKey), [scope.sql] + sought.range(sought.folded, limit)) { $0.integer(0) }
    }

    private func row(_ person: Person) throws(OfficeFault) -> FoundRow {
        if let id = person.mergedInto, let living = try storedPerson(id) {
            return FoundRow(
                ref: .person(living.id), kind: living.kind.isDependant ? .dependant : .member,
                number: living.number.text, name: living.name.text,
                detail: .merged(from: person.number.text, maskedIdentity: person.details.identity.masked))
        }
        let employer = try person.details.employer.map { id throws(OfficeFault) in try storedEmployer(id)?.name }
        return FoundRow(
            ref: .person(person.id), kind: person.kind.isDependant ? .dependant : .member, number: person.number.text,
            name: person.name.text,
            detail: .person(maskedIdentity: person.details.identity.masked, employer: employer ?? nil))
    }

    private func row(_ employer: Employer) -> FoundRow {
        FoundRow(
            ref: .employer(employer.id), kind: .employer, number: employer.details.creditCode.text,
            name: employer.name, detail: .employer(handler: employer.details.handler),
            creditCode: employer.details.creditCode.text)
    }

    private func row(_ enrolment: Enrolment) throws(OfficeFault) -> FoundRow {
        FoundRow(
            ref: .enrolment(enrolment.id, enrolment.person), kind: .certificate, number: enrolment.number.text,
            name: try storedPerson(enrolment.person)?.name.text ?? "",
            detail: .enrolment(enrolment.plan, enrolment.term))
    }

    private func row(_ claim: Claim) throws(OfficeFault) -> FoundRow {
        FoundRow(
            ref: .claim(claim.id, claim.person), kind: .claim, number: claim.number.text,
            name: try storedPerson(claim.person)?.name.text ?? "", detail: .claim(claim.state.stage, claim.amount))
    }
}

/// What was typed, in the forms in which it is looked up.
private struct Sought {
    let folded: String
    /// Half-width capitals without spaces, as numbers and codes are stored.
    let upper: String

    init(_ text: String) {
        folded = SearchText.fold(text)
        upper = Normalise.upper(Normalise.compact(text))
    }

    /// Bounds and limit of a search from the start.
    func range(_ start: String, _ limit: Int) -> [SQLValue] {
        [start.sql, SearchText.end(of: start).sql, limit.sql]
    }

    private var isDigits: Bool { upper.utf8.allSatisfy { (48...57).contains($0) } }

    /// A number from its start, its letters too; digits alone from eight on may lack them.
    var numberStarts: [(NumberKind, String)] {
        let digits = upper.dropFirst(2)
        if let kind = NumberKind.allCases.first(where: { upper.hasPrefix($0.prefix) }) {
            return digits.utf8.allSatisfy { (48...57).contains($0) } ? [(kind, upper)] : []
        }
        guard isDigits, (8...15).contains(upper.utf8.count) else { return [] }
        return NumberKind.allCases.map { ($0, $0.prefix + upper) }
    }

    /// The last four of an identity number or a phone.
    var isTail: Bool {
        guard upper.utf8.count == 4 else { return false }
        return upper.dropLast().utf8.allSatisfy { (48...57).contains($0) }
            && (upper.utf8.last.map { (48...57).contains($0) || $0 == 0x58 } ?? false)
    }

    /// Credit codes begin with a digit or one of a few letters; two characters at least, all ASCII.
    var mayBeCreditCode: Bool {
        (2...18).contains(upper.utf8.count)
            && upper.utf8.allSatisfy { (48...57).contains($0) || (65...90).contains($0) }
    }
}

/// Rows in the order in which they were found, each once, at most so many.
private struct FoundList {
    let limit: Int
    private(set) var rows: [FoundRow] = []
    private var known: Set<FoundRef> = []

    init(limit: Int) { self.limit = limit }

    var isFull: Bool { rows.count >= limit }

    mutating func add(_ row: FoundRow) {
        guard !isFull, known.insert(row.ref).inserted else { return }
        rows.append(row)
    }
}
