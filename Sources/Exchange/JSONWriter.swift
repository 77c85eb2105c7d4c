/// Writes JSON as UTF-8 bytes, member by member.
package struct JSONWriter {
    package private(set) var bytes: [UInt8] = []
    private var isFirst = true

    package init() {}

    package var string: String { String(decoding: bytes, as: UTF8.self) }

    package mutating func object(_ members: (inout JSONWriter) -> Void) {
        enclosed(UInt8(ascii: "{"), UInt8(ascii: "}"), members)
    }

    package mutating func array(_ elements: (inout JSONWriter) -> Void) {
        enclosed(UInt8(ascii: "["), UInt8(ascii: "]"), elements)
    }

    private mutating func enclosed(_ open: UInt8, _ close: UInt8, _ inside: (inout JSONWriter) -> Void) {
        bytes.append(open)
        isFirst = true
        inside(&self)
        bytes.append(close)
        isFirst = false
    }

    package mutating func key(_ key: String) {
        comma()
        text(key)
        bytes.append(UInt8(ascii: ":"))
    }

    package mutating func element(_ value: (inout JSONWriter) -> Void) {
        comma()
        value(&self)
    }

    private mutating func comma() {
        if !isFirst { bytes.append(UInt8(ascii: ",")) }
        isFirst = false
    }

    /// Most text has nothing to escape and is copied whole.
    package mutating func text(_ text: String) {
        bytes.append(UInt8(ascii: "\""))
        if text.utf8.contains(where: Self.mustEscape) {
            for byte in text.utf8 { escaped(byte) }
        } else {
            bytes.append(contentsOf: text.utf8)
        }
        bytes.append(UInt8(ascii: "\""))
    }

    private mutating func escaped(_ byte: UInt8) {
        switch byte {
        case UInt8(ascii: "\""), UInt8(ascii: "\\"): bytes += [UInt8(ascii: "\\"), byte]
        case 0..<0x20, 0x7F: bytes += Self.escape(byte)
        default: bytes.append(byte)
        }
    }

    private static func mustEscape(_ byte: UInt8) -> Bool {
        byte < 0x20 || byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\") || byte == 0x7F
    }

    package mutating func text(_ text: String?) {
        if let text { self.text(text) } else { null() }
    }

    package mutating func whole(_ number: Int) { bytes += String(number).utf8 }
    package mutating func truth(_ truth: Bool) { bytes += (truth ? "true" : "false").utf8 }
    package mutating func null() { bytes += "null".utf8 }

    private static func escape(_ byte: UInt8) -> [UInt8] {
        let digits = Array("0123456789abcdef".utf8)
        return Array("\\u00".utf8) + [digits[Int(byte >> 4)], digits[Int(byte & 15)]]
    }
}
