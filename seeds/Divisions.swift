package import MutualAid

extension Seeds {
    /// The divisions of Shaanxi in use, with every code that living people still carry.
    package static func divisions() -> DivisionTree {
        let current = rows("divisions-shaanxi.tsv", columns: 3).map {
            DivisionTree.CurrentRow(code: $0[0], name: $0[1], parent: $0[2])
        }
        let history = rows("divisions-history.tsv", columns: 5).map {
            DivisionTree.HistoryRow(code: $0[0], name: $0[1], firstSeen: $0[2], lastSeen: $0[3], status: $0[4])
        }
        return DivisionTree(current: current, history: history)
    }

    /// The rows below the head line that have the columns.
    private static func rows(_ name: String, columns: Int) -> [[String]] {
        let lines = text(of: name, in: lists).split(separator: "\n").dropFirst()
        return lines.map { $0.split(separator: "\t").map(String.init) }.filter { $0.count == columns }
    }
}
