/// Something the box found: a person, a number or a command.
package struct BoxItem: Sendable, Hashable {
    package var id: String
    /// What kind of thing: 会员, 理赔, 命令.
    package var kind: String
    package var label: String
    package var detail: String
    /// The key of a command.
    package var key: String
    package var barred: String?
    package init(
        id: String, kind: String, label: String, detail: String = "", key: String = "", barred: String? = nil
    ) {
        self.id = id
        self.kind = kind
        self.label = label
        self.detail = detail
        self.key = key
        self.barred = barred
    }
}

package enum BoxEvent: Sendable, Hashable { case moved, query(String), picked(BoxItem), closed, wrongKey(String) }

/// F2: one line to type whatever is known, and what it found.
package struct Box: Sendable, Hashable {
    package var editor: LineEditor
    package private(set) var items: [BoxItem] = []
    package private(set) var selected = 0
    package var waiting = false
    /// Stands at the foot: that there is more, or what to do where nothing was found.
    package var note = ""
    package var words: Wording
    package init(_ text: String = "", words: Wording = .zh) {
        editor = LineEditor(text, limit: 60)
        self.words = words
    }

    package mutating func show(_ items: [BoxItem]) {
        self.items = items
        waiting = false
        selected = min(selected, max(0, items.count - 1))
    }

    package mutating func handle(_ input: Input) -> BoxEvent {
        switch input {
        case .act(.back), .act(.leave), .act(.box): return .closed
        case .key(.up), .key(.backTab): selected = max(0, selected - 1)
        case .key(.down), .key(.tab): selected = min(selected + 1, max(0, items.count - 1))
        case .act(.pageBack): selected = max(0, selected - 9)
        case .act(.pageForward): selected = min(selected + 9, max(0, items.count - 1))
        case .key(.enter), .act(.submit):
            guard items.indices.contains(selected) else { return .wrongKey(waiting ? words.waiting : words.noMatch) }
            if let barred = items[selected].barred { return .wrongKey(barred) }
            return .picked(items[selected])
        case .act(.undo): return editor.undo() ? asked() : .wrongKey(words.nothingToUndo)
        case .act(.redo): return editor.redo() ? asked() : .wrongKey(words.nothingToRedo)
        case .key(let key):
            let before = editor.text
            guard editor.handle(key) else { return .wrongKey(words.notHere) }
            return editor.text == before ? .moved : asked()
        case .act: return .wrongKey(words.notHere)
        }
        return .moved
    }

    private mutating func asked() -> BoxEvent {
        selected = 0
        return .query(editor.text)
    }
}
