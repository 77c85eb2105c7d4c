import Foundation
import Testing

/// `huzhu audit`, as an auditor runs it.
@Suite struct AuditJourneys {
    @Test func `the trail is listed, narrowed and told in JSON, and nothing wrong is taken for a filter`() throws {
        let counter = try Counter()
        let plain = try counter.run("audit", "--limit", "3")
        #expect(plain.status == 0 && plain.out.split(separator: "\n").count == 3, "\(plain.err)")
        #expect(plain.out.contains("成批装入 load"))
        let json = try counter.run("audit", "--action", "add-user", "--json").out.split(separator: "\n").map { line in
            try #require(try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any])
        }
        #expect(!json.isEmpty && json.allSatisfy { $0["action"] as? String == "add-user" })
        #expect(json.allSatisfy { ($0["mac"] as? String)?.count == 64 })
        #expect(try counter.run("audit", "--text", "没有这样的内容").out.isEmpty)
        for (arguments, sentence) in [
            (["--action", "steal"], "没有操作「steal」。操作有：sign-in"), (["--user", "某某"], "没有操作员「某某」。操作员有："),
            (["--from", "3月"], "没有 3月 这一天。请写成 2026-03-15 这样。"), (["--about", "LP1"], "编号"),
            (["--limit", "0"], "--limit 只能是 1 至 1000"),
        ] {
            let refused = try Program.run(
                [Program.huzhu, "audit", "--data", counter.data, "--lang", "zh"] + arguments,
                environment: counter.home.environment)
            #expect(refused.status == 2 && refused.err.contains(sentence), "\(refused.err)")
        }
        let handler = try counter.run("audit", "--as", "周敏")
        #expect(handler.status == 1 && handler.out.isEmpty && !handler.err.isEmpty, "\(handler.err)")
    }

    @Test func `an export is for its owner only, safe for a spreadsheet, recorded, and never overwrites`() throws {
        let counter = try Counter()
        let file = counter.home.url.appending(path: "trail.csv").path
        let made = try counter.run("audit", "--csv", file)
        #expect(made.status == 0 && made.out.hasPrefix("已写 "), "\(made.err)")
        let mode = try FileManager.default.attributesOfItem(atPath: file)[.posixPermissions] as? Int
        #expect(mode == 0o600)
        let text = try String(contentsOfFile: file, encoding: .utf8)
        #expect(FileManager.default.contents(atPath: file)?.starts(with: [0xEF, 0xBB, 0xBF]) == true)
        let rows = text.split(separator: "\r\n")
        #expect(rows[0] == "序号,时间,操作员,操作,代码,对象,内容,校验")
        #expect(rows.count > 5 && rows[1].hasPrefix("1,"))
        #expect(rows.allSatisfy { row in !row.split(separator: ",").contains { "=+-@".contains($0.first ?? " ") } })
        let again = try counter.run("audit", "--csv", file)
        #expect(again.status == 1 && again.err.contains("已经存在"), "\(again.err)")
        #expect(try String(contentsOfFile: file, encoding: .utf8) == text)
        #expect(try counter.run("audit", "--limit", "1").out.contains("打印或导出 export"))
        let entries = rows.count
        let head = try counter.run("audit", "--head")
        let mac = try #require(
            try counter.run("audit", "--limit", "1", "--json").out.firstMatch(of: /"mac":"([0-9a-f]{64})"/)
        ).1
        #expect(head.status == 0 && head.out.hasPrefix("共 \(entries) 条\n"), "\(head.out)\(head.err)")
        #expect(head.out.split(separator: "\n").last?.filter { $0 != " " } == String(mac))
        #expect(try counter.run("verify").status == 0)
    }
}
