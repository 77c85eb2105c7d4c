package import MutualAid
package import Terminal

/// M2: the claims that wait for payment, ticked into a batch.
package enum MakeBatch: Screen {
    package struct State: Sendable, Equatable {
        let key: SubmissionKey
        /// All that wait, `nil` until the office has answered; what is shown of them is the filter's.
        var all: [PaymentCandidate]?
        var filter = PaymentFilter()
        /// What is not to be paid now; everything else that can be is ticked.
        var unticked: Set<ClaimID> = []
        var isConfirming = false
        var isSending = false
        var selected = 0
        var pageRows = 9
        var size = Size.home

        package init(key: SubmissionKey) { self.key = key }

        var shown: [PaymentCandidate] {
            (all ?? []).filter { filter.holds(office: $0.office, approvedOn: $0.approvedOn) }
        }
        var ticked: [PaymentCandidate] { shown.filter { $0.bar == nil && !unticked.contains($0.claim) } }
    }

    package enum Action: Sendable, Equatable {
        case key(Input)
        case loaded([PaymentCandidate])
        case turnDay, turnOffice, tickAll, refresh
        case review, store
        case stored(PaymentBatch)
        case failed
    }

    package static let code = "M2"

    package static func name(_ state: State, _ desk: Desk) -> String { desk.say("制批", "Make a batch") }

    package static func opening(_ state: State, _ desk: Desk) -> [Effect] {
        [.ask(.money(.candidates(PaymentFilter())))]
    }

    package static func hear(_ reply: Reply, to request: Request, _ state: State, _ desk: Desk) -> Action? {
        switch (request, reply) {
        case (.money(.candidates), .money(.candidates(let found))): .loaded(found)
        case (.money(.candidates), .failed): .loaded([])
        case (.money(.make), .money(.batch(let batch))): .stored(batch)
        case (.money(.make), _): .failed
        default: nil
        }
    }

    package static func holdsKeys(_ state: State) -> Bool { state.all == nil }
    package static func setListRows(_ state: inout State, _ rows: Int) { state.pageRows = rows }
    package static func setSize(_ state: inout State, _ size: Size) { state.size = size }
    package static func stopWaiting(_ state: inout State) { state.isSending = false }

    // MARK: commands

    package static func commands(_ state: State, _ desk: Desk) -> [Command<Action>] {
        if state.isConfirming {
            return [
                Command(.act(.submit), desk.say("制批", "Make it"), priority: 0, .store),
                Command(.act(.back), desk.say("返回修改", "Go back"), priority: 1, .key(.act(.back))),
            ]
        }
        guard let all = state.all, !all.isEmpty else {
            return [Command(.act(.refresh), desk.say("刷新", "Refresh"), priority: 1, .refresh)]
        }
        var commands = [
            Command(.shown("1-9"), desk.say("勾选", "Tick"), priority: 1, Action.key(.key(.character(" ")))),
            Command(.digit(0), desk.say("全勾/全不勾", "All or none"), priority: 2, .tickAll),
            Command(
                .act(.submit), desk.say("制批", "Make it"), barred: desk.bar(.makeBatches), priority: 0, .review),
            Command(
                .act(.details), desk.say("换日期", "By day"),
                help: desk.say(
                    "只看某一天审核通过的，再按换一天；左右键也行。", "Those approved on one day, then the next; Left and Right too."),
                priority: 3, .turnDay),
        ]
        if Set(all.map(\.office)).count > 1 {
            commands.append(
                Command(.act(.choices), desk.say("换办事处", "By office"), priority: 4, .turnOffice))
        }
        commands.append(Command(.act(.refresh), desk.say("刷新", "Refresh"), priority: 6, .refresh))
        return commands
    }

    package static func read(_ input: Input, _ state: State, _ desk: Desk) -> Action? {
        if state.isConfirming {
            return confirm(state, desk).handle(input) == nil ? nil : .key(input)
        }
        if input == .key(.right) || input == .key(.left) { return .turnDay }
        var list = list(state, desk)
        return list.handle(input) == nil ? nil : .key(input)
    }

    // MARK: reduce

    package static func reduce(_ state: inout State, _ action: Action, _ desk: Desk) -> [Effect] {
        switch action {
        case .refresh: return [.ask(.money(.candidates(PaymentFilter())))]
        case .loaded(let found): state.all = found
        case .turnDay:
            let days = Set((state.all ?? []).map(\.approvedOn)).sorted(by: >)
            let place = state.filter.from.flatMap { day in days.firstIndex(of: day).map { $0 + 1 } } ?? 0
            state.filter.from = days.indices.contains(place) ? days[place] : nil
            state.filter.through = state.filter.from
            state.selected = 0
        case .turnOffice:
            let offices = Set((state.all ?? []).map(\.office)).sorted()
            let place = state.filter.office.flatMap { office in offices.firstIndex(of: office).map { $0 + 1 } } ?? 0
            state.filter.office = offices.indices.contains(place) ? offices[place] : nil
            state.selected = 0
        case .tickAll:
            let payable = state.shown.filter { $0.bar == nil }.map(\.claim)
            if state.ticked.isEmpty { state.unticked.subtract(payable) } else { state.unticked.formUnion(payable) }
        case .review:
            guard !state.ticked.isEmpty else {
                return [.warn(desk.say("没有勾选要付的理赔。用数字勾选。", "No claim is ticked. Tick with the digits."))]
            }
            guard state.ticked.count <= PaymentBatch.mostLines else {
                return [
                    .warn(
                        desk.say(
                            "一批最多 \(PaymentBatch.mostLines) 笔，请用 F11 按日期分开。",
                            "At most \(PaymentBatch.mostLines) lines: choose by day with F11."))
                ]
            }
            state.isConfirming = true
        case .store:
            guard state.isConfirming, !state.isSending else { return [] }
            state.isSending = true
            return [.ask(.money(.make(NewBatch(state.ticked, key: state.key))))]
        case .stored(let batch):
            return [
                .finished(.payment), .replace(.batch(batch.id)),
                .praise(
                    desk.say("已制批 \(batch.number.text)，请放行。", "Made \(batch.number.text); it waits for its release.")),
            ]
        case .failed:
            state.isSending = false
            state.isConfirming = false
            return [.ask(.money(.candidates(PaymentFilter())))]
        case .key(let input): return key(input, &state, desk)
        }
        return []
    }

    private static func key(_ input: Input, _ state: inout State, _ desk: Desk) -> [Effect] {
        if state.isConfirming {
            switch confirm(state, desk).handle(input) {
            case .yes: return reduce(&state, .store, desk)
            case .no: state.isConfirming = false
            case .wrongKey(let why): return [.inform(why)]
            case nil: break
            }
            return []
        }
        var list = list(state, desk)
        let event = list.handle(input)
        state.selected = list.selected
        switch event {
        case .ticked(let place), .picked(let place):
            let candidate = state.shown[place]
            switch candidate.bar {
            case nil:
                if state.unticked.remove(candidate.claim) == nil { state.unticked.insert(candidate.claim) }
            // What is missing can be given at once.
            case .payee: return [.go(.payee(candidate.claim))]
            case let bar?: return [.warn(bar.sentence(desk.language).fitting(state.size.columns - 4))]
            }
        case .wrongKey(let why): return [.inform(why)]
        case .moved, .wantsMore, nil: break
        }
        return []
    }

    // MARK: view

    package static func view(_ state: State, _ desk: Desk) -> Page {
        guard state.all != nil else {
            return desk.page([.spacer(1), .lines([Line("  " + desk.words.waiting, .muted)])])
        }
        let crumb = Line(desk.say("待拨付", "To pay") + " > " + scope(state, desk), .breadcrumb)
        if state.isConfirming {
            return desk.page(crumb: crumb, [.spacer(1), .confirm(confirm(state, desk))])
        }
        return desk.page(
            crumb: crumb, [.list(list(state, desk)), .spacer(1), .lines(totals(state, desk))],
            message: desk.bar(.makeBatches).map { Message(.warning, $0) })
    }

    private static func scope(_ state: State, _ desk: Desk) -> String {
        let day = state.filter.from.map { desk.say("\($0.iso) 通过", "approved \($0.iso)") }
        let office = state.filter.office.map { desk.divisions.path(of: $0).last ?? $0.text }
        return [day, office].compactMap(\.self).joined(separator: "  ").nonEmpty ?? desk.say("全部", "all")
    }

    private static func list(_ state: State, _ desk: Desk) -> ListView {
        let sharing = PaymentCandidate.sharing(state.ticked)
        var list = ListView(
            [
                Column(desk.say("理赔号", "Claim"), 17), Column(desk.say("姓名", "Name"), 10),
                Column(desk.say("付给", "Payee"), 0),
                Column(desk.say("通过", "Approved"), 10, drop: 1),
                Column(desk.say("互助金", "Benefit"), 11, .right),
            ],
            rows: state.shown.map { candidate in
                ListRow(
                    "\(candidate.claim.value)",
                    [
                        Line(candidate.number.text), Line(candidate.personName),
                        payee(candidate, isShared: sharing.contains(candidate.claim), desk),
                        Line(candidate.approvedOn.iso), Line(candidate.amount.grouped, .figure),
                    ], ticked: candidate.bar == nil ? !state.unticked.contains(candidate.claim) : nil)
            }, selected: state.selected, pageRows: state.pageRows,
            emptyText: desk.say("  没有待拨付的理赔。", "  No claim waits for payment."), words: desk.words)
        list.digitsTick = true
        return list
    }

    private static func payee(_ candidate: PaymentCandidate, isShared: Bool, _ desk: Desk) -> Line {
        if let bar = candidate.bar { return Line("! " + bar.short(desk.language), .warning) }
        guard let payee = candidate.payee else { return Line("") }
        // The card first: it tells a wrong payee where the column is narrow.
        let part = candidate.round > 1 ? desk.say("补差 ", "rest ") : ""
        let account =
            part + payee.account.card.masked + (payee.role == .member ? "" : " " + payee.role.name(desk.language))
        return isShared
            ? Line("! " + account + desk.say(" 同卡", " shared"), .warning)
            : Line(account + " " + payee.account.bank)
    }

    private static func totals(_ state: State, _ desk: Desk) -> [Line] {
        guard !state.shown.isEmpty else { return [] }
        let ticked = state.ticked
        let total = Money.sum(ticked.map(\.amount))
        let left = state.shown.filter { $0.bar != nil }.count
        var text = desk.say(
            "  已勾 \(ticked.count) 笔  合计 \(total.grouped)", "  Ticked \(ticked.count)  total \(total.grouped)")
        if left > 0 { text += desk.say("  另有 \(left) 件现在不能付", "  \(left) can't be paid now") }
        var lines = [Line(text, .total)]
        if !PaymentCandidate.sharing(ticked).isEmpty {
            lines.append(
                Line(desk.say("  ! 有一张卡收两个人的钱，请核对", "  ! One card takes two people's money: compare"), .warning))
        }
        return lines
    }

    private static func confirm(_ state: State, _ desk: Desk) -> Confirm {
        let ticked = state.ticked
        let total = Money.sum(ticked.map(\.amount))
        var rows = [
            ConfirmRow(desk.say("笔数", "Lines"), "\(ticked.count)"),
            ConfirmRow(desk.say("合计", "Total"), total.grouped, also: total.capital),
            ConfirmRow(desk.say("范围", "Scope"), scope(state, desk)),
        ]
        let parts = ticked.filter { $0.round > 1 }
        if !parts.isEmpty {
            let sum = Money.sum(parts.map(\.amount)).grouped
            rows.append(
                ConfirmRow(
                    desk.say("其中补差", "Differences"), desk.say("\(parts.count) 笔  \(sum)", "\(parts.count)  \(sum)")))
        }
        let sharing = ticked.filter { PaymentCandidate.sharing(ticked).contains($0.claim) }
        if !sharing.isEmpty {
            rows.append(
                ConfirmRow(
                    desk.say("同一张卡", "One card"),
                    sharing.map(\.personName).joined(separator: desk.say("、", ", "))))
        }
        return Confirm(
            rows,
            question: desk.say(
                "制成这个批次？出盘前可以收回。F10 或 Y", "Make it? Until its file it can be taken back. F10 or Y"),
            words: desk.words)
    }
}

extension LineBar {
    /// In a column; the whole sentence comes when the row is tried.
    func short(_ language: Language) -> String {
        switch (self, language) {
        case (.claim(.held), .zh): "挂起"
        case (.claim(.held), .en): "on hold"
        case (.claim(.takenBy(let taken)), .zh): "\(taken.byName)已领取"
        case (.claim(.takenBy(let taken)), .en): "taken by \(taken.byName)"
        case (.claim, .zh): "现在不能付"
        case (.claim, .en): "not now"
        case (.nothingToPay, .zh): "金额为零"
        case (.nothingToPay, .en): "nothing to pay"
        case (.inBatch, .zh): "已付过"
        case (.inBatch, .en): "paid before"
        case (.payee(let faults), .zh): faults.all.contains(.beneficiaryNeeded) ? "缺受益人 Enter" : "缺收款卡 Enter"
        case (.payee(let faults), .en): faults.all.contains(.beneficiaryNeeded) ? "no beneficiary" : "no card"
        }
    }
}

extension String {
    fileprivate var nonEmpty: String? { isEmpty ? nil : self }
}
