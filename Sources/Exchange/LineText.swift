/// What the lines of a file have around them.
package enum LineText {
    /// The line without the file's byte-order mark; `nil` when there is nothing on it but white space.
    static func trimmed(_ line: [UInt8], number: Int) -> [UInt8]? {
        let hasMark = number == 1 && line.starts(with: [0xEF, 0xBB, 0xBF])
        let line = hasMark ? Array(line.dropFirst(3)) : line
        return isEmpty(line) ? nil : line
    }

    private static func isEmpty(_ line: [UInt8]) -> Bool {
        guard let first = line.first(where: { !JSONTape.isSpace($0) }) else { return true }
        // Only a line that begins with neither space nor JSON needs to be looked at as Unicode: U+3000, U+00A0, a vertical tab.
        guard first > 0x7F || first < 0x20 else { return false }
        return String(validating: line, as: UTF8.self)?.unicodeScalars.allSatisfy(\.properties.isWhitespace) ?? false
    }
}

/// Cuts a stream of bytes into physical lines at each line feed; a carriage return stays, being white space to JSON.
package struct LineCutter {
    private var rest: [UInt8] = []
    package private(set) var count = 0

    package init() {}

    /// The lines that `chunk` completes, each with its number from 1.
    package mutating func cut(_ chunk: [UInt8], give: (_ line: [UInt8], _ number: Int) throws -> Void) rethrows {
        var start = 0
        while let end = chunk[start...].firstIndex(of: 0x0A) {
            count += 1
            let line = rest + chunk[start..<end]
            rest.removeAll()
            start = end + 1
            try give(line, count)
        }
        rest += chunk[start...]
    }

    /// What stands after the last line feed.
    package mutating func finish(give: (_ line: [UInt8], _ number: Int) throws -> Void) rethrows {
        guard !rest.isEmpty else { return }
        count += 1
        let line = rest
        rest = []
        try give(line, count)
    }
}
