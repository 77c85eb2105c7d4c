import MutualAid

/// The facts of an event as label and value, for the confirm page and the status screen.
struct EventFacts {
    struct Row { let label: String; let value: String }
    let desk: Desk

    init(_ desk: Desk) { self.desk = desk }

    func rows(_ event: ClaimEvent) -> [Row] {
        switch event {
        case .hospital(let stay): rows(stay)
        case .diagnosis(let diagnosis): rows(diagnosis)
        case .accident(let accident): rows(accident)
        }
    }

    private func rows(_ stay: HospitalStay) -> [Row] {
        let days = desk.say("\(stay.days) 天", stay.days == 1 ? "1 day" : "\(stay.days) days")
        return [
            Row(
                label: desk.say("住院", "Hospital stay"),
                value: desk.say(
                    "\(stay.admitted.iso) 至 \(stay.discharged.iso)", "\(stay.admitted.iso) to \(stay.discharged.iso)")
                    + "  \(days)  \(stay.cause.name(desk.language))"),
            Row(label: desk.say("结算单号", "Sheet no."), value: stay.sheet.text + filed(stay.filed)),
            Row(
                label: desk.say("总费用", "Total"),
                value: "\(stay.total.grouped)  " + desk.say("统筹 ", "pooled ") + stay.pooled.grouped
                    + desk.say("  其他 ", "  other ") + stay.other.grouped),
            Row(
                label: desk.say("自付", "Own pay"),
                value: "\(stay.ownPay.grouped)  " + desk.say("自费 ", "own expense ") + stay.ownExpense.grouped),
        ]
    }

    private func rows(_ diagnosis: Diagnosis) -> [Row] {
        [Row(label: desk.say("确诊", "Diagnosed"), value: diagnosis.date.iso + filed(diagnosis.filed))]
            + diagnosis.diseases.map { Row(label: desk.say("病种", "Disease"), value: name($0)) }
    }

    private func rows(_ accident: Accident) -> [Row] {
        var rows = [Row(label: desk.say("意外", "Accident"), value: accident.date.iso + filed(accident.filed))]
        if accident.death { rows.append(Row(label: desk.say("身故", "Death"), value: desk.say("是", "yes"))) }
        for injury in accident.injuries {
            rows.append(
                Row(
                    label: desk.say("伤残", "Injury"),
                    value: desk.say("\(injury.grade) 级", "grade \(injury.grade)") + "  "
                        + BodyParts.name(injury.part, desk.language)))
        }
        if accident.medicalCost > .zero {
            rows.append(Row(label: desk.say("医疗费用", "Medical cost"), value: accident.medicalCost.grouped))
        }
        if accident.hospitalDays > 0 {
            rows.append(Row(label: desk.say("住院天数", "Hospital days"), value: "\(accident.hospitalDays)"))
        }
        return rows
    }

    private func filed(_ day: Day) -> String { desk.say("  申请 \(day.iso)", "  filed \(day.iso)") }

    private func name(_ code: DiseaseCode) -> String {
        guard let slot = desk.catalogue.diseaseSlots.first(where: { $0.code == code }) else { return code.text }
        return "\(slot.name(desk.language))  \(code)"
    }
}
