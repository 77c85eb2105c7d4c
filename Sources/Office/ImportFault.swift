package import MutualAid

/// What can stand in the way of an import, or of taking one back.
package enum ImportFault: Error, Hashable, Sendable {
    case notFound(number: Int)
    /// Only the one who read the file, or a supervisor, takes it back.
    case notYours(number: Int, by: String)
    case takenBack(number: Int)
    /// Another program reads or takes back the same import just now.
    case elsewhere(number: Int)
}

extension ImportFault: Worded {
    package func sentence(_ language: Language) -> Sentence {
        switch (self, language) {
        case (.notFound(let number), .zh): Sentence(what: "没有第 \(number) 次导入。", todo: "huzhu import list 列出全部。")
        case (.notFound(let number), .en):
            Sentence(what: "There is no import \(number).", todo: "huzhu import list shows them all.")
        case (.notYours(let number, let name), .zh):
            Sentence(what: "第 \(number) 次导入是 \(name) 做的。", todo: "请由本人或主管取回。")
        case (.notYours(let number, let name), .en):
            Sentence(what: "Import \(number) was made by \(name).", todo: "Let them or a supervisor take it back.")
        case (.takenBack(let number), .zh):
            Sentence(what: "第 \(number) 次导入已经取回。", todo: "要再用这个文件，请重新导入。")
        case (.takenBack(let number), .en):
            Sentence(what: "Import \(number) was taken back already.", todo: "To use the file again, import it anew.")
        case (.elsewhere(let number), .zh):
            Sentence(what: "另一个程序正在处理第 \(number) 次导入。", todo: "请等它做完；它停了的话再运行一次，会接着做。")
        case (.elsewhere(let number), .en):
            Sentence(
                what: "Another program is at work on import \(number).",
                todo: "Wait for it; if it has stopped, run the command again and it goes on.")
        }
    }
}
