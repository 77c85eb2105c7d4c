import Counter
import MutualAid
import Office

/// Runs what the screens of corrections, warnings and the member's card ask.
struct PeopleRunner {
    let office: Office
    let user: User

    func answer(_ request: PeopleRequest) throws -> Reply {
        switch request {
        case .correct(let order): return .people(.corrected(try office.correct(order, by: user)))
        case .file(let id): return try office.memberFile(id).map { .people(.file($0)) } ?? .nobody
        case .mergePlan(let living, let other):
            return .people(.mergePlan(try office.mergePlan(living: living, other: other)))
        case .warnings(.office): return .people(.warnings(try office.openWarnings(for: user)))
        case .warnings(.person(let id)): return .people(.warnings(try office.warnings(ofPerson: id)))
        case .warnings(.claim(let claim, let person)):
            let all = try office.warnings(ofPerson: person)
            return .people(
                .warnings(all.filter { !$0.kind.concernsClaims || [$0.first.claim, $0.second.claim].contains(claim) }))
        case .warning(let id): return try office.warningPair(id).map { .people(.warning($0)) } ?? .nobody
        case .settle(let order): return .people(.warning(try office.settle(order, by: user)))
        case .sheetTwins(let sheet, let person):
            return .people(.sheetTwins(sheet, try office.sheetTwins(sheet, of: person)))
        case .cardHolders(let card, let person):
            return .people(.cardHolders(card, try office.holders(of: card, except: person)))
        }
    }
}
