import MutualAid
import Terminal

/// Who sits at the counter: the door, signing in and out, and who goes before who comes.
extension App {
    /// Shows what stands before the menu; nothing of anybody's work stays.
    mutating func open(_ door: Door) -> [Ask] {
        clear()
        typedAhead = []
        isSignedIn = door == .open
        switch door {
        case .welcome: return push(.welcome)
        case .signIn(let office, let names, let last):
            desk.profile.name = office
            return push(.account(.signIn(names: names, last: last)))
        case .begin(let office, let names):
            desk.profile.name = office
            return push(.account(.begin(names: names)))
        case .open: return push(.menu)
        }
    }

    private mutating func clear() {
        frames = []
        covered = nil
        overlay = nil
        message = nil
        pending = [:]
        boxTicket = nil
        boxRows = []
        arrived = nil
        leaving = nil
        alarms = []
        isClockTold = false
        isSlow = false
        resolver = KeyResolver()
    }

    /// The answers that change who sits here, early or late: it was done, whoever still waits for it.
    mutating func changeSeat(_ reply: Reply) -> [Ask]? {
        switch reply {
        case .officeOpened:
            clear()
            isSignedIn = true
            return push(.menu)
        case .account(.signedIn(let seat)):
            sitDown(seat)
            guard seat.mustChange else { return enter() }
            typedAhead = []
            return push(.account(.change(isForced: true)))
        case .account(.begun(let seat, let code)):
            sitDown(seat)
            typedAhead = []
            return push(.recoveryCode(code, isFirst: true))
        case .account(.signedOut(let door)):
            let asks = open(door)
            message = Message(.info, desk.say("已退出登录。", "Signed out."))
            return asks
        case .account(.unlocked):
            // One that comes late, after F12, opens nothing.
            uncover()
            return []
        case .account(.changed) where arrived != nil: return enter()
        default: return nil
        }
    }

    /// A password or a recovery code that nobody waits for any more holds all the same.
    mutating func takeLateSeat(_ reply: Reply) -> [Ask] {
        switch reply {
        case .account(.changed): message = Message(.good, desk.passwordChanged)
        case .account(.code(let code)): return push(.recoveryCode(code, isFirst: false))
        default: break
        }
        return []
    }

    private mutating func sitDown(_ seat: SignedIn) {
        clear()
        desk.profile = seat.profile
        desk.user = seat.user
        desk.catalogue = seat.catalogue
        if let calendar = seat.calendar { desk.calendar = calendar }
        isSignedIn = true
        lastKey = desk.now
        arrived = seat
    }

    /// The menu, with what whoever came should know of their account.
    mutating func enter() -> [Ask] {
        frames = []
        let asks = push(.menu)
        message = arrived.map { Message($0.failures > 0 ? .warning : .info, desk.greeting($0)) }
        arrived = nil
        return asks
    }

    // MARK: leaving

    mutating func signOut(_ id: ScreenID) -> [Ask] {
        if let why = desk.withoutAccounts {
            message = Message(.warning, why)
            return []
        }
        return askOnceSaved(.account(.signOut), for: id)
    }

    /// Keys that come now were typed for nobody who sits here.
    var isChangingHands: Bool {
        leaving != nil || pending.values.contains { $0.request.changesHands || $0.request.unlocks }
    }

    // MARK: what is barred

    /// Why a place can't be opened now.
    func barred(_ destination: Destination) -> String? {
        guard isSignedIn || destination.isAtDoor else { return AccountFault.notSignedIn.sentence(desk.language).text }
        return destination.barred(desk)
    }
}

extension Request {
    /// The work on the screen ends for who did it.
    var changesHands: Bool {
        switch self {
        case .account(.signOut), .account(.switchTo): true
        default: false
        }
    }

    var unlocks: Bool {
        if case .account(.unlock) = self { true } else { false }
    }
}

extension Destination {
    /// Stands before the menu.
    fileprivate var isAtDoor: Bool {
        switch self {
        case .welcome, .account(.signIn), .account(.begin): true
        default: false
        }
    }

    /// Why the operator can't open it.
    func barred(_ desk: Desk) -> String? {
        switch self {
        case .account(.newCode) where !desk.isSupervisor:
            desk.withoutAccounts
                ?? desk.say("恢复码由主管更换。请主管来做。", "Supervisors change the recovery code. Ask one.")
        case .account(.change), .account(.newCode), .account(.give), .account(.switchTo): desk.withoutAccounts
        case .auditTrail where !Right.exportAudit.duties.contains(where: desk.user.duties.contains):
            desk.say("操作记录由主管和审计查看。请他们来看。", "Supervisors and auditors look through the trail. Ask one.")
        default: nil
        }
    }
}

extension Desk {
    /// Why nothing is done with passwords here; `nil` in an office that has them.
    var withoutAccounts: String? {
        profile.isTraining ? AccountFault.training.sentence(language).text : nil
    }

    var isSupervisor: Bool { Right.manageUsers.duties.contains(where: user.duties.contains) }

    var passwordChanged: String { say("密码已换好。", "The password was changed.") }

    /// When the account was last used: whoever reads it knows whether it was they.
    func greeting(_ seat: SignedIn) -> String {
        let last =
            seat.before.map { say("上次登录 ", "Last sign-in ") + $0.text(offsetMinutes: 480) }
            ?? say("首次登录", "First sign-in")
        guard seat.failures > 0 else { return last }
        return last
            + say(
                "；其间密码打错 \(seat.failures) 次",
                seat.failures == 1 ? "; one wrong password since" : "; \(seat.failures) wrong passwords since")
    }
}

/// What the box offers on every screen beside its own commands and the places.
enum SeatCommand: String, CaseIterable {
    case lock, signOut

    var id: String { "c:k" + rawValue }

    var effect: Effect {
        switch self {
        case .lock: .lock
        case .signOut: .signOut
        }
    }

    private var words: (zh: String, en: String, code: String, letters: String) {
        switch self {
        case .lock: ("锁屏", "Lock", "K5", "sp suoping")
        case .signOut: ("退出登录", "Sign out", "K0", "tcdl tuichudenglu")
        }
    }

    private var hint: (zh: String, en: String) {
        switch self {
        case .lock: ("盖住屏幕，密码打开", "covers the screen")
        case .signOut: ("换别人来坐", "for somebody else")
        }
    }

    static func items(matching wanted: String, _ desk: Desk) -> [BoxItem] {
        allCases.filter { $0.matches(wanted) }.map { command in
            BoxItem(
                id: command.id, kind: desk.say("命令", "command"), label: desk.say(command.words.zh, command.words.en),
                detail: desk.say(command.hint.zh, command.hint.en), key: command.words.code,
                barred: desk.withoutAccounts)
        }
    }

    private func matches(_ wanted: String) -> Bool {
        let words = words
        if wanted.isEmpty || words.zh.contains(wanted) || words.en.lowercased().contains(wanted)
            || words.code.lowercased() == wanted
        {
            return true
        }
        let letters = words.letters.split(separator: " ")
        return letters.count == 2 && CommandLetters.match(wanted, initials: letters[0], whole: letters[1])
    }
}
