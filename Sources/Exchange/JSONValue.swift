/// JSON as a value, for what the commands write; members keep their order.
package enum JSONValue: Hashable, Sendable {
    case object([Member])
    case array([JSONValue])
    case text(String)
    case whole(Int)
    case truth(Bool)
    case null

    package struct Member: Hashable, Sendable {
        package let key: String
        package let value: JSONValue

        package init(_ key: String, _ value: JSONValue) {
            self.key = key
            self.value = value
        }
    }

    package static func object(_ members: KeyValuePairs<String, JSONValue>) -> JSONValue {
        .object(members.map { Member($0.key, $0.value) })
    }

    /// On one line, without spaces.
    package var line: String {
        var writer = JSONWriter()
        write(to: &writer)
        return writer.string
    }

    package func write(to writer: inout JSONWriter) {
        switch self {
        case .object(let members):
            writer.object { writer in
                for member in members {
                    writer.key(member.key)
                    member.value.write(to: &writer)
                }
            }
        case .array(let values):
            writer.array { writer in
                for value in values { writer.element { value.write(to: &$0) } }
            }
        case .text(let text): writer.text(text)
        case .whole(let number): writer.whole(number)
        case .truth(let truth): writer.truth(truth)
        case .null: writer.null()
        }
    }
}

extension JSONValue: ExpressibleByStringLiteral, ExpressibleByIntegerLiteral, ExpressibleByBooleanLiteral,
    ExpressibleByArrayLiteral, ExpressibleByDictionaryLiteral, ExpressibleByNilLiteral
{
    package init(stringLiteral text: String) { self = .text(text) }
    package init(integerLiteral number: Int) { self = .whole(number) }
    package init(booleanLiteral truth: Bool) { self = .truth(truth) }
    package init(arrayLiteral values: JSONValue...) { self = .array(values) }
    package init(dictionaryLiteral members: (String, JSONValue)...) { self = .object(members.map(Member.init)) }
    package init(nilLiteral: ()) { self = .null }
}
