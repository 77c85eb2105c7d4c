import MutualAid
package import Terminal

extension BatchPage {
    package static func view(_ state: State, _ desk: Desk) -> Page {
        guard let batch = state.batch else {
            return desk.page([.spacer(1), .lines([Line("  " + desk.words.waiting, .muted)])])
        }
        var crumb = "\(batch.number.text)"
        switch state.phase {
        case .overview:
            return desk.page(
                crumb: Line(crumb, .breadcrumb),
                [
                    .lines(headline(batch, state, desk)), .list(lines(state, desk)), .spacer(1),
                    .lines(timeline(batch, state, desk)),
                ])
        case .confirm(let action):
            crumb += " > " + action.name(desk.language)
            return desk.page(
                crumb: Line(crumb, .step), confirm(state, desk).map { [Block.spacer(1), .confirm($0)] } ?? [])
        case .preview:
            crumb += " > " + BatchAction.readReturn.name(desk.language)
            return desk.page(
                crumb: Line(crumb, .step), confirm(state, desk).map { [Block.spacer(1), .confirm($0)] } ?? [])
        case .reason(let form):
            crumb += " > " + BatchAction.takeBack.name(desk.language)
            let what = desk.say("收回后，里面的理赔回到待拨付。", "Its claims wait for payment again then.")
            return desk.page(
                crumb: Line(crumb, .step), [.lines([Line("  " + what, .label)]), .spacer(1), .form(form)])
        case .takeOut(let form):
            return takeOutPage(form, crumb + " > " + BatchAction.takeOut.name(desk.language), state, desk)
        case .path(let form):
            crumb += " > " + BatchAction.readReturn.name(desk.language)
            return desk.page(crumb: Line(crumb, .step), [.spacer(1), .form(form)])
        case .files(let list, let files):
            crumb += " > " + BatchAction.readReturn.name(desk.language)
            let folder = bankFolder(desk)
            let told =
                files.isEmpty
                ? desk.say(
                    "把银行给的文件放进 \(folder)，再按 3；或按 0 打路径。", "Put the bank's file into \(folder) and press 3 again; or 0.")
                : desk.say("银行给的是哪个文件？（\(folder)）", "Which is the bank's file? (\(folder))")
            let text = Cells.wrap(told, state.size.columns - 4).map { Line("  " + $0, .label) }
            return desk.page(crumb: Line(crumb, .step), [.lines(text)] + (files.isEmpty ? [] : [.list(list)]))
        case .faults(let text):
            crumb += " > " + BatchAction.readReturn.name(desk.language)
            let head = desk.say("  回盘对不上，一笔也没有入账：", "  The bank's file doesn't fit; nothing was stored:")
            return desk.page(crumb: Line(crumb, .step), [.lines([Line(head, .bad)]), .text(text)])
        }
    }

    private static func headline(_ batch: PaymentBatch, _ state: State, _ desk: Desk) -> [Line] {
        let totals = batch.totals
        let items = [
            batch.madeOn.iso, desk.say("\(totals.lines) 笔", "\(totals.lines) lines"),
            desk.say("合计 \(totals.total.grouped)", "total \(totals.total.grouped)"),
            desk.say("校验和 \(totals.shownHash)", "hash \(totals.shownHash)"),
        ]
        var lines = [Line(desk.say("  现在：", "  Now: ") + batch.stage.name(desk.language), .step)]
        lines += Cells.flow(items, state.size.columns - 4).map { Line("  " + $0) }
        let shared = batch.sharedAccounts.values.flatMap { $0 }.map(\.personName)
        if !shared.isEmpty, !batch.stage.isEnd {
            let text = desk.say(
                "  ! 同一张卡收几个人的钱：\(shared.joined(separator: "、"))",
                "  ! One card takes the money of: \(shared.joined(separator: ", "))")
            lines.append(Line(Cells.clip(text, state.size.columns - 2), .warning))
        }
        return lines
    }

    static func lines(_ state: State, _ desk: Desk) -> ListView {
        ListView(
            [
                Column(desk.say("序", "No"), 4, .right), Column(desk.say("理赔号", "Claim"), 17, drop: 2),
                Column(desk.say("姓名", "Name"), 8), Column(desk.say("付给", "Payee"), 0),
                Column(desk.say("结果", "Result"), 14, drop: 1), Column(desk.say("金额", "Amount"), 11, .right),
            ],
            rows: (state.batch?.shown ?? []).map { number, line in
                ListRow(
                    "\(line.place)",
                    [
                        Line(number.map { "\($0)" } ?? "-"), Line(line.claimNumber.text), Line(line.personName),
                        Line(payee(line, desk)), result(line, desk), Line(line.amount.grouped, .figure),
                    ])
            }, selected: state.selected, pageRows: state.pageRows, numbered: false, words: desk.words)
    }

    private static func payee(_ line: BatchLine, _ desk: Desk) -> String {
        // Where it is the member's own, the name stands beside it; the bank is told where the line is opened.
        let holder = line.payee.account.holder.text
        let isOwn = line.payee.role == .member && holder == line.personName
        return line.payee.account.card.masked + (isOwn ? "" : " " + holder)
    }

    private static func result(_ line: BatchLine, _ desk: Desk) -> Line {
        let part = line.isDifference ? desk.say("补差 ", "rest ") : ""
        return switch line.outcome {
        case .open, .takenBack: Line(part + line.outcome.state.name(desk.language), .muted)
        case .takenOut(let reasons):
            Line(desk.say("移出 ", "out: ") + (reasons.first?.name(desk.language) ?? ""), .muted)
        case .paid(let day): Line(part + desk.say("到账 ", "paid ") + day.iso.dropFirst(5), .good)
        case .failed(let reason): Line("! " + part + reason, .bad)
        }
    }

    /// The last steps, newest last, and what comes next.
    private static func timeline(_ batch: PaymentBatch, _ state: State, _ desk: Desk) -> [Line] {
        let cells = desk.language == .zh ? 8 : 22
        let steps = batch.steps.suffix(state.size.rows < 24 ? 2 : 4).map { step in
            let note =
                switch step.action {
                case .takeBack: step.note ?? ""
                case .takeOut: step.note?.split(separator: " ").first.map(String.init) ?? ""
                case .make, .release, .writeFile, .readReturn: ""
                }
            let action = Cells.fit(step.action.name(desk.language), cells)
            return Line("  \(step.at.text(offsetMinutes: 480))  \(action)  \(step.userName)  \(note)", .muted)
        }
        let isDone = batch.stage == .closed && batch.lines.allSatisfy { $0.outcome.state == .paid }
        let next =
            isDone ? desk.say("全部到账，等回访。", "All of it is paid; the calls come next.") : batch.stage.next(desk.language)
        return steps + [Line("> " + next, .text)]
    }

    // MARK: confirm

    static func confirm(_ state: State, _ desk: Desk) -> Confirm? {
        guard let batch = state.batch else { return nil }
        let totals = batch.totals
        var rows = [
            ConfirmRow(desk.say("批次", "Batch"), batch.number.text),
            ConfirmRow(desk.say("笔数", "Lines"), "\(totals.lines)"),
            ConfirmRow(desk.say("合计", "Total"), totals.total.grouped, also: totals.total.capital),
            ConfirmRow(desk.say("校验和", "Hash total"), totals.shownHash),
        ]
        let question: String
        switch state.phase {
        case .confirm(.release):
            let first = batch.steps.last { $0.action == .release }?.userName
            rows.append(
                ConfirmRow(
                    desk.say("放行", "Releases"),
                    first.map { desk.say("一次 \($0)，二次 \(desk.user.name)", "first \($0), second \(desk.user.name)") }
                        ?? desk.say("一次 \(desk.user.name)", "first \(desk.user.name)")))
            question = desk.say("放行这个批次？F10 或 Y", "Release this batch? F10 or Y")
        case .confirm(.writeFile):
            rows.append(ConfirmRow(desk.say("写到", "Folder"), bankFolder(desk)))
            question = desk.say(
                "出盘？文件含完整账号，会记入审计。F10 或 Y", "Write the file? It holds whole accounts and is recorded. F10 or Y")
        case .confirm(.takeBack):
            rows.append(ConfirmRow(desk.say("原因", "Reason"), state.reason))
            question = desk.say("收回这个批次？F10 或 Y", "Take this batch back? F10 or Y")
        case .confirm(.takeOut): return takeOutConfirm(batch, state, desk)
        case .preview(let preview): return answer(preview, batch, state, desk)
        default: return nil
        }
        return Confirm(rows, question: question, words: desk.words)
    }

    private static func answer(
        _ preview: AnswerPreview, _ batch: PaymentBatch, _ state: State, _ desk: Desk
    ) -> Confirm {
        let paid = preview.settlement.paid
        let failed = preview.settlement.failed
        let lines = { (total: BatchTotal) in
            desk.say("\(total.lines) 笔  \(total.total.grouped)", "\(total.lines)  \(total.total.grouped)")
        }
        var rows = [
            ConfirmRow(desk.say("文件", "File"), preview.path.split(separator: "/").last.map(String.init) ?? ""),
            ConfirmRow(desk.say("成功", "Paid"), lines(paid), also: paid.total.capital),
            ConfirmRow(desk.say("失败", "Failed"), lines(failed)),
        ]
        let room = max(2, Page.bodyRows(size: state.size) - 9)
        let settled = zip(batch.standing, preview.settlement.outcomes).enumerated()
        let failing = settled.compactMap { place, pair -> String? in
            let (line, outcome) = pair
            guard case .failed(let reason) = outcome else { return nil }
            return "\(place + 1)  \(line.personName)  \(line.amount.grouped)  \(reason)"
        }
        for text in failing.prefix(room) { rows.append(ConfirmRow("", text)) }
        if failing.count > room {
            rows.append(ConfirmRow("", desk.say("还有 \(failing.count - room) 笔", "and \(failing.count - room) more")))
        }
        return Confirm(
            rows, question: desk.say("全部对上。入账？不能撤回，F10 或 Y", "It all fits. Settle? It can't be undone: F10 or Y"),
            words: desk.words)
    }

    // MARK: the bank's answer

    static func fileList(_ files: [AnswerFile], _ desk: Desk) -> ListView {
        ListView(
            [
                Column(desk.say("文件", "File"), 0), Column(desk.say("时间", "Time"), 16),
                Column(desk.say("大小", "Size"), 9, .right, drop: 1),
            ],
            rows: files.map { file in
                ListRow(
                    file.path,
                    [
                        Line(file.name), Line(file.modified.text(offsetMinutes: 480)),
                        Line("\((file.bytes + 1023) / 1024) KB"),
                    ])
            }, words: desk.words)
    }

    static func reasonForm(_ reason: String, _ desk: Desk) -> Form {
        Form(
            [
                Field(
                    "reason", desk.say("原因", "Reason"), .text, required: true, limit: 100, width: 50,
                    help: desk.say("写给以后看经过的人。", "For whoever reads the timeline later."), value: reason)
            ], words: desk.words)
    }

    static func pathForm(_ desk: Desk) -> Form {
        Form(
            [
                Field(
                    "path", desk.say("文件", "File"), .text, required: true, limit: 400, width: 56,
                    hint: desk.say("完整路径，可粘贴", "the whole path; it can be pasted"))
            ], words: desk.words)
    }

    /// Beside the data file.
    static func bankFolder(_ desk: Desk) -> String {
        var parts = desk.dataPath.split(separator: "/", omittingEmptySubsequences: false).dropLast()
        parts.append("bank")
        return parts.joined(separator: "/")
    }

    /// One paragraph a fault.
    static func told(_ faults: AnswerFaults, _ desk: Desk) -> [Line] {
        faults.sentences(desk.language).map { Line("- " + $0.text) }
    }
}
