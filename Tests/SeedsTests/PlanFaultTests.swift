import MutualAid
import Testing

@testable import Seeds

@Suite struct PlanFaultTests {
    private func faults(_ text: String, name: String = "plan-mine.toml") -> [PlanFault] {
        do throws(PlanFaults) {
            _ = try Seeds.catalogue(overriding: [SeedFile(name: name, text: text)])
            return []
        } catch {
            return error.all
        }
    }

    /// The eighth plan with one text replaced.
    private func faults(_ old: String, _ new: String) -> [String] {
        #expect(EighthPlanTests.text.contains(old))
        return faults(EighthPlanTests.text.replacing(old, with: new)).map { $0.sentence(.zh).text }
    }

    @Test func `a syntax error names file and line in two sentences`() {
        let found = faults("format = 1\ncode = \"x\"\nplace = = 2\n")
        #expect(found.count == 1)
        let zh = found.first?.sentence(.zh)
        #expect(zh?.what.hasPrefix("plan-mine.toml：第 3 行不合 TOML 语法") == true)
        #expect(zh?.todo == "请改正这一行。")
        #expect(found.first?.sentence(.en).what.hasPrefix("plan-mine.toml: line 3 is not TOML") == true)
    }

    @Test func `each fault names its key and what belongs there`() {
        #expect(
            faults("rate = { value = 90,", "rate = { value = 101,") == [
                "plan-mine.toml, edition[0].part.hospital.rate.value：不能是 101。请填写 1–100 之间的整数。"
            ])
        #expect(
            faults("fee = { value = \"12.00\"", "fee = { value = \"12\"") == [
                "plan-mine.toml, edition[0].fee.value：不能是 \"12\"。请填写金额，如 \"1000.00\"。"
            ])
        #expect(
            faults("fee = { value = \"12.00\"", "fee = { value = 12.0") == [
                "plan-mine.toml, edition[0].fee.value：不能是 12.0。请填写金额，如 \"1000.00\"。"
            ])
        #expect(
            faults("term-years", "term-year") == [
                "plan-mine.toml, edition[0]：term-years、term-days 必须有且只有一项。请留下一项。",
                "plan-mine.toml, edition[0].term-year：不认识这一项。请核对拼写，或删去。",
            ])
        #expect(
            faults("ages = { value = [18, 70]", "ages = { value = [70, 18]") == [
                "plan-mine.toml, edition[0].who.ages.value：不能是 [70, 18]。请填写 0–150 之间从小到大的两个整数。"
            ])
        #expect(
            faults("list = \"dental\"", "list = \"teeth\"") == [
                "plan-mine.toml, edition[0].part.disease.list：没有名为 teeth 的病种目录。请改正名称，或在 lists 里写出目录。"
            ])
        #expect(
            faults("on = \"death\"", "on = \"stay\"") == [
                "plan-mine.toml, edition[0].part.death：whole-sum 不能用于 stay。请改正 on 或 shape。"
            ])
        #expect(
            faults("shares = { value = 3, basis = \"sample\" }", "shares = { value = 3, basis = \"guess\" }").first?
                .contains("published、office、notice、peer、sample") == true)
        #expect(
            faults("sum = { value = \"1000.00\", basis = \"sample\" }\n", "") == [
                "plan-mine.toml, edition[0].sum：身故和伤残需要保障金额。请填写 sum 或 tiers。"
            ])
    }

    @Test func `only an imported document gives a clause`() {
        #expect(
            faults("basis = \"office\", source = \"陕工互〔2026〕1号 第三条\"", "basis = \"peer\", source = \"x\"") == [
                "plan-mine.toml, edition[0].fee.source：只有依据为 office 的数字才有文号条款。请删去 source，或改正 basis。"
            ])
    }

    @Test func `contradictions are told`() {
        #expect(faults("{ through = 19,", "{ through = 9,").first?.contains("没有递增") == true)
        #expect(faults("listed = { value = 2", "listed = { value = 3").first?.contains("要 3 种，目录只有 2 个位置") == true)
        #expect(
            faults(
                "cap-per-event = ",
                "top-up-scope = { value = \"term\", basis = \"sample\" }\ntop-up = { value = \"900.00\", basis = \"sample\" }\ncap-per-event = "
            ).first?.contains("首次补齐超过限额") == true)
        #expect(
            faults(
                "times-shares = false\nrate",
                "times-shares = false\nwaiting = [{ through = 3, basis = \"sample\" }]\nrate"
            ).first?.contains("这里不能有这一项") == true)
        #expect(
            faults("\"death\", \"medical\"]", "\"death\", \"medical\", \"death\"]").first?.contains("death 出现两次")
                == true)
    }

    @Test func `thirty faults give thirty sentences, each once`() {
        var text = EighthPlanTests.text
        for (old, new) in [
            ("format = 1", "format = 2"), ("code = \"dental\"\n", "code = \"Dental\"\n"), ("place = 8", "place = 0"),
            ("zh = \"口腔保障\"", "zh = \"\""), ("code = \"dental-01\"", "code = 1"), ("en = \"oral cancer\"", "en = 2"),
            ("code = \"2026\"", "code = \"\""), ("value = \"12.00\"", "value = \"-1.00\""),
            ("value = 2, basis = \"sample\" }\nsum", "value = 0, basis = \"sample\" }\nsum"),
            ("sum = { value = \"1000.00\"", "sum = { value = \"1e3\""),
            ("value = 90, basis = \"sample\"", "value = \"90\", basis = \"sample\""),
            ("renewal-grace-days = { value = 30, basis = \"sample\" }", "renewal-grace-days = { value = 30 }"),
            ("gate-percent = { value = 50", "gate-percent = { value = 101"),
            ("gate-all-below = { value = 10", "gate-all-below = { value = -1"),
            ("refund-after-start = { value = false", "refund-after-start = { value = \"no\""),
            ("kind = { value = \"member\"", "kind = { value = \"cat\""),
            ("ages = { value = [18, 70]", "ages = { value = [18]"), ("shares = { value = 3", "shares = { value = 0"),
            ("deductible = { value = \"50.00\"", "deductible = { value = 50"),
            ("rate = { value = 90, basis = \"office\"", "rate = { value = 0, basis = \"office\""),
            ("cap-per-event = { value = \"300.00\"", "cap-per-event = { valeu = \"300.00\""),
            ("cap-per-term = {", "cap-per-year = {"),
            ("list = \"dental\"", "list = \"x\""), ("listed = { value = 2", "listed = { value = 0"),
            ("sum = { value = \"400.00\"", "sum = { value = \"400\""),
            ("through = 9, basis = \"sample\"", "through = -9, basis = \"sample\""),
            ("pays = \"40.00\"", "pays = \"forty\""), ("ends = \"part\"", "ends = \"all\""),
            ("ends = \"cover\"", "ends = 1"), ("rate = { value = 50", "rate = { value = 500"),
        ] {
            #expect(text.contains(old), "\(old)")
            text = text.replacing(old, with: new)
        }
        let found = faults(text)
        #expect(found.count >= 30)
        #expect(Set(found).count == found.count)
        for fault in found {
            for language in Language.allCases {
                let sentence = fault.sentence(language)
                #expect(sentence.what.hasPrefix("plan-mine.toml") && !sentence.todo.isEmpty)
            }
        }
    }

    @Test func `a fault of common is told once, not once an edition`() throws {
        let women = try #require(Seeds.planFiles().first { $0.name == "plan-women.toml" })
        let found = faults(women.text.replacing("fee = { value = \"25.00\"", with: "fee = { value = \"25\""))
        #expect(found.map(\.key) == ["common.fee.value"])
    }

    @Test func `faults of several files come all at once, and one code may come once`() throws {
        let women = try #require(Seeds.planFiles().first { $0.name == "plan-women.toml" })
        let files = [
            SeedFile(name: "a.toml", text: "="), SeedFile(name: "b.toml", text: "code = 1"), women,
            SeedFile(name: "again.toml", text: women.text), SeedFile(name: "list-x.tsv", text: "code\tzh\ten\nx-01\n"),
        ]
        let found = #expect(throws: PlanFaults.self) { try Seeds.catalogue(overriding: files) }
        #expect(Set(found?.all.map(\.file) ?? []) == ["a.toml", "b.toml", "again.toml", "list-x.tsv"])
    }

    @Test func `editions follow one another by their first day`() throws {
        let women = try #require(Seeds.planFiles().first { $0.name == "plan-women.toml" })
        let start = "starts = { value = \"2024-03-01\", basis = \"sample\" }\n"
        #expect(faults(women.text.replacing(start, with: "")).map(\.flaw) == [.noStart])
        #expect(
            faults(women.text.replacing("code = \"2024\"", with: "code = \"2022\"")).map(\.flaw) == [.twice("2022")])
        let late = women.text.replacing(
            "code = \"2022\"\n", with: "code = \"2022\"\nstarts = { value = \"2024-03-01\", basis = \"sample\" }\n")
        #expect(faults(late).map(\.flaw) == [.startNotLater])
    }

    @Test func `a key with an escaped null doesn't crash`() {
        #expect(!faults("\"a\\u0000b\" = 1").isEmpty)
    }

    @Test func `an office's list fills the open slots`() throws {
        let list = SeedFile(
            name: "list-women.tsv",
            text: "code\tzh\ten\n"
                + (1...12).map { "women-\($0 < 10 ? "0" : "")\($0)\t病\($0)\tdisease \($0)\n" }.joined())
        let catalogue = try Seeds.catalogue(overriding: [list])
        #expect(catalogue.edition(of: "women", code: "2024")?.rule(.disease)?.listed?.openSlots == 0)
    }

    @Test func `a list saved on Windows is read line by line`() throws {
        let list = SeedFile(name: "list-mine.tsv", text: "code\tzh\ten\r\nm-1\t病一\tone\r\n\r\nm-2\t\t\r\n")
        let slots = try #require(try Seeds.diseaseLists(overriding: [list])["mine"]).slots
        #expect(slots.map(\.code.text) == ["m-1", "m-2"])
        #expect(slots.map { $0.name?.en } == ["one", nil])
        let broken = SeedFile(name: "list-mine.tsv", text: "code\tzh\ten\r\nm-1\tone\r\n")
        #expect(throws: PlanFaults([PlanFault(file: "list-mine.tsv", key: "", flaw: .badRow(line: 2))])) {
            try Seeds.diseaseLists(overriding: [broken])
        }
    }

    @Test func `a null in the text and an exclusion of no plan are told`() throws {
        #expect(faults("format = 1\ncode = \"x\"\n\0place = 3").map(\.flaw) == [.syntax(line: 3, message: "U+0000")])
        let critical = try #require(Seeds.planFiles().first { $0.name == "plan-critical.toml" })
        let found = faults(critical.text.replacing("[\"allowance-critical\"]", with: "[\"allowance-criticle\"]"))
        #expect(Set(found.map(\.flaw)) == [.unknownPlan("allowance-criticle")])
        #expect(found.map(\.key) == ["edition[0].who.excludes", "edition[1].who.excludes"])
    }

    /// Whatever line is lost or doubled, the file is either a plan or told to be wrong, and nothing traps.
    @Test(arguments: Seeds.planFiles().map(\.name))
    func `a file with any one line lost or doubled is read or refused with sentences`(name: String) throws {
        let lists = try Seeds.diseaseLists()
        let file = try #require(Seeds.planFiles().first { $0.name == name })
        let lines = file.text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
        for place in lines.indices {
            for line in [
                "", lines[place] + "\n" + lines[place], String(lines[place].dropLast()), lines[place] + "\u{1}",
            ] {
                var changed = lines
                changed[place] = line
                let result = PlanFile(name: name, text: changed.joined(separator: "\n"), lists: lists).read()
                guard case .failure(let told) = result else { continue }
                #expect(!told.all.isEmpty)
                for fault in told.all {
                    #expect(!fault.sentence(.en).what.isEmpty && !fault.sentence(.zh).todo.isEmpty)
                }
            }
        }
    }
}
