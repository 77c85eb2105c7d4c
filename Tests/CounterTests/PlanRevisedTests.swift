import MutualAid
import Seeds
import Terminal
import Testing

@testable import Counter

/// Plans that were imported: how they show, and what a counter does that learns of them late.
@Suite struct PlanRevisedTests {
    /// The women's plan paying 16,000 by a document, and its ninth slot filled.
    private func revised() throws -> Catalogue {
        let old = "sum = { value = \"15000.00\", basis = \"peer\" }"
        let new = "sum = { value = \"16000.00\", basis = \"office\", source = \"陕工互〔2026〕1号 第五条\" }"
        let text = try #require(try Seeds.exported("women")).replacing(old, with: new)
            .replacing("code = \"women-09\"", with: "code = \"women-09\"\nzh = \"卵巢交界性肿瘤\"")
            .replacing(
                "fee = { value = \"25.00\", basis = \"notice\" }",
                with: "fee = { value = \"30.00\", basis = \"office\", source = \"陕工互〔2026〕1号 第三条\" }")
        let draft = try Seeds.draft(SeedFile(name: "mine.toml", text: text))
        return try Seeds.catalogue(
            overriding: [],
            revisions: (["2022", "2024"] as [EditionCode]).map { edition in
                PlanRevision(
                    plan: "women", edition: edition, number: edition == "2024" ? 2 : 1,
                    imported: PlanImport(at: Desks.now, user: "赵志强", document: "陕工互〔2026〕1号"), file: draft.file)
            })
    }

    private func desk(_ language: Language = .zh) throws -> Desk {
        var desk = try Desks.make(language)
        desk.catalogue = try revised()
        return desk
    }

    @Test func `the plan's page tells who revised it when, by which document, and the clause of a figure`() throws {
        let sheet = PlanSheet("women", columns: 80, try desk()).lines.map(\.text)
        #expect(sheet[0].contains("2022 版 第 1 次修订  2025-09-15 09:41 赵志强，陕工互〔2026〕1号"))
        #expect(sheet[1].contains("2024 版 第 2 次修订  2025-09-15 09:41 赵志强，陕工互〔2026〕1号"))
        let sum = try #require(sheet.firstIndex { $0.contains("给付金额") && $0.contains("16,000.00") })
        #expect(sheet[sum].contains("办事处"))
        #expect(sheet[sum + 1].contains("陕工互〔2026〕1号 第五条"))
        #expect(sheet.contains { $0.contains("9 种有病名，3 种待办事处文件导入") })
        let english = PlanSheet("women", columns: 60, try desk(.en)).lines.map(\.text)
        #expect(english.contains { $0.contains("2024 revision 2  2025-09-15 09:41 赵志强") })
        #expect(english.contains { $0.contains("第五条") })
        let list = TestCounter(try desk(), at: .plans) { _ in nil }
        var women = list
        women.press(.down, .down, .down)
        #expect(women.text.contains("2024 版，2024-03-01 起~  第 2 次修订"))
    }

    @Test func `pages of a revised plan keep their promises in every size and language`() throws {
        for language in Language.allCases {
            for size in EverySize.sizes {
                var counter = TestCounter(try desk(language), at: .plan("women"), size: size) { _ in nil }
                for key in [Key.f(8), .f(8), .f(8), .end, .f(7), .home] {
                    #expect(counter.problems == [], "\(language) \(size)")
                    counter.press(key)
                }
            }
        }
    }

    @Test func `a worksheet names the revision that judged it`() throws {
        let desk = try desk()
        let card = PersonCard(
            person: try Cards.person(), employer: nil, guardian: nil, dependants: [],
            enrolments: [try Cards.enrolment(11, "women", from: "2025-01-01")], claims: [])
        let event = ClaimEvent.diagnosis(
            Diagnosis(date: try Cards.day("2025-09-01"), diseases: ["women-09"], filed: try Cards.day("2025-09-15")))
        let judged = judgeClaim(event: event, card: card, catalogue: desk.catalogue)
        #expect(judged.total == Money(yuan: 16_000))
        let benefit = try #require(judged.benefits.first)
        let lines = WorksheetLines(desk, width: 76)
        #expect(lines.title(benefit) == "女职工特殊疾病 2024 版 第 2 次修订  重大疾病互助金")
        // In a counter that knows the built-in plans only, too.
        #expect(WorksheetLines(try Desks.make(.en), width: 76).title(benefit).contains(", revision 2"))
    }

    @Test func `a counter that enrols by plans of yesterday gets the new ones, keeps the ticks, and asks again`() throws
    {
        let office = try EnrolOffice(employer: false)
        let sentence = Sentence(what: "别的柜台刚导入了新的保障条款。", todo: "请看新的数字，再确认一次。")
        let catalogue = try revised()
        var hasTold = false
        var counter = TestCounter(try Desks.make(), at: .selectPlans(PersonID(7))) { request in
            if case .enrol = request, !hasTold {
                hasTold = true
                return .plansRevised(catalogue, sentence)
            }
            return office.answer(request)
        }
        counter.press(.character("4"), .f(10))
        #expect(counter.row("会费合计")?.contains("25.00") == true)
        counter.press(.f(10))
        #expect(counter.text.contains("!! 别的柜台刚导入了新的保障条款。请看新的数字，再确认一次。"))
        #expect(counter.row("会费合计")?.contains("30.00") == true)
        #expect(counter.app.desk.catalogue == catalogue)
        counter.press(.f(10))
        let sent = counter.requests.compactMap { if case .enrol(let new) = $0 { new } else { nil } }
        #expect(sent.map { $0.lines.map(\.fee) } == [[Money(yuan: 25)], [Money(yuan: 30)]])
        #expect(Set(sent.map(\.key)).count == 1)
        #expect(counter.text.contains("已参保，凭证号"))
    }

    @Test func `a claim judged by plans of yesterday is judged anew on the confirm page, with all that was typed`()
        throws
    {
        let card = PersonCard(
            person: try Cards.person(), employer: nil, guardian: nil, dependants: [],
            enrolments: [try Cards.enrolment(11, "women", from: "2025-01-01")], claims: [])
        let catalogue = try revised()
        var counter = TestCounter(try Desks.make(), at: .claimEntry(PersonID(7))) { request in
            if case .person = request { .person(card) } else { nil }
        }
        counter.press(.character("2"))
        counter.type("9-1", .enter)
        counter.type("women-05", .enter)
        counter.press(.f(10))
        #expect(counter.text.contains("15,000.00"))
        counter.press(.f(10))
        counter.reply(.plansRevised(catalogue, Sentence(what: "甲。", todo: "乙。"))) {
            if case .enterClaim = $0 { true } else { false }
        }
        #expect(counter.text.contains("!! 甲。乙。"))
        #expect(counter.text.contains("16,000.00"))
        #expect(!counter.text.contains("15,000.00"))
        counter.press(.f(10))
        let sent = counter.requests.compactMap { if case .enterClaim(let new) = $0 { new.confirmed } else { nil } }
        #expect(sent == [Money(yuan: 15_000), Money(yuan: 16_000)])
    }
}
