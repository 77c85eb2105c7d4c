import MutualAid
import Terminal

/// The fields of each correction, and what was typed in them as an order or as faults.
enum CorrectionFields {
    static func build(_ state: inout CorrectionForm.State, _ card: PersonCard, _ desk: Desk) {
        var form = Form(own(state, card, desk) + why(state, desk), words: desk.words)
        form.oneColumn = true
        state.form = form
        state.first = form.export()
        if let plan = state.plan { differ(&state, plan, desk) }
        guard !state.kept.isEmpty else { return }
        state.form.load(state.kept)
        if state.plan != nil { state.kept = [:] }
    }

    private static func own(_ state: CorrectionForm.State, _ card: PersonCard, _ desk: Desk) -> [Field] {
        let today = desk.today.iso
        switch state.task {
        case .cancel(let chosen), .replace(let chosen):
            let options = enrolments(state, card, desk)
            let open = options.filter { $0.barred == nil }
            let value = chosen.map { "\($0.value)" } ?? (open.count == 1 ? open[0].code : "")
            let enrolment = Field(
                "enrolment", desk.say("凭证", "Certificate"), .choice, required: true, width: 50, options: options,
                help: desk.say("要改的那一张凭证；不能改的写明原因。", "The certificate to correct; those barred say why."),
                value: value)
            if case .cancel = state.task { return [enrolment] }
            return [enrolment] + planFields(desk)
        case .leave:
            return [
                Field("day", desk.say("最后在职日", "Last day"), .day, required: true, value: today),
                Field(
                    "employment", desk.say("之后用工", "Then"), .choice, required: true, width: 24,
                    options: Employment.allCases.map { Option($0.rawValue, $0.name(desk.language)) },
                    value: card.person.details.employment.rawValue),
            ]
        case .transfer:
            return [
                Field(
                    "employer", desk.say("新单位", "Employer"), .find, required: true, limit: 60, width: 30,
                    hint: desk.say("打字即找", "type to find"),
                    help: desk.say("打名称、拼音或首字母；F4 列出全部。", "Type its name, pinyin or initials; F4 lists all.")),
                Field("day", desk.say("调动日", "On"), .day, required: true, value: today),
            ]
        case .death:
            return [
                Field(
                    "day", desk.say("身故日", "Day of death"), .day, required: true,
                    help: desk.say("照死亡证明或户籍注销证明填写。", "As on the death certificate or the cancelled entry."))
            ]
        case .undoDeath: return []
        case .merge(let other):
            return [
                Field(
                    "other", desk.say("另一条", "The other"), .find, required: true, limit: 40, width: 40,
                    hint: desk.say("打姓名、证件号或会员号", "name, ID or member number"),
                    help: desk.say(
                        "要并进来的那一条。证件号码正确的一条应当留下：如果留错了，F12 返回，到那一条去办。",
                        "The record that goes into this one. Keep the one with the right ID number: else go back and start there."
                    ),
                    disabled: other == nil ? nil : desk.say("已选定", "chosen"), value: other.map { "\($0.value)" } ?? "")
            ]
        }
    }

    private static func planFields(_ desk: Desk) -> [Field] {
        [
            Field("plan", desk.say("正确的保障", "Right plan"), .choice, required: true, width: 40, options: []),
            Field("tier", desk.say("档次", "Tier"), .choice, width: 40, options: []),
            Field("shares", desk.say("份数", "Shares"), .digits, required: true, limit: 4, width: 6, value: "1"),
            Field(
                "bearer", desk.say("会费由谁出", "Borne by"), .choice, required: true, width: 24,
                options: Payer.allCases.map { Option($0.rawValue, $0.name(desk.language)) }
                    + [Option("rule", desk.say("按单位约定", "as agreed"))]),
            Field("fee", desk.say("正确的会费", "Right fee"), .display, width: 40),
        ]
    }

    private static func why(_ state: CorrectionForm.State, _ desk: Desk) -> [Field] {
        let offered = CorrectionReason.offered(for: state.task.kind)
        return [
            Field(
                "reasons", desk.say("原因", "Because"), .checks, required: true, width: 40,
                options: offered.map { Option($0.code, $0.name(desk.language)) },
                help: desk.say(
                    "打数字勾选，可以选几个；没有的写在「其他」。", "Tick by digit, several too; what isn't listed goes under Other.")),
            Field(
                "text", desk.say("其他", "Other"), .text, limit: 100, width: 40,
                hint: desk.say("列表里没有的原因", "a reason that isn't listed")),
        ]
    }

    /// A field for each value in which two records differ: the one that stays, or the other.
    static func differ(_ state: inout CorrectionForm.State, _ plan: MergePlan, _ desk: Desk) {
        let typed = state.form.export().merging(state.kept) { $1 }
        let focus = state.form.focusedID
        let fields = state.form.fields.filter { !$0.id.hasPrefix("take.") }
        let choices = plan.differences.filter(\.isChoice).map { difference -> Field in
            let change = difference.change
            let shown = { change.shown($0, desk.language, desk.catalogue) ?? "" }
            return Field(
                "take.\(change.field.rawValue)", change.field.name(desk.language), .choice, required: true, width: 40,
                options: [
                    Option("keep", shown(change.old), detail: desk.say("留下的一条", "the one that stays")),
                    Option("take", shown(change.new), detail: desk.say("并进来的一条", "the other one")),
                ], value: "keep")
        }
        let own = fields.filter { $0.id == "other" }
        state.form.fields = own + choices + fields.filter { $0.id != "other" }
        state.form.load(typed)
        state.form.update("other") { field in
            field.options = [option(plan.other.person)]
            field.load("\(plan.other.person.id.value)")
        }
        let isFresh = focus == "other" || state.form.value("reasons").isEmpty
        state.form.focus(on: isFresh ? choices.first?.id ?? "reasons" : focus)
        state.kept = [:]
    }

    // MARK: choices

    private static func enrolments(_ state: CorrectionForm.State, _ card: PersonCard, _ desk: Desk) -> [Option] {
        card.enrolments.filter { $0.cancelled == nil }.sorted { $0.term.first > $1.term.first }.map { enrolment in
            let bar =
                if case .cancel = state.task {
                    CorrectionRules.cancelBar(enrolment, today: desk.today, catalogue: desk.catalogue)
                } else {
                    CorrectionRules.replaceBar(enrolment, of: card, by: desk.user, today: desk.today)
                }
            return Option(
                "\(enrolment.id.value)", name(enrolment, desk), detail: enrolment.number.text,
                barred: bar?.sentence(desk.language).fitting(state.size.columns - 4))
        }
    }

    /// `住院+意外  2026-11-25 起  95.00`.
    static func name(_ enrolment: Enrolment, _ desk: Desk) -> String {
        let plan = desk.planName(enrolment.plan)
        let first = desk.say("\(enrolment.term.first.iso) 起", "from \(enrolment.term.first.iso)")
        return "\(plan)  \(first)  \(enrolment.fee.grouped)"
    }

    static func options(_ rows: [EmployerRow]) -> [Option] {
        rows.map {
            Option(
                "\($0.id.value)", $0.name, detail: $0.creditCode, keys: "\($0.pinyin) \($0.initials) \($0.creditCode)")
        }
    }

    static func options(_ rows: [FoundRow], except person: PersonID) -> [Option] {
        rows.compactMap { row in
            guard case .person(let id) = row.ref, id != person, case .person(let identity, _, _) = row.detail else {
                return nil
            }
            return Option("\(id.value)", "\(row.name)  \(row.number)", detail: identity)
        }
    }

    private static func option(_ person: Person) -> Option {
        Option(
            "\(person.id.value)", "\(person.name.text)  \(person.number.text)", detail: person.details.identity.masked)
    }

    static func enrolment(_ state: CorrectionForm.State) -> Enrolment? {
        state.card?.enrolments.first { "\($0.id.value)" == state.form.value("enrolment") }
    }

    // MARK: the right plan

    /// What follows from what is chosen: the plans that can stand in the place of the wrong one, tiers, fee.
    static func refresh(_ state: inout CorrectionForm.State, _ desk: Desk) {
        guard case .replace = state.task, let card = state.card, let enrolment = enrolment(state) else { return }
        var rest = card
        rest.enrolments.removeAll { $0.id == enrolment.id }
        let plans = desk.catalogue.plans.compactMap { plan -> Option? in
            guard let edition = plan.edition(on: enrolment.term.first),
                edition.term(from: enrolment.term.first, days: enrolment.term.days) == enrolment.term
            else { return nil }
            let reasons = desk.catalogue.ineligibilities(
                applicant: Applicant(card.person), edition: edition, shares: 1, from: enrolment.term.first,
                held: rest.plansHeld(on: enrolment.term.first))
            return Option(
                plan.code.text, plan.name(desk.language),
                barred: reasons.first?.sentence(desk.language).fitting(state.size.columns - 4))
        }
        state.form.setOptions("plan", plans)
        if state.form.value("plan").isEmpty {
            state.form.set("plan", enrolment.plan.text)
            state.form.set("tier", enrolment.tier.map(String.init) ?? "")
            state.form.set("shares", "\(enrolment.shares)")
            state.form.set("bearer", bearer(enrolment.split))
            state.first = state.form.export()
        }
        let edition = desk.catalogue.edition(of: PlanCode(state.form.value("plan")), on: enrolment.term.first)
        let tiers = edition?.tierRules.map { $0.option(desk) } ?? []
        state.form.setOptions("tier", tiers)
        if !tiers.contains(where: { $0.code == state.form.value("tier") }) { state.form.set("tier", "") }
        state.form.setDisabled("tier", tiers.isEmpty ? desk.say("这项保障不分档", "no tiers") : nil)
        state.form.set("fee", feeText(state, enrolment, desk))
    }

    private static func feeText(_ state: CorrectionForm.State, _ enrolment: Enrolment, _ desk: Desk) -> String {
        guard let plan = right(state, enrolment, desk) else { return desk.say("选好就算出", "once all is chosen") }
        let difference = plan.fee - enrolment.fee
        let sign = difference.fen > 0 ? desk.say("应补 ", "to take ") : desk.say("应退 ", "to give back ")
        let told = difference == .zero ? desk.say("不变", "as it was") : sign + Money(fen: abs(difference.fen)).grouped
        return "\(plan.fee.grouped)  \(told)"
    }

    static func right(_ state: CorrectionForm.State, _ enrolment: Enrolment, _ desk: Desk) -> EnrolmentPlan? {
        let form = state.form
        guard let card = state.card, let shares = Int(form.value("shares")),
            let edition = desk.catalogue.edition(of: PlanCode(form.value("plan")), on: enrolment.term.first)
        else { return nil }
        let tier = edition.tiers.isEmpty ? nil : Int(form.value("tier"))
        let fee = edition.fee(
            tier: tier, shares: shares, days: enrolment.term.days, frontLine: card.person.details.frontLine)
        guard let fee = fee?.value else { return nil }
        return EnrolmentPlan(
            plan: edition.plan, tier: tier, shares: shares, fee: fee,
            split: split(fee, form.value("bearer"), enrolment, card))
    }

    private static func bearer(_ split: FeeSplit) -> String {
        for payer in Payer.allCases where FeeSplit(split.total, by: payer) == split { return payer.rawValue }
        return "rule"
    }

    private static func split(_ fee: Money, _ bearer: String, _ enrolment: Enrolment, _ card: PersonCard) -> FeeSplit {
        if let payer = Payer(rawValue: bearer) { return FeeSplit(fee, by: payer) }
        // The parts that were typed stay where the fee does.
        if fee == enrolment.fee, self.bearer(enrolment.split) == "rule" { return enrolment.split }
        return (card.employer?.details.feeSplit ?? .own).split(fee)
    }

    // MARK: reading

    static func reasons(_ form: Form) -> CorrectionWhy {
        var reasons = form.value("reasons").split(separator: ",").compactMap {
            CorrectionReason(code: String($0), text: "")
        }
        let text = form.value("text").trimmed
        if !text.isEmpty { reasons.append(.other(text)) }
        return CorrectionWhy(reasons)
    }

    static func faults(_ state: CorrectionForm.State, _ desk: Desk) -> [String: Sentence] {
        let form = state.form
        var faults: [String: Sentence] = [:]
        func ask(_ id: String, _ zh: (String, String), _ en: (String, String)) {
            faults[id] = Sentence(what: desk.say(zh.0, en.0), todo: desk.say(zh.1, en.1))
        }
        if form["enrolment"] != nil, enrolment(state) == nil {
            ask(
                "enrolment", ("还没有选凭证。", "打数字选，或按 F4。"),
                ("No certificate is chosen.", "Choose it by its digit, or press F4."))
        }
        if form["plan"] != nil, let enrolment = enrolment(state), right(state, enrolment, desk) == nil {
            let id = form["tier"]?.disabled == nil && form.value("tier").isEmpty ? "tier" : "shares"
            ask(
                id, ("这样没有会费可算。", "请选档次，份数改在上限以内。"), ("There is no fee for that.", "Choose the tier, and fewer shares.")
            )
        }
        if form["employer"] != nil, Int64(form.value("employer")) == nil {
            ask("employer", ("还没有选单位。", "打字即找，或按 F4。"), ("No employer is chosen.", "Type to find it, or press F4."))
        }
        if form["other"] != nil, state.plan == nil {
            ask(
                "other", ("还没有选另一条记录。", "打姓名或证件号，Enter 选定。"),
                ("No other record is chosen.", "Type a name or ID, Enter takes it."))
        }
        if form["day"] != nil {
            if day(form, desk) == nil {
                ask(
                    "day", ("还没有日期，或日期不对。", "例如 t 是今天，-3 是三天前。"),
                    ("There is no such day.", "Type t for today, -3 for three days ago."))
            } else if let card = state.card, let work = work(state, desk),
                let bar = CorrectionRules.bar(
                    work, on: card, by: desk.user, today: desk.today, catalogue: desk.catalogue)
            {
                if case .sameEmployer = bar {
                    faults["employer"] = bar.sentence(desk.language)
                } else {
                    faults["day"] = bar.sentence(desk.language)
                }
            }
        }
        if !reasons(form).isGiven {
            ask(
                "reasons", ("还没有选原因。", "打数字勾选，或写在「其他」里。"),
                ("No reason is given.", "Tick one by its digit, or write it under Other."))
        }
        return faults
    }

    /// `t` and `-3` become the day that they mean.
    static func settleDay(_ form: inout Form, _ desk: Desk) {
        if let day = day(form, desk) { form.set("day", day.iso) }
    }

    private static func day(_ form: Form, _ desk: Desk) -> Day? { Day.typed(form.value("day"), today: desk.today) }

    static func order(_ state: CorrectionForm.State, _ desk: Desk) -> CorrectionOrder? {
        guard let card = state.card, let work = work(state, desk) else { return nil }
        return CorrectionOrder(
            person: card.person.id, version: state.plan?.living.person.version ?? card.person.version, work: work,
            why: reasons(state.form), key: state.key)
    }

    private static func work(_ state: CorrectionForm.State, _ desk: Desk) -> CorrectionWork? {
        let form = state.form
        switch state.task {
        case .cancel: return enrolment(state).map { .cancel($0.id, version: $0.version) }
        case .replace:
            guard let enrolment = enrolment(state), let plan = right(state, enrolment, desk) else { return nil }
            return .replace(enrolment.id, version: enrolment.version, plan)
        case .leave:
            guard let day = day(form, desk), let then = Employment(rawValue: form.value("employment")) else {
                return nil
            }
            return .leave(on: day, employment: then)
        case .transfer:
            guard let day = day(form, desk), let employer = Int64(form.value("employer")) else { return nil }
            return .transfer(to: EmployerID(employer), on: day)
        case .death: return day(form, desk).map { .death(on: $0) }
        case .undoDeath: return .undoDeath
        case .merge:
            guard let other = state.plan?.other.person else { return nil }
            let takes = CorrectedField.allCases.filter { form.value("take.\($0.rawValue)") == "take" }
            return .merge(other: other.id, otherVersion: other.version, takes: Set(takes))
        }
    }
}

extension FeeSplit {
    /// All of a fee borne by one.
    init(_ fee: Money, by payer: Payer) {
        self = .zero
        switch payer {
        case .unit: unit = fee
        case .union: union = fee
        case .own: own = fee
        case .gift: gift = fee
        }
    }
}

extension String {
    /// Without the white space at its ends.
    fileprivate var trimmed: String {
        var text = self[...]
        while text.first?.isWhitespace == true { text.removeFirst() }
        while text.last?.isWhitespace == true { text.removeLast() }
        return String(text)
    }
}
