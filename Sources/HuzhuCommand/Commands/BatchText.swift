import Exchange
import MutualAid

// What the commands of payment print; accounts are masked.

extension BatchTotals {
    fileprivate var members: [JSONValue.Member] {
        [
            .init("lines", .whole(lines)), .init("total", .text(total.text)), .init("hash", .text(shownHash)),
        ]
    }
}

extension BatchRow {
    var json: JSONValue {
        .object(
            [
                .init("number", .text(number.text)), .init("office", .text(office.text)),
                .init("day", .text(madeOn.iso)), .init("stage", .text(stage.rawValue)),
            ] + totals.members)
    }

    func text(_ language: Language) -> String {
        let lines = language == .zh ? "\(totals.lines) 笔" : "\(totals.lines) lines"
        return "\(number.text)  \(madeOn.iso)  \(stage.name(language))  \(lines)  \(totals.total.grouped)"
    }
}

extension PaymentBatch {
    var json: JSONValue {
        .object(
            [
                JSONValue.Member("number", .text(number.text)), .init("office", .text(office.text)),
                .init("day", .text(madeOn.iso)), .init("stage", .text(stage.rawValue)),
            ] + totals.members + [
                .init("payments", .array(shown.map { number, line in line.json(number) })),
                .init("steps", .array(steps.map(\.json))),
            ])
    }

    func lines(_ language: Language) -> [String] {
        let zh = language == .zh
        var text = ["\(number.text)  \(madeOn.iso)  \(stage.name(language))"]
        for (number, line) in shown {
            let part = line.isDifference ? (zh ? "补差 " : "difference ") : ""
            let fields = [
                number.map(String.init) ?? "-", line.claimNumber.text, line.personName, line.amount.grouped,
                line.payee.masked, part + line.outcome.text(language),
            ]
            text.append(fields.joined(separator: "  "))
        }
        text.append(
            zh
                ? "\(totals.lines) 笔  合计 \(totals.total.grouped)  校验和 \(totals.shownHash)"
                : "\(totals.lines) lines  total \(totals.total.grouped)  hash total \(totals.shownHash)")
        for step in steps {
            let note = step.note.map { "  " + (step.action == .writeFile ? String($0.prefix(16)) : $0) } ?? ""
            text.append("\(step.at.text(offsetMinutes: 480))  \(step.action.name(language))  \(step.userName)\(note)")
        }
        text.append(stage.next(language))
        return text
    }
}

extension LineOutcome {
    func text(_ language: Language) -> String {
        switch self {
        case .open, .takenBack: state.name(language)
        case .paid(let day): "\(state.name(language)) \(day.iso)"
        case .failed(let reason): "\(state.name(language))\(language == .zh ? "：" : ": ")\(reason)"
        case .takenOut(let reasons):
            state.name(language) + (language == .zh ? "：" : ": ")
                + reasons.map { $0.name(language) }.joined(separator: language == .zh ? "、" : ", ")
        }
    }
}

extension BatchLine {
    /// - Parameter number: `null` of a line that was taken out.
    fileprivate func json(_ number: Int?) -> JSONValue {
        var members: [JSONValue.Member] = [
            .init("line", number.map { .whole($0) } ?? .null), .init("claim", .text(claimNumber.text)),
            .init("person", .text(personName)),
            .init("amount", .text(amount.text)), .init("round", .whole(round)),
            .init("payee", .text(payee.role.rawValue)),
            .init("holder", .text(payee.account.holder.text)), .init("account", .text(payee.account.card.masked)),
            .init("bank", .text(payee.account.bank)), .init("state", .text(outcome.state.rawValue)),
        ]
        switch outcome {
        case .paid(let day): members.append(.init("day", .text(day.iso)))
        case .failed(let reason): members.append(.init("reason", .text(reason)))
        case .takenOut(let reasons): members.append(.init("reasons", .array(reasons.map { .text($0.code) })))
        case .open, .takenBack: break
        }
        return .object(members)
    }
}

extension BatchStep {
    fileprivate var json: JSONValue {
        .object([
            JSONValue.Member("at", .text(at.text(offsetMinutes: 480))), .init("action", .text(action.rawValue)),
            .init("by", .text(userName)), .init("note", note.map { .text($0) } ?? .null),
        ])
    }
}

extension PaymentCandidate {
    var json: JSONValue {
        .object([
            JSONValue.Member("claim", .text(number.text)), .init("person", .text(personName)),
            .init("office", .text(office.text)), .init("approved", .text(approvedOn.iso)),
            .init("amount", .text(amount.text)), .init("round", .whole(round)),
            .init("payee", payee.map { .text($0.role.rawValue) } ?? .null),
            .init("account", payee.map { .text($0.account.card.masked) } ?? .null),
            .init("barred", bar.map { .text($0.sentence(.en).text) } ?? .null),
        ])
    }

    func text(_ language: Language) -> String {
        let whom = bar?.sentence(language).text ?? payee?.masked ?? ""
        let part = round > 1 ? (language == .zh ? "补差 " : "difference ") : ""
        return "\(number.text)  \(approvedOn.iso)  \(personName)  \(part)\(amount.grouped)  \(whom)"
    }
}

extension Settlement {
    func text(_ language: Language) -> String {
        language == .zh
            ? "成功 \(paid.lines) 笔 \(paid.total.grouped)，失败 \(failed.lines) 笔 \(failed.total.grouped)"
            : "paid \(paid.lines), \(paid.total.grouped); failed \(failed.lines), \(failed.total.grouped)"
    }
}
