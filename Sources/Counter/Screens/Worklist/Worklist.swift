package import MutualAid
package import Terminal

/// L1: what waits for the operator, a group for each kind of work, the oldest first.
package enum Worklist: Screen {
    package struct State: Sendable, Equatable {
        /// The groups with something in them; `nil` until the office has answered.
        var tallies: [WorkTally]?
        /// The group shown: the first that has something in it, until another is chosen.
        var kind: WorkKind?
        var rows: [WorkRow] = []
        var list: ListView
        var size = Size.home
        /// Another group, or the same without what was done, is on its way: it moves the rows under the keys.
        var isMoving = false
        /// Records that look like one, which nobody has settled.
        var warnings = 0

        package init(_ desk: Desk) { list = ListView([], words: desk.words) }
    }

    package enum Action: Sendable, Equatable {
        case key(Input)
        case loaded(WorkPage)
        case warned(Int)
        case warnings
        case refresh
        /// The group so many places on.
        case turn(Int)
        case take
        case taken(ClaimCard, ClaimDecision)
        case refused
        /// To the batches, which wait for people of money beside the claims.
        case payments
    }

    package static let code = "L1"

    package static func name(_ state: State, _ desk: Desk) -> String { desk.say("待办", "To do") }

    /// Asked again whenever a claim above is left, so that what was decided is gone; as many rows as were there.
    package static func opening(_ state: State, _ desk: Desk) -> [Effect] {
        [ask(state), .ask(.people(.warnings(.office)))]
    }

    /// Rows of one answer; more are asked for as one pages on.
    static let rowsAtOnce = 100

    private static func ask(_ state: State) -> Effect {
        .ask(.life(.worklist(state.kind, after: nil, limit: max(rowsAtOnce, state.rows.count))))
    }

    package static func holdsKeys(_ state: State) -> Bool { state.tallies == nil || state.isMoving }
    package static func stopWaiting(_ state: inout State) { state.isMoving = false }
    package static func setListRows(_ state: inout State, _ rows: Int) { state.list.pageRows = rows }
    package static func setSize(_ state: inout State, _ size: Size) { state.size = size }

    // MARK: commands

    package static func commands(_ state: State, _ desk: Desk) -> [Command<Action>] {
        var commands = [Command(.act(.refresh), desk.say("刷新", "Refresh"), priority: 7, Action.refresh)]
        if kinds(state).count > 1 {
            commands.insert(
                Command(
                    .act(.details), desk.say("下一类", "Next group"),
                    help: desk.say("左右键也可以换。", "Left and Right change it too."), priority: 1, .turn(1)), at: 0)
        }
        if state.warnings > 0 {
            commands.append(
                Command(
                    .act(.choices), desk.say("提示", "Warnings"),
                    help: desk.say("像是同一个的人和理赔。", "People and claims that look like one."), priority: 2, .warnings))
        }
        if state.kind?.isPayment == true || BatchLife.waits(for: desk.user) {
            let makes = state.kind == .stage(.approved)
            commands.insert(
                Command(
                    .act(.new), makes ? desk.say("制批", "Make a batch") : desk.say("批次", "Batches"), priority: 1,
                    .payments),
                at: 0)
        }
        guard let row = state.selected else { return commands }
        let action: ClaimAction = row.taken == nil ? .take : .handBack
        commands.insert(
            Command(
                .digit(0), action.name(desk.language).capitalisedFirst,
                help: desk.say(
                    "选中的这件：领取后别人不会再办，交回就放开。", "The selected one: taken, others leave it alone; handed back, it is free."
                ),
                priority: 1, .take), at: 0)
        commands.insert(Command(.shown("1-9"), desk.say("打开", "Open"), priority: 0, .key(.key(.enter))), at: 0)
        if state.list.rows.count > state.list.pageRows || state.list.hasMore {
            commands += [
                Command(.act(.pageBack), desk.say("上页", "Back a page"), priority: 3, .key(.act(.pageBack))),
                Command(.act(.pageForward), desk.say("下页", "Next page"), priority: 3, .key(.act(.pageForward))),
            ]
        }
        return commands
    }

    // MARK: reduce

    package static func read(_ input: Input, _ state: State, _ desk: Desk) -> Action? {
        switch input {
        case .key(.right): return .turn(1)
        case .key(.left): return .turn(-1)
        default: break
        }
        var list = state.list
        return list.handle(input) == nil ? nil : .key(input)
    }

    package static func hear(_ reply: Reply, to request: Request, _ state: State, _ desk: Desk) -> Action? {
        switch (request, reply) {
        case (.life(.worklist), .life(.worklist(let page))): .loaded(page)
        case (.people(.warnings), .people(.warnings(let open))): .warned(open.count)
        case (.decide(_, _, let decision), .claim(let card)): .taken(card, decision)
        case (.decide, _): .refused
        default: nil
        }
    }

    package static func reduce(_ state: inout State, _ action: Action, _ desk: Desk) -> [Effect] {
        switch action {
        case .refresh, .refused: return [ask(state)]
        case .payments: return [.go(state.kind == .stage(.approved) ? .makeBatch : .batches)]
        case .loaded(let page): load(page, &state, desk)
        case .warned(let count): state.warnings = count
        case .warnings: return [.go(.warnings(.office))]
        case .turn(let step):
            let kinds = kinds(state)
            guard kinds.count > 1 else { return [.inform(desk.say("只有这一类。", "This is the only group."))] }
            let place = kinds.firstIndex { $0 == state.kind } ?? 0
            let next = kinds[(place + step + kinds.count) % kinds.count]
            state.isMoving = true
            return [.ask(.life(.worklist(next, after: nil, limit: rowsAtOnce)))]
        case .take:
            guard let row = state.selected else { return [] }
            state.isMoving = true
            return [.ask(.decide(row.id, version: row.version, row.taken == nil ? .take : .handBack))]
        case .taken(let card, let decision):
            return [ask(state), .praise("\(card.claim.number.text)  " + DoneWords(desk).text(decision, card.claim))]
        case .key(let input):
            switch state.list.handle(input) {
            case .picked(let place):
                guard state.rows.indices.contains(place), let kind = state.kind else { return [] }
                return [.go(WorkGroup.destination(of: state.rows[place], in: kind))]
            case .wrongKey(let why): return [.inform(why)]
            case .wantsMore: return more(state)
            case .moved, .ticked, nil: break
            }
        }
        return []
    }

    private static func more(_ state: State) -> [Effect] {
        guard let last = state.rows.last else { return [] }
        return [.ask(.life(.worklist(state.kind, after: WorkPlace(after: last), limit: rowsAtOnce)))]
    }

    private static func load(_ page: WorkPage, _ state: inout State, _ desk: Desk) {
        state.tallies = page.tallies
        state.isMoving = false
        if page.after == nil {
            if page.kind != state.kind { state.list.selected = 0 }
            state.kind = page.kind
            state.rows = page.rows
        } else if page.kind == state.kind, page.after == state.rows.last.map(WorkPlace.init(after:)) {
            // The page that was asked for behind the last row: one stands on its first.
            state.list.selected = state.rows.count
            state.rows += page.rows
        }
        state.list.rows = state.rows.map { WorkGroup.row($0, desk) }
        state.list.hasMore = page.hasMore
        state.list.selected = min(state.list.selected, max(0, state.rows.count - 1))
    }

    /// The groups that can be turned to: those with something in them, and the one shown.
    static func kinds(_ state: State) -> [WorkKind] {
        let full = Set((state.tallies ?? []).filter { $0.count > 0 }.map(\.kind))
        return WorkKind.inOrder.filter { full.contains($0) || $0 == state.kind }
    }
}

extension Worklist.State {
    var selected: WorkRow? { rows.indices.contains(list.selected) ? rows[list.selected] : nil }
}

extension WorkKind {
    /// What a payment batch is made of, or waits in one.
    fileprivate var isPayment: Bool {
        self == .stage(.approved) || self == .stage(.inBatch) || self == .stage(.paymentFailed)
    }
}
