import MutualAid
import Testing

@testable import Counter

/// An office that knows three people and two employers, enrols, and keeps nothing.
struct PeopleOffice {
    /// 张秀英, with what the test gives her.
    var card: PersonCard
    var namesakes: [Person] = []

    init(_ card: PersonCard? = nil) throws {
        self.card = try card ?? Cards.hospital()
    }

    static let employers = [
        EmployerRow(
            id: EmployerID(3), name: "宝鸡渭滨机械厂", creditCode: "91350100M000100Y43", pinyin: "baojiweibinjixiechang",
            initials: "bjwbjxc"),
        EmployerRow(
            id: EmployerID(4), name: "宝鸡石油机械厂", creditCode: "91330100799655058B", pinyin: "baojishiyoujixiechang",
            initials: "bjsyjxc"),
    ]

    static func row(_ card: PersonCard, _ guardian: String? = nil) -> FoundRow {
        FoundRow(
            ref: .person(card.person.id), kind: guardian == nil ? .member : .dependant, number: card.person.number.text,
            name: card.person.name.text,
            detail: .person(
                maskedIdentity: card.person.details.identity.masked, employer: "宝鸡渭滨机械厂", guardian: guardian))
    }

    func answer(_ request: Request) -> Reply? {
        switch request {
        case .find(let text, _): .found(text, found(text))
        case .employers: .employers(Self.employers)
        case .person: .person(card)
        case .personByIdentity(let identity):
            identity == card.person.details.identity ? .person(card) : .nobody
        case .namesakes: .namesakes(namesakes)
        case .enrolPerson(let new): (try? stored(new.details, new.kind)).map { .person($0) }
        case .updatePerson(_, let details, _, _, _): (try? stored(details, card.person.kind)).map { .person($0) }
        case .addEmployer(let new): .employer(Employer(id: EmployerID(9), details: new.details))
        case .saveDraft(let draft): .draftSaved(draft.key)
        case .discardDraft(let key): .draftDiscarded(key)
        default: nil
        }
    }

    private func found(_ text: String) -> [FoundRow] {
        let keys = ["张秀英", "zxy", "0028", card.person.details.identity.text]
        if text == "机械" {
            return [
                FoundRow(
                    ref: .employer(EmployerID(3)), kind: .employer, number: "91350100M000100Y43", name: "宝鸡渭滨机械厂",
                    detail: .employer(handler: "赵强"))
            ]
        }
        return keys.contains { $0.hasPrefix(text) || text == "0028" } ? [Self.row(card)] : []
    }

    private func stored(_ details: PersonDetails, _ kind: PersonKind) throws -> PersonCard {
        PersonCard(
            person: Person(id: PersonID(8), number: try Cards.number(.member, 77), kind: kind, details: details),
            employer: nil, guardian: nil, dependants: [], enrolments: [], claims: [])
    }
}
