import MutualAid
import Terminal
import Testing

@testable import Counter

/// Whatever keys come in whatever order, with answers early, late or failing: the same on every run.
struct KernelWanderTests {
    private struct Dice {
        var state: UInt64

        mutating func roll(_ sides: Int) -> Int {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return Int((state >> 33) % UInt64(sides))
        }
        mutating func pick<Value>(_ values: [Value]) -> Value { values[roll(values.count)] }
    }

    private static let keys: [Key] =
        [
            .enter, .enter, .enter, .tab, .backTab, .up, .down, .left, .right, .home, .end, .pageUp, .pageDown,
            .backspace, .delete, .control("d"), .control("z"), .control("y"), .control("g"), .paste("张\n三"),
            .f(10), .f(10), .f(12), .f(12), .unknown("ESC[99~"),
        ] + [1, 2, 3, 4, 5, 6, 9, 11].map { Key.f($0) } + "0123568 zX李".map { Key.character($0) }
    private static let texts = ["61010319850615001X", "610103198506150028", "bjwb", "13800001234", "0028", "李四"]
    /// The screens whose frames are held to their promises here.
    private static let codes: Set = ["M0", "W0", "E0", "P0", "C0", "S0", "E1", "E2", "E3", "E4", "D1"]

    private func answer(_ request: Request, _ office: PeopleOffice) -> Reply? {
        switch request {
        case .life(.worklist): WorkRows.empty
        case .users: .users([])
        case .drafts: .drafts([])
        case .counts: .counts(MenuCounts(drafts: 1))
        default: office.answer(request)
        }
    }

    /// Keys, passwords right and wrong, minutes without a key, answers early and late: nobody who isn't signed in gets past the
    /// door, and nothing of the work is seen or lost beneath the cover.
    @Test(arguments: 1...6)
    func `no keys and no hours open the door or lose the work beneath the cover`(_ seed: Int) throws {
        var dice = Dice(state: UInt64(seed) &* 104_729)
        let atDoor: Set = ["K0", "K1", "K2", "K3", "K4"]
        var counts = (locked: 0, opened: 0, signedIn: 0)
        for round in 0..<4 {
            let office = try AccountOffice()
            office.mustChange = round == 3 ? ["周敏"] : []
            let late = round % 2 == 1
            office.holds = { if case .account = $0 { late } else { late && self.isSlow($0) } }
            var counter = TestCounter(
                try Desks.real(dice.pick(Language.allCases)), door: office.door, size: dice.pick(EverySize.sizes),
                answer: office.answer)
            var pressed: [String] = []
            for _ in 0..<150 where !counter.app.isOver {
                let before = counter.app
                switch dice.roll(6) {
                case 0:
                    for character in dice.pick([AccountOffice.password, AccountOffice.other, AccountOffice.chosen]) {
                        counter.type(String(character))
                    }
                    counter.press(.enter)
                case 1: counter.wait(minutes: dice.roll(7))
                case 2 where !counter.unanswered.isEmpty:
                    let asked = dice.pick(counter.unanswered).request
                    office.holds = { _ in false }
                    if let reply = office.answer(asked) { counter.reply(reply) { $0 == asked } }
                    office.holds = { if case .account = $0 { late } else { late && self.isSlow($0) } }
                default:
                    let key = dice.pick(Self.keys)
                    counter.press(key)
                    pressed.append(key.name)
                }
                counter.saveDrafts()
                let code = counter.app.page.title.code
                let steps = pressed.suffix(9)
                if !counter.app.isSignedIn { #expect(atDoor.contains(code), "\(code) after \(steps)") }
                if Self.codes.contains(code) || code.hasPrefix("K") {
                    #expect(counter.problems == [], "after \(steps)")
                }
                if counter.app.isLocked {
                    #expect(code == "K5", "after \(steps)")
                    if !before.isLocked { counts.locked += 1 }
                } else if before.isLocked, let work = before.covered, counter.app.frames.count == work.frames.count,
                    counter.app.desk.user == before.desk.user
                {
                    counts.opened += 1
                    let drafts = { (frames: [App.Frame], app: App) in frames.map { $0.room.draft(app.desk)?.values } }
                    #expect(drafts(counter.app.frames, counter.app) == drafts(work.frames, before), "after \(steps)")
                }
                if counter.app.isSignedIn, !before.isSignedIn { counts.signedIn += 1 }
            }
        }
        #expect(counts.signedIn > 0 && counts.locked > 0 && counts.opened > 0, "\(counts)")
    }

    private func isSlow(_ request: Request) -> Bool {
        switch request {
        case .find, .person, .personByIdentity, .enrolPerson, .updatePerson, .addEmployer, .saveDraft: true
        default: false
        }
    }

    @Test(arguments: 1...6)
    func `no keys lock the counter, break a frame or open one form twice`(_ seed: Int) throws {
        var dice = Dice(state: UInt64(seed) &* 7_919)
        let office = try PeopleOffice(try PersonPageTests().card())
        let places: [Destination] = [
            .menu, .find(.enrol), .find(.status), .newMember(typed: ""), .newDependant(guardian: office.card),
            .editPerson(office.card), .newEmployer(name: ""), .person(PersonID(7)), .welcome,
        ]
        for round in 0..<4 {
            let late = round % 2 == 1
            var counter = TestCounter(
                try Desks.make(dice.pick(Language.allCases)), at: dice.pick(places), size: dice.pick(EverySize.sizes)
            ) { late && self.isSlow($0) ? nil : self.answer($0, office) }
            var pressed: [String] = []
            for _ in 0..<120 where !counter.app.isOver {
                if dice.roll(12) == 0 { for character in dice.pick(Self.texts) { counter.type(String(character)) } }
                if !counter.unanswered.isEmpty, dice.roll(3) == 0 {
                    let request = dice.pick(counter.unanswered).request
                    let no = Reply.failed(Sentence(what: "没有做成。", todo: "请再试。"))
                    counter.reply(dice.roll(4) == 0 ? no : answer(request, office) ?? .nobody) { $0 == request }
                }
                let key = dice.pick(Self.keys)
                counter.press(key)
                pressed.append(key.name)
                _ = counter.app.draftsToSave()
                let forms = counter.app.frames.compactMap { $0.room.draft(counter.app.desk)?.key }
                #expect(Set(forms).count == forms.count, "one form twice after \(pressed.suffix(9))")
                guard Self.codes.contains(counter.app.page.title.code) else { continue }
                #expect(counter.problems == [], "after \(pressed.suffix(9))")
            }
            // Wherever that led, the way out is open: what is awaited is given up, then screen by screen back.
            for _ in 0..<40 where counter.app.frames.count > 1 || counter.app.overlay != nil { counter.press(.f(12)) }
            #expect(counter.app.isOver || counter.app.frames.count == 1)
        }
    }
}
