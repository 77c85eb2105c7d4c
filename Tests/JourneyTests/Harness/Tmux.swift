import Foundation
import Synchronization
import Testing

/// A program in a real terminal of its own, driven and read as a person would.
///
/// Nothing here sleeps for a fixed time: what is expected is looked for until a deadline.
final class Tmux {
    struct NotSeen: Error { let text: String }

    private static let count = Mutex(0)
    private let socket: String
    let home: Home

    /// - Parameters:
    ///   - command: the program and its arguments, started without a shell.
    ///   - environment: on top of `home.environment`; nil takes a variable away.
    init(
        _ command: [String], columns: Int = 80, rows: Int = 24, home: Home? = nil, environment: [String: String?] = [:]
    ) throws {
        let number = Self.count.withLock { count in
            count += 1
            return count
        }
        socket = "huzhu-test-\(ProcessInfo.processInfo.processIdentifier)-\(number)"
        self.home = try home ?? Home()
        var variables: [String: String] = self.home.environment
        for (name, value) in environment { variables[name] = value }
        let assignments = variables.sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value)" }
        try tmux(
            ["start-server", ";", "set", "-g", "status", "off", ";", "set", "-g", "remain-on-exit", "on", ";"]
                // Without this tmux scrolls the last screen up to say that the program is dead.
                + ["set", "-g", "remain-on-exit-format", "", ";"]
                + ["set", "-s", "escape-time", "0", ";", "set", "-g", "history-limit", "200", ";"]
                + ["new-session", "-d", "-x", "\(columns)", "-y", "\(rows)", "--", "/usr/bin/env", "-i"]
                + assignments + command)
    }

    deinit { close() }

    /// The terminal goes away, as a window that is closed or a line that breaks.
    func close() { _ = try? tmux(["kill-server"]) }

    // MARK: Acting

    /// Types text as it stands.
    func type(_ text: String) throws { try tmux(["send-keys", "-l", "--", text]) }

    /// Presses keys by tmux's names: `F10`, `Enter`, `BTab`, `Up`, `C-g`, `M-1`, `Escape`.
    func press(_ keys: String...) throws { try tmux(["send-keys", "--"] + keys) }

    /// Pastes as a terminal does, in brackets if the program asked for them.
    func paste(_ text: String) throws {
        // Through a file: a command of tmux holds 16 kB at most.
        let file = home.url.appending(path: "paste")
        try Data(text.utf8).write(to: file)
        try tmux(["load-buffer", file.path, ";", "paste-buffer", "-p", "-d"])
        try FileManager.default.removeItem(at: file)
    }

    func resize(columns: Int, rows: Int) throws {
        try tmux(["resize-window", "-x", "\(columns)", "-y", "\(rows)"])
    }

    /// Sends the program itself a signal, by its number.
    func kill(_ signal: Int32) throws { _ = Foundation.kill(try processIdentifier, signal) }

    // MARK: Reading

    var screen: String { get throws { try tmux(["capture-pane", "-p"]) } }
    /// Without the title row, whose clock goes on.
    var body: ArraySlice<Substring> { get throws { try lines.dropFirst() } }
    /// The colours that the screen sets, as SGR parameters.
    var colours: Set<String> {
        get throws {
            let sequences = try tmux(["capture-pane", "-p", "-e"]).matches(of: /\u{1B}\[([0-9;]*)m/)
            let parameters = Set(sequences.flatMap { $0.output.1.split(separator: ";").map(String.init) })
            return parameters.subtracting(["0", "1", "2", "4", "7", "39", "49"])
        }
    }
    var lines: [Substring] { get throws { try screen.split(separator: "\n", omittingEmptySubsequences: false) } }
    /// Where the hardware cursor stands, from 0.
    var cursor: (row: Int, column: Int) {
        get throws {
            let place = try ask("#{cursor_y} #{cursor_x}").split(separator: " ").compactMap { Int($0) }
            return place.count == 2 ? (place[0], place[1]) : (-1, -1)
        }
    }
    /// What the program has made of the terminal's title.
    var title: String { get throws { try ask("#{pane_title}") } }
    var processIdentifier: Int32 { get throws { Int32(try ask("#{pane_pid}")) ?? -1 } }
    /// The exit status, 128 + the signal's number, or nil while it runs.
    var exitStatus: Int32? {
        get throws {
            let answer = try ask("#{pane_dead} #{pane_dead_status} #{pane_dead_signal}")
                .split(separator: " ", omittingEmptySubsequences: false)
            guard answer.first == "1", answer.count == 3 else { return nil }
            if let status = Int32(answer[1]) ?? Int32(answer[2]).map({ 128 + $0 }) { return status }
            // tmux 3.3a can miss the signal that its child has ended; the end of another child makes it look.
            try tmux(["run-shell", "-b", "true"])
            return nil
        }
    }

    // MARK: Expecting

    /// Waits until the screen shows a text; else fails with what it shows, and throws, since the rest makes no sense.
    func see(_ text: String, within seconds: Double = 5, at place: SourceLocation = #_sourceLocation) throws {
        try see(text, within: seconds, at: place) { $0.contains(text) }
    }

    /// Waits until the screen does not show a text.
    func dontSee(_ text: String, within seconds: Double = 5, at place: SourceLocation = #_sourceLocation) throws {
        try see("no \(text)", within: seconds, at: place) { !$0.contains(text) }
    }

    /// Waits until the screen is as it should be; `what` names it in the failure.
    func see(
        _ what: String, within seconds: Double = 5, at place: SourceLocation = #_sourceLocation,
        where holds: (String) throws -> Bool
    ) throws {
        var last = ""
        let found = try until(seconds) {
            last = try screen
            return try holds(last)
        }
        if found { return }
        Issue.record("not seen in \(seconds) s: \(what)\n\(last)", sourceLocation: place)
        throw NotSeen(text: what)
    }

    /// Waits until the program has ended, and returns its exit status.
    @discardableResult
    func seeItEnd(within seconds: Double = 5, at place: SourceLocation = #_sourceLocation) throws -> Int32 {
        var status: Int32?
        let ended = try until(seconds) {
            status = try exitStatus
            return status != nil
        }
        if ended, let status { return status }
        Issue.record("still running after \(seconds) s\n\(try screen)", sourceLocation: place)
        throw NotSeen(text: "the end")
    }

    // MARK: tmux

    private func until(_ seconds: Double, _ holds: () throws -> Bool) throws -> Bool {
        let deadline = ContinuousClock.now + .seconds(seconds)
        while true {
            if try holds() { return true }
            if ContinuousClock.now > deadline { return false }
            usleep(10_000)
        }
    }

    private func ask(_ format: String) throws -> String {
        try tmux(["display-message", "-p", format]).trimmingCharacters(in: .newlines)
    }

    @discardableResult
    private func tmux(_ arguments: [String]) throws -> String {
        let result = try Program.run(
            ["tmux", "-u", "-L", socket, "-f", "/dev/null"] + arguments,
            environment: home.environment.merging(["TMUX_TMPDIR": NSTemporaryDirectory()]) { $1 })
        guard result.status == 0 else { throw NotSeen(text: "tmux \(arguments.first ?? ""): \(result.err)") }
        return result.out
    }
}
