package struct MenuItem: Sendable, Hashable {
    /// "1" … "9", "0".
    package var digit: Int
    package var label: String
    package var hint: String
    /// Pinyin initials or first letters that pick it, lower case: "hycb".
    package var letters: String
    package var barred: String?
    package init(_ digit: Int, _ label: String, hint: String = "", letters: String = "", barred: String? = nil) {
        self.digit = digit
        self.label = label
        self.hint = hint
        self.letters = letters
        self.barred = barred
    }
}

package enum MenuEvent: Sendable, Hashable {
    case moved
    /// The index of the item.
    case picked(Int)
    /// A character that is no digit and no initial: the main menu opens the box with it.
    case typed(Character)
    case wrongKey(String)
}

/// Numbered items: digits first, then initials, then arrows and Enter.
package struct Menu: Sendable, Hashable {
    package var items: [MenuItem]
    package var selected: Int
    package var words: Wording
    /// The main menu: every letter and Han character opens the box.
    package var lettersOpenBox: Bool
    package init(_ items: [MenuItem], selected: Int = 0, lettersOpenBox: Bool = false, words: Wording = .zh) {
        self.items = items
        self.selected = selected
        self.lettersOpenBox = lettersOpenBox
        self.words = words
    }

    package mutating func handle(_ input: Input) -> MenuEvent? {
        switch input {
        case .key(.up), .key(.backTab), .act(.previous): return move(-1)
        case .key(.down), .key(.tab), .act(.next): return move(1)
        case .key(.home): return move(-items.count)
        case .key(.end): return move(items.count)
        case .key(.enter): return pick(selected)
        case .key(.character(let typed)):
            let character = Normal.ascii(typed)
            if let digit = character.wholeNumberValue, character.isASCII {
                guard let index = items.firstIndex(where: { $0.digit == digit }) else {
                    return .wrongKey(words.noSuchNumber)
                }
                selected = index
                return pick(index)
            }
            if lettersOpenBox { return character == " " ? nil : .typed(typed) }
            guard character.isASCII else { return .wrongKey(words.imeHint) }
            let letter = String(character).lowercased()
            guard let index = items.firstIndex(where: { $0.letters.hasPrefix(letter) }) else {
                return .wrongKey(words.noSuchNumber)
            }
            selected = index
            return pick(index)
        default: return nil
        }
    }

    private mutating func move(_ step: Int) -> MenuEvent {
        selected = min(max(0, selected + step), max(0, items.count - 1))
        return .moved
    }
    private func pick(_ index: Int) -> MenuEvent? {
        guard items.indices.contains(index) else { return nil }
        if let barred = items[index].barred { return .wrongKey(barred) }
        return .picked(index)
    }
}
