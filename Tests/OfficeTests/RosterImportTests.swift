import MutualAid
import Office
import Testing

@Suite struct RosterImportTests {
    private func employer(_ fixture: Fixture, code: String = "91350100M000100Y43", name: String = "宝鸡渭滨机械厂")
        throws -> Employer
    {
        let details = EmployerDetails(
            name: name, creditCode: try CreditCode(code), division: Fixture.division, headcount: 86, womenHeadcount: nil
        )
        return try fixture.office.addEmployer(NewEmployer(details: details, key: fixture.key()), by: fixture.handler)
    }

    private func line(_ row: Int, _ name: String, _ identity: ResidentID, phone: String? = nil) -> RosterLine {
        RosterLine(row: row, name: personName(name), identity: identity, phone: phone.flatMap(Phone.init(codedText:)))
    }

    private func part(_ lines: [RosterLine], refused: [Int] = []) -> RosterPart {
        var part = RosterPart()
        for line in lines { part.add(.line(line), row: line.row) }
        for row in refused { part.add(.refused([]), row: row) }
        return part
    }

    private func begin(_ fixture: Fixture, _ employer: Employer, hash: UInt8 = 1, at other: Office? = nil) throws
        -> RosterImport
    {
        try (other ?? fixture.office).rosterImport(
            of: employer.id, fileName: "花名册.xlsx", fileHash: Array(repeating: hash, count: 32), by: fixture.handler)
    }

    private var three: [RosterLine] {
        [
            line(2, "张小明", identity("1985-06-15", 1), phone: "13812345678"), line(3, "王秀英", identity("1983-07-19", 2)),
            line(4, "单于·古丽", identity("1990-01-01", 3)),
        ]
    }

    @Test func `those who are new are on the roll as if they had been entered at the counter`() throws {
        let fixture = try Fixture()
        let unit = try employer(fixture)
        let other = try fixture.member("李四", identity("1990-02-02")) { $0.employer = unit.id }
        var run = try begin(fixture, unit)
        let checked = try fixture.office.check(part(three, refused: [5]), of: run, by: fixture.handler)
        #expect(checked.counts.new == 3 && checked.counts.refused == 1 && checked.faults.isEmpty)
        #expect(try fixture.office.rosterImports(for: fixture.handler, limit: 9).isEmpty)
        #expect(try fixture.office.load(part(three, refused: [5]), into: &run, by: fixture.handler).isEmpty)
        try fixture.office.finish(&run, by: fixture.handler)
        #expect(run.number == 1 && run.state == .done && run.lastRow == 5)
        #expect(run.counts.new == 3 && run.counts.read == 4)
        #expect(try fixture.office.rosterImports(for: fixture.handler, limit: 9) == [run])

        try fixture.restart()
        let person = try #require(try fixture.office.person(byIdentity: identity("1985-06-15", 1)))
        #expect(person.details.employer == unit.id && person.details.phone?.text == "13812345678")
        let counter = try fixture.member("赵六", identity("1971-01-01")) { $0.employer = unit.id }
        #expect(counter.number.serial == other.number.serial + 4)
        #expect(person.details.employment == counter.details.employment)
        for text in ["张小明", "zhangxiaoming", "zxm", "小明", "13812345678", "5678", person.number.text, "古丽"] {
            #expect(try !fixture.office.find(text, limit: 9).isEmpty, "\(text)")
        }
        try expectSound(fixture.office)
    }

    @Test func `the same file twice changes nothing, and leaves no trace in the trail`() throws {
        let fixture = try Fixture()
        let unit = try employer(fixture)
        var run = try begin(fixture, unit)
        _ = try fixture.office.load(part(three), into: &run, by: fixture.handler)
        try fixture.office.finish(&run, by: fixture.handler)
        let before = try fixture.rawRows("SELECT COUNT(*) FROM audit_entry")
        var again = try begin(fixture, unit)
        #expect(again.id != run.id && again.number == 0)
        _ = try fixture.office.load(part(three), into: &again, by: fixture.handler)
        try fixture.office.finish(&again, by: fixture.handler)
        #expect(again.counts.same == 3 && again.counts.stored == 0 && again.number == 0)
        #expect(try fixture.rawRows("SELECT COUNT(*) FROM audit_entry") == before)
        #expect(try fixture.office.rosterImports(for: fixture.handler, limit: 9).count == 1)
    }

    @Test
    func
        `what is empty is filled, what differs is changed with its history, and what only a paper can tell is refused`()
        throws
    {
        let fixture = try Fixture()
        let unit = try employer(fixture)
        let elsewhere = try employer(fixture, code: "91330100799655058B", name: "渭滨区第二中学")
        let filled = try fixture.member("张小明", identity("1985-06-15", 1))
        let changed = try fixture.member("王秀英", identity("1983-07-19", 2)) {
            $0.employer = unit.id
            $0.phone = Phone(codedText: "13900000001")
        }
        let moved = try fixture.member("孙七", identity("1988-01-01", 1)) { $0.employer = elsewhere.id }
        let child = try fixture.office.enrol(
            person: NewPerson(
                kind: .dependant(guardian: filled.id), details: details("张小小", identity("2008-01-01", 1)),
                key: fixture.key()), by: fixture.handler)
        let dead = try fixture.member("周八", identity("1966-01-01", 1))
        _ = try fixture.office.correct(
            CorrectionOrder(
                person: dead.id, version: dead.version, work: .death(on: day("2026-02-01")),
                why: CorrectionWhy([.deathCertificate]), key: fixture.key()), by: fixture.handler)
        let lines = [
            line(2, "张小明", filled.details.identity, phone: "13812345678"),
            line(3, "王秀英", changed.details.identity, phone: "13900000002"), line(4, "孙七", moved.details.identity),
            line(5, "张小小", child.details.identity), line(6, "周八", dead.details.identity),
            line(7, "张晓明", filled.details.identity),
        ]
        var run = try begin(fixture, unit)
        let refusals = try fixture.office.load(part(lines), into: &run, by: fixture.handler)
        #expect(
            refusals.map(\.flaw) == [
                .otherEmployer(name: "渭滨区第二中学", number: moved.number), .dependant(number: child.number),
                .dead(day("2026-02-01"), number: dead.number), .otherName(known: "张**", number: filled.number),
            ])
        #expect(refusals.map(\.row) == [4, 5, 6, 7])
        for refusal in refusals {
            for language in Language.allCases {
                let said = refusal.flaw.sentence(language)
                #expect(!said.what.isEmpty && !said.todo.isEmpty)
            }
        }
        #expect(run.counts.changed == 2 && run.counts.refused == 4)
        let history = try fixture.office.corrections(of: changed.id)
        #expect(history.last?.changes == [CorrectionChange(.phone, "13900000001", "13900000002")])
        #expect(history.last?.why == CorrectionWhy([.askedByUnit]))
        let after = try #require(try fixture.office.personCard(filled.id)).person
        #expect(after.details.employer == unit.id && after.details.phone?.text == "13812345678")
        #expect(try fixture.office.find("13900000001", limit: 9).isEmpty)
        #expect(try fixture.office.find("13900000002", limit: 9).count == 1)
        try expectSound(fixture.office)

        try fixture.office.finish(&run, by: fixture.handler)
        let taken = try fixture.office.takeBack(importNumber: run.number, by: fixture.handler)
        #expect(taken.restored == 2 && taken.removed == 0 && taken.kept.isEmpty)
        let back = try #require(try fixture.office.personCard(filled.id)).person
        #expect(back.details == filled.details)
        #expect(try #require(try fixture.office.personCard(changed.id)).person.details == changed.details)
        try expectSound(fixture.office)
    }

    @Test func `an import that was stopped goes on behind its last row, from another program too`() throws {
        let fixture = try Fixture()
        let unit = try employer(fixture)
        var run = try begin(fixture, unit)
        _ = try fixture.office.load(part(Array(three.prefix(2))), into: &run, by: fixture.handler)
        let other = try fixture.opened()
        defer { other.close() }
        var resumed = try begin(fixture, unit, at: other)
        #expect(resumed == run && resumed.lastRow == 3)
        _ = try other.load(part(Array(three.suffix(1))), into: &resumed, by: fixture.handler)
        // The first one comes back and finds that somebody else went on.
        #expect(
            fault {
                try fixture.office.load(part([line(5, "郑十", identity("1977-01-01"))]), into: &run, by: fixture.handler)
            }
                == .importing(.elsewhere(number: 1)))
        try other.finish(&resumed, by: fixture.handler)
        #expect(resumed.counts.new == 3 && resumed.counts.read == 3)
        // Another file is another import.
        #expect(try begin(fixture, unit, hash: 2).number == 0)
        try expectSound(fixture.office)
    }

    @Test func `an import is taken back whole: who was new is gone, unless something has happened since`() throws {
        let fixture = try Fixture()
        let unit = try employer(fixture)
        let twin = try fixture.member("张小明", identity("1985-06-15", 9))
        var run = try begin(fixture, unit)
        _ = try fixture.office.load(part(three), into: &run, by: fixture.handler)
        try fixture.office.finish(&run, by: fixture.handler)
        #expect(try fixture.office.warnings(ofPerson: twin.id).count == 1)
        let enrolled = try #require(try fixture.office.person(byIdentity: three[1].identity))
        try fixture.enrol(enrolled, ["critical"], from: fixture.today.adding(days: 1))

        #expect(
            fault { try fixture.office.takeBack(importNumber: 1, by: fixture.cashier) }
                == .importing(.notYours(number: 1, by: "周敏")))
        #expect(
            fault { try fixture.office.takeBack(importNumber: 7, by: fixture.supervisor) }
                == .importing(.notFound(number: 7)))
        let taken = try fixture.office.takeBack(importNumber: 1, by: fixture.supervisor)
        #expect(taken.removed == 2 && taken.kept == [RosterKept(row: 3, number: enrolled.number, name: "王秀英")])
        #expect(try fixture.office.person(byIdentity: three[0].identity) == nil)
        #expect(try fixture.office.person(byIdentity: three[1].identity) != nil)
        #expect(try fixture.office.find("古丽", limit: 9).isEmpty)
        #expect(try fixture.office.warnings(ofPerson: twin.id).isEmpty)
        #expect(
            fault { try fixture.office.takeBack(importNumber: 1, by: fixture.supervisor) }
                == .importing(.takenBack(number: 1)))
        try expectSound(fixture.office)
        // Their numbers are not given again.
        var again = try begin(fixture, unit)
        _ = try fixture.office.load(part(three), into: &again, by: fixture.handler)
        #expect(again.number == 2 && again.counts.new == 2 && again.counts.same == 1)
        let back = try #require(try fixture.office.person(byIdentity: three[0].identity))
        #expect(back.number.serial == enrolled.number.serial + 2)
        try expectSound(fixture.office)
    }

    @Test func `somebody who is made away with is not taken for one who was taken back`() throws {
        let fixture = try Fixture()
        let unit = try employer(fixture)
        var run = try begin(fixture, unit)
        _ = try fixture.office.load(part(three), into: &run, by: fixture.handler)
        let gone = try #require(try fixture.office.person(byIdentity: three[0].identity))
        _ = try fixture.rawRows("DELETE FROM person WHERE id = \(gone.id.value)")
        #expect(try fixture.office.broken(.nothingRemoved) == [gone.number.text])
    }

    @Test func `a part is one transaction with one entry that has a hash of its rows`() throws {
        let fixture = try Fixture()
        let unit = try employer(fixture)
        var run = try begin(fixture, unit)
        let lines = (0..<RosterPart.mostRows).map { place in
            line(place + 2, "张小明", identity(Day(number: Int32(place)).iso, 1))
        }
        let before = try fixture.rawRows("SELECT COUNT(*) FROM audit_entry")
        _ = try fixture.office.load(part(lines), into: &run, by: fixture.handler)
        let after = try fixture.rawRows("SELECT COUNT(*) FROM audit_entry")
        #expect(Int(before[0]).map { $0 + 1 } == Int(after[0]))
        let told = try fixture.office.auditLines(AuditFilter(action: .importRoster), limit: 9, by: fixture.supervisor)
        #expect(told.first?.details["sha256"]?.count == 64)
        #expect(told.first?.details["rows"] == "1-2001" && told.first?.details["new"] == "2000")
        let taken = try fixture.office.takeBack(importNumber: 1, by: fixture.handler)
        #expect(taken.removed == 2000)
        try expectSound(fixture.office)
    }

    @Test func `only a handler imports, and where no numbers are left nothing of the part is stored`() throws {
        let fixture = try Fixture(block: try NumberBlock(first: 10, last: 11))
        let unit = try employer(fixture)
        #expect(
            fault {
                try fixture.office.rosterImport(
                    of: unit.id, fileName: "x", fileHash: Array(repeating: 1, count: 32), by: fixture.cashier)
            } == .barred(.notYourDuty([.handler])))
        var run = try begin(fixture, unit)
        #expect(
            fault { try fixture.office.load(part(three), into: &run, by: fixture.handler) }
                == .numbersExhausted(.member, last: 11))
        #expect(run.number == 0)
        #expect(try fixture.office.person(byIdentity: three[0].identity) == nil)
        _ = try fixture.office.load(part(Array(three.prefix(2))), into: &run, by: fixture.handler)
        #expect(run.counts.new == 2)
        try expectSound(fixture.office)
    }

    @Test func `what somebody had before an import opens under another key too`() throws {
        let fixture = try Fixture()
        let unit = try employer(fixture)
        let changed = try fixture.member("王秀英", identity("1983-07-19", 2)) {
            $0.phone = Phone(codedText: "13900000001")
        }
        var run = try begin(fixture, unit)
        _ = try fixture.office.load(
            part([line(2, "王秀英", changed.details.identity, phone: "13900000002")]), into: &run, by: fixture.handler)
        try expectSound(fixture.office)
        _ = try fixture.rawRows("UPDATE roster_import_row SET was = x'00' WHERE was IS NOT NULL")
        #expect(try fixture.office.broken(.sealedValues) == ["roster_import_row.was \(run.id.value)/2"])
    }

    @Test func `every fault of an import is told in two sentences`() {
        let faults: [ImportFault] = [
            .notFound(number: 3), .notYours(number: 3, by: "周敏"), .takenBack(number: 3), .elsewhere(number: 3),
        ]
        for fault in faults {
            for language in Language.allCases {
                let said = OfficeFault.importing(fault).sentence(language)
                #expect(said.what.contains("3") && !said.todo.isEmpty)
            }
        }
    }
}
