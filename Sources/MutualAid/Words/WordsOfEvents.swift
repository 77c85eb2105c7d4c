extension Cause: Named {
    package func name(_ language: Language) -> String {
        switch (self, language) {
        case (.illness, .zh): "疾病"
        case (.illness, .en): "illness"
        case (.accident, .zh): "意外"
        case (.accident, .en): "accident"
        }
    }
}

extension EventFault: Worded {
    package func sentence(_ language: Language) -> Sentence {
        switch language {
        case .zh: zh
        case .en: en
        }
    }

    private var zh: Sentence {
        switch self {
        case .sheetDoesNotAddUp(let total, let sum):
            Sentence(
                what: "总费用 \(total.grouped)，四项合计 \(sum.grouped)，不相符。",
                todo: "请照结算单改正五个数字。")
        case .dischargedBeforeAdmitted(let admitted, let discharged):
            Sentence(what: "出院日 \(discharged.iso) 早于入院日 \(admitted.iso)。", todo: "请改正日期。")
        case .gradeOutOfRange(let grade): Sentence(what: "伤残等级 \(grade) 不在 1–10 级之内。", todo: "请照伤残鉴定填写。")
        case .hospitalDaysOutOfRange(let days): Sentence(what: "住院天数 \(days) 不在 0–36500 之内。", todo: "请改正天数。")
        case .nothingHappened: Sentence(what: "没有填写病种、伤情、身故、费用或住院天数。", todo: "请至少填写一项。")
        }
    }

    private var en: Sentence {
        switch self {
        case .sheetDoesNotAddUp(let total, let sum):
            Sentence(
                what: "The total is \(total.grouped), its four parts \(sum.grouped).",
                todo: "Correct the five figures from the settlement sheet.")
        case .dischargedBeforeAdmitted(let admitted, let discharged):
            Sentence(
                what: "Discharged on \(discharged.iso), before admission on \(admitted.iso).", todo: "Correct the days."
            )
        case .gradeOutOfRange(let grade):
            Sentence(what: "Grade \(grade) is outside 1 to 10.", todo: "Take it from the disability certificate.")
        case .hospitalDaysOutOfRange(let days):
            Sentence(what: "\(days) days in hospital is outside 0 to 36500.", todo: "Correct the number of days.")
        case .nothingHappened:
            Sentence(
                what: "No disease, injury, death, cost or day in hospital is given.", todo: "Fill in at least one.")
        }
    }
}
