import MutualAid

/// One person's enrolments and events, as a line of `huzhu judge` gives them.
struct JudgeCase {
    let covers: [Cover]
    let events: [ClaimEvent]
}

extension CaseReader {
    /// `nil` where a fault was told. Everything is read, so that the first fault in the order of the codes is found.
    mutating func judgeCase(_ catalogue: Catalogue) -> JudgeCase? {
        let root = tape.root
        if let person = object("person", of: root), let id = text("id", of: person), (try? ResidentID(id)) == nil {
            tell(.id, "the person's number is wrong")
        }
        var covers: [Cover] = []
        for place in objects("enrolments", of: root) {
            if let cover = cover(place, number: covers.count, catalogue) { covers.append(cover) }
        }
        let events = objects("events", of: root).compactMap { event($0) }
        return fault == nil ? JudgeCase(covers: covers, events: events) : nil
    }

    private mutating func cover(_ place: JSONPlace, number: Int, _ catalogue: Catalogue) -> Cover? {
        let plan = plan("plan", of: place, in: catalogue)
        let shares = whole("shares", of: place, in: 1...1000)
        let first = day("from", of: place)
        let last = day("to", of: place)
        let isPaid = truth("paid", of: place)
        let continued = truth("continued", of: place, absent: false)
        let paidBefore = texts("paidBefore", of: place, mayBeAbsent: true)
        let tier = tier(of: place)
        let edition = edition(of: plan, on: first)
        if let terms = edition ?? plan?.editions.last, !terms.tiers.isEmpty, terms.tier(tier) == nil {
            tell(.field, "tier must be one of the plan's")
        }
        guard let first, let last, let term = term(first, last), let edition, let shares, let isPaid, let continued
        else { return nil }
        return Cover(
            id: EnrolmentID(Int64(number)), edition: edition, tier: tier, shares: shares, term: term, isPaid: isPaid,
            continued: continued, paidBefore: Set(paidBefore.map { DiseaseCode($0) }))
    }

    private mutating func term(_ first: Day, _ last: Day) -> Term? {
        if let term = Term(first: first, last: last) { return term }
        tell(.field, "the term ends before it begins")
        return nil
    }

    /// Absent and null are no tier.
    private mutating func tier(of place: JSONPlace) -> Int? {
        guard let value = tape.member("tier", of: place), tape.kind(value) != .null else { return nil }
        return whole("tier", of: place, in: Int.min...Int.max)
    }

    private enum Kind: String {
        case hospital, diagnosis, accident
    }

    private mutating func event(_ place: JSONPlace) -> ClaimEvent? {
        guard let kind: Kind = choice("kind", of: place) else { return nil }
        switch kind {
        case .hospital: return stay(place).map(ClaimEvent.hospital)
        case .diagnosis: return diagnosis(place).map(ClaimEvent.diagnosis)
        case .accident: return accident(place).map(ClaimEvent.accident)
        }
    }

    private mutating func stay(_ place: JSONPlace) -> HospitalStay? {
        let cause: Cause? = choice("cause", of: place)
        let admitted = day("admitted", of: place)
        let discharged = day("discharged", of: place)
        let sheet = text("sheet", of: place)
        let total = money("total", of: place)
        let pooled = money("pooled", of: place)
        let other = money("other", of: place)
        let ownPay = money("ownPay", of: place)
        let ownExpense = money("ownExpense", of: place)
        let filed = day("filed", of: place)
        if let total, let pooled, let other, let ownPay, let ownExpense, total != pooled + other + ownPay + ownExpense {
            tell(.sheet, "the five figures of the sheet don't add up")
        }
        if let admitted, let discharged, discharged < admitted { tell(.stay, "discharged before admitted") }
        guard let cause, let admitted, let discharged, let sheet, let total, let pooled, let other, let ownPay,
            let ownExpense, let filed
        else { return nil }
        return HospitalStay(
            cause: cause, admitted: admitted, discharged: discharged, sheet: SheetNumber(sheet), total: total,
            pooled: pooled, other: other, ownPay: ownPay, ownExpense: ownExpense, filed: filed)
    }

    private mutating func diagnosis(_ place: JSONPlace) -> Diagnosis? {
        let date = day("date", of: place)
        let diseases = texts("diseases", of: place)
        let filed = day("filed", of: place)
        guard let date, let filed else { return nil }
        return Diagnosis(date: date, diseases: diseases.map { DiseaseCode($0) }, filed: filed)
    }

    private mutating func accident(_ place: JSONPlace) -> Accident? {
        let date = day("date", of: place)
        let injuries = objects("injuries", of: place).compactMap { injury($0) }
        let death = truth("death", of: place)
        let cost = money("medicalCost", of: place)
        let days = whole("hospitalDays", of: place, in: ClaimEvent.hospitalDays)
        let filed = day("filed", of: place)
        guard let date, let death, let cost, let days, let filed else { return nil }
        return Accident(
            date: date, injuries: injuries, death: death, medicalCost: cost, hospitalDays: days, filed: filed)
    }

    private mutating func injury(_ place: JSONPlace) -> Injury? {
        let grade = whole("grade", of: place, in: ClaimEvent.grades)
        let part = text("part", of: place)
        guard let grade, let part else { return nil }
        return Injury(grade: grade, part: BodyPart(part))
    }
}
