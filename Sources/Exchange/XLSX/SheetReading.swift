import Foundation

/// The rows of a sheet, as far as they were heard; cells that hold nothing are passed over, however many there are.
final class SheetReading: PartReading {
    /// As Excel has them.
    private static let rows = 1...1_048_576
    private static let columns = 16_384

    private(set) var ready: [TableRow] = []
    private let strings: StringsReading
    private let showsDay: [Bool]
    private let from1904: Bool

    private var row = 0
    private var fields: [String] = []
    private var column = 0
    private var kind = Kind.number
    private var isDay = false
    private var raw: [UInt8] = []
    private var collects = false
    private var isReading = false

    private enum Kind { case number, shared, text, truth, day }

    init(_ strings: StringsReading, showsDay: [Bool], from1904: Bool) {
        self.strings = strings
        self.showsDay = showsDay
        self.from1904 = from1904
    }

    /// Hands over the rows that are whole.
    func take() -> [TableRow] {
        defer { ready.removeAll(keepingCapacity: true) }
        return ready
    }

    override func start(_ name: PartName, _ attributes: PartAttributes) {
        switch name {
        case "v": collects = true
        case "c": startCell(attributes)
        case "row":
            row = attributes["r"].flatMap { Int($0) } ?? row + 1
            fields = []
            column = 0
            if !Self.rows.contains(row) { fault = TableFault(.outside) }
        case "t": collects = !isReading
        case "rPh": isReading = true
        default: break
        }
    }

    override func end(_ name: PartName) {
        switch name {
        case "v", "t": collects = false
        case "c": endCell()
        case "row":
            if !fields.isEmpty { ready.append(TableRow(row: row, fields: fields)) }
            fields = []
        case "rPh": isReading = false
        default: break
        }
    }

    override func text(_ piece: UnsafeRawBufferPointer) {
        guard collects else { return }
        raw.append(contentsOf: piece)
        if raw.count > CSVReader.mostFieldBytes {
            fault = TableFault(row: row, column: column, .cellTooLong(bytes: CSVReader.mostFieldBytes))
        }
    }

    private func startCell(_ attributes: PartAttributes) {
        column += 1
        if let place = attributes.value("r") { column = Self.column(place) }
        raw.removeAll(keepingCapacity: true)
        kind = .number
        if let type = attributes.value("t") {
            switch PartName(pointer: type) {
            case "s": kind = .shared
            case "n": kind = .number
            case "b": kind = .truth
            case "d": kind = .day
            default: kind = .text
            }
        }
        isDay = false
        if kind == .number, let style = attributes.value("s") {
            let place = Int(atol(style))
            isDay = showsDay.indices.contains(place) && showsDay[place]
        }
        if !(1...Self.columns).contains(column) { fault = TableFault(row: row, .outside) }
    }

    /// `AB12` is in column 28; 0 for what is no place.
    private static func column(_ place: UnsafePointer<CChar>) -> Int {
        var place = place
        var column = 0
        while case let letter = UInt8(bitPattern: place.pointee) & 0xDF, (0x41...0x5A).contains(letter),
            column <= columns
        {
            column = column * 26 + Int(letter) - 0x40
            place += 1
        }
        return column
    }

    private func endCell() {
        guard !raw.isEmpty, let text = cellText, !text.isEmpty else { return }
        guard column <= CSVReader.mostFields else {
            fault = TableFault(row: row, .tooManyColumns(CSVReader.mostFields))
            return
        }
        // A cell that stands twice: the later one is what a spreadsheet shows.
        while fields.count < column { fields.append("") }
        fields[column - 1] = text
    }

    /// `nil` for a shared text that isn't there.
    private var cellText: String? {
        switch kind {
        case .text: return SheetText.unescaped(raw)
        case .shared: return Int(String(decoding: raw, as: UTF8.self)).flatMap { strings[$0] }
        case .truth: return raw == [0x31] ? "TRUE" : "FALSE"
        case .day:
            let text = String(decoding: raw, as: UTF8.self)
            return text.hasSuffix("T00:00:00") ? String(text.dropLast(9)) : text
        case .number:
            let text = String(decoding: raw, as: UTF8.self)
            return isDay ? CellNumber.day(text, from1904: from1904) ?? CellNumber.text(text) : CellNumber.text(text)
        }
    }
}
