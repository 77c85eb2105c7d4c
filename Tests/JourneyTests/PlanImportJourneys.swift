import Foundation
import Testing

/// `huzhu plans export`, `import` and what the counter makes of it, with real files.
@Suite struct PlanImportJourneys {
    private static let document = "陕工互〔2026〕1号"

    /// The exported file of a plan with texts replaced, on disk.
    private func file(_ counter: Counter, _ plan: String, _ changes: [(old: String, new: String)]) throws -> String {
        let exported = try counter.run("plans", "export", plan)
        #expect(exported.status == 0, "\(exported.err)")
        var text = exported.out
        for (old, new) in changes {
            #expect(text.contains(old), "\(old)")
            text = text.replacingOccurrences(of: old, with: new)
        }
        let path = counter.home.url.appending(path: "mine.toml").path
        try text.write(toFile: path, atomically: true, encoding: .utf8)
        return path
    }

    private func halving(_ counter: Counter) throws -> String {
        try file(
            counter, "hospital-accident",
            [
                ("format = 1\n", "format = 1\ndocument = \"\(Self.document)\"\n"),
                (
                    "rate = { value = 100, basis = \"published\" }",
                    "rate = { value = 50, basis = \"office\", source = \"\(Self.document) 第四条\" }"
                ),
            ])
    }

    @Test func `an import lists every change, asks on a terminal, and needs --yes without one`() throws {
        let counter = try Counter()
        let path = try halving(counter)
        let listed = "住院互助金 给付比例  100%（公布） → 50%（办事处文件：陕工互〔2026〕1号 第四条）"
        let unasked = try counter.run("plans", "import", path)
        #expect(unasked.status == 2)
        #expect(unasked.out.contains("hospital-accident 2024  住院+意外  第 1 次修订\n  \(listed)\n共 1 处改动。"))
        #expect(unasked.err == "这里不是终端，问不了。看过上面的改动，加 --yes 再运行。\n")

        let shell = try counter.shell()
        try shell.type("\(Program.huzhu) plans import \(path) --data \(counter.data)")
        try shell.press("Enter")
        try shell.see("导入这些改动？(y/N)")
        try shell.press("Enter")
        try shell.see("没有导入。")
        #expect(try !counter.run("plans", "show", "hospital-accident").out.contains("给付比例  50%"))
        try shell.type("clear; \(Program.huzhu) plans import \(path) --data \(counter.data)")
        try shell.press("Enter")
        try shell.see("导入这些改动？(y/N)")
        try shell.type("y")
        try shell.press("Enter")
        try shell.see("已导入：住院+意外 2024 第 1 次修订")

        let shown = try counter.run("plans", "show", "hospital-accident").out
        #expect(shown.contains("版 2024  第 1 次修订  "))
        #expect(shown.contains(" 赵志强，\(Self.document)"))
        #expect(shown.contains("给付比例  50%  办事处文件  \(Self.document) 第四条"))
        #expect(try counter.run("plans", "list").out.contains("住院+意外  2022/2024  第 1 次修订"))
        let plans = try #require(try counter.json("plans") as? [[String: Any]])
        let editions = try #require(plans.first?["editions"] as? [[String: Any]])
        #expect(editions.map { $0["revision"] as? Int } == [0, 1])
        #expect((editions[1]["imported"] as? [String: Any])?["document"] as? String == Self.document)

        let again = try counter.run("plans", "import", path, "--yes")
        #expect(again.status == 0)
        #expect(again.out == "住院+意外的文件和现在的一样，没有改动。请核对是不是这个文件。\n")
        #expect(
            try counter.run("plans", "export", "hospital-accident").out == String(contentsOfFile: path, encoding: .utf8)
        )
    }

    @Test func `a refused file is told fault by fault, one a line, and stores nothing`() throws {
        let counter = try Counter()
        let broken = try file(counter, "women", [("place = 4\n", (1...30).map { "x-\($0) = 1\n" }.joined())])
        let syntax = try counter.run("plans", "import", broken, "--yes")
        #expect(syntax.status == 1)
        #expect(syntax.out.isEmpty)
        #expect(syntax.err.split(separator: "\n").count == 31)
        #expect(try counter.run("plans", "check", broken).err == syntax.err)
        let bold = try file(counter, "accident", [("\"sample\"", "\"published\"")])
        for (language, first) in [
            ("zh", "accident 2022：起用日"), ("en", "accident 2022: "),
        ] {
            let refused = try counter.run("plans", "import", bold, "--yes", language: language)
            #expect(refused.status == 1)
            #expect(refused.out.isEmpty)
            let lines = refused.err.split(separator: "\n")
            #expect(lines.count >= 30)
            #expect(lines.allSatisfy { $0.hasPrefix("accident 20") }, "\(first)")
        }
        for (arguments, told) in [
            (["--as", "周敏"], "主管"), (["--as", "没有这个人"], "没有操作员「没有这个人」。操作员有："),
        ] {
            let path = try halving(counter)
            let refused = try Program.run(
                [Program.huzhu, "plans", "import", path, "--yes", "--data", counter.data, "--lang", "zh"] + arguments,
                environment: counter.home.environment)
            #expect(refused.status != 0)
            #expect(refused.err.contains(told), "\(refused.err)")
        }
        let missing = try counter.run("plans", "import", "/nowhere.toml")
        #expect(missing.err == "读不了方案文件 /nowhere.toml。请检查路径和权限。\n")
        #expect(try !counter.run("plans", "list").out.contains("修订"))
    }

    @Test func `a counter that is open when plans are imported is told, and claims before keep what they were given`()
        throws
    {
        let counter = try Counter()
        let first = try counter.open()
        try first.enrol(Applicant("古丽娜·买买提", ordinal: 224))
        try first.press("Enter")
        try first.at("P1")
        try first.type("1")
        try first.see("[x] 1 住院+意外")
        try first.press("F10")
        try first.see("登记这 1 项保障？")
        try first.see("保障期开始后不退")
        try first.type("1")
        try first.see("现在缴")
        try first.press("F10")
        let certificate = try {
            try first.see("凭证号")
            return try first.number("PZ")
        }()
        try first.quit()

        let terminal = try counter.open(today: "2027-01-20")
        func typeClaim(_ sheet: String, _ admitted: String, _ discharged: String) throws {
            try terminal.find(certificate, for: 3)
            try terminal.press("Enter")
            try terminal.at("C1")
            try terminal.fillStay(admitted: admitted, discharged: discharged, sheet: sheet)
            try terminal.press("F10")
        }
        try typeClaim("BJ2027010500001", "2027-01-05", "2027-01-12")
        try terminal.see("肆仟贰佰零陆元叁角壹分")
        try terminal.press("F10")
        try terminal.see("已受理 LP")
        let old = try terminal.number("LP")

        try terminal.menu()
        try typeClaim("BJ2027011500002", "2027-01-15", "2027-01-18")
        try terminal.see("肆仟贰佰零陆元叁角壹分")
        let imported = try counter.run("plans", "import", try halving(counter), "--yes")
        #expect(imported.status == 0, "\(imported.err)")
        try terminal.press("F10")
        try terminal.see("别的柜台刚导入了新的保障条款。请看新的数字，再确认一次。")
        try terminal.see("贰仟壹佰零叁元壹角陆分")
        try terminal.press("F10")
        try terminal.see("已受理 LP")
        let new = try terminal.number("LP")
        #expect(new != old)
        try terminal.quit()
        #expect(try counter.status(old)["amount"] as? String == "4206.31")
        #expect(try counter.status(new)["amount"] as? String == "2103.16")

        let later = try counter.open(today: "2027-01-21")
        try later.home()
        try later.type("9")
        try later.at("G1")
        try later.type("5")
        try later.at("P2")
        try later.see("第 1 次修订")
        try later.press("Enter")
        try later.at("P3")
        try later.see("2024 版 第 1 次修订")
        try later.see("赵志强，\(Self.document)")
        try later.quit()
    }
}
