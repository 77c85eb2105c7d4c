import MutualAid
import Terminal

extension ClaimForm {
    /// A stored event as it would have been typed, so that a claim can be corrected in the form it was entered by.
    static func values(of claim: Claim) -> [String: String] {
        var values: [String: String] = [
            "proxy": claim.papers[.authorisation] == nil ? "no" : "yes",
            "papers": claim.papers.filter(\.value).keys.sorted().map(\.rawValue).joined(separator: ","),
        ]
        switch claim.event {
        case .hospital(let stay):
            values["admitted"] = stay.admitted.iso
            values["discharged"] = stay.discharged.iso
            values["cause"] = stay.cause.rawValue
            values["sheet"] = stay.sheet.text
            for (id, sum) in zip(figures, [stay.total, stay.pooled, stay.other, stay.ownPay, stay.ownExpense]) {
                values[id] = sum.grouped
            }
            values["filed"] = stay.filed.iso
        case .diagnosis(let diagnosis):
            values["diagnosed"] = diagnosis.date.iso
            for (place, code) in diagnosis.diseases.enumerated() { values[id("disease", place)] = code.text }
            values["filed"] = diagnosis.filed.iso
        case .accident(let accident):
            values["happened"] = accident.date.iso
            values["death"] = accident.death ? "yes" : "no"
            for (place, injury) in accident.injuries.enumerated() {
                values[id("grade", place)] = "\(injury.grade)"
                values[id("part", place)] = injury.part.text
            }
            if accident.medicalCost > .zero { values["medicalCost"] = accident.medicalCost.grouped }
            if accident.hospitalDays > 0 { values["hospitalDays"] = "\(accident.hospitalDays)" }
            values["filed"] = accident.filed.iso
        }
        return values
    }
}

extension ClaimEntry {
    /// The facts as they are to be, with the old value beside each that changes.
    static func changes(_ event: ClaimEvent, from old: ClaimEvent, _ desk: Desk) -> [Line] {
        let before = EventFacts(desk).rows(old)
        let now = EventFacts(desk).rows(event)
        var lines = now.enumerated().flatMap { place, row -> [Line] in
            let was = before.indices.contains(place) && before[place].label == row.label ? before[place].value : ""
            guard was != row.value else {
                return [Line([Span("  " + Cells.fit(row.label, 16), .label), Span(row.value, .text)])]
            }
            let mark = Line([Span("* ", .changed), Span(Cells.fit(row.label, 16), .label), Span(row.value, .changed)])
            let old = was.isEmpty ? desk.say("没有", "nothing") : was
            return [mark, Line("  " + Cells.fit("", 16) + desk.words.changed + " " + old, .muted)]
        }
        // What is no longer there: an injury or a disease taken out.
        for row in before.dropFirst(now.count) {
            lines.append(
                Line([
                    Span("* ", .changed), Span(Cells.fit(row.label, 16), .label),
                    Span(desk.say("删去 ", "taken out: ") + row.value, .changed),
                ]))
        }
        return lines
    }
}
