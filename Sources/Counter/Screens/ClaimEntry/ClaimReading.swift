import MutualAid
import Terminal

/// What the typed form says: an event as far as it goes, and all that is wrong with it.
struct ClaimReading {
    /// Enough to judge: the day and something that happened. What isn't typed yet counts as nothing.
    private(set) var event: ClaimEvent?
    /// By field; in the order of the form the first is told.
    private(set) var faults: [String: Sentence] = [:]
    /// Required fields that are empty.
    private(set) var missing: [String] = []

    private let form: Form
    private let desk: Desk

    var isComplete: Bool { event != nil && faults.isEmpty && missing.isEmpty }

    init(_ form: Form, _ kind: ClaimEventKind, _ desk: Desk) {
        self.form = form
        self.desk = desk
        missing = form.missing
        switch kind {
        case .hospital: readHospital()
        case .diagnosis: readDiagnosis()
        case .accident: readAccident()
        }
        readEventFaults()
    }

    /// The fault of one field, for when it is left; an empty one is neutral.
    static func fault(of id: String, in form: Form, _ desk: Desk) -> Sentence? {
        guard let field = form[id], !field.editor.isEmpty else { return nil }
        switch field.kind {
        case .day:
            do {
                let day = try Day.read(field.value, today: desk.today)
                if id != "discharged", day > desk.today { return desk.stillToCome(day) }
            } catch { return error.sentence(desk.language) }
        case .money:
            do { _ = try Money.typed(field.value) } catch { return error.sentence(desk.language) }
        case .digits where id.hasPrefix("grade"):
            guard let grade = Int(field.value), ClaimEvent.grades.contains(grade) else {
                return EventFault.gradeOutOfRange(Int(field.value) ?? 0).sentence(desk.language)
            }
        case .find where field.value.isEmpty: return desk.noSuchDisease
        default: break
        }
        return nil
    }

    // MARK: fields

    private mutating func day(_ id: String) -> Day? {
        let text = form.value(id)
        guard !text.isEmpty else { return nil }
        do { return try Day.read(text, today: desk.today) } catch {
            faults[id] = error.sentence(desk.language)
            return nil
        }
    }

    private mutating func money(_ id: String) -> Money? {
        let text = form.value(id)
        guard !text.isEmpty else { return nil }
        do { return try Money.typed(text) } catch {
            faults[id] = error.sentence(desk.language)
            return nil
        }
    }

    private var filed: Day { Day.typed(form.value("filed"), today: desk.today) ?? desk.today }

    // MARK: kinds

    private mutating func readHospital() {
        let admitted = day("admitted")
        let discharged = day("discharged")
        _ = day("filed")
        let figures = ClaimForm.figures.map { money($0) }
        guard let admitted, discharged != nil || figures[3] != nil else { return }
        event = .hospital(
            HospitalStay(
                cause: Cause(rawValue: form.value("cause")) ?? .illness, admitted: admitted,
                discharged: discharged ?? admitted, sheet: SheetNumber(form.value("sheet")), total: figures[0] ?? .zero,
                pooled: figures[1] ?? .zero, other: figures[2] ?? .zero, ownPay: figures[3] ?? .zero,
                ownExpense: figures[4] ?? .zero, filed: filed))
    }

    private mutating func readDiagnosis() {
        let date = day("diagnosed")
        _ = day("filed")
        var codes: [DiseaseCode] = []
        for field in form.fields where field.id.hasPrefix("disease") {
            if !field.value.isEmpty {
                let code = DiseaseCode(field.value)
                if codes.contains(code) { faults[field.id] = desk.diseaseTwice } else { codes.append(code) }
            } else if !field.editor.isEmpty {
                faults[field.id] = desk.noSuchDisease
                missing.removeAll { $0 == field.id }
            }
        }
        guard let date, !codes.isEmpty else { return }
        event = .diagnosis(Diagnosis(date: date, diseases: codes, filed: filed))
    }

    private mutating func readAccident() {
        let date = day("happened")
        _ = day("filed")
        let death = form.value("death") == "yes"
        var injuries: [Injury] = []
        for place in 0..<ClaimForm.mostInjuries where !death {
            let (grade, part) = (ClaimForm.id("grade", place), ClaimForm.id("part", place))
            guard !form.value(grade).isEmpty || !form.value(part).isEmpty else { continue }
            if form.value(grade).isEmpty { faults[grade] = desk.gradeNeeded }
            if form.value(part).isEmpty { faults[part] = desk.partNeeded }
            guard let number = Int(form.value(grade)), !form.value(part).isEmpty else { continue }
            guard ClaimEvent.grades.contains(number) else {
                faults[grade] = EventFault.gradeOutOfRange(number).sentence(desk.language)
                continue
            }
            injuries.append(Injury(grade: number, part: BodyPart(form.value(part))))
        }
        let cost = money("medicalCost")
        let days = Int(form.value("hospitalDays")) ?? 0
        let happened = death || !injuries.isEmpty || (cost ?? .zero) > .zero || days > 0
        if !happened, faults.isEmpty {
            faults[ClaimForm.id("grade", 0)] = EventFault.nothingHappened.sentence(desk.language)
        }
        guard let date, happened else { return }
        event = .accident(
            Accident(
                date: date, injuries: injuries, death: death, medicalCost: cost ?? .zero, hospitalDays: days,
                filed: filed))
    }

    // MARK: the event as a whole

    private mutating func readEventFaults() {
        guard let event else { return }
        // The office takes no event of tomorrow; a discharge to come is only told.
        for (id, day) in [(ClaimForm.dayField(event.kind), event.day), ("filed", event.filed)]
        where day > desk.today && faults[id] == nil {
            faults[id] = desk.stillToCome(day)
        }
        for fault in event.faults {
            let id: String
            switch fault {
            case .sheetDoesNotAddUp:
                guard ClaimForm.figures.allSatisfy({ $0 == "other" || !form.value($0).isEmpty }) else { continue }
                id = "total"
            case .dischargedBeforeAdmitted: id = "discharged"
            case .gradeOutOfRange, .nothingHappened: continue
            case .hospitalDaysOutOfRange: id = "hospitalDays"
            }
            if faults[id] == nil { faults[id] = fault.sentence(desk.language) }
        }
    }
}

/// The five figures of a settlement sheet while they are typed.
struct SheetFigures {
    private let form: Form
    init(_ form: Form) { self.form = form }

    private func typed(_ id: String) -> Money? { try? Money.typed(form.value(id)) }

    /// What an empty figure must be, where the four others are there; never below zero.
    func proposal(for id: String) -> Money? {
        guard ClaimForm.figures.contains(id), form.value(id).isEmpty else { return nil }
        let others = ClaimForm.figures.filter { $0 != id }
        var known: [String: Money] = [:]
        for other in others {
            guard let money = typed(other) else { return nil }
            known[other] = money
        }
        let parts = others.filter { $0 != "total" }.reduce(Money.zero) { $0 + (known[$1] ?? .zero) }
        let rest = id == "total" ? parts : (known["total"] ?? .zero) - parts
        return rest < .zero ? nil : rest
    }

    /// Total less the four parts, once all five are there; zero: they add up.
    var difference: Money? {
        guard let total = typed("total") else { return nil }
        var sum = Money.zero
        for id in ClaimForm.figures.dropFirst() {
            guard let money = typed(id) else { return nil }
            sum += money
        }
        return total - sum
    }
}

extension Form {
    /// What an empty figure must be, and whether the five add up.
    mutating func setFigureNotes(_ desk: Desk) {
        let figures = SheetFigures(self)
        for id in ClaimForm.figures {
            let proposed = figures.proposal(for: id)
            update(id) { $0.hint = proposed?.grouped ?? (id == "other" ? "0.00" : "") }
        }
        var note: Note?
        if let difference = figures.difference {
            note =
                difference == .zero
                ? Note(desk.say("五项相符", "they add up"), .good)
                : Note(desk.say("差 \(difference.grouped)", "off by \(difference.grouped)"), .warning)
        }
        setNote("ownExpense", note)
    }
}

extension Desk {
    fileprivate var noSuchDisease: Sentence {
        Sentence(
            what: say("没有这个病种。", "There is no such disease on the lists."),
            todo: say("F4 列出全部，打字筛选。", "F4 lists them all; type to narrow it."))
    }
    fileprivate var diseaseTwice: Sentence {
        Sentence(what: say("这个病种打了两次。", "This disease is given twice."), todo: say("请留一个。", "Keep one of them."))
    }
    fileprivate var gradeNeeded: Sentence {
        Sentence(
            what: say("没有填写等级。", "The grade is missing."),
            todo: say("请照伤残鉴定书填写 1–10。", "Take it from the certificate, 1 to 10."))
    }
    fileprivate var partNeeded: Sentence {
        Sentence(what: say("没有选部位。", "The part of the body is missing."), todo: say("F4 列出部位。", "F4 lists them."))
    }
    fileprivate func stillToCome(_ day: Day) -> Sentence {
        Sentence(what: say("\(day.iso) 还没有到。", "\(day.iso) is still to come."), todo: say("请改正日期。", "Correct the day."))
    }
    /// A required field that is empty.
    func needed(_ label: String) -> Sentence {
        Sentence(what: say("\(label)没有填写。", "\(label) is empty."), todo: say("请照材料填写。", "Take it from the papers."))
    }
}
