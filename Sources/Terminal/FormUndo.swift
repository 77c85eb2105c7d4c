extension Form {
    // MARK: undo and redo, a field at a time

    mutating func undo() -> [FormEvent] { travel(back: true) }
    mutating func redo() -> [FormEvent] { travel(back: false) }

    private mutating func travel(back: Bool) -> [FormEvent] {
        let id = fields[focus].id
        switch fields[focus].kind {
        case .choice, .toggle, .checks:
            guard let chosen = back ? fields[focus].chosenPast.popLast() : fields[focus].chosenFuture.popLast() else {
                return [.wrongKey(back ? words.nothingToUndo : words.nothingToRedo)]
            }
            if back {
                fields[focus].chosenFuture.append(fields[focus].chosen)
            } else {
                fields[focus].chosenPast.append(fields[focus].chosen)
            }
            fields[focus].chosen = chosen
        default:
            guard back ? fields[focus].editor.undo() : fields[focus].editor.redo() else {
                return [.wrongKey(back ? words.nothingToUndo : words.nothingToRedo)]
            }
            if fields[focus].kind == .find {
                let text = fields[focus].editor.text
                fields[focus].chosen = fields[focus].options?.first { $0.label == text }.map { [$0.code] } ?? []
                return [.changed(id), .query(id, text: text)]
            }
        }
        fields[focus].touched = true
        fields[focus].error = nil
        return [.changed(id)]
    }

    // MARK: the list of choices

    mutating func openPicker() -> [FormEvent] {
        let field = fields[focus]
        switch field.kind {
        case .choice, .find:
            picker = Picker(
                fieldID: field.id, title: field.label, options: field.options, current: field.chosen.first,
                asksElsewhere: field.kind == .find, words: words)
            return field.options == nil ? [.wantsChoices(field.id)] : []
        case .toggle, .checks: return [.wrongKey(words.noListToTick)]
        default: return [.wrongKey(words.noList)]
        }
    }

    mutating func handlePicker(_ input: Input) -> [FormEvent]? {
        guard var open = picker else { return nil }
        if input == .act(.help) || input == .act(.refresh) { return nil }
        if case .key(.resized) = input { return nil }
        let outcome = open.handle(input)
        switch outcome {
        case .open:
            let asked = picker?.filter.text != open.filter.text && open.asksElsewhere
            picker = open
            return asked ? [.query(open.fieldID, text: open.filter.text)] : []
        case .closed:
            picker = nil
            return []
        case .wrongKey(let reason):
            picker = open
            return [.wrongKey(reason)]
        case .taken(let option):
            picker = nil
            guard let index = fields.firstIndex(where: { $0.id == open.fieldID }) else { return [] }
            fields[index].take(option)
            // Chosen is chosen: the next key belongs to the next field.
            return [.changed(fields[index].id)] + (index == focus ? forward(submitsOnLast: false) : [])
        }
    }
}
