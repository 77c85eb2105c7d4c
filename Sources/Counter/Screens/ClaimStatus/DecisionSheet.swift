import MutualAid
import Terminal

/// The tick list or the text that a decision needs.
enum DecisionSheet {
    struct Fault: Error {
        let field: String
        let zh: (what: String, todo: String)
        let en: (what: String, todo: String)

        func sentence(_ desk: Desk) -> Sentence {
            Sentence(what: desk.say(zh.what, en.what), todo: desk.say(zh.todo, en.todo))
        }
    }

    private static let noReason = Fault(
        field: "ticks", zh: ("还没有选原因。", "请打数字勾选，或在「其他」里写明。"),
        en: ("No reason is given.", "Tick one by its digit, or write it under Other."))
    private static let noPaper = Fault(
        field: "ticks", zh: ("还没有勾选材料。", "请打数字勾选。"), en: ("No paper is ticked.", "Tick them by digit."))
    private static let noText = Fault(
        field: "text", zh: ("没有写原因。", "请写一句，会留在经过里。"),
        en: ("No reason is given.", "Write one; it stays in the timeline."))

    /// The papers that can be asked for: those of the claim, and the police statement of an accident in traffic.
    static func papers(of claim: Claim) -> [Paper] {
        var papers = Set(claim.papers.keys)
        if case .accident = claim.event { papers.insert(.policeStatement) }
        return papers.sorted()
    }

    /// The codes offered for a denial; `other` is the text beside them.
    static let denials = RefusalCode.allCases.filter { $0 != .other }

    static func form(_ action: ClaimAction, _ claim: Claim, _ desk: Desk) -> Form {
        var ticks = Field("ticks", "", .checks)
        let other = Field(
            "text", desk.say("其他", "Other"), .text, limit: 100, width: 56,
            hint: desk.say("列表里没有的原因写在这里", "a reason that isn't listed"))
        switch action {
        case .giveBack:
            ticks.options = ReturnReason.coded.map { Option($0.code, $0.name(desk.language)) }
            return Form([ticks, other], words: desk.words)
        case .deny:
            ticks.options = denials.map { Option($0.rawValue, $0.name(desk.language)) }
            // What the judge said already stands ticked; the reviewer decides.
            if claim.amount == .zero {
                let said = Set(claim.judgement.benefits.compactMap(\.refusal))
                ticks.load(denials.filter(said.contains).map(\.rawValue).joined(separator: ","))
            }
            return Form([ticks, other], words: desk.words)
        case .askForPapers:
            ticks.options = papers(of: claim).map { Option($0.rawValue, $0.name(desk.language)) }
            ticks.load(claim.missing.map(\.rawValue).joined(separator: ","))
            return Form([ticks], words: desk.words)
        case .papersComplete:
            ticks.options = claim.missing.map { Option($0.rawValue, $0.name(desk.language)) }
            return Form([ticks], words: desk.words)
        default:
            return Form(
                [
                    Field(
                        "text", desk.say("原因", "Reason"), .text, required: true, limit: 100, width: 56,
                        help: help(action, desk))
                ], words: desk.words)
        }
    }

    private static func help(_ action: ClaimAction, _ desk: Desk) -> String {
        switch action {
        case .withdraw: desk.say("撤销后不再给付；本人要求撤销时写明。", "A withdrawn claim is never paid; write who asked for it.")
        case .hold: desk.say("挂起期间谁也不能往下办，主管解除后接着办。", "Nobody moves a held claim on until a supervisor releases it.")
        case .undo: desk.say("撤回的决定和原因都留在经过里。", "The decision and why it was undone stay in the timeline.")
        case .reconsider: desk.say("复核后重新送审，由没有审过的人审。", "It goes to review again, by people who haven't decided on it.")
        default: ""
        }
    }

    /// What the sheet asks.
    static func question(_ action: ClaimAction, _ desk: Desk) -> String {
        switch action {
        case .giveBack: desk.say("退回给经办，原因：", "Return it to the handler, because:")
        case .deny: desk.say("不予给付，原因：", "Deny it, because:")
        case .askForPapers: desk.say("要哪些材料？一次告知。", "Which papers? Ask once, for all of them.")
        case .papersComplete: desk.say("收到了哪些？", "Which have come?")
        case .hold: desk.say("挂起这件理赔，先不办", "Hold this claim back for now")
        case .release: desk.say("解除挂起，接着办", "Release this claim, go on with it")
        case .undo: desk.say("撤回上一个决定", "Undo the last decision")
        case .reconsider: desk.say("复核这件理赔，重新送审", "Reconsider this claim: it goes to review again")
        default: desk.say("撤销这件理赔", "Withdraw this claim")
        }
    }

    static func decision(_ action: ClaimAction, _ form: Form) -> Result<ClaimDecision, Fault> {
        let ticked = form.value("ticks").split(separator: ",").map(String.init)
        let text = form.value("text").trimmed
        let papers = ticked.compactMap(Paper.init(rawValue:))
        switch action {
        case .giveBack:
            var reasons = ReturnReason.coded.filter { ticked.contains($0.code) }
            if !text.isEmpty { reasons.append(.other(text)) }
            return reasons.isEmpty ? .failure(noReason) : .success(.giveBack(reasons))
        case .deny:
            var reasons = denials.filter { ticked.contains($0.rawValue) }.map(DenialReason.refused)
            if !text.isEmpty { reasons.append(.other(text)) }
            return reasons.isEmpty ? .failure(noReason) : .success(.deny(reasons))
        case .askForPapers: return papers.isEmpty ? .failure(noPaper) : .success(.askForPapers(papers))
        case .papersComplete: return papers.isEmpty ? .failure(noPaper) : .success(.papersReceived(Set(papers)))
        default: break
        }
        guard !text.isEmpty else { return .failure(noText) }
        return switch action {
        case .hold: .success(.hold(reason: text))
        case .release: .success(.release(reason: text))
        case .undo: .success(.undo(reason: text))
        case .reconsider: .success(.reconsider(reason: text))
        default: .success(.withdraw(reason: text))
        }
    }
}

extension String {
    fileprivate var trimmed: String {
        var text = self[...]
        while text.first?.isWhitespace == true { text.removeFirst() }
        while text.last?.isWhitespace == true { text.removeLast() }
        return String(text)
    }
}
