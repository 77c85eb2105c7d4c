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

    mutating func remove(_ serial: Int) {
        guard words.indices.contains(serial / 64) else { return }
        words[serial / 64] &= ~(1 << UInt64(serial % 64))
    }

    var all: [Int] { without(SerialSet()) }

    /// In their order.
    func without(_ other: SerialSet) -> [Int] {
        var left: [Int] = []
        for place in words.indices {
            var word = words[place] & ~(place < other.words.count ? other.words[place] : 0)
            while word != 0 {
                left.append(place * 64 + word.trailingZeroBitCount)
                word &= word - 1
            }
        }
        return left
    }

    var last: Int? {
        guard let place = words.lastIndex(where: { $0 != 0 }) else { return nil }
        return place * 64 + 63 - words[place].leadingZeroBitCount
    }
}

extension CheckPass {
    mutating func trail() throws(OfficeFault) {
        guard findings.looksFor(.auditChain, .nothingRemoved, .nothingAdded) else { return }
        var told = NumberRoll()
        let entry = try office.auditBreak { action, detail in
            // It holds the numbers of all records that were there.
            if action == AuditAction.sealMoney.rawValue { told = NumberRoll() }
            if let numbers = detail["numbers"] { told.add(runs: numbers) }
            if let numbers = detail["takenBack"] { told.remove(runs: numbers) }
        }
        self.told = told
        if let entry { findings.note(.auditChain, "audit_entry \(entry)") }
    }

    mutating func numbers() throws(OfficeFault) {
        guard findings.looksFor(.numbers, .nothingRemoved, .nothingAdded) else { return }
        var wrong: [String] = []
        let roll = try NumberRoll(of: office.database) { wrong.append($0) }
        for number in wrong { findings.note(.numbers, number) }
        var given: [String: Int] = [:]
        try office.database.query(.check(.given), []) { row throws(OfficeFault) in
            given[row.text(0) + row.text(1) + (row.int(2) < 10 ? "0" : "") + String(row.int(2))] = row.int(3)
        }
        for start in Set(roll.series.keys).union(told.series.keys).sorted() {
            let (here, made) = (roll.series[start] ?? SerialSet(), told.series[start] ?? SerialSet())
            if let last = here.last, last > given[start] ?? 0 {
                findings.note(.numbers, NumberRoll.text(start, last))
            }
            for serial in made.without(here) { findings.note(.nothingRemoved, NumberRoll.text(start, serial)) }
            for serial in here.without(made) { findings.note(.nothingAdded, NumberRoll.text(start, serial)) }
        }
    }
}

// The numbers that an audit entry tells of, as runs: `PZ61030226:1-800,802;SJ61030226:5`.
extension NumberRoll {
    /// Those of every record with a number.
    ///
    /// - Parameter isNone: is given what is no number.
    init(of database: any OfficeDatabase, _ isNone: (String) -> Void = { _ in }) throws(OfficeFault) {
        for statement in CheckStatement.numbers {
            try database.query(.check(statement), []) { row throws(OfficeFault) in
                let number = row.text(0)
                if !add(number) { isNone(number) }
            }
        }
    }

    static func text(of numbers: [CounterNumber]) -> String {
        Dictionary(grouping: numbers) { NumberSeries($0).start }.sorted { $0.key < $1.key }
            .map { runs($0.key, $0.value.map(\.serial).sorted()) }.joined(separator: ";")
    }

    var text: String {
        series.sorted { $0.key < $1.key }.map { Self.runs($0.key, $0.value.all) }.joined(separator: ";")
    }

    private static func runs(_ start: String, _ serials: [Int]) -> String {
        var runs: [ClosedRange<Int>] = []
        for serial in serials {
            if let last = runs.last, serial <= last.upperBound + 1 {
                runs[runs.count - 1] = last.lowerBound...serial
            } else {
                runs.append(serial...serial)
            }
        }
        return start + ":"
            + runs.map { $0.count == 1 ? "\($0.lowerBound)" : "\($0.lowerBound)-\($0.upperBound)" }
            .joined(separator: ",")
    }

    mutating func add(runs text: String) {
        Self.each(text) { start, serial in series[start, default: SerialSet()].insert(serial) }
    }

    /// Those of records that were taken back.
    mutating func remove(runs text: String) {
        Self.each(text) { start, serial in series[start]?.remove(serial) }
    }

    private static func each(_ text: String, _ work: (String, Int) -> Void) {
        for part in text.split(separator: ";") {
            let halves = part.split(separator: ":")
            guard halves.count == 2 else { continue }
            for run in halves[1].split(separator: ",") {
                let ends = run.split(separator: "-").compactMap { Int($0) }
                guard let first = ends.first, let last = ends.last, 0 < first, first <= last, last <= 999_999 else {
                    continue
                }
                for serial in first...last { work(String(halves[0]), serial) }
            }
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
