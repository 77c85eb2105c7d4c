import Foundation
import Testing

/// A made-up office of one journey: its own home, and its own copy of a data file that is made once.
struct Counter {
    /// What the demo takes for today, whatever the day on which the tests run.
    static let today = "2026-11-24"

    let home: Home
    let data: String

    /// 600 members and 150 claims, as `huzhu demo` makes them.
    private static let office = Result {
        let home = try Home()
        let file = home.url.appending(path: "demo.huzhu").path
        let made = try Program.huzhu("demo", "--make", "--today", today, "--data", file, home: home)
        try #require(made.status == 0, "\(made.err)")
        return (home: home, file: file)
    }

    init() throws {
        let file = try Self.office.get().file
        home = try Home()
        data = home.url.appending(path: "office.huzhu").path
        for suffix in ["", ".key"] {
            try FileManager.default.copyItem(atPath: file + suffix, toPath: data + suffix)
        }
    }

    /// The counter in a terminal.
    ///
    /// - Parameter today: another day than the usual one, for what happens later.
    func open(
        _ arguments: String..., language: String = "zh", today: String = Self.today, columns: Int = 80, rows: Int = 24,
        environment: [String: String?] = [:]
    ) throws -> Tmux {
        try Tmux(
            command(arguments, language, today), columns: columns, rows: rows, home: home, environment: environment)
    }

    /// A shell from which the counter is started, to see what it leaves behind.
    func shell() throws -> Tmux {
        let terminal = try Tmux(
            ["bash", "--norc", "-i"], home: home, environment: ["PS1": "shell> ", "HISTFILE": nil])
        try terminal.see("shell>")
        return terminal
    }

    func command(_ arguments: [String] = [], _ language: String = "zh", _ today: String = Self.today) -> [String] {
        [Program.huzhu, "demo", "--data", data, "--today", today, "--lang", language] + arguments
    }

    /// The counter line by line, without a terminal, as scripts and screen readers use it.
    func plain(_ lines: [String], today: String = Self.today) throws -> Program.Result {
        try Program.run(
            command(["--plain"], "zh", today), input: lines.map { $0 + "\n" }.joined(), environment: home.environment)
    }

    /// A command on this office's file.
    func run(_ arguments: String..., language: String = "zh") throws -> Program.Result {
        try run(arguments, language: language)
    }

    func run(_ arguments: [String], language: String = "zh") throws -> Program.Result {
        try Program.run(
            [Program.huzhu] + arguments + ["--data", data, "--lang", language], environment: home.environment)
    }

    /// What a command says in JSON.
    func json(_ arguments: String...) throws -> Any {
        let result = try Program.run(
            [Program.huzhu] + arguments + ["--data", data, "--json"], environment: home.environment)
        try #require(result.status == 0, "\(result.err)")
        return try JSONSerialization.jsonObject(with: Data(result.out.utf8))
    }

    func found(_ text: String) throws -> [[String: String]] {
        try #require(try json("find", text) as? [[String: String]])
    }

    func status(_ number: String) throws -> [String: Any] {
        try #require(try json("status", number) as? [String: Any])
    }
}

/// A made-up person of a journey, with an identity number that could be one.
struct Applicant {
    let identity: String
    var name: String
    var phone = "13800001234"
    var employer = "供水"

    /// - Parameter ordinal: keeps apart two people of one birthday; odd for a man, even for a woman.
    init(_ name: String, born: String = "19880615", ordinal: Int = 123) {
        self.name = name
        identity = Self.identity("610302" + born, ordinal)
    }

    /// GB 11643-1999: the check character over the seventeen digits.
    static func identity(_ start: String, _ ordinal: Int) -> String {
        let digits = start + String(ordinal + 1000).suffix(3)
        let weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]
        let sum = zip(digits, weights).reduce(0) { $0 + ($1.0.wholeNumberValue ?? 0) * $1.1 }
        return digits + [Character]("10X98765432")[sum % 11].description
    }

    /// The same with a check character that is not the right one.
    var wrongIdentity: String { identity.dropLast() + (identity.hasSuffix("7") ? "8" : "7") }
}
