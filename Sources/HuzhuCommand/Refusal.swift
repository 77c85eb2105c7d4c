import Foundation
import MutualAid

/// Why a command stops: two sentences on standard error, and 2 for wrong use or 1 for failure.
struct Refusal: Error {
    let sentence: @Sendable (Language) -> Sentence
    let status: Int32

    init(_ worded: any Worded & Sendable, status: Int32 = 1) {
        sentence = { worded.sentence($0) }
        self.status = status
    }

    init(status: Int32 = 1, zh: (String, String), en: (String, String)) {
        sentence = { language in
            let (what, todo) = language == .zh ? zh : en
            return Sentence(what: what, todo: todo)
        }
        self.status = status
    }

    /// The parser speaks English; a Chinese reader is shown what was typed instead.
    init(wrongUse message: String, arguments: [String], _ language: Language) {
        let first = message.split(separator: "\n").first.map(String.init) ?? ""
        let typed = (["huzhu"] + arguments).joined(separator: " ")
        self.init(
            status: 2, zh: ("这样写看不懂：\(typed)。", "请用 huzhu --help 看写法。"),
            en: ("\(first)\(first.hasSuffix(".") ? "" : ".")", "See huzhu --help for how to write it."))
    }

    func show(_ language: Language) {
        FileHandle.standardError.write(Data((sentence(language).text + "\n").utf8))
    }
}
