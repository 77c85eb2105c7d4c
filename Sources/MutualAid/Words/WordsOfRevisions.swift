extension PlanFigure {
    /// `疾病互助金 给付金额`: the figure with the part that it belongs to.
    package func title(_ language: Language) -> String {
        [key.part?.name(language), key.name(language)].compactMap(\.self).joined(separator: " ")
    }

    /// `15,000.00（同类机构）`, with document and clause where the office's document gives them.
    package func told(_ language: Language, plans: Catalogue) -> String {
        let source = source.map { language == .zh ? "：\($0)" : ": \($0)" } ?? ""
        let value = value.text(language, plans: plans)
        return language == .zh
            ? "\(value)（\(basis.name(.zh))\(source)）" : "\(value) (\(basis.name(.en))\(source))"
    }
}

extension PlanChange {
    /// One line: what, the old value with its basis, the new one with basis and source.
    package func text(_ language: Language, plans: Catalogue) -> String {
        let isChinese = language == .zh
        switch self {
        case .figure(let from, let to):
            let before = from.map { $0.told(language, plans: plans) + " → " } ?? (isChinese ? "新：" : "new: ")
            return to.title(language) + (isChinese ? "  " : "  ") + before + to.told(language, plans: plans)
        case .slotFilled(let code, let name):
            return "\(code)  " + (isChinese ? "待导入 → " : "open → ") + name.name(language)
        case .slotRenamed(let code, let from, let to):
            return "\(code)  \(from.name(language)) → \(to.name(language))"
        case .slotAdded(let code): return "\(code)  " + (isChinese ? "新：待办事处文件导入" : "new: open slot")
        }
    }
}

extension Edition {
    /// `第 1 次修订`; a built-in edition is none.
    package func revisionName(_ language: Language) -> String {
        guard revision > 0 else { return language == .zh ? "内置" : "built in" }
        return EditionRevision.name(revision, language)
    }
}

extension EditionRevision {
    package static func name(_ number: Int, _ language: Language) -> String {
        language == .zh ? "第 \(number) 次修订" : "revision \(number)"
    }
}

extension PlanImport {
    /// `2026-11-24 09:30 赵志强，陕工互〔2026〕1号`.
    package func text(_ language: Language, offsetMinutes: Int) -> String {
        let head = "\(at.text(offsetMinutes: offsetMinutes)) \(user)"
        guard let document else { return head }
        return head + (language == .zh ? "，" : ", ") + document
    }
}

extension RevisionFault: Worded {
    package func sentence(_ language: Language) -> Sentence {
        let place = edition.map { "\(plan) \($0)" } ?? plan.text
        return switch language {
        case .zh: Sentence(what: "\(place)：\(flaw.zh.what)", todo: flaw.zh.todo)
        case .en: Sentence(what: "\(place): \(flaw.en.what)", todo: flaw.en.todo)
        }
    }
}

/// Values alone: plans that a figure speaks of go by their codes.
private let noPlans = Catalogue(plans: [])

extension RevisionFlaw {
    fileprivate var zh: Sentence {
        func told(_ figure: PlanFigure) -> String { figure.told(.zh, plans: noPlans) }
        switch self {
        case .unknownPlan:
            return Sentence(what: "没有这项保障活动，文件里又有没写文件依据的数字。", todo: "请核对 code；新的保障活动，数字要有办事处文件。")
        case .nameChanged(let from, let to):
            return Sentence(what: "名称从「\(from.zh)」改成了「\(to.zh)」。", todo: "凭证上写的是原名，请改回。")
        case .placeChanged(let from, let to):
            return Sentence(what: "位次从 \(from) 改成了 \(to)。", todo: "经办人按位次按键，请改回。")
        case .editionRemoved: return Sentence(what: "文件里没有这一版了。", todo: "已有凭证按它给付，请留着。")
        case .partsChanged: return Sentence(what: "给付项目或它们的顺序变了。", todo: "请改回；文件增减项目，请另立新版。")
        case .ruleChanged(let part):
            return Sentence(what: "\(part.name(.zh))的算法变了，不只是数字。", todo: "请改回；文件改了算法，请另立新版。")
        case .figureRemoved(let figure):
            return Sentence(what: "\(figure.title(.zh)) \(told(figure)) 没有了。", todo: "请写上；文件取消了它，就写取消后的数字和文号。")
        case .valueWithoutDocument(let from, let to):
            return Sentence(
                what: "\(to.title(.zh))从 \(told(from)) 改成 \(told(to))，依据不是办事处文件。",
                todo: "请写 basis = \"office\" 和 source（文号、条款），或改回。")
        case .basisWithoutDocument(let from, let to):
            return Sentence(
                what: "\(to.title(.zh))的依据从「\(from.basis.name(.zh))」改成「\(to.basis.name(.zh))」，没有办事处文件。",
                todo: "请写 basis = \"office\" 和 source（文号、条款），或改回。")
        case .newFigureWithoutDocument(let figure):
            return Sentence(
                what: "\(figure.title(.zh)) \(told(figure))是新的，依据不是办事处文件。",
                todo: "请写 basis = \"office\" 和 source（文号、条款）。")
        case .sourceMissing(let figure):
            return Sentence(what: "\(figure.title(.zh))的依据是办事处文件，没有写文号条款。", todo: "请写 source。")
        case .slotRemoved(let code): return Sentence(what: "病种 \(code) 没有了，或不在原来的位置。", todo: "请按原来的顺序写上。")
        case .slotEmptied(let code, let name):
            return Sentence(what: "病种 \(code) 原来是「\(name.zh)」，现在没有病名。", todo: "请写上；可从 huzhu plans export 的文件改起。")
        case .slotRenamed(let code, let from, let to):
            return Sentence(
                what: "病种 \(code) 从「\(from.zh) \(from.en)」改成了「\(to.zh) \(to.en)」。", todo: "这个病名有出处，请改回。")
        case .unknownExclusion(let code):
            return Sentence(what: "只能选一项里的 \(code) 不是保障活动。", todo: "请改正代码，或先导入它的文件。")
        }
    }

    fileprivate var en: Sentence {
        func told(_ figure: PlanFigure) -> String { figure.told(.en, plans: noPlans) }
        switch self {
        case .unknownPlan:
            return Sentence(
                what: "there is no such plan, and some figures of the file name no document.",
                todo: "Check code; the figures of a new plan need the office's document.")
        case .nameChanged(let from, let to):
            return Sentence(
                what: "the name was “\(from.en)” (\(from.zh)) and is “\(to.en)” (\(to.zh)) here.",
                todo: "Certificates bear the old one; put it back.")
        case .placeChanged(let from, let to):
            return Sentence(
                what: "its place was \(from) and is \(to) here.", todo: "Handlers press that digit; put it back.")
        case .editionRemoved:
            return Sentence(what: "the file lacks this edition.", todo: "Certificates are paid by it; keep it.")
        case .partsChanged:
            return Sentence(
                what: "the benefits or their order differ.",
                todo: "Put them back; if the document changes them, write a new edition.")
        case .ruleChanged(let part):
            return Sentence(
                what: "the \(part.name(.en)) is computed in another way, not just by other figures.",
                todo: "Put it back; if the document changes it, write a new edition.")
        case .figureRemoved(let figure):
            return Sentence(
                what: "\(figure.title(.en)), \(told(figure)), is gone.",
                todo: "Give it; if the document lifts it, give the figure that then holds, with its source.")
        case .valueWithoutDocument(let from, let to):
            return Sentence(
                what: "\(to.title(.en)) goes from \(told(from)) to \(told(to)) without a document of the office.",
                todo: "Give basis = \"office\" and source (document, clause), or put it back.")
        case .basisWithoutDocument(let from, let to):
            return Sentence(
                what: "the basis of \(to.title(.en)) goes from \(from.basis.name(.en)) to \(to.basis.name(.en)) "
                    + "without a document of the office.",
                todo: "Give basis = \"office\" and source (document, clause), or put it back.")
        case .newFigureWithoutDocument(let figure):
            return Sentence(
                what: "\(figure.title(.en)), \(told(figure)), is new and has no document of the office.",
                todo: "Give basis = \"office\" and source (document, clause).")
        case .sourceMissing(let figure):
            return Sentence(
                what: "\(figure.title(.en)) has the basis office but names no document and clause.",
                todo: "Give source.")
        case .slotRemoved(let code):
            return Sentence(
                what: "the slot \(code) is gone or not in its place.", todo: "Write the slots in their order.")
        case .slotEmptied(let code, let name):
            return Sentence(
                what: "the slot \(code), “\(name.en)” before, has no name.",
                todo: "Write it; the file of huzhu plans export is a start.")
        case .slotRenamed(let code, let from, let to):
            return Sentence(
                what: "the slot \(code) was “\(from.zh) \(from.en)” and is “\(to.zh) \(to.en)” here.",
                todo: "That name has a source; put it back.")
        case .unknownExclusion(let code):
            return Sentence(
                what: "\(code), which it excludes, is no plan.", todo: "Correct the code, or import its file first.")
        }
    }
}
