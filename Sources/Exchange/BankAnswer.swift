package import MutualAid

/// The bank's answer as rows, and what in it couldn't be read.
package struct BankAnswer: Hashable, Sendable {
    package var rows: [AnswerRow] = []
    package var flaws: [AnswerFlaw] = []

    /// The settlement, if the whole answer could be read and fits `batch`; else every fault of reading and of fitting.
    package func settlement(of batch: PaymentBatch, today: Day) throws(AnswerFaults) -> Settlement {
        do throws(AnswerFaults) {
            let settlement = try batch.settlement(rows, today: today)
            guard flaws.isEmpty else { throw AnswerFaults(flaws) }
            return settlement
        } catch {
            // What could not be read is missing, too: that is said once.
            let fitting = flaws.isEmpty ? error.all : error.all.filter { !$0.isMissing }
            throw AnswerFaults((flaws + fitting.filter { !flaws.contains($0) }).sorted { $0.row < $1.row })
        }
    }

    package init(reading reader: CSVReader, _ form: AnswerForm) throws(CSVFault) {
        var reader = reader
        for _ in 0..<form.skips { _ = try reader.next() }
        var places: [AnswerField: Int] = [:]
        if form.hasHeading {
            let heading = try reader.next()?.fields.map { Normalise.compact($0) } ?? []
            for column in form.columns {
                let place = heading.firstIndex(of: Normalise.compact(column.title))
                if let place { places[column.field] = place } else { flaws.append(.noColumn(column.title)) }
            }
            guard flaws.isEmpty else { return }
        } else {
            for (place, column) in form.columns.enumerated() { places[column.field] = place }
        }
        while let row = try reader.next() {
            // A row of empty fields is what a spreadsheet leaves behind.
            if row.fields.allSatisfy({ $0.allSatisfy(\.isWhitespace) }) { continue }
            read(AnswerFields(row: row, places: places, form: form))
        }
    }

    private mutating func read(_ fields: AnswerFields) {
        do throws(AnswerFaults) {
            rows.append(try fields.read())
        } catch { flaws += error.all }
    }
}

extension AnswerFlaw {
    fileprivate var isMissing: Bool {
        switch self {
        case .missing, .noRows: true
        default: false
        }
    }

    /// For their order; what concerns the whole file comes first, and what isn't in it last.
    fileprivate var row: Int {
        switch self {
        case .noRows, .noColumn: 0
        case .tooFewFields(let row, _), .lineUnread(let row, _), .amountUnread(let row, _), .dayUnread(let row, _),
            .resultUnknown(let row, _), .otherBatch(let row, _), .unknownLine(let row, _), .twoLines(let row, _, _),
            .double(let row, _, _), .otherAmount(let row, _, _, _), .otherAccount(let row, _, _, _),
            .dayInFuture(let row, _), .dayTooEarly(let row, _, _):
            row
        case .missing: .max
        }
    }
}

/// One row of the answer with what stands where in it.
private struct AnswerFields {
    let row: TableRow
    let places: [AnswerField: Int]
    let form: AnswerForm

    func read() throws(AnswerFaults) -> AnswerRow {
        var flaws: [AnswerFlaw] = []
        for column in form.columns where column.field != .reason && text(column.field) == nil {
            flaws.append(.tooFewFields(row: row.row, column: column.title))
        }
        guard flaws.isEmpty else { throw AnswerFaults(flaws) }
        let line = text(.line)
        let place = line.flatMap { Int(Normalise.compact($0)) }
        if let line, place == nil { flaws.append(.lineUnread(row: row.row, text: line)) }
        let amount = readAmount(&flaws)
        let result = text(.result) ?? ""
        let isPaid = form.paid.contains(result)
        if !isPaid && !form.failed.contains(result) { flaws.append(.resultUnknown(row: row.row, text: result)) }
        let day = readDay(&flaws)
        guard flaws.isEmpty, let amount else { throw AnswerFaults(flaws) }
        let reason = text(.reason) ?? ""
        return AnswerRow(
            row: row.row, line: place, batch: text(.batch), claim: text(.claim).map { Normalise.compact($0) },
            account: account, amount: amount, isPaid: isPaid, reason: reason.isEmpty ? result : reason,
            day: day)
    }

    /// A spreadsheet's apostrophe, by which digits are kept text, is no part of it.
    private var account: String {
        let text = text(.account) ?? ""
        return text.hasPrefix("'") ? String(text.dropFirst()) : text
    }

    private func readAmount(_ flaws: inout [AnswerFlaw]) -> Money? {
        let fen = text(.fen)
        let text = text(.amount) ?? fen ?? ""
        let amount: Money? =
            self.text(.amount) == nil
            ? Int64(Normalise.compact(text)).map(Money.init(fen:)) : try? Money.typed(text)
        if amount == nil { flaws.append(.amountUnread(row: row.row, text: text)) }
        return amount
    }

    private func readDay(_ flaws: inout [AnswerFlaw]) -> Day? {
        guard let text = text(.date), !text.isEmpty else { return nil }
        // A date with a time after it is read as the date.
        let date = text.split { $0 == " " || $0 == "T" }.first.map(String.init) ?? text
        // Only whole dates: what a handler may abbreviate, a bank doesn't.
        let day = date.utf8.count >= 8 ? Day.typed(date, today: .first) : nil
        if day == nil { flaws.append(.dayUnread(row: row.row, text: text)) }
        return day
    }

    /// Without what could move a cursor, and without the spaces around it.
    private func text(_ field: AnswerField) -> String? {
        guard let place = places[field], row.fields.indices.contains(place) else { return nil }
        return String(row.fields[place].seen.prefix(200))
    }
}
