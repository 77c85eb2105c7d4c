import MutualAid
import Terminal

/// What was typed, as values or as faults by field.
extension PersonForm {
    static func faults(_ state: State, _ desk: Desk) -> [String: Sentence] {
        var faults: [String: Sentence] = [:]
        let form = state.form
        let language = desk.language
        do {
            let birth = try state.identity().birth
            if birth > desk.today { faults["identity"] = unborn(birth, desk) }
        } catch { faults["identity"] = error.sentence(language) }
        do { _ = try PersonName(form.value("name")) } catch { faults["name"] = error.sentence(language) }
        do { _ = try state.phone() } catch { faults["phone"] = error.sentence(language) }
        if let fault = employerFault(state, desk) { faults["employer"] = fault }
        if form.value("consent") != "yes" {
            faults["consent"] = Sentence(
                what: desk.say("没有同意就不能登记。", "Nobody is enrolled without consent."),
                todo: desk.say("请当面问过，同意后选是。", "Ask first, then choose yes."))
        }
        faults.merge(accountFaults(state, desk)) { first, _ in first }
        if faults.isEmpty, replacesSomething(state, desk), !CorrectionFields.reasons(form).isGiven {
            faults["reasons"] = Sentence(
                what: desk.say("改了原有的资料，还没有选原因。", "A value was replaced without a reason."),
                todo: desk.say("打数字勾选，或写在「其他原因」里。", "Tick one by its digit, or write it under Other."))
        }
        return faults
    }

    private static func replacesSomething(_ state: State, _ desk: Desk) -> Bool {
        guard let before = editedPerson(state)?.details, let after = typedDetails(state, desk) else { return false }
        return before.changes(to: after).contains(where: \.replaces)
    }

    private static func unborn(_ birth: Day, _ desk: Desk) -> Sentence {
        Sentence(
            what: desk.say("号码里的生日 \(birth.iso) 还没有到。", "The birth day in it, \(birth.iso), is still to come."),
            todo: desk.say("请对照证件核对。", "Compare it with the card."))
    }

    private static func employerFault(_ state: State, _ desk: Desk) -> Sentence? {
        let form = state.form
        guard form["employer"] != nil, form.value("employer").isEmpty else { return nil }
        if !form.typed("employer").isEmpty {
            return Sentence(
                what: desk.say("没有这个单位。", "No such employer."),
                todo: desk.say("换个写法，或按 F4 登记新单位。", "Type it another way, or press F4 to add one."))
        }
        // One who left the employer has none.
        if let edited = editedPerson(state), edited.details.employer == nil { return nil }
        // One in a new form of employment may have no unit.
        guard form.value("employment") != Employment.newForm.rawValue else { return nil }
        return Sentence(
            what: desk.say("还没有选单位。", "No employer is chosen."),
            todo: desk.say("打字即找，或按 F4。", "Type to find it, or press F4."))
    }

    private static func accountFaults(_ state: State, _ desk: Desk) -> [String: Sentence] {
        let form = state.form
        guard !form.value("card").isEmpty else { return [:] }
        var faults: [String: Sentence] = [:]
        do { _ = try state.bankCard() } catch { faults["card"] = error.sentence(desk.language) }
        if !form.value("holder").isEmpty {
            do { _ = try PersonName(form.value("holder")) } catch { faults["holder"] = error.sentence(desk.language) }
        }
        if form.value("bank").isEmpty {
            faults["bank"] = Sentence(
                what: desk.say("有卡号没有开户行。", "A card without its bank."),
                todo: desk.say("请填银行名称。", "Type the bank's name."))
        }
        return faults
    }

    /// `nil` while anything is wrong.
    static func details(_ state: State, _ desk: Desk) -> PersonDetails? {
        faults(state, desk).isEmpty ? typedDetails(state, desk) : nil
    }

    private static func typedDetails(_ state: State, _ desk: Desk) -> PersonDetails? {
        let form = state.form
        guard let name = try? PersonName(form.value("name")),
            let identity = try? state.identity()
        else { return nil }
        let before = editedPerson(state)?.details
        let consent = Consent(day: before?.consent?.day ?? desk.today, givenBy: state.isChild ? .guardian : .person)
        let papers = form.value("papers").split(separator: ",").compactMap { Paper(rawValue: String($0)) }
        let offered = Set(form["papers"]?.options?.compactMap { Paper(rawValue: $0.code) } ?? [])
        return PersonDetails(
            name: name, identity: identity, phone: try? state.phone(),
            employer: Int64(form.value("employer")).map { EmployerID($0) },
            employment: Employment(rawValue: form.value("employment")) ?? before?.employment ?? .inService,
            frontLine: form.value("frontLine") == "yes", medicalInsurance: form.value("insurance") == "yes",
            account: account(state, name),
            papersOnFile: Set(papers).union((before?.papersOnFile ?? []).subtracting(offered)),
            consent: consent)
    }

    private static func account(_ state: State, _ name: PersonName) -> BankAccount? {
        let form = state.form
        guard let card = try? state.bankCard() else { return nil }
        return BankAccount(
            card: card, holder: (try? PersonName(form.value("holder"))) ?? name, bank: form.value("bank"))
    }

    /// Known before the person is read again.
    static func editedID(_ state: State) -> PersonID? {
        if case .editing(let id) = state.mode { id } else { nil }
    }

    static func editedPerson(_ state: State) -> Person? {
        if case .editing = state.mode { state.card?.person } else { nil }
    }

    // MARK: what is said beside a field once it is left

    static func note(_ id: String, _ state: inout State, _ desk: Desk) {
        switch id {
        case "identity": state.form.setNote(id, identityNote(state, desk))
        case "phone":
            let isRight = !state.isKept(id) && (try? state.phone()) != nil
            state.form.setNote(id, isRight ? Note(desk.say("无误", "right"), .good) : nil)
        case "card":
            guard let card = try? state.bankCard() else { return state.form.setNote(id, nil) }
            // A warning, no fault: some old cards fail (domain.md §5).
            state.form.setNote(
                id,
                card.luhnPasses
                    ? Note(desk.say("无误  用于收款", "right"), .good)
                    : Note(desk.say("! 校验不符，请核对", "! fails its check, compare"), .warning))
        default: break
        }
    }

    private static func identityNote(_ state: State, _ desk: Desk) -> Note? {
        guard let identity = try? state.identity(), let age = identity.birth.age(on: desk.today) else { return nil }
        // Where a note stands beside the number there is room for 27 cells.
        let sex = identity.sex.name(desk.language)
        let facts = desk.say("  \(sex)  \(identity.birth.iso)  \(age) 岁", ", \(sex) \(age) \(identity.birth.iso)")
        if let area = identity.area, !desk.divisions.isKnown(area) {
            return Note(desk.say("! 区划未知", "! area unknown") + facts, .warning)
        }
        // The child plan ends at the eighteenth birthday (domain.md §2); a warning, for the family may still be recorded.
        if state.isChild, age >= 18 { return Note(desk.say("! 已成年", "! of age") + facts, .warning) }
        return Note(desk.say("无误", "right") + facts, .good)
    }
}
