import MutualAid

/// What a handler should look at before sending; it bars nothing (domain.md §4, warnings with the twin shown).
enum ClaimWarning: Hashable, Sendable {
    case sameSheet(CounterNumber, ClaimStage)
    /// Another person's claim; the name is masked.
    case sheetElsewhere(SheetTwin)
    case overlapping(CounterNumber, first: Day, last: Day)
    case sameAccident(CounterNumber)
    case notDischarged(Day)
    case late(days: Int, limit: Int)

    static func all(_ event: ClaimEvent, card: PersonCard, judgement: Judgement?, today: Day) -> [ClaimWarning] {
        var found: [ClaimWarning] = []
        for claim in card.claims { found += twins(of: event, in: claim) }
        if case .hospital(let stay) = event, stay.discharged > today { found.append(.notDischarged(stay.discharged)) }
        let late = judgement?.benefits.flatMap(\.lines).compactMap { line -> ClaimWarning? in
            guard case .refused(.lateFiling(let days, let limit)) = line.step else { return nil }
            return .late(days: days, limit: limit)
        }
        if let first = late?.first { found.append(first) }
        return found
    }

    private static func twins(of event: ClaimEvent, in claim: Claim) -> [ClaimWarning] {
        switch (event.twin(of: claim.event), claim.event) {
        case (.sameSheet, _): [.sameSheet(claim.number, claim.state.stage)]
        case (.overlappingStays, .hospital(let other)):
            [.overlapping(claim.number, first: other.admitted, last: other.discharged)]
        case (.sameAccident, _): [.sameAccident(claim.number)]
        default: []
        }
    }
}

extension ClaimWarning: Worded {
    func sentence(_ language: Language) -> Sentence {
        switch language {
        case .zh: zh
        case .en: en
        }
    }

    private var zh: Sentence {
        switch self {
        case .sameSheet(let number, let stage):
            Sentence(what: "同一结算单号：\(number.text)，\(stage.name(.zh))。", todo: "请核对是不是重复申领。")
        case .sheetElsewhere(let twin):
            Sentence(
                what: "同一结算单号在 \(twin.name) 的 \(twin.number.text)，\(twin.stage.name(.zh))。", todo: "请核对是谁的结算单。")
        case .overlapping(let number, let first, let last):
            Sentence(what: "与 \(number.text) 的住院重叠：\(first.iso) 至 \(last.iso)。", todo: "请核对日期。")
        case .sameAccident(let number): Sentence(what: "同一天的意外：\(number.text)。", todo: "请核对是不是同一事故。")
        case .notDischarged(let day): Sentence(what: "出院日 \(day.iso) 还没有到。", todo: "请核对日期。")
        case .late(let days, let limit): Sentence(what: "事件后第 \(days) 天才申请，期限 \(limit) 天。", todo: "请核对日期。")
        }
    }

    private var en: Sentence {
        switch self {
        case .sameSheet(let number, let stage):
            Sentence(
                what: "Same sheet number: \(number.text), \(stage.name(.en)).",
                todo: "Check whether it is claimed twice.")
        case .sheetElsewhere(let twin):
            Sentence(
                what: "Same sheet at \(twin.name), \(twin.number.text), \(twin.stage.name(.en)).",
                todo: "Check whose sheet it is.")
        case .overlapping(let number, let first, let last):
            Sentence(what: "Overlaps \(number.text): \(first.iso) to \(last.iso).", todo: "Check the days.")
        case .sameAccident(let number):
            Sentence(what: "An accident of the same day: \(number.text).", todo: "Check whether it is the same.")
        case .notDischarged(let day):
            Sentence(what: "Discharged on \(day.iso), still to come.", todo: "Check the day.")
        case .late(let days, let limit):
            Sentence(what: "Filed \(days) days after; the limit is \(limit).", todo: "Check the days.")
        }
    }
}
