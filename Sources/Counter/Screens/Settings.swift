package import MutualAid
package import Terminal

/// G1: who works here, language, theme, what the office has set, the plans.
package enum Settings: Screen {
    package struct State: Sendable, Equatable {
        enum Stage: Sendable, Equatable {
            case menu, users, languages, themes, office
            case newUser
        }

        var stage = Stage.menu
        var selected = 0
        /// The place in the open list.
        var place = 0
        var users: [User]?
        /// A new user as typed so far; it stays when the form is left.
        var form: Form
        var isSending = false
        var pageRows = 9

        package init(_ desk: Desk) { form = Settings.form(desk) }
    }

    package enum Action: Sendable, Equatable {
        case key(Input)
        case listed([User])
        case added([User])
        case switched(User)
        case changed
        case gateSet(blocks: Bool)
        case failed
    }

    package static let code = "G1"

    package static func name(_ state: State, _ desk: Desk) -> String { desk.say("管理", "Settings") }

    package static func opening(_ state: State, _ desk: Desk) -> [Effect] { [.ask(.users)] }

    package static func hear(_ reply: Reply, to request: Request, _ state: State, _ desk: Desk) -> Action? {
        switch (reply, request) {
        case (.users(let users), .addUser): .added(users)
        case (.users(let users), _): .listed(users)
        case (.operatorSwitched(let user), _): .switched(user)
        case (.settingChanged, _): .changed
        case (.participation(.set(let profile)), _): .gateSet(blocks: profile.gateBlocks)
        case (.failed, .addUser), (.nobody, .addUser): .failed
        default: nil
        }
    }

    package static func isTyping(_ state: State) -> Bool { state.stage == .newUser && state.form.isTyping }

    package static func fieldHelp(_ state: State, _ desk: Desk) -> String? {
        guard state.stage == .newUser, let help = state.form.focused?.help, !help.isEmpty else { return nil }
        return help
    }

    package static func holdsKeys(_ state: State) -> Bool { state.stage == .users && state.users == nil }
    package static func setListRows(_ state: inout State, _ rows: Int) { state.pageRows = rows }
    package static func stopWaiting(_ state: inout State) { state.isSending = false }

    // MARK: commands

    package static func commands(_ state: State, _ desk: Desk) -> [Command<Action>] {
        let back = Command<Action>(.act(.back), desk.say("返回", "Back"), priority: 2, .key(.act(.back)))
        switch state.stage {
        case .menu: return [Command(.shown("1-7"), desk.say("选择", "Choose"), priority: 0, .key(.key(.enter)))]
        case .users, .languages, .themes:
            return [Command(.shown("1-9"), desk.say("选用", "Use"), priority: 0, .key(.key(.enter))), back]
        case .office: return [back]
        case .newUser:
            return [
                Command(.shown("Enter"), desk.say("下一项", "Next field"), priority: 3, .key(.key(.enter))),
                Command(.shown("Space"), desk.say("勾选", "Tick"), priority: 4, .key(.key(.character(" ")))),
                Command(.act(.submit), desk.say("增加", "Add"), priority: 0, .key(.act(.submit))), back,
            ]
        }
    }

    package static func read(_ input: Input, _ state: State, _ desk: Desk) -> Action? {
        switch state.stage {
        case .menu:
            var menu = menu(state, desk)
            return menu.handle(input) == nil ? nil : .key(input)
        case .users, .languages, .themes:
            var list = list(state, desk)
            return list.handle(input) == nil ? nil : .key(input)
        case .office: return input == .key(.enter) ? .key(.act(.back)) : nil
        case .newUser:
            var form = state.form
            return form.handle(input) == nil ? nil : .key(input)
        }
    }

    // MARK: reduce

    package static func reduce(_ state: inout State, _ action: Action, _ desk: Desk) -> [Effect] {
        switch action {
        case .listed(let users): state.users = users
        case .added(let users):
            let name = state.form.value("name")
            state.users = users
            state.form = form(desk)
            state.isSending = false
            state.stage = .menu
            return [.praise(desk.say("已增加操作员 \(name)：按 1 可以换成他", "Added \(name): 1 switches to them"))]
        case .switched(let user):
            state.stage = .menu
            let duties = Duty.allCases.filter(user.duties.contains).map { $0.name(desk.language) }
            return [
                .praise(
                    desk.say("现在的操作员：", "Operator now: ") + user.name + "  "
                        + duties.joined(separator: desk.say("、", ", ")))
            ]
        case .changed:
            state.stage = .menu
            // Words of the form are in the old language; what was typed stays.
            let typed = state.form.export()
            state.form = form(desk)
            state.form.load(typed)
        case .gateSet(let blocks):
            return [
                .praise(
                    blocks
                        ? desk.say("单位参保率不到的，现在不能参保", "A unit below the gate is refused now")
                        : desk.say("单位参保率不到的，现在只提醒", "A unit below the gate is only warned of now"))
            ]
        case .failed: state.isSending = false
        case .key(let input): return key(input, &state, desk)
        }
        return []
    }

    private static func key(_ input: Input, _ state: inout State, _ desk: Desk) -> [Effect] {
        switch state.stage {
        case .menu: return menuKey(input, &state, desk)
        case .users, .languages, .themes: return listKey(input, &state, desk)
        case .office: state.stage = .menu
        case .newUser: return formKey(input, &state, desk)
        }
        return []
    }

    private static func menuKey(_ input: Input, _ state: inout State, _ desk: Desk) -> [Effect] {
        var menu = menu(state, desk)
        let event = menu.handle(input)
        state.selected = menu.selected
        switch event {
        case .picked(let place): return open(place, &state, desk)
        case .wrongKey(let why): return [.inform(why)]
        case .moved, .typed, nil: return []
        }
    }

    private static func open(_ place: Int, _ state: inout State, _ desk: Desk) -> [Effect] {
        state.place = 0
        switch place {
        case 0:
            state.stage = .users
            state.place = state.users?.firstIndex { $0.id == desk.user.id } ?? 0
            return [.ask(.users)]
        case 1:
            state.stage = .languages
            state.place = Language.allCases.firstIndex(of: desk.language) ?? 0
        case 2:
            state.stage = .themes
            state.place = desk.themes.firstIndex(of: desk.theme) ?? 0
        case 3: state.stage = .office
        case 4: return [.go(.plans)]
        case 5: state.stage = .newUser
        default: return [.ask(.participation(.setBlocking(!desk.profile.gateBlocks)))]
        }
        return []
    }

    private static func listKey(_ input: Input, _ state: inout State, _ desk: Desk) -> [Effect] {
        if input == .act(.back) {
            state.stage = .menu
            return []
        }
        var list = list(state, desk)
        let event = list.handle(input)
        state.place = list.selected
        switch event {
        case .picked(let place): return pick(place, state, desk)
        case .wrongKey(let why): return [.inform(why)]
        case .moved, .ticked, .wantsMore, nil: return []
        }
    }

    private static func pick(_ place: Int, _ state: State, _ desk: Desk) -> [Effect] {
        switch state.stage {
        case .users: return state.users.map { [.ask(.switchOperator($0[place].id))] } ?? []
        case .languages: return [.ask(.setLanguage(Language.allCases[place]))]
        case .themes: return [.ask(.setTheme(desk.themes[place]))]
        case .menu, .office, .newUser: return []
        }
    }

    // MARK: a new user

    private static func form(_ desk: Desk) -> Form {
        Form(
            [
                Field(
                    "name", desk.say("姓名", "Name"), .text, required: true, limit: 50, width: 24,
                    help: desk.say("写在标题栏和每一条经过里。", "It stands in the title row and in every step.")),
                Field(
                    "duties", desk.say("岗位", "Duties"), .checks, required: true,
                    options: Duty.allCases.map { Option($0.rawValue, $0.name(desk.language)) },
                    help: desk.say(
                        "空格或数字勾选，可以不止一个。\n自己录入的理赔自己不能审。",
                        "Space or a digit ticks; there may be several.\nNobody reviews what they entered.")),
            ], words: desk.words)
    }

    private static func formKey(_ input: Input, _ state: inout State, _ desk: Desk) -> [Effect] {
        if input == .act(.back) {
            state.stage = .menu
            return []
        }
        let events = state.form.handle(input) ?? []
        if events.contains(.submit) { return add(&state, desk) }
        return events.compactMap { if case .wrongKey(let why) = $0 { .inform(why) } else { nil } }
    }

    private static func add(_ state: inout State, _ desk: Desk) -> [Effect] {
        guard !state.isSending else { return [] }
        var errors: [String: String] = [:]
        var name: PersonName?
        do { name = try PersonName(state.form.value("name")) } catch {
            errors["name"] = error.sentence(desk.language).text
        }
        let duties = Set(state.form.value("duties").split(separator: ",").compactMap { Duty(rawValue: String($0)) })
        if state.form.value("name").isEmpty {
            errors["name"] = desk.say("还没有填姓名。请填操作员的姓名。", "The name is empty. Type the operator's name.")
        }
        if duties.isEmpty { errors["duties"] = desk.say("还没有勾选岗位。请至少勾选一个。", "No duty is ticked. Tick at least one.") }
        if let name, state.users?.contains(where: { $0.name == name.text }) == true {
            errors["name"] = desk.say(
                "已有操作员 \(name.text)。请加上区别。", "\(name.text) is there already. Add something to tell them apart.")
        }
        guard state.form.show(errors: errors), let name else {
            return state.form.focused?.error.map { [.say(Message(.error, $0))] } ?? []
        }
        state.isSending = true
        return [.ask(.addUser(name: name.text, duties: duties))]
    }

    // MARK: view

    package static func view(_ state: State, _ desk: Desk) -> Page {
        switch state.stage {
        case .menu: desk.page([.spacer(1), .menu(menu(state, desk))])
        case .users, .languages, .themes: desk.page(crumb: crumb(state, desk), [.spacer(1), .list(list(state, desk))])
        case .office: desk.page(crumb: crumb(state, desk), [.spacer(1), .lines(office(desk))])
        case .newUser: desk.page(crumb: crumb(state, desk), [.spacer(1), .form(state.form)])
        }
    }

    private static func crumb(_ state: State, _ desk: Desk) -> Line {
        let items = menu(state, desk).items
        let label = items.indices.contains(state.selected) ? items[state.selected].label : ""
        return Line([Span(desk.say("管理 > ", "Settings > "), .breadcrumb), Span(label, .step)])
    }

    private static func menu(_ state: State, _ desk: Desk) -> Menu {
        let mayAdd = desk.user.duties.contains(.supervisor)
        return Menu(
            [
                MenuItem(
                    1, desk.say("换操作员", "Switch operator"), hint: desk.user.name, letters: desk.say("hczy", "switch")),
                MenuItem(
                    2, desk.say("语言", "Language"), hint: languageName(desk.language),
                    letters: desk.say("yy", "language")),
                MenuItem(3, desk.say("主题", "Theme"), hint: desk.theme, letters: desk.say("zt", "theme")),
                MenuItem(4, desk.say("办事处", "Office"), hint: desk.profile.name, letters: desk.say("bsc", "office")),
                MenuItem(
                    5, desk.say("保障和依据", "Plans and basis"), hint: desk.say("七项保障的数字", "the figures of the plans"),
                    letters: desk.say("bzhyj", "plans")),
                MenuItem(
                    6, desk.say("增加操作员", "Add an operator"), hint: desk.say("姓名和岗位", "name and duties"),
                    letters: desk.say("zjczy", "add"),
                    barred: mayAdd ? nil : desk.say("只有主管能增加：先按 1 换成主管", "supervisors only: 1 switches to one")),
                MenuItem(
                    7, desk.say("单位参保率不到", "Unit below the gate"),
                    hint: desk.profile.gateBlocks
                        ? desk.say("不能参保，按 7 改成提醒", "refused; 7 lets it warn")
                        : desk.say("只提醒，按 7 改成不能参保", "warned of; 7 lets it block"),
                    letters: desk.say("dwcbl", "gate"),
                    barred: mayAdd ? nil : desk.say("只有主管能改：先按 1 换成主管", "supervisors only: 1 switches to one")),
            ], selected: state.selected, words: desk.words)
    }

    private static func languageName(_ language: Language) -> String { language == .zh ? "中文" : "English" }

    private static func list(_ state: State, _ desk: Desk) -> ListView {
        func rows(_ items: [(id: String, name: String, isNow: Bool)]) -> [ListRow] {
            items.map { ListRow($0.id, [Line($0.name), Line($0.isNow ? desk.say("现在", "now") : "", .good)]) }
        }
        let two = [Column("", 20), Column("", 0)]
        switch state.stage {
        case .languages:
            return ListView(
                two, rows: rows(Language.allCases.map { ($0.rawValue, languageName($0), $0 == desk.language) }),
                selected: state.place, pageRows: state.pageRows, words: desk.words)
        case .themes:
            return ListView(
                two, rows: rows(desk.themes.map { ($0, $0, $0 == desk.theme) }), selected: state.place,
                pageRows: state.pageRows,
                words: desk.words)
        default:
            return ListView(
                [Column(desk.say("姓名", "Name"), 16), Column(desk.say("岗位", "Duties"), 0), Column("", 4)],
                rows: (state.users ?? []).map { user in
                    ListRow(
                        "\(user.id.value)",
                        [
                            Line(user.name),
                            Line(
                                Duty.allCases.filter(user.duties.contains).map { $0.name(desk.language) }.joined(
                                    separator: desk.say("、", ", "))),
                            Line(user.id == desk.user.id ? desk.say("现在", "now") : "", .good),
                        ])
                }, selected: state.place, pageRows: state.pageRows,
                emptyText: state.users == nil ? desk.words.waiting : desk.say("没有操作员。", "There are no operators."),
                words: desk.words)
        }
    }

    private static func office(_ desk: Desk) -> [Line] {
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
            row(
                desk.say("复审起点", "Second review"),
                desk.say("\(desk.profile.reviewThreshold.grouped) 元起", "from \(desk.profile.reviewThreshold.grouped)"),
                .peer),
            row(
                desk.say("补件期限", "Missing papers"),
                desk.say("\(desk.profile.paperDays) 天", "\(desk.profile.paperDays) days"), .peer),
            .blank,
            Line(
                desk.say("  同行：其他办事处公布的数字，本办事处可以另定。", "  peer: another office's figure; this office may set its own."),
                .muted),
        ]
    }
}
