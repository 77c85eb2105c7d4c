import MutualAid
import Terminal

// Why a plan can't be had, in the words of P1.
extension PlanSelection {
    /// The one reason that has room in the list; the lines below tell them all.
    static func short(_ offer: PlanOffer, _ desk: Desk) -> String {
        if offer.edition == nil { return desk.say("还没有这一版", "no edition yet") }
        if let reason = offer.reasons.min(by: { $0.rank < $1.rank }) { return short(reason, offer, desk) }
        if let other = offer.conflicts.first {
            return desk.say("与 \(other.place) 只能选一项", "\(other.place) is ticked: not both")
        }
        if offer.gateBars, let gate = offer.gate { return gate.short(desk.language) + desk.say("，未到", ", too few") }
        if offer.fee == nil { return desk.say("请重选档次天数", "choose tier or days") }
        return ""
    }

    /// A plan held already says until when, or that its fee is still due.
    static func short(_ reason: Ineligibility, _ offer: PlanOffer, _ desk: Desk) -> String {
        switch reason {
        case .excludes(_, _, isSame: true):
            guard let held = offer.held else { return reason.short(desk.language) }
            return held.isPaid
                ? desk.say("有效至 \(held.term.last.iso)", "held until \(held.term.last.iso)")
                : desk.say("已参保，未缴费", "enrolled, unpaid")
        case .excludes(_, let name, isSame: false): return desk.say("已有\(name.zh)", "holds \(name.en)")
        default: return reason.short(desk.language)
        }
    }

    /// Why a plan can't be had, with what to do, the weightiest reason first; empty for one that can.
    static func trouble(_ offer: PlanOffer, _ desk: Desk) -> Sentence {
        let name = offer.plan.name(desk.language)
        if offer.edition == nil {
            return Sentence(
                what: desk.say("\(name)在这一天还没有开办。", "\(name) is not offered on that day."),
                todo: desk.say("请改首日。", "Choose another first day."))
        }
        if !offer.reasons.isEmpty {
            return Sentence.merged(offer.reasons.sorted { $0.rank < $1.rank }.map { sentence($0, offer, desk) })
        }
        if let other = offer.conflicts.first {
            return Sentence(
                what: desk.say(
                    "\(name)和\(other.name(.zh))只能选一项。", "Only one of \(offer.plan.place) and \(other.place) can be had."
                ),
                todo: desk.say("先按 \(other.place) 取消\(other.name(.zh))。", "Press \(other.place) to untick it first."))
        }
        if offer.gateBars, let gate = offer.gate { return gate.sentence(desk.language) }
        return Sentence(
            what: desk.say("\(name)的档次或天数这一版没有。", "This edition of \(name) has no such tier or days."),
            todo: desk.say("按 8 重选。", "Press 8 and choose again."))
    }

    private static func sentence(_ reason: Ineligibility, _ offer: PlanOffer, _ desk: Desk) -> Sentence {
        guard case .excludes(_, _, isSame: true) = reason, let held = offer.held, !held.isPaid else {
            return reason.sentence(desk.language)
        }
        return Sentence(
            what: desk.say(
                "已参保，凭证 \(held.number.text)，会费还没有缴。", "Enrolled already, \(held.number.text), but the fee is not paid."),
            todo: desk.say("请到个人页缴费。", "Take the fee on the person's page."))
    }

    /// The weightiest reason alone.
    static func firstTrouble(_ offer: PlanOffer, _ desk: Desk) -> Sentence {
        offer.reasons.min { $0.rank < $1.rank }.map { sentence($0, offer, desk) } ?? trouble(offer, desk)
    }

    /// The message row has one line: where both sentences don't fit, what to do is left to the lines below the list.
    static func told(_ sentence: Sentence, _ state: State) -> String { sentence.fitting(state.size.columns - 4) }
}

extension Ineligibility {
    /// The weightiest reason is told first: what can never change, then age, then what the handler can mend.
    fileprivate var rank: Int {
        switch self {
        case .died, .childOnly, .membersOnly: 0
        case .sex: 1
        case .id: 2
        case .age: 3
        case .employment: 4
        case .insurance: 5
        case .consent: 6
        case .shares: 7
        case .excludes: 8
        }
    }
}
