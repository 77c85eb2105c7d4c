import MutualAid
import Office
import Testing

struct KnownEventTests {
    private func facts(_ first: Day, days: Int? = 10, hospital: String = "") -> KnownFacts {
        .stay(KnownStay(admitted: first, discharged: days.map { first.adding(days: $0) }, hospital: hospital))
    }

    private func add(_ fixture: Fixture, _ person: Person, _ facts: KnownFacts) throws -> KnownEventCard {
        try fixture.office.add(
            NewKnownEvent(person: person.id, facts: facts, source: .employer, key: fixture.key()), by: fixture.handler)
    }

    private func listed(_ fixture: Fixture, open: Bool = true) throws -> [KnownEventID] {
        try fixture.office.unclaimed(for: fixture.handler, open: open, limit: 9).map(\.unclaimed.event.id)
    }

    @Test func `what is known is listed while nobody claims, and leaves the list when a claim comes`() throws {
        let fixture = try Fixture()
        let person = try fixture.coveredMember()
        let first = fixture.today.adding(days: -20)
        let card = try add(fixture, person, facts(first, hospital: "区医院"))
        #expect(card.unclaimed?.prospect == .unknown(.sheet))
        try fixture.restart()
        let row = try #require(try fixture.office.unclaimed(for: fixture.handler, limit: 9).first)
        #expect(row.personName == "张小明" && row.maskedIdentity == person.details.identity.masked)
        #expect(row.unclaimed.event == card.event)
        #expect(row.unclaimed.last == first.adding(days: 730))
        try fixture.claim(person, fixture.stay(first.adding(days: 5), sheet: "BJ1"))
        #expect(try listed(fixture) == [])
        #expect(try fixture.office.knownEvent(card.event.id)?.unclaimed == nil)
        try expectSound(fixture.office)
    }

    @Test func `those who were not covered on the day are not listed`() throws {
        let fixture = try Fixture()
        let person = try fixture.coveredMember()
        let stranger = try fixture.member("李四", identity("1990-01-01"))
        let first = fixture.today.adding(days: -70)
        #expect(try add(fixture, person, facts(first)).unclaimed == nil)
        #expect(try add(fixture, stranger, facts(fixture.today.adding(days: -5), days: 2)).unclaimed == nil)
        #expect(try listed(fixture, open: false) == [])
    }

    @Test func `the same stay is known once, a form sent twice stores once, and what can't be is refused`() throws {
        let fixture = try Fixture()
        let person = try fixture.coveredMember()
        let first = fixture.today.adding(days: -20)
        let new = NewKnownEvent(person: person.id, facts: facts(first), source: .visit, key: fixture.key())
        let card = try fixture.office.add(new, by: fixture.handler)
        #expect(try fixture.office.add(new, by: fixture.handler) == card)
        #expect(fault { try add(fixture, person, facts(first, days: 3)) } == .knownEvent(.knownAlready(first)))
        let tomorrow = fixture.today.adding(days: 1)
        #expect(fault { try add(fixture, person, facts(tomorrow, days: nil)) } == .knownEvent(.dayToCome(tomorrow)))
        #expect(
            fault { try add(fixture, person, facts(first.adding(days: 1), days: -2)) }
                == .knownEvent(.dischargedBefore(admitted: first.adding(days: 1), discharged: first.adding(days: -1))))
        #expect(
            fault {
                try fixture.office.add(
                    NewKnownEvent(person: person.id, facts: facts(first), source: .visit, key: fixture.key()),
                    by: fixture.reviewer)
            } == .barred(.notYourDuty([.handler])))
        // The same day with another diagnosis is another event.
        let told = KnownFacts.diagnosis(KnownDiagnosis(day: first, disease: nil, text: "肿块"))
        #expect(try add(fixture, person, told).event.facts == told)
    }

    @Test func `each contact is kept; a person who doesn't want to leaves the list, not the record`() throws {
        let fixture = try Fixture()
        let person = try fixture.coveredMember()
        var card = try add(fixture, person, facts(fixture.today.adding(days: -20)))
        for result in [ContactResult.unreachable, .coming, .unwanted] {
            let new = NewContact(
                event: card.event.id, version: card.event.version, result: result, note: "电话里说的", key: fixture.key())
            card = try fixture.office.contact(new, by: fixture.handler)
            #expect(try fixture.office.contact(new, by: fixture.handler) == card)
            #expect(try listed(fixture).isEmpty == result.isEnd)
        }
        #expect(try listed(fixture, open: false) == [card.event.id])
        try fixture.restart()
        let kept = try #require(try fixture.office.knownEvent(card.event.id)?.event)
        #expect(kept.contacts.map(\.result) == [.unreachable, .coming, .unwanted])
        #expect(kept.contacts.allSatisfy { $0.userName == "周敏" && $0.note == "电话里说的" })
        let late = NewContact(event: kept.id, version: 1, result: .coming, note: "", key: fixture.key())
        guard case .changedMeanwhile(let name, _) = fault({ try fixture.office.contact(late, by: fixture.handler) })
        else {
            Issue.record("not told")
            return
        }
        #expect(name == "周敏")
        try expectSound(fixture.office)
    }

    @Test func `a file read twice changes nothing, and more that is told is added`() throws {
        let fixture = try Fixture()
        let person = try fixture.coveredMember()
        let first = fixture.today.adding(days: -20)
        let stranger = identity("1991-02-02")
        let mine = person.details.identity
        typealias Row = (identity: ResidentID, facts: KnownFacts, source: KnownSource)
        let rows: [Row] = [
            (mine, facts(first, days: nil), .insurance), (stranger, facts(first), .insurance),
            (mine, facts(first), .insurance), (mine, facts(first.adding(days: 1), days: 2), .hospital),
        ]
        let expected: [KnownEventOutcome] = [.added, .personNotFound, .changed, .added]
        #expect(try fixture.office.importKnown(rows, dryRun: true, by: fixture.handler) == expected)
        #expect(try listed(fixture) == [])
        #expect(try fixture.office.importKnown(rows, dryRun: false, by: fixture.handler) == expected)
        let before = try fixture.office.unclaimed(for: fixture.handler, open: false, limit: 9)
        #expect(before.count == 2)
        let again = try fixture.office.importKnown(rows, dryRun: false, by: fixture.handler)
        #expect(again == [.known, .personNotFound, .known, .known])
        #expect(try fixture.office.unclaimed(for: fixture.handler, open: false, limit: 9) == before)
        #expect(before.first?.unclaimed.event.facts == facts(first))
        try expectSound(fixture.office)
    }

    @Test func `the list is read in pages, and only by those whose office it is`() throws {
        let fixture = try Fixture()
        let person = try fixture.coveredMember()
        for place in 0..<5 { _ = try add(fixture, person, facts(fixture.today.adding(days: -20 + place), days: 0)) }
        let whole = try fixture.office.unclaimed(for: fixture.handler, open: false, limit: 9)
        #expect(whole.count == 5)
        var paged: [UnclaimedRow] = []
        while true {
            let page = try fixture.office.unclaimed(
                for: fixture.handler, open: false, after: paged.last.map(UnclaimedPlace.init), limit: 2)
            if page.isEmpty { break }
            paged += page
        }
        #expect(paged == whole)
        var other = fixture.handler
        other.division = known(DivisionCode("610303"))
        #expect(try fixture.office.unclaimed(for: other, open: false, limit: 9) == [])
        other.division = known(DivisionCode("610300"))
        #expect(try fixture.office.unclaimed(for: other, open: false, limit: 9) == whole)
    }

    @Test func `the phone is shown whole for telling somebody that they can claim`() throws {
        let fixture = try Fixture()
        let person = try fixture.member("张小明", identity("1985-06-15")) { $0.phone = Phone(codedText: "13800001234") }
        let card = try add(fixture, person, facts(fixture.today.adding(days: -5), days: 1))
        #expect(try fixture.office.reveal(.unclaimed(card.event.id), by: fixture.handler).text == "13800001234")
        #expect(
            fault { try fixture.office.reveal(.unclaimed(card.event.id), by: fixture.reviewer) }
                == .barred(.notYourDuty([.handler])))
        // Another office neither dials nor writes down that it did.
        var other = fixture.handler
        other.division = known(DivisionCode("610303"))
        let barred = OfficeFault.barred(.otherOffice(Fixture.division))
        #expect(fault { try fixture.office.reveal(.unclaimed(card.event.id), by: other) } == barred)
        let contact = NewContact(
            event: card.event.id, version: card.event.version, result: .coming, note: "", key: fixture.key())
        #expect(fault { try fixture.office.contact(contact, by: other) } == barred)
        other.division = known(DivisionCode("610300"))
        #expect(try fixture.office.contact(contact, by: other).event.contacts.count == 1)
    }
}
