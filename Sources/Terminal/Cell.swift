/// Eight trivial bytes: a scalar, or the index of an interned cluster, with its role and place in the character.
package struct Cell: Hashable, Sendable {
    package enum Kind: UInt8, Sendable { case blank, narrow, left, right }

    /// A Unicode scalar, or an index into the grid's `ClusterTable` when `isCluster`.
    package var content: UInt32
    package var role: Role
    package var flags: UInt8

    package init(content: UInt32, role: Role, kind: Kind, isCluster: Bool = false) {
        self.content = content
        self.role = role
        self.flags = kind.rawValue | (isCluster ? 4 : 0)
    }
    package var kind: Kind { Kind(rawValue: flags & 3) ?? .blank }
    package var isCluster: Bool { flags & 4 != 0 }
    package static let blank = Cell(content: 32, role: .text, kind: .blank)
}

/// Clusters of several scalars, each kept once; a cell holds the index.
package struct ClusterTable: Sendable {
    private var texts: [String] = []
    private var indexes: [String: UInt32] = [:]
    package init() {}
    package var count: Int { texts.count }
    package mutating func intern(_ text: String) -> UInt32 {
        if let index = indexes[text] { return index }
        let index = UInt32(texts.count)
        texts.append(text)
        indexes[text] = index
        return index
    }
    package func text(_ index: UInt32) -> String {
        Int(index) < texts.count ? texts[Int(index)] : "\u{3013}"
    }
}
