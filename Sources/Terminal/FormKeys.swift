extension Form {
    /// nil: the key is not the form's, the screen reads it (F1, F2, F12 …).
    package mutating func handle(_ input: Input) -> [FormEvent]? {
        if picker != nil { return handlePicker(input) }
        guard fields.indices.contains(focus) else { return nil }
        switch input {
        case .key(.enter): return forward(submitsOnLast: true)
        case .key(.tab), .key(.down), .act(.next): return forward(submitsOnLast: false)
        case .key(.backTab), .key(.up), .act(.previous): return backward()
        case .act(.submit): return leaving() + [.submit]
        case .act(.choices): return openPicker()
        case .act(.undo): return undo()
        case .act(.redo): return redo()
        case .act(.same): return [.wantsSame(fields[focus].id)]
        case .act: return nil
        case .key(.resized): return nil
        case .key(let key): return type(key)
        }
    }

    // MARK: moving

    mutating func moveFocus(_ step: Int) {
        var index = focus + step
        while fields.indices.contains(index) {
            if fields[index].isEnterable {
                focus = index
                return
            }
            index += step
        }
        if !fields[focus].isEnterable, let first = fields.firstIndex(where: \.isEnterable) { focus = first }
    }

    var isOnLast: Bool { !fields[(focus + 1)...].contains(where: \.isEnterable) }

    private mutating func leaving() -> [FormEvent] {
        fields[focus].touched = false
        fields[focus].takeOnlyMatch()
        return [.left(fields[focus].id)]
    }

    mutating func forward(submitsOnLast: Bool) -> [FormEvent] {
        var events = leaving()
        if isOnLast {
            if submitsOnLast { events.append(.submit) }
            return events
        }
        moveFocus(1)
        return events + [.entered(fields[focus].id)]
    }

    private mutating func backward() -> [FormEvent] {
        let before = focus
        moveFocus(-1)
        return before == focus ? [] : [.entered(fields[focus].id)]
    }

    // MARK: typing

    private mutating func type(_ key: Key) -> [FormEvent] {
        let field = fields[focus]
        switch field.kind {
        case .choice: return choose(key)
        case .toggle: return toggle(key)
        case .checks: return tick(key)
        case .display: return [.wrongKey(words.notHere)]
        default: return edit(key)
        }
    }

    private mutating func edit(_ key: Key) -> [FormEvent] {
        let id = fields[focus].id
        let before = fields[focus].editor.text
        var handled = true
        switch key {
        case .character(let character):
            let text = fields[focus].normalised(String(character))
            if text.isEmpty {
                return fields[focus].kind == .digits && character != " " ? [.wrongKey(words.onlyDigits)] : []
            }
            // Nothing can follow a whole day: what is typed after it is another one.
            if fields[focus].holdsWholeDay || fields[focus].givesWay(to: text) { fields[focus].editor.clear() }
            fields[focus].editor.insert(text)
        case .paste(let text):
            let pasted = fields[focus].normalised(text)
            if fields[focus].holdsWholeDay || fields[focus].givesWay(to: pasted) { fields[focus].editor.clear() }
            fields[focus].editor.insert(pasted)
        default: handled = fields[focus].editor.handle(key)
        }
        guard handled else { return [.wrongKey(words.notHere)] }
        var events: [FormEvent] = []
        if fields[focus].editor.text != before { events = changed(id) }
        if fields[focus].editor.clipped {
            if case .paste = key {
                events.append(.wrongKey(words.pasteClipped))
            } else if case .character = key {
                events.append(.wrongKey(words.full(fields[focus].editor.limit)))
            }
        }
        return events
    }

    private mutating func changed(_ id: String) -> [FormEvent] {
        fields[focus].touched = true
        // Neutral while incomplete: what was said about the old value no longer holds.
        fields[focus].error = nil
        guard fields[focus].kind == .find else { return [.changed(id)] }
        fields[focus].chosen = []
        fields[focus].note = nil
        return [.changed(id), .query(id, text: fields[focus].editor.text)]
    }

    private mutating func setChosen(_ chosen: [String]) -> [FormEvent] {
        guard chosen != fields[focus].chosen else { return [] }
        fields[focus].rememberChosen()
        fields[focus].chosen = chosen
        fields[focus].touched = true
        fields[focus].error = nil
        return [.changed(fields[focus].id)]
    }

    private mutating func choose(_ key: Key) -> [FormEvent] {
        let field = fields[focus]
        guard let options = field.options else { return [.wantsChoices(field.id)] }
        let open = options.filter { $0.barred == nil }
        let current = open.firstIndex { $0.code == field.chosen.first }
        switch key {
        case .character(" "), .right:
            guard !open.isEmpty else { return [.wrongKey(words.noMatch)] }
            return setChosen([open[((current ?? -1) + 1) % open.count].code])
        case .left:
            guard !open.isEmpty else { return [.wrongKey(words.noMatch)] }
            return setChosen([open[((current ?? 0) + open.count - 1) % open.count].code])
        case .backspace, .delete: return setChosen([])
        case .paste(let text):
            let wanted = Normal.ascii(Unshown.strip(text)).lowercased()
            guard
                let option = options.first(where: { $0.code.lowercased() == wanted || $0.label.lowercased() == wanted })
            else { return [.wrongKey(words.notAnOption)] }
            return take(option, field.id)
        case .character(let typed):
            let character = Normal.ascii(typed)
            if character.isASCII, let digit = character.wholeNumberValue {
                // A code that is this digit comes before the place in the list.
                if let option = options.first(where: { $0.code == String(digit) }) { return take(option, field.id) }
                guard digit > 0, digit <= options.count else { return [.wrongKey(words.notAnOption)] }
                return take(options[digit - 1], field.id)
            }
            let letter = String(character).lowercased()
            let matching = open.filter { option in
                option.keys.lowercased().split(separator: " ").contains { $0.hasPrefix(letter) }
                    || option.label.lowercased().hasPrefix(letter)
            }
            guard !matching.isEmpty else { return [.wrongKey(words.notAnOption)] }
            let place = matching.firstIndex { $0.code == field.chosen.first } ?? -1
            return setChosen([matching[(place + 1) % matching.count].code])
        default: return [.wrongKey(words.notHere)]
        }
    }

    private mutating func take(_ option: Option, _ id: String) -> [FormEvent] {
        if let barred = option.barred { return [.wrongKey(barred)] }
        return setChosen([option.code])
    }

    private mutating func toggle(_ key: Key) -> [FormEvent] {
        guard case .toggle(let yes, let no) = fields[focus].kind else { return [] }
        switch key {
        case .character(" "), .left, .right: return setChosen([fields[focus].chosen.first == "yes" ? "no" : "yes"])
        case .backspace, .delete: return setChosen([])
        case .paste(let text):
            let wanted = Normal.ascii(Unshown.strip(text)).lowercased()
            if ["yes", "y", "1", yes.lowercased()].contains(wanted) { return setChosen(["yes"]) }
            if ["no", "n", "0", "2", no.lowercased()].contains(wanted) { return setChosen(["no"]) }
            return [.wrongKey(words.notAnOption)]
        case .character(let typed):
            let letter = String(Normal.ascii(typed)).lowercased()
            if ["1", "y"].contains(letter) || yes.lowercased().hasPrefix(letter) { return setChosen(["yes"]) }
            if ["0", "2", "n", "f"].contains(letter) || no.lowercased().hasPrefix(letter) { return setChosen(["no"]) }
            return [.wrongKey(words.notAnOption)]
        default: return [.wrongKey(words.notHere)]
        }
    }

    private mutating func tick(_ key: Key) -> [FormEvent] {
        let options = fields[focus].options ?? []
        guard !options.isEmpty else { return [.wantsChoices(fields[focus].id)] }
        func flipped(_ code: String) -> [String] {
            let ticked = fields[focus].chosen
            return ticked.contains(code)
                ? ticked.filter { $0 != code } : options.map(\.code).filter { ticked.contains($0) || $0 == code }
        }
        switch key {
        case .left: fields[focus].tickFocus = max(0, fields[focus].tickFocus - 1)
        case .right: fields[focus].tickFocus = min(options.count - 1, fields[focus].tickFocus + 1)
        case .home: fields[focus].tickFocus = 0
        case .end: fields[focus].tickFocus = options.count - 1
        case .character(" "):
            let option = options[min(fields[focus].tickFocus, options.count - 1)]
            if let barred = option.barred { return [.wrongKey(barred)] }
            return setChosen(flipped(option.code))
        case .character(let typed) where Normal.ascii(typed) == "0":
            // All of them, or none where all are ticked.
            let all = options.filter { $0.barred == nil }.map(\.code)
            return setChosen(all.allSatisfy(fields[focus].chosen.contains) ? [] : all)
        case .character(let typed):
            guard let digit = Normal.ascii(typed).wholeNumberValue, digit > 0, digit <= options.count else {
                return [.wrongKey(words.notAnOption)]
            }
            fields[focus].tickFocus = digit - 1
            if let barred = options[digit - 1].barred { return [.wrongKey(barred)] }
            return setChosen(flipped(options[digit - 1].code))
        case .paste(let text):
            let wanted = Normal.ascii(Unshown.strip(text)).split { $0 == "," || $0 == " " || $0 == "、" }.map(
                String.init)
            let codes = options.filter { wanted.contains($0.code) || wanted.contains($0.label) }.map(\.code)
            guard codes.count == wanted.count else { return [.wrongKey(words.notAnOption)] }
            return setChosen(codes)
        default: return [.wrongKey(words.notHere)]
        }
        return []
    }
}
