import MutualAid
import Terminal

extension Sentence {
    /// Both parts where they fit the message row, else what happened alone, and of that the sentences that fit.
    func fitting(_ cells: Int) -> String {
        if Cells.width(text) <= cells { return text }
        var fitting = ""
        var next = ""
        for (place, character) in what.enumerated() {
            next.append(character)
            let isEnd = character == "。" || (character == "." && what.dropFirst(place + 1).first == " ")
            guard isEnd || place == what.count - 1 else { continue }
            // The first stands whole or not: the frame cuts it and F1 tells the rest.
            guard fitting.isEmpty || Cells.width(fitting + next) <= cells else { break }
            fitting += next
            next = ""
        }
        return fitting
    }
}

extension Form {
    /// What is wrong, as the message row has room for it: with the label before it, but for the field the form stands on.
    func said(_ faults: [String: Sentence], columns: Int, on standing: String? = nil) -> [String: String] {
        var said: [String: String] = [:]
        for (id, fault) in faults {
            let label = id == standing ? "" : (self[id]?.label ?? "") + words.colon
            // A column on either side and the mark.
            said[id] = fault.fitting(columns - 5 - Cells.width(label))
        }
        return said
    }

    /// The field that a form stands on after `show`.
    func first(of faults: [String: Sentence]) -> String? {
        fields.first { faults[$0.id] != nil && $0.disabled == nil }?.id
    }
}
