import MutualAid

extension Office {
    /// The next number of a kind for this office and year; inside the transaction that uses it, so none is lost or given twice.
    func nextNumber(_ kind: NumberKind) throws(OfficeFault) -> CounterNumber {
        guard let number = try nextNumbers(kind, 1).first else { throw .numbersExhausted(kind, last: 0) }
        return number
    }

    /// Several of them in their order, or none where there are not as many left.
    func nextNumbers(_ kind: NumberKind, _ count: Int) throws(OfficeFault) -> [CounterNumber] {
        guard count > 0 else { return [] }
        let year = today.year % 100
        let place = [kind.prefix.sql, profile.division.sql, year.sql]
        let given = try database.first(.office(.given), place) { $0.int(0) }
        let block = try numberBlock()
        guard count <= block.left(after: given), let first = try? block.next(after: given) else {
            throw .numbersExhausted(kind, last: block.last)
        }
        let last = first + count - 1
        try database.execute(.office(.give), place + [last.sql])
        var numbers: [CounterNumber] = []
        for serial in first...last {
            do {
                numbers.append(
                    try CounterNumber(kind: kind, division: profile.division, year: year, serial: serial))
            } catch { throw .numbersExhausted(kind, last: block.last) }
        }
        givenNumbers += numbers
        return numbers
    }

    /// After a load: numbers that came with records are never given again.
    func moveNumbers(past numbers: [NumberSeries: Int]) throws(OfficeFault) {
        for (series, serial) in numbers {
            try database.execute(
                .office(.give), [series.kind.prefix.sql, series.division.sql, series.year.sql, serial.sql])
        }
    }

    private func numberBlock() throws(OfficeFault) -> NumberBlock {
        let bounds = try database.first(.office(.block), [profile.division.sql]) { ($0.int(0), $0.int(1)) }
        guard let (first, last) = bounds, let block = try? NumberBlock(first: first, last: last) else {
            throw .damaged("number_block")
        }
        return block
    }
}

/// What has a counter of its own.
struct NumberSeries: Hashable {
    let kind: NumberKind
    let division: DivisionCode
    let year: Int

    init(kind: NumberKind, division: DivisionCode, year: Int) {
        self.kind = kind
        self.division = division
        self.year = year
    }

    init(_ number: CounterNumber) {
        kind = number.kind
        division = number.division
        year = number.year
    }
}

extension [NumberSeries: Int] {
    mutating func note(_ number: CounterNumber) {
        let series = NumberSeries(number)
        self[series] = Swift.max(self[series] ?? 0, number.serial)
    }
}
