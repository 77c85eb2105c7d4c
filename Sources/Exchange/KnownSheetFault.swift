package import MutualAid

/// Why a file of known stays and diagnoses can't be read at all.
package enum KnownSheetFault: Error, Hashable, Sendable {
    case empty
    case columnMissing(KnownEventSheet.Column)
    case columnTwice(KnownEventSheet.Column)
}

package typealias KnownRowFaults = Faults<KnownRowFlaw>

/// One way in which a row of it is wrong.
package enum KnownRowFlaw: Hashable, Sendable {
    case identity(ResidentIDFaults)
    case noDay
    case bothDays
    case day(KnownEventSheet.Column, String)
    case dayToCome(KnownEventSheet.Column, Day)
    case dischargedBefore(admitted: Day, discharged: Day)
    case noDiagnosis
    case cause(String)
    case source(String)
    case money(KnownEventSheet.Column, MoneyFault)
    case figuresMissing
    case figuresDiffer(total: Money, sum: Money)
}

extension KnownEventSheet.Column: Named {
    package func name(_ language: Language) -> String {
        switch (self, language) {
        case (_, .zh): titles[0]
        case (.identity, .en): "id"
        case (.ownPay, .en): "own pay"
        case (.ownExpense, .en): "own expense"
        case (_, .en): rawValue
        }
    }
}

extension KnownSheetFault: Worded {
    package func sentence(_ language: Language) -> Sentence {
        switch (self, language) {
        case (.empty, .zh): Sentence(what: "文件是空的。", todo: "请核对文件；第一行是表头。")
        case (.empty, .en): Sentence(what: "The file is empty.", todo: "Check it; its first row is the heading.")
        case (.columnMissing(.admitted), .zh):
            Sentence(what: "表头没有「入院日」，也没有「确诊日」。", todo: "请补上其中一列。")
        case (.columnMissing(.admitted), .en):
            Sentence(what: "The heading has neither “admitted” nor “diagnosed”.", todo: "Add one of the two columns.")
        case (.columnMissing(let column), .zh):
            Sentence(what: "表头没有「\(column.name(.zh))」。", todo: "请补上这一列。")
        case (.columnMissing(let column), .en):
            Sentence(what: "The heading has no “\(column.name(.en))”.", todo: "Add that column.")
        case (.columnTwice(let column), .zh):
            Sentence(what: "表头有两个「\(column.name(.zh))」。", todo: "请去掉一列。")
        case (.columnTwice(let column), .en):
            Sentence(what: "The heading has “\(column.name(.en))” twice.", todo: "Take one of the columns out.")
        }
    }
}

extension KnownRowFlaw: Worded {
    package func sentence(_ language: Language) -> Sentence {
        switch self {
        case .identity(let faults): return faults.sentence(language)
        case .money(let column, let fault):
            let said = fault.sentence(language)
            let title = column.name(language)
            return Sentence(what: language == .zh ? "\(title)：\(said.what)" : "\(title): \(said.what)", todo: said.todo)
        default: return language == .zh ? chinese : english
        }
    }

    private var chinese: Sentence {
        switch self {
        case .noDay: Sentence(what: "没有入院日，也没有确诊日。", todo: "请填其中一个。")
        case .bothDays: Sentence(what: "入院日和确诊日都填了。", todo: "住院和确诊请分成两行。")
        case .day(let column, let text):
            Sentence(what: "\(column.name(.zh))「\(text)」不是日期。", todo: "请写成 2025-09-02。")
        case .dayToCome(let column, let day):
            Sentence(what: "\(column.name(.zh)) \(day.iso) 还没有到。", todo: "请改正日期。")
        case .dischargedBefore(let admitted, let discharged):
            Sentence(what: "出院日 \(discharged.iso) 早于入院日 \(admitted.iso)。", todo: "请改正日期。")
        case .noDiagnosis: Sentence(what: "有确诊日，没有诊断。", todo: "请填诊断。")
        case .cause(let text): Sentence(what: "起因「\(text)」看不懂。", todo: "请写疾病或意外。")
        case .source(let text):
            Sentence(
                what: "来源「\(text)」看不懂。",
                todo: "请写\(KnownSource.allCases.map { $0.name(.zh) }.joined(separator: "、"))中的一个。")
        case .figuresMissing: Sentence(what: "五个金额没有填全。", todo: "请填全，或都空着。")
        case .figuresDiffer(let total, let sum):
            Sentence(what: "总费用 \(total.grouped)，其余合计 \(sum.grouped)，不相符。", todo: "请照结算单改正。")
        case .identity, .money: Sentence(what: "", todo: "")
        }
    }

    private var english: Sentence {
        switch self {
        case .noDay:
            Sentence(what: "There is neither a day of admission nor of diagnosis.", todo: "Give one of the two.")
        case .bothDays:
            Sentence(
                what: "Admission and diagnosis are both given.", todo: "Put the stay and the diagnosis on two rows.")
        case .day(let column, let text):
            Sentence(what: "“\(text)” under \(column.name(.en)) is no day.", todo: "Write it as 2025-09-02.")
        case .dayToCome(let column, let day):
            Sentence(what: "\(day.iso) under \(column.name(.en)) is still to come.", todo: "Correct the day.")
        case .dischargedBefore(let admitted, let discharged):
            Sentence(
                what: "Discharged on \(discharged.iso), before admission on \(admitted.iso).", todo: "Correct the days."
            )
        case .noDiagnosis: Sentence(what: "A day of diagnosis without the diagnosis.", todo: "Give the diagnosis.")
        case .cause(let text): Sentence(what: "The cause “\(text)” isn't known.", todo: "Write illness or accident.")
        case .source(let text):
            Sentence(
                what: "The source “\(text)” isn't known.",
                todo: "Write one of \(KnownSource.allCases.map { $0.name(.en) }.joined(separator: ", ")).")
        case .figuresMissing: Sentence(what: "Some of the five amounts are missing.", todo: "Give all five, or none.")
        case .figuresDiffer(let total, let sum):
            Sentence(
                what: "The total is \(total.grouped), but the others add up to \(sum.grouped).",
                todo: "Correct them from the sheet.")
        case .identity, .money: Sentence(what: "", todo: "")
        }
    }
}
