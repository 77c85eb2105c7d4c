package import MutualAid
package import Terminal

/// E1: a new member, a member's child, or a record that is put right.
package enum PersonForm: Screen {
    package enum Action: Sendable, Equatable {
        case key(Input)
        case employers([EmployerRow])
        case employerMade(Employer)
        case card(PersonCard)
        case twin(PersonCard?)
        case namesakes([Person])
        case cardHolders([Person])
        case stored(PersonCard)
        case failed
        case openTwin
        case go(Destination)
        case next
    }

    package static let code = "E1"

    package static func code(_ state: State) -> String { state.isChild ? "E2" : "E1" }

    package static func name(_ state: State, _ desk: Desk) -> String {
        state.isChild ? desk.say("子女登记", "Dependant") : desk.say("会员登记", "Member")
    }

    package static func opening(_ state: State, _ desk: Desk) -> [Effect] {
        if case .stored = state.phase { return [] }
        var effects: [Effect] = [.ask(.employers)]
        switch state.mode {
        case .dependant(let id), .editing(let id): if state.card == nil { effects.append(.ask(.person(id))) }
        case .member: break
        }
        if state.twin == nil, let identity = try? state.identity() {
            effects.append(.ask(.personByIdentity(identity)))
        }
        return effects
    }

    // MARK: commands

    package static func commands(_ state: State, _ desk: Desk) -> [Command<Action>] {
        if state.form.picker != nil { return [] }
        switch state.phase {
        case .entry: return entryCommands(state, desk)
        case .confirm:
            return [
                Command(.act(.submit), stores(state, desk), priority: 0, .key(.act(.submit))),
                Command(.act(.back), desk.say("返回修改", "Go back"), priority: 1, .key(.act(.back))),
            ]
        case .stored(let card):
            let id = card.person.id
            var commands: [Command<Action>] = [
                Command(.digit(1), desk.say("选保障", "Plans"), priority: 0, .go(.selectPlans(id))),
                Command(.digit(2), desk.say("个人页", "The person"), priority: 1, .go(.person(id))),
            ]
            if state.isChild, let guardian = state.card {
                commands.append(
                    Command(
                        .digit(3), desk.say("再加子女", "Another child"), priority: 3,
                        .go(.newDependant(guardian: guardian))))
            }
            if !state.isChild {
                commands.append(
                    Command(.digit(3), desk.say("加子女", "Add child"), priority: 3, .go(.newDependant(guardian: card))))
                commands.append(Command(.act(.new), desk.say("下一位新会员", "Next new member"), priority: 2, .next))
            }
            return commands
        }
    }

    private static func stores(_ state: State, _ desk: Desk) -> String {
        editedPerson(state) == nil ? desk.say("登记", "Store") : desk.say("保存修改", "Store")
    }

    private static func entryCommands(_ state: State, _ desk: Desk) -> [Command<Action>] {
        var commands: [Command<Action>] = [
            Command(.shown("Enter"), desk.say("下一项", "Next"), priority: 2, .key(.key(.enter))),
            Command(
                .act(.submit), stores(state, desk),
                help: desk.say("可以不填的项目跳过，直接按", "Skips what is optional"), priority: 0, .key(.act(.submit))),
        ]
        if state.form.focused?.hasChoices == true {
            commands.append(Command(.act(.choices), desk.say("列表", "List"), priority: 3, .key(.act(.choices))))
        }
        if state.twin != nil {
            commands.append(Command(.act(.new), desk.say("打开已有的人", "Open the person"), priority: 1, .openTwin))
        }
        return commands
    }

    package static func read(_ input: Input, _ state: State, _ desk: Desk) -> Action? {
        switch state.phase {
        case .entry:
            var form = state.form
            return form.handle(input) == nil ? nil : .key(input)
        case .confirm: return confirm(state, desk).handle(input) == nil ? nil : .key(input)
        case .stored(let card): return input == .key(.enter) ? .go(.selectPlans(card.person.id)) : nil
        }
    }

    package static func hear(_ reply: Reply, to request: Request, _ state: State, _ desk: Desk) -> Action? {
        switch (reply, request) {
        case (.employers(let rows), .employers): .employers(rows)
        case (.employer(let employer), .addEmployer): .employerMade(employer)
        case (.person(let card), .personByIdentity(let identity)):
            identity.text == state.typedIdentity ? .twin(card) : nil
        case (.nobody, .personByIdentity(let identity)): identity.text == state.typedIdentity ? .twin(nil) : nil
        case (.namesakes(let people), .namesakes(let name, _)):
            name == (try? PersonName(state.form.value("name"))) ? .namesakes(people) : nil
        case (.people(.cardHolders(let card, let people)), .people(.cardHolders)):
            card == (try? state.bankCard()) ? .cardHolders(people) : nil
        case (.person(let card), .person): .card(card)
        case (.person(let card), .enrolPerson), (.person(let card), .updatePerson): .stored(card)
        case (.failed, .enrolPerson), (.failed, .updatePerson), (.nobody, .enrolPerson), (.nobody, .updatePerson):
            .failed
        default: nil
        }
    }

    package static func isTyping(_ state: State) -> Bool { state.phase == .entry && state.form.isTyping }
    package static func stopWaiting(_ state: inout State) { state.isSending = false }
    package static func setSize(_ state: inout State, _ size: Size) { state.size = size }

    package static func fieldHelp(_ state: State, _ desk: Desk) -> String? {
        guard state.phase == .entry, let field = state.form.focused else { return nil }
        // The whole of what is wrong, which the message row may have no room for.
        let wrong = field.error == nil ? nil : faults(state, desk)[field.id]?.text
        let parts = [wrong ?? "", field.help, rareCharacters(field, desk) ?? ""].filter { !$0.isEmpty }
        return parts.isEmpty ? nil : parts.joined(separator: "\n")
    }

    /// The code points of a name's characters outside the common planes: some terminals can't draw them.
    private static func rareCharacters(_ field: Field, _ desk: Desk) -> String? {
        guard field.id == "name" || field.id == "holder" else { return nil }
        let codes = field.editor.text.unicodeScalars.filter {
            $0.value > 0xFFFF || (0xFE00...0xFE0F).contains($0.value)
        }
        .map { "U+" + String($0.value, radix: 16, uppercase: true) }
        guard !codes.isEmpty else { return nil }
        return desk.say("含生僻字 ", "Rare characters: ") + codes.joined(separator: " ")
            + desk.say("：画不出的显示〓，数据照存不误。", "; one that can't be drawn shows as 〓, the data is whole.")
    }

    package static func draft(_ state: State, _ desk: Desk) -> DraftRow? {
        if case .stored = state.phase { return nil }
        guard state.form.export() != state.first else { return nil }
        let name = state.form.value("name")
        let tail = String(state.form.value("identity").suffix(4))
        return DraftRow(
            key: state.key, form: state.isChild ? .dependant : .member, saved: desk.now,
            title: name.isEmpty ? (tail.isEmpty ? self.name(state, desk) : tail) : name, values: state.values)
    }

    // MARK: reduce

    package static func reduce(_ state: inout State, _ action: Action, _ desk: Desk) -> [Effect] {
        switch action {
        case .key(let input): return key(input, &state, desk)
        case .employers(let rows):
            state.employers = rows
            let isOpen = state.form.value("employer").isEmpty
            let typed = isOpen ? state.form.typed("employer") : ""
            state.form.narrow("employer", typed, in: options(rows), more: [newEmployer(desk)], desk)
        case .employerMade(let employer):
            state.form.setOptions("employer", [Option("\(employer.id.value)", employer.name)])
            state.form.set("employer", "\(employer.id.value)")
            state.form.setError("employer", nil)
            state.form.setNote("employer", nil)
            state.form.focus(on: "consent")
            return [.ask(.employers)]
        case .card(let card):
            state.card = card
            for id in ["identity", "phone", "card"] { note(id, &state, desk) }
        case .twin(let card): state.twin = card.flatMap { $0.person.id == editedID(state) ? nil : $0 }
        case .namesakes(let people):
            state.namesakes = people.filter {
                $0.id != editedID(state) && $0.details.identity.text != state.typedIdentity
            }
        case .cardHolders(let people): state.cardHolders = people.filter { !PersonForm.isFamily($0, state) }
        case .stored(let card):
            state.isSending = false
            state.phase = .stored(card)
            let who = "\(card.person.number.text) \(card.person.name.text)"
            guard editedPerson(state) != nil else {
                return [.finished(state.isChild ? .dependant : .newMember), .praise(desk.say("已登记 ", "Stored ") + who)]
            }
            return [.back, .praise(desk.say("已修改 ", "Changed ") + who)]
        case .failed:
            state.isSending = false
            state.phase = .entry
        case .openTwin: return state.twin.map { [.go(.person($0.person.id))] } ?? []
        case .go(let destination): return [.replace(destination)]
        case .next: return [.replace(.newMember(typed: "", last: state.form.export()))]
        }
        return []
    }

    private static func key(_ input: Input, _ state: inout State, _ desk: Desk) -> [Effect] {
        if state.isSending { return [.inform(desk.say("正在保存", "Being stored"))] }
        guard state.phase == .entry else { return answer(input, &state, desk) }
        // F4 on a chosen employer lists all of them, for another one is wanted.
        if input == .act(.choices), state.form.picker == nil, !state.form.value("employer").isEmpty {
            state.form.setOptions("employer", options(state.employers) + [newEmployer(desk)])
        }
        var effects: [Effect] = []
        for event in state.form.handle(input) ?? [] { effects += take(event, &state, desk) }
        return effects
    }

    private static func take(_ event: FormEvent, _ state: inout State, _ desk: Desk) -> [Effect] {
        switch event {
        case .query(let id, let text):
            state.wanted = text
            state.form.narrow(id, text, in: options(state.employers), more: [newEmployer(desk)], desk)
        case .changed("employer") where state.form.value("employer") == newEmployerCode:
            // Still there should the new employer be given up.
            state.form.set("employer", "")
            state.form.update("employer") { $0.editor.set(state.wanted) }
            state.form.focus(on: "employer")
            return [.go(.newEmployer(name: state.wanted))]
        case .changed("card"): state.cardHolders = []
        case .changed("identity"):
            state.twin = nil
            state.namesakes = []
            state.asked = nil
            note("identity", &state, desk)
            return askWho(&state)
        case .left(let id): return left(id, &state, desk)
        case .wantsSame(let id):
            guard let value = state.last[id] else { return [.inform(desk.say("没有上一条", "No record before this one"))] }
            state.form.set(id, value)
            state.form.setError(id, nil)
            if let text = state.last[id + ".text"] {
                state.form.update(id) { $0.editor.set(text) }
                state.form.setNote(id, nil)
            }
            if id == "identity" { return take(.changed(id), &state, desk) }
            note(id, &state, desk)
        case .submit: return submit(&state, desk)
        case .wrongKey(let why): return [.inform(why)]
        default: break
        }
        return []
    }

    private static func left(_ id: String, _ state: inout State, _ desk: Desk) -> [Effect] {
        if id == "employer" {
            if state.form.settle(id, in: options(state.employers), more: [newEmployer(desk)]) { return [] }
            if !state.form.value(id).isEmpty { state.form.setNote(id, nil) }
        }
        note(id, &state, desk)
        let isEmpty = state.form.value(id).isEmpty && state.form.typed(id).isEmpty
        let columns = state.size.columns
        state.form.setError(id, isEmpty ? nil : state.form.said(faults(state, desk), columns: columns)[id])
        if id == "card" { return askHolders(&state) }
        return id == "identity" || id == "name" ? askWho(&state) : []
    }

    /// As soon as the number is right: who has it already, and who has the same name and birthday under another.
    private static func askWho(_ state: inout State) -> [Effect] {
        guard let identity = try? state.identity() else { return [] }
        var effects: [Effect] = []
        if state.asked != identity {
            state.asked = identity
            effects.append(.ask(.personByIdentity(identity)))
        }
        if let name = try? PersonName(state.form.value("name")) {
            effects.append(.ask(.namesakes(name: name, birth: identity.birth)))
        }
        return effects
    }

    /// Who has the card already: one card for two people is told, not barred.
    private static func askHolders(_ state: inout State) -> [Effect] {
        guard let card = try? state.bankCard() else {
            state.cardHolders = []
            return []
        }
        return [.ask(.people(.cardHolders(card, except: editedID(state))))]
    }

    /// A child and its guardian may have one card.
    private static func isFamily(_ holder: Person, _ state: State) -> Bool {
        switch (state.mode, holder.kind) {
        case (.dependant(let guardian), .member): holder.id == guardian
        case (.dependant(let guardian), .dependant(let other)): other == guardian
        case (.editing(let id), .dependant(let guardian)): guardian == id || guardian == state.card?.guardian?.id
        case (.editing, .member): holder.id == state.card?.guardian?.id
        case (.member, _): false
        }
    }

    private static func submit(_ state: inout State, _ desk: Desk) -> [Effect] {
        // What stands masked is known once the person is read.
        if state.mode != .member, state.card == nil { return [stillReading(desk)] }
        let faults = faults(state, desk)
        let said = state.form.said(faults, columns: state.size.columns, on: state.form.first(of: faults))
        guard state.form.show(errors: said) else { return [] }
        if editedPerson(state) != nil, state.form.export() == state.first {
            return [
                .inform(
                    desk.say("没有改动：改好再按 F10，F12 返回。", "Nothing is changed: change it and press F10, or F12 goes back."))
            ]
        }
        if let twin = state.twin { return [hasNumber(twin, desk)] }
        state.phase = .confirm
        return []
    }

    private static func hasNumber(_ twin: PersonCard, _ desk: Desk) -> Effect {
        let who = "\(twin.person.name.text) \(twin.person.number.text)"
        return .warn(
            desk.say(
                "这个证件号码已登记：\(who)。F6 打开这个人。", "This ID number belongs to \(who). F6 opens that person."))
    }

    private static func stillReading(_ desk: Desk) -> Effect {
        .warn(desk.say("还没有读到这个人，请稍候再按 F10。", "The person is still being read. Press F10 again in a moment."))
    }

    private static func answer(_ input: Input, _ state: inout State, _ desk: Desk) -> [Effect] {
        switch confirm(state, desk).handle(input) {
        case .yes:
            guard let details = details(state, desk) else {
                state.phase = .entry
                return []
            }
            // The answer may have come after the form was sent to its confirm page.
            if let twin = state.twin {
                state.phase = .entry
                return [hasNumber(twin, desk)]
            }
            guard let request = request(details, state) else {
                state.phase = .entry
                return [stillReading(desk)]
            }
            state.isSending = true
            return [.ask(request)]
        case .no: state.phase = .entry
        case .wrongKey(let why): return [.inform(why)]
        case nil: break
        }
        return []
    }

    private static func request(_ details: PersonDetails, _ state: State) -> Request? {
        switch state.mode {
        case .member: .enrolPerson(NewPerson(kind: .member, details: details, key: state.key))
        case .dependant(let guardian):
            .enrolPerson(NewPerson(kind: .dependant(guardian: guardian), details: details, key: state.key))
        case .editing(let id):
            (state.version ?? state.card?.person.version).map {
                .updatePerson(id, details, version: $0, CorrectionFields.reasons(state.form), state.key)
            }
        }
    }

    // MARK: employers

    private static let newEmployerCode = "+"

    private static func newEmployer(_ desk: Desk) -> Option {
        Option(newEmployerCode, desk.say("+ 登记新单位", "+ a new employer"), keys: "+")
    }

    private static func options(_ rows: [EmployerRow]) -> [Option] {
        rows.map {
            Option(
                "\($0.id.value)", $0.name, detail: $0.creditCode, keys: "\($0.pinyin) \($0.initials) \($0.creditCode)")
        }
    }
}
