package import MutualAid
package import Terminal

/// P3: every figure of a plan with its basis, the last two editions side by side, and the diseases it lists.
package enum PlanPage: Screen {
    package struct State: Sendable, Equatable {
        var plan: PlanCode
        /// The first row shown.
        var top = 0
        var size = Size.home

        package init(_ code: PlanCode, _ desk: Desk) { plan = code }

        /// Rows that the figures have, between the head and the foot.
        func rows(_ foot: Int) -> Int { max(1, Page.bodyRows(size: size) - foot - 1) }
    }

    package enum Action: Sendable, Equatable {
        case scroll(to: Int)
        case open(PlanCode)
        case simulate
    }

    package static let code = "P3"

    package static func name(_ state: State, _ desk: Desk) -> String { desk.say("保障条款", "Plan terms") }

    package static func commands(_ state: State, _ desk: Desk) -> [Command<Action>] {
        let sheet = PlanSheet(state.plan, columns: state.size.columns, desk)
        let rows = state.rows(sheet.foot.count)
        let last = max(0, sheet.lines.count - rows)
        var commands: [Command<Action>] = [
            Command(
                .shown(desk.catalogue.plans.count > 1 ? "1-\(min(9, desk.catalogue.plans.count))" : "1"),
                desk.say("另一项保障", "Another plan"), priority: 1, .scroll(to: state.top)),
            Command(.digit(0), desk.say("会变什么", "What would change?"), priority: 4, .simulate),
        ]
        if last > 0 {
            commands += [
                Command(.act(.pageBack), desk.say("上页", "Page up"), priority: 3, .scroll(to: max(0, state.top - rows))),
                Command(
                    .act(.pageForward), desk.say("下页", "Page down"), priority: 2,
                    .scroll(to: min(last, state.top + rows))),
            ]
        }
        return commands
    }

    package static func read(_ input: Input, _ state: State, _ desk: Desk) -> Action? {
        let sheet = PlanSheet(state.plan, columns: state.size.columns, desk)
        let rows = state.rows(sheet.foot.count)
        let last = max(0, sheet.lines.count - rows)
        switch input {
        case .key(.up): return .scroll(to: max(0, state.top - 1))
        case .key(.down): return .scroll(to: min(last, state.top + 1))
        case .key(.home): return .scroll(to: 0)
        case .key(.end): return .scroll(to: last)
        case .key(.character(" ")), .key(.enter): return .scroll(to: min(last, state.top + rows))
        case .key(.left): return neighbour(state, -1, desk).map(Action.open)
        case .key(.right): return neighbour(state, 1, desk).map(Action.open)
        case .key(.character(let character)):
            guard let digit = Normal.ascii(character).wholeNumberValue, desk.catalogue.plans.indices.contains(digit - 1)
            else { return nil }
            return .open(desk.catalogue.plans[digit - 1].code)
        default: return nil
        }
    }

    private static func neighbour(_ state: State, _ step: Int, _ desk: Desk) -> PlanCode? {
        let plans = desk.catalogue.plans
        guard let place = plans.firstIndex(where: { $0.code == state.plan }), plans.indices.contains(place + step)
        else {
            return nil
        }
        return plans[place + step].code
    }

    package static func setSize(_ state: inout State, _ size: Size) { state.size = size }

    // MARK: reduce

    package static func reduce(_ state: inout State, _ action: Action, _ desk: Desk) -> [Effect] {
        switch action {
        case .scroll(let top): state.top = top
        case .open(let plan):
            state.plan = plan
            state.top = 0
        case .simulate: return [.go(.simulate)]
        }
        return []
    }

    // MARK: view

    package static func view(_ state: State, _ desk: Desk) -> Page {
        guard let plan = desk.catalogue.plan(state.plan) else {
            return desk.page([.lines([Line(desk.say("没有这项保障：", "No such plan: ") + state.plan.text, .muted)])])
        }
        let sheet = PlanSheet(state.plan, columns: state.size.columns, desk)
        let rows = state.rows(sheet.foot.count)
        let top = min(state.top, max(0, sheet.lines.count - rows))
        let pages = (sheet.lines.count + rows - 1) / rows
        var shown = Array(sheet.lines.dropFirst(top).prefix(rows))
        shown += Array(repeating: Line.blank, count: max(0, rows - shown.count))
        return desk.page(
            crumb: Line([
                Span(desk.say("七项保障 > ", "Plans > "), .breadcrumb),
                Span("\(plan.place) \(plan.name(desk.language))", .step), Span("  \(plan.code.text)", .muted),
            ]),
            [.lines([sheet.head]), .lines(shown), .lines(sheet.foot)],
            paging: pages > 1 ? "\(min(pages, (top + rows - 1) / rows + 1))/\(pages)" : "")
    }
}
