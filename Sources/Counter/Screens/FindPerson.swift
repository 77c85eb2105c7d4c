package import MutualAid
package import Terminal

/// E0, P0, C0, S0: one box for whatever is known of a person; what is found leads on to what the person is wanted for.
package enum FindPerson: Screen {
    package struct State: Sendable, Equatable {
        let purpose: Purpose
        var form: Form
        var rows: [FoundRow] = []
        var selected = 0
        var pageRows = 5
        /// The text that `rows` answer; `nil` while nothing was asked.
        var answered: String?
        /// The office could not answer: Enter asks again.
        var hasFailed = false
        /// Enter came before the answer: go on as soon as it is there.
        var goesOn = false
        /// The person was asked for, to go on to what is known of them.
        var isOpening = false
        /// The last person was opened: what is typed next is the next person.
        var isDone = false

        package init(_ purpose: Purpose, _ desk: Desk) {
            self.purpose = purpose
            form = Form(
                [Field("find", desk.say("找人", "Find"), .text, limit: 60, width: 40)], words: desk.words)
        }

        var text: String { form.value("find") }
        var isCurrent: Bool { answered == text }
    }

    package enum Action: Sendable, Equatable {
        case key(Input)
        case found(String, [FoundRow])
        case opened(PersonCard)
        case failed
        case gone
        case newMember
        case plans
    }

    package static let code = "E0"

    package static func code(_ state: State) -> String {
        switch state.purpose {
        case .enrol: "E0"
        case .plans: "P0"
        case .claim: "C0"
        case .status: "S0"
        case .unclaimed: "Y0"
        }
    }

    package static func name(_ state: State, _ desk: Desk) -> String {
        Place.all.first { $0.destination == .find(state.purpose) }?.name(desk.language) ?? ""
    }

    package static func opening(_ state: State, _ desk: Desk) -> [Effect] {
        state.text.isEmpty ? [] : [.ask(.find(state.text, limit: limit))]
    }

    /// As many as stand on one page of the home size.
    static let limit = 9

    package static func commands(_ state: State, _ desk: Desk) -> [Command<Action>] {
        var commands: [Command<Action>] = [
            Command(.shown(desk.words.upDown), desk.say("选", "Move"), priority: 4, .key(.key(.down))),
            Command(.shown("Enter"), enterName(state, desk), priority: 0, .key(.key(.enter))),
        ]
        if state.canEnrol {
            commands.append(
                Command(
                    .act(.new), desk.say("登记新会员", "New member"),
                    help: desk.say("没有找到时：打过的证件号码或姓名会带过去", "The ID number or name typed is taken along"),
                    barred: mayEnrol(desk), priority: 2, .newMember))
        }
        if state.purpose == .plans {
            commands.append(
                Command(
                    .act(.details), desk.say("看七项保障", "The seven plans"),
                    help: desk.say("不选人，只看数字和依据", "Figures and their basis, without a person"), priority: 3, .plans))
        }
        return commands
    }

    /// Why this operator may not enrol anybody, before anything is typed.
    static func mayEnrol(_ desk: Desk) -> String? {
        desk.user.duties.contains(.handler) ? nil : ClaimBar.notYourDuty([.handler]).sentence(desk.language).fitting(75)
    }

    private static func enterName(_ state: State, _ desk: Desk) -> String {
        switch state.purpose {
        case .enrol: desk.say("打开", "Open")
        case .plans: desk.say("选保障", "Plans")
        case .claim: desk.say("录入理赔", "Claim")
        case .status: desk.say("看进度", "Status")
        case .unclaimed: desk.say("登记", "Add")
        }
    }

    package static func read(_ input: Input, _ state: State, _ desk: Desk) -> Action? {
        switch input {
        case .key(.up), .key(.down), .key(.tab), .key(.backTab), .key(.enter), .act(.submit), .act(.pageBack),
            .act(.pageForward):
            return .key(input)
        default:
            var form = state.form
            return form.handle(input) == nil ? nil : .key(input)
        }
    }

    package static func hear(_ reply: Reply, to request: Request, _ state: State, _ desk: Desk) -> Action? {
        switch (reply, request) {
        case (.found(_, let rows), .find(let text, _)): .found(text, rows)
        case (.person(let card), .person): .opened(card)
        case (.nobody, .person): .gone
        case (.failed, .person): .failed
        case (.failed, .find(let text, _)): text == state.text ? .failed : nil
        default: nil
        }
    }

    package static func isTyping(_ state: State) -> Bool { true }

    package static func holdsKeys(_ state: State) -> Bool { state.goesOn || state.isOpening }

    package static func stopWaiting(_ state: inout State) {
        state.goesOn = false
        state.isOpening = false
    }

    package static func fieldHelp(_ state: State, _ desk: Desk) -> String? {
        desk.say(
            "知道什么就打什么：\n姓名（张三）、拼音或首字母（zhangsan、zs）、证件号码或后四位、手机号、\n单位名称、会员号 HY、凭证号 PZ、理赔号 LP。",
            """
            Type whatever is known: a name, its pinyin or initials (zhangsan, zs), the ID number or its
            last four, a phone number, an employer, a number HY, PZ or LP.
            """)
    }

    /// Five at a time: the list follows every key.
    package static func setListRows(_ state: inout State, _ rows: Int) { state.pageRows = min(5, max(1, rows)) }

    // MARK: reduce

    package static func reduce(_ state: inout State, _ action: Action, _ desk: Desk) -> [Effect] {
        switch action {
        case .key(let input): return key(input, &state, desk)
        case .found(let text, let rows):
            guard text == state.text else { return [] }
            if rows != state.rows { state.selected = 0 }
            state.rows = rows
            state.answered = text
            state.hasFailed = false
            guard state.goesOn else { return [] }
            state.goesOn = false
            return goOn(&state, desk)
        case .opened(let card):
            state.isOpening = false
            state.isDone = true
            return [.finished(.status), .go(status(of: card))]
        case .failed:
            state.hasFailed = !state.isOpening
            state.isOpening = false
            state.goesOn = false
            return []
        case .gone:
            state.isOpening = false
            return [.warn(desk.say("没有找到这个人，请再找一次。", "This person was not found, find again."))]
        case .newMember: return [.go(.newMember(typed: state.seed))]
        case .plans: return [.go(.plans)]
        }
    }

    private static func key(_ input: Input, _ state: inout State, _ desk: Desk) -> [Effect] {
        switch input {
        case .key(.enter), .act(.submit): return enter(&state, desk)
        case .key(.up), .key(.backTab): state.selected = max(0, state.selected - 1)
        case .key(.down), .key(.tab): state.selected = min(state.selected + 1, max(0, state.rows.count - 1))
        case .act(.pageBack): state.selected = max(0, state.selected - state.pageRows)
        case .act(.pageForward): state.selected = min(state.selected + state.pageRows, max(0, state.rows.count - 1))
        default: return type(input, &state, desk)
        }
        return []
    }

    private static func type(_ input: Input, _ state: inout State, _ desk: Desk) -> [Effect] {
        let before = state.text
        if state.isDone, input.isText { state.form.update("find") { $0.editor.clear() } }
        state.isDone = false
        var effects: [Effect] = []
        for event in state.form.handle(input) ?? [] {
            if case .wrongKey(let why) = event { effects.append(.inform(why)) }
        }
        guard state.text != before else { return effects }
        state.goesOn = false
        state.hasFailed = false
        state.selected = 0
        if state.text.isEmpty {
            state.rows = []
            state.answered = nil
            return effects
        }
        return effects + [.ask(.find(state.text, limit: limit))]
    }

    private static func enter(_ state: inout State, _ desk: Desk) -> [Effect] {
        if state.text.isEmpty {
            return state.purpose == .plans
                ? [.go(.plans)]
                : [.inform(desk.say("先打姓名、证件后四位、手机号或编号", "Type a name, last four, phone or number first"))]
        }
        guard state.isCurrent else {
            state.goesOn = true
            return state.hasFailed ? [.ask(.find(state.text, limit: limit))] : []
        }
        return goOn(&state, desk)
    }

    private static func goOn(_ state: inout State, _ desk: Desk) -> [Effect] {
        guard state.rows.indices.contains(state.selected) else {
            guard state.canEnrol, !state.seed.isEmpty else { return [.warn(nobody(state, desk))] }
            if let barred = mayEnrol(desk) { return [.warn(barred)] }
            return [.go(.newMember(typed: state.seed))]
        }
        let row = state.rows[state.selected]
        if case .employer(let id) = row.ref {
            guard state.purpose == .enrol else {
                return [
                    .inform(desk.say("这是单位，请再打人的姓名或证件后四位", "That is an employer: type the person's name or last four"))
                ]
            }
            if let barred = mayEnrol(desk) { return [.warn(barred)] }
            state.isDone = true
            return [.go(.newMember(typed: "", last: ["employer": "\(id.value)", "employer.text": row.name]))]
        }
        guard let person = row.ref.person else { return [] }
        if state.purpose == .status {
            if case .claim(let id, _) = row.ref {
                state.isDone = true
                return [.finished(.status), .go(.claim(id))]
            }
            state.isOpening = true
            return [.ask(.person(person))]
        }
        state.isDone = true
        switch state.purpose {
        case .enrol, .status: return [.go(.person(person))]
        case .plans: return [.go(.selectPlans(person))]
        case .claim: return [.go(.claimEntry(person))]
        case .unclaimed: return [.go(.newKnownEvent(person))]
        }
    }

    /// The one claim that is asked about, or the person's page where there are several or none.
    private static func status(of card: PersonCard) -> Destination {
        let open = card.claims.filter { !$0.state.stage.isEnd }
        let asked = open.count == 1 ? open : card.claims
        guard asked.count == 1, let claim = asked.first else { return .person(card.person.id) }
        return .claim(claim.id)
    }

    // MARK: view

    package static func view(_ state: State, _ desk: Desk) -> Page {
        let crumb = Line(desk.say("先找人", "Find the person first"), .breadcrumb)
        guard !state.text.isEmpty else {
            return desk.page(crumb: crumb, [.spacer(1), .form(state.form), .spacer(1), .lines(hints(state, desk))])
        }
        return desk.page(
            crumb: crumb, [.spacer(1), .form(state.form), .spacer(1), .list(list(state, desk))],
            message: message(state, desk))
    }

    private static func list(_ state: State, _ desk: Desk) -> ListView {
        // One role for a whole row, and no column more than tells people apart: the list follows every key, also on a slow line.
        var list = ListView(
            [
                Column(desk.say("种类", "Kind"), desk.language == .zh ? 4 : 11), Column(desk.say("姓名", "Name"), 18),
                Column(desk.say("说明", "Details"), 0),
            ],
            rows: state.rows.enumerated().map { place, row in
                ListRow("\(place)", [Line(row.kind.name(desk.language)), Line(row.name), Line(row.tellsApart(desk))])
            }, selected: state.selected, pageRows: state.pageRows, numbered: false, words: desk.words)
        // Until the first answer there is nothing to say: an answer takes a few milliseconds, and a flash says less than none.
        list.emptyText = state.answered == nil ? " " : desk.say("没有找到", "Nothing found")
        return list
    }

    private static func message(_ state: State, _ desk: Desk) -> Message? {
        if state.isDone { return Message(.info, desk.say("再打字就找下一个人", "Type on to find the next person")) }
        guard state.answered != nil, state.rows.isEmpty else { return nil }
        return Message(.warning, nobody(state, desk))
    }

    private static func nobody(_ state: State, _ desk: Desk) -> String {
        switch (state.canEnrol, state.seedKind) {
        case (true, .identity):
            desk.say("没有此人。Enter 或 F6 登记新会员，证件号码已带上。", "Nobody has this ID. Enter or F6 enrols a new member with it.")
        case (true, .name):
            desk.say("没有此人。Enter 或 F6 登记新会员，姓名已带上。", "Nobody has this name. Enter or F6 enrols a new member with it.")
        case (true, nil):
            desk.say("没有找到。换一种写法再找，或按 F6 登记新会员。", "Nothing found. Try another way, or F6 for a new member.")
        case (false, _):
            desk.say(
                "没有找到。请核对，或换证件号码、手机号再找；没登记的先到 1 会员参保。", "Nothing found. Check it, or enrol the person first (menu 1).")
        }
    }

    private static func hints(_ state: State, _ desk: Desk) -> [Line] {
        let rows: [(String, String, String)] = [
            (desk.say("姓名", "name"), "张三", ""),
            (desk.say("拼音", "pinyin"), desk.say("zhangsan 或 zs", "zhangsan or zs"), ""),
            (desk.say("证件", "ID"), desk.say("全号或后四位 0028", "all of it or the last four, 0028"), ""),
            (desk.say("手机", "phone"), "13800001234", ""),
            (desk.say("单位", "employer"), desk.say("名称里任何几个字", "any part of its name"), ""),
            (desk.say("编号", "numbers"), "HY PZ LP", ""),
        ]
        var lines = [Line(desk.say("  知道什么就打什么：", "  Type whatever is known:"), .muted)]
        lines += rows.map {
            Line([
                Span(
                    "    " + $0.0 + (desk.language == .zh ? "  " : String(repeating: " ", count: 10 - $0.0.count)),
                    .label), Span($0.1, .muted),
            ])
        }
        if state.purpose == .plans {
            lines.append(.blank)
            lines.append(
                Line(
                    desk.say("  不选人：直接按 Enter 或 F11 看七项保障", "  Without a person: Enter or F11 shows the seven plans"),
                    .muted))
        }
        return lines
    }
}

extension FindPerson.State {
    enum Seed: Sendable, Equatable { case identity, name }

    /// A person can be enrolled from here.
    var canEnrol: Bool { purpose == .enrol || purpose == .plans }

    /// What the typed text would be in a new member's form.
    var seedKind: Seed? { FindPerson.State.seed(text) }
    var seed: String { seedKind == nil ? "" : text }

    static func seed(_ text: String) -> Seed? {
        let compact = Normalise.upper(Normalise.compact(text))
        if compact.count >= 15, compact.allSatisfy({ $0.isASCII && ($0.isNumber || $0 == "X") }) { return .identity }
        // Letters alone are pinyin, not a name to be stored.
        guard let first = compact.unicodeScalars.first, first.value >= 0x3400, (try? PersonName(text)) != nil else {
            return nil
        }
        return .name
    }
}

extension Input {
    /// Puts text in; moving and deleting keys do not.
    var isText: Bool {
        switch self {
        case .key(.character), .key(.paste): true
        default: false
        }
    }
}
