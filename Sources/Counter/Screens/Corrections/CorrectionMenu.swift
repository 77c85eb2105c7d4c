package import MutualAid
package import Terminal

/// E6: what can be put right in a person's record, and what was, with old and new value, reason, who and when.
package enum CorrectionMenu: Screen {
    package struct State: Sendable, Equatable {
        let person: PersonID
        var file: MemberFile?
        var isGone = false
        var top = 0
        var size = Size.home

        package init(_ id: PersonID) { person = id }
    }

    package enum Action: Sendable, Equatable {
        case key(Input)
        case loaded(MemberFile)
        case gone
        case refresh
        case go(Destination)
    }

    package static let code = "E6"

    package static func name(_ state: State, _ desk: Desk) -> String { desk.say("更正", "Corrections") }

    package static func opening(_ state: State, _ desk: Desk) -> [Effect] { [.ask(.people(.file(state.person)))] }

    package static func hear(_ reply: Reply, to request: Request, _ state: State, _ desk: Desk) -> Action? {
        switch (request, reply) {
        case (.people(.file(state.person)), .people(.file(let file))): .loaded(file)
        case (.people(.file), .nobody): .gone
        default: nil
        }
    }

    package static func setSize(_ state: inout State, _ size: Size) { state.size = size }
    package static func holdsKeys(_ state: State) -> Bool { state.file == nil && !state.isGone }

    // MARK: commands

    /// What is done under a digit, with why it can't be done now.
    private struct Item {
        let digit: Int
        let name: String
        let hint: String
        let destination: Destination
        let barred: String?
    }

    private static func items(_ file: MemberFile, _ state: State, _ desk: Desk) -> [Item] {
        let card = file.card
        let id = card.person.id
        func barred(_ kind: CorrectionKind) -> String? {
            CorrectionRules.bar(kind, on: card, by: desk.user)?.sentence(desk.language).fitting(state.size.columns - 4)
        }
        func noCover(_ kind: CorrectionKind) -> String? {
            barred(kind)
                ?? (card.enrolments.contains { $0.cancelled == nil && $0.term.last >= desk.today }
                    ? nil : desk.say("没有可改的保障。", "There is no cover to correct."))
        }
        let died = card.person.died != nil
        return [
            Item(
                digit: 1, name: desk.say("更正资料", "Details"),
                hint: desk.say("姓名、证件、电话、卡、单位有误或变更", "name, ID, phone, card, employer"),
                destination: .editPerson(card), barred: barred(.details)),
            Item(
                digit: 2, name: desk.say("退保", "Cancel cover"),
                hint: desk.say("保障开始前退，会费原路退回", "before the term, the fee goes back"),
                destination: .correction(id, .cancel(nil)), barred: noCover(.cancellation)),
            Item(
                digit: 3, name: desk.say("改保障、会费", "Plan, fee"),
                hint: desk.say("选错保障、档次，或会费算错", "the wrong plan, tier or fee"),
                destination: .correction(id, .replace(nil)), barred: noCover(.plan)),
            Item(
                digit: 4, name: desk.say("离开单位", "Left employer"),
                hint: desk.say("保障照旧到期满", "cover goes on to its end"),
                destination: .correction(id, .leave), barred: barred(.leaving)),
            Item(
                digit: 5, name: desk.say("调动", "Transfer"), hint: desk.say("到另一个单位、办事处", "to another employer, office"),
                destination: .correction(id, .transfer), barred: barred(.transfer)),
            died
                ? Item(
                    digit: 6, name: desk.say("撤销身故", "Undo death"),
                    hint: desk.say("身故登记有误", "recorded by mistake"),
                    destination: .correction(id, .undoDeath), barred: barred(.deathUndone))
                : Item(
                    digit: 6, name: desk.say("身故登记", "Death"), hint: desk.say("登记后不能再参保", "no new cover after it"),
                    destination: .correction(id, .death), barred: barred(.death)),
            Item(
                digit: 7, name: desk.say("合并", "Merge"),
                hint: desk.say("同一人登记了两条，并成一条", "two records of one person"),
                destination: .correction(id, .merge(nil)), barred: barred(.merge)),
        ]
    }

    package static func commands(_ state: State, _ desk: Desk) -> [Command<Action>] {
        let refresh = Command(.act(.refresh), desk.say("刷新", "Refresh"), priority: 8, Action.refresh)
        guard let file = state.file else { return [refresh] }
        var commands = items(file, state, desk).map { item in
            Command(
                .digit(item.digit), item.name, help: item.hint, barred: item.barred, priority: item.digit == 1 ? 0 : 2,
                Action.go(item.destination))
        }
        commands.append(
            Command(.digit(8), desk.say("全部资料", "Member card"), priority: 3, .go(.memberCard(state.person))))
        if let living = file.card.living {
            commands.append(Command(.digit(9), desk.say("并入的记录", "The record"), priority: 0, .go(.person(living.id))))
        }
        return commands + [
            Command(.act(.pageForward), desk.say("翻页", "Page"), priority: 6, .key(.act(.pageForward))), refresh,
        ]
    }

    package static func read(_ input: Input, _ state: State, _ desk: Desk) -> Action? {
        var text = TextView([])
        return text.handle(input) ? .key(input) : nil
    }

    // MARK: reduce

    package static func reduce(_ state: inout State, _ action: Action, _ desk: Desk) -> [Effect] {
        switch action {
        case .loaded(let file): state.file = file
        case .gone: state.isGone = true
        case .refresh: return [.ask(.people(.file(state.person)))]
        case .go(let destination): return [.go(destination)]
        case .key(let input):
            let rows = Page.bodyRows(size: state.size)
            let lines = lines(state, desk)
            var text = TextView(lines, top: state.top, pageRows: rows)
            _ = text.handle(input)
            state.top = min(text.top, max(0, lines.count - rows))
        }
        return []
    }

    // MARK: view

    package static func view(_ state: State, _ desk: Desk) -> Page {
        guard let file = state.file else {
            let said = state.isGone ? desk.say("没有找到这个人。", "This person was not found.") : desk.words.waiting
            return desk.page([.spacer(1), .lines([Line("  " + said, .muted)])])
        }
        let text = TextView(lines(state, desk), top: state.top, pageRows: Page.bodyRows(size: state.size))
        return desk.page(crumb: Line(file.card.person.number.text, .breadcrumb), [.text(text)])
    }

    static func lines(_ state: State, _ desk: Desk) -> [Line] {
        guard let file = state.file else { return [] }
        let width = state.size.columns - 4
        var lines = PersonLines(desk, width: width).head(file.card)
        lines.append(.blank)
        let names = items(file, state, desk)
        let cells = (names.map { Cells.width($0.name) }.max() ?? 0) + 2
        for item in names {
            let hint = Cells.clip(item.hint, max(8, width - cells - 5))
            lines.append(
                Line([
                    Span(" \(item.digit) ", item.barred == nil ? .key : .muted),
                    Span(" " + Cells.fit(item.name, cells), item.barred == nil ? .text : .muted), Span(hint, .muted),
                ]))
        }
        lines.append(.blank)
        lines.append(Line(desk.say("更正记录", "What was corrected"), .section))
        guard !file.corrections.isEmpty else {
            return lines + [Line(desk.say("  没有更正过。", "  Nothing was corrected."), .muted)]
        }
        return lines
            + file.corrections.reversed().flatMap {
                CorrectionLines(desk, width: width).lines($0, of: file.card.person.id)
            }
    }
}

/// A correction as history: who, when, what it was and is, and why.
struct CorrectionLines {
    let desk: Desk
    let width: Int

    init(_ desk: Desk, width: Int) {
        self.desk = desk
        self.width = width
    }

    /// - Parameter person: a correction of another record, made one with this person's, says so.
    func lines(_ correction: Correction, of person: PersonID) -> [Line] {
        let at = correction.at.text(offsetMinutes: 480)
        let other = correction.person == person ? "" : desk.say("（并入前的记录）", " (the merged record)")
        let kind = correction.kind.name(desk.language) + other
        let head = [at, correction.byName, kind, correction.about ?? ""].filter { !$0.isEmpty }
        var lines = Cells.wrap(head.joined(separator: "  "), width - 2).enumerated().map { place, part in
            Line(place == 0 ? "  " + part : "    " + part)
        }
        for change in correction.changes {
            lines += Cells.wrap(text(change), width - 6).map { Line("      " + $0, .muted) }
        }
        let why = correction.why.reasons.map { $0.name(desk.language) }.joined(separator: desk.say("、", ", "))
        lines += Cells.wrap(desk.say("原因：", "because: ") + why, width - 6).map { Line("      " + $0, .muted) }
        return lines
    }

    /// `手机号：138****8000 改为 139****1111`.
    func text(_ change: CorrectionChange) -> String {
        let none = desk.say("无", "none")
        let old = change.shown(change.old, desk.language, desk.catalogue)
        let new = change.shown(change.new, desk.language, desk.catalogue)
        let name = change.field.name(desk.language) + desk.words.colon
        // What was only added, or only told, has nothing on the left.
        guard let old else { return name + (new ?? none) }
        return name + desk.say("\(old) 改为 \(new ?? none)", "\(old), now \(new ?? none)")
    }
}
