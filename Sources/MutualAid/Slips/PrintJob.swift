/// Text on its way to paper: lines already laid out in cells, and whose data stands on them.
package struct PrintJob: Hashable, Sendable {
    /// Names the job in the printer's queue and the file that holds it: "一次性告知单 LP610302250003177".
    package let title: String
    package let lines: [String]
    package let about: PrintSubject

    package init(title: String, lines: [String], about: PrintSubject = .nobody) {
        self.title = title
        self.lines = lines
        self.about = about
    }
}

/// Whose data a print carries: what leaves the screen about a person is an export and stands in the audit trail.
package enum PrintSubject: Hashable, Sendable {
    /// No personal data: nothing is recorded.
    case nobody
    case person(PersonID)
    case claim(ClaimID)
    case receipt(CounterNumber)
    /// A list of so many people.
    case people(Int)
}

/// What became of a print.
package enum Printed: Hashable, Sendable {
    /// The queue of a printer took it; `nil` is the system's own.
    case printer(String?)
    /// There is no printer: the text lies in a file.
    case file(path: String)
    /// The printer didn't take it, and the text is kept; `why` is what the printing system said.
    case kept(path: String, printer: String?, why: String)

    package var isFailure: Bool {
        if case .kept = self { true } else { false }
    }
}

/// Where prints go, as one person at one desk has set it.
package enum Printer: Hashable, Sendable {
    /// A text file in the print folder beside the data.
    case file
    /// The printing system's own printer.
    case standard
    case named(String)
}

/// How wide the paper is, in cells.
package enum PaperWidth: Int, CaseIterable, Hashable, Sendable {
    /// A4, 10 characters an inch.
    case sheet = 72
    /// The roll of a receipt printer.
    case roll = 42
}

/// The printer and the paper of one desk.
package struct Printing: Hashable, Sendable {
    package var printer: Printer
    package var paper: PaperWidth

    package init(printer: Printer = .file, paper: PaperWidth = .sheet) {
        self.printer = printer
        self.paper = paper
    }
}

extension Printed: Worded {
    package func sentence(_ language: Language) -> Sentence {
        switch (self, language) {
        case (.printer(let name), .zh): Sentence(what: "已送打印机\(name.map { " " + $0 } ?? "")。", todo: "")
        case (.printer(let name), .en):
            Sentence(what: "Sent to \(name.map { "printer " + $0 } ?? "the printer").", todo: "")
        case (.file(let path), .zh): Sentence(what: "已存成文件 \(path)。", todo: "")
        case (.file(let path), .en): Sentence(what: "Kept as \(path).", todo: "")
        case (.kept(let path, let printer, let why), .zh):
            Sentence(
                what: "打印机\(printer.map { " \($0) " } ?? "")没有接收\(why.isEmpty ? "" : "（\(why)）")。",
                todo: "内容存在 \(path)；请检查打印机，或在打印设置里换一台。")
        case (.kept(let path, let printer, let why), .en):
            Sentence(
                what:
                    "\(printer.map { "Printer " + $0 } ?? "The printer") didn't take it\(why.isEmpty ? "" : " (\(why))").",
                todo: "The text is kept in \(path); check the printer, or choose another in the print settings.")
        }
    }
}

extension PaperWidth: Named {
    package func name(_ language: Language) -> String {
        switch (self, language) {
        case (.sheet, .zh): "A4 纸（72 格）"
        case (.sheet, .en): "A4 sheet (72 columns)"
        case (.roll, .zh): "小票纸（42 格）"
        case (.roll, .en): "receipt roll (42 columns)"
        }
    }
}
