/// A value on a tape, by its place.
package struct JSONPlace: Hashable, Sendable {
    let node: Int
}

extension JSONTape {
    /// The one value of the text that was read.
    package var root: JSONPlace { JSONPlace(node: 0) }

    package func kind(_ place: JSONPlace) -> Kind { nodes[place.node].kind }

    /// The member of an object; of a key given twice the last counts. Keys are compared byte by byte.
    package func member(_ key: StaticString, of object: JSONPlace) -> JSONPlace? {
        guard kind(object) == .object else { return nil }
        var found: JSONPlace?
        var place = object.node + 1
        let end = nodes[object.node].next
        while place < end {
            if isKey(place, key) { found = JSONPlace(node: place + 1) }
            place = nodes[place + 1].next
        }
        return found
    }

    /// The elements of an array.
    package func elements(_ array: JSONPlace) -> [JSONPlace] {
        var found: [JSONPlace] = []
        var place = array.node + 1
        while place < nodes[array.node].next {
            found.append(JSONPlace(node: place))
            place = nodes[place].next
        }
        return found
    }

    private func isKey(_ place: Int, _ key: StaticString) -> Bool {
        let node = nodes[place]
        if node.isEscaped { return string(node).utf8.elementsEqual("\(key)".utf8) }
        return node.end - node.start == key.utf8CodeUnitCount
            && key.withUTF8Buffer { letters in
                letters.indices.allSatisfy { bytes[node.start + $0] == letters[$0] }
            }
    }

    package func text(_ place: JSONPlace) -> String? {
        let node = nodes[place.node]
        return node.kind == .text ? string(node) : nil
    }

    package func truth(_ place: JSONPlace) -> Bool? {
        switch kind(place) {
        case .yes: true
        case .no: false
        default: nil
        }
    }

    /// A whole number; one beyond `Int` is the nearest that fits, so that a test of range refuses it.
    package func whole(_ place: JSONPlace) -> Int? {
        let node = nodes[place.node]
        guard node.kind == .whole else { return nil }
        let isNegative = bytes[node.start] == UInt8(ascii: "-")
        var number = 0
        for byte in bytes[(node.start + (isNegative ? 1 : 0))..<node.end] {
            let (tens, over) = number.multipliedReportingOverflow(by: 10)
            let (sum, beyond) = tens.addingReportingOverflow(Int(byte - 0x30))
            if over || beyond { return isNegative ? .min : .max }
            number = sum
        }
        return isNegative ? -number : number
    }

    private func string(_ node: Node) -> String {
        let raw = bytes[node.start..<node.end]
        return String(decoding: node.isEscaped ? unescaped(node)[...] : raw, as: UTF8.self)
    }

    private func unescaped(_ node: Node) -> [UInt8] {
        var plain: [UInt8] = []
        var at = node.start
        while at < node.end {
            guard bytes[at] == UInt8(ascii: "\\") else {
                plain.append(bytes[at])
                at += 1
                continue
            }
            at += 2
            guard bytes[at - 1] == UInt8(ascii: "u") else {
                plain.append(Self.escapes(bytes[at - 1]) ?? 0x3F)
                continue
            }
            var scalar = Self.unit(bytes, at) ?? 0
            at += 4
            if (0xD800..<0xDC00).contains(scalar) {
                scalar = 0x10000 + (scalar - 0xD800) << 10 + ((Self.unit(bytes, at + 2) ?? 0) - 0xDC00)
                at += 6
            }
            plain += Array(String(Unicode.Scalar(scalar).map(Character.init) ?? "?").utf8)
        }
        return plain
    }
}
