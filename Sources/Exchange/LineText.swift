/// What the lines of a file have around them.
enum LineText {
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
