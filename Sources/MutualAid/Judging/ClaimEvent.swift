/// Whether a stay in hospital was for an illness or an accident; only illness waits.
package enum Cause: String, CaseIterable, Codable, Sendable {
    case illness
    case accident
}

/// A stay in hospital with the five figures of its settlement sheet.
package struct HospitalStay: Hashable, Codable, Sendable {
    package var cause: Cause
    package var admitted: Day
    package var discharged: Day
    package var sheet: SheetNumber
    package var total: Money
    package var pooled: Money
    package var other: Money
    package var ownPay: Money
    package var ownExpense: Money
    package var filed: Day

    package init(
        cause: Cause, admitted: Day, discharged: Day, sheet: SheetNumber, total: Money, pooled: Money, other: Money,
        ownPay: Money, ownExpense: Money, filed: Day
    ) {
        self.cause = cause
        self.admitted = admitted
        self.discharged = discharged
        self.sheet = sheet
        self.total = total
        self.pooled = pooled
        self.other = other
        self.ownPay = ownPay
        self.ownExpense = ownExpense
        self.filed = filed
    }

    /// Counted whole, even past the end of the term; the day of discharge is not a day of its own.
    package var days: Int { admitted.days(until: discharged) }

    package var sumOfFour: Money { pooled + other + ownPay + ownExpense }
}

/// A diagnosis: the codes of the diseases, in the order of the paper.
package struct Diagnosis: Hashable, Codable, Sendable {
    package var date: Day
    package var diseases: [DiseaseCode]
    package var filed: Day

    package init(date: Day, diseases: [DiseaseCode], filed: Day) {
        self.date = date
        self.diseases = diseases
        self.filed = filed
    }
}

/// One injury: its grade of disability, 1 the heaviest … 10, and the part of the body.
package struct Injury: Hashable, Codable, Sendable {
    package var grade: Int
    package var part: BodyPart

    package init(grade: Int, part: BodyPart) {
        self.grade = grade
        self.part = part
    }
}

/// An accident with what it led to.
package struct Accident: Hashable, Codable, Sendable {
    package var date: Day
    package var injuries: [Injury]
    package var death: Bool
    package var medicalCost: Money
    package var hospitalDays: Int
    package var filed: Day

    package init(date: Day, injuries: [Injury], death: Bool, medicalCost: Money, hospitalDays: Int, filed: Day) {
        self.date = date
        self.injuries = injuries
        self.death = death
        self.medicalCost = medicalCost
        self.hospitalDays = hospitalDays
        self.filed = filed
    }
}

/// Which of the three kinds of event a claim is for.
package enum ClaimEventKind: String, CaseIterable, Codable, Sendable {
    case hospital
    case diagnosis
    case accident
}

/// What happened to one person, entered once and judged under every cover.
package enum ClaimEvent: Hashable, Codable, Sendable {
    case hospital(HospitalStay)
    case diagnosis(Diagnosis)
    case accident(Accident)

    /// The day that decides cover, edition and waiting: a stay's is that of admission.
    package var day: Day {
        switch self {
        case .hospital(let stay): stay.admitted
        case .diagnosis(let diagnosis): diagnosis.date
        case .accident(let accident): accident.date
        }
    }

    package var filed: Day {
        switch self {
        case .hospital(let stay): stay.filed
        case .diagnosis(let diagnosis): diagnosis.filed
        case .accident(let accident): accident.filed
        }
    }

    package var kind: ClaimEventKind {
        switch self {
        case .hospital: .hospital
        case .diagnosis: .diagnosis
        case .accident: .accident
        }
    }
}

/// Why an event can't be judged as it was typed.
package enum EventFault: Hashable, Sendable {
    case sheetDoesNotAddUp(total: Money, sum: Money)
    case dischargedBeforeAdmitted(admitted: Day, discharged: Day)
    case gradeOutOfRange(Int)
    case hospitalDaysOutOfRange(Int)
    case nothingHappened
}

extension ClaimEvent {
    package static let grades = 1...10
    package static let hospitalDays = 0...36500

    /// Everything wrong with the event as a whole; `judge` gives sense only to an event without faults.
    package var faults: [EventFault] {
        switch self {
        case .hospital(let stay): stay.faults
        case .diagnosis(let diagnosis): diagnosis.diseases.isEmpty ? [.nothingHappened] : []
        case .accident(let accident): accident.faults
        }
    }
}

extension HospitalStay {
    package var addsUp: Bool { total == sumOfFour }

    fileprivate var faults: [EventFault] {
        var found: [EventFault] = []
        if !addsUp { found.append(.sheetDoesNotAddUp(total: total, sum: sumOfFour)) }
        if discharged < admitted { found.append(.dischargedBeforeAdmitted(admitted: admitted, discharged: discharged)) }
        return found
    }
}

extension Accident {
    fileprivate var faults: [EventFault] {
        var found = injuries.filter { !ClaimEvent.grades.contains($0.grade) }.map {
            EventFault.gradeOutOfRange($0.grade)
        }
        if !ClaimEvent.hospitalDays.contains(hospitalDays) { found.append(.hospitalDaysOutOfRange(hospitalDays)) }
        if !death && injuries.isEmpty && medicalCost == .zero && hospitalDays == 0 { found.append(.nothingHappened) }
        return found
    }
}
