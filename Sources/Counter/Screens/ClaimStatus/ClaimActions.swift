import MutualAid
import Terminal

/// Which key does what to a claim. Digits, so that they work with an input method on; actions that are never open together
/// share one.
enum ClaimActions {
    /// Of several actions the first that is open to the operator counts.
    static let digits: [(digit: Int, actions: [ClaimAction])] = [
        (2, [.take, .handBack]), (3, [.approve]), (4, [.giveBack, .amend]), (5, [.askForPapers]),
        (6, [.papersComplete, .giveOtherCard]), (7, [.submit, .accept]), (8, [.deny, .reconsider]),
    ]

    /// What is rarer stands in the menu of digit 9; another room adds its line here.
    enum More: CaseIterable, Sendable {
        case hold, undo, withdraw, newClaim, progressSlip, papersSlip, call, payee, whole

        var actions: [ClaimAction] {
            switch self {
            case .hold: [.hold, .release]
            case .undo: [.undo]
            case .withdraw: [.withdraw]
            case .call: [.callBack]
            case .payee: [.givePayee, .giveOtherCard]
            case .newClaim, .progressSlip, .papersSlip, .whole: []
            }
        }

        /// The screen that it is done on; `nil`: this one.
        func destination(_ claim: Claim) -> Destination? {
            switch self {
            case .hold, .undo, .withdraw: nil
            case .newClaim: .claimEntry(claim.person)
            case .progressSlip: .slip(.progress(claim.id))
            case .papersSlip: .slip(.missingPapers(claim.id))
            case .call: .call(claim.id)
            case .payee: .payee(claim.id)
            case .whole: .reveal(.claim(claim.id))
            }
        }
    }

    /// The one of `actions` that a key stands for now, and why it can't be done.
    static func choice(_ actions: [ClaimAction], on claim: Claim, _ desk: Desk) -> (
        action: ClaimAction, bar: ClaimBar?
    )? {
        let bars = actions.map { ($0, ClaimLife.bar($0, on: claim, by: desk.user)) }
        // Where none is open, the reason of one that is possible here says more than that another is not.
        let here = bars.first { if case .notFromHere = $0.1 { false } else { true } }
        return bars.first { $0.1 == nil } ?? here ?? bars.first
    }

    /// As the message row has room for it: a hold may have a long reason, which stands whole on the page.
    static func why(_ bar: ClaimBar, _ size: Size, _ desk: Desk) -> String {
        let cells = size.columns - 4
        return Cells.clip(bar.sentence(desk.language).fitting(cells), cells)
    }

    static func menu(_ card: ClaimCard, selected: Int, _ desk: Desk) -> Menu {
        let items = More.allCases.enumerated().map { place, item in
            let choice = choice(item.actions, on: card.claim, desk)
            let nothingMissing =
                item == .papersSlip && card.claim.missing.isEmpty
                ? desk.say("没有缺的材料。", "No paper is missing.") : nil
            return MenuItem(
                place + 1, name(item, choice?.action, desk), hint: hint(item, card.claim, desk),
                letters: letters(item, desk),
                barred: nothingMissing ?? choice?.bar?.sentence(desk.language).what
                    ?? (item == .whole ? RevealPage.bar(Size.home.columns, desk) : nil))
        }
        return Menu(items, selected: selected, words: desk.words)
    }

    private static func name(_ item: More, _ action: ClaimAction?, _ desk: Desk) -> String {
        switch item {
        case .newClaim: desk.say("新理赔", "New claim")
        case .progressSlip: desk.say("进度单", "Progress slip")
        case .payee: desk.say("收款人", "Payee")
        case .papersSlip: desk.say("补件告知单", "Missing-papers slip")
        case .whole: desk.say("看完整号码", "Whole number")
        case .hold, .undo, .withdraw, .call: action?.name(desk.language).capitalisedFirst ?? ""
        }
    }

    private static func hint(_ item: More, _ claim: Claim, _ desk: Desk) -> String {
        switch item {
        case .hold:
            claim.hold == nil
                ? desk.say("先不办，写明原因", "nothing is done meanwhile, with a reason") : desk.say("接着办", "go on with it")
        case .undo: desk.say("进批次前，上一个决定", "the last decision, until the payment batch")
        case .withdraw: desk.say("本人不再申领", "the member gives the claim up")
        case .newClaim: desk.say("这个人的", "of this person")
        case .progressSlip: desk.say("给本人，带查询码", "for the member, with the code to ask by")
        case .papersSlip: desk.say("一次告知，缺什么、几号前", "all that is missing, and by when")
        case .call: desk.say("拨付后电话回访", "by phone, after payment")
        case .payee: desk.say("付给谁，哪张卡", "who is paid, on which card")
        case .whole: desk.say("证件、手机、收款卡，写明原因", "ID, phone or payee's card, with a reason")
        }
    }

    private static func letters(_ item: More, _ desk: Desk) -> String {
        switch item {
        case .hold: desk.say("gq", "hold")
        case .undo: desk.say("chjd", "undo")
        case .withdraw: desk.say("cx", "withdraw")
        case .newClaim: desk.say("xlp", "new")
        case .progressSlip: desk.say("jdd", "progress")
        case .papersSlip: desk.say("bjgzd", "missing")
        case .call: desk.say("hf", "call")
        case .payee: desk.say("skr", "payee")
        case .whole: desk.say("kwzhm", "whole")
        }
    }
}

extension String {
    var capitalisedFirst: String { prefix(1).uppercased() + dropFirst() }
}
