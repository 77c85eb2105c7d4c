import MutualAid
import Terminal

// The last two pages of P1: the summary to be confirmed, and the certificates.
extension PlanSelection {
    static func confirm(_ state: State, _ desk: Desk) -> Confirm? {
        guard let card = state.card, let weighing = state.weighing(desk) else { return nil }
        var rows = [
            ConfirmRow(desk.say("参保人", "Person"), "\(card.person.name.text)  \(card.person.details.identity.masked)")
        ]
        for offer in weighing.ticked {
            let name = offer.plan.name(desk.language)
            let fee = offer.fee?.marked ?? ""
            let term = offer.term.text(desk)
            let options = bought(offer, desk)
            if desk.language == .zh, Cells.width(name) <= 14 {
                let isNarrow = state.size.columns < 80
                rows.append(
                    ConfirmRow(
                        name, isNarrow ? "\(fee)  \(options)" : "\(fee)  \(term)  \(options)",
                        also: isNarrow ? term : ""))
            } else {
                rows.append(
                    ConfirmRow(
                        desk.say("保障 \(offer.plan.place)", "Plan \(offer.plan.place)"), "\(name)  \(fee)",
                        also: "\(term)  \(options)"))
            }
        }
        rows.append(
            ConfirmRow(
                desk.say("会费合计", "Fees"),
                weighing.total.grouped + (weighing.isSample ? sampleMark : "") + "   "
                    + refund(weighing.ticked.compactMap(\.edition), desk),
                also: weighing.total.capital))
        rows.append(ConfirmRow(desk.say("承担", "Borne by"), weighing.split.text(desk)))
        rows.append(
            ConfirmRow(
                desk.say("缴费", "Payment"),
                weighing.basket.payer.map { desk.say("现在缴，\($0.name(.zh))付款", "now, by \($0.name(.en))") }
                    ?? desk.say("以后再缴，缴费前不生效", "later; not in force till paid"),
                also: paidKeys(desk)))
        let waits = weighing.ticked.filter { !$0.continued && $0.edition?.waitingTexts(desk).isEmpty == false }
        if !waits.isEmpty {
            let told = desk.say("请告诉本人：等待期内生病不付或少付", "Tell the person: illness in that time pays nothing or less")
            let names = waits.map { "\($0.plan.place) \($0.plan.name(desk.language))" }
            let lines = Cells.flow(names, max(20, state.size.columns - 19))
            for (place, line) in lines.enumerated() {
                rows.append(
                    ConfirmRow(
                        place == 0 ? desk.say("有等待期", "Waiting") : "", line,
                        also: place == lines.count - 1 ? told : ""))
            }
        }
        for offer in weighing.ticked {
            guard let paid = paidFor(offer, desk) else { continue }
            rows.append(ConfirmRow(desk.say("不再付", "Not again"), Cells.clip(paid, state.size.columns - 19)))
        }
        let count = weighing.ticked.count
        return Confirm(
            rows,
            question: state.isSending
                ? desk.say("正在登记……", "Enrolling ...")
                : desk.say(
                    "登记这 \(count) 项保障？F10 或 Y 登记，F12 返回修改",
                    "Enrol in \(count) plan\(count == 1 ? "" : "s")? F10 or Y enrols, F12 goes back"),
            words: desk.words)
    }

    /// What becomes of the fees once the term has begun.
    static func refund(_ editions: [Edition], _ desk: Desk) -> String {
        let refunded = editions.filter(\.refundAfterStart.value)
        guard !refunded.isEmpty else { return desk.say("保障期开始后不退", "no refund once begun") }
        guard refunded.count < editions.count else { return desk.say("保障期开始后可以退", "refundable once begun") }
        let names = refunded.map { $0.planName.name(desk.language) }.joined(separator: desk.say("、", ", "))
        return desk.say("开始后只退\(names)", "once begun, only \(names) refunded")
    }

    /// The digits that take the fees at once; 0 takes that back.
    private static func paidKeys(_ desk: Desk) -> String {
        let payers = Payer.allCases.enumerated().map { "\($0 + 1) \($1.name(desk.language))" }
        return desk.say("钱已收到按 ", "money received: ") + payers.joined(separator: "  ")
    }

    static func done(_ made: [Enrolment], _ card: PersonCard, _ desk: Desk) -> [Block] {
        let receipt = made.compactMap(\.payment).first
        let isChinese = desk.language == .zh
        let list = made.map { enrolment in
            let name = desk.planName(enrolment.plan)
            return Line([
                Span("  " + enrolment.number.text + "  ", .total), Span(Cells.fit(name, isChinese ? 16 : 31)),
                Span(Cells.fit(enrolment.fee.grouped, 9, .right), .figure), PersonPage.mark(of: enrolment, card, desk),
                Span(" " + enrolment.term.first.iso + desk.say(" 起", " on"), .muted),
            ])
        }
        let paid = receipt.map {
            Line([
                Span(desk.say("  收据 ", "  Receipt "), .label), Span($0.receipt.text, .total),
                Span("  " + Money.sum(made.map(\.fee)).grouped + "  " + $0.payer.paid(desk)),
            ])
        }
        return [
            .spacer(1),
            .lines(
                [
                    Line(
                        desk.say(
                            "  \(card.person.name.text) 已参保，凭证号：",
                            "  \(card.person.name.text) is enrolled; certificates:"), .good), .blank,
                ] + list),
            .spacer(1),
            .lines(
                [
                    paid
                        ?? Line(
                            desk.say("  未缴费：缴费前不生效，按 4 缴费", "  Unpaid: not in force till paid, 4 takes the fees"),
                            .warning), .blank,
                ] + [
                    Line(
                        desk.say(
                            "  把凭证号抄给本人，查进度和理赔都用得上。", "  Give the person the numbers: claims and status go by them."),
                        .muted)
                ]),
        ]
    }
}
