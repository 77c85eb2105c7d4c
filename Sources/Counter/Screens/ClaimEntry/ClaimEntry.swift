package import MutualAid
package import Terminal

/// C1: one event of one person, entered once and judged under every cover while it is typed; or a claim that was entered
/// wrong, corrected in the same form.
package enum ClaimEntry: Screen {
    package enum Action: Sendable, Equatable {
        case key(Input)
        case elsewhere([SheetTwin])
        case loaded(PersonCard)
        case stored(ClaimCard)
        case amended(ClaimCard)
        /// The claim that a draft corrects.
        case found(ClaimCard)
        case refused
        case gone
        case worksheet
        case next
        case status, print
        case another
    }

    package static let code = "C1"

    package static func name(_ state: State, _ desk: Desk) -> String {
        state.amends == nil ? desk.say("理赔录入", "Claim entry") : desk.say("理赔更正", "Correction")
    }

    package static func opening(_ state: State, _ desk: Desk) -> [Effect] {
        [.ask(state.amends.map(Request.claim) ?? .person(state.person))]
    }

    package static func isTyping(_ state: State) -> Bool { state.phase == .entry && state.form.isTyping }

    package static func fieldHelp(_ state: State, _ desk: Desk) -> String? {
        guard state.phase == .entry, let field = state.form.focused else { return nil }
        // The whole of what is wrong, which the message row may have no room for.
        let fault = field.error == nil ? nil : ClaimReading(state.form, state.kind, desk).faults[field.id]
        let parts = [fault?.text ?? "", field.help].filter { !$0.isEmpty }
        return parts.isEmpty ? nil : parts.joined(separator: "\n")
    }

    package static func draft(_ state: State, _ desk: Desk) -> DraftRow? {
        guard state.typed else { return nil }
        if case .stored = state.phase { return nil }
        return DraftRow(key: state.key, form: .claim, saved: desk.now, title: state.personName, values: state.values)
    }

    package static func setSize(_ state: inout State, _ size: Size) { state.size = size }

    package static func stopWaiting(_ state: inout State) { state.sending = false }

    // MARK: commands

    package static func commands(_ state: State, _ desk: Desk) -> [Command<Action>] {
        switch state.phase {
        case .entry: entryCommands(state, desk)
        case .worksheet(let text):
            paging(text, desk) + [Command(.act(.back), desk.say("回到表单", "Form"), priority: 0, .key(.act(.back)))]
        case .confirm(let text):
            [Command(.act(.submit), submitName(state, en: "Accept", desk), priority: 0, .key(.act(.submit)))]
                + paging(text, desk)
                + [
                    Command(.act(.back), desk.say("返回修改", "Go back"), priority: 1, .key(.act(.back)))
                ]
        case .stored:
            [
                Command(.digit(1), desk.say("这个人的下一件", "Next claim"), priority: 0, .next),
                Command(.digit(2), desk.say("看进度", "Status"), priority: 0, .status),
                Command(.digit(3), desk.say("换一个人", "Another person"), priority: 0, .another),
                Command(.digit(4), desk.say("打印", "Print"), priority: 1, .print),
            ]
        }
    }

    private static func submitName(_ state: State, en: String, _ desk: Desk) -> String {
        state.amends == nil ? desk.say("受理", en) : desk.say("更正", "Correct")
    }

    /// Only a handler's entry is stored; another operator is told so before typing, not after.
    static func bar(_ state: State, _ desk: Desk) -> Sentence? {
        if let claim = state.amended { return ClaimLife.bar(.amend, on: claim, by: desk.user)?.sentence(desk.language) }
        return desk.user.duties.contains(.handler) ? nil : ClaimBar.notYourDuty([.handler]).sentence(desk.language)
    }

    private static func paging(_ text: TextView, _ desk: Desk) -> [Command<Action>] {
        guard text.paragraphs.count > text.pageRows else { return [] }
        return [Command(.act(.pageForward), desk.say("翻页", "Page"), priority: 4, .key(.act(.pageForward)))]
    }

    private static func entryCommands(_ state: State, _ desk: Desk) -> [Command<Action>] {
        var commands = [
            Command(.shown("Enter"), desk.say("下一项", "Next"), priority: 5, Action.key(.key(.enter)))
        ]
        if state.form.focused?.kind == .checks {
            commands.append(
                Command(
                    .shown("1-9"), desk.say("勾选，0 全勾", "Tick, 0 all"), priority: 3, .key(.key(.character(" ")))))
        }
        if state.form.focused?.hasChoices == true {
            commands.append(Command(.act(.choices), desk.say("列表", "List"), priority: 2, .key(.act(.choices))))
        }
        commands.append(
            Command(
                .act(.submit), submitName(state, en: "Submit", desk), barred: bar(state, desk)?.text, priority: 0,
                .key(.act(.submit))))
        let nothing = desk.say("还没有可核算的：先打日期和事项。", "Nothing to compute yet: type the day and what happened.")
        commands.append(
            Command(
                .act(.details), desk.say("核算单", "Worksheet"), barred: state.judgement == nil ? nothing : nil,
                priority: 2,
                .worksheet))
        return commands
    }

    // MARK: reduce

    package static func read(_ input: Input, _ state: State, _ desk: Desk) -> Action? {
        switch state.phase {
        case .entry:
            var form = state.form
            return form.handle(input) == nil ? nil : .key(input)
        case .worksheet(var text):
            return text.handle(input) || input == .key(.enter) ? .key(input) : nil
        case .confirm(var text):
            let confirm = Confirm([], question: "", words: desk.words)
            return text.handle(input) || confirm.handle(input) != nil ? .key(input) : nil
        case .stored: return nil
        }
    }

    package static func hear(_ reply: Reply, to request: Request, _ state: State, _ desk: Desk) -> Action? {
        switch (request, reply) {
        case (.person(state.person), .person(let card)): .loaded(card)
        case (.claim, .claim(let card)): .found(card)
        case (.people(.sheetTwins), .people(.sheetTwins(let sheet, let twins))):
            sheet.text == state.form.value("sheet") ? .elsewhere(twins) : nil
        case (.person, .nobody), (.claim, .nobody): .gone
        case (.enterClaim, .claim(let card)): .stored(card)
        case (.decide, .claim(let card)): .amended(card)
        case (.enterClaim, _), (.decide, _): .refused
        default: nil
        }
    }

    package static func reduce(_ state: inout State, _ action: Action, _ desk: Desk) -> [Effect] {
        switch action {
        case .elsewhere(let twins):
            state.elsewhere = twins
            state.renew(desk)
        case .loaded(let card): load(card, &state, desk)
        case .found(let found):
            state.amended = found.claim
            load(found.card, &state, desk)
        case .amended(let found): return amended(found, &state, desk)
        case .stored(let card):
            let saved = state.onFile.count
            state.sending = false
            state.typed = false
            state.card = card.card
            state.phase = .stored(card)
            return [
                .finished(.claim, papersAsked: card.claim.missing.count, papersSaved: saved),
                .praise(desk.say("已受理 \(card.claim.number.text)", "Accepted \(card.claim.number.text)")),
            ]
        case .refused:
            // The office says why; what it knows of the person is read again, and the figures follow.
            state.sending = false
            return opening(state, desk)
        case .gone:
            return [
                .refuse(
                    Sentence(
                        what: desk.say("没有这个人的登记。", "This person is not on the roll."),
                        todo: desk.say("请返回再找一次。", "Go back and find the person again.")))
            ]
        case .worksheet:
            state.phase = .worksheet(TextView(worksheet(state, desk), pageRows: Page.bodyRows(size: state.size) - 3))
        case .next: startNext(&state, desk)
        case .status:
            if case .stored(let card) = state.phase { return [.replace(.claim(card.claim.id))] }
        case .another: return [.replace(.find(.claim))]
        case .print: if case .stored(let card) = state.phase { return [.go(.slip(card.claim.usualSlip))] }
        case .key(let input): return take(input, &state, desk)
        }
        return []
    }

    private static func load(_ card: PersonCard, _ state: inout State, _ desk: Desk) {
        state.card = card
        state.renew(desk)
        if case .confirm(let text) = state.phase {
            state.phase = .confirm(TextView(summary(state, desk), top: text.top, pageRows: text.pageRows))
        }
    }

    /// Back to the claim, which is read again there.
    private static func amended(_ found: ClaimCard, _ state: inout State, _ desk: Desk) -> [Effect] {
        let old = state.amended?.marked ?? ""
        state.sending = false
        state.typed = false
        let now = found.claim.marked
        let stage = found.claim.state.stage.name(desk.language)
        return [
            .ask(.discardDraft(state.key)), .back,
            .praise(
                desk.say(
                    "已更正：互助金 \(old == now ? now : "\(old) 改为 \(now)")，现在：\(stage)",
                    "Corrected: benefit \(old == now ? now : "\(old), now \(now)"); it stands at: \(stage)")),
        ]
    }

    /// The kind and what is sticky stay, the rest is empty; the next claim has a key of its own.
    private static func startNext(_ state: inout State, _ desk: Desk) {
        state.key = SubmissionKey(state.key.text + "+")
        state.kept = [:]
        state.form = ClaimForm.make(state.kind, values: [:], papers: state.needed, desk)
        state.phase = .entry
        state.typed = false
        state.renew(desk)
    }

    private static func take(_ input: Input, _ state: inout State, _ desk: Desk) -> [Effect] {
        switch state.phase {
        case .entry: return takeEntry(input, &state, desk)
        case .worksheet(var text):
            state.phase = text.handle(input) ? .worksheet(text) : .entry
        case .confirm(var text):
            switch Confirm([], question: "", words: desk.words).handle(input) {
            case .yes: return send(&state, desk)
            case .no: state.phase = .entry
            case .wrongKey(let why):
                guard text.handle(input) else { return [.inform(why)] }
                state.phase = .confirm(text)
            case nil:
                _ = text.handle(input)
                state.phase = .confirm(text)
            }
        case .stored: break
        }
        return []
    }

    private static func send(_ state: inout State, _ desk: Desk) -> [Effect] {
        guard !state.sending else { return [.inform(desk.say("正在受理，请稍候。", "It is being stored; please wait."))] }
        guard let event = state.event, let judgement = state.judgement else {
            state.phase = .entry
            return []
        }
        if let id = state.amends {
            guard let claim = state.amended else { return [.inform(desk.words.waiting)] }
            state.sending = true
            return [.ask(.decide(id, version: claim.version, .amend(event, confirmed: judgement.total)))]
        }
        state.sending = true
        return [
            .ask(
                .enterClaim(
                    NewClaim(
                        person: state.person, event: event, byProxy: state.form.value("proxy") == "yes",
                        brought: state.brought, confirmed: judgement.total, key: state.key)))
        ]
    }

    // MARK: the form

    private static func takeEntry(_ input: Input, _ state: inout State, _ desk: Desk) -> [Effect] {
        let before = state.form.focusedID
        let wasOpen = state.form.picker != nil
        guard let events = state.form.handle(input) else { return [] }
        var effects: [Effect] = []
        for event in events { effects += follow(event, &state, desk) }
        // A digit on the kind is a whole answer: the next field waits.
        if before == "kind", !wasOpen, case .key(.character(let typed)) = input, Normal.ascii(typed).isNumber,
            events.contains(.changed("kind")) || Normal.ascii(typed) == state.kind.digit
        {
            _ = state.form.handle(.key(.enter))
        }
        state.renew(desk)
        return effects
    }

    private static func follow(_ event: FormEvent, _ state: inout State, _ desk: Desk) -> [Effect] {
        switch event {
        case .changed("kind"): changeKind(&state, desk)
        case .changed(let id):
            state.typed = true
            if id == "sheet" { state.elsewhere = [] }
            state.form.setError(
                "total", id == "total" || ClaimForm.figures.contains(id) ? nil : state.form["total"]?.error)
            addRows(after: id, &state, desk)
        case .left(let id):
            if id.hasPrefix("disease") {
                let fitting = ClaimForm.diseases(matching: state.form.typed(id), desk)
                if state.form.settle(id, to: fitting) { return [] }
                if !state.form.value(id).isEmpty { state.form.setNote(id, nil) }
            }
            leave(id, &state, desk)
            if let error = state.form[id]?.error { return [.say(Message(.error, error))] }
            let sheet = state.form.value("sheet")
            if id == "sheet", !sheet.isEmpty {
                return [.ask(.people(.sheetTwins(SheetNumber(sheet), of: state.person)))]
            }
        case .submit: return submit(&state, desk)
        case .query(let id, let text):
            state.form.narrow(
                id, text, to: ClaimForm.diseases(matching: text, desk), of: ClaimForm.diseases(matching: "", desk), desk
            )
        case .wantsChoices(let id) where id.hasPrefix("disease"):
            state.form.setOptions(id, ClaimForm.diseases(matching: "", desk))
        case .wantsSame: return [.inform(desk.say("这张表没有「同上」。", "There is nothing to repeat on this form."))]
        case .wrongKey(let why): return [.inform(why)]
        case .wantsChoices, .entered: break
        }
        return []
    }

    private static func changeKind(_ state: inout State, _ desk: Desk) {
        guard let kind = ClaimEventKind(rawValue: state.form.value("kind")), kind != state.kind else {
            state.form.set("kind", state.kind.rawValue)
            return
        }
        state.kept.merge(state.form.export()) { $1 }
        state.kind = kind
        state.form = ClaimForm.make(kind, values: state.kept, papers: [], desk)
    }

    /// When the last row of diseases or injuries is filled, the next one is there.
    private static func addRows(after id: String, _ state: inout State, _ desk: Desk) {
        for (name, most) in [("disease", ClaimForm.mostDiseases), ("grade", ClaimForm.mostInjuries)]
        where id.hasPrefix(name) {
            let rows = state.form.fields.filter { $0.id.hasPrefix(name) }
            let step = name == "grade" ? 2 : 1
            guard rows.last?.id == id, rows.count < most, state.form[id]?.value.isEmpty == false,
                let place = state.form.fields.firstIndex(where: { $0.id == id })
            else { continue }
            let more = name == "grade" ? ClaimForm.injury(rows.count, desk) : [ClaimForm.disease(rows.count, desk)]
            state.form.fields.insert(contentsOf: more, at: place + step)
        }
    }

    /// Normalises what was typed, takes the proposed fifth figure, and tells what is wrong; an empty field is neutral.
    private static func leave(_ id: String, _ state: inout State, _ desk: Desk) {
        guard let field = state.form[id] else { return }
        let value = field.value
        if field.kind == .money, value.isEmpty {
            if let proposed = SheetFigures(state.form).proposal(for: id) {
                state.form.set(id, proposed.grouped)
                state.typed = true
            } else if id == "other" {
                state.form.set(id, Money.zero.grouped)
            }
            return
        }
        let fault = ClaimReading.fault(of: id, in: state.form, desk)
        state.form.setError(id, fault?.fitting(state.messageCells))
        addRows(after: id, &state, desk)
        guard !value.isEmpty, field.kind != .day || Day.typed(value, today: desk.today) != nil else { return }
        if field.kind == .day, let day = Day.typed(value, today: desk.today) { state.form.set(id, day.iso) }
        if field.kind == .money, let money = try? Money.typed(value) { state.form.set(id, money.grouped) }
        if id == "discharged", fault == nil {
            let whole = ClaimReading(state.form, state.kind, desk)
            state.form.setError(id, whole.faults[id]?.fitting(state.messageCells))
        }
    }

    private static func submit(_ state: inout State, _ desk: Desk) -> [Effect] {
        if let bar = bar(state, desk) { return [.warn(bar.text)] }
        let reading = ClaimReading(state.form, state.kind, desk)
        var errors = reading.faults.mapValues { $0.fitting(state.messageCells) }
        for id in reading.missing where errors[id] == nil {
            errors[id] = desk.needed(state.form[id]?.label ?? id).fitting(state.messageCells)
        }
        guard state.form.show(errors: errors) else { return [] }
        state.renew(desk)
        guard state.card != nil, state.judgement != nil else {
            return [.inform(desk.say("正在读取这个人，请再按一次 F10。", "The person is being read; press F10 again."))]
        }
        if let old = state.amended, old.event == state.event {
            return [.inform(desk.say("没有改动。F12 返回。", "Nothing was changed. F12 goes back."))]
        }
        state.phase = .confirm(TextView(summary(state, desk), pageRows: Page.bodyRows(size: state.size) - 3))
        return []
    }
}

extension ClaimEventKind {
    fileprivate var digit: Character {
        switch self {
        case .hospital: "1"
        case .diagnosis: "2"
        case .accident: "3"
        }
    }
}
