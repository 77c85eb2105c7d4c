import MutualAid
import Terminal

/// What was done, in one line, and the keys that go on from there.
struct DoneWords {
    let desk: Desk
    init(_ desk: Desk) { self.desk = desk }

    func text(_ decision: ClaimDecision, _ claim: Claim, hasNext: Bool = false) -> String {
        let stage = claim.state.stage.name(desk.language)
        let number = claim.number.text
        switch decision {
        case .take:
            return desk.say("已领取：办完或交回前，别人办不了这件。", "Taken: nobody else works on it until you are done or hand it back.")
        case .handBack: return desk.say("已交回：别人可以办了。", "Handed back: others can work on it.")
        case .hold: return desk.say("已挂起：主管解除前不往下办。", "Held back until a supervisor releases it.")
        case .release: return desk.say("已解除挂起，现在：\(stage)。", "Released; it stands at: \(stage).")
        default: break
        }
        let done = desk.say("\(number) 现在：\(stage)。", "\(number) now stands at: \(stage).")
        let next = hasNext ? [desk.say("Enter 下一件", "Enter: next")] : []
        let undo = ClaimLife.bar(.undo, on: claim, by: desk.user) == nil ? [desk.say("Ctrl+Z 撤回", "Ctrl+Z: undo")] : []
        let slip = if case .askForPapers = decision { [desk.say("96 打印告知单", "96: the slip")] } else { [String]() }
        return ([done] + slip + next + undo).joined(separator: " ")
    }
}
