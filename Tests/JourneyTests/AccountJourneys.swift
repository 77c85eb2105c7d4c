import Foundation
import Testing

/// An office with passwords: made, opened, locked, left, and tried by whoever has no business there.
@Suite struct AccountJourneys {
    /// A real office with its first supervisor.
    private final class RealOffice {
        let home: Home
        let data: String
        let code: String
        static let password = "sewing-lamp-river"

        init() throws {
            home = try Home()
            data = home.url.appending(path: "office.huzhu").path
            let made = try Program.huzhu(
                "init", "--name", "渭滨区总工会", "--division", "610302", "--user", "王主任", "--data", data, home: home,
                environment: ["HUZHU_PASSWORD_FILE": try home.passwordFile(Self.password)])
            try #require(made.status == 0, "\(made.err)")
            code = String(made.out.firstMatch(of: /([0-9A-Z]{5}-){4}[0-9A-Z]{5}/)?.0 ?? "")
        }

        func open() throws -> Tmux {
            let terminal = try Tmux([Program.huzhu, "--data", data, "--lang", "zh"], home: home)
            try terminal.at("K0")
            return terminal
        }

        /// A counter that is signed in.
        func enter() throws -> Tmux {
            let terminal = try open()
            try terminal.give(Self.password)
            try terminal.at("M0")
            return terminal
        }

        /// A command as the supervisor.
        func command(_ arguments: String...) throws -> Program.Result {
            let who = ["--data", data, "--as", "王主任", "--lang", "zh"]
            let environment = home.environment.merging(
                ["HUZHU_PASSWORD_FILE": try home.passwordFile(Self.password)]) { $1 }
            return try Program.run([Program.huzhu] + arguments + who, environment: environment)
        }

        /// `find` as somebody with a password in a file.
        func find(as user: String, _ password: String, mode: mode_t = 0o600) throws -> Program.Result {
            try Program.huzhu(
                "find", "王", "--data", data, "--as", user, "--lang", "en", home: home,
                environment: ["HUZHU_PASSWORD_FILE": try home.passwordFile(password, mode: mode)])
        }
    }

    @Test func `init shows the recovery code once and leaves no key beside the file`() throws {
        let office = try RealOffice()
        #expect(office.code.count == 29)
        #expect(!FileManager.default.fileExists(atPath: office.data + ".key"))
        let names = try FileManager.default.contentsOfDirectory(atPath: office.home.url.path)
        #expect(!names.contains { $0.contains(".part") })
        let bytes = try Data(contentsOf: URL(filePath: office.data))
        for secret in [office.code, office.code.replacing("-", with: ""), RealOffice.password] {
            #expect(bytes.range(of: Data(secret.utf8)) == nil)
        }
    }

    @Test func `a weak password makes no office`() throws {
        let home = try Home()
        let data = home.url.appending(path: "office.huzhu").path
        let made = try Program.huzhu(
            "init", "--name", "试", "--division", "610302", "--user", "王主任", "--data", data, "--lang", "en", home: home,
            environment: ["HUZHU_PASSWORD_FILE": try home.passwordFile("password123")])
        #expect(made.status == 1 && FileJourneys.sentences(made.err) == 2, "\(made.err)")
        let left = try FileManager.default.contentsOfDirectory(atPath: home.url.path)
        #expect(!left.contains { $0.hasPrefix("office.huzhu") }, "\(left)")
    }

    @Test func `commands ask who and for the password, and say what is wrong in two sentences`() throws {
        let office = try RealOffice()
        #expect(try office.find(as: "王主任", RealOffice.password).status == 0)
        let refusals = [
            try office.find(as: "王主任", "sewing-lamp-rivre"), try office.find(as: "没有的人", RealOffice.password),
            try office.find(as: "王主任", RealOffice.password, mode: 0o644),
            try Program.huzhu("find", "王", "--data", office.data, "--lang", "en", home: office.home),
            try Program.huzhu("find", "王", "--data", office.data, "--as", "王主任", "--lang", "en", home: office.home),
            try Program.huzhu("verify", "--data", office.data, "--as", "王主任", "--lang", "en", home: office.home),
        ]
        for refusal in refusals {
            #expect([1, 2].contains(refusal.status) && refusal.out.isEmpty)
            #expect(FileJourneys.sentences(refusal.err) == 2, "\(refusal.err)")
            #expect(!refusal.err.contains("river"))
        }
    }

    @Test func `five wrong passwords lock the account for every program, also after a restart`() throws {
        let office = try RealOffice()
        for _ in 1...5 { #expect(try office.find(as: "王主任", "sewing-lamp-rivre").status == 1) }
        let right = try office.find(as: "王主任", RealOffice.password)
        #expect(right.status == 1 && right.err.contains("5 wrong passwords"), "\(right.err)")
        let terminal = try office.open()
        try terminal.give(RealOffice.password)
        try terminal.see("连错")
        try terminal.at("K0")
    }

    @Test func `signing in, locking and signing out at the counter; the work lies as it was`() throws {
        let office = try RealOffice()
        let terminal = try office.open()
        try terminal.see("王主任")
        try terminal.give("a wrong password")
        try terminal.see("不对")
        #expect(try !terminal.screen.contains("wrong password"))
        try terminal.give(RealOffice.password)
        try terminal.at("M0")
        try terminal.see("打错")
        // Half a form, then the lock by the box.
        try terminal.type("1")
        try terminal.at("E0")
        try terminal.press("F6")
        try terminal.at("E1")
        try terminal.type("610302198806151236")
        try terminal.press("F2")
        try terminal.type("suoping")
        try terminal.see("锁屏")
        try terminal.press("Enter")
        try terminal.at("K5")
        #expect(try !terminal.screen.contains("6103021988"))
        try terminal.give("a wrong password")
        try terminal.see("不对")
        try terminal.give(RealOffice.password)
        try terminal.at("E1")
        try terminal.see("610302198806151236")
        try terminal.press("F2")
        try terminal.type("tcdl")
        try terminal.see("退出登录")
        try terminal.press("Enter")
        try terminal.at("K0")
        #expect(try !terminal.screen.contains("6103021988"))
        // What was typed is there for the same user again.
        try terminal.give(RealOffice.password)
        try terminal.at("M0")
        try terminal.press("F9")
        try terminal.at("D1")
        try terminal.see("登记")
    }

    @Test func `after the minutes that were set without a key the counter is covered, and nothing is lost`() throws {
        let office = try RealOffice()
        let terminal = try office.enter()
        try terminal.type("941")
        try terminal.see("锁屏")
        // Past the other limits to the last one.
        for _ in 1...6 { try terminal.press("Enter") }
        try terminal.type("1")
        try terminal.press("F10")
        try terminal.see("确认")
        try terminal.press("F10")
        try terminal.see("1 分钟没有按键")
        try terminal.press("F3")
        try terminal.at("M0")
        try terminal.type("1")
        try terminal.at("E0")
        try terminal.press("F6")
        try terminal.at("E1")
        try terminal.type("610302198806151236")
        try terminal.see("K5", within: 90)
        #expect(try !terminal.screen.contains("6103021988"))
        try terminal.give(RealOffice.password)
        try terminal.at("E1")
        try terminal.see("610302198806151236")
    }

    @Test func `line by line too the password isn't shown on the terminal`() throws {
        let office = try RealOffice()
        let terminal = try Tmux([Program.huzhu, "--plain", "--data", office.data, "--lang", "zh"], home: office.home)
        try terminal.see("密码")
        try terminal.give("a wrong password")
        try terminal.see("不对")
        try terminal.give(RealOffice.password)
        try terminal.see("会员参保")
        let seen = try terminal.screen
        #expect(!seen.contains("river") && !seen.contains("wrong password"), "\(seen)")
    }

    @Test func `the recovery code gives a new password where the old one is lost`() throws {
        let office = try RealOffice()
        let terminal = try office.open()
        try terminal.press("F9")
        try terminal.at("K2")
        try terminal.type(office.code.lowercased())
        try terminal.press("Enter")
        try terminal.type("王主任")
        for _ in 1...2 {
            try terminal.press("Enter")
            try terminal.type("borrowed umbrella 7")
        }
        try terminal.press("F10")
        try terminal.at("M0")
        #expect(try office.find(as: "王主任", RealOffice.password).status == 1)
        #expect(try office.find(as: "王主任", "borrowed umbrella 7").status == 0)
    }

    @Test func `another key, once nobody is at a counter: the supervisor keeps the password`() throws {
        let office = try RealOffice()
        let counter = try office.enter()
        let refused = try office.command("rekey", "--yes")
        #expect(refused.status == 1 && refused.err.contains("被另一个程序占用"), "\(refused.err)")
        try counter.type("9")
        try counter.at("G1")
        try counter.kill(SIGTERM)
        try counter.seeItEnd()
        let rekeyed = try office.command("rekey", "--yes")
        #expect(rekeyed.status == 0, "\(rekeyed.err)")
        let code = try #require(rekeyed.out.firstMatch(of: /([0-9A-Z]{5}-){4}[0-9A-Z]{5}/)?.0)
        #expect(code != office.code)
        let checked = try office.command("verify")
        #expect(checked.status == 0, "\(checked.out)\(checked.err)")
    }
}

extension Tmux {
    /// A password, and Enter.
    fileprivate func give(_ password: String) throws {
        try type(password)
        try press("Enter")
    }
}

extension Home {
    /// A file with a password, as HUZHU_PASSWORD_FILE names it.
    func passwordFile(_ password: String, mode: mode_t = 0o600) throws -> String {
        let path = url.appending(path: "password").path
        try Data((password + "\n").utf8).write(to: URL(filePath: path))
        try #require(chmod(path, mode) == 0)
        return path
    }
}
