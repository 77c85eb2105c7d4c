import Foundation
package import MutualAid

extension Office {
    /// The fees of one day against its receipts, with the end of the audit trail as it stands now.
    package func dayEnd(_ day: Day) throws(OfficeFault) -> DayEnd {
        try read { () throws(OfficeFault) in
            let receipts = try database.rows(.slips(.receiptsOfDay), [day.sql]) { row throws(OfficeFault) in
                ReceiptLine(
                    number: try row.number(0), payer: try row.code(1), takenBy: row.text(2), covers: row.int(3),
                    amount: row.money(4), givenBack: row.money(5))
            }
            let unpaid = try database.first(.slips(.unpaidOfDay), [day.sql]) {
                FeeSum(count: $0.int(0), amount: $0.money(1))
            }
            return DayEnd(
                day: day, receipts: receipts, gaps: try gaps(receipts.map(\.number), on: day),
                unpaid: unpaid ?? FeeSum(count: 0, amount: .zero), audit: try auditEnd())
        }
    }

    /// Serials without a receipt between the last one before the day and the day's last; today also those given after it.
    private func gaps(_ numbers: [CounterNumber], on day: Day) throws(OfficeFault) -> [ReceiptGap] {
        // From and through which serial each series is looked at.
        var spans: [NumberSeries: (first: Int, last: Int)] = [:]
        for number in numbers {
            let known = spans[NumberSeries(number)] ?? (number.serial, number.serial)
            spans[NumberSeries(number)] = (min(known.first, number.serial), max(known.last, number.serial))
        }
        let own = NumberSeries(kind: .receipt, division: profile.division, year: day.year % 100)
        if day == today, let given = try lastGiven(own) {
            spans[own] = (spans[own]?.first ?? given + 1, max(spans[own]?.last ?? 0, given))
        }
        var found: [ReceiptGap] = []
        for (series, span) in spans.sorted(by: { $0.key.start < $1.key.start }) {
            found += try gaps(series, span.first, span.last)
        }
        return found
    }

    private func gaps(_ series: NumberSeries, _ from: Int, _ through: Int) throws(OfficeFault) -> [ReceiptGap] {
        let first = try firstExpected(of: series, before: from)
        var serials = SerialGaps(from: first)
        try database.query(.slips(.receiptNumbers), [series.text(first).sql, series.text(through + 1).sql]) {
            row throws(OfficeFault) in
            serials.see(try row.number(0).serial)
        }
        serials.end(at: through)
        return try serials.gaps.map { gap throws(OfficeFault) in
            ReceiptGap(first: try series.number(gap.lowerBound), last: try series.number(gap.upperBound))
        }
    }

    /// The serial after the one that stands before `serial`, or the first that could be given.
    private func firstExpected(of series: NumberSeries, before serial: Int) throws(OfficeFault) -> Int {
        let before = try database.rows(.slips(.receiptBefore), [series.start.sql, series.text(serial).sql]) {
            row throws(OfficeFault) -> Int? in
            row.isNull(0) ? nil : try row.number(0).serial
        }
        if let known = before.first, let known { return known + 1 }
        return min(try firstOfBlock(series) ?? serial, serial)
    }

    private func lastGiven(_ series: NumberSeries) throws(OfficeFault) -> Int? {
        try database.first(.office(.given), [series.kind.prefix.sql, series.division.sql, series.year.sql]) {
            $0.int(0)
        }
    }

    /// The first serial that this office could give; other offices' series begin wherever they begin.
    private func firstOfBlock(_ series: NumberSeries) throws(OfficeFault) -> Int? {
        guard series.division == profile.division else { return nil }
        return try database.first(.office(.block), [series.division.sql]) { $0.int(0) }
    }

    /// The number of audit entries and the MAC of the last, as 64 hexadecimal digits.
    package func auditEnd() throws(OfficeFault) -> AuditHead {
        let head = try read { () throws(OfficeFault) in try auditHead() }
        guard let (count, mac) = head else { throw .auditBroken(entry: 0) }
        let digits = Array("0123456789abcdef")
        return AuditHead(entries: count, mac: String(mac.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }))
    }
}

extension NumberSeries {
    /// What every number of the series begins with.
    var start: String { kind.prefix + division.text + (year < 10 ? "0" : "") + String(year) }

    /// The start of the number of a serial, without its check digit: numbers sort by it.
    func text(_ serial: Int) -> String { start + String(1_000_000 + serial).suffix(6) }

    func number(_ serial: Int) throws(OfficeFault) -> CounterNumber {
        do { return try CounterNumber(kind: kind, division: division, year: year, serial: serial) } catch {
            throw .damaged("serial \(serial)")
        }
    }
}
