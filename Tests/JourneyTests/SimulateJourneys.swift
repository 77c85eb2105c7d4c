import Foundation
import MutualAid
import Office
import OfficeSQLite
import Seeds
import SmallOffice
import Testing

/// «What would change?» as a script asks it and as a person does, over the office whose figures were worked out by hand.
@Suite struct SimulateJourneys {
    private struct Bench {
        let home = Result { try Home() }
        let data: String
        let office: SmallOffice
        let drafts: [String]

        init() throws {
            let folder = try home.get().url
            data = folder.appending(path: "office.huzhu").path
            let catalogue = try Seeds.catalogue()
            let surroundings = Surroundings.system(today: SmallOffice.today)
            let key = try DataKey.make(beside: data, randomBytes: surroundings.randomBytes)
            let opened = try Office.create(
                database: try SQLiteDatabase.create(path: data), key: key,
                profile: OfficeProfile(name: "渭滨区总工会", division: SmallOffice.division, isTraining: true),
                users: [NewUser(name: "周敏", duties: [.handler, .supervisor], division: SmallOffice.division)],
                plans: { _ in catalogue }, surroundings: surroundings)
            let user = try #require(opened.users().first)
            office = SmallOffice(catalogue, user: user)
            try opened.load(
                Batch(people: office.people, enrolments: office.enrolments, claims: office.claims), by: user)
            #expect(try opened.verify() == [])
            opened.close()
            drafts = try SmallOffice.drafts.map { draft in
                let path = folder.appending(path: draft.name).path
                try draft.text.write(toFile: path, atomically: true, encoding: .utf8)
                return path
            }
        }

        func simulate(_ arguments: String..., language: String = "zh") throws -> Program.Result {
            try Program.run(
                [Program.huzhu, "simulate", "--data", data, "--lang", language] + arguments,
                environment: try home.get().environment)
        }

        func plans(_ arguments: String...) throws -> [[String: Any]] {
            let result = try Program.run(
                [Program.huzhu, "simulate", "--data", data, "--json"] + arguments, environment: home.get().environment)
            try #require(result.status == 0, "\(result.err)")
            #expect(result.err.isEmpty)
            return try result.out.split(separator: "\n").map { line in
                try #require(try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any])
            }
        }
    }

    private func text(_ value: Any?) -> String { value as? String ?? "\(value ?? "nothing")" }

    @Test func `the command tells in JSON what was worked out by hand, and writes nothing`() throws {
        let bench = try Bench()
        let before = try Data(contentsOf: URL(filePath: bench.data))
        let plans = try bench.plans(bench.drafts[0], bench.drafts[1])
        try #require(plans.count == 2)
        let (women, hospital) = (plans[0], plans[1])
        #expect(text(women["plan"]) == "women" && text(hospital["plan"]) == "hospital-accident")
        #expect(women["claims"] as? Int == 3 && hospital["claims"] as? Int == 6)
        #expect(text(women["paidThen"]) == "30000.00" && text(women["paidNow"]) == "20800.00")
        #expect(text(women["difference"]) == "-9200.00")
        #expect(women["newlyPaid"] as? Int == 1 && women["newlyRefused"] as? Int == 1)
        #expect(text(hospital["paidThen"]) == "23800.00" && text(hospital["paidNow"]) == "21135.00")
        #expect(text(hospital["difference"]) == "-2665.00")
        #expect(hospital["newlyPaid"] as? Int == 0 && hospital["newlyRefused"] as? Int == 0)
        let buckets = try #require(hospital["histogram"] as? [[String: Any]])
        #expect(buckets.compactMap { $0["claims"] as? Int } == [0, 1, 3, 0, 1, 1, 0, 0, 0])
        #expect(text(buckets[2]["from"]) == "-999.99" && text(buckets[2]["to"]) == "-100.00")
        #expect(text(buckets[2]["difference"]) == "-620.00" && buckets[0]["from"] is NSNull)

        let largest = try #require(women["largest"] as? [[String: Any]])
        #expect(largest.map { text($0["claim"]) } == [3, 1, 2].map(bench.office.number))
        #expect(largest.map { text($0["difference"]) } == ["-15000.00", "5000.00", "800.00"])
        let newly = largest[2]
        #expect(
            text(newly["person"]) == "李**" && text(newly["identity"]) == bench.office.people[1].details.identity.masked)
        let then = try #require((newly["then"] as? [[String: Any]])?.first)
        let now = try #require((newly["now"] as? [[String: Any]])?.first)
        #expect(text(then["refusal"]) == "waiting-period" && text(then["edition"]) == "2024")
        #expect(text(now["amount"]) == "800.00" && text(now["edition"]) == "2027")
        let lines = try #require(now["lines"] as? [[String: Any]])
        #expect(text(lines.last?["what"]) == "consolation" && text(lines.last?["amount"]) == "800.00")
        #expect(text(lines.last?["text"]) == "保障期第 20 天，第 16–45 天给付慰问金")
        #expect(try Data(contentsOf: URL(filePath: bench.data)) == before)
    }

    @Test func `in words it has the sums, the distribution and both worksheets, in either language`() throws {
        let bench = try Bench()
        let zh = try bench.simulate(bench.drafts[1])
        #expect(zh.status == 0 && zh.err.isEmpty)
        for wanted in ["23,800.00", "21,135.00", "-2,665.00", "原给付", "少 100.00-999.99", "减免赔额 100.00", "乘给付比例 90%"] {
            #expect(zh.out.contains(wanted), "\(wanted)")
        }
        let en = try bench.simulate(bench.drafts[0], language: "en")
        for wanted in ["Newly refused 1", "less by 10,000.00 and up", "refused: Filed 407", "Draft 2027"] {
            #expect(en.out.contains(wanted), "\(wanted)")
        }
        #expect(!(zh.out + en.out).contains("杨卫东"))
    }

    @Test func `every fault of every draft is a sentence, and the status is 2`() throws {
        let bench = try Bench()
        let bad = try bench.home.get().url.appending(path: "bad.toml").path
        let text = SmallOffice.drafts[0].text.replacing("\"30.00\"", with: "30").replacing("[16, 60]", with: "[60, 16]")
            .replacing("ends = \"cover\"", with: "ends = \"never\"")
        try text.write(toFile: bad, atomically: true, encoding: .utf8)
        for language in ["zh", "en"] {
            let result = try bench.simulate(bad, "/no/such/draft.toml", bench.drafts[0], language: language)
            #expect(result.status == 2 && result.out.isEmpty)
            // A fee that is a number, ages that fall, two wrong endings; and a file that isn't there.
            #expect(result.err.split(separator: "\n").count == 5, "\(result.err)")
            #expect(result.err.contains("bad.toml, edition[0].fee") && result.err.contains("/no/such/draft.toml"))
        }
        let edition = try bench.simulate(bench.drafts[0], "--edition", "1999")
        #expect(edition.status == 2 && edition.err.contains("2027"))
        let twice = try bench.simulate(bench.drafts[0], bench.drafts[0])
        #expect(twice.status == 2 && twice.err.contains("women"))
        #expect(try bench.simulate().status == 2)
    }

    @Test func `at the counter the same figures stand on the page`() throws {
        let bench = try Bench()
        let terminal = try Tmux(
            [Program.huzhu, "demo", "--data", bench.data, "--today", SmallOffice.today.iso, "--lang", "zh"],
            home: bench.home.get())
        try terminal.see("M0")
        try terminal.type("P7")
        try terminal.press("Enter")
        try terminal.see("草案文件")
        try terminal.type(bench.drafts[1])
        try terminal.press("F10")
        try terminal.see("-2,665.00")
        #expect(try terminal.screen.contains("23,800.00"))
        try terminal.type("1")
        try terminal.see("草案 2027")
        #expect(try terminal.screen.contains("17,820.00"))
    }
}
