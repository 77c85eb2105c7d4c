import Foundation
import MutualAid
import Office

/// Who a command says it is: `--as`, and a password from the file that HUZHU_PASSWORD_FILE names, or from the terminal.
struct Credentials: Sendable {
    let name: String?
    let language: Language

    /// A file and a name: a program that runs unattended can sign in.
    var isUnattended: Bool { name != nil && Self.file != nil }

    private static var file: String? {
        ProcessInfo.processInfo.environment["HUZHU_PASSWORD_FILE"].flatMap { $0.isEmpty ? nil : $0 }
    }

    func signedInName() throws -> String {
        guard let name else { throw Refusal(OfficeFault.account(.nameMissing), status: 2) }
        return name
    }

    func password() throws -> Secret {
        if let file = Self.file { return try Self.read(file) }
        return try ask(language == .zh ? "\(name ?? "")的密码：" : "Password of \(name ?? ""): ")
    }

    /// A new password: typed twice, or once from the file.
    func newPassword() throws -> (Secret, again: Secret?) {
        if let file = Self.file { return (try Self.read(file), nil) }
        let first = try ask(language == .zh ? "新密码（至少 10 个字符）：" : "New password (10 characters or more): ")
        return (first, try ask(language == .zh ? "再打一次：" : "Again: "))
    }

    /// The first line of a file that only its owner can read.
    private static func read(_ path: String) throws -> Secret {
        let file = open(path, O_RDONLY | O_CLOEXEC)
        guard file >= 0 else { throw Refusal(OfficeFault.account(.passwordFileMissing(path: path))) }
        defer { close(file) }
        var status = stat()
        guard fstat(file, &status) == 0, status.st_mode & S_IFMT == S_IFREG else {
            throw Refusal(OfficeFault.account(.passwordFileMissing(path: path)))
        }
        guard status.st_mode & 0o077 == 0, status.st_uid == geteuid() else {
            throw Refusal(OfficeFault.account(.passwordFileOpen(path: path)))
        }
        var bytes = [UInt8](repeating: 0, count: 4096)
        let count = Foundation.read(file, &bytes, bytes.count)
        let line = bytes.prefix(max(0, count)).prefix { $0 != 10 && $0 != 13 }
        guard let text = String(validating: line, as: UTF8.self), !text.isEmpty else {
            throw Refusal(OfficeFault.account(.passwordFileMissing(path: path)))
        }
        return Secret(text)
    }

    private func ask(_ prompt: String) throws -> Secret {
        guard let text = SilentLine.read(prompt), !text.isEmpty else {
            throw Refusal(OfficeFault.account(.passwordMissing), status: 2)
        }
        return Secret(text)
    }
}

/// Reads a line from the terminal without showing it, and always turns its echo on again.
enum SilentLine {
    /// `nil` without a terminal, at the end of input, or at Ctrl+C.
    static func read(_ prompt: String) -> String? {
        let terminal = open("/dev/tty", O_RDWR | O_CLOEXEC)
        guard terminal >= 0 else { return nil }
        defer { close(terminal) }
        var before = termios()
        guard tcgetattr(terminal, &before) == 0 else { return nil }
        var silent = before
        // Ctrl+C comes as a character, so that no signal leaves the terminal without an echo.
        silent.c_lflag &= ~tcflag_t(ECHO | ISIG)
        guard tcsetattr(terminal, TCSAFLUSH, &silent) == 0 else { return nil }
        defer { tcsetattr(terminal, TCSAFLUSH, &before) }
        say(prompt, terminal)
        var bytes: [UInt8] = []
        var byte: UInt8 = 0
        var count = 0
        while bytes.count < 4096 {
            count = Foundation.read(terminal, &byte, 1)
            guard count == 1, byte != 10, byte != 13 else { break }
            bytes.append(byte)
        }
        say("\n", terminal)
        guard count == 1, !bytes.contains(3) else { return nil }
        return String(validating: bytes, as: UTF8.self)
    }

    private static func say(_ text: String, _ terminal: Int32) {
        let bytes = Array(text.utf8)
        _ = write(terminal, bytes, bytes.count)
    }
}
