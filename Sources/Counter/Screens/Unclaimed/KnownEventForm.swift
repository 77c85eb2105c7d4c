package import MutualAid
package import Terminal

/// Y3: a stay or a diagnosis that somebody told of, before anybody claims for it.
package enum KnownEventForm: Screen {
    package struct State: Sendable, Equatable {
        let person: PersonID
        let key: SubmissionKey
        var card: PersonCard?
        var kind: ClaimEventKind
        var form: Form
        /// The values of the kind that isn't shown now.
        var kept: [String: String]
        var isSending = false
        var isStored = false
        var typed = false
        var name = ""
        var size = Size.home

        package static func new(_ id: PersonID, key: SubmissionKey, _ desk: Desk) -> State {
            State(id, key: key, values: [:], desk)
        }

        package static func resumed(_ draft: DraftRow, _ desk: Desk) -> State {
            var state = State(
                PersonID(draft.values[personKey].flatMap { Int64($0) } ?? 0), key: draft.key, values: draft.values, desk
            )
            state.typed = true
            state.name = draft.title
            return state
        }

        static let personKey = "person"

        private init(_ person: PersonID, key: SubmissionKey, values: [String: String], _ desk: Desk) {
            self.person = person
            self.key = key
            kind = ClaimEventKind(rawValue: values["kind"] ?? "") ?? .hospital
            kept = values
            form = KnownEventForm.fields(kind, values, desk)
        }
    }

    package enum Action: Sendable, Equatable {
        case key(Input)
        case loaded(PersonCard)
        case gone
        case stored(KnownEventCard)
        case failed
    }

    package static let code = "Y3"

    package static func name(_ state: State, _ desk: Desk) -> String { desk.say("登记住院或确诊", "Known event") }

    package static func opening(_ state: State, _ desk: Desk) -> [Effect] { [.ask(.person(state.person))] }

    package static func hear(_ reply: Reply, to request: Request, _ state: State, _ desk: Desk) -> Action? {
        switch (reply, request) {
        case (.person(let card), .person): .loaded(card)
        case (.nobody, .person): .gone
        case (.unclaimed(.card(let card)), .unclaimed(.add)): .stored(card)
        case (_, .unclaimed(.add)): .failed
        default: nil
        }
    }

    package static func isTyping(_ state: State) -> Bool { state.form.isTyping }
    package static func setSize(_ state: inout State, _ size: Size) { state.size = size }
    package static func stopWaiting(_ state: inout State) { state.isSending = false }

    package static func fieldHelp(_ state: State, _ desk: Desk) -> String? {
        guard let help = state.form.focused?.help, !help.isEmpty else { return nil }
        return help
    }

    package static func draft(_ state: State, _ desk: Desk) -> DraftRow? {
        guard state.typed, !state.isStored else { return nil }
        var values = state.kept.merging(state.form.export()) { $1 }.filter { !$0.value.isEmpty }
        values[State.personKey] = "\(state.person.value)"
        return DraftRow(
            key: state.key, form: .knownEvent, saved: desk.now, title: state.card?.person.name.text ?? state.name,
            values: values)
    }

    // MARK: fields

    fileprivate static func fields(_ kind: ClaimEventKind, _ values: [String: String], _ desk: Desk) -> Form {
        let kinds: [ClaimEventKind] = [.hospital, .diagnosis]
        var fields = [
            Field(
                "kind", desk.say("种类", "Kind"), .choice, required: true, width: 14,
                options: kinds.map { Option($0.rawValue, $0.name(desk.language)) },
                help: desk.say("打 1 住院、2 确诊，直接到下一项。", "Type 1 or 2: the next field waits."), value: kind.rawValue)
        ]
        if kind == .diagnosis {
            fields += [
                Field("diagnosed", desk.say("确诊日", "Diagnosed"), .day, required: true),
                Field(
                    "disease", desk.say("诊断", "Diagnosis"), .find, required: true, limit: 60, width: 40,
                    options: ClaimForm.diseases(matching: "", desk),
                    help: desk.say(
                        "打病名即找，F4 列出病种；列表里没有的照诊断书写，病种以后再定。",
                        "Type to find it, F4 lists them; what isn't listed is kept as it is written.")),
            ]
        } else {
            fields += [
                Field("admitted", desk.say("入院日", "Admitted"), .day, required: true),
                Field(
                    "discharged", desk.say("出院日", "Discharged"), .day, hint: desk.say("可空", "if known"), beside: true),
                Field(
                    "cause", desk.say("起因", "Cause"), .choice, width: 8,
                    options: Cause.allCases.map { Option($0.rawValue, $0.name(desk.language)) },
                    value: Cause.illness.rawValue),
                Field("hospital", desk.say("医院", "Hospital"), .text, limit: 60, width: 40),
            ]
        }
        fields.append(
            Field(
                "source", desk.say("来源", "Source"), .choice, required: true, width: 18,
                options: KnownSource.allCases.map { Option($0.rawValue, $0.name(desk.language)) },
                help: desk.say("谁告诉的；打数字选。", "Who told of it; a digit chooses.")))
        if kind == .hospital { fields += sheet(desk) }
        var form = Form(fields, words: desk.words)
        form.oneColumn = true
        form.load(values)
        form.set("kind", kind.rawValue)
        return form
    }

    /// What the list needs to say what a claim would pay; F10 leaves it out.
    private static func sheet(_ desk: Desk) -> [Field] {
        let help = desk.say(
            "有结算单就照打，能算出可得多少；没有可不填，F10 登记。",
            "With the settlement sheet at hand the benefit can be worked out; without it, F10 stores.")
        let figures = [
            ("total", desk.say("总费用", "Total")), ("pooled", desk.say("统筹支付", "Pooled")),
            ("other", desk.say("其他", "Other")), ("ownPay", desk.say("自付", "Own pay")),
            ("ownExpense", desk.say("自费", "Own expense")),
        ]
        return [Field("sheet", desk.say("结算单号", "Sheet no."), .code, limit: 40, width: 24, help: help)]
            + figures.map { id, label in
                Field(id, label, .money, limit: 16, help: help, beside: id != "total" && id != "ownPay")
            }
    }

    // MARK: commands

    package static func commands(_ state: State, _ desk: Desk) -> [Command<Action>] {
        if state.form.picker != nil { return [] }
        let list = Command<Action>(.act(.choices), desk.say("列表", "List"), priority: 3, .key(.act(.choices)))
        return [
            Command(.shown("Enter"), desk.say("下一项", "Next"), priority: 2, .key(.key(.enter))),
            Command(
                .act(.submit), desk.say("登记", "Store"), barred: bar(state, desk), priority: 0, .key(.act(.submit))),
        ] + (state.form.focused?.hasChoices == true ? [list] : [])
    }

    private static func bar(_ state: State, _ desk: Desk) -> String? {
        desk.user.duties.contains(.handler)
            ? nil : ClaimBar.notYourDuty([.handler]).sentence(desk.language).fitting(state.size.columns - 4)
    }

    package static func read(_ input: Input, _ state: State, _ desk: Desk) -> Action? {
        var form = state.form
        return form.handle(input) == nil ? nil : .key(input)
    }

    // MARK: reduce

    package static func reduce(_ state: inout State, _ action: Action, _ desk: Desk) -> [Effect] {
        switch action {
        case .loaded(let card): state.card = card
        case .gone:
            return [.warn(desk.say("没有找到这个人：F12 返回，再找一次。", "This person was not found: F12 goes back, find again."))]
        case .stored(let card):
            state.isStored = true
            let who = card.card.person.name.text
            let isOpen = card.unclaimed?.isOpen == true
            return [
                .finished(.knownEvent), .replace(.knownEvent(card.event.id)),
                .praise(
                    isOpen
                        ? desk.say("已登记：\(who) 可以来申领", "Stored: \(who) can claim")
                        : desk.say("已登记：现在没有可申领的", "Stored: there is nothing to claim")),
            ]
        case .failed: state.isSending = false
        case .key(let input): return key(input, &state, desk)
        }
        return []
    }

    private static func key(_ input: Input, _ state: inout State, _ desk: Desk) -> [Effect] {
        if state.isSending { return [.inform(desk.say("正在保存", "Being stored"))] }
        let before = state.form.focusedID
        let wasOpen = state.form.picker != nil
        var effects: [Effect] = []
        for event in state.form.handle(input) ?? [] { effects += follow(event, &state, desk) }
        if ["kind", "cause", "source"].contains(before), !wasOpen, state.form.focusedID == before,
            case .key(.character(let typed)) = input, Normal.ascii(typed).isNumber
        {
            _ = state.form.handle(.key(.tab))
        }
        return effects
    }

    private static func follow(_ event: FormEvent, _ state: inout State, _ desk: Desk) -> [Effect] {
        switch event {
        case .changed("kind"):
            guard let kind = ClaimEventKind(rawValue: state.form.value("kind")), kind != state.kind else {
                state.form.set("kind", state.kind.rawValue)
                return []
            }
            state.kept.merge(state.form.export()) { $1 }
            state.kind = kind
            state.form = fields(kind, state.kept, desk)
        case .changed(let id):
            state.typed = true
            if ClaimForm.figures.contains(id) { state.form.setFigureNotes(desk) }
        case .query(let id, let text):
            state.form.narrow(
                id, text, to: ClaimForm.diseases(matching: text, desk), of: ClaimForm.diseases(matching: "", desk), desk
            )
        case .left("disease"):
            if state.form.settle("disease", to: ClaimForm.diseases(matching: state.form.typed("disease"), desk)) {
                return []
            }
            let isKept = state.form.value("disease").isEmpty && !state.form.typed("disease").isEmpty
            state.form.setNote(
                "disease", isKept ? Note(desk.say("照原文留", "kept as written"), .note) : nil)
        case .left(let id): return leave(id, &state, desk)
        case .submit: return submit(&state, desk)
        case .wrongKey(let why): return [.inform(why)]
        default: break
        }
        return []
    }

    /// A day is checked when it is left; what is empty is left in peace until the form is sent.
    private static func leave(_ id: String, _ state: inout State, _ desk: Desk) -> [Effect] {
        if ClaimForm.figures.contains(id) { leaveFigure(id, &state, desk) }
        guard state.form[id]?.kind == .day else { return [] }
        if let day = Day.typed(state.form.value(id), today: desk.today) { state.form.set(id, day.iso) }
        let said = state.form.value(id).isEmpty ? nil : read(state, desk).faults[id]?.fitting(state.size.columns - 5)
        state.form.setError(id, said)
        return said.map { [.say(Message(.error, $0))] } ?? []
    }

    private static func leaveFigure(_ id: String, _ state: inout State, _ desk: Desk) {
        if state.form.value(id).isEmpty {
            let isOthers = id == "other" && !state.form.value("total").isEmpty
            let proposed = SheetFigures(state.form).proposal(for: id) ?? (isOthers ? .zero : nil)
            if let proposed { state.form.set(id, proposed.grouped) }
        } else if let typed = try? Money.typed(state.form.value(id)) {
            state.form.set(id, typed.grouped)
        }
        state.form.setFigureNotes(desk)
    }

    /// What is typed, and all that is wrong with it.
    private static func read(_ state: State, _ desk: Desk) -> (facts: KnownFacts?, faults: [String: Sentence]) {
        var faults: [String: Sentence] = [:]
        let facts = facts(state, desk, &faults)
        if let fault = facts?.fault(on: desk.today) {
            faults[fault.field(state.kind)] = fault.sentence(desk.language)
        }
        return (facts, faults)
    }

    private static func submit(_ state: inout State, _ desk: Desk) -> [Effect] {
        if let bar = bar(state, desk) { return [.warn(bar)] }
        var (facts, faults) = read(state, desk)
        let source = KnownSource(rawValue: state.form.value("source"))
        if source == nil { faults["source"] = desk.needed(desk.say("来源", "The source")) }
        let said = state.form.said(faults, columns: state.size.columns, on: state.form.first(of: faults))
        guard state.form.show(errors: said), let facts, let source else { return [] }
        state.isSending = true
        return [
            .ask(
                .unclaimed(
                    .add(NewKnownEvent(person: state.person, facts: facts, source: source, key: state.key))))
        ]
    }

    private static func facts(
        _ state: State, _ desk: Desk, _ faults: inout [String: Sentence]
    ) -> KnownFacts? {
        let form = state.form
        var read: [String: Day] = [:]
        for field in form.fields where field.kind == .day {
            guard !field.value.isEmpty else {
                if field.required { faults[field.id] = desk.needed(field.label) }
                continue
            }
            do { read[field.id] = try Day.read(field.value, today: desk.today) } catch {
                faults[field.id] = error.sentence(desk.language)
            }
        }
        guard state.kind == .diagnosis else {
            let totals = totals(form, desk, &faults)
            let sheet = form.value("sheet")
            return read["admitted"].map { admitted in
                .stay(
                    KnownStay(
                        cause: Cause(rawValue: form.value("cause")) ?? .illness, admitted: admitted,
                        discharged: read["discharged"], hospital: form.value("hospital"),
                        sheet: sheet.isEmpty ? nil : SheetNumber(sheet), totals: totals))
            }
        }
        let text = form.typed("disease")
        if text.isEmpty { faults["disease"] = desk.needed(desk.say("诊断", "The diagnosis")) }
        let code = form.value("disease")
        return read["diagnosed"].map { day in
            .diagnosis(KnownDiagnosis(day: day, disease: code.isEmpty ? nil : DiseaseCode(code), text: text))
        }
    }

    /// All five or none; nothing typed under 其他 is nothing.
    private static func totals(_ form: Form, _ desk: Desk, _ faults: inout [String: Sentence]) -> SheetTotals? {
        let typed = ClaimForm.figures.filter { !form.value($0).isEmpty }
        guard !typed.isEmpty else { return nil }
        var sums: [String: Money] = ["other": .zero]
        for id in typed {
            do { sums[id] = try Money.typed(form.value(id)) } catch { faults[id] = error.sentence(desk.language) }
        }
        for id in ClaimForm.figures where sums[id] == nil && faults[id] == nil {
            faults[id] = desk.needed(form[id]?.label ?? id)
        }
        guard let total = sums["total"], let pooled = sums["pooled"], let other = sums["other"],
            let ownPay = sums["ownPay"], let ownExpense = sums["ownExpense"]
        else { return nil }
        let totals = SheetTotals(total: total, pooled: pooled, other: other, ownPay: ownPay, ownExpense: ownExpense)
        if totals == nil {
            let sum = pooled + other + ownPay + ownExpense
            faults["total"] = EventFault.sheetDoesNotAddUp(total: total, sum: sum).sentence(desk.language)
        }
        return totals
    }

    // MARK: view

    package static func view(_ state: State, _ desk: Desk) -> Page {
        let crumb = Line(state.card?.person.name.text ?? state.name, .breadcrumb)
        guard let card = state.card else { return desk.page(crumb: crumb, [.spacer(1), .form(state.form)]) }
        let covers = card.enrolments(standing: .inForce, on: desk.today).map {
            desk.planName($0.plan)
        }
        let held = covers.isEmpty ? desk.say("现在没有有效保障", "no cover in force now") : covers.joined(separator: "  ")
        return desk.page(
            crumb: crumb,
            [
                .lines([
                    Line([
                        Span("  \(card.person.name.text)  ", .title),
                        Span(card.person.details.identity.masked + "  " + (card.employer?.name ?? "")),
                    ]), Line("  " + Cells.clip(held, state.size.columns - 4), .muted),
                ]),
                .spacer(1), .form(state.form),
            ], message: bar(state, desk).map { Message(.warning, $0) })
    }
}

extension KnownEventFault {
    /// The field that it is told at.
    fileprivate func field(_ kind: ClaimEventKind) -> String {
        switch self {
        case .dischargedBefore: "discharged"
        case .nothingTold: "disease"
        case .knownAlready, .dayToCome: kind == .diagnosis ? "diagnosed" : "admitted"
        }
    }
}
