import Foundation
import GRDB
import MutualAid
import OfficeSQLite
import Testing

@testable import Office

/// Every column of every table about money, and of the audit trail, changed beside the program in a real file; every kind of row
/// taken away; the trail cut: each is found and named.
@Suite struct MoneyMACTests {
    private let fixture: Fixture

    init() throws {
        fixture = try Fixture()
        try fixture.makeBusy()
        try expectSound(fixture.office)
    }

    private func raw() throws -> DatabaseQueue {
        var configuration = Configuration()
        configuration.foreignKeysEnabled = false
        configuration.prepareDatabase { try $0.execute(sql: "PRAGMA ignore_check_constraints = 1") }
        return try DatabaseQueue(path: fixture.path, configuration: configuration)
    }

    private func columns(_ table: String, _ queue: DatabaseQueue) throws -> [String] {
        try queue.inDatabase { try $0.columns(in: table).map(\.name) }
    }

    /// Another value of the same kind, one byte or one away.
    private func changed(_ value: DatabaseValue) -> DatabaseValue {
        switch value.storage {
        case .null: Int64(7).databaseValue
        case .int64(let number): (number + 1).databaseValue
        case .double(let number): (number + 1).databaseValue
        case .string(let text): (text.dropLast() + (text.hasSuffix("1") ? "2" : "1")).databaseValue
        case .blob(let bytes):
            Data(bytes.dropLast() + [(bytes.last ?? 0) ^ 1]).databaseValue
        }
    }

    /// Changes each column of each row of a table in turn, looks, and puts it back.
    private func changeEach(
        _ table: String, keys: [String], _ columns: [String], look: (String, Row) throws -> Void
    ) throws {
        let queue = try raw()
        defer { try? queue.close() }
        let rows = try queue.inDatabase { try Row.fetchAll($0, sql: "SELECT * FROM \(table)") }
        #expect(!rows.isEmpty, "\(table) has no row")
        for row in rows.prefix(3) {
            for column in columns {
                let old: DatabaseValue = row[column]
                let new = changed(old)
                let place = { (value: DatabaseValue) in
                    keys.map { key in
                        "\(key) = \(key == column ? value.description : (row[key] as DatabaseValue).description)"
                    }
                    .joined(separator: " AND ")
                }
                func set(_ value: DatabaseValue, where found: String) throws {
                    try queue.inDatabase { database in
                        try database.execute(
                            sql: "UPDATE OR REPLACE \(table) SET \(column) = ? WHERE \(found)", arguments: [value])
                        #expect(database.changesCount == 1, "\(table).\(column)")
                    }
                }
                let taken = try queue.inDatabase { database in
                    keys.contains(column)
                        ? try Row.fetchOne(database, sql: "SELECT 1 FROM \(table) WHERE \(place(new))") : nil
                }
                // Another row has this key: that would take a row away as well.
                if taken != nil { continue }
                try set(new, where: place(old))
                try look(column, row)
                try set(old, where: place(new))
            }
        }
    }

    @Test func `one changed value in any column of any table about money is found, with table and row`() throws {
        let queue = try raw()
        for table in MoneyTable.allCases {
            let all = try columns(table.rawValue, queue)
            let covered = all.filter { !table.uncovered.contains($0) }
            #expect(table.uncovered.isSubset(of: all))
            try changeEach(table.rawValue, keys: table.keys, covered) { column, row in
                let found = try fixture.office.broken(.moneyMACs)
                let keys = table.keys.filter { $0 != column }.map { (row[$0] as DatabaseValue).description }
                #expect(
                    found.contains { place in
                        let words = place.split(separator: " ").map(String.init)
                        return words.first == table.rawValue && Set(keys).isSubset(of: words.dropFirst())
                    }, "\(table.rawValue).\(column): \(found)")
            }
        }
        try queue.close()
        #expect(try fixture.office.broken(.moneyMACs) == [], "everything was put back")
        for table in MoneyTable.allCases {
            try fixture.tamper("UPDATE \(table.rawValue) SET mac = NULL")
            #expect(try fixture.office.broken(.moneyMACs).contains { $0.hasPrefix(table.rawValue + " ") })
        }
    }

    @Test func `one changed value in any column of the audit trail or its head is found, with the entry`() throws {
        let queue = try raw()
        try changeEach("audit_entry", keys: ["id"], columns("audit_entry", queue)) { column, row in
            let id: Int = row["id"]
            let found = try fixture.office.broken(.auditChain)
            #expect(found == ["audit_entry \(id)"], "\(column)")
        }
        try changeEach("audit_head", keys: ["id"], columns("audit_head", queue).filter { $0 != "id" }) { column, _ in
            let found = try fixture.office.broken(.auditChain)
            #expect(found == ["audit_entry 0"], "\(column)")
        }
        try queue.close()
        try expectSound(fixture.office)
    }

    /// What is taken away from each table, and what names it: the record by its number, or the record that it belongs to.
    private static let removals: [(sql: String, named: String)] = [
        (
            "DELETE FROM enrolment WHERE id = (SELECT MIN(id) FROM enrolment)",
            "SELECT number FROM enrolment ORDER BY id LIMIT 1"
        ),
        (
            "DELETE FROM receipt WHERE id = (SELECT MAX(id) FROM receipt)",
            "SELECT number FROM receipt ORDER BY id DESC LIMIT 1"
        ),
        ("DELETE FROM cancellation", "SELECT 'enrolment ' || enrolment FROM cancellation"),
        (
            "DELETE FROM claim WHERE id = (SELECT MAX(id) FROM claim)",
            "SELECT number FROM claim ORDER BY id DESC LIMIT 1"
        ),
        (
            "DELETE FROM claim_step WHERE place = 2 AND claim = (SELECT MAX(claim) FROM claim_step WHERE place = 2)",
            "SELECT 'claim ' || MAX(claim) FROM claim_step WHERE place = 2"
        ),
        (
            "DELETE FROM benefit WHERE claim = (SELECT MAX(claim) FROM benefit)",
            "SELECT 'claim ' || MAX(claim) FROM benefit"
        ),
        ("DELETE FROM payee", "SELECT 'claim ' || claim FROM payee"),
        ("DELETE FROM payment_batch", "SELECT number FROM payment_batch"),
        ("DELETE FROM batch_step WHERE place = 3", "SELECT 'payment_batch ' || id FROM payment_batch"),
        ("DELETE FROM batch_line WHERE place = 2", "SELECT 'payment_batch ' || id FROM payment_batch"),
        ("DELETE FROM bank_file", "SELECT 'payment_batch ' || id FROM payment_batch"),
        (
            "DELETE FROM person WHERE id = (SELECT MAX(id) FROM person)",
            "SELECT number FROM person ORDER BY id DESC LIMIT 1"
        ),
        ("DELETE FROM audit_entry WHERE id = 5", "SELECT 'audit_entry 5'"),
        // The tail is cut off.
        (
            "DELETE FROM audit_entry WHERE id > (SELECT MAX(id) - 3 FROM audit_entry)",
            "SELECT 'audit_entry ' || (MAX(id) - 2) FROM audit_entry"
        ),
        ("DELETE FROM audit_head", "SELECT 'audit_entry 0'"),
    ]

    @Test(arguments: removals)
    func `one removed row is found and named`(sql: String, named: String) throws {
        let name: [String] = try fixture.column(named)
        try fixture.tamper(sql)
        let places = try fixture.office.verify().flatMap(\.places)
        #expect(name.count == 1 && places.contains(name[0]), "\(sql): \(name) in \(places)")
    }

    @Test func `a record that no operation made is found and named`() throws {
        try fixture.tamper(
            """
            INSERT INTO receipt (id, number, day, payer, taken_by, mac)
            SELECT 5, 'SJ610302260000999', day, payer, taken_by, mac FROM receipt LIMIT 1
            """)
        let findings = try fixture.office.verify()
        #expect(findings.first { $0.invariant == .nothingAdded }?.places == [NumberRoll.text("SJ61030226", 99)])
        #expect(findings.first { $0.invariant == .moneyMACs }?.places == ["receipt 5"])
    }

    @Test func `what was altered is not paid, decided or released, and is told with its row`() throws {
        let person = try fixture.member("钱多", identity("1991-01-02", 8))
        let unpaid = try fixture.enrol(
            person, ["hospital-accident"], from: fixture.today.adding(days: 1), payer: nil)[0]
        try fixture.tamper(
            "UPDATE enrolment SET fee = fee + 100, fee_own = fee_own + 100 WHERE id = \(unpaid.id.value)")
        let row = "enrolment \(unpaid.id.value)"
        expectFault(
            .moneyAltered(row), "这条钱款记录（\(row)）在程序之外被改动过。请不要再办它，用备份核对，并告诉主管和审计。",
            "This record about money (\(row)) was altered outside the program. "
                + "Leave it alone, compare it with a backup, and tell the supervisor and the auditor."
        ) { try fixture.office.pay([unpaid.id], payer: .own, key: fixture.key(), by: fixture.handler) }
        #expect(try fixture.office.broken(.moneyMACs) == [row], "nothing was made good")

        let claim = try fixture.approved("孙立", 9)
        let batch = try fixture.batch(of: [claim])
        try fixture.tamper("UPDATE batch_line SET amount = amount + 1 WHERE batch = \(batch.id.value)")
        #expect(
            fault { try fixture.released(batch) } == .moneyAltered("batch_line \(batch.id.value) 1"))
        try fixture.tamper("UPDATE batch_line SET amount = amount - 1 WHERE batch = \(batch.id.value)")
        _ = try fixture.released(batch)

        let waiting = try fixture.claim(
            try fixture.coveredMember("周平", identity("1990-05-06", 10)),
            fixture.stay(fixture.today.adding(days: -12), sheet: "BJ99"))
        try fixture.tamper(
            "UPDATE claim SET entered_by = \(fixture.supervisor.id.value) WHERE id = \(waiting.id.value)")
        #expect(
            fault { try fixture.office.decide(waiting.id, version: 1, .approve, by: fixture.reviewer) }
                == .moneyAltered("claim \(waiting.id.value)"))
    }

    @Test func `what a transaction that failed has given is not told by the next entry`() throws {
        let person = try fixture.member("吴用", identity("1991-01-02", 8))
        let line = try fixture.line("hospital-accident", for: person.id, from: fixture.today.adding(days: 1))
        var wrong = line
        wrong.fee += Money(yuan: 1)
        _ = fault {
            try fixture.office.enrol(
                NewEnrolments(person: person.id, lines: [line, wrong], payer: .own, key: fixture.key()),
                by: fixture.handler)
        }
        let made = try fixture.member("吴为", identity("1991-01-02", 6))
        let entry = try #require(try fixture.office.auditTrail().last)
        #expect(entry.detail["numbers"] == NumberRoll.text(of: [made.number]))
        try expectSound(fixture.office)
    }
}

@Suite struct NumberRunTests {
    @Test func `numbers are told as runs and read back`() throws {
        let number = { (kind: NumberKind, serial: Int) in
            try CounterNumber(kind: kind, division: Fixture.division, year: 26, serial: serial)
        }
        let numbers = try [1, 2, 3, 5, 7, 8].map { try number(.certificate, $0) } + [number(.receipt, 999_999)]
        let text = NumberRoll.text(of: numbers.reversed())
        #expect(text == "PZ61030226:1-3,5,7-8;SJ61030226:999999")
        var read = NumberRoll()
        read.add(runs: text)
        var added = NumberRoll()
        let taken = numbers.map { added.add($0.text) }
        #expect(!taken.contains(false))
        #expect(read == added && read.text == text)
        #expect(NumberRoll.text(of: []) == "" && NumberRoll().text == "")
        let refused = ["", "PZ", "PZ61030226000012", "PZ6103022600001234", "PZ61030226x000012"].map { added.add($0) }
        #expect(!refused.contains(true))
    }
}
