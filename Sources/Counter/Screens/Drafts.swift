package import MutualAid
package import Terminal

/// D1: forms that were not sent; Enter takes one up again, discarding asks first.
package enum Drafts: Screen {
    package struct State: Sendable, Equatable {
        /// `nil` while they are on their way.
        var drafts: [DraftRow]?
        var selected = 0
        var pageRows = 9
        /// The draft about to be discarded.
        var discarding: DraftRow?

        package init(_ desk: Desk) {}

        var selectedDraft: DraftRow? { drafts.flatMap { $0.indices.contains(selected) ? $0[selected] : nil } }
    }

    package enum Action: Sendable, Equatable {
        case key(Input)
        case listed([DraftRow])
        case discard
        case discarded(SubmissionKey)
        case refresh
    }

    package static let code = "D1"

    package static func name(_ state: State, _ desk: Desk) -> String { desk.say("草稿", "Drafts") }

    package static func opening(_ state: State, _ desk: Desk) -> [Effect] { [.ask(.drafts)] }

    package static func hear(_ reply: Reply, to request: Request, _ state: State, _ desk: Desk) -> Action? {
        switch reply {
        case .drafts(let rows): .listed(rows)
        case .draftDiscarded(let key): .discarded(key)
        default: nil
        }
    }

    package static func holdsKeys(_ state: State) -> Bool { state.drafts == nil }
    package static func setListRows(_ state: inout State, _ rows: Int) { state.pageRows = rows }

    // MARK: commands

    package static func commands(_ state: State, _ desk: Desk) -> [Command<Action>] {
        // The question over the list has the keys.
        guard state.discarding == nil else { return [] }
        let refresh = Command<Action>(.act(.refresh), desk.say("刷新", "Refresh"), priority: 5, .refresh)
        guard state.selectedDraft != nil else { return [refresh] }
        return [
            Command(.shown("1-9"), desk.say("继续填", "Continue"), priority: 0, .key(.key(.enter))),
            Command(.shown("Enter"), desk.say("继续选中的", "The selected"), priority: 3, .key(.key(.enter))),
            Command(
                .digit(0), desk.say("丢弃选中的", "Discard it"), help: desk.say("也可用 Delete；先问一次", "Delete too; asks first"),
                priority: 1, .discard),
            refresh,
        ]
    }

    package static func read(_ input: Input, _ state: State, _ desk: Desk) -> Action? {
        if let draft = state.discarding { return question(draft, desk).handle(input) == nil ? nil : .key(input) }
        if input == .key(.delete), state.selectedDraft != nil { return .discard }
        // F9 here would only open this list once more.
        if input == .act(.bringBack) { return .refresh }
        var list = list(state, desk)
        return list.handle(input) == nil ? nil : .key(input)
    }

    // MARK: reduce

    package static func reduce(_ state: inout State, _ action: Action, _ desk: Desk) -> [Effect] {
        switch action {
        case .listed(let rows):
            state.drafts = rows.sorted { ($1.saved, $0.key.text) < ($0.saved, $1.key.text) }
            state.selected = min(state.selected, max(0, rows.count - 1))
        case .discard: state.discarding = state.selectedDraft
        case .discarded(let key):
            state.drafts?.removeAll { $0.key == key }
            state.selected = min(state.selected, max(0, (state.drafts?.count ?? 1) - 1))
            return [.inform(desk.say("已丢弃。", "Discarded."))]
        case .refresh: return [.ask(.drafts)]
        case .key(let input): return key(input, &state, desk)
        }
        return []
    }

    private static func key(_ input: Input, _ state: inout State, _ desk: Desk) -> [Effect] {
        if let draft = state.discarding {
            switch question(draft, desk).handle(input) {
            case .yes:
                state.discarding = nil
                return [.ask(.discardDraft(draft.key))]
            case .no: state.discarding = nil
            case .wrongKey(let why): return [.inform(why)]
            case nil: break
            }
            return []
        }
        var list = list(state, desk)
        let event = list.handle(input)
        state.selected = list.selected
        switch event {
        case .picked: return state.selectedDraft.map { [.replace(.resume($0))] } ?? []
        case .wrongKey(let why): return [.inform(why)]
        case .moved, .ticked, .wantsMore, nil: return []
        }
    }

    // MARK: view

    package static func view(_ state: State, _ desk: Desk) -> Page {
        desk.page(
            [.spacer(1), .list(list(state, desk))],
            overlay: state.discarding.map { .confirm(title: desk.say("丢弃草稿", "Discard the draft"), question($0, desk)) }
        )
    }

    private static func list(_ state: State, _ desk: Desk) -> ListView {
        ListView(
            [
                Column(desk.say("存于", "Saved"), 11), Column(desk.say("表单", "Form"), desk.language == .zh ? 10 : 14),
                Column(desk.say("谁", "Who"), 0),
            ],
            rows: (state.drafts ?? []).map { draft in
                ListRow(
                    draft.key.text,
                    [Line(saved(draft, desk), .muted), Line(draft.form.name(desk.language)), Line(draft.title)])
            }, selected: state.selected, pageRows: state.pageRows,
            emptyText: state.drafts == nil ? desk.words.waiting : desk.say("没有未发出的表单。", "No form waits to be sent."),
            words: desk.words)
    }

    /// `今天 09:41`, `09-14 16:02`.
    private static func saved(_ draft: DraftRow, _ desk: Desk) -> String {
        let at = draft.saved.local(offsetMinutes: 480)
        func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
        let day = at.day == desk.today ? desk.say("今天 ", "today ") : String(at.day.iso.dropFirst(5)) + " "
        return day + "\(two(at.hour)):\(two(at.minute))"
    }

    private static func question(_ draft: DraftRow, _ desk: Desk) -> Confirm {
        Confirm(
            [
                ConfirmRow(desk.say("表单", "Form"), draft.form.name(desk.language)),
                ConfirmRow(desk.say("谁", "Who"), draft.title),
                ConfirmRow(desk.say("存于", "Saved"), saved(draft, desk)),
            ],
            question: desk.say("丢弃后找不回来。F10 或 Y 丢弃，F12 留着", "It can't be brought back. F10 or Y discards, F12 keeps"),
            words: desk.words)
    }
}
