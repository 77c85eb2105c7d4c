package import MutualAid
package import Terminal

/// E5: everything that the office has of one person, in sections by digit.
package enum MemberCard: Screen {
    /// In the order of their digits.
    enum Section: Int, CaseIterable, Sendable {
        case covers, claims, payments, papers, calls, corrections, warnings, family
    }

    package struct State: Sendable, Equatable {
        let person: PersonID
        var file: MemberFile?
        var isGone = false
        var section = Section.covers
        /// The row selected in each section; going back and forth keeps it.
        var selected: [Section: Int] = [:]
        /// F11: the other columns.
        var showsMore = false
        var pageRows = 9
        var size = Size.home

        package init(_ id: PersonID) { person = id }
    }

    package enum Action: Sendable, Equatable {
        case key(Input)
        case loaded(MemberFile)
        case gone
        case refresh
        case section(Int)
        case more
        case go(Destination)
    }

    package static let code = "E5"

    package static func name(_ state: State, _ desk: Desk) -> String { desk.say("会员全部资料", "Member card") }

    package static func opening(_ state: State, _ desk: Desk) -> [Effect] { [.ask(.people(.file(state.person)))] }

    package static func hear(_ reply: Reply, to request: Request, _ state: State, _ desk: Desk) -> Action? {
        switch (request, reply) {
        case (.people(.file(state.person)), .people(.file(let file))): .loaded(file)
        case (.people(.file), .nobody): .gone
        default: nil
        }
    }

    package static func setSize(_ state: inout State, _ size: Size) { state.size = size }
    package static func setListRows(_ state: inout State, _ rows: Int) { state.pageRows = max(1, rows) }
    package static func holdsKeys(_ state: State) -> Bool { state.file == nil && !state.isGone }

    // MARK: commands

    package static func commands(_ state: State, _ desk: Desk) -> [Command<Action>] {
        let refresh = Command(.act(.refresh), desk.say("刷新", "Refresh"), priority: 6, Action.refresh)
        guard let file = state.file else { return [refresh] }
        return [
            Command(.shown("1-8"), desk.say("看哪一类", "Section"), priority: 0, .section(0)),
            Command(.shown("Enter"), desk.say("打开所选", "Open"), priority: 1, .key(.key(.enter))),
            Command(.act(.details), desk.say("其他列", "Other columns"), priority: 2, .more),
            Command(
                .digit(9), desk.say("更正", "Corrections"), priority: 3, .go(.corrections(file.card.person.id))),
            Command(.digit(0), desk.say("个人页", "The person"), priority: 4, .go(.person(file.card.person.id))),
            RevealPage.command(state.size.columns, desk, .go(.reveal(.person(file.card.person.id)))), refresh,
        ]
    }

    package static func read(_ input: Input, _ state: State, _ desk: Desk) -> Action? {
        guard let file = state.file else { return nil }
        // The tabs tell the digits: in the legend there is no room for them.
        if case .key(.character(let typed)) = input, let digit = Normal.ascii(typed).wholeNumberValue,
            (1...Section.allCases.count).contains(digit)
        {
            return .section(digit - 1)
        }
        var list = MemberCardRows(file, state, desk).list
        return list.handle(input) == nil ? nil : .key(input)
    }

    // MARK: reduce

    package static func reduce(_ state: inout State, _ action: Action, _ desk: Desk) -> [Effect] {
        switch action {
        case .loaded(let file):
            state.file = file
            // Something is open: it is what whoever comes should see first.
            if state.selected.isEmpty, file.warnings.contains(where: \.isOpen) { state.section = .warnings }
        case .gone: state.isGone = true
        case .refresh: return [.ask(.people(.file(state.person)))]
        case .section(let place): state.section = Section(rawValue: place) ?? .covers
        case .more: state.showsMore.toggle()
        case .go(let destination): return [.go(destination)]
        case .key(let input):
            guard let file = state.file else { return [] }
            let rows = MemberCardRows(file, state, desk)
            var list = rows.list
            let event = list.handle(input)
            state.selected[state.section] = list.selected
            switch event {
            case .picked(let place): return rows.rows[place].opens.map { [.go($0)] } ?? []
            case .wrongKey(let why): return [.inform(why)]
            case .moved, .ticked, .wantsMore, nil: break
            }
        }
        return []
    }

    // MARK: view

    package static func view(_ state: State, _ desk: Desk) -> Page {
        guard let file = state.file else {
            let said = state.isGone ? desk.say("没有找到这个人。", "This person was not found.") : desk.words.waiting
            return desk.page([.spacer(1), .lines([Line("  " + said, .muted)])])
        }
        let width = state.size.columns - 4
        let list = MemberCardRows(file, state, desk).list
        return desk.page(
            crumb: Line(file.card.person.number.text, .breadcrumb),
            [
                .lines(PersonLines(desk, width: width).head(file.card) + tabs(file, state, desk)), .spacer(1),
                .list(list),
            ])
    }

    /// `[1 保障 3]  2 理赔 2 …`, on as many lines as it takes; what is open is marked.
    private static func tabs(_ file: MemberFile, _ state: State, _ desk: Desk) -> [Line] {
        var lines: [[Span]] = [[]]
        var used = 0
        for section in Section.allCases {
            let count = MemberCardRows(file, state, desk, of: section).rows.count
            let isOpen = section == .warnings && file.warnings.contains(where: \.isOpen)
            let text = "\(section.rawValue + 1) \(section.name(desk)) \(count)\(isOpen ? "!" : "")"
            let shown = section == state.section ? "[\(text)]" : " \(text) "
            if used + Cells.width(shown) > state.size.columns - 3, used > 0 {
                lines.append([])
                used = 0
            }
            let role: Role = section == state.section ? .step : isOpen ? .warning : count == 0 ? .muted : .text
            lines[lines.count - 1].append(Span(shown + " ", role))
            used += Cells.width(shown) + 1
        }
        return [.blank] + lines.map { Line([Span(" ")] + $0) }
    }
}

extension MemberCard.Section {
    func name(_ desk: Desk) -> String {
        switch self {
        case .covers: desk.say("保障", "Covers")
        case .claims: desk.say("理赔", "Claims")
        case .payments: desk.say("拨付", "Payments")
        case .papers: desk.say("材料同意", "Papers")
        case .calls: desk.say("回访", "Calls")
        case .corrections: desk.say("更正", "Corrections")
        case .warnings: desk.say("提示", "Warnings")
        case .family: desk.say("家人旧号", "Family")
        }
    }
}
