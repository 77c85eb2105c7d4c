import MutualAid
import Testing

@testable import Seeds

/// What importing a file changes, and why one is refused.
@Suite struct PlanRevisionTests {
    static let document = "陕工互〔2026〕1号"

    /// A plan's exported file with texts replaced.
    static func text(_ plan: PlanCode, _ changes: [(old: String, new: String)]) throws -> String {
        var text = try #require(try Seeds.exported(plan))
        for (old, new) in changes {
            #expect(text.contains(old), "\(old)")
            text = text.replacing(old, with: new)
        }
        return text
    }

    static func draft(_ plan: PlanCode, _ changes: [(old: String, new: String)]) throws -> PlanDraft {
        try Seeds.draft(SeedFile(name: "mine.toml", text: text(plan, changes)))
    }

    private func changes(
        _ plan: PlanCode, _ changes: (old: String, new: String)..., catalogue: Catalogue? = nil
    ) throws -> [String] {
        let draft = try Self.draft(plan, changes)
        let catalogue = try catalogue ?? Seeds.catalogue()
        return try catalogue.revisions(by: draft.plan).flatMap { revision in
            revision.changes.map {
                "\(revision.edition) #\(revision.number) " + $0.text(.zh, plans: catalogue.replacing(draft.plan))
            }
        }
    }

    private func refusals(
        _ plan: PlanCode, _ changes: (old: String, new: String)..., language: Language = .zh,
        catalogue: Catalogue? = nil
    ) throws -> [String] {
        let draft = try Self.draft(plan, changes)
        do throws(Faults<RevisionFault>) {
            _ = try (catalogue ?? known).revisions(by: draft.plan)
            return []
        } catch { return error.sentences(language).map(\.text) }
    }

    private let known: Catalogue

    init() throws { known = try Seeds.catalogue() }

    @Test func `every plan that is exported says what holds already, open slots and all`() throws {
        for plan in known.plans {
            #expect(try changes(plan.code) == [], "\(plan.code)")
            let text = try #require(try Seeds.exported(plan.code))
            for code in plan.editions.flatMap(\.parts).flatMap({ Array($0.listed?.slots ?? []) }).map(\.code.text) {
                #expect(text.contains("code = \"\(code)\""), "\(code)")
            }
        }
        #expect(try Seeds.exported("nope") == nil)
    }

    @Test func `a sample that a document replaces is listed with both values and bases`() throws {
        #expect(
            try changes(
                "hospital-accident",
                (
                    #"filing-limit-days = { value = 730, basis = "sample" }"#,
                    #"filing-limit-days = { value = 365, basis = "office", source = "陕工互〔2026〕1号 第九条" }"#
                )) == [
                    "2022 #1 申领期限  730 天（样例） → 365 天（办事处文件：陕工互〔2026〕1号 第九条）",
                    "2024 #1 申领期限  730 天（样例） → 365 天（办事处文件：陕工互〔2026〕1号 第九条）",
                ])
        // The same value confirmed is a change too.
        #expect(
            try changes(
                "women",
                (
                    #"starts = { value = "2024-03-01", basis = "sample" }"#,
                    #"starts = { value = "2024-03-15", basis = "office", source = "陕工互〔2024〕2号" }"#
                )) == ["2024 #1 起用日  2024-03-01（样例） → 2024-03-15（办事处文件：陕工互〔2024〕2号）"])
    }

    @Test func `slots that are filled are listed, in the editions that list them`() throws {
        #expect(
            try changes(
                "women", ("code = \"women-09\"", "code = \"women-09\"\nzh = \"卵巢交界性肿瘤\"\nen = \"borderline tumour\"")
            ) == ["2024 #1 women-09  待导入 → 卵巢交界性肿瘤"])
    }

    @Test func `a slot filled in English only is no name`() throws {
        let text = try Self.text("women", [("code = \"women-09\"", "code = \"women-09\"\nen = \"tumour\"")])
        do throws(PlanFaults) {
            _ = try Seeds.draft(SeedFile(name: "mine.toml", text: text))
            Issue.record("nothing was refused")
        } catch {
            #expect(error.sentences(.zh).map(\.text) == ["mine.toml, lists.women[8].zh：缺少这一项。请填写文字。"])
            #expect(
                error.sentences(.en).map(\.text) == ["mine.toml, lists.women[8].zh: the key is missing. Give text."])
        }
    }

    @Test func `what a document doesn't say is refused, each at its place`() throws {
        #expect(
            try refusals("critical", (#"value = "35.00", basis = "notice""#, #"value = "36.00", basis = "notice""#))
                == [
                    "critical 2024：每份会费从 35.00（通知） 改成 36.00（通知），依据不是办事处文件。"
                        + "请写 basis = \"office\" 和 source（文号、条款），或改回。"
                ])
        #expect(
            try refusals(
                "critical", (#"value = "35.00", basis = "notice""#, #"value = "36.00", basis = "notice""#),
                language: .en) == [
                    "critical 2024: fee per share goes from 35.00 (notice) to 36.00 (notice) without a document of the office. "
                        + "Give basis = \"office\" and source (document, clause), or put it back."
                ])
        #expect(
            try refusals("women", (#""2024-03-01", basis = "sample""#, #""2024-03-01", basis = "published""#)) == [
                "women 2024：起用日的依据从「样例」改成「公布」，没有办事处文件。请写 basis = \"office\" 和 source（文号、条款），或改回。"
            ])
        #expect(
            try refusals("women", (#""2024-03-01", basis = "sample""#, #""2024-03-01", basis = "peer""#), language: .en)
                == [
                    "women 2024: the basis of in force from goes from sample to peer office without a document of the office. "
                        + "Give basis = \"office\" and source (document, clause), or put it back."
                ])
        // Made weaker is changed, too.
        #expect(try refusals("critical", (#""35.00", basis = "notice""#, #""35.00", basis = "sample""#)).count == 1)
        for source in ["", #", source = " ""#] {
            #expect(
                try refusals(
                    "women", (#""2024-03-01", basis = "sample""#, "\"2024-03-15\", basis = \"office\"\(source)"))
                    == ["women 2024：起用日的依据是办事处文件，没有写文号条款。请写 source。"])
        }
        #expect(
            try refusals(
                "women", (#""2024-03-01", basis = "sample""#, #""2024-03-15", basis = "office""#), language: .en)
                == ["women 2024: in force from has the basis office but names no document and clause. Give source."])
    }

    @Test func `names that have a source, slots, editions and rules stay`() throws {
        #expect(
            try refusals("women", ("zh = \"乳腺癌\"", "zh = \"乳房癌\"")) == [
                "women 2022：病种 women-05 从「乳腺癌 breast cancer」改成了「乳房癌 breast cancer」。这个病名有出处，请改回。",
                "women 2024：病种 women-05 从「乳腺癌 breast cancer」改成了「乳房癌 breast cancer」。这个病名有出处，请改回。",
            ])
        #expect(
            try refusals("women", ("zh = \"乳腺癌\"\nen = \"breast cancer\"\n", ""), language: .en).first
                == "women 2022: the slot women-05, “breast cancer” before, has no name. "
                + "Write it; the file of huzhu plans export is a start.")
        #expect(
            try refusals("women", ("[[lists.women]]\ncode = \"women-12\"\n", ""), ("value = 12,", "value = 11,")) == [
                "women 2024：重大疾病互助金 病种数从 12（公布） 改成 11（公布），依据不是办事处文件。"
                    + "请写 basis = \"office\" 和 source（文号、条款），或改回。",
                "women 2024：病种 women-12 没有了，或不在原来的位置。请按原来的顺序写上。",
            ])
        #expect(
            try refusals(
                "women", ("code = \"women-11\"", "code = \"women-x\""), ("code = \"women-12\"", "code = \"women-11\""),
                ("code = \"women-x\"", "code = \"women-12\""), language: .en) == [
                    "women 2024: the slot women-11 is gone or not in its place. Write the slots in their order.",
                    "women 2024: the slot women-12 is gone or not in its place. Write the slots in their order.",
                ])
        #expect(
            try refusals("women", ("[[edition]]\ncode = \"2022\"", "[[edition]]\ncode = \"2021\"")).first
                == "women 2022：文件里没有这一版了。已有凭证按它给付，请留着。")
        #expect(
            try refusals("women", (#"parts = ["disease", "in-situ"]"#, #"parts = ["in-situ", "disease"]"#)) == [
                "women 2022：给付项目或它们的顺序变了。请改回；文件增减项目，请另立新版。",
                "women 2024：给付项目或它们的顺序变了。请改回；文件增减项目，请另立新版。",
            ])
        #expect(
            try refusals(
                "hospital-accident",
                ("shape = \"whole-sum\"\ntimes-shares = true", "shape = \"whole-sum\"\ntimes-shares = false"),
                language: .en
            ).first
                == "hospital-accident 2022: the death benefit is computed in another way, not just by other figures. "
                + "Put it back; if the document changes it, write a new edition.")
        #expect(
            try refusals("hospital-accident", ("front-line-fee = { value = \"100.00\", basis = \"notice\" }\n", ""))
                .first
                == "hospital-accident 2022：生产一线会费 100.00（通知） 没有了。请写上；文件取消了它，就写取消后的数字和文号。")
        #expect(
            try refusals("women", ("zh = \"女职工特殊疾病\"", "zh = \"女工病\""), ("place = 4", "place = 5")) == [
                "women：名称从「女职工特殊疾病」改成了「女工病」。凭证上写的是原名，请改回。",
                "women：位次从 4 改成了 5。经办人按位次按键，请改回。",
            ])
        #expect(
            try refusals(
                "critical", (#"excludes = { value = ["allowance-critical"]"#, #"excludes = { value = ["nope"]"#),
                language: .en
            ).first == "critical 2022: nope, which it excludes, is no plan. Correct the code, or import its file first."
        )
    }

    @Test func `a name that an import gave may be put right by the next, one of the program's may not`() throws {
        let filled = try Self.draft("women", [("code = \"women-09\"", "code = \"women-09\"\nzh = \"甲病\"")])
        let first = PlanRevision(
            plan: "women", edition: "2024", number: 1,
            imported: PlanImport(at: Instant(milliseconds: 0), user: "赵志强", document: nil), file: filled.file)
        let catalogue = try Seeds.catalogue(overriding: [], revisions: [first])
        #expect(
            try changes(
                "women", ("code = \"women-09\"", "code = \"women-09\"\nzh = \"乙病\""), catalogue: catalogue) == [
                    "2024 #2 women-09  甲病 → 乙病"
                ])
        #expect(
            try refusals("women", catalogue: catalogue) == [
                "women 2024：病种 women-09 原来是「甲病」，现在没有病名。请写上；可从 huzhu plans export 的文件改起。"
            ])
    }

    @Test func `a file with 30 faults is told 30 sentences, in either stage`() throws {
        let few = (1...30).map { "wrong-\($0) = 1" }.joined(separator: "\n")
        do throws(PlanFaults) {
            _ = try Seeds.draft(
                SeedFile(name: "mine.toml", text: try Self.unthrown("women", "place = 4", "place = 4\n" + few)))
            Issue.record("nothing was refused")
        } catch { #expect(Set(error.sentences(.zh).map(\.text)).count == 30) }
        let refused = try refusals("accident", ("\"sample\"", "\"published\""))
        #expect(refused.count >= 30)
        #expect(Set(refused).count == refused.count)
        #expect(refused.allSatisfy { $0.hasPrefix("accident 20") })
    }

    private static func unthrown(_ plan: PlanCode, _ old: String, _ new: String) throws(PlanFaults) -> String {
        (try Seeds.exported(plan) ?? "").replacing(old, with: new)
    }
}
