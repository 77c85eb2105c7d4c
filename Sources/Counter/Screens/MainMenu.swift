package import MutualAid
package import Terminal

/// M0: digits first; a letter or a Han character opens the box with it typed.
package enum MainMenu: Screen {
    package struct State: Sendable, Equatable {
        var selected = 0
        var counts: MenuCounts?

        package init() {}
    }

    package enum Action: Sendable, Equatable {
        case key(Input)
        case counted(MenuCounts)
        case signOut
    }

    package static let code = "M0"

    package static func name(_ state: State, _ desk: Desk) -> String { desk.say("主菜单", "Main menu") }

    package static func opening(_ state: State, _ desk: Desk) -> [Effect] { [.ask(.counts)] }

    package static func commands(_ state: State, _ desk: Desk) -> [Command<Action>] {
        [
            Command(.shown("1-9"), desk.say("选择", "Choose"), priority: 0, .key(.key(.enter))),
            Command(.act(.refresh), desk.say("刷新", "Refresh"), priority: 9, .key(.act(.refresh))),
        ]
            + (desk.withoutAccounts == nil
                ? [
                    Command(
                        .act(.details), desk.say("退出登录", "Sign out"),
                        help: desk.say("换别人来坐；草稿都在", "for somebody else; drafts are kept"), priority: 6, .signOut)
                ] : [])
    }

    package static func read(_ input: Input, _ state: State, _ desk: Desk) -> Action? {
        var menu = menu(state, desk)
        return menu.handle(input) == nil ? nil : .key(input)
    }

    package static func hear(_ reply: Reply, to request: Request, _ state: State, _ desk: Desk) -> Action? {
        if case .counts(let counts) = reply { .counted(counts) } else { nil }
    }

    package static func reduce(_ state: inout State, _ action: Action, _ desk: Desk) -> [Effect] {
        switch action {
        case .counted(let counts): state.counts = counts
        case .signOut: return [.signOut]
        case .key(.act(.refresh)): return [.ask(.counts)]
        case .key(let input):
            var menu = menu(state, desk)
            let event = menu.handle(input)
            state.selected = menu.selected
            switch event {
            case .picked(let place): return [places(place)]
            case .typed(let character): return [.box(String(character))]
            case .wrongKey(let why): return [.inform(why)]
            case .moved, nil: break
            }
        }
        return []
    }

    private static func places(_ place: Int) -> Effect {
        let listed = Place.all.filter { $0.digit != nil }
        return listed.indices.contains(place) ? .go(listed[place].destination) : .quit
    }

    package static func view(_ state: State, _ desk: Desk) -> Page {
        desk.page(
            [.spacer(1), .menu(menu(state, desk)), .spacer(1)] + counts(state, desk) + [
                .spacer(1),
                .lines([
                    Line(
                        desk.say(
                            " 直接打字找人：姓名、拼音；/ 后可打证件后四位、手机、编号",
                            " Just type to find a person: name or initials; / for numbers"), .muted)
                ]),
            ], message: drafts(state, desk))
    }

    private static func drafts(_ state: State, _ desk: Desk) -> Message? {
        guard let count = state.counts?.drafts, count > 0 else { return nil }
        return Message(
            .info,
            desk.say(
                "草稿 \(count) 份未发出：F9 取回",
                count == 1 ? "1 draft not sent: F9 brings it back" : "\(count) drafts not sent: F9 brings them back"))
    }

    private static func menu(_ state: State, _ desk: Desk) -> Menu {
        let places = Place.all.filter { $0.digit != nil }.map { place in
            MenuItem(
                place.digit ?? 0, place.name(desk.language), hint: hint(place, state, desk),
                letters: String(place.letters.prefix { $0 != " " }))
        }
        return Menu(
            places + [MenuItem(0, desk.say("退出", "Exit"))], selected: state.selected, lettersOpenBox: true,
            words: desk.words)
    }

    private static func hint(_ place: Place, _ state: State, _ desk: Desk) -> String {
        guard place.destination == .worklist, let counts = state.counts, counts.waitingForMe > 0 else {
            return place.hint(desk.language)
        }
        var hint = desk.say("\(counts.waitingForMe) 件", "\(counts.waitingForMe) wait for you")
        if counts.dueToday > 0 {
            hint += desk.say("，其中 \(counts.dueToday) 件今天到期", ", \(counts.dueToday) due today")
        }
        if counts.overdue > 0 { hint += desk.say("，\(counts.overdue) 件逾期", ", \(counts.overdue) late") }
        return hint
    }

    /// What was done today, and what of the work is worth a look before anything else.
    private static func counts(_ state: State, _ desk: Desk) -> [Block] {
        guard let counts = state.counts else { return [] }
        let today =
            desk.say(
                " 今日  受理 \(counts.claimsToday) 件   新参保 \(counts.enrolledToday) 人",
                " Today  claims \(counts.claimsToday)   enrolments \(counts.enrolledToday)")
            + (counts.stepsToday.map { desk.say("   平均按键 \($0) 次", "   keys a job \($0)") } ?? "")
        let waiting = desk.say(
            " 等办  补件已到 \(counts.papersIn) 件  退回 \(counts.returned) 件  补件逾期 \(counts.papersOverdue) 件",
            " Waiting  papers in \(counts.papersIn)  returned \(counts.returned)  papers late \(counts.papersOverdue)")
        var lines = [Line(today), Line(waiting)]
        if counts.batches > 0 {
            lines.append(
                Line(
                    desk.say(
                        " 拨付  \(counts.batches) 个批次等您放行、出盘：打「拨付」打开",
                        counts.batches == 1
                            ? " Payments  1 batch waits for you: type payments"
                            : " Payments  \(counts.batches) batches wait for you: type payments")))
        }
        return [.lines(lines)]
    }
}
