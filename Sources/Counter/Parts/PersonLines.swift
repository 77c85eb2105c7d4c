import MutualAid
import Terminal

/// Who a person is, on the top of a screen: masked.
struct PersonLines {
    let desk: Desk
    let width: Int

    init(_ desk: Desk, width: Int) {
        self.desk = desk
        self.width = width
    }

    func head(_ card: PersonCard) -> [Line] {
        let person = card.person
        let details = person.details
        let age = person.age(on: desk.today)
        let first = [
            details.identity.sex.name(desk.language), desk.say("\(age) 岁", "aged \(age)"), details.identity.masked,
            details.phone?.masked ?? desk.say("无手机号", "no phone"),
        ]
        var second: [String] = []
        if let guardian = card.guardian {
            second.append(desk.say("监护人 \(guardian.name.text)", "guardian \(guardian.name.text)"))
        } else {
            second += [card.employer?.name ?? desk.say("无单位", "no employer"), details.employment.name(desk.language)]
            if details.frontLine { second.append(desk.say("生产一线", "front line")) }
            second.append(details.medicalInsurance ? desk.say("职工医保", "insured") : desk.say("无职工医保", "not insured"))
        }
        second.append(
            details.account.map { desk.say("卡尾号 \($0.card.lastFour)", "card \($0.card.lastFour)") }
                ?? desk.say("无银行卡", "no bank card"))
        let name = Cells.flow([person.name.text] + first, width)
        return name.enumerated().map { place, text in
            guard place == 0 else { return Line("  " + text) }
            return Line([Span("  " + person.name.text, .title), Span(String(text.dropFirst(person.name.text.count)))])
        } + Cells.flow(second, width).map { Line("  " + $0, .muted) } + standing(card)
    }

    /// What bars much of what is usually done.
    private func standing(_ card: PersonCard) -> [Line] {
        var lines: [Line] = []
        if let living = card.living {
            lines.append(
                Line(
                    "  ! "
                        + desk.say(
                            "已并入 \(living.number.text) \(living.name.text)，只能查看",
                            "made one with \(living.number.text) \(living.name.text); read only"), .warning))
        }
        if let died = card.person.died {
            lines.append(Line("  ! " + desk.say("已于 \(died.iso) 身故", "died on \(died.iso)"), .warning))
        }
        return lines
    }
}
