package import MutualAid
package import Terminal

/// G2: the office, and the limits that it works by; a supervisor sets them.
package enum OfficeSettings: Screen {
    package struct State: Sendable, Equatable {
        enum Phase: Sendable, Equatable {
            case overview, form, confirm
        }

        var phase = Phase.overview
        /// What was typed stays when the form is left; `nil` until it is opened.
        var form: Form?
        /// The profile that the form was filled from.
        var seen: OfficeProfile
        var isSending = false
        var size = Size.home

        package init(_ desk: Desk) { seen = desk.profile }
    }

    package enum Action: Sendable, Equatable {
        case key(Input)
        case change
        case stored(OfficeProfile)
        case refused
    }

    package static let code = "G2"

    package static func name(_ state: State, _ desk: Desk) -> String { desk.say("办事处和期限", "Office") }

    /// Read again, for another terminal may have set something.
    package static func opening(_ state: State, _ desk: Desk) -> [Effect] { [.ask(.life(.profile))] }

    package static func isTyping(_ state: State) -> Bool { state.phase == .form && state.form?.isTyping == true }

    package static func fieldHelp(_ state: State, _ desk: Desk) -> String? {
        guard state.phase == .form, let form = state.form, let field = form.focused else { return nil }
        let wrong = field.error == nil ? nil : LimitsForm(form).faults(desk)[field.id]?.text
        let parts = [wrong ?? "", field.help].filter { !$0.isEmpty }
        return parts.isEmpty ? nil : parts.joined(separator: "\n")
    }

    package static func setSize(_ state: inout State, _ size: Size) { state.size = size }
    package static func stopWaiting(_ state: inout State) { state.isSending = false }

    // MARK: commands

    private static func bar(_ desk: Desk) -> String? {
        Right.changeSettings.duties.contains(where: desk.user.duties.contains)
            ? nil
            : desk.say(
                "期限和比例由主管设定。请主管来做，或在 9 管理 里换操作员。", "Supervisors set the limits. Ask one, or switch in 9 Settings.")
    }

    package static func commands(_ state: State, _ desk: Desk) -> [Command<Action>] {
        switch state.phase {
        case .overview:
            return [
                Command(.digit(1), desk.say("改期限和比例", "Change the limits"), barred: bar(desk), priority: 0, .change)
            ]
        case .form:
            return [
                Command(.shown("Enter"), desk.say("下一项", "Next field"), priority: 3, .key(.key(.enter))),
                Command(.act(.submit), desk.say("存入", "Store"), priority: 0, .key(.act(.submit))),
                Command(.act(.back), desk.say("返回", "Back"), priority: 1, .key(.act(.back))),
            ]
        case .confirm:
            return [
                Command(.act(.submit), desk.say("存入", "Store"), priority: 0, .key(.act(.submit))),
                Command(.act(.back), desk.say("返回修改", "Go back"), priority: 1, .key(.act(.back))),
            ]
        }
    }

    package static func read(_ input: Input, _ state: State, _ desk: Desk) -> Action? {
        switch state.phase {
        case .overview: return nil
        case .form:
            guard var form = state.form else { return nil }
            return form.handle(input) == nil ? nil : .key(input)
        case .confirm: return confirm(state, desk).handle(input) == nil ? nil : .key(input)
        }
    }

    package static func hear(_ reply: Reply, to request: Request, _ state: State, _ desk: Desk) -> Action? {
        switch (request, reply) {
        case (.life(.setLimits), .life(.profile(let profile))): .stored(profile)
        case (.life(.setLimits), _): .refused
        default: nil
        }
    }

    // MARK: reduce

    package static func reduce(_ state: inout State, _ action: Action, _ desk: Desk) -> [Effect] {
        switch action {
        case .change:
            if state.form == nil {
                state.seen = desk.profile
                state.form = LimitsForm.make(desk.profile, desk)
            }
            state.phase = .form
        case .stored(let profile):
            state.isSending = false
            state.form = nil
            state.seen = profile
            state.phase = .overview
            return [.praise(desk.say("已设定：以后的期限照新的算，已有的不变。", "Set: from now on; what waits already keeps its day."))]
        case .refused:
            // What was typed stays, on top of what another supervisor has set.
            state.isSending = false
            state.phase = .form
            return [.ask(.life(.profile))]
        case .key(let input):
            if state.isSending { return [.inform(desk.say("正在保存，请稍候。", "It is being stored; please wait."))] }
            return state.phase == .form ? formKey(input, &state, desk) : confirmKey(input, &state, desk)
        }
        return []
    }

    private static func formKey(_ input: Input, _ state: inout State, _ desk: Desk) -> [Effect] {
        if input == .act(.back) {
            state.phase = .overview
            return []
        }
        guard var form = state.form else { return [] }
        var effects: [Effect] = []
        for event in form.handle(input) ?? [] {
            switch event {
            case .left(let id):
                if let sum = try? Money.typed(form.value(id)), form[id]?.kind == .money { form.set(id, sum.grouped) }
                let faults = form.value(id).isEmpty ? [:] : LimitsForm(form).faults(desk)
                form.setError(id, form.said(faults, columns: state.size.columns)[id])
            case .submit:
                let faults = LimitsForm(form).faults(desk)
                let said = form.said(faults, columns: state.size.columns, on: form.first(of: faults))
                guard form.show(errors: said) else { break }
                // Another terminal may have set something since the form was filled.
                state.seen = desk.profile
                if confirmRows(form, state.seen, desk).allSatisfy({ $0.was == nil }) {
                    state.phase = .overview
                    state.form = nil
                    return [.inform(desk.say("没有改动。", "Nothing was changed."))]
                }
                state.phase = .confirm
            case .wrongKey(let why): effects.append(.inform(why))
            default: break
            }
        }
        state.form = form
        return effects
    }

    private static func confirmKey(_ input: Input, _ state: inout State, _ desk: Desk) -> [Effect] {
        switch confirm(state, desk).handle(input) {
        case .yes:
            guard let form = state.form, let change = LimitsForm(form).change(of: state.seen) else { return [] }
            state.isSending = true
            return [.ask(.life(.setLimits(change, seen: state.seen)))]
        case .no: state.phase = .form
        case .wrongKey(let why): return [.inform(why)]
        case nil: break
        }
        return []
    }

    // MARK: view

    package static func view(_ state: State, _ desk: Desk) -> Page {
        let name = desk.profile.name
        switch state.phase {
        case .overview:
            return desk.page(crumb: Line(name, .breadcrumb), [.spacer(1), .lines(overview(desk))])
        case .form:
            let blocks: [Block] = state.form.map { [.spacer(1), .form($0)] } ?? []
            return desk.page(
                crumb: Line([Span(name, .breadcrumb), Span(desk.say(" > 期限和比例", " > Limits"), .step)]), blocks)
        case .confirm:
            return desk.page(
                crumb: Line([Span(name, .breadcrumb), Span(desk.say(" > 确认", " > Confirm"), .step)]),
                [.spacer(1), .confirm(confirm(state, desk))])
        }
    }

    private static func overview(_ desk: Desk) -> [Line] {
        func row(_ label: String, _ value: String, _ basis: Basis? = nil) -> Line {
            Line([
                Span(Cells.fit("  " + label, 20), .label), Span(value + "  "),
                Span(basis?.mark(desk.language) ?? "", .muted),
            ])
        }
        let path = desk.divisions.path(of: desk.profile.division).joined(separator: " ")
        return [
            row(desk.say("名称", "Name"), desk.profile.name),
            row(desk.say("区划", "Division"), desk.profile.division.text + "  " + path),
            row(
                desk.say("用途", "Use"),
                desk.profile.isTraining ? desk.say("培训，数据是编的", "training, made-up data") : desk.say("正式", "real")),
            .blank,
        ] + LimitsForm.rows(desk.profile, desk).map { row($0.label, $0.value, $0.basis) } + [
            row(
                desk.say("参保率不到", "Below the gate"),
                desk.profile.gateBlocks
                    ? desk.say("不能参保（9 管理 的 7 可改）", "refused (7 in 9 Settings)")
                    : desk.say("只提醒（9 管理 的 7 可改）", "warned of (7 in 9 Settings)")),
            row(desk.say("文件指纹", "Fingerprint"), desk.profile.fingerprint),
            Line(
                desk.say("  同行：其他办事处公布的数字，本办事处可以另定。", "  peer: another office's figure; this office may set its own."),
                .muted),
        ]
    }

    private static func confirmRows(_ form: Form, _ seen: OfficeProfile, _ desk: Desk) -> [ConfirmRow] {
        guard let changed = LimitsForm(form).change(of: seen) else { return [] }
        return zip(LimitsForm.rows(changed, desk), LimitsForm.rows(seen, desk)).map { new, old in
            ConfirmRow(new.label, new.value, was: new.value == old.value ? nil : old.value)
        }
    }

    static func confirm(_ state: State, _ desk: Desk) -> Confirm {
        Confirm(
            state.form.map { confirmRows($0, state.seen, desk) } ?? [],
            question: desk.say("这样设定吗？以后的期限照新的算：F10 或 Y", "Set them so, from now on? F10 or Y"),
            canBeUndone: true, words: desk.words)
    }
}
