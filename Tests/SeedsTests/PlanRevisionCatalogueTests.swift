import MutualAid
import Testing

@testable import Seeds

/// Stored revisions over the program's plans, new editions and new plans.
@Suite struct PlanRevisionCatalogueTests {
    private let known: Catalogue

    init() throws { known = try Seeds.catalogue() }

    private func revision(_ draft: PlanDraft, _ edition: EditionCode, _ number: Int) -> PlanRevision {
        PlanRevision(
            plan: draft.plan.code, edition: edition, number: number,
            imported: PlanImport(at: Instant(milliseconds: Int64(number)), user: "赵志强", document: draft.document),
            file: draft.file)
    }

    private func paying(_ sum: String) throws -> PlanDraft {
        var text = try PlanRevisionTests.text("women", [])
        let place = try #require(text.ranges(of: "sum = { value = \"15000.00\", basis = \"peer\" }").last)
        text.replaceSubrange(place, with: "sum = { value = \"\(sum)\", basis = \"office\", source = \"1号 第五条\" }")
        return try Seeds.draft(SeedFile(name: "mine.toml", text: "document = \"1号\"\n" + text))
    }

    @Test func `the newest revision holds, and every one can be found`() throws {
        let (first, second) = (try paying("16000.00"), try paying("17000.00"))
        let catalogue = try Seeds.catalogue(
            overriding: [], revisions: [revision(second, "2024", 2), revision(first, "2024", 1)])
        #expect(catalogue.plan("women")?.editions.map(\.code.text) == ["2022", "2024"])
        let sums = try (0...2).map { number in
            let edition = try #require(catalogue.edition(of: "women", code: "2024", revision: number))
            #expect(edition.revision == number)
            guard case .lumpSum(let sum)? = edition.rule(.disease)?.shape else { return "" }
            return sum.value.text + " " + sum.basis.rawValue + " " + (sum.source ?? "")
        }
        #expect(sums == ["15000.00 peer ", "16000.00 office 1号 第五条", "17000.00 office 1号 第五条"])
        let newest = try #require(catalogue.edition(of: "women", code: "2024"))
        #expect(newest.revision == 2)
        #expect(newest.imported == PlanImport(at: Instant(milliseconds: 2), user: "赵志强", document: "1号"))
        #expect(catalogue.edition(of: "women", code: "2024", revision: 3) == nil)
        #expect(catalogue.edition(of: "women", code: "2022")?.revision == 0)
        #expect(catalogue.edition(of: "women", code: "2022", revision: 1) == nil)
        #expect(catalogue.edition(of: "critical", code: "2024")?.imported == nil)
    }

    @Test func `a diagnosis is judged by the revision of its cover, and the benefit keeps it`() throws {
        let catalogue = try Seeds.catalogue(overriding: [], revisions: [revision(try paying("16000.00"), "2024", 1)])
        let day = try #require(Day("2025-06-01"))
        let term = Term(yearFrom: try #require(Day("2025-01-01")))
        for (number, paid) in [(0, "15000.00"), (1, "16000.00")] {
            let edition = try #require(catalogue.edition(of: "women", code: "2024", revision: number))
            let cover = Cover(id: EnrolmentID(1), edition: edition, tier: nil, shares: 1, term: term, isPaid: true)
            var ledger = Ledger()
            let rows = judge(
                .diagnosis(Diagnosis(date: day, diseases: ["women-05"], filed: day)), covers: [cover], ledger: &ledger)
            #expect(rows.map(\.amount.text) == [paid])
            #expect(rows.map(\.revision) == [number])
        }
    }

    @Test func `lists are written into the stored file, so that the program's may change`() throws {
        let text = try #require(Seeds.planFiles().first { $0.name == "plan-women.toml" }).text
        #expect(!text.contains("[[lists"))
        let draft = try Seeds.draft(SeedFile(name: "mine.toml", text: text))
        #expect(draft.file.contains("[[lists.women]]\ncode = \"women-12\""))
        #expect(draft.document == nil)
    }

    @Test func `a new edition may repeat what the last one says, and brings the rest from a document`() throws {
        let head = """
            [[edition]]
            code = "2027"
            starts = { value = "2027-01-01", basis = "BASIS" }

            [edition.part.disease]
            on = "diagnosis"
            list = "women"
            listed = { value = 12, basis = "published" }
            shape = "lump-sum"
            times-shares = true
            sum = { value = "15000.00", basis = "peer" }
            waiting = [{ through = 30, basis = "peer" }, { through = 60, pays = "500.00", basis = "peer" }]
            ends = "cover"

            # women:
            """
        func draft(_ basis: String) throws -> Plan {
            let edition = head.replacing("\"BASIS\"", with: basis)
            return try PlanRevisionTests.draft("women", [("# women:", edition)]).plan
        }
        let revisions = try known.revisions(by: try draft("\"office\", source = \"2号 第一条\""))
        #expect(revisions.map { "\($0.edition) #\($0.number) \($0.isNewEdition)" } == ["2027 #1 true"])
        #expect(
            revisions[0].changes.first?.text(.zh, plans: known) == "起用日  新：2027-01-01（办事处文件：2号 第一条）")
        #expect(revisions[0].changes.count > 20)
        let undocumented = try draft("\"published\"")
        do throws(Faults<RevisionFault>) {
            _ = try known.revisions(by: undocumented)
            Issue.record("nothing was refused")
        } catch {
            #expect(
                error.sentences(.zh).map(\.text) == [
                    "women 2027：起用日 2027-01-01（公布）是新的，依据不是办事处文件。请写 basis = \"office\" 和 source（文号、条款）。"
                ])
        }
    }

    @Test func `a new plan is taken with figures of a document and samples, and a slip of the pen is none`() throws {
        let dental = try Seeds.draft(SeedFile(name: "dental.toml", text: EighthPlanTests.text))
        let revisions = try known.revisions(by: dental.plan)
        #expect(revisions.map(\.number) == Array(repeating: 1, count: dental.plan.editions.count))
        let catalogue = try Seeds.catalogue(overriding: [], revisions: [revision(dental, "2026", 1)])
        #expect(catalogue.plans.map(\.code.text).last == "dental")
        #expect(catalogue.edition(of: "dental", code: "2026")?.revision == 1)
        #expect(catalogue.edition(of: "dental", code: "2026", revision: 0) == nil)

        let slip = try PlanRevisionTests.draft("women", [("code = \"women\"", "code = \"woman\"")])
        do throws(Faults<RevisionFault>) {
            _ = try known.revisions(by: slip.plan)
            Issue.record("nothing was refused")
        } catch {
            #expect(
                error.sentences(.zh).first?.text
                    == "woman：没有这项保障活动，文件里又有没写文件依据的数字。请核对 code；新的保障活动，数字要有办事处文件。")
            #expect(
                error.sentences(.en).first?.text
                    == "woman: there is no such plan, and some figures of the file name no "
                    + "document. Check code; the figures of a new plan need the office's document.")
            #expect(
                error.sentences(.en).dropFirst().first?.text
                    == "woman 2022: fee per share, 25.00 (notice), is new and has no "
                    + "document of the office. Give basis = \"office\" and source (document, clause).")
        }
    }

    @Test func `a slot that one plan has named can be chosen, though another still lists it open`() throws {
        let named = try PlanRevisionTests.draft(
            "critical", [("code = \"critical-29\"", "code = \"critical-29\"\nzh = \"甲病\"")])
        let catalogue = try Seeds.catalogue(overriding: [], revisions: [revision(named, "2024", 1)])
        #expect(catalogue.diseaseSlots.first { $0.code == "critical-29" }?.name?.zh == "甲病")
        #expect(
            catalogue.edition(of: "allowance-critical", code: "2024")?.rule(.disease)?.listed?.slot("critical-29")?
                .isOpen
                == true)
        #expect(known.diseaseSlots.first { $0.code == "critical-29" }?.isOpen == true)
        #expect(Set(catalogue.diseaseSlots.map(\.code)).count == catalogue.diseaseSlots.count)
    }

    @Test func `a stored file that can't be read any more is told by plan, edition and number`() throws {
        let broken = PlanRevision(
            plan: "women", edition: "2024", number: 3,
            imported: PlanImport(at: Instant(milliseconds: 0), user: "x", document: nil), file: "format = 9")
        do throws(PlanFaults) {
            _ = try Seeds.catalogue(overriding: [], revisions: [broken])
            Issue.record("nothing was refused")
        } catch { #expect(error.sentences(.zh).first?.text.hasPrefix("women 2024 #3, format：不能是 9。") == true) }
    }
}
