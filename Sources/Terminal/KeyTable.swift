/// The one table of keys; legend, help, palette, linear mode and tests are made from it.
package struct KeyRow: Sendable {
    package let act: Act
    package let key: Key
    package let also: [Key]
    /// Keys that mean the act only where no text is typed (menus, lists).
    package let whereNothingIsTyped: [Key]
}

package enum KeyTable {
    package static let rows: [KeyRow] = [
        row(.help, .f(1), [.alt("1")], ["?", "？"]),
        row(.box, .f(2), [.control("p"), .alt("2")], ["/", "／"]),
        row(.leave, .f(3), [.alt("3")]),
        row(.choices, .f(4), [.alt("4")]),
        row(.refresh, .f(5), [.alt("5")]),
        row(.new, .f(6), [.alt("6")]),
        row(.pageBack, .f(7), [.pageUp, .alt("7")]),
        row(.pageForward, .f(8), [.pageDown, .alt("8")]),
        row(.bringBack, .f(9), [.alt("9")]),
        row(.submit, .f(10), [.alt("0"), .control("s")]),
        row(.details, .f(11), [.alt("-")]),
        row(.back, .f(12), [.escape, .alt("=")]),
        row(.next, .enter, [.tab, .down]),
        row(.previous, .backTab, [.up]),
        row(.same, .control("d"), []),
        row(.undo, .control("z"), []),
        row(.redo, .control("y"), []),
    ]

    private static func row(_ act: Act, _ key: Key, _ also: [Key], _ typed: [Character] = []) -> KeyRow {
        KeyRow(act: act, key: key, also: also, whereNothingIsTyped: typed.map { .character($0) })
    }

    /// The key shown in the legend: "F10".
    package static func name(_ act: Act) -> String {
        rows.first { $0.act == act }?.key.name ?? act.rawValue
    }

    /// Ctrl+G then 1…9 0 - = stands for F1…F12: terminals keep F1, F10 and F11 for themselves.
    package static func functionKey(afterPrefix character: Character) -> Int? {
        switch character {
        case "0": 10
        case "-": 11
        case "=": 12
        default: character.isASCII ? character.wholeNumberValue : nil
        }
    }

    static func act(for key: Key, typing: Bool) -> Act? {
        for row in rows where row.act != .next && row.act != .previous {
            if row.key == key || row.also.contains(key) { return row.act }
            if !typing && row.whereNothingIsTyped.contains(key) { return row.act }
        }
        return nil
    }
}

/// Keys to inputs, with the one state a key table needs: a Ctrl+G that waits for its digit.
package struct KeyResolver: Sendable {
    package private(set) var prefixPending = false
    package init() {}

    /// nil: a prefix, the next key completes it. `typing`: text can be typed where the focus is, so ? and / are text.
    /// Enter, Tab and the arrows stay keys, the widget in focus reads them.
    package mutating func resolve(_ key: Key, typing: Bool) -> Input? {
        if case .resized = key { return .key(key) }
        if prefixPending {
            prefixPending = false
            if case .character(let character) = key,
                let number = KeyTable.functionKey(afterPrefix: Normal.ascii(character))
            {
                return resolve(.f(number), typing: typing)
            }
            if key == .control("g") { return nil }
            return resolve(key, typing: typing)
        }
        if key == .control("g") {
            prefixPending = true
            return nil
        }
        if let act = KeyTable.act(for: key, typing: typing) { return .act(act) }
        if !typing, case .character(let character) = key { return .key(.character(Normal.ascii(character))) }
        return .key(key)
    }
}

/// Full-width forms to ASCII: an input method left on sends １ for 1.
package enum Normal {
    package static func ascii(_ character: Character) -> Character {
        guard let scalar = character.unicodeScalars.first, character.unicodeScalars.count == 1 else { return character }
        if scalar.value == 0x3000 { return " " }
        if scalar.value == 0x3002 { return "." }
        guard (0xFF01...0xFF5E).contains(scalar.value), let ascii = Unicode.Scalar(scalar.value - 0xFEE0) else {
            return character
        }
        return Character(ascii)
    }
    package static func ascii(_ text: String) -> String { String(text.map(ascii)) }
}
