extension KnownSource: Named {
    package func name(_ language: Language) -> String {
        switch (self, language) {
        case (.insurance, .zh): "医保"
        case (.insurance, .en): "insurance"
        case (.hospital, .zh): "医院"
        case (.hospital, .en): "hospital"
        case (.employer, .zh): "单位"
        case (.employer, .en): "employer"
        case (.family, .zh): "本人或家属"
        case (.family, .en): "person or family"
        case (.visit, .zh): "走访"
        case (.visit, .en): "visit"
        case (.other, .zh): "其他"
        case (.other, .en): "other"
        }
    }
}

extension ContactResult: Named {
    package func name(_ language: Language) -> String {
        switch (self, language) {
        case (.coming, .zh): "会来申领"
        case (.coming, .en): "coming in"
        case (.elsewhere, .zh): "已在别处申领"
        case (.elsewhere, .en): "claimed elsewhere"
        case (.unwanted, .zh): "本人不要"
        case (.unwanted, .en): "doesn't want it"
        case (.unreachable, .zh): "联系不上"
        case (.unreachable, .en): "unreachable"
        }
    }
}

extension ProspectGap: Named {
    package func name(_ language: Language) -> String {
        switch (self, language) {
        case (.discharge, .zh): "缺出院日"
        case (.discharge, .en): "discharge unknown"
        case (.sheet, .zh): "缺结算单"
        case (.sheet, .en): "no sheet yet"
        case (.disease, .zh): "病种待定"
        case (.disease, .en): "disease unknown"
        }
    }
}

extension KnownEventFault: Worded {
    package func sentence(_ language: Language) -> Sentence {
        switch (self, language) {
        case (.knownAlready(let day), .zh):
            Sentence(what: "这个人 \(day.iso) 的这件事已经登记过。", todo: "请在应赔未赔里打开它。")
        case (.knownAlready(let day), .en):
            Sentence(what: "This event of \(day.iso) is known already.", todo: "Open it in the list of the unclaimed.")
        case (.dayToCome(let day), .zh): Sentence(what: "\(day.iso) 还没有到。", todo: "请改正日期。")
        case (.dayToCome(let day), .en): Sentence(what: "\(day.iso) is still to come.", todo: "Correct the day.")
        case (.dischargedBefore(let admitted, let discharged), .zh):
            Sentence(what: "出院日 \(discharged.iso) 早于入院日 \(admitted.iso)。", todo: "请改正日期。")
        case (.dischargedBefore(let admitted, let discharged), .en):
            Sentence(
                what: "Discharged on \(discharged.iso), before admission on \(admitted.iso).", todo: "Correct the days."
            )
        case (.nothingTold, .zh): Sentence(what: "没有写诊断。", todo: "请写病名，或按 F4 选病种。")
        case (.nothingTold, .en): Sentence(what: "The diagnosis is empty.", todo: "Write it, or choose one with F4.")
        }
    }
}

extension KnownEventOutcome: Named {
    package func name(_ language: Language) -> String {
        switch (self, language) {
        case (.added, .zh): "新登记"
        case (.added, .en): "added"
        case (.changed, .zh): "补充"
        case (.changed, .en): "changed"
        case (.known, .zh): "已有"
        case (.known, .en): "known already"
        case (.personNotFound, .zh): "没有此人"
        case (.personNotFound, .en): "person not found"
        }
    }
}

extension Prospect: Named {
    /// `1,000.00~`, with the mark of a sample.
    package func name(_ language: Language) -> String {
        switch self {
        case .pays(let money, let isSample): money.grouped + (isSample ? "~" : "")
        case .atLeast(let money, let isSample):
            (language == .zh ? "至少 " : "at least ") + money.grouped + (isSample ? "~" : "")
        case .unknown(let gap): gap.name(language)
        }
    }
}
