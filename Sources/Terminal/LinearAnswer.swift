/// What a line typed in linear mode comes to.
package enum LinearAnswer: Sendable, Hashable {
    /// Feed these to the screen, in order.
    case inputs([Input])
    /// Feed these, wait for what is found, and press Enter unless `findsSeveral`.
    case find([Input])
    /// Nothing for the screen; print this and ask again.
    case say([String])
}

extension Page {
    /// Which of those found is meant must be asked: nobody saw them while typing.
    package var findsSeveral: Bool { (findsInList?.rows.count ?? 0) > 1 }

    /// A password is asked for: the terminal must not show what is typed.
    package var isSecretPrompt: Bool {
        guard overlay == nil, openForm == nil else { return false }
        guard case .form(let form) = blocks.first(where: \.takesFocus) else { return false }
        return form.focused?.kind == .secret
    }

    /// What a typed line means on this page. Everywhere: `?` help, `<` one step back, `/words` the box, F1…F12 by
    /// name. In a field: nothing keeps the value, a lone space empties it, anything else replaces it; then the next.
    package func answer(_ line: String) -> LinearAnswer {
        let words = Normal.ascii(Unshown.strip(line))
        let trimmed = String(words.drop { $0 == " " }.reversed().drop { $0 == " " }.reversed())
        if trimmed == "?" { return .inputs([.act(.help)]) }
        if trimmed == "<" { return .inputs([.act(goesToPreviousField ? .previous : .back)]) }
        if let act = Self.act(named: trimmed) { return .inputs([.act(act)]) }
        if let overlay { return answer(overlay: overlay, trimmed, typed: line) }
        if let (_, _, picker) = openForm { return answer(picker, trimmed) }
        if trimmed.hasPrefix("/"), !isSecretPrompt {
            let text = String(trimmed.dropFirst())
            return .inputs([.act(.box)] + (text.isEmpty ? [] : [.key(.paste(text))]))
        }
        for block in blocks where block.takesFocus {
            switch block {
            case .form(let form): return answer(form, typed: Unshown.strip(line), trimmed)
            case .list(let list): return answer(list, trimmed)
            case .menu(let menu):
                if menu.lettersOpenBox, let first = trimmed.first, first.wholeNumberValue == nil {
                    return .inputs([.act(.box), .key(.paste(trimmed))])
                }
                return keys(trimmed)
            case .confirm: return keys(trimmed)
            default: continue
            }
        }
        return keys(trimmed)
    }

    private static func act(named text: String) -> Act? {
        let upper = text.uppercased()
        guard upper.first == "F", upper.count <= 3 else { return nil }
        return KeyTable.rows.first { $0.key.name == upper }?.act
    }

    private var goesToPreviousField: Bool {
        guard overlay == nil, openForm == nil else { return false }
        for block in blocks where block.takesFocus {
            guard case .form(let form) = block else { return false }
            return form.fields[..<form.focus].contains(where: \.isEnterable)
        }
        return false
    }

    /// As the keys would be pressed: `21` runs through two menus.
    private func keys(_ text: String) -> LinearAnswer {
        text.isEmpty ? .inputs([.key(.enter)]) : .inputs(text.map { .key(.character($0)) })
    }

    private func answer(_ form: Form, typed: String, _ trimmed: String) -> LinearAnswer {
        guard let field = form.focused else { return .inputs([.key(.enter)]) }
        if typed.isEmpty { return .inputs([.key(.enter)]) }
        let isBlank = trimmed.isEmpty
        let clear: [Input] = [.key(.end), .key(.control("u"))]
        if let list = findsInList ?? (form.fields.count == 1 && field.kind == .text ? ListView([]) : nil), !isBlank {
            if trimmed == "+" { return .inputs([.act(.pageForward)]) }
            if trimmed == "-" { return .inputs([.act(.pageBack)]) }
            // Nobody is looked for by a number of one or two digits.
            guard trimmed.count <= 2, let number = Int(trimmed), !list.rows.isEmpty else {
                return .find(clear + [.key(.paste(typed))])
            }
            let row = list.top + number - 1
            guard number > 0, number <= list.pageRows, list.rows.indices.contains(row) else {
                return .say([words.noSuchNumber])
            }
            return .inputs(steps(to: row, in: list) + [.key(.enter)])
        }
        switch field.kind {
        case .choice:
            if isBlank { return .inputs([.key(.backspace), .key(.enter)]) }
            let options = field.options ?? []
            let byCode = options.contains { $0.code.lowercased() == trimmed.lowercased() }
            if !byCode, let number = Int(trimmed), options.indices.contains(number - 1) {
                return .inputs([.key(.paste(options[number - 1].code)), .key(.enter)])
            }
            let known = options.contains { $0.label.lowercased() == trimmed.lowercased() }
            guard byCode || known else {
                let list = options.enumerated().map { "\($0 + 1). \($1.label)" }
                return .say([words.linearNoChoice] + list)
            }
            return .inputs([.key(.paste(trimmed)), .key(.enter)])
        case .toggle(let yes, let no):
            let known = ["1", "y", "yes", yes.lowercased(), "0", "2", "n", "no", no.lowercased()]
            guard isBlank || known.contains(trimmed.lowercased()) else {
                return .say([words.linearNoChoice, "1. " + yes, "2. " + no])
            }
            return .inputs([.key(isBlank ? .backspace : .paste(trimmed)), .key(.enter)])
        case .checks:
            let options = field.options ?? []
            // As on the screen: 12 ticks the first and the second, where no option has a number of two digits.
            let parts = trimmed.split { $0 == " " || $0 == "," || $0 == "、" }.map(String.init).flatMap { part in
                options.count < 10 && part.allSatisfy(\.isNumber) ? part.map(String.init) : [part]
            }
            let codes = parts.map { part in
                Int(part).flatMap { options.indices.contains($0 - 1) ? options[$0 - 1].code : nil } ?? part
            }
            guard codes.allSatisfy({ code in options.contains { $0.code == code || $0.label == code } }) else {
                return .say([words.linearNoChoice] + options.enumerated().map { "\($0 + 1). \($1.label)" })
            }
            return .inputs([.key(.paste(codes.joined(separator: ","))), .key(.enter)])
        case .find:
            if isBlank { return .inputs(clear) }
            let options = field.options ?? []
            if field.chosen.isEmpty, !field.editor.isEmpty, let number = Int(trimmed),
                options.indices.contains(number - 1)
            {
                let down = Array(repeating: Input.key(.down), count: number - 1)
                return .inputs([.act(.choices), .key(.home)] + down + [.key(.enter)])
            }
            return .inputs(clear + [.key(.paste(typed))])
        default:
            if isBlank { return .inputs(clear + [.key(.enter)]) }
            return .inputs(clear + [.key(.paste(typed)), .key(.enter)])
        }
    }

    private func answer(_ list: ListView, _ text: String) -> LinearAnswer {
        if text == "+" { return .inputs([.act(.pageForward)]) }
        if text == "-" { return .inputs([.act(.pageBack)]) }
        if !list.numbered, text.count == 1, let place = Self.letters.firstIndex(of: Character(text.lowercased())) {
            let row = list.top + place
            guard place < list.pageRows, list.rows.indices.contains(row) else { return .say([words.noSuchNumber]) }
            return .inputs(steps(to: row, in: list) + [.key(.enter)])
        }
        guard let number = Int(text) else { return keys(text) }
        guard list.numbered else { return keys(text) }
        let row = list.top + number - 1
        guard number > 0, number <= list.pageRows, list.rows.indices.contains(row) else {
            let bound = legend.contains { $0.binding == .digit(number) }
            return bound ? keys(text) : .say([words.noSuchNumber])
        }
        return .inputs(steps(to: row, in: list) + [list.digitsTick ? .key(.character(" ")) : .key(.enter)])
    }

    private func steps(to row: Int, in list: ListView) -> [Input] {
        Array(repeating: .key(row < list.selected ? .up : .down), count: abs(row - list.selected))
    }

    private func answer(_ picker: Picker, _ text: String) -> LinearAnswer {
        if text.isEmpty { return .inputs([.key(.enter)]) }
        if let number = Int(text), picker.shown.indices.contains(number - 1) {
            return .inputs([.key(.home)] + Array(repeating: .key(.down), count: number - 1) + [.key(.enter)])
        }
        return .inputs([.key(.end), .key(.control("u")), .key(.paste(text))])
    }

    private func answer(overlay: Overlay, _ text: String, typed: String) -> LinearAnswer {
        switch overlay {
        case .help: return .inputs([.act(.back)])
        case .confirm: return keys(text)
        case .list(_, let list): return answer(list, text)
        case .box(let box):
            if text.isEmpty { return .inputs([.key(.enter)]) }
            if let number = Int(text), box.items.indices.contains(number - 1) {
                let step: Input = number - 1 < box.selected ? .key(.up) : .key(.down)
                return .inputs(Array(repeating: step, count: abs(number - 1 - box.selected)) + [.key(.enter)])
            }
            return .inputs([.key(.end), .key(.control("u")), .key(.paste(text))])
        }
    }
}
