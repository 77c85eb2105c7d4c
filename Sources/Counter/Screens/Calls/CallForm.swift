import MutualAid
import Terminal

/// The fields of a call, and what they come to.
enum CallForm {
    static func make(_ values: [String: String], _ desk: Desk) -> Form {
        var form = Form(
            [
                Field(
                    "result", desk.say("结果", "Result"), .choice, required: true, width: 14,
                    options: CallResult.allCases.map { Option($0.rawValue, $0.name(desk.language)) },
                    help: desk.say(
                        "1 接通 2 没有接通 3 不愿回访 4 号码不对；打数字就到下一项。",
                        "1 reached, 2 unreachable, 3 refused, 4 wrong number; the next field waits.")),
                Field(
                    "satisfaction", desk.say("满意度", "Satisfied"), .choice, required: true, width: 14,
                    options: Satisfaction.range.compactMap { points in
                        Satisfaction(points).map { Option("\(points)", "\(points) \($0.name(desk.language))") }
                    }, help: desk.say("1 到 5，5 最满意。", "1 to 5, 5 the best."), beside: true),
                Field(
                    "feedback", desk.say("意见建议", "Feedback"), .text, limit: 200, width: 56,
                    hint: desk.say("本人说的，照原话记", "in the person's own words")),
                Field("note", desk.say("备注", "Note"), .text, limit: 100, width: 56),
                Field(
                    "closes", desk.say("结案", "Close it"), .toggle(yes: desk.say("是", "yes"), no: desk.say("否", "no")),
                    width: 6,
                    help: desk.say(
                        "回访完就结案；还有事要办就选否。多次没接通，也可以在这里结案。",
                        "Close the claim with the call, unless something is left to do. After several unanswered calls too."
                    )),
            ], words: desk.words)
        form.oneColumn = true
        form.load(values)
        return form
    }

    /// Greys what doesn't concern the result, and proposes to close what is done.
    static func follow(_ form: inout Form, _ card: CallCard?, isNew: Bool, _ desk: Desk) {
        let result = CallResult(rawValue: form.value("result"))
        form.setDisabled(
            "satisfaction", result == .reached ? nil : desk.say("接通才问", "when reached"))
        if result != .reached { form.set("satisfaction", "") }
        let tries = (card?.calls.unanswered ?? 0) + 1
        let needed = card?.rules.closeAfter ?? 0
        switch result {
        case .reached, .refused:
            form.setDisabled("closes", nil)
            if isNew { form.set("closes", "yes") }
        case .unreachable where card?.rules.mayClose(after: tries) == true:
            form.setDisabled("closes", nil)
            if isNew { form.set("closes", "no") }
        case .unreachable:
            form.set("closes", "no")
            form.setDisabled("closes", desk.say("第 \(tries) 次，满 \(needed) 次才可以", "try \(tries) of \(needed)"))
        case .wrongNumber:
            form.set("closes", "no")
            form.setDisabled("closes", desk.say("先改号码", "the number first"))
        case nil: form.setDisabled("closes", desk.say("先选结果", "the result first"))
        }
    }

    /// What is told of the call; `nil` while no result is chosen.
    static func call(_ form: Form, _ card: CallCard, key: SubmissionKey) -> NewCall? {
        guard let result = CallResult(rawValue: form.value("result")) else { return nil }
        return NewCall(
            claim: card.claim.claim.id, version: card.claim.claim.version, known: card.calls.count, result: result,
            satisfaction: Int(form.value("satisfaction")).flatMap { Satisfaction($0) }, note: form.value("note"),
            feedback: form.value("feedback"), closes: form.value("closes") == "yes", key: key)
    }
}
