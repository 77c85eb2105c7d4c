extension FigureKey: Named {
    package func name(_ language: Language) -> String {
        switch language {
        case .zh: chinese
        case .en: english
        }
    }

    private var chinese: String {
        switch self {
        case .starts: "起用日"
        case .fee: "每份会费"
        case .frontLineFee: "生产一线会费"
        case .feePerDay: "每天会费"
        case .tierFee(let tier, let highRisk): "\(highRisk ? "高风险 " : "")\(tier) 档会费"
        case .tierSum(let tier, let highRisk): "\(highRisk ? "高风险 " : "")\(tier) 档保额"
        case .termYears: "保障期"
        case .termDays: "保障期可选"
        case .sum: "保额"
        case .kind: "谁能参加"
        case .ages: "第一天的年龄"
        case .sex: "性别"
        case .employment: "用工形式"
        case .medicalInsurance: "须参加职工医保"
        case .shares: "最多份数"
        case .excludes: "只能选一项"
        case .rate: "给付比例"
        case .deductible: "起付额"
        case .capPerEvent: "每次限额"
        case .capPerTerm: "每期限额"
        case .topUp: "首次补齐到"
        case .topUpScope: "首次的范围"
        case .each: "每天"
        case .fromDay: "从第几天起"
        case .mostDays: "每期最多"
        case .lumpSum: "给付金额"
        case .sharePercent(_, let other): "\(other.name(.zh))的"
        case .ladder: "伤残等级比例"
        case .listed: "病种数"
        case .waiting(_, let step): step == 0 ? "等待期" : "之后"
        case .filingLimit: "申领期限"
        case .renewalGrace: "续保宽限"
        case .gatePercent: "单位参保率不低于"
        case .gateAllBelow: "全员参保：不足"
        case .refundAfterStart: "开始后可退会费"
        }
    }

    private var english: String {
        switch self {
        case .starts: "in force from"
        case .fee: "fee per share"
        case .frontLineFee: "front-line fee"
        case .feePerDay: "fee per day"
        case .tierFee(let tier, let highRisk): "\(highRisk ? "risk " : "")tier \(tier) fee"
        case .tierSum(let tier, let highRisk): "\(highRisk ? "risk " : "")tier \(tier) sum"
        case .termYears: "term"
        case .termDays: "term, chosen"
        case .sum: "sum covered"
        case .kind: "who may join"
        case .ages: "age on first day"
        case .sex: "sex"
        case .employment: "employment"
        case .medicalInsurance: "medical insurance"
        case .shares: "most shares"
        case .excludes: "not together with"
        case .rate: "rate"
        case .deductible: "deductible"
        case .capPerEvent: "cap per event"
        case .capPerTerm: "cap per term"
        case .topUp: "first topped up to"
        case .topUpScope: "first within"
        case .each: "a day"
        case .fromDay: "from day"
        case .mostDays: "at most a term"
        case .lumpSum: "pays"
        case .sharePercent: "of the other part"
        case .ladder: "grades pay"
        case .listed: "diseases listed"
        case .waiting(_, let step): step == 0 ? "waiting" : "then"
        case .filingLimit: "filing limit"
        case .renewalGrace: "renewal grace"
        case .gatePercent: "unit must enrol"
        case .gateAllBelow: "all if staff under"
        case .refundAfterStart: "refund once begun"
        }
    }
}

extension TopUpScope: Named {
    package func name(_ language: Language) -> String {
        switch (self, language) {
        case (.term, .zh): "每个保障期"
        case (.term, .en): "each term"
        case (.lifetime, .zh): "一生"
        case (.lifetime, .en): "a lifetime"
        }
    }
}

extension FigureValue {
    /// The value in words; `plans` names the plans it speaks of.
    package func text(_ language: Language, plans: Catalogue) -> String {
        switch self {
        case .money(let money): money.grouped
        case .percent(let percent): "\(percent)%"
        case .percents(let percents): percents.map { "\($0)%" }.joined(separator: " ")
        case .count(let count): "\(count)"
        case .days(let days): language == .zh ? "\(days) 天" : "\(days) day\(days == 1 ? "" : "s")"
        case .years(let years): language == .zh ? "\(years) 年" : "\(years) year\(years == 1 ? "" : "s")"
        case .ages(let ages):
            language == .zh ? "\(ages.lowerBound)-\(ages.upperBound) 岁" : "\(ages.lowerBound)-\(ages.upperBound)"
        case .dayRange(let days):
            language == .zh ? "\(days.lowerBound)-\(days.upperBound) 天" : "\(days.lowerBound)-\(days.upperBound) days"
        case .day(let day): day.iso
        case .truth(let truth): truth ? (language == .zh ? "是" : "yes") : (language == .zh ? "否" : "no")
        case .kind(let kind): kind.name(language)
        case .sex(let sex): sex.name(language)
        case .employments(let all):
            all.map { $0.name(language) }.joined(separator: language == .zh ? "、" : ", ")
        case .plans(let codes):
            codes.map { plans.plan($0)?.name(language) ?? $0.text }.joined(separator: language == .zh ? "、" : ", ")
        case .scope(let scope): scope.name(language)
        case .waiting(let through, let pays): waiting(through, pays, language)
        }
    }

    private func waiting(_ through: Int, _ pays: Money?, _ language: Language) -> String {
        switch (pays, language) {
        case (nil, .zh): "至第 \(through) 天不付"
        case (nil, .en): "to day \(through): 0"
        case (let pays?, .zh): "至第 \(through) 天 \(pays.short)"
        case (let pays?, .en): "to day \(through): \(pays.short)"
        }
    }
}

extension Money {
    /// `1,000`, and `1,000.50` where there are fen: for phrases and narrow columns, never for a sum to be paid.
    package var short: String { fen % 100 == 0 ? String(grouped.dropLast(3)) : grouped }
}
