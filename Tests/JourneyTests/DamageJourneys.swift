import Foundation
import Testing

/// Pages of the file are damaged under a counter at work.
@Suite struct DamageJourneys {
    /// Pages of a table, as SQLite itself tells them.
    private func pages(_ counter: Counter, of table: String) throws -> [Int] {
        try ask(counter, "SELECT pageno FROM dbstat WHERE name = '\(table)' ORDER BY pageno").compactMap { Int($0) }
    }

    private func ask(_ counter: Counter, _ query: String) throws -> [String] {
        let result = try Program.run(["sqlite3", counter.data, query], environment: counter.home.environment)
        try #require(result.status == 0, "\(result.err)")
        return result.out.split(separator: "\n").map(String.init)
    }

    private func write(_ bytes: Data, _ page: Int, of counter: Counter) throws {
        let file = try FileHandle(forWritingTo: URL(filePath: counter.data))
        defer { try? file.close() }
        try file.seek(toOffset: UInt64(page - 1) * 4096)
        try file.write(contentsOf: bytes)
    }

    enum Garbage: CaseIterable, Sendable {
        case noise, zeros
        /// As a disk does it that puts a page in another's place: it can be read, and says something else.
        case anotherPage

        func bytes(_ page: Data) -> Data {
            switch self {
            case .noise: Data((0..<4096).map { UInt8(truncatingIfNeeded: $0 &* 167 &+ 41) })
            case .zeros: Data(count: 4096)
            case .anotherPage: page
            }
        }
    }

    @Test(arguments: Garbage.allCases)
    func `a damaged page is told, verify names it, and yesterday's backup brings everything back`(
        _ garbage: Garbage
    ) throws {
        let counter = try Counter()
        #expect(try counter.run("backup").status == 0)
        let backups = counter.home.url.appending(path: "backups")
        let backup = try #require(FileManager.default.contentsOfDirectory(atPath: backups.path).first)
        let claim = try ask(counter, "SELECT number FROM claim ORDER BY number LIMIT 1")[0]
        let terminal = try counter.open()
        try terminal.at("M0")
        try terminal.see("今日")
        let whole = try Data(contentsOf: URL(filePath: counter.data))
        let other = try #require(try pages(counter, of: "person").last)
        for page in try pages(counter, of: "claim_step") {
            try write(garbage.bytes(whole.dropFirst((other - 1) * 4096).prefix(4096)), page, of: counter)
        }
        try terminal.find(claim, for: 4)
        try terminal.press("Enter")
        try terminal.see("!! 数据文件有损坏（")
        // It lives: what isn't damaged is there as before.
        try terminal.menu()
        try terminal.find("王", for: 1)
        try terminal.see("王")
        try terminal.press("F3")
        try terminal.at("M0")
        try terminal.quit()
        let checked = try counter.run("verify")
        #expect(checked.status == 1, "\(checked.out)")
        #expect(!checked.out.contains("SELECT") && !checked.err.contains("Fatal"), "\(checked.out)\(checked.err)")
        let restored = try counter.run("restore", backups.appending(path: backup).path, "--yes")
        #expect(restored.status == 0, "\(restored.err)")
        let sound = try counter.run("verify")
        #expect(sound.status == 0, "\(sound.out)")
        let again = try counter.open()
        try again.find(claim, for: 4)
        try again.press("Enter")
        try again.at("S1")
        try again.see("受理        周敏")
    }
}
