import MutualAid
import Testing

@testable import Counter

/// An office with two users and their passwords, which answers what the door, the lock and the users' pages ask.
///
/// The passwords are made of characters that stand nowhere else: none of them may be seen anywhere.
final class AccountOffice {
    static let password = "霹雳饕餮犟驴鬻爨齉龘"
    static let other = "鼙鼓囹圄蹀躞鬣魑魅魍魉"
    static let chosen = "氍毹觳觫罘罳醍醐齑黻"

    let people: PeopleOffice
    let handler: User
    let supervisor: User
    var passwords: [String: String]
    var mustChange: Set<String> = []
    var before: Instant?
    var failures = 0
    var drafts: [DraftRow] = []
    /// The disk is full: no draft is stored.
    var keepsNoDraft = false
    /// Withheld until the test gives it.
    var holds: (Request) -> Bool = { _ in false }
    let code: RecoveryCode
    private(set) var signedIn: User?

    init(signedIn: User? = nil) throws {
        people = try PeopleOffice()
        handler = try Desks.handler()
        supervisor = User(id: UserID(9), name: "郑爱国", duties: [.supervisor], division: try Desks.division())
        passwords = [handler.name: Self.password, supervisor.name: Self.other]
        code = try #require(RecoveryCode(random: Array(0..<25)))
        self.signedIn = signedIn
    }

    var users: [User] { [handler, supervisor] }
    var door: Door { .signIn(office: "渭滨区总工会", names: users.map(\.name), last: handler.name) }

    func seat(_ user: User) throws -> SignedIn {
        let desk = try Desks.real()
        return SignedIn(
            profile: desk.profile, user: user, catalogue: desk.catalogue, before: before, failures: failures,
            mustChange: mustChange.contains(user.name))
    }

    func answer(_ request: Request) -> Reply? {
        if holds(request) { return nil }
        switch request {
        case .account(let asked): return answer(asked)
        case .users: return .users(users)
        case .drafts: return .drafts(drafts)
        case .saveDraft(let draft):
            if keepsNoDraft { return .failed(Sentence(what: "磁盘满了，草稿没有存上。", todo: "请腾出地方。")) }
            drafts.removeAll { $0.key == draft.key }
            drafts.append(draft)
            return .draftSaved(draft.key)
        case .createOffice: return (try? seat(supervisor)).map { .account(.begun($0, code)) }
        default: return people.answer(request)
        }
    }

    private func answer(_ asked: AccountRequest) -> Reply? {
        switch asked {
        case .signIn(let name, let secret), .switchTo(let name, let secret): return enter(name, secret.text)
        case .signOut:
            signedIn = nil
            return .account(.signedOut(door))
        case .unlock(let secret):
            return passwords[signedIn?.name ?? ""] == secret.text ? .account(.unlocked) : refused
        case .changeOwn(let old, let new, _):
            guard let name = signedIn?.name, passwords[name] == old.text else { return refused }
            passwords[name] = new.text
            mustChange.remove(name)
            return .account(.changed)
        case .recover(let typed, let name, let new, _):
            guard RecoveryCode(typed: typed) == code else {
                return .failed(AccountFault.wrongRecoveryCode.sentence(.zh))
            }
            passwords[name] = new.text
            return enter(name, new.text)
        case .begin(let name, let new, _):
            passwords[name] = new.text
            guard case .account(.signedIn(let seat)) = enter(name, new.text) else { return nil }
            return .account(.begun(seat, code))
        case .newCode(let secret):
            return passwords[signedIn?.name ?? ""] == secret.text ? .account(.code(code)) : refused
        case .accounts: return .account(.accounts(accounts))
        case .give(let id, let new, _):
            guard let user = users.first(where: { $0.id == id }) else { return nil }
            passwords[user.name] = new.text
            mustChange.insert(user.name)
            return .account(.accounts(accounts))
        }
    }

    private func enter(_ name: String, _ password: String) -> Reply {
        guard passwords[name] == password, let user = users.first(where: { $0.name == name }),
            let seat = try? seat(user)
        else { return refused }
        signedIn = user
        return .account(.signedIn(seat))
    }

    private var refused: Reply { .failed(AccountFault.refused.sentence(.zh)) }

    var accounts: [Account] {
        users.map { user in
            Account(
                user: user.id, hasPassword: passwords[user.name] != nil, mustChange: mustChange.contains(user.name))
        }
    }

    /// Whether a character of one of the passwords stands in what is held in memory or shown.
    static func leaks(_ text: String) -> Bool {
        let secret = Set(password + other + chosen)
        return text.contains(where: secret.contains)
    }
}
