extension RefusalCode: Named {
    package func name(_ language: Language) -> String {
        switch (self, language) {
        case (.diseaseNotListed, .zh): "病种不在范围"
        case (.diseaseNotListed, .en): "disease not listed"
        case (.feeUnpaid, .zh): "未缴会费"
        case (.feeUnpaid, .en): "fee unpaid"
        case (.beforeTerm, .zh): "保障期未开始"
        case (.beforeTerm, .en): "before the term"
        case (.afterTerm, .zh): "保障期已结束"
        case (.afterTerm, .en): "after the term"
        case (.lateFiling, .zh): "超过申请期限"
        case (.lateFiling, .en): "late filing"
        case (.duplicate, .zh): "重复申领"
        case (.duplicate, .en): "duplicate"
        case (.coverEnded, .zh): "保障已终止"
        case (.coverEnded, .en): "cover ended"
        case (.openSlot, .zh): "病种待导入"
        case (.openSlot, .en): "open slot"
        case (.alreadyPaid, .zh): "该病种已给付"
        case (.alreadyPaid, .en): "already paid"
        case (.waitingPeriod, .zh): "等待期内"
        case (.waitingPeriod, .en): "waiting period"
        case (.nothingDue, .zh): "没有应付金额"
        case (.nothingDue, .en): "nothing due"
        case (.notEnrolled, .zh): "未参保"
        case (.notEnrolled, .en): "not enrolled"
        case (.excludedPlan, .zh): "与所参保障互斥"
        case (.excludedPlan, .en): "excluded plan"
        case (.papersMissing, .zh): "材料不齐"
        case (.papersMissing, .en): "papers missing"
        case (.other, .zh): "其他"
        case (.other, .en): "other"
        }
    }
}

extension Refusal: Worded {
    package func sentence(_ language: Language) -> Sentence {
        switch language {
        case .zh: Sentence(what: whatZh, todo: todoZh)
        case .en: Sentence(what: whatEn, todo: todoEn)
        }
    }

    private var whatZh: String {
        switch self {
        case .diseaseNotListed: "诊断的病种不在本版范围内。"
        case .feeUnpaid: "会费未缴，保障没有生效。"
        case .beforeTerm(let first): "事件发生在保障期开始之前，保障期从 \(first.iso) 起。"
        case .afterTerm(let last): "事件发生在保障期结束之后，保障期到 \(last.iso) 止。"
        case .lateFiling(let days, let limit): "事件后第 \(days) 天才申请，期限是 \(limit) 天。"
        case .duplicate: "同一结算单号已经申领过。"
        case .coverEnded(.cover): "先前的给付已使保障终止。"
        case .coverEnded(.part): "先前的给付已使本项责任终止。"
        case .openSlot(let code): "病种 \(code) 待办事处文件导入，还不能选用。"
        case .alreadyPaid(let code): "病种 \(code) 已经给付过。"
        case .waitingPeriod(let day, let through): "保障期第 \(day) 天，第 0–\(through) 天为等待期。"
        case .nothingDue: "按规则计算，应付金额为零。"
        }
    }

    private var todoZh: String {
        switch self {
        case .diseaseNotListed: "请核对诊断与病种代码。"
        case .feeUnpaid: "请核对缴费记录。"
        case .beforeTerm, .afterTerm: "请看这个人其他保障期的参保。"
        case .lateFiling: "请核对申请日期。"
        case .duplicate: "请查先前的理赔。"
        case .coverEnded: "请查先前的给付。"
        case .openSlot: "请等办事处导入病种目录。"
        case .alreadyPaid: "请查先前的给付。"
        case .waitingPeriod: "请核对是否按时续保。"
        case .nothingDue: "请看上面的算式。"
        }
    }

    private var whatEn: String {
        switch self {
        case .diseaseNotListed: "The diagnosed disease is not on this edition's list."
        case .feeUnpaid: "The fee is unpaid, so the cover is not in force."
        case .beforeTerm(let first): "The event lies before the term, which begins on \(first.iso)."
        case .afterTerm(let last): "The event lies after the term, which ended on \(last.iso)."
        case .lateFiling(let days, let limit): "Filed \(days) days after the event; the limit is \(limit)."
        case .duplicate: "The same settlement sheet was claimed before."
        case .coverEnded(.cover): "An earlier payment ended the cover."
        case .coverEnded(.part): "An earlier payment ended this part of the cover."
        case .openSlot(let code): "Disease \(code) is an open slot until the office's list is imported."
        case .alreadyPaid(let code): "Disease \(code) was paid for before."
        case .waitingPeriod(let day, let through):
            "Day \(day) of the term; days 0 to \(through) are the waiting period."
        case .nothingDue: "By the rules nothing is due."
        }
    }

    private var todoEn: String {
        switch self {
        case .diseaseNotListed: "Check the diagnosis and the code."
        case .feeUnpaid: "Check the record of fees."
        case .beforeTerm, .afterTerm: "Look at the person's other terms."
        case .lateFiling: "Check the day of filing."
        case .duplicate: "Look at the earlier claim."
        case .coverEnded, .alreadyPaid: "Look at the earlier payment."
        case .openSlot: "Wait for the office's list."
        case .waitingPeriod: "Check whether the cover was renewed in time."
        case .nothingDue: "See the lines above."
        }
    }
}

extension WorksheetLine {
    /// The line in words, from what is stored of it alone.
    package func text(_ language: Language) -> String { step.text(language) }
}

extension Step {
    package func text(_ language: Language) -> String {
        switch language {
        case .zh: zh
        case .en: en
        }
    }

    private var zh: String {
        switch self {
        case .ownPay(let money): "范围内自付 \(money.grouped)"
        case .medicalCost(let money): "医疗费用 \(money.grouped)"
        case .deductible(let money): "减免赔额 \(money.grouped)"
        case .rate(let percent): "乘给付比例 \(percent)%"
        case .capPerEvent(let cap): "单次限额 \(cap.grouped)"
        case .capPerTerm(let cap, let paid):
            "本期已付 \(paid.grouped)，限额 \(cap.grouped) 余 \(max(.zero, cap - paid).grouped)"
        case .firstOf(.term, 0): "本期首次给付"
        case .firstOf(.term, let earlier): "本期已给付 \(earlier) 次，不适用首次补齐"
        case .firstOf(.lifetime, 0): "本项保障首次给付"
        case .firstOf(.lifetime, let earlier): "本项保障已给付 \(earlier) 次，不适用首次补齐"
        case .topUp(let floor): "首次补齐到 \(floor.grouped)"
        case .perDay(let days, let each): "\(days) 天，每天 \(each.grouped)"
        case .daysUnpaid(let days): "减前 \(days) 天"
        case .daysLeft(let most, let used): "本期已付 \(used) 天，限 \(most) 天余 \(max(0, most - used)) 天"
        case .disease(let code, let name): "确诊 \(name.zh)（\(code)）"
        case .lumpSum(let sum): "定额 \(sum.grouped)"
        case .consolation(let day, let from, let through): "保障期第 \(day) 天，第 \(from)–\(through) 天给付慰问金"
        case .share(let percent, let part): "按\(part.name(.zh))的 \(percent)%"
        case .sum(let sum): "保障金额 \(sum.grouped)"
        case .tierSum(let tier, let sum): "\(tier) 元档保障金额 \(sum.grouped)"
        case .shares(let shares): "乘 \(shares) 份"
        case .grade(let heaviest, let counted):
            heaviest == counted
                ? "伤残 \(heaviest) 级" : "两处以上同为最重 \(heaviest) 级，晋升为 \(counted) 级"
        case .ladder(let grade, let percent): "\(grade) 级给付 \(percent)%"
        case .sumLeft(let sum, let paid): "本期已付 \(paid.grouped)，保障金额 \(sum.grouped) 余 \(max(.zero, sum - paid).grouped)"
        case .refused(let refusal): "不予给付：\(refusal.sentence(.zh).what)"
        }
    }

    private var en: String {
        switch self {
        case .ownPay(let money): "own-pay in scope \(money.grouped)"
        case .medicalCost(let money): "medical cost \(money.grouped)"
        case .deductible(let money): "less the deductible of \(money.grouped)"
        case .rate(let percent): "times the rate of \(percent) %"
        case .capPerEvent(let cap): "at most \(cap.grouped) a time"
        case .capPerTerm(let cap, let paid):
            "\(paid.grouped) paid this term, \(max(.zero, cap - paid).grouped) left of \(cap.grouped)"
        case .firstOf(.term, 0): "the first benefit of the term"
        case .firstOf(.term, let earlier): "paid \(earlier)× this term, so no top-up"
        case .firstOf(.lifetime, 0): "the first benefit of this plan"
        case .firstOf(.lifetime, let earlier): "paid \(earlier)× under this plan, so no top-up"
        case .topUp(let floor): "first benefit topped up to \(floor.grouped)"
        case .perDay(let days, let each): "\(days) days at \(each.grouped)"
        case .daysUnpaid(let days): "less the first \(days) days"
        case .daysLeft(let most, let used): "\(used) days paid this term, \(max(0, most - used)) left of \(most)"
        case .disease(let code, let name): "diagnosed: \(name.en) (\(code))"
        case .lumpSum(let sum): "fixed sum of \(sum.grouped)"
        case .consolation(let day, let from, let through):
            "day \(day) of the term: a consolation from day \(from) to day \(through)"
        case .share(let percent, let part): "\(percent) % of the \(part.name(.en))"
        case .sum(let sum): "sum covered \(sum.grouped)"
        case .tierSum(let tier, let sum): "sum covered on the \(tier) tier \(sum.grouped)"
        case .shares(let shares): "times \(shares) shares"
        case .grade(let heaviest, let counted):
            heaviest == counted
                ? "disability grade \(heaviest)"
                : "two or more parts of the body share grade \(heaviest): one up, grade \(counted)"
        case .ladder(let grade, let percent): "grade \(grade) pays \(percent) %"
        case .sumLeft(let sum, let paid):
            "\(paid.grouped) paid this term, \(max(.zero, sum - paid).grouped) left of \(sum.grouped)"
        case .refused(let refusal): "refused: \(refusal.sentence(.en).what)"
        }
    }
}
