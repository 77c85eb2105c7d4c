internal import CTerminal
package import Terminal

/// Makes keys out of what ncurses reads: scalars, its own key codes, and the sequences it does not know.
///
/// Sequences follow ECMA-48 (CSI, SS3); an unknown one becomes one `.unknown` key, never text in a field.
package struct KeyDecoder: Sendable {
    private enum State: Sendable {
        case ground
        case escape
        case sequence(String)
        case single
        case paste
    }

    /// More than this of one paste is dropped: a whole file pasted by mistake must not stop the program.
    package static let pasteLimit = 100_000

    private var state = State.ground
    /// A character that a following combining mark or variation selector may still join.
    private var unfinished: Character?
    private var pasted = String.UnicodeScalarView()
    private var pastedCount = 0
    /// Inside a paste: a line feed now is the second half of one line's end.
    private var afterReturn = false
    private var size: @Sendable () -> Size

    /// `size` is asked when the terminal says that it was resized.
    package init(size: @escaping @Sendable () -> Size) { self.size = size }

    package var isPasting: Bool { if case .paste = state { true } else { false } }

    /// Takes one result of `ct_read`.
    package mutating func take(_ code: Int32, into keys: inout [Key]) {
        switch state {
        case .ground: ground(code, &keys)
        case .escape: escape(code, &keys)
        case .sequence(let text): sequence(text, code, &keys)
        case .single: single(code, &keys)
        case .paste: paste(code, &keys)
        }
    }

    /// Nothing more is waiting: what was begun is taken for what it is by now. A paste stays open.
    package mutating func quiet(into keys: inout [Key]) {
        switch state {
        case .ground: finish(&keys)
        case .escape: keys.append(.escape)
        case .sequence(let text): keys.append(text.isEmpty ? .alt("[") : .unknown("Esc [" + text))
        case .single: keys.append(.alt("O"))
        case .paste: return
        }
        state = .ground
    }

    /// Ends a paste whose end never came.
    package mutating func endPaste(into keys: inout [Key]) {
        guard isPasting else { return }
        state = .ground
        keys.append(.paste(String(pasted)))
        pasted = String.UnicodeScalarView()
    }

    // MARK: Plain keys

    private mutating func finish(_ keys: inout [Key]) {
        guard let character = unfinished else { return }
        unfinished = nil
        keys.append(.character(character))
    }

    private mutating func ground(_ code: Int32, _ keys: inout [Key]) {
        guard code < CT_FIRST_KEY else {
            finish(&keys)
            named(code, &keys)
            return
        }
        guard let scalar = Unicode.Scalar(UInt32(bitPattern: code)) else { return }
        if scalar.value >= 0x20, scalar.value != 0x7F {
            text(scalar, &keys)
            return
        }
        finish(&keys)
        if scalar.value == 27 { state = .escape } else { keys.append(Self.control(scalar.value)) }
    }

    private mutating func text(_ scalar: Unicode.Scalar, _ keys: inout [Key]) {
        // C1 controls: nothing types them, and shown they would move about.
        if (0x80..<0xA0).contains(scalar.value) { return }
        // Below U+0300 nothing joins what stands before it.
        if scalar.value >= 0x300, let character = unfinished {
            let joined = String(character) + String(Character(scalar))
            if joined.count == 1 {
                unfinished = Character(joined)
                return
            }
        }
        finish(&keys)
        unfinished = Character(scalar)
    }

    private static func control(_ value: UInt32) -> Key {
        switch value {
        case 8, 127: .backspace
        case 9: .tab
        case 10, 13: .enter
        case 0: .control(" ")
        case 1...26: .control(Character(Unicode.Scalar(UInt8(value + 0x60))))
        default: .control(Character(Unicode.Scalar(UInt8(value + 0x40))))
        }
    }

    private mutating func named(_ code: Int32, _ keys: inout [Key]) {
        switch Int(code) {
        case Int(CT_KEY_PASTE_BEGIN):
            state = .paste
            pasted = String.UnicodeScalarView()
            pastedCount = 0
            afterReturn = false
        case Int(CT_KEY_PASTE_END): break
        case Int(CT_KEY_RESIZED): keys.append(.resized(size()))
        default: keys.append(Self.key(code))
        }
    }

    private static func key(_ code: Int32) -> Key {
        switch Int(code) {
        case Int(CT_KEY_UP): .up
        case Int(CT_KEY_DOWN): .down
        case Int(CT_KEY_LEFT): .left
        case Int(CT_KEY_RIGHT): .right
        case Int(CT_KEY_HOME): .home
        case Int(CT_KEY_END): .end
        case Int(CT_KEY_PAGE_UP): .pageUp
        case Int(CT_KEY_PAGE_DOWN): .pageDown
        case Int(CT_KEY_INSERT): .insert
        case Int(CT_KEY_DELETE): .delete
        case Int(CT_KEY_BACKSPACE): .backspace
        case Int(CT_KEY_ENTER): .enter
        case Int(CT_KEY_BACK_TAB): .backTab
        case Int(CT_KEY_F0) + 1...Int(CT_KEY_F0) + 12: .f(Int(code) - Int(CT_KEY_F0))
        // ncurses counts Shift+F1 as F13 and so on, twelve to a modifier.
        case Int(CT_KEY_F0) + 13...Int(CT_KEY_F0) + 24: .unknown("Shift+F\(Int(code) - Int(CT_KEY_F0) - 12)")
        default: .unknown("?")
        }
    }

    // MARK: After Escape

    private mutating func escape(_ code: Int32, _ keys: inout [Key]) {
        state = .ground
        switch code {
        case 0x5B: state = .sequence("")
        case 0x4F: state = .single
        case 27:
            keys.append(.escape)
            state = .escape
        case 0x20..<0x7F, 0xA0..<Int32(CT_FIRST_KEY):
            if let scalar = Unicode.Scalar(UInt32(code)) { keys.append(.alt(Character(scalar))) }
        default:
            // Esc typed ahead of a key: two keys.
            keys.append(.escape)
            ground(code, &keys)
        }
    }

    private mutating func sequence(_ text: String, _ code: Int32, _ keys: inout [Key]) {
        guard (0x20...0x7E).contains(code), text.utf8.count < 32 else {
            state = .ground
            keys.append(.unknown("Esc [" + text))
            ground(code, &keys)
            return
        }
        let character = Character(Unicode.Scalar(UInt8(code)))
        if code < 0x40 {
            state = .sequence(text + String(character))
            return
        }
        state = .ground
        if let key = Self.key(parameters: text, final: character) { keys.append(key) }
    }

    /// nil: nobody pressed anything (a late answer to a question).
    private static func key(parameters: String, final: Character) -> Key? {
        let numbers = parameters.split(separator: ";", omittingEmptySubsequences: false).map { Int($0) ?? 0 }
        let first = numbers.first ?? 0
        let modifier = numbers.count > 1 ? numbers[1] : 1
        if final == "u" { return extended(first, modifier, parameters) }
        if final == "R" && numbers.count == 2 { return nil }
        // Shift alone (2) is taken for the plain key: Shift+↓ means nothing else here.
        guard modifier <= 2 else { return .unknown("Esc [" + parameters + String(final)) }
        switch final {
        case "A": return .up
        case "B": return .down
        case "C": return .right
        case "D": return .left
        case "H": return .home
        case "F": return .end
        case "Z": return .backTab
        case "~": return Self.tilde[first] ?? .unknown("Esc [" + parameters + "~")
        default: return .unknown("Esc [" + parameters + String(final))
        }
    }

    /// DEC's editing and function keys, with xterm's Home and End.
    private static let tilde: [Int: Key] = [
        1: .home, 7: .home, 4: .end, 8: .end, 2: .insert, 3: .delete, 5: .pageUp, 6: .pageDown,
        11: .f(1), 12: .f(2), 13: .f(3), 14: .f(4), 15: .f(5), 17: .f(6), 18: .f(7), 19: .f(8), 20: .f(9), 21: .f(10),
        23: .f(11), 24: .f(12),
    ]

    /// CSI code ; modifier u: some emulators send it for keys that have no code of their own.
    private static func extended(_ value: Int, _ modifier: Int, _ parameters: String) -> Key {
        let unknown = Key.unknown("Esc [" + parameters + "u")
        // A C1 control named by its number is none the less one.
        guard value > 0, !(0x80..<0xA0).contains(value), let scalar = Unicode.Scalar(UInt32(clamping: value)) else {
            return unknown
        }
        let character = Character(scalar)
        switch (value, modifier) {
        case (27, _): return .escape
        case (9, 2): return .backTab
        case (8, _), (9, _), (10, _), (13, _), (127, _): return control(UInt32(value))
        case (0x20..., 1), (0x20..., 2): return .character(character)
        case (0x20..., 3): return .alt(character)
        case (0x20..., 5): return .control(character)
        default: return unknown
        }
    }

    /// SS3: the number pad and F1 to F4 of a VT in application mode.
    private mutating func single(_ code: Int32, _ keys: inout [Key]) {
        state = .ground
        guard code < 0x7F, let character = Unicode.Scalar(UInt32(code)).map(Character.init) else {
            keys.append(.alt("O"))
            ground(code, &keys)
            return
        }
        if let key = Self.pad[character] {
            keys.append(key)
        } else if ("j"..."y").contains(character), code >= 0x6A {
            keys.append(.character(Character(Unicode.Scalar(UInt8(code - 0x40)))))
        } else {
            keys.append(.unknown("Esc O" + String(character)))
        }
    }

    private static let pad: [Character: Key] = [
        "A": .up, "B": .down, "C": .right, "D": .left, "H": .home, "F": .end, "P": .f(1), "Q": .f(2), "R": .f(3),
        "S": .f(4), "M": .enter, "X": .character("="),
    ]

    // MARK: Paste

    private mutating func paste(_ code: Int32, _ keys: inout [Key]) {
        if code == CT_KEY_PASTE_END {
            endPaste(into: &keys)
            return
        }
        guard pastedCount < Self.pasteLimit || code >= CT_FIRST_KEY else { return }
        let wasReturn = afterReturn
        afterReturn = code == 13
        pastedCount += 1
        switch code {
        case 13: pasted.append("\n")
        case 10 where wasReturn: break
        case 27: break
        case Int32(CT_KEY_RESIZED): keys.append(.resized(size()))
        default:
            guard code < CT_FIRST_KEY, let scalar = Unicode.Scalar(UInt32(bitPattern: code)) else { return }
            pasted.append(scalar)
        }
    }
}
