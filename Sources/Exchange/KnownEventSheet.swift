package import MutualAid

/// A row of a file of stays and diagnoses, read.
package struct KnownEventLine: Hashable, Sendable {
    /// The row in the file, from 1; the heading counts.
    package let row: Int
    package let identity: ResidentID
    package let facts: KnownFacts
    package let source: KnownSource
}

/// A file of known stays and diagnoses (应赔未赔): a heading in Chinese or English, its columns in any order, others passed over.
package struct KnownEventSheet: Sendable {
    package enum Column: String, CaseIterable, Sendable {
        case identity, admitted, discharged, cause, hospital, sheet
        case total, pooled, other, ownPay, ownExpense
        case diagnosed, diagnosis, source
    }

    private let places: [Column: Int]
    private let today: Day
    private let catalogue: Catalogue

    /// - Parameter heading: the first row of the file.
    package init(heading: [String], catalogue: Catalogue, today: Day) throws(KnownSheetFault) {
        var places: [Column: Int] = [:]
        for (place, title) in heading.enumerated() {
            guard let column = Column(title: title) else { continue }
            guard places.updateValue(place, forKey: column) == nil else { throw .columnTwice(column) }
        }
        guard places[.identity] != nil else { throw .columnMissing(.identity) }
        guard places[.admitted] != nil || places[.diagnosed] != nil else { throw .columnMissing(.admitted) }
        self.places = places
        self.today = today
        self.catalogue = catalogue
    }

    /// A row, or everything that is wrong with it.
    package func read(row: Int, fields: [String]) throws(KnownRowFaults) -> KnownEventLine {
        var reading = KnownRowReading(fields, places, today: today)
        let identity = reading.identity()
        let source = reading.source()
        let facts = reading.facts(catalogue)
        guard reading.flaws.isEmpty, let identity, let facts else { throw KnownRowFaults(reading.flaws) }
        return KnownEventLine(row: row, identity: identity, facts: facts, source: source)
    }
}

extension KnownEventSheet.Column {
    /// What may stand in the heading.
    package var titles: [String] {
        switch self {
        case .identity: ["证件号码", "身份证号", "身份证号码", "证件号", "id", "idnumber"]
        case .admitted: ["入院日", "入院日期", "admitted"]
        case .discharged: ["出院日", "出院日期", "discharged"]
        case .cause: ["起因", "cause"]
        case .hospital: ["医院", "医院名称", "hospital"]
        case .sheet: ["结算单号", "sheet", "sheetnumber"]
        case .total: ["总费用", "total"]
        case .pooled: ["统筹支付", "统筹", "pooled"]
        case .other: ["其他", "其他支付", "other"]
        case .ownPay: ["自付", "ownpay"]
        case .ownExpense: ["自费", "ownexpense"]
        case .diagnosed: ["确诊日", "确诊日期", "diagnosed"]
        case .diagnosis: ["诊断", "病种", "diagnosis"]
        case .source: ["来源", "source"]
        }
    }

    fileprivate init?(title: String) {
        let folded = Normalise.compact(title).lowercased().filter { $0 != "_" && $0 != "-" }
        guard let column = Self.allCases.first(where: { $0.titles.contains(folded) }) else { return nil }
        self = column
    }
}

/// One row while it is read.
private struct KnownRowReading {
    private(set) var flaws: [KnownRowFlaw] = []
    private let fields: [String]
    private let places: [KnownEventSheet.Column: Int]
    private let today: Day

    init(_ fields: [String], _ places: [KnownEventSheet.Column: Int], today: Day) {
        self.fields = fields
        self.places = places
        self.today = today
    }

    private func text(_ column: KnownEventSheet.Column) -> String {
        guard let place = places[column], fields.indices.contains(place) else { return "" }
        return String(fields[place].seen.prefix(200))
    }

    mutating func identity() -> ResidentID? {
        do { return try ResidentID(text(.identity)) } catch {
            flaws.append(.identity(error))
            return nil
        }
    }

    mutating func source() -> KnownSource {
        let told = text(.source)
        guard !told.isEmpty else { return .other }
        let known = KnownSource.allCases.first {
            $0.rawValue == told.lowercased() || $0.name(.zh) == told || $0.name(.en) == told.lowercased()
        }
        if known == nil { flaws.append(.source(told)) }
        return known ?? .other
    }

    mutating func facts(_ catalogue: Catalogue) -> KnownFacts? {
        switch (text(.admitted).isEmpty, text(.diagnosed).isEmpty) {
        case (true, true): flaws.append(.noDay)
        case (false, false): flaws.append(.bothDays)
        case (false, true): return stay().map(KnownFacts.stay)
        case (true, false): return diagnosis(catalogue).map(KnownFacts.diagnosis)
        }
        return nil
    }

    private mutating func stay() -> KnownStay? {
        let admitted = day(.admitted)
        let discharged = text(.discharged).isEmpty ? nil : day(.discharged)
        if let admitted, let discharged, discharged < admitted {
            flaws.append(.dischargedBefore(admitted: admitted, discharged: discharged))
        }
        let sheet = text(.sheet)
        let totals = totals()
        let cause = cause()
        guard let admitted else { return nil }
        return KnownStay(
            cause: cause, admitted: admitted, discharged: discharged, hospital: text(.hospital),
            sheet: sheet.isEmpty ? nil : SheetNumber(sheet), totals: totals)
    }

    private mutating func diagnosis(_ catalogue: Catalogue) -> KnownDiagnosis? {
        let told = text(.diagnosis)
        if told.isEmpty { flaws.append(.noDiagnosis) }
        guard let day = day(.diagnosed) else { return nil }
        return KnownDiagnosis(day: day, disease: catalogue.disease(called: told)?.code, text: told)
    }

    private mutating func cause() -> Cause {
        let told = text(.cause)
        guard !told.isEmpty else { return .illness }
        let known = Cause.allCases.first {
            $0.rawValue == told.lowercased() || $0.name(.zh) == told || $0.name(.en) == told.lowercased()
        }
        if known == nil { flaws.append(.cause(told)) }
        return known ?? .illness
    }

    /// A day of a file names its year.
    private mutating func day(_ column: KnownEventSheet.Column) -> Day? {
        let told = text(column)
        guard told.count(where: \.isNumber) >= 6, let day = Day.typed(told, today: today) else {
            flaws.append(.day(column, told))
            return nil
        }
        if day > today { flaws.append(.dayToCome(column, day)) }
        return day
    }

    /// All five figures, or none.
    private mutating func totals() -> SheetTotals? {
        let columns: [KnownEventSheet.Column] = [.total, .pooled, .other, .ownPay, .ownExpense]
        let told = columns.filter { !text($0).isEmpty }
        guard !told.isEmpty else { return nil }
        var sums: [Money] = []
        for column in columns {
            // «Other» is often left empty on the sheet.
            guard !text(column).isEmpty || column == .other else { continue }
            do { sums.append(column == .other && text(column).isEmpty ? .zero : try Money.typed(text(column))) } catch {
                flaws.append(.money(column, error))
                return nil
            }
        }
        guard sums.count == columns.count else {
            flaws.append(.figuresMissing)
            return nil
        }
        let totals = SheetTotals(
            total: sums[0], pooled: sums[1], other: sums[2], ownPay: sums[3], ownExpense: sums[4])
        if totals == nil { flaws.append(.figuresDiffer(total: sums[0], sum: sums.dropFirst().reduce(.zero, +))) }
        return totals
    }
}
