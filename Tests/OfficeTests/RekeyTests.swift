import Foundation
import MutualAid
import Office
import OfficeSQLite
import Testing

@Suite struct RekeyTests {
    private static let password = Secret("sewing-lamp-river")
    private static let other = Secret("borrowed umbrella 7")

    private func door(_ fixture: Fixture) throws -> FrontDoor {
        try FrontDoor.open(
            database: SQLiteDatabase.another(path: fixture.path), surroundings: Fixture.surroundings(fixture.clock))
    }

    /// With people, covers, claims in several states, a payee, drafts and corrections.
    private func busy() throws -> Fixture {
        let fixture = try Fixture()
        let person = try fixture.member("王秀英", identity("1983-07-19", 2)) {
            $0.phone = Phone(codedText: "13812345678")
            $0.account = BankAccount(
                card: known(BankCard(codedText: "6228480402564890018")), holder: personName("王秀英"), bank: "秦岭农商行")
        }
        try fixture.enrol(person, ["women", "hospital-accident"], from: fixture.today.adding(days: 1))
        fixture.pass(days: 90)
        let claim = try fixture.claim(
            person, fixture.stay(fixture.today.adding(days: -14), days: 5, sheet: "BJ20260301777"))
        _ = try fixture.office.decide(claim.id, version: 1, .giveBack([.other("病理报告看不清")]), by: fixture.reviewer)
        var changed = known(try fixture.office.personCard(person.id)).person
        changed.details.phone = Phone(codedText: "13987654321")
        _ = try fixture.update(person.id, changed.details, version: changed.version)
        try fixture.office.saveDraft(
            DraftRow(
                key: fixture.key(), form: .claim, saved: fixture.office.surroundings.now(), title: "钱某的草稿",
                values: ["identity": "11010519491231002X"]),
            for: fixture.handler.id)
        return fixture
    }

    @Test func `with another key everything is found and opened as before, and the old key opens nothing`() throws {
        let fixture = try busy()
        _ = try fixture.office.begin(Self.password, again: nil, for: fixture.supervisor)
        try fixture.office.givePassword(Self.other, again: nil, to: fixture.handler.id, by: fixture.supervisor)
        let people = try fixture.office.find("王秀英", limit: 9)
        let before = try door(fixture)
        let oldKey = try before.signIn(name: "周敏", Self.other).key
        before.close()

        fixture.clock.randomTurn = 1
        fixture.office.surroundings = Fixture.surroundings(fixture.clock)
        let rekeyed = try fixture.office.rekey(password: Self.password, by: fixture.supervisor)
        fixture.office.close()

        #expect(rekeyed.passwords.map(\.user.name) == ["周敏", "高建国", "李红", "钱会计"])
        let door = try door(fixture)
        #expect(throws: OfficeFault.account(.refused)) { try door.signIn(name: "周敏", Self.other) }
        let handler = known(rekeyed.passwords.first)
        #expect(try door.signIn(name: handler.user.name, handler.given).mustChange)
        let entrance = try door.signIn(name: "王主任", Self.password)
        #expect(throws: OfficeFault.wrongKey) {
            try Office.open(
                database: door.database, key: oldKey, plans: Fixture.shelf,
                surroundings: Fixture.surroundings(fixture.clock))
        }
        let office = try Office.open(
            database: door.database, key: entrance.key, plans: Fixture.shelf,
            surroundings: Fixture.surroundings(fixture.clock))
        try expectSound(office)
        #expect(try office.find("王秀英", limit: 9) == people && people.count == 1)
        for text in ["13987654321", "4321", "6228480402564890018"] {
            #expect(try office.find(text, limit: 9).count == 1, "\(text)")
        }
        #expect(try office.drafts(for: fixture.handler.id).count == 1)
        #expect(try office.person(byIdentity: identity("1983-07-19", 2))?.name.text == "王秀英")
        fixture.office = office
    }

    @Test func `every sealed column is known to rekeying`() throws {
        let fixture = try Fixture()
        let columns = try fixture.rawRows(
            """
            SELECT m.name || '.' || c.name FROM sqlite_schema AS m JOIN pragma_table_info(m.name) AS c
            WHERE m.type = 'table' AND c.type = 'BLOB' ORDER BY 1
            """)
        // Hashes, salts, keys and what rekeying does by hand.
        let others: Set<String> = [
            "audit_entry.detail", "audit_entry.mac", "audit_head.mac", "audit_head.seal", "known_event.same",
            "key_wrap.salt", "key_wrap.wrapped", "office.key_check", "office_key_pair.agreement",
            "office_key_pair.signing", "person.identity_hash", "person.secret", "roster_import.file_hash",
            "status_code.hash", "status_code.salt",
        ]
        #expect(
            Set(columns.filter { !$0.hasSuffix(".mac") }).subtracting(others) == Set(SealedColumn.allCases.map(\.place))
        )
    }

    @Test func `a wrong password, a handler or a broken trail changes nothing`() throws {
        let fixture = try busy()
        _ = try fixture.office.begin(Self.password, again: nil, for: fixture.supervisor)
        #expect(throws: OfficeFault.account(.refused)) {
            try fixture.office.rekey(password: Self.other, by: fixture.supervisor)
        }
        #expect(throws: OfficeFault.barred(.notYourDuty([.supervisor]))) {
            try fixture.office.rekey(password: Self.password, by: fixture.handler)
        }
        try expectSound(fixture.office)
        _ = try fixture.rawRows("UPDATE audit_entry SET at = at + 1 WHERE id = 3")
        #expect(throws: OfficeFault.auditBroken(entry: 3)) {
            try fixture.office.rekey(password: Self.password, by: fixture.supervisor)
        }
        #expect(try fixture.office.broken(.sealedValues) == [])
    }

    @Test func `while another counter has the file open there is no other key, and both go on`() throws {
        let fixture = try busy()
        _ = try fixture.office.begin(Self.password, again: nil, for: fixture.supervisor)
        fixture.office.close()
        fixture.office = try fixture.opened(options: .init(busyTimeout: 0.1))
        let other = try door(fixture)
        _ = try other.users()
        #expect(throws: OfficeFault.locked) {
            try fixture.office.rekey(password: Self.password, by: fixture.supervisor)
        }
        #expect(try other.signIn(name: "王主任", Self.password).user == fixture.supervisor.id)
        try expectSound(fixture.office)
        other.close()
        _ = try fixture.office.rekey(password: Self.password, by: fixture.supervisor)
        // The file is shared again as before.
        let next = try door(fixture)
        defer { next.close() }
        #expect(try next.signIn(name: "王主任", Self.password).user == fixture.supervisor.id)
        #expect(try fixture.rawRows("PRAGMA journal_mode") == ["wal"])
    }
}
