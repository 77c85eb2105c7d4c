import Foundation
import MutualAid
import Testing

@testable import Office

/// A masked value whole: first the entry, then the value.
@Suite struct RevealTests {
    private let fixture: Fixture
    private let person: Person

    init() throws {
        fixture = try Fixture(more: [
            NewUser(name: "沈审计", duties: [.auditor], division: Fixture.division),
            NewUser(name: "田培训", duties: [.trainer], division: Fixture.division),
            NewUser(name: "韩雪", duties: [.handler], division: Offices.small),
        ])
        person = try fixture.member("王秀英", identity("1983-07-19", 2)) {
            $0.phone = Phone(codedText: "0917-3262345")
            $0.account = BankAccount(
                card: known(BankCard(codedText: Fixture.cards[0])), holder: personName("王秀英"), bank: "秦岭农商行")
        }
    }

    private func order(
        _ value: MaskedValue, _ reason: RevealReason = .checkPapers, _ text: String = ""
    ) throws -> RevealOrder { RevealOrder(value, try RevealWhy(reason, text: text)) }

    private func user(_ name: String) -> User { known(fixture.office.user(named: name)) }

    @Test func `each value is shown whole to handler and supervisor, and the trail tells who, whose, which and why`()
        throws
    {
        let office = fixture.office
        #expect(
            try office.reveal(order(.identity(person.id)), by: fixture.handler).text == person.details.identity.text)
        #expect(
            try office.reveal(order(.phone(person.id), .askedByPerson), by: fixture.supervisor).text == "0917-3262345")
        let card = try office.reveal(order(.card(person.id), .other, "信用社来电核对户名"), by: fixture.handler)
        #expect(card.text == "6228 4804 0256 4890 018" && "\(card)" == "***" && String(reflecting: card) == "***")
        let lines = try office.auditLines(AuditFilter(action: .reveal), limit: 9, by: fixture.supervisor)
        #expect(lines.map(\.userName) == ["周敏", "王主任", "周敏"])
        #expect(lines.allSatisfy { $0.record == .person(person.id, number: person.number.text, name: "王秀英") })
        #expect(
            lines.map { $0.told(.zh) } == [
                "说明：信用社来电核对户名；收款账户：****0018；看了什么：银行卡；为什么：其他，写明；关于：\(person.number.text)",
                "手机号：0917-****345；看了什么：手机号；为什么：本人来核对；关于：\(person.number.text)",
                "证件号码：\(person.details.identity.masked)；看了什么：证件号码；为什么：核对证件或材料；关于：\(person.number.text)",
            ])
        try expectSound(office)
    }

    @Test func `the card that a claim is paid to is asked for by the claim`() throws {
        let claim = try fixture.approved("张小明", 1)
        let value = try fixture.office.reveal(order(.payeeCard(claim.id)), by: fixture.handler)
        #expect(value.text == "6228 4804 0256 4890 018")
        let line = try #require(
            try fixture.office.auditLines(AuditFilter(about: claim.number), limit: 1, by: fixture.supervisor).first)
        #expect(line.action == "reveal" && line.details["about"] == claim.number.text)
    }

    @Test func `others, people of another office, an empty value and a bad reason get nothing and leave nothing`()
        throws
    {
        let office = fixture.office
        let before = try office.auditEnd()
        let duties = OfficeFault.barred(.notYourDuty([.handler, .supervisor]))
        for name in ["沈审计", "田培训", "高建国", "钱会计"] {
            #expect(fault { try office.reveal(order(.identity(person.id)), by: user(name)) } == duties, "\(name)")
        }
        expectFault(
            .reveal(.otherOffice(Fixture.division)), "这个人属于 610302 办事处，不是您的办事处或下级。请由那里或其上级的人查看。",
            "This person belongs to the office 610302, which is neither yours nor below it. "
                + "Leave it to somebody there, or in an office above."
        ) { try office.reveal(order(.identity(person.id)), by: user("韩雪")) }
        #expect(try office.auditEnd() == before)
        let bare = try fixture.member("李四", identity("1990-01-01"))
        let kept = try office.auditEnd()
        expectFault(
            .reveal(.nothingThere(.phone)), "没有登记手机号。请核对资料，需要时先补登记。",
            "There is no phone on file. Check the record, and add it where needed."
        ) { try office.reveal(order(.phone(bare.id)), by: fixture.handler) }
        #expect(try office.auditEnd() == kept)
        for text in ["", "  核  ", "三个字"] {
            #expect(throws: RevealBar.reasonMissing) { try RevealWhy(.other, text: text) }
        }
        #expect(try RevealWhy(.other, text: "  查户名用 ").text == "查户名用")
        #expect(RevealBar.reasonMissing.sentence(.zh).text == "还没有写明为什么要看。请选一个原因，选「其他」的至少写 4 个字。")
    }

    @Test func `where the entry can't be written nothing is shown`() throws {
        try fixture.tamper(
            "CREATE TRIGGER stop_it BEFORE INSERT ON audit_entry BEGIN SELECT RAISE(ABORT, 'disk full'); END")
        for user in [fixture.handler, fixture.supervisor] {
            #expect(throws: OfficeFault.self) { try fixture.office.reveal(order(.identity(person.id)), by: user) }
        }
        try fixture.tamper("DROP TRIGGER stop_it", "UPDATE audit_head SET entries = entries - 1")
        #expect(throws: OfficeFault.auditBroken(entry: 0)) {
            try fixture.office.reveal(order(.identity(person.id)), by: fixture.handler)
        }
    }

    @Test func `landlines and employers are told in the trail as people know them`() throws {
        let line = try #require(
            try fixture.office.auditLines(AuditFilter(action: .addPerson), limit: 1, by: fixture.supervisor).first)
        #expect(line.details["after.phone"] == "0917-****345")
        #expect(!line.told.contains("3262345"))
        for (text, masked) in [
            ("029-87654321", "029-*****321"), ("0-5", "0-5"), ("03-15", "03-15"), ("0917-", "0917-"),
            ("2026-03-15", "2026-03-15"),
        ] { #expect(AuditMask.masked(text) == masked) }
    }
}
