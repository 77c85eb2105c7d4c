import Foundation
import MutualAid
import Testing

@testable import Office

/// What the audit trail says, as people read it.
@Suite struct AuditTellingTests {
    private func busy() throws -> Fixture {
        let fixture = try Fixture()
        try fixture.makeBusy()
        let person = known(try fixture.office.find("王建国", limit: 1).first?.ref.person)
        let card = known(try fixture.office.personCard(person))
        var details = card.person.details
        details.phone = Phone(codedText: "13812345678")
        _ = try fixture.update(person, details, version: card.person.version)
        _ = try fixture.office.set(
            limits: WorkLimits.peer, threshold: Money(yuan: 5000), idleMinutes: 9, by: fixture.supervisor)
        _ = try fixture.office.set(gateBlocks: true, by: fixture.supervisor)
        try fixture.office.set(OfficeContact(place: "文化路 1 号", phone: "0917-3262345"), by: fixture.supervisor)
        try fixture.office.noteBackup(to: "/media/stick", entries: 7, .signOut, by: fixture.handler)
        return fixture
    }

    @Test func `every key and every code of a busy office's trail has words in both languages`() throws {
        let fixture = try busy()
        let lines = try fixture.office.auditLines(AuditFilter(), limit: 1000, by: fixture.supervisor)
        #expect(Set(lines.map(\.action)).count > 14)
        for line in lines {
            for (key, value) in line.details {
                let detail = AuditDetail(key: key, value: value, of: line.known)
                if case .itself(let text) = detail.name {
                    // A number, a year or an edition names itself; a word would be an untold key.
                    #expect(text.contains { $0.isNumber }, "\(line.action): \(key)")
                }
            }
            let told = line.told(.zh) { fixture.catalogue.plan($0)?.name(.zh) }
            for code in [
                "first-review", "approved", "awaiting-papers", "released", "bank-card", "handler", "true", "false",
            ]
            where told.split(whereSeparator: { "：；、 →,".contains($0) }).contains(Substring(code)) {
                Issue.record("\(code) in \(told)")
            }
        }
    }

    @Test func `a change stands with before and after, masked, and what stayed comes after it`() throws {
        let fixture = try busy()
        let office = fixture.office
        func newest(_ action: AuditAction) throws -> AuditLine {
            try #require(try office.auditLines(AuditFilter(action: action), limit: 1, by: fixture.supervisor).first)
        }
        let rows = try newest(.updatePerson).rows(.zh)
        #expect(rows.first == AuditRow(label: "手机号", before: nil, after: "138****5678", isChange: true))
        #expect(rows.filter(\.isChange).count == 1)
        #expect(rows.contains(AuditRow(label: "姓名", before: nil, after: "王建国", isChange: false)))
        let moved = try office.auditLines(AuditFilter(action: .decide), limit: 100, by: fixture.supervisor)
        #expect(moved.contains { $0.told(.zh).contains("状态：待拨付") && $0.told(.zh).contains("来自：待初审") })
        #expect(moved.contains { $0.told(.en).contains("state: ") && !$0.told(.en).contains("first-review") })
        let settings = try newest(.changeSettings)
        #expect(settings.rows(.en).contains { $0.label == "phone on slips" && $0.after == "0917-****345" })
        #expect(try newest(.backup).told(.zh) == "文件夹：/media/stick；自动：离开柜台时；操作记录条数：7")
        #expect(try newest(.givePayee).rows(.zh).contains { $0.label == "收款人" && $0.isChange })
        let corrected = try newest(.correct)
        #expect(corrected.rows(.zh).contains { $0.isChange }, "\(corrected.details)")
        #expect(
            try office.auditLines(AuditFilter(action: .enrol), limit: 9, by: fixture.supervisor)
                .contains { $0.told(.zh) { fixture.catalogue.plan($0)?.name(.zh) }.contains("住院+意外 2024 版 ×1") })
    }

    @Test func `every setting, action and field has a name of its own kind`() {
        for key in SettingKey.allCases where ![.callRetryDays, .callsBeforeClosing, .calendar].contains(key) {
            #expect(AuditField(rawValue: key.rawValue) != nil, "\(key.rawValue)")
        }
        for language in Language.allCases {
            #expect(AuditField.allCases.allSatisfy { !$0.name(language).isEmpty })
            #expect(Set(MaskedValue.Kind.allCases.map { $0.name(language) }).count == MaskedValue.Kind.allCases.count)
            #expect(Set(RevealReason.allCases.map { $0.name(language) }).count == RevealReason.allCases.count)
        }
    }

    @Test func `the trail is looked through stretch by stretch, and a stretch may hold nothing`() throws {
        let fixture = try busy()
        let office = fixture.office
        let all = try office.auditLines(AuditFilter(), limit: 1000, by: fixture.supervisor)
        var found: [AuditLine] = []
        var next: Int?
        var stretches = 0
        repeat {
            let page = try office.auditPage(
                AuditFilter(action: .addUser), before: next, limit: 50, by: fixture.supervisor, stretch: 1)
            found += page.lines
            next = page.next
            stretches += 1
        } while next != nil
        #expect(found == all.filter { $0.action == "add-user" })
        #expect(stretches >= 1)
        let first = try office.auditPage(AuditFilter(), limit: 3, by: fixture.supervisor)
        #expect(first.lines == Array(all.prefix(3)) && first.next == all[2].entry)
        #expect(try office.auditPage(AuditFilter(), before: 2, limit: 9, by: fixture.supervisor).next == nil)
    }
}
