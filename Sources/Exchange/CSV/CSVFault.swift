package import MutualAid

/// What is wrong at one place of a CSV file.
package struct CSVFault: Error, Hashable, Sendable {
    /// The record, from 1; the heading counts.
    package let row: Int
    /// The field in it, from 1; 0 where the whole row or file is meant.
    package let column: Int
    package let flaw: CSVFlaw

    package init(row: Int, column: Int, _ flaw: CSVFlaw) {
        self.row = row
        self.column = column
        self.flaw = flaw
    }
}

package enum CSVFlaw: Hashable, Sendable {
    /// The bytes are no letters of this encoding.
    case letters(TextEncoding)
    /// Two bytes a letter, as «Unicode text» is saved.
    case utf16
    case afterQuote
    case unclosedQuote
    case fieldTooLong(bytes: Int)
    case tooManyFields(Int)
    case unreadable(String)
    /// A letter that the encoding hasn't got.
    case noSuchLetter(String)
}

extension CSVFault: Worded {
    package func sentence(_ language: Language) -> Sentence {
        switch language {
        case .zh: Sentence(what: chinesePlace + chinese.what, todo: chinese.todo)
        case .en: Sentence(what: englishPlace + english.what, todo: english.todo)
        }
    }

    private var chinesePlace: String {
        row == 0 ? "" : column == 0 ? "第 \(row) 行：" : "第 \(row) 行第 \(column) 列："
    }

    private var englishPlace: String {
        row == 0 ? "" : column == 0 ? "Row \(row): " : "Row \(row), column \(column): "
    }

    private var chinese: Sentence {
        switch flaw {
        case .letters(let encoding):
            Sentence(what: "有字节不是 \(encoding.rawValue) 文字。", todo: "请另存为 UTF-8 或 GB18030 的 CSV 再读。")
        case .utf16: Sentence(what: "这个文件是 UTF-16（“Unicode 文本”）。", todo: "请另存为“CSV UTF-8”再读。")
        case .afterQuote: Sentence(what: "右引号后面还有文字。", todo: "引号里的引号要写两个，请改正这一格。")
        case .unclosedQuote: Sentence(what: "引号没有配对，读到了文件末尾。", todo: "请补上右引号，或重新导出文件。")
        case .fieldTooLong(let bytes): Sentence(what: "一格超过 \(bytes) 字节。", todo: "请核对引号是否配对，或重新导出文件。")
        case .tooManyFields(let count): Sentence(what: "一行超过 \(count) 列。", todo: "请核对分隔符，或重新导出文件。")
        case .unreadable(let path): Sentence(what: "读不了文件 \(path)。", todo: "请核对路径和权限。")
        case .noSuchLetter(let text): Sentence(what: "“\(text)”里有这种编码没有的字。", todo: "请把文件编码改为 UTF-8。")
        }
    }

    private var english: Sentence {
        switch flaw {
        case .letters(let encoding):
            Sentence(
                what: "there are bytes that are no \(encoding.rawValue).",
                todo: "Save the file as CSV in UTF-8 or GB18030, then read it again.")
        case .utf16:
            Sentence(what: "the file is UTF-16 (“Unicode text”).", todo: "Save it as “CSV UTF-8”, then read it again.")
        case .afterQuote:
            Sentence(
                what: "text follows the closing quote.",
                todo: "A quote inside quotes is written twice; correct the field.")
        case .unclosedQuote:
            Sentence(what: "a quote is never closed.", todo: "Add the closing quote, or export the file again.")
        case .fieldTooLong(let bytes):
            Sentence(
                what: "a field is longer than \(bytes) bytes.",
                todo: "Look for a quote that isn't closed, or export the file again.")
        case .tooManyFields(let count):
            Sentence(
                what: "there are more than \(count) fields.", todo: "Check the separator, or export the file again.")
        case .unreadable(let path):
            Sentence(what: "the file \(path) can't be read.", todo: "Check its path and its permissions.")
        case .noSuchLetter(let text):
            Sentence(
                what: "“\(text)” holds a letter that this encoding hasn't got.",
                todo: "Set the file's encoding to UTF-8.")
        }
    }
}
