import MutualAid
package import Terminal

extension CorrectionForm {
    package static func view(_ state: State, _ desk: Desk) -> Page {
        guard let card = state.card else {
            return desk.page([.spacer(1), .lines([Line("  " + desk.words.waiting, .muted)])])
        }
        let crumb = Line(card.person.number.text, .breadcrumb)
        let head = PersonLines(desk, width: state.size.columns - 4).head(card)
        switch state.phase {
        case .entry:
            let told = told(state, desk)
            return desk.page(
                crumb: crumb, [.lines(head), .spacer(1), .form(state.form), .spacer(1), .lines(told)])
        case .confirm(let order): return desk.page(crumb: crumb, [.confirm(confirm(order, card, state, desk))])
        case .done(let after):
            return desk.page(crumb: crumb, [.lines(head), .spacer(1), .lines(done(after, state, desk))])
        }
    }

    // MARK: while typing

    private static func told(_ state: State, _ desk: Desk) -> [Line] {
        let width = state.size.columns - 4
        let text: String? =
            switch state.task {
            case .cancel: desk.say("保障开始后不退；退的会费原路退给付款人，另出收据号。", "Nothing is given back once the term has begun.")
            case .replace:
                desk.say(
                    "原凭证作废、会费全退，另出新凭证和新收据，保障期不变。",
                    "The old certificate is cancelled and paid back; a new one has the same term.")
            case .leave: desk.say("已缴的保障照旧到期满，仍可申领。", "Cover that is paid goes on to its end.")
            case .transfer: desk.say("已缴的保障随人走，到期满。", "Cover that is paid goes with the person.")
            case .death:
                desk.say("登记后不能再参保；身故理赔从「新理赔」录入。", "No new cover after it; a claim for the death is entered as usual.")
            case .undoDeath: desk.say("撤销后可以照常参保。", "Enrolment is open again afterwards.")
            case .merge: nil
            }
        if let text { return Cells.wrap(text, width).map { Line("  " + $0, .muted) } }
        guard let plan = state.plan else {
            return [Line("  " + desk.say("选定另一条后，先列出两条的不同。", "Once it is chosen, the differences are shown."), .muted)]
        }
        return conflicts(plan, desk).flatMap { Cells.wrap($0, width - 2) }.map { Line("  " + $0, .warning) }
    }

    /// What two records have that can't both be right, besides the fields that can be chosen.
    private static func conflicts(_ plan: MergePlan, _ desk: Desk) -> [String] {
        var lines: [String] = []
        for difference in plan.differences where !difference.isChoice {
            let text = CorrectionLines(desk, width: 60).text(
                CorrectionChange(difference.change.field, difference.change.new, difference.change.old))
            lines.append("! " + desk.say("\(text)（原号仍可查到）", "\(text) (the old one still finds it)"))
        }
        for overlap in plan.overlaps {
            let name = desk.planName(overlap.kept.plan)
            lines.append(
                "! "
                    + desk.say(
                        "\(name)两条都有：\(overlap.kept.number.text) 与 \(overlap.moved.number.text)，合并后退一份",
                        "\(name) twice: \(overlap.kept.number.text), \(overlap.moved.number.text); cancel one afterwards"
                    ))
        }
        for twin in plan.twins {
            lines.append(
                "! "
                    + desk.say(
                        "\(twin.kind.name(.zh))：\(twin.kept.number.text) 与 \(twin.moved.number.text)，合并后核对",
                        "\(twin.kind.name(.en)): \(twin.kept.number.text), \(twin.moved.number.text)"))
        }
        return lines.isEmpty ? [desk.say("没有冲突的保障和理赔。", "No cover or claim conflicts.")] : lines
    }

    // MARK: confirm

    private static func confirm(_ order: CorrectionOrder, _ card: PersonCard, _ state: State, _ desk: Desk) -> Confirm {
        var rows = [
            ConfirmRow(
                desk.say("人员", "Person"), "\(card.person.name.text)  \(card.person.details.identity.masked)")
        ]
        rows += work(order, card, state, desk)
        let reasons = order.why.reasons.map { $0.name(desk.language) }.joined(separator: desk.say("、", ", "))
        for (place, text) in Cells.wrap(reasons, max(20, state.size.columns - 19)).enumerated() {
            rows.append(ConfirmRow(place == 0 ? desk.say("原因", "Because") : "", text))
        }
        let name = state.task.kind.name(desk.language)
        return Confirm(
            rows,
            question: state.isSending
                ? desk.say("正在保存", "Being stored")
                : desk.say(
                    "\(name)？会记入更正记录。F10 或 Y 确认，F12 返回",
                    "\(name.prefix(1).uppercased() + name.dropFirst())? It is kept in the history. F10 or Y, F12 goes back"
                ),
            words: desk.words)
    }

    private static func work(
        _ order: CorrectionOrder, _ card: PersonCard, _ state: State, _ desk: Desk
    ) -> [ConfirmRow] {
        let none = desk.say("无", "none")
        switch order.work {
        case .cancel(let id, _):
            guard let enrolment = card.enrolments.first(where: { $0.id == id }) else { return [] }
            let back = enrolment.payment.map { payment in
                ConfirmRow(
                    desk.say("退费", "Refund"),
                    "\(enrolment.fee.grouped)  "
                        + desk.say("退给\(payment.payer.name(.zh))", "to \(payment.payer.name(.en))"),
                    also: enrolment.fee.capital)
            }
            return certificate(enrolment, desk)
                + [back ?? ConfirmRow(desk.say("退费", "Refund"), desk.say("未缴费，不用退", "unpaid, nothing to give back"))]
        case .replace(let id, _, let plan):
            guard let enrolment = card.enrolments.first(where: { $0.id == id }) else { return [] }
            return certificate(enrolment, desk) + replacement(enrolment, plan, desk)
        case .leave(let day, let employment):
            let was = card.person.details.employment
            return [
                ConfirmRow(desk.say("单位", "Employer"), none, was: card.employer?.name ?? none),
                ConfirmRow(
                    desk.say("用工形式", "Employment"), employment.name(desk.language),
                    was: was == employment ? nil : was.name(desk.language)),
                ConfirmRow(desk.say("最后在职日", "Last day"), day.iso),
            ]
        case .transfer(_, let day):
            return [
                ConfirmRow(
                    desk.say("单位", "Employer"), state.form["employer"]?.editor.text ?? "",
                    was: card.employer?.name ?? none), ConfirmRow(desk.say("调动日", "On"), day.iso),
            ]
        case .death(let day): return [ConfirmRow(desk.say("身故日", "Day of death"), day.iso, was: none)]
        case .undoDeath:
            return [ConfirmRow(desk.say("身故日", "Day of death"), none, was: card.person.died?.iso ?? none)]
        case .merge(_, _, let takes): return state.plan.map { merged($0, takes, desk) } ?? []
        }
    }

    private static func certificate(_ enrolment: Enrolment, _ desk: Desk) -> [ConfirmRow] {
        let plan = desk.planName(enrolment.plan)
        return [
            ConfirmRow(desk.say("凭证", "Certificate"), "\(enrolment.number.text)  \(plan)"),
            ConfirmRow(desk.say("保障期", "Term"), enrolment.term.text(desk)),
        ]
    }

    private static func replacement(_ old: Enrolment, _ new: EnrolmentPlan, _ desk: Desk) -> [ConfirmRow] {
        func row(_ label: String, _ new: String, _ old: String) -> ConfirmRow {
            ConfirmRow(label, new, was: new == old ? nil : old)
        }
        var rows = [row(desk.say("保障活动", "Plan"), desk.planName(new.plan), desk.planName(old.plan))]
        let tier = { (tier: Int?) in tier.map { "\($0)" } ?? desk.say("不分档", "none") }
        if old.tier != nil || new.tier != nil {
            rows.append(row(desk.say("档次", "Tier"), tier(new.tier), tier(old.tier)))
        }
        rows += [
            row(desk.say("份数", "Shares"), "\(new.shares)", "\(old.shares)"),
            row(desk.say("会费", "Fee"), new.fee.grouped, old.fee.grouped),
            row(desk.say("会费分摊", "Borne by"), new.split.text(desk), old.split.text(desk)),
        ]
        guard let payment = old.payment else { return rows }
        let difference = new.fee - old.fee
        let sum = Money(fen: abs(difference.fen))
        let who = payment.payer.name(desk.language)
        let told =
            difference == .zero
            ? desk.say("不退不补", "nothing to take or give back")
            : difference.fen > 0
                ? desk.say("向\(who)补收 \(sum.grouped)", "take \(sum.grouped) from \(who)")
                : desk.say("退给\(who) \(sum.grouped)", "give \(sum.grouped) back to \(who)")
        rows.append(ConfirmRow(desk.say("差额", "Difference"), told, also: difference == .zero ? "" : sum.capital))
        return rows
    }

    private static func merged(_ plan: MergePlan, _ takes: Set<CorrectedField>, _ desk: Desk) -> [ConfirmRow] {
        let other = plan.other
        var rows = [
            ConfirmRow(desk.say("留下", "Stays"), plan.living.person.number.text),
            ConfirmRow(
                desk.say("并进来", "Goes in"),
                "\(other.person.number.text)  \(other.person.name.text)  \(other.person.details.identity.masked)"),
            ConfirmRow(
                desk.say("随之转来", "With it"),
                desk.say(
                    "保障 \(other.enrolments.count) 份、理赔 \(other.claims.count) 件、子女 \(other.dependants.count) 人",
                    "\(other.enrolments.count) covers, \(other.claims.count) claims, \(other.dependants.count) children"
                )),
        ]
        for change in plan.living.person.details.changes(to: plan.details(taking: takes))
        where change.field != .employer {
            let shown = { change.shown($0, desk.language, desk.catalogue) ?? desk.say("无", "none") }
            rows.append(ConfirmRow(change.field.name(desk.language), shown(change.new), was: shown(change.old)))
        }
        if takes.contains(.employer), let employer = other.employer {
            rows.append(
                ConfirmRow(
                    desk.say("单位", "Employer"), employer.name, was: plan.living.employer?.name ?? desk.say("无", "none"))
            )
        }
        return rows
    }

    // MARK: done

    private static func done(_ card: PersonCard, _ state: State, _ desk: Desk) -> [Line] {
        var lines: [Line] = []
        if let enrolment = CorrectionFields.enrolment(state),
            let now = card.enrolments.first(where: { $0.id == enrolment.id })
        {
            lines.append(
                Line([Span("  \(now.number.text)  "), Span(now.standing(on: desk.today).name(desk.language), .warning)])
            )
            if let refund = now.cancelled?.refund {
                lines.append(
                    Line([
                        Span(desk.say("  退费收据 ", "  Refund "), .label), Span(refund.receipt.text, .total),
                        Span(
                            "  \(refund.amount.grouped)  "
                                + desk.say("退给\(refund.payer.name(.zh))", "to \(refund.payer.name(.en))")),
                    ]))
            }
            if let id = now.cancelled?.replacedBy, let new = card.enrolments.first(where: { $0.id == id }) {
                lines.append(
                    Line([
                        Span(desk.say("  新凭证   ", "  New      "), .label), Span(new.number.text, .total),
                        Span("  " + CorrectionFields.name(new, desk)),
                    ]))
                if let payment = new.payment {
                    lines.append(
                        Line([
                            Span(desk.say("  新收据   ", "  Receipt  "), .label), Span(payment.receipt.text, .total),
                            Span("  \(new.fee.grouped)  " + payment.payer.paid(desk)),
                        ]))
                }
            }
        }
        if case .merge = state.task, let other = state.plan?.other.person {
            lines.append(
                Line(
                    "  "
                        + desk.say(
                            "\(other.number.text) 已并入，旧号码仍可查到。",
                            "\(other.number.text) went in; its numbers still find it.")))
        }
        return lines + [.blank, Line(desk.say("  接着：Enter 或 1 到个人页", "  Next: Enter or 1, the person's page"), .muted)]
    }
}
