import MutualAid

/// All serials of all numbers of a kind of record, a bit each.
struct NumberRoll: Sendable, Equatable {
    /// By what every number of a series begins with, its kind, division and year.
    private(set) var series: [String: SerialSet] = [:]

    /// False for what is no number.
    mutating func add(_ number: String) -> Bool {
        let digits = number.utf8
        guard digits.count == 17 else { return false }
        let start = digits.index(digits.startIndex, offsetBy: 10)
        var serial = 0
        for byte in digits[start...].prefix(6) {
            guard (0x30...0x39).contains(byte) else { return false }
            serial = serial * 10 + Int(byte - 0x30)
        }
        series[String(number[..<start]), default: SerialSet()].insert(serial)
        return true
    }
}

/// Serials, of which there are at most a million a series.
struct SerialSet: Sendable, Equatable {
    private var words: [UInt64] = []

    mutating func insert(_ serial: Int) {
        let place = serial / 64
        if place >= words.count { words += Array(repeating: 0, count: place + 1 - words.count) }
        words[place] |= 1 << UInt64(serial % 64)
    }

    var last: Int? {
        guard let place = words.lastIndex(where: { $0 != 0 }) else { return nil }
        return place * 64 + 63 - words[place].leadingZeroBitCount
    }
}

extension CheckPass {
    mutating func numbers() throws(OfficeFault) {
        guard findings.looksFor(.numbers) else { return }
        var roll = NumberRoll()
        for statement in CheckStatement.numbers {
            var count = 0
            try office.database.query(.check(statement), []) { row throws(OfficeFault) in
                let number = row.text(0)
                if !roll.add(number) { findings.note(.numbers, number) }
                count += 1
            }
            if statement == .numbersOfEnrolments { add(count * Weight.number) }
        }
        var given: [String: Int] = [:]
        try office.database.query(.check(.given), []) { row throws(OfficeFault) in
            given[row.text(0) + row.text(1) + (row.int(2) < 10 ? "0" : "") + String(row.int(2))] = row.int(3)
        }
        for (start, serials) in roll.series.sorted(by: { $0.key < $1.key }) {
            guard let last = serials.last, last > given[start] ?? 0 else { continue }
            findings.note(.numbers, NumberRoll.text(start, last))
        }
    }
}

extension NumberRoll {
    /// The number of a series' serial, with its check digit.
    static func text(_ start: String, _ serial: Int) -> String {
        let kind = NumberKind.allCases.first { start.hasPrefix($0.prefix) }
        guard let kind, let division = DivisionCode(start.dropFirst(2).prefix(6)), let year = Int(start.suffix(2)),
            let number = try? CounterNumber(kind: kind, division: division, year: year, serial: serial)
        else { return "\(start)…\(serial)" }
        return number.text
    }
}
