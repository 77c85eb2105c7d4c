import MutualAid
import Testing

@testable import Counter

/// An office with two paid claims of one person to call about; what is stored is kept.
final class CallOffice {
    var card: CallCard
    var stored: [NewCall] = []
    var next: ClaimID?
    var rules = CallRules.sample
    /// Beside the three that are there anyway.
    var more: [CallRow] = []

    init(calls: [CallBack] = [], phone: Bool = true) throws {
        var person = try Cards.hospital()
        if !phone { person.person.details.phone = nil }
        let paid = ClaimStep(
            at: Desks.now, user: UserID(4), userName: "钱进", action: .pay, state: .paid(on: try Cards.day("2025-09-10")))
        let claim = try Cards.claim(
            5, try Cards.stay(), of: person, state: .paid(on: try Cards.day("2025-09-10")), steps: [paid])
        card = CallCard(claim: ClaimCard(claim: claim, card: person), calls: calls, rules: .sample)
    }

    static func call(_ result: CallResult, again: String? = nil) throws -> CallBack {
        CallBack(
            at: Desks.now, user: UserID(1), userName: "周敏", result: result, again: try again.map(Cards.day),
            satisfaction: nil, note: "没人接")
    }

    func row(_ id: Int64, daysAgo: Int, again: String? = nil, tries: Int = 0) throws -> CallRow {
        CallRow(
            claim: ClaimID(id), number: try Cards.number(.claim, Int(id)).text, personName: "张秀英",
            amount: Money(yuan: 1000),
            since: Instant(milliseconds: Desks.now.milliseconds - Int64(daysAgo) * 86_400_000),
            tries: tries, last: tries > 0 ? .unreachable : nil, again: try again.map(Cards.day))
    }

    func answer(_ request: Request) -> Reply? {
        switch request {
        case .call(.card): return .call(.card(card))
        case .call(.list(let place, let limit)):
            let rows = [
                try? row(5, daysAgo: 5), try? row(6, daysAgo: 9, again: "2025-09-20", tries: 2),
                try? row(7, daysAgo: 2),
            ]
            let all = (more + rows.compactMap(\.self)).sorted { $0.order < $1.order }
            let first = all.firstIndex { row in place?.claim == row.claim }.map { $0 + 1 } ?? 0
            let page = all.dropFirst(first)
            let due = all.count { $0.order.waits == 0 }
            return .call(
                .list(
                    CallRows(
                        rows: Array(page.prefix(limit)), hasMore: page.count > limit, due: due,
                        later: all.count - due, rules: rules)))
        case .call(.reveal): return card.claim.card.phoneToDial.map { .call(.phone($0)) }
        case .call(.setRules(let set)):
            rules = set
            return .call(.rules(set))
        case .call(.store(let call)):
            stored.append(call)
            var claim = card.claim
            if call.result.isDone {
                claim.claim.state = call.closes ? .closed : .calledBack(on: Desks.now.local(offsetMinutes: 480).day)
            }
            return .call(.stored(CallCard(claim: claim, calls: card.calls, rules: rules), next: next))
        case .call(.close):
            var claim = card.claim
            claim.claim.state = .closed
            return .call(.stored(CallCard(claim: claim, calls: card.calls, rules: rules), next: next))
        case .person, .claim: return .nobody
        case .saveDraft(let draft): return .draftSaved(draft.key)
        default: return nil
        }
    }
}

extension CallRow {
    /// As the office orders them.
    fileprivate var order: (waits: Int, since: Instant, claim: ClaimID) {
        (Desks.today.map(isDue) == true ? 0 : 1, since, claim)
    }
}
