package import MutualAid
package import Terminal

/// G1: who sits at this terminal, language, theme; and the way to what the office has set, the plans and the users.
package enum Settings: Screen {
    package struct State: Sendable, Equatable {
        enum Stage: Sendable, Equatable {
            case menu, users, languages, themes, passwords
        }

        var stage = Stage.menu
        var selected = 0
        /// The place in the open list.
        var place = 0
        var users: [User]?
        var pageRows = 9

        package init(_ desk: Desk) {}
    }

    package enum Action: Sendable, Equatable {
        case key(Input)
        case listed([User])
        case switched(User)
        case changed
        case gateSet(blocks: Bool)
    }

    package static let code = "G1"

    package static func name(_ state: State, _ desk: Desk) -> String { desk.say("管理", "Settings") }

    package static func opening(_ state: State, _ desk: Desk) -> [Effect] { [.ask(.users)] }

    package static func hear(_ reply: Reply, to request: Request, _ state: State, _ desk: Desk) -> Action? {
        switch reply {
        case .users(let users): .listed(users.filter { !$0.isRetired })
        case .operatorSwitched(let user): .switched(user)
        case .settingChanged: .changed
        case .participation(.set(let profile)): .gateSet(blocks: profile.gateBlocks)
        default: nil
        }
    }

    package static func holdsKeys(_ state: State) -> Bool { state.stage == .users && state.users == nil }
    package static func setListRows(_ state: inout State, _ rows: Int) { state.pageRows = rows }

    // MARK: commands

    package static func commands(_ state: State, _ desk: Desk) -> [Command<Action>] {
        switch state.stage {
        case .menu: return [Command(.shown("0-9"), desk.say("选择", "Choose"), priority: 0, .key(.key(.enter)))]
        case .users, .languages, .themes, .passwords:
            return [
                Command(.shown("1-9"), desk.say("选用", "Use"), priority: 0, .key(.key(.enter))),
                Command(.act(.back), desk.say("返回", "Back"), priority: 2, .key(.act(.back))),
            ]
        }
    }

    package static func read(_ input: Input, _ state: State, _ desk: Desk) -> Action? {
        switch state.stage {
        case .menu:
            var menu = menu(state, desk)
            return menu.handle(input) == nil ? nil : .key(input)
        case .users, .languages, .themes, .passwords:
            var list = list(state, desk)
            return list.handle(input) == nil ? nil : .key(input)
        }
    }

    // MARK: reduce

    package static func reduce(_ state: inout State, _ action: Action, _ desk: Desk) -> [Effect] {
        switch action {
        case .listed(let users): state.users = users
        case .switched(let user):
            state.stage = .menu
            let duties = Duty.allCases.filter(user.duties.contains).map { $0.name(desk.language) }
            return [
                .praise(
                    desk.say("现在的操作员：", "Operator now: ") + user.name + "  "
                        + duties.joined(separator: desk.say("、", ", ")))
            ]
        case .changed: state.stage = .menu
        case .gateSet(let blocks):
            return [
                .praise(
                    blocks
                        ? desk.say("单位参保率不到的，现在不能参保", "A unit below the gate is refused now")
                        : desk.say("单位参保率不到的，现在只提醒", "A unit below the gate is only warned of now"))
            ]
        case .key(let input): return state.stage == .menu ? menuKey(input, &state, desk) : listKey(input, &state, desk)
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
        case 3: return [.go(.officeSettings)]
        case 4: return [.go(.plans)]
        case 5: return [.go(.users)]
        case 7:
            state.stage = .passwords
            return []
        case 8: return [.go(.auditTrail)]
        case 9: return [.lock]
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
        case .picked(let place): return pick(place, &state, desk)
        case .wrongKey(let why): return [.inform(why)]
        case .moved, .ticked, .wantsMore, nil: return []
        }
    }

    private static let passwordTasks: [Destination] = [.account(.change(isForced: false)), .account(.newCode)]

    private static func pick(_ place: Int, _ state: inout State, _ desk: Desk) -> [Effect] {
        switch state.stage {
        case .users:
            guard let user = state.users?[place] else { return [] }
            // A made-up office has no passwords.
            return [desk.profile.isTraining ? .ask(.switchOperator(user.id)) : .go(.account(.switchTo(user)))]
        case .languages: return [.ask(.setLanguage(Language.allCases[place]))]
        case .themes: return [.ask(.setTheme(desk.themes[place]))]
        case .passwords:
            state.stage = .menu
            return [.go(passwordTasks[place])]
        case .menu: return []
        }
    }

    // MARK: view

    package static func view(_ state: State, _ desk: Desk) -> Page {
        switch state.stage {
        case .menu: desk.page([.spacer(1), .menu(menu(state, desk))])
        case .users, .languages, .themes, .passwords:
            desk.page(crumb: crumb(state, desk), [.spacer(1), .list(list(state, desk))])
        }
    }

    private static func crumb(_ state: State, _ desk: Desk) -> Line {
        let items = menu(state, desk).items
        let label = items.indices.contains(state.selected) ? items[state.selected].label : ""
        return Line([Span(desk.say("管理 > ", "Settings > "), .breadcrumb), Span(label, .step)])
    }

    private static func menu(_ state: State, _ desk: Desk) -> Menu {
        Menu(
            [
                MenuItem(
                    1, desk.say("换操作员", "Switch operator"), hint: desk.user.name, letters: desk.say("hczy", "switch")),
                MenuItem(
                    2, desk.say("语言", "Language"), hint: languageName(desk.language),
                    letters: desk.say("yy", "language")),
                MenuItem(3, desk.say("主题", "Theme"), hint: desk.theme, letters: desk.say("zt", "theme")),
                MenuItem(
                    4, desk.say("办事处和期限", "Office and limits"), hint: desk.profile.name,
                    letters: desk.say("bschqx", "office")),
                MenuItem(
                    5, desk.say("保障和依据", "Plans and basis"), hint: desk.say("七项保障的数字", "the figures of the plans"),
                    letters: desk.say("bzhyj", "plans")),
                MenuItem(
                    6, desk.say("操作员名册", "Users"), hint: desk.say("姓名、岗位、办事处、停用", "names, duties, offices"),
                    letters: desk.say("czymc", "users")),
                MenuItem(
                    7, desk.say("单位参保率不到", "Unit below the gate"),
                    hint: desk.profile.gateBlocks
                        ? desk.say("不能参保，按 7 改成提醒", "refused; 7 warns")
                        : desk.say("只提醒，按 7 改成不能参保", "warned; 7 refuses"),
                    letters: desk.say("dwcbl", "gate"),
                    barred: desk.user.duties.contains(.supervisor)
                        ? nil : desk.say("只有主管能改：先按 1 换成主管", "supervisors only; 1 switches")),
                MenuItem(
                    8, desk.say("密码和恢复码", "Passwords"),
                    hint: desk.say("换自己的；恢复码由主管换", "your own; the recovery code"),
                    letters: desk.say("mmhhfm", "passwords"), barred: desk.withoutAccounts),
                MenuItem(
                    9, desk.say("操作记录", "Audit trail"),
                    hint: desk.say("谁在什么时候做了什么", "who did what, and when"),
                    letters: desk.say("czjl", "audit"), barred: barred(.auditTrail, desk)),
                MenuItem(
                    0, desk.say("锁屏", "Lock the screen"),
                    hint: desk.say(
                        "没有按键 \(desk.profile.idleMinutes) 分钟也会锁",
                        "also after \(desk.profile.idleMinutes) min without a key"),
                    letters: desk.say("sp", "lock"), barred: desk.withoutAccounts),
            ], selected: state.selected, words: desk.words)
    }

    private static func barred(_ destination: Destination, _ desk: Desk) -> String? { destination.barred(desk) }

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
        case .passwords:
            let words = [
                (desk.say("改密码", "Password"), desk.say("换自己的", "change your own")),
                (desk.say("新恢复码", "Recovery code"), desk.say("旧的作废", "the old one ends")),
            ]
            return ListView(
                two,
                rows: zip(words, passwordTasks).map { words, task in
                    ListRow(words.0, [Line(words.0), Line(words.1, .muted)], barred: barred(task, desk))
                }, selected: state.place, pageRows: state.pageRows, words: desk.words)
        case .menu, .users:
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
}
