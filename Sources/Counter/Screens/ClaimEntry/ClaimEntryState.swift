package import MutualAid
import Terminal

extension ClaimEntry {
    package struct State: Sendable, Equatable {
        enum Phase: Sendable, Equatable {
            case entry
            /// The whole worksheet over the form; any other key goes back.
            case worksheet(TextView)
            case confirm(TextView)
            case stored(ClaimCard)
        }

        let person: PersonID
        /// The claim that is corrected; `nil` for a new one, and until a draft's is read.
        var amended: Claim?
        /// Whose correction this is.
        let amends: ClaimID?
        var key: SubmissionKey
        var kind: ClaimEventKind
        var form: Form
        var phase = Phase.entry
        /// An answer to the store is awaited: F10 sends nothing.
        var sending = false
        var typed = false
        var card: PersonCard?
        /// The name that a draft kept, until the person is read.
        var name: String
        /// The values of the kinds that aren't shown now.
        var kept: [String: String]
        var size = Size.home

        /// What the form comes to, renewed after every change.
        var event: ClaimEvent?
        var judgement: Judgement?
        var warnings: [ClaimWarning] = []
        /// Other people's claims with the typed sheet.
        var elsewhere: [SheetTwin] = []

        package static func new(_ id: PersonID, key: SubmissionKey, _ desk: Desk) -> State {
            new(id, kind: .hospital, values: [:], key: key, desk)
        }

        static func new(
            _ id: PersonID, kind: ClaimEventKind, values: [String: String], key: SubmissionKey, _ desk: Desk
        ) -> State {
            State(id, key: key, kind: kind, values: values, name: "", desk)
        }

        package static func resumed(_ draft: DraftRow, _ desk: Desk) -> State {
            let kind = ClaimEventKind(rawValue: draft.values["kind"] ?? "") ?? .hospital
            let id = PersonID(Int64(draft.values[personKey] ?? "") ?? 0)
            let amends = draft.values[claimKey].flatMap { Int64($0) }.map { ClaimID($0) }
            var state = State(
                id, key: draft.key, kind: kind, values: draft.values, name: draft.title, amends: amends, desk)
            state.typed = true
            state.form.focus(on: state.form.missing.first ?? state.form.fields.last?.id ?? "")
            return state
        }

        /// A stored claim, to be corrected: the form is filled with what was entered.
        package static func amending(_ card: ClaimCard, key: SubmissionKey, _ desk: Desk) -> State {
            let claim = card.claim
            var state = State(
                claim.person, key: key, kind: claim.event.kind, values: ClaimForm.values(of: claim),
                name: card.card.person.name.text, amends: claim.id, desk)
            state.amended = claim
            state.card = card.card
            state.renew(desk)
            return state
        }

        static let personKey = "person"
        static let claimKey = "amends"

        private init(
            _ person: PersonID, key: SubmissionKey, kind: ClaimEventKind, values: [String: String], name: String,
            amends: ClaimID? = nil, _ desk: Desk
        ) {
            self.person = person
            self.amends = amends
            self.key = key
            self.kind = kind
            self.name = name
            kept = values
            form = ClaimForm.make(kind, values: values, papers: [], desk)
            renew(desk)
        }

        /// Cells of the message row, after its mark.
        var messageCells: Int { size.columns - 5 }

        var personName: String { card?.person.name.text ?? name }

        /// The form's values with those of the other kinds, and whose claim it is.
        var values: [String: String] {
            var all = kept.merging(form.export()) { $1 }.filter { !$0.value.isEmpty }
            all[Self.personKey] = "\(person.value)"
            if let amends { all[Self.claimKey] = "\(amends.value)" }
            return all
        }

        /// Papers that this claim needs and that aren't on file.
        var needed: [Paper] { required.filter { !onFile.contains($0) } }
        var onFile: [Paper] {
            let held = card?.person.details.papersOnFile ?? []
            return required.filter(held.contains)
        }
        var brought: Set<Paper> {
            Set(form.value("papers").split(separator: ",").compactMap { Paper(rawValue: String($0)) }).intersection(
                needed)
        }
        var missingPapers: [Paper] { needed.filter { !brought.contains($0) } }

        private var required: [Paper] {
            requiredPapers(
                event: event ?? kind.blank(death: form.value("death") == "yes"),
                isChild: card?.person.kind.isDependant ?? false, byProxy: form.value("proxy") == "yes")
        }

        /// The day that the covers are looked at for: the event's, or today until it is typed.
        func day(_ today: Day) -> Day {
            event?.day ?? Day.typed(form.value(ClaimForm.dayField(kind)), today: today) ?? today
        }

        // MARK: kept in step with what is typed

        /// Judges what is typed so far, and says under the fields what it comes to.
        mutating func renew(_ desk: Desk) {
            event = ClaimReading(form, kind, desk).event
            form.setOptions("papers", ClaimForm.options(needed, desk))
            judgement = nil
            warnings = []
            if let event, let card = others {
                let judged = judgeClaim(event: event, card: card, catalogue: desk.catalogue)
                judgement = judged
                warnings =
                    elsewhere.map(ClaimWarning.sheetElsewhere)
                    + ClaimWarning.all(event, card: card, judgement: judged, today: desk.today)
            }
            setNotes(desk)
        }

        /// The person with their claims but the one that is corrected: it doesn't stand in its own way.
        private var others: PersonCard? {
            guard var card else { return nil }
            card.claims.removeAll { $0.id == amends }
            return card
        }

        private mutating func setNotes(_ desk: Desk) {
            if amends != nil {
                // What is corrected is the event; what it is and whose papers came have their own ways.
                form.setDisabled("kind", desk.say("种类不改：录错种类的先撤销", "withdraw one of a wrong kind"))
                form.setDisabled("proxy", desk.say("不改", "stays"))
                form.setDisabled("papers", desk.say("材料在进度里收", "papers come in on the status page"))
            }
            switch kind {
            case .hospital:
                setStayNotes(desk)
                form.setFigureNotes(desk)
            case .diagnosis: break
            case .accident:
                let barred = form.value("death") == "yes" ? desk.say("身故不另算", "not counted") : nil
                for field in form.fields where field.id.hasPrefix("grade") || field.id.hasPrefix("part") {
                    form.setDisabled(field.id, barred)
                }
            }
        }

        private mutating func setStayNotes(_ desk: Desk) {
            let admitted = Day.typed(form.value("admitted"), today: desk.today)
            let discharged = Day.typed(form.value("discharged"), today: desk.today)
            var note: Note?
            if let admitted, let discharged, admitted <= discharged {
                let days = admitted.days(until: discharged)
                note = Note(desk.say("\(days) 天", days == 1 ? "1 day" : "\(days) days"))
            }
            form.setNote("discharged", note)
            guard !form.value("sheet").isEmpty, card != nil, event != nil else { return form.setNote("sheet", nil) }
            let isTwin = warnings.contains {
                switch $0 {
                case .sameSheet, .sheetElsewhere: true
                default: false
                }
            }
            form.setNote(
                "sheet",
                isTwin ? Note(desk.say("! 同号", "! seen before"), .warning) : Note(desk.say("未见重复", "not seen"), .good))
        }
    }
}

extension ClaimEventKind {
    /// An event of the kind with nothing in it: what papers it needs doesn't hang on its figures.
    fileprivate func blank(death: Bool) -> ClaimEvent {
        let day = Day.first
        return switch self {
        case .hospital:
            .hospital(
                HospitalStay(
                    cause: .illness, admitted: day, discharged: day, sheet: "", total: .zero, pooled: .zero,
                    other: .zero,
                    ownPay: .zero, ownExpense: .zero, filed: day))
        case .diagnosis: .diagnosis(Diagnosis(date: day, diseases: [], filed: day))
        case .accident:
            .accident(Accident(date: day, injuries: [], death: death, medicalCost: .zero, hospitalDays: 0, filed: day))
        }
    }
}
