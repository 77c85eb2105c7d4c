package import MutualAid

/// What stands behind a figure that an office has still to confirm.
package let sampleMark = "~"

extension Basis {
    /// The basis in one word, for a column.
    package func mark(_ language: Language) -> String {
        switch (self, language) {
        case (.published, .zh): "公布"
        case (.published, .en): "published"
        case (.office, .zh): "办事处"
        case (.office, .en): "office"
        case (.notice, .zh): "通知"
        case (.notice, .en): "notice"
        case (.peer, .zh): "同行"
        case (.peer, .en): "peer"
        case (.sample, .zh): "样例"
        case (.sample, .en): "sample"
        }
    }

    /// The mark with its meaning, short enough to stand with the others in a foot line.
    package func explained(_ language: Language) -> String {
        switch (self, language) {
        case (.published, .zh): "公布=2024 年公开报告"
        case (.published, .en): "published: the 2024 report"
        case (.office, .zh): "办事处=导入的文件"
        case (.office, .en): "office: imported document"
        case (.notice, .zh): "通知=省内单位的通知"
        case (.notice, .en): "notice: a unit's notice"
        case (.peer, .zh): "同行=其他办事处公布"
        case (.peer, .en): "peer: another office"
        case (.sample, .zh): "样例~=待办事处替换"
        case (.sample, .en): "sample~: to be replaced"
        }
    }
}

extension Figure where Value == Money {
    /// `1,000.00`, with the mark of a sample behind it.
    package var marked: String { value.grouped + sampleTail }
    /// Without the fen where there are none: `1,000`.
    package var markedShort: String { value.short + sampleTail }
}

extension Figure where Value == Int {
    package var marked: String { "\(value)" + sampleTail }
    package var percentMarked: String { "\(value)%" + sampleTail }
}

extension Figure {
    private var sampleTail: String { basis == .sample ? sampleMark : "" }
}

extension Term {
    /// `2025-05-29 至 2026-05-28`.
    package func text(_ desk: Desk) -> String { desk.say("\(first.iso) 至 \(last.iso)", "\(first.iso) to \(last.iso)") }
}

extension FeeSplit {
    /// `单位 90.00  本人 40.00`: who bears nothing is left out, but for a fee of nothing.
    package func text(_ desk: Desk) -> String {
        let parts = [(Payer.unit, unit), (.union, union), (.own, own), (.gift, gift)].filter { $0.1 != .zero }
        guard !parts.isEmpty else { return Money.zero.grouped }
        return parts.map { "\($0.0.name(desk.language)) \($0.1.grouped)" }.joined(separator: "  ")
    }
}

extension Edition {
    /// The fee of a share as a column shows it; a front-line worker sees the front-line fee.
    package func feeText(frontLine: Bool, _ desk: Desk) -> String {
        switch fee {
        case .perTerm(let fee, let higher): return (frontLine ? higher ?? fee : fee).marked
        case .perDay(let fee): return fee.marked + desk.say("/天", "/day")
        case .byTier:
            let fees = tierRules.map(\.fee).sorted { $0.value < $1.value }
            guard let least = fees.first, let most = fees.last else { return "" }
            return least.markedShort + "-" + most.markedShort
        }
    }

    /// The basis of the fee that `feeText` shows: the weakest of several.
    package func feeBasis(frontLine: Bool) -> Basis {
        switch fee {
        case .perTerm(let fee, let higher): (frontLine ? higher ?? fee : fee).basis
        case .perDay(let fee): fee.basis
        case .byTier: tierRules.map(\.fee.basis).max() ?? .sample
        }
    }

    /// Who may join, in a few words: `16-60 岁 女`.
    package func whoText(_ desk: Desk) -> String {
        let ages = who.ages.value
        var words = [desk.say("\(ages.lowerBound)-\(ages.upperBound) 岁", "\(ages.lowerBound)-\(ages.upperBound)")]
        if who.kind.value == .child { words.append(desk.say("子女", "child")) }
        if let sex = who.sex?.value { words.append(sex.name(desk.language)) }
        return words.joined(separator: " ")
    }

    /// What the plan pays first of all, one short phrase a part.
    package func gist(_ desk: Desk) -> [String] { parts.flatMap { gist($0, desk) } }

    private func gist(_ rule: PartRule, _ desk: Desk) -> [String] {
        let part = rule.part.shortName(desk.language)
        switch rule.shape {
        case .rate(let rate):
            let base = desk.say("\(part) \(rate.rate.percentMarked)", "\(part) \(rate.rate.percentMarked)")
            guard let topUp = rate.topUp else { return [base] }
            return [base, desk.say("首次补齐 \(topUp.floor.markedShort)", "first at least \(topUp.floor.markedShort)")]
        case .perDay(let rule):
            return [desk.say("\(part)每天 \(rule.each.markedShort)", "\(part) \(rule.each.markedShort) a day")]
        case .lumpSum(let sum): return [listed(rule, part, desk) + " \(sum.markedShort)"]
        case .share(let percent, _, let sum):
            let paid =
                sum.value.percent(percent.value).short + (max(percent.basis, sum.basis) == .sample ? sampleMark : "")
            return [listed(rule, part, desk) + " \(paid)"]
        case .ladder: return [desk.say("伤残按等级", "disability by grade")]
        case .wholeSum: return ["\(part) \(sumText(desk))"]
        }
    }

    private func listed(_ rule: PartRule, _ part: String, _ desk: Desk) -> String {
        guard let count = rule.listed?.count, count.value > 1 else { return part }
        return desk.say("\(count.marked) 种\(part)", "\(count.marked) \(part)")
    }

    private func sumText(_ desk: Desk) -> String {
        if let sum { return sum.markedShort }
        let sums = tierRules.map(\.sum).sorted { $0.value < $1.value }
        guard let most = sums.last(where: { $0.value == sums.last?.value && $0.basis != .sample }) ?? sums.last else {
            return ""
        }
        return desk.say("最高 \(most.markedShort)", "up to \(most.markedShort)")
    }

    /// The waiting ladders of a new enrolment, one phrase a ladder: `等待期：第 0-30 天不付，第 31-60 天 1,000`.
    package func waitingTexts(_ desk: Desk) -> [String] {
        var said: [[WaitingStep]: [Part]] = [:]
        var order: [[WaitingStep]] = []
        for rule in parts where !rule.waiting.isEmpty {
            if said[rule.waiting] == nil { order.append(rule.waiting) }
            said[rule.waiting, default: []].append(rule.part)
        }
        return order.map { steps in
            let names = (said[steps] ?? []).map { $0.shortName(desk.language) }.joined(separator: desk.say("、", ", "))
            return names + desk.say("：", ": ") + waiting(steps, desk)
        }
    }

    private func waiting(_ steps: [WaitingStep], _ desk: Desk) -> String {
        var from = 0
        return steps.map { step in
            let days = "\(from)-\(step.through.value)"
            from = step.through.value + 1
            let mark = max(step.through.basis, step.pays?.basis ?? step.through.basis) == .sample ? sampleMark : ""
            guard let pays = step.pays else { return desk.say("第 \(days) 天不付\(mark)", "days \(days) nothing\(mark)") }
            return desk.say("第 \(days) 天 \(pays.value.short)\(mark)", "days \(days) \(pays.value.short)\(mark)")
        }.joined(separator: desk.say("，", ", "))
    }
}

extension Part {
    /// The part in one or two words, where a row has to hold several.
    package func shortName(_ language: Language) -> String {
        switch (self, language) {
        case (.hospital, .zh): "住院自付"
        case (.hospital, .en): "hospital own-pay"
        case (.allowance, .zh): "住院"
        case (.allowance, .en): "in hospital"
        case (.disease, .zh): "疾病"
        case (.disease, .en): "diseases"
        case (.mild, .zh): "轻度"
        case (.mild, .en): "mild"
        case (.inSitu, .zh): "原位癌"
        case (.inSitu, .en): "in situ"
        case (.death, .zh): "身故"
        case (.death, .en): "death"
        case (.disability, .zh): "伤残"
        case (.disability, .en): "disability"
        case (.medical, .zh): "意外医疗"
        case (.medical, .en): "accident medical"
        }
    }
}
