import Foundation
import Testing

/// `huzhu verify`, as a supervisor or a script runs it.
@Suite struct VerifyJourneys {
    @Test func `a sound file gives a line for each invariant and status 0, in both languages and in JSON`() throws {
        let counter = try Counter()
        let plain = try counter.run("verify")
        #expect(plain.status == 0 && plain.err.isEmpty, "\(plain.err)")
        let lines = plain.out.split(separator: "\n")
        #expect(lines.count > 10 && lines.allSatisfy { $0.hasPrefix("相符  ") }, "\(plain.out)")
        #expect(lines.contains { $0.hasPrefix("相符  audit-chain  操作记录") })
        let english = try counter.run("verify", language: "en")
        #expect(english.out.split(separator: "\n").allSatisfy { $0.hasPrefix("holds   ") })
        let json = try counter.run("verify", "--json").out.split(separator: "\n").map { line in
            try #require(try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any])
        }
        #expect(json.count == lines.count && json.allSatisfy { $0["holds"] as? Bool == true })
    }

    @Test func `a file that was changed gives status 1 with the place; one that can't be opened says so`() throws {
        let counter = try Counter()
        var bytes = try Data(contentsOf: URL(filePath: counter.data))
        // A name stands in its row in the clear; its keys then aren't those of the name.
        let name = try #require(bytes.range(of: Data("阿卜杜拉".utf8)))
        bytes.replaceSubrange(name, with: Data("阿卜杜力".utf8))
        try bytes.write(to: URL(filePath: counter.data))
        let found = try counter.run("verify")
        #expect(found.status == 1)
        #expect(found.out.contains("不符  search-keys  有姓名或单位的查找索引不对，可能查不到。请暂停办理所列记录"), "\(found.out)")
        #expect(found.out.contains("\n      HY"))
        #expect(found.out.contains("相符  audit-chain"))
        let missing = try Program.huzhu("verify", "--data", counter.data + "x", "--lang", "zh", home: counter.home)
        #expect(missing.status == 1 && missing.err.hasPrefix("没有数据文件 "))
        try Data("nonsense".utf8).write(to: URL(filePath: counter.data))
        let foreign = try counter.run("verify")
        #expect(foreign.status == 1 && foreign.out.isEmpty && !foreign.err.isEmpty)
    }
}
