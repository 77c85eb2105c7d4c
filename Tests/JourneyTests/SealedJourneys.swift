import Foundation
import Testing

/// What lies on the disk tells nobody who the people are.
@Suite struct SealedJourneys {
    @Test func `no identity, phone, card or diagnosis typed at the counter stands in the file, its log or its drafts`()
        throws
    {
        let counter = try Counter()
        let terminal = try counter.open()
        let person = Applicant("艾尼瓦尔", born: "19790512", ordinal: 735)
        try terminal.fillMember(person)
        try terminal.press("Enter", "Enter", "Enter", "Enter")
        try terminal.type("6228480402564890018")
        try terminal.press("Enter", "Enter")
        try terminal.type("中国农业银行宝鸡分行")
        try terminal.press("F10")
        try terminal.see("F10 或 Y 登记")
        try terminal.press("F10")
        try terminal.see("已登记 HY")
        try terminal.menu()

        // A second one that stays a draft, and a diagnosis that stays a draft.
        var draft = Applicant("努尔", born: "19820213", ordinal: 864)
        draft.phone = "13699990000"
        try terminal.fillMember(draft)
        try terminal.menu()
        try terminal.find(person.name, for: 3)
        try terminal.press("Enter")
        try terminal.at("C1")
        try terminal.type("2")
        try terminal.type("20261102")
        try terminal.press("Enter")
        try terminal.type("乳腺癌")
        try terminal.see("乳腺癌")
        usleep(300_000)
        // The log is still there: nothing has been folded into the file.
        try terminal.kill(SIGKILL)
        try terminal.seeItEnd()

        let wal = try Data(contentsOf: URL(filePath: counter.data + "-wal"))
        #expect(wal.count > 10_000)
        var found: [String] = []
        for name in try FileManager.default.subpathsOfDirectory(atPath: counter.home.url.path) {
            guard let bytes = try? Data(contentsOf: counter.home.url.appending(path: name)) else { continue }
            for secret in [
                person.identity, String(person.identity.dropFirst(6).prefix(8)), "1979-05-12", draft.identity,
                person.phone,
                draft.phone, "6228480402564890018", "564890018", "中国农业银行", "乳腺癌", "women-05",
            ] {
                if bytes.range(of: Data(secret.utf8)) != nil { found.append("\(secret) in \(name)") }
                let wide = Data(secret.utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] })
                if bytes.range(of: wide) != nil { found.append("\(secret) in \(name), UTF-16") }
            }
        }
        #expect(found.isEmpty)
        // And all of it is there for who has the key.
        #expect(try counter.found(person.identity).map { $0["name"] } == [person.name])
        let again = try counter.open()
        try again.see("草稿 2 份未发出")
    }

    @Test func `a person of the demo stands in the file under no number of theirs`() throws {
        let counter = try Counter()
        let terminal = try counter.open()
        try terminal.find("买买提", for: 1)
        try terminal.see("阿卜杜拉·买买提")
        try terminal.press("Enter")
        try terminal.at("E4")
        try terminal.see("610***********7014")
        // The form that mends the record shows no more; the act with a reason does.
        let edit = try #require(terminal.screen.firstMatch(of: /([0-9]) 修改/)).output.1
        try terminal.type(String(edit))
        try terminal.at("E1")
        try terminal.see("610***********7014")
        #expect(try terminal.screen.firstMatch(of: /[^A-Z0-9][0-9]{11}/) == nil)
        try terminal.press("F12")
        try terminal.at("E4")
        try terminal.type("9")
        try terminal.at("E5")
        try terminal.press("F6")
        try terminal.at("E8")
        var shown: [String] = []
        for (digit, pattern) in zip(
            "123", [/证件号码  (610[0-9]{11}7014)/, /手机号  ([0-9]{11})/, /银行卡  ([0-9 ]{18,22}[0-9])/])
        {
            try terminal.type("\(digit)1")
            try terminal.press("F10")
            try terminal.see("已记下。")
            let value = try #require(try terminal.screen.firstMatch(of: pattern)).output.1
            shown.append(value.filter { $0 != " " })
        }
        let trail = try counter.run("audit", "--action", "reveal")
        #expect(trail.out.split(separator: "\n").count == 3, "\(trail.out)")
        for name in try FileManager.default.subpathsOfDirectory(atPath: counter.home.url.path) {
            guard let bytes = try? Data(contentsOf: counter.home.url.appending(path: name)) else { continue }
            for secret in shown {
                #expect(bytes.range(of: Data(secret.utf8)) == nil, "\(secret) in \(name)")
            }
        }
    }

    @Test func `the key is no one else's, and the office is nothing without it`() throws {
        let counter = try Counter()
        let key = try Data(contentsOf: URL(filePath: counter.data + ".key"))
        #expect(key.count == 32)
        let data = try Data(contentsOf: URL(filePath: counter.data))
        #expect(data.range(of: key) == nil)
    }
}
