import MutualAid
import Terminal

/// A password that is being chosen: typed twice, and told what is wrong with it while it is typed.
enum NewPassword {
    static func fields(_ desk: Desk, label: String? = nil) -> [Field] {
        [
            Field(
                "new", label ?? desk.say("新密码", "New password"), .secret, required: true, limit: Password.longest,
                width: 32, help: help(desk)),
            Field(
                "again", desk.say("再打一次", "Again"), .secret, required: true, limit: Password.longest, width: 32,
                help: desk.say("和上面的一样，免得打错了自己进不来。", "The same again, so that a slip doesn't lock you out.")),
        ]
    }

    private static func help(_ desk: Desk) -> String {
        desk.say(
            "至少 \(Password.shortest) 个字符，越长越好：几个不相干的词连起来，比符号和数字凑的短密码更难猜、更好记。\n"
                + "不要用姓名、办事处名称、连号和人人都会先试的密码。不必定期更换，疑心有人知道了就换。",
            "At least \(Password.shortest) characters, the longer the better: a few words that don't belong together are\n"
                + "harder to guess and easier to keep in mind than a short one of signs and digits.\n"
                + "No names, no runs, none that everybody tries. Change it when somebody may know it, not by the calendar."
        )
    }

    /// What is wrong with what stands in the two fields; what only the office can tell (names in pinyin) comes with its answer.
    /// - Parameter names: the user's and the office's.
    static func faults(
        _ form: Form, names: [String], before: Secret? = nil, _ desk: Desk
    ) -> [String: Sentence] {
        let (new, again) = (form.value("new"), form.value("again"))
        if new.isEmpty { return ["new": missing(form["new"]?.label ?? "", desk)] }
        do { _ = try Password(Secret(new), again: Secret(again), names: names, before: before) } catch {
            guard error.all == [.differs] else { return ["new": error.sentence(desk.language)] }
            return ["again": again.isEmpty ? missing(form["again"]?.label ?? "", desk) : error.sentence(desk.language)]
        }
        return [:]
    }

    /// The faults of the field that was left: the second isn't missed before it was reached.
    static func faults(
        leaving id: String, _ form: Form, names: [String], before: Secret? = nil, _ desk: Desk
    ) -> Sentence? {
        form.value(id).isEmpty ? nil : faults(form, names: names, before: before, desk)[id]
    }

    static func missing(_ label: String, _ desk: Desk) -> Sentence {
        Sentence(what: desk.say("\(label)没有填写。", "\(label) is empty."), todo: desk.say("请填写。", "Type it."))
    }
}

extension Form {
    /// What was typed into fields that hide it is kept nowhere once it was sent or refused.
    mutating func forgetSecrets() {
        for field in fields where field.kind == .secret { forget(field.id) }
    }
}
