import MutualAid
package import Terminal

extension PayeeForm {
    static func form(_ card: PayeeCard, _ desk: Desk) -> Form {
        let isFailed = card.card.claim.state.stage == .paymentFailed
        let now = try? card.payee()
        // After a failure another card is expected; else what is known stands there to be changed.
        let account = isFailed ? nil : now?.account
        let role = now?.role ?? card.card.payeeChoices[0]
        var form = Form(
            [
                Field(
                    "role", desk.say("付给", "Pay to"), .choice, required: true,
                    options: card.card.payeeChoices.map { Option($0.rawValue, $0.name(desk.language)) },
                    help: desk.say(
                        "身故付给受益人；子女付给监护人；付给别人要有委托书。",
                        "A death is paid to the beneficiary, a child's claim to the guardian; others need an authorisation."
                    ),
                    value: role.rawValue),
                Field(
                    "holder", desk.say("户名", "Holder"), .text, required: true, limit: 50, width: 24,
                    value: now?.account.holder.text ?? ""),
                Field(
                    "card", desk.say("银行卡", "Bank card"), .code, required: true, limit: 30, width: 24,
                    value: account?.card.masked ?? ""),
                Field(
                    "bank", desk.say("开户行", "Bank"), .text, required: true, limit: 40, width: 24,
                    value: account?.bank ?? ""),
                Field(
                    "proof", desk.say("看过原件", "Seen"), .checks,
                    help: desk.say("打数字勾选；已经收过的不再列出。", "Tick by digit; what was brought before isn't listed.")),
            ], words: desk.words)
        // Another card is typed over the whole of the masked one.
        form.update("card") { $0.whole = account?.card.masked.count }
        return form
    }

    /// The card that was typed; the masked one that stood there is the one known.
    private static func bankCard(_ state: State) throws(BankCardFaults) -> BankCard {
        let typed = state.form.value("card")
        if let known = (try? state.card?.payee())?.account.card, typed == known.masked { return known }
        return try BankCard(typed)
    }

    /// The holder that goes with the role, and the papers that prove it and aren't there yet.
    static func chooseRole(_ state: inout State, _ desk: Desk, keepingHolder: Bool = false) {
        guard let card = state.card?.card, let role = PayeeRole(rawValue: state.form.value("role")) else { return }
        let own: PersonName? =
            switch role {
            case .member: card.card.person.name
            case .guardian: card.card.guardian?.name
            case .beneficiary, .proxy: nil
            }
        if !keepingHolder {
            let typed = state.form.value("holder")
            let others = [card.card.person.name.text, card.card.guardian?.name.text].compactMap(\.self)
            if let own {
                state.form.set("holder", own.text)
            } else if others.contains(typed) {
                state.form.set("holder", "")
            }
        }
        let lacking = role.proof.filter { !card.provedBy.contains($0) }
        state.form.update("proof") { $0.options = lacking.map { Option($0.rawValue, $0.name(desk.language)) } }
        state.form.setDisabled("proof", lacking.isEmpty ? desk.say("证明已有", "on file") : nil)
    }

    static func noteCard(_ state: inout State, _ desk: Desk) {
        guard let card = try? bankCard(state) else { return state.form.setNote("card", nil) }
        // A warning, no fault: some old cards fail (domain.md §5).
        state.form.setNote(
            "card",
            card.luhnPasses
                ? Note(desk.say("无误", "right"), .good)
                : Note(desk.say("! 校验不符，请核对", "! fails its check, compare"), .warning))
    }

    // MARK: what was typed

    static func proof(_ state: State) -> Set<Paper> {
        Set(state.form.value("proof").split(separator: ",").compactMap { Paper(rawValue: String($0)) })
    }

    private static func typed(_ state: State) -> (role: PayeeRole, account: BankAccount)? {
        guard let role = PayeeRole(rawValue: state.form.value("role")),
            let card = try? bankCard(state),
            let holder = try? PersonName(state.form.value("holder"))
        else { return nil }
        return (role, BankAccount(card: card, holder: holder, bank: state.form.value("bank")))
    }

    static func payee(_ state: State) -> Payee? {
        guard let card = state.card?.card, let typed = typed(state) else { return nil }
        return try? card.payee(typed.role, typed.account, proof: proof(state))
    }

    static func faults(_ state: State, _ desk: Desk) -> [String: Sentence] {
        var faults: [String: Sentence] = [:]
        do { _ = try bankCard(state) } catch { faults["card"] = error.sentence(desk.language) }
        do { _ = try PersonName(state.form.value("holder")) } catch { faults["holder"] = error.sentence(desk.language) }
        if state.form.value("bank").isEmpty { faults["bank"] = PayeeFlaw.noBank.sentence(desk.language) }
        guard faults.isEmpty, let card = state.card?.card, let typed = typed(state) else { return faults }
        do throws(PayeeFaults) {
            _ = try card.payee(typed.role, typed.account, proof: proof(state))
        } catch {
            for flaw in error.all { faults[field(flaw)] = flaw.sentence(desk.language) }
        }
        return faults
    }

    private static func field(_ flaw: PayeeFlaw) -> String {
        switch flaw {
        case .noAccount: "card"
        case .beneficiaryNeeded, .notHere: "role"
        case .otherHolder: "holder"
        case .noProof: "proof"
        case .noBank: "bank"
        }
    }

    // MARK: view

    package static func view(_ state: State, _ desk: Desk) -> Page {
        guard let card = state.card else {
            return desk.page([.spacer(1), .lines([Line("  " + desk.words.waiting, .muted)])])
        }
        let claim = card.card.claim
        let crumb = "\(card.card.card.person.name.text) > \(claim.number.text)"
        if let confirm = state.isConfirming ? confirm(state, desk) : nil {
            return desk.page(
                crumb: Line(crumb + desk.say(" > 确认", " > Confirm"), .breadcrumb), [.spacer(1), .confirm(confirm)])
        }
        return desk.page(
            crumb: Line(crumb, .breadcrumb), [.lines(facts(card, state, desk)), .spacer(1), .form(state.form)],
            message: bar(state, desk).map { Message(.warning, $0) })
    }

    private static func facts(_ card: PayeeCard, _ state: State, _ desk: Desk) -> [Line] {
        let claim = card.card.claim
        let width = state.size.columns - 4
        var lines = [
            Line([
                Span(
                    "  " + claim.event.kind.name(desk.language) + "  "
                        + desk.say("互助金 ", "benefit ") + claim.amount.grouped, .text),
                Span("  " + claim.state.stage.name(desk.language), .step),
            ])
        ]
        if case .paymentFailed(let reason) = claim.state {
            lines += Cells.wrap(desk.say("银行退回：", "The bank said: ") + reason, width).map { Line("  " + $0, .bad) }
        }
        do throws(PayeeFaults) {
            let payee = try card.payee()
            let now = desk.say("现在付给：", "Now: ") + payee.role.name(desk.language) + "  " + payee.masked
            lines.append(Line("  " + Cells.clip(now, width), .muted))
        } catch {
            lines += Cells.wrap(error.sentence(desk.language).text, width).map { Line("  " + $0, .warning) }
        }
        return lines
    }

    static func confirm(_ state: State, _ desk: Desk) -> Confirm? {
        guard let card = state.card, let payee = payee(state) else { return nil }
        let was = try? card.payee()
        let row = { (label: String, now: String, before: String?) in
            ConfirmRow(label, now, was: before == now ? nil : before)
        }
        var rows = [
            row(desk.say("付给", "Pay to"), payee.role.name(desk.language), was?.role.name(desk.language)),
            row(desk.say("户名", "Holder"), payee.account.holder.text, was?.account.holder.text),
            row(desk.say("银行卡", "Bank card"), payee.account.card.grouped, was?.account.card.masked),
            row(desk.say("开户行", "Bank"), payee.account.bank, was?.account.bank),
        ]
        if was?.account.card == payee.account.card {
            let isTyped = state.form.value("card") != payee.account.card.masked
            rows[2] = ConfirmRow(
                desk.say("银行卡", "Bank card"), isTyped ? payee.account.card.grouped : payee.account.card.masked)
        }
        if !payee.account.card.luhnPasses {
            rows.append(ConfirmRow("", desk.say("! 卡号校验不符，请再核对一遍", "! The card fails its check: compare it again")))
        }
        rows.append(
            ConfirmRow(
                desk.say("证明", "Proof"),
                payee.proof.sorted().map { $0.name(desk.language) }.joined(separator: desk.say("、", ", "))))
        return Confirm(
            rows, question: desk.say("登记这个收款人？F10 或 Y 登记，F12 返回修改", "Store this payee? F10 or Y stores, F12 goes back"),
            words: desk.words)
    }
}
