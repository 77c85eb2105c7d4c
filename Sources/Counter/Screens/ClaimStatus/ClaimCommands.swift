import MutualAid
package import Terminal

extension ClaimStatus {
    package static func commands(_ state: State, _ desk: Desk) -> [Command<Action>] {
        let page = Command(.act(.pageForward), desk.say("翻页", "Page"), priority: 6, Action.key(.act(.pageForward)))
        let back = Command(.act(.back), desk.say("返回", "Back"), priority: 1, Action.key(.act(.back)))
        switch state.phase {
        case .overview:
            let isLong = overview(state, desk).count > Page.bodyRows(size: state.size)
            return overviewCommands(state, desk) + (isLong ? [page] : [])
        case .worksheet(let text), .past(let text):
            return (text.paragraphs.count > text.pageRows ? [page] : []) + [
                Command(.act(.back), desk.say("回到进度", "Status"), priority: 0, .key(.act(.back)))
            ]
        case .more:
            return [
                Command(
                    .shown("1-\(ClaimActions.More.allCases.count)"), desk.say("选择", "Choose"), priority: 0,
                    Action.key(.key(.enter))), back,
            ]
        case .sheet(let action):
            let ticks = Command(.shown("1-9"), desk.say("勾选", "Tick"), priority: 3, Action.key(.key(.character("1"))))
            return (state.sheets[action]?.focused?.kind == .checks ? [ticks] : []) + [
                Command(.act(.submit), desk.say("提交", "Submit"), priority: 0, .key(.act(.submit))), back,
            ]
        case .confirm:
            return [Command(.act(.submit), desk.say("确认", "Confirm"), priority: 0, .key(.act(.submit))), back]
        }
    }

    private static func overviewCommands(_ state: State, _ desk: Desk) -> [Command<Action>] {
        let loading = state.card == nil ? desk.words.waiting : nil
        let hidden =
            desk.seesHealth
            ? nil : desk.say("核算单含病种，仅经办、审核、主管可看。", "The worksheet tells the disease; it isn't open to the cashier.")
        var commands = [
            Command(.digit(1), desk.say("核算单", "Sheet"), barred: loading ?? hidden, priority: 1, Action.worksheet)
        ]
        for (digit, actions) in ClaimActions.digits {
            let choice = state.card.flatMap { ClaimActions.choice(actions, on: $0.claim, desk) }
            guard let action = choice?.action ?? actions.first else { continue }
            let barred = loading ?? choice?.bar.map { ClaimActions.why($0, state.size, desk) }
            commands.append(
                Command(
                    .digit(digit), name(action, desk), help: help(action, desk), barred: barred, priority: 1,
                    .begin(action)))
        }
        commands += [
            Command(.digit(9), desk.say("更多", "More"), barred: loading, priority: 2, .more),
            Command(.digit(0), desk.say("人员", "Person"), barred: loading, priority: 6, .person),
        ]
        if state.work != nil {
            commands.append(
                Command(
                    .act(.next), desk.say("下一件", "Next"),
                    help: desk.say("不回列表，接着看待办里的下一件。", "The next of the worklist, without going back to it."),
                    barred: loading,
                    priority: 0, .next))
        }
        if let claim = state.card?.claim {
            if ClaimLife.bar(.undo, on: claim, by: desk.user) == nil {
                commands.append(
                    Command(
                        .act(.undo), ClaimAction.undo.name(desk.language).capitalisedFirst, priority: 5, .begin(.undo)))
            }
            if claim.steps.contains(where: { $0.action == .amend }) {
                commands.append(
                    Command(
                        .act(.details), desk.say("更正前的核算单", "Old sheets"), barred: hidden, priority: 4, .showPast))
            }
        }
        if state.card?.open.isEmpty == false {
            commands.append(
                Command(
                    .act(.choices), desk.say("核对提示", "Warnings"),
                    help: desk.say("像是同一件的，两件并排看，认定是不是。", "What looks like one, side by side, to be settled."),
                    priority: 1,
                    .warnings))
        }
        commands.append(Command(.act(.refresh), desk.say("刷新", "Refresh"), priority: 7, .refresh))
        return commands
    }

    private static func help(_ action: ClaimAction, _ desk: Desk) -> String {
        switch action {
        case .take: desk.say("领取后别人不会再办，办完自动放开。", "Taken, others leave it alone; a decision frees it.")
        case .handBack: desk.say("交回后别人可以办。", "Handed back, others can work on it.")
        case .approve: desk.say("看清互助金再确认；进拨付批次前可以撤回。", "Confirmed on the next page; it can be undone until the batch.")
        case .giveBack: desk.say("退回经办，原因可以勾几项，也可以写。", "To the handler, with one reason or several.")
        case .amend: desk.say("用录入的表单更正，原来的核算单留着。", "In the form it was entered by; the old worksheet is kept.")
        case .askForPapers: desk.say("缺什么一次要齐，不算审核。", "All that is missing, asked once; it is no review.")
        case .papersComplete:
            desk.say("到了哪些勾哪些，到齐回到要的那个岗。", "Tick what came; when all is in, it goes back to who asked.")
        case .deny: desk.say("不予给付，写明原因。", "With one reason or several.")
        default: ""
        }
    }

    /// Short enough for the legend; the domain's name tells it in full on the sheet.
    private static func name(_ action: ClaimAction, _ desk: Desk) -> String {
        switch action {
        case .askForPapers: desk.say("要补件", "Papers")
        case .papersComplete: desk.say("收补件", "Papers in")
        case .submit: desk.say("送审", "To review")
        case .giveOtherCard: desk.say("换卡", "Other card")
        default: desk.language == .zh ? action.name(.zh) : action.name(.en).capitalisedFirst
        }
    }
}

extension ClaimDecision {
    /// Weighs enough to be confirmed by F10 or Y, though most can be undone: Enter goes to the next claim.
    var isConfirmed: Bool {
        switch self {
        case .approve, .giveBack, .deny, .withdraw: true
        case .accept, .submit, .askForPapers, .papersReceived, .amend, .hold, .release, .take, .handBack, .undo,
            .reconsider:
            false
        }
    }
}

extension ClaimDecision {
    /// Moves the claim on or back; taking and holding only prepare that.
    var isWork: Bool {
        switch self {
        case .take, .handBack, .hold, .release: false
        default: true
        }
    }
}

extension Desk {
    /// Whether the operator's work needs what is known of a person's health; the cashier's doesn't.
    var seesHealth: Bool {
        !user.duties.isDisjoint(with: [.handler, .firstReviewer, .secondReviewer, .supervisor, .auditor, .trainer])
    }
}
