/// One line of text with a caret, both counted in characters as people see them.
package struct LineEditor: Sendable, Hashable {
    package private(set) var characters: [Character]
    package private(set) var caret: Int
    /// The most characters held; typing past it does nothing.
    package var limit: Int
    /// The last insertion did not fit whole: the form says so.
    package private(set) var clipped = false
    /// Whether undo keeps what stood here before; a password is kept nowhere.
    package var remembers = true
    private var past: [Snapshot] = []
    private var future: [Snapshot] = []
    private var lastEdit = Edit.none

    private struct Snapshot: Sendable, Hashable {
        var characters: [Character]
        var caret: Int
    }
    private enum Edit: Sendable, Hashable { case none, typing, deleting }

    package init(_ text: String = "", limit: Int = 200) {
        self.limit = limit
        characters = Array(Unshown.strip(text).prefix(limit))
        caret = characters.count
    }

    package var text: String { String(characters) }
    package var isEmpty: Bool { characters.isEmpty }
    package var canUndo: Bool { !past.isEmpty }
    package var canRedo: Bool { !future.isEmpty }

    /// The value as a program sets it: caret to the end; undo goes back to what was typed.
    package mutating func set(_ text: String) {
        let new = Array(Unshown.strip(text).prefix(limit))
        guard new != characters else { return }
        remember(.none)
        characters = new
        caret = new.count
    }

    package mutating func insert(_ text: String) {
        // Re-split what is inserted together with what stands before: a combining mark joins it.
        let clean = Unshown.strip(text)
        clipped = false
        guard !clean.isEmpty else { return }
        let joined = Array(String(characters[..<caret]) + clean)
        let rest = characters[caret...]
        let room = max(0, limit - rest.count)
        clipped = joined.count > room
        guard joined.count <= room || joined.prefix(room).count > caret else { return }
        remember(clean.count == 1 ? .typing : .none)
        let kept = joined.prefix(room)
        characters = Array(kept) + rest
        caret = kept.count
    }

    package mutating func backspace() {
        guard caret > 0 else { return }
        remember(.deleting)
        characters.remove(at: caret - 1)
        caret -= 1
    }

    package mutating func delete() {
        guard caret < characters.count else { return }
        remember(.deleting)
        characters.remove(at: caret)
    }

    package mutating func clear() {
        guard !characters.isEmpty else { return }
        remember(.none)
        characters = []
        caret = 0
    }

    /// Ctrl+U: from the start to the caret.
    package mutating func deleteToStart() {
        guard caret > 0 else { return }
        remember(.none)
        characters.removeFirst(caret)
        caret = 0
    }

    /// Ctrl+W: the word before the caret.
    package mutating func deleteWord() {
        guard caret > 0 else { return }
        remember(.none)
        var start = caret
        while start > 0 && characters[start - 1] == " " { start -= 1 }
        while start > 0 && characters[start - 1] != " " { start -= 1 }
        characters.removeSubrange(start..<caret)
        caret = start
    }

    /// Empty, and nothing to undo.
    package mutating func forget() {
        characters = []
        caret = 0
        past = []
        future = []
        lastEdit = .none
    }

    package mutating func left() { move(to: caret - 1) }
    package mutating func right() { move(to: caret + 1) }
    package mutating func home() { move(to: 0) }
    package mutating func end() { move(to: characters.count) }
    package mutating func move(to place: Int) {
        caret = min(max(0, place), characters.count)
        lastEdit = .none
    }

    /// False when there is nothing to undo.
    @discardableResult package mutating func undo() -> Bool {
        guard let snapshot = past.popLast() else { return false }
        future.append(Snapshot(characters: characters, caret: caret))
        restore(snapshot)
        return true
    }

    @discardableResult package mutating func redo() -> Bool {
        guard let snapshot = future.popLast() else { return false }
        past.append(Snapshot(characters: characters, caret: caret))
        restore(snapshot)
        return true
    }

    private mutating func restore(_ snapshot: Snapshot) {
        characters = snapshot.characters
        caret = snapshot.caret
        lastEdit = .none
    }

    private mutating func remember(_ edit: Edit) {
        guard remembers else { return }
        if edit == .none || edit != lastEdit {
            past.append(Snapshot(characters: characters, caret: caret))
            if past.count > 100 { past.removeFirst() }
        }
        future = []
        lastEdit = edit
    }

    /// True when the key was one of the editor's.
    @discardableResult package mutating func handle(_ key: Key) -> Bool {
        switch key {
        case .character(let character): insert(String(character))
        case .paste(let text): insert(text)
        case .backspace: backspace()
        case .delete: delete()
        case .left: left()
        case .right: right()
        case .home, .control("a"): home()
        case .end, .control("e"): end()
        case .control("u"): deleteToStart()
        case .control("w"): deleteWord()
        default: return false
        }
        return true
    }

    /// The part of the text seen in `cells`, scrolled so that the caret is in it, and the caret's column in that part.
    package func window(cells: Int, policy: WidthPolicy, secret: Bool = false) -> (text: String, caretColumn: Int) {
        let shown: [Character] = secret ? Array(repeating: "*", count: characters.count) : characters
        let widths = shown.map { policy.width(of: $0) }
        var start = 0
        var column = widths[..<caret].reduce(0, +)
        while column >= cells && start < caret {
            column -= widths[start]
            start += 1
        }
        var text = ""
        var used = 0
        for index in start..<shown.count {
            used += widths[index]
            if used > cells { break }
            text.append(shown[index])
        }
        return (text, column)
    }
}
