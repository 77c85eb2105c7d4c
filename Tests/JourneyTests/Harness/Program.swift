import Foundation

/// The built `huzhu`, and any other program, run to its end.
enum Program {
    /// What a run left behind.
    struct Result {
        let status: Int32
        let out: String
        let err: String
    }

    /// `HUZHU_BINARY`, or the binary beside this test bundle.
    static let huzhu: String = {
        if let given = ProcessInfo.processInfo.environment["HUZHU_BINARY"] { return given }
        let bundle = URL(filePath: "/proc/self/exe").resolvingSymlinksInPath().deletingLastPathComponent()
        return bundle.appending(path: "huzhu").path
    }()

    static var exists: Bool { FileManager.default.isExecutableFile(atPath: huzhu) }

    /// Runs `huzhu` with no terminal, in a home of its own.
    static func huzhu(
        _ arguments: String..., input: String = "", home: Home, environment: [String: String] = [:]
    ) throws -> Result {
        try run([huzhu] + arguments, input: input, environment: home.environment.merging(environment) { $1 })
    }

    /// Runs a program found on PATH, with exactly this environment.
    static func run(_ command: [String], input: String = "", environment: [String: String]) throws -> Result {
        let folder = try Home()
        let files = ["in", "out", "err"].map { folder.url.appending(path: $0) }
        try Data(input.utf8).write(to: files[0])
        let status = try Spawn.run(command, environment: environment, files: files.map(\.path))
        return Result(
            status: status,
            out: String(decoding: try Data(contentsOf: files[1]), as: UTF8.self),
            err: String(decoding: try Data(contentsOf: files[2]), as: UTF8.self))
    }
}

/// An empty home folder for one journey, removed with it.
final class Home: Sendable {
    let url: URL

    init() throws {
        url = FileManager.default.temporaryDirectory.appending(path: "huzhu-journey-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
    }

    deinit { try? FileManager.default.removeItem(at: url) }

    /// Nothing of the person who runs the tests shines through.
    var environment: [String: String] {
        [
            "PATH": ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin:/bin",
            "HOME": url.path, "XDG_DATA_HOME": url.appending(path: "data").path,
            "XDG_CONFIG_HOME": url.appending(path: "config").path, "XDG_STATE_HOME": url.appending(path: "state").path,
            "LANG": "C.UTF-8", "TERM": "xterm-256color", "TZ": "Asia/Shanghai",
        ]
    }
}
