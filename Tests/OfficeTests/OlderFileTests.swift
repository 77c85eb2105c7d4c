import Foundation
import MutualAid
import OfficeSQLite
import Testing

@testable import Office

/// Files that earlier programs wrote.
struct OlderFileTests {
    /// Schema 1 knew no revisions of editions, and nor did its worksheets.
    @Test func `a claim stored before there were revisions was judged by the built-in edition`() throws {
        let fixture = try Fixture()
        let person = try fixture.coveredMember()
        let claim = try fixture.claim(person, fixture.stay(fixture.today.adding(days: -12), sheet: "BJ1"))
        try fixture.writeTrailAsBeforeMACs()
        fixture.office.close()

        let key = try DataKey.read(beside: fixture.path)
        let sealed = try Sealer(key).seal(firstFormat(claim.judgement), .claimWorksheet(claim.id))
        let hex = sealed.map { String(format: "%02x", $0) }.joined()
        let database = try SQLiteDatabase.open(path: fixture.path)
        try database.migrate(to: 1, ["UPDATE claim SET worksheet = x'\(hex)'"] + Migration.undoing(after: 1))
        database.close()

        fixture.office = try fixture.opened()
        let found = try #require(try fixture.office.claimCard(claim.id)).claim
        #expect(found == claim)
        #expect(found.judgement.benefits.map(\.revision) == [0])
        try expectSound(fixture.office)
        try fixture.claim(person, fixture.stay(fixture.today.adding(days: -12), days: 2, sheet: "BJ2"))
    }

    /// The first format had no revision behind the edition.
    private func firstFormat(_ judgement: Judgement) throws -> [UInt8] {
        var bytes = judgement.bytes
        #expect(judgement.benefits.count == 1)
        let edition = try #require(Data(bytes).range(of: Data("2024".utf8)))
        bytes.remove(at: edition.upperBound)
        bytes[0] = 1
        return bytes
    }
}

extension Migration {
    /// What takes away again what the migrations after `number` have added, the last first.
    static func undoing(after number: Int) -> [String] {
        let later = all.filter { $0.number > number }.flatMap(\.statements).map { statement in
            statement.split(whereSeparator: \.isWhitespace).map(String.init)
        }
        // A table that was made anew with wider bounds serves the older schema as well.
        let renamed = later.filter { $0.starts(with: ["ALTER", "TABLE"]) && $0[3] == "RENAME" }.map { $0[2] }
        return later.reversed().compactMap { words in
            if renamed.contains(words[2]) { return nil }
            switch words.prefix(2) {
            case ["CREATE", "TABLE"]: return "DROP TABLE \(words[2])"
            case ["CREATE", "INDEX"]: return "DROP INDEX IF EXISTS \(words[2])"
            case ["CREATE", "UNIQUE"]: return "DROP INDEX IF EXISTS \(words[3])"
            case ["ALTER", "TABLE"]: return "ALTER TABLE \(words[2]) DROP COLUMN \(words[5])"
            default: return nil
            }
        }
    }
}

extension OlderFileTests {
    /// Schema 2 knew neither offices nor due days, holds or users' duties as rows.
    @Test func `the claims of an older file get their office, their due day and their worklists`() throws {
        let fixture = try Fixture()
        let person = try fixture.coveredMember()
        let claim = try fixture.claim(
            person, fixture.stay(fixture.today.adding(days: -12), ownPay: 5000, sheet: "BJ1"))
        let asked = try fixture.claim(
            person, fixture.stay(fixture.today.adding(days: -20), days: 2, sheet: "BJ2"), brought: [.application])
        let reviewed = try fixture.office.decide(claim.id, version: 1, .approve, by: fixture.reviewer)
        try fixture.writeTrailAsBeforeMACs()
        fixture.office.close()
        let database = try SQLiteDatabase.open(path: fixture.path)
        try database.migrate(to: 2, Migration.undoing(after: 2))
        database.close()

        fixture.office = try fixture.opened()
        #expect(try fixture.office.claimCard(claim.id)?.claim == reviewed)
        #expect(try fixture.office.claimCard(asked.id)?.claim == asked)
        #expect(try fixture.office.worklist(for: fixture.reviewer, limit: 9).isEmpty)
        #expect(try fixture.office.worklist(for: fixture.otherReviewer, limit: 9).map(\.id) == [claim.id])
        #expect(try fixture.office.worklist(for: fixture.handler, limit: 9).map(\.id) == [asked.id])
        try expectSound(fixture.office)
    }

    @Test func `a due day, a hold or a bar that is lost is found`() throws {
        let fixture = try Fixture()
        let person = try fixture.coveredMember()
        let claim = try fixture.claim(person, fixture.stay(fixture.today.adding(days: -12), sheet: "BJ1"))
        let breaks: [(String, Invariant)] = [
            ("UPDATE claim SET due = NULL", .waiting), ("DELETE FROM review_bar", .waiting),
            ("UPDATE claim SET held_at = 1", .stages),
        ]
        for (sql, invariant) in breaks {
            let database = try SQLiteDatabase.open(path: fixture.path)
            try database.migrate(to: Migration.latest, ["CREATE TABLE kept AS SELECT * FROM claim", sql])
            #expect(try fixture.office.broken(invariant) == [claim.number.text], "\(sql)")
            try database.migrate(
                to: Migration.latest,
                [
                    "UPDATE claim SET due = (SELECT due FROM kept), held_at = NULL", "DROP TABLE kept",
                    "INSERT INTO review_bar SELECT id, entered_by FROM claim WHERE true ON CONFLICT DO NOTHING",
                ])
            database.close()
            #expect(try fixture.office.broken(invariant) == [])
        }
    }
}
