import Counter
import Foundation
import MutualAid
import Office

/// Runs the counter's requests in the office.
final class OfficeRunner: RequestRunner {
    private let file: OfficeFile
    private let demo: @Sendable () throws -> OfficeFile
    private let language: () -> Language
    private var place: Place
    private let delay = InjectedDelay()
    private let simulations = SimulationRunner()
    private let backup: AutoBackup
    private var rescue: Rescue

    /// Where the counter stands.
    enum Place {
        /// No data file yet.
        case nowhere
        case door(FrontDoor)
        case inside(Office, User)
        /// The password was given by another: it is changed before anything else.
        case changing(Office, User)
    }

    init(
        file: OfficeFile, place: Place, language: @escaping () -> Language, backup: AutoBackup,
        demo: @escaping @Sendable () throws -> OfficeFile
    ) {
        self.file = file
        self.place = place
        self.language = language
        self.demo = demo
        self.backup = backup
        rescue = Rescue(dataFile: file.path)
        if case .inside(let office, let user) = place {
            backup.opened(office)
            noteCodes(office, user)
        }
    }

    /// Wrong codes of progress slips that came meanwhile go into the audit trail; where that fails they wait for the next.
    private func noteCodes(_ office: Office, _ user: User) { _ = try? office.copyWrongCodes(by: user) }

    func close() {
        switch place {
        case .nowhere: break
        case .door(let door):
            if let fault = rescue.fault(of: place) { backup.leaving(without: fault) }
            door.close()
        case .inside(let office, let user), .changing(let office, let user): leave(office, user)
        }
    }

    private func leave(_ office: Office, _ user: User) {
        if let fault = rescue.fault(of: place) {
            backup.leaving(without: fault)
        } else {
            if office.signedIn != nil { try? office.noteSignOut(user) }
            backup.leaving(office, user)
        }
        office.close()
    }

    private var office: Office? { place.office }

    func answer(_ request: Request) -> Reply {
        delay.wait(for: request)
        do {
            switch request {
            case .setLanguage(let language): return keep(language)
            case .setTheme(let theme): return keep(theme)
            case .openDemo: return try openDemo()
            default: break
            }
            if let reply = try letInOrOut(request) { return reply }
            switch place {
            case .nowhere: return .nobody
            case .door: throw OfficeFault.account(.notSignedIn)
            case .changing: throw OfficeFault.account(.mustChange)
            case .inside(let office, let user):
                backup.note(office, user)
                return try answer(request, office, user)
            }
        } catch let fault as OfficeFault {
            if case .misplaced(let found) = fault { return .alarm(rescue.from(place, found).sentence(language())) }
            let sentence = fault.sentence(language())
            if fault == .plansRevised, let office { return .plansRevised(office.catalogue, sentence) }
            return .failed(sentence)
        } catch let refusal as Refusal {
            return .failed(refusal.sentence(language()))
        } catch {
            return .failed(
                Sentence(what: language() == .zh ? "没有做成：\(error)。" : "It was not done: \(error).", todo: ""))
        }
    }

    /// Where it fails half-way, the counter stands where it got to.
    private func letInOrOut(_ request: Request) throws -> Reply? {
        var accounts = AccountRunner(file: file, backup: backup, place: place)
        defer { place = accounts.place }
        return try accounts.answer(request)
    }

    private func openDemo() throws -> Reply {
        let demo = try demo()
        let office = try demo.openByKey(demo.door())
        guard let first = office.firstUser else { return .nobody }
        close()
        place = .inside(office, first)
        noteCodes(office, first)
        return .officeOpened(office.profile, first, office.catalogue)
    }

    private func answer(_ request: Request, _ office: Office, _ user: User) throws -> Reply {
        switch request {
        case .find(let text, let limit): return .found(text, try office.find(text, limit: limit))
        case .employers: return .employers(try office.employers(matching: "", limit: 500))
        case .employer(let id): return try office.employer(id).map(Reply.employer) ?? .nobody
        case .person(let id): return try card(id, office)
        case .personByIdentity(let identity):
            guard let person = try office.person(byIdentity: identity) else { return .nobody }
            return try card(person.id, office)
        case .namesakes(let name, let birth): return .namesakes(try office.sameNameAndBirth(name: name, birth: birth))
        case .claim(let id): return try claim(id, office)
        case .number(let number): return try byNumber(number, office)
        case .counts: return .counts(try office.menuCounts(for: user))
        case .users: return .users(try office.usersNow())
        case .drafts: return .drafts(try office.drafts(for: user.id))
        case .participation(let request): return .participation(try answer(request, office, user))
        case .effort(let request): return .effort(try answer(request, office, user))
        case .simulation(let request): return try simulations.answer(request, office, file.plans, language())
        case .money(let request):
            return .money(try MoneyRunner(office: office, user: user, dataFile: file.path).answer(request))
        case .slips(let request): return try slips(office, user).answer(request)
        case .call(let request): return try answer(request, office, user)
        case .unclaimed(let request): return try answer(request, office, user)
        case .trail(let request):
            return try TrailRunner(
                office: office, user: office.atWork(user), dataFile: file.path, language: language()
            ).answer(request)
        default: return try change(request, office, user)
        }
    }

    private func change(_ request: Request, _ office: Office, _ user: User) throws -> Reply {
        switch request {
        case .saveDraft(let draft):
            try office.saveDraft(draft, for: user.id)
            return .draftSaved(draft.key)
        case .discardDraft(let key):
            try office.discardDraft(key)
            return .draftDiscarded(key)
        case .switchOperator(let id):
            guard office.profile.isTraining else { throw OfficeFault.account(.notSignedIn) }
            guard let chosen = office.user(id), !chosen.isRetired else { return .nobody }
            place = .inside(office, chosen)
            noteCodes(office, chosen)
            return .operatorSwitched(chosen)
        default: return try store(request, office, office.atWork(user))
        }
    }

    private func store(_ request: Request, _ office: Office, _ user: User) throws -> Reply {
        switch request {
        case .enrolPerson(let new): return try card(office.enrol(person: new, by: user).id, office)
        case .people(let request): return try PeopleRunner(office: office, user: user).answer(request)
        case .updatePerson(let id, let details, let version, let why, let key):
            _ = try office.update(person: id, details: details, version: version, why: why, key: key, by: user)
            return try card(id, office)
        case .addEmployer(let new): return .employer(try office.addEmployer(new, by: user))
        case .enrol(let new):
            let made = try office.enrol(new, by: user)
            return try office.personCard(new.person).map { .enrolled(made, card: $0) } ?? .nobody
        case .pay(let person, let enrolments, let payer, let key):
            let receipt = try office.pay(enrolments, payer: payer, key: key, by: user)
            return try office.personCard(person).map { .paid(receipt: receipt, card: $0) } ?? .nobody
        case .enterClaim(let new): return try claim(office.enterClaim(new, by: user).id, office)
        case .decide(let id, let version, let decision):
            _ = try office.decide(id, version: version, decision, by: user)
            return try claim(id, office)
        case .print(let job): return try slips(office, user).print(job)
        case .life(let request):
            let reply = try LifeRunner(office: office, user: user).answer(request)
            // The operator's own duties may have been changed.
            if case .users = reply { place = .inside(office, office.user(user.id) ?? user) }
            return reply
        default: return .nobody
        }
    }

    private func slips(_ office: Office, _ user: User) -> SlipsRunner {
        SlipsRunner(office: office, user: user, dataFile: file.path, language: language())
    }

    private func byNumber(_ number: CounterNumber, _ office: Office) throws -> Reply {
        switch try office.anything(byNumber: number) {
        case .claim(let id, _): return try claim(id, office)
        case .person(let id), .enrolment(_, let id): return try card(id, office)
        case .employer, nil: return .nobody
        }
    }

    private func card(_ id: PersonID, _ office: Office) throws -> Reply {
        try office.personCard(id).map(Reply.person) ?? .nobody
    }

    private func claim(_ id: ClaimID, _ office: Office) throws -> Reply {
        try office.claimCard(id).map(Reply.claim) ?? .nobody
    }

    private func keep(_ language: Language) -> Reply {
        var preferences = Preferences.read()
        preferences.language = language
        preferences.write()
        return .settingChanged(.language(language))
    }

    private func keep(_ theme: String) -> Reply {
        var preferences = Preferences.read()
        preferences.theme = theme
        preferences.write()
        return .settingChanged(.theme(theme))
    }
}

/// For tests: HUZHU_TEST_DELAY="person:2000" makes every request of that kind take so many milliseconds more.
private struct InjectedDelay {
    private let kind: String
    private let milliseconds: UInt32

    init() {
        let parts = (ProcessInfo.processInfo.environment["HUZHU_TEST_DELAY"] ?? "").split(separator: ":")
        kind = parts.first.map(String.init) ?? ""
        milliseconds = parts.count == 2 ? UInt32(parts[1]) ?? 0 : 0
    }

    func wait(for request: Request) {
        guard milliseconds > 0, "\(request)".hasPrefix(kind) else { return }
        usleep(milliseconds * 1000)
    }
}
