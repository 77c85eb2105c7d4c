package import MutualAid
package import Terminal

/// P1: the plans side by side for one person, what each asks and gives, and why one can't be had; then confirm and
/// certificates.
package enum PlanSelection: Screen {
    package struct State: Sendable, Equatable {
        enum Stage: Sendable, Equatable {
            case choosing
            /// Shares, tier or days of one plan.
            case options(PlanCode, Form)
            /// First day, who bears the fees, who pays.
            case common(Form)
            case confirming
            case done([Enrolment])
        }

        let person: PersonID
        let key: SubmissionKey
        var card: PersonCard?
        var counted: [PlanCode: Int]?
        var basket = PlanBasket()
        var stage = Stage.choosing
        var selected = 0
        var showsBasis = false
        var isSending = false
        /// What was typed into a form that was left without taking it over, by the form's name.
        var kept: [String: [String: String]] = [:]
        /// The form that was open in a draft: it opens as soon as the person is there.
        var reopens: String?
        var name = ""
        var size = Size.home
        var pageRows = 7

        package static func new(_ id: PersonID, key: SubmissionKey, _ desk: Desk) -> State {
            State(person: id, key: key)
        }

        init(person: PersonID, key: SubmissionKey) {
            self.person = person
            self.key = key
        }
    }

    package enum Action: Sendable, Equatable {
        case key(Input)
        case loaded(PersonCard)
        case counted([PlanCode: Int])
        case gone
        case options, common, basis, review, refresh
        case pay(Payer?)
        case store
        case stored([Enrolment], PersonCard)
        case failed
        case next(Next)
    }

    /// Where one goes once the certificates are there.
    package enum Next: Sendable, Equatable { case person, claim, pay, find, slips }

    package static let code = "P1"

    package static func name(_ state: State, _ desk: Desk) -> String { desk.say("选择保障", "Plans") }

    package static func opening(_ state: State, _ desk: Desk) -> [Effect] {
        if case .done = state.stage { [] } else { [.ask(.person(state.person))] }
    }

    package static func hear(_ reply: Reply, to request: Request, _ state: State, _ desk: Desk) -> Action? {
        switch (reply, request) {
        case (.person(let card), .person): .loaded(card)
        case (.participation(.counted(state.card?.employer?.id, let counted)), _): .counted(counted)
        case (.nobody, .person): .gone
        case (.enrolled(let made, let card), .enrol): .stored(made, card)
        case (.failed, .enrol), (.nobody, .enrol): .failed
        default: nil
        }
    }

    package static func isTyping(_ state: State) -> Bool {
        switch state.stage {
        case .options(_, let form), .common(let form): form.isTyping
        default: false
        }
    }

    package static func fieldHelp(_ state: State, _ desk: Desk) -> String? {
        switch state.stage {
        case .options(_, let form), .common(let form): form.focused.map(\.help).flatMap { $0.isEmpty ? nil : $0 }
        default: nil
        }
    }

    package static func holdsKeys(_ state: State) -> Bool { state.card == nil }
    package static func setListRows(_ state: inout State, _ rows: Int) { state.pageRows = rows }
    package static func setSize(_ state: inout State, _ size: Size) { state.size = size }
    package static func stopWaiting(_ state: inout State) { state.isSending = false }

    // MARK: commands

    package static func commands(_ state: State, _ desk: Desk) -> [Command<Action>] {
        switch state.stage {
        case .choosing: choosing(state, desk)
        case .options(_, let form), .common(let form):
            [
                Command(.shown("Enter"), desk.say("下一项", "Next field"), priority: 3, .key(.key(.enter)))
            ]
                + (form.fields.contains(where: \.hasChoices)
                    ? [Command(.act(.choices), desk.say("列表", "List"), priority: 4, .key(.act(.choices)))] : []) + [
                    Command(.act(.submit), desk.say("就这样", "Take over"), priority: 1, .key(.act(.submit))),
                    Command(.act(.back), desk.say("不改，返回", "Leave as it was"), priority: 2, .key(.act(.back))),
                ]
        case .confirming:
            [
                Command(.act(.submit), desk.say("登记", "Enrol"), priority: 0, .store),
                Command(.act(.back), desk.say("返回修改", "Go back"), priority: 1, .key(.act(.back))),
            ] + payCommands(desk)
        case .done(let made): done(made, desk)
        }
    }

    private static func choosing(_ state: State, _ desk: Desk) -> [Command<Action>] {
        guard let weighing = state.weighing(desk) else {
            return [Command(.act(.refresh), desk.say("再读一次", "Read again"), priority: 1, .refresh)]
        }
        let count = min(9, weighing.offers.count)
        var commands: [Command<Action>] = [
            Command(.shown("1-\(count)"), desk.say("勾选", "Tick"), priority: 0, .key(.key(.character(" ")))),
            Command(.shown("Enter"), desk.say("看条款", "Terms"), priority: 4, .key(.key(.enter))),
        ]
        // More than seven plans need the digits for themselves; F4 and F6 do the same.
        let hasDigits = weighing.offers.count <= 7
        commands.append(
            Command(
                hasDigits ? .digit(8) : .act(.choices), desk.say("份数档次", "Options"),
                help: desk.say(
                    "选中那一项的份数、档次或天数；也可用 F4，左右键直接改",
                    "Shares, tier or days of the selected plan; F4 too, Left and Right change it"),
                barred: optionsBar(state, weighing, desk), priority: 5, .options))
        commands.append(
            Command(
                hasDigits ? .digit(9) : .act(.new), desk.say("首日缴费", "Day, fees"),
                help: desk.say(
                    "首日、会费由谁承担、现在缴不缴；也可用 F6", "First day, who bears the fees, whether they are paid now; F6 too"),
                priority: 3,
                .common))
        commands.append(Command(.act(.details), desk.say("依据", "Basis"), priority: 6, .basis))
        commands.append(
            Command(.act(.submit), desk.say("确认", "Confirm"), barred: bar(state, desk), priority: 1, .review))
        return commands
    }

    /// Only a handler's enrolment is stored; another operator is told so before ticking, not after.
    static func bar(_ state: State, _ desk: Desk) -> String? {
        desk.user.duties.contains(.handler)
            ? nil : ClaimBar.notYourDuty([.handler]).sentence(desk.language).fitting(state.size.columns - 4)
    }

    /// One digit on the confirm page takes the fees with the enrolment, instead of a form before or a screen after it.
    private static func payCommands(_ desk: Desk) -> [Command<Action>] {
        Payer.allCases.enumerated().map { place, payer in
            Command(
                .digit(place + 1), desk.say("\(payer.name(.zh))付", "Paid by \(payer.name(.en))"),
                help: desk.say("钱已收到时按，和登记一起出收据", "When the money is there: the receipt comes with the certificates"),
                priority: 7, .pay(payer))
        } + [Command(.digit(0), desk.say("以后缴", "Pay later"), priority: 8, .pay(nil))]
    }

    private static func optionsBar(_ state: State, _ weighing: PlanWeighing, _ desk: Desk) -> String? {
        guard weighing.offers.indices.contains(state.selected) else { return desk.words.notHere }
        let offer = weighing.offers[state.selected]
        let name = offer.plan.name(desk.language)
        if !offer.hasOptions { return desk.say("\(name)只有一份，没有可选的", "\(name): one share, nothing to choose") }
        if !offer.isTicked { return desk.say("先勾选\(name)", "Tick \(name) first") }
        return nil
    }

    private static func done(_ made: [Enrolment], _ desk: Desk) -> [Command<Action>] {
        var commands: [Command<Action>] = [
            Command(.digit(1), desk.say("个人页", "The person"), priority: 1, .next(.person)),
            Command(.digit(2), desk.say("录入理赔", "Claim"), priority: 3, .next(.claim)),
            Command(.digit(3), desk.say("下一个人", "Next person"), priority: 0, .next(.find)),
            Command(
                .digit(5), desk.say("打印", "Print"), help: desk.say("参保凭证和收据", "Certificates and the receipt"),
                priority: 3,
                .next(.slips)),
        ]
        if made.contains(where: { !$0.isPaid }) {
            commands.append(Command(.digit(4), desk.say("缴费", "Pay the fees"), priority: 2, .next(.pay)))
        }
        return commands
    }

    package static func read(_ input: Input, _ state: State, _ desk: Desk) -> Action? {
        switch state.stage {
        case .options(_, var form), .common(var form): return form.handle(input) == nil ? nil : .key(input)
        case .confirming:
            return confirm(state, desk)?.handle(input) == nil
                ? nil
                : input == .key(.character("y")) || input == .key(.character("Y"))
                    ? .store : .key(input)
        case .done: return input == .key(.enter) ? .next(.person) : nil
        case .choosing: return readList(input, state, desk)
        }
    }

    private static func readList(_ input: Input, _ state: State, _ desk: Desk) -> Action? {
        switch input {
        case .act(.choices): return .options
        case .act(.new): return .common
        case .key(.left), .key(.right), .key(.character("+")), .key(.character("-")): return .key(input)
        default:
            guard let weighing = state.weighing(desk) else { return nil }
            var list = list(state, weighing, desk)
            return list.handle(input) == nil ? nil : .key(input)
        }
    }

    // MARK: reduce

    package static func reduce(_ state: inout State, _ action: Action, _ desk: Desk) -> [Effect] {
        switch action {
        case .loaded(let card):
            state.card = card
            state.name = card.person.name.text
            return count(card) + reopen(&state, desk)
        case .counted(let counted): state.counted = counted
        case .gone:
            return [.warn(desk.say("没有找到这个人：F12 返回，再找一次。", "This person was not found: F12 goes back, find again."))]
        case .refresh: return [.ask(.person(state.person))]
        case .basis: state.showsBasis.toggle()
        case .options: return openOptions(&state, desk)
        case .common: openCommon(&state, desk)
        case .review: return review(&state, desk)
        case .pay(let payer): if !state.isSending { state.basket.payer = payer }
        case .store: return store(&state, desk)
        case .stored(let made, let card):
            state.card = card
            state.isSending = false
            state.stage = .done(made)
            return [.finished(.enrolment), .praise(thanks(made, desk))]
        case .failed: state.isSending = false
        case .next(let next): return next.effects(state.person)
        case .key(let input): return key(input, &state, desk)
        }
        return []
    }

    /// Nothing is counted for a unit that no gate can be held against.
    private static func count(_ card: PersonCard) -> [Effect] {
        guard let employer = card.employer, employer.details.headcount ?? employer.details.womenHeadcount != nil
        else { return [] }
        return [.ask(.participation(.count(employer.id)))]
    }

    private static func key(_ input: Input, _ state: inout State, _ desk: Desk) -> [Effect] {
        switch state.stage {
        case .choosing: return listKey(input, &state, desk)
        case .options(let plan, let form): return optionsKey(input, plan, form, &state, desk)
        case .common(let form): return commonKey(input, form, &state, desk)
        case .confirming:
            switch confirm(state, desk)?.handle(input) {
            case .no: state.stage = .choosing
            case .wrongKey(let why): return [.inform(why)]
            case .yes, nil: break
            }
            return []
        case .done: return []
        }
    }

    private static func listKey(_ input: Input, _ state: inout State, _ desk: Desk) -> [Effect] {
        guard let weighing = state.weighing(desk) else { return [] }
        switch input {
        case .key(.left), .key(.character("-")): return adjust(-1, input, &state, weighing, desk)
        case .key(.right), .key(.character("+")): return adjust(1, input, &state, weighing, desk)
        default: break
        }
        var list = list(state, weighing, desk)
        let event = list.handle(input)
        state.selected = list.selected
        switch event {
        case .ticked(let place): return tick(place, &state, weighing, desk)
        case .picked(let place): return [.go(.plan(weighing.offers[place].plan.code))]
        case .wrongKey(let why):
            // Enter explains a plan that can't be had as well.
            if input == .key(.enter) { return [.go(.plan(weighing.offers[state.selected].plan.code))] }
            return [.warn(why)]
        case .moved, .wantsMore, nil: return []
        }
    }

    private static func tick(_ place: Int, _ state: inout State, _ weighing: PlanWeighing, _ desk: Desk) -> [Effect] {
        let offer = weighing.offers[place]
        if offer.isTicked {
            state.basket.choices[offer.plan.code] = nil
            return []
        }
        guard offer.hasTiers || offer.hasDays else {
            state.basket.choices[offer.plan.code] = PlanChoice()
            return []
        }
        return openOptions(&state, desk)
    }

    /// Left and Right change what the plan is bought by: tier, else days, else shares; + and - the shares.
    private static func adjust(
        _ step: Int, _ input: Input, _ state: inout State, _ weighing: PlanWeighing, _ desk: Desk
    ) -> [Effect] {
        guard weighing.offers.indices.contains(state.selected) else { return [] }
        let offer = weighing.offers[state.selected]
        if let bar = optionsBar(state, weighing, desk) { return [.inform(bar)] }
        guard var choice = offer.choice, let edition = offer.edition else { return [] }
        let wantsShares = (input == .key(.character("+")) || input == .key(.character("-"))) && offer.hasShares
        if offer.hasTiers, !wantsShares {
            let place = edition.tiers.firstIndex { $0 == choice.tier } ?? 0
            choice.tier = edition.tiers[min(max(0, place + step), edition.tiers.count - 1)]
        } else if let range = offer.dayRange, !wantsShares {
            choice.days = min(max(range.lowerBound, (choice.days ?? range.lowerBound) + step), range.upperBound)
        } else {
            choice.shares = min(max(1, choice.shares + step), edition.who.shares.value)
        }
        state.basket.choices[offer.plan.code] = choice
        return []
    }

    // MARK: confirm, store, go on

    private static func review(_ state: inout State, _ desk: Desk) -> [Effect] {
        guard let weighing = state.weighing(desk) else { return [] }
        guard !weighing.ticked.isEmpty else {
            return [
                .warn(
                    desk.say(
                        "还没有勾选保障。按 1-\(min(9, weighing.offers.count)) 勾选。",
                        "Nothing is ticked yet. Tick with 1-\(min(9, weighing.offers.count))."))
            ]
        }
        if let place = weighing.offers.firstIndex(where: { $0.isTicked && !$0.isReady }) {
            state.selected = place
            return [.say(Message(.error, told(firstTrouble(weighing.offers[place], desk), state)))]
        }
        if let over = weighing.overspent {
            return [
                .refuse(
                    Sentence(
                        what: desk.say(
                            "承担的金额比会费多 \(over.grouped)。", "What others bear is \(over.grouped) more than the fees."),
                        todo: desk.say("按 9 改金额。", "Press 9 and correct the amounts.")))
            ]
        }
        state.stage = .confirming
        return []
    }

    private static func store(_ state: inout State, _ desk: Desk) -> [Effect] {
        guard state.stage == .confirming, !state.isSending, let weighing = state.weighing(desk) else { return [] }
        state.isSending = true
        return [
            .ask(
                .enrol(
                    NewEnrolments(
                        person: state.person, lines: weighing.lines, payer: state.basket.payer, key: state.key)))
        ]
    }

    private static func thanks(_ made: [Enrolment], _ desk: Desk) -> String {
        let numbers = made.map(\.number.text)
        let shown = numbers.count > 2 ? "\(numbers[0]) … " + (numbers.last ?? "") : numbers.joined(separator: " ")
        return desk.say("已登记 \(made.count) 项，凭证 \(shown)", "\(made.count) enrolled, certificate \(shown)")
    }
}

extension PlanSelection.Next {
    /// Down to the main menu first, so that F12 there doesn't lead back into a form that is done.
    func effects(_ person: PersonID) -> [Effect] {
        switch self {
        case .person: [.home, .go(.person(person))]
        case .claim: [.home, .go(.claimEntry(person))]
        case .pay: [.home, .go(.payFees(person))]
        case .find: [.home, .go(.find(.enrol))]
        case .slips: [.home, .go(.person(person)), .go(.slips(person))]
        }
    }
}

extension PlanSelection.State {
    func weighing(_ desk: Desk) -> PlanWeighing? { card.map { PlanWeighing($0, basket, desk, counted: counted) } }
}
