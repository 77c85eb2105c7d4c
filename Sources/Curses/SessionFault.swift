internal import CTerminal

/// Why no terminal session can be opened.
package enum SessionFault: Error, Hashable, Sendable, CaseIterable {
    case notATerminal
    case unknownTerminal
    case noAddressing
    case noUTF8
    case failed

    /// nil: it was opened.
    init?(code: Int) {
        switch code {
        case Int(CT_OPENED): return nil
        case Int(CT_NOT_A_TERMINAL): self = .notATerminal
        case Int(CT_UNKNOWN_TERMINAL): self = .unknownTerminal
        case Int(CT_NO_ADDRESSING): self = .noAddressing
        case Int(CT_NO_UTF8): self = .noUTF8
        default: self = .failed
        }
    }

    /// What happened, and what to do next.
    /// - Parameter terminal: the value of TERM, if there is one.
    package func sentences(terminal: String?, chinese: Bool) -> (what: String, todo: String) {
        let name = terminal.flatMap { $0.isEmpty ? nil : $0 }
        let plain = chinese ? "加上 --plain 用逐行问答的方式。" : "Use --plain for questions line by line."
        switch (self, chinese) {
        case (.notATerminal, true): return ("输入或输出不是终端。", plain)
        case (.notATerminal, false): return ("Input or output is not a terminal.", plain)
        case (.unknownTerminal, true):
            return (
                name.map { "不认识终端类型 \($0)（TERM）。" } ?? "没有设置终端类型（TERM）。",
                "请设为 xterm-256color 之类，或" + plain
            )
        case (.unknownTerminal, false):
            return (
                name.map { "The terminal type \($0) (TERM) is not known." }
                    ?? "TERM does not name the terminal's type.",
                "Set it, for instance to xterm-256color. " + plain
            )
        case (.noAddressing, true): return ("终端 \(name ?? "") 不能在屏幕上定位光标。", plain)
        case (.noAddressing, false): return ("The terminal \(name ?? "") cannot place its cursor.", plain)
        case (.noUTF8, true): return ("系统没有 UTF-8 的语言环境，中文无法显示。", "请安装 C.UTF-8，或" + plain)
        case (.noUTF8, false):
            return ("The system has no UTF-8 locale, Chinese cannot be shown.", "Install C.UTF-8. " + plain)
        case (.failed, true): return ("终端打不开。", plain)
        case (.failed, false): return ("The terminal cannot be opened.", plain)
        }
    }
}
