package import MutualAid
package import Terminal

/// P8: what a draft would change in one plan: the sums, the distribution, and the largest changes.
package enum SimulationPage: Screen {
    package struct State: Sendable, Equatable {
        let plan: SimulatedPlan
        var list: ListView
        /// On a small terminal: the distribution instead of the list.
        var showsHistogram = false
        var size = Size.home

        package init(_ plan: SimulatedPlan, _ desk: Desk) {
            self.plan = plan
            list = ListView(
                [], rows: plan.largest.map { SimulationPage.row($0) },
                emptyText: desk.say("  没有一件理赔会变。", "  No claim would change."), words: desk.words)
        }

        /// Both have room below each other.
        var isTall: Bool { size.rows >= 28 }
    }

    package enum Action: Sendable, Equatable {
        case key(Input)
        case turn
    }

    package static let code = "P8"

    package static func name(_ state: State, _ desk: Desk) -> String { desk.say("会变什么", "Simulation") }

    // MARK: commands

    package static func commands(_ state: State, _ desk: Desk) -> [Command<Action>] {
        var commands: [Command<Action>] = []
        if !state.showsHistogram, !state.list.rows.isEmpty {
            commands += [
                Command(
                    .shown("1-\(min(9, state.list.rows.count))"), desk.say("两张核算单", "Both worksheets"), priority: 0,
                    .key(.key(.enter)))
            ]
            if state.list.rows.count > state.list.pageRows {
                commands += [
                    Command(.act(.pageBack), desk.say("上页", "Page up"), priority: 4, .key(.act(.pageBack))),
                    Command(.act(.pageForward), desk.say("下页", "Page down"), priority: 3, .key(.act(.pageForward))),
                ]
            }
        }
        if !state.isTall {
            commands.append(
                Command(
                    .act(.details),
                    state.showsHistogram ? desk.say("最大的变化", "Largest") : desk.say("分布", "Distribution"), priority: 1,
                    .turn))
        }
        return commands
    }

    package static func read(_ input: Input, _ state: State, _ desk: Desk) -> Action? {
        guard !state.showsHistogram || state.isTall else { return nil }
        var list = state.list
        return list.handle(input) == nil ? nil : .key(input)
    }

    package static func setListRows(_ state: inout State, _ rows: Int) { state.list.pageRows = rows }
    package static func setSize(_ state: inout State, _ size: Size) { state.size = size }

    // MARK: reduce

    package static func reduce(_ state: inout State, _ action: Action, _ desk: Desk) -> [Effect] {
        switch action {
        case .turn: state.showsHistogram.toggle()
        case .key(let input):
            switch state.list.handle(input) {
            case .picked(let place):
                guard state.plan.largest.indices.contains(place) else { return [] }
                return [.go(.compared(state.plan.largest[place], edition: state.plan.change.edition))]
            case .wrongKey(let why): return [.inform(why)]
            case .moved, .ticked, .wantsMore, nil: break
            }
        }
        return []
    }

    // MARK: view

    package static func view(_ state: State, _ desk: Desk) -> Page {
        let sheet = SimulationSheet(state.plan, columns: state.size.columns, desk)
        var blocks: [Block] = [.lines(sheet.sums)]
        if state.isTall || state.showsHistogram {
            blocks += [.rule(desk.say("变化的分布", "How the changes are spread")), .lines(sheet.histogram)]
        }
        if state.isTall || !state.showsHistogram {
            var list = state.list
            list.columns = columns(desk)
            blocks += [.rule(desk.say("变化最大的", "The largest changes")), .list(list)]
        }
        return desk.page(
            crumb: Line([
                Span(desk.say("七项保障 > 会变什么 > ", "Plans > What would change? > "), .breadcrumb),
                Span(state.plan.change.planName.name(desk.language), .step),
                Span("  \(state.plan.change.edition)", .muted),
            ]), blocks)
    }

    private static func columns(_ desk: Desk) -> [Column] {
        [
            Column(desk.say("理赔号", "Claim"), 17), Column(desk.say("姓名", "Name"), 6, drop: 2),
            Column(desk.say("事件", "Event"), 10, drop: 1), Column(desk.say("原给付", "Then"), 11, .right, drop: 3),
            Column(desk.say("现给付", "Now"), 11, .right), Column(desk.say("差额", "Difference"), 0, .right),
        ]
    }

    private static func row(_ claim: ComparedClaim) -> ListRow {
        ListRow(
            claim.number.text,
            [
                Line(claim.number.text), Line(claim.maskedName), Line(claim.day.iso),
                Line(claim.change.then.grouped, .figure), Line(claim.change.now.grouped, .figure),
                Line(claim.change.difference.signed, .changed),
            ])
    }
}

/// P9: one claim's worksheets then and under the draft, side by side where there is room, else one below the other.
package enum ComparedPage: Screen {
    package struct State: Sendable, Equatable {
        let claim: ComparedClaim
        let edition: EditionCode
        var top = 0
        var size = Size.home

        package init(_ claim: ComparedClaim, edition: EditionCode, _ desk: Desk) {
            self.claim = claim
            self.edition = edition
        }

        var rows: Int { max(1, Page.bodyRows(size: size)) }
    }

    package enum Action: Sendable, Equatable {
        case scroll(to: Int)
    }

    package static let code = "P9"

    package static func name(_ state: State, _ desk: Desk) -> String { desk.say("两张核算单", "Both worksheets") }

    private static func lines(_ state: State, _ desk: Desk) -> [Line] {
        PairedWorksheets(desk, columns: state.size.columns).lines(state.claim, edition: state.edition)
    }

    package static func commands(_ state: State, _ desk: Desk) -> [Command<Action>] {
        let last = max(0, lines(state, desk).count - state.rows)
        guard last > 0 else { return [] }
        return [
            Command(
                .act(.pageBack), desk.say("上页", "Page up"), priority: 3, .scroll(to: max(0, state.top - state.rows))),
            Command(
                .act(.pageForward), desk.say("下页", "Page down"), priority: 2,
                .scroll(to: min(last, state.top + state.rows))),
        ]
    }

    package static func read(_ input: Input, _ state: State, _ desk: Desk) -> Action? {
        let last = max(0, lines(state, desk).count - state.rows)
        return switch input {
        case .key(.up): .scroll(to: max(0, state.top - 1))
        case .key(.down): .scroll(to: min(last, state.top + 1))
        case .key(.home): .scroll(to: 0)
        case .key(.end): .scroll(to: last)
        case .key(.character(" ")), .key(.enter): .scroll(to: min(last, state.top + state.rows))
        default: nil
        }
    }

    package static func setSize(_ state: inout State, _ size: Size) { state.size = size }

    package static func reduce(_ state: inout State, _ action: Action, _ desk: Desk) -> [Effect] {
        if case .scroll(let top) = action { state.top = top }
        return []
    }

    package static func view(_ state: State, _ desk: Desk) -> Page {
        let lines = lines(state, desk)
        let rows = state.rows
        let top = min(state.top, max(0, lines.count - rows))
        let pages = (lines.count + rows - 1) / rows
        let claim = state.claim
        return desk.page(
            crumb: Line([
                Span("\(claim.number.text)  ", .step),
                // Before what may be cut at 60 columns.
                Span(claim.change.difference.signed, .changed),
                Span("  \(claim.maskedName)  \(claim.event.name(desk.language))  \(claim.day.iso)", .breadcrumb),
            ]),
            [.lines(Array(lines.dropFirst(top).prefix(rows)))],
            paging: pages > 1 ? "\(min(pages, (top + rows - 1) / rows + 1))/\(pages)" : "")
    }
}
