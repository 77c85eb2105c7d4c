import Testing

/// Keys pressed as a handler presses them, counted: every key but the characters of a value. Digits that tick, choose or open count,
/// and so does Enter between fields.
final class CountedKeys {
    let terminal: Tmux
    private(set) var count = 0

    init(_ terminal: Tmux) { self.terminal = terminal }

    /// Keys by tmux's names; each is pressed once the text after it is awaited by the caller.
    func press(_ keys: String...) throws {
        for key in keys {
            count += 1
            try terminal.press(key)
        }
    }

    /// Digits and letters that are commands, ticks or choices.
    func choose(_ keys: String) throws {
        count += keys.count
        try terminal.type(keys)
    }

    /// The characters of a value, which are data, and Enter behind it.
    func value(_ text: String) throws {
        try terminal.type(text)
        try press("Enter")
    }

    func startAgain() { count = 0 }
}
