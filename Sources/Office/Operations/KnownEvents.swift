import Foundation
package import MutualAid

// Stays and diagnoses that are known before anybody claims for them (应赔未赔).
extension Office {
    /// What can be claimed for and nobody has, the oldest event first, for its last day of filing comes first: of the user's
    /// office and those below. It leaves the list when a claim comes.
    ///
    /// - Parameter open: only what somebody should call about; else also what pays nothing and what the person doesn't want.
    package func unclaimed(
        for user: User, open: Bool = true, after place: UnclaimedPlace? = nil, limit: Int
    ) throws(OfficeFault) -> [UnclaimedRow] {
        try read { () throws(OfficeFault) in
            let reach = user.division.reach
            var rows: [UnclaimedRow] = []
            var cards: [PersonID: PersonCard] = [:]
            var last = [(place?.day.iso ?? "").sql, (place?.event.value ?? Int64.min).sql]
            while true {
                let page = try database.rows(
                    .calls(.knownAfter), [reach.low.sql, reach.high.sql] + last + [200.sql], readKnown)
                for known in page {
                    let event = try whole(known)
                    let card: PersonCard
                    if let known = cards[event.person] {
                        card = known
                    } else {
                        card = try self.card(some(storedPerson(event.person), .person))
                        cards[event.person] = card
                    }
                    guard let found = Unclaimed(event, card: card, catalogue: catalogue, today: today),
                        found.isOpen || !open
                    else { continue }
                    rows.append(UnclaimedRow(found, person: card.person))
                    if rows.count == limit { return rows }
                }
                guard page.count == 200, let end = page.last else { return rows }
                last = [end.facts.day.sql, end.id.sql]
            }
        }
    }

    package func knownEvent(_ id: KnownEventID) throws(OfficeFault) -> KnownEventCard? {
        try read { () throws(OfficeFault) in
            try storedKnown(id).map { event throws(OfficeFault) in try card(of: event) }
        }
    }

    /// Stores what somebody told; a stay with the same first day, or the same diagnosis, is known already.
    package func add(_ new: NewKnownEvent, by user: User) throws(OfficeFault) -> KnownEventCard {
        try allow(.enterClaims, user)
        return try write { () throws(OfficeFault) in
            if let ids = try stored(new.key), let id = ids.first {
                return try card(of: some(storedKnown(KnownEventID(id)), .knownEvent))
            }
            let person = try some(storedPerson(new.person), .person)
            if let fault = new.facts.fault(on: today) { throw .knownEvent(fault) }
            guard try storedKnown(same: new.facts, of: person.id) == nil else {
                throw .knownEvent(.knownAlready(new.facts.day))
            }
            let event = try store(new.facts, new.source, of: person.id, by: user)
            try finish(new.key, [event.id.value])
            try audit(
                .addKnownEvent, event.id.value, ["person": person.number.text, "day": new.facts.day.iso], by: user.id)
            return try card(of: event)
        }
    }

    /// Stores the rows of a file: each is new, tells more of what is known, or is known already, so that the same file changes
    /// nothing the second time.
    ///
    /// - Parameter dryRun: tells what would become of each row, and stores nothing.
    /// - Returns: one outcome a row, in their order.
    package func importKnown(
        _ rows: [(identity: ResidentID, facts: KnownFacts, source: KnownSource)], dryRun: Bool, by user: User
    ) throws(OfficeFault) -> [KnownEventOutcome] {
        try allow(.enterClaims, user)
        return try write { () throws(OfficeFault) in
            var outcomes: [KnownEventOutcome] = []
            var seen: [Data: KnownFacts] = [:]
            for row in rows {
                guard let person = try stored(row.identity) else {
                    outcomes.append(.personNotFound)
                    continue
                }
                let known = try storedKnown(same: row.facts, of: person.id)
                let place = same(row.facts, of: person.id)
                let before = seen[place] ?? known?.facts
                let facts = before.map { row.facts.adding($0) } ?? row.facts
                seen[place] = facts
                outcomes.append(before == nil ? .added : before == facts ? .known : .changed)
                guard !dryRun, facts != before else { continue }
                if let known {
                    try change(known, to: facts)
                } else {
                    _ = try store(facts, row.source, of: person.id, by: user)
                }
            }
            let stored = outcomes.count { $0 == .added || $0 == .changed }
            if stored > 0, !dryRun {
                try audit(
                    .importKnownEvents, 0,
                    Dictionary(
                        uniqueKeysWithValues: KnownEventOutcome.allCases.map { outcome in
                            (outcome.rawValue, String(outcomes.count { $0 == outcome }))
                        }), by: user.id)
            }
            return outcomes
        }
    }

    /// Whoever calls works for the person's office, or for one above it: the list shows no others either.
    func allowContact(with person: PersonID, _ user: User) throws(OfficeFault) {
        try allow(.enterClaims, user)
        let office = try card(some(storedPerson(person), .person)).office
        guard user.division.covers(office) else { throw .barred(.otherOffice(office)) }
    }

    /// Keeps what came of a try to reach the person.
    package func contact(_ new: NewContact, by user: User) throws(OfficeFault) -> KnownEventCard {
        try write { () throws(OfficeFault) in
            var event = try some(storedKnown(new.event), .knownEvent)
            try allowContact(with: event.person, user)
            if try stored(new.key) != nil { return try card(of: event) }
            guard event.version == new.version else { throw try changedMeanwhile(event.id.value) }
            let contact = Contact(
                at: surroundings.now(), user: user.id, userName: user.name, result: new.result, note: new.note)
            try store(contact, place: event.contacts.count, of: event.id)
            let moved = try database.execute(
                .calls(.moveKnown), [new.result.sql, event.id.sql, event.version.sql])
            guard moved == 1 else { throw try changedMeanwhile(event.id.value) }
            event.contacts.append(contact)
            event.version += 1
            try finish(new.key, [event.id.value])
            try audit(.contact, event.id.value, ["result": new.result.rawValue], by: user.id)
            return try card(of: event)
        }
    }
}

extension Office {
    /// Where what is known of somebody doesn't open.
    func closedKnownEvents() throws(OfficeFault) -> [String] {
        try read { () throws(OfficeFault) in
            var broken: [String] = []
            var last = Int64.min
            while true {
                let page = try database.rows(.calls(.knownIDs), [last.sql, 500.sql]) { $0.integer(0) }
                for id in page {
                    do throws(OfficeFault) { _ = try storedKnown(KnownEventID(id)) } catch {
                        guard case .sealBroken(let column) = error else { throw error }
                        broken.append("\(column) \(id)")
                    }
                }
                guard let end = page.last else { return broken }
                last = end
            }
        }
    }
}

extension KnownFacts {
    /// What makes it the same event of one person.
    fileprivate var what: String {
        switch self {
        case .stay: "\(day.iso)|stay"
        case .diagnosis(let diagnosis): "\(day.iso)|diagnosis \(diagnosis.disease?.text ?? diagnosis.text)"
        }
    }

    /// What is told now with what was told before: nothing that was known is forgotten.
    fileprivate func adding(_ before: KnownFacts) -> KnownFacts {
        guard case .stay(let now) = self, case .stay(let then) = before else { return before }
        return .stay(
            KnownStay(
                cause: now.cause, admitted: then.admitted, discharged: now.discharged ?? then.discharged,
                hospital: now.hospital.isEmpty ? then.hospital : now.hospital, sheet: now.sheet ?? then.sheet,
                totals: now.totals ?? then.totals))
    }
}

extension Office {
    private func card(of event: KnownEvent) throws(OfficeFault) -> KnownEventCard {
        KnownEventCard(
            event, card: try card(some(storedPerson(event.person), .person)), catalogue: catalogue, today: today)
    }

    /// The same person with a stay from the same day, or with the same diagnosis on the same day.
    private func same(_ facts: KnownFacts, of person: PersonID) -> Data {
        sealer.hash(.knownEvent, "\(person.value)|\(facts.what)")
    }

    /// Hashes anew what tells known events apart, under this office's key.
    func rehashKnown() throws(OfficeFault) {
        var last = Int64.min
        while true {
            let ids = try database.rows(.calls(.knownIDs), [last.sql, 500.sql]) { $0.integer(0) }
            for id in ids {
                guard let event = try database.first(.calls(.known), [id.sql], readKnown) else { continue }
                var hash = same(event.facts, of: event.person)
                // Where two records were made one, both may have come with the same stay.
                if try database.count(.rekeying(.hasKnown), [hash.sql]) > 0 {
                    hash = sealer.hash(.knownEvent, "again|\(id)")
                }
                try database.execute(.rekeying(.putKnown), [hash.sql, id.sql])
            }
            guard let end = ids.last else { return }
            last = end
        }
    }

    private func storedKnown(same facts: KnownFacts, of person: PersonID) throws(OfficeFault) -> KnownEvent? {
        if let known = try database.first(.calls(.knownSame), [same(facts, of: person).sql], readKnown) { return known }
        // What came with another record that was made one with this bears that record's hash.
        return try database.rows(.calls(.knownOf), [person.sql], readKnown).first { $0.facts.what == facts.what }
    }

    func storedKnown(_ id: KnownEventID) throws(OfficeFault) -> KnownEvent? {
        try database.first(.calls(.known), [id.sql], readKnown).map { event throws(OfficeFault) in try whole(event) }
    }

    private func store(
        _ facts: KnownFacts, _ source: KnownSource, of person: PersonID, by user: User
    ) throws(OfficeFault) -> KnownEvent {
        let event = KnownEvent(
            id: KnownEventID(surroundings.newID()), person: person, facts: facts, source: source, enteredBy: user.id,
            enteredOn: today)
        try store(event, office: user.division)
        return event
    }

    /// With its contacts; inside a transaction.
    func store(_ event: KnownEvent, office: DivisionCode) throws(OfficeFault) {
        try database.execute(
            .calls(.insertKnown),
            [
                event.id.sql, event.person.sql, office.sql, event.facts.day.sql, event.source.sql,
                same(event.facts, of: event.person).sql,
                try sealer.seal(event.facts.bytes, .knownFacts(event.id)).sql, event.enteredBy.sql,
                event.enteredOn.sql,
            ])
        for (place, contact) in event.contacts.enumerated() {
            try store(contact, place: place, of: event.id)
            try database.execute(.calls(.moveKnown), [contact.result.sql, event.id.sql, (place + 1).sql])
        }
    }

    private func store(_ contact: Contact, place: Int, of event: KnownEventID) throws(OfficeFault) {
        try database.execute(
            .calls(.insertContact),
            [
                event.sql, place.sql, contact.at.sql, contact.user.sql, contact.result.sql,
                try sealer.seal(Array(contact.note.utf8), .contactNote(event, place: place)).sql,
            ])
    }

    private func change(_ event: KnownEvent, to facts: KnownFacts) throws(OfficeFault) {
        let changed = try database.execute(
            .calls(.changeKnown),
            [
                event.source.sql, try sealer.seal(facts.bytes, .knownFacts(event.id)).sql, event.id.sql,
                event.version.sql,
            ])
        guard changed == 1 else { throw try changedMeanwhile(event.id.value) }
    }

    /// Without its contacts.
    private func readKnown(_ row: any SQLRow) throws(OfficeFault) -> KnownEvent {
        let id: KnownEventID = row.id(0)
        let bytes = try sealer.open(row.bytes(3), .knownFacts(id))
        let facts = try unreadable("known_event.facts") { () throws(UnreadableBytes) in
            try KnownFacts(reading: bytes)
        }
        return KnownEvent(
            id: id, person: row.id(1), facts: facts, source: try row.code(2), enteredBy: row.id(4),
            enteredOn: try row.day(5), version: row.int(6))
    }

    private func whole(_ known: KnownEvent) throws(OfficeFault) -> KnownEvent {
        var event = known
        event.contacts = try database.rows(.calls(.contactsOf), [event.id.sql]) { row throws(OfficeFault) in
            let note = try sealer.open(row.bytes(4), .contactNote(event.id, place: row.int(0)))
            return Contact(
                at: row.instant(1), user: row.id(2), userName: usersByID[row.id(2)]?.name ?? "?",
                result: try row.code(3), note: String(decoding: note, as: UTF8.self))
        }
        return event
    }
}
