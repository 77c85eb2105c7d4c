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
