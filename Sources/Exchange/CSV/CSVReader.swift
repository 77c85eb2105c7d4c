import Foundation
package import MutualAid

/// What a file is known to be; what isn't given is found out.
package struct CSVFormat: Hashable, Sendable {
    package var encoding: TextEncoding?
    package var separator: Separator?

    package init(encoding: TextEncoding? = nil, separator: Separator? = nil) {
        self.encoding = encoding
        self.separator = separator
    }
}

/// Reads CSV (RFC 4180) record by record, whatever the file's size: UTF-8 with or without a mark, GB18030; fields parted by
/// comma, tab or semicolon; line breaks inside quotes. Bytes are parsed and fields decoded: no second byte of GB18030 is a
/// quote, a separator or a line end.
package struct CSVReader {
    /// More than any field or row of an office's file, and little enough to be held.
    package static let mostFieldBytes = 1 << 16
    package static let mostFields = 1000
    static let chunkBytes = 1 << 16

    private let source: () throws(CSVFault) -> [UInt8]?
    private var chunk: [UInt8] = []
    private var place = 0
    private var isPrepared = false
    private var encoding: TextEncoding?
    private var separator: UInt8
    private let isSeparatorGiven: Bool
    private var row = 0
    private var skipsLineFeed = false

    /// - Parameter source: the next bytes of the file, as many as it likes; `nil` at the end.
    package init(_ format: CSVFormat = CSVFormat(), source: @escaping () throws(CSVFault) -> [UInt8]?) {
        self.source = source
        encoding = format.encoding
        separator = (format.separator ?? .comma).byte
        isSeparatorGiven = format.separator != nil
    }

    package init(_ bytes: [UInt8], _ format: CSVFormat = CSVFormat()) {
        var rest: [UInt8]? = bytes
        self.init(format) { () throws(CSVFault) in
            defer { rest = nil }
            return rest
        }
    }

    /// The file is read as its rows are asked for.
    package init(path: String, _ format: CSVFormat = CSVFormat()) throws(CSVFault) {
        guard let file = FileHandle(forReadingAtPath: path) else {
            throw CSVFault(row: 0, column: 0, .unreadable(path))
        }
        self.init(format) { () throws(CSVFault) in
            do { return try file.read(upToCount: Self.chunkBytes).map { [UInt8]($0) } } catch {
                throw CSVFault(row: 0, column: 0, .unreadable(path))
            }
        }
    }

    /// The next record; `nil` at the end of the file. After a fault nothing more is read.
    package mutating func next() throws(CSVFault) -> TableRow? {
        if !isPrepared { try prepare() }
        var record = Record()
        while true {
            guard let byte = try take() else {
                guard !record.isEmpty else { return nil }
                if record.state == .quoted { throw fault(record, .unclosedQuote) }
                try end(&record)
                return TableRow(row: row, fields: record.fields)
            }
            if record.isEmpty {
                if byte == Byte.carriageReturn || byte == Byte.lineFeed {
                    skipsLineFeed = byte == Byte.carriageReturn
                    continue
                }
                row += 1
            }
            if try add(byte, to: &record) { return TableRow(row: row, fields: record.fields) }
        }
    }

    /// Every record.
    package mutating func rest() throws(CSVFault) -> [TableRow] {
        var rows: [TableRow] = []
        while let row = try next() { rows.append(row) }
        return rows
    }
}

extension CSVReader {
    private enum Byte {
        static let quote: UInt8 = 0x22
        static let lineFeed: UInt8 = 0x0A
        static let carriageReturn: UInt8 = 0x0D
    }

    private enum State { case start, plain, quoted, quoteInQuotes }

    private struct Record {
        var fields: [String] = []
        var field: [UInt8] = []
        var state = State.start
        /// Nothing of it was read yet.
        var isEmpty = true
    }

    /// True at the end of the record.
    private mutating func add(_ byte: UInt8, to record: inout Record) throws(CSVFault) -> Bool {
        record.isEmpty = false
        switch (record.state, byte) {
        case (.start, Byte.quote): record.state = .quoted
        case (.quoted, Byte.quote): record.state = .quoteInQuotes
        case (.quoteInQuotes, Byte.quote):
            record.field.append(byte)
            record.state = .quoted
        case (.quoted, _): record.field.append(byte)
        case (_, separator): try end(&record)
        case (_, Byte.lineFeed), (_, Byte.carriageReturn):
            skipsLineFeed = byte == Byte.carriageReturn
            try end(&record)
            return true
        case (.quoteInQuotes, _): throw fault(record, .afterQuote)
        case (.start, _), (.plain, _):
            record.field.append(byte)
            record.state = .plain
        }
        guard record.field.count <= Self.mostFieldBytes else {
            throw fault(record, .fieldTooLong(bytes: Self.mostFieldBytes))
        }
        return false
    }

    private func end(_ record: inout Record) throws(CSVFault) {
        let encoding = encoding ?? .utf8
        guard let text = CSVLetters.text(record.field, encoding) else { throw fault(record, .letters(encoding)) }
        record.fields.append(text)
        record.field.removeAll(keepingCapacity: true)
        record.state = .start
        guard record.fields.count <= Self.mostFields else { throw fault(record, .tooManyFields(Self.mostFields)) }
    }

    private func fault(_ record: Record, _ flaw: CSVFlaw) -> CSVFault {
        CSVFault(row: row, column: record.fields.count + 1, flaw)
    }

    private mutating func take() throws(CSVFault) -> UInt8? {
        while true {
            while place == chunk.count {
                guard let more = try source() else { return nil }
                chunk = more
                place = 0
                if encoding == nil { encoding = CSVLetters.guess(chunk) }
            }
            let byte = chunk[place]
            place += 1
            if skipsLineFeed {
                skipsLineFeed = false
                if byte == Byte.lineFeed { continue }
            }
            return byte
        }
    }

    /// Looks at the head of the file for its mark, its letters and its separator.
    private mutating func prepare() throws(CSVFault) {
        isPrepared = true
        while chunk.count < Self.chunkBytes, let more = try source() { chunk += more }
        if chunk.starts(with: [0xFF, 0xFE]) || chunk.starts(with: [0xFE, 0xFF]) {
            throw CSVFault(row: 0, column: 0, .utf16)
        }
        if chunk.starts(with: [0xEF, 0xBB, 0xBF]) {
            place = 3
            encoding = encoding ?? .utf8
        } else if chunk.starts(with: [0x84, 0x31, 0x95, 0x33]) {
            place = 4
            encoding = encoding ?? .gb18030
        }
        if encoding == nil { encoding = CSVLetters.guess(chunk) }
        if !isSeparatorGiven { separator = likelySeparator.byte }
    }

    /// The one that stands most often in the first line that holds anything, outside of quotes.
    private var likelySeparator: Separator {
        var counts: [UInt8: Int] = [:]
        var isQuoted = false
        var isStart = true
        for byte in chunk[place...] {
            if byte == Byte.quote, isStart || isQuoted { isQuoted.toggle() }
            if isQuoted { continue }
            if byte == Byte.lineFeed || byte == Byte.carriageReturn {
                if counts.isEmpty { continue } else { break }
            }
            isStart = Separator.allCases.contains { $0.byte == byte }
            counts[byte, default: 0] += 1
        }
        return Separator.allCases.max { counts[$0.byte, default: 0] < counts[$1.byte, default: 0] } ?? .comma
    }
}
