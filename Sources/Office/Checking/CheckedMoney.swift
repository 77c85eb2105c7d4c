import MutualAid

extension CheckPass {
    private static let rowsAtOnce = 2000

    mutating func money() throws(OfficeFault) {
        guard findings.looksFor(.moneyMACs) else { return }
        for table in MoneyTable.allCases {
            let kinds = table.columns.map(\.kind)
            var rows = MoneyRows()
            try office.database.query(.proofs(.rows(table)), [Int64.min.sql, Int64.max.sql]) {
                row throws(OfficeFault) in
                rows.add(row, table, kinds)
                guard rows.rows.count == Self.rowsAtOnce else { return }
                hand(rows)
                rows = MoneyRows()
                if table == .enrolment { add(Self.rowsAtOnce * Weight.enrolment) }
            }
            hand(rows)
            if table == .enrolment { add(rows.rows.count * Weight.enrolment) }
        }
    }

    private func hand(_ rows: MoneyRows) {
        bench.put { [sealer = office.sealer] findings throws(OfficeFault) in
            try rows.each(sealer) { row, mac throws(OfficeFault) in
                if row.mac != mac { findings.note(.moneyMACs, row.name) }
            }
        }
    }
}
