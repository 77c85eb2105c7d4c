import Foundation
import Testing

/// From approved claims to money that arrived, in real terminals, by the people of the demo office.
@Suite struct PaymentJourneys {
    private func batches(_ counter: Counter) throws -> [[String: Any]] {
        try #require(try counter.json("batch", "list") as? [[String: Any]])
    }

    private func show(_ counter: Counter, _ number: String) throws -> [String: Any] {
        try #require(try counter.json("batch", "show", number) as? [String: Any])
    }

    @Test func `made, released by two, sent, answered with one failure, paid on another card by the next batch`() throws
    {
        let counter = try Counter()
        let before = try batches(counter).count
        let cashier = try counter.open()
        try cashier.become("王秀英")
        try cashier.type("/")
        try cashier.type("bofu")
        try cashier.see("拨付批次")
        try cashier.press("Enter")
        try cashier.at("M1")
        try cashier.type("0")
        try cashier.at("M2")
        try cashier.see("已勾")
        try cashier.press("F10")
        try cashier.see("F10 或 Y")
        try cashier.press("F10")
        try cashier.at("M3")
        try cashier.see("已制批 BF")
        let number = try cashier.number("BF")
        #expect(try batches(counter).count == before + 1)
        try cashier.type("1")
        try cashier.see("放行这个批次？")
        // What can't be undone takes F10 or Y, not Enter.
        try cashier.press("Enter")
        try cashier.see("F10 或 Y 确认")
        try cashier.press("F10")
        try cashier.see("现在：待二次放行")
        try cashier.type("1")
        try cashier.see("这一步由主管岗处理")

        let supervisor = try counter.open()
        try supervisor.become("赵志强")
        try supervisor.type("/")
        try supervisor.type("bofu")
        try supervisor.see("拨付批次")
        try supervisor.press("Enter")
        try supervisor.at("M1")
        try supervisor.see(number)
        try supervisor.type("1")
        try supervisor.at("M3")
        try supervisor.type("1")
        try supervisor.see("二次 赵志强")
        try supervisor.press("F10")
        try supervisor.see("现在：已放行")

        try cashier.press("F5")
        try cashier.see("2 出盘")
        try cashier.type("2")
        try cashier.see("文件含完整账号")
        try cashier.type("y")
        try cashier.see("已写入 ")
        let folder = counter.home.url.appending(path: "bank").path
        let file = folder + "/\(number).csv"
        let mode = try FileManager.default.attributesOfItem(atPath: file)[.posixPermissions] as? Int
        #expect(mode == 0o600)
        // Sent again, the same.
        let bytes = try Data(contentsOf: URL(filePath: file))
        try FileManager.default.removeItem(atPath: file)
        try cashier.type("2")
        try cashier.see("文件含完整账号")
        try cashier.type("y")
        try cashier.see("已写入 ")
        #expect(try Data(contentsOf: URL(filePath: file)) == bytes)

        // An answer that doesn't fit stores nothing.
        let first = try #require(try show(counter, number)["payments"] as? [[String: Any]]).first
        let amount = try #require(first?["amount"] as? String)
        let claim = try #require(first?["claim"] as? String)
        let right = try Bank.answer(to: file, failing: claim)
        try right.replacing(amount, with: "1.00").write(
            toFile: folder + "/wrong.csv", atomically: true, encoding: .utf8)
        try cashier.type("3")
        try cashier.see("wrong.csv")
        try cashier.type("1")
        try cashier.see("回盘对不上")
        try cashier.see("的金额是 1.00")
        try cashier.press("F12")
        try FileManager.default.removeItem(atPath: folder + "/wrong.csv")
        try right.write(toFile: folder + "/right.csv", atomically: true, encoding: .utf8)
        try cashier.type("3")
        try cashier.see("right.csv")
        try cashier.type("1")
        try cashier.see("账号已销户")
        try cashier.see("全部对上")
        try cashier.press("F10")
        try cashier.see("已入账：")
        #expect(try counter.status(claim)["state"] as? String == "payment-failed")

        // Another card, and the next batch.
        try cashier.press("Home", "Enter")
        try cashier.at("M4")
        try cashier.see("银行退回：账号已销户")
        try cashier.press("Enter", "Enter")
        try cashier.type("6222021234567890128")
        try cashier.press("Enter")
        try cashier.type("邮储银行")
        try cashier.press("F10")
        try cashier.see("登记这个收款人？")
        try cashier.press("F10")
        try cashier.see("收款人已登记")
        #expect(try counter.status(claim)["state"] as? String == "approved")
        let next = try counter.run("batch", "make", "--claim", claim, "--as", "王秀英")
        #expect(next.status == 0 && next.out.contains("****0128"), "\(next.err)")
        let second = try #require(try batches(counter).first?["number"] as? String)
        for (user, step) in [("王秀英", "release"), ("赵志强", "release"), ("王秀英", "file")] {
            let done = try counter.run("batch", step, second, "--as", user)
            #expect(done.status == 0, "\(step) \(done.err)")
        }
        let last = counter.home.url.appending(path: "last.csv").path
        try Bank.answer(to: folder + "/\(second).csv").write(toFile: last, atomically: true, encoding: .utf8)
        #expect(try counter.run("batch", "return", second, last, "--check", "--as", "王秀英").status == 0)
        #expect(try counter.status(claim)["state"] as? String == "in-batch")
        #expect(try counter.run("batch", "return", second, last, "--as", "王秀英").status == 0)
        #expect(try counter.status(claim)["state"] as? String == "paid")
        // The same answer again changes nothing.
        #expect(try counter.run("batch", "return", second, last, "--as", "王秀英").status == 0)
    }

    @Test func `commands say what is wrong in two sentences, and nothing is stored`() throws {
        let counter = try Counter()
        let made = try counter.run("batch", "make", "--as", "王秀英", "--key", "one")
        #expect(made.status == 0, "\(made.err)")
        let number = try #require(try batches(counter).first?["number"] as? String)
        // The same key again is the same batch.
        #expect(try counter.run("batch", "make", "--as", "王秀英", "--key", "one").out.contains(number))
        let cases: [([String], Int32, String)] = [
            (["release", number, "--as", "赵志强"], 1, "这一步由财务岗处理。请有此岗位的人登录来做。"),
            (["release", "BF1", "--as", "王秀英"], 2, "编号应为 17 位"),
            (["file", number, "--as", "王秀英"], 1, "这个批次待一次放行，现在不能出盘。请先由财务一次放行。"),
            (["make", "--as", "周敏"], 1, "财务"),
            (["make", "--as", "王秀英", "--office", "x"], 2, "不是区划代码"),
            (["make", "--as", "王秀英", "--claim", "LP610302250000000"], 1, "不在待拨付的里面"),
            (["columns", "/nonexistent.toml", "--as", "王秀英"], 2, "读不了列设置文件"),
        ]
        for (words, status, said) in cases {
            let result = try Program.run(
                [Program.huzhu, "batch"] + words + ["--data", counter.data, "--lang", "zh"],
                environment: counter.home.environment)
            #expect(result.status == status, "\(words) \(result.err)")
            #expect(result.err.contains(said), "\(words) \(result.err)")
        }
    }

    @Test func `an office's own columns serve from then on`() throws {
        let counter = try Counter()
        let built = try counter.run("batch", "columns")
        let own = counter.home.url.appending(path: "own.toml").path
        let text = built.out.replacing("encoding = \"GB18030\"", with: "encoding = \"UTF-8\"")
        try text.write(toFile: own, atomically: true, encoding: .utf8)
        #expect(try counter.run("batch", "columns", own, "--as", "王秀英").status == 0)
        #expect(try counter.run("batch", "columns").out == text)
        let out = counter.home.url.appending(path: "out.csv").path
        #expect(try counter.run("batch", "make", "--as", "王秀英").status == 0)
        let number = try #require(try batches(counter).first?["number"] as? String)
        #expect(try counter.run("batch", "release", number, "--as", "王秀英").status == 0)
        #expect(try counter.run("batch", "release", number, "--as", "赵志强").status == 0)
        let written = try counter.run("batch", "file", number, "--as", "王秀英", "--out", out)
        #expect(written.status == 0, "\(written.err)")
        #expect(try String(contentsOfFile: out, encoding: .utf8).contains("序号,业务编号,户名"))
        // A file of another batch is never overwritten.
        try Data("x".utf8).write(to: URL(filePath: out))
        let refused = try counter.run("batch", "file", number, "--as", "王秀英", "--out", out)
        #expect(refused.status == 1 && refused.err.contains("已经存在"))
    }
}
