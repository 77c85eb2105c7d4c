/// One thing to choose: what is stored, what is shown, and what else finds it (pinyin initials, an old name).
package struct Option: Sendable, Hashable {
    package var code: String
    package var label: String
    package var detail: String
    package var keys: String
    /// Why it can't be chosen now.
    package var barred: String?
    package init(_ code: String, _ label: String, detail: String = "", keys: String = "", barred: String? = nil) {
        self.code = code
        self.label = label
        self.detail = detail
        self.keys = keys
        self.barred = barred
    }
}

/// What stands to the right of a value: "无误  男  1985-06-15".
package struct Note: Sendable, Hashable {
    package var text: String
    package var role: Role
    package init(_ text: String, _ role: Role = .note) {
        self.text = text
        self.role = role
    }
}

/// How a field is typed and what its value is.
package enum FieldKind: Sendable, Hashable {
    /// Free text.
    case text
    /// Identity numbers, phones, codes: full-width to ASCII, upper case, spaces out.
    case code
    /// A password: shown as stars.
    case secret
    /// An amount: full-width to ASCII, spaces out, aligned right.
    case money
    /// A day in any of the typed forms (t, +7, 15, 3-15, 20260315).
    case day
    /// Digits only.
    case digits
    /// One of `options`, by space, digit, first letter or F4; the value is the code.
    case choice
    /// yes or no, the value is "yes", "no" or "".
    case toggle(yes: String, no: String)
    /// Tick boxes of `options`, the value is the ticked codes joined by commas.
    case checks
    /// Typed to find among options that arrive later; the value is the code, the typed text stays beside it.
    case find
    /// Shown, never entered.
    case display
}

/// A field as data: what it asks, what it holds, what is said about it.
package struct Field: Sendable, Hashable {
    package let id: String
    package var label: String
    package var kind: FieldKind
    package var required = false
    /// Keeps its value when the form is made ready for the next record.
    package var sticky = false
    /// Shown greyed while empty.
    package var hint = ""
    /// Help for F1.
    package var help = ""
    package var note: Note?
    package var error: String?
    /// Why it can't be entered now: greyed, skipped, its place kept.
    package var disabled: String?
    /// Cells of the value.
    package var width: Int
    /// Stands on the row of the field before it.
    package var beside = false
    /// Characters of a whole value, where each has as many: nothing can follow it.
    package var whole: Int?
    /// A rule with this title stands before it.
    package var section: String?
    /// For choice, checks and find; nil while they are on their way.
    package var options: [Option]?
    package var editor: LineEditor
    /// The chosen codes of choice, toggle, checks and find.
    package internal(set) var chosen: [String] = []
    /// The tick box under the caret.
    package internal(set) var tickFocus = 0
    /// Changed since it was last left.
    package internal(set) var touched = false
    var chosenPast: [[String]] = []
    var chosenFuture: [[String]] = []

    package init(
        _ id: String, _ label: String, _ kind: FieldKind = .text, required: Bool = false, sticky: Bool = false,
        limit: Int = 60, width: Int? = nil, options: [Option]? = nil, hint: String = "", help: String = "",
        beside: Bool = false, section: String? = nil, disabled: String? = nil, value: String = ""
    ) {
        self.id = id
        self.label = label
        self.kind = kind
        self.required = required
        self.sticky = sticky
        self.hint = hint
        self.help = help
        self.beside = beside
        self.section = section
        self.disabled = disabled
        self.options = options
        self.width = width ?? Self.usualWidth(kind, limit: limit)
        editor = LineEditor("", limit: limit)
        editor.remembers = kind != .secret
        load(value)
    }

    private static func usualWidth(_ kind: FieldKind, limit: Int) -> Int {
        switch kind {
        case .text, .secret, .code: min(32, max(4, limit + 1))
        case .money: 13
        case .day: 11
        case .digits: min(20, limit + 1)
        case .choice, .find: 32
        case .toggle: 8
        case .checks: 58
        case .display: 32
        }
    }
}
