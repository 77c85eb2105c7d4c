import Foundation
import MutualAid
import Office
import OfficeSQLite
import Testing

@Suite struct SealingTests {
    /// Every file of the folder but the key, as bytes.
    private func stored(_ fixture: Fixture) throws -> [(name: String, bytes: Data)] {
        try FileManager.default.contentsOfDirectory(atPath: fixture.folder).filter { !$0.hasSuffix(".key") }
            .map { ($0, try #require(FileManager.default.contents(atPath: fixture.folder + "/" + $0))) }
    }

    @Test func `no identity number, birth day, phone, card, diagnosis or form lies readable in the file or its log`()
        throws
    {
        let fixture = try Fixture()
        let person = try fixture.member("王秀英", identity("1983-07-19", 2)) {
            $0.phone = Phone(codedText: "13812345678")
            $0.account = BankAccount(
                card: known(BankCard(codedText: "6228480402564890018")), holder: personName("赵大成"), bank: "秦岭农商行")
            $0.papersOnFile = [.idCard]
        }
        try fixture.enrol(person, ["women", "hospital-accident"], from: fixture.today.adding(days: 1))
        fixture.pass(days: 90)
        let event = ClaimEvent.diagnosis(
            Diagnosis(date: fixture.today.adding(days: -7), diseases: ["women-05"], filed: fixture.today))
        var claim = try fixture.claim(person, event)
        let stay = fixture.stay(fixture.today.adding(days: -14), days: 5, sheet: "BJ20260301777")
        try fixture.claim(person, stay, brought: [.application])
        claim = try fixture.office.decide(
            claim.id, version: 1, .giveBack([.other("病理报告看不清")]), by: fixture.reviewer)
        claim = try fixture.office.decide(
            claim.id, version: 2, .withdraw(reason: "家属来电撤回"), by: fixture.handler)
        var changed = person.details
        changed.phone = Phone(codedText: "13987654321")
        let current = known(try fixture.office.personCard(person.id)).person
        changed.papersOnFile = current.details.papersOnFile
        _ = try fixture.update(person.id, changed, version: current.version)
        try fixture.office.saveDraft(
            DraftRow(
                key: fixture.key(), form: .claim, saved: fixture.office.surroundings.now(), title: "钱某的草稿",
                values: ["identity": "11010519491231002X", "disease": "乳腺癌草稿"]),
            for: fixture.handler.id)

        let secrets = [
            person.details.identity.text, "19830719", "1983-07-19", "13812345678", "13987654321", "6228480402564890018",
            "赵大成", "秦岭农商行", "women-05", "乳腺癌", "BJ20260301777", stay.day.iso, "病理报告看不清", "家属来电撤回", "钱某的草稿",
            "11010519491231002X", "discharge-record", "settlement-sheet", "id-card", "own-pay", "lump-sum",
        ]
        let open = try stored(fixture)
        #expect(open.contains { $0.name.hasSuffix("-wal") && $0.bytes.count > 100_000 })
        fixture.office.close()
        for file in try open + stored(fixture) {
            for secret in secrets {
                #expect(file.bytes.range(of: Data(secret.utf8)) == nil, "\(secret) in \(file.name)")
            }
        }
        #expect(open.contains { $0.bytes.range(of: Data("王秀英".utf8)) != nil })
        try fixture.restart()
        try expectSound(fixture.office)
    }

    /// Runs statements that no operation has, as somebody with the file but without the key could.
    private func tamper(_ fixture: Fixture, _ sql: String) throws {
        let database = try SQLiteDatabase.open(path: fixture.path)
        try database.migrate(to: Migration.latest, [sql])
        database.close()
    }

    @Test func `a sealed value that was moved to another row doesn't open`() throws {
        let fixture = try Fixture()
        let one = try fixture.member("张小明", identity("1985-06-15"))
        let two = try fixture.member("李四", identity("1990-01-01"))
        try tamper(
            fixture,
            "UPDATE person SET secret = (SELECT secret FROM person WHERE id = \(one.id.value)) WHERE id = \(two.id.value)"
        )
        expectFault(
            .sealBroken("person.secret"), "一项加密内容打不开（person.secret），可能被改动过。请不要改动这条记录，用备份核对，并告诉管理员。",
            "A sealed value doesn't open (person.secret); it may have been altered. "
                + "Leave this record alone, compare it with a backup, and tell the administrator."
        ) { try fixture.office.personCard(two.id) }
        #expect(try fixture.office.personCard(one.id)?.person == one)
        #expect(try fixture.office.broken(.sealedValues) == ["person.secret \(two.id.value)"])
    }

    @Test func `an amount, a stage or a step that was changed in the file is found`() throws {
        let fixture = try Fixture()
        let person = try fixture.coveredMember()
        let claim = try fixture.claim(person, fixture.stay(fixture.today.adding(days: -12), sheet: "BJ1"))
        try tamper(fixture, "UPDATE claim SET amount = amount + 1")
        #expect(try Set(fixture.office.broken(.amounts)) == [claim.number.text])
        try tamper(fixture, "UPDATE claim SET amount = amount - 1, stage = 'approved'")
        #expect(try fixture.office.broken(.amounts) == [])
        #expect(try fixture.office.broken(.stages) == [claim.number.text])
        try tamper(fixture, "DELETE FROM search_key WHERE key = 'zxm'")
        #expect(try fixture.office.broken(.searchKeys) == [person.number.text])
        try tamper(fixture, "UPDATE number_counter SET given = 1 WHERE kind = 'LP'")
        #expect(try fixture.office.broken(.numbers) == [])
        try tamper(fixture, "DELETE FROM number_counter WHERE kind = 'LP'")
        #expect(try fixture.office.broken(.numbers) == [claim.number.text])
    }

    @Test func `an audit entry that was changed, taken out or cut off is found`() throws {
        for (sql, entry) in [
            ("UPDATE audit_entry SET user_id = (SELECT MAX(id) FROM user_account) WHERE id = 6", 6),
            ("UPDATE audit_entry SET at = at + 1 WHERE id = 5", 5), ("DELETE FROM audit_entry WHERE id = 5", 5),
            ("DELETE FROM audit_entry WHERE id = 7", 7),
        ] {
            let fixture = try Fixture()
            for place in 1...3 { try fixture.member("张小明", identity("1985-06-15", place)) }
            #expect(try fixture.office.broken(.auditChain) == [])
            try tamper(fixture, sql)
            #expect(try fixture.office.broken(.auditChain) == ["audit_entry \(entry)"])
        }
        let fixture = try Fixture()
        try tamper(
            fixture, "UPDATE audit_head SET entries = entries - 1, mac = (SELECT mac FROM audit_entry WHERE id = 3)")
        try tamper(fixture, "DELETE FROM audit_entry WHERE id = 4")
        #expect(try fixture.office.broken(.auditChain) == ["audit_entry 0"])
        expectFault(
            .auditBroken(entry: 0), "操作记录从第 0 条起对不上，可能被改动过。请保留文件原样，告诉主管和审计。",
            "The audit trail doesn't hold from entry 0 on; it may have been altered. "
                + "Keep the file as it is; tell the supervisor and the auditor."
        ) { try fixture.member("张小明", identity("1985-06-15")) }
    }
}
