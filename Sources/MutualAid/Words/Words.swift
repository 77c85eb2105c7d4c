/// The two languages of every word that people see.
package enum Language: String, Codable, CaseIterable, Sendable {
    case zh, en
}

/// What is said when something can't be done: what happened, then what to do next.
package struct Sentence: Hashable, Sendable {
    package let what: String
    package let todo: String

    package init(what: String, todo: String) {
        self.what = what
        self.todo = todo
    }

    /// Both parts on one line; Chinese takes no space after its full stop.
    package var text: String { Sentence.joined([what, todo]) }

    /// Several sentences as one: everything that happened, then everything to do, each said once.
    package static func merged(_ sentences: [Sentence]) -> Sentence {
        Sentence(what: joined(sentences.map(\.what)), todo: joined(sentences.map(\.todo)))
    }

    private static func joined(_ parts: [String]) -> String {
        var said: [String] = []
        for part in parts where !part.isEmpty && !said.contains(part) { said.append(part) }
        return said.dropFirst().reduce(said.first ?? "") { line, part in
            line + (line.last?.isASCII == true ? " " : "") + part
        }
    }
}

/// A fault, a refusal or a warning that can tell a person what happened and what to do.
package protocol Worded {
    func sentence(_ language: Language) -> Sentence
}

/// A code or a case with a short name for labels, lists and columns.
package protocol Named {
    func name(_ language: Language) -> String
}

/// Every way in which one typed value is wrong, in the order of reading; never empty when thrown.
package struct Faults<Flaw: Worded & Hashable & Sendable>: Error, Hashable, Worded {
    package let all: [Flaw]

    package init(_ all: [Flaw]) {
        self.all = all
    }

    /// One sentence a flaw.
    package func sentences(_ language: Language) -> [Sentence] { all.map { $0.sentence(language) } }

    package func sentence(_ language: Language) -> Sentence { Sentence.merged(sentences(language)) }
}
