import Foundation
import MutualAid
import Testing

@testable import Office

/// Files whose rows about money were written before they had MACs.
@Suite struct OlderMoneyTests {
    private let fixture: Fixture

    init() throws {
        fixture = try Fixture()
        try fixture.makeBusy()
    }

    private func takeMACs() throws {
        for table in MoneyTable.allCases { try fixture.tamper("UPDATE \(table.rawValue) SET mac = NULL") }
    }

    @Test func `an older file's rows get their MACs once, and what was there is told`() throws {
        try fixture.writeTrailAsBeforeMACs()
        try takeMACs()
        let before = try fixture.office.auditTrail().count
        #expect(try !fixture.office.broken(.moneyMACs).isEmpty)
        try fixture.restart()
        try expectSound(fixture.office)
        let trail = try fixture.office.auditTrail()
        let entry = try #require(trail.last)
        #expect(trail.count == before + 1 && entry.action == "seal-money")
        let roll = try fixture.office.read { () throws(OfficeFault) in try NumberRoll(of: fixture.office.database) }
        #expect(entry.detail["numbers"] == roll.text && roll.series.count == 5)
        try fixture.restart()
        #expect(try fixture.office.auditTrail().count == before + 1)
        // Work goes on, and what is made and taken away from now on is known.
        try fixture.approved("孙立", 9)
        try expectSound(fixture.office)
        let number: [String] = try fixture.column("SELECT number FROM receipt ORDER BY id LIMIT 1")
        try fixture.tamper("DELETE FROM receipt WHERE id = (SELECT MIN(id) FROM receipt)")
        #expect(try fixture.office.broken(.nothingRemoved) == number)
    }

    @Test func `a file that has had MACs gets none again, whatever its schema says`() throws {
        try fixture.tamper("UPDATE enrolment SET fee = fee + 100, fee_own = fee_own + 100")
        try takeMACs()
        try fixture.restart()
        let rows: [Int64] = try fixture.column("SELECT id FROM enrolment")
        let found = try fixture.office.broken(.moneyMACs)
        for row in rows { #expect(found.contains("enrolment \(row)")) }
    }
}

extension Fixture {
    /// Writes the audit trail anew as a program did that knew no MACs of rows.
    func writeTrailAsBeforeMACs() throws {
        let office = office
        let statements = try office.read { () throws(OfficeFault) in
            var last = Data(count: 32)
            var statements = try office.database.rows(.office(.auditAfter), [0.sql, 100_000.sql]) {
                row throws(OfficeFault) in
                var bytes = try office.sealer.open(row.bytes(5), .audit(row.int(0)))
                bytes[0] = 1
                let detail = try office.sealer.seal(bytes, .audit(row.int(0)))
                last = office.chain.mac(
                    after: last, row.int(0), row.instant(1), row.id(2), row.text(3), row.integer(4), detail)
                return
                    "UPDATE audit_entry SET detail = x'\(hex(detail))', mac = x'\(hex(last))' WHERE id = \(row.int(0))"
            }
            let seal = office.chain.headSeal(statements.count, last)
            statements.append("UPDATE audit_head SET mac = x'\(hex(last))', seal = x'\(hex(seal))'")
            return statements
        }
        for statement in statements { try tamper(statement) }
    }

    private func hex(_ bytes: Data) -> String { bytes.map { String(format: "%02x", $0) }.joined() }
}
