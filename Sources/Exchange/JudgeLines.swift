package import MutualAid

/// Answers the lines of `huzhu judge` one by one; it keeps nothing from a line to the next (judge.md).
package struct JudgeLines {
    private let catalogue: Catalogue
    private let language: Language
    private var reader = CaseReader()

    /// `language` is that of the worksheets' texts.
    package init(catalogue: Catalogue, language: Language = .zh) {
        self.catalogue = catalogue
        self.language = language
    }

    /// `number` is that of the physical line, from 1; `nil` for an empty line.
    package mutating func answer(line: [UInt8], number: Int) -> LineAnswer? {
        guard let line = LineText.trimmed(line, number: number) else { return nil }
        guard reader.begin(line) else { return reader.refusal(nil, number: number) }
        let name = reader.name()
        guard let given = reader.judgeCase(catalogue) else { return reader.refusal(name, number: number) }
        let rows = judgeCase(given.events, covers: given.covers)
        var writer = JSONWriter()
        writer.object { writer in
            writer.key("case")
            writer.text(name)
            writer.key("total")
            writer.text(Money.sum(rows.map(\.benefit.amount)).text)
            writer.key("benefits")
            writer.array { writer in
                for row in rows { writer.element { write(row, to: &$0) } }
            }
        }
        return LineAnswer(output: writer.bytes, isError: false)
    }

    private func write(_ row: CaseRow, to writer: inout JSONWriter) {
        let benefit = row.benefit
        writer.object { writer in
            writer.key("event")
            writer.whole(row.event)
            writer.key("enrolment")
            writer.whole(benefit.cover)
            writer.key("edition")
            writer.text(benefit.edition.text)
            writer.key("part")
            writer.text(benefit.part.rawValue)
            writer.key("amount")
            writer.text(benefit.amount.text)
            writer.key("refusal")
            writer.text(benefit.refusal?.rawValue)
            writer.key("ends")
            writer.text(benefit.ends?.rawValue)
            writer.key("lines")
            writer.array { writer in
                for line in benefit.lines { writer.element { write(line, to: &$0) } }
            }
        }
    }

    private func write(_ line: WorksheetLine, to writer: inout JSONWriter) {
        writer.object { writer in
            writer.key("what")
            writer.text(line.step.what)
            writer.key("amount")
            writer.text(line.amount.text)
            writer.key("basis")
            writer.text(line.basis?.rawValue)
            if let source = line.source {
                writer.key("source")
                writer.text(source)
            }
            writer.key("text")
            writer.text(line.text(language))
        }
    }
}

extension CaseReader {
    /// The answer in the place of a line that can't be read.
    func refusal(_ name: String?, number: Int) -> LineAnswer {
        var writer = JSONWriter()
        writer.object { writer in
            writer.key("case")
            writer.text(name)
            writer.key("error")
            writer.object { writer in
                writer.key("code")
                writer.text(fault?.code.rawValue ?? LineFaultCode.json.rawValue)
                writer.key("message")
                writer.text(fault?.message ?? "")
                writer.key("line")
                writer.whole(number)
            }
        }
        return LineAnswer(output: writer.bytes, isError: true)
    }
}
