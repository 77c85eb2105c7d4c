import Foundation
import MutualAid

/// The row of a table about money that was found altered: which, and its key.
struct MoneyRow: Sendable {
    let table: MoneyTable
    let keys: [Int64]
    /// Empty where it has none.
    let mac: Data

    var name: String { ([table.rawValue] + keys.map(String.init)).joined(separator: " ") }
}

/// Rows about money with what their MACs cover, one behind the other.
struct MoneyRows: Sendable {
    private(set) var rows: [(row: MoneyRow, end: Int)] = []
    private var covered = ByteWriter()

    /// From the columns of `ProofStatement.rows`.
    mutating func add(_ row: any SQLRow, _ table: MoneyTable, _ kinds: [MoneyTable.Kind]) {
        covered.begin(table)
        for (place, kind) in kinds.enumerated() {
            if row.isNull(place + 3) {
                covered.cover(.null)
                continue
            }
            switch kind {
            case .integer: covered.cover(.integer(row.integer(place + 3)))
            case .text: covered.cover(.text(row.text(place + 3)))
            case .bytes: covered.cover(.bytes(row.bytes(place + 3)))
            }
        }
        let keys = [row.integer(1), row.integer(2)].prefix(table.keys.count)
        let mac = row.isNull(0) ? Data() : row.bytes(0)
        rows.append((MoneyRow(table: table, keys: Array(keys), mac: mac), covered.bytes.count))
    }

    /// Each row with the MAC that it should have.
    func each(_ sealer: Sealer, _ work: (MoneyRow, Data) throws(OfficeFault) -> Void) throws(OfficeFault) {
        var start = 0
        for (row, end) in rows {
            try work(row, sealer.moneyMAC(covered.bytes[start..<end]))
            start = end
        }
    }
}

extension ByteWriter {
    fileprivate mutating func begin(_ table: MoneyTable) { text(table.rawValue) }

    /// With its kind, so that no two lists of values give the same bytes.
    fileprivate mutating func cover(_ value: SQLValue) {
        switch value {
        case .null: byte(0)
        case .integer(let value):
            byte(1)
            fixed(value)
        case .text(let value):
            byte(2)
            text(value)
        case .bytes(let value):
            byte(3)
            number(value.count)
            bytes.append(contentsOf: value)
        }
    }
}

// An operation proves the rows that it changes before it does, and seals them again afterwards: what was altered beside the
// program is refused, not made good.
extension Office {
    /// The MAC of a row that is inserted with these values, in the order of the table's columns.
    func mac(_ table: MoneyTable, _ values: [SQLValue]) -> SQLValue {
        var writer = ByteWriter()
        writer.begin(table)
        for value in values { writer.cover(value) }
        return sealer.moneyMAC(writer.bytes[...]).sql
    }

    /// Refuses rows that were altered; inside the transaction that changes them.
    func prove(_ table: MoneyTable, _ key: Int64) throws(OfficeFault) {
        try moneyRows(table, after: key - 1, through: key).each(sealer) { row, mac throws(OfficeFault) in
            if row.mac != mac { throw .moneyAltered(row.name) }
        }
    }

    /// Writes the MACs of rows that this transaction has changed, or whose own rows it has.
    func reseal(_ table: MoneyTable, _ key: Int64) throws(OfficeFault) {
        try reseal(table, after: key - 1, through: key)
    }

    private func reseal(_ table: MoneyTable, after: Int64, through last: Int64) throws(OfficeFault) {
        try moneyRows(table, after: after, through: last).each(sealer) { row, mac throws(OfficeFault) in
            guard row.mac != mac else { return }
            try database.execute(.proofs(.setMAC(table)), [mac.sql] + row.keys.map(\.sql))
        }
    }

    private func moneyRows(
        _ table: MoneyTable, after: Int64, through last: Int64
    ) throws(OfficeFault) -> MoneyRows {
        let kinds = table.columns.map(\.kind)
        var rows = MoneyRows()
        try database.query(.proofs(.rows(table)), [after.sql, last.sql]) { rows.add($0, table, kinds) }
        return rows
    }
}

extension Office {
    /// Every row about money proved, before another key is given to them.
    func proveMoney() throws(OfficeFault) {
        try eachMoneyRange { table, after, last throws(OfficeFault) in
            try moneyRows(table, after: after, through: last).each(sealer) { row, mac throws(OfficeFault) in
                if row.mac != mac { throw .moneyAltered(row.name) }
            }
        }
    }

    /// Every row about money given its MAC under this office's key.
    func resealMoney() throws(OfficeFault) {
        try eachMoneyRange { table, after, last throws(OfficeFault) in try reseal(table, after: after, through: last) }
    }

    private func eachMoneyRange(
        _ work: (MoneyTable, Int64, Int64) throws(OfficeFault) -> Void
    ) throws(OfficeFault) {
        for table in MoneyTable.allCases {
            var last = Int64.min
            while let end = try database.rows(
                .proofs(.keys(table)), [last.sql, Self.sealedAtOnce.sql], { $0.integer(0) }
            ).last {
                try work(table, last, end)
                last = end
            }
        }
    }
}

extension Office {
    /// Rows of one transaction of `sealOlderMoney`.
    private static let sealedAtOnce = 20_000

    /// Gives the rows of an older program's file their MACs, once: while the last entry of the audit trail is an older program's.
    /// The entry that tells of it is this program's, and holds the numbers of all records, so that later none is taken
    /// away unseen. An attacker who sets the schema back can't set back the trail.
    func sealOlderMoney() throws(OfficeFault) {
        guard try read({ () throws(OfficeFault) in try lastAuditFormat() }) == 1 else { return }
        var count = 0
        for table in MoneyTable.allCases {
            var last = Int64.min
            while true {
                let page = try write { () throws(OfficeFault) in
                    let keys = try database.rows(.proofs(.unsealed(table)), [last.sql, Self.sealedAtOnce.sql]) {
                        $0.integer(0)
                    }
                    if let first = keys.first, let end = keys.last {
                        try reseal(table, after: first - 1, through: end)
                    }
                    return keys
                }
                count += page.count
                guard let end = page.last else { break }
                last = end
            }
        }
        guard let user = firstUser ?? users().first else { return }
        try write { () throws(OfficeFault) in
            let numbers = try NumberRoll(of: database)
            try audit(.sealMoney, 0, ["rows": String(count), "numbers": numbers.text], by: user.id)
        }
    }
}
