import PlainTOML

/// The characters from which the demo office makes up its people.
package struct DemoNames: Sendable {
    package let surnames: [String]
    package let given: [String]
}

extension Seeds {
    /// Empty lists where the file doesn't hold them; a test holds it against that.
    package static func demoNames() -> DemoNames {
        let fields = (try? TOMLNode.parse(text(of: "names.toml", in: demo))) ?? [:]
        return DemoNames(surnames: texts(fields["surnames"]), given: texts(fields["given"]))
    }

    private static func texts(_ node: TOMLNode?) -> [String] {
        guard case .array(let nodes)? = node else { return [] }
        return nodes.compactMap { if case .text(let text) = $0 { text } else { nil } }
    }
}
