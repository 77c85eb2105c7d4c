import Foundation
import MutualAid

/// Why a command stops: two sentences on standard error, and 2 for wrong use or 1 for failure.
struct Refusal: Error {
    /// One line each; several where several things are wrong at once.
    let sentences: @Sendable (Language) -> [Sentence]
    let status: Int32

    init(_ worded: any Worded & Sendable, status: Int32 = 1) {
        sentences = { [worded.sentence($0)] }
        self.status = status
    }

    /// Every flaw of a file on a line of its own.
    init<Flaw>(all faults: Faults<Flaw>, status: Int32 = 1) {
        sentences = { faults.sentences($0) }
        self.status = status
    }

    /// Several refusals told together.
    init(each refusals: [Refusal], status: Int32) {
        sentences = { language in refusals.flatMap { $0.sentences(language) } }
        self.status = status
    }

    func sentence(_ language: Language) -> Sentence { Sentence.merged(sentences(language)) }

    init(status: Int32 = 1, zh: (String, String), en: (String, String)) {
        sentences = { language in
            let (what, todo) = language == .zh ? zh : en
            return [Sentence(what: what, todo: todo)]
        }
        self.status = status
    }

    /// - Parameter command: the subcommand that was meant, if one was.
    init(wrongUse message: String, arguments: [String], command: String?) {
        let first = message.split(separator: "\n").first.map(String.init) ?? ""
        let typed = (["huzhu"] + arguments).joined(separator: " ")
        let help = (["huzhu"] + (command.map { [$0] } ?? []) + ["--help"]).joined(separator: " ")
        let chinese = Self.chinese(first, isCommand: command == nil) ?? "这样写看不懂：\(typed)"
        self.init(
            status: 2, zh: (chinese + "。", "请用 \(help) 看写法。"),
            en: ("\(first)\(first.hasSuffix(".") ? "" : ".")", "See \(help) for how to write it."))
    }

    /// The parser speaks English; its sentences by how they begin, with the names in quotes that they hold.
    private static func chinese(_ message: String, isCommand: Bool) -> String? {
        let names = message.split(separator: "'", omittingEmptySubsequences: false).enumerated()
            .filter { $0.offset % 2 == 1 }.map { String($0.element) }
        let all = names.map { "「\($0)」" }.joined()
        return switch message {
        case let text where text.hasPrefix("Unknown option"): "没有选项\(all.prefix(while: { $0 != "」" }))」"
        case let text where text.hasPrefix("Missing value for"): "选项\(all)后面没有写值"
        case let text where text.hasPrefix("Missing expected argument"): "没有写\(all)"
        case let text where text.hasPrefix("Unexpected argument"): isCommand ? "没有命令\(all)" : "多写了\(all)"
        case let text where text.contains(" unexpected arguments:"): "多写了\(all)"
        case let text where text.hasPrefix("The value '") && names.count > 1: "「\(names[1])」不能是「\(names[0])」"
        case "--ambiguous takes 1 or 2": "--ambiguous 只能是 1 或 2"
        case "--always needs --to FOLDER": "--always 要和 --to 文件夹一起写"
        case "--beside and --to exclude each other": "--beside 和 --to 只能写一个"
        case "--limit takes 1 to 1000": "--limit 只能是 1 至 1000"
        default: nil
        }
    }

    func show(_ language: Language) {
        for sentence in sentences(language) { printError(sentence.text) }
    }
}
