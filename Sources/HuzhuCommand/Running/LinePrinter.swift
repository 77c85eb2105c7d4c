import Foundation
import MutualAid

/// The printing system of the machine, by its commands `lp` and `lpstat`.
enum LinePrinter {
    /// Longer than this it is told that the printer didn't take it.
    private static let patience: TimeInterval = 15

    /// The printers that can be chosen; none where there is no printing system.
    static func names() -> [String] {
        guard let answer = run(["lpstat", "-e"], for: 5), answer.status == 0 else { return [] }
        return answer.said.split(separator: "\n").map { String($0.prefix { $0 != " " }) }.filter { !$0.isEmpty }
    }

    /// Hands a file to a printer; `nil` when it was taken, else what the printing system said.
    static func send(_ file: String, title: String, to printer: String?, _ language: Language) -> String? {
        let chosen = printer.map { ["-d", $0] } ?? []
        guard let answer = run(["lp"] + chosen + ["-t", title, "--", file], for: patience) else {
            return language == .zh ? "没有 lp 命令" : "there is no command lp"
        }
        guard answer.status != 0 else { return nil }
        if answer.isTimeOut { return language == .zh ? "等了 15 秒没有回音" : "no answer in 15 seconds" }
        let said = answer.said.split(separator: "\n").last.map(String.init) ?? ""
        return String(said.filter { !$0.isNewline }.prefix(60))
    }

    private struct Answer {
        let status: Int32
        let said: String
        var isTimeOut = false
    }

    /// Not Foundation's Process, which waits for the last descendant and lets descriptors slip. `nil` where the program isn't
    /// there.
    private static func run(_ words: [String], for seconds: TimeInterval) -> Answer? {
        let said = NSTemporaryDirectory() + "huzhu-lp-" + UUID().uuidString
        defer { unlink(said) }
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0)
        posix_spawn_file_actions_addopen(&actions, 1, said, O_WRONLY | O_CREAT | O_EXCL, 0o600)
        posix_spawn_file_actions_adddup2(&actions, 1, 2)
        var attributes = posix_spawnattr_t()
        posix_spawnattr_init(&attributes)
        defer { posix_spawnattr_destroy(&attributes) }
        // A worker's thread may block signals, and a child inherits that.
        var none = sigset_t()
        sigemptyset(&none)
        posix_spawnattr_setsigmask(&attributes, &none)
        posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETSIGMASK))
        // Titles are Chinese: lp reads its words in the locale's encoding.
        let environment = ProcessInfo.processInfo.environment.merging(["LC_ALL": "C.UTF-8"]) { $1 }
        var arguments = words.map { strdup($0) } + [nil]
        var variables = environment.map { strdup("\($0.key)=\($0.value)") } + [nil]
        defer { (arguments + variables).forEach { free($0) } }
        var child: pid_t = 0
        guard posix_spawnp(&child, words[0], &actions, &attributes, &arguments, &variables) == 0 else { return nil }
        let deadline = Date(timeIntervalSinceNow: seconds)
        var status: Int32 = 0
        while true {
            let ended = waitpid(child, &status, WNOHANG)
            if ended == child { break }
            if ended < 0, errno != EINTR { break }
            if Date() > deadline {
                kill(child, SIGKILL)
                while waitpid(child, &status, 0) < 0, errno == EINTR {}
                return Answer(status: 128, said: "", isTimeOut: true)
            }
            usleep(5_000)
        }
        let text = (try? Data(contentsOf: URL(fileURLWithPath: said))).map { String(decoding: $0, as: UTF8.self) } ?? ""
        return Answer(status: status & 0x7F == 0 ? status >> 8 & 0xFF : 128, said: text)
    }
}
