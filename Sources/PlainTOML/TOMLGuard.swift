/// Finds what the parser (toml++ 3.4) would not survive. It bounds brackets (256) but not dotted keys, and tables are built and freed
/// by recursion: twenty kilobytes of `a.a.a…` would end the program. It asserts that a table's name begins like one, that no array is
/// closed by a brace, and that behind a day stands an hour of two digits: `[保障]` without quotes, `a = [}` and `a = 2025-01-01 1`
/// would end it too.
enum TOMLGuard {
    /// More than any file of ours has: five.
    static let mostDots = 32

    /// The first such place; `nil` where there is none. Strings and comments are passed over. After what is no TOML the answer may
    /// be wrong: the parser doesn't come that far.
    static func fault(in text: String) -> TOMLNode.SyntaxFault? {
        var scan = Scan(Array(text.utf8))
        while let byte = scan.next {
            scan.read(byte)
            if let message = scan.fault { return TOMLNode.SyntaxFault(line: scan.line, message: message) }
        }
        return nil
    }
}

private struct Scan {
    private struct Bracket {
        let byte: UInt8
        /// The dots of the keys before it.
        let dots: Int
        let isInValue: Bool
    }

    private(set) var line = 1
    private(set) var fault: String?
    private let bytes: [UInt8]
    private var place = 0
    /// Of the keys that lead here.
    private var dots = 0
    private var open: [Bracket] = []
    /// Behind the `=` of a key.
    private var isInValue = false
    /// The last byte that was no space; of the line, where no bracket is open.
    private var last: UInt8?
    /// Nothing but space was read of the line.
    private var isLineStart = true

    init(_ bytes: [UInt8]) {
        self.bytes = bytes
        if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { place = 3 }
    }

    var next: UInt8? { place < bytes.count ? bytes[place] : nil }

    mutating func read(_ byte: UInt8) {
        if byte == Byte.bracket, isLineStart, open.isEmpty, !hasName {
            fault = "a table's name begins with a letter, a digit, _, - or a quote"
        }
        isLineStart = isLineStart && Byte.spaces.contains(byte)
        switch byte {
        case Byte.quote, Byte.apostrophe: skipString(byte)
        case Byte.comment: while let byte = next, byte != Byte.lineFeed { place += 1 }
        default:
            place += 1
            check(byte)
            count(byte)
        }
        if byte == Byte.lineFeed, open.isEmpty {
            last = nil
        } else if byte > 0x20, byte != Byte.comment {
            last = byte
        }
    }

    private mutating func count(_ byte: UInt8) {
        switch byte {
        case Byte.dot:
            dots += 1
            if dots > TOMLGuard.mostDots { fault = "keys nested more than \(TOMLGuard.mostDots) deep" }
        case Byte.bracket, Byte.brace:
            open.append(Bracket(byte: byte, dots: dots, isInValue: isInValue))
            isInValue = false
        case Byte.closingBracket, Byte.closingBrace:
            let opened = open.popLast()
            if opened?.byte != (byte == Byte.closingBrace ? Byte.brace : Byte.bracket) {
                fault = "brackets don't match"
            }
            dots = opened?.dots ?? 0
            isInValue = opened?.isInValue ?? false
        case Byte.comma:
            dots = open.last?.dots ?? 0
            isInValue = false
        case Byte.lineFeed:
            line += 1
            dots = open.last?.dots ?? 0
            isLineStart = true
            if open.isEmpty { isInValue = false }
        case 0x20 where isHalfAnHour: fault = "an hour has two digits"
        default: break
        }
    }

    /// What stands before `place` is one space behind a word, and behind it is one digit alone.
    private var isHalfAnHour: Bool {
        guard let digit = next, Byte.digits.contains(digit),
            !Byte.digits.contains(bytes.dropFirst(place + 1).first ?? 0), place > 1
        else { return false }
        return !Byte.beforeValues.contains(bytes[place - 2])
    }

    /// A value is begun once: no second `=` behind it, none in an array, no bracket that is glued to a word.
    private mutating func check(_ byte: UInt8) {
        switch byte {
        case Byte.equals:
            if isInValue || open.last?.byte == Byte.bracket { fault = "one = too many" }
            isInValue = true
        case Byte.bracket, Byte.brace:
            let isHeader = byte == Byte.bracket && open.isEmpty && last == nil
            let isValue = last.map { [Byte.equals, Byte.comma, Byte.bracket].contains($0) } ?? false
            if !isHeader && !isValue { fault = "a bracket where none can be" }
        default: break
        }
    }

    /// Behind `[` or `[[`. What ends there, or closes at once, the parser refuses by itself.
    private var hasName: Bool {
        var rest = bytes[(place + 1)...]
        if rest.first == Byte.bracket { rest = rest.dropFirst() }
        guard let first = rest.first(where: { $0 != 0x20 && $0 != 0x09 }) else { return true }
        switch first {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"): return true
        case UInt8(ascii: "0")...UInt8(ascii: "9"): return true
        default: return "_-\"']".utf8.contains(first)
        }
    }

    private mutating func skipString(_ quote: UInt8) {
        let isLong = bytes[place...].starts(with: [quote, quote, quote])
        place += isLong ? 3 : 1
        while let byte = next {
            if byte == Byte.lineFeed {
                // What isn't closed on its line is no string.
                if !isLong { return }
                line += 1
            }
            if byte == Byte.backslash, quote == Byte.quote {
                place += bytes.dropFirst(place + 1).first == Byte.lineFeed ? 1 : min(2, bytes.count - place)
            } else if byte == quote, !isLong || bytes[place...].starts(with: [quote, quote, quote]) {
                place += isLong ? 3 : 1
                // Two quotes may stand before the three that close.
                for _ in 0..<2 where isLong && next == quote { place += 1 }
                return
            } else {
                place += 1
            }
        }
    }
}

private enum Byte {
    static let quote = UInt8(ascii: "\"")
    static let apostrophe = UInt8(ascii: "'")
    static let backslash = UInt8(ascii: "\\")
    static let comment = UInt8(ascii: "#")
    static let lineFeed = UInt8(ascii: "\n")
    static let dot = UInt8(ascii: ".")
    static let comma = UInt8(ascii: ",")
    static let bracket = UInt8(ascii: "[")
    static let closingBracket = UInt8(ascii: "]")
    static let brace = UInt8(ascii: "{")
    static let closingBrace = UInt8(ascii: "}")
    static let equals = UInt8(ascii: "=")
    static let beforeValues = "=,[{ \t\r\n".utf8
    static let digits = UInt8(ascii: "0")...UInt8(ascii: "9")
    static let spaces = " \t\r".utf8
}
