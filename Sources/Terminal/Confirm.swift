package struct ConfirmRow: Sendable, Hashable {
    package var label: String
    package var value: String
    /// The value before, where it changes; empty: it is marked, and what it was stands elsewhere.
    package var was: String?
    /// A second reading: an amount in capitals (大写).
    package var also: String
    package init(_ label: String, _ value: String, was: String? = nil, also: String = "") {
        self.label = label
        self.value = value
        self.was = was
        self.also = also
    }
}

package enum ConfirmEvent: Sendable, Hashable { case yes, no, wrongKey(String) }

/// The read-only summary before an act. What can't be undone takes F10 or Y; Enter is refused with a reason.
package struct Confirm: Sendable, Hashable {
    package var rows: [ConfirmRow]
    package var question: String
    package var canBeUndone: Bool
    package var words: Wording
    package init(_ rows: [ConfirmRow], question: String, canBeUndone: Bool = false, words: Wording = .zh) {
        self.rows = rows
        self.question = question
        self.canBeUndone = canBeUndone
        self.words = words
    }

    package func handle(_ input: Input) -> ConfirmEvent? {
        switch input {
        case .act(.submit): return .yes
        case .act(.back): return .no
        case .key(.enter): return canBeUndone ? .yes : .wrongKey(words.useYes)
        case .key(.character(let character)):
            switch Normal.ascii(character) {
            case "y", "Y": return .yes
            case "n", "N": return .no
            default: return .wrongKey(words.useYes)
            }
        default: return nil
        }
    }
}
