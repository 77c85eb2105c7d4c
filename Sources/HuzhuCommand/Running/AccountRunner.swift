import Counter
import MutualAid
import Office

/// Lets people in and out, and changes what lets them in.
struct AccountRunner {
    let file: OfficeFile
    let backup: AutoBackup
    var place: OfficeRunner.Place

    /// `nil` for what is none of it.
    mutating func answer(_ request: Request) throws -> Reply? {
        switch request {
        case .createOffice(let name, let division, let firstUser, let password, let again):
            let profile = OfficeProfile(name: name, division: division, isTraining: false)
            let (office, user, code) = try file.create(profile, firstUser: firstUser, password, again: again)
            place = .inside(office, user)
            remember(user)
            return .account(.begun(told(office, user), code))
        case .account(let request): return .account(try answer(request))
        default: return nil
        }
    }

    private mutating func answer(_ request: AccountRequest) throws -> AccountReply {
        switch (place, request) {
        case (.door(let door), .signIn(let name, let password)):
            let entrance = try door.signIn(name: name, password)
            return .signedIn(try enter(open(door, entrance.key), entrance))
        case (.door(let door), .recover(let code, let name, let new, let again)):
            guard let code = RecoveryCode(typed: code) else { throw OfficeFault.account(.wrongRecoveryCode) }
            let entrance = try door.recover(code, name: name)
            let office = try open(door, entrance.key)
            try office.setPassword(new, again: again, afterRecovery: entrance.user)
            return .signedIn(try enter(office, entrance))
        case (.door(let door), .begin(let name, let password, let again)):
            let office = try file.openByKey(door)
            guard let user = office.user(named: name) else { throw OfficeFault.notFound(.user) }
            let code = try office.begin(password, again: again, for: user)
            file.dropKeyFile()
            let record = try office.noteSignIn(user.id)
            place = .inside(office, record.user)
            return .begun(told(office, record.user), code)
        case (.inside(let office, _), .switchTo(let name, let password)):
            return .signedIn(try enter(office, office.frontDoor().signIn(name: name, password)))
        case (.inside(let office, let user), .unlock(let password)):
            try office.check(password, of: user.id)
            return .unlocked
        case (.inside(let office, let user), .changeOwn(let old, let new, let again)),
            (.changing(let office, let user), .changeOwn(let old, let new, let again)):
            try office.changePassword(old: old, new: new, again: again, by: user)
            place = .inside(office, user)
            return .changed
        case (.inside(let office, let user), .newCode(let password)):
            return .code(try office.newRecoveryCode(password: password, by: user))
        case (.inside(let office, _), .accounts): return .accounts(try office.accounts())
        case (.inside(let office, let user), .give(let id, let new, let again)):
            try office.givePassword(new, again: again, to: id, by: user)
            return .accounts(try office.accounts())
        case (.inside(let office, let user), .signOut), (.changing(let office, let user), .signOut):
            guard office.signedIn != nil else { throw OfficeFault.account(.training) }
            // The same connection, so that nothing can go wrong between closing and opening; the key goes with the office.
            let door = try office.frontDoor()
            let shown = try door.door(last: user.name)
            try office.noteSignOut(user)
            backup.leaving(office, user)
            place = .door(door)
            return .signedOut(shown)
        case (.changing, _): throw OfficeFault.account(.mustChange)
        default: throw OfficeFault.account(.notSignedIn)
        }
    }

    /// An older file is brought up to date with its door closed; where that fails the door is opened anew, to be tried again.
    private mutating func open(_ door: FrontDoor, _ key: DataKey) throws -> Office {
        do { return try file.enter(door, key) } catch {
            door.close()
            place = .nowhere
            place = .door(try file.door())
            throw error
        }
    }

    private mutating func enter(_ office: Office, _ entrance: FrontDoor.Entrance) throws -> SignedIn {
        let record = try office.noteSignIn(entrance.user)
        backup.opened(office)
        place = entrance.mustChange ? .changing(office, record.user) : .inside(office, record.user)
        remember(record.user)
        return SignedIn(
            profile: office.profile, user: record.user, catalogue: office.catalogue, calendar: office.calendar,
            before: record.before, failures: entrance.failures, mustChange: entrance.mustChange)
    }

    /// Who signs in here next is most likely the same.
    private func remember(_ user: User) {
        var preferences = Preferences.read()
        guard preferences.operatorName != user.name else { return }
        preferences.operatorName = user.name
        preferences.write()
    }

    private func told(_ office: Office, _ user: User) -> SignedIn {
        SignedIn(
            profile: office.profile, user: user, catalogue: office.catalogue, calendar: office.calendar, before: nil,
            failures: 0, mustChange: false)
    }
}

extension FrontDoor {
    func door(last: String?) throws -> Door {
        if try hasAccounts() {
            return .signIn(office: officeName, names: try users().map(\.name), last: last)
        }
        return .begin(office: officeName, names: try users().filter(\.isSupervisor).map(\.name))
    }
}
