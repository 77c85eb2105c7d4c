import MutualAid
package import Terminal

/// The whole counter as a value: a desk, a stack of open screens, what stands over them, and what is on its way.
package struct App: Sendable {
    struct Frame: Sendable {
        let id: ScreenID
        var room: any Room
        /// The draft as it was last sent to be saved.
        var saved: DraftRow?
        /// The last save of it failed.
        var isUnkept = false
        /// Where the job that is done here began.
        var began: Meter
    }

    package internal(set) var desk: Desk
    var frames: [Frame] = []
    var overlay: AppOverlay?
    var message: Message?
    var resolver = KeyResolver()
    var pending: [Int: (screen: ScreenID, request: Request)] = [:]
    /// The newest find the box asked for; older answers are dropped.
    var boxTicket: Int?
    var boxRows: [FoundRow] = []
    var size: Size
    /// Keys that wait for an answer, in their order.
    var typedAhead: [Input] = []
    var meter = Meter(at: Instant(milliseconds: 0))
    private var tickets = 0
    private var screens = 0
    package private(set) var isOver = false
    /// Nobody works here before: there is nothing to find, no draft to bring back, and nobody in the title.
    package internal(set) var isSignedIn = false
    /// Who signed in and still has to choose a password or to write down the recovery code.
    var arrived: SignedIn?
    /// What was on the screen when it was locked.
    var covered: Layer?
    /// Covered by the clock a moment ago: keys that came with it were typed for what is no longer seen.
    var isJustCovered = false
    var lastKey: Instant
    /// Who leaves is let go once every draft is stored.
    var leaving: Leaving?
    /// What was told over the screen.
    var alarms: Set<Sentence> = []
    var isClockTold = false
    /// Answers have been awaited for a while: the main loop says so, and the message row tells it.
    package var isSlow = false

    /// Opens on what stands before the menu, or on the menu.
    package static func start(_ desk: Desk, size: Size, door: Door) -> (app: App, asks: [Ask]) {
        var app = App(desk: desk, size: size)
        let asks = app.open(door)
        return (app, asks)
    }

    private init(desk: Desk, size: Size) {
        self.desk = desk
        self.size = size
        lastKey = desk.now
    }

    var top: ScreenID? { frames.last?.id }
    /// Cells of the message row, after its mark.
    var messageCells: Int { size.columns - 5 }
    package var isTyping: Bool { overlay?.isTyping ?? frames.last?.room.isTyping ?? false }
    package var isWaiting: Bool {
        leaving != nil || pending.values.contains { $0.screen == top && !$0.request.isQuiet }
    }
}

// MARK: keys

extension App {
    package mutating func press(_ key: Key) -> [Ask] {
        if case .resized(let size) = key {
            self.size = size
            fit()
            return []
        }
        lastKey = desk.now
        guard let input = resolver.resolve(key, typing: isTyping) else {
            meter.keys += 1
            return []
        }
        return take(input)
    }

    package mutating func take(_ input: Input) -> [Ask] {
        lastKey = desk.now
        if holds(input) { return [] }
        return act(on: input)
    }

    mutating func act(on input: Input) -> [Ask] {
        message = nil
        meter.count(input, typing: isTyping)
        let asks = overlay == nil ? takeBelow(input) : takeOverlay(input)
        fit()
        return asks
    }

    private mutating func takeBelow(_ input: Input) -> [Ask] {
        guard let place = frames.indices.last else { return [] }
        if isWaiting || isHolding, input == .act(.back) { return giveUp() }
        let id = frames[place].id
        if let effects = frames[place].room.take(input, desk) { return run(effects, from: id) }
        switch input {
        case .act(.help): openHelp()
        case .act(.box), .act(.bringBack):
            if let why = frames[place].room.confines(desk) {
                message = Message(.info, why)
                break
            }
            if input == .act(.bringBack) { return run([.go(.drafts)], from: id) }
            openBox("")
        case .act(.leave): return frames.count > 1 ? run([.home], from: id) : run([.quit], from: id)
        case .act(.back): return frames.count > 1 ? run([.back], from: id) : run([.quit], from: id)
        case .act(.undo), .act(.redo), .key: message = Message(.info, desk.words.notHere)
        default: message = Message(.info, desk.words.notHere)
        }
        return []
    }

    /// F12 while an answer is awaited: the answer will be dropped. What was being saved may have been stored; its key
    /// keeps a second sending from storing it twice. What nobody waits for still comes: who has a number, what was found.
    private mutating func giveUp() -> [Ask] {
        typedAhead = []
        leaving = nil
        let saves = pending.values.contains { $0.screen == top && !$0.request.isQuiet && !$0.request.savesNothing }
        pending = pending.filter { $0.value.screen != top || $0.value.request.isQuiet }
        if let place = frames.indices.last { frames[place].room.stopWaiting() }
        isSlow = false
        message = Message(
            .warning,
            saves
                ? desk.say(
                    "不再等待。输入都在，可以再按一次提交：同一张表只会存一次。",
                    "Stopped waiting. What you typed is kept; submitting again stores it once.")
                : desk.say("不再等待。", "Stopped waiting."))
        return []
    }

    package mutating func finish() { isOver = true }
}

// MARK: effects

extension App {
    mutating func run(_ effects: [Effect], from id: ScreenID) -> [Ask] {
        var asks: [Ask] = []
        for effect in effects {
            switch effect {
            case .ask(let request) where request.changesHands: asks += askOnceSaved(request, for: id)
            case .ask(let request): asks.append(ask(request, for: id))
            case .go(let destination): asks += push(destination)
            case .replace(let destination): asks += replace(id, with: destination)
            case .back: asks += leave(id)
            case .backWith(let reply, let request):
                let below = frames.prefix { $0.id != id }.last?.id
                asks += leave(id)
                guard let place = frames.firstIndex(where: { $0.id == below }) else { break }
                asks += run(frames[place].room.hear(reply, to: request, desk), from: frames[place].id)
            case .home: asks += close(downTo: 1)
            case .say(let said): message = said
            case .finished(let kind, let asked, let saved): asks += finishJob(kind, asked, saved, on: id)
            case .box(let text):
                openBox(text)
                asks += askBox(text)
            case .enter: asks += enter()
            case .lock: asks += lockByHand()
            case .signOut: asks += signOut(id)
            case .quit: asks += askToQuit()
            }
        }
        return asks
    }

    mutating func ask(_ request: Request, for id: ScreenID) -> Ask {
        // A list that follows typing wants only the newest answer.
        if case .find = request {
            pending = pending.filter { !($0.value.screen == id && $0.value.request.isFind) }
        }
        let ask = number(request, for: id)
        pending[ask.ticket] = (id, request)
        return ask
    }

    mutating func number(_ request: Request, for id: ScreenID) -> Ask {
        tickets += 1
        return Ask(ticket: tickets, screen: id, request: request)
    }

    mutating func push(_ destination: Destination) -> [Ask] {
        if let why = barred(destination) {
            message = Message(.warning, why)
            return []
        }
        // A draft whose form is still open below is gone back to: two forms of one key would be one form typed twice.
        if case .resume(let draft) = destination,
            let place = frames.firstIndex(where: { $0.room.draft(desk)?.key == draft.key })
        {
            return close(downTo: place + 1)
        }
        screens += 1
        let room = destination.open(&desk)
        let id = ScreenID(number: screens)
        meter.at = desk.now
        frames.append(Frame(id: id, room: room, saved: destination.draft, began: meter))
        fit()
        return run(room.opening(desk), from: id)
    }

    private mutating func replace(_ id: ScreenID, with destination: Destination) -> [Ask] {
        guard let place = frames.firstIndex(where: { $0.id == id }) else { return push(destination) }
        pending = pending.filter { pending in !frames[place...].contains { $0.id == pending.value.screen } }
        frames.removeSubrange(place...)
        return push(destination)
    }

    func isOpen(_ id: ScreenID) -> Bool { frames.contains { $0.id == id } }

    mutating func fit() {
        guard let place = frames.indices.last else { return }
        frames[place].room.fit(size, desk)
    }
}

// MARK: answers

extension App {
    /// Takes an answer; one whose screen was left, or that was given up, is dropped. Of what goes on under the cover
    /// nothing is seen.
    package mutating func receive(_ answer: Reply, ticket: Int) -> [Ask] {
        let asked = pending[ticket]
        let isCovers = asked.map { $0.screen == top } ?? false
        let asks = isCovers ? hear(answer, ticket) : beneath { $0.hear(answer, ticket) }
        guard case .saveDraft = asked?.request else { return asks }
        return asks + goOnLeaving(answer)
    }

    private mutating func hear(_ answer: Reply, _ ticket: Int) -> [Ask] {
        let reply = takeAlarm(takePlans(answer), to: pending[ticket]?.request)
        if ticket == boxTicket { return receiveInBox(reply) }
        guard let (id, request) = pending.removeValue(forKey: ticket) else { return takeLate(reply) }
        if !isWaiting { isSlow = false }
        take(reply)
        if let asks = changeSeat(reply) { return asks + goOnTyping(message) }
        guard let place = frames.firstIndex(where: { $0.id == id }) else {
            // It was said to be kept.
            if case .failed(let sentence) = reply, case .saveDraft = request { message = draftNotKept(sentence) }
            return []
        }
        if case .effort(.finished) = request { return [] }
        let before = message
        if case .failed(let sentence) = reply {
            message = Message(.error, sentence.fitting(messageCells))
            typedAhead = []
            if case .saveDraft = request {
                // That a record could not be stored is told before that its draft couldn't.
                message = before?.kind == .error ? before : draftNotKept(sentence)
                frames[place].saved = nil
                frames[place].isUnkept = true
            }
        }
        if case .draftSaved = reply { frames[place].isUnkept = false }
        let told = message
        let asks = run(frames[place].room.hear(reply, to: request, desk), from: id)
        fit()
        return asks + goOnTyping(told)
    }

    /// Nobody waits for it any more, but it was done: who works here, and in which office.
    private mutating func takeLate(_ reply: Reply) -> [Ask] {
        take(reply)
        return changeSeat(reply) ?? takeLateSeat(reply)
    }

    /// Plans that another counter imported hold from now on, whoever still waits for the answer.
    private mutating func takePlans(_ reply: Reply) -> Reply {
        guard case .plansRevised(let catalogue, let sentence) = reply else { return reply }
        desk.catalogue = catalogue
        return .failed(sentence)
    }

    /// What concerns the whole desk, whichever screen asked for it.
    private mutating func take(_ reply: Reply) {
        switch reply {
        case .operatorSwitched(let user): desk.user = user
        case .settingChanged(.language(let language)): desk.language = language
        case .settingChanged(.theme(let theme)): desk.theme = theme
        // What another terminal or this one has changed of the operator, and of the office.
        case .users(let users):
            if let me = users.first(where: { $0.id == desk.user.id }) { desk.user = me }
        case .life(.profile(let profile)): desk.profile = profile
        case .settingChanged(.printing(let printing)): desk.printing = printing
        case .printed(let printed): tell(printed)
        case .officeOpened(let profile, let user, let catalogue):
            desk.profile = profile
            desk.user = user
            desk.catalogue = catalogue
        case .participation(.set(let profile)): desk.profile = profile
        case .counts(let counts): tellClock(behind: counts.lastStored)
        default: break
        }
    }

    /// The asks that save what was typed since the last call; the main loop sends them within 300 ms of a change.
    package mutating func draftsToSave() -> [Ask] { beneath { $0.saveDrafts() } }

    private mutating func saveDrafts() -> [Ask] {
        var asks: [Ask] = []
        for place in frames.indices {
            guard let draft = frames[place].room.draft(desk), draft.differs(from: frames[place].saved) else { continue }
            frames[place].saved = draft
            asks.append(ask(.saveDraft(draft), for: frames[place].id))
        }
        return asks
    }

    package var hasUnsavedDraft: Bool {
        (covered?.frames ?? frames).contains { frame in frame.room.draft(desk)?.differs(from: frame.saved) ?? false }
    }
}

extension DraftRow {
    /// Whether there is something new to save; the time of saving alone is nothing new.
    func differs(from saved: DraftRow?) -> Bool {
        saved == nil || saved?.values != values || saved?.title != title
    }
}

extension Destination {
    /// A resumed draft is saved already.
    fileprivate var draft: DraftRow? {
        if case .resume(let draft) = self { draft } else { nil }
    }
}

extension Request {
    /// Nobody waits for it.
    var isQuiet: Bool {
        switch self {
        case .saveDraft, .discardDraft, .effort(.finished), .counts, .find, .namesakes, .personByIdentity, .employers,
            .participation(.count), .life(.profile), .account(.accounts):
            true
        case .people(.sheetTwins), .people(.cardHolders), .people(.warnings(.office)): true
        default: false
        }
    }

    /// It is no form, so there is nothing to be said of storing it twice.
    var savesNothing: Bool {
        if case .trail(.page) = self { true } else { isAccount }
    }

    var isAccount: Bool {
        if case .account = self { true } else { false }
    }

    var isFind: Bool {
        if case .find = self { true } else { false }
    }
}
