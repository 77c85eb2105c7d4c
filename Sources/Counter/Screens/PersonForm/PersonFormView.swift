import MutualAid
package import Terminal

extension PersonForm {
    package static func view(_ state: State, _ desk: Desk) -> Page {
        switch state.phase {
        case .entry:
            return desk.page(
                crumb: crumb(1, state, desk),
                [
                    .lines(guardian(state, desk)), .form(state.form), .spacer(1),
                    .rule(desk.say("同一人？", "The same person?")),
                    .lines(twins(state, desk)),
                ])
        case .confirm:
            return desk.page(crumb: crumb(1, state, desk), [.confirm(confirm(state, desk))])
        case .stored(let card): return desk.page(crumb: crumb(2, state, desk), [.lines(stored(card, state, desk))])
        }
    }

    private static func crumb(_ step: Int, _ state: State, _ desk: Desk) -> Line {
        if editedPerson(state) != nil {
            return Line(desk.say("修改资料  ", "Edit  ") + (state.card?.person.number.text ?? ""), .breadcrumb)
        }
        let who = state.isChild ? desk.say("新子女", "New dependant") : desk.say("新会员", "New member")
        let steps = [desk.say("1 登记", "1 Enrol"), desk.say("2 选择保障", "2 Plans"), desk.say("3 确认", "3 Confirm")]
        var spans = [Span(who + "  ", .breadcrumb)]
        for (place, name) in steps.enumerated() {
            if place > 0 { spans.append(Span(" > ", .breadcrumb)) }
            spans.append(Span(name, place + 1 == step ? .step : .breadcrumb))
        }
        return Line(spans)
    }

    private static func guardian(_ state: State, _ desk: Desk) -> [Line] {
        guard case .dependant = state.mode else { return [.blank] }
        let name = state.card.map { "\($0.person.name.text)  \($0.person.number.text)" } ?? desk.words.waiting
        return [Line([Span("  " + desk.say("监护人  ", "Guardian  "), .label), Span(name)])]
    }

    private static func twins(_ state: State, _ desk: Desk) -> [Line] {
        if let twin = state.twin {
            let person = twin.person
            return [
                Line(
                    "  ! " + desk.say("证件号码已登记：", "This ID is enrolled: ")
                        + "\(person.name.text)  \(person.number.text)  \(twin.employer?.name ?? "")",
                    .warning),
                Line("    " + desk.say("F6 打开这个人，不用再登记", "F6 opens the person"), .muted),
            ]
        }
        if let holder = state.cardHolders.first {
            return [
                Line(
                    "  ! " + desk.say("这张银行卡已登记给：", "This card belongs to: ") + holder.name.text + "  "
                        + holder.number.text, .warning)
            ] + namesakes(state, desk)
        }
        return namesakes(state, desk)
    }

    private static func namesakes(_ state: State, _ desk: Desk) -> [Line] {
        guard (try? state.identity()) != nil else {
            return [Line("  " + desk.say("证件号码打完就查", "Checked once the ID number is typed"), .muted)]
        }
        guard !state.namesakes.isEmpty else {
            return [
                Line("  " + desk.say("没有发现相同证件号；同名同生日 0 人", "No same ID; nobody of the same name and birthday"), .muted)
            ]
        }
        return [Line("  ! " + desk.say("同名同生日，证件号不同：", "Same name and birthday, another ID:"), .warning)]
            + state.namesakes.prefix(2).map {
                Line("    \($0.name.text)  \($0.details.identity.masked)  \($0.number.text)")
            }
    }

    // MARK: confirm

    static func confirm(_ state: State, _ desk: Desk) -> Confirm {
        guard let details = details(state, desk) else { return Confirm([], question: "", words: desk.words) }
        let before = editedPerson(state)?.details
        let employer = state.form["employer"]?.editor.text ?? ""
        let oldEmployer = before?.employer == details.employer ? employer : state.card?.employer?.name
        func row(_ zh: String, _ en: String, _ value: String, _ was: String?) -> ConfirmRow {
            let none = desk.say("无", "none")
            let before = was == value ? nil : was.map { $0.isEmpty ? none : $0 }
            return ConfirmRow(desk.say(zh, en), value.isEmpty && before != nil ? none : value, was: before)
        }
        /// What was typed just now stands whole, to be compared; what is on file stays masked.
        func shown(_ id: String, _ zh: String, _ en: String, _ typed: String, _ was: String?) -> ConfirmRow {
            row(zh, en, state.isKept(id) ? state.form.value(id) : typed, was)
        }
        var rows = [
            shown("identity", "证件号码", "ID number", details.identity.text, before?.identity.masked),
            row("姓名", "Name", details.name.text, before?.name.text),
            row("性别 生日", "Sex, birthday", facts(details, desk), before.map { facts($0, desk) }),
            shown("phone", "手机号", "Phone", details.phone?.text ?? "", before.map { $0.phone?.masked ?? "" }),
        ]
        if !state.isChild {
            rows += [
                row("单位", "Employer", employer, before == nil ? nil : oldEmployer ?? ""),
                row("用工", "Employment", work(details, desk), before.map { work($0, desk) }),
            ]
        }
        let hadCard = before.map { $0.account?.card.masked ?? "" }
        rows.append(
            details.account == nil && hadCard?.isEmpty != false
                ? ConfirmRow(desk.say("银行卡", "Bank card"), desk.say("以后补", "later"))
                : shown("card", "银行卡", "Bank card", details.account?.card.grouped ?? "", hadCard))
        if details.account != nil || before?.account != nil {
            rows.append(row("户名 开户行", "Holder, bank", holder(details), before.map(holder)))
        }
        rows += [
            row("已留存材料", "Papers kept", papers(details, desk), before.map { papers($0, desk) }),
            state.isChild
                ? row("监护人同意", "Guardian's consent", desk.say("是", "yes"), nil)
                : row("本人同意", "Consent", desk.say("是", "yes"), nil),
        ]
        // Said again here: on a low terminal the form hides it below its end.
        if let namesake = state.namesakes.first {
            let count = state.namesakes.count
            let more = count > 1 ? desk.say("  共 \(count) 人", "  \(count) in all") : ""
            rows.append(
                ConfirmRow(
                    desk.say("同名同生日", "Namesake"),
                    "! \(namesake.details.identity.masked)  \(namesake.number.text)\(more)"))
        }
        if let holder = state.cardHolders.first {
            rows.append(ConfirmRow(desk.say("同一张卡", "Same card"), "! \(holder.name.text)  \(holder.number.text)"))
        }
        let why = CorrectionFields.reasons(state.form).reasons.map { $0.name(desk.language) }
        if before != nil, !why.isEmpty {
            rows.append(ConfirmRow(desk.say("更正原因", "Because"), why.joined(separator: desk.say("、", ", "))))
        }
        return Confirm(
            rows,
            question: state.isSending
                ? desk.say("正在保存", "Being stored")
                : before == nil
                    ? desk.say("登记？F10 或 Y 登记，F12 返回修改", "Store? F10 or Y stores, F12 goes back")
                    : desk.say("保存修改？F10 或 Y 保存，F12 返回", "Store the change? F10 or Y stores, F12 goes back"),
            words: desk.words)
    }

    private static func facts(_ details: PersonDetails, _ desk: Desk) -> String {
        let identity = details.identity
        let age = identity.birth.age(on: desk.today) ?? 0
        return "\(identity.sex.name(desk.language))  \(identity.birth.iso)  " + desk.say("\(age) 岁", "aged \(age)")
    }

    private static func work(_ details: PersonDetails, _ desk: Desk) -> String {
        [
            details.employment.name(desk.language), details.frontLine ? desk.say("生产一线", "front line") : "",
            details.medicalInsurance ? desk.say("职工医保", "insured") : desk.say("无职工医保", "not insured"),
        ].filter { !$0.isEmpty }.joined(separator: "  ")
    }

    private static func holder(_ details: PersonDetails) -> String {
        details.account.map { "\($0.holder.text)  \($0.bank)" } ?? ""
    }

    private static func papers(_ details: PersonDetails, _ desk: Desk) -> String {
        details.papersOnFile.isEmpty
            ? desk.say("无", "none")
            : details.papersOnFile.sorted().map { $0.name(desk.language) }.joined(separator: "  ")
    }

    // MARK: stored

    private static func stored(_ card: PersonCard, _ state: State, _ desk: Desk) -> [Line] {
        let person = card.person
        return [
            .blank,
            Line([
                Span(state.isChild ? desk.say("  子女号  ", "  Dependant  ") : desk.say("  会员号  ", "  Member  "), .label),
                Span(person.number.text, .total),
            ]),
            Line("  \(person.name.text)  \(person.details.identity.masked)  \(card.employer?.name ?? "")"),
            .blank,
            Line(desk.say("  接着：Enter 或 1 选择保障", "  Next: Enter or 1 chooses plans"), .muted),
        ]
    }
}
