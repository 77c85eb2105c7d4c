package import MutualAid

/// One field to be written.
package enum CSVCell: Hashable, Sendable {
    /// Words that came from people: made harmless to a spreadsheet.
    case text(String)
    /// What the program itself made of digits, points and letters: written as it is.
    case exact(String)

    /// A spreadsheet runs what begins with one of these as a formula (OWASP, CSV injection); an apostrophe before it makes
    /// it text. What would steer a terminal that shows the file goes; a line's end may stand in a cell.
    package var written: String {
        switch self {
        case .exact(let text): return text
        case .text(let text):
            let shown = Self.shown(text)
            return Self.isFormula(shown) ? "'" + shown : shown
        }
    }

    private static func shown(_ text: String) -> String {
        func isGone(_ scalar: Unicode.Scalar) -> Bool { scalar.isUnseen && !"\t\r\n".unicodeScalars.contains(scalar) }
        guard text.unicodeScalars.contains(where: isGone) else { return text }
        return String(String.UnicodeScalarView(text.unicodeScalars.filter { !isGone($0) }))
    }

    private static func isFormula(_ text: String) -> Bool {
        // Spaces before the sign are dropped by some importers, and a full-width sign is made half-width.
        let first = text.unicodeScalars.first { !($0 == " " || $0 == "\u{3000}" || $0 == "\u{A0}") }
        return first.map { "=+-@\t\r\n＝＋－＠".unicodeScalars.contains($0) } ?? false
    }
}

/// Writes CSV (RFC 4180), record by record; lines end in CR LF.
package struct CSVWriter {
    package private(set) var bytes: [UInt8] = []
    private let encoding: TextEncoding
    private let separator: Separator
    private var row = 0

    package init(_ encoding: TextEncoding = .utf8, _ separator: Separator = .comma) {
        self.encoding = encoding
        self.separator = separator
        if encoding == .utf8Marked { bytes = [0xEF, 0xBB, 0xBF] }
    }

    /// Throws when the encoding hasn't got a letter of a cell; nothing of the row is written then.
    package mutating func write(_ cells: [CSVCell]) throws(CSVFault) {
        row += 1
        var line: [UInt8] = []
        for (place, cell) in cells.enumerated() {
            let text = cell.written
            if place > 0 { line.append(separator.byte) }
            guard let bytes = CSVLetters.bytes(text, encoding) else {
                throw CSVFault(row: row, column: place + 1, .noSuchLetter(text))
            }
            // A line of nothing would be no record.
            line += needsQuotes(bytes) || (cells.count == 1 && bytes.isEmpty) ? quoted(bytes) : bytes
        }
        bytes += line + [0x0D, 0x0A]
    }

    /// Hands over what was written so far, so that a long file need not be held.
    package mutating func take() -> [UInt8] {
        defer { bytes.removeAll(keepingCapacity: true) }
        return bytes
    }

    /// Every separator is quoted, not only one's own, so that a reader who guesses can't guess wrong.
    private func needsQuotes(_ bytes: [UInt8]) -> Bool {
        bytes.contains { $0 == 0x22 || $0 == 0x0A || $0 == 0x0D || $0 == 0x2C || $0 == 0x3B || $0 == 0x09 }
    }

    private func quoted(_ bytes: [UInt8]) -> [UInt8] {
        [0x22] + bytes.flatMap { $0 == 0x22 ? [0x22, 0x22] : [$0] } + [0x22]
    }
}
