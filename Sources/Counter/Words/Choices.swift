import MutualAid
import Terminal

/// Choices that are all here already and are narrowed as one types: employers, divisions.
enum Choices {
    /// Those whose label holds the text, or whose code or letters begin with it; all of them for an empty text.
    static func fitting(_ text: String, in options: [Option]) -> [Option] {
        let wanted = Normal.ascii(text).lowercased().filter { $0 != " " }
        guard !wanted.isEmpty else { return options }
        return options.filter { option in
            option.label.lowercased().contains(wanted) || option.code.lowercased().hasPrefix(wanted)
                || option.keys.lowercased().split(separator: " ").contains { $0.hasPrefix(wanted) }
        }
    }
}

extension Form {
    /// Narrows a find field to what was typed and says beside it what Enter will take.
    mutating func narrow(_ id: String, _ text: String, in all: [Option], more: [Option] = [], _ desk: Desk) {
        narrow(id, text, to: Choices.fitting(text, in: all), of: all, more: more, desk)
    }

    mutating func narrow(
        _ id: String, _ text: String, to fitting: [Option], of all: [Option], more: [Option] = [], _ desk: Desk
    ) {
        // Where nothing fits, F4 lists everything again, the way to add what is missing first.
        let fitsNothing = fitting.isEmpty && picker == nil
        setOptions(id, fitsNothing ? more + all : fitting + more)
        guard picker == nil, value(id).isEmpty else { return }
        setNote(id, text.isEmpty ? nil : Note(desk.fitting(fitting, orElse: more.first?.label), .note))
    }

    /// A find field was left: true when several fit and the list was opened on it instead of going on.
    mutating func settle(_ id: String, in all: [Option], more: [Option] = []) -> Bool {
        settle(id, to: Choices.fitting(typed(id), in: all), more: more)
    }

    mutating func settle(_ id: String, to fitting: [Option], more: [Option] = []) -> Bool {
        guard value(id).isEmpty, !typed(id).isEmpty, fitting.count > 1 else { return false }
        setOptions(id, fitting + more)
        focus(on: id)
        _ = handle(.act(.choices))
        return true
    }
}

extension Desk {
    fileprivate func fitting(_ options: [Option], orElse more: String?) -> String {
        switch options.count {
        case 0: more.map { say("没有，F4 ", "none, F4 ") + $0 } ?? say("没有相符的", "nothing matches")
        case 1: "Enter: " + (options.first?.label ?? "")
        case let count: say("\(count) 个，Enter 列出", "\(count) match, Enter lists")
        }
    }
}

extension DivisionTree {
    /// The divisions in use, found by code, name, or the pinyin initials of the name.
    var options: [Option] {
        current.map { division in
            Option(
                division.code.text, division.name,
                detail: division.code.text + "  " + path(of: division.code).dropLast().joined(),
                keys: DivisionLetters.initials(division.name))
        }
    }
}

extension Payer {
    /// Who paid, as a receipt says it.
    func paid(_ desk: Desk) -> String { desk.say("\(name(.zh))付款", "paid by \(name(.en))") }
}
