import Foundation
import MutualAid
import Office
import Testing

/// Rosters with the real program.
@Suite struct ImportJourneys {
    private struct Told: Decodable, Equatable {
        var `import`: Int?
        let dryRun: Bool
        let finished: Bool
        let read: Int
        let new: Int
        let changed: Int
        let same: Int
        let refused: Int
    }

    private struct Row {
        var name: String
        var identity: String
        var phone: String
    }

    private func people(_ count: Int) -> [Row] {
        (0..<count).map { place in
            // No two of one day have one name.
            let day = Day(number: Int32(3000 + place / 20)).iso.filter { $0 != "-" }
            let surname = Array("张王李赵陈杨黄周吴徐孙马朱胡林郭何高罗郑")[place % 20]
            return Row(
                name: "\(surname)\(["伟", "秀英", "晓明"][place % 3])",
                identity: Applicant.identity("610302" + day, place % 20),
                phone: "138" + String(10_000_000 + place))
        }
    }

    private func write(_ rows: [Row], _ counter: Counter, _ name: String = "花名册.csv") throws -> String {
        let path = counter.home.url.appending(path: name).path
        let lines = ["某某公司职工花名册", "手机号,姓名,身份证号码,部门"] + rows.map { "\($0.phone),\($0.name),\($0.identity),一车间" }
        try (lines.joined(separator: "\r\n") + "\r\n").write(toFile: path, atomically: true, encoding: .utf8)
        return path
    }

    private func code(_ counter: Counter) throws -> String {
        try #require(try counter.found("供水").first?["creditCode"])
    }

    private func told(_ result: Program.Result) throws -> Told {
        try JSONDecoder().decode(Told.self, from: Data(result.out.utf8))
    }

    private func expectSound(_ counter: Counter) throws {
        let verified = try counter.run("verify")
        #expect(verified.status == 0, "\(verified.out)")
    }

    @Test func `a roster is tried, imported, mended from its file of refused rows, imported again and taken back`()
        throws
    {
        let counter = try Counter()
        let employer = try code(counter)
        var rows = people(12)
        rows[3].identity = "6.10302E+17"
        rows[5].phone = "1380000"
        rows[7].identity = rows[6].identity
        let file = try write(rows, counter)
        let rejects = counter.home.url.appending(path: "没有收.xlsx").path
        let arguments = ["import", "roster", file, "--employer", employer, "--as", "周敏"]

        let dry = try counter.run(arguments + ["--dry-run", "--json"])
        #expect(dry.status == 1, "\(dry.err)")
        let expected = Told(
            import: nil, dryRun: true, finished: true, read: 12, new: 9, changed: 0, same: 0, refused: 3)
        #expect(try told(dry) == expected)
        #expect(try counter.found("13810000000").isEmpty)

        let first = try counter.run(arguments + ["--rejects", rejects])
        #expect(first.status == 1, "\(first.err)")
        for said in [
            "C6 身份证号：身份证号被表格当成了数字（6.10302…）", "A8 手机号：", "C10 身份证号：与第 9 行证件号相同，姓名不同",
            "第 1 次导入：读 12 行，新登记 9，改 0，不变 0，没有收 3", "没有收的行：\(rejects)",
        ] {
            #expect(first.out.contains(said), "\(said) in \(first.out)")
        }
        #expect(try counter.found("13810000000").first?["name"] == "张伟")
        let mode = try FileManager.default.attributesOfItem(atPath: rejects)[.posixPermissions] as? Int
        #expect(mode == 0o600)

        // The refused rows are refused again until they are mended.
        let unmended = try counter.run(["import", "roster", rejects, "--employer", employer, "--as", "周敏", "--json"])
        #expect(try told(unmended).refused == 3, "\(unmended.out)")
        let again = try counter.run(arguments + ["--json"])
        #expect(try told(again).same == 9)
        #expect(try told(again).import == nil)

        let list = try #require(try counter.json("import", "list") as? [[String: Any]])
        #expect(list.map { $0["state"] as? String } == ["done"])
        let back = try counter.run(["import", "take-back", "1", "--as", "周敏"])
        #expect(back.status == 0 && back.out.contains("删去 9 人，改回 0 人，没有动 0 人"), "\(back.err)")
        #expect(try counter.found("13810000000").isEmpty)
        let audit = try counter.run(["audit", "--action", "take-back-import", "--as", "赵志强"])
        #expect(audit.out.contains("取回导入"), "\(audit.err)")
        try expectSound(counter)
    }

    @Test func `a program that is killed at any place of an import is gone on with: nobody twice, nobody missing`()
        throws
    {
        let counter = try Counter()
        let employer = try code(counter)
        let rows = people(5000)
        let file = try write(rows, counter)
        let words = ["import", "roster", file, "--employer", employer, "--as", "周敏", "--json", "--data", counter.data]
        let before = try OpenedOffice.at(counter.data) { try $0.rosterImports(for: $0.users()[0], limit: 9).count }
        #expect(before == 0)
        // In the first transaction, in the second, and at the end of the last.
        for stop in [9000, 25_000, 24_000] {
            let program = try StoppedProgram(words, stopAt: stop, as: "stop-\(stop)", home: counter.home)
            #expect(program.wait() == .stopped)
            program.kill()
            #expect(program.wait() == .ended(128 + SIGKILL))
            try expectSound(counter)
        }
        let stopped = try OpenedOffice.at(counter.data) { try $0.rosterImports(for: $0.users()[0], limit: 9) }
        #expect(stopped.map(\.state) == [.open])
        let last = try counter.run(["import", "roster", file, "--employer", employer, "--as", "周敏", "--json"])
        #expect(last.status == 0, "\(last.err)")
        let counts = try told(last)
        #expect(counts.read == 5000 && counts.new == 5000 && counts.import == 1 && counts.finished)
        let repeated = try counter.run(["import", "roster", file, "--employer", employer, "--as", "周敏", "--json"])
        #expect(try told(repeated).same == 5000)
        for place in [0, 1999, 2000, 3999, 4000, 4999] {
            #expect(try counter.found(rows[place].identity).count == 1, "row \(place)")
        }
        try expectSound(counter)
    }

    @Test func `what can't be read is told in two sentences, and nothing is stored`() throws {
        let counter = try Counter()
        let employer = try code(counter)
        let file = try write(people(1), counter)
        let strange = counter.home.url.appending(path: "old.xls").path
        try Data([0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, 0]).write(to: URL(filePath: strange))
        let cases: [([String], Int32, String)] = [
            ([strange, "--employer", employer], 1, "旧格式"), (["/nonexistent.xlsx", "--employer", employer], 1, "读不了文件"),
            ([file, "--employer", "91350100M000100Y43"], 1, "没有代码是 91350100M000100Y43 的单位"),
            ([file, "--employer", "123"], 2, "统一社会信用代码"),
            ([file, "--employer", employer, "--rejects", "/nonexistent/x.csv"], 1, "写不了文件"),
        ]
        for (arguments, status, said) in cases {
            let result = try counter.run(["import", "roster"] + arguments + ["--as", "周敏"])
            #expect(result.status == status && result.err.contains(said), "\(arguments) \(result.err)")
        }
        let other = try counter.run(["import", "take-back", "3", "--as", "周敏"])
        #expect(other.status == 1 && other.err.contains("没有第 3 次导入"), "\(other.err)")
        #expect(try counter.run(["import", "list"]).out == "")
    }
}
