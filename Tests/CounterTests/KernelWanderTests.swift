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
