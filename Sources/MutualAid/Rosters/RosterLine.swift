/// A row of a roster, read.
package struct RosterLine: Hashable, Sendable {
    /// The row in the file, from 1; the heading counts.
    package let row: Int
    package let name: PersonName
    package let identity: ResidentID
    package let phone: Phone?

    package init(row: Int, name: PersonName, identity: ResidentID, phone: Phone?) {
        self.row = row
        self.name = name
        self.identity = identity
        self.phone = phone
    }
}

/// What became of a row of a file: read, or everything that is wrong in its cells.
package enum RosterEntry: Hashable, Sendable {
    case line(RosterLine)
    case refused([RosterFault])
}

/// What is wrong in one cell of a roster.
package struct RosterFault: Error, Hashable, Sendable {
    package let row: Int
    /// Counted from 0; `nil` for a column that the file hasn't got.
    package let place: Int?
    package let column: RosterColumn
    package let flaw: RosterFlaw

    package init(row: Int, place: Int?, column: RosterColumn, _ flaw: RosterFlaw) {
        self.row = row
        self.place = place
        self.column = column
        self.flaw = flaw
    }

    /// As a spreadsheet names it: `C5`; the row alone where there is no column.
    package var cell: String {
        guard var rest = place else { return String(row) }
        var letters = ""
        repeat {
            letters = String(Unicode.Scalar(UInt8(0x41 + rest % 26))) + letters
            rest = rest / 26 - 1
        } while rest >= 0
        return letters + String(row)
    }
}

package enum RosterFlaw: Hashable, Sendable {
    // In the file alone.
    case name(PersonNameFaults)
    case identity(ResidentIDFaults)
    /// A spreadsheet keeps 15 digits of a number; what is left reads so.
    case digitsLost(String)
    case phone(PhoneFaults)
    case tooYoung(birth: Day)
    /// The same person stands in an earlier row; `sameName` is false where the names differ.
    case repeated(row: Int, sameName: Bool)

    // Against the roll.
    case otherName(known: String, number: CounterNumber)
    case otherEmployer(name: String, number: CounterNumber)
    case dependant(number: CounterNumber)
    case dead(Day, number: CounterNumber)
    case merged(number: CounterNumber)
}

/// Reads the rows of one roster in their order, as values: what they hold, and who stood in them before.
package struct RosterReading: Sendable {
    /// Nobody may be employed before (Labour Law art. 15).
    package static let leastAge = 16

    package let heading: RosterHeading
    private let today: Day
    private var seen: [UInt64: Seen] = [:]

    private struct Seen {
        let row: UInt32
        let name: UInt32
    }

    package init(_ heading: RosterHeading, today: Day) {
        self.heading = heading
        self.today = today
    }

    /// - Parameter text: what stands in a column, counted from 0, without white space around it.
    /// - Returns: `nil` for a row that tells of nobody: the numbers of a form's empty lines, or a sum.
    package mutating func read(row: Int, text: (Int) -> String) -> RosterEntry? {
        let places = heading.places
        func cell(_ column: RosterColumn) -> String { places[column].map { Self.bare(text($0)) } ?? "" }
        let (typedName, typedIdentity, typedPhone) = (cell(.name), cell(.identity), cell(.phone))
        if typedIdentity.isEmpty, typedName.isEmpty && typedPhone.isEmpty || Self.sums.contains(typedName) {
            return nil
        }
        var faults: [RosterFault] = []
        func note(_ column: RosterColumn, _ flaw: RosterFlaw) {
            faults.append(RosterFault(row: row, place: places[column], column: column, flaw))
        }
        var name: PersonName?
        do throws(PersonNameFaults) { name = try PersonName(typedName) } catch { note(.name, .name(error)) }
        var identity: ResidentID?
        if Self.hasLostDigits(typedIdentity) {
            note(.identity, .digitsLost(typedIdentity))
        } else {
            do throws(ResidentIDFaults) { identity = try ResidentID(typedIdentity) } catch {
                note(.identity, Self.endsInZeros(typedIdentity) ? .digitsLost(typedIdentity) : .identity(error))
            }
        }
        var phone: Phone?
        if !typedPhone.isEmpty {
            do throws(PhoneFaults) { phone = try Phone(typedPhone) } catch { note(.phone, .phone(error)) }
        }
        if let identity {
            if (identity.birth.age(on: today) ?? -1) < Self.leastAge {
                note(.identity, .tooYoung(birth: identity.birth))
            }
            if let repeated = keep(identity, name, row) { note(.identity, repeated) }
        }
        guard faults.isEmpty, let name, let identity else { return .refused(faults) }
        return .line(RosterLine(row: row, name: name, identity: identity, phone: phone))
    }

    private static let sums: Set<String> = ["合计", "总计", "小计", "共计"]

    /// A comma-separated file that this program wrote has an apostrophe before what a spreadsheet would run.
    private static func bare(_ text: String) -> String {
        text.hasPrefix("'") ? String(text.dropFirst()) : text
    }

    /// `6.10103E+17`: a number that has been shown or saved as one.
    private static func hasLostDigits(_ text: String) -> Bool {
        guard text.utf8.contains(0x45) || text.utf8.contains(0x65) else { return false }
        let parts = Normalise.upper(Normalise.compact(text)).split(separator: "E", omittingEmptySubsequences: false)
        guard parts.count == 2, let first = parts[0].first, first.isNumber else { return false }
        return parts[0].allSatisfy { $0.isNumber || $0 == "." }
            && parts[1].allSatisfy { $0.isNumber || $0 == "+" } && parts[1].contains(where: \.isNumber)
    }

    /// The last three of 18 digits became zeros; with a check digit that fits by chance it can't be told.
    private static func endsInZeros(_ text: String) -> Bool {
        let compact = Normalise.compact(text)
        return compact.utf8.count == 18 && compact.hasSuffix("000") && compact.allSatisfy(\.isNumber)
    }

    /// Sixteen bytes a person, for there may be a million.
    private mutating func keep(_ identity: ResidentID, _ name: PersonName?, _ row: Int) -> RosterFlaw? {
        var key: UInt64 = 0
        for digit in identity.text.utf8.prefix(17) { key = key * 10 + UInt64(digit - 0x30) }
        // FNV-1a: nobody gains by a collision, which only changes a word of the advice.
        var hash: UInt32 = 0x811C_9DC5
        for byte in (name?.text ?? "").utf8 { hash = (hash ^ UInt32(byte)) &* 0x0100_0193 }
        guard let before = seen[key] else {
            seen[key] = Seen(row: UInt32(clamping: row), name: hash)
            return nil
        }
        return .repeated(row: Int(before.row), sameName: before.name == hash)
    }
}
