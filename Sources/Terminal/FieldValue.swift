extension Field {
    /// A mark + stands before the value: F4 lists choices.
    package var hasChoices: Bool {
        switch kind {
        case .choice, .find: true
        default: false
        }
    }
    /// Text can be typed into it: ? and / are text here.
    package var takesText: Bool {
        switch kind {
        case .text, .code, .secret, .money, .day, .digits, .find: true
        case .choice, .toggle, .checks, .display: false
        }
    }
    package var isEnterable: Bool { kind != .display && disabled == nil }

    /// A day with all its digits, the caret behind it.
    var holdsWholeDay: Bool {
        guard kind == .day, editor.characters.count == 10, editor.caret == 10 else { return false }
        return editor.characters.enumerated().allSatisfy { place, character in
            place == 4 || place == 7 ? character == "-" : character.isASCII && character.isNumber
        }
    }

    /// A zero, or a short number or a whole amount as it was found here: what is typed next is another one, not its end.
    func givesWay(to typed: String) -> Bool {
        guard editor.caret == editor.characters.count, typed.allSatisfy(\.isNumber) else { return false }
        switch kind {
        case .code: return !touched && editor.characters.count == whole
        case .digits: return editor.text == "0" || (!touched && editor.limit <= 3)
        case .money: return ["0", "0.00"].contains(editor.text) || (!touched && editor.text.dropLast(2).last == ".")
        default: return false
        }
    }

    /// The value as stored: text, or the code, or codes joined by commas.
    package var value: String {
        switch kind {
        case .choice, .toggle, .checks, .find: chosen.joined(separator: ",")
        default: editor.text
        }
    }

    /// The value as shown.
    package var shown: String {
        switch kind {
        case .choice: chosen.first.map(label(of:)) ?? ""
        case .toggle(let yes, let no):
            switch chosen.first {
            case "yes": yes
            case "no": no
            default: ""
            }
        case .checks: chosen.map(label(of:)).joined(separator: " ")
        case .secret: String(repeating: "*", count: editor.characters.count)
        default: editor.text
        }
    }

    func label(of code: String) -> String { options?.first { $0.code == code }?.label ?? code }

    /// Puts in a stored value; unknown codes are kept, their options may arrive later.
    package mutating func load(_ value: String) {
        switch kind {
        case .choice, .toggle: chosen = value.isEmpty ? [] : [value]
        case .checks: chosen = value.split(separator: ",").map(String.init)
        case .find:
            chosen = value.isEmpty ? [] : [value]
            if let option = options?.first(where: { $0.code == value }) { editor.set(option.label) }
            if value.isEmpty { editor.set("") }
        default: editor.set(value)
        }
    }

    /// Takes an option; the text of a find field becomes its label.
    mutating func take(_ option: Option) {
        rememberChosen()
        chosen = [option.code]
        if kind == .find { editor.set(option.label) }
        touched = true
        error = nil
    }

    /// A find field left with text that fits exactly one of its options takes it.
    mutating func takeOnlyMatch() {
        guard kind == .find, chosen.isEmpty, !editor.isEmpty, let options else { return }
        let wanted = editor.text.lowercased()
        let exact = options.filter { $0.label.lowercased() == wanted || $0.code.lowercased() == wanted }
        let near = options.filter { option in
            option.label.lowercased().contains(wanted)
                || option.keys.lowercased().split(separator: " ").contains { $0.hasPrefix(wanted) }
        }
        guard let only = exact.count == 1 ? exact.first : (near.count == 1 ? near.first : nil), only.barred == nil
        else {
            return
        }
        take(only)
    }

    mutating func rememberChosen() {
        chosenPast.append(chosen)
        chosenFuture = []
    }

    /// What is typed, as this kind of field takes it.
    func normalised(_ text: String) -> String {
        let text = Unshown.strip(text)
        return switch kind {
        case .code: Normal.ascii(text).filter { $0 != " " }.uppercased()
        case .money, .day: Normal.ascii(text).filter { $0 != " " }
        case .digits: Normal.ascii(text).filter { $0.isASCII && $0.isNumber }
        default: text
        }
    }
}
