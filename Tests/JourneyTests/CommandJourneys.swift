import Foundation
import Testing

/// The commands, as a script uses them.
@Suite struct CommandJourneys {
    @Test func `find answers in JSON with what the contract names, masked`() throws {
        let counter = try Counter()
        let people = try counter.found("买买提")
        let member = try #require(people.first { $0["name"] == "阿卜杜拉·买买提" })
        #expect(member["kind"] == "member")
        #expect(member["number"]?.count == 17)
        #expect(member["identity"] == "610***********7014")
        let employer = try #require(try counter.found("益门供水").first)
        #expect(employer["kind"] == "employer")
        #expect(employer["creditCode"]?.count == 18)
        #expect(try counter.found("LP").allSatisfy { $0["kind"] == "claim" })
        #expect(try counter.found("PZ").allSatisfy { $0["kind"] == "certificate" })
        // By every way to know somebody.
        for text in ["abdl", "abudula", "7014", member["number"] ?? ""] {
            #expect(try counter.found(text).contains(member), "\(text)")
        }
        let nothing = try counter.run("find", "这里没有这个人", "--json")
        #expect(nothing.status == 0)
        #expect(nothing.out == "[]\n")
        #expect(try counter.run("find", "这里没有这个人").out.isEmpty)
        #expect(try counter.run("find", "").status == 0)
    }

    @Test func `status answers in JSON in the codes of the states`() throws {
        let counter = try Counter()
        let codes: Set<String> = [
            "draft", "accepted", "awaiting-papers", "first-review", "second-review", "approved", "in-batch", "paid",
            "payment-failed", "called-back", "closed", "returned", "denied", "withdrawn", "reconsidered",
        ]
        let claims = try #require(
            try counter.json("find", "LP", "--limit", "1000") as? [[String: String]])
        var seen: Set<String> = []
        for place in stride(from: 0, to: claims.count, by: 4) {
            let claim = claims[place]
            let status = try counter.status(claim["number"] ?? "")
            #expect(Set(status.keys) == ["number", "state", "since", "next", "missing", "due", "hold", "amount"])
            let state = try #require(status["state"] as? String)
            // By when the step must be done that it waits for, where there is a limit.
            let hasLimit = ["awaiting-papers", "first-review", "second-review", "approved", "in-batch"].contains(state)
            #expect(((status["due"] as? String)?.wholeMatch(of: /\d{4}-\d\d-\d\d/) != nil) == hasLimit, "\(state)")
            #expect(status["hold"] is NSNull)
            seen.insert(state)
            #expect((status["since"] as? String)?.wholeMatch(of: /\d{4}-\d\d-\d\d/) != nil)
            #expect((status["amount"] as? String)?.wholeMatch(of: /\d+\.\d\d/) != nil)
        }
        #expect(seen.isSubset(of: codes) && seen.count > 4, "\(seen)")
    }

    @Test func `the plans are listed, shown and checked, in both languages and in JSON`() throws {
        let counter = try Counter()
        let plans = try #require(try counter.json("plans") as? [[String: Any]])
        #expect(plans.count == 7)
        #expect(try counter.run("plans", "list").out.split(separator: "\n").count == 7)
        let shown = try counter.run("plans", "show", "women")
        #expect(shown.out.contains("女职工特殊疾病") && shown.out.contains("样例"))
        #expect(try counter.run("plans", "show", "women", language: "en").out.contains("sample"))
        #expect(try counter.run("plans", "check").out.contains("样例"))
        let unknown = try counter.run("plans", "show", "nope")
        #expect(unknown.status == 2 && unknown.out.isEmpty)
        #expect(unknown.err.contains("hospital-accident"))
    }

    @Test(arguments: [
        ["find"], ["nope"], ["find", "x", "--nope"], ["find", "x", "--limit", "0"], ["status"], ["status", "王"],
        ["status", "LP610302250003178"], ["status", "HY610302250003177"], ["plans", "show", "nope"],
        ["demo", "--today", "2026-02-30", "--make"], ["demo", "--members", "0"], ["--ambiguous", "3"],
        ["init", "--division", "999999", "--name", "x", "--user", "y", "--data", "/nowhere/x"], ["--lang", "fr"],
    ])
    func `wrong use exits with 2 and two sentences in either language`(_ arguments: [String]) throws {
        let counter = try Counter()
        let data = arguments.contains("--data") ? [] : ["--data", counter.data]
        for language in ["zh", "en"] where !arguments.contains("--lang") {
            let result = try Program.run(
                [Program.huzhu] + arguments + data + ["--lang", language], environment: counter.home.environment)
            #expect(result.status == 2, "\(result.err)")
            #expect(result.out.isEmpty)
            let sentences = FileJourneys.sentences(result.err)
            #expect((2...3).contains(sentences), "\(sentences): \(result.err)")
            let isChinese = result.err.unicodeScalars.contains { (0x4E00...0x9FFF).contains($0.value) && $0 != "王" }
            #expect(isChinese == (language == "zh"), "\(result.err)")
        }
    }

    @Test func `a claim that isn't there is a failure, not wrong use`() throws {
        let counter = try Counter()
        let result = try counter.run("status", "LP610302250003177", language: "en")
        #expect(result.status == 1)
        #expect(FileJourneys.sentences(result.err) == 2)
    }

    @Test func `version and help go to standard output`() throws {
        let home = try Home()
        let version = try Program.huzhu("--version", home: home)
        #expect(version.status == 0 && version.out.hasPrefix("huzhu 0.") && version.err.isEmpty)
        for arguments in [["--help"], ["find", "--help"], ["demo", "--help"]] {
            let help = try Program.run([Program.huzhu] + arguments, environment: home.environment)
            #expect(help.status == 0 && help.out.contains("--data") && help.err.isEmpty)
        }
    }

    @Test func `a demo of one seed and day is the same wherever it is made`() throws {
        let home = try Home()
        var answers: [String] = []
        for name in ["a", "b"] {
            let file = home.url.appending(path: name).path
            let made = try Program.huzhu(
                "demo", "--make", "--members", "40", "--claims", "10", "--seed", "7", "--today", "2026-03-15", "--data",
                file,
                home: home)
            #expect(made.status == 0, "\(made.err)")
            let found = try Program.huzhu("find", "王", "--json", "--data", file, home: home)
            let claims = try Program.huzhu("find", "LP", "--json", "--data", file, home: home)
            answers.append(found.out + claims.out)
        }
        #expect(answers[0] == answers[1])
        #expect(answers[0].contains("LP"))
        // Another size is told and not made; --fresh makes it.
        let file = home.url.appending(path: "a").path
        let kept = try Program.huzhu(
            "demo", "--make", "--members", "50", "--data", file, "--lang", "en", home: home)
        #expect(kept.status == 0 && kept.err.contains("--fresh"))
        let fresh = try Program.huzhu(
            "demo", "--make", "--fresh", "--members", "20", "--claims", "0", "--data", file, home: home)
        #expect(fresh.status == 0)
        #expect(try Program.huzhu("find", "LP", "--json", "--data", file, home: home).out == "[]\n")
    }

    @Test func `the demo never replaces an office, and an office takes no other day`() throws {
        let home = try Home()
        let file = home.url.appending(path: "office.huzhu").path
        let made = try Program.huzhu(
            "init", "--name", "渭滨区总工会", "--division", "610302", "--user", "周敏", "--data", file, home: home,
            environment: ["HUZHU_PASSWORD_FILE": try home.passwordFile("sewing-lamp-river")])
        #expect(made.status == 0 && made.out.contains("恢复码"))
        let before = try Data(contentsOf: URL(filePath: file))
        for arguments in [["demo", "--fresh", "--make"], ["demo", "--make"], ["demo", "--today", "2026-03-15"]] {
            let result = try Program.run(
                [Program.huzhu] + arguments + ["--data", file, "--lang", "en"], environment: home.environment)
            #expect(result.status == 2, "\(arguments): \(result.err)")
            #expect(FileJourneys.sentences(result.err) == 2)
        }
        #expect(try Data(contentsOf: URL(filePath: file)) == before)
    }

    // MARK: judge and eligible

    private static let hospital =
        #"{"case":"h","person":{"id":"610103198506150028"},"enrolments":[{"plan":"hospital-accident","shares":1,"from":"2025-01-01","to":"2025-12-31","paid":true}],"events":[{"kind":"hospital","cause":"accident","admitted":"2025-03-20","discharged":"2025-03-22","sheet":"S1","total":"1000.00","pooled":"400.00","other":"0.00","ownPay":"500.00","ownExpense":"100.00","filed":"2025-04-02"}]}"#

    @Test func `judge answers line by line, by a byte order mark, by DOS line ends, by the last line without an end`()
        throws
    {
        let home = try Home()
        let plain = try Program.huzhu("judge", input: Self.hospital + "\n", home: home)
        #expect(plain.status == 0, "\(plain.out)")
        #expect(plain.out.hasPrefix(#"{"case":"h","total":"#))
        for input in ["\u{FEFF}" + Self.hospital + "\r\n", Self.hospital, Self.hospital + "\r\n\r\n"] {
            #expect(try Program.huzhu("judge", "-", input: input, home: home).out == plain.out)
        }
        let file = home.url.appending(path: "cases.jsonl")
        try Data(Self.hospital.utf8).write(to: file)
        #expect(try Program.huzhu("judge", file.path, home: home).out == plain.out)
        let mixed = try Program.huzhu("judge", input: "nonsense\n" + Self.hospital + "\n", home: home)
        #expect(mixed.status == 2)
        #expect(mixed.out.split(separator: "\n").count == 2)
        #expect(mixed.out.contains(#""code":"json""#) && mixed.out.hasSuffix(plain.out))
        #expect(try Program.huzhu("judge", input: "", home: home).status == 0)
        let missing = try Program.huzhu("judge", "/nowhere", "--lang", "en", home: home)
        #expect(missing.status == 1 && missing.out.isEmpty && FileJourneys.sentences(missing.err) == 2)
    }

    @Test func `eligible answers the same way`() throws {
        let home = try Home()
        let wrong = try Program.huzhu("eligible", input: "{}\n", home: home)
        #expect(wrong.status == 2 && wrong.out.contains("error"))
    }
}
