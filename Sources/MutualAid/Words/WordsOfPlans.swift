extension Basis: Named {
    /// The mark shown beside a figure.
    package func name(_ language: Language) -> String {
        switch (self, language) {
        case (.published, .zh): "公布"
        case (.published, .en): "published"
        case (.office, .zh): "办事处文件"
        case (.office, .en): "office document"
        case (.notice, .zh): "通知"
        case (.notice, .en): "notice"
        case (.peer, .zh): "同类机构"
        case (.peer, .en): "peer office"
        case (.sample, .zh): "样例"
        case (.sample, .en): "sample"
        }
    }

    /// What the mark means (domain.md, head).
    package func meaning(_ language: Language) -> String {
        switch (self, language) {
        case (.published, .zh): "办事处 2024 年公开报告"
        case (.published, .en): "the office's public 2024 report"
        case (.office, .zh): "办事处导入的文件"
        case (.office, .en): "a document that the office imported"
        case (.notice, .zh): "陕西省内单位 2022/2024 年转发办事处规定的通知"
        case (.notice, .en): "a Shaanxi unit's 2022/2024 notice that quotes the office"
        case (.peer, .zh): "同一组织其他办事处公布的数字"
        case (.peer, .en): "published by another office of the same organisation"
        case (.sample, .zh): "样例数字，办事处确认前不作数"
        case (.sample, .en): "a placeholder that the office must replace"
        }
    }
}

extension Part: Named {
    package func name(_ language: Language) -> String {
        switch (self, language) {
        case (.hospital, .zh): "住院互助金"
        case (.hospital, .en): "hospital benefit"
        case (.allowance, .zh): "住院津贴"
        case (.allowance, .en): "daily allowance"
        case (.disease, .zh): "重大疾病互助金"
        case (.disease, .en): "disease benefit"
        case (.mild, .zh): "轻度疾病互助金"
        case (.mild, .en): "mild disease benefit"
        case (.inSitu, .zh): "原位癌互助金"
        case (.inSitu, .en): "carcinoma in situ benefit"
        case (.death, .zh): "身故互助金"
        case (.death, .en): "death benefit"
        case (.disability, .zh): "伤残互助金"
        case (.disability, .en): "disability benefit"
        case (.medical, .zh): "意外医疗互助金"
        case (.medical, .en): "accident medical benefit"
        }
    }
}

extension Ends: Named {
    package func name(_ language: Language) -> String {
        switch (self, language) {
        case (.cover, .zh): "给付后保障终止"
        case (.cover, .en): "the cover ends with this payment"
        case (.part, .zh): "给付后本项责任终止"
        case (.part, .en): "this part of the cover ends with this payment"
        }
    }
}

extension ApplicantKind: Named {
    package func name(_ language: Language) -> String {
        switch (self, language) {
        case (.member, .zh): "会员"
        case (.member, .en): "member"
        case (.child, .zh): "会员子女"
        case (.child, .en): "member's child"
        }
    }
}

extension Edition: Named {
    package func name(_ language: Language) -> String {
        switch language {
        case .zh: "\(planName.zh) \(code) 版"
        case .en: "\(planName.en), edition \(code)"
        }
    }
}

extension DiseaseSlot: Named {
    /// The sourced name, or the mark of an open slot.
    package func name(_ language: Language) -> String {
        if let name { return name.name(language) }
        switch language {
        case .zh: return "待办事处文件导入"
        case .en: return "open slot, to be imported from the office's document"
        }
    }
}

extension Ineligibility: Worded {
    package func sentence(_ language: Language) -> Sentence {
        switch language {
        case .zh: Sentence(what: whatZh, todo: todoZh)
        case .en: Sentence(what: whatEn, todo: todoEn)
        }
    }

    /// The reason in a few words, for the column beside a plan.
    package func short(_ language: Language) -> String {
        switch language {
        case .zh: shortZh
        case .en: shortEn
        }
    }

    private var shortZh: String {
        switch self {
        case .age(nil, _): "第一天尚未出生"
        case .age(let years?, let window):
            years < window.lowerBound
                ? "\(years) 岁，未满 \(window.lowerBound) 岁"
                : "\(years) 岁，超过 \(window.lowerBound)–\(window.upperBound) 岁"
        case .childOnly: "先登记子女"
        case .consent: "缺监护人同意"
        case .died: "已登记身故"
        case .employment(let employment, _): "\(employment.name(.zh))人员不能参加"
        case .excludes(_, let name, let isSame): isSame ? "已经参加" : "已参加\(name.zh)，只能选一项"
        case .id: "证件号码有误"
        case .insurance: "未参加职工医保"
        case .membersOnly: "仅限会员本人"
        case .sex(.female): "仅限女职工"
        case .sex(.male): "仅限男职工"
        case .shares(_, let most): "最多 \(most) 份"
        }
    }

    private var shortEn: String {
        switch self {
        case .age(nil, _): "not born by the first day"
        case .age(let years?, let window): "aged \(years), not \(window.lowerBound)–\(window.upperBound)"
        case .childOnly: "children only"
        case .consent: "no guardian's consent"
        case .died: "recorded as dead"
        case .employment(let employment, _): "not for \(employment.name(.en))"
        case .excludes(_, let name, let isSame): isSame ? "held already" : "holds \(name.en)"
        case .id: "bad ID number"
        case .insurance: "no medical insurance"
        case .membersOnly: "members only"
        case .sex(.female): "women only"
        case .sex(.male): "men only"
        case .shares(_, let most): "at most \(most) share\(most == 1 ? "" : "s")"
        }
    }

    private var whatZh: String {
        switch self {
        case .age(nil, _): "保障期第一天这个人还没有出生。"
        case .age(let years?, let window):
            "保障期第一天满 \(years) 周岁，这项保障限 \(window.lowerBound)–\(window.upperBound) 周岁。"
        case .childOnly: "这项保障只保会员的子女，会员本人不能参加。"
        case .consent: "没有监护人同意的记录。"
        case .died(let day): "这个人已登记于 \(day.iso) 身故，不能参保。"
        case .employment(let employment, let allowed):
            "用工形式是\(employment.name(.zh))，这项保障限\(allowed.map { $0.name(.zh) }.joined(separator: "、"))人员。"
        case .excludes(_, let name, isSame: true): "保障期内已经参加\(name.zh)。"
        case .excludes(_, let name, isSame: false): "已经参加\(name.zh)，两项只能选一项。"
        case .id: "证件号码有误，年龄和性别无法核对。"
        case .insurance: "这项保障限参加职工医保的人员，这个人没有参加。"
        case .membersOnly: "这项保障只保会员本人，子女不能参加。"
        case .sex(.female): "这项保障仅限女职工。"
        case .sex(.male): "这项保障仅限男职工。"
        case .shares(let asked, let most): "要参加 \(asked) 份，每人最多 \(most) 份。"
        }
    }

    private var todoZh: String {
        switch self {
        case .age, .employment, .sex: "请看其他保障。"
        case .childOnly: "请先登记子女，再为子女参保。"
        case .consent: "请监护人签字同意，并在登记里记下。"
        case .died: "如登记有误，请主管在更正里撤销身故登记。"
        case .excludes(_, _, isSame: true): "到期前后再续保。"
        case .excludes(_, _, isSame: false): "到期后可以改选。"
        case .id: "请照身份证改正号码。"
        case .insurance: "如已参加，请在登记里改正。"
        case .membersOnly: "子女可以参加子女意外伤害保障。"
        case .shares(_, let most): "请改成 \(most) 份以内。"
        }
    }

    private var whatEn: String {
        switch self {
        case .age(nil, _): "This person is not born by the first day of the term."
        case .age(let years?, let window):
            "Aged \(years) on the first day; this plan is for ages \(window.lowerBound) to \(window.upperBound)."
        case .childOnly: "This plan covers members' children, not members."
        case .consent: "No guardian's consent is on record."
        case .died(let day): "This person is recorded as dead since \(day.iso) and can't be enrolled."
        case .employment(let employment, let allowed):
            "Employment is \(employment.name(.en)); this plan is for "
                + "\(allowed.map { $0.name(.en) }.joined(separator: " or "))."
        case .excludes(_, let name, isSame: true): "\(name.en) is held already in this term."
        case .excludes(_, let name, isSame: false): "\(name.en) is held already, and only one of the two may be."
        case .id: "The ID number is wrong, so age and sex can't be checked."
        case .insurance: "This plan asks for the employees' medical insurance, which this person has not."
        case .membersOnly: "This plan covers members, not their children."
        case .sex(.female): "This plan is for women."
        case .sex(.male): "This plan is for men."
        case .shares(let asked, let most): "\(asked) shares are asked for; the most is \(most)."
        }
    }

    private var todoEn: String {
        switch self {
        case .age, .employment, .sex: "Look at the other plans."
        case .childOnly: "Register the child first, then enrol the child."
        case .consent: "Have the guardian sign, and record it in the registration."
        case .died: "If that is wrong, a supervisor takes it back under corrections."
        case .excludes(_, _, isSame: true): "Renew it when it is about to expire."
        case .excludes(_, _, isSame: false): "Change over when it has expired."
        case .id: "Correct the number from the ID card."
        case .insurance: "If that is wrong, correct the registration."
        case .membersOnly: "The child accident plan is open to children."
        case .shares(_, let most): "Choose at most \(most)."
        }
    }
}
