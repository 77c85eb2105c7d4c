import MutualAid
import Terminal
import Testing

@testable import Counter

/// L1: what waits, by groups.
struct WorklistTests {
    private func counter(
        _ rows: [(WorkKind, [WorkRow])], _ language: Language = .zh, size: Size = .home, user: User? = nil,
        decided: ClaimCard? = nil
    ) throws -> TestCounter {
        TestCounter(try Desks.make(language, user: user ?? Desks.firstReviewer()), at: .worklist, size: size) {
            if case .decide = $0 { decided.map(Reply.claim) } else { WorkRows.page($0, rows) }
        }
    }

    private func lists(_ counter: TestCounter) -> [WorkKind?] {
        counter.requests.compactMap { if case .life(.worklist(let kind, _, _)) = $0 { .some(kind) } else { nil } }
    }

    private func two() throws -> [(WorkKind, [WorkRow])] {
        [
            (
                .stage(.firstReview),
                [
                    try WorkRows.row(1, daysAgo: 0, due: "2025-09-17"),
                    try WorkRows.row(2, daysAgo: 12, due: "2025-09-01"),
                    try WorkRows.row(3, daysAgo: 3, due: "2025-09-15"),
                ]
            ),
            (.stage(.returned), [try WorkRows.row(4, daysAgo: 1, .returned)]),
            (.stage(.reconsidered), []),
        ]
    }

    @Test func `the oldest stands first, with the days it has waited and its day in words`() throws {
        let counter = try counter(two())
        let lines = counter.text.split(separator: "\n").filter { $0.contains("LP") }
        #expect(lines.count == 3)
        #expect(lines[0].contains("12 天") && lines[0].contains("逾期14天") && lines[0].contains("1,002.00"))
        #expect(lines[1].contains("3 天") && lines[1].contains("今天到期"))
        #expect(lines[2].contains("0 天") && lines[2].contains("09-17"))
        #expect(counter.text.contains("共 4 件，先来的在前  今天到期 1 件  逾期 1 件"))
        #expect(counter.problems == [])
    }

    @Test func `groups with something in them stand on top, F11 and the arrows turn to the next`() throws {
        var counter = try counter(two())
        #expect(counter.row("[初审 3]")?.contains("退回 1") == false)
        #expect(counter.row("[初审 3]")?.contains(" 退回修改 1") == true)
        #expect(!counter.text.contains("复核"))
        counter.press(.f(11))
        #expect(lists(counter) == [nil, .stage(.returned)])
        #expect(counter.text.contains("[退回修改 1]"))
        counter.press(.right)
        #expect(counter.text.contains("[初审 3]"), "after the last comes the first")
        counter.press(.left)
        #expect(counter.text.contains("[退回修改 1]"))
        #expect(counter.problems == [])
    }

    @Test func `a key typed before the next group is there waits for it, and heading and rows agree`() throws {
        let rows = try two()
        var counter = TestCounter(try Desks.make(user: Desks.firstReviewer()), at: .worklist) { request in
            if case .life(.worklist(.stage(.returned), _, _)) = request { nil } else { WorkRows.page(request, rows) }
        }
        counter.press(.down, .f(11), .character("1"))
        #expect(counter.row("[初审 3]") != nil && counter.text.contains("1,002.00"))
        let page = try #require(
            WorkRows.page(.life(.worklist(.stage(.returned), after: nil, limit: 100)), rows))
        counter.reply(page) { if case .life(.worklist) = $0 { true } else { false } }
        #expect(counter.requests.last == .claim(ClaimID(4)))
    }

    @Test func `whoever releases batches goes to them from an empty list too`() throws {
        var supervisor = try counter([(.stage(.reconsidered), [])], user: MoneyOffice.supervisor())
        #expect(supervisor.text.contains("F6 批次"))
        supervisor.press(.f(6))
        #expect(supervisor.app.page.title.code == "M1")
        #expect(try counter(two()).text.contains("F6") == false)
    }

    @Test func `a group that was emptied says so and where to go on`() throws {
        let empty = try counter([(.stage(.firstReview), []), (.stage(.returned), [])])
        #expect(empty.text.contains("没有等您处理的理赔，可以歇一会儿"))
        #expect(!empty.text.contains("F11"))
        let left = (WorkKind.stage(.returned), [try WorkRows.row(4, daysAgo: 1, .returned)])
        var counter = TestCounter(try Desks.make(user: try Desks.firstReviewer()), at: .worklist) { request in
            // The first review was emptied while a claim of it was open.
            if case .life(.worklist(nil, _, let limit)) = request {
                return WorkRows.page(
                    .life(.worklist(.stage(.firstReview), after: nil, limit: limit)),
                    [(.stage(.firstReview), []), left])
            }
            return WorkRows.page(request, [(.stage(.firstReview), []), left])
        }
        #expect(counter.text.contains("这一类没有了：F11 看下一类。"))
        #expect(counter.text.contains("[初审 0]"))
        counter.press(.f(11))
        #expect(counter.text.contains("[退回修改 1]"))
        #expect(counter.problems == [])
    }

    @Test func `a digit and Enter open a claim with its place, so that Enter there goes on`() throws {
        var counter = try counter(two())
        counter.press(.character("２"))
        #expect(counter.requests.last == .claim(ClaimID(3)), "full-width digits too")
        // The first F12 stops waiting for the claim, the second leaves it.
        counter.press(.f(12), .f(12))
        #expect(lists(counter).last == .stage(.firstReview), "the group that was open is asked for again")
        counter.press(.up, .enter)
        #expect(counter.requests.last == .claim(ClaimID(2)))
    }

    @Test func `0 takes the selected claim, and hands it back`() throws {
        let me = try Desks.firstReviewer()
        var free = try counter(two(), decided: try Self.card())
        free.press(.down, .character("0"))
        #expect(free.requests.contains(.decide(ClaimID(3), version: 1, .take)))
        #expect(free.app.message?.text.contains("已领取") == true)
        #expect(lists(free).count == 2, "the list is read again")
        let mine = [try WorkRows.row(1, daysAgo: 0, taken: WorkRows.taken(by: me))]
        var taken = try counter([(.stage(.firstReview), mine)], decided: try Self.card())
        #expect(taken.row("LP")?.hasSuffix("您") == true)
        #expect(taken.text.contains("0 交回"))
        taken.press(.character("０"))
        #expect(taken.requests.contains(.decide(ClaimID(1), version: 1, .handBack)))
    }

    @Test func `what another has taken first is told, and the list is read again`() throws {
        var counter = try counter(two())
        counter.press(.character("0"))
        let before = lists(counter).count
        counter.reply(.failed(Sentence(what: "高建国已在 2025-09-15 09:41 领取这件理赔。", todo: "请办下一件。"))) {
            if case .decide = $0 { true } else { false }
        }
        #expect(lists(counter).count == before + 1)
        #expect(counter.text.contains("!! 高建国已在 2025-09-15 09:41 领取这件理赔。请办下一件。"))
    }

    @Test func `who has it, and why one is held, stand in the row and in words below`() throws {
        let hold = Hold(at: Desks.now, by: UserID(9), byName: "郑爱国", reason: "等医院证明")
        let rows = [
            try WorkRows.row(1, daysAgo: 2, due: "2025-09-01", hold: hold),
            try WorkRows.row(2, daysAgo: 1, taken: WorkRows.taken(by: Desks.secondReviewer())),
        ]
        var counter = try counter([(.stage(.firstReview), rows)])
        let lines = counter.text.split(separator: "\n").filter { $0.contains("LP") }
        #expect(lines[0].hasSuffix("挂起") && !lines[0].contains("逾期"), "what is held back waits for nobody")
        #expect(lines[1].hasSuffix("孙丽华"))
        #expect(counter.text.contains("郑爱国挂起：等医院证明"))
        counter.press(.down)
        #expect(counter.text.contains("孙丽华在 2025-09-15 09:41 领取"))
    }

    @Test func `a claim of an office below says whose it is`() throws {
        var user = try Desks.firstReviewer()
        user.division = try #require(DivisionCode("610300"))
        let counter = try counter([(.stage(.firstReview), [try WorkRows.row(1, daysAgo: 2)])], user: user)
        #expect(counter.text.contains("渭滨区\n") || counter.row(" 渭滨区")?.hasPrefix(" 渭滨区") == true)
        #expect(counter.problems == [])
    }

    @Test func `pages go on without an end, each asked for as it is needed`() throws {
        let rows = try (1...230).map { try WorkRows.row($0, daysAgo: 400 - $0) }
        var counter = try counter([(.stage(.firstReview), rows)])
        var seen: Set<String> = []
        func read() {
            for line in counter.text.split(separator: "\n") {
                if let number = line.firstMatch(of: /LP[0-9]{15}/) { seen.insert(String(number.output)) }
            }
        }
        read()
        for _ in 0..<30 {
            counter.press(.f(8))
            read()
            #expect(counter.problems == [])
        }
        #expect(seen.count == 230)
        #expect(lists(counter).count == 3)
        counter.press(.f(7))
        #expect(counter.text.contains("LP"))
        counter.press(.f(5))
        #expect(counter.requests.last == .life(.worklist(.stage(.firstReview), after: nil, limit: 230)), "none is lost")
    }

    private static func card() throws -> ClaimCard {
        let card = try Cards.hospital()
        return ClaimCard(claim: try Cards.claim(3, try Cards.stay(), of: card), card: card)
    }

    @Test(arguments: [Language.zh, .en]) func `the list is whole at every size`(language: Language) throws {
        let hold = Hold(at: Desks.now, by: UserID(9), byName: "郑爱国", reason: "等医院证明")
        var all: [(WorkKind, [WorkRow])] = []
        for kind in WorkKind.inOrder {
            all.append(
                (
                    kind,
                    [
                        try WorkRows.row(1, daysAgo: 0, due: "2025-09-15"),
                        try WorkRows.row(3, daysAgo: 120, due: "2025-05-20"),
                        try WorkRows.row(5, daysAgo: 2, hold: hold),
                    ]
                ))
        }
        for size in EverySize.sizes {
            var counter = try counter(all, language, size: size)
            for _ in WorkKind.inOrder {
                #expect(counter.problems == [], "\(size)")
                #expect(counter.text.contains("LP"))
                counter.press(.f(11))
            }
            counter.press(.end)
            #expect(counter.problems == [], "\(size)")
        }
    }

    @Test func `line by line the groups are turned by F11, and a number opens`() throws {
        var counter = try counter(two())
        #expect(counter.app.page.answer("F11") == .inputs([.act(.details)]))
        #expect(counter.app.page.answer("2") == .inputs([.key(.down), .key(.enter)]))
        counter.press(.f(11))
        #expect(counter.app.page.linear().lines.contains { $0.contains("[退回修改 1]") })
    }
}
