import MutualAid
import Office
import OfficeSQLite
import Testing

@Suite struct SharingTests {
    @Test func `two counters never overwrite each other`() throws {
        let fixture = try Fixture()
        let person = try fixture.coveredMember()
        let claim = try fixture.claim(person, fixture.stay(fixture.today.adding(days: -12), sheet: "BJ1"))
        let other = try fixture.opened()
        let current = known(try fixture.office.personCard(person.id)).person
        var here = current.details
        here.phone = Phone(codedText: "13800001234")
        var there = current.details
        there.phone = Phone(codedText: "13900001234")
        _ = try fixture.update(person.id, there, version: current.version, at: other)
        let found = fault {
            try fixture.update(person.id, here, version: current.version)
        }
        guard case .changedMeanwhile(let by, let at) = found else {
            Issue.record("\(String(describing: found))")
            return
        }
        #expect(by == "周敏" && at.milliseconds <= fixture.clock.now)
        let when = at.text(offsetMinutes: 480)
        #expect(found?.sentence(.zh).text == "周敏已在 \(when) 改过这条记录。请刷新看新内容，再改一次；您输入的还在。")
        #expect(
            found?.sentence(.en).text
                == "周敏 changed this record at \(when). Refresh to see it, then change it again; what you typed is still here."
        )
        #expect(try fixture.office.personCard(person.id)?.person.details == there)
        _ = try other.decide(claim.id, version: 1, .approve, by: fixture.reviewer)
        let late = fault {
            try fixture.office.decide(claim.id, version: 1, .deny([.other("x")]), by: fixture.otherReviewer)
        }
        guard case .claimMoved("高建国", .approve, let stage, let then) = late else {
            Issue.record("\(String(describing: late))")
            return
        }
        let text = then.text(offsetMinutes: 480)
        #expect(
            late?.sentence(.zh).text
                == "高建国已在 \(text) 办了「同意」，这件理赔现在是「\(stage.name(.zh))」。请看新的状态再决定；您输入的还在。")
        #expect(
            late?.sentence(.en).text
                == "高建国 did “approve” at \(text); this claim is now “\(stage.name(.en))”. "
                + "Look at it again, then decide; what you typed is still here.")
        #expect(try fixture.office.claimCard(claim.id)?.claim.state.stage == stage)
        other.close()
        try expectSound(fixture.office)
    }

    @Test func `what two counters number is never numbered alike, and both trails are one chain`() throws {
        let fixture = try Fixture()
        let other = try fixture.opened()
        var numbers: Set<CounterNumber> = []
        for place in 1...20 {
            let office = place.isMultiple(of: 2) ? other : fixture.office
            let new = NewPerson(
                kind: .member, details: details("张小明", identity("1985-06-15", place)), key: fixture.key())
            numbers.insert(try office.enrol(person: new, by: fixture.handler).number)
        }
        #expect(numbers.count == 20)
        other.close()
        try expectSound(fixture.office)
    }

    @Test func `a form that is sent twice is stored once`() throws {
        let fixture = try Fixture()
        let handler = fixture.handler
        let employer = NewEmployer(
            details: EmployerDetails(
                name: "渭滨机械厂", creditCode: known(CreditCode(codedText: "91350100M000100Y43")),
                division: Fixture.division),
            key: fixture.key())
        let stored = try fixture.office.addEmployer(employer, by: handler)
        let new = NewPerson(kind: .member, details: details("张小明", identity("1985-06-15")), key: fixture.key())
        let person = try fixture.office.enrol(person: new, by: handler)
        let lines = [try fixture.line("hospital-accident", for: person.id, from: fixture.today.adding(days: 1))]
        let enrolments = NewEnrolments(person: person.id, lines: lines, payer: .own, key: fixture.key())
        let made = try fixture.office.enrol(enrolments, by: handler)
        fixture.pass(days: 60)
        let claim = try fixture.newClaim(person, fixture.stay(fixture.today.adding(days: -12), sheet: "BJ1"))
        let entered = try fixture.office.enterClaim(claim, by: handler)
        try fixture.restart()
        #expect(try fixture.office.addEmployer(employer, by: handler) == stored)
        let again = try fixture.office.enrol(person: new, by: handler)
        #expect(again.id == person.id && again.number == person.number)
        #expect(try fixture.office.enrol(enrolments, by: handler) == made)
        #expect(try fixture.office.enterClaim(claim, by: handler) == entered)
        let card = known(try fixture.office.personCard(person.id))
        #expect(card.enrolments.count == 1 && card.claims.count == 1)
    }

    @Test func `a draft outlives a restart and goes with its record`() throws {
        let fixture = try Fixture()
        let key = fixture.key()
        let draft = DraftRow(
            key: key, form: .member, saved: Instant(milliseconds: 1), title: "张小明",
            values: ["name": "张小明", "phone": ""])
        let other = DraftRow(
            key: fixture.key(), form: .claim, saved: Instant(milliseconds: 2), title: "李四", values: [:])
        try fixture.office.saveDraft(draft, for: fixture.handler.id)
        try fixture.office.saveDraft(other, for: fixture.handler.id)
        try fixture.restart()
        #expect(try fixture.office.drafts(for: fixture.handler.id) == [other, draft])
        #expect(try fixture.office.drafts(for: fixture.reviewer.id).isEmpty)
        #expect(try fixture.office.menuCounts(for: fixture.handler).drafts == 2)
        let later = DraftRow(
            key: key, form: .member, saved: Instant(milliseconds: 3), title: "张晓明", values: ["name": "张晓明"])
        try fixture.office.saveDraft(later, for: fixture.handler.id)
        #expect(try fixture.office.drafts(for: fixture.handler.id) == [later, other])
        let wrong = NewPerson(
            kind: .dependant(guardian: PersonID(1)), details: details("张晓明", identity("1985-06-15")), key: key)
        #expect(fault { try fixture.office.enrol(person: wrong, by: fixture.handler) } == .notFound(.person))
        #expect(try fixture.office.drafts(for: fixture.handler.id).count == 2)
        let right = NewPerson(kind: .member, details: details("张晓明", identity("1985-06-15")), key: key)
        _ = try fixture.office.enrol(person: right, by: fixture.handler)
        #expect(try fixture.office.drafts(for: fixture.handler.id) == [other])
        try fixture.office.saveDraft(later, for: fixture.handler.id)
        #expect(try fixture.office.drafts(for: fixture.handler.id) == [other])
        try fixture.office.discardDraft(other.key)
        #expect(try fixture.office.drafts(for: fixture.handler.id).isEmpty)
    }

    @Test func `a load brings its ids and numbers, and later numbers come after them`() throws {
        let source = try Fixture()
        let person = try source.coveredMember()
        try source.claim(person, source.stay(source.today.adding(days: -12), sheet: "BJ1"))
        let card = known(try source.office.personCard(person.id))
        let target = try Fixture()
        let users = Dictionary(
            uniqueKeysWithValues: zip(source.office.users(), target.office.users()).map { ($0.id, $1.id) })
        #expect(users.allSatisfy { $0.key == $0.value })
        target.pass(days: 70)
        try target.office.load(
            Batch(people: [card.person], enrolments: card.enrolments, claims: card.claims), by: target.handler)
        try target.restart()
        #expect(try target.office.personCard(person.id) == card)
        let next = try target.member("李四", identity("1990-01-01"))
        #expect(next.number.serial == person.number.serial + 1)
        #expect(try target.office.find("张小明", limit: 5).count == 1)
        try expectSound(target.office)
    }

    @Test func `a supervisor adds a user who may then work`() throws {
        let fixture = try Fixture()
        let new = NewUser(name: "赵强", duties: [.handler], division: Fixture.division)
        #expect(fault { try fixture.office.addUser(new, by: fixture.handler) } == .barred(.notYourDuty([.supervisor])))
        let user = try fixture.office.addUser(new, by: fixture.supervisor)
        try fixture.restart()
        #expect(fixture.office.user(user.id) == user)
        #expect(fixture.office.users().count == 6)
        #expect(fixture.office.profile.name == "渭滨区总工会")
        try expectSound(fixture.office)
    }

    @Test func `ids grow with time, also within a millisecond and when the clock is set back`() {
        let ids = IDGenerator()
        var last: Int64 = 0
        for step in 0..<5000 {
            let at = Instant(milliseconds: 1_772_413_200_000 - Int64(step % 7))
            let id = ids.next(now: at, random: UInt32(truncatingIfNeeded: step &* 2_654_435_761))
            #expect(id > last)
            last = id
        }
    }
}
