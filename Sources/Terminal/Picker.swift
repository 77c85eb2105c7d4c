/// The F4 list: options narrowed by what is typed, one of them selected. Options may arrive after it opened.
package struct Picker: Sendable, Hashable {
    package let fieldID: String
    package var title: String
    package private(set) var filter = LineEditor("", limit: 30)
    package private(set) var options: [Option]?
    package private(set) var selected = 0
    package var words: Wording
    /// What is typed is asked for elsewhere: the options that arrive are shown as they are.
    package let asksElsewhere: Bool

    package init(
        fieldID: String, title: String, options: [Option]?, current: String? = nil, asksElsewhere: Bool = false,
        words: Wording = .zh
    ) {
        self.asksElsewhere = asksElsewhere
        self.fieldID = fieldID
        self.title = title
        self.options = options
        self.words = words
        if let current, let index = options?.firstIndex(where: { $0.code == current }) { selected = index }
    }

    package mutating func setOptions(_ options: [Option]) {
        let kept = selectedOption?.code
        self.options = options
        selected = shown.firstIndex { $0.code == kept } ?? 0
    }

    package var isWaiting: Bool { options == nil }
    /// Options that match what is typed, by label, code, detail or keys.
    package var shown: [Option] {
        let wanted = Normal.ascii(filter.text).lowercased()
        guard !wanted.isEmpty, !asksElsewhere else { return options ?? [] }
        return (options ?? []).filter { option in
            option.label.lowercased().contains(wanted) || option.code.lowercased().hasPrefix(wanted)
                || option.keys.lowercased().split(separator: " ").contains { $0.hasPrefix(wanted) }
                || option.detail.lowercased().contains(wanted)
        }
    }
    package var selectedOption: Option? { shown.indices.contains(selected) ? shown[selected] : nil }

    package enum Outcome: Sendable, Hashable { case open, taken(Option), closed, wrongKey(String) }
    /// Rows moved by a page.
    static let page = 9

    package mutating func handle(_ input: Input) -> Outcome {
        switch input {
        case .act(.back), .act(.leave), .act(.choices): return .closed
        case .act(.pageBack): move(-Self.page)
        case .act(.pageForward): move(Self.page)
        case .act(.previous), .key(.up), .key(.backTab): move(-1)
        case .act(.next), .key(.down), .key(.tab): move(1)
        case .key(.home): selected = 0
        case .key(.end): move(options?.count ?? 0)
        case .act(.submit), .key(.enter):
            guard let option = selectedOption else { return .wrongKey(isWaiting ? words.waiting : words.noMatch) }
            if let barred = option.barred { return .wrongKey(barred) }
            return .taken(option)
        case .key(let key):
            if filter.isEmpty, case .character(let character) = key,
                let digit = Normal.ascii(character).wholeNumberValue, digit > 0,
                let option = numbered(digit)
            {
                if let barred = option.barred { return .wrongKey(barred) }
                return .taken(option)
            }
            let before = filter.text
            guard filter.handle(key) else { return .wrongKey(words.notHere) }
            if filter.text != before { selected = 0 }
        case .act: return .wrongKey(words.notHere)
        }
        return .open
    }

    private mutating func move(_ rows: Int) {
        selected = min(max(0, selected + rows), max(0, shown.count - 1))
    }
    /// The first row of the page that the selection stands on; digits count from here.
    package var top: Int { selected / Self.page * Self.page }
    private func numbered(_ digit: Int) -> Option? {
        let index = top + digit - 1
        return digit <= Self.page && shown.indices.contains(index) ? shown[index] : nil
    }
}
