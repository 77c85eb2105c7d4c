package import MutualAid
package import Terminal

/// What is corrected, and where it is known already of what or with whom.
package enum CorrectionTask: Hashable, Sendable {
    case cancel(EnrolmentID?)
    case replace(EnrolmentID?)
    case leave
    case transfer
    case death
    case undoDeath
    case merge(PersonID?)

    var kind: CorrectionKind {
        switch self {
        case .cancel: .cancellation
        case .replace: .plan
        case .leave: .leaving
        case .transfer: .transfer
        case .death: .death
        case .undoDeath: .deathUndone
        case .merge: .merge
        }
    }

    /// As a draft keeps it.
    init?(kind: CorrectionKind) {
        switch kind {
        case .cancellation: self = .cancel(nil)
        case .plan, .fee: self = .replace(nil)
        case .leaving: self = .leave
        case .transfer: self = .transfer
        case .death: self = .death
        case .deathUndone: self = .undoDeath
        case .merge: self = .merge(nil)
        case .details, .payee: return nil
        }
    }
}

/// E7: one correction: what it needs, why, a page to confirm, and what came of it.
package enum CorrectionForm: Screen {
    package struct State: Sendable, Equatable {
        enum Phase: Sendable, Equatable {
            case entry
            case confirm(CorrectionOrder)
            case done(PersonCard)
        }

        let key: SubmissionKey
        let person: PersonID
        let task: CorrectionTask
        var card: PersonCard?
        /// Both records, once the other one of a merge is chosen.
        var plan: MergePlan?
        var form: Form
        var phase = Phase.entry
        var employers: [EmployerRow] = []
        /// Keys wait for what was found, or for the other record.
        var isFinding = false
        var isSending = false
        /// As long as these stand, nothing was typed; `nil` until the fields are there.
        var first: [String: String]?
        /// What a draft brought, until the fields are there.
        var kept: [String: String] = [:]
        var size = Size.home

        package init(_ id: PersonID, _ task: CorrectionTask, key: SubmissionKey, _ desk: Desk) {
            self.key = key
            person = id
            self.task = task
            form = Form([], words: desk.words)
        }

        package static func resumed(_ draft: DraftRow, _ desk: Desk) -> State {
            let kind = CorrectionKind(rawValue: draft.values["task"] ?? "")
            var state = State(
                PersonID(Int64(draft.values["person"] ?? "") ?? 0), kind.flatMap(CorrectionTask.init) ?? .leave,
                key: draft.key, desk)
            state.kept = draft.values
            return state
        }

        /// The other record of a merge.
        var other: PersonID? {
            if let typed = Int64(form.value("other")) { return PersonID(typed) }
            if let kept = Int64(kept["other"] ?? "") { return PersonID(kept) }
            if case .merge(let id) = task { return id }
            return nil
        }
    }

    package enum Action: Sendable, Equatable {
        case key(Input)
        case card(PersonCard)
        case employers([EmployerRow])
        case found([FoundRow])
        case plan(MergePlan)
        case corrected(PersonCard)
        case failed
        case go(Destination)
    }

    package static let code = "E7"

    package static func name(_ state: State, _ desk: Desk) -> String {
        desk.language == .zh ? state.task.kind.name(.zh) : "Correction"
    }

    package static func opening(_ state: State, _ desk: Desk) -> [Effect] {
        if case .done = state.phase { return [] }
        var effects: [Effect] = [.ask(.person(state.person))]
        if state.task == .transfer { effects.append(.ask(.employers)) }
        if let other = state.other { effects.append(.ask(.people(.mergePlan(living: state.person, other: other)))) }
        return effects
    }

    package static func hear(_ reply: Reply, to request: Request, _ state: State, _ desk: Desk) -> Action? {
        switch (request, reply) {
        case (.person(state.person), .person(let card)): .card(card)
        case (.employers, .employers(let rows)): .employers(rows)
        case (.find(let text, _), .found(_, let rows)): text == state.form.typed("other") ? .found(rows) : nil
        case (.people(.mergePlan), .people(.mergePlan(let plan))): .plan(plan)
        case (.people(.correct), .people(.corrected(let card))): .corrected(card)
        case (.people, _), (.find, _): .failed
        default: nil
        }
    }

    package static func isTyping(_ state: State) -> Bool { state.phase == .entry && state.form.isTyping }
    package static func holdsKeys(_ state: State) -> Bool { state.card == nil || state.isFinding }
    package static func setSize(_ state: inout State, _ size: Size) { state.size = size }
    package static func stopWaiting(_ state: inout State) {
        state.isSending = false
        state.isFinding = false
    }

    package static func fieldHelp(_ state: State, _ desk: Desk) -> String? {
        guard state.phase == .entry, let field = state.form.focused else { return nil }
        let parts = [field.error ?? "", field.help].filter { !$0.isEmpty }
        return parts.isEmpty ? nil : parts.joined(separator: "\n")
    }

    package static func draft(_ state: State, _ desk: Desk) -> DraftRow? {
        if case .done = state.phase { return nil }
        guard let first = state.first, state.form.export() != first else { return nil }
        var values = state.form.export()
        values["task"] = state.task.kind.rawValue
        values["person"] = "\(state.person.value)"
        let who = state.card?.person.name.text ?? ""
        return DraftRow(
            key: state.key, form: .correction, saved: desk.now,
            title: "\(who) \(state.task.kind.name(desk.language))", values: values)
    }

    // MARK: commands

    package static func commands(_ state: State, _ desk: Desk) -> [Command<Action>] {
        if state.form.picker != nil { return [] }
        switch state.phase {
        case .entry:
            var commands: [Command<Action>] = [
                Command(.shown("Enter"), desk.say("下一项", "Next"), priority: 2, .key(.key(.enter))),
                Command(.act(.submit), desk.say("提交", "Submit"), priority: 0, .key(.act(.submit))),
            ]
            if state.form.focused?.hasChoices == true {
                commands.append(Command(.act(.choices), desk.say("列表", "List"), priority: 3, .key(.act(.choices))))
            }
            return commands
        case .confirm:
            return [
                Command(.act(.submit), desk.say("确认", "Confirm"), priority: 0, .key(.act(.submit))),
                Command(.act(.back), desk.say("返回修改", "Go back"), priority: 1, .key(.act(.back))),
            ]
        case .done(let card):
            let id = card.person.id
            return [
                Command(.digit(1), desk.say("个人页", "The person"), priority: 0, .go(.person(id))),
                Command(.digit(2), desk.say("更正记录", "Corrections"), priority: 1, .go(.corrections(id))),
            ]
        }
    }

    package static func read(_ input: Input, _ state: State, _ desk: Desk) -> Action? {
        switch state.phase {
        case .entry:
            var form = state.form
            return form.handle(input) == nil ? nil : .key(input)
        case .confirm: return Confirm([], question: "", words: desk.words).handle(input) == nil ? nil : .key(input)
        case .done(let card): return input == .key(.enter) ? .go(.person(card.person.id)) : nil
        }
    }

    // MARK: reduce

    package static func reduce(_ state: inout State, _ action: Action, _ desk: Desk) -> [Effect] {
        switch action {
        case .card(let card):
            state.card = card
            if state.first == nil { CorrectionFields.build(&state, card, desk) }
            CorrectionFields.refresh(&state, desk)
        case .employers(let rows):
            state.employers = rows
            state.form.narrow("employer", state.form.typed("employer"), in: CorrectionFields.options(rows), desk)
        case .found(let rows):
            state.isFinding = false
            let options = CorrectionFields.options(rows, except: state.person)
            state.form.narrow("other", state.form.typed("other"), to: options, of: options, desk)
        case .plan(let plan):
            state.isFinding = false
            state.plan = plan
            if state.first != nil { CorrectionFields.differ(&state, plan, desk) }
        case .corrected(let card):
            state.isSending = false
            state.phase = .done(card)
            return [.praise(desk.say("已办：\(state.task.kind.name(.zh))。", "Done: \(state.task.kind.name(.en))."))]
        case .failed:
            // Somebody may have changed the record: what was typed stays, it is read again.
            state.isSending = false
            state.isFinding = false
            guard case .confirm = state.phase else { return [] }
            state.phase = .entry
            return opening(state, desk)
        case .go(let destination): return [.replace(destination)]
        case .key(let input): return key(input, &state, desk)
        }
        return []
    }

    private static func key(_ input: Input, _ state: inout State, _ desk: Desk) -> [Effect] {
        if state.isSending { return [.inform(desk.say("正在保存", "Being stored"))] }
        if case .confirm(let order) = state.phase {
            switch Confirm([], question: "", words: desk.words).handle(input) {
            case .yes:
                state.isSending = true
                return [.ask(.people(.correct(order)))]
            case .no: state.phase = .entry
            case .wrongKey(let why): return [.inform(why)]
            case nil: break
            }
            return []
        }
        var effects: [Effect] = []
        for event in state.form.handle(input) ?? [] { effects += take(event, &state, desk) }
        return effects
    }

    private static func take(_ event: FormEvent, _ state: inout State, _ desk: Desk) -> [Effect] {
        switch event {
        case .query("employer", let text):
            state.form.narrow("employer", text, in: CorrectionFields.options(state.employers), desk)
        case .query("other", let text):
            state.plan = nil
            guard !text.isEmpty else { return [] }
            state.isFinding = true
            return [.ask(.find(text, limit: 9))]
        case .changed(let id):
            CorrectionFields.refresh(&state, desk)
            if id == "other", let other = state.other {
                state.isFinding = true
                return [.ask(.people(.mergePlan(living: state.person, other: other)))]
            }
        case .left(let id):
            if id == "employer", state.form.settle(id, in: CorrectionFields.options(state.employers)) { return [] }
            if id == "other", state.form.settle(id, to: state.form[id]?.options ?? []) { return [] }
            if id == "day" { CorrectionFields.settleDay(&state.form, desk) }
            CorrectionFields.refresh(&state, desk)
            let isEmpty = state.form.value(id).isEmpty && state.form.typed(id).isEmpty
            let said = state.form.said(CorrectionFields.faults(state, desk), columns: state.size.columns)
            state.form.setError(id, isEmpty ? nil : said[id])
            if id == "other", let other = state.other, state.plan?.other.person.id != other {
                state.isFinding = true
                return [.ask(.people(.mergePlan(living: state.person, other: other)))]
            }
        case .submit: return submit(&state, desk)
        case .wrongKey(let why): return [.inform(why)]
        default: break
        }
        return []
    }

    private static func submit(_ state: inout State, _ desk: Desk) -> [Effect] {
        let faults = CorrectionFields.faults(state, desk)
        let said = state.form.said(faults, columns: state.size.columns, on: state.form.first(of: faults))
        guard state.form.show(errors: said) else { return [] }
        guard let card = state.card, let order = CorrectionFields.order(state, desk) else { return [] }
        if let bar = CorrectionRules.bar(
            order.work, on: card, other: state.plan?.other, by: desk.user, today: desk.today, catalogue: desk.catalogue)
        {
            return [.refuse(bar.sentence(desk.language))]
        }
        state.phase = .confirm(order)
        return []
    }
}
