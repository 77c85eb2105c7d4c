import Foundation
package import MutualAid

extension Office {
    /// Puts a member or a dependant on the roll, with a number.
    package func enrol(person new: NewPerson, by user: User) throws(OfficeFault) -> Person {
        try allow(.enrol, user)
        return try write { () throws(OfficeFault) in
            if let ids = try stored(new.key), let id = ids.first {
                return try some(storedPerson(PersonID(id)), .person)
            }
            try refuseTaken(new.details.identity, except: nil)
            try refuseUnknown(new.details.employer)
            if case .dependant(let guardian) = new.kind {
                guard try !some(storedPerson(guardian), .person).kind.isDependant else { throw .notAMember }
            }
            let person = Person(
                id: PersonID(surroundings.newID()), number: try nextNumber(.member), kind: new.kind,
                details: new.details)
            try store(person, by: user.id, on: today)
            try storeKeys(person)
            try noteWarnings(person, isNew: true, by: user)
            try finish(new.key, [person.id.value])
            try audit(.addPerson, person.id.value, new.details.auditDetail("after."), by: user.id)
            return person
        }
    }

    /// Refused when somebody else has saved since `version` was read. Where a value is replaced by another, a reason is asked
    /// for and both are kept as a correction; filling what was empty needs none.
    package func update(
        person id: PersonID, details: PersonDetails, version: Int, why: CorrectionWhy, key: SubmissionKey,
        by user: User
    ) throws(OfficeFault) -> Person {
        try allow(.read, user)
        return try write { () throws(OfficeFault) in
            if try stored(key) != nil { return try some(storedPerson(id), .person) }
            let before = try some(storedPerson(id), .person)
            if let bar = CorrectionRules.bar(.details, on: try card(before), by: user) { throw .correctionBarred(bar) }
            guard before.version == version else { throw try changedMeanwhile(id.value) }
            try refuseTaken(details.identity, except: id)
            try refuseUnknown(details.employer)
            let changes = try changes(before.details, details)
            guard !changes.isEmpty || details != before.details else { throw .correctionBarred(.nothingChanges) }
            guard why.isGiven || !changes.contains(where: \.replaces) else { throw .reasonMissing }
            let after = try change(before, to: details)
            if !changes.isEmpty {
                let given = why.reasons.isEmpty ? CorrectionWhy([.wasMissing]) : why
                try record(.details, of: id, about: nil, changes, why: given, by: user)
            }
            try noteWarnings(after, by: user)
            try finish(key, [id.value])
            try audit(
                .updatePerson, id.value,
                before.details.auditDetail("before.").merging(details.auditDetail("after.")) { $1 }, by: user.id)
            return after
        }
    }

    package func person(byIdentity identity: ResidentID) throws(OfficeFault) -> Person? {
        try read { () throws(OfficeFault) in
            let person = try stored(identity)
            guard let living = person?.mergedInto else { return person }
            return try storedPerson(living)
        }
    }

    /// Those of one name and birth day, whatever their identity number: a warning before somebody is entered twice.
    package func sameNameAndBirth(name: PersonName, birth: Day) throws(OfficeFault) -> [Person] {
        try read { () throws(OfficeFault) in
            try twins(name, birth)
        }
    }

    package func personCard(_ id: PersonID) throws(OfficeFault) -> PersonCard? {
        try read { () throws(OfficeFault) in
            guard let person = try storedPerson(id) else { return nil }
            var card = try card(person)
            card.warnings = try warnings(of: person.id).filter(\.isOpen)
            return card
        }
    }

    func card(_ person: Person) throws(OfficeFault) -> PersonCard {
        var card = PersonCard(
            person: person, employer: nil, guardian: nil, dependants: [], enrolments: [], claims: [])
        if let employer = person.details.employer { card.employer = try storedEmployer(employer) }
        if case .dependant(let guardian) = person.kind { card.guardian = try storedPerson(guardian) }
        card.dependants = try database.rows(.people(.dependants), [person.id.sql], readPerson)
        card.enrolments = try database.rows(.enrolments(.ofPerson), [person.id.sql], readEnrolment)
        card.claims = try storedClaims(of: person.id)
        if let living = person.mergedInto { card.living = try storedPerson(living) }
        return card
    }

    private func refuseTaken(_ identity: ResidentID, except id: PersonID?) throws(OfficeFault) {
        guard let known = try stored(identity), known.id != id else { return }
        throw .identityTaken(
            name: known.name.text, masked: known.details.identity.masked, number: known.number.text)
    }

    func refuseUnknown(_ employer: EmployerID?) throws(OfficeFault) {
        if let employer, try storedEmployer(employer) == nil { throw .notFound(.employer) }
    }
}

extension Office {
    func storedPerson(_ id: PersonID) throws(OfficeFault) -> Person? {
        try database.first(.people(.person), [id.sql], readPerson)
    }

    func stored(_ identity: ResidentID) throws(OfficeFault) -> Person? {
        try database.first(.people(.byIdentity), [sealer.hash(.identity, identity.text).sql], readPerson)
    }

    /// Those whose record still lives.
    func twins(_ name: PersonName, _ birth: Day) throws(OfficeFault) -> [Person] {
        try database.rows(.people(.byTwin), [twinHash(name, birth).sql, 50.sql], readPerson)
            .filter { $0.mergedInto == nil }
    }

    func twinHash(_ name: PersonName, _ birth: Day) -> Int64 {
        LookUps.twin(name.text, birth, sealer)
    }

    func store(_ person: Person, by user: UserID, on day: Day) throws(OfficeFault) {
        let details = person.details
        var guardian: PersonID?
        if case .dependant(let id) = person.kind { guardian = id }
        try database.execute(
            .people(.insertPerson),
            [person.id.sql, person.number.sql, (guardian == nil ? "member" : "dependant").sql, guardian.sql(\.sql)]
                + readable(details) + (try sealedColumns(details, person.id)) + [
                    user.sql, day.sql, person.version.sql,
                ])
    }

    func storeKeys(_ person: Person) throws(OfficeFault) {
        for key in searchKeys(person.name) { try storeKey(key, person.id) }
    }

    func storeKey(_ key: String, _ id: PersonID) throws(OfficeFault) {
        try database.execute(.people(.insertKey), [SearchKeys.people.sql, key.sql, id.sql])
    }

    /// Stores other details of a person that was read in this transaction.
    func change(_ before: Person, to details: PersonDetails) throws(OfficeFault) -> Person {
        let changed = try database.execute(
            .people(.updatePerson),
            readable(details) + (try sealedColumns(details, before.id)) + [before.id.sql, before.version.sql])
        guard changed == 1 else { throw try changedMeanwhile(before.id.value) }
        if details.name != before.name {
            let (old, new) = (searchKeys(before.name), searchKeys(details.name))
            for key in old.subtracting(new) {
                try database.execute(.people(.removeKey), [SearchKeys.people.sql, key.sql, before.id.sql])
            }
            for key in new.subtracting(old) { try storeKey(key, before.id) }
        }
        var after = before
        after.details = details
        after.version += 1
        return after
    }

    func searchKeys(_ name: PersonName) -> Set<String> {
        SearchKeys.keys(name: name.text, reading: pinyin.reading(ofPerson: name.text))
    }

    private func readable(_ details: PersonDetails) -> [SQLValue] {
        [
            details.name.text.sql, details.identity.sex.sql, details.identity.birth.year.sql,
            details.employer.sql(\.sql), details.employment.sql, details.frontLine.sql,
            details.medicalInsurance.sql, details.consent.sql(\.day.sql), details.consent.sql(\.givenBy.sql),
        ]
    }

    /// Seals a person anew and hashes what they are found by, under this office's key.
    func reseal(_ person: Person) throws(OfficeFault) {
        try database.execute(
            .rekeying(.putPerson), try sealedColumns(person.details, person.id) + [person.id.sql])
    }

    private func sealedColumns(_ details: PersonDetails, _ id: PersonID) throws(OfficeFault) -> [SQLValue] {
        let secret = PersonSecret(details)
        return LookUps(name: details.name.text, secret, sealer).values
            + [try sealer.seal(secret.bytes, .person(id)).sql]
    }

    func readPerson(_ row: any SQLRow) throws(OfficeFault) -> Person {
        let id: PersonID = row.id(0)
        let bytes = try sealer.open(row.bytes(11), .person(id))
        let secret = try unreadable("person.secret") { () throws(UnreadableBytes) in try PersonSecret(reading: bytes) }
        let guardian: PersonID? = row.idOrNil(3)
        let consent = row.isNull(9) ? nil : Consent(day: try row.day(9), givenBy: try row.code(10))
        return Person(
            id: id, number: try row.number(1), kind: guardian.map { .dependant(guardian: $0) } ?? .member,
            details: PersonDetails(
                name: try row.name(4), identity: secret.identity, phone: secret.phone, employer: row.idOrNil(5),
                employment: try row.code(6), frontLine: row.bool(7), medicalInsurance: row.bool(8),
                account: secret.account, papersOnFile: secret.papers, consent: consent),
            version: row.int(12), died: row.isNull(13) ? nil : try row.day(13), mergedInto: row.idOrNil(14))
    }
}

extension PersonDetails {
    /// Everything that can be typed; sealed in the audit trail.
    func auditDetail(_ prefix: String) -> [String: String] {
        var detail = [
            "name": name.text, "identity": identity.text, "phone": phone?.text ?? "",
            "employer": employer.map { String($0.value) } ?? "", "employment": employment.rawValue,
            "frontLine": String(frontLine), "medicalInsurance": String(medicalInsurance),
            "papers": papersOnFile.sorted().map(\.rawValue).joined(separator: ","),
            "consent": consent.map { "\($0.day.iso) \($0.givenBy.rawValue)" } ?? "",
        ]
        if let account { detail["account"] = "\(account.card.text) \(account.holder.text) \(account.bank)" }
        return Dictionary(uniqueKeysWithValues: detail.map { (prefix + $0.key, $0.value) })
    }
}
