/// One JSON text (RFC 8259) as a flat list of nodes, read strictly and without recursion: no depth and no length can exhaust
/// the stack. A tape is used again for the next text, so that reading a line allocates nothing.
package struct JSONTape {
    package enum Kind: UInt8, Sendable {
        case object, array, text, whole, fraction, yes, no, null
    }

    /// A value, or the key of a member: members lie as key, value, key, value after their object.
    struct Node {
        var kind: Kind
        /// Text with a backslash in it.
        var isEscaped = false
        /// The bytes of the value; of text without its quotes.
        var start: Int
        var end: Int
        /// The place after the last node inside this one.
        var next: Int
    }

    private(set) var bytes: [UInt8] = []
    private(set) var nodes: [Node] = []
    private var open: [Int] = []
    private var at = 0

    package init() {}

    private enum State {
        case value, valueOrEnd, key, keyOrEnd, commaOrEnd, done
    }

    /// Whether `text` is one JSON value in valid UTF-8 and nothing else; then the nodes describe it.
    package mutating func read(_ text: [UInt8]) -> Bool {
        bytes = text
        nodes.removeAll(keepingCapacity: true)
        open.removeAll(keepingCapacity: true)
        at = 0
        var state = State.value
        while true {
            skipSpace()
            guard state != .done else { return at == bytes.count && isUTF8 }
            guard at < bytes.count, let next = step(state) else { return false }
            state = next
        }
    }

    private var isUTF8: Bool {
        bytes.allSatisfy { $0 < 0x80 } || String(validating: bytes, as: UTF8.self) != nil
    }

    private mutating func step(_ state: State) -> State? {
        let byte = bytes[at]
        switch (state, byte) {
        case (.valueOrEnd, UInt8(ascii: "]")), (.keyOrEnd, UInt8(ascii: "}")): return close()
        case (.value, _), (.valueOrEnd, _): return value(byte)
        case (.key, UInt8(ascii: "\"")), (.keyOrEnd, UInt8(ascii: "\"")): return key()
        case (.commaOrEnd, _): return separator(byte)
        default: return nil
        }
    }

    private mutating func key() -> State? {
        guard text() else { return nil }
        skipSpace()
        guard at < bytes.count, bytes[at] == UInt8(ascii: ":") else { return nil }
        at += 1
        return .value
    }

    private mutating func separator(_ byte: UInt8) -> State? {
        guard let container = open.last else { return nil }
        let isObject = nodes[container].kind == .object
        switch byte {
        case UInt8(ascii: ","):
            at += 1
            return isObject ? .key : .value
        case UInt8(ascii: "}") where isObject, UInt8(ascii: "]") where !isObject: return close()
        default: return nil
        }
    }

    private mutating func close() -> State? {
        guard let container = open.popLast() else { return nil }
        at += 1
        nodes[container].end = at
        nodes[container].next = nodes.count
        return afterValue
    }

    private var afterValue: State { open.isEmpty ? .done : .commaOrEnd }

    private mutating func value(_ byte: UInt8) -> State? {
        switch byte {
        case UInt8(ascii: "{"): return begin(.object, .keyOrEnd)
        case UInt8(ascii: "["): return begin(.array, .valueOrEnd)
        case UInt8(ascii: "\""): return text() ? afterValue : nil
        case UInt8(ascii: "t"): return word("true", .yes)
        case UInt8(ascii: "f"): return word("false", .no)
        case UInt8(ascii: "n"): return word("null", .null)
        default: return number() ? afterValue : nil
        }
    }

    private mutating func begin(_ kind: Kind, _ state: State) -> State {
        open.append(nodes.count)
        append(kind, from: at)
        at += 1
        return state
    }

    private mutating func append(_ kind: Kind, from start: Int, isEscaped: Bool = false) {
        nodes.append(Node(kind: kind, isEscaped: isEscaped, start: start, end: at, next: nodes.count + 1))
    }

    private mutating func word(_ word: StaticString, _ kind: Kind) -> State? {
        let start = at
        let fits = word.withUTF8Buffer { letters in
            at + letters.count <= bytes.count && letters.indices.allSatisfy { bytes[at + $0] == letters[$0] }
        }
        guard fits else { return nil }
        at += word.utf8CodeUnitCount
        append(kind, from: start)
        return afterValue
    }

    private mutating func skipSpace() {
        while at < bytes.count, Self.isSpace(bytes[at]) { at += 1 }
    }

    static func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x09 || byte == 0x0A || byte == 0x0D }

    // MARK: text and numbers

    private mutating func text() -> Bool {
        at += 1
        let start = at
        var isEscaped = false
        while at < bytes.count {
            switch bytes[at] {
            case UInt8(ascii: "\""):
                append(.text, from: start, isEscaped: isEscaped)
                at += 1
                return true
            case UInt8(ascii: "\\"):
                isEscaped = true
                guard escape() else { return false }
            case 0..<0x20: return false
            default: at += 1
            }
        }
        return false
    }

    /// A lone surrogate has no UTF-8 form, so it is refused.
    private mutating func escape() -> Bool {
        guard at + 1 < bytes.count else { return false }
        guard bytes[at + 1] == UInt8(ascii: "u") else {
            at += 2
            return Self.escapes(bytes[at - 1]) != nil
        }
        guard let unit = Self.unit(bytes, at + 2) else { return false }
        at += 6
        if !(0xD800...0xDFFF).contains(unit) { return true }
        guard unit < 0xDC00, at + 1 < bytes.count, bytes[at] == UInt8(ascii: "\\"), bytes[at + 1] == UInt8(ascii: "u"),
            let low = Self.unit(bytes, at + 2), (0xDC00...0xDFFF).contains(low)
        else { return false }
        at += 6
        return true
    }

    private mutating func number() -> Bool {
        let start = at
        if peek == UInt8(ascii: "-") { at += 1 }
        if peek == UInt8(ascii: "0") { at += 1 } else { guard digits() else { return false } }
        var kind = Kind.whole
        if peek == UInt8(ascii: ".") {
            at += 1
            kind = .fraction
            guard digits() else { return false }
        }
        if peek == UInt8(ascii: "e") || peek == UInt8(ascii: "E") {
            at += 1
            kind = .fraction
            if peek == UInt8(ascii: "+") || peek == UInt8(ascii: "-") { at += 1 }
            guard digits() else { return false }
        }
        append(kind, from: start)
        return true
    }

    private var peek: UInt8? { at < bytes.count ? bytes[at] : nil }

    private mutating func digits() -> Bool {
        let start = at
        while at < bytes.count, (0x30...0x39).contains(bytes[at]) { at += 1 }
        return at > start
    }
}

extension JSONTape {
    static func escapes(_ letter: UInt8) -> UInt8? {
        switch letter {
        case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): letter
        case UInt8(ascii: "b"): 0x08
        case UInt8(ascii: "f"): 0x0C
        case UInt8(ascii: "n"): 0x0A
        case UInt8(ascii: "r"): 0x0D
        case UInt8(ascii: "t"): 0x09
        default: nil
        }
    }

    /// Four hexadecimal digits.
    static func unit(_ bytes: [UInt8], _ start: Int) -> UInt32? {
        guard start + 4 <= bytes.count else { return nil }
        var unit: UInt32 = 0
        for byte in bytes[start..<start + 4] {
            switch byte {
            case 0x30...0x39: unit = unit << 4 | UInt32(byte - 0x30)
            case 0x41...0x46: unit = unit << 4 | UInt32(byte - 0x37)
            case 0x61...0x66: unit = unit << 4 | UInt32(byte - 0x57)
            default: return nil
            }
        }
        return unit
    }
}
