package import MutualAid
import Terminal

// What of P1 is kept when it is left unsent, and how it comes back.
extension PlanSelection {
    package static func draft(_ state: State, _ desk: Desk) -> DraftRow? {
        if case .done = state.stage { return nil }
        var values = values(of: state.basket)
        for (form, typed) in state.kept { for (id, value) in typed { values["kept.\(form).\(id)"] = value } }
        if let open = openForm(state), isTouched(open.form, open.name, state, desk) {
            values["open"] = open.name
            for (id, value) in open.form.export() { values["kept.\(open.name).\(id)"] = value }
        }
        guard !values.isEmpty else { return nil }
        values["person"] = String(state.person.value)
        values["name"] = state.name
        values["selected"] = String(state.selected)
        return DraftRow(key: state.key, form: .enrolment, saved: desk.now, title: state.name, values: values)
    }

    private static func values(of basket: PlanBasket) -> [String: String] {
        var values: [String: String] = [:]
        for (plan, choice) in basket.choices {
            let parts = [String(choice.shares), choice.tier.map(String.init) ?? "", choice.days.map(String.init) ?? ""]
            values["plan.\(plan.text)"] = parts.joined(separator: "/")
        }
        if let first = basket.first { values["first"] = first.iso }
        if basket.bearer != .rule { values["bearer"] = basket.bearer.rawValue }
        for (id, money) in [
            ("unit", basket.amounts.unit), ("union", basket.amounts.union), ("gift", basket.amounts.gift),
        ]
        where money != .zero {
            values[id] = money.text
        }
        if let payer = basket.payer { values["payer"] = payer.rawValue }
        return values
    }

    private static func openForm(_ state: State) -> (name: String, form: Form)? {
        switch state.stage {
        case .options(let plan, let form): (plan.text, form)
        case .common(let form): (commonName, form)
        default: nil
        }
    }

    /// A form that was only opened holds nothing that could be lost.
    static func isTouched(_ form: Form, _ name: String, _ state: State, _ desk: Desk) -> Bool {
        var fresh = state
        fresh.kept[name] = nil
        if name == commonName {
            openCommon(&fresh, desk)
        } else {
            _ = openOptions(&fresh, desk)
        }
        return openForm(fresh)?.form.export() != form.export()
    }

    /// The form that was open in a draft, now that the person is there.
    static func reopen(_ state: inout State, _ desk: Desk) -> [Effect] {
        guard let name = state.reopens else { return [] }
        state.reopens = nil
        if name == commonName {
            openCommon(&state, desk)
            return []
        }
        guard let place = desk.catalogue.plans.firstIndex(where: { $0.code.text == name }) else { return [] }
        state.selected = place
        return openOptions(&state, desk)
    }
}

extension PlanSelection.State {
    package static func resumed(_ draft: DraftRow, _ desk: Desk) -> Self {
        let values = draft.values
        var state = Self(person: PersonID(values["person"].flatMap { Int64($0) } ?? 0), key: draft.key)
        state.name = values["name"] ?? draft.title
        state.selected = values["selected"].flatMap { Int($0) } ?? 0
        state.reopens = values["open"]
        for (id, value) in values {
            if id.hasPrefix("plan.") {
                let parts = value.split(separator: "/", omittingEmptySubsequences: false).map { Int($0) }
                guard parts.count == 3 else { continue }
                state.basket.choices[PlanCode(String(id.dropFirst(5)))] = PlanChoice(
                    shares: parts[0] ?? 1, tier: parts[1], days: parts[2])
            } else if id.hasPrefix("kept."), let dot = id.lastIndex(of: ".") {
                let form = String(id[id.index(id.startIndex, offsetBy: 5)..<dot])
                state.kept[form, default: [:]][String(id[id.index(after: dot)...])] = value
            }
        }
        state.basket.first = values["first"].flatMap { Day($0) }
        state.basket.bearer = values["bearer"].flatMap(FeeBearer.init) ?? .rule
        func money(_ id: String) -> Money { values[id].flatMap { Money(exact: $0) } ?? .zero }
        state.basket.amounts = FeeSplit(unit: money("unit"), union: money("union"), own: .zero, gift: money("gift"))
        state.basket.payer = values["payer"].flatMap(Payer.init)
        return state
    }
}
