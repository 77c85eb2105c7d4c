package import MutualAid
package import Terminal

extension App {
    /// What stands on the terminal now.
    package var page: Page {
        guard let room = frames.last?.room else { return desk.page([]) }
        var page = room.page(desk)
        page.title = title(of: room)
        let own = page.legend.isEmpty ? Legend.items(of: allCommands(of: room)) : page.legend
        page.legend = own
        if let message { page.message = message }
        if isSlow, isWaiting, message == nil {
            page.message = Message(.info, desk.say("正在处理，F12 不再等待", "Working; F12 stops waiting"))
        }
        switch overlay {
        case .help(let title, let text, _), .alarm(let title, let text): page.overlay = .help(title: title, text)
        case .box(let box): page.overlay = .box(box)
        case .quit(let confirm), .losing(let confirm, _):
            page.overlay = .confirm(title: desk.say("退出", "Exit"), confirm)
        case nil: break
        }
        return page
    }

    private func title(of room: any Room) -> TitleRow {
        let clock = desk.now.local(offsetMinutes: 480)
        let duty = Duty.allCases.first(where: desk.user.duties.contains)
        return TitleRow(
            system: desk.say("互助柜台", "Mutual Aid"), screen: room.name(desk), code: room.code, office: desk.profile.name,
            person: isSignedIn
                ? [desk.user.name, duty?.name(desk.language) ?? ""].filter { !$0.isEmpty }.joined(separator: " ") : "",
            badge: desk.profile.isTraining ? desk.say("培训", "TRAINING") : "",
            clock: "\(two(clock.hour)):\(two(clock.minute))")
    }

    private func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
}

extension Legend {
    static func items(of rows: [CommandRow]) -> [LegendItem] {
        rows.filter { $0.barred == nil }.map { LegendItem($0.binding, $0.name, priority: $0.priority) }
    }
}

extension FoundDetail {
    package func text(_ desk: Desk) -> String { text(desk.language, desk.catalogue) }

    /// What tells namesakes apart, on one line.
    package func text(_ language: Language, _ catalogue: Catalogue) -> String {
        switch self {
        case .person(let identity, let employer, let guardian):
            [identity, employer ?? "", guardian.map { (language == .zh ? "监护人 " : "guardian ") + $0 } ?? ""]
                .filter { !$0.isEmpty }.joined(separator: "  ")
        case .merged(let number, let identity):
            language == .zh ? "已并入，原 \(number)  \(identity)" : "was \(number)  \(identity)"
        case .employer(let handler): handler ?? ""
        case .enrolment(let plan, let term):
            "\(catalogue.plan(plan)?.name(language) ?? plan.text)  \(term.first.iso) – \(term.last.iso)"
        case .claim(let stage, let amount): "\(stage.name(language))  \(amount.grouped)"
        }
    }
}

extension FoundRow {
    /// The number of a claim or certificate, the masked identity number of a person; then what else tells namesakes apart.
    package func tellsApart(_ desk: Desk) -> String {
        if case .person = detail { detail.text(desk) } else { "\(number)  \(detail.text(desk))" }
    }
}
