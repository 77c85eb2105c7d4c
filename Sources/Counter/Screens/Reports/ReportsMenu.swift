import MutualAid
package import Terminal

/// R0: the reports of the office.
package enum ReportsMenu: Screen {
    package struct State: Sendable, Equatable {
        var selected = 0

        package init() {}
    }

    package enum Action: Sendable, Equatable {
        case key(Input)
    }

    package static let code = "R0"

    package static func name(_ state: State, _ desk: Desk) -> String { desk.say("统计报表", "Reports") }

    package static func commands(_ state: State, _ desk: Desk) -> [Command<Action>] {
        [Command(.shown("1-\(places.count)"), desk.say("选择", "Choose"), priority: 0, .key(.key(.enter)))]
    }

    /// In the order of their digits.
    private static var places: [Place] { Place.all.filter { $0.isReport } }

    package static func read(_ input: Input, _ state: State, _ desk: Desk) -> Action? {
        var menu = menu(state, desk)
        return menu.handle(input) == nil ? nil : .key(input)
    }

    package static func reduce(_ state: inout State, _ action: Action, _ desk: Desk) -> [Effect] {
        guard case .key(let input) = action else { return [] }
        var menu = menu(state, desk)
        let event = menu.handle(input)
        state.selected = menu.selected
        switch event {
        case .picked(let place): return [.go(places[place].destination)]
        case .wrongKey(let why): return [.inform(why)]
        case .moved, .typed, nil: return []
        }
    }

    private static func menu(_ state: State, _ desk: Desk) -> Menu {
        Menu(
            places.enumerated().map { place, report in
                MenuItem(
                    place + 1, report.name(desk.language), hint: report.hint(desk.language),
                    letters: String(report.letters.prefix { $0 != " " }))
            }, selected: state.selected, words: desk.words)
    }

    package static func view(_ state: State, _ desk: Desk) -> Page {
        desk.page([.spacer(1), .menu(menu(state, desk))])
    }
}
