import MutualAid
package import Terminal

/// P2: the plans with the edition in force, fee, who may join, and how many figures still wait for the office.
package enum PlanList: Screen {
    package struct State: Sendable, Equatable {
        var selected = 0
        var pageRows = 9

        package init(_ desk: Desk) {}
    }

    package enum Action: Sendable, Equatable {
        case key(Input)
        case simulate
    }

    package static let code = "P2"

    package static func name(_ state: State, _ desk: Desk) -> String {
        Place.all.first { $0.destination == .plans }?.name(desk.language) ?? ""
    }

    package static func commands(_ state: State, _ desk: Desk) -> [Command<Action>] {
        [
            Command(
                .shown("1-\(min(9, desk.catalogue.plans.count))"), desk.say("看条款", "Terms"), priority: 0,
                .key(.key(.enter))),
            Command(.digit(0), desk.say("会变什么", "What would change?"), priority: 1, .simulate),
            Command(.shown("Enter"), desk.say("看选中的", "The selected"), priority: 4, .key(.key(.enter))),
        ]
    }

    package static func read(_ input: Input, _ state: State, _ desk: Desk) -> Action? {
        var list = list(state, desk)
        return list.handle(input) == nil ? nil : .key(input)
    }

    package static func setListRows(_ state: inout State, _ rows: Int) { state.pageRows = rows }

    // MARK: reduce

    package static func reduce(_ state: inout State, _ action: Action, _ desk: Desk) -> [Effect] {
        guard case .key(let input) = action else { return [.go(.simulate)] }
        var list = list(state, desk)
        let event = list.handle(input)
        state.selected = list.selected
        switch event {
        case .picked(let place): return [.go(.plan(desk.catalogue.plans[place].code))]
        case .wrongKey(let why): return [.inform(why)]
        case .moved, .ticked, .wantsMore, nil: return []
        }
    }

    // MARK: view

    package static func view(_ state: State, _ desk: Desk) -> Page {
        desk.page([
            .spacer(1), .list(list(state, desk)), .spacer(1), .rule(""), .lines(detail(state, desk)),
        ])
    }

    private static func list(_ state: State, _ desk: Desk) -> ListView {
        let isChinese = desk.language == .zh
        return ListView(
            [
                Column(desk.say("保障活动", "Plan"), isChinese ? 14 : 30), Column(desk.say("版本", "Edition"), 7, drop: 3),
                Column(desk.say("会费", "Fee"), isChinese ? 12 : 9, .right), Column(desk.say("谁", "Who"), 0, drop: 2),
                Column(desk.say("样例数字", "Samples"), isChinese ? 8 : 7, .right, drop: 1),
            ],
            rows: desk.catalogue.plans.map { row($0, desk) }, selected: state.selected, pageRows: state.pageRows,
            emptyText: desk.say("没有保障活动。", "There are no plans."), words: desk.words)
    }

    private static func row(_ plan: Plan, _ desk: Desk) -> ListRow {
        guard let edition = plan.edition(on: desk.today) ?? plan.editions.first else {
            return ListRow(plan.code.text, [Line(plan.name(desk.language))])
        }
        let samples = edition.sampleFigures.count
        return ListRow(
            plan.code.text,
            [
                Line(plan.name(desk.language)), Line(edition.code.text),
                Line(edition.feeText(frontLine: false, desk), .figure),
                Line(edition.whoText(desk)),
                Line(samples == 0 ? "" : "\(samples)" + sampleMark, samples == 0 ? .muted : .sample),
            ])
    }

    /// What a row has no room for, of the selected plan.
    private static func detail(_ state: State, _ desk: Desk) -> [Line] {
        guard desk.catalogue.plans.indices.contains(state.selected) else { return [.blank, .blank, .blank] }
        let plan = desk.catalogue.plans[state.selected]
        guard let edition = plan.edition(on: desk.today) ?? plan.editions.first else {
            return [.blank, .blank, .blank]
        }
        let samples = edition.sampleFigures.count
        let since = edition.starts.map {
            desk.say("，\($0.value.iso) 起", ", from \($0.value.iso)") + ($0.basis == .sample ? sampleMark : "")
        }
        let gist = edition.gist(desk).prefix(3).joined(separator: desk.say("，", ", "))
        return [
            Line([
                Span(" \(plan.code.text)", .label),
                Span(desk.say("  \(edition.code) 版", "  edition \(edition.code)") + (since ?? ""), .text),
                Span(edition.revision > 0 ? "  " + edition.revisionName(desk.language) : "", .text),
            ]),
            Line(" " + gist),
            samples == 0
                ? Line(desk.say(" 没有样例数字", " No sample figures"), .muted)
                : Line(
                    desk.say(
                        " 还有 \(samples) 个样例数字~，办事处确认前不作数", " \(samples) sample figures~: not valid until confirmed"),
                    .sample),
        ]
    }
}
