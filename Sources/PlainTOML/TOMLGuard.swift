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
    }

    private(set) var line = 1
    private(set) var fault: String?
    private let bytes: [UInt8]
    private var place = 0
    /// Of the keys that lead here.
    private var dots = 0
    private var open: [Bracket] = []
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
            count(byte)
        }
    }

    private mutating func count(_ byte: UInt8) {
        switch byte {
        case Byte.dot:
            dots += 1
            if dots > TOMLGuard.mostDots { fault = "keys nested more than \(TOMLGuard.mostDots) deep" }
        case Byte.bracket, Byte.brace: open.append(Bracket(byte: byte, dots: dots))
        case Byte.closingBracket, Byte.closingBrace:
            let opened = open.popLast()
            if opened?.byte != (byte == Byte.closingBrace ? Byte.brace : Byte.bracket) {
                fault = "brackets don't match"
            }
            dots = opened?.dots ?? 0
        case Byte.comma: dots = open.last?.dots ?? 0
        case Byte.lineFeed:
            line += 1
            dots = open.last?.dots ?? 0
            isLineStart = true
        case 0x20 where isHalfAnHour: fault = "an hour has two digits"
        default: break
        }
    }

    /// What stands before `place` is a space behind digits and dashes, and behind it is one digit.
    private var isHalfAnHour: Bool {
        guard let digit = next, Byte.digits.contains(digit),
            !Byte.digits.contains(bytes.dropFirst(place + 1).first ?? 0)
        else { return false }
        let word = bytes[..<(place - 1)].reversed().prefix { Byte.digits.contains($0) || $0 == Byte.dash || $0 == 0x5F }
        return word.contains(Byte.dash)
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
    static let dash = UInt8(ascii: "-")
    static let digits = UInt8(ascii: "0")...UInt8(ascii: "9")
    static let spaces = " \t\r".utf8
}
