import MutualAid
import Testing

@testable import Counter

/// An office that corrects, merges and settles what it is told to, and keeps nothing.
struct RecordOffice {
    var card: PersonCard
    var other: PersonCard
    var file: MemberFile
    var warnings: [Warning]
    var pair: WarningPair
    /// What a correction leaves behind.
    var corrected: PersonCard?

    static func supervisor() throws -> User {
        User(id: UserID(9), name: "王主任", duties: [.supervisor], division: try Desks.division())
    }

    /// 张秀英 with a cover in force, one that has not begun and a claim; and her second record.
    init() throws {
        var card = try Cards.hospital()
        card.enrolments.append(try Cards.enrolment(12, "critical", from: "2025-10-01"))
        card.claims = [try Cards.claim(21, Cards.stay(), of: card)]
        card.person.details.phone = try Phone("13800001234")
        var other = card
        other.person = Person(
            id: PersonID(8), number: try Cards.number(.member, 43), kind: .member,
            details: PersonDetails(
                name: try PersonName("张秀英"), identity: try ResidentID("610103198506150044"),
                phone: try Phone("13900005678")))
        other.enrolments = [try Cards.enrolment(13, "hospital-accident", from: "2025-05-29")]
        other.claims = []
        let sides = [card, other].map { card in
            Warning.Side(
                person: card.person.id, claim: nil, number: card.person.number.text, name: card.person.name.text,
                maskedIdentity: card.person.details.identity.masked)
        }
        let warning = Warning(
            id: WarningID(31), kind: .sameNameAndBirth, first: sides[0], second: sides[1], found: Desks.now)
        self.card = card
        self.other = other
        warnings = [warning]
        pair = WarningPair(
            warning: warning, first: .init(card: card, claim: nil), second: .init(card: other, claim: nil))
        file = MemberFile(
            card: card,
            corrections: [
                Correction(
                    id: CorrectionID(41), kind: .details, person: card.person.id, about: nil, at: Desks.now,
                    by: UserID(1), byName: "周敏",
                    changes: [CorrectionChange(.phone, "13711112222", "13800001234")],
                    why: CorrectionWhy([.changedSince]))
            ], warnings: [warning], merged: [])
    }

    func answer(_ request: Request) -> Reply? {
        switch request {
        case .person(other.person.id): .person(other)
        case .person: .person(card)
        case .employers: .employers(PeopleOffice.employers)
        case .find(let text, _): .found(text, [PeopleOffice.row(card), PeopleOffice.row(other)])
        case .saveDraft(let draft): .draftSaved(draft.key)
        case .people(.file): .people(.file(file))
        case .people(.mergePlan): .people(.mergePlan(MergePlan(living: card, other: other)))
        case .people(.correct): .people(.corrected(corrected ?? card))
        case .people(.warnings): .people(.warnings(warnings))
        case .people(.warning): .people(.warning(pair))
        case .people(.settle(let order)): .people(.warning(settled(order)))
        case .people(.sheetTwins(let sheet, _)): .people(.sheetTwins(sheet, []))
        case .people(.cardHolders(let card, _)): .people(.cardHolders(card, [other.person]))
        default: nil
        }
    }

    private func settled(_ order: WarningOrder) -> WarningPair {
        var pair = pair
        pair.warning.settled = Warning.Settlement(
            verdict: order.verdict, by: UserID(1), byName: "周敏", at: Desks.now, note: order.note)
        pair.warning.version += 1
        return pair
    }

    /// The order of the only correction that was sent.
    static func order(_ counter: TestCounter) -> CorrectionOrder? {
        let orders = counter.requests.compactMap { request -> CorrectionOrder? in
            if case .people(.correct(let order)) = request { order } else { nil }
        }
        return orders.count == 1 ? orders.first : nil
    }
}
