import MutualAid
import Terminal

/// The fields of a filter of the audit trail, and what they come to.
enum AuditFilterForm {
    static func make(_ users: [User], _ desk: Desk) -> Form {
        var form = Form(
            [
                Field(
                    "user", desk.say("谁", "Who"), .choice, width: 24, options: [],
                    hint: desk.say("不选就是所有人", "anybody")),
                Field(
                    "action", desk.say("做了什么", "What"), .choice, width: 36,
                    options: AuditAction.allCases.map { Option($0.rawValue, $0.name(desk.language)) },
                    hint: desk.say("不选就是全部", "anything"),
                    help: desk.say(
                        "按 F4 列出全部，打字就缩小。退格清空。", "F4 lists all of them; typing narrows it. Backspace empties it.")),
                Field(
                    "first", desk.say("从", "From"), .day,
                    help: desk.say("t（今天）、-7、15、3-15、20260315；空着就不限。", "t, -7, 15, 3-15, 20260315; empty for no limit.")
                ),
                Field("through", desk.say("到", "To"), .day, beside: true),
                Field(
                    "about", desk.say("编号", "Number"), .code, limit: 20, width: 20,
                    hint: desk.say("会员、理赔、批次等", "a record's number"),
                    help: desk.say(
                        "关于这个编号的，和内容里提到它的，都列出来。", "Entries about the record of this number, and those that name it.")),
                Field(
                    "text", desk.say("含有", "Holds"), .text, limit: 40, width: 30,
                    hint: desk.say("姓名、编号、说明里的字", "a name or a note"),
                    help: desk.say(
                        "在操作员、对象的姓名编号和内容里找。证件、手机、卡号是遮住的，找不到整号。",
                        "In the names of user and record and in the details, which are masked: no whole number is found."
                    )),
            ], words: desk.words)
        form.oneColumn = true
        offer(users, &form)
        return form
    }

    static func offer(_ users: [User], _ form: inout Form) {
        form.setOptions("user", users.map { Option("\($0.id.value)", $0.name) })
    }

    static func read(_ form: Form, _ desk: Desk) -> (filter: AuditFilter, faults: [String: Sentence]) {
        var filter = AuditFilter()
        var faults: [String: Sentence] = [:]
        filter.user = Int64(form.value("user")).map { UserID($0) }
        filter.action = AuditAction(rawValue: form.value("action"))
        filter.first = day("first", form, &faults, desk)
        filter.through = day("through", form, &faults, desk)
        if let first = filter.first, let through = filter.through, through < first {
            faults["through"] = Sentence(
                what: desk.say("到 \(through.iso) 比从 \(first.iso) 早。", "\(through.iso) lies before \(first.iso)."),
                todo: desk.say("请改其中一个。", "Change one of them."))
        }
        if !form.value("about").isEmpty {
            do throws(CounterNumberFaults) { filter.about = try CounterNumber(parsing: form.value("about")) } catch {
                faults["about"] = error.sentence(desk.language)
            }
        }
        let text = form.value("text")
        filter.text = text.contains { !$0.isWhitespace } ? text : nil
        return (filter, faults)
    }

    private static func day(
        _ id: String, _ form: Form, _ faults: inout [String: Sentence], _ desk: Desk
    ) -> Day? {
        guard !form.value(id).isEmpty else { return nil }
        do { return try Day.read(form.value(id), today: desk.today) } catch {
            faults[id] = error.sentence(desk.language)
            return nil
        }
    }
}

extension AuditFilter {
    /// What narrows the list, one after the other; empty where nothing does.
    func told(_ users: [User], _ desk: Desk) -> [String] {
        var told: [String] = []
        if let user { told.append(users.first { $0.id == user }?.name ?? "?") }
        if let action { told.append(action.name(desk.language)) }
        switch (first, through) {
        case (let first?, let through?):
            told.append(desk.say("\(first.iso) 至 \(through.iso)", "\(first.iso) to \(through.iso)"))
        case (let first?, nil): told.append(desk.say("\(first.iso) 起", "since \(first.iso)"))
        case (nil, let through?): told.append(desk.say("至 \(through.iso)", "until \(through.iso)"))
        case (nil, nil): break
        }
        if let about { told.append(about.text) }
        if let text { told.append(desk.say("含「\(text)」", "holds \(text)")) }
        return told
    }
}
