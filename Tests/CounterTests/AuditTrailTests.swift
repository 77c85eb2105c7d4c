import MutualAid
import Terminal
import Testing

@testable import Counter

/// A1 and A2: the audit trail and one entry of it.
@Suite struct AuditTrailTests {
    private final class Office {
        var lines: [AuditLine]
        var asked: [(AuditFilter, Int?)] = []
        var exports: [AuditFilter] = []
        /// Entries looked through at a time.
        var stretch = 1000
        let users: [User]

        init(_ count: Int) throws {
            users = [try Desks.handler(), try AuditTrailTests.auditor()]
            lines = (1...count).reversed().map { AuditTrailTests.line($0) }
        }

        func answer(_ request: Request) -> Reply? {
            switch request {
            case .users: return .users(users)
            case .trail(.page(let filter, let before, let limit)):
                asked.append((filter, before))
                let rest = lines.filter { $0.entry < before ?? .max }.prefix(stretch)
                let found = rest.filter { line in
                    (filter.user.map { $0 == line.user } ?? true) && (filter.action.map { $0 == line.known } ?? true)
                        && (filter.text.map { line.told.contains($0) } ?? true)
                }
                .prefix(limit)
                let last = found.count == limit ? found.last?.entry : rest.last?.entry
                let next = last.flatMap { $0 > 1 ? $0 : nil }
                return .trail(
                    .page(
                        AuditPage(lines: Array(found), next: next),
                        AuditHead(entries: lines.count, mac: String(repeating: "0123456789abcdef", count: 4))))
            case .trail(.export(let filter)):
                exports.append(filter)
                return .trail(.exported(AuditExport(path: "~/huzhu/exports/20250915-094103-audit.csv", lines: 3)))
            case .person: return .nobody
            default: return nil
            }
        }
    }

    fileprivate static func auditor() throws -> User {
        User(id: UserID(8), name: "沈审计", duties: [.auditor], division: try Desks.division())
    }

    fileprivate static func line(_ entry: Int) -> AuditLine {
        let isRare = entry == 7
        return AuditLine(
            entry: entry, at: Instant(milliseconds: Desks.now.milliseconds - Int64(300 - entry) * 60_000),
            user: UserID(isRare ? 8 : 1), userName: isRare ? "沈审计" : "周敏",
            action: isRare ? "change-settings" : entry.isMultiple(of: 2) ? "update-person" : "enrol",
            subject: 7, record: isRare ? nil : .person(PersonID(7), number: "HY610302250000426", name: "张秀英"),
            details: isRare
                ? ["before.review.threshold": "300000", "after.review.threshold": "500000"]
                : entry.isMultiple(of: 2)
                    ? [
                        "before.phone": "", "after.phone": "138****1234", "before.name": "张秀英", "after.name": "张秀英",
                        "before.papers": "id-card", "after.papers": "id-card,bank-card",
                    ] : ["PZ610302250000119": "women/2024 ×1 2025-09-16 2026-09-15 25.00"],
            mac: String(repeating: "fedcba9876543210", count: 4))
    }

    private func counter(
        _ office: Office, _ language: Language = .zh, size: Size = .home
    ) throws -> TestCounter {
        TestCounter(
            try Desks.real(language, user: Self.auditor()), at: .auditTrail, size: size, answer: office.answer)
    }

    @Test func `the newest stands first, with what the chain has come to, and pages go on behind the last`() throws {
        let office = try Office(230)
        var counter = try counter(office)
        #expect(counter.app.page.title.code == "A1")
        #expect(counter.text.contains("共 230 条，末条校验（抄在别处，日后可对）"))
        #expect(counter.text.contains("01234567 89abcdef 01234567 89abcdef"))
        #expect(counter.row("09-15 08:31")?.contains("周敏") == true)
        #expect(counter.row("09-15 08:31")?.contains("改人员资料") == true)
        #expect(counter.row("09-15 08:31")?.contains("HY610302250000426 张秀英") == true)
        #expect(office.asked.count == 1)
        counter.press(.end, .down)
        #expect(office.asked.map(\.1) == [nil, 131])
        counter.press(.end, .down)
        #expect(office.asked.map(\.1) == [nil, 131, 31])
        counter.press(.end, .down)
        #expect(office.asked.count == 3, "there is no more")
        #expect(counter.problems == [])
    }

    @Test func `a filter of who, what, when, which number and what text is asked for and told`() throws {
        let office = try Office(230)
        var counter = try counter(office)
        counter.press(.f(11))
        counter.type("2", .enter)
        counter.press(.enter)
        counter.type("9-1", .enter)
        counter.type("t", .enter)
        counter.type("HY610302250000422", .enter)
        counter.type("门槛", .f(10))
        #expect(counter.text.contains("校验位"), "a wrong number is refused: \(counter.text)")
        counter.press(.control("u"))
        counter.press(.f(10))
        let filter = try #require(office.asked.last?.0)
        #expect(filter.user == UserID(8) && filter.text == "门槛")
        #expect(filter.first == Day("2025-09-01") && filter.through == Day("2025-09-15"))
        #expect(counter.row("只看 沈审计、2025-09-01 至 2025-09-15、含「门槛」") != nil)
        #expect(counter.text.contains("没有这样的记录：F11 改筛选。"))
        counter.press(.f(11), .up, .up, .up)
        counter.press(.f(12))
        counter.press(.f(6))
        #expect(office.asked.last?.0 == AuditFilter())
        #expect(counter.row("只看") == nil)
    }

    @Test func `days that contradict each other are told, and nothing is asked`() throws {
        let office = try Office(10)
        var counter = try counter(office)
        counter.press(.f(11), .tab, .tab)
        counter.type("t", .enter)
        counter.type("-3", .f(10))
        #expect(counter.text.contains("比从 2025-09-15 早。"))
        #expect(office.asked.count == 1)
    }

    @Test func `what is rare is looked for stretch by stretch until it is found`() throws {
        let office = try Office(230)
        office.stretch = 50
        var counter = try counter(office)
        office.asked = []
        counter.press(.f(11))
        counter.type("2", .f(10))
        #expect(office.asked.map(\.1) == [nil, 181, 131, 81, 31])
        #expect(counter.row("改设置") != nil)
        #expect(counter.row("只看 沈审计")?.contains("1 条") == true)
    }

    @Test func `who stops waiting keeps what was found and can go on from there`() throws {
        let office = try Office(230)
        office.stretch = 50
        var answers = 0
        var counter = TestCounter(try Desks.real(user: Self.auditor()), at: .auditTrail) { request in
            if case .trail(.page(let filter, _, _)) = request, !filter.isOpen {
                answers += 1
                if answers > 2 { return nil }
            }
            return office.answer(request)
        }
        counter.press(.f(11))
        counter.type("2", .f(10))
        #expect(counter.text.contains("找到第 131 条了"))
        counter.press(.f(12))
        #expect(counter.app.page.title.code == "A1" && counter.app.message?.text == "不再等待。")
        #expect(!counter.text.contains("找到第 131 条了"))
        answers = 0
        counter.press(.f(8))
        #expect(office.asked.last?.1 == 81)
    }

    @Test func `an entry tells who, what, of whom, what it was and is, and its place in the chain`() throws {
        var counter = try counter(try Office(230))
        counter.type("1")
        #expect(counter.app.page.title.code == "A2")
        for (label, value) in [
            ("时间", "2025-09-15 08:31"), ("谁", "周敏"), ("做了什么", "改人员资料  update-person"),
            ("对象", "HY610302250000426 张秀英"), ("手机号", "空"), ("手机号", "138****1234"), ("材料", "身份证"),
            ("姓名", "张秀英"), ("校验", "fedcba98 76543210"),
        ] { #expect(counter.row(" " + label)?.contains(value) == true, "\(label) \(value): \(counter.text)") }
        let text = counter.text
        let before = try #require(text.firstRange(of: "改前"))
        let name = try #require(text.firstRange(of: " 姓名"))
        #expect(before.lowerBound < name.lowerBound, "what changed comes first")
        counter.type("1")
        #expect(counter.app.page.title.code == "E4")
        counter.press(.f(12), .f(12))
        counter.type("2")
        #expect(counter.row("PZ610302250000119")?.contains("女职工特殊疾病 2024 版 ×1 2025-09-16 至") == true)
    }

    @Test func `an export is confirmed with what it holds and told with its place`() throws {
        let office = try Office(230)
        var counter = try counter(office)
        counter.press(.f(10))
        #expect(counter.text.contains("全部操作记录") && counter.text.contains("导出本身也记一条"))
        counter.press(.enter)
        #expect(office.exports.isEmpty, "Enter is no consent")
        counter.press(.f(12), .f(10))
        counter.type("y")
        #expect(office.exports == [AuditFilter()])
        #expect(counter.text.contains("已导出 3 条：~/huzhu/exports/20250915-094103-audit.csv"))
        #expect(counter.problems == [])
    }

    @Test func `only supervisors and auditors get there, from the menu, the box or by its code`() throws {
        let office = try Office(3)
        var handler = TestCounter(try Desks.real(), at: .settings, answer: office.answer)
        handler.type("9")
        #expect(handler.app.page.title.code == "G1")
        #expect(handler.app.message?.text == "操作记录由主管和审计查看。请他们来看。")
        handler.press(.f(2))
        handler.type("czjl", .enter)
        #expect(handler.app.page.title.code == "G1" && office.asked.isEmpty)
        var auditor = TestCounter(try Desks.real(user: Self.auditor()), at: .settings, answer: office.answer)
        auditor.type("9")
        #expect(auditor.app.page.title.code == "A1")
    }

    @Test func `every frame keeps its promises in every size and language`() throws {
        let office = try Office(130)
        try EverySize.check(
            at: .auditTrail, user: Self.auditor(), answer: office.answer,
            [
                .f(8), .f(8), .f(11), .character("2"), .tab, .f(4), .f(12), .f(10), .f(10), .f(12), .f(10),
                .character("y"), .f(6), .character("2"), .f(1), .f(12), .f(8),
            ])
        try EverySize.check(at: .auditEntry(Self.line(6)), user: Self.auditor(), answer: office.answer, [.f(8)])
        try EverySize.check(at: .auditEntry(Self.line(7)), user: Self.auditor(), answer: office.answer, [.down])
    }
}
