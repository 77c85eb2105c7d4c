import MutualAid
package import Terminal

/// W0: the first start, while there is no data file: make an office, or open the made-up one.
package enum Welcome: Screen {
    package struct State: Sendable, Equatable {
        enum Stage: Sendable, Equatable { case menu, form, confirming }

        var stage = Stage.menu
        var selected = 0
        var form: Form
        /// The office or the demo is being made.
        var isSending = false
        var size = Size.home

        package init(_ desk: Desk) {
            form = Form(
                [
                    Field(
                        "name", desk.say("办事处名称", "Office"), .text, required: true, limit: 30, width: 32,
                        hint: desk.say("如 渭滨区总工会", "e.g. 渭滨区总工会"),
                        help: desk.say("显示在每个屏幕的最上面，也印在凭证上。", "Stands on top of every screen and on certificates.")),
                    Field(
                        "division", desk.say("所在区划", "Division"), .find, required: true, limit: 30, width: 32,
                        options: desk.divisions.options, hint: desk.say("代码、名称或拼音首字母", "code, name or initials"),
                        help: desk.say(
                            "区划代码写进会员号、凭证号、收据号和理赔号，定了就不再改。\n打代码、名称或拼音首字母都能找到，F4 列出全部。",
                            "Its code is part of every number given here and stays.\nType its code, its name or pinyin initials; F4 lists all."
                        )),
                    Field(
                        "user", desk.say("您的姓名", "Your name"), .text, required: true, limit: 50, width: 32,
                        help: desk.say(
                            "第一位操作员，经办、审核、财务、主管各岗都有；其他人在 9 管理 里添加。",
                            "The first operator has every duty; add others under 9 Settings.")),
                ] + NewPassword.fields(desk, label: desk.say("密码", "Password")), words: desk.words)
            form.oneColumn = true
        }
    }

    package enum Action: Sendable, Equatable {
        case key(Input)
        case failed
    }

    package static let code = "W0"

    package static func name(_ state: State, _ desk: Desk) -> String { desk.say("欢迎", "Welcome") }

    package static func commands(_ state: State, _ desk: Desk) -> [Command<Action>] {
        if state.form.picker != nil { return [] }
        switch state.stage {
        case .menu: return [Command(.shown("0-2"), desk.say("选择", "Choose"), priority: 0, .key(.key(.enter)))]
        case .form:
            let list = Command<Action>(.act(.choices), desk.say("列表", "List"), priority: 3, .key(.act(.choices)))
            return [
                Command(.shown("Enter"), desk.say("下一项", "Next"), priority: 2, .key(.key(.enter))),
                Command(.act(.submit), desk.say("建立办事处", "Make the office"), priority: 0, .key(.act(.submit))),
                Command(.act(.back), desk.say("返回", "Back"), priority: 1, .key(.act(.back))),
            ] + (state.form.focused?.hasChoices == true ? [list] : [])
        case .confirming:
            return [
                Command(.act(.submit), desk.say("确认", "Yes"), priority: 0, .key(.act(.submit))),
                Command(.act(.back), desk.say("返回修改", "Go back"), priority: 1, .key(.act(.back))),
            ]
        }
    }

    package static func read(_ input: Input, _ state: State, _ desk: Desk) -> Action? {
        switch state.stage {
        case .menu:
            var menu = menu(state, desk)
            return menu.handle(input) == nil ? nil : .key(input)
        case .form:
            var form = state.form
            return form.handle(input) == nil ? nil : .key(input)
        case .confirming: return confirm(state, desk).handle(input) == nil ? nil : .key(input)
        }
    }

    package static func hear(_ reply: Reply, to request: Request, _ state: State, _ desk: Desk) -> Action? {
        if case .failed = reply { .failed } else { nil }
    }

    package static func confines(_ state: State, _ desk: Desk) -> String? {
        desk.say("先建立办事处，或打开演示。", "Make an office first, or open the demo.")
    }

    package static func stopWaiting(_ state: inout State) { state.isSending = false }
    package static func setSize(_ state: inout State, _ size: Size) { state.size = size }

    package static func isTyping(_ state: State) -> Bool { state.stage == .form && state.form.isTyping }

    package static func fieldHelp(_ state: State, _ desk: Desk) -> String? {
        state.stage == .form ? state.form.focused?.help : nil
    }

    // MARK: reduce

    package static func reduce(_ state: inout State, _ action: Action, _ desk: Desk) -> [Effect] {
        switch action {
        case .failed:
            state.isSending = false
            if state.stage == .confirming {
                state.stage = .form
                state.form.focus(on: "new")
            }
            return []
        case .key(let input):
            if state.isSending { return [.inform(desk.say("正在建立，请稍候", "Being made, please wait"))] }
            switch state.stage {
            case .menu: return choose(input, &state, desk)
            case .form: return fill(input, &state, desk)
            case .confirming: return answer(input, &state, desk)
            }
        }
    }

    private static func choose(_ input: Input, _ state: inout State, _ desk: Desk) -> [Effect] {
        var menu = menu(state, desk)
        let event = menu.handle(input)
        state.selected = menu.selected
        switch event {
        case .picked(0): state.stage = .form
        case .picked(1):
            state.isSending = true
            return [.ask(.openDemo)]
        case .picked: return [.quit]
        case .wrongKey(let why): return [.inform(why)]
        case .moved, .typed, nil: break
        }
        return []
    }

    private static func fill(_ input: Input, _ state: inout State, _ desk: Desk) -> [Effect] {
        if input == .act(.back), state.form.picker == nil {
            state.stage = .menu
            return []
        }
        for event in state.form.handle(input) ?? [] {
            switch event {
            case .query(let id, let text): state.form.narrow(id, text, in: desk.divisions.options, desk)
            case .changed("division"): noteDivision(&state, desk)
            case .left(let id):
                if id == "division", state.form.settle(id, in: desk.divisions.options) { return [] }
                if id == "division" { noteDivision(&state, desk) }
                state.form.setError(id, state.form.value(id).isEmpty ? nil : faults(state, desk, leaving: id)[id])
            case .submit:
                guard state.form.show(errors: faults(state, desk)) else { return [] }
                state.stage = .confirming
            case .wrongKey(let why): return [.inform(why)]
            default: break
            }
        }
        return []
    }

    private static func answer(_ input: Input, _ state: inout State, _ desk: Desk) -> [Effect] {
        switch confirm(state, desk).handle(input) {
        case .yes:
            guard let division = DivisionCode(state.form.value("division")),
                let user = try? PersonName(state.form.value("user"))
            else { return [] }
            let (new, again) = (Secret(state.form.value("new")), Secret(state.form.value("again")))
            state.form.forgetSecrets()
            state.isSending = true
            return [
                .ask(
                    .createOffice(name: officeName(state), division: division, firstUser: user.text, new, again: again))
            ]
        case .no: state.stage = .form
        case .wrongKey(let why): return [.inform(why)]
        case nil: break
        }
        return []
    }

    private static func noteDivision(_ state: inout State, _ desk: Desk) {
        guard let code = DivisionCode(state.form.value("division")) else { return }
        state.form.setNote(
            "division", Note(code.text + "  " + desk.divisions.path(of: code).dropLast().joined(), .note))
    }

    private static func officeName(_ state: State) -> String {
        var name = Substring(state.form.value("name"))
        while name.first == " " { name.removeFirst() }
        while name.last == " " { name.removeLast() }
        return String(name)
    }

    /// - Parameter leaving: the field that was just left, with the second password not yet missed.
    private static func faults(_ state: State, _ desk: Desk, leaving: String? = nil) -> [String: String] {
        var faults: [String: String] = [:]
        if officeName(state).isEmpty {
            faults["name"] = desk.say(
                "还没有填办事处名称。请照公章录入全称。", "The office has no name. Type its full name as on its seal.")
        }
        if state.form.value("division").isEmpty {
            faults["division"] =
                state.form.typed("division").isEmpty
                ? desk.say("还没有选区划。打代码、名称或拼音首字母，或按 F4 选。", "No division is chosen. Type its code or name, or press F4.")
                : desk.say("没有这个区划。换个写法，或按 F4 从列表里选。", "No such division. Type it another way, or choose with F4.")
        }
        do { _ = try PersonName(state.form.value("user")) } catch {
            let fault = ["user": error.sentence(desk.language)]
            faults["user"] = state.form.said(fault, columns: state.size.columns)["user"]
        }
        let names = [state.form.value("user"), officeName(state)]
        let password =
            leaving.map { id in
                NewPassword.faults(leaving: id, state.form, names: names, desk).map { [id: $0] } ?? [:]
            } ?? NewPassword.faults(state.form, names: names, desk)
        return faults.merging(state.form.said(password, columns: state.size.columns)) { old, _ in old }
    }

    // MARK: view

    package static func view(_ state: State, _ desk: Desk) -> Page {
        switch state.stage {
        case .menu:
            return desk.page(
                [.spacer(1), .lines(intro(desk)), .spacer(1), .menu(menu(state, desk))], message: working(state, desk))
        case .form:
            return desk.page(
                crumb: Line(desk.say("建立办事处", "Make an office"), .breadcrumb), [.spacer(1), .form(state.form)])
        case .confirming:
            return desk.page(
                crumb: Line(desk.say("建立办事处 > 确认", "Make an office > Confirm"), .breadcrumb),
                [.spacer(1), .confirm(confirm(state, desk))], message: working(state, desk))
        }
    }

    private static func working(_ state: State, _ desk: Desk) -> Message? {
        state.isSending ? Message(.info, desk.say("正在建立数据文件", "Making the data file")) : nil
    }

    private static func intro(_ desk: Desk) -> [Line] {
        [
            Line(
                desk.say("  还没有数据文件。数据只存在这台电脑上：", "  There is no data file yet. Data stays on this computer, in"), .text
            ),
            Line("  " + desk.dataPath, .figure),
            Line(
                desk.say(
                    "  演示办事处是编造的人和数，另存一个文件，随便练。",
                    "  The demo office is made up: people and figures to practise on, its own file."),
                .muted),
        ]
    }

    private static func menu(_ state: State, _ desk: Desk) -> Menu {
        Menu(
            [
                MenuItem(
                    1, desk.say("建立办事处", "Make an office"),
                    hint: desk.say("名称、区划、第一位操作员和密码", "name, division, first operator"),
                    letters: "jlbsc"),
                MenuItem(
                    2, desk.say("打开演示", "Open the demo"),
                    hint: desk.say("编造的数据，每屏标 培训", "made-up data, marked TRAINING"),
                    letters: "dkys"),
                MenuItem(0, desk.say("退出", "Exit"), letters: "tc"),
            ], selected: state.selected, words: desk.words)
    }

    private static func confirm(_ state: State, _ desk: Desk) -> Confirm {
        let division = DivisionCode(state.form.value("division"))
        let path = division.map { $0.text + "  " + desk.divisions.path(of: $0).joined() } ?? ""
        return Confirm(
            [
                ConfirmRow(desk.say("办事处名称", "Office"), officeName(state)),
                ConfirmRow(desk.say("所在区划", "Division"), path),
                ConfirmRow(desk.say("您的姓名", "Your name"), state.form.value("user")),
                ConfirmRow(desk.say("数据文件", "Data file"), desk.dataPath),
            ],
            question: desk.say(
                "建立这个办事处？区划写进每个编号，以后不能改。", "Make this office? The division is part of every number and stays."),
            words: desk.words)
    }
}
