import MutualAid
import Terminal

/// The page of a claim: what it is, what was done, where it stands, whose turn it is.
extension ClaimStatus {
    static func overview(_ state: State, _ desk: Desk) -> [Line] {
        guard let card = state.card else { return [] }
        let claim = card.claim
        let width = state.size.columns - 4
        var lines = headline(card, width, desk)
        if claim.office != desk.user.division {
            let name = desk.divisions.name(of: claim.office) ?? claim.office.text
            lines.append(Line(desk.say("由 \(name) 受理", "entered at \(name)"), .muted))
        }
        lines += warnings(card, width, desk)
        lines += facts(claim, width, desk)
        lines += paid(card, width, desk)
        lines.append(.blank)
        lines += claim.steps.flatMap { step($0, width, desk) }
        lines += now(claim, width, desk)
        // What comes next is asked for more often than which papers came: it stands first where the page is long.
        let road = ClaimRoad(claim, desk)
        lines += Cells.wrap(road.next, width).map { Line($0, claim.due.map(DueWords(desk).role) ?? .text) }
        lines += road.rest(width).map { Line($0, .muted) }
        lines += papers(claim, width, desk)
        return lines + others(card, desk)
    }

    /// What is still open, with the twin; F4 leads to both.
    private static func warnings(_ card: ClaimCard, _ width: Int, _ desk: Desk) -> [Line] {
        card.open.flatMap { warning -> [Line] in
            let twin = warning.twin(of: card.claim.person, warning.kind.concernsClaims ? card.claim.id : nil)
            let text = "! \(warning.kind.name(desk.language))\(desk.words.colon)\(twin.name) \(twin.number)"
            return Cells.wrap(text + desk.say("，F4 核对", ", F4 compares"), width).map { Line($0, .warning) }
        }
    }

    static func headline(_ card: ClaimCard, _ width: Int, _ desk: Desk) -> [Line] {
        let claim = card.claim
        let left = "\(claim.number.text)  \(card.card.person.name.text)  \(claim.event.kind.name(desk.language))"
        let money = desk.say("互助金 ", "benefit ") + claim.marked
        let stage = desk.say("现在：", "now: ") + claim.state.stage.name(desk.language)
        let gap = width - Cells.width(left) - 2 - Cells.width(money) - Cells.width(stage)
        guard gap >= 2 else {
            return [Line(left), Line([Span(money, .total), Span("  " + stage, .step)])]
        }
        return [
            Line([
                Span(left + "  ", .text), Span(money, .total), Span(String(repeating: " ", count: gap) + stage, .step),
            ])
        ]
    }

    private static func facts(_ claim: Claim, _ width: Int, _ desk: Desk) -> [Line] {
        guard desk.seesHealth else {
            return [
                Line(
                    desk.say(
                        "事件日 \(claim.event.day.iso)  病情仅经办、审核可见", "event \(claim.event.day.iso)  health facts not shown"
                    ), .muted)
            ]
        }
        let items = EventFacts(desk).rows(claim.event).map { "\($0.label) \($0.value)" }
        return Cells.flow(items, width).flatMap { Cells.wrap($0, width) }.map { Line($0, .muted) }
    }

    /// Of a claim that was paid and reconsidered: what was paid, and what becomes of the difference.
    private static func paid(_ card: ClaimCard, _ width: Int, _ desk: Desk) -> [Line] {
        guard card.isReconsideredAfterPayment else { return [] }
        let parts = card.paid.map { "\($0.amount.grouped) \($0.on.iso) \($0.batch)" }
        let (owed, over) = (card.claim.owed(after: card.paid), card.claim.overpaid(after: card.paid))
        let told: String
        if owed > .zero {
            told =
                card.claim.state.stage == .inBatch
                ? desk.say("差额 \(owed.grouped) 已在批次里", "the difference of \(owed.grouped) stands in a batch")
                : desk.say(
                    "比已付多 \(owed.grouped)：通过后差额进下一个拨付批次，只付一次",
                    "\(owed.grouped) more than was paid: once approved, the difference goes into the next batch, once")
        } else if over > .zero {
            told = desk.say(
                "比已付少 \(over.grouped)：没有追回的规定，不追回",
                "\(over.grouped) less than was paid: no rule says that it is claimed back, so it isn't")
        } else {
            told =
                card.paid.count > 1
                ? desk.say("分 \(card.paid.count) 次付清", "paid in \(card.paid.count) parts")
                : desk.say("与已付相同，没有差额", "as much as was paid, no difference")
        }
        let text = desk.say("已付 ", "paid ") + parts.joined(separator: desk.say("、", ", "))
        return [text, told].flatMap { Cells.wrap($0, width) }.map { Line($0, .label) }
    }

    private static func step(_ step: ClaimStep, _ width: Int, _ desk: Desk) -> [Line] {
        let at = step.at.text(offsetMinutes: 480)
        let action = Cells.fit(step.action.name(desk.language), desk.language == .zh ? 10 : 16)
        let head = "  \(at)  \(action)  \(Cells.fit(step.userName, 8))  "
        let words = StateWords(desk)
        // Holding changes no state, so its note alone is told.
        let state = step.action == .hold || step.action == .release ? "" : words.note(step.state)
        let told = [step.note, step.fact.map(words.fact), state].compactMap { $0 }.filter { !$0.isEmpty }
        let note = told.joined(separator: desk.say("；", "; "))
        let indent = Cells.width(head)
        guard !note.isEmpty, width - indent >= 16 else {
            return [Line(head)] + Cells.wrap(note, width - 6).filter { !$0.isEmpty }.map { Line("      " + $0, .muted) }
        }
        return Cells.wrap(note, width - indent).enumerated().map { place, part in
            place == 0
                ? Line([Span(head, .text), Span(part, .muted)])
                : Line(String(repeating: " ", count: indent) + part, .muted)
        }
    }

    /// Where it stands, since when, and what keeps it: a hold, somebody at work on it.
    private static func now(_ claim: Claim, _ width: Int, _ desk: Desk) -> [Line] {
        let first = claim.since.local(offsetMinutes: 480).day
        let days = max(0, first.days(until: desk.today))
        let since = desk.say("自 \(first.iso)，\(days) 天", "since \(first.iso), \(days) days")
        var lines = [
            Line([Span("> ", .key), Span(claim.state.stage.name(desk.language), .step), Span("  " + since, .muted)])
        ]
        if let hold = claim.hold {
            let text = desk.say("  挂起：\(hold.reason)", "  held: \(hold.reason)")
            lines += Cells.wrap(text, width).map { Line($0, .warning) }
        }
        if let taken = claim.taken {
            let name = taken.by == desk.user.id ? desk.say("您", "you") : taken.byName
            let at = taken.at.text(offsetMinutes: 480)
            lines.append(Line(desk.say("  \(at) 由\(name)领取", "  taken by \(name) at \(at)"), .label))
        }
        return lines + [.blank]
    }

    // MARK: papers

    /// Each paper that was asked for with its days, and what is missing.
    private static func papers(_ claim: Claim, _ width: Int, _ desk: Desk) -> [Line] {
        let asked = claim.papersAsked
        let open = Set(asked.filter { $0.received == nil }.map(\.paper))
        let cells = asked.map { Cells.width($0.paper.name(desk.language)) }.max() ?? 0
        var lines = asked.map { paper in
            let name = Cells.fit(paper.paper.name(desk.language), min(cells, max(8, width - 40)))
            let words = DueWords(desk)
            let day = desk.say("\(paper.asked.iso) 要", "asked \(paper.asked.iso)")
            let (end, role): (String, Role) =
                if let received = paper.received {
                    (desk.say("\(received.iso) 收到", "came \(received.iso)"), .good)
                } else if claim.state.stage == .awaitingPapers {
                    (words.whole(paper.due), paper.due < desk.today ? .bad : .warning)
                } else {
                    (desk.say("没有收到", "didn't come"), .muted)
                }
            return Line([Span("  \(name)  \(day)  ", .muted), Span(end, role)])
        }
        if !lines.isEmpty { lines.insert(Line(desk.say("要过的材料", "Papers asked for"), .section), at: 0) }
        let missing = claim.missing.filter { !open.contains($0) }.map { $0.name(desk.language) }
        if !missing.isEmpty, !claim.state.stage.isEnd {
            let text = desk.say("还缺：\(missing.joined(separator: "、"))", "Missing: \(missing.joined(separator: ", "))")
            lines += Cells.wrap(text, width).map { Line($0, .warning) }
        }
        return lines
    }

    private static func others(_ card: ClaimCard, _ desk: Desk) -> [Line] {
        let others = card.card.claims.filter { $0.id != card.claim.id }
            .sorted { ($0.event.day, $0.id) > ($1.event.day, $1.id) }
        guard !others.isEmpty else { return [] }
        let kindCells = desk.language == .zh ? 8 : 13
        return [.blank, Line(desk.say("这个人的其他理赔", "Other claims of this person"), .section)]
            + others.map { claim in
                let kind = Cells.fit(claim.event.kind.name(desk.language), kindCells)
                let money = Cells.fit(claim.marked, 14, .right)
                return Line(
                    "  \(claim.number.text)  \(kind)  \(claim.event.day.iso)\(money)  \(claim.state.stage.name(desk.language))"
                )
            }
    }
}

/// What is true in a state, in a few words for the timeline.
struct StateWords {
    let desk: Desk
    init(_ desk: Desk) { self.desk = desk }

    func note(_ state: ClaimState) -> String {
        let list = { (names: [String]) in names.joined(separator: desk.say("、", ", ")) }
        return switch state {
        case .awaitingPapers(let missing, _, _):
            desk.say("缺 ", "missing ") + list(missing.map { $0.name(desk.language) })
        case .secondReview(.threshold(let sum)):
            desk.say("金额达到 \(sum.grouped)，复审", "\(sum.grouped) or more: second review")
        case .secondReview(.sample): desk.say("抽中质量复审", "drawn for the quality sample")
        case .inBatch(let batch): desk.say("批次 \(batch)", "batch \(batch)")
        case .paid(let day), .calledBack(let day): day.iso
        case .returned(let reasons): list(reasons.map { $0.name(desk.language) })
        case .denied(let reasons): list(reasons.map { $0.name(desk.language) })
        case .withdrawn(let reason), .paymentFailed(let reason): reason
        case .draft, .accepted, .firstReview, .approved, .closed, .reconsidered: ""
        }
    }

    func fact(_ fact: StepFact) -> String {
        switch fact {
        case .sample(let draw) where draw.isDrawn: ""
        case .sample(let draw): desk.say("质量抽查 \(draw.percent)%：未抽中", "quality sample \(draw.percent)%: not drawn")
        case .amended(let from, let to):
            from == to
                ? desk.say("互助金不变", "the benefit stays")
                : desk.say("互助金 \(from.grouped) 改为 \(to.grouped)", "benefit \(from.grouped), now \(to.grouped)")
        case .takenOut(let reasons):
            reasons.map { $0.name(desk.language) }.joined(separator: desk.say("、", ", "))
        case .called(let result, let satisfaction):
            ([result.name(desk.language)] + (satisfaction.map { [$0.name(desk.language)] } ?? []))
                .joined(separator: desk.say("，", ", "))
        }
    }
}
