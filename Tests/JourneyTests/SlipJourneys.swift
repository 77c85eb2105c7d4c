import Foundation
import Testing

/// What leaves the counter on paper, and what whoever has the slip can ask.
@Suite struct SlipJourneys {
    /// A folder with programs that stand in front of those of the system.
    private func tools(_ home: Home, _ scripts: [String: String]) throws -> String {
        let folder = home.url.appending(path: "tools")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        for (name, script) in scripts {
            let file = folder.appending(path: name)
            try ("#!/bin/sh\n" + script).write(to: file, atomically: true, encoding: .utf8)
            try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: file.path)
        }
        return folder.path + ":" + (home.environment["PATH"] ?? "")
    }

    private func prints(_ counter: Counter) throws -> [URL] {
        let folder = URL(filePath: counter.data).deletingLastPathComponent().appending(path: "prints")
        guard FileManager.default.fileExists(atPath: folder.path) else { return [] }
        return try FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil)
    }

    private func mode(_ path: String) throws -> Int {
        let attributes = try FileManager.default.attributesOfItem(atPath: path)
        return (attributes[.posixPermissions] as? Int ?? 0) & 0o777
    }

    /// Opens the list of slips of one who waits for papers; returns the claim's number.
    private func openSlips(_ terminal: Tmux) throws -> String {
        try terminal.find("叶远江", for: 1)
        try terminal.see("610***********2767")
        try terminal.press("Enter")
        try terminal.at("E4")
        try terminal.type("0")
        try terminal.at("R5")
        try terminal.see("告知单")
        return try terminal.number("LP")
    }

    @Test func `without a printer a slip becomes a file for its owner only, and the reply says where`() throws {
        let counter = try Counter()
        let terminal = try counter.open()
        let number = try openSlips(terminal)
        try terminal.type("1")
        try terminal.at("R4")
        try terminal.see("请一次带齐")
        try terminal.type("1")
        try terminal.see("已存成文件")
        let files = try prints(counter)
        let file = try #require(files.first)
        #expect(files.count == 1 && file.lastPathComponent.hasSuffix("-一次性告知单-\(number).txt"))
        #expect(try mode(file.path) == 0o600)
        #expect(try mode(file.deletingLastPathComponent().path) == 0o700)
        let text = try String(contentsOf: file, encoding: .utf8)
        #expect(text.contains("申领人  叶远江（证件号 610***********2767）") && text.contains("[ ]  1  结算单"))
        try terminal.press("Enter")
        try terminal.press("F12")
        try terminal.quit()
    }

    @Test func `a printer takes the text, and no file stays; one that fails is told and the file is kept`() throws {
        let counter = try Counter()
        let log = counter.home.url.appending(path: "lp.log").path
        let taken = counter.home.url.appending(path: "taken.txt").path
        let broken = counter.home.url.appending(path: "broken").path
        let path = try tools(
            counter.home,
            [
                "lpstat": "[ \"$1\" = -e ] && echo zhenshi\n",
                "lp": """
                printf '%s\\n' "$@" >> '\(log)'
                if [ -e '\(broken)' ]; then echo 'lp: The printer or class does not exist.' >&2; exit 1; fi
                for last; do :; done
                cat "$last" > '\(taken)'

                """,
            ])
        let terminal = try counter.open(environment: ["PATH": path])
        let number = try openSlips(terminal)
        try terminal.type("2")
        try terminal.at("R4")
        try terminal.see("查询码")
        try terminal.type("4")
        try terminal.at("R3")
        try terminal.press("F4")
        try terminal.see("zhenshi")
        try terminal.type("3")
        try terminal.see("+ zhenshi")
        try terminal.press("F10")
        try terminal.see("打印设置已保存")
        try terminal.at("R4")
        try terminal.type("1")
        try terminal.see("已送打印机 zhenshi。")
        #expect(try prints(counter).isEmpty)
        #expect(try String(contentsOfFile: taken, encoding: .utf8).contains("理赔号  \(number)"))
        let said = try String(contentsOfFile: log, encoding: .utf8).split(separator: "\n").map(String.init)
        #expect(said.prefix(4) == ["-d", "zhenshi", "-t", "理赔进度单 \(number)"])
        _ = FileManager.default.createFile(atPath: broken, contents: nil)
        try terminal.type("1")
        try terminal.see("打印机 zhenshi 没有接收（lp: The printer or class does not exist.）。")
        #expect(try prints(counter).count == 1)
        try terminal.press("Enter")
        try terminal.see("查询码")
        try terminal.press("F12")
        try terminal.quit()
        // The choice holds for the next start at this desk.
        let preferences = counter.home.url.appending(path: "config/huzhu/preferences").path
        #expect(try String(contentsOfFile: preferences, encoding: .utf8).contains("printer=lp:zhenshi"))
    }

    @Test func `number and code answer without a key; wrong codes are slowed and audited at the next start`() throws {
        let counter = try Counter()
        let terminal = try counter.open()
        let number = try openSlips(terminal)
        try terminal.type("2")
        try terminal.see("查询码")
        let code = try #require(try terminal.screen.firstMatch(of: /查询码  ([3-9A-Y]{6})/)?.output.1)
        try terminal.type("2")
        try terminal.see("█▀▀▀▀▀█")
        try terminal.press("F12")
        try terminal.press("F12")
        try terminal.quit()

        let before = try auditEntries(counter)
        let key = counter.data + ".key"
        try FileManager.default.moveItem(atPath: key, toPath: key + ".away")
        let right = try counter.run("status", number, "--code", code.lowercased())
        #expect(right.status == 0 && right.out.hasPrefix("\(number)  待补件\n下一步  请把缺的材料送到柜台，最晚 "))
        #expect(!right.out.contains("叶远江"))
        let json = try counter.run("status", number, "--code", String(code), "--json")
        let answer = try #require(
            try JSONSerialization.jsonObject(with: Data(json.out.utf8)) as? [String: String])
        #expect(Set(answer.keys) == ["number", "state", "next"])
        #expect(answer["number"] == number && answer["state"] == "awaiting-papers")

        let wrong = String(code.dropLast()) + (code.last == "3" ? "4" : "3")
        // Each wrong code that is looked at doubles the wait; those that come too soon aren't looked at.
        var waits: [String] = []
        let patience = Date(timeIntervalSinceNow: 60)
        while waits.last != "8", Date() < patience {
            let result = try counter.run("status", number, "--code", wrong)
            #expect(result.status == 1 && result.out.isEmpty && FileJourneys.sentences(result.err) == 2)
            if let said = result.err.firstMatch(of: /^理赔号或查询码不对。请照进度单过 (\d+) 秒再写一次。/) {
                waits.append(String(said.output.1))
            } else {
                #expect(result.err.hasPrefix("刚才查错过，现在还不能查。"))
            }
        }
        #expect(waits == ["1", "2", "4", "8"])
        // At once after it the right one is refused as well.
        let early = try counter.run("status", number, "--code", String(code))
        #expect(early.status == 1 && early.err.hasPrefix("刚才查错过，现在还不能查。请过 "))
        let unknown = try counter.run("status", "LP610302250003177", "--code", wrong, language: "en")
        #expect(unknown.status == 1 && unknown.err.hasPrefix("The claim number or the check code is wrong."))
        let malformed = try counter.run("status", number, "--code", "O0I1L8")
        #expect(malformed.status == 2 && FileJourneys.sentences(malformed.err) == 2)
        var again = early
        let deadline = Date(timeIntervalSinceNow: 30)
        while again.status != 0, Date() < deadline { again = try counter.run("status", number, "--code", String(code)) }
        #expect(again.status == 0)

        try FileManager.default.moveItem(atPath: key + ".away", toPath: key)
        // The start itself is the sign-in that copies them; the one after it has nothing to copy.
        #expect(try auditEntries(counter) == before + 1)
        #expect(try auditEntries(counter) == before + 1)
    }

    /// The number of audit entries, as the day's end of a counter that was just started tells it.
    private func auditEntries(_ counter: Counter) throws -> Int {
        let said = try counter.plain(["7", "1", "F3", "0", "Y"]).out
        let count = try #require(said.firstMatch(of: /审计记录  (\d+) 条/)?.output.1)
        return try #require(Int(count))
    }

    @Test func `the day's end stands on the screen, goes to a file, and line by line too`() throws {
        let counter = try Counter()
        let terminal = try counter.open()
        try terminal.at("M0")
        try terminal.type("71")
        try terminal.at("R1")
        try terminal.see("2026-11-24  今天")
        try terminal.type("2")
        try terminal.see("2026-11-23")
        try terminal.see("26  2,528.00")
        try terminal.type("1")
        try terminal.see("已存成文件")
        let file = try #require(try prints(counter).first)
        let text = try String(contentsOf: file, encoding: .utf8)
        #expect(text.contains("收据断号  没有") && text.contains("审计记录"))
        #expect(text.split(separator: "\n").count { $0.hasPrefix("SJ") } == 26)
        try terminal.press("Enter")
        try terminal.press("F12")
        try terminal.quit()
        let said = try counter.plain(["7", "1", "2", "F3", "0", "Y"]).out
        #expect(said.contains("2,528.00") && said.contains("收款人"))
    }

    @Test func `who renews is gone from the list of covers that end`() throws {
        let counter = try Counter()
        let terminal = try counter.open()
        try terminal.at("M0")
        try terminal.type("72")
        try terminal.at("R2")
        try terminal.see("30 天内到期  2026-11-24 – 2026-12-24")
        try terminal.see("周燕芳")
        try terminal.press("Down")
        try terminal.press("Enter")
        try terminal.at("P1")
        try terminal.see("周燕芳")
    }
}
