import MutualAid
import Terminal

// The two small forms of P1: what one plan is bought by, and what holds for all that are ticked.
extension PlanSelection {
    // MARK: shares, tier, days

    static func openOptions(_ state: inout State, _ desk: Desk) -> [Effect] {
        guard let weighing = state.weighing(desk), weighing.offers.indices.contains(state.selected) else { return [] }
        let offer = weighing.offers[state.selected]
        guard offer.hasOptions, let edition = offer.edition else {
            let name = offer.plan.name(desk.language)
            return [.inform(desk.say("\(name)只有一份，没有可选的", "\(name): one share, nothing to choose"))]
        }
        guard offer.isTicked || offer.isOpen else { return [.warn(told(firstTrouble(offer, desk), state))] }
        var form = Form(fields(offer, edition, desk), words: desk.words)
        form.oneColumn = true
        if let values = state.kept[offer.plan.code.text] { form.load(values) }
        // The tier is what is asked for first: its list is open already.
        if offer.hasTiers, form.value("tier").isEmpty { _ = form.handle(.act(.choices)) }
        state.stage = .options(offer.plan.code, form)
        return []
    }

    private static func fields(_ offer: PlanOffer, _ edition: Edition, _ desk: Desk) -> [Field] {
        var fields: [Field] = []
        if offer.hasTiers {
            fields.append(
                Field(
                    "tier", desk.say("档次", "Tier"), .choice, required: true,
                    options: edition.tierRules.map { $0.option(desk) },
                    help: desk.say(
                        "会费和保额随档次变。高风险岗位只能选高风险档。", "Fee and sum go by the tier. High-risk work takes a risk tier."),
                    value: offer.choice?.tier.map(String.init) ?? ""))
        }
        if let range = offer.dayRange {
            fields.append(
                Field(
                    "days", desk.say("天数", "Days"), .digits, required: true, limit: "\(range.upperBound)".count,
                    hint: "\(range.lowerBound)-\(range.upperBound)",
                    help: desk.say(
                        "保障几天：\(range.lowerBound) 到 \(range.upperBound) 天。",
                        "Days of cover: \(range.lowerBound) to \(range.upperBound)."),
                    value: offer.choice?.days.map(String.init) ?? ""))
        }
        let most = edition.who.shares.value
        fields.append(
            Field(
                "shares", desk.say("份数", "Shares"), .choice, required: true, width: 10,
                options: (1...max(1, most)).map {
                    Option("\($0)", desk.say("\($0) 份", "\($0) share\($0 == 1 ? "" : "s")"))
                },
                help: desk.say("每人最多 \(most) 份。", "At most \(most) a person."),
                disabled: most > 1 ? nil : desk.say("每人一份", "one share a person"), value: "\(offer.choice?.shares ?? 1)"
            ))
        return fields
    }

    static func optionsKey(_ input: Input, _ plan: PlanCode, _ form: Form, _ state: inout State, _ desk: Desk)
        -> [Effect]
    {
        var form = form
        if form.picker == nil, input == .act(.back) {
            state.kept[plan.text] = isTouched(form, plan.text, state, desk) ? form.export() : nil
            state.stage = .choosing
            return []
        }
        let events = form.handle(input) ?? []
        state.stage = .options(plan, form)
        if events.contains(.submit) { return takeOptions(plan, form, &state, desk) }
        let left = leftFields(events)
        let errors = left.isEmpty ? [:] : optionErrors(plan, form, state, desk)
        for id in left { form.setError(id, form.value(id).isEmpty ? nil : errors[id]) }
        state.stage = .options(plan, form)
        return said(events)
    }

    private static func optionErrors(_ plan: PlanCode, _ form: Form, _ state: State, _ desk: Desk) -> [String: String] {
        guard let offer = state.weighing(desk)?.offers.first(where: { $0.plan.code == plan }),
            let edition = offer.edition
        else { return [:] }
        var errors: [String: String] = [:]
        if offer.hasTiers, edition.tier(Int(form.value("tier"))) == nil {
            errors["tier"] = desk.say(
                "还没有选档次。打 1-\(edition.tiers.count) 选一档。", "No tier is chosen. Choose one with 1-\(edition.tiers.count)."
            )
        }
        if let range = offer.dayRange, !(Int(form.value("days")).map(range.contains) ?? false) {
            errors["days"] = desk.say(
                "天数要在 \(range.lowerBound) 到 \(range.upperBound) 之间。请改天数。",
                "Days are \(range.lowerBound) to \(range.upperBound). Correct them.")
        }
        let most = edition.who.shares.value
        if !(Int(form.value("shares")).map { (1...most).contains($0) } ?? false) {
            errors["shares"] = desk.say("份数要在 1 到 \(most) 之间。请改份数。", "Shares are 1 to \(most). Correct them.")
        }
        return errors
    }

    private static func takeOptions(_ plan: PlanCode, _ form: Form, _ state: inout State, _ desk: Desk) -> [Effect] {
        var form = form
        let errors = optionErrors(plan, form, state, desk)
        guard form.show(errors: errors) else {
            state.stage = .options(plan, form)
            return form.focused?.error.map { [.say(Message(.error, $0))] } ?? []
        }
        state.basket.choices[plan] = PlanChoice(
            shares: Int(form.value("shares")) ?? 1, tier: Int(form.value("tier")), days: Int(form.value("days")))
        state.kept[plan.text] = nil
        state.stage = .choosing
        return []
    }

    // MARK: first day, who bears the fees, who pays

    static let commonName = "common"

    static func openCommon(_ state: inout State, _ desk: Desk) {
        guard let weighing = state.weighing(desk) else { return }
        var form = Form(commonFields(weighing, desk), words: desk.words)
        form.oneColumn = true
        if let values = state.kept[commonName] { form.load(values) }
        settle(&form, weighing, desk)
        state.stage = .common(form)
    }

    private static func commonFields(_ weighing: PlanWeighing, _ desk: Desk) -> [Field] {
        let basket = weighing.basket
        let amounts = basket.bearer == .amounts
        func money(_ id: String, _ label: String, _ value: Money) -> Field {
            Field(
                id, label, .money, limit: 15,
                help: desk.say("所有勾选的保障合在一起承担多少。", "What is borne of all the ticked plans together."),
                value: amounts && value != .zero ? value.grouped : "")
        }
        return [
            Field(
                "first", desk.say("首日", "First day"), .day, required: true, limit: 12,
                help: desk.say(
                    "保障从这一天 0:00 开始。默认是单位的批次日，没有就是明天。\n续保的从原保障到期的第二天开始。",
                    "Cover begins at 0:00 of this day. The default is the employer's batch day,\nelse tomorrow. A renewal begins the day after the cover it continues."
                ),
                value: weighing.first.iso),
            Field(
                "bearer", desk.say("会费承担", "Borne by"), .choice, required: true, options: bearers(weighing, desk),
                help: desk.say("默认按单位的约定分担。", "By default as agreed with the employer."), value: basket.bearer.rawValue),
            money("unit", desk.say("单位承担", "Unit bears"), basket.amounts.unit),
            money("union", desk.say("工会承担", "Union bears"), basket.amounts.union),
            money("gift", desk.say("赠送基金承担", "Gift bears"), basket.amounts.gift),
            Field("own", desk.say("本人承担", "Own money"), .display),
            Field(
                "paid", desk.say("现在缴费", "Paid now by"), .choice, required: true,
                options: [Option("none", desk.say("没有缴，以后再缴", "not paid yet"))]
                    + Payer.allCases.map {
                        Option($0.rawValue, desk.say("已缴，\($0.name(.zh))付款", "paid by \($0.name(.en))"))
                    },
                help: desk.say(
                    "已缴的当场出收据号。没有缴的不生效，缴费在个人页。",
                    "A fee taken now gets its receipt number. An unpaid cover is not in force."),
                value: basket.payer?.rawValue ?? "none"),
        ]
    }

    private static func bearers(_ weighing: PlanWeighing, _ desk: Desk) -> [Option] {
        let rule = weighing.card.employer?.details.feeSplit ?? .own
        let own = 100 - rule.unitPercent - rule.unionPercent
        let agreed = desk.say(
            "按约定 单位\(rule.unitPercent)% 工会\(rule.unionPercent)% 本人\(own)%",
            "agreed \(rule.unitPercent)/\(rule.unionPercent)/\(own)% unit/union/own")
        return [
            Option("rule", agreed), Option("unit", desk.say("全部单位", "all unit")),
            Option("union", desk.say("全部工会", "all union")),
            Option("own", desk.say("全部本人", "all own money")), Option("gift", desk.say("全部赠送基金", "all gift fund")),
            Option("amounts", desk.say("按金额", "by amounts")),
        ]
    }

    /// Keeps what hangs on other fields in step: greyed amounts, own money, the notes.
    private static func settle(_ form: inout Form, _ weighing: PlanWeighing, _ desk: Desk) {
        let amounts = form.value("bearer") == FeeBearer.amounts.rawValue
        for id in ["unit", "union", "gift"] {
            form.setDisabled(id, amounts ? nil : desk.say("选“按金额”才填", "for “by amounts” only"))
        }
        var basket = weighing.basket
        basket.bearer = FeeBearer(rawValue: form.value("bearer")) ?? .rule
        basket.amounts = typedAmounts(form)
        let changed = PlanWeighing(weighing.card, basket, desk, counted: weighing.counted)
        form.set("own", changed.overspent == nil ? changed.split.own.grouped : "")
        form.setNote("own", Note(desk.say("会费合计 \(changed.total.grouped)", "fees \(changed.total.grouped)"), .muted))
        form.setNote("first", firstNote(form, weighing, desk))
    }

    private static func firstNote(_ form: Form, _ weighing: PlanWeighing, _ desk: Desk) -> Note? {
        guard let day = Day.typed(form.value("first"), today: desk.today) else { return nil }
        if day == desk.today { return Note(desk.say("今天缴费前的事不保", "events before payment: none"), .warning) }
        guard day == PlanWeighing.defaultFirst(weighing.card, today: desk.today) else { return nil }
        guard let batch = weighing.card.employer?.details.batchDay else { return Note(desk.say("明天", "tomorrow")) }
        return Note(desk.say("单位批次日，每月 \(batch) 日", "batch day, day \(batch)"))
    }

    private static func typedAmounts(_ form: Form) -> FeeSplit {
        func money(_ id: String) -> Money { (try? Money.typed(form.value(id))) ?? .zero }
        return FeeSplit(unit: money("unit"), union: money("union"), own: .zero, gift: money("gift"))
    }

    static func commonKey(_ input: Input, _ form: Form, _ state: inout State, _ desk: Desk) -> [Effect] {
        guard let weighing = state.weighing(desk) else { return [] }
        var form = form
        if form.picker == nil, input == .act(.back) {
            state.kept[commonName] = isTouched(form, commonName, state, desk) ? form.export() : nil
            state.stage = .choosing
            return []
        }
        let events = form.handle(input) ?? []
        if events.contains(.submit) { return takeCommon(form, &state, weighing, desk) }
        let errors = leftFields(events).isEmpty ? [:] : commonErrors(form, weighing, desk)
        for id in leftFields(events) {
            form.setError(id, form.value(id).isEmpty ? nil : errors[id])
            if errors[id] == nil { normalise(id, &form, desk) }
        }
        settle(&form, weighing, desk)
        state.stage = .common(form)
        return said(events)
    }

    private static func normalise(_ id: String, _ form: inout Form, _ desk: Desk) {
        switch id {
        case "first": if let day = Day.typed(form.value(id), today: desk.today) { form.set(id, day.iso) }
        case "unit", "union", "gift":
            if !form.value(id).isEmpty, let money = try? Money.typed(form.value(id)) { form.set(id, money.grouped) }
        default: break
        }
    }

    private static func commonErrors(_ form: Form, _ weighing: PlanWeighing, _ desk: Desk) -> [String: String] {
        var errors: [String: String] = [:]
        do {
            let day = try Day.read(form.value("first"), today: desk.today)
            if day < desk.today {
                errors["first"] = desk.say("首日 \(day.iso) 已经过去。请改成今天以后。", "\(day.iso) is past. Choose a later day.")
            } else if desk.today.days(until: day) > 366 {
                errors["first"] = desk.say(
                    "首日 \(day.iso) 在一年以后。请核对年份。", "\(day.iso) is over a year away. Check the year.")
            }
        } catch {
            errors["first"] = error.sentence(desk.language).text
        }
        guard form.value("bearer") == FeeBearer.amounts.rawValue else { return errors }
        for id in ["unit", "union", "gift"] where !form.value(id).isEmpty {
            do { _ = try Money.typed(form.value(id)) } catch { errors[id] = error.sentence(desk.language).text }
        }
        return errors
    }

    private static func takeCommon(
        _ form: Form, _ state: inout State, _ weighing: PlanWeighing, _ desk: Desk
    ) -> [Effect] {
        var form = form
        guard form.show(errors: commonErrors(form, weighing, desk)) else {
            state.stage = .common(form)
            return form.focused?.error.map { [.say(Message(.error, $0))] } ?? []
        }
        let first = Day.typed(form.value("first"), today: desk.today)
        state.basket.first = first == PlanWeighing.defaultFirst(weighing.card, today: desk.today) ? nil : first
        state.basket.bearer = FeeBearer(rawValue: form.value("bearer")) ?? .rule
        state.basket.amounts = state.basket.bearer == .amounts ? typedAmounts(form) : .zero
        state.basket.payer = Payer(rawValue: form.value("paid"))
        state.kept[commonName] = nil
        state.stage = .choosing
        return []
    }

    // MARK: events

    private static func leftFields(_ events: [FormEvent]) -> [String] {
        events.compactMap { if case .left(let id) = $0 { id } else { nil } }
    }

    private static func said(_ events: [FormEvent]) -> [Effect] {
        events.compactMap { if case .wrongKey(let why) = $0 { .inform(why) } else { nil } }
    }
}

extension Tier {
    /// The tier as a choice: fee and sum, a sample marked.
    func option(_ desk: Desk) -> Option {
        let risk = highRisk ? desk.say("高风险 ", "risk ") : ""
        return Option(
            String(number), desk.say("\(risk)\(number) 档", "\(risk)tier \(number)"),
            detail: desk.say("会费 \(fee.marked)  保额 \(sum.marked)", "fee \(fee.marked)  sum \(sum.marked)"))
    }
}
