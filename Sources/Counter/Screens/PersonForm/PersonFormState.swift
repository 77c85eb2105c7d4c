package import MutualAid
import Terminal

extension PersonForm {
    package struct State: Sendable, Equatable {
        /// Whose record is filled in.
        enum Mode: Sendable, Equatable {
            case member
            case dependant(guardian: PersonID)
            case editing(PersonID)
        }

        enum Phase: Sendable, Equatable {
            case entry
            case confirm
            case stored(PersonCard)
        }

        let key: SubmissionKey
        let mode: Mode
        var form: Form
        var phase = Phase.entry
        var isSending = false
        /// The guardian's card, or that of the person who is edited; a resumed draft asks for it.
        var card: PersonCard?
        var employers: [EmployerRow] = []
        /// Who has the typed identity number already.
        var twin: PersonCard?
        var namesakes: [Person] = []
        /// Who else has the typed card.
        var cardHolders: [Person] = []
        /// The number that `twin` was asked for.
        var asked: ResidentID?
        /// What was typed to find an employer: the name of a new one.
        var wanted = ""
        /// The version that a resumed draft had read, so that it never overwrites what was changed since.
        var version: Int?
        var size = Size.home
        /// The values of the form sent before, for Ctrl+D.
        var last: [String: String] = [:]
        /// As long as these stand, nothing was typed.
        var first: [String: String] = [:]

        private init(key: SubmissionKey, mode: Mode, _ form: Form) {
            self.key = key
            self.mode = mode
            self.form = form
        }

        package static func newMember(
            typed: String, last: [String: String], key: SubmissionKey, _ desk: Desk
        ) -> State {
            var state = State(key: key, mode: .member, memberFields(desk))
            state.last = last
            state.form.set("employment", Employment.inService.rawValue)
            state.form.set("frontLine", "no")
            state.form.set("insurance", "yes")
            for id in sticky { if let value = last[id] { state.form.set(id, value) } }
            if let name = last["employer.text"] { state.form.update("employer") { $0.editor.set(name) } }
            state.first = state.form.export()
            switch FindPerson.State.seed(typed) {
            case .identity: state.form.set("identity", Normalise.upper(Normalise.compact(typed)))
            case .name: state.form.set("name", typed)
            case nil: break
            }
            PersonForm.note("identity", &state, desk)
            if FindPerson.State.seed(typed) == .identity { state.form.focus(on: "name") }
            return state
        }

        package static func newDependant(of guardian: PersonCard, key: SubmissionKey, _ desk: Desk) -> State {
            let details = guardian.person.details
            var state = State(key: key, mode: .dependant(guardian: guardian.person.id), childFields(desk))
            state.card = guardian
            state.fill(masked: details, identity: false)
            state.first = state.form.export()
            return state
        }

        package static func editing(_ card: PersonCard, key: SubmissionKey, _ desk: Desk) -> State {
            let details = card.person.details
            let isChild = card.person.kind.isDependant
            var state = State(
                key: key, mode: .editing(card.person.id), isChild ? childFields(desk) : memberFields(desk))
            state.card = card
            state.form.set("name", details.name.text)
            state.form.set("employer", details.employer.map { "\($0.value)" } ?? "")
            state.form.update("employer") { $0.editor.set(card.employer?.name ?? "") }
            state.form.set("employment", details.employment.rawValue)
            state.form.set("frontLine", details.frontLine ? "yes" : "no")
            state.form.set("insurance", details.medicalInsurance ? "yes" : "no")
            state.form.set("consent", details.consent == nil ? "" : "yes")
            state.form.set("papers", details.papersOnFile.sorted().map(\.rawValue).joined(separator: ","))
            state.fill(masked: details, identity: true)
            state.form.fields += PersonForm.State.why(desk)
            state.first = state.form.export()
            PersonForm.note("identity", &state, desk)
            return state
        }

        package static func resumed(_ draft: DraftRow, _ desk: Desk) -> State {
            let id = draft.values["of"].flatMap { Int64($0) }.map { PersonID($0) }
            let mode: Mode =
                switch (draft.values["mode"], id) {
                case ("dependant", let id?): .dependant(guardian: id)
                case ("editing", let id?): .editing(id)
                default: .member
                }
            let isChild = draft.form == .dependant
            var state = State(key: draft.key, mode: mode, isChild ? childFields(desk) : memberFields(desk))
            if case .editing = mode { state.form.fields += why(desk) }
            state.form.load(draft.values)
            state.version = draft.values["version"].flatMap { Int($0) }
            PersonForm.note("identity", &state, desk)
            return state
        }

        static let sticky = ["employer", "employment", "frontLine", "insurance"]

        var isChild: Bool {
            switch mode {
            case .member: false
            case .dependant: true
            case .editing: form["employer"] == nil
            }
        }

        /// The number as it will be stored, right or not.
        var typedIdentity: String {
            (try? identity())?.text ?? Normalise.upper(Normalise.compact(form.value("identity")))
        }

        /// What a draft holds: the fields, and whose they are.
        var values: [String: String] {
            var values = form.export()
            switch mode {
            case .member: values["mode"] = "member"
            case .dependant(let id):
                values["mode"] = "dependant"
                values["of"] = "\(id.value)"
            case .editing(let id):
                values["mode"] = "editing"
                values["of"] = "\(id.value)"
                values["version"] = (version ?? card?.person.version).map { "\($0)" }
            }
            return values
        }
    }
}

// MARK: fields

extension PersonForm.State {
    private static func memberFields(_ desk: Desk) -> Form {
        Form(
            personFields(desk) + [
                Field(
                    "employer", desk.say("单位", "Employer"), .find, required: true, sticky: true, limit: 60, width: 30,
                    hint: desk.say("打字即找", "type to find"),
                    help: desk.say(
                        "打名称、拼音或首字母；F4 列出全部，最后一行登记新单位。",
                        "Type its name, pinyin or initials; F4 lists all, the last row adds a new one.")),
                consent(desk.say("本人同意", "Consent"), desk),
                Field(
                    "employment", desk.say("用工形式", "Employment"), .choice, required: true, sticky: true, width: 24,
                    options: Employment.allCases.map { Option($0.rawValue, $0.name(desk.language)) }),
                Field("frontLine", desk.say("生产一线", "Front line"), toggle(desk), sticky: true),
                Field(
                    "insurance", desk.say("职工医保", "Insured"), toggle(desk), required: true, sticky: true, beside: true),
            ] + accountFields(desk) + [papers([.idCard, .bankCard], desk)], words: desk.words)
    }

    private static func childFields(_ desk: Desk) -> Form {
        Form(
            personFields(desk) + [consent(desk.say("监护人同意", "Consent"), desk)] + accountFields(desk)
                + [papers([.parentage, .bankCard], desk)], words: desk.words)
    }

    private static func personFields(_ desk: Desk) -> [Field] {
        var fields = [
            Field(
                "identity", desk.say("证件号码", "ID number"), .code, required: true, limit: 30, width: 20,
                help: desk.say(
                    "18 位居民身份证，或 9 开头的永久居留证。性别和生日由号码得出。\n全角数字、空格、小写 x 都会自动改好。",
                    "The 18 characters of a resident's ID card; sex and birth day come from it.\nFull-width digits, spaces and a small x are put right."
                )),
            Field(
                "name", desk.say("姓名", "Name"), .text, required: true, limit: 50, width: 24,
                help: desk.say(
                    "与证件一致；民族姓名的间隔号打 · 或 . 都行。", "As on the ID card; the interpunct may be typed as a full stop.")),
            Field("phone", desk.say("手机号", "Phone"), .code, required: true, limit: 20, width: 16),
        ]
        // Eighteen and eleven digits are whole: another number is typed over them.
        fields[0].whole = 18
        fields[2].whole = 11
        return fields
    }

    private static func accountFields(_ desk: Desk) -> [Field] {
        [
            Field(
                "card", desk.say("银行卡", "Bank card"), .code, limit: 24, width: 22,
                help: desk.say("用于收互助金，可以以后补。", "For benefits; it can be added later.")),
            Field(
                "holder", desk.say("户名", "Holder"), .text, limit: 50, width: 16,
                hint: desk.say("同上面的姓名", "the same person")),
            Field("bank", desk.say("开户行", "Bank"), .text, limit: 40, width: 20, beside: true),
        ]
    }

    private static func toggle(_ desk: Desk) -> FieldKind {
        .toggle(yes: desk.say("是", "yes"), no: desk.say("否", "no"))
    }

    private static func consent(_ label: String, _ desk: Desk) -> Field {
        var field = Field(
            "consent", label, toggle(desk), required: true, hint: desk.say("空格", "Space"),
            help: desk.say(
                "健康和银行信息只用于互助保障（个人信息保护法第 28 至 31 条）。当面问过再选是。",
                "Health and bank data are used for mutual aid only (PIPL arts. 28–31). Ask first, then choose yes."))
        field.note = Note(desk.say("可以用健康、银行信息", "to health and bank data"))
        return field
    }

    /// Why a value is replaced by another; only where a record is put right.
    private static func why(_ desk: Desk) -> [Field] {
        [
            Field(
                "reasons", desk.say("更正原因", "Because"), .checks,
                options: CorrectionReason.offered(for: .details).map { Option($0.code, $0.name(desk.language)) },
                help: desk.say(
                    "改了原有的值要选原因，可以选几个；只是补上空着的不用选。",
                    "Needed where a value is replaced, several too; not for filling what was empty.")),
            Field(
                "text", desk.say("其他原因", "Other"), .text, limit: 100, width: 40,
                hint: desk.say("列表里没有的原因", "a reason that isn't listed")),
        ]
    }

    private static func papers(_ papers: [Paper], _ desk: Desk) -> Field {
        Field(
            "papers", desk.say("已留存材料", "Papers kept"), .checks,
            options: papers.map { Option($0.rawValue, $0.name(desk.language)) })
    }
}
