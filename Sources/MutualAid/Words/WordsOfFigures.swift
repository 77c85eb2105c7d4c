extension Edition {
    /// Every figure, in the order of the plan page: start, fee, term, who, parts, rules.
    package var figures: [FigureRow] {
        var rows: [FigureRow] = []
        if let starts { rows.append(FigureRow("生效日", "in force from", starts, .both(starts.value.iso))) }
        return rows + feeFigures + [termFigure] + who.figures + sumFigures + parts.flatMap(\.figures) + ruleFigures
    }

    private var feeFigures: [FigureRow] {
        switch fee {
        case .perTerm(let fee, frontLine: let higher):
            [FigureRow("会费", "fee", fee)] + (higher.map { [FigureRow("一线职工会费", "front-line fee", $0)] } ?? [])
        case .perDay(let fee): [FigureRow("每天会费", "fee a day", fee)]
        case .byTier: tierRules.map { FigureRow("\($0.number) 元档会费", "fee of tier \($0.number)", $0.fee) }
        }
    }

    private var termFigure: FigureRow {
        switch term {
        case .years(let years): FigureRow("保障期", "term", years, zh: " 年", en: years.value == 1 ? " year" : " years")
        case .days(let days): FigureRow("保障期", "term", days, .span(days.value, zh: " 天", en: " days"))
        }
    }

    private var sumFigures: [FigureRow] {
        let tiers = tierRules.map { FigureRow("\($0.number) 元档保障金额", "sum of tier \($0.number)", $0.sum) }
        return (sum.map { [FigureRow("意外保障金额", "accident sum", $0)] } ?? []) + tiers
    }

    private var ruleFigures: [FigureRow] {
        [
            FigureRow("申请期限", "filing limit", filingLimit, zh: " 天", en: " days"),
            FigureRow("续保宽限", "renewal grace", renewalGrace, zh: " 天", en: " days"),
            FigureRow("参保比例", "share of the staff to take part", gate.percent, zh: "%", en: " %"),
            FigureRow("须全员参保的单位人数低于", "units that must all take part, below", gate.allBelow, zh: " 人", en: " people"),
            FigureRow("起保后退费", "refund after the start", refundAfterStart, .truth(refundAfterStart.value)),
        ]
    }
}

extension WhoRules {
    fileprivate var figures: [FigureRow] {
        var rows = [
            FigureRow("参加对象", "who", kind, .named(kind.value)),
            FigureRow("年龄", "ages", ages, .span(ages.value, zh: " 周岁", en: " years")),
        ]
        if let sex { rows.append(FigureRow("性别", "sex", sex, sex.value == .female ? .women : .men)) }
        if let employment {
            let names = Bilingual(
                zh: employment.value.map { $0.name(.zh) }.joined(separator: "、"),
                en: employment.value.map { $0.name(.en) }.joined(separator: ", "))
            rows.append(FigureRow("用工形式", "employment", employment, names))
        }
        if let medicalInsurance {
            rows.append(
                FigureRow("须参加职工医保", "medical insurance needed", medicalInsurance, .truth(medicalInsurance.value)))
        }
        rows.append(FigureRow("每人最多份数", "most shares", shares, zh: " 份", en: ""))
        if let excludes {
            rows.append(
                FigureRow("互斥", "excludes", excludes, .both(excludes.value.map(\.text).joined(separator: ", "))))
        }
        return rows
    }
}

extension PartRule {
    fileprivate var figures: [FigureRow] {
        shapeFigures.map { row(of: $0) } + listFigures + waiting.flatMap { stepFigures($0) }
    }

    private func row(of figure: FigureRow) -> FigureRow { figure.prefixed(by: part) }

    private var shapeFigures: [FigureRow] {
        switch shape {
        case .rate(let rate): rate.figures
        case .perDay(let days): days.figures
        case .lumpSum(let sum): [FigureRow("定额", "lump sum", sum)]
        case .share(let percent, let part, _):
            [FigureRow("为\(part.name(.zh))的", "part of the \(part.name(.en))", percent, zh: "%", en: " %")]
        case .ladder(let percents):
            [
                FigureRow(
                    "一至十级比例", "grades 1 to 10", percents,
                    .both(percents.value.map { String($0) }.joined(separator: " ") + " %"))
            ]
        case .wholeSum: []
        }
    }

    private var listFigures: [FigureRow] {
        guard let listed else { return [] }
        let open = listed.openSlots
        let value = Bilingual(
            zh: "\(listed.count.value) 种" + (open > 0 ? "，其中 \(open) 种待办事处文件导入" : ""),
            en: "\(listed.count.value)" + (open > 0 ? ", of them \(open) open slots" : ""))
        return [FigureRow("病种", "diseases", listed.count, value).prefixed(by: part)]
    }

    private func stepFigures(_ step: WaitingStep) -> [FigureRow] {
        let value = Bilingual(
            zh: "到第 \(step.through.value) 天：\(step.pays.map { "慰问金 \($0.value.grouped)" } ?? "不给付")",
            en:
                "through day \(step.through.value): \(step.pays.map { "a consolation of \($0.value.grouped)" } ?? "nothing")"
        )
        return [FigureRow("等待期", "waiting", step.through, value).prefixed(by: part)]
    }
}

extension RateRule {
    fileprivate var figures: [FigureRow] {
        var rows: [FigureRow] = []
        if let deductible { rows.append(FigureRow("免赔额", "deductible", deductible)) }
        rows.append(FigureRow("给付比例", "rate", rate, zh: "%", en: " %"))
        if let capPerEvent { rows.append(FigureRow("单次限额", "cap a time", capPerEvent)) }
        if let capPerTerm { rows.append(FigureRow("保障期限额", "cap a term", capPerTerm)) }
        if let topUp {
            rows.append(FigureRow("首次补齐到", "first benefit topped up to", topUp.floor))
            rows.append(FigureRow("首次的范围", "first of", topUp.scope, .named(topUp.scope.value)))
        }
        return rows
    }
}

extension DayRule {
    fileprivate var figures: [FigureRow] {
        var rows = [FigureRow("每天", "a day", each)]
        if let fromDay { rows.append(FigureRow("起付", "paid from day", fromDay, .nth(fromDay.value))) }
        rows.append(FigureRow("保障期最多", "most days a term", mostDays, zh: " 天", en: ""))
        return rows
    }
}

extension FigureRow {
    fileprivate func prefixed(by part: Part) -> FigureRow {
        FigureRow(
            "\(part.name(.zh))：\(label.zh)", "\(part.name(.en)): \(label.en)", Figure((), basis, source: source), value)
    }
}

extension Bilingual {
    fileprivate static func both(_ text: String) -> Bilingual { Bilingual(zh: text, en: text) }

    fileprivate static func named(_ code: some Named) -> Bilingual { Bilingual(zh: code.name(.zh), en: code.name(.en)) }

    fileprivate static func truth(_ truth: Bool) -> Bilingual {
        truth ? Bilingual(zh: "是", en: "yes") : Bilingual(zh: "否", en: "no")
    }

    fileprivate static func nth(_ day: Int) -> Bilingual { Bilingual(zh: "第 \(day) 天", en: "\(day)") }

    fileprivate static func span(_ range: ClosedRange<Int>, zh: String, en: String) -> Bilingual {
        Bilingual(
            zh: "\(range.lowerBound)–\(range.upperBound)\(zh)", en: "\(range.lowerBound)–\(range.upperBound)\(en)")
    }

    fileprivate static let women = Bilingual(zh: "女", en: "women")
    fileprivate static let men = Bilingual(zh: "男", en: "men")
}

extension TopUpScope: Named {
    package func name(_ language: Language) -> String {
        switch (self, language) {
        case (.term, .zh): "保障期"
        case (.term, .en): "the term"
        case (.lifetime, .zh): "终身"
        case (.lifetime, .en): "the person's life"
        }
    }
}
