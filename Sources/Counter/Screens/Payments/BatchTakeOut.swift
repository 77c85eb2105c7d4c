import MutualAid
import Terminal

/// M3: one line is taken out of a batch that isn't released.
extension BatchPage {
    static func notOpen(_ state: State, _ desk: Desk) -> String? {
        guard let line = state.chosen, line.outcome != .open else { return nil }
        return desk.say("这一笔已经移出。", "This line is taken out already.")
    }

    static func beginTakeOut(_ state: inout State, _ desk: Desk) {
        guard let line = state.chosen, line.outcome == .open else { return }
        if state.out?.line != line { state.out = State.Out(line: line, form: takeOutForm(desk)) }
        state.phase = .takeOut(state.out?.form ?? takeOutForm(desk))
    }

    private static func takeOutForm(_ desk: Desk) -> Form {
        var ticks = Field("ticks", "", .checks)
        ticks.options = TakeOutReason.coded.map { Option($0.code, $0.name(desk.language)) }
        return Form(
            [
                ticks,
                Field(
                    "text", desk.say("其他", "Other"), .text, limit: 100, width: 50,
                    hint: desk.say("列表里没有的原因写在这里", "a reason that isn't listed")),
            ], words: desk.words)
    }

    static func reasons(_ form: Form) -> [TakeOutReason] {
        let ticked = form.value("ticks").split(separator: ",").map(String.init)
        let text = form.value("text")
        return TakeOutReason.coded.filter { ticked.contains($0.code) }
            + (text.contains { !$0.isWhitespace } ? [.other(text)] : [])
    }

    static func fillTakeOut(_ input: Input, _ form: Form, _ state: inout State, _ desk: Desk) -> [Effect] {
        guard input != .act(.back) else {
            state.phase = .overview
            return []
        }
        var form = form
        let events = form.handle(input) ?? []
        state.out?.form = form
        state.phase = .takeOut(form)
        for event in events {
            if case .wrongKey(let why) = event { return [.inform(why)] }
            guard case .submit = event else { continue }
            guard !reasons(form).isEmpty else {
                return [
                    .warn(desk.say("还没有选原因，请打数字勾选，或写在「其他」里。", "No reason yet: tick one by its digit, or write it."))
                ]
            }
            state.phase = .confirm(.takeOut)
        }
        return []
    }

    static func takingOut(_ state: State, _ batch: PaymentBatch) -> TakeOut? {
        guard let out = state.out else { return nil }
        return TakeOut(
            batch: batch.id, version: batch.version, claim: out.line.claim, reasons: reasons(out.form),
            key: SubmissionKey("\(state.key(.takeOut).text)-\(out.line.claim.value)"))
    }

    // MARK: view

    static func takeOutPage(_ form: Form, _ crumb: String, _ state: State, _ desk: Desk) -> Page {
        let line = state.out.map { told($0.line) } ?? ""
        let what = desk.say("移出后这一笔回到待拨付，可进别的批次。原因：", "It waits for payment again, for another batch. Because:")
        let lines = [line, what].flatMap { Cells.wrap($0, state.size.columns - 4) }
        return desk.page(
            crumb: Line(crumb, .step), [.lines(lines.map { Line("  " + $0, .label) }), .spacer(1), .form(form)])
    }

    private static func told(_ line: BatchLine) -> String {
        "\(line.claimNumber.text)  \(line.personName)  \(line.amount.grouped)"
    }

    static func takeOutConfirm(_ batch: PaymentBatch, _ state: State, _ desk: Desk) -> Confirm? {
        guard let out = state.out else { return nil }
        let rest = BatchTotals(
            batch.standing.filter { $0.place != out.line.place }.map { ($0.amount, $0.payee.account.card) })
        let separator = desk.say("；", "; ")
        var rows = [
            ConfirmRow(desk.say("批次", "Batch"), batch.number.text),
            ConfirmRow(desk.say("移出", "Takes out"), told(out.line)),
            ConfirmRow(
                desk.say("原因", "Reasons"), reasons(out.form).map { $0.name(desk.language) }.joined(separator: separator)
            ),
            ConfirmRow(
                desk.say("余下", "Left"),
                desk.say("\(rest.lines) 笔  \(rest.total.grouped)", "\(rest.lines) lines  \(rest.total.grouped)"),
                also: rest.total.capital),
            ConfirmRow(desk.say("校验和", "Hash total"), rest.shownHash),
        ]
        if batch.stage == .releasedOnce {
            rows.append(
                ConfirmRow(
                    desk.say("放行", "Releases"), desk.say("一次放行作废，要重新放行", "the first release lapses: release it anew")))
        }
        return Confirm(
            rows, question: desk.say("移出这一笔？F10 或 Y", "Take this line out? F10 or Y"), words: desk.words)
    }
}
