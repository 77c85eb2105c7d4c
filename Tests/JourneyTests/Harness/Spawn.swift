import Foundation

/// Starts a program and waits for its end.
///
/// Not Foundation's Process: it lets descriptors slip into whatever another test starts at the same moment, and a tmux server that
/// got one keeps it open for good, so that the end of the first program is never noticed.
enum Spawn {
    struct CannotStart: Error { let program: String, reason: String }

    /// - Parameter files: paths of standard input, output and error; the latter two are made.
    /// - Returns: the exit status, or 128 + the signal's number.
    static func run(_ command: [String], environment: [String: String], files: [String]) throws -> Int32 {
        let child = try start(command, environment: environment, files: files)
        var status: Int32 = 0
        while waitpid(child, &status, 0) < 0 && errno == EINTR {}
        let signal = status & 0x7F
        return signal == 0 ? status >> 8 & 0xFF : 128 + signal
    }

    /// The same without waiting: whoever starts it waits for its end.
    static func start(_ command: [String], environment: [String: String], files: [String]) throws -> pid_t {
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        posix_spawn_file_actions_addopen(&actions, 0, files[0], O_RDONLY, 0)
        posix_spawn_file_actions_addopen(&actions, 1, files[1], O_WRONLY | O_CREAT | O_TRUNC, 0o600)
        posix_spawn_file_actions_addopen(&actions, 2, files[2], O_WRONLY | O_CREAT | O_TRUNC, 0o600)

        // Swift's worker threads block signals, and a child inherits that: tmux would never hear of an end, a pager of a resize.
        var attributes = posix_spawnattr_t()
        posix_spawnattr_init(&attributes)
        defer { posix_spawnattr_destroy(&attributes) }
        var none = sigset_t()
        sigemptyset(&none)
        posix_spawnattr_setsigmask(&attributes, &none)
        posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETSIGMASK))

        var arguments = command.map { strdup($0) } + [nil]
        var variables = environment.map { strdup("\($0.key)=\($0.value)") } + [nil]
        defer { (arguments + variables).forEach { free($0) } }
        var child: pid_t = 0
        let error = posix_spawnp(&child, command[0], &actions, &attributes, &arguments, &variables)
        guard error == 0 else { throw CannotStart(program: command[0], reason: String(cString: strerror(error))) }
        return child
    }
}
