package import MutualAid

extension SimulatedPlan {
    /// One line of `huzhu simulate --json`: money is text as in judge.md, a loss with a minus before it.
    package func json(_ language: Language) -> JSONValue {
        .object([
            .init("plan", .text(change.plan.text)), .init("edition", .text(change.edition.text)),
            .init("claims", .whole(change.claims)), .init("paidThen", .text(change.paidThen.text)),
            .init("paidNow", .text(change.paidNow.text)), .init("difference", .text(change.difference.text)),
            .init("newlyPaid", .whole(change.newlyPaid)), .init("newlyRefused", .whole(change.newlyRefused)),
            .init("histogram", .array(change.histogram.buckets.map(\.json))),
            .init("largest", .array(largest.map { $0.json(language) })),
        ])
    }
}

extension ChangeHistogram.Bucket {
    /// `from` and `to` are both included; null has no end.
    fileprivate var json: JSONValue {
        .object([
            .init("from", least.map { .text($0.text) } ?? .null), .init("to", most.map { .text($0.text) } ?? .null),
            .init("claims", .whole(claims)), .init("difference", .text(difference.text)),
        ])
    }
}

extension ComparedClaim {
    fileprivate func json(_ language: Language) -> JSONValue {
        .object([
            .init("claim", .text(number.text)), .init("person", .text(maskedName)),
            .init("identity", .text(maskedIdentity)), .init("event", .text(event.rawValue)),
            .init("day", .text(day.iso)), .init("state", .text(stage.rawValue)),
            .init("paidThen", .text(change.then.text)), .init("paidNow", .text(change.now.text)),
            .init("difference", .text(change.difference.text)),
            .init("then", .array(then.map { $0.json(language) })), .init("now", .array(now.map { $0.json(language) })),
        ])
    }
}

extension Benefit {
    /// A row as in a judge line, without the places of event and enrolment.
    fileprivate func json(_ language: Language) -> JSONValue {
        .object([
            .init("edition", .text(edition.text)), .init("part", .text(part.rawValue)),
            .init("amount", .text(amount.text)),
            .init("refusal", refusal.map { .text($0.rawValue) } ?? .null),
            .init("ends", ends.map { .text($0.rawValue) } ?? .null),
            .init("lines", .array(lines.map { $0.json(language) })),
        ])
    }
}

extension WorksheetLine {
    fileprivate func json(_ language: Language) -> JSONValue {
        var members: [JSONValue.Member] = [
            .init("what", .text(step.what)), .init("amount", .text(amount.text)),
            .init("basis", basis.map { .text($0.rawValue) } ?? .null),
        ]
        if let source { members.append(.init("source", .text(source))) }
        return .object(members + [.init("text", .text(text(language)))])
    }
}
