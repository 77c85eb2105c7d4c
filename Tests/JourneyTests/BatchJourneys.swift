import Foundation
import Testing

/// The cashier's commands with the real program, from what waits to the bank's answer.
@Suite struct BatchJourneys {
    @Test func `a batch is made once, released by two, written for its owner only, and settled whole or not at all`()
        throws
    {
        let counter = try Counter()
        let waiting = try #require(try counter.json("batch", "waiting") as? [[String: Any]])
        #expect(waiting.count > 1)
        let made = try counter.run("batch", "make", "--as", "王秀英", "--key", "k1")
        #expect(made.status == 0, "\(made.err)")
        let number = try #require(made.out.firstMatch(of: /BF[0-9]{15}/).map { String($0.output) })
        let again = try counter.run("batch", "make", "--as", "王秀英", "--key", "k1")
        #expect(again.out.contains(number), "sent twice, made once: \(again.out)")

        // One is taken out, and waits for the next batch.
        let first = try #require(waiting.first?["claim"] as? String)
        let unknown = try counter.run("batch", "take-out", number, first, "--reason", "no", "--as", "王秀英")
        #expect(unknown.status == 2 && unknown.err.contains("wrong-account"), "\(unknown.err)")
        let bare = try counter.run("batch", "take-out", number, first, "--reason", "other", "--as", "王秀英")
        #expect(bare.status == 1, "\(bare.err)")
        let less = try counter.run("batch", "take-out", number, first, "--reason", "doubtful-papers", "--as", "王秀英")
        #expect(less.status == 0 && less.out.contains("已移出：材料待核"), "\(less.err)")
        #expect(less.out.contains("\(waiting.count - 1) 笔"), "\(less.out)")
        #expect(try counter.status(first)["state"] as? String == "approved")

        #expect(try counter.run("batch", "release", number, "--as", "王秀英").status == 0)
        let late = try counter.run("batch", "take-out", number, first, "--reason", "wrong-payee", "--as", "赵志强")
        #expect(late.status == 1 && late.err.contains("不在这个批次里"), "\(late.err)")
        let same = try counter.run("batch", "release", number, "--as", "王秀英")
        #expect(same.status == 1 && same.err.contains("主管"), "\(same.err)")
        #expect(try counter.run("batch", "release", number, "--as", "赵志强").status == 0)

        let file = counter.home.url.appending(path: "bank.csv").path
        let written = try counter.run("batch", "file", number, "--as", "王秀英", "--out", file)
        #expect(written.status == 0, "\(written.err)")
        let mode = try FileManager.default.attributesOfItem(atPath: file)[.posixPermissions] as? Int
        #expect(mode == 0o600)
        let chinese = String.Encoding(rawValue: 0x8000_0632)
        let text = try #require(String(data: Data(contentsOf: URL(filePath: file)), encoding: chinese))
        let rows = text.split(whereSeparator: \.isNewline).dropFirst(2).map { $0.split(separator: ",") }
        #expect(rows.count > 1)

        // One line short: nothing is stored.
        let heading = "序号,业务编号,账号,金额,处理结果,失败原因"
        let answers = rows.enumerated().map { place, row in
            "\(row[0]),\(row[1]),\(row[3]),\(row[5])," + (place == 0 ? "失败,户名不符" : "成功,")
        }
        let answer = counter.home.url.appending(path: "answer.csv").path
        try ([heading] + answers.dropLast()).joined(separator: "\n").write(
            toFile: answer, atomically: true, encoding: .utf8)
        let short = try counter.run("batch", "return", number, answer, "--as", "王秀英")
        #expect(short.status == 1, "\(short.out)")
        #expect(try counter.status(String(rows[1][1]))["state"] as? String == "in-batch")

        try ([heading] + answers).joined(separator: "\n").write(toFile: answer, atomically: true, encoding: .utf8)
        let whole = try counter.run("batch", "return", number, answer, "--as", "王秀英")
        #expect(whole.status == 0, "\(whole.err)")
        #expect(try counter.status(String(rows[0][1]))["state"] as? String == "payment-failed")
        for row in rows.dropFirst() { #expect(try counter.status(String(row[1]))["state"] as? String == "paid") }
    }
}
