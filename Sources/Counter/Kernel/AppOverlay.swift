import MutualAid
import Terminal

/// What the kernel puts over any screen.
enum AppOverlay: Sendable {
    case help(title: String, TextView, isField: Bool)
    case box(Box)
    case alarm(title: String, TextView)
    case quit(Confirm)
    /// What could not be stored is lost by that.
    case losing(Confirm, Leaving)

    var isTyping: Bool {
        if case .box = self { true } else { false }
    }
}

extension App {
    mutating func takeOverlay(_ input: Input) -> [Ask] {
        switch overlay {
        case .help(let title, let text, let isField): takeHelp(input, title, text, isField)
        case .box(let box): return takeBox(input, box)
        case .alarm(let title, let text): takeAlarmKey(input, title, text)
        case .quit(let confirm): return answer(confirm, input) { $0.finishOnceSaved() }
        case .losing(let confirm, let leaving): return answer(confirm, input) { $0.lose(leaving) }
        case nil: break
        }
        return []
    }

    private mutating func answer(_ confirm: Confirm, _ input: Input, _ yes: (inout App) -> [Ask]) -> [Ask] {
        switch confirm.handle(input) {
        case .yes: return yes(&self)
        case .wrongKey(let why): message = Message(.info, why)
        case .no, nil: overlay = nil
        }
        return []
    }

    // MARK: help

    /// The first F1 explains the field in focus, the second the screen.
    mutating func openHelp() {
        guard let room = frames.last?.room else { return }
        if let help = room.fieldHelp(desk) {
            overlay = .help(title: desk.say("这一项", "This field"), TextView(help.lines), isField: true)
        } else {
            openScreenHelp(room)
        }
    }

    private mutating func openScreenHelp(_ room: any Room) {
        var lines = [Line(desk.say("这个屏幕能做的：", "What this screen can do:"), .section)]
        for command in allCommands(of: room) {
            lines.append(Line([Span(command.binding.name.padded(10), .key), Span(command.name, .keyLabel)]))
            for (text, role) in [(command.help, Role.muted), (command.barred ?? "", .warning)] where !text.isEmpty {
                for row in Cells.wrap(text, size.columns - 18) { lines.append(Line("".padded(10) + row, role)) }
            }
        }
        lines.append(.blank)
        lines.append(
            Line(
                desk.say(
                    "F 键被终端占用时：Alt+数字，或 Ctrl+G 再按 1…9 0 - =。",
                    "Where the terminal keeps the F keys: Alt+digit, or Ctrl+G and then 1…9 0 - =."), .muted))
        lines.append(
            Line(desk.say("日期可打 t（今天）、+7、15、3-15、20260315。", "Dates: t (today), +7, 15, 3-15, 20260315."), .muted))
        overlay = .help(title: "\(room.name(desk))  \(room.code)", TextView(lines), isField: false)
    }

    private mutating func takeHelp(_ input: Input, _ title: String, _ text: TextView, _ isField: Bool) {
        var text = text
        if input == .act(.help), isField, let room = frames.last?.room { return openScreenHelp(room) }
        if text.handle(input) {
            overlay = .help(title: title, text, isField: isField)
        } else {
            overlay = nil
        }
    }

    // MARK: the box

    mutating func openBox(_ text: String) {
        var box = Box(text, words: desk.words)
        box.show(commandItems(matching: text))
        overlay = .box(box)
    }

    private static let boxLimit = 5

    mutating func askBox(_ text: String) -> [Ask] {
        guard let top, !text.isEmpty else { return [] }
        let ask = number(.find(text, limit: Self.boxLimit), for: top)
        boxTicket = ask.ticket
        return [ask]
    }

    private mutating func takeBox(_ input: Input, _ box: Box) -> [Ask] {
        var box = box
        if input == .act(.help) {
            message = Message(
                .info,
                desk.say(
                    "打姓名、拼音、证件号或后四位、手机号、单位、编号，或命令的拼音",
                    "Type a name, pinyin, ID or last four, phone, employer, number or command"))
            return []
        }
        let event = box.handle(input)
        overlay = .box(box)
        switch event {
        case .moved: return []
        case .wrongKey(let why):
            message = Message(.info, why)
            return []
        case .query(let text):
            // What was found last stays until the next answer, a few milliseconds away: less to repaint, nothing flickers.
            let found = text.isEmpty ? [] : box.items.filter { $0.id.hasPrefix("r:") }
            box.show(found + commandItems(matching: text))
            box.waiting = !text.isEmpty
            if text.isEmpty {
                box.note = ""
                boxTicket = nil
            }
            overlay = .box(box)
            return askBox(text)
        case .closed:
            overlay = nil
            boxTicket = nil
            return []
        case .picked(let item):
            overlay = nil
            boxTicket = nil
            return pick(item)
        }
    }

    mutating func receiveInBox(_ reply: Reply) -> [Ask] {
        boxTicket = nil
        let before = message
        switch reply {
        case .found(_, let rows): showInBox(rows)
        case .failed(let sentence):
            message = Message(.error, sentence.text)
            // The commands need no office.
            showInBox([])
        default: break
        }
        return goOnTyping(before)
    }

    private mutating func showInBox(_ rows: [FoundRow]) {
        guard case .box(var box) = overlay else { return }
        boxRows = rows
        let found = rows.enumerated().map { place, row in
            BoxItem(
                id: "r:\(place)", kind: row.kind.name(desk.language), label: row.name,
                detail: row.tellsApart(desk))
        }
        box.show(found + commandItems(matching: box.editor.text))
        // In the box, not on the message row: it stays from key to key.
        box.note =
            if box.items.isEmpty {
                desk.say("换一种写法；登记新会员从 1 会员参保进", "Write it another way; a new member starts at 1 Enrolment")
            } else if rows.count == Self.boxLimit {
                desk.say("先列 \(rows.count) 个：接着打字就少", "The first \(rows.count): type on for fewer")
            } else {
                ""
            }
        overlay = .box(box)
    }

    private mutating func pick(_ item: BoxItem) -> [Ask] {
        guard let top else { return [] }
        let place = Int(item.id.dropFirst(2)) ?? 0
        if item.id.hasPrefix("r:"), boxRows.indices.contains(place) {
            switch boxRows[place].ref {
            case .person(let id), .enrolment(_, let id): return run([.go(.person(id))], from: top)
            case .claim(let id, _): return run([.go(.claim(id))], from: top)
            case .employer(let id):
                if let barred = FindPerson.mayEnrol(desk) { return run([.warn(barred)], from: top) }
                let last = ["employer": "\(id.value)", "employer.text": boxRows[place].name]
                return run([.go(.newMember(typed: "", last: last))], from: top)
            }
        }
        if item.id.hasPrefix("c:p") {
            let index = Int(item.id.dropFirst(3)) ?? 0
            guard Place.all.indices.contains(index) else { return [] }
            return run([.go(Place.all[index].destination)], from: top)
        }
        if let command = SeatCommand.allCases.first(where: { $0.id == item.id }) {
            return run([command.effect], from: top)
        }
        guard let last = frames.indices.last, let command = Int(item.id.dropFirst(3)) else { return [] }
        let effects = frames[last].room.run(command: command, desk)
        return run(effects, from: top)
    }

    /// The screen's commands and the places of the menu whose name, code, pinyin or English begins with the text.
    private func commandItems(matching text: String) -> [BoxItem] {
        let wanted = text.lowercased()
        let label = desk.say("命令", "command")
        let here = frames.last?.room.commands(desk) ?? []
        let commands = here.filter { $0.isOne && (wanted.isEmpty || $0.isCalled(wanted)) }.map { command in
            BoxItem(
                id: "c:s\(command.place)", kind: label, label: command.name, detail: command.help,
                key: command.binding.name,
                barred: command.barred)
        }
        let places = Place.all.enumerated().filter { _, place in place.matches(wanted) }.map { index, place in
            BoxItem(
                id: "c:p\(index)", kind: label, label: place.name(desk.language), detail: place.hint(desk.language),
                key: place.digit.map { "\($0)" } ?? place.code, barred: place.destination.barred(desk))
        }
        return commands + places + SeatCommand.items(matching: wanted, desk)
    }

    /// A screen's own commands, then those that every screen has.
    func allCommands(of room: any Room) -> [CommandRow] {
        let own = room.commands(desk)
        return own + globalCommands.filter { global in !own.contains { $0.binding == global.binding } }
    }

    private var globalCommands: [CommandRow] {
        let rows: [(Act, String, String, Int)] = [
            (.help, "帮助", "Help", 1), (.box, "命令", "Find", 3), (.bringBack, "草稿", "Drafts", 8),
            (.leave, frames.count > 1 ? "主菜单" : "退出", frames.count > 1 ? "Menu" : "Exit", 4),
            (.back, frames.count > 1 ? "返回" : "退出", frames.count > 1 ? "Back" : "Exit", 2),
        ]
        let isConfined = frames.last?.room.confines(desk) != nil
        let shown = rows.filter { !isConfined || $0.0 != .box && $0.0 != .bringBack }
        return shown.map { act, zh, en, priority in
            CommandRow(
                place: -1, binding: .act(act), name: desk.say(zh, en), help: "", barred: nil, priority: priority)
        }
    }
}

extension CommandRow {
    /// One thing to do; `1-9 choose` is none.
    fileprivate var isOne: Bool {
        if case .shown(let keys) = binding { keys == "Enter" } else { true }
    }

    fileprivate func isCalled(_ wanted: String) -> Bool {
        if name.lowercased().contains(wanted) { return true }
        let letters = CommandLetters.letters(name)
        return CommandLetters.match(wanted, initials: letters.initials, whole: letters.whole)
    }
}

extension Place {
    func matches(_ wanted: String) -> Bool {
        if wanted.isEmpty || zh.contains(wanted) || en.lowercased().contains(wanted) || code.lowercased() == wanted {
            return true
        }
        let letters = letters.split(separator: " ")
        return letters.count == 2 && CommandLetters.match(wanted, initials: letters[0], whole: letters[1])
    }
}

extension String {
    var lines: [Line] { split(separator: "\n", omittingEmptySubsequences: false).map { Line(String($0)) } }

    /// ASCII padded to `width` cells.
    func padded(_ width: Int) -> String { self + String(repeating: " ", count: Swift.max(1, width - count)) }
}
