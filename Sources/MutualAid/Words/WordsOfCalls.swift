extension CallResult: Named {
    package func name(_ language: Language) -> String {
        switch (self, language) {
        case (.reached, .zh): "接通"
        case (.reached, .en): "reached"
        case (.unreachable, .zh): "没有接通"
        case (.unreachable, .en): "unreachable"
        case (.refused, .zh): "不愿回访"
        case (.refused, .en): "refused"
        case (.wrongNumber, .zh): "号码不对"
        case (.wrongNumber, .en): "wrong number"
        }
    }
}

extension Satisfaction: Named {
    package func name(_ language: Language) -> String {
        switch (points, language) {
        case (5, .zh): "很满意"
        case (5, .en): "very content"
        case (4, .zh): "满意"
        case (4, .en): "content"
        case (3, .zh): "一般"
        case (3, .en): "so-so"
        case (2, .zh): "不满意"
        case (2, .en): "not content"
        case (_, .zh): "很不满意"
        case (_, .en): "not at all"
        }
    }
}

extension CallFault: Worded {
    package func sentence(_ language: Language) -> Sentence {
        switch (self, language) {
        case (.satisfactionMissing, .zh): Sentence(what: "接通了，没有选满意度。", todo: "请问一句，打 1 到 5。")
        case (.satisfactionMissing, .en):
            Sentence(what: "The person was reached, but no satisfaction is given.", todo: "Ask, and type 1 to 5.")
        case (.tooFewTries(let tries, let needed), .zh):
            Sentence(what: "才打了 \(tries) 次，不能因为联系不上就结案。", todo: "满 \(needed) 次还打不通再结案。")
        case (.tooFewTries(let tries, let needed), .en):
            Sentence(
                what: "After \(tries) unanswered call\(tries == 1 ? "" : "s") the claim can't be closed yet.",
                todo: "Close it after \(needed).")
        case (.noPhone, .zh): Sentence(what: "没有登记电话。", todo: "请先在个人页补上。")
        case (.noPhone, .en): Sentence(what: "No phone is on record.", todo: "Add it on the person's page first.")
        case (.rulesOutOfRange, .zh): Sentence(what: "天数和次数要在 1 到 365 之间。", todo: "请改正，天数用空格或逗号分开。")
        case (.rulesOutOfRange, .en):
            Sentence(what: "Days and calls go from 1 to 365.", todo: "Correct them; part the days by spaces or commas.")
        }
    }
}
