/// One key as the terminal sends it, before any meaning.
package enum Key: Hashable, Sendable {
    case character(Character)
    case f(Int)
    case enter, tab, backTab
    case up, down, left, right
    case pageUp, pageDown, home, end
    case backspace, delete, insert, escape
    /// The letter is lower case: `.control("g")`.
    case control(Character)
    case alt(Character)
    case paste(String)
    case resized(Size)
    case unknown(String)

    /// The name shown to people: "F10", "Ctrl+Z", "↑" as "Up".
    package var name: String {
        switch self {
        case .character(" "): "Space"
        case .character(let character): String(character).uppercased()
        case .f(let number): "F\(number)"
        case .enter: "Enter"
        case .tab: "Tab"
        case .backTab: "Shift+Tab"
        case .up: "Up"
        case .down: "Down"
        case .left: "Left"
        case .right: "Right"
        case .pageUp: "PgUp"
        case .pageDown: "PgDn"
        case .home: "Home"
        case .end: "End"
        case .backspace: "Backspace"
        case .delete: "Del"
        case .insert: "Ins"
        case .escape: "Esc"
        case .control(let character): "Ctrl+" + String(character).uppercased()
        case .alt(let character): "Alt+" + String(character).uppercased()
        case .paste: "Paste"
        case .resized: "Resize"
        case .unknown(let text): text
        }
    }
}

/// What a key means anywhere in the program.
package enum Act: String, CaseIterable, Sendable, Hashable {
    case help, box, leave, choices, refresh, new, pageBack, pageForward, bringBack, submit, details, back
    case next, previous, same, undo, redo
}

/// A key after the key table: an act, or a key that only the widget in focus can read.
package enum Input: Hashable, Sendable {
    case act(Act)
    case key(Key)
}
