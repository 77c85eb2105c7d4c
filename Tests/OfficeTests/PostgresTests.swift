import Foundation
import Office
import Testing

/// A throw-away PostgreSQL 15: the shared SQL must be understood by both databases (architecture.md, habit 14).
private struct Cluster {
    private static let binaries = "/usr/lib/postgresql/15/bin"

    static var isInstalled: Bool { FileManager.default.isExecutableFile(atPath: binaries + "/initdb") }

    let folder: String

    /// The server refuses to run as root, so then it runs as the account that Debian made for it.
    init() throws {
        folder = NSTemporaryDirectory() + "pg-" + UUID().uuidString.prefix(8)
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        if getuid() == 0 { try Self.run("/bin/chown", ["postgres", folder], asServer: false) }
        try run("initdb", ["-D", folder + "/data", "-A", "trust", "-E", "UTF8", "--locale=C.UTF-8", "--no-sync"])
        try run(
            "pg_ctl",
            [
                "-D", folder + "/data", "-o", "-k \(folder) -c listen_addresses='' -c fsync=off", "-l",
                folder + "/log", "-w", "start",
            ])
    }

    func stop() {
        _ = try? run("pg_ctl", ["-D", folder + "/data", "-m", "immediate", "stop"])
        try? FileManager.default.removeItem(atPath: folder)
    }

    /// Runs the statements in one session; the text of the first error, or nothing.
    func errors(_ sql: String) throws -> String {
        let file = folder + "/statements.sql"
        try sql.write(toFile: file, atomically: true, encoding: .utf8)
        chmod(file, 0o644)
        return try run(
            "psql", ["-h", folder, "-d", "postgres", "-X", "-q", "-v", "ON_ERROR_STOP=1", "-f", file], mayFail: true)
    }

    @discardableResult
    private func run(_ program: String, _ arguments: [String], mayFail: Bool = false) throws -> String {
        try Self.run(Self.binaries + "/" + program, arguments, asServer: true, mayFail: mayFail)
    }

    /// By posix_spawn: Foundation's Process waits until the last descendant, here the server, has gone.
    @discardableResult
    private static func run(
        _ program: String, _ arguments: [String], asServer: Bool, mayFail: Bool = false
    ) throws -> String {
        let words =
            (asServer && getuid() == 0 ? ["/usr/sbin/runuser", "-u", "postgres", "--"] : []) + [program] + arguments
        let log = NSTemporaryDirectory() + "pg-errors-" + UUID().uuidString
        defer { try? FileManager.default.removeItem(atPath: log) }
        let script = "cd /tmp; exec \"$@\" >/dev/null 2>'\(log)' </dev/null"
        let arguments = ["/bin/sh", "-c", script, "sh"] + words
        var pointers = arguments.map { strdup($0) } + [nil]
        defer { pointers.forEach { free($0) } }
        var process = pid_t()
        try #require(posix_spawn(&process, "/bin/sh", nil, nil, &pointers, environ) == 0)
        var status: Int32 = 0
        while waitpid(process, &status, 0) < 0 && errno == EINTR {}
        let said = try String(contentsOfFile: log, encoding: .utf8)
        if !mayFail { try #require(status == 0, "\(program): \(said)") }
        return status == 0 ? "" : said
    }
}

@Suite struct PostgresTests {
    /// Without a server the test is skipped, but never in CI.
    static var canRun: Bool { Cluster.isInstalled || ProcessInfo.processInfo.environment["CI"] != nil }

    @Test(.enabled(if: canRun))
    func `PostgreSQL takes every migration and prepares every statement`() throws {
        try #require(Cluster.isInstalled, "PostgreSQL 15 is not installed")
        let cluster = try Cluster()
        defer { cluster.stop() }
        let schema = Migration.all.flatMap(\.statements).map { Dialect.postgres.sql($0) + ";" }
        let statements = SQLStatement.all.enumerated().map { place, statement in
            "PREPARE s\(place) AS \(statement.sql.replacing(/\?([0-9]+)/) { "$" + String($0.output.1) });"
        }
        #expect(try cluster.errors((schema + statements).joined(separator: "\n")) == "")
        let wrong = try cluster.errors("PREPARE wrong AS SELECT nothing FROM nowhere;")
        #expect(wrong.contains("nowhere"))
    }

    @Test func `every statement is in the list once, with its own text`() {
        let twice = Dictionary(grouping: SQLStatement.all, by: \.sql).values.filter { $0.count > 1 }
        #expect(twice.isEmpty, "\(twice)")
        #expect(SQLStatement.all.allSatisfy { !$0.sql.contains("OFFSET") && !$0.sql.contains("LIKE") })
    }
}
