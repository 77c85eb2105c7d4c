package import MutualAid
package import Terminal

/// E3: a new work unit; the form it was opened from hears it and chooses it.
package enum EmployerForm: Screen {
    package struct State: Sendable, Equatable {
        let key: SubmissionKey
        var form: Form
        var isConfirming = false
        var isSending = false
        var isStored = false
        var size = Size.home
        /// The values that the form was opened with: as long as they stand, nothing was typed.
        var first: [String: String]

        package static func new(name: String, key: SubmissionKey, _ desk: Desk) -> State {
            var state = State(key: key, desk)
            state.form.set("name", name)
            state.form.set("division", desk.profile.division.text)
            state.form.set("unit", "0")
            state.form.set("union", "0")
            EmployerForm.noteDivision(&state, desk)
            state.first = state.form.export()
            return state
        }

        package static func resumed(_ draft: DraftRow, _ desk: Desk) -> State {
            var state = State(key: draft.key, desk)
            state.form.load(draft.values)
            EmployerForm.noteDivision(&state, desk)
            return state
        }

        private init(key: SubmissionKey, _ desk: Desk) {
            self.key = key
            form = EmployerForm.fields(desk)
            first = [:]
        }
    }

    package enum Action: Sendable, Equatable {
        case key(Input)
        case stored(Employer, NewEmployer)
        case failed
    }

    package static let code = "E3"

    package static func name(_ state: State, _ desk: Desk) -> String { desk.say("单位登记", "New employer") }

    fileprivate static func fields(_ desk: Desk) -> Form {
        Form(
            [
                Field("name", desk.say("单位名称", "Employer"), .text, required: true, limit: 60, width: 40),
                Field(
                    "code", desk.say("信用代码", "Credit code"), .code, required: true, limit: 24, width: 20,
                    help: desk.say("统一社会信用代码，18 位；工会法人证书也行（81 开头）。", "The unified social credit code, 18 characters.")),
                Field(
                    "division", desk.say("所在区划", "Division"), .find, required: true, limit: 30, width: 24,
                    options: desk.divisions.options),
                Field("headcount", desk.say("职工人数", "Staff"), .digits, limit: 6, width: 8),
                Field("women", desk.say("其中女职工", "Women"), .digits, limit: 6, width: 8, beside: true),
                Field("handler", desk.say("单位经办人", "Unit handler"), .text, limit: 20, width: 20),
                Field(
                    "batch", desk.say("批次日", "Batch day"), .digits, limit: 2, width: 4,
                    hint: desk.say("1-28", "1-28"),
                    help: desk.say(
                        "每月几号起保，1 至 28；不填就是次日起保。",
                        "Day of the month on which cover begins, 1 to 28; empty means the next day.")),
                Field(
                    "unit", desk.say("单位承担 %", "Unit bears %"), .digits, limit: 3, width: 5,
                    help: desk.say("会费里单位承担的百分比，其余由工会和本人承担。", "The unit's share of fees in percent.")),
                Field("union", desk.say("工会承担 %", "Union bears %"), .digits, limit: 3, width: 5, beside: true),
            ], words: desk.words)
    }

    // MARK: commands

    package static func commands(_ state: State, _ desk: Desk) -> [Command<Action>] {
        if state.form.picker != nil { return [] }
        if state.isConfirming {
            return [
                Command(.act(.submit), desk.say("登记", "Store"), priority: 0, .key(.act(.submit))),
                Command(.act(.back), desk.say("返回修改", "Go back"), priority: 1, .key(.act(.back))),
            ]
        }
        let list = Command<Action>(.act(.choices), desk.say("列表", "List"), priority: 3, .key(.act(.choices)))
        return [
            Command(.shown("Enter"), desk.say("下一项", "Next"), priority: 2, .key(.key(.enter))),
            Command(.act(.submit), desk.say("登记", "Store"), priority: 0, .key(.act(.submit))),
        ] + (state.form.focused?.hasChoices == true ? [list] : [])
    }

    package static func read(_ input: Input, _ state: State, _ desk: Desk) -> Action? {
        if state.isConfirming { return confirm(state, desk).handle(input) == nil ? nil : .key(input) }
        var form = state.form
        return form.handle(input) == nil ? nil : .key(input)
    }

    package static func hear(_ reply: Reply, to request: Request, _ state: State, _ desk: Desk) -> Action? {
        switch (reply, request) {
        case (.employer(let employer), .addEmployer(let new)): .stored(employer, new)
        case (.failed, .addEmployer), (.nobody, .addEmployer): .failed
        default: nil
        }
    }

    package static func isTyping(_ state: State) -> Bool { !state.isConfirming && state.form.isTyping }
    package static func stopWaiting(_ state: inout State) { state.isSending = false }
    package static func setSize(_ state: inout State, _ size: Size) { state.size = size }

    package static func fieldHelp(_ state: State, _ desk: Desk) -> String? {
        guard !state.isConfirming, let field = state.form.focused else { return nil }
        // The whole of what is wrong, which the message row may have no room for.
        let wrong = field.error == nil ? nil : faults(state, desk)[field.id]?.text
        let parts = [wrong ?? "", field.help].filter { !$0.isEmpty }
        return parts.isEmpty ? nil : parts.joined(separator: "\n")
    }

    package static func draft(_ state: State, _ desk: Desk) -> DraftRow? {
        let values = state.form.export()
        guard !state.isStored, values != state.first else { return nil }
        return DraftRow(
            key: state.key, form: .employer, saved: desk.now,
            title: [trimmed(state.form.value("name")), state.form.value("code"), name(state, desk)].first {
                !$0.isEmpty
            } ?? "",
            values: values)
    }

    // MARK: reduce

    package static func reduce(_ state: inout State, _ action: Action, _ desk: Desk) -> [Effect] {
        switch action {
        case .failed:
            state.isSending = false
            state.isConfirming = false
            return []
        case .stored(let employer, let new):
            state.isStored = true
            return [
                .finished(.employer), .backWith(.employer(employer), to: .addEmployer(new)),
                .praise(desk.say("已登记单位 \(employer.name)", "Stored \(employer.name)")),
            ]
        case .key(let input):
            if state.isSending { return [.inform(desk.say("正在保存", "Being stored"))] }
            return state.isConfirming ? answer(input, &state, desk) : fill(input, &state, desk)
        }
    }

    private static func fill(_ input: Input, _ state: inout State, _ desk: Desk) -> [Effect] {
        var effects: [Effect] = []
        for event in state.form.handle(input) ?? [] {
            switch event {
            case .query(let id, let text): state.form.narrow(id, text, in: desk.divisions.options, desk)
            case .changed("division"): noteDivision(&state, desk)
            case .left(let id):
                if id == "division", state.form.settle(id, in: desk.divisions.options) { return effects }
                noteDivision(&state, desk)
                // An empty field is left in peace until the form is sent.
                state.form.setError(
                    id,
                    state.form.value(id).isEmpty && state.form.typed(id).isEmpty
                        ? nil : state.form.said(faults(state, desk), columns: state.size.columns)[id])
            case .submit:
                let faults = faults(state, desk)
                let said = state.form.said(faults, columns: state.size.columns, on: state.form.first(of: faults))
                guard state.form.show(errors: said) else { return effects }
                state.isConfirming = true
            case .wrongKey(let why): effects.append(.inform(why))
            default: break
            }
        }
        return effects
    }

    private static func answer(_ input: Input, _ state: inout State, _ desk: Desk) -> [Effect] {
        switch confirm(state, desk).handle(input) {
        case .yes:
            guard let details = details(state) else { return [] }
            state.isSending = true
            return [.ask(.addEmployer(NewEmployer(details: details, key: state.key)))]
        case .no: state.isConfirming = false
        case .wrongKey(let why): return [.inform(why)]
        case nil: break
        }
        return []
    }

    fileprivate static func noteDivision(_ state: inout State, _ desk: Desk) {
        guard let code = DivisionCode(state.form.value("division")) else { return }
        state.form.setNote(
            "division", Note(code.text + "  " + desk.divisions.path(of: code).dropLast().joined(), .note))
    }

    // MARK: what was typed

    private static func number(_ id: String, _ state: State) -> Int? { Int(state.form.value(id)) }

    private static func trimmed(_ text: String) -> String {
        var text = Substring(text)
        while text.first == " " { text.removeFirst() }
        while text.last == " " { text.removeLast() }
        return String(text)
    }

    private static func details(_ state: State) -> EmployerDetails? {
        guard let code = try? CreditCode(state.form.value("code")),
            let division = DivisionCode(state.form.value("division")),
            let split = FeeSplitRule(unitPercent: number("unit", state) ?? 0, unionPercent: number("union", state) ?? 0)
        else { return nil }
        let handler = trimmed(state.form.value("handler"))
        return EmployerDetails(
            name: trimmed(state.form.value("name")), creditCode: code, division: division,
            headcount: number("headcount", state),
            womenHeadcount: number("women", state), handler: handler.isEmpty ? nil : handler,
            batchDay: number("batch", state), feeSplit: split)
    }

    private static func faults(_ state: State, _ desk: Desk) -> [String: Sentence] {
        var faults: [String: Sentence] = [:]
        func fault(_ id: String, _ zh: (String, String), _ en: (String, String)) {
            faults[id] = Sentence(what: desk.say(zh.0, en.0), todo: desk.say(zh.1, en.1))
        }
        if trimmed(state.form.value("name")).isEmpty {
            fault("name", ("还没有填单位名称。", "请照公章录入全称。"), ("The employer has no name.", "Type its full name."))
        }
        do { _ = try CreditCode(state.form.value("code")) } catch { faults["code"] = error.sentence(desk.language) }
        if DivisionCode(state.form.value("division")) == nil {
            fault(
                "division", ("没有这个区划。", "打代码或名称，或按 F4 选。"),
                ("No such division.", "Type its code or name, or press F4."))
        }
        if let batch = number("batch", state), !(1...28).contains(batch) {
            fault(
                "batch", ("批次日是 1 至 28。", "请改成每月都有的一天。"),
                ("The batch day is 1 to 28.", "Choose a day that every month has."))
        }
        if let all = number("headcount", state), let women = number("women", state), women > all {
            fault("women", ("女职工比职工还多。", "请核对两个人数。"), ("More women than staff.", "Check both numbers."))
        }
        if FeeSplitRule(unitPercent: number("unit", state) ?? 0, unionPercent: number("union", state) ?? 0) == nil {
            fault(
                "unit", ("单位和工会合计超过 100%。", "请改小其中一个。"),
                ("Unit and union bear more than 100 %.", "Lower one of them."))
        }
        return faults
    }

    // MARK: view

    package static func view(_ state: State, _ desk: Desk) -> Page {
        if state.isConfirming {
            return desk.page(
                crumb: Line(desk.say("新单位 > 确认", "New employer > Confirm"), .breadcrumb),
                [.spacer(1), .confirm(confirm(state, desk))])
        }
        return desk.page(crumb: Line(desk.say("新单位", "New employer"), .breadcrumb), [.spacer(1), .form(state.form)])
    }

    private static func confirm(_ state: State, _ desk: Desk) -> Confirm {
        let form = state.form
        let unit = number("unit", state) ?? 0
        let union = number("union", state) ?? 0
        let split = desk.say(
            "单位 \(unit)%  工会 \(union)%  本人 \(100 - unit - union)%",
            "unit \(unit)%  union \(union)%  own \(100 - unit - union)%")
        let rows: [(String, String)] = [
            (desk.say("单位名称", "Employer"), trimmed(form.value("name"))),
            (desk.say("信用代码", "Credit code"), form.value("code")),
            (desk.say("所在区划", "Division"), form["division"]?.editor.text ?? ""),
            (desk.say("职工人数", "Staff"), form.value("headcount")), (desk.say("其中女职工", "Women"), form.value("women")),
            (desk.say("单位经办人", "Unit handler"), form.value("handler")),
            (desk.say("批次日", "Batch day"), form.value("batch")),
            (desk.say("会费分担", "Fee split"), split),
        ]
        return Confirm(
            rows.filter { !$0.1.isEmpty }.map { ConfirmRow($0.0, $0.1) },
            question: desk.say("登记这个单位？F10 或 Y 登记，F12 返回修改", "Store this employer? F10 or Y stores, F12 goes back"),
            words: desk.words)
    }
}
