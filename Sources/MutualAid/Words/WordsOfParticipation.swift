extension Participation {
    /// One line: `本单位 86 人，已参保 61 人，未到全员（还差 25 人）`.
    package func text(_ language: Language) -> String {
        guard let headcount else { return unknown(language) }
        switch language {
        case .zh:
            let head = "本单位\(base.zh) \(headcount) 人，已参保 \(enrolled) 人"
            guard isShort else { return head }
            return head + "，未到\(needsAll ? "全员" : " \(gate.percent.value)%")（还差 \(missing) 人）"
        case .en:
            let head = "unit of \(headcount)\(base.en), \(enrolled) enrolled"
            guard isShort else { return head }
            return head + ", \(needsAll ? "all" : "\(gate.percent.value)%") needed (\(missing) short)"
        }
    }

    /// Where a line has no room: `单位 61/86`.
    package func short(_ language: Language) -> String {
        guard let headcount else { return unknown(language) }
        return language == .zh ? "单位 \(enrolled)/\(headcount)" : "unit \(enrolled)/\(headcount)"
    }

    private func unknown(_ language: Language) -> String {
        switch language {
        case .zh: base == .staff ? "本单位没有登记人数" : "本单位没有登记\(base.zh)人数"
        case .en: base == .staff ? "the unit's headcount isn't known" : "the unit's number of\(base.en) isn't known"
        }
    }
}

extension Participation: Worded {
    package func sentence(_ language: Language) -> Sentence {
        switch language {
        case .zh: Sentence(what: "\(plan.zh)：\(text(.zh))。", todo: "请等单位凑齐再办，或由主管改成只提醒。")
        case .en:
            Sentence(
                what: "\(plan.en): \(text(.en)).",
                todo: "Wait until the unit has enough, or have a supervisor let the gate warn only.")
        }
    }
}

extension Participation.Base {
    fileprivate var zh: String {
        switch self {
        case .staff: ""
        case .women: "女职工"
        case .men: "男职工"
        }
    }

    fileprivate var en: String {
        switch self {
        case .staff: ""
        case .women: " women"
        case .men: " men"
        }
    }
}
