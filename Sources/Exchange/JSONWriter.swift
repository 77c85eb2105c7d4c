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

    /// Most text has nothing to escape and is copied whole. What would steer a terminal is escaped too: answers are read there.
    package mutating func text(_ text: String) {
        bytes.append(UInt8(ascii: "\""))
        if text.utf8.contains(where: Self.mayNeedEscape) {
            for scalar in text.unicodeScalars { escaped(scalar) }
        } else {
            bytes.append(contentsOf: text.utf8)
        }
        bytes.append(UInt8(ascii: "\""))
    }

    private mutating func escaped(_ scalar: Unicode.Scalar) {
        if scalar == "\"" || scalar == "\\" {
            bytes += [UInt8(ascii: "\\"), UInt8(scalar.value)]
        } else if scalar.isUnseen {
            for unit in String(scalar).utf16 { bytes += Self.escape(unit) }
        } else {
            bytes.append(contentsOf: String(scalar).utf8)
        }
    }

    /// ASCII that must be escaped, and the first bytes of whatever can't be seen: Han characters begin with others.
    private static func mayNeedEscape(_ byte: UInt8) -> Bool {
        switch byte {
        case 0..<0x20, UInt8(ascii: "\""), UInt8(ascii: "\\"), 0x7F: true
        case 0xC2, 0xD8...0xDC, 0xE0...0xE2, 0xEF, 0xF0, 0xF3: true
        default: false
        }
    }

    package mutating func text(_ text: String?) {
        if let text { self.text(text) } else { null() }
    }

    package mutating func whole(_ number: Int) { bytes += String(number).utf8 }
    package mutating func truth(_ truth: Bool) { bytes += (truth ? "true" : "false").utf8 }
    package mutating func null() { bytes += "null".utf8 }

    private static func escape(_ unit: UInt16) -> [UInt8] {
        let digits = Array("0123456789abcdef".utf8)
        return Array("\\u".utf8) + [12, 8, 4, 0].map { digits[Int(unit >> $0 & 15)] }
    }
}
