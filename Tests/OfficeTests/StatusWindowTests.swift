import Foundation
import MutualAid
import OfficeSQLite
import Testing

@testable import Office

@Suite struct StatusWindowTests {
    /// A claim that waits for a paper, its code, and a window on the file.
    private struct Street {
        let fixture: Fixture
        let claim: Claim
        let code: CheckCode
        let window: StatusWindow

        init() throws {
            fixture = try Fixture()
            let person = try fixture.coveredMember()
            claim = try fixture.claim(
                person, fixture.stay(fixture.today.adding(days: -20), sheet: "S1"),
                brought: Set(Paper.allCases).subtracting([.settlementSheet]))
            code = try fixture.office.checkCode(of: claim.id, by: fixture.handler)
            window = try Self.window(fixture)
        }

        static func window(_ fixture: Fixture) throws -> StatusWindow {
            try StatusWindow.open(
                database: try SQLiteDatabase.open(path: fixture.path),
                surroundings: Fixture.surroundings(fixture.clock))
        }

        var wrong: CheckCode {
            known(CheckCode(typed: (code.text.first == "3" ? "4" : "3") + code.text.dropFirst()))
        }

        func pass(seconds: Int64) { fixture.clock.now += seconds * 1000 }
    }

    @Test func `number and code give state and due day without the key, and the code is the same at every print`()
        throws
    {
        let street = try Street()
        try FileManager.default.removeItem(atPath: DataKey.path(beside: street.fixture.path))
        let due = known(street.claim.state.papersDue)
        let progress = PublicProgress(number: street.claim.number, stage: .awaitingPapers, due: due)
        #expect(try street.window.ask(street.claim.number, code: street.code) == .progress(progress))
        #expect(progress.next(.zh) == "请把缺的材料送到柜台，最晚 \(due.iso)")
        #expect(progress.next(.en) == "bring the missing papers to the counter, by \(due.iso) at the latest")
        let again = try street.fixture.office.checkCode(of: street.claim.id, by: street.fixture.handler)
        #expect(again == street.code)
        #expect(try street.fixture.office.auditEntries(.issueCode).count == 1)
    }

    @Test func `the code stands nowhere in the file`() throws {
        let street = try Street()
        for suffix in ["", "-wal"] {
            let bytes = try Data(contentsOf: URL(filePath: street.fixture.path + suffix))
            #expect(bytes.range(of: Data(street.code.text.utf8)) == nil)
            if suffix.isEmpty { continue }
            #expect(bytes.range(of: Data(street.claim.number.text.utf8)) != nil)
        }
    }

    @Test
    func `wrong codes are slowed down, one after the other, and the right one comes through when the wait is over`()
        throws
    {
        let street = try Street()
        let number = street.claim.number
        for wait in [Int64(1000), 2000, 4000, 8000] {
            #expect(try street.window.ask(number, code: street.wrong) == .wrong(wait: wait))
            // The clock of the fixture moves by a second at each look.
            if wait > 1000 {
                guard case .tooSoon(let left) = try street.window.ask(number, code: street.code) else {
                    Issue.record("looked at too soon after \(wait)")
                    return
                }
                #expect(left == wait - 1000)
            }
            street.pass(seconds: wait / 1000)
        }
        guard case .progress = try street.window.ask(number, code: street.code) else {
            Issue.record("the right code was refused after the wait")
            return
        }
        // A right code forgives the wrong ones before it.
        #expect(try street.window.ask(number, code: street.wrong) == .wrong(wait: 1000))
    }

    @Test func `another window on the same file waits too`() throws {
        let street = try Street()
        for _ in 0..<3 {
            _ = try street.window.ask(street.claim.number, code: street.wrong)
            street.pass(seconds: 5)
        }
        _ = try street.window.ask(street.claim.number, code: street.wrong)
        let other = try Street.window(street.fixture)
        guard case .tooSoon = try other.ask(street.claim.number, code: street.code) else {
            Issue.record("the other window has not waited")
            return
        }
    }

    @Test func `unknown numbers and numbers without a slip answer as a wrong code does, and slow the file down`() throws
    {
        let street = try Street()
        let unknown = try CounterNumber(kind: .claim, division: Fixture.division, year: 26, serial: 999_999)
        let person = try street.fixture.coveredMember("李小红", identity("1986-05-04", 2))
        let unprinted = try street.fixture.claim(
            person, street.fixture.stay(street.fixture.today.adding(days: -20), sheet: "S2"))
        for turn in 1...12 {
            let number = turn.isMultiple(of: 2) ? unknown : unprinted.number
            let wait: Int64 = turn < 11 ? 0 : turn == 11 ? 1000 : 2000
            #expect(try street.window.ask(number, code: street.code) == .wrong(wait: wait), "\(turn)")
            street.pass(seconds: wait / 1000)
        }
        // Made-up numbers leave no rows behind: the file's own row is all there is.
        #expect(try street.fixture.office.copyWrongCodes(by: street.fixture.handler) == 12)
        let copied = try street.fixture.office.auditEntries(.wrongCodes)
        #expect(copied.count == 1 && copied.first?.keys.sorted() == ["all"])
    }

    @Test func `wrong codes go into the audit trail once, at the next sign-in, and right ones don't`() throws {
        let street = try Street()
        #expect(try street.fixture.office.copyWrongCodes(by: street.fixture.handler) == 0)
        _ = try street.window.ask(street.claim.number, code: street.code)
        #expect(try street.fixture.office.copyWrongCodes(by: street.fixture.handler) == 0)
        for _ in 0..<3 {
            _ = try street.window.ask(street.claim.number, code: street.wrong)
            street.pass(seconds: 10)
        }
        #expect(try street.fixture.office.copyWrongCodes(by: street.fixture.handler) == 3)
        #expect(try street.fixture.office.copyWrongCodes(by: street.fixture.handler) == 0)
        let entries = try street.fixture.office.auditEntries(.wrongCodes)
        #expect(entries.count == 1)
        #expect(entries.first?[street.claim.number.text]?.hasPrefix("3, last 2026-") == true)
        #expect(entries.first?["all"]?.hasPrefix("3, last ") == true)
        try expectSound(street.fixture.office)
    }

    @Test func `programs that ask at the same moment share one attempt`() throws {
        let street = try Street()
        let now = Instant(milliseconds: street.fixture.clock.now + 60_000)
        let still = Surroundings(now: { now }, newID: { 1 }, randomBytes: { Data(count: $0) })
        let windows = try (0..<6).map { _ in
            try StatusWindow.open(database: try SQLiteDatabase.open(path: street.fixture.path), surroundings: still)
        }
        let (number, wrong) = (street.claim.number, street.wrong)
        nonisolated(unsafe) let all = windows
        nonisolated(unsafe) var answers = [CodeAnswer?](repeating: nil, count: windows.count)
        let lock = NSLock()
        DispatchQueue.concurrentPerform(iterations: windows.count) { place in
            let answer = try? all[place].ask(number, code: wrong)
            lock.withLock { answers[place] = answer }
        }
        #expect(answers.count { $0 == .wrong(wait: 1000) } == 1)
        #expect(answers.count { $0 == .tooSoon(wait: 1000) } == 5)
    }
}

extension Office {
    /// The details of the audit entries of one action, in their order.
    func auditEntries(_ action: AuditAction) throws -> [[String: String]] {
        let rows = try read { () throws(OfficeFault) in
            try database.rows(.office(.auditAfter), [0.sql, 10_000.sql]) { ($0.int(0), $0.text(3), $0.bytes(5)) }
        }
        return try rows.filter { $0.1 == action.rawValue }.map { number, _, sealed in
            var reader = ByteReader(try sealer.open(sealed, .audit(number)))
            _ = try reader.byte()
            let pairs = try reader.list { reader throws(UnreadableBytes) in (try reader.text(), try reader.text()) }
            return Dictionary(pairs) { $1 }
        }
    }
}
