/// A text for paper, not yet laid out: the counter lays it out in cells, on a sheet, on a receipt roll or on the screen.
package struct Slip: Hashable, Sendable {
    /// The heading: 一次性告知单.
    package let heading: String
    /// The number that it is filed under.
    package let number: String
    package let blocks: [SlipBlock]
    package let about: PrintSubject

    package init(heading: String, number: String, blocks: [SlipBlock], about: PrintSubject) {
        self.heading = heading
        self.number = number
        self.blocks = blocks
        self.about = about
    }

    /// The name of the print: heading and number.
    package var title: String { number.isEmpty ? heading : heading + " " + number }
}

package enum SlipBlock: Hashable, Sendable {
    case centred(String)
    case paragraph(String)
    /// Labels one below the other, their values aligned.
    case facts([SlipFact])
    /// A list to tick off by hand.
    case boxes([String])
    case table([SlipColumn], rows: [[String]])
    /// Lines to sign on.
    case signatures([String])
    case rule
    case blank
}

package struct SlipFact: Hashable, Sendable {
    package let label: String
    package let value: String

    package init(_ label: String, _ value: String) {
        self.label = label
        self.value = value
    }
}

package struct SlipColumn: Hashable, Sendable {
    package enum Kind: Hashable, Sendable {
        /// May be broken into several lines where the paper is narrow.
        case text
        /// A number or a day: never broken.
        case number
        /// A figure: never broken, and stands right.
        case figure
    }

    package let title: String
    package let kind: Kind

    package init(_ title: String, _ kind: Kind = .text) {
        self.title = title
        self.kind = kind
    }
}

/// Where papers are brought and who is asked; the office sets it, and an empty part is left out.
package struct OfficeContact: Hashable, Sendable {
    package var place: String
    package var phone: String

    package init(place: String = "", phone: String = "") {
        self.place = place
        self.phone = phone
    }
}

/// What every slip knows besides its record: the office, the person at the counter, the moment, the language.
package struct SlipDesk: Sendable {
    package let language: Language
    package let catalogue: Catalogue
    package let office: String
    /// Made-up data: no slip of it may pass for a real one.
    package let isTraining: Bool
    package let contact: OfficeContact
    package let user: String
    package let now: Instant
    package let today: Day

    package init(
        language: Language, catalogue: Catalogue, office: OfficeProfile, contact: OfficeContact, user: String,
        now: Instant, today: Day
    ) {
        self.language = language
        self.catalogue = catalogue
        self.office = office.name
        isTraining = office.isTraining
        self.contact = contact
        self.user = user
        self.now = now
        self.today = today
    }

    func say(_ zh: String, _ en: String) -> String { language == .zh ? zh : en }

    func list(_ parts: [String]) -> String { parts.joined(separator: say("、", ", ")) }

    /// Office, plan family and heading, as they stand on top of every slip.
    func head(_ heading: String) -> [SlipBlock] {
        (isTraining ? [.centred(say("培训样张，不作凭证", "TRAINING, NOT VALID"))] : []) + [
            .centred(office), .centred(say("职工互助保障", "Trade-union mutual aid")), .centred(heading), .rule,
        ]
    }

    /// When and by whom it was printed.
    func foot() -> [SlipBlock] {
        let at = now.text(offsetMinutes: 480)
        return [.rule, .paragraph(say("打印 \(at)  \(user)", "printed \(at) by \(user)"))]
    }

    /// The day by which something is due; one that is past says so.
    func due(_ day: Day) -> String {
        day < today ? day.iso + say("（已过，请尽快）", " (past: please hurry)") : day.iso
    }

    func plan(_ code: PlanCode) -> String { catalogue.plan(code)?.name(language) ?? code.text }

    /// Office, place and phone on one line.
    func whereToGo() -> String {
        [office, contact.place, contact.phone.isEmpty ? "" : say("电话 ", "phone ") + contact.phone]
            .filter { !$0.isEmpty }.joined(separator: say("，", ", "))
    }
}

extension Person {
    /// The person as slips show them: the name whole, the identity number masked.
    func onSlip(_ language: Language) -> String {
        language == .zh
            ? "\(details.name.text)（证件号 \(details.identity.masked)）"
            : "\(details.name.text) (ID \(details.identity.masked))"
    }
}
