internal import TOMLKit

/// A TOML value as plain data, so that what reads files knows nothing of the parser.
package enum TOMLNode: Sendable {
    case table([String: TOMLNode])
    case array([TOMLNode])
    case text(String)
    case whole(Int)
    case truth(Bool)
    /// A fraction, a date or a time: no file of ours holds one, money and days being text.
    case other(String)

    /// What a fault quotes.
    package var shown: String {
        switch self {
        case .table: "{…}"
        case .array(let nodes): "[" + nodes.map(\.shown).joined(separator: ", ") + "]"
        case .text(let text): "\"\(text)\""
        case .whole(let number): String(number)
        case .truth(let truth): String(truth)
        case .other(let shown): shown
        }
    }
}

extension TOMLNode {
    /// The fault of a text that is no TOML.
    package struct SyntaxFault: Error {
        package let line: Int
        package let message: String
    }

    package static func parse(_ text: String) throws(SyntaxFault) -> [String: TOMLNode] {
        // The parser reads a C string: what stands after a null would be passed over in silence.
        let lines = text.utf8.prefix { $0 != 0 }
        guard lines.count == text.utf8.count else {
            throw SyntaxFault(line: 1 + lines.count { $0 == 0x0A }, message: "U+0000")
        }
        if let fault = TOMLGuard.fault(in: text) { throw fault }
        do {
            return fields(of: try TOMLTable(string: text))
        } catch let fault as TOMLParseError {
            throw SyntaxFault(line: fault.source.begin.line, message: fault.description)
        } catch {
            throw SyntaxFault(line: 1, message: "\(error)")
        }
    }

    private static func fields(of table: TOMLTable) -> [String: TOMLNode] {
        var fields: [String: TOMLNode] = [:]
        for key in table.keys { fields[key] = table[key].map(TOMLNode.init) ?? .other("?") }
        return fields
    }

    private init(_ value: any TOMLValueConvertible) {
        let node: TOMLNode? =
            switch value.type {
            case .table: value.table.map { .table(TOMLNode.fields(of: $0)) }
            case .array: value.array.map { .array($0.map(TOMLNode.init)) }
            case .string: value.string.map(TOMLNode.text)
            case .int: value.int.map(TOMLNode.whole)
            case .bool: value.bool.map(TOMLNode.truth)
            case .double, .date, .time, .dateTime: nil
            }
        self = node ?? .other(value.tomlValue.debugDescription)
    }
}
