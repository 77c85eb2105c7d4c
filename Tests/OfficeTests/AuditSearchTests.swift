import Foundation
import MutualAid
import Testing

@testable import Office

/// Looking through the audit trail, and taking it out of the file.
@Suite struct AuditSearchTests {
    private let fixture: Fixture

    init() throws {
        fixture = try Fixture(more: [NewUser(name: "沈审计", duties: [.auditor], division: Fixture.division)])
        try fixture.makeBusy()
    }

    private func lines(_ filter: AuditFilter = AuditFilter(), before: Int? = nil, limit: Int = 1000) throws
        -> [AuditLine]
    {
        try fixture.office.auditLines(filter, before: before, limit: limit, by: fixture.supervisor)
    }

    @Test func `the newest come first, page after page, each as the trail holds it`() throws {
        let all = try lines()
        #expect(all.map(\.entry) == Array((1...all.count).reversed()))
        #expect(all.last?.action == "add-user" && all.last?.userName == "周敏")
        var paged: [AuditLine] = []
        while true {
            let page = try lines(before: paged.last?.entry, limit: 7)
            paged += page
            if page.count < 7 { break }
        }
        #expect(paged == all)
        #expect(all.first?.mac == (try fixture.office.dayEnd(fixture.today).audit.mac))
    }

    @Test func `day, user, action, number and text each narrow it, and together`() throws {
        let all = try lines()
        let mine = try lines(AuditFilter(user: fixture.cashier.id))
        #expect(!mine.isEmpty && mine == all.filter { $0.userName == "钱会计" })
        let paid = try lines(AuditFilter(action: .pay))
        #expect(paid.count == 1 && paid[0].details["receipt"]?.hasSuffix(" unit") == true)
        let day = try #require(all.first).at.local(offsetMinutes: 480).day
        let last = try lines(AuditFilter(first: day, through: day))
        #expect(!last.isEmpty && last.count < all.count)
        #expect(try lines(AuditFilter(first: day.adding(days: 1))).isEmpty)
        #expect(try lines(AuditFilter(through: day.adding(days: -1))).count == all.count - last.count)
        let number: [String] = try fixture.column("SELECT number FROM claim ORDER BY id LIMIT 1")
        let about = try lines(AuditFilter(about: CounterNumber(parsing: number[0])))
        #expect(Set(about.map(\.action)).isSuperset(of: ["enter-claim", "decide"]))
        #expect(about.allSatisfy { $0.told.contains(number[0]) || $0.action == "enter-claim" })
        let person: [String] = try fixture.column("SELECT number FROM person ORDER BY id LIMIT 1")
        #expect(try lines(AuditFilter(about: CounterNumber(parsing: person[0]))).contains { $0.action == "enrol" })
        let batch: [String] = try fixture.column("SELECT number FROM payment_batch")
        #expect(
            try lines(AuditFilter(about: CounterNumber(parsing: batch[0]))).contains { $0.action == "settle-batch" })
        #expect(try lines(AuditFilter(text: "李春花")).allSatisfy { ($0.told + ($0.record?.text ?? "")).contains("李春花") })
        #expect(try lines(AuditFilter(user: fixture.handler.id, action: .settleBatch)).isEmpty)
    }

    @Test func `no identity number, phone or card is shown whole`() throws {
        let shown = try lines().map(\.told).joined(separator: "\n")
        for card in Fixture.cards { #expect(!shown.contains(card)) }
        for place in 1...4 { #expect(!shown.contains(identity("1985-06-15", place).text)) }
        #expect(shown.contains("610***********") && shown.contains("****0018"))
        for (text, masked) in [
            ("110105194912310021", "****0021"),
            ("11010519491231002X → 13812345678", "110***********002X → 138****5678"),
            ("6228480402564890018 赵大成", "****0018 赵大成"), ("LP610302250003177", "LP610302250003177"),
            ("手机13812345678号", "手机138****5678号"), ("2026-03-15 300.00", "2026-03-15 300.00"), ("", ""),
            ("622848040256，6228480402564890018", "****0256，****0018"),
        ] { #expect(AuditMask.masked(text) == masked) }
    }

    @Test func `an export gives the entries in their order, and is an entry itself`() throws {
        let before = try lines().count
        var seen: [Int] = []
        let auditor = try #require(fixture.office.user(named: "沈审计"))
        let count = try fixture.office.exportAudit(AuditFilter(), to: "/tmp/x.csv", by: auditor) {
            seen.append($0.entry)
        }
        #expect(count == before && seen == Array(1...before))
        let entry = try #require(try lines(limit: 1).first)
        #expect(entry.action == "export" && entry.userName == "沈审计")
        #expect(entry.details == ["title": "audit", "to": "/tmp/x.csv", "lines": String(before)])
        for user in [fixture.handler, fixture.reviewer] {
            let barred = OfficeFault.barred(.notYourDuty([.supervisor, .auditor]))
            #expect(fault { try fixture.office.auditLines(AuditFilter(), limit: 1, by: user) } == barred)
            #expect(fault { try fixture.office.exportAudit(AuditFilter(), to: "x", by: user) { _ in } } == barred)
        }
        try expectSound(fixture.office)
    }

    @Test func `every action has a name of its own in both languages`() {
        for language in Language.allCases {
            #expect(Set(AuditAction.allCases.map { $0.name(language) }).count == AuditAction.allCases.count)
        }
    }
}
