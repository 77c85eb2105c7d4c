import Foundation
import MutualAid
import Office
import OfficeSQLite
import Testing

/// What `huzhu verify` finds in files that were changed beside the program, and what it says.
@Suite struct VerifyTests {
    /// Each in a file of its own: what was done to it, and what is named for which invariant, others aside.
    private static let cases: [(sql: [String], invariant: Invariant, places: String)] = [
        (
            ["DELETE FROM receipt WHERE id = (SELECT MIN(receipt) FROM enrolment)"], .references,
            "SELECT 'enrolment ' || id FROM enrolment WHERE receipt = (SELECT MIN(receipt) FROM enrolment)"
        ),
        (
            ["UPDATE benefit SET refusal = 'nothing-due', amount = 0 WHERE claim = (SELECT MIN(claim) FROM benefit)"],
            .amounts, "SELECT number FROM claim ORDER BY id LIMIT 1"
        ),
        (
            ["DELETE FROM claim_step WHERE claim = (SELECT MIN(id) FROM claim) AND place = 1"], .reachable,
            "SELECT number FROM claim ORDER BY id LIMIT 1"
        ),
        (
            ["DELETE FROM batch_step WHERE place = 2"], .reachable, "SELECT number FROM payment_batch"
        ),
        (
            ["INSERT INTO search_key VALUES (1, 'zzz', (SELECT MAX(id) FROM person))"], .searchKeys,
            "SELECT number FROM person ORDER BY id DESC LIMIT 1"
        ),
        (["INSERT INTO search_key VALUES (1, 'zzz', 5)"], .searchKeys, "SELECT 'search_key 5'"),
        (
            ["UPDATE person SET identity_tail = identity_tail + 1 WHERE id = (SELECT MIN(id) FROM person)"], .lookUps,
            "SELECT number FROM person ORDER BY id LIMIT 1"
        ),
        (
            ["UPDATE person SET phone_hash = 7, phone_tail = 7 WHERE id = (SELECT MAX(id) FROM person)"], .lookUps,
            "SELECT number FROM person ORDER BY id DESC LIMIT 1"
        ),
        (
            ["UPDATE claim SET sheet_hash = NULL WHERE id = (SELECT MIN(id) FROM claim)"], .lookUps,
            "SELECT number FROM claim ORDER BY id LIMIT 1"
        ),
        (
            ["UPDATE person SET number = 'HY61030226000012' WHERE id = (SELECT MIN(id) FROM person)"], .numbers,
            "SELECT 'HY61030226000012'"
        ),
        (
            [
                "INSERT INTO receipt (id, number, day, payer, taken_by) "
                    + "SELECT 5, 'SJ610302250000012', day, payer, taken_by FROM receipt LIMIT 1"
            ], .receipts, "SELECT 'SJ610302250000012'"
        ),
        (
            ["DELETE FROM cancellation"], .refunds,
            "SELECT number FROM enrolment WHERE cancelled_on IS NOT NULL"
        ),
        (["DELETE FROM batch_line WHERE place = 1"], .batchTotals, "SELECT number FROM payment_batch"),
        (
            ["DELETE FROM batch_line WHERE place = 1"], .payments,
            "SELECT number FROM claim WHERE stage = 'paid'"
        ),
        (
            ["UPDATE person SET merged_into = (SELECT MAX(id) FROM person) WHERE id = (SELECT MIN(id) FROM person)"],
            .merged,
            """
            SELECT number FROM enrolment WHERE person = (SELECT MIN(id) FROM person)
            UNION ALL SELECT number FROM claim WHERE person = (SELECT MIN(id) FROM person)
            """
        ),
        (["UPDATE payee SET secret = x'00'"], .sealedValues, "SELECT 'payee.secret ' || claim FROM payee"),
        (["UPDATE correction SET detail = x'00'"], .sealedValues, "SELECT 'correction.detail ' || id FROM correction"),
        (
            ["UPDATE bank_file SET content = x'00'"], .sealedValues,
            "SELECT 'bank_file.content ' || batch FROM bank_file"
        ),
        (
            ["UPDATE batch_line SET secret = x'00'"], .sealedValues,
            "SELECT 'batch_line.secret ' || id FROM payment_batch"
        ),
        (
            ["UPDATE claim_step SET detail = x'00' WHERE place = 1"], .sealedValues,
            "SELECT 'claim_step.detail ' || claim FROM claim_step WHERE place = 1 ORDER BY claim"
        ),
        (
            ["UPDATE claim SET due = NULL, papers_due = NULL WHERE papers_due IS NOT NULL"], .waiting,
            "SELECT number FROM claim WHERE stage = 'awaiting-papers'"
        ),
    ]

    @Test func `what was changed beside the program is found and named`() throws {
        let busy = try Fixture()
        try busy.makeBusy()
        try expectSound(busy.office)
        for (sql, invariant, places) in Self.cases {
            let fixture = try busy.copied()
            try fixture.tamper(sql.joined(separator: "; "))
            let expected: [String] = try fixture.column(places)
            #expect(!expected.isEmpty, "\(places)")
            let findings = try fixture.office.verify()
            let found = findings.first { $0.invariant == invariant }
            #expect(found?.places.sorted() == expected.sorted(), "\(sql): \(findings)")
            #expect(try fixture.office.broken(invariant).sorted() == expected.sorted(), "alone as well")
        }
    }

    @Test func `a page that was overwritten is found, and the check still comes to its end`() throws {
        let fixture = try Fixture()
        for place in 1...40 { try fixture.member("张小明", identity("1985-06-15", place)) }
        fixture.office.close()
        let root: [Int] = try fixture.column("SELECT rootpage FROM sqlite_master WHERE name = 'person_twin_hash'")
        let file = try #require(FileHandle(forUpdatingAtPath: fixture.path))
        try file.seek(toOffset: UInt64(4096 * (root[0] - 1) + 3000))
        try file.write(contentsOf: Data(repeating: 0xA5, count: 1000))
        try file.close()
        fixture.office = try fixture.opened()
        let findings = try fixture.office.verify()
        #expect(findings.contains { $0.invariant == .integrity && !$0.places.isEmpty }, "\(findings)")
        #expect(!findings.contains { $0.invariant == .sealedValues || $0.invariant == .auditChain }, "\(findings)")
    }

    @Test func `every invariant says in two languages what holds, what is broken and what to do`() throws {
        let fixture = try Fixture()
        try fixture.tamper("INSERT INTO search_key VALUES (1, 'zzz', 5)")
        let finding = try #require(try fixture.office.verify().first)
        #expect(
            finding.sentence(.zh).text
                == "有姓名或单位的查找索引不对，可能查不到。请暂停办理所列记录，把这份清单交给主管，由主管联系维护人员。")
        #expect(
            finding.sentence(.en).text == "Names lack search keys, or have others', and may not be found. Stop work on "
                + "these records and give this list to the supervisor, who calls whoever maintains the program.")
        for language in Language.allCases {
            let rules = Invariant.allCases.map { $0.rule(language) }
            #expect(Set(rules).count == rules.count && rules.allSatisfy { !$0.isEmpty })
        }
        #expect(Set(Invariant.allCases.map(\.rawValue)).count == Invariant.allCases.count)
    }

    @Test func `progress never goes back, and ends at the whole`() throws {
        let fixture = try Fixture()
        try fixture.makeBusy()
        var told: [(Int, Int)] = []
        _ = try fixture.office.verify { told.append(($0, $1)) }
        #expect(told.map(\.0) == told.map(\.0).sorted() && !told.isEmpty)
        #expect(told.allSatisfy { $0.0 <= $0.1 } && told.last.map { $0.0 == $0.1 } == true)
    }
}

extension Fixture {
    /// The same file under another name, to be spoilt.
    func copied() throws -> Fixture {
        let other = try Fixture()
        other.office.close()
        office.close()
        for suffix in ["", ".key"] {
            try FileManager.default.removeItem(atPath: other.path + suffix)
            try FileManager.default.copyItem(atPath: path + suffix, toPath: other.path + suffix)
        }
        office = try opened()
        other.clock.now = clock.now
        other.office = try other.opened()
        return other
    }
}
