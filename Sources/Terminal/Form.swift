/// What a form tells its screen after a key.
package enum FormEvent: Sendable, Hashable {
    case changed(String)
    /// The field was left with its value changed or incomplete: check it, normalise it. Never sent on the way back.
    case left(String)
    /// Focus is now here.
    case entered(String)
    case submit
    /// F4 on a field whose options are not there yet: fetch and give them with `setOptions`.
    case wantsChoices(String)
    /// A find field's text changed: fetch what matches and give it with `setOptions`.
    case query(String, text: String)
    /// Ctrl+D: same as in the last record.
    case wantsSame(String)
    /// The key does nothing here; the sentence says why, for the message row.
    case wrongKey(String)
}

/// Fields, a focus, and perhaps an open list of choices. Pure: keys in, events out.
package struct Form: Sendable, Hashable {
    package var fields: [Field]
    package internal(set) var focus: Int
    /// The open F4 list.
    package internal(set) var picker: Picker?
    package var words: Wording
    /// One column of fields even from 100 columns on.
    package var oneColumn = false

    package init(_ fields: [Field], words: Wording = .zh) {
        self.fields = fields
        self.words = words
        focus = fields.firstIndex(where: \.isEnterable) ?? 0
    }

    package var focused: Field? { fields.indices.contains(focus) ? fields[focus] : nil }
    package var focusedID: String { focused?.id ?? "" }
    /// ? and / are text now.
    package var isTyping: Bool { picker != nil || (focused?.takesText ?? false) }

    package subscript(_ id: String) -> Field? { fields.first { $0.id == id } }
    package func value(_ id: String) -> String { self[id]?.value ?? "" }
    /// The typed text of a find field, or the shown value.
    package func typed(_ id: String) -> String { self[id]?.editor.text ?? "" }

    package mutating func update(_ id: String, _ change: (inout Field) -> Void) {
        guard let index = fields.firstIndex(where: { $0.id == id }) else { return }
        change(&fields[index])
        if index == focus && !fields[index].isEnterable { moveFocus(1) }
    }
    package mutating func set(_ id: String, _ value: String) { update(id) { $0.load(value) } }
    package mutating func setNote(_ id: String, _ note: Note?) { update(id) { $0.note = note } }
    package mutating func setError(_ id: String, _ error: String?) { update(id) { $0.error = error } }
    package mutating func setDisabled(_ id: String, _ reason: String?) { update(id) { $0.disabled = reason } }
    /// Options arrive, also while the list is open.
    package mutating func setOptions(_ id: String, _ options: [Option]) {
        update(id) { $0.options = options }
        if picker?.fieldID == id { picker?.setOptions(options) }
    }

    /// Empties a field, with nothing of it left to be undone.
    package mutating func forget(_ id: String) { update(id) { $0.editor.forget() } }

    package mutating func focus(on id: String) {
        guard let index = fields.firstIndex(where: { $0.id == id }), fields[index].isEnterable else { return }
        focus = index
        picker = nil
    }

    /// Puts errors (field id to sentence) on their fields, clears the others, stands on the first; true when there are none.
    @discardableResult package mutating func show(errors: [String: String]) -> Bool {
        for index in fields.indices { fields[index].error = errors[fields[index].id] }
        if let first = fields.firstIndex(where: { $0.error != nil && $0.isEnterable }) { focus = first }
        return errors.isEmpty
    }

    /// Required fields that are empty and enterable.
    package var missing: [String] { fields.filter { $0.required && $0.isEnterable && $0.value.isEmpty }.map(\.id) }

    /// Values for a draft; find fields keep their text under `id.text`.
    package func export() -> [String: String] {
        var values: [String: String] = [:]
        for field in fields where field.kind != .display && field.kind != .secret {
            values[field.id] = field.value
            if field.kind == .find { values[field.id + ".text"] = field.editor.text }
        }
        return values
    }

    package mutating func load(_ values: [String: String]) {
        for index in fields.indices {
            let id = fields[index].id
            if let value = values[id] { fields[index].load(value) }
            if let text = values[id + ".text"] { fields[index].editor.set(text) }
        }
    }

    /// Ready for the next record: sticky fields keep their value, the rest is empty, focus on the first.
    package mutating func prepareNext() {
        for index in fields.indices {
            fields[index].error = nil
            if !fields[index].sticky && fields[index].kind != .display {
                fields[index].note = nil
                fields[index].chosen = []
                fields[index].editor.forget()
            }
            fields[index].touched = false
            fields[index].chosenPast = []
            fields[index].chosenFuture = []
        }
        picker = nil
        focus = fields.firstIndex(where: \.isEnterable) ?? 0
    }
}
